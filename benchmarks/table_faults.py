"""Plants disagreements between a table and its frontmatter, one cause each."""

from random import Random

from benchmarks.amounts import UNKNOWN, Amount, bounds, one
from benchmarks.drafts import Draft
from benchmarks.places import CURRENCIES
from benchmarks.planted import Planted, at, breaks
from benchmarks.tables import Spot, Table

# Currencies whose figures would be plausible dollars too, so that the wrong name is the only thing wrong.
_LIKE_DOLLARS = ("GBP", "EUR", "SGD", "CAD", "AUD")
_COMPONENTS = ("base", "stock", "bonus", "total_comp")


def _table(draft: Draft) -> Table:
    if draft.table is None:
        raise ValueError(f"{draft.path} has no table")
    return draft.table


def _shown(draft: Draft) -> list[tuple[int, str]]:
    """Every component that stands as money in a cell and in the frontmatter, with its row."""
    table = _table(draft)
    pairs = [(number, component) for number in range(len(draft.rows)) for component in _COMPONENTS]
    return [
        (number, component) for number, component in pairs if table.amount_of(number, f"{component}_low") is not None
    ]


def _cell(draft: Draft, number: int, component: str, bound: str = "low") -> tuple[Spot, Amount]:
    spot = _table(draft).spots[number, f"{component}_{bound}"]
    return spot, _table(draft).amounts[spot]


def _in_cell(draft: Draft, rule: str, number: int, spot: Spot, detail: str) -> list[Planted]:
    """A fault of a cell, whatever the frontmatter says."""
    return [Planted(rule, draft.path, f"body.tables[0].rows[{spot[0]}][{spot[1]}]", draft.pay[number].region, detail)]


def _set_text(draft: Draft, spot: Spot, text: str) -> None:
    _table(draft).rows[spot[0]][spot[1]] = text


@breaks("TAB301")
def table_missing(draft: Draft, random: Random) -> list[Planted]:
    del random
    draft.table = None
    return [at(draft, "TAB301", "body", "the table was left out")]


@breaks("TAB302")
def figure_differs(draft: Draft, random: Random) -> list[Planted]:
    """The high end differs: of a stock on either side, of the rest only in the cell, lest sums break too."""
    shown = _shown(draft)
    if not shown:
        return []
    number, component = random.choice(shown)
    figure, pay = f"{component}_high", draft.pay[number]
    right = pay.of(component)[1]
    step = pay.steps[component]
    off = max(step, round(right * 0.06 / step) * step)
    low = pay.of(component)[0]
    if component == "stock" and right - off >= low and random.random() < 0.5:
        draft.rows[number][figure] = right - off
        detail = f"frontmatter {right - off}, table {right}"
    else:
        draft.set_cell(number, figure, right + off)
        detail = f"frontmatter {right}, table {right + off}"
    return [at(draft, "TAB302", figure, detail, number=number)]


@breaks("TAB303")
def figure_only_in_table(draft: Draft, random: Random) -> list[Planted]:
    """A component is null in one row, or in all of them where nobody ever typed it in."""
    shown = [(number, component) for number, component in _shown(draft) if draft.company.shape != "level"]
    if not shown:
        return []
    weights = [{"base": 159, "stock": 349, "bonus": 98, "total_comp": 145}[component] for _, component in shown]
    number, component = random.choices(shown, weights)[0]
    everywhere = random.random() < 0.75
    planted = []
    for row, other in shown:
        if other == component and (everywhere or row == number):
            low, high = draft.pay[row].of(component)
            draft.rows[row] |= {f"{component}_low": None, f"{component}_high": None}
            detail = f"frontmatter null, table {low} to {high}"
            planted.append(at(draft, "TAB303", f"{component}_low", detail, number=row))
    return planted


@breaks("TAB304")
def figure_only_in_frontmatter(draft: Draft, random: Random) -> list[Planted]:
    spots = _table(draft).spots
    places = [place for place in spots if place[1] in {"stock_low", "bonus_low", "bonus_pct"}]
    if not places:
        return []
    number, figure = random.choice(places)
    _set_text(draft, spots[number, figure], UNKNOWN)
    return [at(draft, "TAB304", figure, f"frontmatter {draft.rows[number][figure]}, table {UNKNOWN}", number=number)]


@breaks("TAB305")
def region_only_in_table(draft: Draft, random: Random) -> list[Planted]:
    if len(draft.rows) < 2:
        return []
    number = random.randrange(len(draft.rows))
    del draft.rows[number]
    region = draft.pay[number].region
    return [Planted("TAB305", draft.path, "compensation", region, f"{region} was left out of the frontmatter")]


@breaks("TAB306")
def region_only_in_frontmatter(draft: Draft, random: Random) -> list[Planted]:
    if len(draft.rows) < 2:
        return []
    number = random.randrange(len(draft.rows))
    _table(draft).drop(number)
    return [at(draft, "TAB306", "region", f"{draft.pay[number].region} was left out of the table", number=number)]


@breaks("TAB305 TAB306")
def region_renamed(draft: Draft, random: Random) -> list[Planted]:
    """The two names of one region: the table's row has no partner, nor has the frontmatter's."""
    number = random.randrange(len(draft.rows))
    before = draft.pay[number].region
    if "(" in before:
        return []
    after = f"{before} Metro"
    draft.rows[number]["region"] = after
    detail = f"frontmatter {after}, table {before}"
    here = f"compensation[{number}].region"
    return [
        Planted("TAB305", draft.path, here, before, detail),
        Planted("TAB306", draft.path, here, after, detail),
    ]


@breaks("TAB307")
def currency_differs(draft: Draft, random: Random) -> list[Planted]:
    second = draft.company.writing.second_currency != "none"
    rows = [number for number, row in enumerate(draft.pay) if row.currency in _LIKE_DOLLARS]
    if second or not rows or not _shown(draft):
        return []
    number = random.choice(rows)
    draft.rows[number]["currency"] = "USD"
    return [at(draft, "TAB307", "currency", f"frontmatter USD, table {draft.pay[number].currency}", number=number)]


@breaks("TAB308")
def currency_mixed_in_cell(draft: Draft, random: Random) -> list[Planted]:
    shown = [place for place in _shown(draft) if _cell(draft, *place)[1].plain]
    if not shown:
        return []
    number, component = random.choice(shown)
    spot, amount = _cell(draft, number, component)
    writing = draft.company.writing
    other = "USD" if amount.currency != "USD" else random.choice(("CAD", "SGD", "GBP"))
    text = f"{one(amount.low, amount.currency, writing)}{writing.dash}{one(amount.high, other, writing)}"
    _set_text(draft, spot, text)
    return _in_cell(draft, "TAB308", number, spot, f"the cell says {text}")


@breaks("TAB309")
def cell_unreadable(draft: Draft, random: Random) -> list[Planted]:
    """Placeholders that nobody filled in, where the frontmatter knows nothing either, so that nothing differs."""
    shown = [(number, component) for number, component in _shown(draft) if component == "stock"]
    if not shown:
        return []
    number, component = random.choice(shown)
    spot, amount = _cell(draft, number, component)
    sign = CURRENCIES[amount.currency].sign or f"{amount.currency} "
    text = f"{sign}[X]K{draft.company.writing.dash}{sign}[Y]K"
    _set_text(draft, spot, text)
    for bound in ("low", "high"):
        draft.rows[number][f"{component}_{bound}"] = None
    return _in_cell(draft, "TAB309", number, spot, f"the cell says {text}")


@breaks("TAB310")
def row_misshapen(draft: Draft, random: Random) -> list[Planted]:
    """A cell too many, behind all others, so that none of them moves."""
    line = random.randrange(len(_table(draft).rows))
    _table(draft).rows[line].append("see below")
    return [Planted("TAB310", draft.path, f"body.tables[0].rows[{line}]", "", "the row has a cell too many")]


@breaks("TAB311")
def conversion_inconsistent(draft: Draft, random: Random) -> list[Planted]:
    shown = [place for place in _shown(draft) if _cell(draft, *place)[1].second]
    if len(shown) < 2:
        return []
    number, component = random.choice(shown)
    spot, amount = _cell(draft, number, component)
    wrong = Amount(amount.low, amount.high, amount.currency, second=True, second_factor=1.5, bold=amount.bold)
    _table(draft).put(spot, wrong)
    return _in_cell(draft, "TAB311", number, spot, f"the dollars of {component} are half as much again")


@breaks("TAB312")
def range_reversed_in_cell(draft: Draft, random: Random) -> list[Planted]:
    shown = [place for place in _shown(draft) if _cell(draft, *place)[1].plain and _cell(draft, *place)[1].low]
    if not shown:
        return []
    number, component = random.choice(shown)
    spot, amount = _cell(draft, number, component)
    text = bounds(amount.high, amount.low, amount.currency, draft.company.writing)
    _set_text(draft, spot, text)
    return _in_cell(draft, "TAB312", number, spot, f"the cell says {text}")

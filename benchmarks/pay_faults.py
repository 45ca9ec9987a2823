"""Plants figures that make no sense by themselves; the table says the same wherever the table could betray them."""

from random import Random

from benchmarks.amounts import UNKNOWN, one
from benchmarks.companies import RANKED
from benchmarks.drafts import Draft
from benchmarks.planted import Planted, at, breaks

_BOUNDS = ("low", "high")


def _rows(draft: Draft, *components: str) -> list[int]:
    """Rows whose components are all known, and shown in the table."""
    if draft.table is None:
        return []
    return [
        number
        for number, pay in enumerate(draft.pay)
        if all(pay.knows(component) and (number, f"{component}_low") in draft.table.spots for component in components)
    ]


def _unranked(draft: Draft, *components: str) -> list[int]:
    """The same, where moving a total cannot turn a ladder of roles upside down."""
    return [] if draft.role.slug in RANKED else _rows(draft, *components)


@breaks("PAY201")
def range_reversed(draft: Draft, random: Random) -> list[Planted]:
    """The high end falls just below the low one, so that no sum is broken besides."""
    component = "total_comp" if draft.company.shape == "level" else "stock"
    rows = [number for number in _rows(draft, component) if draft.pay[number].of(component)[0]]
    if not rows:
        return []
    number = random.choice(rows)
    pay = draft.pay[number]
    low = pay.of(component)[0]
    draft.rows[number][f"{component}_high"] = low - pay.steps[component]
    return [at(draft, "PAY201", f"{component}_low", f"low {low}, high {low - pay.steps[component]}", number=number)]


@breaks("PAY202")
def range_half_open(draft: Draft, random: Random) -> list[Planted]:
    """Nobody knows the high end of a grant, and the table says so too: `$55K+`."""
    table = draft.table
    rows = _rows(draft, "stock")
    if table is None or not rows or not table.amounts[table.spots[rows[0], "stock_low"]].plain:
        return []
    number = random.choice(rows)
    low, _ = draft.pay[number].of("stock")
    draft.rows[number]["stock_high"] = None
    row, column = table.spots[number, "stock_low"]
    table.rows[row][column] = f"{one(low, draft.pay[number].currency, table.writing)}+"
    return [at(draft, "PAY202", "stock_high", f"low {low}, high null", number=number)]


@breaks("PAY203")
def total_below_base(draft: Draft, random: Random) -> list[Planted]:
    rows = _unranked(draft, "base", "total_comp")
    if not rows:
        return []
    number = random.choice(rows)
    base, step = draft.pay[number].of("base")[0], draft.pay[number].steps["base"]
    total = base - max(step, round(base * 0.07 / step) * step)
    draft.set_figure(number, "total_comp_low", total)
    return [at(draft, "PAY203", "total_comp_low", f"base {base}, total {total}", number=number)]


@breaks("PAY204")
def total_below_parts(draft: Draft, random: Random) -> list[Planted]:
    rows = [number for number in _unranked(draft, "base", "stock", "total_comp") if draft.pay[number].of("stock")[0]]
    if not rows:
        return []
    number = random.choice(rows)
    pay = draft.pay[number]
    total, parts = pay.of("base")[0] + pay.steps["total_comp"], pay.of("base")[0] + pay.of("stock")[0] // 4
    if total > parts * 0.95:
        return []
    draft.set_figure(number, "total_comp_low", total)
    return [
        at(draft, "PAY204", "total_comp_low", f"base and a quarter of the grant {parts}, total {total}", number=number)
    ]


@breaks("PAY205")
def total_above_parts(draft: Draft, random: Random) -> list[Planted]:
    rows = _unranked(draft, "base", "stock", "bonus", "total_comp")
    if not rows:
        return []
    number = random.choice(rows)
    pay = draft.pay[number]
    step = pay.steps["total_comp"]
    parts = pay.of("base")[1] + pay.of("stock")[1] + (pay.bonus or (0, 0))[1] + (pay.signing or (0, 0))[1]
    total = round(parts * 1.12 / step) * step
    draft.set_figure(number, "total_comp_high", total)
    return [at(draft, "PAY205", "total_comp_high", f"all parts {parts}, total {total}", number=number)]


def _count_whole_grant(draft: Draft, number: int) -> str:
    """Base and the whole grant, without a bonus, whose high end the frontmatter may not know."""
    pay = draft.pay[number]
    for bound, base, stock in zip(_BOUNDS, pay.of("base"), pay.of("stock"), strict=True):
        step = pay.steps["total_comp"]
        draft.set_figure(number, f"total_comp_{bound}", round((base + stock) / step) * step)
    low, high = draft.rows[number]["total_comp_low"], draft.rows[number]["total_comp_high"]
    return f"total {low} to {high} holds the whole grant"


@breaks("PAY206")
def grant_counted_as_one_year(draft: Draft, random: Random) -> list[Planted]:
    """Every row counts the whole grant, so that the rows agree in their convention."""
    del random
    return [] if draft.role.slug in RANKED else whole_grants(draft)


def whole_grants(draft: Draft) -> list[Planted]:
    """The same whatever the role, as where all guides of a company do so."""
    rows = _rows(draft, "base", "stock", "total_comp")
    if len(rows) < len(draft.rows):
        return []
    return [at(draft, "PAY206", "total_comp_high", _count_whole_grant(draft, number), number=number) for number in rows]


@breaks("PAY207")
def total_basis_mixed(draft: Draft, random: Random) -> list[Planted]:
    """One row counts the whole grant; the others are seen to count a year of it, with the bonus as written."""
    rows = _unranked(draft, "base", "stock", "total_comp")
    if len(rows) < 3 or len(rows) < len(draft.rows) or not _bonus_is_told(draft):
        return []
    number = random.choice(rows)
    return [at(draft, "PAY207", "total_comp_high", f"only here: {_count_whole_grant(draft, number)}", number=number)]


def _bonus_is_told(draft: Draft) -> bool:
    pay = draft.pay[0]
    return pay.percent is None or pay.knows("bonus") or pay.percent[1] - pay.percent[0] <= 3


@breaks("PAY208")
def amount_implausible(draft: Draft, random: Random) -> list[Planted]:
    """One row is in thousands, in the table too."""
    table = draft.table
    if table is None or draft.company.shape != "region" or draft.role.slug in RANKED:
        return []
    rows = [
        number
        for number in _rows(draft, "base", "total_comp")
        if all(
            table.amounts[spot].plain
            for (row, _), spot in table.spots.items()
            if row == number and spot in table.amounts
        )
    ]
    if not rows:
        return []
    number = random.choice(rows)
    for figure, amount in draft.pay[number].figures.items():
        if amount is not None and figure != "bonus_pct":
            draft.set_figure(number, figure, amount // 1000)
    return [
        at(
            draft,
            "PAY208",
            "base_low",
            f"all figures of the row are in thousands: {draft.rows[number]['base_low']}",
            number=number,
        )
    ]


@breaks("PAY209")
def currency_unlikely_in_region(draft: Draft, random: Random) -> list[Planted]:
    """Singapore's, Canada's or Australia's dollars are called American, and the table's bare `$` does not say otherwise."""
    table = draft.table
    if table is None or draft.company.shape != "region" or draft.company.names in {"code", "flag"}:
        return []
    rows = [number for number, pay in enumerate(draft.pay) if pay.currency in {"SGD", "CAD", "AUD"}]
    if not rows or draft.company.writing.second_currency != "none":
        return []
    number = random.choice(rows)
    draft.rows[number]["currency"] = "USD"
    for spot in table.cells_of(number):
        if spot in table.amounts:
            table.put(spot, table.amounts[spot].in_currency("USD"))
    return [at(draft, "PAY209", "currency", f"USD in {draft.pay[number].region}", number=number)]


@breaks("PAY210")
def region_repeated(draft: Draft, random: Random) -> list[Planted]:
    number = random.randrange(len(draft.rows))
    draft.rows.append(dict(draft.rows[number]))
    region = draft.pay[number].region
    detail = f"compensation[{number}] stands there twice"
    return [Planted("PAY210", draft.path, f"compensation[{len(draft.rows) - 1}].region", region, detail)]


@breaks("PAY211")
def bonus_stated_twice(draft: Draft, random: Random) -> list[Planted]:
    rows = _rows(draft, "bonus")
    if not rows:
        return []
    number = random.choice(rows)
    draft.rows[number]["bonus_pct"] = 45
    low, high = draft.pay[number].of("bonus")
    return [at(draft, "PAY211", "bonus_low", f"45 % beside {low} to {high}", number=number)]


@breaks("PAY212")
def figures_absent(draft: Draft, random: Random) -> list[Planted]:
    if draft.table is None or len(draft.rows) < 2:
        return []
    number = random.randrange(len(draft.rows))
    for figure in draft.pay[number].figures:
        draft.rows[number][figure] = None
    names = 1 if draft.table.by_row else 0
    names += draft.company.shape == "title"
    for row, column in draft.table.cells_of(number)[names:]:
        draft.table.rows[row][column] = UNKNOWN
    detail = "the row has no figure, nor has the table"
    return [Planted("PAY212", draft.path, f"compensation[{number}]", draft.pay[number].region, detail)]


@breaks("PAY213")
def amount_not_positive(draft: Draft, random: Random) -> list[Planted]:
    rows = _rows(draft, "base")
    if not rows or draft.company.writing.second_currency != "none":
        return []
    number = random.choice(rows)
    draft.set_figure(number, "base_low", 0)
    return [at(draft, "PAY213", "base_low", "base_low is 0", number=number)]

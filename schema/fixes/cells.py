"""Fixes of cells: other figures in a cell's own style, its other currency by the row's own rate, its column as wide as before."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from schema.differences import PERCENTS, type_of_figure
from schema.document import Document
from schema.edit_cells import in_table
from schema.figures import compared_range, times_to_compare, vest_years
from schema.finding import Fix, Refused, Safety
from schema.guide import Row
from schema.median import median
from schema.money import Bound, MoneyRange, read_cell
from schema.money_format import RangeStyle, format_range, rewrite, style_of
from schema.money_words import Period
from schema.pairing import Place
from schema.pay_cell import Entry
from schema.subject import Subject
from schema.wording import figure

_NUMERAL = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_NEAR = Decimal("0.05")  # rates of one row, each of rounded figures


class _CannotError(Exception):
    """A cell that cannot say the figures."""


def cell_fix(
    subject: Subject, row: Row, place: Place, entry: Entry, values: Mapping[str, type_of_figure]
) -> Fix | Refused:
    """A cell's figures written anew."""
    try:
        text = entry.raw.text
        percents = {name: value for name, value in values.items() if name in PERCENTS}
        if percents:
            text = _with_percents(entry, percents)
        amounts = {name: value for name, value in values.items() if name not in PERCENTS}
        if amounts:
            text = _with_amounts(row, place, entry, amounts)
    except _CannotError as error:
        return Refused(str(error))
    message = f"write `{text}` into the table"
    return Fix(Safety.UNSAFE, message, (in_table(subject.document, entry.line, entry.raw, text),))


def _with_percents(entry: Entry, values: Mapping[str, type_of_figure]) -> str:
    percent, text = entry.cell.percent, entry.raw.text
    if percent is None or percent.end > len(text):
        raise _CannotError(f"the cell `{text}` gives no per cent")
    found = list(_NUMERAL.finditer(text, percent.start, percent.end))
    ends = {"bonus_pct": 0, "bonus_pct_low": 0, "bonus_pct_high": -1}
    if percent.low is None or len(found) != (1 if percent.low == percent.high else 2):
        raise _CannotError(f"the cell `{text}` has another form")
    if len(found) == 1 and len(set(values.values())) > 1:
        raise _CannotError(f"the cell `{text}` has one figure for two")
    for name, value in sorted(values.items(), key=lambda pair: ends[pair[0]]):
        match = found[ends[name]]
        text = text[: match.start()] + f"{value:g}" + text[match.end() :]
    again = read_cell(text).percent
    if again is None or again.low is None or again.high is None or again.low > again.high:
        raise _CannotError(f"`{text}` would be no range")
    return text


def _with_amounts(row: Row, place: Place, entry: Entry, values: Mapping[str, type_of_figure]) -> str:
    component = next(iter(values)).rsplit("_", 1)[0]
    currency = row.currency_of(component) or ""
    money = compared_range(entry, component, currency)
    if entry.header.unit:
        raise _CannotError("the header gives the unit of its amounts")
    if money is None:
        raise _CannotError(f"the cell `{entry.raw.text}` gives no figure in {currency}")
    wanted = _bounds(row, component, entry, money, values)
    for other in entry.cell.ranges:
        if other is not money:
            wanted |= dict(_follow(place, entry, money, other, wanted))
    text = rewrite(entry.cell, wanted)
    if text is None:
        raise _CannotError(f"no text in the style of `{entry.raw.text}` says that")
    return text


def _bounds(
    row: Row, component: str, entry: Entry, money: MoneyRange, values: Mapping[str, type_of_figure]
) -> dict[Bound, int]:
    times = times_to_compare(entry, component, money, row) or 0
    if component == "stock" and times != 1 and not (row.stock_vest_years or vest_years(entry)):
        raise _CannotError("nothing says over how many years the grant vests")
    found: dict[Bound, int] = {}
    for name, value in values.items():
        bound = money.low if name.endswith("_low") else money.high
        if bound is None or not isinstance(value, int) or not times or value % times:
            raise _CannotError(f"the cell `{entry.raw.text}` cannot give {figure(value)}")
        if found.setdefault(bound, value // times) != value // times:
            raise _CannotError(f"the cell `{entry.raw.text}` has one figure for two")
    if money.low is not None and money.low == money.high and len(values) < 2 and not entry.header.end:
        raise _CannotError(f"the cell `{entry.raw.text}` has one figure for both ends")
    return found


def _follow(
    place: Place, entry: Entry, money: MoneyRange, other: MoneyRange, wanted: Mapping[Bound, int]
) -> Iterator[tuple[Bound, int]]:
    """What a cell's other range says once the main one is changed: the same by the row's own rate, or a year's part of it."""
    for mine, theirs in ((money.low, other.low), (money.high, other.high)):
        if mine is None or theirs is None or mine not in wanted:
            continue
        if other.currency == money.currency:
            years = vest_years(entry) or 4
            if other.period is not Period.YEAR or wanted[mine] % years:
                raise _CannotError(f"the cell `{entry.raw.text}` gives it in two ways")
            yield theirs, wanted[mine] // years
            continue
        rates = _rates(place, entry, money.currency, other.currency)
        rate = median(rates) if rates else Decimal(0)
        if not rates or any(abs(each - rate) > _NEAR * rate for each in rates):
            raise _CannotError("the row has no rate of its own for the other currency")
        meant = wanted[mine] * rate
        if abs(theirs.value - meant) <= _NEAR * meant:
            continue  # it said so already, and the first currency was wrong
        if abs(theirs.value - mine.value * rate) > _NEAR * theirs.value:
            raise _CannotError("its two currencies are at no rate of the row's")
        unit = _unit([bound.value for bound in (other.low, other.high) if bound])
        yield theirs, round(meant / unit) * unit


def _rates(place: Place, entry: Entry, one: str | None, two: str | None) -> list[Decimal]:
    """What the row's other cells give of a currency for one of another."""
    found: list[Decimal] = []
    for cell in place.entries:
        mine = [money for money in cell.cell.ranges if one and money.currency == one]
        theirs = [money for money in cell.cell.ranges if two and money.currency == two]
        if cell.at == entry.at or len(mine) != 1 or len(theirs) != 1:
            continue
        for first, second in ((mine[0].low, theirs[0].low), (mine[0].high, theirs[0].high)):
            if first and second and first.value > 0:
                found.append(Decimal(second.value) / first.value)
    return found


def _unit(values: Sequence[int]) -> int:
    """The round number that figures are multiples of."""
    unit = 1
    while all(value % (unit * 10) == 0 for value in values) and unit < 10_000:
        unit *= 10
    return unit


# ends that have changed places


def swapped_range(
    document: Document, entry: Entry, held: tuple[int | None, int | None], currency: str | None
) -> Fix | Refused:
    """The ends of a cell's one range swapped, where the frontmatter holds them so."""
    money = compared_range(entry, entry.component or "", currency) if currency else None
    if money is None or money.low is None or money.high is None or len(entry.cell.ranges) > 1 or entry.header.unit:
        return Refused("the frontmatter does not tell which end is right")
    low, high = money.low, money.high
    if held != (high.value, low.value):
        return Refused("the frontmatter does not have the two the other way round, so one of them may be wrong")
    text = rewrite(entry.cell, {low: high.value, high: low.value})
    if text is None:
        return Refused(f"no text in the style of `{entry.raw.text}` says that")
    message = f"write `{text}` into the table, as the frontmatter has it"
    return Fix(Safety.SAFE, message, (in_table(document, entry.line, entry.raw, text),))


# a cell with nothing in it


def empty_cell_fix(
    subject: Subject, row: Row, place: Place, entry: Entry, values: Mapping[str, type_of_figure]
) -> Fix | Refused:
    """Figures written into an empty cell, in the style of its neighbours."""
    if not entry.cell.absent or entry.header.unit:
        return Refused(f"the cell says `{entry.raw.text}`")
    text = text_like(row, values, entry, [*place.entries, *place.table.entries])
    if text is None:
        return Refused("no cell near it shows how to write them")
    message = f"write `{text}` into the table"
    return Fix(Safety.UNSAFE, message, (in_table(subject.document, entry.line, entry.raw, text),))


def text_like(row: Row, values: Mapping[str, type_of_figure], column: Entry, models: Sequence[Entry]) -> str | None:
    """Figures as other cells in the same currency write theirs: those of the same column first; None where none can be a model."""
    if set(values) == {"bonus_pct"}:
        return f"{values['bonus_pct']:g}%"
    component = next(iter(values)).rsplit("_", 1)[0]
    low, high = values.get(f"{component}_low"), values.get(f"{component}_high")
    if len(values) != 2 or not isinstance(low, int) or not isinstance(high, int) or column.header.end:
        return None
    currency = row.currency_of(component)
    for model in sorted(models, key=lambda each: each.header.components != column.header.components):
        style = _style(model, currency)
        if style is None or model.header.unit:
            continue
        try:
            text = format_range(low, high, style)
        except ValueError:
            continue
        if _may_be(column, text, currency or ""):
            return text
    return None


def _style(model: Entry, currency: str | None) -> RangeStyle | None:
    """The style of a cell that gives one range in a currency and nothing else."""
    plain = len(model.cell.ranges) == 1 and not model.cell.percent and not model.cell.unread
    if not plain or currency is None or model.currency(model.cell.ranges[0]) != currency:
        return None
    return style_of(model.cell)


def _may_be(column: Entry, text: str, currency: str) -> bool:
    """Whether a text, put into a cell, is read in a currency and for no other time than the figures are."""
    entry = Entry(column.region, column.header, text, column.line, column.at, column.level)
    money = entry.cell.ranges[0] if len(entry.cell.ranges) == 1 else None
    return money is not None and entry.may_be(money, currency) and money.period in {None, Period.YEAR, Period.GRANT}

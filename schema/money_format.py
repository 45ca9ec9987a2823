"""Amounts back to text: in a given style or in a cell's own, so that what is written reads back as what was meant."""

import re
from collections.abc import Iterator, Mapping
from itertools import product

from schema.money import read_cell
from schema.money_cell import Bound, Cell, MoneyRange
from schema.money_words import CRORE, LAKH, MILLION, UNITS, Period
from schema.named import NamedTuple
from schema.percent import format_percent

_WRITTEN = re.compile(r"(?P<prefix>[^0-9]*)(?P<numeral>[0-9](?:[0-9.,'’\s]*[0-9])?)(?P<rest>[^0-9]*)")
_UNIT = re.compile(r"\s?[^\W\d_]+")
_GROUPS = {",": 3, ".": 3, " ": 3, "\u00a0": 3, "\u202f": 3, "\u2009": 3, "'": 3, "’": 3}
LAKHS = "lakhs"


class AmountStyle(NamedTuple):
    """How an amount is written: `$150K` has prefix `$`, unit `K`; `28,00,000 INR` has grouping LAKHS, suffix ` INR`."""

    prefix: str = ""
    # `K`, `M`, `L`, ` million`: the space before it belongs to it.
    unit: str = ""
    suffix: str = ""
    # What parts thousands: `,` `.` `'` or a space; LAKHS for `28,00,000`; nothing at all.
    grouping: str = ","
    decimal: str = "."
    # Decimals that are always written: two in `HK$3.50M`, none in `$1.1M`.
    decimals: int = 0
    # The scale of a unit that only the other bound shows, as for the 120 of `120-160K`.
    shared: int = 1

    @property
    def scale(self) -> int:
        return UNITS.get(self.unit.strip().casefold(), self.shared)


class RangeStyle(NamedTuple):
    """How a range is written; `single` if low and high are one amount."""

    low: AmountStyle
    high: AmountStyle
    dash: str = "–"
    single: bool = False


def format_amount(value: int, style: AmountStyle) -> str:
    """An amount that reads back as itself. ValueError where the style has no such text, as `500` without a currency."""
    for text in _texts(value, style):
        cell = read_cell(text)
        if not cell.unread and [_values(found) for found in cell.ranges] == [(value, value)]:
            return text
    raise ValueError(f"{value} has no text in this style that reads back")


def format_range(low: int, high: int, style: RangeStyle) -> str:
    """A range that reads back as itself; ValueError where there is none, as for `$5–$1,000`, which may lack a suffix."""
    if style.single and low == high:
        return format_amount(low, style.low)
    for first, last in product(_texts(low, style.low, style.high), _texts(high, style.high, style.low)):
        text = f"{first}{style.dash}{last}"
        cell = read_cell(text)
        if not cell.unread and [_values(found) for found in cell.ranges] == [(low, high)]:
            return text
    raise ValueError(f"{low} to {high} has no text in this style that reads back")


def style_of(cell: Cell) -> RangeStyle | None:
    """The style of a cell's main range; None where there is none, or where another currency stands between its amounts."""
    if not cell.ranges:
        return None
    found = cell.ranges[0]
    if found.low is None or found.high is None or found.low.end > found.high.start:
        only = found.low or found.high
        style = bound_style(cell, only) if only else None
        return RangeStyle(style, style, single=True) if style else None
    low, high = bound_style(cell, found.low), bound_style(cell, found.high)
    dash = cell.text[found.low.end : found.high.start]
    if low is None or high is None or any(character.isdigit() for character in dash):
        return None
    return RangeStyle(high if found.low.value == 0 else low, high, dash)


def bound_style(cell: Cell, bound: Bound) -> AmountStyle | None:
    """The style of one amount of a cell; None where it is too oddly written to be a model."""
    match = _WRITTEN.fullmatch(cell.text[bound.start : bound.end])
    if not match:
        return None
    numeral, rest = match["numeral"], match["rest"]
    unit_match = _UNIT.match(rest)
    unit = unit_match[0] if unit_match and unit_match[0].strip().casefold() in UNITS else ""
    for shared in (1,) if unit else (1, *sorted(set(UNITS.values()))):
        separators = _separators(numeral, has_unit=bool(unit) or shared > 1)
        style = AmountStyle(match["prefix"], unit, rest.removeprefix(unit), *separators, shared)
        if bound.value == 0 or next(_in_unit(bound.value, style), "") == numeral:
            return style
    return None


def rewrite(cell: Cell, values: Mapping[Bound, int], *, hint: str | None = None) -> str | None:
    """The cell with other values in its own style; None where no text would read as just that change and nothing else."""
    bounds = sorted(values, key=lambda bound: bound.start)
    styles = [bound_style(cell, _model(cell, bound)) for bound in bounds]
    choices = [list(_texts(values[bound], style)) for bound, style in zip(bounds, styles, strict=True) if style]
    if len(choices) < len(bounds):
        return None
    wanted = [_meaning(found, values) for found in cell.ranges]
    for texts in product(*choices):
        pieces, at = [], 0
        for bound, text in zip(bounds, texts, strict=True):
            pieces += [cell.text[at : bound.start], text]
            at = bound.end
        written = "".join([*pieces, cell.text[at:]])
        again = read_cell(written, hint=hint)
        if [_meaning(found, {}) for found in again.ranges] == wanted and _besides(again) == _besides(cell):
            return written
    return None


def describe(cell: Cell) -> str:
    """What a cell says, in a line: `USD 150,000–215,000 a year; 10–15%; note “target”`."""
    said = [_described(found) for found in cell.ranges]
    said += [
        f"refused: {clash.low_currency or 'an unknown currency'} {clash.low.value:,} beside "
        f"{clash.high_currency or 'an unknown currency'} {clash.high.value:,}"
        for clash in cell.conflicts
    ]
    if cell.percent is not None:
        said.append(format_percent(cell.percent))
    if cell.absent:
        said.append("no figure")
    said += [f"note “{part.text}”" for part in cell.notes]
    said += [f"unread “{part.text}”" for part in cell.unread]
    return "; ".join(said)


def _described(found: MoneyRange) -> str:
    low, high = _values(found)
    if low is None:
        amounts = f"up to {high:,}"
    elif high is None:
        amounts = f"{low:,} or more"
    else:
        amounts = f"{low:,}" if low == high else f"{low:,}–{high:,}"
        amounts += " or more" if found.open_ended else ""
    currency = found.currency or "/".join(found.candidates) or "no currency"
    period = {None: "", Period.GRANT: ", the whole grant"}.get(
        found.period, f" {'an' if found.period is Period.HOUR else 'a'} {found.period}"
    )
    return f"{currency} {amounts}{period}{f', over {found.years} years' if found.years else ''}"


def _model(cell: Cell, bound: Bound) -> Bound:
    """The amount whose style a new one takes: the `$0` of `$0-$28K` shows none."""
    if bound.value == 0:
        for found in cell.ranges:
            if found.low is bound and found.high is not None:
                return found.high
    return bound


def _values(found: MoneyRange) -> tuple[int | None, int | None]:
    return (found.low.value if found.low else None), (found.high.value if found.high else None)


def _meaning(found: MoneyRange, values: Mapping[Bound, int]) -> tuple[object, ...]:
    low, high = (bound and values.get(bound, bound.value) for bound in (found.low, found.high))
    return low, high, found.currency, found.candidates, found.period, found.years, found.open_ended


def _besides(cell: Cell) -> tuple[object, ...]:
    """What a cell says apart from its ranges, without places."""
    percent = cell.percent and str(cell.percent)
    notes, unread = [part.text for part in cell.notes], [part.text for part in cell.unread]
    return percent, notes, unread, cell.absent, [(clash.low.value, clash.high.value) for clash in cell.conflicts]


def _texts(value: int, style: AmountStyle, other: AmountStyle | None = None) -> Iterator[str]:
    """An amount in its style, then ever plainer, for where the style cannot hold it."""
    if value < 0:
        raise ValueError(f"{value} is no amount of pay")
    if value == 0:
        yield f"{style.prefix}0{style.suffix}"
    whole = style._replace(
        unit="", shared=1, decimals=0, grouping=LAKHS if style.scale in {LAKH, CRORE} else style.grouping or ","
    )
    own = style._replace(unit=(other and other.unit) or "K", shared=1, decimal=".")
    # `$62.5K` and `$1.085M` are usual, `$151.234K` is not.
    usual = max(style.decimals, 3 if style.scale >= MILLION else 2 if style.scale == LAKH else 1)
    models = [
        (style, usual),
        (whole, 0),
        (whole._replace(grouping=","), 0),
        (own, 3),
        (style, 3),
        (style._replace(decimal="."), 3),
    ]
    if value < style.scale:
        models.insert(0, models.pop(3))  # `$125K` rather than `$0.125M`
    for model, most in models:
        for numeral in _in_unit(value, model, most):
            yield f"{model.prefix}{numeral}{model.unit}{model.suffix}"


def _in_unit(value: int, style: AmountStyle, most: int = 3) -> Iterator[str]:
    """The numeral, if it has no more than so many decimals."""
    whole, rest = divmod(value, style.scale)
    behind = str(rest).zfill(len(str(style.scale)) - 1).rstrip("0") if rest else ""
    if len(behind) > most:
        return
    behind = behind.ljust(style.decimals, "0")
    yield _grouped(str(whole), style) + (style.decimal + behind if behind else "")


def _grouped(digits: str, style: AmountStyle) -> str:
    # `1.143K` may be 1,143 or a little over one: with a unit a dot parts no thousands, and a space neither.
    if not style.grouping or (style.scale > 1 and style.grouping not in {",", LAKHS, "'", "’"}):
        return digits
    head, tail = digits[:-3], digits[-3:]
    size = 2 if style.grouping == LAKHS else _GROUPS.get(style.grouping, 3)
    groups = [tail]
    while head:
        groups.append(head[-size:])
        head = head[:-size]
    return ("," if style.grouping == LAKHS else style.grouping).join(reversed(groups))


def _separators(numeral: str, *, has_unit: bool) -> tuple[str, str, int]:
    """Grouping, decimal point, and the decimals that are always written."""
    marks = re.findall(r"[^0-9]", numeral)
    tail = re.split(r"[^0-9]", numeral)[-1]
    decimal = marks[-1] if marks and (tail == "00" or (has_unit and (marks[-1] == "." or len(tail) < 3))) else ""
    behind = len(tail) if decimal and tail.endswith("0") else 0
    groups = marks[:-1] if decimal else marks
    if not groups:
        plain = len(re.split(r"[^0-9]", numeral)[0]) > 3
        return ("" if plain else "," if decimal != "," else "."), decimal or ".", behind
    lakhs = groups[0] == "," and bool(re.search(r",[0-9]{2},", numeral))
    return (LAKHS if lakhs else groups[0]), decimal or ("," if groups[0] == "." else "."), behind

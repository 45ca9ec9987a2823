"""Values of the wrong kind: what one is, what belongs there instead, and how to write it where it has one meaning."""

from datetime import date

from schema.finding import type_of_value
from schema.money import read_cell
from schema.named import NamedTuple
from schema.pattern import late
from schema.scalar import Miswritten, loose_date
from schema.shown import short

LONGEST_SEEN = 200
AS_TEXT, AS_LIST = '"…"', "[…]"
_EXACT = 2**53  # beyond it a decimal has lost its digits

_NUMBER, _WHOLE, _TEXT, _DATE, _LIST, _BLOCK = (
    "a number",
    "a whole number",
    "text",
    "a date",
    "a list",
    "a block of fields",
)
# A number as YAML would read it, had it no quotes.
_DIGITS = late(r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?")
# A whole number with cents; three digits behind the dot may be thousands.
PLAIN_DECIMAL = late(r"[0-9]+\.0{1,2}")
_DOTTED = late(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_EXAMPLE = "a date such as 2026-02-23"
_WANTED = {
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "string_type": _TEXT,
    "literal_error": _TEXT,
    "date_type": _DATE,
    "list_type": _LIST,
    "dict_type": _BLOCK,
    "model_type": _BLOCK,
    "model_attributes_type": _BLOCK,
}


class Misfit(NamedTuple):
    """Why a value does not fit; `impossible` where it is a date that no calendar has.

    `instead` is what to write where the value has one meaning: AS_TEXT for the text that stands there, in quotes.
    """

    message: str
    impossible: bool = False
    instead: str = ""


def wrong_kind(name: str, kind: str, value: object, source: str = "", currency: str = "") -> Misfit:
    """What an editor is told of a value that pydantic refuses for its kind.

    `source` is how a number stands in the text, `currency` what an amount has to be in, where these are known.
    """
    wanted = _WANTED.get(kind, "something else")
    if isinstance(value, Miswritten):
        return _miswritten(name, wanted, value)
    if wanted == _DATE and isinstance(value, str):
        return _text_for_date(name, value)
    shown = name if isinstance(value, list | dict) else _shown(value)
    instead = _instead(value, wanted)
    if isinstance(value, float) and wanted == _WHOLE:
        advice = _either(source, instead) if "." in source else instead
        return Misfit(
            f"{short(source) or shown} is not a whole number: write {advice or _advice(wanted)}", instead=instead
        )
    short_of = _NUMBER if wanted == _WHOLE else wanted
    meant = {_TEXT: AS_TEXT, _LIST: AS_LIST}.get(wanted, instead) if instead and kind != "literal_error" else ""
    advice = f"the amount in {currency}" if currency and _other_sign(value, currency) else instead or _advice(wanted)
    return Misfit(f"{shown} is {_kind_of(value)}, not {short_of}: write {advice}", instead=meant)


def _either(source: str, instead: str) -> str:
    """What to write for a decimal without a fraction, whose dot may part thousands; nothing where that is not plain."""
    if instead and _DOTTED.fullmatch(source):
        return f"{instead} or {source.replace('.', '')}, whichever is meant"
    return instead if PLAIN_DECIMAL.fullmatch(source) else ""


def _other_sign(value: object, currency: str) -> bool:
    """Whether an amount bears the sign of other currencies: `$120K` in a row of pounds."""
    signs = (
        {code for money in read_cell(value).ranges for code in money.candidates} if isinstance(value, str) else set()
    )
    return bool(signs) and currency not in signs


def seen(value: object) -> tuple[tuple[str, type_of_value], ...]:
    """The value as a program is told it."""
    if isinstance(value, Miswritten):
        value = value.text
    if isinstance(value, str):
        return (("frontmatter", short(value, LONGEST_SEEN)),)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (("frontmatter", value),)
    return (("frontmatter", _kind_of(value) if isinstance(value, list | dict) else _shown(value)),)


def _miswritten(name: str, wanted: str, value: Miswritten) -> Misfit:
    if value.tag:
        return Misfit(f"{name} {value.misread}: take the tag off")
    text = short(value.text)
    start = f"{name} is {text}, which {value.misread}: write "
    if wanted == _TEXT:
        return Misfit(f'{start}"{text}"', instead=AS_TEXT)
    if wanted == _DATE:
        if value.impossible:
            return Misfit(f"{start}the right day", impossible=True)
        meant = value.instead if isinstance(loose_date(value.instead), date) else ""
        return Misfit(start + (meant or _EXAMPLE), instead=meant)
    if wanted in {_WHOLE, _NUMBER}:
        if value.parted:
            return Misfit(f"`{text}` {value.misread}: write {value.instead}", instead=value.instead)
        plain = value.instead.removeprefix("-").isdecimal() and len(value.instead) <= len(text)
        return Misfit(
            start + (value.instead if plain else f"{wanted} in plain digits"), instead=value.instead if plain else ""
        )
    return Misfit(start + wanted)


def _text_for_date(name: str, value: str) -> Misfit:
    meant = loose_date(value)
    if isinstance(meant, Miswritten):
        return Misfit(f"{name} is {short(value)}, which {meant.misread}: write the right day", impossible=True)
    if meant is not None and value == meant.isoformat():
        return Misfit(f'"{value}" is text, not a date: take the quotes off, {value}', instead=value)
    instead = meant.isoformat() if meant else ""
    return Misfit(f"{_shown(value)} is text, not a date: write {instead or _EXAMPLE}", instead=instead)


def _advice(wanted: str) -> str:
    if wanted in {_WHOLE, _NUMBER}:
        return f"{wanted}, or null where it is unknown"
    return _EXAMPLE if wanted == _DATE else wanted


def _kind_of(value: object) -> str:
    if isinstance(value, bool):
        return "a true/false value"
    kinds = ((int, _NUMBER), (float, _NUMBER), (str, _TEXT), (date, _DATE), (list, _LIST))
    return next((words for kind, words in kinds if isinstance(value, kind)), _BLOCK)


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f'"{short(value)}"'
    return str(value).lower() if isinstance(value, bool) else str(value)


def _instead(value: object, wanted: str) -> str:
    """What to write, where the value has one meaning."""
    if wanted == _TEXT and not isinstance(value, list | dict):
        return f'"{_shown(value)}"'
    if wanted == _LIST and isinstance(value, str):
        return f"it as a list, `- {short(value)}`"
    if isinstance(value, float) and wanted == _WHOLE:
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else ""
    if not isinstance(value, str):
        return ""
    if wanted in {_NUMBER, _WHOLE} and _DIGITS.fullmatch(value) and (wanted == _NUMBER or "." not in value):
        return value
    return _percent(value) if wanted == _NUMBER else _amount(value) if wanted == _WHOLE else ""


def _percent(text: str) -> str:
    cell = read_cell(text)
    if cell.percent is None or cell.unread or cell.ranges or cell.percent.low != cell.percent.high:
        return ""
    return f"{cell.percent.low:f}"


def _amount(text: str) -> str:
    cell = read_cell(text)
    if cell.absent and text.strip():
        return "null"
    if len(cell.ranges) != 1 or cell.unread or cell.notes or cell.conflicts or cell.percent is not None:
        return ""
    money = cell.ranges[0]
    if money.period or money.open_ended or not money.low or not money.high or money.low.value != money.high.value:
        return ""
    return str(money.low.value)

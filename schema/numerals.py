"""Numerals as people write them: how many whole units digits, separators and a suffix make, or None where that is a guess."""

from schema.currencies import DOT_GROUPED, LAKH_GROUPED
from schema.pattern import late

# Beyond this no pay is paid, in any currency: what is longer is no amount.
MOST_DIGITS = 18

_PLAIN = late(r"(0|[1-9][0-9]*)(?:\.([0-9]+))?")
_COMMAS = late(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?")
_LAKHS = late(r"([1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3})(?:\.([0-9]+))?")
_SPACES = late(r"([1-9][0-9]{0,2}(?: [0-9]{3})+)(?:[.,]([0-9]+))?")
_QUOTES = late(r"([1-9][0-9]{0,2}(?:['’][0-9]{3})+)(?:\.([0-9]+))?")
_DOTS = late(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_COMMA_DECIMAL = late(r"(0|[1-9][0-9]*),([0-9]{1,2})")
_SEPARATORS = str.maketrans("", "", ",.'’ ")


def whole_units(numeral: str, *, scale: int, suffixed: bool, code: str | None) -> int | None:
    """The number of whole units; `scale` is what the suffix multiplies by, `code` the currency where it is known."""
    if len(numeral) > 2 * MOST_DIGITS:
        return None
    parts = _parts(numeral, suffixed=suffixed, scale=scale, code=code)
    if parts is None:
        return None
    digits, decimals = parts
    if decimals and not suffixed and decimals != "00":
        return None
    number = digits.translate(_SEPARATORS) + decimals
    if len(number) > MOST_DIGITS:
        return None
    units, rest = divmod(int(number) * scale, 10 ** len(decimals))
    return None if rest or units >= 10**MOST_DIGITS else units


def _parts(numeral: str, *, suffixed: bool, scale: int, code: str | None) -> tuple[str, str] | None:
    """The digits before the decimal point and those behind it."""
    if numeral.isdecimal() and (match := _PLAIN.fullmatch(numeral)):  # most are no more than this
        return match[1], ""
    for pattern in (_COMMAS, _QUOTES):
        if match := pattern.fullmatch(numeral):
            return match[1], match[2] or ""
    if match := _SPACES.fullmatch(numeral):
        # Before a suffix a space is more likely a slip: `9 170K`.
        return None if suffixed else (match[1], match[2] or "")
    if match := _LAKHS.fullmatch(numeral):
        # In dollars `28,00,000` is a slip of the pen, and nobody knows which.
        return (match[1], match[2] or "") if code is None or code in LAKH_GROUPED else None
    if match := _DOTS.fullmatch(numeral):
        return _dotted(match[1], match[2], suffixed=suffixed, scale=scale, code=code)
    if match := _PLAIN.fullmatch(numeral):
        return match[1], match[2] or ""
    # `€1,5M` has a decimal comma; `€6,64K` may lack a digit.
    if (match := _COMMA_DECIMAL.fullmatch(numeral)) and scale > 1000 and code in DOT_GROUPED:
        return match[1], match[2]
    return None


def _dotted(
    groups: str, decimals: str | None, *, suffixed: bool, scale: int, code: str | None
) -> tuple[str, str] | None:
    """Dots before three digits each: they part thousands, or the only one is a decimal point."""
    if groups.count(".") > 1 or decimals is not None:
        return None if suffixed else (groups, decimals or "")
    if not suffixed:
        return (groups, "") if code in DOT_GROUPED else None
    if scale <= 1000 and (code is None or code in DOT_GROUPED):
        return None
    whole, _, behind = groups.partition(".")
    return whole, behind


def is_bare_count(numeral: str) -> bool:
    """Whether nothing in the numeral itself makes it look like pay: up to four digits that nothing parts."""
    return len(numeral) <= 4 and numeral.isdigit() and numeral != "0"

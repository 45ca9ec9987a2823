"""The forms that most money cells have, read at a tenth of the cost; a test holds them against the whole reader."""

import re
from collections.abc import Sequence
from functools import lru_cache

from schema.currencies import Sign, settle, sign_of
from schema.money_cell import Bound, Cell, MoneyRange
from schema.money_words import UNITS, Period
from schema.pattern import late
from schema.percent import PercentRange, percentage

_SIGN = r"[$£€₹₪]|[A-Z]{1,2}\$|[A-Z]{3} "
_AMOUNT = (
    r"[1-9][0-9]{0,2}(?:,[0-9]{3}){0,3}|[1-9][0-9]{0,2}\.[0-9]{1,2}(?=[KML])|[1-9][0-9]?(?:,[0-9]{2}){1,2},[0-9]{3}"
)
_PERCENT = r"([1-9][0-9]?)(?:[-–]([1-9][0-9]?))?%"
# `$150K–$200K`, `£90,000`, `PLN 150K–200K`, `$40K–$80K/yr`, `$100K–$200K/4yr`.
_RANGE = re.compile(
    rf"(?P<sign>{_SIGN})(?P<low>{_AMOUNT})(?P<unit>[KML]?)"
    rf"(?: ?[-–] ?(?P<again>(?P=sign))?(?P<high>{_AMOUNT})(?P<other>[KML]?))?(?P<per>/(?P<years>[2-9])?yr)?"
)
_JUST_PERCENT = re.compile(_PERCENT)
_PERCENT_BEHIND = late(rf"(.*[0-9KML]) \({_PERCENT}\)")
# `£255K-£355K ($320K-$445K)`, `$440K-$720K ($110K-$180K/yr)` and `**$388K-$548K**` are of such ranges.
# `£109K / $137K - £148K / $186K`: the low ends of two currencies, then the high ones.
_CROSSED = late(r"([^/]*) / ([^-–/]*[^-–/ ]) ?[-–] ?([^/]*) / ([^/]*)")


def read_usual(text: str, hinted: Sequence[str]) -> Cell | None:
    """The cell, where it has one of these forms."""
    if found := _range(text, hinted):
        return Cell(text, (found,))
    if match := _JUST_PERCENT.fullmatch(text):
        return Cell(text, (), _percent(match[1], match[2], 0, len(text)))
    if text == "—":
        return Cell(text, absent=True)
    if text.endswith("%)"):
        behind = _PERCENT_BEHIND.fullmatch(text)
        found = _range(behind[1], hinted) if behind else None
        if behind is None or found is None:
            return None
        return Cell(text, (found,), _percent(behind[2], behind[3], behind.start(2), len(text) - 1))
    if text.startswith("**") and (found := _range(text[2:].removesuffix("**"), hinted, 2)):
        return Cell(text, (found,)) if text.endswith("**") else None
    return _of_two_ranges(text, hinted) if text.endswith(")") or " / " in text else None


@lru_cache(maxsize=256)
def _percent(first: str, second: str | None, start: int, end: int) -> PercentRange:
    low = percentage(first)
    return PercentRange(low, percentage(second) if second else low, start, end)


def _of_two_ranges(text: str, hinted: Sequence[str]) -> Cell | None:
    """A range in two currencies, or a grant with its part of one year in brackets."""
    ranges = _two_ranges(text, hinted)
    if ranges is None or any(money.low == money.high for money in ranges):
        return None
    one, other = ranges
    if other.period is Period.YEAR and one.period is not Period.YEAR and one.candidates == other.candidates:
        whole, part = (money.high.value if money.high else 0 for money in ranges)
        fits = one.currency and 2 * part <= whole <= 10 * part  # so long may a grant vest beyond doubt
        return Cell(text, ranges) if fits and text.endswith(")") else None
    if one.period or other.period:
        return None
    # Beside `A$120,000` a bare `$` is not the same dollar, whatever the header says.
    named = {money.candidates[0] for money in ranges if len(money.candidates) == 1}
    if not named.isdisjoint(hinted):
        ranges = _two_ranges(text, [code for code in hinted if code not in named]) or ranges
    currencies = {money.currency for money in ranges}
    return Cell(text, ranges) if len(currencies) == 2 and None not in currencies else None


def _two_ranges(text: str, hinted: Sequence[str]) -> tuple[MoneyRange, MoneyRange] | None:
    if text.endswith(")"):
        first_text, _, second_text = text[:-1].partition(" (")
        one, other = _range(first_text, hinted), _range(second_text, hinted, len(first_text) + 2)
        return (one, other) if one and other else None
    first_text, _, second_text = text.partition(" / ")
    one, other = _range(first_text, hinted), _range(second_text, hinted, len(first_text) + 3)
    if one is None or other is None:
        match = _CROSSED.fullmatch(text)
        one, other = (_joined(match, 1, 3, hinted), _joined(match, 2, 4, hinted)) if match else (None, None)
    return (one, other) if one and other else None


def _joined(match: re.Match[str], first: int, second: int, hinted: Sequence[str]) -> MoneyRange | None:
    """Two amounts that stand apart as the ends of one range."""
    found = _range(f"{match[first]}-{match[second]}", hinted)
    if found is None or found.low is None or found.high is None:
        return None
    low, high = Bound(found.low.value, *match.span(first)), Bound(found.high.value, *match.span(second))
    return found._replace(low=low, high=high, start=low.start, end=high.end)


def _range(text: str, hinted: Sequence[str], at: int = 0) -> MoneyRange | None:
    """A range, or a single amount, which stands at a place of its cell."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    written, first, unit, again, second, other, per, years = match.groups()
    sign = sign_of(written.rstrip())
    if sign is None or ("," in first + (second or "") and _is_odd(first, second, sign)):
        return None
    low = high = Bound(_amount(first, unit), at, at + match.end(3))
    if second:
        if unit != other and (not unit or not other):
            return None
        if not again and (len(written) < 4 or unit != other or not unit):  # only behind a code, as `PLN 150K–200K`
            return None
        if not unit and ("," in first) is not ("," in second):
            return None
        high = Bound(_amount(second, other), at + match.start(4 if again else 5), at + match.end(6))
        if unit != other and low.value > high.value:
            return None
    period = (Period.GRANT if years else Period.YEAR) if per else None
    return MoneyRange(
        low, high, settle(sign, hinted), sign.candidates, period, int(years) if years else None,
        open_ended=False, start=low.start, end=high.end,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _amount(figure: str, unit: str) -> int:
    whole, _, part = figure.replace(",", "").partition(".")
    value: int = int(whole + part) * (UNITS[unit.lower()] if unit else 1) // 10 ** len(part)
    return value


def _is_odd(first: str, second: str | None, sign: Sign) -> bool:
    """Whether the commas part anything but thousands; lakhs are parted so in rupees alone."""
    amounts = [amount for amount in (first, second) if amount]
    lakhs = [amount for amount in amounts if amount.count(",") > 1 and len(amount.split(",")[-2]) == 2]
    return bool(lakhs) and (sign.candidates != ("INR",) or len(lakhs) < len(amounts))

"""The forms that most money cells have, read at a tenth of the cost; a test holds them against the whole reader."""

import re
from collections.abc import Sequence

from schema.currencies import Sign, settle, sign_of
from schema.money_cell import Bound, Cell, MoneyRange
from schema.money_words import UNITS, Period
from schema.named import NamedTuple
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
# `£109K / $137K - £148K / $186K`: the low ends of two currencies, then the high ones.
_CROSSED = late(r"([^/]*) / ([^-–/]*[^-–/ ]) ?[-–] ?([^/]*) / ([^/]*)")


class _Range(NamedTuple):
    """A range with the sign that it is written with."""

    sign: Sign
    low: Bound
    high: Bound
    period: Period | None
    years: int | None

    def money(self, hinted: Sequence[str]) -> MoneyRange:
        return MoneyRange(
            self.low, self.high, settle(self.sign, hinted), self.sign.candidates, self.period, self.years,
            open_ended=False, start=self.low.start, end=self.high.end,
        )  # fmt: skip


def read_usual(text: str, hinted: Sequence[str]) -> Cell | None:
    """The cell, where it has one of these forms."""
    if found := _range(text):
        return Cell(text, (found.money(hinted),))
    if match := _JUST_PERCENT.fullmatch(text):
        return Cell(text, percent=_percent(match[1], match[2], 0, len(text)))
    if text == "—":
        return Cell(text, absent=True)
    if text.endswith("%)"):
        behind = _PERCENT_BEHIND.fullmatch(text)
        found = _range(behind[1]) if behind else None
        if behind is None or found is None:
            return None
        return Cell(text, (found.money(hinted),), _percent(behind[2], behind[3], behind.start(2), len(text) - 1))
    return _of_two_currencies(text, hinted) if " / " in text else None


def _percent(first: str, second: str | None, start: int, end: int) -> PercentRange:
    low = percentage(first)
    return PercentRange(low, percentage(second) if second else low, start, end)


def _of_two_currencies(text: str, hinted: Sequence[str]) -> Cell | None:
    first_text, _, second_text = text.partition(" / ")
    one, other = _range(first_text), _range(second_text, len(first_text) + 3)
    if one is None or other is None:
        match = _CROSSED.fullmatch(text)
        one, other = (_joined(match, 1, 3), _joined(match, 2, 4)) if match else (None, None)
    if one is None or other is None or one.low == one.high or other.low == other.high or one.period or other.period:
        return None
    # Beside `A$120,000` a bare `$` is not the same dollar, whatever the header says.
    named = {found.sign.candidates[0] for found in (one, other) if len(found.sign.candidates) == 1}
    left = [code for code in hinted if code not in named]
    ranges = one.money(left), other.money(left)
    currencies = {money.currency for money in ranges}
    return Cell(text, ranges) if len(currencies) == 2 and None not in currencies else None


def _joined(match: re.Match[str], first: int, second: int) -> _Range | None:
    """Two amounts that stand apart as the ends of one range."""
    found = _range(f"{match[first]}-{match[second]}")
    if found is None:
        return None
    low, high = match.span(first), match.span(second)
    return found._replace(low=Bound(found.low.value, *low), high=Bound(found.high.value, *high))


def _range(text: str, at: int = 0) -> _Range | None:
    """A range, or a single amount, which stands at a place of its cell."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    written, first, unit, again, second, other, per, years = match.groups()
    sign = sign_of(written.rstrip())
    if sign is None or ("," in first + (second or "") and _is_odd(first, second, sign)):
        return None
    low = high = _bound(first, unit, at, at + match.end("unit"))
    if second:
        if unit != other and (not unit or not other):
            return None
        if not again and (len(written) < 4 or unit != other or not unit):  # only behind a code, as `PLN 150K–200K`
            return None
        if not unit and ("," in first) is not ("," in second):
            return None
        high = _bound(second, other, at + match.start("again" if again else "high"), at + match.end("other"))
        if unit != other and low.value > high.value:
            return None
    period = (Period.GRANT if years else Period.YEAR) if per else None
    return _Range(sign, low, high, period, int(years) if years else None)


def _bound(amount: str, unit: str, start: int, end: int) -> Bound:
    whole, _, part = amount.replace(",", "").partition(".")
    scale = UNITS[unit.lower()] if unit else 1
    return Bound(int(whole + part) * scale // 10 ** len(part), start, end)


def _is_odd(first: str, second: str | None, sign: Sign) -> bool:
    """Whether the commas part anything but thousands; lakhs are parted so in rupees alone."""
    amounts = [amount for amount in (first, second) if amount]
    lakhs = [amount for amount in amounts if amount.count(",") > 1 and len(amount.split(",")[-2]) == 2]
    return bool(lakhs) and (sign.candidates != ("INR",) or len(lakhs) < len(amounts))

"""What a posting says that the job pays: amounts that words call the pay, and why others beside them are not it."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from schema.countries import display_names
from schema.evidence import A_YEAR
from schema.money import read_cell
from schema.money_cell import MoneyRange
from schema.money_words import Period
from schema.named import NamedTuple
from schema.pattern import late
from schema.plausible import WIDEST_RANGE, fits, told_by_year
from schema.posting_bounds import bound, runs_on
from schema.posting_cues import cue_of
from schema.posting_money import windows
from schema.posting_parts import Parts
from schema.posting_refusals import DENIED, contract_kind, contractor, disclaimed
from schema.posting_text import Line, PostingText
from schema.quoted import Aside, Quote, quotes
from schema.regions import cities_in, countries_of, currencies_of, places_in

# `$55.50 an hour ($115,440 a year)`: the second says the first again.
_AGAIN = late(
    r"[ (,/=~≈;]*(?:(?:or|that is|i\.e\.|equivalent to|equivalent|approx(?:imately|\.)?|about|which is|equals) ?)*"
)
_CENTS = late(r"([0-9]{1,3}(?:,[0-9]{3})*)\.([0-9]{2})(?![0-9])|[0-9]{1,3}(?:,[0-9]{3})*(?![0-9.,])")
_HOURLY = late(r"(?:/ ?|per |an? )(?:hr|hour|h)\b|hourly", re.IGNORECASE)
_PERIODS: dict[Period, str] = {Period.YEAR: "year", Period.MONTH: "month", Period.DAY: "day", Period.HOUR: "hour"}
SEVERAL = "the posting gives more than one range, and nothing says which is this job's"
_SAID_OF = late(r"[ ]?(?:\(|(?:in|for|within|based in) )((?:[A-Z][\w.'’-]*|of|and|the|,|/| ){1,12})")
_EITHER = late(r"\s*(?:[/;|&]|\b(?:or|and|oder|und|ou|et)\b)\s*")
_SENTENCE = late(r"[.!?;]\s")
_LONGEST_CLAUSE, _NEAR = 120, 60
_NO_PAY = "it is not what a job pays"


class Amounts(NamedTuple):
    """What an amount says: its ends, its currency, the period that it is paid for."""

    low: float | None
    high: float | None
    currency: str
    period: str


class Salary(NamedTuple):
    """Amounts that words call the pay, and where those words and the amounts stand."""

    amounts: Amounts
    start: int
    end: int
    places: frozenset[str] = frozenset()  # those that the words before it name


class Passed(NamedTuple):
    """An amount that is not taken for the pay, and why."""

    why: str
    start: int
    end: int


def pay_of(text: PostingText, parts: Parts, location: str | None) -> tuple[Salary | None, list[Passed]]:
    """The one pay that a posting gives, or None; and what was passed over."""
    found: list[Salary] = []
    passed: list[Passed] = []
    kind = contract_kind([part.text for part in parts.header])
    for line, above, window in windows(text, parts):
        before = again = floor = 0
        guess = "" if line.long else disclaimed(line.text, _beside(parts, line))
        for quote in quotes(window.text):
            start, end = line.span(*window.span(quote.start, quote.end))
            heading = above.text if above and not above.long else ""
            ending = bound(window.text, before, quote.start, quote.end)
            between = window.text[floor : quote.start] if floor else ""
            repeats = (0 < len(between) <= _NEAR and _SENTENCE.search(between) is None and _caps(quote, ending)) or (
                again > 0 and _AGAIN.fullmatch(window.text, again, quote.start) is not None
            )
            earlier = before
            told = _told(quote, window.text, before, heading, location, repeats=repeats)
            if not isinstance(told, str) and (why := _apart(window.text, quote, told[1], before, heading, kind)):
                told = why
            if not isinstance(told, str) and guess:
                told = f"it is an estimate: `{guess}`"
            if not DENIED.search(window.text[max(0, quote.start - 30) : quote.start]):
                before = quote.end
            again = 0 if isinstance(told, str) else quote.end
            if not isinstance(told, str):
                floor = quote.end if ending == "low" or told[1].high is None else 0
            if isinstance(told, str):
                passed.append(Passed(told, start, end))
                continue
            cue, amounts = told
            amounts = _bounded(amounts, ending)
            first = min(start, line.span(*window.span(cue, cue + 1))[0]) if cue < quote.start else start
            if cue < 0 and above is not None:
                first = above.whole[0]
            said = window.text[max(earlier, quote.start - _LONGEST_CLAUSE) : quote.start].rpartition(". ")[2]
            said = f"{said} / {_behind(window.text, quote.end)}"
            found.append(Salary(amounts, first, end, frozenset(place.name for place in places_in(said))))
    return _one(found, passed, location)


def _apart(text: str, quote: Quote | Aside, amounts: Amounts, before: int, above: str, kind: str) -> str:
    """Why an amount that can be read is not an employee's pay after all; empty where it is."""
    if whole := runs_on(text, before, quote.start, quote.end):
        return f"it is one end of what cannot be read as a range: `{whole}`"
    if words := contractor(
        text[max(0, quote.start - _LONGEST_CLAUSE) : quote.end + _LONGEST_CLAUSE], above, kind, amounts.period
    ):
        return f"it is a contractor's rate: `{words}`"
    return ""


def _caps(quote: Quote | Aside, ending: str) -> bool:
    """Whether an amount says itself that it is the high end of one before it: `from £52,000, and goes up to £60,000`."""
    return ending == "high" or (isinstance(quote, Quote) and quote.money is not None and quote.money.low is None)


def _beside(parts: Parts, line: Line) -> list[str]:
    """The lines around an amount's that may speak of it: the one above and two below."""
    at = bisect_left(parts.shown, line.start, key=lambda each: each.start)
    near = (*parts.shown[max(0, at - 1) : at], *parts.shown[at + 1 : at + 3])
    return [each.text for each in near if not each.long]


def _bounded(amounts: Amounts, ending: str) -> Amounts:
    """An exact amount as the one end that it is."""
    if not ending or amounts.low != amounts.high:
        return amounts
    return amounts._replace(high=None) if ending == "low" else amounts._replace(low=None)


def _behind(text: str, end: int) -> str:
    """The place that an amount is said of behind it: `$150,000 in New York`, `$150,000 (Denver)`."""
    match = _SAID_OF.match(text, end)
    return match[1] if match else ""


def _one(found: list[Salary], passed: list[Passed], location: str | None) -> tuple[Salary | None, list[Passed]]:
    """The one pay where all that is said agrees; what is said of another place than the posting's is not this job's."""
    here = frozenset(_around(location)) if location else frozenset()
    near = [each for each in found if not (here and each.places) or here & each.places]
    far = [Passed(f"it is said of {min(each.places)}", each.start, each.end) for each in found if each not in near]
    partly = {each: there for each in near if (there := _elsewhere(each, location or ""))}
    far += [
        Passed(f"it is not said of {there}, where the job may be, too", each.start, each.end)
        for each, there in partly.items()
    ]
    near = [each for each in near if each not in partly]
    named = [each for each in near if here & each.places]
    left = _joined(_without_repeats(named or near))
    if len(left) == 1:
        return left[0], [*passed, *far]
    return None, [*(Passed(SEVERAL, each.start, each.end) for each in left), *far, *passed]


def _elsewhere(each: Salary, location: str) -> str:
    """One of several places of a job that pay is not said of, while it is said of another one."""
    texts = _EITHER.split(location)
    if len(texts) == 1:  # of `London, Manchester` both are cities, of `London, UK` one is
        texts = [text for text in location.split(",") if cities_in(text.strip())]
    pieces = [(text.strip(), names) for text in texts if (names := frozenset(_around(text)))]
    if len(pieces) < 2 or not any(names & each.places for _, names in pieces):
        return ""
    return next((piece for piece, names in pieces if not names & each.places), "")


def _joined(found: list[Salary]) -> list[Salary]:
    """`Minimum salary: £80,000. Maximum salary: £95,000` as the range that the two are."""
    if len(found) != 2:
        return found
    one, other = sorted(found, key=lambda each: each.amounts.low is None)
    low, high = one.amounts, other.amounts
    if (low.high, high.low) != (None, None) or low[2:] != high[2:] or low.low is None or high.high is None:
        return found
    if not low.low <= high.high <= WIDEST_RANGE * low.low:
        return found
    start, end = min(one.start, other.start), max(one.end, other.end)
    return [Salary(low._replace(high=high.high), start, end, one.places | other.places)]


def _around(location: str) -> Iterator[str]:
    """The names of a posting's place, with its state and its country where those are given or known."""
    for text in (location, *location.split(",")):
        for place in places_in(text):
            yield place.name
            yield display_names()[place.country]


def _without_repeats(found: list[Salary]) -> list[Salary]:
    """One pay for each that is also told for a shorter time, or with one end alone."""
    kept: list[Salary] = []
    for each in sorted(found, key=_order):
        if not any(_repeats(each.amounts, other.amounts) for other in kept):
            kept.append(each)
    return kept


def _order(each: Salary) -> tuple[bool, int]:
    """Whole ranges first, and the longest time first."""
    return each.amounts.low is None or each.amounts.high is None, A_YEAR[each.amounts.period]


def _repeats(one: Amounts, other: Amounts) -> bool:
    if one.currency != other.currency:
        return False
    pairs = ((one.low, other.low), (one.high, other.high))
    times = A_YEAR[one.period] / A_YEAR[other.period]
    slack = 0.0 if one.period == other.period else 0.08
    ends = [(mine, theirs) for mine, theirs in pairs if mine is not None]
    return all(theirs is not None and abs(mine * times - theirs) <= slack * theirs for mine, theirs in ends)


def _told(
    quote: Quote | Aside, text: str, before: int, above: str, location: str | None, *, repeats: bool
) -> tuple[int, Amounts] | str:
    """Where the word stands that calls an amount the pay, with what it says; or why it is not the pay."""
    if isinstance(quote, Aside) and not quote.unreadable:
        return quote.reason
    if isinstance(quote, Quote) and quote.money is None:
        return "a share, not an amount"
    cue = cue_of(quote, text, before, above, repeats=repeats)
    if isinstance(cue, str):
        return cue
    money = quote.money if isinstance(quote, Quote) else None
    ends: tuple[float | None, float | None]
    if money is None:
        hourly = _in_cents(quote.text)
        if hourly is None:
            return "it cannot be read as an amount"
        money, ends = hourly
    else:
        ends = money.low and money.low.value, money.high and money.high.value
    amounts = _amounts(money, ends, location)
    return amounts if isinstance(amounts, str) else (cue, amounts)


def _in_cents(text: str) -> tuple[MoneyRange, tuple[float | None, float | None]] | None:
    """`$55.50/hr`: an hour's pay is told to the cent, and is read as so many cents."""
    if not _HOURLY.search(text):
        return None
    cell = read_cell(_CENTS.sub(lambda match: (match[1] or match[0]).replace(",", "") + (match[2] or "00"), text))
    if len(cell.ranges) != 1 or cell.unread:
        return None
    money = cell.ranges[0]
    return money, (money.low and money.low.value / 100, money.high and money.high.value / 100)


def _amounts(money: MoneyRange, ends: tuple[float | None, float | None], location: str | None) -> Amounts | str:
    """Currency and period beyond doubt, and ends that somebody may be paid; or why not."""
    currency = _currency(money, location)
    if (currency not in money.candidates and money.candidates) or not currency:
        return (
            f"its currency may be {' or '.join(money.candidates[:3])}" if money.candidates else "it names no currency"
        )
    if money.period is not None and money.period not in _PERIODS:
        return f"it is by the {money.period}, which no record holds"
    period = _PERIODS[money.period] if money.period else "year"
    amounts = Amounts(_plain(ends[0]), _plain(ends[1]), currency, period)
    if why := sound(amounts, location):
        return why if money.period else why.replace(_NO_PAY, f"{_NO_PAY} by the year")
    if money.period is None and not told_by_year(round(min(end for end in ends if end is not None)), currency):
        return "it does not say whether it is paid by the year or by the month"
    return amounts


def sound(amounts: Amounts, location: str | None) -> str | None:
    """Why amounts are no pay that anyone gets; None where they are one."""
    low, high = amounts.low, amounts.high
    if low is not None and high is not None and not low <= high <= WIDEST_RANGE * low:
        return "its two ends make no range of pay"
    countries = countries_of(location) if location else frozenset()
    times = A_YEAR[amounts.period]
    ends = [end for end in (low, high) if end is not None]
    return None if all(fits(round(end * times), amounts.currency, "base", countries) for end in ends) else _NO_PAY


def _plain(end: float | None) -> float | None:
    return end if end is None or end != int(end) else int(end)


def _currency(money: MoneyRange, location: str | None) -> str | None:
    """The currency, where the place leaves one; a `$` where another dollar is the money of the place is in doubt."""
    if len(money.candidates) <= 1 or not location:
        return money.currency
    here = [code for code in money.candidates if code in (currencies_of(location) or ())]
    if money.currency is None:
        return here[0] if len(here) == 1 else None
    return money.currency if not here or here == [money.currency] else None

"""What a posting says that the job pays: amounts that words call the pay, and why others beside them are not it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from schema.evidence import A_YEAR
from schema.money import read_cell
from schema.money_cell import MoneyRange
from schema.money_words import Period
from schema.pattern import late
from schema.plausible import WIDEST_RANGE, fits, told_by_year
from schema.posting_money import windows
from schema.posting_parts import Parts
from schema.posting_text import PostingText
from schema.quoted import Aside, Quote, quotes
from schema.regions import countries_of, currencies_of, places_in

_PAY = (
    r"(?:base|basic|gross|starting|annual|yearly|monthly|hourly|fixed|cash|advertised|posted|expected|anticipated|target) (?:\w+ )?(?:pay|salar(?:y|ies)|compensation|wages?|range|remuneration)"
    r"|(?<!401k )salar(?:y|ies)|(?<!workers )(?<!workers’ )(?<!workers' )compensation|remuneration|wages?|pay (?:range|rate|scale|band|transparency|zone|grade|is|of|for (?:this|the))|(?:the|our|your|range of) pay"
    r"|(?:hiring|pay|salary|base|comp) range|range (?:for|of) (?:this|the) (?:role|position|job|opportunity)|(?:hourly|daily|day|pay|base|contract) rate|rate of pay|base|CTC|per annum|you(?:['’]ll| will| can)? earn(?: between)?|paying"
    r"|\w*gehalt\w*|vergütung\w*|entgelt|verdienst|entlohnung|lohn|salaires?|rémunération|rétribution|brut annuel"
)
_LABEL = late(rf"(?:{_PAY}|pay|rate|rates|rate of pay|earnings|package|pay/salary|tjm|tagessatz|stundensatz)\b", re.IGNORECASE)
_APART = {
    "bonus": r"(?:sign(?:ing)?[- ]?on|signing|bonus(?:es)?|prämie|prime|commissions?|incentives?)",
    "equity": r"(?:equity|stock|RSUs?|shares|options|bspce|grants?)",
    "total pay": r"(?:OTE|on[- ]target[- ]earnings|total (?:\w+ ){0,2}(?:comp(?:ensation)?|pay|rewards?|package|earnings|cash)|TC|TDC|zielgehalt|package (?:global|total)|all[- ]in)",
    "something else than pay": r"(?:relocation|stipends?|allowances?|budgets?|reimburse\w*|match(?:ing|ed|es)?|401 ?\(?k\)?|insurance|cover(?:age)?|referrals?|pension|retirement|vouchers?|credits?|perks?"
    r"|learning|training|tuition|wellness|wellbeing|rais(?:ed|ing|e)|funding|funded|valuation|valued|revenues?|turnover|ARR|MRR|AUM|GMV|GMW|invest(?:ed|ment|ors?|ing)|backed|series [A-F]|sav(?:e|ed|ings)|costs?|sales|deals?|contracts?|projects?"
    r"|clients?|customers?|assets|donat\w+|fines?|fees?|prizes?|fund|portfolio|spend(?:ing)?|transactions?|payments?|volume|workers['’]? compensation|quota|damages|severance|worth)",
}  # fmt: skip
_CUE = late(
    "|".join([f"(?P<a{number}>\\b{words}\\b)" for number, words in enumerate(_APART.values())]) + rf"|(?P<pay>\b(?:{_PAY})\b)",
    re.IGNORECASE,
)
_NAMES = tuple(_APART)
# What an amount is of, right behind it: `$10K sign-on bonus`, `£2,000 for learning`.
# The pay of others, whatever else the clause says.
_NEVER = late(
    r"\b(?:average|median|market (?:rate|salary|average)|survey|visa|sponsorship|threshold|minimum wage|living wage|(?:glassdoor|indeed|site|our|linkedin|ziprecruiter)(?:['’]s)? est\w*"
    r"|estimated by|similar (?:jobs|roles)|competitors?)\b",
    re.IGNORECASE,
)
# `$55.50 an hour ($115,440 a year)`: the second says the first again.
_AGAIN = late(r"[ (,/=~≈;]*(?:(?:or|that is|i\.e\.|equivalent to|equivalent|approx(?:imately|\.)?|about|which is|equals) ?)*")
_LINK = (
    r"(?:[ )]{1,2}|-)(?:(?:in|of|as|for|towards?|an?|the|your|our|annual|yearly|monthly|one-time|per|a|year|month|person|employee|target|performance|home|office|personal|professional"
    r"|joining|new|hire|discretionary|company|employer|worth|paid|cash|total|up|to|development) ){0,5}"
)
_BEHIND = late(_LINK + "(?:" + "|".join(f"(?P<a{n}>{words}\\b)" for n, words in enumerate(_APART.values())) + r"|(?P<pay>(?:base|basic|salary|gross salary|base salary|base pay)\b))", re.IGNORECASE)
_CLAUSE = late(r"(?:(?<![A-Z]\.[A-Z])[.!?;])[\"”’')\]]*\s|[|\n•·]|\s[+&]\s| plus | as well as |, (?:plus|and|with) ")
_REST_OF_LINE = late(
    r"(?:[ \-–—,.()|/+&*~:]|\b(?:full|part|time|permanent|contract|gross|brutto|brut|doe|dependent|depending|on|experience|negotiable|competitive|plus|bonus|benefits|equity|stock|offers|employer|provided|est|estimated|and|annually|annual|fixed"
    r"|base|salary|pay|range|usd|gbp|eur|cad|aud|per|a|year|hour|month|day|annum|from|up|to|between|approx|circa|pa|package|inside|outside|ir35|w2|c2c|hybrid|remote|on-site|onsite)\b)*",
    re.IGNORECASE,
)
_EMPLOYER = late(r"employer (?:est|provided)|provided by", re.IGNORECASE)
_CENTS = late(r"([0-9]{1,3}(?:,[0-9]{3})*)\.([0-9]{2})(?![0-9])|[0-9]{1,3}(?:,[0-9]{3})*(?![0-9.,])")
_HOURLY = late(r"(?:/ ?|per |an? )(?:hr|hour|h)\b|hourly", re.IGNORECASE)
_PERIODS: dict[Period, str] = {Period.YEAR: "year", Period.MONTH: "month", Period.DAY: "day", Period.HOUR: "hour"}
_CUSTOM = late(r"per annum|\blpa\b", re.IGNORECASE)
_BY_TIME = late(r"(?:/ ?|\b(?:per|an?) )(?:yr|year|hr|hour|mo|month|day)\b|annually|p\.a", re.IGNORECASE)
# No line that names the amount below it is longer.
_ABOVE = 70


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
    for line, above, window in windows(text, parts):
        before = again = 0
        for quote in quotes(window.text):
            start, end = line.span(*window.span(quote.start, quote.end))
            repeats = again > 0 and _AGAIN.fullmatch(window.text, again, quote.start) is not None
            heading = above.text if above and not above.long else ""
            told = _told(quote, window.text, before, heading, location, repeats=repeats)
            before = quote.end
            again = 0 if isinstance(told, str) else quote.end
            if isinstance(told, str):
                passed.append(Passed(told, start, end))
                continue
            cue, amounts = told
            first = min(start, line.span(*window.span(cue, cue + 1))[0]) if cue < quote.start else start
            if cue < 0 and above is not None:
                first = above.whole[0]
            named = window.text[max(0, quote.start - 120) : quote.start].rpartition(". ")[2]
            found.append(Salary(amounts, first, end, frozenset(_places(named))))
    return _one(found, passed, location)


def _places(text: str) -> Iterator[str]:
    for place in places_in(text[-180:]):
        yield place.name


def _one(found: list[Salary], passed: list[Passed], location: str | None) -> tuple[Salary | None, list[Passed]]:
    """The one pay where all that is said agrees, or where one is that of the posting's own place."""
    distinct = {each.amounts: each for each in reversed(found)}
    if len(distinct) > 1 and location:
        here = {place.name for place in places_in(location)}
        mine = {amounts: each for amounts, each in distinct.items() if here & each.places}
        distinct = mine if len(mine) == 1 else distinct
    left = _without_repeats(list(distinct.values()))
    if len(left) == 1:
        return left[0], passed
    why = "the posting gives more than one range, and nothing says which is this job's"
    return None, [*(Passed(why, each.start, each.end) for each in reversed(left)), *passed]


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


def _told(quote: Quote | Aside, text: str, before: int, above: str, location: str | None, *, repeats: bool) -> tuple[int, Amounts] | str:
    """Where the word stands that calls an amount the pay, with what it says; or why it is not the pay."""
    if isinstance(quote, Aside) and not quote.unreadable:
        return quote.reason
    if isinstance(quote, Quote) and quote.money is None:
        return "a share, not an amount"
    cue = _cue(quote, text, before, above, repeats=repeats)
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


def _cue(quote: Quote | Aside, text: str, before: int, above: str, *, repeats: bool) -> int | str:
    """Where the word stands that calls the amount the pay, -1 where that is the line above; or what else it is."""
    if behind := _BEHIND.match(text, quote.end):
        return behind.start("pay") if behind["pay"] else _apart(behind)
    clause = _clause(text, max(before, quote.start - 160), quote.start)
    if other := _NEVER.search(text, clause, quote.start) or _NEVER.search(text, quote.end, quote.end + 30):
        return f"it is not this job's: `{other[0]}`"
    if nearest := _last(_CUE.finditer(text, clause, quote.start)):
        return nearest.start("pay") if nearest["pay"] else _apart(nearest)
    if repeats or _EMPLOYER.search(text, quote.end, quote.end + 30) or _CUSTOM.search(quote.text):
        return quote.start
    if (opening := _LABEL.match(text, clause, quote.start)) and not text[opening.end() : quote.start].strip(" :–—-"):
        return clause
    alone = _REST_OF_LINE.fullmatch(text, 0, quote.start) and _REST_OF_LINE.fullmatch(text, quote.end)
    label = above.strip(" :*.")
    if (alone or not text[: quote.start].strip()) and (len(label) <= _ABOVE or label.endswith(("below", "follows", "is"))):
        if _LABEL.fullmatch(label):
            return -1
        if _NEVER.search(label):
            return f"it is not this job's: `{label}`"
        if nearest := _last(_CUE.finditer(label)):
            return -1 if nearest["pay"] else _apart(nearest)
    if alone and _BY_TIME.search(quote.text):
        return quote.start
    return "no word says that it is the pay"


def _clause(text: str, limit: int, end: int) -> int:
    """Where the clause begins that an amount stands in; a cell of a table with an amount alone belongs to the one before."""
    starts = [limit, *(match.end() for match in _CLAUSE.finditer(text, limit, end))]
    if len(starts) > 1 and text[starts[-1] - 1] == "|" and not text[starts[-1] : end].strip():
        starts.pop()
    while starts[-1] < end and text[starts[-1]] == " ":
        starts[-1] += 1
    return starts[-1]


def _last(matches: Iterator[re.Match[str]]) -> re.Match[str] | None:
    found = None
    for found in matches:  # noqa: B007  (the last one is wanted)
        pass
    return found


def _apart(match: re.Match[str]) -> str:
    number = next(number for number in range(len(_NAMES)) if match[f"a{number}"])
    return f"it is {_NAMES[number]}: `{match[f'a{number}']}`"


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
    if currency not in money.candidates and money.candidates or not currency:
        return f"its currency may be {' or '.join(money.candidates[:3])}" if money.candidates else "it names no currency"
    known = [end for end in ends if end is not None]
    low, high = min(known), max(known)
    if ends[0] is not None and ends[1] is not None and (ends[0] > ends[1] or ends[1] > WIDEST_RANGE * ends[0]):
        return "its two ends make no range of pay"
    countries = countries_of(location) if location else frozenset()
    if money.period is not None and money.period not in _PERIODS:
        return f"it is by the {money.period}, which no record holds"
    period = _PERIODS[money.period] if money.period else "year"
    times = A_YEAR[period]
    if not all(fits(round(end * times), currency, "base", countries) for end in (low, high)):
        return "it is not what a job pays" + ("" if money.period else " by the year")
    if money.period is None and not told_by_year(round(low), currency):
        return "it does not say whether it is paid by the year or by the month"
    return Amounts(*(None if end is None else _plain(end) for end in ends), currency=currency, period=period)


def _plain(end: float) -> float:
    return int(end) if end == int(end) else end


def _currency(money: MoneyRange, location: str | None) -> str | None:
    """The currency, where the place leaves one; a `$` where another dollar is the money of the place is in doubt."""
    if len(money.candidates) <= 1 or not location:
        return money.currency
    here = [code for code in money.candidates if code in (currencies_of(location) or ())]
    if money.currency is None:
        return here[0] if len(here) == 1 else None
    return money.currency if not here or here == [money.currency] else None

"""Whether guides support an amount that a text quotes: which of their figures it is, or else the nearest one and how far off."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum

from schema.guide import Row
from schema.known_figures import Known, known_figures
from schema.members import cheap
from schema.money_words import PER_YEAR, Period
from schema.named import NamedTuple
from schema.quoted import ELSEWHERE, Aside, Quote
from schema.region_names import folded, without_hint
from schema.remembered import once
from schema.subject import Subject
from schema.wording import both

# `about $150K`, and a figure written with two digits or fewer, may be this part of itself off, and no more.
MOST_ROUNDING = Decimal("0.025")
# So much is written off by adding up and converting.
_LEAST = Decimal("0.5")
# Nobody invents a salary so many times too high; a company's worth is.
_FAR_ABOVE = 50
REVERSED = "the range is reversed: it runs from the higher amount to the lower"
_LEAST_PAY = 100
_NO_NAME = frozenset({"us", "uk", "eu", "hq", "remote"})
_NO_WORD = re.compile(r"[^\w&]+")
_SHORT_TAIL = re.compile(r",? [A-Z]{2,3}$")
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")


@cheap
class Verdict(StrEnum):
    """What a guide says of an amount."""

    FIGURE = "figure"
    WITHIN = "within"
    UNSUPPORTED = "unsupported"


class Held(NamedTuple):
    """A range that a guide holds, and which guide; `derived` says how it was worked out, where it stands nowhere as such."""

    guide: str
    known: Known
    derived: str = ""


class Nearest(NamedTuple):
    """The figure of a guide that an amount comes nearest to, and how much more than that the amount is."""

    held: Held
    end: str
    figure: Decimal
    difference: Decimal

    @property
    def per_cent(self) -> Decimal:
        return self.difference * 100 / self.figure if self.figure else Decimal(0)


class Judged(NamedTuple):
    """An amount, and what the guides say of it."""

    quote: Quote
    verdict: Verdict
    # By the year, or a grant whole; None where an end is open.
    low: Decimal | None = None
    high: Decimal | None = None
    currencies: tuple[str, ...] = ()
    by: tuple[Held, ...] = ()
    nearest: Nearest | None = None
    reason: str = ""


class Guides:
    """The figures of some guides, to hold amounts against."""

    def __init__(self, subjects: Sequence[tuple[str, Subject]]) -> None:
        self.held = _once(each for path, subject in subjects for each in _held(path, subject))
        self.percents = _once(each for path, subject in subjects for each in _percents(path, subject))

    @once
    def currencies(self) -> frozenset[str]:
        return frozenset(held.known.currency for held in self.held)

    @once
    def _names(self) -> list[tuple[str, str]]:
        """What regions are called, the longest first: a senior engineer is not an engineer."""
        regions = {held.known.region for held in (*self.held, *self.percents)}
        found = {(name, region) for region in regions for name in _names_of(region)}
        return sorted(found, key=lambda each: (-len(each[0]), each))

    def regions_in(self, text: str) -> frozenset[str]:
        """The regions that a text names."""
        left, found = f" {_words(text)} ", set()
        for name, _ in self._names:
            if f" {name} " in left:
                found |= {other for same, other in self._names if same == name}
                left = left.replace(f" {name} ", " \0 ")
        return frozenset(found)

    def judge(self, quote: Quote) -> Judged | Aside:
        """Whether an amount is a figure of the guides, lies within a range of its component, or is neither."""
        if quote.money is None:
            return self._judge_percent(quote)
        currencies = self._currencies(quote)
        ends = self._by_year(quote)
        if _is_reversed(ends):
            return Judged(quote, Verdict.UNSUPPORTED, *ends, currencies, reason=REVERSED)
        if not currencies:
            named = "/".join(quote.money.candidates) or "any currency"
            return Judged(quote, Verdict.UNSUPPORTED, *ends, (named,), reason=f"the guide has no figure in {named}")
        if quote.money.period and quote.money.period is not Period.GRANT and quote.money.period not in PER_YEAR:
            reason = f"it is paid by the {quote.money.period}, and a guide tells of years"
            return Judged(quote, Verdict.UNSUPPORTED, *ends, currencies, reason=reason)
        pool = [held for held in self.held if held.known.currency in currencies]
        most = max((end for held in pool for _, end in held.known.ends), default=0)
        if not quote.money.period and max(end for end in ends if end is not None) < _LEAST_PAY:
            return Aside(quote.text, quote.start, quote.end, f"{ELSEWHERE}: it is below {_LEAST_PAY}")
        if min(end for end in ends if end is not None) > _FAR_ABOVE * most:
            reason = f"{ELSEWHERE}: it is over {_FAR_ABOVE} times any figure of the guide"
            return Aside(quote.text, quote.start, quote.end, reason)
        return self._judge(quote, pool, currencies)

    def _judge(self, quote: Quote, pool: Sequence[Held], currencies: tuple[str, ...]) -> Judged:
        regions = self.regions_in(quote.context)
        named = [held for held in pool if quote.component in {None, held.known.component}]
        mine = [held for held in named if not regions or held.known.region in regions]
        exact = tuple(held for held in mine if self._is_figure(quote, held))
        if exact:
            return Judged(quote, Verdict.FIGURE, *self._by_year(quote, exact[0]), currencies, exact)
        if quote.component and (ends := self._ends_of(quote, mine)):
            return Judged(quote, Verdict.FIGURE, *self._by_year(quote, ends[0]), currencies, ends)
        within = tuple(held for held in mine if quote.component and self._is_within(quote, held))
        if within:
            return Judged(quote, Verdict.WITHIN, *self._by_year(quote, within[0]), currencies, within)
        reason = ""
        if not named and quote.component:
            reason = f"the guide has no {quote.component} in {'/'.join(currencies)}"
        elif elsewhere := [held for held in pool if self._is_figure(quote, held)]:
            other = elsewhere[0].known
            reason = f"it is {other.component} of {other.region}"
        elif named and not mine:
            reason = f"the guide has none in {'/'.join(currencies)} for {both(sorted(regions))}"
        there = mine or [held for held in pool if held.known.region in regions]
        nearest = min(
            (near for held in (there or named or pool) if (near := self._nearest(quote, held)) and near.figure),
            key=lambda near: (abs(near.per_cent), near.held.guide, near.held.known.region),
            default=None,
        )
        return Judged(quote, Verdict.UNSUPPORTED, *self._by_year(quote), currencies, nearest=nearest, reason=reason)

    def _judge_percent(self, quote: Quote) -> Judged:
        if _is_reversed(_ends(quote)):
            return Judged(quote, Verdict.UNSUPPORTED, *_ends(quote), reason=REVERSED)
        regions = self.regions_in(quote.context)
        mine = [held for held in self.percents if not regions or held.known.region in regions]
        if not mine:
            return Judged(quote, Verdict.UNSUPPORTED, *_ends(quote), reason="the guide has no bonus in per cent")
        exact = tuple(held for held in mine if self._is_figure(quote, held))
        within = exact or tuple(held for held in mine if self._is_within(quote, held))
        if within:
            return Judged(quote, Verdict.FIGURE if exact else Verdict.WITHIN, *_ends(quote), by=within)
        near = min(
            (near for held in mine if (near := self._nearest(quote, held))),
            key=lambda near: abs(near.difference),
            default=None,
        )
        return Judged(quote, Verdict.UNSUPPORTED, *_ends(quote), nearest=near)

    def _currencies(self, quote: Quote) -> tuple[str, ...]:
        """The currencies of the guides that an amount may be in; a `$` is the dollar that is meant where nothing is said."""
        money = quote.money
        if money is None or not money.candidates:
            return tuple(sorted(self.currencies))
        if money.currency in self.currencies:
            return (money.currency,)
        return tuple(code for code in money.candidates if code in self.currencies)

    # comparing

    def _by_year(self, quote: Quote, held: Held | None = None) -> tuple[Decimal | None, Decimal | None]:
        """Both ends as a guide would hold them: by the year, and of a grant the whole."""
        low, high = _ends(quote)
        times = _times(quote, held)
        return (None if low is None else low * times), (None if high is None else high * times)

    def _pairs(self, quote: Quote, held: Held) -> Iterator[tuple[Decimal, Decimal]]:
        """The ends of an amount with how far each may be off."""
        times = _times(quote, held)
        for end in self._by_year(quote, held):
            if end is None:
                continue
            rounding = min(quote.step * times / 2, abs(end) * MOST_ROUNDING)
            yield end, max(abs(end) * MOST_ROUNDING if quote.about else rounding, _LEAST)

    def _is_figure(self, quote: Quote, held: Held) -> bool:
        """Whether an amount is an end of a range, or both; `up to` is only a high end, and `$150K+` only a low one."""
        ends = list(dict.fromkeys(self._pairs(quote, held)))
        figures = held.known.ends
        if len(ends) == 1 and len(figures) == 2:
            low, high = _ends(quote)
            figures = figures[1:] if low is None else figures[:1] if high is None else figures
            return any(_is_near(ends[0], figure) for _, figure in figures)
        return len(ends) == len(figures) and all(
            _is_near(end, figure) for end, (_, figure) in zip(ends, figures, strict=True)
        )

    def _ends_of(self, quote: Quote, pool: Sequence[Held]) -> tuple[Held, ...]:
        """The two regions whose low and whose high a range over all regions has: `base runs from $125K to $175K`."""
        found: list[Held] = []
        for bound, place in (("low", 0), ("high", 1)):
            for held in pool:
                pairs = list(self._pairs(quote, held))
                figure = dict(held.known.ends).get(bound)
                if len(pairs) == 2 and figure is not None and _is_near(pairs[place], figure):
                    found.append(held)
                    break
        return tuple(found) if len(found) == 2 else ()

    def _is_within(self, quote: Quote, held: Held) -> bool:
        low, high = held.known.low, held.known.high
        if low is None or high is None:
            return False
        return all(Decimal(low) - slack <= end <= Decimal(high) + slack for end, slack in self._pairs(quote, held))

    def _nearest(self, quote: Quote, held: Held) -> Nearest | None:
        """The nearest figure of a range; of two ends, what is told is the one that is further off."""
        ends, figures = [end for end, _ in dict.fromkeys(self._pairs(quote, held))], held.known.ends
        found = []
        for number, end in enumerate(ends):
            own = figures if len(ends) == 1 else figures[number : number + 1] or figures[-1:]
            near = [Nearest(held, name, Decimal(figure), end - Decimal(figure)) for name, figure in own]
            found += sorted(near, key=lambda each: abs(each.difference))[:1]
        return max(found, key=lambda each: abs(each.per_cent), default=None)


def _is_reversed(ends: tuple[Decimal | None, Decimal | None]) -> bool:
    low, high = ends
    return low is not None and high is not None and low > high


def _is_near(end: tuple[Decimal, Decimal], figure: float) -> bool:
    """Whether an amount is a figure, as far off as it may be."""
    return abs(end[0] - Decimal(figure)) <= end[1]


def _ends(quote: Quote) -> tuple[Decimal | None, Decimal | None]:
    if quote.money is not None:
        low, high = (None if end is None else Decimal(end.value) for end in (quote.money.low, quote.money.high))
    elif quote.percent is not None:
        low, high = quote.percent.low, quote.percent.high
    else:
        low = high = None
    return low, high


def _times(quote: Quote, held: Held | None) -> int:
    """What makes an amount a year's pay; a grant's part of one year the whole grant, where it is held against one."""
    if quote.money is None or quote.money.period is None:
        return 1
    a_year = PER_YEAR.get(quote.money.period, 1)
    part = held is not None and held.known.component == "stock" and quote.money.period is not Period.GRANT
    return a_year * held.known.years if part and held else a_year


# what guides hold


def _once(held: Iterable[Held]) -> list[Held]:
    """What row and table say alike, once: as the row says it, which comes first."""
    found: dict[tuple[object, ...], Held] = {}
    for each in held:
        known = each.known
        found.setdefault((each.guide, known.region, known.component, known.currency, known.low, known.high), each)
    return list(found.values())


def _held(path: str, subject: Subject) -> Iterator[Held]:
    for known in known_figures(subject):
        yield Held(path, known)
    for row in subject.guide.rows if subject.guide else []:
        yield from _bonus_of(path, row)


def _bonus_of(path: str, row: Row) -> Iterator[Held]:
    """The money that a bonus in per cent comes to, from the lowest to the highest base."""
    least = row.bonus_pct_low if row.bonus_pct_low is not None else row.bonus_pct
    most = row.bonus_pct_high if row.bonus_pct_high is not None else least
    currency = row.currency_of("base")
    if least is None or most is None or currency is None or row.base_low is None or row.base_high is None:
        return
    low, high = (round(base * share / 100) for base, share in ((row.base_low, least), (row.base_high, most)))
    yield Held(
        path,
        Known(row.region or "", "bonus", currency, low, high),
        f"{least:g} to {most:g} % of base" if most != least else f"{least:g} % of base",
    )


def _percents(path: str, subject: Subject) -> Iterator[Held]:
    """The bonuses in per cent, of the rows and of the cells."""
    for row in subject.guide.rows if subject.guide else []:
        low = row.bonus_pct_low if row.bonus_pct_low is not None else row.bonus_pct
        high = row.bonus_pct_high if row.bonus_pct_high is not None else low
        if low is not None or high is not None:
            yield Held(path, Known(row.region or "", "bonus", "%", low, high))
    for table in subject.tables:
        for entry in table.entries:
            if "bonus" in entry.header.components and (percent := entry.cell.percent):
                low, high = (None if end is None else float(end) for end in (percent.low, percent.high))
                yield Held(path, Known(subject.comparison.region(entry), "bonus", "%", low, high, level=entry.level))


def _names_of(region: str) -> Iterator[str]:
    """What a text may call a region: its name, without brackets, and each of the names that a slash parts."""
    whole = without_hint(region)
    bare = _BRACKET.sub("", whole)
    # `US (San Francisco / Seattle)`: the places alone name it.
    places = whole[len(bare) :].strip(" ()[]").split("/") if _words(bare) in _NO_NAME else []
    for name in (whole, bare, *bare.split("/"), _SHORT_TAIL.sub("", bare), *places):
        shown = _words(name)
        if len(shown) > 2 and shown not in _NO_NAME:
            yield shown


def _words(text: str) -> str:
    return " ".join(_NO_WORD.sub(" ", folded(text)).split())

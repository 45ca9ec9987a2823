"""Why a cell's figures may not be what a field of the frontmatter holds, so that writing them there would be a guess."""

import re
from collections.abc import Iterator, Sequence

from schema.figures import BOUNDS, compared_range, vest_years
from schema.guide import Row
from schema.money import MoneyRange
from schema.money_words import Period
from schema.named import NamedTuple
from schema.pattern import late
from schema.pay_cell import Entry

# Remarks that say what a figure is, and take nothing from it.
_WORDS = frozenset(
    """
    base salary cash annual annually yearly yr year pa gross fixed bonus target targeted performance discretionary stock equity rsu
    rsus psu psus options option grant award vest vests vesting over sign-on signon signing joining total comp compensation tc
    based with in of on the a an and incl including equiv equivalent value
    """.split()
)
# `PD RSUs`: a company's own stock.
_TICKER = late(r"\b[A-Z]{1,5}(?= (?:RSU|PSU|stock|shares))")
_WORD = late(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST_YEAR = late(r"\b(?:year[- ]?(?:1|one)|first[- ]year)\b", re.IGNORECASE)
_NEAR = 0.03  # a yearly part is rounded on its own


class Doubt(NamedTuple):
    """Why, and whether somebody who wants it may have it written all the same."""

    reason: str
    may_be_wanted: bool = False


def doubts(component: str, entries: Sequence[Entry], row: Row, label: str = "") -> Iterator[Doubt]:
    """What is in doubt about the cells that are taken for a row's component; `label` is the table's word for it."""
    for entry in entries:
        yield from _of_place(component, entry)
        yield from _of_cell(entry)
        yield from _of_percent(entry) if component == "bonus" else ()
        currency = row.currency_of(component)
        money = compared_range(entry, component, currency) if currency else None
        if money is None and entry.cell.ranges:
            yield Doubt(f"the cell `{entry.raw.text}` gives no figure in {currency}")
        elif money is not None:
            yield from _of_currency(entry, money, currency or "")
            yield from _of_range(component, entry, money)
    if len(entries) > 1 and not entries[0].many and any(entry.header.end not in BOUNDS for entry in entries):
        yield Doubt("more than one cell gives it")
    if component == "total_comp" and _FIRST_YEAR.search(label):
        yield Doubt(f"`{label}` may hold what is paid once", may_be_wanted=True)


def _of_place(component: str, entry: Entry) -> Iterator[Doubt]:
    if entry.component != component:
        kinds = " or ".join(kind.replace("_", " ") for kind in entry.header.components)
        yield Doubt(f"its column may hold {kinds or 'anything'}" + (" or other pay" if entry.header.shared else ""))
    if entry.header.near:
        yield Doubt("its header is misspelt")
    if entry.header.end == "middle":
        yield Doubt("its column holds a median")


def _of_cell(entry: Entry) -> Iterator[Doubt]:
    if entry.cell.unread or entry.cell.conflicts:
        yield Doubt(f"the cell `{entry.raw.text}` is not understood")
    for note in entry.cell.notes:
        words = _WORD.findall(_TICKER.sub("", note.text).casefold())
        strange = [word for word in words if word not in _WORDS]
        if strange or any(character.isdigit() for character in note.text):
            yield Doubt(f"the cell says `{note.text}` beside the figures", may_be_wanted=not _has_digit(note.text))


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _of_percent(entry: Entry) -> Iterator[Doubt]:
    percent = entry.cell.percent
    if percent is None:
        return
    if percent.low is None or percent.open_ended:
        yield Doubt(f"`{entry.raw.text}` has one end only", may_be_wanted=True)
    elif percent.high is not None and percent.low > percent.high:
        yield Doubt("the range is reversed in the table")


def _of_currency(entry: Entry, money: MoneyRange, currency: str) -> Iterator[Doubt]:
    possible = entry.currencies(money)
    if possible is not None and possible != {currency}:
        yield Doubt(f"the cell's sign may mean {' or '.join(sorted(possible)[:3])}")


def _of_range(component: str, entry: Entry, money: MoneyRange) -> Iterator[Doubt]:
    low, high = money.low, money.high
    if low and high and low.value > high.value:
        yield Doubt("the range is reversed in the table")
    if money.open_ended or low is None or high is None:
        yield Doubt(f"`{entry.raw.text}` is open at one end", may_be_wanted=True)
    period = money.period or entry.header.period
    if component != "stock":
        if period not in {None, Period.YEAR}:
            yield Doubt(f"the cell gives what is paid by the {period}")
        return
    if period not in {None, Period.GRANT}:
        yield Doubt("the cell gives what vests in a year, which is not the grant")
    elif period is None and not vest_years(entry):
        yield Doubt("nothing says whether it is the whole grant", may_be_wanted=True)
    for part in entry.cell.ranges:
        if part is not money and part.period is Period.YEAR and part.currency == money.currency:
            yield from _of_parts(entry, money, part)


def _of_parts(entry: Entry, grant: MoneyRange, part: MoneyRange) -> Iterator[Doubt]:
    """A grant beside its part of one year: the two have to agree."""
    years = vest_years(entry) or 4
    for whole, yearly in ((grant.low, part.low), (grant.high, part.high)):
        if whole and yearly and abs(yearly.value * years - whole.value) > _NEAR * whole.value:
            yield Doubt(f"the grant and its yearly part differ in `{entry.raw.text}`")
            return

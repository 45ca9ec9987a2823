"""What a saved job posting says: each fact with the words that it rests on, and nothing that the words do not tell."""

import re
from collections.abc import Iterator
from datetime import date

from schema.named import NamedTuple
from schema.pattern import late
from schema.posting_data import Datum, data_of, salary
from schema.posting_dates import Told, says_published, told
from schema.posting_header import header_of
from schema.posting_names import Words
from schema.posting_parts import Labelled, Part, Parts, labelled, parts_of
from schema.posting_pay import SEVERAL, Passed, Salary, pay_of
from schema.posting_text import PostingText

_CLOSED = late(
    r"(?:this |the )?(?:job|position|role|vacancy|posting|ad|advert|listing|opening|opportunity)?(?: posting"
    r"| ad(?:vert)?| listing)? ?(?:is |has |are )?(?:now |been |already )?"
    r"(?:applications? (?:are |is |have )?(?:now )?(?:been )?closed|closed(?: to| for)?(?: new)?(?: applications)?"
    r"|no longer (?:accepting|taking|receiving|considering) applications?"
    r"|not (?:currently )?accepting applications"
    r"|expired|no longer available|no longer open|no longer active|filled|been filled|inactive|archived)[.!]?"
    r"|closed (?:(?:[0-9]{1,3}|an?) (?:day|week|month|year)s? ago|yesterday|today)"
    r"|bewerbung(?:en)? (?:geschlossen|nicht mehr möglich)"
    r"|(?:(?:diese |die )?(?:stelle(?:nanzeige|nangebot)?|position|anzeige|vakanz) )?(?:ist )?(?:leider )?(?:bereits |schon )?"
    r"(?:nicht mehr (?:verfügbar|aktiv|online)|besetzt|vergeben|abgelaufen)"
    r"|(?:die )?bewerbungsfrist (?:ist )?(?:bereits )?abgelaufen"
    r"|(?:cette )?offre (?:est |a )?(?:expirée?|clôturée|pourvue)|candidatures? (?:closes|clôturées)",
    re.IGNORECASE,
)  # fmt: skip
_OPEN = late(
    r"(?:we are |we['’]re )?(?:now |currently |still )?accepting applications|applications? (?:are "
    r"|is )?(?:now )?open|open (?:for|to) applications|(?:this )?(?:job|position|role|vacancy|posting) is (?:now "
    r"|still )?open[.!]?",
    re.IGNORECASE,
)
_STATES = {
    "closed": late(r"(?:now )?(?:closed|expired|filled|inactive|archived|geschlossen|besetzt|expirée?)", re.IGNORECASE),
    "open": late(r"(?:now )?(?:open|active|live|offen|ouverte?|accepting applications)", re.IGNORECASE),
}
# So many short lines around the title may tell of the day in words that do not say of what.
_TOP = 60


class Fact(NamedTuple):
    """A fact and where the words stand that it rests on."""

    value: object
    start: int
    end: int


class Posting(NamedTuple):
    """What was understood; `why` says why a fact is None, where more is to be said than that no word tells it."""

    text: PostingText
    parts: Parts
    title: Words | None
    employer: Words | None
    location: Words | None
    posted: Fact | None
    posted_about: bool
    status: Fact | None
    pay: Salary | None
    passed: tuple[Passed, ...]
    why: dict[str, str]  # of `posted` also why it is only the latest day that it can be
    relative: bool  # whether the day of capture would tell, or told, the day of publishing


def read_posting(text: str, captured: date | None) -> Posting:
    """Read a text as a job posting that was saved on a day."""
    posting = PostingText(text)
    parts = parts_of(posting)
    labels = list(labelled(parts.all))
    header = header_of(parts, labels)
    why = dict(header.why)
    posted, about, relative = _posted(parts, labels, captured, why)
    status = _status(parts, labels, why)
    found = Posting(
        posting, parts, header.title, header.employer, header.location, posted, about, status, None, (), why, relative
    )  # fmt: skip
    data = data_of(posting, captured)
    found = _with_data(found, data)
    pay, passed = pay_of(posting, parts, found.location.value if found.location else None)
    if pay is None and "pay" in data and not any(each.why == SEVERAL for each in passed):
        pay = salary(data["pay"])
    return found._replace(pay=pay, passed=tuple(passed))


def _with_data(found: Posting, data: dict[str, Datum]) -> Posting:
    """What the page's data tells and its words do not; a date before one that was worked out."""
    words = {name: Words(*data[name]) for name in ("title", "employer", "location") if name in data}
    found = found._replace(
        title=found.title or words.get("title"),
        employer=found.employer or words.get("employer"),
        location=found.location or words.get("location"),
    )
    if "posted" in data and (found.posted is None or found.posted_about):
        found.why.pop("posted", None)
        found = found._replace(posted=Fact(*data["posted"]), posted_about=False)
    return found


def _posted(
    parts: Parts, labels: list[Labelled], captured: date | None, why: dict[str, str]
) -> tuple[Fact | None, bool, bool]:
    """The day of publishing: what a label says before what the lines say, a date before an age.

    Where the words leave several days, it is the latest of them, and `why` says so: nothing is taken for newer than it can be.
    """
    found: list[tuple[Told, tuple[int, int]]] = []
    reasons: list[str] = []
    for value, span, is_label in _days(parts, labels):
        said = told(value, captured, labelled=is_label)
        if said is None:
            continue
        found.append((said, span))
        if said.day is None:
            reasons.append(said.why)
    relative = any(said.relative for said, _ in found)
    exact = [each for each in found if each[0].day is not None and not each[0].latest]
    dated = [each for each in exact if not each[0].relative]
    days = {said.day for said, _ in dated if said.day}
    bounds = [(said.day, span, said) for said, span in found if said.day is not None and said.latest]
    if len(days) > 1:
        why["posted"] = f"the posting gives {' and '.join(map(str, sorted(days)[:3]))}"
        span = next(span for said, span in dated if said.day == max(days))
        return Fact(max(days), *span), True, relative
    if dated or exact:
        said, span = (dated or exact)[0]
        if dated or not any(day < (said.day or day) for day, _, _ in bounds):
            return Fact(said.day, *span), said.about, relative
    if bounds:
        day, span, said = min(bounds, key=lambda each: each[0])
        why["posted"] = said.why
        return Fact(day, *span), True, relative
    if reasons:
        why["posted"] = reasons[0]
    return None, False, relative


def _days(parts: Parts, labels: list[Labelled]) -> Iterator[tuple[str, tuple[int, int], bool]]:
    """What may tell the day, with its place, and whether a label says that it does."""
    for label in labels:
        if label.field == "posted":
            yield label.part.text, (label.start, label.end), True
    for part in parts.header[:_TOP]:
        yield part.text, part.span, False
    for part in parts.rest:  # there an age alone may be that of anything
        if says_published(part.text):
            yield part.text, part.span, False


def _status(parts: Parts, labels: list[Labelled], why: dict[str, str]) -> Fact | None:
    found: dict[str, Fact] = {}
    for label in labels:
        for state, pattern in _STATES.items():
            if label.field == "status" and pattern.fullmatch(label.part.text.strip(" .!")):
                found.setdefault(state, Fact(state, label.start, label.end))
    for part in parts.all:
        for state, pattern in (("closed", _CLOSED), ("open", _OPEN)):
            if state not in found and _says(pattern, part):
                found[state] = Fact(state, *part.span)
    if len(found) > 1:
        why["status"] = "it says both that it is open and that it is closed"
        return None
    return next(iter(found.values()), None)


def _says(pattern: re.Pattern[str], part: Part) -> bool:
    """Whether a line says it, alone or as its first or last sentence."""
    words = part.text.strip(" .!:*")
    return len(words) < 200 and any(pattern.fullmatch(each.strip(" .!")) for each in (words, *words.split(". ")))

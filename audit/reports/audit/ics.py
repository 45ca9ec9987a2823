"""The due dates of an audit as a calendar: an all-day event a guide, with an identity that stays from one audit to the next."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from audit.harmless import harmless
from audit.reports.audit.evidence_words import early
from audit.reports.style import Style
from audit.staleness import Audit, AuditedGuide
from schema.freshness import State

LONGEST_LINE = 75  # octets, the line's end not among them
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_RESTING = (State.DRAFT, State.RETIRED)


def render(audit: Audit, style: Style) -> str:
    del style
    return "".join(f"{part}\r\n" for line in _lines(audit) for part in folded(line))


def _lines(audit: Audit) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//payproof//payproof audit//EN", "CALSCALE:GREGORIAN")
    yield f"X-WR-CALNAME:{_text(_name(audit))}"
    seen: Counter[str] = Counter()
    for guide in audit.guides:
        due = guide.facts.next_review_due
        if due is None or guide.state in _RESTING:
            continue
        yield from _event(guide, due, audit.as_of, seen[guide.inner])
        seen[guide.inner] += 1
    yield "END:VCALENDAR"


def _name(audit: Audit) -> str:
    owners = {guide.owner for guide in audit.guides}
    return f"Guides to review: {owners.pop()}" if len(owners) == 1 else "Guides to review"


def _event(guide: AuditedGuide, due: date, as_of: date, earlier: int) -> Iterator[str]:
    """One guide's due date; `earlier` guides lie at the same path below other roots."""
    identity = sha256(guide.inner.encode("utf-8", "surrogateescape")).hexdigest()[:32] + (
        f"-{earlier}" if earlier else ""
    )
    known = guide.facts
    who, what = known.company_display or guide.company, known.role_display or guide.role
    yield "BEGIN:VEVENT"
    yield f"UID:{identity}@payproof"
    yield f"DTSTAMP:{_day(as_of)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(due)}"
    yield f"SUMMARY:{_text(f'Review {who}: {what}')}"
    about = (guide.path, f"owner: {guide.owner}", f"state: {guide.state}", *early(guide), *guide.freshness.reasons)
    yield f"DESCRIPTION:{_text(*about)}"
    yield "TRANSP:TRANSPARENT"  # a day with a review due is not a day taken
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(*lines: str) -> str:
    """Lines of text as one value."""
    return "\n".join(map(harmless, lines)).translate(_ESCAPES).encode("utf-8", "backslashreplace").decode()


def folded(line: str) -> Iterator[str]:
    """A line in pieces that are no longer than a line may be, none of which cuts a character in two."""
    piece, taken = "", 0
    for character in line:
        size = len(character.encode())
        if taken + size > LONGEST_LINE:
            yield piece
            piece, taken = " ", 1
        piece += character
        taken += size
    yield piece

"""An audit for an issue or a chat: no longer than a comment may be, and nothing that a guide says becomes markup or a mention."""

from collections.abc import Callable

from audit.report import count
from audit.reports.audit import evidence_words, words
from audit.reports.inert_markdown import cell, code, fitting, folded
from audit.reports.style import Style
from audit.staleness import Audit, AuditedGuide
from schema.freshness import State

LARGEST = 60_000  # bytes; an issue takes 65,536 characters
# Bytes that each list may take: together, with all around them, they stay below the largest.
ROOM = {
    "owners": 8_000, "guides": 26_000, "changes": 10_000, "trend": 2_000, "cliffs": 3_000, "notes": 3_000, "evidence": 4_000,
    "closed": 2_000,
}  # fmt: skip

_LISTED = (State.DUE_SOON, State.FRESH, State.SNOOZED, State.DRAFT, State.RETIRED)


def render(audit: Audit, style: Style) -> str:
    del style
    parts = [_headline(audit), _delta(audit), _owners(audit), _wanting(audit), _evidence(audit), _closed(audit)]
    parts += [_cliffs(audit), _trend(audit), _notes(audit)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _headline(audit: Audit) -> str:
    parts = ", ".join(f"{number:,} {state}" for state, number in audit.counts.items() if number)
    return f"**{words.headline(audit, parts)}**"


def _delta(audit: Audit) -> str:
    delta = audit.delta
    if delta is None:
        return ""
    told = f"Since {delta.since}{f' ({code(delta.revision[:12])})' if delta.revision else ''}: {words.tally(delta)}."
    lines = [f"- {kind}: {code(change.path)}, {words.turned(change)}" for kind, change in words.changes(delta)]
    shown = fitting(lines, ROOM["changes"], lambda left: f"- and {count(left, 'more change')}")
    return folded(told, shown)


def _owners(audit: Audit) -> str:
    if not audit.guides:
        return ""
    states = [state for state, number in audit.counts.items() if number]
    head = ["| owner | guides | past due |", "|---|--:|--:|"]
    for state in states:
        head = [f"{head[0]} {state} |", f"{head[1]}--:|"]
    late: dict[str, int] = {}
    for guide in audit.guides:
        late[guide.owner] = late.get(guide.owner, 0) + guide.freshness.past_due
    rows = []
    for owner, counts in audit.by_owner.items():
        numbers = [sum(counts.values()), late[owner], *(counts.get(state, 0) for state in states)]
        rows.append(f"| {cell(owner)} | {' | '.join(f'{number:,}' for number in numbers)} |")
    shown = fitting(rows, ROOM["owners"], lambda left: f"\nand {count(left, 'more owner')}")
    return "\n".join(["### By owner", "", *head, *shown])


def _wanting(audit: Audit) -> str:
    """The guides that somebody has to look at now."""
    late = [guide for guide in audit.ordered if guide.state not in _LISTED or guide.newer is not None]
    if not late:
        return ""
    rest: Callable[[int], str] = lambda left: f"- and {count(left, 'more guide')}"  # noqa: E731
    shown = fitting((f"- {_guide(guide, audit)}" for guide in late), ROOM["guides"], rest)
    title = count(len(late), "guide needs a look", "guides need a look")
    first = "those with newer evidence first" if any(guide.newer for guide in late) else "the worst first"
    return f"### To look at\n\n{folded(f'{title}, {first}.', shown)}"


def _guide(guide: AuditedGuide, audit: Audit) -> str:
    """A guide, whose it is, and why it is here, in words of our own wherever the guide's are not needed."""
    known, state = guide.facts, guide.freshness
    who = f"{code(guide.path)} ({code(guide.owner)})"
    early = [f"**newer evidence**: {code(said, 400)}" for said in evidence_words.early(guide)]
    if guide.state is State.INVALID:
        return f"{who}: {', '.join([*early, 'invalid'])}, {code('; '.join(state.reasons))}"
    why = [*early, str(guide.state)]
    if state.days_overdue and known.next_review_due:
        why.append(f"{words.days(state.days_overdue)} past its review of {known.next_review_due}")
    if known.last_updated:
        why.append(f"last updated on {known.last_updated}")
    if state.planned_for:
        why.append(
            f"{'its review was' if state.planned_for < audit.as_of else 'its review is'} planned for {state.planned_for}"
        )
    return f"{who}: {', '.join(why)}"


def _evidence(audit: Audit) -> str:
    """What else the evidence says."""
    lines = [
        f"- {finding.severity} {finding.rule} {code(f'{finding.path}:{finding.span.line}')}: {code(finding.told, 400)}"
        for finding in evidence_words.other_findings(audit)
    ]
    shown = fitting(lines, ROOM["evidence"], lambda left: f"- and {count(left, 'more finding')}")
    title = f"{count(len(lines), 'finding')}."
    return f"### Evidence\n\n{folded(title, shown)}" if shown else ""


def _closed(audit: Audit) -> str:
    """The postings that are known to be closed."""
    lines = [f"- {code(evidence_words.closed(record), 400)}" for record in audit.closed]
    shown = fitting(lines, ROOM["closed"], lambda left: f"- and {count(left, 'more posting')}")
    title = f"{count(len(lines), 'posting')}."
    return f"### Closed postings\n\n{folded(title, shown)}" if shown else ""


def _cliffs(audit: Audit) -> str:
    lines = [f"- {words.cliff(week, audit.as_of)}" for week in audit.cliffs]
    shown = fitting(lines, ROOM["cliffs"], lambda left: f"- and {count(left, 'more week')}")
    return "\n".join(["### Cliffs", "", *shown]) if shown else ""


def _trend(audit: Audit) -> str:
    """A row a day, the latest first, since it is the earliest that are left out."""
    if not audit.trend:
        return ""
    states = [state for state in State if any(point.counts.get(state) for point in audit.trend)]
    head = [f"| day | past due |{''.join(f' {state} |' for state in states)}", f"|---|--:|{'--:|' * len(states)}"]
    rows = []
    for point in reversed(audit.trend):
        numbers = [point.past_due, *(point.counts.get(state, 0) for state in states)]
        rows.append(f"| {point.day} | {' | '.join(f'{number:,}' for number in numbers)} |")
    shown = fitting(rows, ROOM["trend"], lambda left: f"\nand {count(left, 'earlier day')}")
    return "\n".join(["### Trend", "", *head, *shown])


def _notes(audit: Audit) -> str:
    lines = [f"- {code(note)}" for note in audit.notes]
    shown = fitting(lines, ROOM["notes"], lambda left: f"- and {count(left, 'more note')}")
    return "\n".join(["### Notes", "", *shown]) if shown else ""

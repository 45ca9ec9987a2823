"""An audit for a terminal or a pipe: the headline, the worst guides by state, then cliffs, changes, the trend and notes."""

from collections.abc import Iterator
from itertools import groupby, islice

from audit.report import count
from audit.reports.audit import evidence_words, words
from audit.reports.concise import line
from audit.reports.style import Style, width, wrapped
from audit.staleness import Audit, AuditedGuide, Delta, Point
from schema.freshness import State

_COLOURS = {
    State.INVALID: "error",
    State.EXPIRED: "error",
    State.STALE: "warning",
    State.OVERDUE: "warning",
    State.DUE_SOON: "info",
}


def render(audit: Audit, style: Style) -> str:
    parts = [
        _flowing(headline(audit, style), style),
        *_newer(audit, style),
        *_worst(audit, style),
        *_evidence(audit, style),
        _closed(audit, style),
        [line for week in audit.cliffs for line in _flowing(f"Cliff: {words.cliff(week, audit.as_of)}.", style)],
        _delta(audit.delta, style) if audit.delta else [],
        _trend(audit, style),
        [line for note in audit.notes for line in _flowing(f"Note: {style.safe(note)}", style)],
    ]
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts if part)


def headline(audit: Audit, style: Style) -> str:
    """One line for the whole audit."""
    parts = ", ".join(f"{number:,} {_painted(state, style)}" for state, number in audit.counts.items() if number)
    return words.headline(audit, parts)


def _painted(state: State, style: Style) -> str:
    return style.paint(state, _COLOURS.get(state, "bold"))


def _newer(audit: Audit, style: Style) -> Iterator[list[str]]:
    """The guides about which something newer is known than they rest on, whatever their state."""
    newer = [guide for guide in audit.ordered if guide.newer is not None]
    shown = newer[: style.limit]
    if shown:
        lines = [style.paint("newer evidence", "warning")]
        for guide in shown:
            why = [*evidence_words.early(guide), *guide.freshness.reasons]
            lines += _hanging(style.safe(f"{guide.path} ({guide.owner}), {guide.state}: {'; '.join(why)}"), style)
        yield lines
    if len(shown) < len(newer):
        yield _flowing(f"{count(len(newer) - len(shown), 'more guide')} of {len(newer):,}: --all shows all.", style)


def _evidence(audit: Audit, style: Style) -> Iterator[list[str]]:
    """What else the evidence says, a line a finding."""
    found = evidence_words.other_findings(audit)
    shown = found[: style.limit]
    if shown:
        lines = [style.paint("evidence", "bold")]
        for finding in shown:
            lines += _hanging(line(finding, style), style)
        yield lines
    if len(shown) < len(found):
        yield _flowing(f"{count(len(found) - len(shown), 'more finding')} of {len(found):,}: --all shows all.", style)


def _closed(audit: Audit, style: Style) -> list[str]:
    """The postings that are known to be closed."""
    if not audit.closed:
        return []
    lines = [style.paint("closed postings", "bold")]
    for record in audit.closed[: style.limit]:
        lines += _hanging(style.safe(evidence_words.closed(record)), style)
    hidden = len(audit.closed) - len(audit.closed[: style.limit])
    return [*lines, *_flowing(f"{count(hidden, 'more posting')}: --all shows all.", style)] if hidden else lines


def _worst(audit: Audit, style: Style) -> Iterator[list[str]]:
    """A block a state, the worst first, and how many guides are not shown."""
    wanting = [guide for guide in audit.ordered if guide.freshness.reasons and guide.newer is None]
    shown = wanting[: style.limit]
    for state, guides in groupby(shown, key=lambda guide: guide.state):
        lines = [_painted(state, style)]
        for guide in guides:
            lines += _hanging(_guide(guide, audit, style), style)
        yield lines
    if len(shown) < len(wanting):
        yield _flowing(f"{count(len(wanting) - len(shown), 'more guide')} of {len(wanting):,}: --all shows all.", style)


def _guide(guide: AuditedGuide, audit: Audit, style: Style) -> str:
    planned = guide.freshness.planned_for
    why = "; ".join(guide.freshness.reasons)
    ahead = f"; its review is planned for {planned}" if planned and planned >= audit.as_of else ""
    return style.safe(f"{guide.path} ({guide.owner}): {why}{ahead}")


def _delta(delta: Delta, style: Style) -> list[str]:
    shown = list(islice(words.changes(delta), style.limit))
    lines = _flowing(f"{style.safe(words.since(delta))}: {words.tally(delta)}.", style)
    for kind, change in shown:
        lines += _hanging(f"{kind:<8} {style.safe(change.path)}: {words.turned(change)}", style)
    hidden = sum(1 for _ in words.changes(delta)) - len(shown)
    return [*lines, *_flowing(f"{count(hidden, 'more change')}: --all shows all.", style)] if hidden else lines


def _trend(audit: Audit, style: Style) -> list[str]:
    """A row a day, a column for each state that any of the days knows."""
    if not audit.trend:
        return []
    states = [state for state in State if any(point.counts.get(state) for point in audit.trend)]
    rows = [["day", "past due", *states], *(_row(point, states) for point in audit.trend)]
    wide = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.rjust(room) for cell, room in zip(row, wide, strict=True)) for row in rows]
    return [style.paint("trend", "bold"), *(f"  {line}" for line in lines)]


def _row(point: Point, states: list[State]) -> list[str]:
    return [str(point.day), f"{point.past_due:,}", *(f"{point.counts.get(state, 0):,}" for state in states)]


def _flowing(text: str, style: Style) -> list[str]:
    return wrapped(text, style.width) if style.terminal else [text]


def _hanging(text: str, style: Style) -> list[str]:
    """An entry below its title; on a terminal what runs on stands deeper."""
    if not style.terminal:
        return [f"  {text}"]
    first, *rest = wrapped(text, max(style.width - 6, 20))
    return [f"  {first}", *(f"      {line}" for line in rest)]

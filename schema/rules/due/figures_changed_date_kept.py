"""DUE505."""

from collections.abc import Iterator

from schema.figure_changes import FigureChange, Kind
from schema.finding import Fault, Related, Severity, Skip
from schema.rule import Bad, EditRule, Good
from schema.shown import short
from schema.subject import Subject
from schema.wording import figure

_SHOWN = 5  # changes that a finding points at


class FiguresChangedDateKept(EditRule):
    """The figures changed, and last_updated did not.

    `last_updated` is the day on which somebody last looked at the figures; a reader takes new figures for as old as it says,
    and the next review is counted from it. A changed figure, a changed currency, a row that came or went are such a change; a
    region's new name alone is none. Where the figures were changed for a second time on the same day, say so in a comment.
    """

    code = "DUE505"
    severity = Severity.ERROR

    examples = (
        Good("base_low: 155000", "last_updated: 2026-05-25", "next_review_due: 2026-08-25", base=()),
        Good("base_low: 155000"),
        Good("region: NYC", base=()),
        Bad(
            "base_low: 155000", base=(),
            at="last_updated", marks="2026-02-23",
            says="base_low of New York went from 150,000 to 155,000, and last_updated is still 2026-02-23: set it to the day on "
            "which somebody looked at the figures",
            values={"last_updated": "2026-02-23", "changes": 1},
        ),
        Bad(
            "base_low: 155000", "signing_bonus_low: 10000", "bonus_pct: null", base=(),
            at="last_updated", marks="2026-02-23",
            says="3 figures changed, the first being base_low of New York from 150,000 to 155,000, and last_updated is still "
            "2026-02-23: set it to the day on which somebody looked at the figures",
        ),
        Bad(
            "currency: CAD", base=(),
            at="last_updated", marks="2026-02-23",
            says="currency of New York went from USD to CAD, and last_updated is still 2026-02-23: set it to the day on which "
            "somebody looked at the figures",
        ),
    )  # fmt: skip

    def check(self, now: Subject, base: Subject) -> Iterator[Fault | Skip]:
        updated = now.guide.last_updated if now.guide else None
        before = base.guide.last_updated if base.guide else None
        if updated is None or before is None:
            missing = "last_updated" if updated is None else "last_updated at the base"
            yield Skip("last_updated", f"{missing} is not known")
            return
        known = now.figure_changes
        if updated != before:
            return
        if known.pay:
            yield Fault(
                "last_updated",
                f"{_told(known.pay)}, and last_updated is still {updated}: set it to the day on which somebody looked at the "
                "figures",
                values={"last_updated": str(updated), "changes": len(known.pay)},
                related=tuple(Related(change.route, _was(change)) for change in _standing(known.pay)[:_SHOWN]),
            )
        for route, reason in known.unread:
            yield Skip(route, reason)


def _standing(changes: tuple[FigureChange, ...]) -> list[FigureChange]:
    """The changes that have a place in the guide as it is."""
    return [change for change in changes if change.row is not None]


def _was(change: FigureChange) -> str:
    return "new" if change.kind is Kind.ADDED else f"{figure(change.old)} at the base"


def _told(changes: tuple[FigureChange, ...]) -> str:
    first = changes[0]
    region = short(first.region) or "a row without a region"
    if first.kind in {Kind.ADDED, Kind.REMOVED}:
        one = f"{region} was {'added' if first.kind is Kind.ADDED else 'removed'}"
        return one if len(changes) == 1 else f"{len(changes)} things changed, the first being that {one}"
    way = f"from {figure(first.old)} to {figure(first.new)}"
    if len(changes) == 1:
        return f"{first.field} of {region} went {way}"
    kinds = {change.kind for change in changes}
    noun = "figures" if kinds == {Kind.FIGURE} else "things"
    return f"{len(changes)} {noun} changed, the first being {first.field} of {region} {way}"

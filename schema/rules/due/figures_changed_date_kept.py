"""DUE505."""

from collections.abc import Iterator, Sequence

from schema.agreement import seen_in_frontmatter, seen_in_tables
from schema.figure_changes import FigureChange, Kind
from schema.finding import Fault, Related, Severity, Skip
from schema.rule import Bad, EditRule, Good
from schema.shown import short
from schema.subject import Subject
from schema.table_changes import CellChange
from schema.wording import figure

Change = FigureChange | CellChange

_SHOWN = 5  # changes that a finding points at


def _table(base: str = "$150K–$200K", bonus: str = "10%") -> str:
    return f"""
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|--------|-------------|-----------------|-------|------------|
| New York | {base} | $100K–$200K | {bonus} | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
"""


class FiguresChangedDateKept(EditRule):
    """The figures changed, and last_updated did not.

    `last_updated` is the day on which somebody last looked at the figures; a reader takes new figures for as old as it says,
    and the next review is counted from it. A changed figure, a changed currency, a row that came or went are such a change; a
    region's new name alone is none. A figure that stands in the table alone counts too: a level between the lowest and the
    highest, the high end of a bonus in per cent, a second currency. Quiet is what changes nothing that a reader sees: a figure or
    a currency that now says what an unchanged table has said all along, or a cell that now says what the frontmatter has. That is
    mending, and the figures are as old as before. Where the figures were changed for a second time on the same day, say so in a
    comment.
    """

    code = "DUE505"
    severity = Severity.ERROR

    examples = (
        Good("base_low: 155000", "last_updated: 2026-05-25", "next_review_due: 2026-08-25", base=()),
        Good("base_low: 155000"),
        Good("region: NYC", base=()),
        Good("base_low: 150000", base=("base_low: null",)),
        Good("base_low: 150000", base=("base_low: 140000",)),
        Good("currency: USD", base=("currency: EUR",)),
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
        Bad(
            table=_table(bonus="10–15%"), base=(),
            at="last_updated", marks="2026-02-23",
            says="bonus of New York went from 10% to 10–15% in the table, and last_updated is still 2026-02-23: set it to the day "
            "on which somebody looked at the figures",
        ),
    )  # fmt: skip

    def check(self, now: Subject, base: Subject) -> Iterator[Fault | Skip]:
        updated = now.guide.last_updated if now.guide else None
        before = base.guide.last_updated if base.guide else None
        if updated is None or before is None:
            missing = "last_updated" if updated is None else "last_updated at the base"
            yield Skip("last_updated", f"{missing} is not known")
            return
        if updated != before:
            return
        seen: list[Change] = [*seen_in_frontmatter(now, base), *seen_in_tables(now, base)]
        if seen:
            yield Fault(
                "last_updated",
                f"{_told(seen)}, and last_updated is still {updated}: set it to the day on which somebody looked at the figures",
                values={"last_updated": str(updated), "changes": len(seen)},
                related=tuple(map(_place, _standing(seen)[:_SHOWN])),
            )
        for route, reason in now.figure_changes.unread:
            yield Skip(route, reason)


def _standing(changes: Sequence[Change]) -> list[Change]:
    """The changes that have a place in the guide as it is."""
    return [change for change in changes if (change.new if isinstance(change, CellChange) else change.row) is not None]


def _place(change: Change) -> Related:
    if isinstance(change, CellChange):
        return Related("", f"{figure(change.texts[0])} at the base", at=change.entry.at)
    return Related(change.route, "new" if change.kind is Kind.ADDED else f"{figure(change.old)} at the base")


def _told(changes: Sequence[Change]) -> str:
    first = changes[0]
    region = short(first.region) or "a row without a region"
    kinds = {change.kind if isinstance(change, FigureChange) else Kind.FIGURE for change in changes}
    noun = "figures" if kinds == {Kind.FIGURE} else "things"
    many = f"{len(changes)} {noun} changed, the first being " if len(changes) > 1 else ""
    went = "" if many else " went"
    if isinstance(first, CellChange):
        old, new = (short(text) if text else "nothing" for text in first.texts)
        what = "/".join(first.entry.header.components) if not first.component else first.component
        level = f", {short(first.level)}," if first.level else ""
        return f"{many}{what} of {region}{level}{went} from {old} to {new} in the table"
    if first.kind in {Kind.ADDED, Kind.REMOVED}:
        one = f"{region} was {'added' if first.kind is Kind.ADDED else 'removed'}"
        return f"{many}that {one}" if many else one
    return f"{many}{first.field} of {region}{went} from {figure(first.old)} to {figure(first.new)}"

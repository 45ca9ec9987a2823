"""DUE506."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from schema.document import Document
from schema.finding import Fault, Related, Severity
from schema.guide import Guide
from schema.named import NamedTuple
from schema.rule import Bad, EditRule, Good
from schema.subject import Subject

# What a stamp moves; `review` says where the next review stands, and is read by itself.
_STAMPED = frozenset({"last_updated", "next_review_due", "salary_data_quarter", "review"})
_NAMED = 20  # guides that a finding on many lists


class DateChangedAlone(EditRule):
    """The guide was given newer dates, and nothing else.

    `last_updated` says that somebody looked at the figures. Where it moved on and every other word stayed, nobody can see that
    anyone did, and figures that nobody checked pass for fresh. If a review found that all still holds, say what was looked at:
    `review: {confirmed: {on: 2026-05-25, by: pay team, what: Levels.fyi and three offers}}`. Ten guides or more
    in one edit are one finding, at the first of them, which names the others: that was no review but a script.
    """

    class Options(NamedTuple):
        batch: Annotated[int, "so many guides of one edit, or more, are one finding"] = 10

    code = "DUE506"
    severity = Severity.WARNING
    options: Options

    examples = (
        Good("last_updated: 2026-05-25", "next_review_due: 2026-08-25", "base_low: 155000", base=()),
        Good("next_review_due: 2026-08-23", base=()),
        Good("last_updated: 2026-01-12", base=()),
        Good(
            "last_updated: 2026-05-25",
            "review:\n  confirmed:\n    on: 2026-05-25\n    by: pay team\n    what: Levels.fyi and three offers",
            base=(),
        ),
        Bad(
            "last_updated: 2026-05-25", "next_review_due: 2026-08-25", base=(),
            at="last_updated", marks="2026-05-25",
            says="last_updated moved from 2026-02-23 to 2026-05-25 and no figure or text changed: say under review.confirmed what "
            "was looked at, or take the old date back",
            values={"last_updated": "2026-05-25", "base": "2026-02-23"},
        ),
        Bad(
            "last_updated: 2026-05-25",
            "review:\n  confirmed:\n    on: 2026-02-20\n    what: Levels.fyi and three offers",
            base=("review:\n  confirmed:\n    on: 2026-02-20\n    what: Levels.fyi and three offers",),
            at="last_updated", marks="2026-05-25",
            says="last_updated moved from 2026-02-23 to 2026-05-25 and no figure or text changed: say under review.confirmed what "
            "was looked at, or take the old date back",
        ),
    )  # fmt: skip

    def check(self, now: Subject, base: Subject) -> Iterator[Fault]:
        guide, before = now.guide, base.guide
        if not guide or not before or not guide.last_updated or not before.last_updated:
            return
        if guide.last_updated <= before.last_updated or _is_confirmed(guide, before):
            return
        if _rest(now.document) == _rest(base.document):
            yield Fault(
                "last_updated",
                f"last_updated moved from {before.last_updated} to {guide.last_updated} and no figure or text changed: say under "
                "review.confirmed what was looked at, or take the old date back",
                values={"last_updated": str(guide.last_updated), "base": str(before.last_updated)},
                related=(Related("review.confirmed", "of an earlier review"),) if _confirmed(guide) else (),
            )

    def together(self, paths: Sequence[str]) -> str:
        if len(paths) < self.options.batch:
            return ""
        more = f" and {len(paths) - _NAMED:,} more, which `payproof diff REV` lists" if len(paths) > _NAMED else ""
        return (
            f"last_updated moved in {len(paths):,} guides and no figure or text changed in them: say in each under "
            f"review.confirmed what was looked at, or take the old dates back; they are {', '.join(paths[:_NAMED])}{more}"
        )


def _is_confirmed(guide: Guide, before: Guide) -> bool:
    """Whether the guide says what was looked at since the base's date, and did not say so before."""
    confirmed = guide.review.confirmed if guide.review else None
    if confirmed is None or confirmed.on is None or not confirmed.what or confirmed == _confirmed(before):
        return False
    return before.last_updated is not None and confirmed.on > before.last_updated


def _confirmed(guide: Guide) -> object:
    return guide.review.confirmed if guide.review else None


def _rest(document: Document) -> tuple[object, list[str]]:
    """All that a stamp leaves as it is; space and comments are no work either."""
    fields = {name: value for name, value in (document.values or {}).items() if name not in _STAMPED}
    body = [" ".join(line.split()) for line in document.lines[document.body_line :]]
    return fields, [line for line in body if line]

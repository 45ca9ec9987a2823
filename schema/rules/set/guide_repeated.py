"""SET601."""

from collections.abc import Iterator

from schema.corpus import Corpus, Entry
from schema.finding import Fault, Related, Severity, Skip
from schema.rule import Bad, CorpusRule, Good


class GuideRepeated(CorpusRule):
    """Two guides tell of the same role at the same company.

    A reader who finds one never sees the other, an editor mends one of them, and a program that goes by company and role takes
    whichever it reads last. The guide that lies where its fields say is taken for the first, and each other one is pointed at.
    Drafts and retired guides may repeat one that is active.
    """

    code = "SET601"
    severity = Severity.ERROR

    examples = (
        Good(kin={"acme/data-scientist.md": (), "globex/data-engineer.md": ()}),
        Good(kin={"acme/data-engineer-next.md": ("role: data-engineer", "status: draft")}),
        Bad(
            path="acme/data-engineer-copy.md", kin={"acme/data-engineer.md": ()},
            at="role", marks="data-engineer",
            says="company acme and role data-engineer have two guides, acme/data-engineer.md and acme/data-engineer-copy.md: keep "
            "one, or correct the role of the other",
            values={"company": "acme", "role": "data-engineer"},
        ),
    )  # fmt: skip

    def check(self, corpus: Corpus) -> Iterator[tuple[Entry, Fault | Skip]]:
        for kin in corpus.companies.values():
            by_role: dict[str, list[Entry]] = {}
            for entry in kin:
                if entry.role and entry.active:
                    by_role.setdefault(entry.role, []).append(entry)
            for same in by_role.values():
                if len(same) > 1:
                    yield from _faults(sorted(same, key=lambda entry: not entry.in_place))


def _faults(same: list[Entry]) -> Iterator[tuple[Entry, Fault | Skip]]:
    first, *others = same
    for entry in others:
        message = (
            f"company {entry.company} and role {entry.role} have two guides, {first.inner} and {entry.inner}: keep one, or "
            "correct the role of the other"
        )
        values = {"company": entry.company, "role": entry.role}
        here = f"role {entry.role} of {entry.company} here, too"
        yield entry, Fault("role", message, values=values, related=(Related("role", here, path=first.path),), here=here)

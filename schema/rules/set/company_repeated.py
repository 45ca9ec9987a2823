"""SET607."""

from collections.abc import Iterator

from schema.corpus import Corpus, Entry
from schema.finding import Fault, Related, Severity, Skip
from schema.pattern import late
from schema.rule import Bad, CorpusRule, Good

_QUIET = late(r"[\W_]+")


class CompanyRepeated(CorpusRule):
    """Two folders tell of one company.

    A reader who finds one never sees the guides of the other, and no rule holds these against each other. Two are taken for one
    company where they show the same name to readers (`company_display`), whatever its case, spaces and points: `Airtable` and
    `Air Table`. Where two companies do have one name, say in each what tells them apart. Each folder goes by its first active
    guide, and the one with the most guides is taken for the first.
    """

    code = "SET607"
    severity = Severity.WARNING
    among = "root"
    needs_whole = True
    by_company = True

    examples = (
        Good(kin={"acme-labs/data-engineer.md": ("company_display: Acme Labs",)}),
        Good(kin={"acme-next/data-engineer.md": ("company_display: Acme", "status: draft")}),
        Bad(
            "company: ac-me", path="ac-me/data-engineer.md",
            kin={"acme/data-engineer.md": ("company_display: ACME",), "acme/data-scientist.md": ("company_display: ACME",)},
            at="company_display", marks="Acme",
            says="acme and ac-me are two folders of one company, ACME: move the guides of one into the other, or say in "
            "company_display what tells them apart",
            values={"company": "ac-me", "other": "acme"},
        ),
    )  # fmt: skip

    def check(self, corpus: Corpus) -> Iterator[tuple[Entry, Fault | Skip]]:
        named: dict[tuple[str, str], list[tuple[int, str, Entry]]] = {}
        for (root, company), kin in corpus.companies.items():
            first = next((entry for entry in kin if entry.active), None)
            name = _QUIET.sub("", first.company_display.casefold()) if first else ""
            if first and name:
                named.setdefault((root, name), []).append((-len(kin), company, first))
        for same in named.values():
            (_, company, entry), *others = sorted(same, key=lambda each: each[:2])
            for _, other, there in others:
                yield there, _fault(company, entry, other)


def _fault(company: str, entry: Entry, other: str) -> Fault:
    shown = entry.company_display
    return Fault(
        "company_display",
        f"{company} and {other} are two folders of one company, {shown}: move the guides of one into the other, or say in "
        "company_display what tells them apart",
        values={"company": other, "other": company},
        related=(Related("company_display", f"{shown} here, too", path=entry.path),),
        known_by={"other": company},
        here="the same company here, too",
    )

"""SET606."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from schema.corpus import Corpus, Entry
from schema.finding import Fault, Severity, Skip
from schema.named import NamedTuple
from schema.rule import Bad, CorpusRule, Good

_SHOWN = 5  # roles that a message lists
_COMPANIES = 3  # fewer have no standard


class StandardRoleMissing(CorpusRule):
    """A company has no guide for a role that most companies have one for.

    Readers compare a role across companies, and one that is missing looks like one that does not exist there. A role is
    standard where its guides say so (`role_type: standard`) and three companies in four have it, three companies at least. A
    draft counts: somebody is at it. The finding stands at the company's first guide.
    """

    class Options(NamedTuple):
        share: Annotated[float, "which part of the companies has a role that all should have"] = 0.75

    code = "SET606"
    severity = Severity.INFO
    among = "root"
    needs_whole = True
    by_company = True
    options: Options

    examples = (
        Good(kin={"globex/data-engineer.md": (), "initech/data-engineer.md": (), "hooli/data-engineer.md": ()}),
        Good(kin={"globex/data-scientist.md": (), "initech/product-manager.md": (), "hooli/designer.md": ()}),
        Bad(
            kin={
                f"{company}/{role}.md": ()
                for company in ("globex", "initech", "hooli")
                for role in ("data-engineer", "data-scientist")
            },
            at="", marks="---",
            says="acme has no guide for data-scientist, a standard role that 3 of 4 companies have: write it, or say in a "
            "comment why there is none",
            values={"missing": "data-scientist"},
        ),
    )  # fmt: skip

    def check(self, corpus: Corpus) -> Iterator[tuple[Entry, Fault | Skip]]:
        roots: dict[str, dict[str, list[Entry]]] = {}
        for (root, company), kin in corpus.companies.items():
            roots.setdefault(root, {})[company] = kin
        for companies in roots.values():
            standard = self._standard(companies)
            for company, kin in companies.items():
                there = {entry.role for entry in kin}
                missing = [role for role in standard if role not in there]
                if missing:
                    yield kin[0], _fault(company, missing, standard, len(companies))

    def _standard(self, companies: dict[str, list[Entry]]) -> dict[str, int]:
        """The standard roles with how many companies have them."""
        have = Counter(
            role
            for kin in companies.values()
            for role in {entry.role for entry in kin if entry.role_type == "standard"}
        )
        least = max(_COMPANIES, self.options.share * len(companies))
        return {role: number for role, number in sorted(have.items()) if role and number >= least}


def _fault(company: str, missing: list[str], standard: dict[str, int], companies: int) -> Fault:
    listed = ", ".join(missing[:_SHOWN]) + (f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else "")
    fewest = min(standard[role] for role in missing)
    one = len(missing) == 1
    what = "a standard role that" if one else "standard roles that at least"
    it, is_none = ("it", "is none") if one else ("them", "are none")
    message = (
        f"{company} has no guide for {listed}, {what} {fewest:,} of {companies:,} companies have: write {it}, or say in a "
        f"comment why there {is_none}"
    )
    return Fault("", message, values={"missing": ", ".join(missing)})

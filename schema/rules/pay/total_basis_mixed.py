"""PAY207."""

from collections.abc import Iterator

from schema.finding import Fault, Related, Severity, Skip
from schema.guide import Guide
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject
from schema.totals import Basis

_LONDON_WHOLE = """compensation:
  - region: New York
    currency: USD
    base_low: 150000
    base_high: 200000
    stock_low: 100000
    stock_high: 200000
    total_comp_low: 175000
    total_comp_high: 250000
  - region: London
    currency: GBP
    base_low: 90000
    base_high: 120000
    stock_low: 40000
    stock_high: 80000
    total_comp_low: 130000
    total_comp_high: 200000"""


class TotalBasisMixed(SubjectRule):
    """The rows of one guide count the grant in different ways.

    One row's total holds a year of the grant and another's the whole of it, so a reader who compares two regions compares two
    different things. A guide that declares `total_comp_basis: whole-grant` is held to it.
    """

    code = "PAY207"
    severity = Severity.WARNING

    examples = (
        Good(),
        Good("total_comp_low: 250000", "total_comp_high: 400000", "total_comp_basis: annualised"),
        Bad(
            _LONDON_WHOLE,
            at="compensation[1].total_comp_high", marks="200000",
            says="total_comp holds the whole grant in London, and a year of it in New York: count it in one way in all rows",
        ),
        Bad(
            "total_comp_basis: whole-grant",
            at="compensation[0].total_comp_high", marks="270000",
            says="total_comp_basis is whole-grant, and total_comp is less than base and the whole grant in New York and London: "
            "correct one of them",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault | Skip]:
        guide = subject.guide
        if guide is None:
            return
        bases = subject.bases
        yearly = [place for place, basis in bases.items() if basis is Basis.ANNUALISED]
        whole = [place for place, basis in bases.items() if basis is Basis.WHOLE_GRANT]
        if guide.total_comp_basis == "whole-grant":
            short = [
                place
                for place, known in enumerate(subject.pays)
                if not isinstance(known, str) and known.below_whole_grant
            ]
            if short:
                message = (
                    f"total_comp_basis is whole-grant, and total_comp is less than base and the whole grant in "
                    f"{_names(guide, short)}: correct one of them"
                )
                yield self._fault(guide, short, [], message)
        elif guide.total_comp_basis is None and yearly and whole:
            message = (
                f"total_comp holds the whole grant in {_names(guide, whole)}, and a year of it in {_names(guide, yearly)}: "
                "count it in one way in all rows"
            )
            yield self._fault(guide, whole, yearly, message)

    @staticmethod
    def _fault(guide: Guide, at: list[int], others: list[int], message: str) -> Fault:
        related = tuple(
            Related(f"compensation[{place}].total_comp_high", f"total_comp of {guide.rows[place].region}")
            for place in [*at[1:], *others]
        )
        values = {"basis": guide.total_comp_basis, "rows": len(at), "of": len(guide.rows)}
        return Fault(f"compensation[{at[0]}].total_comp_high", message, values=values, related=related)


def _names(guide: Guide, places: list[int]) -> str:
    names = [guide.rows[place].region or f"row {place + 1}" for place in places]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

"""PAY210."""

from collections.abc import Iterator

from schema.finding import Fault, Related, Severity
from schema.guide import Guide
from schema.rule import Bad, Good, GuideRule


class RegionRepeated(GuideRule):
    """Two rows have the same region.

    A program that looks up a region finds one of them, and nobody knows which.
    """

    code = "PAY210"
    severity = Severity.ERROR

    examples = (
        Good("region: London (UK)"),
        Bad(
            "region: london",
            at="compensation[1].region", marks="London",
            says="London is the region of rows 1 and 2: merge the rows, or name what tells them apart",
        ),
    )  # fmt: skip

    def check(self, guide: Guide) -> Iterator[Fault]:
        first: dict[str, int] = {}
        for place, row in enumerate(guide.rows):
            if row.region is None:
                continue
            name = " ".join(row.region.split()).casefold()
            if name in first:
                yield Fault(
                    f"compensation[{place}].region",
                    f"{row.region} is the region of rows {first[name] + 1} and {place + 1}: merge the rows, or name what tells "
                    "them apart",
                    values={"frontmatter": row.region},
                    related=(Related(f"compensation[{first[name]}].region", "the first row of that name"),),
                )
            else:
                first[name] = place

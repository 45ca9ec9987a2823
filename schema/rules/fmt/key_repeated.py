"""FMT103."""

from schema.document import Document
from schema.finding import Fix, Refused, Severity
from schema.frontmatter import Flaw, Trouble
from schema.rule import Bad, FlawRule, Good


class KeyRepeated(FlawRule):
    """A field is given twice.

    YAML readers keep the last one and drop the first without a word, so a reader of the text and a program may see different
    figures.
    """

    code = "FMT103"
    severity = Severity.ERROR
    flaw = Flaw.REPEATED

    examples = (
        Good("base_low: 150000"),
        Bad(
            "base_low: 150000\nbase_low: 155000",
            at="compensation[0].base_low", marks="base_low",
            says="base_low is given twice: programs keep only the last, so delete the one that is wrong",
        ),
        Bad(
            "company: acme\ncompany: acme",
            at="company", marks="company",
            says="company is given twice: programs keep only the last, so delete the one that is wrong", fixed="",
        ),
    )  # fmt: skip

    def fix(self, document: Document, trouble: Trouble) -> Fix | Refused | None:
        from schema.fixes.fields import once  # noqa: PLC0415  (only a fault needs it)

        return once(document, trouble)

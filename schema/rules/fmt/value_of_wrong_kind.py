"""FMT106."""

from schema.finding import Severity
from schema.reading import Wrong
from schema.rule import Bad, FieldRule, Good


class ValueOfWrongKind(FieldRule):
    """A value is text where a number belongs, a number where text belongs, and the like.

    YAML decides by its looks what a value is: `150,000` is text, `012` is ten, `NO` is false. A program then adds up
    something else than the author wrote, or stops.
    """

    code = "FMT106"
    severity = Severity.ERROR
    uncovers = ("ALL",)
    wrong = Wrong.KIND

    examples = (
        Good("base_low: 150000"),
        Good("bonus_pct: 12.5"),
        Bad(
            'base_low: "150,000"',
            at="compensation[0].base_low", marks='"150,000"',
            says='"150,000" is text, not a number: write 150000',
            values={"frontmatter": "150,000"}, fixed="base_low: 150000",
        ),
        Bad(
            "base_low: $150K",
            at="compensation[0].base_low", marks="$150K",
            says='"$150K" is text, not a number: write 150000', fixed="base_low: 150000",
        ),
        Bad(
            "base_low: about a lot",
            at="compensation[0].base_low", marks="about a lot",
            says='"about a lot" is text, not a number: write a whole number, or null where it is unknown',
        ),
        Bad(
            "base_low: 150000.0",
            at="compensation[0].base_low", marks="150000.0",
            says="150000.0 is not a whole number: write 150000", fixed="base_low: 150000",
        ),
        Bad(
            "base_low: 0150000",
            at="compensation[0].base_low", marks="0150000",
            says="base_low is 0150000, which is read in base 8 because of its leading zero: write 150000",
        ),
        Bad(
            "region: NO",
            at="compensation[0].region", marks="NO",
            says='region is NO, which is read as false: write "NO"', fixed='- region: "NO"',
        ),
        Bad(
            'last_updated: "2026-02-23"',
            at="last_updated", marks='"2026-02-23"',
            says='"2026-02-23" is text, not a date: take the quotes off, 2026-02-23', fixed="last_updated: 2026-02-23",
        ),
        Bad(
            "last_updated: 2026-2-3",
            at="last_updated", marks="2026-2-3",
            says='"2026-2-3" is text, not a date: write 2026-02-03', fixed="last_updated: 2026-02-03",
        ),
        Bad(
            "last_updated: 23 February 2026",
            at="last_updated", marks="23 February 2026",
            says='"23 February 2026" is text, not a date: write 2026-02-23', fixed="last_updated: 2026-02-23",
        ),
        Bad(
            "last_updated: 02/03/2026",
            at="last_updated", marks="02/03/2026",
            says='"02/03/2026" is text, not a date: write a date such as 2026-02-23',
        ),
        Bad(
            "last_updated: 20260223",
            at="last_updated", marks="20260223",
            says="20260223 is a number, not a date: write a date such as 2026-02-23",
        ),
        Bad(
            "data_sources: Levels.fyi",
            at="data_sources", marks="Levels.fyi",
            says='"Levels.fyi" is text, not a list: write it as a list, `- Levels.fyi`', fixed="data_sources: [Levels.fyi]",
        ),
        Bad(
            "company_display: 1234",
            at="company_display", marks="1234",
            says='1234 is a number, not text: write "1234"',
        ),
    )  # fmt: skip

"""FMT105."""

from schema.finding import Severity
from schema.reading import Wrong
from schema.rule import Bad, FieldRule, Good


class FieldUnknown(FieldRule):
    """A field that no guide has.

    Programs ignore a field that they do not know, so a figure under a misspelt name is a figure that is not there. Fields of
    your own are allowed by `extra-fields` in the configuration.
    """

    code = "FMT105"
    severity = Severity.ERROR
    uncovers = ("PAY202", "PAY204", "PAY206", "PAY207", "PAY208", "PAY211", "DUE", "TXT")
    wrong = Wrong.UNKNOWN

    examples = (
        Good("stock_type: RSU"),
        Bad(
            "    base_lo: 150000", drop=("base_low",),
            at="compensation[0].base_lo", marks="base_lo",
            says="base_lo is no field of a row: did you mean base_low?", fixed="base_low: 150000",
        ),
        Bad(
            "    salary_max: 200000", drop=("base_high",),
            at="compensation[0].salary_max", marks="salary_max",
            says="salary_max is no field of a row: did you mean base_high?", fixed="base_high: 200000",
        ),
        Bad(
            "seo_keywords: pay",
            at="seo_keywords", marks="seo_keywords",
            says="seo_keywords is no field of a guide: delete it, or allow it with extra-fields in the configuration",
        ),
        Bad(
            "compny: acme", drop=("company",),
            at="compny", marks="compny",
            says="compny is no field of a guide: did you mean company?",
        ),
    )  # fmt: skip

"""FMT107."""

from schema.finding import Severity
from schema.reading import Wrong
from schema.rule import Bad, FieldRule, Good


class ValueNotAllowed(FieldRule):
    """A value is not one of those that the field may have.

    Programs choose by these values: a guide of quality `High` is in no list of guides of quality `high`.
    """

    code = "FMT107"
    severity = Severity.ERROR
    uncovers = ("ALL",)
    wrong = Wrong.VALUE

    examples = (
        Good("role_type: specialty"),
        Good("currency: PLN"),
        Bad(
            "data_quality: High",
            at="data_quality", marks="High",
            says="data_quality is High, which is not allowed: write high", fixed="data_quality: high",
        ),
        Bad(
            "role_type: executive",
            at="role_type", marks="executive",
            says="role_type is executive, which is not allowed: write standard or specialty",
        ),
        Bad(
            "salary_data_quarter: Q4 2025",
            at="salary_data_quarter", marks="Q4 2025",
            says="salary_data_quarter is Q4 2025, which is no quarter: write a year and a quarter, such as 2025-Q4",
            fixed="salary_data_quarter: 2025-Q4",
        ),
        Bad(
            "currency: usd",
            at="compensation[0].currency", marks="usd",
            says="usd is no ISO 4217 currency code: write USD", fixed="currency: USD",
        ),
        Bad(
            "region: London", "currency: GPB",
            at="compensation[0].currency", marks="GPB",
            says="GPB is no ISO 4217 currency code: did you mean GBP?",
        ),
        Bad(
            "company: Acme Corp",
            at="company", marks="Acme Corp",
            says="company is Acme Corp, which is no slug: write lower-case letters, digits and hyphens, such as acme-corp",
        ),
    )  # fmt: skip

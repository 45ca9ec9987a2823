"""FMT104."""

from schema.finding import Severity
from schema.reading import Wrong
from schema.rule import Bad, FieldRule, Good


class FieldMissing(FieldRule):
    """A field that every guide needs is missing or empty.

    Programs that list, compare or date guides rely on these fields; a row without a region or a currency pays nobody.
    """

    code = "FMT104"
    severity = Severity.ERROR
    wrong = Wrong.MISSING

    examples = (
        Good(),
        Bad(
            drop=("currency",),
            at="compensation[0].currency", marks="region: New York",
            says="currency is missing: write the row's ISO 4217 code, such as USD",
        ),
        Bad(
            drop=("last_updated",),
            at="last_updated", marks="---",
            says="last_updated is missing: write the day on which somebody last looked at the figures, such as 2026-02-23",
        ),
        Bad(
            "owner: team-pay", "company_display: null",
            at="company_display", marks="null",
            says="company_display has no value: write the company's name as people write it",
        ),
        Bad(
            "data_sources: []",
            at="data_sources", marks="[]",
            says="data_sources is an empty list: name at least one source",
        ),
        Bad(
            'role_display: ""',
            at="role_display", marks='""',
            says="role_display is empty text: write the role's name as people write it",
        ),
    )  # fmt: skip

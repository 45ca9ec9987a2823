"""The text of a new guide: every field and section that one needs, and no figure yet."""

from collections.abc import Sequence
from datetime import date

from schema.dates import quarter_of
from schema.edit import written_like
from schema.named import NamedTuple

TO_WRITE = "To be written"
TO_NAME = "To be named"

_FIGURES = (
    "base_low", "base_high", "stock_low", "stock_high", "bonus_pct", "total_comp_low", "total_comp_high",
)  # fmt: skip


class Blank(NamedTuple):
    """What is known of a guide before anybody has looked for its figures."""

    company: str
    company_display: str
    role: str
    role_display: str
    regions: Sequence[tuple[str, str]]
    on: date
    due: date


def text_of(blank: Blank) -> str:
    """The guide, a draft: it does not come due until somebody says that it is active."""
    return f"---\n{_fields(blank)}---\n{_body(blank)}"


def last_quarter(day: date) -> str:
    """The last quarter that had ended on a day."""
    year, number = quarter_of(day).split("-Q")
    return f"{int(year) - 1:04}-Q4" if number == "1" else f"{year}-Q{int(number) - 1}"


def _fields(blank: Blank) -> str:
    rows = "".join(
        f"  - region: {_text(region)}\n    currency: {currency}\n" + "".join(f"    {name}: null\n" for name in _FIGURES)
        for region, currency in blank.regions
    )
    return (
        f"company: {_text(blank.company)}\n"
        f"company_display: {_text(blank.company_display)}\n"
        f"role: {_text(blank.role)}\n"
        f"role_display: {_text(blank.role_display)}\n"
        "role_type: standard\n"
        "status: draft\n"
        f"last_updated: {blank.on}\n"
        f"next_review_due: {blank.due}\n"
        "data_quality: low\n"
        f"salary_data_quarter: {last_quarter(blank.on)}\n"
        f"compensation:\n{rows}"
        f"data_sources:\n  - {TO_NAME}\n"
        f"negotiation_dna_summary: {TO_WRITE}\n"
    )


def _body(blank: Blank) -> str:
    rows = "".join(f"| {region.replace('|', chr(92) + '|')} | — | — | — | — |\n" for region, _ in blank.regions)
    return (
        f"### {blank.role_display} | {blank.company_display} Negotiation Guide\n\n"
        f"**Negotiation DNA:** {TO_WRITE}\n\n"
        "| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |\n"
        "|--------|-------------|-----------------|-------|------------|\n"
        f"{rows}\n"
        f"**Evidence & Sources**\n\n- {TO_NAME} ({blank.on.year})\n"
    )


def _text(value: str) -> str:
    return written_like(None, value)

"""Guides with a frontmatter and a table of one's own, and what the rules about tables find in them."""

from collections.abc import Sequence
from typing import Any

from audit.linter import Linter
from schema.document import Document
from schema.example import AS_OF, Good
from schema.finding import Finding
from schema.registry import matching
from schema.subject import Subject

ROWS = """
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|---|---|---|---|---|
| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
"""
LEVELS = """
| Level | San Francisco (USD) | London (GBP £) |
|---|---|---|
| Mid (L3-L4) | $200K–$280K | £120K–£170K |
| Senior (L5) | $270K–$370K | £160K–£220K |
| Staff+ (L6+) | $360K–$500K | £210K–£300K |
"""
COMPONENTS = """
| Component | San Francisco (USD) | London (GBP £) |
|---|---|---|
| Base Salary | $150K–$200K | £90K–£120K |
| Annual Bonus | 10% | 10% |
| RSU Grant (4yr vest) | $100K–$200K | £40K–£80K |
| Sign-On Bonus | $10K–$30K | £5K–£15K |
| Total Year 1 | $190K–$270K | £109K–£152K |
"""
TITLES = """
| Level | Title | Base Salary | RSU (4-Year) | Annual Bonus | Signing Bonus | Total Comp (Annual) |
|---|---|---|---|---|---|---|
| 59-60 | Data Scientist II | $120K - $170K | $60K - $140K | 10% | $10K - $30K | $160K - $245K |
| 61-62 | Senior Data Scientist | $150K - $215K | $110K - $300K | 15% | $25K - $50K | $225K - $365K |
"""

Row = dict[str, Any]


def row(region: str = "New York", currency: str = "USD", **fields: Any) -> Row:
    """A row of the frontmatter; a pair is a component's low and high."""
    found: Row = {"region": region, "currency": currency}
    for name, value in fields.items():
        found |= {f"{name}_low": value[0], f"{name}_high": value[1]} if isinstance(value, tuple) else {name: value}
    return found


NEW_YORK = row(base=(150000, 200000), stock=(100000, 200000), bonus_pct=10, total_comp=(190000, 270000))
LONDON = row(
    "London", "GBP", base=(90000, 120000), stock=(40000, 80000), bonus_pct=10, total_comp=(109000, 152000)
)  # fmt: skip
TWO_ROWS = (NEW_YORK, LONDON)
TWO_TOTALS = (row("San Francisco", total_comp=(200000, 500000)), row("London", "GBP", total_comp=(120000, 300000)))
TWO_COLUMNS = (
    {**NEW_YORK, "region": "San Francisco", "signing_bonus_low": 10000, "signing_bonus_high": 30000},
    {**LONDON, "signing_bonus_low": 5000, "signing_bonus_high": 15000},
)
TWO_TITLES = (
    row("Data Scientist II", base=(120000, 170000), stock=(60000, 140000), bonus_pct=10, signing_bonus=(10000, 30000),
        total_comp=(160000, 245000)),
    row("Senior Data Scientist", base=(150000, 215000), stock=(110000, 300000), bonus_pct=15, signing_bonus=(25000, 50000),
        total_comp=(225000, 365000)),
)  # fmt: skip


def changed(text: str, *changes: tuple[str, str]) -> str:
    """A table with some words replaced; all of them must stand in it."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def guide(rows: Sequence[Row], body: str) -> str:
    """A guide with these rows and this table, or these tables with text between them."""
    text = Good(table=body).text
    assert isinstance(text, str)
    first, last = text.index("compensation:\n") + len("compensation:\n"), text.index("level_mapping:")
    lines = [
        f"{'  - ' if not at else '    '}{name}: {_shown(value)}"
        for each in rows
        for at, (name, value) in enumerate(each.items())
    ]
    return text[:first] + "".join(f"{line}\n" for line in lines) + text[last:]


def _shown(value: object) -> str:
    return "null" if value is None else str(value)


def subject(rows: Sequence[Row], body: str) -> Subject:
    return Subject(Document(guide(rows, body)), AS_OF)


def findings(rows: Sequence[Row], body: str) -> Sequence[Finding]:
    """What the rules about tables find."""
    verdict = Linter(tuple(rule() for rule in matching("TAB"))).lint(subject(rows, body), "acme/data-engineer.md")
    assert not verdict.crashes, verdict.crashes[0].trace
    return verdict.findings


def found(rows: Sequence[Row], body: str) -> list[tuple[str, str, str]]:
    """Each finding's rule and route, and the text that it points at."""
    lines = guide(rows, body).split("\n")
    return [
        (
            finding.rule,
            finding.field,
            lines[finding.span.line - 1][finding.span.column - 1 : finding.span.end_column - 1],
        )
        for finding in findings(rows, body)
    ]

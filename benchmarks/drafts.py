"""A guide before it is text: its fields, rows, table and paragraphs, so that one of them can be made wrong."""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise
from random import Random

from benchmarks import proportions, prose
from benchmarks.companies import Company, Role
from benchmarks.pay import Pay
from benchmarks.tables import Table, build
from schema.dates import months_later, quarter_of

# About what the frontmatter's fields, and one row there and in the table, come to. Not measured on the guide itself: its words
# must not depend on how many digits its figures have.
_BYTES_OF_FIELDS = 650
_BYTES_OF_ROW = 300

UPDATED = date(2026, 2, 23)
REVIEW_MONTHS = 3
_PLAIN = re.compile(r"[^\W_][\w ,./()+-]*")
_NO_TEXT = re.compile(r"[0-9.+_-]+|true|false|null|yes|no|on|off|[0-9]{4}-[0-9]{2}-[0-9]{2}", re.IGNORECASE)

_SOURCES = ("Levels.fyi", "Glassdoor", "Blind", "LinkedIn", "Payscale")
_ABOUT = {
    "Levels.fyi": "reported offers",
    "Glassdoor": "salary reports",
    "Blind": "threads of verified staff",
    "LinkedIn": "job advertisements with pay",
    "Payscale": "survey of base salaries",
}
_OTHER_EVIDENCE = (
    "{company} pages for candidates",
    "{company} yearly report",
    "{company} advertisements under pay transparency laws",
    "Talks of {company} engineers",
    "Offers that readers sent in",
    "Trade press about hiring at {company}",
    "Plan documents of the {company} share plan",
)


class _Weighted:
    """Numbers to pick from, each as often as its weight says."""

    def __init__(self, weights: Mapping[int, int]) -> None:
        self._numbers, self._sums = list(weights), list(accumulate(weights.values()))

    def pick(self, random: Random) -> int:
        return self._numbers[bisect_right(self._sums, random.random() * self._sums[-1])]


_SOURCE_COUNTS = _Weighted(proportions.SOURCES)
_EVIDENCE_COUNTS = _Weighted(proportions.EVIDENCE)
_LEVER_COUNTS = _Weighted(proportions.LEVERS)


@dataclass(slots=True)
class Draft:
    """One guide: everything that is written into it, by name. Its seat stays when its file is renamed."""

    path: str
    seat: str
    company: Company
    role: Role
    updated: date
    fields: dict[str, object]
    pay: list[Pay]
    rows: list[dict[str, object]]
    level_mapping: dict[str, str | None]
    sources: list[str]
    summary: str
    title: str
    table: Table | None
    before: list[str]
    after: list[str]
    evidence: list[str]
    edits: list[Callable[[str], str]] = field(default_factory=list)

    def set_figure(self, number: int, figure: str, amount: int) -> None:
        """Change a figure in the frontmatter and in its cell."""
        self.rows[number][figure] = amount
        if self.table is not None and self.table.amount_of(number, figure) is not None:
            self.set_cell(number, figure, amount)

    def set_cell(self, number: int, figure: str, amount: int) -> None:
        """Change a figure in its cell only."""
        if self.table is None:
            raise ValueError(f"{self.path} has no table")
        before = self.table.amount_of(number, figure)
        if before is None:
            raise ValueError(f"{figure} stands in no cell of {self.path}")
        bound = {figure.rpartition("_")[2]: amount}
        self.table.put(self.table.spots[number, figure], before.with_bounds(**bound))

    def text(self) -> str:
        """The guide as a file."""
        text = f"---\n{self._frontmatter()}---\n{self._body()}"
        for edit in self.edits:
            text = edit(text)
        return text

    def _frontmatter(self) -> str:
        lines = [f"{name}: {scalar(value)}" for name, value in self.fields.items()]
        lines.append("compensation:")
        for row in self.rows:
            mark = "  - "
            for name, value in row.items():
                lines.append(f"{mark}{name}: {scalar(value)}")
                mark = "    "
        lines.append("level_mapping:")
        lines.extend(f"  {name}: {scalar(value)}" for name, value in self.level_mapping.items())
        if self.sources:
            lines.append("data_sources:")
            lines.extend(f"  - {scalar(name)}" for name in self.sources)
        lines.append(f"negotiation_dna_summary: {json.dumps(self.summary, ensure_ascii=False)}\n")
        return "\n".join(lines)

    def _body(self) -> str:
        table = [self.table.text()] if self.table else []
        evidence = ["\n".join(self.evidence)] if self.evidence else []
        return "\n\n".join([self.title, *self.before, *table, *self.after, *evidence]) + "\n"


def scalar(value: object) -> str:
    """A value as YAML."""
    if value is None:
        return "null"
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and not _NO_TEXT.fullmatch(value) and not value.endswith(" ")
        return value if plain else json.dumps(value, ensure_ascii=False)
    return str(value)


def draft(
    company: Company, role: Role, seed: int, *, updated: date = UPDATED, growth: float = 1.0, notes: int = 0
) -> Draft:
    """A sound guide; company, role and seed settle its words, whatever its date and the growth of its pay."""
    seat = f"{company.place_in_line}/{role.slug if role.standard else 'specialty'}"
    random = Random(f"{seed}/{seat}")
    table, pay = build(company, role, random, growth)
    rows: list[dict[str, object]] = [{"region": row.region, **row.figures, "currency": row.currency} for row in pay]
    size = _size(random.random())
    # Who renames a role changes its file, its fields and the title, and leaves the prose alone.
    spoken = role.display if role.standard else company.specialty().display
    named = (company.display, spoken, company.places[0].name, random)
    summary = prose.summary(company.display, spoken, random)
    sources = list(_SOURCES[: _SOURCE_COUNTS.pick(random)])
    own, other = random.randint(2, 4), random.randint(4, 6)
    levels = f"{spoken} here (P{own}) = L{other} at Google = E{other} at Meta"
    made = Draft(
        path=f"{company.slug}/{role.slug}.md",
        seat=seat,
        company=company,
        role=role,
        updated=updated,
        fields={
            "company": company.slug,
            "company_display": company.display,
            "role": role.slug,
            "role_display": role.display,
            "role_type": "standard" if role.standard else "specialty",
            "last_updated": updated,
            "data_quality": company.quality,
            "salary_data_quarter": quarter_of(months_later(updated, -3)),
            "next_review_due": months_later(updated, REVIEW_MONTHS),
        },
        pay=pay,
        rows=rows,
        level_mapping={"internal": None, "raw": levels} if company.level_text else {"internal": None},
        sources=sources,
        summary=summary,
        title=company.title.format(role=role.display, company=company.display),
        table=table,
        before=[f"**Negotiation DNA:** {summary}", "#### Pay by Region"],
        after=[],
        evidence=_evidence(company, sources, updated.year, random),
    )
    made.after += ["**Level Mapping:** " + levels] if company.level_text else []
    if company.second_table or not company.level_text:
        made.after += ["#### Level Mapping", _level_table(company, role)]
    lever_lines = prose.levers(_LEVER_COUNTS.pick(random), *named)
    closing = f"> **Negotiate Up Strategy:** {random.choice(prose.CLOSINGS)}"
    rest = ["**Global Levers**", "\n".join(lever_lines), closing]
    written = _BYTES_OF_FIELDS + _BYTES_OF_ROW * len(rows) + len(summary)
    written += sum(len(line) + 2 for line in (*made.before, *made.after, *made.evidence, *rest))
    made.after += [*prose.paragraphs(size - written, *named), *rest]
    made.after += [prose.NOTES[number % len(prose.NOTES)] for number in range(notes)]
    return made


def _size(share: float) -> int:
    """The bytes of the guide that this share of all guides is smaller than."""
    for (before, small), (after, large) in pairwise(proportions.BYTES):
        if share <= after:
            return round(small + (large - small) * (share - before) / (after - before))
    return proportions.BYTES[-1][1]


def _evidence(company: Company, sources: list[str], year: int, random: Random) -> list[str]:
    """A dated line for every data source, and some for what is none."""
    count = max(_EVIDENCE_COUNTS.pick(random), len(sources) + 1)
    lines = [f"- {name}: {_ABOUT[name]} for {company.display} ({year - 2}-{year})" for name in sources]
    others = random.sample(_OTHER_EVIDENCE, count - len(sources))
    lines += [f"- {text.format(company=company.display)} ({year - 1})" for text in others]
    return [random.choice(("**Evidence & Sources**", "#### Evidence & Sources")), *lines]


def _level_table(company: Company, role: Role) -> str:
    """A table that is none of pay."""
    lines = [f"| {company.display} Level | Title | Google |", "|---|---|---|"]
    lines += [
        f"| P{level} | {name}{role.display} | L{level + 1} |"
        for level, name in ((3, ""), (4, "Principal "), (5, "Fellow "))
    ]
    return "\n".join(lines)

"""Guides as one flat table for a website or an analyst: a row for each guide, region and component that has a figure."""

import re
from collections.abc import Iterator
from datetime import date

from audit.staleness import AuditedGuide
from schema.differences import fields_of
from schema.guide import COMPONENTS, Guide, Row
from schema.named import NamedTuple
from schema.routes import join, steps
from schema.subject import Subject

# The grant is held whole, and a signing bonus is paid once.
PERIODS = {"stock": "grant", "signing_bonus": "once"}

_SURROGATE = re.compile("[\ud800-\udfff]")


class PayRow(NamedTuple):
    """What one role pays of one component in one region; fields of the frontmatter keep their names."""

    path: str
    company: str
    company_display: str | None
    role: str
    role_display: str | None
    role_type: str | None
    region: str
    currency: str
    component: str
    low: int | None
    high: int | None
    percent_low: float | None
    percent_high: float | None
    period: str
    vest_years: int | None
    stock_type: str | None
    salary_data_quarter: str | None
    last_updated: date | None
    next_review_due: date | None
    data_quality: str | None
    state: str
    as_of: date
    owner: str


class LeftOut(NamedTuple):
    """What of a guide is not exported, where it stands, and why."""

    line: int
    reason: str


class Exported(NamedTuple):
    """All that is exported of one guide."""

    rows: list[PayRow]
    left_out: list[LeftOut]


def exported(subject: Subject, audited: AuditedGuide) -> Exported:
    """The rows of a guide, and what of it could not be read: a figure in doubt is left out whole, never exported by half."""
    guide = subject.guide
    if guide is None or audited.facts.unreadable:
        start = subject.document.troubles[0].start if subject.document.troubles else 0
        line = subject.document.span_of(start, start).line
        return Exported([], [LeftOut(line, f"the guide is left out: {'; '.join(audited.facts.unreadable)}")])
    return _Exporter(subject, guide, audited).run()


class _Exporter:
    def __init__(self, subject: Subject, guide: Guide, audited: AuditedGuide) -> None:
        self.subject, self.guide, self.audited = subject, guide, audited
        self.left_out: list[LeftOut] = []
        # The problems of the figures, by row and field; those of fields that no figure rests on are not among them.
        self.problems: dict[tuple[int | None, str], str] = {}
        for problem in subject.reading.problems:
            for route in filter(None, (problem.route, problem.means)):
                path = list(steps(route))
                if path[0] == "compensation":
                    number = path[1] if len(path) > 1 and isinstance(path[1], int) else None
                    name = str(path[2]) if len(path) > 2 else ""
                    self.problems.setdefault((number, name), _told(problem.message, name or path[0]))

    def run(self) -> Exported:
        if (None, "") in self.problems:
            self._leave("compensation", f"the guide is left out: {self.problems[None, '']}")
            return Exported([], self.left_out)
        rows = [made for number, row in enumerate(self.guide.rows) for made in self._row(number, row)]
        if not rows and not self.left_out:
            self._leave("compensation", "the guide is left out: it holds no figure")
        return Exported(rows, self.left_out)

    def _leave(self, route: str, reason: str) -> None:
        self.left_out.append(LeftOut(self.subject.document.span(route).line, reason))

    def _row(self, number: int, row: Row) -> Iterator[PayRow]:
        for name in ("", "region", "currency", "currencies"):
            if (problem := self.problems.get((number, name))) is not None:
                self._leave(
                    join(("compensation", number, name) if name else ("compensation", number)),
                    f"the row is left out: {problem}",
                )
                return
        for component in COMPONENTS:
            yield from self._component(number, row, component)

    def _component(self, number: int, row: Row, component: str) -> Iterator[PayRow]:
        names = fields_of(component)
        others = ("stock_vest_years",) if component == "stock" else ()
        for name in (*names, *others):
            if (problem := self.problems.get((number, name))) is not None:
                self._leave(join(("compensation", number, name)), f"{component} is left out: {problem}")
                return
        if all(getattr(row, name) is None for name in names):
            return
        known, guide = self.audited, self.guide
        percent = row.bonus_pct_low if row.bonus_pct_low is not None else row.bonus_pct
        bonus = component == "bonus"
        yield PayRow(
            path=_clean(known.path), company=_clean(known.company), company_display=_cleaned(guide.company_display),
            role=_clean(known.role), role_display=_cleaned(guide.role_display), role_type=guide.role_type,
            region=_clean(row.region or ""), currency=row.currency_of(component) or "", component=component,
            low=row.low(component), high=row.high(component),
            percent_low=percent if bonus else None, percent_high=row.bonus_pct_high if bonus else None,
            period=PERIODS.get(component, "year"),
            vest_years=self._vest_years(number, row) if component == "stock" else None,
            stock_type=_cleaned(row.stock_type) if component == "stock" else None,
            salary_data_quarter=guide.salary_data_quarter, last_updated=guide.last_updated,
            next_review_due=guide.next_review_due, data_quality=guide.data_quality, state=str(known.state),
            as_of=self.subject.as_of, owner=_clean(known.owner),
        )  # fmt: skip

    def _vest_years(self, number: int, row: Row) -> int:
        """As the row says, or the table, or as grants usually are."""
        return row.stock_vest_years or self.subject.comparison.vest_years.get(number) or row.vest_years


def _told(message: str, name: str) -> str:
    """A problem in words that name its field."""
    return message if name in message else f"{name}: {message}"


def _clean(text: str) -> str:
    """A text without what no database can hold: the name of a file may have bytes that are no text."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text).replace("\0", "\N{REPLACEMENT CHARACTER}")


def _cleaned(text: str | None) -> str | None:
    return None if text is None else _clean(text)

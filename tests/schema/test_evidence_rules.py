"""What the rules about evidence make of records and sources: which row, which role, which day, and what stays unsaid."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from audit.linter import Linter
from audit.verdict import Verdict
from schema.citations import same_link
from schema.document import Document
from schema.evidence import known
from schema.evidence_reading import read_evidence
from schema.evidence_regions import Reach, reach
from schema.example import CANONICAL
from schema.registry import find
from schema.role_match import Role
from schema.subject import Subject

AS_OF = date(2026, 6, 1)
ROLES = (Role("data-engineer", "Data Engineer"), Role("product-manager", "Product Manager"))
RECORD = {"kind": "job-posting", "title": "Data Engineer", "posted": "2026-03-04", "captured": "2026-05-30"}


def judged(
    code: str, *records: dict[str, Any], changes: Sequence[tuple[str, str]] = (), as_of: date = AS_OF
) -> Verdict:
    """The verdict of one rule on the guide behind all examples, beside some records."""
    text = CANONICAL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    lines = "".join(
        "- " + "\n  ".join(f"{name}: {value}" for name, value in record.items()) + "\n" for record in records
    )
    evidence = read_evidence(lines)
    assert evidence.faults == ()
    rule = find(code)
    assert rule is not None
    seen = known("acme/evidence.yaml", evidence, ROLES, as_of)
    verdict = Linter((rule(),)).lint(Subject(Document(text), as_of, evidence=seen), "acme/data-engineer.md")
    assert not verdict.crashes
    return verdict


def messages(verdict: Verdict) -> list[str]:
    return [f"{finding.field}: {finding.message}" for finding in verdict.findings]


# places


@pytest.mark.parametrize(
    ("location", "region", "expected"),
    [
        ("London", "London", Reach.SAME),
        ("London, London", "London", Reach.SAME),
        ("London, UK", "London (GBP £)", Reach.SAME),
        ("Hybrid - London", "Greater London", Reach.SAME),
        ("San Mateo, CA", "San Mateo / San Diego (US)", Reach.SAME),
        ("Bay Area", "Bay Area (US)", Reach.SAME),
        ("Global", "Global", Reach.SAME),
        ("San Mateo, CA", "San Francisco / Bay Area", Reach.NEAR),
        ("San Mateo, CA", "Bay Area", Reach.NEAR),
        ("Bellevue, WA", "Seattle (HQ)", Reach.NEAR),
        ("Cambridge, MA", "London", None),
        ("London", "United Kingdom", Reach.WITHIN),
        ("New York, NY", "Remote US", Reach.WITHIN),
        ("United Kingdom", "London", Reach.AROUND),
        ("Remote US", "San Mateo / San Diego (US)", Reach.AROUND),
        ("Paris", "London", None),
        ("London, Ontario", "London", None),
        ("France", "London", None),
        ("the moon", "London", None),
        ("London", "", None),
    ],
)
def test_a_place_is_a_region_lies_in_it_around_it_or_elsewhere(
    location: str, region: str, expected: Reach | None
) -> None:
    assert reach(location, region) is expected


# newer than the last update


@pytest.mark.parametrize(
    ("record", "newer"),
    [
        (RECORD, True),
        (RECORD | {"posted": "2026-02-23"}, False),
        (RECORD | {"posted": "2026-02-24"}, True),
        ({**RECORD, "posted": "2026-02-20", "captured": "2026-05-30"}, False),
        ({"kind": "report", "title": "Data Engineer", "captured": "2026-02-24"}, True),
        (RECORD | {"location": "London"}, True),
        (RECORD | {"location": "United Kingdom"}, True),
        (RECORD | {"location": "Tokyo"}, False),
        (RECORD | {"title": "Staff Data Engineer"}, False),
        (RECORD | {"title": "Staff Data Engineer", "role": "data-engineer"}, True),
        (RECORD | {"role": "product-manager"}, False),
        (RECORD | {"status": "closed"}, True),
        (RECORD | {"title": "Analytics Engineer"}, True),
    ],
)
def test_newer_evidence_is_of_the_role_the_region_and_a_later_day(record: dict[str, Any], *, newer: bool) -> None:
    assert bool(judged("EVD701", record).findings) is newer


def test_the_newest_record_is_told_and_all_are_pointed_at() -> None:
    records = [RECORD | {"posted": f"2026-04-{day:02}"} for day in range(1, 13)]
    (finding,) = judged("EVD701", *records).findings
    assert finding.message.startswith("a job posting of 2026-04-12, ")
    assert "and so are 11 more records: review the guide early" in finding.message
    assert finding.values["records"] == 12
    assert [place.span.line for place in finding.related] == [4 * number + 2 for number in range(11, 1, -1)]
    assert {place.path for place in finding.related} == {"acme/evidence.yaml"}


def test_a_place_that_nobody_knows_is_told() -> None:
    verdict = judged("EVD701", RECORD | {"location": "Atlantis"})
    assert verdict.findings == ()
    assert [skip.reason for skip in verdict.skipped] == [
        'acme/evidence.yaml: nothing is known of Atlantis, so "Data Engineer" in Atlantis is of no region'
    ]


# too old


@pytest.mark.parametrize(
    ("kind", "days"), [("job-posting", 180), ("salary-site", 365), ("report", 365), ("filing", 730)]
)
def test_a_record_counts_to_the_end_of_its_last_day(kind: str, days: int) -> None:
    evidence = read_evidence(f"- {{kind: {kind}, title: X, captured: 2024-01-01}}\n")
    rule = find("EVD702")
    assert rule is not None
    for more, found in ((0, 0), (1, 1)):
        as_of = date.fromordinal(date(2024, 1, 1).toordinal() + days + more)
        subject = Subject(evidence.text, as_of, evidence=known("e.yaml", evidence, (), as_of))
        assert len(Linter((rule(),)).lint(subject, "e.yaml").findings) == found


# cited and closed

CLOSED = RECORD | {"status": "closed", "source": "https://jobs.example.com/17"}
SOURCE = "- Levels.fyi, Acme data engineers (2025)"


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ("- Job posting: Data Engineer, 2026", 1),
        ("- Vacancy for a Data Engineer in London", 1),
        ("- Job posting: Data Engineer, seen 2026-05-30", 1),
        ("- Job posting: Data Engineer, seen 2025-01-01", 0),
        ("- Job posting: Senior Data Engineer, 2026", 0),
        ("- Job posting: Data Engineer II, 2026", 0),
        ("- Job postings for Data Engineer roles, 2026", 0),
        ("- Data Engineer salaries, 2026", 0),
        ("- Job posting: Data Engineer, 2026, no longer open", 0),
        ("- [Data Engineer](https://jobs.example.com/17)", 1),
        ("- <http://www.jobs.example.com/17/?utm_source=x#top>", 1),
        ("- [Data Engineer](https://jobs.example.com/17), expired", 0),
        ("- [Job posting: Data Engineer](https://jobs.example.com/18)", 0),
    ],
)
def test_a_citation_of_a_closed_posting_is_found_exactly(cited: str, found: int) -> None:
    assert len(judged("EVD703", CLOSED, changes=[(SOURCE, cited)]).findings) == found


def test_a_posting_that_was_opened_again_is_open() -> None:
    again = CLOSED | {"captured": "2026-05-31", "status": "open"}
    for cited in ("- Job posting: Data Engineer, 2026", "- [Data Engineer](https://jobs.example.com/17)"):
        assert judged("EVD703", CLOSED, again, changes=[(SOURCE, cited)]).findings == ()
        assert len(judged("EVD703", CLOSED, changes=[(SOURCE, cited)]).findings) == 1
    link = "- [Data Engineer](https://jobs.example.com/17)"
    closed_later = CLOSED | {"captured": "2026-06-01"}
    assert len(judged("EVD703", again, closed_later, changes=[(SOURCE, link)]).findings) == 1


def test_a_title_that_an_open_posting_has_too_says_nothing() -> None:
    cited = "- Job posting: Data Engineer, 2026"
    other = {name: value for name, value in RECORD.items() if name != "status"} | {"location": "Tokyo"}
    assert judged("EVD703", CLOSED, other, changes=[(SOURCE, cited)]).findings == ()


def test_links_are_the_same_whatever_they_were_followed_from() -> None:
    for link in ("http://jobs.example.com/17", "https://WWW.jobs.example.com/17".replace("WWW", "www"), "https://JOBS.example.com/17/",
                 "https://jobs.example.com/17?utm_source=a&utm_medium=b#apply"):  # fmt: skip
        assert same_link(link) == "jobs.example.com/17"
    assert same_link("https://jobs.example.com/?id=17") != same_link("https://jobs.example.com/?id=18")


# pay

LONDON = RECORD | {"location": "London"}


def paid(**pay: Any) -> dict[str, Any]:
    given = {"currency": "GBP", "period": "year"} | pay
    return LONDON | {"pay": "{" + ", ".join(f"{name}: {value}" for name, value in given.items()) + "}"}


@pytest.mark.parametrize(
    ("pay", "field"),
    [
        ({"low": 90000, "high": 120000}, None),
        ({"low": 85500, "high": 126000}, None),
        ({"low": 85499, "high": 120000}, "base_low"),
        ({"low": 90000, "high": 126001}, "base_high"),
        ({"low": 60000}, "base_low"),
        ({"low": 130000}, "base_high"),
        ({"low": 100000}, None),
        ({"high": 80000}, "base_low"),
        ({"high": 130000}, "base_high"),
        ({"high": 100000}, None),
        ({"low": 7500, "high": 10000, "period": "month"}, None),
        ({"low": 4000, "high": 5000, "period": "month"}, "base_low"),
        ({"low": 400, "high": 450, "period": "day"}, None),
        ({"low": 30, "high": 40, "period": "hour"}, "base_low"),
        ({"low": 140000, "high": 150000, "component": "total_comp"}, None),
        ({"low": 140000, "high": 190000, "component": "total_comp"}, "total_comp_high"),
        ({"low": 60000, "currency": "EUR"}, None),
    ],
)
def test_pay_is_held_against_the_row_of_its_place(pay: dict[str, Any], field: str | None) -> None:
    found = [finding.field for finding in judged("EVD704", paid(**pay)).findings]
    assert found == ([f"compensation[1].{field}"] if field else [])


def test_pay_in_another_currency_is_told_and_not_compared() -> None:
    (skip,) = judged("EVD704", paid(low=60000, currency="EUR")).skipped
    assert (skip.field, skip.reason) == (
        "compensation[1]", 'acme/evidence.yaml: "Data Engineer" in London is in EUR, and the row in GBP',
    )  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [{"location": "United Kingdom"}, {"location": "Tokyo"}, {"title": "Analytics Engineer"}, {"title": "Senior Data Engineer"},
     {"posted": "2025-12-02"}, {"role": "product-manager"}],
)  # fmt: skip
def test_pay_counts_where_place_role_and_day_are_sure(other: dict[str, str]) -> None:
    low = paid(low=40000, high=50000)
    assert len(judged("EVD704", low).findings) == 1
    assert judged("EVD704", low | other).findings == ()


def test_one_row_of_several_that_are_as_near_is_enough() -> None:
    changes = [("region: New York", "region: London (HQ)"), ("currency: USD", "currency: GBP")]
    assert len(judged("EVD704", paid(low=40000), changes=changes).findings) == 1
    assert judged("EVD704", paid(low=160000, high=190000), changes=changes).findings == ()


# dates and sources


def sources(*lines: str) -> list[tuple[str, str]]:
    return [("  - Levels.fyi\n  - Glassdoor\n", "".join(f"  - {line}\n" for line in lines))]


@pytest.mark.parametrize(
    ("given", "told", "skipped"),
    [
        (["{name: A, accessed: 2026-02-23}"], [], []),
        (["{name: A, accessed: 2026-02-22}"], ["2026-02-22"], []),
        (["{name: A, accessed: 2025-01-01}", "{name: B, accessed: 2026-02-23}"], [], []),
        (["{name: A, accessed: 2025-01-01}", "{name: B, accessed: 2026-02-23, supports: [London]}"], ["2025-01-01"], []),
        (["{name: A, accessed: 2026-02-23, supports: [New York]}", "{name: B, accessed: 2025-06-01, supports: [London]}"], ["2025-06-01"], []),
        (["{name: A, accessed: 2025-01-01}", "B"], [], ["B says no day on which it was accessed"] * 2),
        (["{name: A, accessed: 2025-01-01}", "{name: B, supports: [London]}"], ["2025-01-01"], ["B says no day on which it was accessed"]),
        (["{name: A, accessed: 2026-02-23, supports: [London]}"], [], ["no source says that it supports the row"]),
        (["{name: A, accessed: 2026-02-23, supports: [london, NEW YORK]}"], [], []),
        (["A", "{name: B, url: x}"], [], []),
        (["{name: A, accessed: 2025-01-01}", "5"], [], ["data_sources[1] on line 35 cannot be read, and `payproof check` says why"]),
    ],
)  # fmt: skip
def test_a_date_is_no_later_than_the_newest_source_of_every_row(
    given: list[str], told: list[str], skipped: list[str]
) -> None:
    verdict = judged("EVD705", changes=sources(*given))
    assert [finding.values.get("accessed") for finding in verdict.findings] == told
    assert [skip.reason for skip in verdict.skipped] == skipped


def test_a_guide_whose_sources_are_only_named_is_not_asked() -> None:
    verdict = judged("EVD705")
    assert (verdict.findings, verdict.skipped) == ((), ())


def test_all_rows_that_rest_on_older_sources_are_counted() -> None:
    assert messages(judged("EVD705", changes=sources("{name: A, accessed: 2025-01-01}"))) == [
        "last_updated: last_updated 2026-02-23 is later than 2025-01-01, the day on which the newest source of New York was accessed "
        "(A), and 1 more row rests on sources older than the date: look at it again, or take the date back"
    ]

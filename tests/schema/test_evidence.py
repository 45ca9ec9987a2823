"""A file of evidence: what a record may say, what is told of one that cannot be read, and that the others are read all the same."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from schema.evidence import Evidence, Pay, Record
from schema.evidence_reading import read_evidence

POSTING = """\
- kind: job-posting
  title: Machine Learning Engineer
  employer: Sony Interactive Entertainment
  location: London, London
  role: ml-ai-engineer
  posted: 2026-03-04
  captured: 2026-11-21
  status: open
  pay: {low: 90000, high: 120000, currency: GBP, period: year}
  source: https://example.org/jobs/1
"""
OTHER = "- kind: report\n  title: Pay in games\n  captured: 2026-01-05\n"


def told(evidence: Evidence) -> list[tuple[int, int, str, str]]:
    """Each fault: its line, its column, its route, its message."""
    spans = [(fault, fault.at or evidence.text.span(fault.route, fault.part)) for fault in evidence.faults]
    return [(span.line, span.column, fault.route, fault.message) for fault, span in spans if not isinstance(span, str)]


def one(text: str) -> tuple[int, int, str, str]:
    """The only fault of a text, all of whose records count for nothing."""
    evidence = read_evidence(text)
    assert evidence.records == ()
    (found,) = told(evidence)
    return found


def test_a_record_holds_all_that_was_seen() -> None:
    (listed,) = read_evidence(POSTING).records
    assert listed.record == Record(
        kind="job-posting",
        title="Machine Learning Engineer",
        employer="Sony Interactive Entertainment",
        location="London, London",
        role="ml-ai-engineer",
        posted=date(2026, 3, 4),
        captured=date(2026, 11, 21),
        status="open",
        pay=Pay(low=90000, high=120000, currency="GBP", period="year"),
        source="https://example.org/jobs/1",
    )


def test_a_record_needs_no_more_than_its_kind_its_title_and_the_day_it_was_seen() -> None:
    evidence = read_evidence(OTHER)
    assert evidence.faults == ()
    assert evidence.records[0].record.day == date(2026, 1, 5)


def test_a_record_speaks_of_the_day_it_was_published_where_that_is_known() -> None:
    assert read_evidence(POSTING).records[0].record.day == date(2026, 3, 4)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "[]\n", "\ufeff# nothing yet\n"])
def test_a_file_without_records_is_no_fault(text: str) -> None:
    assert read_evidence(text)[1:] == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "marks", "route", "message"),
    [
        ("job-posting", "job posting", "job posting", "[0].kind", "kind is job posting, which is not allowed: write job-posting"),
        ("job-posting", "rumour", "rumour", "[0].kind", "kind is rumour, which is not allowed: write job-posting, salary-site, filing or report"),
        ("  captured: 2026-11-21\n", "", "kind: job-posting", "[0].captured", "captured is missing: write the day on which it was seen, such as 2026-11-21"),
        ("title: M", "name: M", "name", "[0].name", "name is no field of a record: did you mean title?"),
        ("title: M", "wages: 5\n  title: M", "wages", "[0].wages", "wages is no field of a record: delete it"),
        ("title: M", "titel: M", "titel", "[0].titel", "titel is no field of a record: did you mean title?"),
        ("title: Machine Learning Engineer", "title: 12", "12", "[0].title", '12 is a number, not text: write "12"'),
        ("title: Machine Learning Engineer", "title:", "", "[0].title", "title has no value: write the job's title as it was written"),
        ("title: Machine Learning Engineer", 'title: ""', '""', "[0].title", "title is empty text: write the job's title as it was written"),
        ("role: ml-ai-engineer", "role: ML Engineer", "ML Engineer", "[0].role", "role is ML Engineer, which is no slug: write that of a guide's role, such as ml-engineer"),
        ("posted: 2026-03-04", "posted: 2026-02-30", "2026-02-30", "[0].posted", "posted is 2026-02-30, which is no day of the calendar (day is out of range for month): write the right day"),
        ("posted: 2026-03-04", 'posted: "2026-03-04"', '"2026-03-04"', "[0].posted", '"2026-03-04" is text, not a date: take the quotes off, 2026-03-04'),
        ("posted: 2026-03-04", "posted: 4 March 2026", "4 March 2026", "[0].posted", '"4 March 2026" is text, not a date: write 2026-03-04'),
        ("posted: 2026-03-04", "posted: 2027-03-04", "2027-03-04", "[0].posted", "posted 2027-03-04 is after captured 2026-11-21, but nothing is seen before it is published: correct one"),
        ("posted: 2026-03-04", "posted_about: true", "true", "[0].posted_about", "posted_about is true, and posted is missing: add the day, or delete it"),
        ("status: open", "posted_about: yes", "yes", "[0].posted_about", "posted_about is yes: write true without quotes, or delete the line"),
        ("status: open", "status: expired", "expired", "[0].status", "status is expired, which is not allowed: write open or closed"),
        ("status: open", "title: Again", "title", "[0].title", "title is given twice: programs keep only the last, so delete the one that is wrong"),
        ("low: 90000", "low: £90K", "£90K", "[0].pay.low", '"£90K" is text, not a number: write 90000'),
        ("low: 90000", "low: 90,000", "90", "[0].pay.low", "`90,000` in braces is 90 and a field 000: write 90000"),
        ("low: 90000", "low: 190000", "190000", "[0].pay.low", "low 190,000 is above high 120,000: correct the wrong one"),
        ("low: 90000", "low: -90000", "-90000", "[0].pay.low", "low is -90000, which is no amount of pay: correct it"),
        ("low: 90000, high: 120000, ", "", "{currency: GBP, period: year}", "[0].pay", "pay has neither low nor high: write one of them, or delete pay where nothing is said"),
        ("currency: GBP", "currency: gbp", "gbp", "[0].pay.currency", "gbp is no ISO 4217 currency code: write GBP"),
        ("currency: GBP", "currency: £", "£", "[0].pay.currency", "£ is no ISO 4217 currency code: write GBP"),
        ("currency: GBP", "currency: $", "$", "[0].pay.currency", "$ is no ISO 4217 currency code: write one, such as USD"),
        ("currency: GBP, ", "", "{low: 90000, high: 120000, period: year}", "[0].pay.currency", "currency is missing: write the ISO 4217 code, such as USD"),
        ("period: year", "per: year", "per", "[0].pay.per", "per is no field of `pay`: did you mean period?"),
        ("period: year", "period: annum", "annum", "[0].pay.period", "period is annum, which is not allowed: write year, month, day or hour"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_record_is_told_where_it_stands(
    old: str, new: str, marks: str, route: str, message: str
) -> None:
    assert old in POSTING
    text = POSTING.replace(old, new, 1)
    line, column, at, words = one(text)
    assert (at, words) == (route, message)
    assert text.splitlines()[line - 1][column - 1 :].startswith(marks)


def test_pay_that_is_one_number_is_told_how_to_write_it() -> None:
    text = OTHER + "  pay: 90000\n"
    assert one(text)[3] == (
        "pay is no block of fields: write it as in `pay: {low: 90000, high: 120000, currency: GBP, period: year}`"
    )


def test_a_record_that_lacks_its_dash_is_told_once_and_no_advice_loses_it() -> None:
    text = OTHER + POSTING.replace("- kind", "  kind", 1)
    assert one(text)[::3] == (
        4,
        "kind, title and captured are given again in this record: put a `-` before kind where another record begins, or delete "
        "those that are wrong",
    )


def test_one_field_that_is_given_twice_is_told_as_such() -> None:
    assert "title is given twice" in one(OTHER + "  title: Pay in games\n")[3]


@pytest.mark.parametrize("item", ["-\n", "- Pay in games\n", "- [report]\n"])
def test_what_is_no_record_does_not_hide_the_others(item: str) -> None:
    evidence = read_evidence(OTHER + item + POSTING)
    assert [listed.number for listed in evidence.records] == [0, 2]
    ((line, _, route, message),) = told(evidence)
    assert (line, route) == (4, "[1]")
    assert "not a block of fields: write `- kind: job-posting`" in message


@pytest.mark.parametrize(
    ("broken", "line", "words"),
    [
        ('- kind: report\n  title: "Pay in games\n  captured: 2026-01-05\n', 5, "a quote is opened and never closed"),
        ("- kind: report\n  title: Pay: in games\n  captured: 2026-01-05\n", 5, "put the whole text in quotes"),
        ("- {kind: report, title: Pay, captured: 2026-01-05\n", 4, "this `{` is not closed"),
        ("- kind: report\n\ttitle: Pay\n", 5, "a tab cannot indent YAML"),
        ("- &a [*a]\n", 4, "an alias holds itself"),
        ("- " + "[" * 60_000 + "\n", 4, "nests deeper than 32 levels"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_record_that_is_no_yaml_does_not_hide_the_others(broken: str, line: int, words: str, end: str) -> None:
    text = (OTHER + broken + POSTING).replace("\n", end)
    evidence = read_evidence(text)
    assert [listed.number for listed in evidence.records] == [0, 2]
    ((at, _, route, message),) = told(evidence)
    assert (at, route) == (line, "[1]")
    assert words in message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("records:\n  - kind: report\n", "the file is one block of fields, not a list of records"),
        ("some words\n", "the file is text, not a list of records"),
        (f"<<<<<<< ours\n{OTHER}=======\n{POSTING}>>>>>>> theirs\n", "a merge conflict was left here"),
        (OTHER.encode("utf-16"), "the file is UTF-16, not UTF-8"),
        (OTHER.encode() + b"  employer: \xff\n", "byte 0xFF is not UTF-8"),
        (OTHER + "# " + "x" * 1_100_000, "so it was not read: move records that nobody needs any more out of it"),
        ("[" * 60_000, "the file nests deeper than 32 levels: a record needs three"),
        (OTHER + "---\n" + OTHER.replace("- kind", "  kind"), "a second document begins here"),
    ],
)
def test_a_file_that_cannot_be_read_says_so_and_holds_nothing(text: str | bytes, words: str) -> None:
    evidence = read_evidence(text)
    assert evidence.records == ()
    ((_, _, _, message),) = told(evidence)
    assert words in message
    assert "frontmatter" not in message
    assert "guide" not in message


@pytest.mark.parametrize(
    ("period", "yearly"), [("year", 90_000), ("month", 1_080_000), ("day", 23_400_000), ("hour", 187_200_000)]
)
def test_an_amount_of_any_period_is_one_of_a_year(period: Any, yearly: int) -> None:
    assert Pay(low=90_000, currency="GBP", period=period).yearly("low") == yearly


WORDS = some.sampled_from([*POSTING.splitlines(keepends=True), *OTHER.splitlines(keepends=True), "- ", "\t", '"', "{", "]", "&a", "*a", "<<: ", ": ", "\r", "\0", "\u2028", "- kind:\n", "!!binary x\n"])  # fmt: skip


@given(some.lists(WORDS, max_size=40).map("".join))
@settings(deadline=None)
def test_no_text_is_too_broken_to_be_told_of(text: str) -> None:
    evidence = read_evidence(text)
    lines = len(evidence.text.lines)
    assert all(1 <= line <= lines for line, _, _, _ in told(evidence))
    assert all("\n" not in message and "frontmatter" not in message for _, _, _, message in told(evidence))


@given(some.integers(0, len(POSTING)))
def test_a_file_that_is_cut_short_never_tells_another_record(end: int) -> None:
    whole = read_evidence(OTHER + POSTING).records
    cut = read_evidence(OTHER + POSTING[:end]).records
    assert cut[:1] == whole[:1]
    assert all(each.record.title in POSTING or each.record.title == "Pay in games" for each in cut)

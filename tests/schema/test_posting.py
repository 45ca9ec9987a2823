"""What a saved job posting says is read from its words, and what they do not tell stays empty."""

from datetime import date
from typing import Any

import pytest

from schema.posting import Posting, read_posting
from schema.posting_words import NOISE, either
from tests.schema.made_postings import BOARDS, Made
from tests.schema.made_postings_abroad import ABROAD
from tests.schema.made_postings_more import PAGES

CAPTURED = date(2026, 11, 21)
MADE = (*BOARDS, *PAGES, *ABROAD)


def facts(posting: Posting) -> dict[str, Any]:
    told: dict[str, Any] = {
        name: fact.value for name in ("title", "employer", "location", "status") if (fact := getattr(posting, name))
    }
    if posting.posted:
        told["posted"] = str(posting.posted.value)
    if posting.posted_about:
        told["about"] = True
    if posting.pay:
        told["pay"] = tuple(posting.pay.amounts)
    return told


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.name)
def test_a_posting_tells_what_its_words_tell_and_no_more(made: Made) -> None:
    assert facts(read_posting(made.text, CAPTURED)) == made.facts


def test_there_are_enough_of_them() -> None:
    assert len(MADE) >= 30
    assert len({made.name for made in MADE}) == len(MADE)


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.name)
def test_windows_line_ends_and_blank_lines_between_change_nothing(made: Made) -> None:
    assert facts(read_posting(made.text.replace("\n", "\n\n\n"), CAPTURED)) == made.facts
    assert facts(read_posting(made.text.replace("\n", " \r\n").replace("\r\n", "\n"), CAPTURED)) == made.facts


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.name)
def test_every_fact_stands_where_it_is_said_to(made: Made) -> None:
    posting = read_posting(made.text, CAPTURED)
    lines = made.text.split("\n")
    for name in ("title", "employer", "location", "posted", "status", "pay"):
        fact = getattr(posting, name)
        if fact is None:
            continue
        line, column = posting.text.place(fact.start)
        quote = posting.text.quote(fact.start, fact.end)
        assert quote
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1])
        if name in {"title", "employer"}:
            assert fact.value in " ".join(quote.split())


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.name)
def test_a_posting_cut_short_anywhere_is_read_without_fail(made: Made) -> None:
    for end in range(0, len(made.text), 37):
        read_posting(made.text[:end], CAPTURED)


def test_without_the_day_of_capture_an_age_tells_no_day_and_is_said_to() -> None:
    posting = read_posting("Data Engineer\nGorsewood\nLeeds\n10 months ago\n", None)
    assert posting.posted is None
    assert posting.relative
    assert "counts from the day" in posting.why["posted"]


def test_of_two_days_of_publishing_the_later_is_taken_as_the_latest_that_it_can_be_and_both_are_told() -> None:
    posting = read_posting("Job Title: Data Engineer\nPosted: 2026-03-04\nDate posted: 2026-05-04\n", CAPTURED)
    assert posting.posted is not None
    assert (posting.posted.value, posting.posted_about) == (date(2026, 5, 4), True)
    assert posting.why["posted"] == "the posting gives 2026-03-04 and 2026-05-04"


def test_an_age_that_tells_no_day_tells_the_latest_that_it_can_be_unless_a_day_is_given() -> None:
    old = read_posting("Data Engineer\nGorsewood\nLeeds\nPosted 2 years ago\n", CAPTURED)
    assert old.posted is not None
    assert (old.posted.value, old.posted_about) == (date(2024, 11, 21), True)
    exact = read_posting("Data Engineer\nGorsewood\nLeeds\n30+ days ago\nPosted on 4 March 2026\n", CAPTURED)
    assert exact.posted is not None
    assert (exact.posted.value, exact.posted_about) == (date(2026, 3, 4), False)
    both = read_posting("Data Engineer\nGorsewood\nLeeds\nReposted 3 days ago\n30+ days ago\n", CAPTURED)
    assert both.posted is not None
    assert both.posted.value == date(2026, 10, 22)


PLACES = {
    "Headquarters: San Francisco, CA\nThis role is in Austin, TX.": "Austin, TX",
    "Headquarters\nSan Francisco, CA\nThis role is based in Austin, TX.": "Austin, TX",
    "Headquarters: San Francisco, CA": None,
    "HQ: San Francisco, CA": None,
    "Hauptsitz: München": None,
    "San Francisco, CA (HQ)": None,
    "San Francisco, CA\nThis position is located in Austin, TX": "Austin, TX",
    "Austin, TX\nThis role is based in our Austin office.": "Austin, TX",
    "Location: Leeds\nThis role is based in London.": "Leeds",
    "This role is headquartered in London": None,
    "This role is in Austin, TX, while our headquarters is in London.": "Austin, TX",
    "This role is in demand": None,
    "Standort München": "München",
    "This role is fully remote in the United Kingdom.": "United Kingdom",
    "Fully remote in the United Kingdom": "United Kingdom",
}


@pytest.mark.parametrize(("lines", "place"), PLACES.items())
def test_the_place_is_the_job_s_and_not_that_of_the_headquarters(lines: str, place: str | None) -> None:
    location = read_posting(f"Data Engineer\n{lines}\n", CAPTURED).location
    assert (location and location.value) == place


def test_the_title_s_place_goes_before_that_of_a_line_below_it() -> None:
    location = read_posting("Data Engineer - Berlin\nGorsewood\nLondon\n", CAPTURED).location
    assert location is not None
    assert location.value == "Berlin"


def test_open_and_closed_at_once_is_neither() -> None:
    posting = read_posting("Job Title: Data Engineer\nStatus: Open\nNo longer accepting applications\n", CAPTURED)
    assert posting.status is None
    assert "both" in posting.why["status"]


NOT_CLOSED = (
    "Applications close on 12 May 2026",
    "Applications will be closed when the role is filled",
    "Closed beta testing",
    "We run expired food programmes",
    "The position has been filled with excitement",
    "Closing date: 30 June 2026",
    "Apply now",
)


@pytest.mark.parametrize("line", NOT_CLOSED)
def test_what_only_speaks_of_closing_closes_nothing(line: str) -> None:
    assert read_posting(f"Job Title: Data Engineer\n{line}\n", CAPTURED).status is None


CLOSED = (
    "Applications closed",
    "No longer accepting applications",
    "This job is no longer available.",
    "This job has expired",
    "Expired",
    "This position has been filled.",
    "Sorry. This job is closed.",
    "Status: Closed",
    "**No longer accepting applications**",
    "Diese Stelle ist nicht mehr verfügbar",
    "Nicht mehr verfügbar",
    "Die Stelle ist bereits besetzt",
    "Bewerbungsfrist ist abgelaufen",
    "Closed 5 days ago",
    "Cette offre est expirée",
)


@pytest.mark.parametrize("line", CLOSED)
def test_what_says_that_it_is_closed_closes_it(line: str) -> None:
    status = read_posting(f"Job Title: Data Engineer\n{line}\n", CAPTURED).status
    assert status is not None
    assert status.value == "closed"


NO_NAMES = (
    "Visa sponsorship available",
    "2 positions",
    "Engineering",
    "Full-time",
    "4.2",
    "Req 20431",
    "Hybrid",
    "About us",
    "£60k",
)


@pytest.mark.parametrize("line", NO_NAMES)
def test_a_line_between_title_and_place_that_is_no_name_is_no_employer(line: str) -> None:
    posting = read_posting(f"Data Engineer\n{line}\nLondon\n", CAPTURED)
    assert facts(posting) == {"title": "Data Engineer", "location": "London"}


@pytest.mark.parametrize(
    "line", ["Position: Full-time", "Location: Hybrid", "Company:", "Job Title: Apply now", "Role: Permanent"]
)
def test_a_label_with_something_else_behind_it_tells_nothing(line: str) -> None:
    assert facts(read_posting(f"{line}\n", CAPTURED)) == {}


NOISE_LINES = (
    "Apply now",
    "Apply on company site",
    "4.2 out of 5 stars",
    "Apply with LinkedIn",
    "Over 100 applicants",
    "Share this job",
)


@pytest.mark.parametrize("line", NOISE_LINES)
def test_buttons_and_counters_are_no_names(line: str) -> None:
    assert NOISE.fullmatch(line)


def test_alternatives_keep_the_space_that_belongs_to_them() -> None:
    assert (
        either("""one | two(?: three| four)?
        |five (?:six
        | seven)""")
        == "one|two(?: three| four)?|five (?:six|seven)"
    )

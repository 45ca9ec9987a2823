"""Whatever a file holds, reading it as a posting neither fails nor hangs."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.posting import read_posting
from schema.posting_owner import owners_in

CAPTURED = date(2026, 11, 21)
SIZE = 1_000_000

PIECES = (
    "Job Title: ", "Data Engineer", "Company : ", "Gorsewood", "Location", "London", "\n", "\n\n", " | ", " · ", "**", "- ",
    "# ", "<h1>", "</h1>", "<p>", "</p>", "<script type='application/ld+json'>", "</script>", "<!--", "-->", "&amp;", "&#0;",
    "&#x110000;",
    '{"@type": "JobPosting", "title": "X", "baseSalary": {"currency": "USD", "value": {"minValue": 1e999}}}', "$", "£60k", " - ",
    "€5.000", "/hr", " per annum", "Salary: ", "OTE ", "10 months ago", "Posted ", "30+ days", "Applications closed",
    "Related Jobs",
    "\x1b[31m", "\u202e", "\u2028", "\x00", "\ud800", "İ", "is an equal opportunity employer", " is hiring a ", "\t", "\r", "\x0c",
    "[a](b)", "![a](b)", "401(k)", "99999999999999999999999", "²", "٣", "1,00,000", "LPA", "…", "à", "bis", "k€",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=400),
    st.one_of(st.none(), st.dates()),
)
@settings(max_examples=400)
def test_any_text_is_read_and_every_fact_has_its_place(text: str, captured: date | None) -> None:
    posting = read_posting(text, captured)
    facts = (posting.title, posting.employer, posting.location, posting.posted, posting.status, posting.pay)
    for fact in (*facts, *owners_in(posting), *posting.passed):
        if fact is not None:
            assert 0 <= fact.start < fact.end <= len(text)
            line, column = posting.text.place(fact.start)
            assert text.split("\n")[line - 1][column - 1 :][:1] == text[fact.start] or text[fact.start] == "\n"


# Each of these once took seconds, or may in a reader that goes back over what it has read.
LARGE = {
    "amounts": "$100,000 salary ",
    "thousands": "1k ",
    "titles": "Engineer\n",
    "tags": "<p><b>Engineer $1</b></p>",
    "openings": "<",
    "scripts": "<script>",
    "entities": "&amp;",
    "names": "Aa ",
    "initials": "A.B ",
    "sentences": "X is hiring a ",
    "labels": "Salary: ",
    "bars": "a | b · ",
    "unseen": "\u200b",
    "stars": "*",
    "spaces": " ",
    "links": "[a](b)",
    "one word": "a",
    "digits": "1,",
    "owners": "part of the Aa ",
    "headings": "<h1>",
    "comments": "<!--",
    "gaps": "Salary: £60k\n\n",
}


@pytest.mark.parametrize("piece", LARGE.values(), ids=LARGE.keys())
def test_a_megabyte_of_anything_is_read_in_one_go(piece: str) -> None:
    text = (piece * (SIZE // len(piece)))[:SIZE]
    for whole in (text, f"{text}</p>"):
        posting = read_posting(whole, CAPTURED)
        list(owners_in(posting))


def test_a_text_that_is_longer_than_a_posting_is_not_read_to_its_end_and_says_so() -> None:
    assert read_posting("Some words and more words.\n" * 20_000, CAPTURED).text.cut
    assert not read_posting("Some words and more words.\n" * 200, CAPTURED).text.cut


def test_data_that_nests_without_end_is_no_data() -> None:
    text = "<p></p><script type='application/ld+json'>" + "[" * 100_000 + "</script>"
    assert read_posting(text, CAPTURED).title is None

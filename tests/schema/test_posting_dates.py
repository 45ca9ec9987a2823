"""The day of publishing as postings tell it: one meaning or none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.posting_dates import LONGEST, told

CAPTURED = date(2026, 11, 21)

DAYS = {
    "Posted on March 4, 2026": "2026-03-04",
    "Date posted: 4 March 2026": "2026-03-04",
    "Posted 4th Mar 2026": "2026-03-04",
    "Posted: 2026-03-04T10:00:00Z": "2026-03-04",
    "Posted on Wed, 4 Mar 2026": "2026-03-04",
    "Posted 25/03/2026": "2026-03-25",
    "Posted 03/25/2026": "2026-03-25",
    "Posted 03/03/2026": "2026-03-03",
    "Veröffentlicht am 04.03.2026": "2026-03-04",
    "Erschienen am 04.03.2026": "2026-03-04",
    "Posted 04/12/2026": "2026-04-12",  # the other reading is after the day of capture
    "Publié le 4 mars 2026": "2026-03-04",
    "Publiée le 1er mars 2026": "2026-03-01",
    "Created : 2026-03-04": "2026-03-04",
    "10 months ago": "2026-01-21 about",
    "a month ago": "2026-10-21 about",
    "Reposted 2 weeks ago": "2026-11-07 about",
    "3 days ago": "2026-11-18",
    "Posted 3 days ago": "2026-11-18",
    "PostedPosted 3 days ago": "2026-11-18",
    "yesterday": "2026-11-20",
    "Posted yesterday": "2026-11-20",
    "Just posted": "2026-11-21",
    "12 hours ago": "2026-11-21",
    "3d": "2026-11-18",
    "1mo": "2026-10-21 about",
    "Vor 3 Tagen": "2026-11-18",
    "il y a 5 jours": "2026-11-16",
    "1 month ago Be among the first 25 applicants": "2026-10-21 about",
}


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day_is_understood(text: str, day: str) -> None:
    found = told(text, CAPTURED)
    assert found is not None
    assert f"{found.day}{' about' if found.about else ''}" == day


LATEST = {
    "Posted 04/03/2026": ("2026-04-03", "`04/03/2026` may be 2026-03-04 or 2026-04-03"),
    "Posted on 03/04/2024": ("2024-04-03", "`03/04/2024` may be 2024-03-04 or 2024-04-03"),
    "Posted 04/03/26": ("2026-04-03", "`04/03/26` has a year of two digits"),
    "Posted Mar 4": ("2026-03-04", "`Mar 4` names no year"),
    "Posted Dec 24": ("2025-12-24", "`Dec 24` names no year"),
    "Posted March 2026": ("2026-03-31", "`March 2026` names no day"),
    "Posted November 2026": ("2026-11-21", "`November 2026` names no day"),
    "Posted 30+ days ago": ("2026-10-22", "`Posted 30+ days ago` says only that it was before"),
    "Posted over 3 months ago": ("2026-08-21", "`Posted over 3 months ago` says only that it was before"),
    "2 years ago": ("2024-11-21", "`2 years ago` may be a year off"),
    "il y a 2 ans": ("2024-11-21", "`il y a 2 ans` may be a year off"),
}


@pytest.mark.parametrize(("text", "day", "why"), [(text, *said) for text, said in LATEST.items()])
def test_what_has_more_than_one_meaning_tells_the_latest_day_that_it_can_be_and_why(
    text: str, day: str, why: str
) -> None:
    found = told(text, CAPTURED)
    assert found is not None
    assert (str(found.day), found.about, found.latest, found.why) == (day, True, True, why)


UNCLEAR = {
    "Posted 31/31/2026": "`31/31/2026` is no day of the calendar",
    "30d+": None,
    "Posted 9999 months ago": "`Posted 9999 months ago` may be a year off",
    "Posted 2026-11-22": "2026-11-22 is after the text was saved, on 2026-11-21",
    "Posted 2026-02-30": "`2026-02-30` is no day of the calendar (day is out of range for month)",
}


@pytest.mark.parametrize(("text", "why"), UNCLEAR.items())
def test_what_is_no_day_tells_none_and_why(text: str, why: str | None) -> None:
    found = told(text, CAPTURED)
    assert (found and found.day, found.why if found else None) == (None, why)


def test_an_age_on_the_first_day_of_the_calendar_tells_none() -> None:
    for text in ("2 years ago", "3 days ago", "yesterday", "10 months ago", "30+ days ago"):
        found = told(text, date.min)
        assert found is not None
        assert found.day is None


@pytest.mark.parametrize(
    "text", ["3 days", "Posted by Gorsewood", "5 years", "4 March 2026", "10:00", "London", "", "Updated 3 days ago"]
)
def test_what_does_not_speak_of_publishing_tells_nothing(text: str) -> None:
    assert told(text, CAPTURED) is None


def test_an_age_tells_a_day_only_beside_the_day_of_capture() -> None:
    found = told("10 months ago", None)
    assert found is not None
    assert (found.day, found.relative) == (None, True)


@given(st.text(max_size=LONGEST + 20), st.booleans(), st.one_of(st.none(), st.dates()))
def test_any_text_is_read_without_fail_and_no_day_is_after_the_capture(
    text: str, labelled: bool, captured: date | None
) -> None:
    found = told(text, captured, labelled=labelled)
    if found is not None and found.day is not None and captured is not None:
        assert found.day <= captured

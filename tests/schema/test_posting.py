"""What a saved job posting says is read from its words, and what they do not tell stays empty."""

from datetime import date
from typing import Any

import pytest

from schema.posting import Posting, read_posting
from tests.schema.made_postings import BOARDS, Made
from tests.schema.made_postings_more import PAGES

CAPTURED = date(2026, 11, 21)
MADE = (*BOARDS, *PAGES)


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

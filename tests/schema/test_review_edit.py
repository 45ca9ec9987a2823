"""What is taken out of `review`, and what is written into it, changes nothing besides."""

from datetime import date

import pytest
import yaml

from schema.document import Document
from schema.edit import RefusedEditError, applied
from schema.review_edit import confirmed, without

BODY = "---\n# Title\n\nreview:\n  planned_for: text\n"
DAY = date(2026, 5, 25)
SAID = '{"on": 2026-05-25, by: "pay team", what: "all: of \\"it\\""}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("review:\n  months: 6 # half\n  planned_for: 2026-06-01 # Mon\n  by: ann\n", "review:\n  months: 6 # half\n  by: ann\n"),
        ("company: acme\n# ours\nreview:\n  planned_for: 2026-06-01\nrole: x\n", "company: acme\n# ours\nrole: x\n"),
        ("review: {planned_for: 2026-06-01, by: ann}\n", "review: {by: ann}\n"),
        ("review: { by: ann, planned_for: 2026-06-01 }\n", "review: { by: ann }\n"),
        ("company: acme\nreview: {planned_for: 2026-06-01}\nrole: x\n", "company: acme\nrole: x\n"),
        ("review:\n  by: ann\n  planned_for: 2026-06-01\n\n# next\nrole: x\n", "review:\n  by: ann\n\n# next\nrole: x\n"),
    ],
    ids=["a line", "the only field", "the first in braces", "the last in braces", "the only one in braces", "the last line"],
)  # fmt: skip
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_a_field_is_taken_out_with_its_line(before: str, after: str, eol: str) -> None:
    document = Document(f"---\n{before}{BODY}".replace("\n", eol))
    edited = applied(document, [without(document, "planned_for")])
    assert edited == f"---\n{after}{BODY}".replace("\n", eol)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("company: acme\n", f"company: acme\nreview:\n  confirmed: {SAID}\n"),
        ("review:\n  months: 6\nrole: x\n", f"review:\n  months: 6\n  confirmed: {SAID}\nrole: x\n"),
        ("review: {months: 6}\n", f"review: {{confirmed: {SAID}, months: 6}}\n"),
        ("review:\n  confirmed: {on: 2026-01-05, what: old}  # c\nrole: x\n", f"review:\n  confirmed: {SAID}  # c\nrole: x\n"),
        (
            "review:\n  confirmed:\n    on: 2026-01-05\n    what: |\n      old\n  months: 6\n",
            f"review:\n  confirmed: {SAID}\n  months: 6\n",
        ),
        ("review:\n  confirmed:\n    what: old\n    on: 2026-01-05\nrole: x\n", f"review:\n  confirmed: {SAID}\nrole: x\n"),
    ],
    ids=["no review", "a review", "braces", "an earlier one", "an earlier one with a block of text", "an earlier block"],
)  # fmt: skip
def test_what_was_looked_at_is_written_so_that_every_program_reads_it(before: str, after: str) -> None:
    document = Document(f"---\n{before}{BODY}")
    edited = applied(document, [confirmed(document, DAY, 'all: of "it"', "pay team")])
    assert edited == f"---\n{after}{BODY}"
    read = yaml.safe_load(edited.split("---\n")[1])
    assert read["review"]["confirmed"] == {"on": DAY, "by": "pay team", "what": 'all: of "it"'}


@pytest.mark.parametrize("review", ["review: later\n", "a: &r {by: ann}\nreview: *r\n", "review: [1]\n"])
def test_what_is_no_block_of_its_own_is_left_to_people(review: str) -> None:
    document = Document(f"---\n{review}{BODY}")
    with pytest.raises(RefusedEditError):
        confirmed(document, DAY, "all", None)
    with pytest.raises(RefusedEditError):
        without(document, "planned_for")

"""What every format says of a finding on one line: its region, once."""

import pytest

from audit.reports import FORMATS, render
from audit.reports.style import Style
from tests.audit.made_reports import finding, report

LONELY = "London stands in the table and has no row in the frontmatter: add the row, or take it out of the table"


@pytest.mark.parametrize(
    ("region", "message", "told"),
    [
        ("London", LONELY, LONELY),
        ("London", "stock_high differs", "London: stock_high differs"),
        ("US", "USD is no region", "US: USD is no region"),
        ("US", "US", "US"),
        ("", "the file is empty", "the file is empty"),
        ("", "", ""),
    ],
)
def test_a_region_is_named_once(region: str, message: str, told: str) -> None:
    assert finding(region=region, message=message).told == told


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"full", "json"}))
def test_no_format_doubles_a_region_that_the_message_begins_with(form: str) -> None:
    plain = Style()
    text = render(form, report(finding(message=LONELY)), plain)
    assert "London stands in the table" in text
    assert "London: London" not in text
    assert "London: stock_high" in render(form, report(finding()), plain)

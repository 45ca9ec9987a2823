"""What is no currency code is told with the one that the region, or the rest of the guide, says was meant."""

import pytest

from schema.nearest_currency import advice

ROWS = [
    {"region": "London", "currency": "GPB"},
    {"region": "Europe (EUR/GBP)", "currency": "?"},
    {"region": "Somewhere", "currency": "CHF"},
    {"region": 5, "currency": ["USD"]},
    "London",
]


@pytest.mark.parametrize(
    ("text", "row", "told"),
    [
        ("GPB", 0, "did you mean GBP?"),
        ("gpb", 0, "did you mean GBP?"),
        ("gbp", 0, "write GBP"),
        ("£", 0, "did you mean GBP?"),
        ("Pounds", 0, "did you mean GBP?"),
        ("EURO", 0, "did you mean EUR?"),
        ("CFH", 0, "did you mean CHF?"),
        ("CFH", 2, "did you mean CHF?"),
        ("sterling", 0, "write one, such as GBP"),
        ("mixed", 1, "write one, such as USD"),
        ("XYZ", 2, "write one, such as USD"),
        ("XYZ", 3, "write one, such as USD"),
        ("XYZ", 4, "write one, such as USD"),
        ("G" * 100_000, 0, "write one, such as GBP"),
    ],
)
def test_the_currency_of_the_region_or_of_another_row_is_named(text: str, row: int, told: str) -> None:
    assert advice(text, row, ROWS) == told


def test_rows_that_are_none_tell_nothing() -> None:
    assert advice("XYZ", 0, None) == advice("XYZ", "stock", {"stock": 1}) == "write one, such as USD"

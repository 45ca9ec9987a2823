"""How figures stand in messages."""

from decimal import Decimal

import pytest

from schema.wording import both, figure, number, read_from


@pytest.mark.parametrize(
    ("value", "shown"),
    [(150000, "150,000"), (12.5, "12.5"), (10.0, "10"), (Decimal(150000), "150,000"), (Decimal("12.50"), "12.5"),
    (None, "nothing"), (0, "0"),
     ("USD", "USD")],
)  # fmt: skip
def test_a_figure_is_written_in_full(value: object, shown: str) -> None:
    assert figure(value) == shown


@pytest.mark.parametrize(
    ("value", "kept"), [(Decimal(10), 10), (Decimal("12.5"), 12.5), (10.0, 10), (7, 7), (None, None), ("USD", "USD")]
)
def test_json_holds_whole_numbers_as_such(value: object, kept: object) -> None:
    assert (number(value), type(number(value))) == (kept, type(kept))


def test_a_list_reads_as_a_sentence() -> None:
    assert [both(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("text", "values", "shown"),
    [
        ("$150K–$200K", (150000, 200000), ""), ("$155.5K", (155500,), ""), ("£60,000-£92,000", (60000, 92000), ""),
        ("10–15%", (10,), ""),
        ("SEK 51K–64K/mo", (612000,), " (`SEK 51K–64K/mo`)"), ("₹3L–₹6L", (300000, 600000), " (`₹3L–₹6L`)"),
        ("JPY 10M", (10000000,), " (`JPY 10M`)"), ("£65,000 – £125,000/yr", (260000, 500000), " (`£65,000 – £125,000/yr`)"),
        ("", (5,), ""),
    ],
)  # fmt: skip
def test_the_cells_words_are_quoted_where_they_show_other_digits(
    text: str, values: tuple[int, ...], shown: str
) -> None:
    assert read_from(text, *values) == shown

"""Amounts of pay are told from years, counts, revenue and raises, and read with component, period and places."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.quoted import Aside, Quote, quotes


def told(text: str) -> list[tuple[str | None, str]]:
    return [(found.component, found.text) for found in quotes(text) if isinstance(found, Quote)]


def aside(text: str) -> list[str]:
    return [found.text for found in quotes(text) if isinstance(found, Aside)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The base is $150K–$200K.", [("base", "$150K–$200K")]),
        ("Base salary: $150,000 - $200,000 per year", [("base", "$150,000 - $200,000 per year")]),
        ("about 150 thousand dollars", [(None, "150 thousand dollars")]),
        ("150k base, 40k sign-on", [("base", "150k"), ("signing_bonus", "40k")]),
        ("between $150K and $190K in total compensation", [("total_comp", "between $150K and $190K")]),
        ("a base salary of 150,000 a year", [("base", "150,000 a year")]),
        ("salary 150,000–190,000", [("base", "150,000–190,000")]),
        ("€90.000 base", [("base", "€90.000")]),
        ("1.2 million yen", [(None, "1.2 million yen")]),
        ("₹28,00,000–₹44,00,000 base", [("base", "₹28,00,000–₹44,00,000")]),
        ("$80K in RSUs over four years", [("stock", "$80K")]),
        ("RSUs of $20K/yr", [("stock", "$20K/yr")]),
        ("£98K / $127K base", [("base", "£98K"), ("base", "$127K")]),
        ("$215,000 / $135,000 RSU", [(None, "$215,000"), ("stock", "$135,000")]),
        ("$310K base, $100K in RSUs", [("base", "$310K"), ("stock", "$100K")]),
        ("Total compensation (with a signing bonus): $500K", [("total_comp", "$500K")]),
        ("a target bonus of 10–15%", [("bonus", "10–15%")]),
        ("15% annual bonus", [("bonus", "15%")]),
        ("bonus of 25% of base", [("bonus", "25%")]),
        ("**Base:** **$150K**", [("base", "$150K")]),
        ("US$150K or USD 150K or 150K USD", [(None, "US$150K"), (None, "USD 150K"), (None, "150K USD")]),
        ("up to $90K", [(None, "up to $90K")]),
        ("a monthly base of SEK 51K", [("base", "SEK 51K")]),
        ("99 LPA base", [("base", "99 LPA")]),
        ("20-30 LPA", [(None, "20-30 LPA")]),
        ("an offer of 48 L in Bangalore", [(None, "48 L")]),
        ("48L\n", [(None, "48L")]),
        ("48 lakhs per annum", [(None, "48 lakhs per annum")]),
        ("base of 1.2 crore", [("base", "1.2 crore")]),
    ],
)  # fmt: skip
def test_an_amount_of_pay_is_found_with_its_component(text: str, found: list[tuple[str | None, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Founded in 2019, with 12,000 employees.",
        "150k users, 3M downloads, 20 offices, top 10, L5, Python 3.11",
        "Call +1 555 123 4567 or 555-0199.",
        "https://example.org/salary-150,000-base?x=$90K",
        "It holds 5 L of water, or 5l",
        "a 401(k) match of 4%, 30% more users, 5% equity in charge",
        "I won 5 deals; TOP 10 companies; ALL 50,000 of them",
        "2,000 RSU shares, 15,000 options",
        "100% of the bonus of the year 2024",
        "100% of the target",
        "salary data of 2024 and 2025",
        "Part 3 of 4, in 2026-11",
    ],
)
def test_what_is_no_amount_of_pay_is_not_found(text: str) -> None:
    assert told(text) == []
    assert aside(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "$900M revenue", "$900M in annual revenue", "raised $50M", "a valuation of $7.4B", "revenue of $88B", "$1T+ market", "$5–8 trillion",
        "$20K more", "an extra $20K", "+$20K", "a $20K raise", "raise my base by $20K", "$30K above standard offers", "premiums of $20K",
    ],
)  # fmt: skip
def test_business_and_differences_are_passed_over_and_told(text: str) -> None:
    assert told(text) == []
    assert len(aside(text)) == 1


@pytest.mark.parametrize(
    "text", ["$150K or £120K base", "the base is $150K, and £90K in London", "$150K is higher than £90K"]
)
def test_two_amounts_are_two(text: str) -> None:
    assert len(told(text)) == 2


def test_the_step_is_that_of_the_last_digit_written() -> None:
    steps = [found.step for found in quotes("$150K, $1.2M, $150,000, $7.5K") if isinstance(found, Quote)]
    assert steps == [Decimal(1000), Decimal(100000), Decimal(1), Decimal(100)]


def test_about_is_heard() -> None:
    assert [found.about for found in quotes("about $150K, ~$150K, $150K") if isinstance(found, Quote)] == [
        True,
        True,
        False,
    ]


PIECES = st.sampled_from(["$", "150", "K", "–", " ", "base", "£90K", "/", "10%", "bonus", "\n", "|", "**", "up to", "between", "and", "(", ")", ",", ".", "€",
                          "\u202e", "1e9", "a year", "million", "+", "https://x", "[", "&pound;", "RSU", "٣"])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"), [("99 LPA base", 9_900_000), ("48L base", 4_800_000), ("48 lakh base", 4_800_000)]
)
def test_lakhs_without_a_currency_are_rupees(text: str, value: int) -> None:
    (quote,) = quotes(text)
    assert isinstance(quote, Quote)
    assert quote.money
    assert quote.money.low
    assert (quote.money.currency, quote.money.candidates, quote.money.low.value) == ("INR", ("INR",), value)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$1e9 base", "$1e9"),
        ("$158KK", "$158KK"),
        ("a **$150Kfoo** base", "$150Kfoo"),
        ("$150K–$158KK", "$150K–$158KK"),
        ("$1e9$", "$1e9"),
    ],
)
def test_what_touches_an_amount_makes_it_unreadable(text: str, shown: str) -> None:
    (found,) = quotes(text)
    assert isinstance(found, Aside)
    assert (found.text, found.unreadable) == (shown, True)
    assert text[found.start : found.end].strip("*") == shown


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=200))
def test_whatever_the_text_the_places_are_its_own_and_in_order(text: str) -> None:
    ends = 0
    for found in quotes(text):
        assert ends <= found.start < found.end <= len(text)
        ends = found.end
        if isinstance(found, Quote):
            assert (found.money is None) is not (found.percent is None)


@pytest.mark.parametrize(
    "piece",
    ["$1 ", "$1/£1/", "9", "(", "base ", "between ", "|$150K", "$150K–", "1,", "*$1K*", "10% ", "increase a b by "],
)
def test_a_long_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (20_000 // len(piece)) + "\n\nbase of $150K"
    assert told(text)[-1] == ("base", "$150K")


def test_a_real_is_read_though_its_sign_begins_with_a_letter() -> None:
    (quote,) = quotes("The base is R$ 180.000 to R$ 240.000 a year")
    assert isinstance(quote, Quote)
    assert quote.money is not None
    assert (quote.money.currency, quote.component) == ("BRL", "base")

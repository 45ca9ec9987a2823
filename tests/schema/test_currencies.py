"""Codes, signs and the hints that settle them."""

import pytest

from schema.currencies import CODES, DOT_GROUPED, LAKH_GROUPED, code_for, codes_in, sign_of
from schema.money import read_cell


def test_codes_are_those_that_people_are_paid_in() -> None:
    assert {
        "USD",
        "CAD",
        "GBP",
        "EUR",
        "JPY",
        "INR",
        "KRW",
        "PLN",
        "SEK",
        "ILS",
        "BRL",
        "VND",
        "IDR",
        "XOF",
        "ZWG",
    } <= CODES
    assert not {"XXX", "XTS", "XAU", "USN", "CHW", "BTC", "RMB", "NIS", "UK", "usd"} & CODES
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in CODES)
    assert CODES >= DOT_GROUPED | LAKH_GROUPED


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_read_before_and_behind_an_amount(code: str) -> None:
    for text in (f"{code} 150K", f"{code}150K", f"150K {code}", f"150K {code} – 160K {code}"):
        (found,) = read_cell(text).ranges
        assert (found.currency, found.candidates) == (code, (code,)), text


@pytest.mark.parametrize(
    ("token", "code"),
    [
        ("$", "USD"), ("US$", "USD"), ("R$", "BRL"), ("HK$", "HKD"), ("NT$", "TWD"), ("C$", "CAD"), ("CA$", "CAD"),
        ("A$", "AUD"),
        ("AU$", "AUD"), ("S$", "SGD"), ("SG$", "SGD"), ("MX$", "MXN"), ("NZ$", "NZD"), ("£", "GBP"), ("€", "EUR"),
        ("₹", "INR"),
        ("₩", "KRW"), ("zł", "PLN"), ("₪", "ILS"), ("CHF", "CHF"), ("Fr", "CHF"), ("Fr.", "CHF"), ("RMB", "CNY"),
        ("NIS", "ILS"),
        ("usd", "USD"), ("euros", "EUR"), ("¥", None), ("kr", None), ("Rs.", None), ("XXX", None), ("X$", None),
        ("top", None),
    ],
)  # fmt: skip
def test_a_token_means_a_code_or_is_not_guessed(token: str, code: str | None) -> None:
    assert code_for(token) == code


@pytest.mark.parametrize(
    ("token", "hint", "code"),
    [
        ("¥", "JPY", "JPY"), ("¥", "Shanghai (CNY ¥)", "CNY"), ("¥", "USD", None), ("¥", "JPY/CNY", None),
        ("kr", "SEK", "SEK"),
        ("kr", "Oslo (NOK)", "NOK"), ("$", "CAD", "CAD"), ("$", "Ottawa (CAD C$)", "CAD"), ("$", "GBP £", "USD"),
        ("$", "CAD/USD", "USD"), ("$", "ILS/USD equiv", "USD"), ("£", "EUR", "GBP"), ("Rs", "inr", "INR"),
    ],
)  # fmt: skip
def test_a_hint_settles_what_a_sign_may_mean_and_nothing_else(token: str, hint: str, code: str | None) -> None:
    assert code_for(token, hint) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("GBP £", ("GBP",)), ("EUR/GBP", ("EUR", "GBP")), ("INR/USD equiv", ("INR", "USD")),
        ("Sydney (AUD A$)", ("AUD",)),
        ("London (£)", ("GBP",)), ("NYC (USD)", ("USD",)), ("Tokyo (¥)", ()), ("Remote", ()), ("$", ()),
        ("cad", ("CAD",)), ("", ()),
    ],
)  # fmt: skip
def test_a_header_names_currencies_only_beyond_doubt(text: str, codes: tuple[str, ...]) -> None:
    assert codes_in(text) == codes


def test_two_signs_of_one_amount_must_agree() -> None:
    canadian, dollar, euro = sign_of("CAD"), sign_of("$"), sign_of("€")
    assert canadian is not None
    assert dollar is not None
    assert euro is not None
    assert dollar.meets(canadian) == canadian
    assert dollar.meets(euro) is None

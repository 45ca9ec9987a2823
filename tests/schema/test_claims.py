"""What prose asks for is told from raises, other employers' pay and revenue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.claims import claims


def told(text: str) -> list[tuple[str, str]]:
    return [(claim.component, claim.text) for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I'm targeting $262K base.", [("base", "$262K")]),
        ("**Settle for $161K+ base, then $83K+ RSUs.**", [("base", "$161K+"), ("stock", "$83K+")]),
        ("Open at $235,000 base, $250,000 RSUs.", [("base", "$235,000"), ("stock", "$250,000")]),
        ("Accept-at floor: $380,000 total comp.", [("total_comp", "$380,000")]),
        ("My ask is €98K / $212K base.", [("base", "€98K"), ("base", "$212K")]),
        ("My ask is €155K / $265K in equity.", [("stock", "€155K"), ("stock", "$265K")]),
        ("Open at $195,000 / $145,000 RSU.", [("stock", "$145,000")]),
        ("Pay includes base salary ($140K-$190K) and equity ($55K–$155K/4yr).", [("base", "$140K-$190K"), ("stock", "$55K–$155K")]),
        ("I'd like a base of £130K, bringing total comp to £200K.", [("base", "£130K"), ("total_comp", "£200K")]),
        ("Accept no lower than $340,000 base.", [("base", "$340,000")]),
        ("Walk away below $145K base.", [("base", "$145K")]),
    ],
)  # fmt: skip
def test_an_ask_is_a_claim(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "I'd like a $20K base increase.",
        "I'd like a $20K base salary premium.",
        "I'd like +$20K base.",
        "I want an additional $21K-$34K in RSUs for it.",
        "I need RSUs at $[Y+45K] and $[X]K base.",
        "I have competing offers from [Globex at $320K TC / Initech at $380K TC].",
        "Globex offers $310K base. Initech pays $300K TC.",
        "I need Acme to match Globex. At Globex, a staff engineer earns £150,000 base.",
        "I'm targeting parity: the median is $400K TC.",
        "I want $171K, rather than your $144K base.",
        "The market is $400K TC at Globex.",
        "I want a share of $900M revenue and a $35K sign-on.",
        "Acme has a $7.4B valuation and $5B equity.",
        "A bonus of 25% of base ($65K-$103K) is usual.",
        "SOC 2 base images",
        "",
    ],
)
def test_what_nobody_asks_for_is_no_claim(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    ["I want $40K/yr in RSUs.", "I want RSUs of $40K/yr.", "I want $40K in annual options.", "I want $40K options/yr."],
)
def test_a_year_of_a_grant_is_no_grant(text: str) -> None:
    assert [claim.a_year for claim in claims(text)] == [True]


def test_a_base_is_yearly_as_it_is() -> None:
    assert [claim.a_year for claim in claims("I want $140K/yr base.")] == [False]


@given(st.text("I want $120K–base RSU/yr()[].*_\n", max_size=60))
def test_a_claim_stands_where_it_says(text: str) -> None:
    for claim in claims(f"I want {text} $150K base."):
        assert 0 <= claim.start < claim.end <= len(text) + 19


def test_a_claim_is_found_behind_markdown() -> None:
    text = "> **I'm targeting** *$262K* base."
    (claim,) = claims(text)
    assert text[claim.start : claim.end] == "$262K"


def test_a_wall_of_figures_takes_no_time() -> None:
    assert len(list(claims("I want $150K base and " * 3_000))) == 3_000

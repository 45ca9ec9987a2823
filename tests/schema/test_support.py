"""An amount is supported by a figure, by a range of its component, or by neither; region, currency and rounding count."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.document import Document
from schema.example import AS_OF, CANONICAL
from schema.known_figures import known_figures
from schema.quoted import Aside, Quote, quotes
from schema.subject import Subject
from schema.support import Guides, Judged, Verdict


def guides_of(*changes: tuple[str, str]) -> Guides:
    text = CANONICAL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return Guides([("acme/data-engineer.md", Subject(Document(text), AS_OF))])


GUIDES = guides_of()


def judged(text: str, guides: Guides = GUIDES) -> Judged:
    (quote,) = [found for found in quotes(text) if isinstance(found, Quote)]
    found = guides.judge(quote)
    assert isinstance(found, Judged)
    return found


def verdict(text: str, guides: Guides = GUIDES) -> str:
    return str(judged(text, guides).verdict)


@pytest.mark.parametrize(
    ("text", "region", "component"),
    [
        ("London base tops out at £160,000", "London", "base"),
        ("New York base tops out at $208,000", "New York", "base"),
        ("a signing bonus of £95K in London", "London", ""),
    ],
)
def test_the_nearest_figure_is_of_the_region_and_the_component_that_the_sentence_names(
    text: str, region: str, component: str
) -> None:
    near = judged(text).nearest
    assert near
    assert near.held.known.region == region
    assert component in {"", near.held.known.component}


def test_a_grant_s_part_of_one_year_is_compared_times_its_years_where_no_component_is_named() -> None:
    near = judged("$47K per year in New York").nearest
    assert near
    assert near.held.known.component == "stock"
    assert near.difference == 47_000 * 4 - near.figure


def test_the_places_of_a_country_name_its_region() -> None:
    guides = guides_of(("New York", "US (Denver / Seattle)"))
    assert guides.regions_in("Seattle base tops out at $208,000") == {"US (Denver / Seattle)"}


@pytest.mark.parametrize("text", ["$200K–$150K base", "£120K–£90K", "a bonus of 15–10%", "€200K–€150K"])
def test_a_reversed_range_is_told_as_such_and_supported_by_nothing(text: str) -> None:
    found = judged(text)
    assert found.verdict is Verdict.UNSUPPORTED
    assert "reversed" in found.reason
    assert found.nearest is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("$150K", "figure"),
        ("$150,000 to $200,000", "figure"),
        ("base of 150k", "figure"),
        ("£90K–£120K in London", "figure"),
        ("$175K base", "within"),
        ("base of $160K to $190K", "within"),
        ("$175K", "unsupported"),
        ("$230K base", "unsupported"),
        ("base of $150K to $270K", "unsupported"),
        ("€150K base", "unsupported"),
        ("$90K base", "unsupported"),
        ("a 10% bonus", "figure"),
        ("a 25% bonus", "unsupported"),
        ("a bonus of $15K to $20K", "figure"),
        ("$270K base", "unsupported"),
        ("RSUs of $25K a year", "figure"),
        ("RSUs of $25K", "unsupported"),
        ("£7.5K/mo base", "figure"),
        ("a monthly base of £7.5K", "figure"),
        ("£500 a day", "unsupported"),
        ("up to £120K base", "figure"),
        ("£90K+ base", "figure"),
        ("£120K+ base", "within"),
        ("up to £90K base", "within"),
        ("up to £130K base", "unsupported"),
        ("signing bonus of $20K", "unsupported"),
    ],
)
def test_an_amount_is_a_figure_within_a_range_or_neither(text: str, said: str) -> None:
    assert verdict(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In London the base is £90K", "figure"),
        ("In New York the base is £90K", "unsupported"),
        ("Unlike New York, London has a base of £90K", "figure"),
        ("| London | £90K–£120K | £40K |", "figure"),
        ("| New York | £90K–£120K |", "unsupported"),
    ],
)
def test_a_region_that_the_sentence_names_counts_alone(text: str, said: str) -> None:
    found = [GUIDES.judge(quote) for quote in quotes(text) if isinstance(quote, Quote)]
    assert {str(each.verdict) for each in found if isinstance(each, Judged)} == {said}


def test_a_figure_of_another_region_or_component_is_named() -> None:
    assert judged("In London it is $150K").reason == "it is base of New York"
    assert judged("In London it is $155K").reason == "the guide has none in USD for London"
    assert judged("the base is $270K").reason == "it is total_comp of New York"
    assert judged("€150K").reason == "the guide has no figure in EUR"
    assert judged("signing bonus of $20K").reason == "the guide has no signing_bonus in USD"
    assert judged("£500 a day").reason == "it is paid by the day, and a guide tells of years"


def test_a_longer_name_of_a_region_is_not_a_shorter_one() -> None:
    guides = guides_of(("New York", "Senior Engineer"), ("London", "Engineer"))
    assert guides.regions_in("A Senior Engineer earns") == {"Senior Engineer"}
    assert guides.regions_in("An engineer earns") == {"Engineer"}
    assert guides.regions_in("Engineers earn") == frozenset()


def test_a_region_is_not_named_by_another_one_s_other_name() -> None:
    guides = guides_of(("New York", "Austin / Dallas"), ("London", "Dallas"))
    assert guides.regions_in("in Austin") == {"Austin / Dallas"}
    assert guides.regions_in("in Dallas") == {"Austin / Dallas", "Dallas"}


@pytest.mark.parametrize(
    ("region", "text"),
    [
        ("San Mateo / San Diego (US)", "in San Diego"),
        ("Tokyo (HQ / Sony AI)", "in Tokyo"),
        ("London (GBP £)", "in LONDON,"),
        ("Abingdon UK", "at Abingdon."),
        ("São Paulo", "in Sao Paulo"),
    ],
)
def test_a_region_is_known_by_what_people_call_it(region: str, text: str) -> None:
    assert guides_of(("London", region)).regions_in(text) == {region}


@pytest.mark.parametrize(
    ("figure", "text", "said"),
    [
        (150400, "$150K", "figure"), (150600, "$150K", "unsupported"), (150400, "$150,000", "unsupported"),
        (1220000, "$1.2M", "figure"), (1240000, "$1.2M", "unsupported"), (153000, "about $150K", "figure"), (155000, "about $150K", "unsupported"),
        (1900000, "$2M", "unsupported"),
    ],
)  # fmt: skip
def test_rounding_is_half_of_the_last_digit_and_never_more_than_a_fortieth(figure: int, text: str, said: str) -> None:
    guides = guides_of(
        ("base_low: 150000", "base_low: null"), ("base_high: 200000", f"base_high: {figure}"), ("$150K–$200K", "—")
    )
    assert verdict(text, guides) == said


def test_the_lowest_and_the_highest_of_all_regions_are_a_range() -> None:
    guides = guides_of(("GBP", "USD"), ("£", "$"))
    assert verdict("base from $90K to $200K", guides) == "figure"
    assert verdict("$90K to $200K", guides) == "unsupported"


def test_the_nearest_figure_is_told_with_how_far_it_is() -> None:
    near = judged("base of $230K").nearest
    assert near is not None
    assert (near.held.known.region, near.end, near.figure, near.difference, near.per_cent) == (
        "New York", "high", Decimal(200000), Decimal(30000), Decimal(15),
    )  # fmt: skip


@pytest.mark.parametrize("text", ["$99M", "$2", "£50"])
def test_what_is_out_of_all_proportion_is_passed_over(text: str) -> None:
    (quote,) = [found for found in quotes(text) if isinstance(found, Quote)]
    assert isinstance(GUIDES.judge(quote), Aside)


KNOWN = [known for known in known_figures(Subject(Document(CANONICAL), AS_OF)) if known.low and known.high]
SIGNS = {"USD": "$", "GBP": "£"}
NAMES = {"base": "base", "stock": "RSUs", "total_comp": "total comp"}


@given(
    st.sampled_from(KNOWN),
    st.sampled_from(["{s}{k}K", "{s}{n:,}", "{c} {n}", "{k}K {c}", "{s}{k} thousand"]),
    st.floats(0.7, 1.3),
)
def test_a_figure_of_the_guide_is_supported_however_it_is_written_and_one_off_it_only_inside_its_range(
    known: object, form: str, factor: float
) -> None:
    each = KNOWN[KNOWN.index(known)]  # type: ignore[arg-type]
    for figure in (each.low, each.high, round((each.high or 0) * factor / 1000) * 1000):
        amount = form.format(s=SIGNS[each.currency], c=each.currency, n=int(figure or 0), k=int(figure or 0) // 1000)
        found = judged(f"In {each.region}: {amount} {NAMES[each.component]}.")
        inside = (each.low or 0) <= (figure or 0) <= (each.high or 0)
        assert (found.verdict is not Verdict.UNSUPPORTED) is inside, (amount, found)
        assert (found.verdict is Verdict.FIGURE) is (figure in {each.low, each.high})

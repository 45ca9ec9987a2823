"""Figures that are set stand in both places: in every shape of table, in every currency, with nothing else changed."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import islice

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from audit.linter import Linter
from benchmarks.generate import Made, generate
from schema.currencies import CODES
from schema.differences import fields_of
from schema.document import Document
from schema.edit import RefusedEditError, applied
from schema.example import AS_OF
from schema.figure_setting import figures_set
from schema.guide import COMPONENTS
from schema.registry import matching
from schema.subject import Subject
from schema.table_shapes import Shape
from tests.benchmarks.made_guides import agrees, disagreements, held, region
from tests.schema.two_sides import COMPONENTS as COMPONENT_TABLE
from tests.schema.two_sides import LEVELS, LONDON, ROWS, TWO_COLUMNS, TWO_ROWS, TWO_TOTALS, Row, changed, guide
from tests.tree import HOME

OWN = sorted((HOME / "guides").glob("*/*.md"))
STEPS = {"KRW": 1_000_000, "JPY": 1_000_000, "INR": 100_000, "VND": 1_000_000, "IDR": 1_000_000}


@cache
def made() -> list[Made]:
    """Made guides of the four shapes that an independent reader finds to agree with themselves."""
    return [each for each in islice(generate(400, faults=False), 400) if agrees(each)]


def subject(text: str | bytes) -> Subject:
    return Subject(Document(text), AS_OF)


def found(text: str) -> set[str]:
    """What the rules about tables say."""
    rules = Linter(tuple(rule() for rule in matching("TAB")))
    return {finding.rule for finding in rules.lint(subject(text), "g.md").findings}


def written(before: Subject, number: int, wishes: dict[str, int | float | None]) -> str:
    setting = figures_set(before, number, wishes)
    return applied(before.document, setting.edits)


@st.composite
def wishes(draw: st.DrawFn, texts: Callable[[], list[str]]) -> tuple[str, int, dict[str, int | float | None]]:
    """A guide, a row of it, and other figures for one of its components, as round as people write them."""
    text = draw(st.sampled_from(texts()))
    guide = subject(text).guide
    assert guide is not None
    number = draw(st.integers(0, len(guide.rows) - 1))
    own = guide.rows[number]
    component = draw(st.sampled_from(COMPONENTS))
    names = [name for name in fields_of(component) if getattr(own, name) is not None]
    assume(names)
    step = STEPS.get(own.currency or "", 1_000)
    chosen: dict[str, int | float | None] = {}
    for name in names:
        value = getattr(own, name)
        if "pct" in name:
            chosen[name] = draw(st.integers(1, 60))
        else:
            chosen[name] = max(step, value + step * draw(st.integers(-20, 40)))
    low, high = (chosen.get(f"{component}_{end}") for end in ("low", "high"))
    assume(low is None or high is None or low <= high)
    return text, number, chosen


@given(wishes(lambda: [each.text for each in made()]))
def test_figures_that_are_set_are_read_in_both_places_whatever_the_shape_and_the_currency(
    wish: tuple[str, int, dict[str, int | float | None]],
) -> None:
    text, number, chosen = wish
    try:
        after = written(subject(text), number, chosen)
    except RefusedEditError:
        assume(False)  # how much is refused is counted below
    again = Made("", after, ())
    guide = subject(text).guide
    assert guide is not None
    name = region(guide.rows[number].region or "")
    mine = held(again)
    assert {key: mine[name, key] for key in chosen} == chosen
    assert not disagreements(again)
    assert found(after) <= found(text)


@given(wishes(lambda: [file.read_text(encoding="utf-8") for file in OWN]))
def test_figures_that_are_set_in_our_guides_are_found_in_both_places_by_check(
    wish: tuple[str, int, dict[str, int | float | None]],
) -> None:
    text, number, chosen = wish
    try:
        after = written(subject(text), number, chosen)
    except RefusedEditError:
        assume(False)
    assert not found(after)
    guide = subject(after).guide
    assert guide is not None
    assert {name: getattr(guide.rows[number], name) for name in chosen} == chosen


def test_nearly_all_figures_of_made_guides_can_be_set_in_each_shape() -> None:
    done: Counter[Shape] = Counter()
    refused: Counter[Shape] = Counter()
    currencies = set()
    for each in made():
        before = subject(each.text)
        assert before.guide is not None
        for number, own in list(enumerate(before.guide.rows))[-2:]:
            shape = before.comparison.places[number][0].table.shape
            for component in COMPONENTS:
                names = [name for name in fields_of(component) if getattr(own, name) is not None]
                step = STEPS.get(own.currency or "", 1_000)
                higher = {name: getattr(own, name) + (2 if "pct" in name else 5 * step) for name in names}
                try:
                    if names:
                        figures_set(before, number, higher)
                        done[shape] += 1
                        currencies.add(own.currency)
                except RefusedEditError:
                    refused[shape] += 1
    assert set(done) == set(Shape)
    assert len(currencies) > 6
    for shape in Shape:
        assert done[shape] > 9 * refused[shape], shape


# what is written, and what is refused


def cells(rows: tuple[Row, ...], table: str, number: int, **wanted: float | None) -> list[tuple[str, str]]:
    setting = figures_set(subject(guide(rows, table)), number, wanted)
    return [(cell.before, cell.after) for cell in setting.cells]


@pytest.mark.parametrize(
    ("rows", "table", "wanted", "expected"),
    [
        (TWO_ROWS, ROWS, {"base_low": 92500}, [("£90K–£120K", "£92.5K–£120K")]),
        (TWO_ROWS, ROWS, {"bonus_pct": 12.5}, [("10%", "12.5%")]),
        (TWO_ROWS, ROWS, {"stock_low": None, "stock_high": None}, [("£40K–£80K", "—")]),
        (TWO_ROWS, ROWS, {"base_low": 90000}, []),
        (
            TWO_ROWS, ROWS, {"base_low": 95000, "total_comp_low": 115000},
            [("£90K–£120K", "£95K–£120K"), ("£109K–£152K", "£115K–£152K")],
        ),
        (TWO_TOTALS, LEVELS, {"total_comp_low": 130000}, [("£120K–£170K", "£130K–£170K")]),
        (
            TWO_TOTALS, LEVELS, {"total_comp_low": 130000, "total_comp_high": 310000},
            [("£120K–£170K", "£130K–£170K"), ("£210K–£300K", "£210K–£310K")],
        ),
        (TWO_COLUMNS, COMPONENT_TABLE, {"signing_bonus_high": 20000}, [("£5K–£15K", "£5K–£20K")]),
        (TWO_ROWS, ROWS + "\nAgain\n" + ROWS, {"base_high": 125000}, [("£90K–£120K", "£90K–£125K")] * 2),
    ],
    ids=[
        "thousands", "per cent", "nothing", "already there", "two components", "the lowest level", "two levels",
        "a column a region", "two tables",
    ],
)  # fmt: skip
def test_a_cell_keeps_its_own_style(
    rows: tuple[Row, ...], table: str, wanted: dict[str, int | float | None], expected: list[tuple[str, str]]
) -> None:
    assert cells(rows, table, 1, **wanted) == expected


def test_a_cell_that_differs_already_is_written_too() -> None:
    table = changed(ROWS, ("£90K–£120K", "£95K–£120K"))
    assert cells(TWO_ROWS, table, 1, base_low=90000) == [("£95K–£120K", "£90K–£120K")]


@pytest.mark.parametrize(
    ("rows", "table", "wanted", "says"),
    [
        (TWO_ROWS, ROWS, {"signing_bonus_low": 5000}, "no place for signing bonus"),
        (TWO_ROWS, ROWS, {"base_low": None}, "cannot leave one end out"),
        (TWO_ROWS, changed(ROWS, ("| London |", "| Leeds |")), {"base_low": 95000}, "the table has no line for London"),
        (TWO_ROWS, "", {"base_low": 95000}, "no table gives its pay"),
        (TWO_ROWS, changed(ROWS, ("£90K–£120K", "£90K–£120K / $114K–$152K")), {"base_low": 95000}, "no rate of its own"),
        (TWO_ROWS, changed(ROWS, ("£90K–£120K", "£90K")), {"base_high": 95000}, "one figure for both ends"),
        (TWO_ROWS, changed(ROWS, ("£90K–£120K", "about ninety")), {"base_low": 95000}, "the cell says `about ninety`"),
        (TWO_ROWS, changed(ROWS, ("£40K–£80K | 10%", "£40K–£80K | £9K (10%)")), {"bonus_pct": 12}, "as an amount"),
        (TWO_ROWS, changed(ROWS, ("Stock (RSU/4yr)", "Stock/Bonus")), {"stock_low": 50000}, "its column may hold"),
        (TWO_TOTALS, LEVELS, {"total_comp_low": 170000}, "another one gives 160,000"),
        (TWO_TOTALS, changed(LEVELS, ("£160K", "£120K")), {"total_comp_low": 130000}, "several levels give total_comp_low"),
    ],
    ids=[
        "no column", "half a range", "no line", "no table", "no rate", "a single figure", "words", "per cent and amount",
        "a shared column", "no longer the lowest", "two lowest levels",
    ],
)  # fmt: skip
def test_what_cannot_stand_in_both_places_is_refused_with_a_reason(
    rows: tuple[Row, ...], table: str, wanted: dict[str, int | float | None], says: str
) -> None:
    with pytest.raises(RefusedEditError, match=says):
        cells(rows, table, 1, **wanted)


@pytest.mark.parametrize("currency", sorted(CODES))
def test_an_empty_table_is_filled_in_the_usual_style_of_every_currency(currency: str) -> None:
    nothing = dict.fromkeys(LONDON)
    rows = ({**nothing, "region": f"Here ({currency})", "currency": currency},)
    table = changed(ROWS[: ROWS.index("| New York")] + "| Here | — | — | — | — |\n", ("| Here", f"| Here ({currency})"))
    before = subject(guide(rows, table))
    after = written(
        before, 0, {"base_low": 90_000, "base_high": 120_000, "bonus_pct": 10, "total_comp_low": 95_000_000,
                    "total_comp_high": 152_500_000},
    )  # fmt: skip
    assert not found(after)

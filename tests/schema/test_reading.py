"""From a document to a Guide: what is refused is a problem, and what is sound is kept."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from schema.document import Document
from schema.example import Good
from schema.finding import Part
from schema.guide import Guide, Review, Row
from schema.model import GuideModel
from schema.reading import Reading, Wrong, read_guide
from schema.records import record_at
from schema.routes import join, steps
from tests.schema.readings import ANY, FULL, check, places, reading, replaced, told, written

# what is sound


def test_a_sound_guide_has_no_problem() -> None:
    found = reading()
    assert found.problems == ()
    assert found.guide is not None
    assert found.guide.rows[1].region == "London"
    assert found.guide.last_updated == date(2026, 2, 23)


def test_a_guide_with_every_field_has_no_problem() -> None:
    assert told(read_guide(Document(written(FULL)))) == []
    assert set(FULL) == set(Guide._fields)
    assert set(FULL["review"]) == set(Review._fields)


def test_what_cannot_be_read_has_no_guide_and_no_problem_of_its_own() -> None:
    assert read_guide(Document("---\na: [\n---\n")) == Reading(None)


def test_our_guides_have_no_problem(guides: list[Path]) -> None:
    for file in guides:
        assert told(read_guide(Document(file.read_bytes()))) == [], file


@pytest.mark.slow
def test_real_guides_have_no_problem(real_guides: list[Path]) -> None:
    for file in real_guides:
        assert told(read_guide(Document(file.read_bytes()))) == [], file


# one cause, one problem


def test_a_misspelt_field_is_not_missing_as_well() -> None:
    found = reading("compny: acme", drop=("company",))
    assert told(found) == [(Wrong.UNKNOWN, "compny", "compny is no field of a guide: did you mean company?")]
    assert found.problems[0].part is Part.KEY
    assert found.holes == {"compny", "company"}


def test_a_misspelt_figure_leaves_a_hole_at_the_figure_that_it_means() -> None:
    found = reading("    salary_max: 200000", drop=("base_high",))
    assert found.holes == {"compensation[0].salary_max", "compensation[0].base_high"}


def test_a_field_that_is_there_is_not_what_an_unknown_one_means() -> None:
    [problem] = reading("    salary_max: 200000").problems
    assert "did you mean" not in problem.message


def test_all_problems_of_a_guide_are_told() -> None:
    found = reading("base_low: ten", "company: 5", "tags: x", "data_quality: High", drop=("role",))
    assert [(problem.wrong, problem.route) for problem in found.problems] == [
        (Wrong.KIND, "company"),
        (Wrong.MISSING, "role"),
        (Wrong.VALUE, "data_quality"),
        (Wrong.KIND, "compensation[0].base_low"),
        (Wrong.UNKNOWN, "tags"),
    ]


# what is kept


def test_what_is_sound_is_kept_and_the_rest_is_unknown() -> None:
    found = reading("base_low: ten", "bonus_pct: 12", "company: 5", "level_mapping: {a.b: 5, raw: x}")
    assert found.guide is not None
    row = found.guide.rows[0]
    assert (row.base_low, row.base_high, found.guide.company, found.guide.role) == (
        None,
        200_000,
        None,
        "data-engineer",
    )
    assert found.guide.level_mapping == {"raw": "x"}
    assert (row.bonus_pct, type(row.bonus_pct)) == (12.0, float)


@pytest.mark.parametrize(
    "item", ["null", "5", "[]", "{}", "London", "{region: null}", "{region: [], base_low: x}", "!!set {a}"]
)
def test_rows_keep_their_places_whatever_stands_among_them(item: str) -> None:
    document = Document(f"---\ncompensation:\n  - region: A\n  - {item}\n  - region: C\n---\n")
    found = read_guide(document)
    assert found.guide is not None
    assert [row.region for row in found.guide.rows] == ["A", None, "C"]
    check(found, document)


def test_what_an_anchor_shares_is_judged_at_each_place_and_pruned_at_each() -> None:
    found = read_guide(Document("---\ncompensation:\n  - &row {region: A, base_low: x, base_high: 5}\n  - *row\n---\n"))
    assert found.guide is not None
    assert [(row.base_low, row.base_high) for row in found.guide.rows] == [(None, 5), (None, 5)]
    assert {"compensation[0].base_low", "compensation[1].base_low"} <= found.holes


@pytest.mark.parametrize(("extra", "lines"), [("tags", ("tags: [a]",)), ("compensation[].note", ("    note: x",))])
def test_fields_that_the_configuration_allows_are_no_problem(extra: str, lines: tuple[str, ...]) -> None:
    document = Document(Good(*lines).text)
    assert read_guide(document).problems
    assert read_guide(document, {extra}).problems == ()


def test_a_field_of_ours_is_checked_even_where_the_configuration_names_it() -> None:
    document = Document(Good("company: 5", "base_low: x").text)
    assert len(read_guide(document, {"company", "compensation[].base_low"}).problems) == 2


# any value at any field


ODD = (
    "NO|012|1:30|1_000|0x1F|.inf|.nan|1.0e+3|2026-02-30|2026-02-23 10:00:00|2026-1-5|2026/01/05|~|''|[]|{}|[null]|{a: b}"
    "|$150K|10%|€|—|-5|0|99999999999999999999|0000-01-01|9999-12-31|!!set {a}|!!binary aGk=|!x y|true|'NO'|[[a]]|{name: x}"
    "|{on: 5}|1.5|&a [1]|USD|usd|high|2025-Q4|acme"
).split("|")
YAML = st.one_of(
    st.sampled_from(ODD),
    ANY.map(lambda value: yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10_000)).map(
        lambda text: text.removesuffix("...\n").strip()
    ),
)


@settings(max_examples=400)
@given(st.sampled_from(places(FULL)), YAML)
@example(("status",), "NO")
@example(("data_sources", 0), "{record: 5, name: {name: x}}")
def test_any_value_at_any_field_is_read_or_told(place: tuple[str | int, ...], value: str) -> None:
    text = written(replaced(FULL, place, "@@@")).replace("'@@@'", value)
    document = Document(text)
    if document.values is None or document.troubles:
        return
    found = read_guide(document)
    check(found, document)
    try:
        GuideModel.model_validate(document.values)
        refused = False
    except ValidationError:
        refused = True
    assert refused == bool(found.problems)
    for problem in found.problems:
        assert tuple(steps(problem.route))[: len(place)] == place or len(tuple(steps(problem.route))) < len(place), (
            problem
        )
    assert found.guide is not None
    if place[0] != "compensation":
        assert [row.region for row in found.guide.rows] == ["New York", "London"]
    elif len(place) > 1:
        assert len(found.guide.rows) == 2


@given(st.sampled_from([*Guide._fields]), st.sampled_from([*Row._fields]))
def test_a_name_leads_to_the_record_that_holds_it(field: str, name: str) -> None:
    assert record_at([field]) is Guide
    assert record_at(["compensation", 3, name]) is Row
    assert join(["compensation", 3, name]) == f"compensation[3].{name}"

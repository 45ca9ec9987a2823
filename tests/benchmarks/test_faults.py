"""Made guides are right where nothing was planted, and wrong exactly where something was."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import yaml

from benchmarks.faults import CODES
from benchmarks.generate import Made, generate
from tests.benchmarks.made_guides import (
    YEAR,
    Key,
    agrees,
    body,
    cells,
    counts_whole_grant,
    disagreements,
    evidence,
    held,
    money,
    names,
    parts,
    planted,
    planted_cell,
    planted_range,
    rates,
    region,
    row,
    rows,
    table,
    told,
    values,
    with_grant,
)


@pytest.fixture(scope="module")
def sound() -> list[Made]:
    return list(generate(1400, seed=3, faults=False))


def test_the_table_of_a_sound_guide_says_what_its_frontmatter_says(sound: list[Made]) -> None:
    assert {made.path: found for made in sound if (found := disagreements(made))} == {}
    assert sum(len(held(made)) for made in sound) > 30_000


def test_a_sound_total_is_base_a_quarter_of_the_grant_and_the_bonus(sound: list[Made]) -> None:
    checked = 0
    for made in sound:
        for found in rows(made):
            if found["base_low"] is None:
                continue
            for bound in ("low", "high"):
                # The high end of a bonus in per cent stands in the table only, five points above the low one at most.
                percent = found.get("bonus_pct") or 0
                bonus = found.get(f"bonus_{bound}") or found[f"base_{bound}"] * percent / 100
                spare = found[f"base_{bound}"] * 0.05 if percent and bound == "high" else 0
                least = found[f"base_{bound}"] + (found[f"stock_{bound}"] or 0) / 4 + bonus
                assert least * 0.985 <= found[f"total_comp_{bound}"] <= (least + spare) * 1.03, (made.path, found)
                checked += 1
    assert checked > 6000


def test_no_sound_range_is_reversed_or_half_open(sound: list[Made]) -> None:
    for made in sound:
        for found in rows(made):
            lows = {name: value for name, value in found.items() if name.endswith("_low")}
            assert lows["total_comp_low"] > 0
            for name, low in lows.items():
                high = found[name.replace("_low", "_high")]
                assert (low is None) == (high is None)
                assert low is None or low <= high


def test_a_sound_guide_keeps_its_house_in_order(sound: list[Made]) -> None:
    for made in sound:
        found = values(made)
        assert f"{found['company']}/{found['role']}.md" == made.path
        assert found["last_updated"] == date(2026, 2, 23)
        assert found["next_review_due"] == date(2026, 5, 23)
        assert found["salary_data_quarter"] == "2025-Q4"
        title = body(made).splitlines()[0]
        assert found["role_display"] in title
        assert found["company_display"] in title
        assert f"**Negotiation DNA:** {found['negotiation_dna_summary']}\n" in body(made)
        assert found["level_mapping"].get("raw", "") in body(made)
        lines = evidence(made).splitlines()[1:]
        assert lines
        assert all(YEAR.search(line) for line in lines)
        for source in found["data_sources"]:
            assert any(source in line for line in lines)


def test_one_company_has_one_name_and_pays_its_ladder_upwards(sound: list[Made]) -> None:
    displays: dict[str, set[str]] = {}
    ladders: dict[Key, dict[str, int]] = {}
    for made in sound:
        found = values(made)
        displays.setdefault(found["company"], set()).add(found["company_display"])
        for one in found["compensation"]:
            ladders.setdefault((found["company"], one["region"]), {})[found["role"]] = one["total_comp_low"]
    assert all(len(written) == 1 for written in displays.values())
    ladder = ("software-engineer", "senior-software-engineer", "staff-software-engineer")
    whole = [[pay[role] for role in ladder] for pay in ladders.values() if set(ladder) <= set(pay)]
    assert len(whole) > 200
    assert all(steps == sorted(set(steps)) for steps in whole)


# what is planted

# For every code: is the fault there, and, where it touches figures, does all the rest still fit?
THERE: dict[str, Callable[[Made], bool]] = {
    "FMT101": lambda made: made.text.startswith("### "),
    "FMT103": lambda made: made.text.count("\ndata_quality: ") == 2 and agrees(made),
    "FMT104": lambda made: made.faults[0].field not in values(made),
    "FMT105": lambda made: "hq_locaton" in values(made),
    "FMT106": lambda made: isinstance(row(made)[made.faults[0].field.partition("].")[2]], str),
    "FMT107": lambda made: values(made)[made.faults[0].field] in {"excellent", "regular", "Q4 2025"},
    "FMT108": lambda made: bool(re.search(rf"(?m)^{made.faults[0].field}: 2026-0(?:2-30|6-31)$", made.text)),
    "FMT109": lambda made: values(made)["company"] != made.path.partition("/")[0],
    "FMT110": lambda made: b"\xff" in made.data,
    "FMT111": lambda made: not body(made).strip(),
    "FMT112": lambda made: "# payproof: ignore[PAY210] " in made.text and len(names(made)[1]) == len(rows(made)),
    "FMT113": lambda made: "# payproof: ignore[PAY210]\n" in made.text and len(names(made)[1]) < len(rows(made)),
    "FMT114": lambda made: "[" * 40 in made.text,
    "PAY201": lambda made: any(
        (row(made)[f"{what}_low"] or 0) > (row(made)[f"{what}_high"] or 0) for what in ("stock", "total_comp")
    ),
    "PAY202": lambda made: row(made)["stock_high"] is None and bool(row(made)["stock_low"]),
    "PAY203": lambda made: row(made)["total_comp_low"] < row(made)["base_low"] and agrees(made),
    "PAY204": lambda made: (
        row(made)["base_low"] <= row(made)["total_comp_low"] < 0.97 * with_grant(row(made), "low", 4) and agrees(made)
    ),
    "PAY205": lambda made: (
        row(made)["total_comp_high"] > 1.03 * (with_grant(row(made), "high", 1) + row(made)["bonus_high"])
        and agrees(made)
    ),
    "PAY206": lambda made: (
        all(map(counts_whole_grant, rows(made))) and len(made.faults) == len(rows(made)) and agrees(made)
    ),
    "PAY207": lambda made: [*map(counts_whole_grant, rows(made))].count(True) == 1 < len(rows(made)) and agrees(made),
    "PAY209": lambda made: row(made)["currency"] == "USD" and agrees(made),
    "PAY210": lambda made: len(names(made)[1]) == len(rows(made)) - 1 and agrees(made),
    "PAY211": lambda made: row(made).get("bonus_pct") == 45 and row(made)["bonus_low"] < 0.3 * row(made)["base_low"],
    "PAY212": lambda made: (
        [name for name, value in row(made).items() if value is not None] == ["region", "currency"]
        and not any(money(cell) for where, _, cell in cells(made) if where == region(row(made)["region"]))
    ),
    "PAY213": lambda made: row(made)["base_low"] == 0 and agrees(made),
    "TAB301": lambda made: not table(made),
    "TAB302": lambda made: disagreements(made) == planted(made) and planted(made) <= held(made).keys(),
    "TAB303": lambda made: disagreements(made) == planted(made) and planted(made).isdisjoint(held(made)),
    "TAB304": lambda made: disagreements(made) == planted(made) <= held(made).keys() - told(made, set()).keys(),
    "TAB305": lambda made: names(made)[0] - names(made)[1] == {region(made.faults[0].region)},
    "TAB306": lambda made: names(made)[1] - names(made)[0] == {region(made.faults[0].region)},
    "TAB307": lambda made: disagreements(made) == planted(made) and row(made)["currency"] == "USD",
    "TAB308": lambda made: len(planted_range(made).currencies) == 2,
    "TAB309": lambda made: "[X]K" in planted_cell(made) and agrees(made),
    "TAB310": lambda made: len({len(line) for line in table(made)}) == 2 and agrees(made),
    "TAB311": lambda made: max(rates(made)) > 1.4 * min(rates(made)) and agrees(made),
    "TAB312": lambda made: planted_range(made).low > planted_range(made).high,
    "TXT401": lambda made: values(made)["company_display"] not in body(made).splitlines()[0],
    "TXT402": lambda made: values(made)["negotiation_dna_summary"] not in body(made),
    "TXT403": lambda made: values(made)["level_mapping"]["raw"] not in body(made),
    "TXT404": lambda made: made.faults[0].detail.split()[0] not in values(made)["data_sources"],
    "TXT405": lambda made: not evidence(made),
    "TXT406": lambda made: bool(evidence(made)) and not YEAR.search(evidence(made)),
    "DUE501": lambda made: values(made)["next_review_due"] < values(made)["last_updated"],
    "DUE502": lambda made: values(made)["last_updated"] > date(2060, 1, 1),
    "DUE503": lambda made: values(made)["salary_data_quarter"] >= "2026-Q2",
    "DUE504": lambda made: values(made)["next_review_due"] > date(2026, 11, 1),
}  # fmt: skip


@pytest.fixture(scope="module")
def right() -> dict[str, Made]:
    return {made.path: made for made in generate(560, seed=11, faults=False)}


@pytest.mark.parametrize("code", sorted(THERE))
def test_a_planted_fault_is_really_there_alone_and_nowhere_else(code: str, right: dict[str, Made]) -> None:
    carriers = [made for made in generate(560, seed=11, faults={code}) if made.faults]
    assert len(carriers) >= 3
    assert {fault.rule for made in carriers for fault in made.faults} == {code}
    assert [made.path for made in carriers if not THERE[code](made)] == []
    before = [replace(right[made.path], faults=made.faults) for made in carriers]
    assert [made.path for made in before if THERE[code](made)] == []


def test_every_fault_that_can_be_planted_is_looked_for() -> None:
    assert CODES - {"FMT102", "PAY208"} == set(THERE)


def test_planting_changes_only_the_guides_that_carry_a_fault(right: dict[str, Made]) -> None:
    mixed = list(generate(560, seed=11))
    assert [made.path for made in mixed] == list(right)
    assert {made.path for made in mixed if made.text != right[made.path].text} == {
        made.path for made in mixed if made.faults
    }


def test_a_row_in_thousands_has_lost_three_digits_everywhere(right: dict[str, Made]) -> None:
    carriers = [made for made in generate(560, seed=11, faults={"PAY208"}) if made.faults]
    assert carriers
    for made in carriers:
        assert agrees(made)
        for name, value in row(replace(right[made.path], faults=made.faults)).items():
            assert row(made)[name] == (value // 1000 if name.endswith(("_low", "_high")) and value else value)


def test_unreadable_frontmatter_is_unreadable() -> None:
    broken = [made for made in generate(100, seed=11, faults={"FMT102"}) if made.faults]
    assert broken
    for made in broken:
        with pytest.raises(yaml.YAMLError):
            parts(made.text)


def test_a_renamed_region_is_named_from_both_sides() -> None:
    codes = {"TAB305", "TAB306"}
    found = [made for made in generate(600, seed=4, faults=codes) if {fault.rule for fault in made.faults} == codes]
    assert found
    for made in found:
        in_table, in_frontmatter = names(made)
        assert in_table - in_frontmatter == {region(made.faults[0].region)}
        assert in_frontmatter - in_table == {region(made.faults[1].region)}

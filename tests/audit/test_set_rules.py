"""What the rules about guides beside each other find in folders of guides, and what they leave alone."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, stdev
from typing import Any

import pytest

from tests.audit.baselines import held
from tests.audit.running import Run

Guide = Callable[..., Path]
Command = Callable[..., Run]
Check = Callable[..., dict[str, Any]]
NEW_YORK = "  - region: New York\n"
LOW = "    total_comp_low: 190000"
ACME = "company_display: Acme"


@pytest.fixture
def check(payproof: Command) -> Check:
    """The report of a check by the rules that are named, as JSON."""

    def run(rules: str, *arguments: str) -> dict[str, Any]:
        report: dict[str, Any] = json.loads(payproof("check", "--select", rules, "--format", "json", *arguments).out)
        return report

    return run


def company(guide: Guide, name: str, regions: Sequence[str]) -> None:
    """A guide for each region's name, which stands in the place of New York."""
    for number, region in enumerate(regions):
        guide(f"guides/{name}/role-{number:02}.md", (NEW_YORK, f"  - region: {region}\n"))


# SET602


def test_fourteen_guides_with_two_names_of_a_region_are_one_finding(guide: Guide, check: Check) -> None:
    company(guide, "acme", ["San Francisco"] * 9 + ["San Francisco, CA"] * 5)
    (finding,) = check("SET602")["findings"]
    assert finding["values"] == {"San Francisco": 9, "San Francisco, CA": 5}
    assert (finding["path"], finding["line"]) == ("guides/acme/role-09.md", 12)
    assert [place["path"] for place in finding["related"]] == [
        *(f"guides/acme/role-{number}.md" for number in (10, 11, 12, 13)),
        "guides/acme/role-00.md",
    ]


@pytest.mark.parametrize(("judged", "shown"), [("role-09", ["role-09"]), ("role-11", ["role-11"]), ("role-05", [])])
def test_a_guide_alone_is_told_only_if_the_finding_points_at_it(
    judged: str, shown: list[str], guide: Guide, check: Check
) -> None:
    company(guide, "acme", ["San Francisco"] * 9 + ["San Francisco, CA"] * 5)
    found = check("SET602", f"guides/acme/{judged}.md")["findings"]
    assert [finding["path"] for finding in found] == [f"guides/acme/{name}.md" for name in shown]


def test_a_guide_with_both_names_means_two_regions(guide: Guide, check: Check) -> None:
    company(guide, "acme", ["London (SIE Europe)"] * 3)  # beside London, which every guide has
    assert check("SET602")["findings"] == []


def test_regions_by_name_and_regions_by_currency_are_two_findings(guide: Guide, check: Check) -> None:
    company(guide, "acme", ["SF", "SF", "San Francisco"])
    guide("guides/acme/role-09.md", (NEW_YORK, "  - region: SF\n"), ("    currency: USD\n", "    currency: CAD\n"))
    assert [finding["field"] for finding in check("SET602")["findings"]] == [
        "compensation[0].region",
        "compensation[0].currency",
    ]


def test_a_baseline_keeps_a_companys_finding_while_its_guides_are_mended_one_by_one(
    guide: Guide, payproof: Command, folder: Path
) -> None:
    company(guide, "acme", ["San Francisco"] * 3 + ["San Francisco, CA"] * 2)
    assert payproof("baseline").code == 0
    mended = ("guides/acme/role-03.md", (NEW_YORK, "  - region: San Francisco\n"))
    guide(*mended)
    for paths in ([], ["guides/acme/role-00.md"], ["guides/acme/role-04.md"], ["guides/acme/role-01.md"]):
        run = payproof("check", "--select", "SET602", "--fail-on", "info", *paths)
        assert (run.code, run.err) == (0, ""), paths
        assert payproof("baseline", "--prune", *paths).code == 0
    guide("guides/acme/role-04.md", mended[1])
    assert payproof("baseline", "--prune").code == 0
    assert "SET602" not in str(held(folder))


def test_each_name_that_fewer_guides_say_is_one_finding_with_a_fingerprint_of_its_own(
    guide: Guide, check: Check
) -> None:
    company(guide, "acme", ["New York"] * 5 + ["NYC", "NYC", "New York, NY"])
    found = check("SET602")["findings"]
    assert [finding["values"] for finding in found] == [
        {"New York": 5, "NYC": 2},
        {"New York": 5, "New York, NY": 1},
    ]
    assert len({finding["fingerprint"] for finding in found}) == 2


def test_a_name_that_comes_up_after_the_baseline_is_new(guide: Guide, payproof: Command) -> None:
    company(guide, "acme", ["San Francisco"] * 3 + ["San Francisco, CA"])
    assert payproof("baseline").code == 0
    guide("guides/acme/role-04.md", (NEW_YORK, "  - region: San Francisco, CA\n"))
    assert payproof("check", "--select", "SET602", "--fail-on", "info").code == 0
    guide("guides/acme/role-05.md", (NEW_YORK, "  - region: SF\n"))
    run = payproof("check", "--select", "SET602", "--fail-on", "info", "--format", "concise")
    assert run.code == 1
    assert "SF (1 guide)" in run.out
    assert "San Francisco, CA" not in run.out


def test_a_comment_excuses_the_guide_that_it_stands_in_alone(guide: Guide, check: Check) -> None:
    regions = ["San Francisco"] * 3 + ["San Francisco, CA"] * 2
    company(guide, "acme", regions)
    before = check("SET602")["findings"][0]["fingerprint"]
    excused = "  - region: San Francisco, CA  # payproof: ignore[SET602] as the posting says\n"
    guide("guides/acme/role-03.md", (NEW_YORK, excused))
    (finding,) = check("SET602")["findings"]
    assert (finding["path"], finding["fingerprint"]) == ("guides/acme/role-04.md", before)
    assert [place["path"] for place in finding["related"]] == ["guides/acme/role-00.md"]
    guide("guides/acme/role-04.md", (NEW_YORK, excused))
    report = check("SET602,FMT112")
    assert (report["findings"], report["summary"]["suppressed"]) == ([], 1)


def test_a_comment_in_a_guide_that_is_not_at_fault_excuses_no_other(guide: Guide, check: Check) -> None:
    company(guide, "acme", ["San Francisco"] * 3 + ["San Francisco, CA"])
    guide("guides/acme/role-00.md", (NEW_YORK, "  - region: San Francisco  # payproof: ignore[SET602] ours\n"))
    found = check("SET602,FMT112")["findings"]
    assert [(finding["rule"], finding["path"]) for finding in found] == [
        ("FMT112", "guides/acme/role-00.md"),
        ("SET602", "guides/acme/role-03.md"),
    ]


def test_an_ignore_for_one_path_leaves_the_other_guides_to_speak(guide: Guide, check: Check, folder: Path) -> None:
    company(guide, "acme", ["San Francisco"] * 3 + ["San Francisco, CA"] * 2)
    settings = '[per-path-ignores]\n"guides/acme/role-03.md" = ["SET602"]\n'
    (folder / "payproof.toml").write_text(settings, encoding="utf-8")
    assert [finding["path"] for finding in check("SET602")["findings"]] == ["guides/acme/role-04.md"]


def test_a_finding_that_is_shown_at_a_guide_names_the_region_of_that_guides_own_line(
    guide: Guide, check: Check
) -> None:
    company(guide, "acme", ["San Francisco"] * 3 + ["San Francisco, CA", "SF"])
    guide(
        "guides/acme/role-03.md",
        (NEW_YORK, "  - region: San Francisco, CA\n"),
        ("  - region: London\n", "  - region: London, UK\n"),
    )
    for name, wanted in (("role-03", ["San Francisco, CA", "London, UK"]), ("role-04", ["SF"])):
        found = check("SET602", f"guides/acme/{name}.md")["findings"]
        assert [finding["region"] for finding in found] == wanted


def test_a_misspelt_place_beside_the_right_one_is_found(guide: Guide, check: Check) -> None:
    company(guide, "acme", ["San Francisco"] * 14 + ["San Fransisco"])
    (finding,) = check("SET602")["findings"]
    assert finding["values"] == {"San Francisco": 14, "San Fransisco": 1}


def test_two_places_whose_names_are_alike_are_two(guide: Guide, check: Check) -> None:
    company(guide, "acme", ["Cork"] * 3 + ["York"])
    company(guide, "globex", ["Level 4"] * 3 + ["Level 5"])
    assert check("SET602")["findings"] == []


# SET603


def test_a_range_that_goes_up_to_the_senior_level_is_not_held_against_the_senior_role(
    guide: Guide, check: Check
) -> None:
    levels = (
        "| Level | New York |\n|---|---|\n| Mid (L3) | $190K–$270K |\n| Staff+ (L6) | $300K–$400K |\n\n**Level Mapping"
    )
    wide = ("    total_comp_high: 270000", "    total_comp_high: 400000")
    guide("guides/acme/data-engineer.md", wide, ("**Level Mapping", levels))
    guide("guides/acme/senior-data-engineer.md", (LOW, "    total_comp_low: 230000"))
    report = check("SET603")
    assert report["findings"] == []
    assert report["summary"]["skipped"][0]["reason"] == "the high end of data-engineer is pay for this level, too"
    guide("guides/acme/senior-data-engineer.md", (LOW, "    total_comp_low: 180000"))
    assert [finding["field"] for finding in check("SET603")["findings"]] == ["compensation[0].total_comp_low"]


def test_a_role_is_held_against_the_nearest_lower_one_that_has_the_region(guide: Guide, check: Check) -> None:
    for role, low in (("data-engineer", 190), ("senior-data-engineer", 180), ("staff-data-engineer", 185)):
        guide(f"guides/acme/{role}.md", (LOW, f"    total_comp_low: {low}000"))
    found = check("SET603")["findings"]
    assert [(finding["path"], finding["values"]) for finding in found] == [
        ("guides/acme/senior-data-engineer.md", {"senior": 180000, "junior": 190000})
    ]


def test_two_rows_of_one_region_are_held_against_nothing(guide: Guide, check: Check) -> None:
    guide("guides/acme/data-engineer.md")
    low = (LOW, "    total_comp_low: 150000")
    guide(
        "guides/acme/senior-data-engineer.md",
        low,
        ("  - region: London\n    currency: GBP", "  - region: NYC\n    currency: USD"),
    )
    assert check("SET603")["findings"] == []


# SET604


def peers(guide: Guide, lows: Sequence[int], *changes: tuple[str, str]) -> None:
    for number, low in enumerate(lows):
        guide(f"guides/company-{number:02}/data-engineer.md", (LOW, f"    total_comp_low: {low}"), *changes)


def test_a_deviation_is_seen_that_three_standard_deviations_cannot_see_in_ten_rows(guide: Guide, check: Check) -> None:
    lows = [186000, 187000, 188000, 189000, 190000, 191000, 192000, 193000, 194000, 19000]
    assert all(abs(low - mean(lows)) < 3 * stdev(lows) for low in lows)
    peers(guide, lows)
    (finding,) = check("SET604")["findings"]
    assert (finding["path"], finding["field"]) == (
        "guides/company-09/data-engineer.md",
        "compensation[0].total_comp_low",
    )
    assert finding["values"] == {
        "total_comp_low": 19000,
        "median": 190000,
        "lowest": 186000,
        "highest": 194000,
        "peers": 9,
    }


def test_peers_that_all_say_the_same_do_not_make_every_other_figure_far(guide: Guide, check: Check) -> None:
    peers(guide, [190000] * 9 + [200000])
    assert check("SET604")["findings"] == []
    guide("guides/company-09/data-engineer.md", (LOW, "    total_comp_low: 260000"))
    assert [finding["path"] for finding in check("SET604")["findings"]] == ["guides/company-09/data-engineer.md"]


def test_seven_peers_are_too_few(guide: Guide, check: Check) -> None:
    peers(guide, [190000] * 7 + [19000])
    assert check("SET604")["findings"] == []


def test_other_currencies_areas_roles_and_roots_are_no_peers(guide: Guide, check: Check) -> None:
    peers(guide, [190000] * 8)
    low = (LOW, "    total_comp_low: 19000")
    guide("guides/globex/data-scientist.md", low)
    guide("guides/globex/data-engineer.md", low, (NEW_YORK, "  - region: Austin\n"))
    guide("guides/initech/data-engineer.md", low, ("    currency: USD", "    currency: CAD"))
    guide("other/globex/data-engineer.md", low)
    assert check("SET604", "guides", "other")["findings"] == []
    guide("guides/globex/data-engineer.md", low, (NEW_YORK, "  - region: Jersey City, NJ\n"))
    assert len(check("SET604")["findings"]) == 1


def test_a_part_of_a_guide_root_is_not_judged_by_what_takes_all_of_it(guide: Guide, check: Check) -> None:
    peers(guide, [190000] * 8 + [19000])
    for paths in (["guides/company-08"], ["guides/company-08/data-engineer.md"]):
        report = check("SET604,SET606", *paths)
        assert report["findings"] == []
        assert [skip["rule"] for skip in report["summary"]["skipped"]] == ["SET604", "SET606"]
    assert len(check("SET604", "guides")["findings"]) == len(check("SET604", ".")["findings"]) == 1


def test_people_are_not_told_each_time_what_takes_a_whole_root(guide: Guide, payproof: Command) -> None:
    file = guide()
    assert payproof("check", str(file)).out == "Checked 1 guide: nothing wrong.\n"


# SET606


def test_a_company_that_lacks_standard_roles_has_one_finding_at_its_first_guide(guide: Guide, check: Check) -> None:
    for name in ("acme", "globex", "initech"):
        for role in ("data-engineer", "data-scientist", "designer"):
            guide(f"guides/{name}/{role}.md")
    guide("guides/hooli/designer.md")
    guide("guides/hooli/search-engineer.md", ("role_type: standard", "role_type: specialty"))
    (finding,) = check("SET606")["findings"]
    assert (finding["path"], finding["line"], finding["field"]) == ("guides/hooli/designer.md", 1, "")
    assert finding["values"] == {"missing": "data-engineer, data-scientist"}


def test_a_draft_of_a_standard_role_is_enough(guide: Guide, check: Check) -> None:
    for name in ("acme", "globex", "initech"):
        guide(f"guides/{name}/data-engineer.md")
    guide("guides/hooli/designer.md")
    guide("guides/hooli/data-engineer.md", ("data_quality:", "status: draft\ndata_quality:"))
    assert check("SET606")["findings"] == []


# all of them


@pytest.mark.parametrize("text", ["::error::x", "| a | b |", "a\\u001b[31m", "[x](y) {0}", "<b>&amp;", "a: b # c"])
@pytest.mark.parametrize("form", ["full", "concise", "github", "gitlab", "junit", "markdown", "sarif", "json"])
def test_a_hostile_name_orders_nothing(form: str, text: str, guide: Guide, process: Command) -> None:
    guide("guides/acme/data-engineer.md", ("company_display: Acme", f'company_display: "{text}"'))
    guide("guides/acme/analyst.md", ("region: London", f'region: "London ({text})"'))
    run = process("check", "--select", "SET", "--format", form, GITHUB_ACTIONS="true")
    assert run.code == 0
    assert "SET602" in run.out
    assert "\x1b" not in run.out
    assert not [line for line in run.out.splitlines() if line.lstrip().startswith("::") and "SET602" not in line]

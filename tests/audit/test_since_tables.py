"""Figures that stand in a table alone are compared too, and mending one side by the other is no change of pay."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit.edits import IN_TABLE, NEW_BASE, Payproof, report
from tests.audit.repositories import ENGINEER, Guide, Repo
from tests.audit.test_diff_command import as_json

DUE505 = ("check", "--format", "json", "--select", "DUE505", "--since", "HEAD")
TABLE = """\
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|--------|-------------|-----------------|-------|------------|
| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |
"""
LEVELS = (
    TABLE,
    """\
| Level | New York (USD) | London (GBP) |
|---|---|---|
| Junior | $190K–$215K | £109K–£120K |
| Senior | $210K–$240K | £118K–£135K |
| Staff | $235K–$270K | £130K–£152K |
""",
)
SECOND_CURRENCY = ("£90K–£120K", "£90K–£120K / $115K–$155K")
Told = Callable[[], list[str]]


@pytest.fixture
def told(payproof: Payproof) -> Told:
    """What DUE505 says of what is not committed yet."""
    return lambda: [
        each["message"].partition(", and last_updated is still")[0] for each in report(payproof(*DUE505))["findings"]
    ]


@pytest.mark.parametrize(
    ("base", "now"),
    [
        ([("base_low: 150000", "base_low: null")], []),
        ([("base_low: 150000", "base_low: 103000")], []),
        ([("currency: GBP", "currency: EUR")], []),
        ([("currency: GBP", "currency: null")], []),
        ([("    bonus_pct: 10\n    total_comp_low: 190000", "    bonus_pct: 12\n    total_comp_low: 190000")], []),
        ([("    bonus_pct: 10\n    total_comp_low: 190000", "    total_comp_low: 190000")], []),
        ([IN_TABLE], []),
        ([("$150K–$200K", "—")], []),
        ([("| £109K–£152K |", "| €109K–€152K |")], []),
        ([LEVELS, ("total_comp_low: 190000", "total_comp_low: 180000")], [LEVELS]),
    ],
)
def test_mending_one_side_by_the_other_is_no_change_of_pay(
    base: list[tuple[str, str]], now: list[tuple[str, str]], repo: Repo, guide: Guide, told: Told
) -> None:
    guide(ENGINEER, *base)
    repo.commit("2026-05-01")
    guide(ENGINEER, *now)
    assert told() == []


def test_a_row_that_the_table_has_had_all_along_is_no_change_of_pay(
    repo: Repo, guide: Guide, told: Told, folder: Path
) -> None:
    whole = guide(ENGINEER).read_text(encoding="utf-8")
    start, end = whole.index("  - region: London"), whole.index("level_mapping:")
    (folder / ENGINEER).write_text(whole[:start] + whole[end:], encoding="utf-8")
    repo.commit("2026-05-01")
    guide(ENGINEER)
    assert told() == []
    guide(ENGINEER, ("    base_low: 90000", "    base_low: 91000"))
    assert told() == ["London was added"]


@pytest.mark.parametrize(
    ("base", "now", "says"),
    [
        ([("base_low: 150000", "base_low: null")], [NEW_BASE], "base_low of New York went from nothing to 155,000"),
        ([], [NEW_BASE, IN_TABLE], "base_low of New York went from 150,000 to 155,000"),
        ([("base_low: 150000", "base_low: null")], [NEW_BASE, IN_TABLE], "base_low of New York went from nothing to 155,000"),
        ([], [("currency: GBP", "currency: EUR")], "currency of London went from GBP to EUR"),
    ],
)  # fmt: skip
def test_what_no_unchanged_table_gives_is_a_change_of_pay(
    base: list[tuple[str, str]], now: list[tuple[str, str]], says: str, repo: Repo, guide: Guide, told: Told
) -> None:
    guide(ENGINEER, *base)
    repo.commit("2026-05-01")
    guide(ENGINEER, *now)
    assert told() == [says]


def test_of_two_changes_the_one_that_readers_see_is_told(repo: Repo, guide: Guide, told: Told) -> None:
    guide(ENGINEER, ("base_low: 150000", "base_low: null"))
    repo.commit("2026-05-01")
    guide(ENGINEER, ("    base_high: 120000", "    base_high: 121000"))
    assert told() == ["base_high of London went from 120,000 to 121,000"]


@pytest.mark.parametrize(
    ("shared", "change", "says"),
    [
        ([LEVELS], ("$210K–$240K", "$212K–$240K"), "total_comp of New York, Senior, went from $210K–$240K to $212K–$240K"),
        ([("$200K | 10%", "$200K | 10–15%")], ("10–15%", "10–18%"), "bonus of New York went from 10–15% to 10–18%"),
        ([SECOND_CURRENCY], ("$115K–$155K", "$118K–$155K"),
         "base of London went from £90K–£120K / $115K–$155K to £90K–£120K / $118K–$155K"),
        ([LEVELS], ("| Senior | $210K–$240K | £118K–£135K |\n", ""),
         "2 figures changed, the first being total_comp of New York, Senior, from $210K–$240K to nothing"),
    ],
)  # fmt: skip
def test_a_figure_that_the_table_alone_holds_is_a_change_of_pay(
    shared: list[tuple[str, str]], change: tuple[str, str], says: str, repo: Repo, guide: Guide, told: Told
) -> None:
    guide(ENGINEER, *shared)
    repo.commit("2026-05-01")
    guide(ENGINEER, *shared, change)
    assert told() == [f"{says} in the table"]


@pytest.mark.parametrize(
    "change",
    [
        ("$210K–$240K", "$210,000 – $240,000"),
        ("| Senior |", "| Senior Engineer |"),
        ("| New York (USD) |", "| NYC (USD) |"),
        ("| Junior | $190K–$215K | £109K–£120K |\n| Senior | $210K–$240K | £118K–£135K |\n",
         "| Senior | $210K–$240K | £118K–£135K |\n| Junior | $190K–$215K | £109K–£120K |\n"),
    ],
)  # fmt: skip
def test_a_table_that_is_only_written_or_ordered_otherwise_is_no_change_of_pay(
    change: tuple[str, str], repo: Repo, guide: Guide, told: Told
) -> None:
    guide(ENGINEER, LEVELS)
    repo.commit("2026-05-01")
    guide(ENGINEER, LEVELS, change)
    assert told() == []


def test_a_cell_that_the_frontmatter_contradicts_is_told_as_that_and_not_twice(
    repo: Repo, guide: Guide, payproof: Payproof
) -> None:
    guide(ENGINEER)
    repo.commit("2026-05-01")
    guide(ENGINEER, IN_TABLE)
    rules = [each["rule"] for each in report(payproof("check", "--format", "json", "--since", "HEAD"))["findings"]]
    assert rules == ["TAB302"]


# payproof diff


@pytest.mark.parametrize(
    ("shared", "changes", "cells"),
    [
        ([LEVELS], [("$210K–$240K", "$212K–$240K")],
         [("New York", "total_comp", "Senior", "$210K–$240K", "$212K–$240K")]),
        ([("$200K | 10%", "$200K | 10–15%")], [("10–15%", "10–18%")], [("New York", "bonus", "", "10–15%", "10–18%")]),
        ([SECOND_CURRENCY], [("$115K–$155K", "$118K–$155K")],
         [("London", "base", "", "£90K–£120K / $115K–$155K", "£90K–£120K / $118K–$155K")]),
        ([], [("£90K–£120K", "£91K–£120K")], [("London", "base", "", "£90K–£120K", "£91K–£120K")]),
        ([], [("£90K–£120K", "€90K–€120K")], [("London", "base", "", "£90K–£120K", "€90K–€120K")]),
        ([LEVELS], [("| Senior | $210K–$240K | £118K–£135K |\n", "")],
         [("New York", "total_comp", "Senior", "$210K–$240K", None), ("London", "total_comp", "Senior", "£118K–£135K", None)]),
        ([], [NEW_BASE, IN_TABLE], []),
        ([], [("currency: GBP", "currency: EUR"), ("£", "€")], []),
        ([], [NEW_BASE, ("$150K–$200K", "$155K–$210K")], [("New York", "base", "", "$150K–$200K", "$155K–$210K")]),
        ([], [("region: London", "region: Greater London"), ("| London", "| Greater London")], []),
        ([], [("$150K–$200K", "$150,000 – $200,000")], []),
    ],
)  # fmt: skip
def test_a_table_s_figures_are_shown_where_the_frontmatter_does_not_tell(
    shared: list[tuple[str, str]],
    changes: list[tuple[str, str]],
    cells: list[tuple[str, ...]],
    repo: Repo,
    guide: Guide,
    payproof: Payproof,
) -> None:
    guide(ENGINEER, *shared)
    repo.commit("2026-05-01")
    guide(ENGINEER, *shared, *changes)
    found = as_json(payproof("diff", "HEAD", "--format", "json"))
    names = ("region", "component", "field", "old", "new")
    assert [tuple(each[name] for name in names) for each in found["changes"] if each["change"] == "cell"] == cells
    assert found["summary"]["changes"] == len(found["changes"])


def test_a_row_that_comes_or_goes_on_both_sides_is_told_once(repo: Repo, guide: Guide, payproof: Payproof) -> None:
    guide(ENGINEER)
    repo.commit("2026-05-01")
    text = (repo.folder / ENGINEER).read_text(encoding="utf-8")
    start, end = text.index("  - region: London"), text.index("level_mapping:")
    row = next(line for line in text.splitlines(keepends=True) if line.startswith("| London"))
    (repo.folder / ENGINEER).write_text((text[:start] + text[end:]).replace(row, ""), encoding="utf-8")
    [gone] = as_json(payproof("diff", "HEAD", "--format", "json"))["changes"]
    assert (gone["change"], gone["region"]) == ("region-removed", "London")
    repo.commit("2026-05-02")
    guide(ENGINEER)
    [new] = as_json(payproof("diff", "HEAD", "--format", "json"))["changes"]
    assert (new["change"], new["region"]) == ("region-added", "London")


def test_every_format_marks_a_figure_as_the_table_s_and_counts_it(repo: Repo, guide: Guide, payproof: Payproof) -> None:
    guide(ENGINEER, LEVELS)
    repo.commit("2026-05-01")
    guide(ENGINEER, LEVELS, ("$210K–$240K", "=1+1 ::x:: $212K–$240K"))
    text = payproof("diff", "HEAD").out
    assert text.splitlines()[1].split("  ")[1:4] == ["New York", "total_comp Senior (table)", "$210K–$240K"]
    assert text.splitlines()[-1].startswith("1 change in 1 guide since ")
    assert (
        "| `New York` | `total_comp Senior (table)` | `$210K–$240K` | "
        in payproof("diff", "HEAD", "--format", "markdown").out
    )
    [_, row] = payproof("diff", "HEAD", "--format", "csv").out.splitlines()
    assert row.startswith(f"{ENGINEER},cell,New York,total_comp,Senior,,$210K–$240K,'=1+1")

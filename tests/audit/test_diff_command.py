"""The changes of figures since a revision, in every format, and nothing that a guide says does harm there."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.audit.edits import NEW_BASE, REVIEWED, Payproof
from tests.audit.repositories import ANALYST, ENGINEER, Guide, Repo
from tests.audit.running import HOME, Run

SCHEMA = json.loads((HOME / "docs/diff.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
HOSTILE = "<b>[x](y)</b> | `$(id)` ::set-output name=a::b @all =1+1"
NEW = "guides/acme/new-role.md"


@pytest.fixture
def edit(repo: Repo, guide: Guide, folder: Path) -> Repo:
    """One of everything that an edit may do."""
    guide(ENGINEER)
    guide(ANALYST)
    guide("guides/acme/old-name.md")
    repo.commit("2026-05-01")
    guide(
        ENGINEER, NEW_BASE, *REVIEWED, ("region: London", "region: Greater London"),
        ("bonus_pct: 10\n    total_comp_low: 190000", "total_comp_low: 190000"),
    )  # fmt: skip
    (folder / ANALYST).unlink()
    repo("mv", "guides/acme/old-name.md", "guides/acme/new-name.md")
    guide(NEW, ("### Data", "### Wholly other words\n" * 200 + "### Data"))
    return repo


def as_json(run: Run) -> Any:
    assert run.code == 0, run.err
    found = json.loads(run.out)
    VALIDATOR.validate(found)
    return found


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_everything_that_an_edit_may_do_is_told(edit: Repo, payproof: Payproof) -> None:
    found = as_json(payproof("diff", "HEAD", "--format", "json"))
    assert found["base"] == {"revision": edit("rev-parse", "HEAD"), "day": "2026-05-01"}
    told = [
        (each["path"], each["change"], each["region"], each["field"], each["old"], each["new"], each["percent"])
        for each in found["changes"]
    ]
    assert told == [
        (ANALYST, "guide-deleted", "", "", None, None, None),
        (ENGINEER, "figure", "New York", "base_low", 150_000, 155_000, 3.3),
        (ENGINEER, "figure", "New York", "bonus_pct", 10, None, None),
        (ENGINEER, "region-renamed", "Greater London", "region", "London", "Greater London", None),
        (ENGINEER, "date", "", "last_updated", "2026-02-23", "2026-05-25", None),
        (ENGINEER, "date", "", "next_review_due", "2026-05-23", "2026-08-25", None),
        (
            "guides/acme/new-name.md",
            "guide-renamed",
            "",
            "",
            "guides/acme/old-name.md",
            "guides/acme/new-name.md",
            None,
        ),
        (NEW, "guide-added", "", "", None, None, None),
    ]
    assert found["summary"] == {"guides": 4, "changes": 8, "skipped": []}


def test_people_see_what_was_and_what_is_side_by_side(edit: Repo, payproof: Payproof) -> None:
    run = payproof("diff", "HEAD")
    assert (
        run.out
        == f"""\
{ANALYST} (deleted)

{ENGINEER}
  New York        base_low USD        150,000         155,000  +3.3 %
  New York        bonus_pct                10               —
  Greater London  region               London  Greater London
                  last_updated     2026-02-23      2026-05-25
                  next_review_due  2026-05-23      2026-08-25

guides/acme/new-name.md (was guides/acme/old-name.md)

{NEW} (new)

8 changes in 4 guides since {edit("rev-parse", "HEAD")[:12]} of 2026-05-01.
"""
    )


def test_a_spreadsheet_gets_a_row_a_change(edit: Repo, payproof: Payproof) -> None:
    rows = list(csv.DictReader(payproof("diff", "HEAD", "--format", "csv").out.splitlines()))
    assert [row["change"] for row in rows].count("figure") == 2
    assert (rows[1]["currency"], rows[1]["old"], rows[1]["new"], rows[1]["percent"]) == (
        "USD",
        "150000",
        "155000",
        "3.3",
    )


def test_only_the_paths_given_are_compared(edit: Repo, payproof: Payproof) -> None:
    found = as_json(payproof("diff", "HEAD", ENGINEER, "--format", "json"))
    assert {each["path"] for each in found["changes"]} == {ENGINEER}


@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv"])
def test_no_change_is_no_failure(form: str, repo: Repo, guide: Guide, payproof: Payproof) -> None:
    guide(ENGINEER)
    repo.commit("2026-05-01")
    run = payproof("diff", "HEAD", "--format", form)
    assert run.code == 0
    assert form in {"json", "csv"} or run.out.strip("*\n").startswith("No guide changed since ")
    guide(ENGINEER, ("Glassdoor, Acme", "Glassdoor of Acme"))
    run = payproof("diff", "HEAD", "--format", form)
    assert form in {"json", "csv"} or ", in 1 guide that did." in run.out


def test_what_cannot_be_compared_is_told(repo: Repo, guide: Guide, payproof: Payproof) -> None:
    guide(ENGINEER, ("base_low: 150000", "base_low: 150k"))
    guide(ANALYST, ("role_type: standard", "role_type: [standard"))
    repo.commit("2026-05-01")
    guide(ENGINEER, ("last_updated: 2026-02-23", "last_updated: soon"))
    guide(ANALYST)
    found = as_json(payproof("diff", "HEAD", "--format", "json"))
    assert found["changes"] == []
    assert [(each["path"], each["field"], each["reason"]) for each in found["summary"]["skipped"]] == [
        (ANALYST, "", "the frontmatter at the base cannot be read"),
        (ENGINEER, "compensation[0].base_low", "its value at the base cannot be read"),
        (ENGINEER, "last_updated", "it cannot be read on both sides"),
    ]
    for form in ("text", "markdown"):
        assert "cannot be read" in payproof("diff", "HEAD", "--format", form).out


@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv"])
def test_what_a_guide_says_becomes_no_markup_no_formula_and_no_new_line(
    form: str, repo: Repo, guide: Guide, payproof: Payproof
) -> None:
    guide(ENGINEER)
    repo.commit("2026-05-01")
    guide(ENGINEER, ("region: London", f'region: "{HOSTILE}\\x1b[31m\\n::error::x\\u202e"'), NEW_BASE)
    run = payproof("diff", "HEAD", "--format", form)
    assert run.code == 0
    assert not set(run.out) & {"\x1b", "\u202e"}
    assert not any(line.startswith(("::", "=")) for line in run.out.splitlines())
    if form == "markdown":
        table = [line for line in run.out.splitlines() if line.startswith("|")]
        assert {line.count("|") for line in table} == {7}
        assert "`` <b>" in run.out or "``<b>" in run.out


def test_a_percentage_that_is_no_number_is_still_json(repo: Repo, guide: Guide, payproof: Payproof) -> None:
    guide(ENGINEER)
    repo.commit("2026-05-01")
    guide(ENGINEER, ("bonus_pct: 10\n", "bonus_pct: .inf\n"))

    def refuse(word: str) -> None:
        raise AssertionError(word)

    json.loads(payproof("diff", "HEAD", "--format", "json").out, parse_constant=refuse)


def test_a_report_goes_to_a_file_whole_or_not_at_all(edit: Repo, folder: Path, payproof: Callable[..., Run]) -> None:
    run = payproof("diff", "HEAD", "--format", "markdown", "--output", "changes.md")
    assert (run.code, run.out) == (0, "")
    assert (folder / "changes.md").read_text(encoding="utf-8").startswith("**8 changes in 4 guides since ")
    lost = payproof("diff", "HEAD", "--output", "nowhere/changes.md")
    assert (lost.code, lost.err) == (2, "payproof: nowhere/changes.md cannot be written: No such file or directory\n")


def test_a_markdown_report_fits_into_a_comment(repo: Repo, guide: Guide, payproof: Payproof) -> None:
    names = [f"guides/acme/role-{number:03}.md" for number in range(150)]
    for name in names:
        guide(name)
    repo.commit("2026-05-01")
    for name in names:
        guide(name, *REVIEWED, ("_low: 1", "_low: 2"), ("_high: 2", "_high: 3"))
    out = payproof("diff", "HEAD", "--format", "markdown").out
    assert len(out.encode()) < 65_536
    assert "more are not shown." in out


@pytest.mark.parametrize("arguments", [(), ("nope",), ("HEAD", "nowhere"), ("HEAD", "--format", "xml")])
def test_misuse_is_one_sentence(arguments: tuple[str, ...], edit: Repo, payproof: Payproof) -> None:
    run = payproof("diff", *arguments)
    assert (run.code, run.out, len(run.err.splitlines())) == (2, "", 1)

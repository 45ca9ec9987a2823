"""`payproof plan`: a proposal, and with --write one field in each guide."""

import csv
import io
import json
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit import atomic
from schema.document import Document
from schema.reading import read_guide
from tests.audit.running import Run

DUE = "next_review_due: 2026-05-23"
NOW = ("--as-of", "2026-11-16")  # a Monday

Guide = Callable[..., Path]
Payproof = Callable[..., Run]


@pytest.fixture
def three(guide: Guide) -> list[Path]:
    """Three guides that are past due."""
    return [guide(f"guides/acme/{role}.md") for role in ("analyst", "designer", "writer")]


def planned(file: Path) -> date | None:
    found = read_guide(Document(file.read_bytes())).guide
    assert found is not None
    return found.review.planned_for if found.review else None


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_without_write_nothing_is_written_and_the_plan_is_shown(
    three: list[Path], folder: Path, payproof: Payproof
) -> None:
    before = bytes_of(folder)
    run = payproof("plan", "--per-week", "2", *NOW)
    assert run.code == 0
    lines = run.out.splitlines()
    assert lines[0] == "3 guides as of 2026-11-16: 3 planned in 2 weeks at 2 a week"
    assert lines[2:5] == [
        "week      Monday      guides  owners",
        "2026-W47  2026-11-16       2  unowned 2",
        "2026-W48  2026-11-23       1  unowned 1",
    ]
    assert lines[6].startswith("2026-11-16  guides/acme/analyst.md (unowned): ")
    assert lines[6].endswith(" days past due")
    assert run.err == "payproof: nothing was written: --write sets review.planned_for in 3 guides\n"
    assert bytes_of(folder) == before


def test_write_sets_the_plan_alone_and_the_guide_stays_overdue(three: list[Path], payproof: Payproof) -> None:
    before = [file.read_bytes() for file in three]
    run = payproof("plan", "--per-week", "2", "--write", *NOW)
    assert (run.code, run.err) == (0, "payproof: review.planned_for was written into 3 guides\n")
    assert [planned(file) for file in three] == [date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 23)]
    for file, old in zip(three, before, strict=True):
        new = file.read_bytes()
        added = f"review:\n  planned_for: {planned(file)}\n".encode()
        assert new.replace(added, b"", 1) == old
    audit = json.loads(payproof("audit", "--format", "json", *NOW).out)
    assert [found["days_overdue"] for found in audit["guides"]] == [177, 177, 177]
    assert [found["planned_for"] for found in audit["guides"]] == ["2026-11-16", "2026-11-17", "2026-11-23"]


def test_writing_twice_writes_nothing_the_second_time(three: list[Path], folder: Path, payproof: Payproof) -> None:
    payproof("plan", "--per-week", "2", "--write", *NOW)
    before = bytes_of(folder)
    changed = [file.stat().st_mtime_ns for file in three]
    run = payproof("plan", "--per-week", "2", "--write", *NOW)
    assert run.out.splitlines()[0] == "3 guides as of 2026-11-16: none planned anew, 3 planned before"
    assert run.err == "payproof: review.planned_for was written into 0 guides\n"
    assert bytes_of(folder) == before
    assert [file.stat().st_mtime_ns for file in three] == changed


def test_a_planned_day_that_passes_without_a_review_is_told_by_audit_and_planned_anew(
    three: list[Path], payproof: Payproof
) -> None:
    payproof("plan", "--per-week", "2", "--write", *NOW)
    told = "its review was planned for 2026-11-16, and "
    assert told not in payproof("audit", "--as-of", "2026-11-16").out
    assert payproof("audit", "--as-of", "2026-11-17").out.count(told) == 1
    payproof("plan", "--per-week", "2", "--write", "--as-of", "2026-11-18")
    assert [planned(file) for file in three] == [date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 23)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\n", b"\r\n"),
        (b"company: acme", b"company:   'acme'   # ours \xf0\x9f\x8f\xa2  "),
        (b"next_review_due", b"review: {by: ann, planned_for: 2026-05-01}\nnext_review_due"),
        (b"next_review_due", b"review: # none yet\nnext_review_due"),
    ],
)
def test_all_other_bytes_stay(old: bytes, new: bytes, guide: Guide, payproof: Payproof) -> None:
    file = guide()
    before = file.read_bytes().replace(old, new).rstrip() + b" \xf0\x9f\x87\xac\xf0\x9f\x87\xa7  "
    file.write_bytes(before)
    assert payproof("plan", "--write", *NOW).code == 0
    after = file.read_bytes()
    start, end = _alike(before, after), _alike(before[::-1], after[::-1])
    assert planned(file) == date(2026, 11, 16)
    assert b"\n" not in before[start : len(before) - end]
    assert len(after) - start - end < 40


def _alike(one: bytes, other: bytes) -> int:
    """How many bytes two texts begin with in common."""
    return next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(guide: Guide, folder: Path, payproof: Payproof) -> None:
    file = guide("elsewhere/acme/writer.md")
    file.chmod(0o640)
    link = folder / "guides" / "acme" / "writer.md"
    link.parent.mkdir(parents=True)
    link.symlink_to(file)
    assert payproof("plan", "--write", *NOW).code == 0
    assert link.is_symlink()
    assert planned(file) == date(2026, 11, 16)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [found.name for found in file.parent.iterdir()] == ["writer.md"]


def test_a_guide_that_cannot_be_edited_is_told_and_the_others_are_written(
    guide: Guide, three: list[Path], payproof: Payproof
) -> None:
    shared = (DUE, f"{DUE}\ncopied: &r {{by: ann}}\nreview: *r")
    odd = guide("guides/acme/odd.md", shared)
    before = odd.read_bytes()
    for write in ([], ["--write"]):
        run = payproof("plan", *write, *NOW)
        words = "is not" if write else "would not be"
        assert run.code == 1
        assert run.err.splitlines()[0] == (
            f"payproof: guides/acme/odd.md {words} written: "
            "review is an alias (*), which shares its value: write the value out first"
        )
    assert odd.read_bytes() == before
    assert all(planned(file) for file in three)


def test_a_file_that_changes_while_the_plan_is_made_is_left_alone(
    three: list[Path], payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    chmod = Path.chmod

    def meanwhile(self: Path, mode: int) -> None:
        chmod(self, mode)
        if ".designer.md" in self.name:
            three[1].write_bytes(b"edited by somebody")

    monkeypatch.setattr(Path, "chmod", meanwhile)
    run = payproof("plan", "--write", *NOW)
    assert run.code == 1
    assert "designer.md is not written: it was changed while the plan was made: run the command again" in run.err
    assert three[1].read_bytes() == b"edited by somebody"
    assert sorted(file.name for file in three[1].parent.iterdir()) == ["analyst.md", "designer.md", "writer.md"]


def test_a_file_that_cannot_be_written_is_told_in_one_sentence(
    three: list[Path], payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: Path, data: bytes, expected: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "replace", full)
    run = payproof("plan", "--write", *NOW)
    assert run.code == 1
    assert run.err.splitlines()[0] == "payproof: guides/acme/analyst.md is not written: No space left on device"
    assert run.err.splitlines()[-1] == "payproof: review.planned_for was written into 0 guides"


def test_a_write_refuses_bytes_that_are_not_those_that_were_read(tmp_path: Path) -> None:
    file = tmp_path / "guide.md"
    file.write_bytes(b"new")
    with pytest.raises(atomic.ChangedError):
        atomic.replace(file, b"mine\r\n\xff", b"old")
    assert file.read_bytes() == b"new"
    atomic.replace(file, b"mine\r\n\xff", b"new")
    assert file.read_bytes() == b"mine\r\n\xff"
    file.unlink()
    with pytest.raises(FileNotFoundError):
        atomic.replace(file, b"mine", b"new")
    assert list(tmp_path.iterdir()) == []


def test_capacity_owners_and_holidays_come_from_the_configuration(
    three: list[Path], guide: Guide, folder: Path, payproof: Payproof
) -> None:
    guide("guides/acme/tester.md", (DUE, f"{DUE}\nowner: ben"))
    guide("guides/acme/lawyer.md", (DUE, f"{DUE}\nowner: cleo"))
    (folder / "payproof.toml").write_text(
        'capacity = 2\nholidays = [2026-11-16]\nowner-capacity = {ann = 1, cleo = 0}\nowners = {"guides/**" = "ann"}\n',
        encoding="utf-8",
    )
    run = payproof("plan", *NOW)
    assert run.code == 1
    assert "5 guides as of 2026-11-16: 4 planned in 3 weeks at 2 a week, 1 without room" in run.out
    assert "2026-W47  2026-11-16       2  ann 1, ben 1\n" in run.out
    assert "2026-11-16  guides" not in run.out
    assert "  guides/acme/lawyer.md: its owner cleo takes no reviews: owner-capacity is 0\n" in run.out


def test_what_is_not_planned_is_told(three: list[Path], guide: Guide, payproof: Payproof) -> None:
    guide("guides/acme/lost.md", (DUE, "next_review_due: 2026-02-30"))
    guide("guides/acme/draft.md", (DUE, f"{DUE}\nstatus: draft"))
    run = payproof("plan", *NOW)
    assert run.code == 0
    assert "3 planned in 1 week at 100 a week, 1 draft, 1 invalid" in run.out
    assert "\nnot planned\n  guides/acme/lost.md: next_review_due" in run.out
    assert "draft.md" not in run.out


def test_the_first_twenty_guides_are_shown_and_all_with_all(guide: Guide, payproof: Payproof) -> None:
    for number in range(22):
        guide(f"guides/acme/writer-{number}.md")
    assert payproof("plan", *NOW).out.count("guides/acme/") == 20
    assert "2 more: --all shows them.\n" in payproof("plan", *NOW).out
    run = payproof("plan", "--all", *NOW)
    assert run.out.count("guides/acme/") == 22
    assert "more:" not in run.out


def test_json_and_csv_hold_every_guide(three: list[Path], guide: Guide, payproof: Payproof) -> None:
    guide("guides/acme/tester.md", (DUE, f"{DUE}\nowner: '=cmd()'"))
    guide("guides/acme/draft.md", (DUE, f"{DUE}\nstatus: draft"))
    found: dict[str, Any] = json.loads(payproof("plan", "--per-week", "3", "--format", "json", *NOW).out)
    assert (found["as_of"], found["from"], found["per_week"]) == ("2026-11-16", "2026-11-16", 3)
    assert [(week["week"], week["guides"]) for week in found["weeks"]] == [("2026-W47", 3), ("2026-W48", 1)]
    assert found["guides"][0]["path"] == "guides/acme/analyst.md"
    assert found["guides"][0]["planned_for"] == "2026-11-16"
    assert [left["path"] for left in found["left_out"]] == ["guides/acme/draft.md"]
    text = payproof("plan", "--per-week", "3", "--format", "csv", *NOW).out
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["path"] for row in rows] == [each["path"] for each in found["guides"]]
    assert list(rows[0]) == list(found["guides"][0])
    assert {row["owner"] for row in rows} == {"unowned", "'=cmd()"}
    assert {row["kept"] for row in rows} == {"no"}


def test_planning_starts_on_the_day_given(three: list[Path], payproof: Payproof) -> None:
    payproof("plan", "--write", "--from", "2026-12-02", *NOW)
    assert [planned(file) for file in three] == [date(2026, 12, 2), date(2026, 12, 3), date(2026, 12, 4)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--per-week", "0"], "--per-week is 0: write a whole number from 1 up, such as 100"),
        (["--per-week", "many"], "--per-week is many: write a whole number from 1 up, such as 100"),
        (["--per-week=-3"], "--per-week is -3: write a whole number from 1 up, such as 100"),
        (["--from", "soon"], "--from is soon, which is no date: write one such as 2026-11-21"),
        (["--from", "2026-11-15"], "--from is 2026-11-15, which lies before 2026-11-16, the day that stands for today"),
    ],
)
def test_misuse_is_told_in_one_sentence(arguments: list[str], said: str, three: list[Path], payproof: Payproof) -> None:
    run = payproof("plan", *arguments, *NOW)
    assert (run.code, run.out, run.err) == (2, "", f"payproof: {said}\n")


def test_only_the_paths_given_are_planned(three: list[Path], payproof: Payproof) -> None:
    assert payproof("plan", str(three[1]), "--write", *NOW).code == 0
    assert [bool(planned(file)) for file in three] == [False, True, False]


def test_plans_of_guides_that_are_not_named_count_against_their_week(three: list[Path], payproof: Payproof) -> None:
    payproof("plan", "--per-week", "1", str(three[0]), "--write", *NOW)
    run = payproof("plan", "--per-week", "1", str(three[1]), "--write", *NOW)
    assert "1 guide elsewhere has a plan that takes its room in these weeks.\n" in run.out
    assert [planned(file) for file in three] == [date(2026, 11, 16), date(2026, 11, 23), None]


def test_a_guide_that_a_link_leads_to_is_planned_once(guide: Guide, folder: Path, payproof: Payproof) -> None:
    file = guide("guides/acme/writer.md")
    (folder / "guides/acme/author.md").symlink_to(file)
    run = payproof("plan", "--write", *NOW)
    assert (run.code, run.err) == (0, "payproof: review.planned_for was written into 1 guide\n")
    assert run.out.startswith("1 guide as of ")
    assert planned(file) == date(2026, 11, 16)


def test_the_headline_counts_the_weeks_of_what_is_planned_anew(three: list[Path], payproof: Payproof) -> None:
    payproof("plan", "--per-week", "1", str(three[0]), str(three[1]), "--write", *NOW)
    run = payproof("plan", "--per-week", "1", *NOW)
    assert run.out.startswith("3 guides as of 2026-11-16: 1 planned in 1 week at 1 a week, 2 planned before\n")

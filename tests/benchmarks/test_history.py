"""A made history is a real one: git knows every commit, guide and rename that the generator names."""

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.generate import Past, main
from benchmarks.history import git, write_history

GUIDES, WEEKS = 600, 14


def parts(text: str) -> tuple[dict[str, Any], str]:
    """The frontmatter and the body."""
    _, frontmatter, body = text.split("---\n", 2)
    return yaml.load(frontmatter, yaml.CSafeLoader), body


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Past]:
    root = tmp_path_factory.mktemp("history")
    return root, write_history(root, GUIDES, seed=2, weeks=WEEKS)


def test_there_is_a_commit_every_monday(told: tuple[Path, Past]) -> None:
    root, _ = told
    days = [date.fromisoformat(day) for day in git(root, "log", "--format=%cs").split()]
    assert days == [date(2026, 2, 23) - timedelta(weeks=week) for week in range(WEEKS)]
    assert {day.weekday() for day in days} == {0}


def test_the_last_commit_holds_all_guides_and_they_lie_in_the_folder(told: tuple[Path, Past]) -> None:
    root, _ = told
    committed = git(root, "ls-tree", "-r", "--name-only", "HEAD").splitlines()
    assert len(committed) == GUIDES
    assert sorted(path.relative_to(root).as_posix() for path in root.glob("*/*.md")) == sorted(committed)
    assert git(root, "status", "--porcelain") == ""
    assert git(root, "fsck", "--strict") == ""


def test_git_sees_each_week_what_is_named(told: tuple[Path, Past]) -> None:
    root, past = told
    commits = git(root, "rev-list", "--reverse", "HEAD").split()
    for week, commit in enumerate(commits):
        shown = git(root, "show", "--format=", "--name-status", "--find-renames=50%", commit).splitlines()
        changed = Counter(line.split("\t")[0][0] for line in shown)
        kinds = Counter(event.kind for event in past.events if event.week == week)
        named = {"A": kinds.pop("added", 0), "R": kinds.pop("renamed", 0), "M": kinds.total()}
        assert {letter: changed[letter] for letter in named} == named
        assert changed["D"] == 0


def test_everything_that_happens_to_guides_happens(told: tuple[Path, Past]) -> None:
    _, past = told
    kinds = Counter(event.kind for event in past.events)
    assert set(kinds) == {"added", "renewed", "edited", "renamed", "figures-alone", "date-alone"}
    assert kinds["added"] == GUIDES
    assert kinds["renewed"] > GUIDES / 2


def _versions(root: Path, past: Past, kind: str) -> list[tuple[str, str]]:
    """The guides that something happened to, before and after."""
    commits = git(root, "rev-list", "--reverse", "HEAD").split()
    return [
        (
            git(root, "show", f"{commits[event.week - 1]}:{event.was or event.path}"),
            git(root, "show", f"{commits[event.week]}:{event.path}"),
        )
        for event in past.events
        if event.kind == kind
    ][:12]


def test_a_renewed_guide_has_a_new_date_and_higher_figures_and_an_edited_one_only_other_words(tmp_path: Path) -> None:
    past = write_history(tmp_path, 300, seed=9, weeks=13, faults=False)
    seen = 0
    for kind, same_date, same_figures in (
        ("renewed", False, False), ("edited", True, True), ("figures-alone", True, False), ("date-alone", False, True),
    ):  # fmt: skip
        for before, after in _versions(tmp_path, past, kind):
            old, new = parts(before)[0], parts(after)[0]
            assert (old["last_updated"] == new["last_updated"]) == same_date, kind
            assert (old["compensation"] == new["compensation"]) == same_figures, kind
            seen += 1
    for before, after in _versions(tmp_path, past, "renamed"):
        old, new = parts(before)[0], parts(after)[0]
        assert old["role"] != new["role"]
        assert old["compensation"] == new["compensation"]
        seen += 1
    assert seen > 25


def test_a_renewed_guide_keeps_its_words(tmp_path: Path) -> None:
    past = write_history(tmp_path, 100, seed=9, weeks=6, faults=False)
    renewed = _versions(tmp_path, past, "renewed")
    assert len(renewed) > 10
    for versions in renewed:
        before, after = ([line for line in parts(text)[1].splitlines() if line[:1] not in "|-"] for text in versions)
        assert before == after


def test_every_fault_named_stands_in_the_last_commit(told: tuple[Path, Past]) -> None:
    root, past = told
    assert {fault.path for fault in past.planted} <= {path.relative_to(root).as_posix() for path in root.glob("*/*.md")}
    assert len({fault.path for fault in past.planted}) > GUIDES / 5
    for fault in past.planted:
        if fault.rule == "TAB303":
            values, _ = parts((root / fault.path).read_text(encoding="utf-8"))
            number = re.match(r"compensation\[(\d+)\]\.(\w+)", fault.field)
            assert number
            assert values["compensation"][int(number[1])][number[2]] is None


def test_the_same_seed_makes_the_same_commits(tmp_path: Path) -> None:
    heads = []
    for name, seed in (("one", 5), ("two", 5), ("three", 6)):
        write_history(tmp_path / name, 60, seed=seed, weeks=4)
        heads.append(git(tmp_path / name, "rev-parse", "HEAD"))
    assert heads[0] == heads[1] != heads[2]


def test_no_setting_of_this_machine_and_no_hook_around_leads_git_astray(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    write_history(tmp_path / "here", 20, weeks=2)
    assert (tmp_path / "here" / ".git").is_dir()
    assert not (tmp_path / "elsewhere").exists()


def test_one_week_is_one_commit_with_all_guides_and_none_is_refused(tmp_path: Path) -> None:
    past = write_history(tmp_path, 30, weeks=1)
    assert git(tmp_path, "rev-list", "--count", "HEAD") == "1\n"
    assert len(past.events) == 30
    with pytest.raises(ValueError, match="0 weeks are no history"):
        write_history(tmp_path / "none", 30, weeks=0)
    assert not (tmp_path / "none").exists()


def test_the_command_makes_a_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "repository"), "--guides", "50", "--history", "3"]) == 0
    assert capsys.readouterr().out.startswith(f"{tmp_path / 'repository'}: 50 guides, ")
    assert git(tmp_path / "repository", "rev-list", "--count", "HEAD") == "3\n"

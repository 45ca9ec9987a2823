"""What is measured: whole processes that did what they are named for; no number is judged."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import measure, steps
from benchmarks.generate import history, write
from benchmarks.history import git
from benchmarks.steps import Step
from benchmarks.tasks import Task
from tests.tree import skip_without_index


@pytest.mark.slow
@pytest.mark.parametrize("given", [False, True])
def test_each_measurement_stands_in_the_table_beside_what_it_rests_on(
    given: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(measure.CORPUS, raising=False)
    if given:
        write(tmp_path, 3)
        monkeypatch.setenv(measure.CORPUS, str(tmp_path))
    assert measure.main(["--guides", "3", "--runs", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "3 guides" in lines[1]
    gap = lines.index("", 4)
    assert [line.split("  ")[0] for line in lines[4:gap]] == [
        "bare interpreter",
        "import pydantic",
        "payproof check ONE_GUIDE",
        "floor: read and compose 3",
        "payproof check, 3 guides",
    ]
    assert lines[gap - 1].endswith(" x floor: read and compose 3")
    assert [line.split(":")[0].split("  ")[0] for line in lines[gap + 1 :]] == [
        "one process, step by step", "yaml.compose alone", "frontmatter", "body", "guide", "tables and money", "comparison",
        "rules, with what only they need", "all of it",
    ]  # fmt: skip


def test_the_steps_together_are_the_whole_and_the_floor_is_none_of_them() -> None:
    shown = steps.table([Step(steps.FLOOR, 1.0, counts=False), Step("one", 1.5), Step("other", 0.5)], 1000).splitlines()
    assert [line.split()[-2:] for line in shown[1:]] == [
        ["1,000", "1.00"],
        ["75%", "1.50"],
        ["25%", "0.50"],
        ["100%", "2.00"],
    ]


@pytest.mark.slow
def test_audits_and_an_edit_are_measured_on_a_history(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(measure.CORPUS, raising=False)
    assert measure.main(["--guides", "4", "--runs", "1", "--weeks", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines[10:12]] == [
        "git diff, 3 of 4 guides changed",
        "payproof check --since, 3 of 4 changed",
    ]


def test_an_edit_that_is_measured_is_of_three_guides_and_of_nothing_else(tmp_path: Path) -> None:
    history(tmp_path, 5, weeks=1)
    measure.edit(tmp_path)
    changed = git(tmp_path, "diff", "--name-only", "HEAD").splitlines()
    assert len(changed) == measure.EDITED == 3


@pytest.mark.slow
def test_a_hook_is_measured_beside_one_that_does_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        assert measure.main(["--guides", "1", "--runs", "1", "--hooks"]) == 0
    except SystemExit as error:
        skip_without_index(subprocess.CompletedProcess([], 1, str(error), ""))
        raise
    empty, ours = (line for line in capsys.readouterr().out.splitlines() if line.startswith("pre-commit, "))
    assert empty.startswith("pre-commit, a hook that does nothing  ")
    assert ours.startswith("pre-commit, payproof-check on one guide  ")
    assert ours.endswith(" x pre-commit, a hook that does nothing")


def test_a_folder_without_guides_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="holds no guide"):
        measure.main(["--corpus", str(tmp_path)])


def test_a_process_that_failed_is_not_measured() -> None:
    failing = Task("fails", (sys.executable, "-c", "raise SystemExit(2)"))
    with pytest.raises(SystemExit, match="ended with 2"):
        measure.measure([failing], 1, os.environ)


def test_a_ratio_is_of_medians() -> None:
    todo = [Task("one", ()), Task("other", (), "one")]
    assert measure.table(todo, {"one": 0.1, "other": 0.25}).splitlines() == [
        "            ms  ratio",
        "one        100",
        "other      250    2.5 x one",
    ]

"""What is measured: whole processes that did what they are named for, in the form that the page holds; no number is judged."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks import growth, measure
from benchmarks.generate import history, write
from benchmarks.history import git
from benchmarks.speed import page, plot, steps, tasks
from benchmarks.speed.machine import machine
from benchmarks.speed.processes import Taken, run
from benchmarks.speed.steps import Step
from benchmarks.speed.tasks import Task
from schema.example import AS_OF
from tests.tree import skip_without_index

ONE, OTHER = Taken(0.1, 0.1, 20_000_000), Taken(0.25, 0.4, 30_000_000)


def cells(text: str) -> list[list[str]]:
    """The rows of all tables, less the rules below their heads."""
    lines = [line for line in text.splitlines() if line.startswith("|") and not set(line) <= set("|-: ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.slow
@pytest.mark.parametrize("given", [False, True])
def test_each_measurement_stands_in_the_table_beside_what_it_rests_on(
    given: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(measure.CORPUS, raising=False)
    guides = tmp_path / "guides"
    if given:
        write(guides, 3)
        monkeypatch.setenv(measure.CORPUS, str(guides))
    before = {file: file.read_bytes() for file in guides.glob("*/*.md")}
    written = tmp_path / "page.md"
    written.write_text("a\n<!-- measured -->\nold\n<!-- /measured -->\nb\n", encoding="utf-8")
    assert measure.main(["--guides", "3", "--runs", "1", "--write", str(written)]) == 0
    text = capsys.readouterr().out
    assert text.splitlines()[0].endswith(f"; 3 {'real' if given else 'made'} guides, medians of 1.")
    assert written.read_text(encoding="utf-8") == f"a\n<!-- measured -->\n{text.strip()}\n<!-- /measured -->\nb\n"
    rows = cells(text)
    environment = measure.surroundings(tmp_path)
    todo = tasks.checks(guides, guides / "one.md", environment)
    assert [row[0] for row in rows[1 : 1 + len(todo)]] == [task.name for task in todo]
    assert [row[0].partition(":")[0] for row in rows[1 + len(todo) :]] == [
        "one process, step by step", "yaml.compose alone", "frontmatter", "body", "guide",
        "tables and money", "comparison", "rules, with what only they need", "all of it",
    ]  # fmt: skip
    assert {file: file.read_bytes() for file in guides.glob("*/*.md")} == before


def test_the_steps_together_are_the_whole_and_the_floor_is_none_of_them() -> None:
    shown = steps.table([Step(steps.FLOOR, 1.0, counts=False), Step("one", 1.5), Step("other", 0.5)], 1000)
    assert [row[1:] for row in cells(shown)[1:]] == [
        ["1,000 µs", "", "1.00 ×"],
        ["1,500 µs", "75%", "1.50 ×"],
        ["500 µs", "25%", "0.50 ×"],
        ["2,000 µs", "100%", "2.00 ×"],
    ]


@pytest.mark.slow
def test_audits_and_an_edit_are_measured_on_a_history(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(measure.CORPUS, raising=False)
    assert measure.main(["--guides", "4", "--runs", "1", "--weeks", "2"]) == 0
    names = [row[0] for row in cells(capsys.readouterr().out)]
    assert {"git diff, 3 guides changed", "check --since, 3 guides changed", "audit --trend 2w"} <= set(names)


def test_an_edit_that_is_measured_is_of_three_guides_and_of_nothing_else(tmp_path: Path) -> None:
    history(tmp_path, 5, weeks=1)
    tasks.edit(tmp_path)
    changed = git(tmp_path, "diff", "--name-only", "HEAD").splitlines()
    assert len(changed) == tasks.EDITED == 3


@pytest.mark.slow
def test_a_hook_is_measured_beside_one_that_does_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        assert measure.main(["--guides", "1", "--runs", "1", "--hooks"]) == 0
    except SystemExit as error:
        skip_without_index(subprocess.CompletedProcess([], 1, str(error), ""))
        raise
    empty, ours = (row for row in cells(capsys.readouterr().out) if row[0].startswith("pre-commit, "))
    assert empty[0] == ours[-1] == "pre-commit, a hook that does nothing"
    assert ours[0] == "pre-commit, payproof-check on one guide"


def test_a_folder_without_guides_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="holds no guide"):
        measure.main(["--corpus", str(tmp_path)])


def test_a_process_that_failed_is_not_measured() -> None:
    failing = Task("fails", (sys.executable, "-c", "raise SystemExit(2)"))
    with pytest.raises(SystemExit, match="ended with 2"):
        measure.measure([failing], 1, os.environ)


def test_what_comes_before_a_task_is_done_before_each_of_its_runs(tmp_path: Path) -> None:
    file = tmp_path / "runs"

    def before() -> None:
        file.write_text("x" * (len(file.read_text(encoding="utf-8")) + 1 if file.exists() else 1), encoding="utf-8")

    measure.measure([Task("one", (sys.executable, "-c", "pass"), before=before)], 2, os.environ)
    assert len(file.read_text(encoding="utf-8")) == 3


def test_memory_is_that_of_all_processes_at_once(tmp_path: Path) -> None:
    """Two hold 50 MB each until both do, and a second longer; one holds as much alone."""
    held = "import sys; held = bytearray(b'x') * 50_000_000; print(flush=True); sys.stdin.read()"
    starts = f"subprocess.Popen([sys.executable, '-c', {held!r}], stdin=-1, stdout=-1)"
    several = "import subprocess, sys, time; all = [{}]; [each.stdout.readline() for each in all]; time.sleep(1)"
    code = f"{several.format(f'{starts}, {starts}')}; [each.communicate() for each in all]"
    one = run([sys.executable, "-c", held], tmp_path, os.environ).memory
    both = run([sys.executable, "-c", code], tmp_path, os.environ).memory
    assert one > 50_000_000
    if Path("/proc/self/smaps_rollup").exists():
        assert both > 100_000_000


def test_a_ratio_is_of_medians_and_names_what_it_is_of() -> None:
    todo = [Task("one", ()), Task("other", (), "one")]
    assert cells(measure.table(todo, {"one": ONE, "other": OTHER})) == [
        ["", "time", "processor", "memory", "× one", "of processor"],
        ["one", "100 ms", "100 ms", "20 MB", "", ""],
        ["other", "250 ms", "400 ms", "30 MB", "2.50 ×", "4.00 ×"],
    ]


@pytest.mark.slow
def test_growth_is_measured_at_every_size_and_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = tmp_path / "page.md"
    written.write_text("<!-- growth -->\n<!-- /growth -->\n", encoding="utf-8")
    assert growth.main(["--sizes", "2", "20", "--write", str(written)]) == 0
    head, first, second = cells(capsys.readouterr().out)
    assert (head[0], first[0], second[0]) == ("guides", "2", "20")
    assert first[4].endswith(" ms, 1.00 ×")
    page_now = written.read_text(encoding="utf-8")
    assert cells(page_now) == [head, first, second]
    assert "Not measured in this run: 1,000, 10,000, 100,000 guides." in page_now
    ET.parse(tmp_path / "page.svg")  # noqa: S314  (our own)


def test_the_plot_holds_every_point_within_its_bounds() -> None:
    sizes = [
        (count, {"floor": Taken(count / 1e4, 0, 20_000_000), "check & co": Taken(count / 1e3, 0, count * 5_000)})
        for count in (1_000, 100_000)
    ]
    root = ET.fromstring(plot.drawn(sizes))  # noqa: S314  (our own)
    svg = "{http://www.w3.org/2000/svg}"
    points = [(float(each.attrib["cx"]), float(each.attrib["cy"])) for each in root.iter(f"{svg}circle")]
    assert len(points) == 8
    assert all(0 < x < float(root.attrib["width"]) and 0 < y < float(root.attrib["height"]) for x, y in points)
    assert "check & co" in {text.text for text in root.iter(f"{svg}text")}


@pytest.mark.parametrize("held", ["", "<!-- one -->\n", "<!-- one -->\n<!-- /one -->\n<!-- one -->\n<!-- /one -->\n"])
def test_a_page_without_one_place_for_a_block_is_left_as_it_is(held: str, tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text(held, encoding="utf-8")
    with pytest.raises(SystemExit, match="has not one block"):
        page.put(file, "one", "text")
    assert file.read_text(encoding="utf-8") == held


def test_the_machine_is_told_with_its_cores_python_and_the_day() -> None:
    told = machine(AS_OF)
    assert " cores, " in told
    assert f", Python {sys.version.split()[0]}, {AS_OF}, load " in told

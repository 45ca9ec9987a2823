"""Several processes find what one finds; one that dies costs no other guide its verdict, and Ctrl-C ends them all."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NoReturn

import pytest

from audit import pool
from audit.pool import Pool, processes
from audit.reports import crashes
from audit.verdict import Crash
from tests.audit.running import Run, environment

BELOW_BASE = ("    total_comp_low: 190000", "    total_comp_low: 145000")  # PAY203, an error
PATIENCE = 60  # seconds, after which a test gives up
METHODS = ["spawn", *(["fork"] if sys.platform == "linux" else [])]


@pytest.fixture
def many(guide: Callable[..., Path]) -> int:
    """Guides of which a third has a fault, enough for several processes."""
    number = 3 * pool.WORTH["fork"]
    for place in range(number):
        guide(f"guides/company-{place % 7}/role-{place}.md", *([BELOW_BASE] if place % 3 == 0 else []))
    return number


@pytest.mark.parametrize("form", ["full", "json", "sarif"])
def test_several_processes_find_what_one_finds(form: str, many: int, process: Callable[..., Run]) -> None:
    one = process("check", "--no-cache", "--format", form, "--jobs", "1")
    assert one.code == 1
    assert process("check", "--no-cache", "--format", form, "--jobs", "3") == one
    assert process("check", "--format", form, "--jobs", "3") == one  # which are kept
    assert process("check", "--format", form, "--jobs", "3") == one


def test_several_processes_mend_what_one_mends(many: int, process: Callable[..., Run], folder: Path) -> None:
    quoted = ("    base_low: 150000", '    base_low: "150,000"')  # FMT106, which has one meaning
    for file in folder.glob("guides/*/role-*[05].md"):
        file.write_text(file.read_text(encoding="utf-8").replace(*quoted), encoding="utf-8")
    (folder / "guides/company-9").mkdir()
    (folder / "guides/company-9/role-0.md").symlink_to("../company-0/role-0.md")
    before = _texts(folder)
    told = process("check", "--diff", "--jobs", "1")
    assert told.out
    assert process("check", "--diff", "--jobs", "3") == told
    one, after = process("check", "--fix", "--jobs", "1"), _texts(folder)
    assert after != before
    for file, text in before.items():
        file.write_text(text, encoding="utf-8")
    assert process("check", "--fix", "--jobs", "3") == one
    assert _texts(folder) == after


def _texts(folder: Path) -> dict[Path, str]:
    return {file: file.read_text(encoding="utf-8") for file in folder.glob("guides/*/*.md")}


def test_a_baseline_is_the_same_from_several_processes(many: int, process: Callable[..., Run], folder: Path) -> None:
    assert process("baseline").code == 0
    held = (folder / ".payproof-baseline.json").read_bytes()
    assert process("check", "--no-cache", "--jobs", "1").out == process("check", "--no-cache", "--jobs", "3").out
    (folder / ".payproof-baseline.json").unlink()
    assert process("baseline").code == 0
    assert (folder / ".payproof-baseline.json").read_bytes() == held


@pytest.mark.parametrize("number", ["0", "-1", "many", "", "1000000", "٣"])
def test_a_number_of_processes_that_is_none_is_refused(number: str, payproof: Callable[..., Run]) -> None:
    run = payproof("check", f"--jobs={number}")
    said = f"--jobs is {number or 'empty'}: write how many processes judge at once, from 1 to 512, or auto"
    assert run == Run(2, "", f"payproof: {said}\n")


def test_few_guides_need_no_other_process() -> None:
    assert processes(pool.WORTH["fork"], 8) == 1
    assert processes(0) == 1
    assert 1 <= processes(10**6) <= pool.MOST


def _fates(items: Sequence[int]) -> list[tuple[int, str]]:
    return [_fate(item) for item in items]


def _fate(item: int) -> tuple[int, str]:
    if item in {0, 13, 14, 99}:
        os.kill(os.getpid(), signal.SIGKILL)
    if item == 57:
        raise KeyboardInterrupt  # as anything that no rule's guard holds
    return item, "done"


def _dead(item: int, why: str) -> tuple[int, str]:
    return item, why


@pytest.mark.parametrize("method", METHODS)
def test_a_process_that_dies_costs_no_other_item_its_answer(method: str) -> None:
    with closing(Pool(_fates, _dead, 2, method).answers(range(100), 100)) as answers:
        found = list(answers)
    assert sorted(item for item, _ in found) == list(range(100))
    killed = dict.fromkeys((0, 13, 14, 99), "the process that judged it was ended by SIGKILL")
    assert {item: why for item, why in found if why != "done"} == {
        **killed,
        57: "the process that judged it ended with 1",
    }


def test_where_no_process_can_be_begun_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: BaseProcess) -> NoReturn:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(BaseProcess, "start", refused)
    answers = Pool(_where, _dead, 2).answers(range(40), 40)
    assert dict(answers) == {item: str(os.getpid()) for item in range(40)}


def _where(items: Sequence[int]) -> list[tuple[int, str]]:
    return [(item, str(os.getpid())) for item in items]


def _slow(items: Sequence[int]) -> list[tuple[int, str]]:
    time.sleep(0.05 * len(items))
    return _where(items)


def test_work_that_is_left_undone_leaves_no_process() -> None:
    with closing(Pool(_slow, _dead, 2).answers(range(1000), 1000)) as answers:
        _, number = next(answers)
    with pytest.raises(ProcessLookupError):
        os.kill(int(number), 0)


RUNNING = """
import os, sys, time
sys.path.insert(0, {home!r})
from audit import cli, judge
several = judge.Judge.several
def slow(self, targets, texts):
    with open("workers", "a") as stream:
        stream.write(f"{{os.getpid()}}\\n" * len(targets))
    time.sleep(0.2 * len(targets))
    return several(self, targets, texts)
judge.Judge.several = slow
from payproof.__main__ import main
sys.argv[0] = "payproof"
main()
"""


def _begun(folder: Path) -> tuple[subprocess.Popen[bytes], set[int]]:
    """A run in two processes, and these, once both have something to do."""
    home = os.fspath(Path(__file__).resolve().parents[2])
    command = [sys.executable, "-c", RUNNING.format(home=home), "check", "--jobs", "2"]
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment({}), start_new_session=True
    )
    stop = time.monotonic() + PATIENCE
    workers: set[int] = set()
    while len(workers) < 2:
        assert time.monotonic() < stop
        assert child.poll() is None
        time.sleep(0.01)
        if (folder / "workers").exists():
            workers = {int(line) for line in (folder / "workers").read_text(encoding="utf-8").split()}
    assert child.pid not in workers
    return child, workers


def _gone(number: int) -> bool:
    """Whether a process has ended; one that nobody has waited for yet has."""
    try:
        status = Path(f"/proc/{number}/stat").read_text(encoding="utf-8")
    except OSError:
        return True
    return status.rpartition(")")[2].split()[0] == "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="it looks at /proc")
@pytest.mark.parametrize("whole_group", [True, False])
def test_ctrl_c_ends_every_process_without_a_word_of_its_own(whole_group: bool, many: int, folder: Path) -> None:
    child, workers = _begun(folder)
    if whole_group:  # as a terminal does
        os.killpg(child.pid, signal.SIGINT)
    else:
        child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=PATIENCE)
    assert (child.returncode, out, err) == (130, b"", b"payproof: interrupted\n")
    assert all(map(_gone, workers))


@pytest.mark.skipif(sys.platform != "linux", reason="it looks at /proc")
def test_no_process_outlives_one_that_was_killed(many: int, folder: Path) -> None:
    child, workers = _begun(folder)
    child.kill()
    child.communicate(timeout=PATIENCE)
    stop = time.monotonic() + PATIENCE
    while not all(map(_gone, workers)):
        assert time.monotonic() < stop
        time.sleep(0.05)


def test_what_was_done_before_ctrl_c_is_kept(many: int, folder: Path, cache_folder: Path) -> None:
    child, _ = _begun(folder)
    done = folder / "workers"
    stop = time.monotonic() + PATIENCE
    while len(done.read_text(encoding="utf-8").split()) < 60:  # more than the two are given first
        assert time.monotonic() < stop
        time.sleep(0.05)
    child.send_signal(signal.SIGINT)
    child.communicate(timeout=PATIENCE)
    assert (cache_folder / "verdicts-1.sqlite").exists()


def test_a_process_that_was_ended_from_outside_is_no_bug_to_report() -> None:
    ended = Crash("guides/acme/analyst.md", "", "", "the process that judged it was ended by SIGKILL", "", "")
    assert crashes.render([ended]).splitlines() == [
        "payproof: reading crashed on guides/acme/analyst.md: the process that judged it was ended by SIGKILL",
        "payproof: run it again, with --jobs 1 where memory is short; should it fail again, please report it with the guide",
    ]
    assert "a bug of payproof" in crashes.render([ended, ended._replace(rule="PAY204", name="total-below-parts")])

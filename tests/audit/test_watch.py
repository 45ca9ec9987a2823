"""`check --watch`, as a process that runs while guides are written: what it judges again, and how it ends."""

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from audit import terminal, watch
from audit.linter import Case, Linter
from audit.verdict import Verdict
from tests.audit.repositories import Repo
from tests.audit.running import COMMAND, Run, environment

WRONG = ("    total_comp_low: 190000", "    total_comp_low: 145000")  # PAY203, an error
ENGINEER, ANALYST = "guides/acme/data-engineer.md", "guides/acme/analyst.md"
WATCHING = "payproof: watching for changes; Ctrl-C ends it\n"
PATIENCE = 60  # seconds, after which a test gives up


class Watched:
    """A running `check --watch`; what it prints on either stream is one text."""

    def __init__(self, *arguments: str) -> None:
        command = [*COMMAND, "check", "--watch", "--as-of", "2026-06-01", "--select", "FMT,PAY", *arguments]
        self.child = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment({}), bufsize=0
        )
        assert self.child.stdout
        self.out = self.child.stdout
        self.unread = ""

    def until(self, end: str = WATCHING) -> str:
        """What it prints up to a text that it must come to."""
        stop = time.monotonic() + PATIENCE
        with selectors.DefaultSelector() as ready:
            ready.register(self.out, selectors.EVENT_READ)
            while end not in self.unread:
                assert time.monotonic() < stop, self.unread
                if ready.select(1):
                    piece = os.read(self.out.fileno(), 65536).decode()
                    assert piece, f"it ended with {self.child.wait()}: {self.unread}"
                    self.unread += piece
        shown, found, self.unread = self.unread.partition(end)
        return shown + found

    def ended(self, by: signal.Signals | None = signal.SIGINT) -> tuple[int, str]:
        if by is not None:
            self.child.send_signal(by)
        rest = self.out.read().decode()
        return self.child.wait(PATIENCE), self.unread + rest


@pytest.fixture
def watched(folder: Path) -> Iterator[Callable[..., Watched]]:
    started: list[Watched] = []

    def start(*arguments: str) -> Watched:
        started.append(Watched(*arguments))
        return started[-1]

    yield start
    for each in started:
        each.child.kill()
        each.child.wait()
        each.out.close()


def test_a_guide_is_judged_again_when_it_is_saved_and_ctrl_c_ends_it_well(
    guide: Callable[..., Path], watched: Callable[..., Watched]
) -> None:
    guide(ENGINEER)
    running = watched("--format", "concise")
    assert running.until() == f"Checked 1 guide: nothing wrong.\n{WATCHING}"
    guide(ENGINEER, WRONG)
    shown = running.until()
    assert shown.startswith(f"payproof: {ENGINEER} changed\n{ENGINEER}:19:21: error PAY203 ")
    assert shown.endswith(f"Checked 1 guide: 1 error.\n{WATCHING}")
    guide(ENGINEER)
    assert "Checked 1 guide: nothing wrong." in running.until()
    assert running.ended() == (0, "")


def test_guides_come_and_go(guide: Callable[..., Path], watched: Callable[..., Watched]) -> None:
    guide(ENGINEER)
    running = watched()
    running.until()
    guide(ANALYST)
    assert running.until().startswith(f"payproof: {ANALYST} changed\nChecked 2 guides: ")
    Path(ENGINEER).unlink()
    assert running.until().startswith(f"payproof: {ENGINEER} changed\nChecked 1 guide: ")
    Path("guides").rename("elsewhere")
    assert "payproof: there is no folder guides here: " in running.until()
    Path("elsewhere").rename("guides")
    assert "Checked 1 guide: " in running.until()
    assert running.ended() == (0, "")


def test_a_named_guide_may_vanish_and_come_back(guide: Callable[..., Path], watched: Callable[..., Watched]) -> None:
    guide(ENGINEER)
    running = watched("--", ENGINEER)
    running.until()
    Path(ENGINEER).unlink()
    assert f"\npayproof: {ENGINEER} does not exist: name a guide, or a folder of guides\n" in running.until()
    guide(ENGINEER, WRONG)
    assert "PAY203" in running.until()


def test_a_half_written_guide_is_a_guide_with_faults(
    guide: Callable[..., Path], watched: Callable[..., Watched]
) -> None:
    text = guide(ENGINEER).read_bytes()
    running = watched("--format", "concise")
    running.until()
    for part in (b"", text[:100], text[: len(text) // 2], b"\xff\xfe\x00"):
        Path(ENGINEER).write_bytes(part)
        shown = running.until()
        assert "error FMT1" in shown
        assert "Traceback" not in shown
    Path(ENGINEER).write_bytes(text)
    assert "nothing wrong" in running.until()


def test_a_configuration_is_read_again_and_may_be_wrong_for_a_while(
    guide: Callable[..., Path], folder: Path, watched: Callable[..., Watched]
) -> None:
    guide(ENGINEER, WRONG)
    running = watched()
    assert "1 error" in running.until()
    (folder / "payproof.toml").write_text('ignore = ["PAY203"]\n', encoding="utf-8")
    assert running.until().startswith("payproof: payproof.toml changed\nChecked 1 guide: nothing wrong.\n")
    (folder / "payproof.toml").write_text("ignore = [", encoding="utf-8")
    assert "payproof: payproof.toml:1: the file is not TOML: " in running.until()
    (folder / "payproof.toml").write_text('guides = ["other"]\n', encoding="utf-8")
    assert "payproof: there is no folder other here: " in running.until()
    guide("other/acme/data-engineer.md")
    assert "Checked 1 guide: nothing wrong." in running.until()


def test_what_an_edit_broke_is_watched_against_its_base_and_the_baseline(
    guide: Callable[..., Path], repo: Repo, watched: Callable[..., Watched], payproof: Callable[..., Run]
) -> None:
    guide(ENGINEER)
    guide(ANALYST, WRONG)
    repo.commit("2026-06-01")
    running = watched("--since", "HEAD", "--format", "concise")
    assert "Checked 0 guides: nothing wrong." in running.until()
    guide(ENGINEER, WRONG)
    shown = running.until()
    assert f"{ENGINEER}:19:21: error PAY203 " in shown
    assert ANALYST not in shown
    assert payproof("baseline").code == 0
    shown = running.until()
    assert shown.startswith("payproof: .payproof-baseline.json changed\n")
    assert "Checked 1 guide: nothing new; 1 baselined" in shown


def test_a_hostile_name_steers_nothing(guide: Callable[..., Path], watched: Callable[..., Watched]) -> None:
    guide(ENGINEER)
    running = watched("--format", "concise")
    running.until()
    guide("guides/$(touch pwned)\n\x1b[2J\n::error::/-rf.md")
    shown = running.until()
    assert shown.startswith("payproof: guides/$(touch pwned) \ufffd[2J ::error::/-rf.md changed\n")
    assert not Path("pwned").exists()


def test_it_ends_when_nobody_reads_any_more(guide: Callable[..., Path], watched: Callable[..., Watched]) -> None:
    guide(ENGINEER)
    command = [*COMMAND, "check", "--watch", "--as-of", "2026-06-01"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment({})) as child:
        assert child.stdout
        assert child.stderr
        assert child.stdout.readline() == b"Checked 1 guide: nothing wrong.\n"
        child.stdout.close()
        guide(ENGINEER, WRONG)
        child.stderr.read()
        assert child.wait(PATIENCE) == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-"], "--watch waits for files to change, and standard input is none: name guides or folders"),
        (["--output", "x"], "--watch shows findings as you write: leave --output and --report to a run that ends"),
        (["--report", "json=x"], "--watch shows findings as you write: leave --output and --report to a run that ends"),
        (["nowhere"], "nowhere does not exist: name a guide, or a folder of guides"),
    ],
)
def test_what_cannot_be_watched_is_misuse(
    arguments: list[str], sentence: str, guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide(ENGINEER)
    assert payproof("check", "--watch", *arguments) == Run(2, "", f"payproof: {sentence}\n")


@pytest.fixture
def saving(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A person who does one thing after the other, looks at what is found after each, and presses Ctrl-C at the end."""

    def save(*steps: Callable[[], object]) -> None:
        left = list(steps)

        def sleep(seconds: float) -> None:
            if seconds == watch.SETTLED:
                return
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()

        monkeypatch.setattr(time, "sleep", sleep)

    return save


@pytest.mark.parametrize(("kind", "clears"), [("xterm", True), ("dumb", False)])
def test_the_screen_is_cleared_on_a_terminal_that_can(
    kind: str, clears: bool, guide: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, payproof: Callable[..., Run],
    saving: Callable[..., None],
) -> None:  # fmt: skip
    guide(ENGINEER)
    monkeypatch.setenv("TERM", kind)
    monkeypatch.setattr(terminal, "is_terminal", lambda stream: stream is not None)
    saving(lambda: guide(ENGINEER, WRONG))
    run = payproof("check", "--watch", "--select", "PAY")
    assert (run.code, "\x1b[2J" in run.out) == (0, clears)
    assert "PAY203" in run.out


def test_only_what_has_changed_is_judged_again(
    guide: Callable[..., Path], folder: Path, monkeypatch: pytest.MonkeyPatch, payproof: Callable[..., Run],
    saving: Callable[..., None],
) -> None:  # fmt: skip
    for role in ("analyst", "data-engineer", "designer"):
        guide(f"guides/acme/{role}.md")
    judged: list[list[str]] = []
    lint_all = Linter.lint_all

    def noted(self: Linter, cases: Sequence[Case]) -> list[Verdict]:
        judged[-1].extend(Path(case.path).stem for case in cases)
        return lint_all(self, cases)

    monkeypatch.setattr(Linter, "lint_all", noted)

    def step(do: Callable[[], object]) -> Callable[[], object]:
        def noting() -> None:
            judged.append([])
            do()

        return noting

    saving(
        step(lambda: guide(ANALYST, WRONG)),
        step(lambda: guide(ENGINEER, WRONG)),
        step(lambda: (folder / "payproof.toml").write_text('ignore = ["DUE"]', encoding="utf-8")),
    )
    judged.append([])
    run = payproof("check", "--watch", "--no-cache", "--select", "PAY203", "--format", "concise")
    assert judged == [
        ["analyst", "data-engineer", "designer"],
        ["analyst"],
        ["data-engineer"],
        ["analyst", "data-engineer", "designer"],
    ]
    assert run.code == 0
    assert run.out.count("error PAY203") == 1 + 2 + 2

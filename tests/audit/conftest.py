"""What tests of the command line share: guides in a folder of their own, and three ways to run the command on them."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from audit import cli
from audit.linter import Case, Linter
from audit.staleness import Audit
from audit.verdict import Verdict
from schema.example import AS_OF, CANONICAL
from tests.audit.baselines import BELOW_BASE, NAME, OFF_POLICY
from tests.audit.repositories import Repo
from tests.audit.running import COMMAND, Run, on_terminal, piped

PLACED = {"company: acme": "company: {company}", "role: data-engineer": "role: {role}"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the test runs, with nothing around that changes how output looks."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def evidence(folder: Path) -> Callable[..., Path]:
    """Writes a company's file of evidence."""

    def write(text: str, company: str = "acme", root: str = "guides") -> Path:
        file = folder / root / company / "evidence.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    return write


@pytest.fixture
def guide(folder: Path) -> Callable[..., Path]:
    """Writes a guide that is right in every respect, but for the texts that are replaced."""

    def write(name: str = "guides/acme/data-engineer.md", *changes: tuple[str, str]) -> Path:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = CANONICAL
        for line, form in PLACED.items():
            text = text.replace(line, form.format(company=file.parent.name, role=file.stem), 1)
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
        return file

    return write


@pytest.fixture
def payproof(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Runs a command in this process; today is the day of the rules' examples."""
    monkeypatch.setattr(cli, "_today", lambda *_: AS_OF)

    def run(*arguments: str) -> Run:
        capsys.readouterr()
        code = cli.main(list(arguments))
        printed = capsys.readouterr()
        return Run(code, printed.out, printed.err)

    return run


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The guides that were judged in this process, which those are not that the cache knows."""
    seen: list[str] = []
    lint_all = Linter.lint_all

    def watched(self: Linter, cases: Sequence[Case]) -> list[Verdict]:
        seen.extend(case.path for case in cases)
        return lint_all(self, cases)

    monkeypatch.setattr(Linter, "lint_all", watched)
    return seen


@pytest.fixture
def check(payproof: Callable[..., Run], judged: list[str]) -> Callable[..., tuple[Run, list[str]]]:
    """A check, and the guides that it judged anew."""

    def run(*arguments: str) -> tuple[Run, list[str]]:
        judged.clear()
        return payproof("check", *arguments), sorted(judged)

    return run


@pytest.fixture
def process(folder: Path) -> Callable[..., Run]:
    """Runs a command in a process of its own, its streams pipes."""

    def run(*arguments: str, stdin: bytes = b"", **extra: str) -> Run:
        return piped([*COMMAND, *arguments], stdin, extra)

    return run


@pytest.fixture
def terminal(folder: Path) -> Callable[..., Run]:
    """Runs a command on a terminal."""

    def run(*arguments: str, columns: int = 80, **extra: str) -> Run:
        return on_terminal([*COMMAND, *arguments], columns, extra)

    return run


@pytest.fixture
def baselined(guide: Callable[..., Path], payproof: Callable[..., Run]) -> Path:
    """A guide with two errors and a warning, all of which the baseline holds."""
    file = guide(NAME, BELOW_BASE, OFF_POLICY)
    assert payproof("check").code == 1
    assert payproof("baseline").code == 0
    return file


@pytest.fixture
def repo(folder: Path) -> Repo:
    return Repo(folder)


@pytest.fixture
def audit(payproof: Callable[..., Run]) -> Callable[..., dict[str, Any]]:
    """The audit of 2026-06-01 as JSON, with its notes."""

    def run(*arguments: str) -> dict[str, Any]:
        done = payproof("audit", "--format", "json", *arguments)
        assert done.code == 0, done.err
        report: dict[str, Any] = json.loads(done.out)
        report["notes"] = [line.removeprefix("payproof: ") for line in done.err.splitlines()]
        return report

    return run


@pytest.fixture
def points(monkeypatch: pytest.MonkeyPatch, payproof: Callable[..., Run]) -> Callable[..., list[tuple[str, int, int]]]:
    """The trend: of each week the day, how many guides, how many of them past due."""
    from audit.commands import audit as command  # noqa: PLC0415  (its report does not hold all that it found)

    def run(*arguments: str) -> list[tuple[str, int, int]]:
        seen: list[Audit] = []

        def render(name: str, audit: Audit, style: object) -> str:
            seen.append(audit)
            return ""

        with monkeypatch.context() as patched:
            patched.setattr(command, "render", render)
            assert payproof("audit", *arguments).code == 0
        return [(str(point.day), sum(point.counts.values()), point.past_due) for point in seen[0].trend]

    return run

"""`payproof evidence add` on a terminal asks what it cannot know, and writes nothing before it is told to."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from schema.evidence_reading import read_evidence
from tests.audit.running import COMMAND, Run, environment
from tests.audit.saved_postings import POSTING, SETTLED, evidence, posting

__all__ = ["evidence", "posting"]  # fixtures

Payproof = Callable[..., Run]


def asked(*arguments: str, answers: str) -> Run:
    """Run the command on a terminal, and answer what it asks."""
    import pty  # noqa: PLC0415  (needed here alone)

    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment({"TERM": "xterm", "COLUMNS": "200"}),
    )
    os.close(theirs)
    os.write(ours, answers.encode())
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    return Run(child.wait(timeout=60), shown.decode().replace("\r\n", "\n"))


needs_terminal = pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")


@needs_terminal
def test_on_a_terminal_the_day_of_capture_and_then_the_record_are_asked_for(posting: Path, evidence: Path) -> None:
    posting.write_text(POSTING.replace("Created : 2026-03-04", "3 months ago"), encoding="utf-8")
    run = asked("evidence", "add", "posting.txt", "--as-of", "2026-05-01", answers="soon\n2026-05-02\n2026-04-30\ny\n")
    assert run.code == 0
    assert "the day is soon, which is no date: write one such as 2026-11-21" in run.out
    assert "2026-05-02 is after today, 2026-05-01" in run.out
    (listed,) = read_evidence(evidence.read_bytes()).records
    assert (str(listed.record.posted), str(listed.record.captured)) == ("2026-01-30", "2026-04-30")


@needs_terminal
@pytest.mark.parametrize("answers", ["\nn\n", "\n\n", "\nperhaps\n", "\x04\x04"])
def test_on_a_terminal_anything_but_yes_writes_nothing(answers: str, posting: Path, evidence: Path) -> None:
    run = asked("evidence", "add", "posting.txt", "--as-of", "2026-05-01", answers=answers)
    assert run.code == 0
    assert "Nothing was written." in run.out
    assert not evidence.exists()


@needs_terminal
def test_on_a_terminal_a_posting_that_has_changed_is_asked_about(
    posting: Path, evidence: Path, payproof: Payproof
) -> None:
    assert payproof("evidence", "add", "posting.txt", *SETTLED, "--yes").code == 0
    posting.write_text(POSTING.replace("£80k", "£90k"), encoding="utf-8")
    run = asked("evidence", "add", "posting.txt", *SETTLED, "--as-of", "2026-06-01", answers="y\n")
    assert run.code == 0
    assert "Add it as a record of its own? [y/N]" in run.out
    assert "high: 80000, currency: GBP, period: year} there and" in run.out
    assert len(read_evidence(evidence.read_bytes()).records) == 2

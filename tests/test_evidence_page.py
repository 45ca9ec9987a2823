"""docs/evidence.md shows what `payproof evidence add` prints, and a record that is one."""

from pathlib import Path

from schema.evidence_reading import read_evidence
from tests.fences import blocks
from tests.tree import HOME, copied, run

PAGE = HOME / "docs" / "evidence.md"


def test_the_page_s_record_is_one() -> None:
    evidence = read_evidence(blocks(PAGE, "yaml")[0])
    assert not evidence.faults
    assert len(evidence.records) == 1


def test_the_page_shows_what_is_printed(tmp_path: Path) -> None:
    copied(tmp_path, "guides")
    (tmp_path / "posting.txt").write_text(blocks(PAGE, "text")[0], encoding="utf-8")
    command, _, shown = blocks(PAGE, "console")[0].partition("\n")
    ran = run(["bash", "-euo", "pipefail", "-c", command.removeprefix("$ ")], tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == shown


def test_the_page_s_commands_are_none_that_are_misused(tmp_path: Path) -> None:
    copied(tmp_path, "guides")
    (tmp_path / "posting.txt").write_text(blocks(PAGE, "text")[0], encoding="utf-8")
    for line in blocks(PAGE, "sh")[0].splitlines():
        command = line.partition("#")[0].strip()
        captured = "" if "--captured" in command else " --captured 2026-11-21"
        ran = run(["bash", "-euo", "pipefail", "-c", f"{command}{captured} --diff"], tmp_path)
        assert ran.returncode == 0, ran.stderr

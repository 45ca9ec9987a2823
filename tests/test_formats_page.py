"""docs/formats.md: every command on it runs, and every format is on it."""

import re
from pathlib import Path

import pytest

from audit.reports import COUNTED, FORMATS
from audit.reports.github import MOST as ANNOTATIONS
from audit.reports.markdown import LARGEST
from audit.reports.sarif import MOST as RESULTS
from schema.example import CANONICAL
from tests.fences import blocks
from tests.tree import HOME, run

PAGE = HOME / "docs" / "formats.md"
TEXT = PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("commands", blocks(PAGE, "sh"))
def test_a_command_on_the_page_reports_what_is_wrong(commands: str, tmp_path: Path) -> None:
    guide = tmp_path / "guides/acme/data-engineer.md"
    guide.parent.mkdir(parents=True)
    guide.write_text(CANONICAL.replace("total_comp_low: 190000", "total_comp_low: 145000"), encoding="utf-8")
    done = run(["sh", "-c", commands], tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    file = re.search(r"--output (\S+)", commands)
    assert "PAY203" in ((tmp_path / file[1]).read_text(encoding="utf-8") if file else done.stdout)


def test_every_format_is_in_the_table_and_has_its_section() -> None:
    assert re.findall(r"(?m)^\| `(\w+)`", TEXT) == [*COUNTED, *(each for each in FORMATS if each not in COUNTED)]
    sections = re.findall(r"(?m)^## (\w+)$", TEXT)
    assert sections == [each for each in FORMATS if each not in {*COUNTED, "json"}]


def test_the_numbers_on_the_page_are_those_of_the_code() -> None:
    assert f"{RESULTS:,} results" in TEXT
    assert f"{LARGEST:,} bytes" in TEXT
    assert f"{ANNOTATIONS} errors, {ANNOTATIONS} warnings, {ANNOTATIONS} notices" in TEXT

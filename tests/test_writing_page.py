"""docs/writing.md does what it says: its commands run one after the other, and its tables are such as update takes."""

from pathlib import Path

import pytest

from tests.fences import blocks
from tests.tree import HOME, copied, run

PAGE = HOME / "docs" / "writing.md"
COMMANDS = blocks(PAGE, "sh")[0]


@pytest.mark.parametrize("table", blocks(PAGE, "csv"), ids=["a column a field", "a line a field"])
def test_the_commands_run_and_leave_guides_that_are_right(table: str, tmp_path: Path) -> None:
    copied(tmp_path, "guides")
    (tmp_path / "figures.csv").write_text(table.replace("136000", "138000"), encoding="utf-8")
    for line in COMMANDS.splitlines():
        ran = run(["bash", "-euo", "pipefail", "-c", line], tmp_path)
        assert (ran.returncode, bool(ran.stdout)) == (0, True), ran.stderr
    assert run(["payproof", "check"], tmp_path).returncode == 0
    text = (tmp_path / "guides/spotify/data-scientist.md").read_text(encoding="utf-8")
    assert "base_low: 138000\n    base_high: 171000\n" in text
    assert "£138K–£171K" in text

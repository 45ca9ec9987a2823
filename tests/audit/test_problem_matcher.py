"""The problem matcher for GitHub reads what `--format concise` prints."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit.running import HOME, Run

PATTERN = json.loads((HOME / ".github/problem-matcher.json").read_text(encoding="utf-8"))["problemMatcher"][0][
    "pattern"
][0]
PARTS = ("file", "line", "column", "severity", "code", "message")


def read(printed: str) -> list[dict[str, str]]:
    """Each line as the runner reads it, whose patterns are JavaScript's: nothing in this one means another thing there."""
    found = [re.search(PATTERN["regexp"], line, re.ASCII) for line in printed.splitlines()]
    return [{part: match[PATTERN[part]] for part in PARTS} for match in found if match]


@pytest.mark.parametrize("name", ["acme/data-engineer.md", "a b/it's: 3:4: here.md", "-rf/🏔 (1) [x].md"])
def test_every_error_and_warning_is_read_with_its_place(
    name: str, folder: Path, guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    made = guide("guide.md", ("total_comp_low: 190000", "total_comp_low: 145000"), ("2026-05-23", "2027-05-23"))
    (folder / "guides" / name).parent.mkdir(parents=True)
    made.rename(folder / "guides" / name)
    options = ("check", f"guides/{name}", "--select", "PAY203,DUE504")
    found = json.loads(payproof(*options, "--format", "json").out)["findings"]
    assert {each["severity"] for each in found} == {"error", "warning"}
    assert read(payproof(*options, "--format", "concise").out) == [
        {
            "file": each["path"],
            "line": str(each["line"]),
            "column": str(each["column"]),
            "severity": each["severity"],
            "code": each["rule"],
            "message": f"{each['region']}: {each['message']} [{each['name']}]".removeprefix(": "),
        }
        for each in found
    ]


def test_no_other_line_is_a_problem(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    guide()
    assert read(payproof("check", "--format", "concise").out) == []
    assert read(payproof("check", "--format", "full").out) == []

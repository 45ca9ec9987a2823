"""What tests of the baseline share: a guide with faults, and what the file says that it holds."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.audit.running import Run

Guide = Callable[..., Path]
Command = Callable[..., Run]

NAME = "guides/acme/data-engineer.md"
FILE = ".payproof-baseline.json"
BELOW_BASE = ("    total_comp_low: 190000", "    total_comp_low: 145000")  # PAY203, and TAB302 with the table
OFF_POLICY = ("next_review_due: 2026-05-23", "next_review_due: 2026-06-23")  # DUE504, a warning


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def held(folder: Path) -> dict[str, dict[str, int]]:
    """How many findings of each guide and rule the baseline holds, as it says itself."""
    data = json.loads((folder / FILE).read_text(encoding="utf-8"))
    assert data["version"] == 1
    for rules in data["guides"].values():
        assert all(group["count"] == len(group["findings"]) > 0 for group in rules.values())
    return {guide: {rule: group["count"] for rule, group in rules.items()} for guide, rules in data["guides"].items()}


def checked(payproof: Command, *arguments: str) -> tuple[list[str], int]:
    """The rules of the findings that are new, and how many are known."""
    report: dict[str, Any] = json.loads(payproof("check", "--format", "json", *arguments).out)
    return [finding["rule"] for finding in report["findings"]], report["summary"]["baselined"]

"""What tests of edits share: a branch that a guide is changed on, and what is found there."""

import json
from collections.abc import Callable
from typing import Any

from jsonschema import Draft202012Validator

from tests.audit.running import HOME, Run

VALIDATOR = Draft202012Validator(json.loads((HOME / "docs/check.schema.json").read_text(encoding="utf-8")))
NEW_BASE = ("    base_low: 150000", "    base_low: 155000")
LARGE_BASE = ("    base_low: 150000", "    base_low: 195000")
IN_TABLE = ("$150K–$200K", "$155K–$200K")
REVIEWED = (
    ("last_updated: 2026-02-23", "last_updated: 2026-05-25"),
    ("next_review_due: 2026-05-23", "next_review_due: 2026-08-25"),
)


def report(run: Run) -> dict[str, Any]:
    """What a check printed as JSON, with its notes."""
    assert run.code in {0, 1}, run.err
    found: dict[str, Any] = json.loads(run.out)
    VALIDATOR.validate(found)
    found["notes"] = [line.removeprefix("payproof: ") for line in run.err.splitlines()]
    return found


def found(run: Run) -> list[tuple[str, str, int]]:
    """Path, rule and line of each finding."""
    return [(each["path"], each["rule"], each["line"]) for each in report(run)["findings"]]


Payproof = Callable[..., Run]

"""What tests of a company's evidence share: two postings, and an audit's JSON, held against its schema."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from tests.audit.running import Run

HOME = Path(__file__).resolve().parents[2]
SCHEMA = Draft202012Validator(json.loads((HOME / "docs/audit.schema.json").read_text(encoding="utf-8")))
ENGINEER = "guides/acme/data-engineer.md"
POSTING = """\
- kind: job-posting
  title: Data Engineer II
  location: London, UK
  posted: 2026-03-04
  captured: 2026-05-30
"""
CLOSED = """\
- kind: job-posting
  title: Data Engineer
  employer: Acme Group
  location: London
  posted: 2026-01-21
  posted_about: true
  captured: 2026-05-30
  status: closed
"""


def report(run: Run) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run.out)
    SCHEMA.validate(data)
    return data


def found(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Each finding of a report: where, and which rule."""
    every = [*data["guides"], *data["evidence_files"]]
    return sorted((each["path"], finding["rule"]) for each in every for finding in each["findings"])

"""`--format gitlab`: a code quality report in the form that GitLab documents, with a fingerprint for each finding."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from audit.reports import render
from audit.reports.style import Style
from schema.finding import Severity
from tests.audit.made_reports import HOSTILE, crash, finding, hostile, report

TEXT = {"type": "string", "minLength": 1}
# What GitLab's documentation asks of each.
ISSUE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "properties": {
        "description": TEXT,
        "check_name": TEXT,
        "fingerprint": TEXT,
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "type": "object",
            "additionalProperties": False,
            "required": ["path", "lines"],
            "properties": {
                "path": {"type": "string", "not": {"pattern": "^\\./"}},
                "lines": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["begin", "end"],
                    "properties": {
                        "begin": {"type": "integer", "minimum": 1},
                        "end": {"type": "integer", "minimum": 1},
                    },
                },
            },
        },
    },
}
VALIDATOR = Draft202012Validator({"type": "array", "items": ISSUE})


def issues(found: Any) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(render("gitlab", found, Style()))
    VALIDATOR.validate(made)
    assert len({each["fingerprint"] for each in made}) == len(made)
    return made


def test_a_finding_is_an_issue_at_its_line() -> None:
    (issue,) = issues(report(finding()))
    del issue["fingerprint"]
    assert issue == {
        "description": "TAB302 London: stock_high is 80,000 in the frontmatter and 86,000 in the table: correct the wrong one",
        "check_name": "TAB302 figure-differs",
        "severity": "major",
        "location": {"path": "guides/acme/data-engineer.md", "lines": {"begin": 45, "end": 45}},
    }


def test_a_clean_run_is_an_empty_list() -> None:
    assert render("gitlab", report(clean=["guides/a/b.md"]), Style()) == "[]\n"


def test_the_worst_come_first_and_a_crash_before_them() -> None:
    found = issues(report(*(finding(severity=each) for each in reversed(Severity)), crashes=[crash()]))
    assert [each["severity"] for each in found] == ["blocker", "major", "minor", "info"]


def test_two_equal_findings_have_fingerprints_of_their_own_and_the_first_keeps_its() -> None:
    one, two = finding(), finding("other/acme/data-engineer.md")
    (alone,) = issues(report(one))
    both = issues(report(one, one, two))
    assert alone["fingerprint"] == both[0]["fingerprint"]


def test_a_fingerprint_stays_when_lines_move() -> None:
    moved = finding(span=finding().span._replace(line=90, end_line=90))
    assert [each["fingerprint"] for each in issues(report(finding()))] == [
        each["fingerprint"] for each in issues(report(moved))
    ]


def test_what_the_baseline_holds_or_a_comment_silences_is_no_issue() -> None:
    assert issues(report(baselined=[finding()], suppressed=[finding()])) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_guide_does_no_harm(text: str) -> None:
    printed = render("gitlab", hostile(text), Style())
    assert printed.isascii()
    assert "##[" not in printed
    found = issues(hostile(text))
    assert len(found) == 4
    for each in found:
        json.dumps(each, ensure_ascii=False).encode()
        assert not set(each["description"]) & set("\n\r\x1b\x9b\u202e")

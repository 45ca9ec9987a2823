"""The weekly issue, against a gh that keeps its issues in a file and records what it was asked."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / ".github" / "scripts" / "rolling_issue.py"

FAKE_GH = """#!{python}
import json, os, sys
from pathlib import Path
home = Path(os.environ["FAKE_GH"])
issues = json.loads((home / "issues.json").read_text(encoding="utf-8"))
asked = sys.argv[1:]
stdin = sys.stdin.read() if "--body-file" in asked else None
calls = json.loads((home / "calls.json").read_text(encoding="utf-8"))
(home / "calls.json").write_text(json.dumps([*calls, {{"asked": asked, "stdin": stdin}}]), encoding="utf-8")
if (home / "broken").exists():
    sys.stderr.write("HTTP 401: Bad credentials\\n")
    sys.exit(1)
verb = asked[1]
if verb == "list":
    print(json.dumps(issues))
elif verb == "create":
    issues.append({{"number": len(issues) + 1, "state": "OPEN", "body": stdin}})
    print(f"https://github.com/acme/guides/issues/{{len(issues)}}")
else:
    issue = next(each for each in issues if str(each["number"]) == asked[2])
    if verb == "edit":
        issue["body"] = stdin
    else:
        issue["state"] = "CLOSED" if verb == "close" else "OPEN"
(home / "issues.json").write_text(json.dumps(issues), encoding="utf-8")
"""


class World:
    """A repository with its issues, as gh sees it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        (home / "bin").mkdir()
        fake = home / "bin" / "gh"
        fake.write_text(FAKE_GH.format(python=sys.executable), encoding="utf-8")
        fake.chmod(0o755)
        (home / "calls.json").write_text("[]", encoding="utf-8")
        self.issues = []

    @property
    def issues(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((self.home / "issues.json").read_text(encoding="utf-8"))
        return found

    @issues.setter
    def issues(self, issues: list[dict[str, Any]]) -> None:
        (self.home / "issues.json").write_text(json.dumps(issues), encoding="utf-8")

    @property
    def calls(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((self.home / "calls.json").read_text(encoding="utf-8"))
        return found

    @property
    def verbs(self) -> list[str]:
        return [call["asked"][1] for call in self.calls]

    def run(
        self, states: dict[str, str], markdown: str = "# Due\n", newer: str = "", **more: str
    ) -> subprocess.CompletedProcess[str]:
        counts: dict[str, int] = {}
        for state in states.values():
            counts[state] = counts.get(state, 0) + 1
        guides: list[dict[str, Any]] = [
            {"path": path, "state": state, "owner": "unowned", "planned_for": None, "findings": []}
            for path, state in states.items()
        ]
        if newer:
            guides[0]["findings"] = [{"rule": "EVD704", "fingerprint": "0"}, {"rule": "EVD701", "fingerprint": newer}]
        late = sum(state in {"overdue", "stale", "expired"} for state in states.values())
        audit = {"guides": guides, "counts": counts, "past_due": late}
        (self.home / "audit.json").write_text(json.dumps(audit), encoding="utf-8")
        (self.home / "audit.md").write_text(markdown, encoding="utf-8")
        env = {
            "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}",
            "FAKE_GH": str(self.home),
            "AUDIT_JSON": str(self.home / "audit.json"),
            "AUDIT_MARKDOWN": str(self.home / "audit.md"),
            **more,
        }
        return subprocess.run(
            [sys.executable, str(SCRIPT)], env=env, capture_output=True, encoding="utf-8", check=False
        )


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_the_first_overdue_guide_opens_an_issue_with_a_hidden_mark(world: World) -> None:
    run = world.run({"acme/data-engineer.md": "overdue"}, ISSUE_LABEL="staleness", ISSUE_TITLE="Due")
    assert (run.returncode, run.stderr) == (0, "")
    created = world.calls[-1]["asked"]
    assert created == ["issue", "create", "--title", "Due", "--body-file", "-", "--label", "staleness"]
    assert world.issues[0]["body"].startswith("<!-- payproof-staleness ")
    assert world.issues[0]["body"].endswith("# Due\n")


def test_a_week_without_a_change_says_nothing(world: World) -> None:
    world.run({"acme/data-engineer.md": "overdue"})
    run = world.run({"acme/data-engineer.md": "overdue"}, markdown="# Due, a week later\n")
    assert run.stdout == "Nothing has changed since issue 1 was last updated.\n"
    assert world.verbs == ["list", "create", "list"]


def test_a_change_updates_the_one_issue(world: World) -> None:
    world.run({"acme/data-engineer.md": "overdue"})
    run = world.run({"acme/data-engineer.md": "stale"}, markdown="# Worse\n")
    assert run.stdout == "Updated issue 1.\n"
    assert len(world.issues) == 1
    assert world.issues[0]["body"].endswith("# Worse\n")


def test_the_issue_closes_itself_when_nothing_is_overdue_and_opens_again_when_something_is(world: World) -> None:
    world.run({"acme/data-engineer.md": "overdue"})
    assert world.run({"acme/data-engineer.md": "fresh"}).stdout == "Nothing is overdue any more: issue 1 is closed.\n"
    assert world.issues[0]["state"] == "CLOSED"
    assert world.run({"acme/data-engineer.md": "fresh"}).stdout == "Nothing is overdue, and no issue is open.\n"
    assert world.run({"acme/data-engineer.md": "expired"}).stdout == "Reopened issue 1.\n"
    assert [issue["state"] for issue in world.issues] == ["OPEN"]


def test_newer_evidence_opens_an_issue_about_guides_that_are_not_due_and_more_of_it_updates_it(world: World) -> None:
    assert world.run({"acme/data-engineer.md": "fresh"}, newer="a1").stdout.startswith("Opened ")
    assert world.run({"acme/data-engineer.md": "fresh"}, newer="a1").stdout.startswith("Nothing has changed")
    assert world.run({"acme/data-engineer.md": "fresh"}, newer="b2").stdout == "Updated issue 1.\n"
    assert world.run({"acme/data-engineer.md": "fresh"}).stdout == "Nothing is overdue any more: issue 1 is closed.\n"


def test_a_guide_that_cannot_be_read_keeps_the_issue_open(world: World) -> None:
    assert world.run({"acme/data-engineer.md": "invalid"}).stdout.startswith("Opened ")


def test_issues_without_the_mark_are_left_alone(world: World) -> None:
    world.issues = [{"number": 1, "state": "OPEN", "body": "payproof-staleness is a word in my text"}]
    world.run({"acme/data-engineer.md": "overdue"})
    assert [issue["number"] for issue in world.issues] == [1, 2]
    assert world.issues[0]["body"] == "payproof-staleness is a word in my text"


def test_hostile_text_reaches_github_as_text(world: World) -> None:
    hostile = "# $(touch pwned) `touch pwned` ; --title x\n"
    world.run({"$(touch pwned)/-rf.md": "overdue"}, markdown=hostile)
    assert world.issues[0]["body"].endswith(hostile)
    assert not list(world.home.glob("**/pwned"))


def test_what_gh_refuses_is_told_in_one_line(world: World) -> None:
    (world.home / "broken").touch()
    run = world.run({"acme/data-engineer.md": "overdue"})
    assert (run.returncode, run.stderr) == (1, "rolling_issue: gh issue list failed: HTTP 401: Bad credentials\n")


def test_a_missing_setting_is_named(world: World) -> None:
    run = subprocess.run([sys.executable, str(SCRIPT)], env={}, capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stderr) == (2, "rolling_issue: the environment does not say AUDIT_JSON\n")

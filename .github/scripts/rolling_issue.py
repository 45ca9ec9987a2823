"""Keeps one issue about stale guides: opens it, updates it when something changed, closes it when nothing is overdue.

It reads what `payproof audit` wrote, as JSON and as Markdown, and talks to GitHub through `gh`. All it is told comes by the
environment: AUDIT_JSON and AUDIT_MARKDOWN name the two files, ISSUE_TITLE and ISSUE_LABEL say how the issue is called,
GH_REPO and GH_TOKEN are gh's own.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

MARK = re.compile(r"<!-- payproof-staleness ([0-9a-f]{16}) -->")
DUE = ("invalid", "expired", "stale", "overdue")
NEWER = "EVD701"
LONGEST = 65_000  # characters of an issue's body; GitHub takes 65,536


class GhError(Exception):
    """gh could not do what it was asked."""


def gh(*arguments: str, stdin: str | None = None) -> str:
    """Ask gh; its arguments are a list, so nothing in them is ever read by a shell."""
    try:
        run = subprocess.run(["gh", *arguments], input=stdin, capture_output=True, encoding="utf-8", check=False)
    except OSError as error:
        raise GhError(f"gh cannot be run: {error.strerror}") from error
    if run.returncode:
        raise GhError(f"gh {' '.join(arguments[:2])} failed: {run.stderr.strip() or 'it says nothing'}")
    return run.stdout


def newer(guide: dict[str, Any]) -> list[str]:
    """What evidence says that is newer than the guide."""
    return [finding["fingerprint"] for finding in guide["findings"] if finding["rule"] == NEWER]


def digest(audit: dict[str, Any]) -> str:
    """What the issue is about, without the days that pass: which guide is in which state, whose it is, and what is newer."""
    guides = sorted(
        (guide["path"], guide["state"], guide["owner"], guide["planned_for"] or "", newer(guide))
        for guide in audit["guides"]
    )
    return hashlib.sha256(json.dumps(guides, ensure_ascii=True).encode()).hexdigest()[:16]


def ours(label: str) -> list[dict[str, Any]]:
    """The issues that carry our mark, open ones first, then the newest; a label keeps the list short in a busy repository."""
    named = ["--label", label] if label else []
    found = json.loads(gh("issue", "list", "--state", "all", "--limit", "1000", "--json", "number,state,body", *named))
    marked = [issue for issue in found if MARK.search(issue["body"] or "")]
    return sorted(marked, key=lambda issue: (issue["state"] != "OPEN", -issue["number"]))


def keep(audit: dict[str, Any], markdown: str, title: str, label: str) -> str:
    """Bring the issue up to date; the answer says what was done."""
    due = audit["past_due"] or any(audit["counts"].get(state) for state in DUE) or any(map(newer, audit["guides"]))
    mark = digest(audit)
    body = f"<!-- payproof-staleness {mark} -->\n{markdown[:LONGEST]}"
    issue = next(iter(ours(label)), None)
    is_open = issue is not None and issue["state"] == "OPEN"
    if not due:
        if issue is None or not is_open:
            return "Nothing is overdue, and no issue is open."
        number = str(issue["number"])
        gh("issue", "edit", number, "--body-file", "-", stdin=body)
        gh("issue", "close", number, "--comment", "Nothing is overdue any more.")
        return f"Nothing is overdue any more: issue {number} is closed."
    if issue is None:
        named = ["--label", label] if label else []
        url = gh("issue", "create", "--title", title, "--body-file", "-", *named, stdin=body).strip()
        return f"Opened {url}."
    number = str(issue["number"])
    known = MARK.search(issue["body"])
    if is_open and known and known[1] == mark:
        return f"Nothing has changed since issue {number} was last updated."
    gh("issue", "edit", number, "--body-file", "-", stdin=body)
    if not is_open:
        gh("issue", "reopen", number)
        return f"Reopened issue {number}."
    return f"Updated issue {number}."


def main() -> int:
    try:
        audit = json.loads(Path(os.environ["AUDIT_JSON"]).read_text(encoding="utf-8"))
        markdown = Path(os.environ["AUDIT_MARKDOWN"]).read_text(encoding="utf-8")
        title = os.environ.get("ISSUE_TITLE") or "Compensation guides that are due for review"
        said = keep(audit, markdown, title, os.environ.get("ISSUE_LABEL", ""))
    except KeyError as error:
        sys.stderr.write(f"rolling_issue: the environment does not say {error.args[0]}\n")
        return 2
    except (OSError, ValueError) as error:
        sys.stderr.write(f"rolling_issue: the audit cannot be read: {error}\n")
        return 2
    except GhError as error:
        sys.stderr.write(f"rolling_issue: {error}\n")
        return 1
    sys.stdout.write(said + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

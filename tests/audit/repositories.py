"""Real repositories with guides in them, whose commits are made on days that are told."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

KINDS = ("new", "worse", "better", "resolved", "removed")
ENGINEER, ANALYST = "guides/acme/data-engineer.md", "guides/acme/analyst.md"
# The guide of the fixture: updated on 2026-02-23, due on 2026-05-23; due-soon from 05-09, overdue from 05-24, stale from 06-24.
RENEWED = (
    ("last_updated: 2026-02-23", "last_updated: 2026-05-25"),
    ("next_review_due: 2026-05-23", "next_review_due: 2026-08-25"),
)


class Repo:
    """A repository in a folder, whose commits are made on days that are told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self("init", "--quiet", "--initial-branch=main")

    def __call__(self, *arguments: str, at: str = "2026-01-01T12:00:00Z") -> str:
        who = {f"GIT_{role}_{what}": "t" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        where = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        when = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.folder, check=True, capture_output=True, env={**os.environ, **who, **where, **when},
        )  # fmt: skip
        return done.stdout.decode().strip()

    def commit(self, at: str) -> str:
        """Commit all that there is, at noon where only the day is told."""
        at = at if "T" in at else f"{at}T12:00:00Z"
        self("add", "--all", at=at)
        self("commit", "--quiet", "--allow-empty", "--message", at, at=at)
        return self("rev-parse", "HEAD")


def changes(report: dict[str, Any]) -> dict[str, list[tuple[str, str | None, str | None]]]:
    """The changes of a delta by their kind; only the kinds that occur."""
    delta = report["delta"]
    assert delta is not None, report["notes"]
    found = {kind: [(change["path"], change["before"], change["after"]) for change in delta[kind]] for kind in KINDS}
    return {kind: listed for kind, listed in found.items() if listed}


Guide = Callable[..., Path]
Audited = Callable[..., dict[str, Any]]

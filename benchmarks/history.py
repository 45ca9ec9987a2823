"""Writes guides as a git repository: a commit every Monday, in which some are added, renewed, edited and renamed."""

import os
import subprocess
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import IO

from benchmarks.companies import Company, Role, companies
from benchmarks.drafts import UPDATED, draft
from benchmarks.faults import Faults
from benchmarks.planted import Planted

# What happens to a guide in a week, as shares of all guides: each is renewed about once a quarter. Only roles that are
# one company's own are renamed.
SHARES = {"renewed": 1 / 13, "edited": 1 / 100, "figures-alone": 1 / 400, "date-alone": 1 / 400, "renamed": 1 / 40}
# So many of all guides are there from the beginning.
FIRST_SHARE = 0.85
WRITER = "Guide Generator <guides@example.invalid>"


@dataclass(frozen=True, slots=True)
class Event:
    """What one commit did to one guide; `was` is the path that it had before."""

    week: int
    kind: str
    path: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """All that happened, and the faults that stand in the last commit."""

    events: tuple[Event, ...]
    planted: tuple[Planted, ...]


@dataclass(slots=True)
class _Guide:
    company: Company
    role: Role
    updated: date
    growth: float = 1.0
    notes: int = 0
    edition: int = 0


def write_history(
    root: Path,
    count: int,
    *,
    seed: int = 0,
    weeks: int = 12,
    faults: bool | Collection[str] = True,
    until: date = UPDATED,
) -> Past:
    """Make a repository of so many guides in so many weekly commits, the last of them on that day."""
    if weeks < 1:
        raise ValueError(f"{weeks} weeks are no history: ask for one at least")
    teller = _Teller(count, seed, weeks, Faults(faults), until)
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "--quiet", "--initial-branch=main", ".")
    with subprocess.Popen(
        ["git", "fast-import", "--quiet"], cwd=root, env=_environment(), stdin=subprocess.PIPE
    ) as importer:
        if importer.stdin is None:
            raise RuntimeError("git fast-import takes no input")
        for week in range(weeks):
            teller.tell(week, importer.stdin)
        importer.stdin.close()
        if importer.wait():
            raise RuntimeError("git fast-import failed: see what it printed above")
    git(root, "reset", "--quiet", "--hard", "main")
    return Past(tuple(teller.events), tuple(fault for planted in teller.planted.values() for fault in planted))


def git(root: Path, *arguments: str) -> str:
    """What git answers, whatever this machine's configuration says."""
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=_environment(), check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def _environment() -> dict[str, str]:
    """Ours, less what a hook that runs us would have git do elsewhere, and less all configuration."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}


class _Teller:
    """Knows what every guide looks like in the week that is told."""

    def __init__(self, count: int, seed: int, weeks: int, faults: Faults, until: date) -> None:
        self._seed, self._faults, self._weeks, self._until = seed, faults, weeks, until
        self._random = Random(f"{seed}/history")
        every = islice(((company, role) for company in companies(seed) for role in company.roles), count)
        start = self._monday(0)
        self._waiting = [_Guide(company, role, start) for company, role in every]
        self._random.shuffle(self._waiting)
        self._present: list[_Guide] = []
        self._first = max(1, round(count * FIRST_SHARE)) if weeks > 1 else count
        self.events: list[Event] = []
        self.planted: dict[str, tuple[Planted, ...]] = {}

    def _monday(self, week: int) -> date:
        return self._until - timedelta(weeks=self._weeks - 1 - week)

    def tell(self, week: int, out: IO[bytes]) -> None:
        """Write one commit."""
        day = self._monday(week)
        begun = len(self.events)
        changes = b"".join(self._changes(week, day))
        happened = [event.kind for event in self.events[begun:]]
        said = ", ".join(f"{happened.count(kind)} {kind}" for kind in dict.fromkeys(happened)) or "nothing"
        message = f"Week {week + 1}: {said}\n".encode()
        noon = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
        head = f"commit refs/heads/main\ncommitter {WRITER} {noon} +0000\ndata {len(message)}\n".encode()
        out.write(head + message + changes + b"\n")

    def _changes(self, week: int, day: date) -> Iterator[bytes]:
        touched = self._present if week else []
        yield from self._touch(week, day, list(touched))
        left = self._weeks - week
        adding = len(self._waiting) // left if week else self._first
        for guide in [self._waiting.pop() for _ in range(min(adding, len(self._waiting)))]:
            guide.updated = day
            self._present.append(guide)
            yield self._write(week, "added", guide)

    def _touch(self, week: int, day: date, guides: list[_Guide]) -> Iterator[bytes]:
        for guide in guides:
            share = self._random.random()
            for kind, part in SHARES.items():
                if share < part and not (kind == "renamed" and guide.role.standard):
                    yield from self._change(week, day, guide, kind)
                    break
                share -= part

    def _change(self, week: int, day: date, guide: _Guide, kind: str) -> Iterator[bytes]:
        if kind in {"renewed", "date-alone"}:
            guide.updated = day
        if kind in {"renewed", "figures-alone"}:
            # Well above what rounding to a cell's step could undo, well below what a reviewer would stop at.
            guide.growth *= 1.015 + self._random.random() / 50
        if kind == "edited":
            guide.notes += 1
        was = ""
        if kind == "renamed":
            was = f"{guide.company.slug}/{guide.role.slug}.md"
            guide.edition += 1
            guide.role = guide.company.specialty(guide.edition)
            self.planted.pop(was, None)
            yield f"D {was}\n".encode()
        yield self._write(week, kind, guide, was)

    def _write(self, week: int, kind: str, guide: _Guide, was: str = "") -> bytes:
        made = draft(
            guide.company, guide.role, self._seed, updated=guide.updated, growth=guide.growth, notes=guide.notes
        )
        self.planted[made.path] = self._faults.plant(made, self._seed)
        self.events.append(Event(week, kind, made.path, was))
        data = made.text().encode("utf-8", "surrogateescape")
        return f"M 100644 inline {made.path}\ndata {len(data)}\n".encode() + data + b"\n"

"""What a repository had, and when: the commits of HEAD's line, revisions by name, and the files of a commit."""

import os
import posixpath
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property
from pathlib import Path

from audit.git import Answer, git, objects

_LINK = b"120000"
_MOST_FOLDERS = 200  # beyond so many the whole tree is listed, for a command line is not endless
_CONTROLS = frozenset(chr(code) for code in (*range(32), 127))


class HistoryError(Exception):
    """History that is not there; the message is a note for whoever asked."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, and the second at which it was made."""

    name: str
    second: int

    def day(self, zone: tzinfo) -> date:
        return datetime.fromtimestamp(self.second, zone).date()


def end_of(day: date, zone: tzinfo) -> int:
    """The last second of a day."""
    try:
        return int(datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC).timestamp()) - 1
    except OverflowError:  # the last day of the calendar
        return int(datetime.combine(day, time(), UTC).timestamp()) + 86_399


class Repository:
    """The past of one repository, which may be cut short."""

    def __init__(self, top: Path) -> None:
        self.top = top

    def _ask(self, *arguments: str, stdin: bytes = b"") -> bytes:
        answer = self._try(*arguments, stdin=stdin)
        if answer.code:
            raise HistoryError(f"git cannot read the history of {self.top}: {answer.reason}")
        return answer.out

    def _try(self, *arguments: str, stdin: bytes = b"") -> Answer:
        answer = git(self.top, arguments, stdin)
        if answer is None:
            raise HistoryError("git cannot be run, so nothing is known of earlier days")
        return answer

    @cached_property
    def shallow(self) -> bool:
        return self._ask("rev-parse", "--is-shallow-repository").strip() == b"true"

    @cached_property
    def line(self) -> list[Commit]:
        """The commits that HEAD has been, newest first, by first parents."""
        self.require_commits()
        out = self._ask("rev-list", "--first-parent", "--timestamp", "HEAD", "--")
        return [Commit(name, int(second)) for second, name in (row.split() for row in out.decode().splitlines())]

    def require_commits(self) -> None:
        if self.named("HEAD") is None:
            raise HistoryError(f"the repository {self.top} has no commit yet, so nothing is known of earlier days")

    def named(self, revision: str) -> Commit | None:
        """The commit that a revision means; None where git knows none."""
        if not revision or not _CONTROLS.isdisjoint(revision):
            return None
        name = self._object(revision)
        name = name and self._object(f"{name}^{{commit}}")  # what a tag leads to; `:/words` takes no such ending
        return self._commit(name) if name else None

    def _commit(self, name: str) -> Commit:
        second = self._ask("rev-list", "--no-walk", "--timestamp", name, "--").split()[0]
        return Commit(name, int(second))

    def _object(self, expression: str) -> str:
        """The full name of the object that an expression means, empty where there is none."""
        # By standard input, where nothing is taken for an option.
        words = self._ask("cat-file", "--batch-check", stdin=os.fsencode(f"{expression}\n")).split()
        return words[0].decode() if len(words) == 3 and words[2].isdigit() else ""

    def common(self, other: Commit) -> Commit | None:
        """The best commit that HEAD and another have in common; None where there is none, or a cut hides it."""
        answer = self._try("merge-base", other.name, "HEAD")
        return self._commit(answer.out.decode().strip()) if answer.code == 0 else None

    def last_by(self, day: date, zone: tzinfo) -> Commit | None:
        """What HEAD was at the end of a day; None where it was nothing yet, an error where a cut hides what it was."""
        latest = end_of(day, zone)
        found = next((commit for commit in self.line if commit.second <= latest), None)
        if found is None and self.shallow:
            raise HistoryError(
                f"this clone is shallow and begins on {self.begins(zone)}, so nothing is known of {day}: "
                "fetch the rest with `git fetch --unshallow` (fetch-depth: 0 of actions/checkout)"
            )
        return found

    def begins(self, zone: tzinfo) -> date:
        """The day of the first commit of HEAD's line that is here."""
        return self.line[-1].day(zone)

    def files(self, commit: Commit, folders: Collection[str]) -> dict[str, str]:
        """The Markdown that a commit has in folders or at paths below the top, by path, each with its object's name.

        A link stands for the file that it leads to, and is left out where it leads to none of these.
        """
        inside = [] if "" in folders or len(folders) > _MOST_FOLDERS else sorted(folders)
        listed = self._ask("--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit.name, "--", *inside)
        found: dict[str, str] = {}
        links: dict[str, str] = {}
        for entry in listed.split(b"\0"):
            head, _, raw = entry.partition(b"\t")
            if raw[-3:].lower() != b".md":
                continue
            mode, kind, name = head.split()
            if kind == b"blob":
                (links if mode == _LINK else found)[os.fsdecode(raw)] = name.decode()
        if links:
            targets = dict(objects(self.top, list(links.values())))
            for path, link in links.items():
                target = posixpath.join(posixpath.dirname(path), os.fsdecode(targets.get(link, b"")))
                if (there := posixpath.normpath(target)) in found:
                    found[path] = found[there]
        return found

    def sizes(self, names: Iterable[str]) -> dict[str, int]:
        """How large objects are; an error where one is missing, as in a partial clone."""
        asked = list(names)
        # In a partial clone git may give up in the middle of its answer.
        out = self._try(
            "cat-file", "--batch-check", "--buffer", stdin="".join(f"{name}\n" for name in asked).encode()
        ).out
        rows = [row.split() for row in out.decode().splitlines()]
        if len(rows) != len(asked) or any(len(row) != 3 for row in rows):
            raise HistoryError(_partial(self.top))
        return {name: int(size) for name, _, size in rows}

    def contents(self, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """The contents of objects, by one process."""
        read = 0
        for name, data in objects(self.top, names):
            read += 1
            yield name, data
        if read < len(names):
            raise HistoryError(_partial(self.top))


def _partial(top: Path) -> str:
    return f"earlier texts are missing from {top}, as in a partial clone: fetch it without --filter"

"""Holds a release together: the tag, pyproject.toml and CHANGELOG.md name one version, whose notes are printed.

`release_notes.py v1.2.3` prints the notes of that version; without a tag it only asks whether the two files agree.
"""

import re
import sys
import tomllib
from pathlib import Path

MISUSED = 2
_SECTION = re.compile(r"^## \[([^\]]+)\](?: - ([0-9]{4}-[0-9]{2}-[0-9]{2}))?[ \t]*$", re.MULTILINE)
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+(?:(?:a|b|rc)[0-9]+)?")


class WrongError(Exception):
    """What keeps a version from being released."""


def sections(text: str) -> dict[str, tuple[str, str]]:
    """The versions of a change log, the newest first, each with its date and its notes."""
    found = list(_SECTION.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    pairs = [
        (match[1], (match[2] or "", text[match.end() : end].strip())) for match, end in zip(found, ends, strict=True)
    ]
    twice = [name for number, (name, _) in enumerate(pairs) if name in dict(pairs[:number])]
    if twice:
        raise WrongError(f"CHANGELOG.md has two sections {twice[0]}: make them one")
    return dict(pairs)


def notes(folder: Path, tag: str) -> str:
    """The notes of the version that a tag names."""
    version = str(tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
    told = sections((folder / "CHANGELOG.md").read_text(encoding="utf-8"))
    if not _VERSION.fullmatch(version):
        raise WrongError(f"pyproject.toml has version {version}: write one such as 1.2.3")
    if next(iter(told), "") != "Unreleased":
        raise WrongError("CHANGELOG.md does not begin with a section [Unreleased]: put it above the newest version")
    if not tag:
        return ""
    if tag != f"v{version}":
        raise WrongError(
            f"the tag is {tag} and pyproject.toml has version {version}: tag v{version}, or correct the version"
        )
    if version not in told:
        raise WrongError(f"CHANGELOG.md has no section [{version}]: rename [Unreleased], and begin a new one above it")
    day, text = told[version]
    if not day:
        raise WrongError(f"CHANGELOG.md gives [{version}] no date: write `## [{version}] - 2026-01-31`")
    if not text:
        raise WrongError(f"CHANGELOG.md tells nothing of [{version}]")
    if told["Unreleased"][1]:
        raise WrongError(
            "CHANGELOG.md has changes that are unreleased: move them into the version, or release them first"
        )
    return text


def main(arguments: list[str]) -> int:
    try:
        text = notes(Path.cwd(), arguments[0] if arguments else "")
    except WrongError as error:
        sys.stderr.write(f"release_notes: {error}\n")
        return MISUSED
    sys.stdout.write(f"{text}\n" if text else "")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

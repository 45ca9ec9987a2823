"""A release: the tag, the project's version and the change log agree, or it does not begin."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tree import HOME

SCRIPT = HOME / ".github" / "scripts" / "release_notes.py"
LOG = """# Changelog

## [Unreleased]

## [1.2.0] - 2026-11-21

### Added

- Something.

## [1.1.0] - 2026-01-02

- Less.
"""


def released(folder: Path, *tag: str, log: str = LOG, version: str = "1.2.0") -> tuple[int, str, str]:
    (folder / "CHANGELOG.md").write_text(log, encoding="utf-8")
    (folder / "pyproject.toml").write_text(f'[project]\nversion = "{version}"\n', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, SCRIPT, *tag], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_the_notes_are_those_of_the_version_and_no_other(tmp_path: Path) -> None:
    assert released(tmp_path, "v1.2.0") == (0, "### Added\n\n- Something.\n", "")
    assert released(tmp_path, "v1.1.0", version="1.1.0")[1] == "- Less.\n"


@pytest.mark.parametrize(
    ("tag", "old", "new", "version", "words"),
    [
        ("v1.2.1", "", "", "1.2.0", "the tag is v1.2.1 and pyproject.toml has version 1.2.0: tag v1.2.0"),
        ("1.2.0", "", "", "1.2.0", "the tag is 1.2.0 and pyproject.toml has version 1.2.0"),
        ("v1.3.0", "", "", "1.3.0", "CHANGELOG.md has no section [1.3.0]"),
        ("v1.2.0", " - 2026-11-21", "", "1.2.0", "CHANGELOG.md gives [1.2.0] no date"),
        ("v1.2.0", "### Added\n\n- Something.\n", "", "1.2.0", "CHANGELOG.md tells nothing of [1.2.0]"),
        ("v1.2.0", "[Unreleased]\n", "[Unreleased]\n\n- More.\n", "1.2.0", "has changes that are unreleased"),
        ("v1.2.0", "## [Unreleased]\n", "", "1.2.0", "does not begin with a section [Unreleased]"),
        ("v1.2.0", "[1.1.0]", "[1.2.0]", "1.2.0", "CHANGELOG.md has two sections 1.2.0"),
        ("v1.2", "", "", "1.2", "pyproject.toml has version 1.2: write one such as 1.2.3"),
    ],
)
def test_what_disagrees_ends_the_release_in_one_sentence(
    tag: str, old: str, new: str, version: str, words: str, tmp_path: Path
) -> None:
    code, out, err = released(tmp_path, tag, log=LOG.replace(old, new, 1) if old else LOG, version=version)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert words in err


def test_this_project_s_version_and_change_log_agree() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT], cwd=HOME, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

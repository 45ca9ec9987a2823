"""What git ignores is not judged, in real repositories; what is named is."""

import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from audit import search
from audit.config import Config
from audit.files import Found
from tests.audit.running import Run

ENGINEER = "guides/acme/data-engineer.md"
DRAFT = "guides/acme/draft.md"


def git(*arguments: str, folder: Path | None = None) -> None:
    names = {"GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@t", "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@t"}
    where = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-c", "protocol.file.allow=always", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env={**os.environ, **names, **where})


def found(*paths: str) -> Found:
    return search.find(paths, Config(Path.cwd()), Path.cwd())


def judged(*paths: str) -> list[str]:
    result = found(*paths)
    assert result.notes == []
    return [target.path for target in result.ordered]


@pytest.fixture
def repository(guide: Callable[..., Path], folder: Path) -> Path:
    """A repository with a guide and an ignored draft of one."""
    git("init", "--quiet")
    guide(ENGINEER)
    guide(DRAFT)
    (folder / ".gitignore").write_text("draft.md\n/build/\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("path", [[], ["guides"], ["."], ["guides/acme"]])
def test_an_ignored_guide_is_left_out(path: list[str], repository: Path) -> None:
    assert judged(*path) == [ENGINEER]


def test_an_ignored_guide_that_is_named_is_judged(repository: Path) -> None:
    assert judged(DRAFT) == [DRAFT]
    assert judged("guides", DRAFT) == [ENGINEER, DRAFT]


def test_an_ignored_guide_that_git_has_is_judged(repository: Path) -> None:
    git("add", "--force", DRAFT)
    assert judged() == [ENGINEER, DRAFT]


def test_every_gitignore_on_the_way_counts(guide: Callable[..., Path], repository: Path) -> None:
    guide("guides/other/analyst.md")
    (repository / "guides/other/.gitignore").write_text("*\n", encoding="utf-8")
    (repository / "guides/acme/.gitignore").write_text("!draft.md\n", encoding="utf-8")
    assert judged() == [ENGINEER, DRAFT]


def test_an_ignored_folder_that_is_named_is_judged_whole(guide: Callable[..., Path], repository: Path) -> None:
    guide("build/guides/acme/draft.md")
    for path in ("build/guides", "build/guides/acme"):
        assert judged(path) == ["build/guides/acme/draft.md"]


def test_a_gitignore_that_names_only_what_is_kept_is_understood(repository: Path) -> None:
    (repository / ".gitignore").write_text("*\n!*/\n!*.md\ndraft.md\n", encoding="utf-8")
    for path in ([], ["."], ["guides"]):
        assert judged(*path) == [ENGINEER]


def test_outside_a_repository_nothing_is_ignored(guide: Callable[..., Path], folder: Path) -> None:
    guide(DRAFT)
    (folder / ".gitignore").write_text("draft.md\n", encoding="utf-8")
    assert judged() == [DRAFT]


def test_a_repository_within_a_repository_ignores_for_itself(guide: Callable[..., Path], repository: Path) -> None:
    inner = repository / "guides/inner"
    guide("guides/inner/analyst.md")
    guide("guides/inner/draft.md")
    guide("guides/inner/secret.md")
    git("init", "--quiet", folder=inner)
    (inner / ".gitignore").write_text("secret.md\n", encoding="utf-8")
    assert judged() == [ENGINEER, "guides/inner/analyst.md", "guides/inner/draft.md"]
    (repository / ".gitignore").write_text("inner\n", encoding="utf-8")
    assert judged() == [ENGINEER, DRAFT]
    assert judged("guides/inner") == ["guides/inner/analyst.md", "guides/inner/draft.md"]


def test_a_submodule_stops_nobody_from_seeing_what_is_ignored(guide: Callable[..., Path], repository: Path) -> None:
    source = repository / "build/source"
    guide("build/source/analyst.md")
    git("init", "--quiet", folder=source)
    git("add", ".", folder=source)
    git("commit", "--quiet", "--message", "a guide", folder=source)
    git("submodule", "--quiet", "add", "--force", "./build/source", "guides/module")
    assert judged() == [ENGINEER, "guides/module/analyst.md"]


def test_names_of_any_form_are_ignored(guide: Callable[..., Path], repository: Path) -> None:
    names = ["guides/acme/line\nbreak.md", "guides/acme/zürich 🏗.md", 'guides/acme/"quoted".md', "guides/acme/-dash.md"]
    for name in names:
        guide(name)
    assert judged() == sorted([ENGINEER, *names])
    (repository / ".gitignore").write_text("*\n!data-engineer.md\n!*/\n", encoding="utf-8")
    assert judged() == [ENGINEER]


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"])
def test_a_hook_s_environment_leads_nowhere_else(name: str, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, str(repository / "build"))
    assert judged() == [ENGINEER]


def test_without_git_everything_is_judged_and_that_is_said(
    repository: Path, process: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "bin").mkdir()
    run = process("check", "--as-of", "2026-06-01", "--select", "FMT101", PATH=str(repository / "bin"))
    assert run == Run(
        0,
        "Checked 2 guides: nothing wrong.\n",
        f"payproof: git cannot be run, so no file is left out for a .gitignore in {repository}\n",
    )
    quiet = process("check", "--as-of", "2026-06-01", "--select", "FMT101", "--quiet", PATH=str(repository / "bin"))
    assert quiet == Run(0, "", "")


def test_a_repository_that_git_refuses_is_told(repository: Path) -> None:
    (repository / ".git/HEAD").unlink()
    result = found()
    assert [target.path for target in result.ordered] == [ENGINEER, DRAFT]
    assert len(result.notes) == 1
    assert result.notes[0].startswith(f"git cannot say what it ignores in {repository}, so nothing is left out: ")


def test_of_a_repository_of_another_owner_the_command_is_told_that_trusts_it(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(repository / "config"))
    (note,) = found().notes
    start, command, end = note.split("`")
    assert start.startswith(f"git cannot say what it ignores in {repository}, so nothing is left out: fatal: ")
    assert start.endswith(": if you trust it, run ")
    assert end == ""
    subprocess.run(shlex.split(command), check=True)
    assert judged() == [ENGINEER]

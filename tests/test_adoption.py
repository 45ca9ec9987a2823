"""docs/adoption.md is a story that happens: its commands run on guides with old faults, then edits come, good and bad ones."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import generate
from tests.audit.repositories import Repo
from tests.fences import blocks
from tests.tree import HOME, run

PAGE = HOME / "docs" / "adoption.md"
LOOK, SHOW, SET_UP, PRUNE, GROW = blocks(PAGE, "sh")
BASELINE = ".payproof-baseline.json"
DAY = "2026-11-21"
# A row of pay whose first figures are dollars; the end of the range is what an edit changes.
ROW = re.compile(r"(?m)^(\| [^|\n]+ \| \$\d+K[–-]\$)(\d+)(K \|.*)$")


def copied(corpus: Path, root: Path) -> None:
    for file in corpus.glob("*/*.md"):
        (root / file.parent.name).mkdir(parents=True, exist_ok=True)
        (root / file.parent.name / file.name).write_bytes(file.read_bytes())


@pytest.fixture(scope="module", params=["made", pytest.param("real", marks=pytest.mark.slow)])
def adopted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """A repository of guides with faults, in which the page was followed."""
    repo = Repo(tmp_path_factory.mktemp("adopted"))
    guides = repo.folder / "guides"
    if request.param == "made":
        generate.write(guides, 300, seed=3)
    else:
        copied(request.getfixturevalue("corpus"), guides)
    repo.commit("2026-11-01")
    told = shell(repo, LOOK)
    assert re.search(r"(?m)^ *[\d,]+ error +[A-Z]{3}\d{3} ", told.stdout)
    shown = shell(repo, SHOW)
    assert shown.stdout.endswith("Nothing was written: --yes writes 5 files.\n")
    assert repo("status", "--porcelain") == ""
    done = shell(repo, SET_UP)
    assert re.search(r"(?m)^Checked [\d,]+ guides: nothing new; .*\b[\d,]+ baselined\.$", done.stdout)
    assert repo("status", "--porcelain") == ""
    return repo


@pytest.fixture
def branch(adopted: Repo) -> Repo:
    """A branch of its own that starts where the page ended."""
    adopted("checkout", "--quiet", "--force", "--detach", "main")
    return adopted


def shell(repo: Repo, script: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    who = "export GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t GIT_CONFIG_GLOBAL=/dev/null\n"
    ran = run(["bash", "-euo", "pipefail", "-c", who + script], repo.folder)
    assert ran.returncode == code, ran.stdout[-2000:] + ran.stderr
    return ran


def checked(repo: Repo, code: int, *paths: str) -> dict[str, Any]:
    command = f"payproof check {' '.join(paths)} --as-of {DAY} --format json"
    report: dict[str, Any] = json.loads(shell(repo, command, code).stdout)
    return report


def held(repo: Repo) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((repo.folder / BASELINE).read_text(encoding="utf-8"))["guides"]
    return found


def size(repo: Repo) -> int:
    return sum(group["count"] for rules in held(repo).values() for group in rules.values())


def edited(repo: Repo, most: int, change: Callable[[re.Match[str]], str], *, old: bool = False) -> dict[str, int]:
    """Change one row in each of some guides, ones with old faults or ones without; the answer has the lines."""
    known = held(repo)
    lines: dict[str, int] = {}
    for file in sorted((repo.folder / "guides").glob("*/*.md")):
        path = file.relative_to(repo.folder).as_posix()
        if (path in known) is not old or len(lines) == most:
            continue
        text = file.read_bytes().decode("utf-8", "surrogateescape")
        if match := ROW.search(text):
            file.write_bytes(
                (text[: match.start()] + change(match) + text[match.end() :]).encode("utf-8", "surrogateescape")
            )
            lines[path] = text.count("\n", 0, match.start()) + 1
    assert len(lines) == most
    return lines


def one_more(match: re.Match[str]) -> str:
    return f"{match[1]}{int(match[2]) + 1}{match[3]}"


def test_an_edit_that_breaks_nothing_is_green(branch: Repo) -> None:
    lines = edited(branch, 20, lambda match: match[0] + "  ")
    lines |= edited(branch, 10, lambda match: f"{match[0]}  ", old=True)
    for path in lines:
        file = branch.folder / path
        file.write_bytes(file.read_bytes().replace(b"\n---\n", b"\n---\n" + b"\n" * 50, 1) + b"\nOne more remark.\n")
    branch.commit("2026-11-21")
    assert branch("diff", "--name-only", "main").splitlines() == sorted(lines)
    report = checked(branch, 0)
    assert (report["findings"], report["summary"]["baselined"]) == ([], size(branch))
    told = shell(branch, f"payproof check --since main --as-of {DAY} --format github")
    assert f"{len(lines)} guides changed since" in told.stderr
    assert "::" not in told.stdout


@pytest.mark.parametrize("since", ["", "--since main"])
def test_one_figure_changed_in_one_table_is_red_with_one_annotation_on_that_line(branch: Repo, since: str) -> None:
    ((path, line),) = edited(branch, 1, one_more).items()
    branch.commit("2026-11-21")
    ran = shell(branch, f"payproof check {since} --as-of {DAY} --format github", 1)
    said = [row for row in ran.stdout.splitlines() if row.startswith("::")]
    assert len(said) == 1
    assert said[0].startswith(f"::error file={path},line={line},endLine={line},")
    assert ",title=TAB302 figure-differs::" in said[0]
    assert since or f"{size(branch):,} baselined." in ran.stdout


def test_so_is_each_of_many(branch: Repo) -> None:
    lines = edited(branch, 20, one_more)
    report = checked(branch, 1, *lines)
    assert {each["path"]: each["line"] for each in report["findings"]} == lines
    assert len(report["findings"]) == len(lines)


def test_a_figure_changed_in_a_guide_with_old_faults_is_told_beside_them(branch: Repo) -> None:
    lines = edited(branch, 10, one_more, old=True)
    report = checked(branch, 1, *lines)
    assert set(lines.items()) <= {(each["path"], each["line"]) for each in report["findings"]}
    assert report["summary"]["baselined"] > 0


@pytest.mark.parametrize("adopted", ["made"], indirect=True)
def test_what_is_mended_leaves_the_baseline_and_cannot_come_back(branch: Repo) -> None:
    path = next(iter(held(branch)))
    before = size(branch)
    mended = sum(group["count"] for group in held(branch)[path].values())
    guide = (branch.folder / path).read_bytes()
    (branch.folder / path).unlink()
    noted = shell(branch, "payproof check").stderr
    assert re.search(rf"(?m)^payproof: {mended} (entry|entries) of {re.escape(BASELINE)} match", noted)
    shell(branch, PRUNE)
    assert (size(branch), path in held(branch)) == (before - mended, False)
    changed = branch("diff", "--numstat", "--", BASELINE).split()
    assert int(changed[0]) <= 1  # a comma, where it was the last
    (branch.folder / path).write_bytes(guide)
    came_back = shell(branch, "payproof check --fail-on never --format concise --quiet").stdout.splitlines()
    assert len(came_back) == mended
    assert all(line.startswith(f"{path}:") for line in came_back)
    shell(branch, "payproof baseline", 1)
    shell(branch, GROW)
    assert branch("status", "--porcelain") == ""


def test_the_file_that_the_page_shows_is_one(adopted: Repo) -> None:
    shown = json.loads(blocks(PAGE, "json")[0])
    written = json.loads((adopted.folder / BASELINE).read_text(encoding="utf-8"))
    assert list(shown) == list(written)
    for data in (shown, written):
        for rules in data["guides"].values():
            for rule, group in rules.items():
                assert re.fullmatch(r"[A-Z]{3}\d{3}", rule)
                assert list(group) == ["count", "findings"]
                assert group["count"] == len(group["findings"])
                assert all(re.fullmatch(r"[0-9a-f]{16}", each) for each in group["findings"])

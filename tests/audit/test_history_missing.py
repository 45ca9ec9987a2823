"""A history that is cut, broken or not there is told, and the rest of the audit still works."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit.repositories import ENGINEER, RENEWED, Audited, Guide, Repo, changes
from tests.audit.running import Run

# where the history is missing


def test_outside_any_repository_the_rest_still_works(guide: Guide, audit: Audited) -> None:
    guide(ENGINEER)
    report = audit("--since", "7d", "--trend", "4w")
    assert report["delta"] is None
    assert report["counts"]["overdue"] == 1
    assert report["notes"] == ["guides lies in no git repository, so nothing is known of earlier days"]


def test_before_the_first_commit_there_is_nothing_to_compare_with(repo: Repo, guide: Guide, audit: Audited) -> None:
    guide(ENGINEER)
    report = audit("--since", "7d", "--trend", "4w")
    note = f"the repository {repo.folder} has no commit yet, so nothing is known of earlier days"
    assert (report["delta"], report["notes"], report["counts"]["overdue"]) == (None, [note], 1)
    assert audit("--since", "HEAD")["notes"] == audit("--since", "main")["notes"] == [note]
    repo.commit("2026-05-30")
    report = audit("--since", "7d")
    assert report["delta"] is None
    assert report["notes"] == ["the history begins on 2026-05-30, so there is nothing to compare with on 2026-05-25"]


def test_a_folder_that_did_not_exist_then_is_told(repo: Repo, guide: Guide, folder: Path, audit: Audited) -> None:
    (folder / "README.md").write_text("# Guides to come\n", encoding="utf-8")
    name = repo.commit("2026-05-01")
    guide(ENGINEER)
    repo.commit("2026-05-30")
    report = audit("--since", "7d")
    assert report["delta"] is None
    assert report["notes"] == [f"guides held no guide on 2026-05-25, in {name[:12]}: there is nothing to compare with"]


def test_a_shallow_clone_says_where_it_is_cut_and_knows_what_it_has(
    repo: Repo, guide: Guide, folder: Path, payproof: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    guide(ENGINEER)
    first = repo.commit("2026-05-01")
    kept = repo.commit("2026-05-26")
    repo.commit("2026-05-30")
    repo("clone", "--quiet", "--depth", "2", f"file://{folder}", "clone")
    monkeypatch.chdir(folder / "clone")
    run = payproof("audit", "--since", "7d", "--format", "json")
    assert (run.code, json.loads(run.out)["delta"]) == (0, None)
    assert run.err.startswith(
        "payproof: this clone is shallow and begins on 2026-05-26, so nothing is known of 2026-05-25: "
    )
    assert "git fetch --unshallow" in run.err
    assert json.loads(payproof("audit", "--since", "6d", "--format", "json").out)["delta"]["revision"] == kept
    lost = payproof("audit", "--since", first)
    assert lost.code == 2
    assert "this clone is shallow, so it may not have been fetched" in lost.err


def test_a_partial_clone_fetches_nothing_and_says_what_it_lacks(
    repo: Repo, guide: Guide, folder: Path, payproof: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    guide(ENGINEER)
    repo.commit("2026-05-01")
    guide(ENGINEER, *RENEWED)
    repo.commit("2026-05-30")
    repo("config", "uploadpack.allowFilter", "true")
    repo("clone", "--quiet", "--filter=blob:none", f"file://{folder}", "clone")
    monkeypatch.chdir(folder / "clone")
    run = payproof("audit", "--since", "7d", "--format", "json")
    assert (run.code, json.loads(run.out)["delta"]) == (0, None)
    lacking = f"payproof: earlier texts are missing from {folder / 'clone'}, as in a partial clone: fetch it without --filter\n"
    assert run.err == lacking


def test_without_git_the_rest_still_works(
    repo: Repo, guide: Guide, audit: Audited, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    guide(ENGINEER)
    repo.commit("2026-05-01")
    monkeypatch.setenv("PATH", str(folder))
    report = audit("--since", "7d", "--trend", "3w")
    assert report["delta"] is None
    assert report["counts"]["overdue"] == 1
    assert report["notes"][-1] == "git cannot be run, so nothing is known of earlier days"
    assert len(report["notes"]) == 2  # the other is of .gitignore


def test_a_repository_that_git_cannot_read_is_told(repo: Repo, guide: Guide, folder: Path, audit: Audited) -> None:
    guide(ENGINEER)
    repo.commit("2026-05-01")
    (folder / ".git/HEAD").write_text("nonsense", encoding="utf-8")
    report = audit("--since", "7d")
    assert report["delta"] is None
    assert report["notes"][-1].startswith(f"git cannot read the history of {folder}: ")


def test_paths_in_several_repositories_are_not_compared(repo: Repo, guide: Guide, folder: Path, audit: Audited) -> None:
    for name in ("one", "two"):
        guide(f"{name}/acme/data-engineer.md")
        Repo(folder / name).commit("2026-05-01")
    report = audit("one", "two", "--since", "7d")
    assert report["delta"] is None
    assert report["notes"] == [
        "the paths lie in several git repositories, so nothing is known of earlier days: audit them one by one"
    ]
    assert changes(audit("one", "--since", "7d")) == {}


def test_a_submodule_s_guides_are_left_out_of_the_comparison(
    repo: Repo, guide: Guide, folder: Path, audit: Audited
) -> None:
    guide(ENGINEER)
    repo.commit("2026-05-01")
    guide("guides/inner/analyst.md")
    Repo(folder / "guides/inner").commit("2026-05-01")
    report = audit("--since", "7d")
    assert changes(report) == {}
    assert sum(report["counts"].values()) == 2
    assert report["notes"] == [
        f"1 guide in other repositories below {folder} left out of the comparison: their history is their own"
    ]

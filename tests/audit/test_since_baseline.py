"""A check since a revision tells what an edit did to the baseline, and what comes back where it took entries out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.audit.baselines import BELOW_BASE, FILE, NAME, OFF_POLICY
from tests.audit.edits import Payproof, report
from tests.audit.repositories import ANALYST, Guide, Repo
from tests.audit.running import Run


@pytest.fixture
def accepted(repo: Repo, baselined: Path, payproof: Payproof) -> Repo:
    """A guide on main with three findings that the baseline holds, and no guide that the edit changed."""
    repo.commit("2026-05-01")
    return repo


@pytest.fixture
def since(payproof: Payproof) -> Callable[..., Run]:
    return lambda *arguments: payproof("check", "--format", "json", "--since", "HEAD", *arguments)


def rules(run: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["path"], each["rule"]) for each in run["findings"]]


ALL = [(NAME, "PAY203"), (NAME, "TAB302"), (NAME, "DUE504")]


def test_a_baseline_as_it_was_is_not_spoken_of(accepted: Repo, since: Payproof) -> None:
    run = report(since())
    assert (len(run["notes"]), run["findings"]) == (1, [])


def test_what_a_deleted_baseline_held_fails_the_edit(accepted: Repo, folder: Path, since: Payproof) -> None:
    (folder / FILE).unlink()
    run = since()
    assert (run.code, sorted(rules(report(run)))) == (1, sorted(ALL))
    assert report(run)["notes"][1] == (
        "the baseline was deleted: 3 entries gone; what they held is found again in 1 guide that it left as it was"
    )
    assert report(since("--no-baseline"))["findings"] == []


def test_an_emptied_baseline_fails_the_edit(accepted: Repo, folder: Path, since: Payproof) -> None:
    (folder / FILE).write_text('{"version": 1, "guides": {}}', encoding="utf-8")
    run = since()
    assert (run.code, sorted(rules(report(run)))) == (1, sorted(ALL))
    assert report(run)["notes"][1].startswith("the baseline changed too: 3 entries gone; what they held is found again")


def test_only_what_was_taken_out_comes_back(accepted: Repo, folder: Path, since: Payproof) -> None:
    held = json.loads((folder / FILE).read_text(encoding="utf-8"))
    del held["guides"][NAME]["PAY203"]
    (folder / FILE).write_text(json.dumps(held), encoding="utf-8")
    run = report(since())
    assert rules(run) == [(NAME, "PAY203")]
    assert run["summary"]["baselined"] == 0


def test_what_was_pruned_because_it_was_mended_does_not_come_back(
    accepted: Repo, guide: Guide, since: Payproof, payproof: Payproof
) -> None:
    guide(NAME, OFF_POLICY)
    assert payproof("baseline", "--prune").code == 0
    run = report(since("--ignore", "SET605"))
    assert run["findings"] == []
    assert run["notes"][1] == "the baseline changed too: 2 entries gone"


def test_a_baseline_that_grew_is_told(accepted: Repo, guide: Guide, since: Payproof, payproof: Payproof) -> None:
    guide(ANALYST, BELOW_BASE)
    assert payproof("baseline", "--grow").code == 0
    run = report(since())
    assert (run["findings"], run["summary"]["baselined"]) == ([], 2)
    assert run["notes"][1] == "the baseline changed too: 2 entries added"


def test_entries_gone_and_added_are_both_counted(
    accepted: Repo, guide: Guide, folder: Path, since: Payproof, payproof: Payproof
) -> None:
    (folder / NAME).unlink()
    guide(ANALYST, BELOW_BASE)
    (folder / FILE).unlink()
    assert payproof("baseline").code == 0
    assert "the baseline changed too: 3 entries gone, 2 added" in report(since())["notes"]


def test_what_both_the_configuration_and_the_baseline_uncover_is_told_once(
    accepted: Repo, folder: Path, since: Payproof
) -> None:
    (folder / FILE).unlink()
    (folder / "payproof.toml").write_text('severity.DUE504 = "error"\n', encoding="utf-8")
    assert sorted(rules(report(since()))) == sorted(ALL)


def test_only_the_paths_given_are_judged_again(accepted: Repo, guide: Guide, folder: Path, since: Payproof) -> None:
    guide("guides/globex/analyst.md")
    (folder / FILE).unlink()
    assert report(since("guides/globex"))["findings"] == []


def test_a_baseline_that_could_not_be_read_at_the_base_is_no_misuse(
    accepted: Repo, folder: Path, since: Payproof
) -> None:
    held = (folder / FILE).read_text(encoding="utf-8")
    (folder / FILE).write_text("<<<<<<< ours\n", encoding="utf-8")
    accepted.commit("2026-05-02")
    (folder / FILE).write_text(held, encoding="utf-8")
    assert report(since())["notes"][1] == "the baseline changed too: what it held at the base cannot be read"


@pytest.mark.parametrize("way", ["deleted", "renamed"])
def test_entries_of_a_guide_that_is_gone_are_told_as_a_plain_check_tells_them(
    way: str, accepted: Repo, guide: Guide, folder: Path, since: Payproof, payproof: Payproof
) -> None:
    guide(ANALYST)
    if way == "deleted":
        (folder / NAME).unlink()
    else:
        accepted("mv", NAME, "guides/acme/platform-engineer.md")
    [plain] = payproof("check").err.splitlines()
    assert plain.startswith(f"payproof: 3 entries of {FILE} match nothing any more")
    assert plain.removeprefix("payproof: ") in report(since())["notes"]

"""What is found between guides is kept too, and only as long as none of them changes, a sibling on the disk among them."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from audit import kin
from tests.audit.repositories import Repo
from tests.audit.running import Run

ENGINEER, COPY = "guides/acme/data-engineer.md", "guides/acme/data-engineer-copy.md"
SAME = ("role: data-engineer-copy", "role: data-engineer")  # SET601, an error, with FMT109

Check = Callable[..., tuple[Run, list[str]]]
Write = Callable[..., Path]


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many guides were held against their kin, each time that this was done anew."""
    seen: list[int] = []
    anew = kin.compared

    def watched(*arguments: object, **more: object) -> object:
        seen.append(len(arguments[0]))  # type: ignore[arg-type]
        return anew(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(kin, "compared", watched)
    return seen


def found(run: Run) -> list[str]:
    return [each["rule"] for each in json.loads(run.out)["findings"] if each["rule"].startswith("SET")]


JSON = ("--format", "json", "--select", "SET,FMT109")


@pytest.mark.parametrize("form", ["full", "json", "sarif"])
def test_what_was_found_between_guides_is_told_to_the_letter(
    form: str, guide: Write, check: Check, compared: list[int]
) -> None:
    guide(ENGINEER)
    guide(COPY, SAME)
    first, _ = check("--format", form)
    assert "SET601" in first.out
    assert check("--format", form) == (first, [])
    assert compared == [2]
    assert check("--format", form, "--no-cache")[0] == first


def test_a_guide_that_changes_is_held_against_all(guide: Write, check: Check, compared: list[int]) -> None:
    guide(ENGINEER)
    guide(COPY)
    assert found(check(*JSON)[0]) == []
    guide(COPY, SAME)
    run, judged = check(*JSON)
    assert (found(run), judged) == (["SET601"], [COPY])
    guide(COPY)
    assert found(check(*JSON)[0]) == []
    assert compared == [2, 2]


def test_a_sibling_that_is_not_judged_is_looked_at_again(guide: Write, check: Check, compared: list[int]) -> None:
    guide(ENGINEER)
    other = guide(COPY)
    only = (*JSON, ENGINEER)
    assert found(check(*only)[0]) == []
    assert found(check(*only)[0]) == []
    assert compared == [1]
    guide(COPY, SAME)
    run, judged = check(*only)
    assert (found(run), judged) == (["SET601"], [])
    assert found(check(*only)[0]) == ["SET601"]
    other.unlink()
    assert found(check(*only)[0]) == []
    guide("guides/acme/another.md", ("role: another", "role: data-engineer"))
    assert found(check(*only)[0]) == ["SET601"]


def test_a_link_to_the_same_file_is_one_guide(guide: Write, check: Check) -> None:
    guide(ENGINEER)
    text = guide(COPY, SAME).read_bytes()
    assert found(check(*JSON)[0]) == ["SET601"]
    Path(COPY).unlink()
    Path(ENGINEER).write_bytes(text)
    os.link(ENGINEER, COPY)
    linked, _ = check(*JSON)
    assert linked == check(*JSON, "--no-cache")[0]
    Path(COPY).unlink()
    Path(COPY).write_bytes(text)
    apart, _ = check(*JSON)
    assert apart == check(*JSON, "--no-cache")[0]
    assert found(linked) != found(apart)


def test_a_configuration_that_leaves_a_sibling_out_is_heeded(guide: Write, check: Check, folder: Path) -> None:
    guide(ENGINEER)
    guide(COPY, SAME)
    only = (*JSON, ENGINEER)
    assert found(check(*only)[0]) == ["SET601"]
    (folder / "payproof.toml").write_text('exclude = ["data-engineer-copy.md"]', encoding="utf-8")
    assert found(check(*only)[0]) == []


def test_a_baseline_is_the_same_with_what_is_kept(guide: Write, check: Check, payproof: Callable[..., Run]) -> None:
    guide(ENGINEER)
    guide(COPY, SAME)
    check()
    assert payproof("baseline").code == 0
    run, judged = check()
    assert (run.code, judged) == (0, [])
    guide(COPY)
    assert "payproof baseline --prune" in check()[0].err
    assert "payproof baseline --prune" in check()[0].err


def test_a_sibling_that_git_comes_to_ignore_is_left_out(guide: Write, check: Check, repo: Repo, folder: Path) -> None:
    guide(ENGINEER)
    guide(COPY, SAME)
    repo.commit("2026-06-01")
    only = (*JSON, ENGINEER)
    assert found(check(*only)[0]) == ["SET601"]
    assert found(check(*only)[0]) == ["SET601"]
    repo("rm", "--quiet", "--cached", COPY)
    (folder / ".gitignore").write_text("*-copy.md\n", encoding="utf-8")
    assert found(check(*only)[0]) == []
    assert found(check(*only)[0]) == []
    (folder / ".gitignore").unlink()
    assert found(check(*only)[0]) == ["SET601"]

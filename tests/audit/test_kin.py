"""What is found between guides: by whom, at which place, and what silences it, whichever of them a run judges."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.linter import Linter
from audit.verdict import Verdict
from schema.registry import find
from tests.audit.baselines import held
from tests.audit.repositories import Repo
from tests.audit.running import Run

FIRST, COPY = "guides/acme/data-engineer.md", "guides/acme/copy.md"
SAME = ("role: copy", "role: data-engineer")
ONLY = ("--select", "SET601")
Guide = Callable[..., Path]
Command = Callable[..., Run]


@pytest.fixture
def twice(guide: Guide) -> tuple[Path, Path]:
    """Two guides of one company and role."""
    return guide(FIRST), guide(COPY, SAME)


@pytest.fixture
def found(payproof: Command) -> Callable[..., list[dict[str, Any]]]:
    """The findings of a check, as JSON gives them."""

    def run(*arguments: str) -> list[dict[str, Any]]:
        report: dict[str, Any] = json.loads(payproof("check", *ONLY, "--format", "json", *arguments).out)
        findings: list[dict[str, Any]] = report["findings"]
        return findings

    return run


Found = Callable[..., list[dict[str, Any]]]


def test_two_guides_of_one_role_are_one_finding_at_the_one_that_lies_elsewhere(
    twice: tuple[Path, Path], found: Found
) -> None:
    (finding,) = found()
    assert (finding["path"], finding["line"], finding["field"]) == (COPY, 4, "role")
    (place,) = finding["related"]
    assert (place["path"], place["line"], place["field"]) == (FIRST, 4, "role")


@pytest.mark.parametrize(("judged", "other"), [(FIRST, COPY), (COPY, FIRST)])
def test_a_guide_that_is_checked_alone_still_sees_its_sibling_and_points_to_both(
    judged: str, other: str, twice: tuple[Path, Path], found: Found
) -> None:
    (finding,) = found(judged)
    assert finding["path"] == judged
    assert [place["path"] for place in finding["related"]] == [other]


def test_a_finding_keeps_its_fingerprint_whichever_guide_it_is_shown_at(twice: tuple[Path, Path], found: Found) -> None:
    assert len({found(*paths)[0]["fingerprint"] for paths in ([], [FIRST], [COPY], ["guides/acme"])}) == 1


def test_the_full_report_shows_the_lines_of_both_guides(twice: tuple[Path, Path], payproof: Command) -> None:
    assert payproof("check", *ONLY, FIRST).out == (
        "error SET601 guide-repeated\n"
        "company acme and role data-engineer have two guides, acme/data-engineer.md and acme/copy.md: keep one, or correct the "
        "role of the other\n"
        f" --> {FIRST}:4:7\n"
        "  |\n"
        "4 | role: data-engineer\n"
        "  |       ^^^^^^^^^^^^^\n"
        f" ::: {COPY}:4:7\n"
        "  |\n"
        "4 | role: data-engineer\n"
        "  |       ------------- role data-engineer of acme here, too\n"
        "\n"
        "Checked 1 guide: 1 error.\n"
    )


@pytest.mark.parametrize("form", ["full", "json", "github", "sarif", "gitlab", "junit", "markdown"])
def test_every_format_names_the_other_guide(form: str, twice: tuple[Path, Path], payproof: Command) -> None:
    assert COPY in payproof("check", *ONLY, "--format", form, FIRST).out


def test_a_guide_from_standard_input_stands_for_the_one_of_its_name(twice: tuple[Path, Path], process: Command) -> None:
    def run(text: str) -> list[str]:
        arguments = ("check", "-", "--stdin-filename", COPY, *ONLY, "--format", "json")
        return [each["path"] for each in json.loads(process(*arguments, stdin=text.encode()).out)["findings"]]

    text = twice[1].read_text(encoding="utf-8")
    assert run(text) == [COPY]
    assert run(text.replace("role: data-engineer", "role: copy")) == []


def test_guides_of_two_guide_roots_are_no_kin(guide: Guide, found: Found) -> None:
    guide("guides/acme/data-engineer.md")
    guide("other/acme/data-engineer.md")
    assert found("guides", "other") == []


def test_a_file_that_is_reached_by_two_links_is_one_guide(guide: Guide, found: Found, folder: Path) -> None:
    guide(FIRST)
    (folder / COPY).symlink_to("data-engineer.md")
    (folder / "again").symlink_to("guides")
    assert found() == []
    assert found("guides", "again") == []
    assert found(COPY) == []


def test_guides_below_no_known_root_are_not_compared_and_the_report_says_so(guide: Guide, payproof: Command) -> None:
    guide("notes/a.md", ("company: notes", "company: acme"), ("role: a", "role: data-engineer"))
    guide("notes/b.md", ("company: notes", "company: acme"), ("role: b", "role: data-engineer"))
    report = json.loads(payproof("check", *ONLY, "--format", "json", "notes/a.md", "notes/b.md").out)
    assert report["findings"] == []
    assert {(skip["path"], skip["rule"]) for skip in report["summary"]["skipped"]} == {
        ("notes/a.md", "SET601"),
        ("notes/b.md", "SET601"),
    }


def test_a_sibling_that_cannot_be_read_is_named(guide: Guide, payproof: Command) -> None:
    guide(FIRST)
    guide(COPY, ("role_type: standard", "role_type: {standard"))
    report = json.loads(payproof("check", *ONLY, "--format", "json", FIRST).out)
    assert report["summary"]["skipped"] == [
        {
            "path": FIRST,
            "rule": "SET601",
            "field": "",
            "reason": f"{COPY} cannot be read, so nothing was compared with it",
        }
    ]


def test_markdown_without_frontmatter_is_nobodys_sibling(guide: Guide, payproof: Command, folder: Path) -> None:
    guide(FIRST)
    (folder / "guides/acme/notes.md").write_text("# Notes\n", encoding="utf-8")
    report = json.loads(payproof("check", *ONLY, "--format", "json", FIRST).out)
    assert (report["findings"], report["summary"]["skipped"]) == ([], [])


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_only_active_guides_are_held_against_each_other(status: str, guide: Guide, found: Found) -> None:
    guide(FIRST)
    guide(COPY, SAME, ("data_quality:", f"status: {status}\ndata_quality:"))
    assert found() == found(FIRST) == []


def test_who_lies_in_another_folder_than_its_companys_has_kin_in_both(guide: Guide, found: Found) -> None:
    guide(FIRST)
    guide("guides/acme-inc/data-engineer.md", ("company: acme-inc", "company: acme"))
    for paths in ([], ["guides/acme-inc/data-engineer.md"]):
        (finding,) = found(*paths)
        assert finding["path"] == "guides/acme-inc/data-engineer.md"
        assert finding["related"][0]["path"] == FIRST


# comments and configuration


@pytest.mark.parametrize("where", [FIRST, COPY])
@pytest.mark.parametrize("judged", [[], [FIRST], [COPY]])
def test_a_comment_at_either_place_silences_it_and_is_used(
    where: str, judged: list[str], guide: Guide, payproof: Command, folder: Path
) -> None:
    guide(FIRST)
    guide(COPY, SAME)
    file = folder / where
    text = file.read_text(encoding="utf-8")
    commented = "role: data-engineer  # payproof: ignore[SET601] moves in May\n"
    file.write_text(text.replace("role: data-engineer\n", commented), encoding="utf-8")
    report = json.loads(payproof("check", "--select", "SET601,FMT112", "--format", "json", *judged).out)
    assert (report["findings"], report["summary"]["suppressed"]) == ([], 1)


@pytest.mark.parametrize("comment", ["role: data-engineer  # payproof: ignore[guide-repeated] moves in May"])
def test_a_comment_that_silences_nothing_between_guides_is_found(comment: str, guide: Guide, payproof: Command) -> None:
    guide(FIRST, ("role: data-engineer", comment))
    report = json.loads(payproof("check", "--select", "SET601,FMT112", "--format", "json").out)
    assert [(each["rule"], each["line"]) for each in report["findings"]] == [("FMT112", 4)]
    assert payproof("check", "--select", "FMT112", "--format", "concise").code == 0


def test_a_comment_is_not_called_unused_where_a_sibling_cannot_be_read(guide: Guide, payproof: Command) -> None:
    guide(FIRST, ("role: data-engineer", "role: data-engineer  # payproof: ignore[SET601] moves in May"))
    guide(COPY, SAME, ("role_type: standard", "role_type: {standard"))
    report = json.loads(payproof("check", "--select", "SET601,FMT112", "--format", "json").out)
    assert report["findings"] == []


def test_a_rule_that_is_left_out_for_a_path_finds_nothing_that_stands_there(
    twice: tuple[Path, Path], found: Found, folder: Path
) -> None:
    settings = folder / "payproof.toml"
    settings.write_text('per-path-ignores = {"guides/acme/copy.md" = ["SET601"]}\n', encoding="utf-8")
    assert found() == found(FIRST) == found(COPY) == []
    settings.write_text('per-path-ignores = {"guides/acme/data-engineer.md" = ["SET601"]}\n', encoding="utf-8")
    assert [each["path"] for each in (*found(), *found(COPY))] == [COPY, COPY]
    assert found(FIRST) == []


def test_an_excluded_guide_is_nobodys_kin(twice: tuple[Path, Path], found: Found, folder: Path) -> None:
    (folder / "payproof.toml").write_text('exclude = ["guides/acme/copy.md"]\n', encoding="utf-8")
    assert found() == found(FIRST) == []


def test_a_guide_that_git_ignores_is_nobodys_kin(twice: tuple[Path, Path], found: Found, repo: Repo) -> None:
    (repo.folder / ".gitignore").write_text("copy.md\n", encoding="utf-8")
    assert found() == found(FIRST) == []


# edits, baselines, fixes


def test_an_edit_that_repeats_a_guide_is_told_at_the_guide_that_it_changed(
    guide: Guide, repo: Repo, found: Found
) -> None:
    guide(FIRST)
    guide(COPY)
    repo.commit("2026-01-01")
    guide(COPY, SAME)
    (finding,) = found("--since", "main")
    assert (finding["path"], finding["related"][0]["path"]) == (COPY, FIRST)


def test_a_baseline_holds_what_is_found_between_guides_whichever_is_checked(
    twice: tuple[Path, Path], payproof: Command, folder: Path
) -> None:
    guide = twice[1]
    assert payproof("baseline").code == 0
    assert held(folder)[COPY]["SET601"] == 1
    for paths in ([], [FIRST], [COPY]):
        run = payproof("check", *ONLY, *paths)
        assert (run.code, run.err) == (0, "")
        assert "1 baselined" in run.out
    guide.unlink()
    assert "nothing any more" in payproof("check", *ONLY).err
    assert payproof("baseline", "--prune").code == 0
    assert "SET601" not in str(held(folder))


def test_a_baseline_of_one_guide_is_not_pruned_by_a_look_at_its_kin(
    twice: tuple[Path, Path], payproof: Command, folder: Path
) -> None:
    assert payproof("baseline").code == 0
    before = held(folder)
    assert payproof("baseline", "--prune", FIRST).code == 0
    assert held(folder) == before


def test_a_guide_is_compared_as_the_fixes_leave_it(guide: Guide, payproof: Command) -> None:
    guide(FIRST, ("data_quality: high", 'data_quality: "High"'))
    guide(COPY, SAME)
    run = payproof("check", "--fix", "--format", "json", "--select", "SET601,FMT107")
    assert [each["rule"] for each in json.loads(run.out)["findings"]] == ["SET601"]


# the machine


def test_a_rule_that_crashes_between_guides_is_named_and_hides_nothing(
    twice: tuple[Path, Path], payproof: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(find("SET601"), "check", broken)
    run = payproof("check", "--select", "SET601,FMT109", "--format", "concise")
    assert run.code == 3
    assert "SET601" in run.err
    assert "FMT109" in run.out


def test_no_verdict_that_is_kept_for_the_next_run_is_changed(
    twice: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, payproof: Command
) -> None:
    judged: list[Verdict] = []
    lint_all = Linter.lint_all

    def watched(*arguments: Any) -> list[Verdict]:
        found = lint_all(*arguments)
        judged.extend(found)
        return found

    monkeypatch.setattr(Linter, "lint_all", watched)
    assert payproof("check", *ONLY).code == 1
    assert [verdict.findings for verdict in judged] == [(), ()]


def _watched(real: Callable[..., Any], opened: list[str]) -> Callable[..., Any]:
    def watched(file: Any, *arguments: Any, **named: Any) -> Any:
        opened.append(str(file))
        return real(file, *arguments, **named)

    return watched


def test_a_check_of_one_guide_opens_no_file_of_another_company(
    twice: tuple[Path, Path], guide: Guide, payproof: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide("guides/globex/data-engineer.md")
    opened: list[str] = []
    for module in (io, os):
        monkeypatch.setattr(module, "open", _watched(module.open, opened))
    assert payproof("check", *ONLY, FIRST).code == 1
    assert not [name for name in opened if "globex" in name]
    assert [name for name in opened if name.endswith("copy.md")]

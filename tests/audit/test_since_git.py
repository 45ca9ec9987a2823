"""Whatever git holds or lacks, a check since a revision is right about the guides or says in one sentence what is wrong."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit.edits import IN_TABLE, NEW_BASE, Payproof, found, report
from tests.audit.repositories import ANALYST, ENGINEER, Guide, Repo
from tests.audit.running import Run

CHECK = ("check", "--format", "json", "--since")
CI = ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")


@pytest.fixture
def main(repo: Repo, guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A guide on main, in a place where no CI speaks of a base."""
    for name in CI:
        monkeypatch.delenv(name, raising=False)
    guide(ENGINEER)
    repo.commit("2026-05-01")
    return repo


def refused(run: Run) -> str:
    """The one sentence of a command that cannot be carried out."""
    assert (run.code, run.out) == (2, "")
    [line] = run.err.splitlines()
    return line.removeprefix("payproof: ")


# which commit


def test_what_main_gained_meanwhile_is_not_the_edit_s(main: Repo, guide: Guide, payproof: Payproof) -> None:
    main("switch", "--quiet", "--create", "edit")
    guide(ENGINEER, ("Glassdoor, Acme", "Glassdoor of Acme"))
    main.commit("2026-05-02")
    main("switch", "--quiet", "main")
    guide(ENGINEER, NEW_BASE, IN_TABLE)
    guide(ANALYST)
    main.commit("2026-05-03")
    main("switch", "--quiet", "edit")
    run = report(payproof(*CHECK, "main"))
    assert (run["findings"], run["summary"]["guides"]) == ([], 1)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GITHUB_BASE_REF", "main"),
        ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "{base}"),
        ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"),
        ("", ""),
    ],
)
def test_ci_says_what_to_compare_with(
    name: str, value: str, main: Repo, guide: Guide, folder: Path, payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = main("rev-parse", "HEAD")
    main("clone", "--quiet", str(folder), "clone")
    monkeypatch.chdir(folder / "clone")
    guide("clone/guides/acme/data-engineer.md", NEW_BASE, IN_TABLE)
    if name:
        main("-C", "clone", "remote", "set-head", "origin", "--delete")
        monkeypatch.setenv(name, value.format(base=base))
    assert found(payproof(*CHECK, "auto")) == [(ENGINEER, "DUE505", 7)]


def test_where_nothing_says_what_to_compare_with_auto_asks_for_a_revision(main: Repo, payproof: Payproof) -> None:
    assert refused(payproof(*CHECK, "auto")).endswith("name a revision, as origin/main")


@pytest.mark.parametrize(
    "revision",
    ["nope", "", "--output=stolen", "-rf", "$(touch stolen)", "main..HEAD", "main:guides", "HEAD\nHEAD", "HEAD^{tree}"],
)
def test_what_is_no_commit_is_refused_whatever_it_looks_like(
    revision: str, main: Repo, folder: Path, payproof: Payproof
) -> None:
    before = sorted(folder.iterdir())
    assert "no commit that git knows here" in refused(payproof("check", f"--since={revision}"))
    assert sorted(folder.iterdir()) == before


def test_a_tag_and_a_date_of_the_reflog_are_revisions(main: Repo, guide: Guide, payproof: Payproof) -> None:
    main("tag", "--annotate", "--message", "v1", "v1")
    guide(ENGINEER, NEW_BASE, IN_TABLE)
    for revision in ("v1", "HEAD", "@", "main@{0}", ":/2026"):
        assert found(payproof(*CHECK, revision)) == [(ENGINEER, "DUE505", 7)]


def test_outside_of_git_there_is_nothing_to_compare_with(guide: Guide, payproof: Payproof) -> None:
    guide(ENGINEER)
    assert refused(payproof(*CHECK, "main")) == (
        "guides lies in no git repository, so there is nothing to compare with: main is looked up in git"
    )


def test_without_git_there_is_nothing_to_compare_with(
    main: Repo, payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert refused(payproof(*CHECK, "main")).startswith("nothing to compare with: git cannot be run")


def test_before_the_first_commit_there_is_nothing_to_compare_with(repo: Repo, guide: Guide, payproof: Payproof) -> None:
    guide(ENGINEER)
    assert "has no commit yet" in refused(payproof(*CHECK, "HEAD"))


def test_histories_that_never_met_cannot_be_compared(main: Repo, guide: Guide, payproof: Payproof) -> None:
    main("switch", "--quiet", "--orphan", "other")
    guide(ENGINEER)
    main.commit("2026-05-02")
    assert refused(payproof(*CHECK, "main")) == (
        "HEAD and main have no commit in common: name a revision of the same history"
    )


def test_a_shallow_clone_says_what_to_fetch(
    main: Repo, guide: Guide, folder: Path, payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    main("switch", "--quiet", "--create", "edit")
    guide(ENGINEER, NEW_BASE, IN_TABLE)
    first = main("rev-parse", "HEAD")
    main.commit("2026-05-02")
    main("switch", "--quiet", "main")
    main.commit("2026-05-03")
    main("clone", "--quiet", "--depth", "1", "--no-single-branch", "--branch", "edit", f"file://{folder}", "clone")
    monkeypatch.chdir(folder / "clone")
    for revision in ("origin/main", first):
        sentence = refused(payproof(*CHECK, revision))
        assert "this clone is shallow" in sentence
        assert "fetch-depth: 0" in sentence
    main("-C", "clone", "fetch", "--quiet", "--unshallow")
    assert found(payproof(*CHECK, "origin/main")) == [(ENGINEER, "DUE505", 7)]


def test_a_partial_clone_says_what_it_lacks(
    main: Repo, guide: Guide, folder: Path, payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide(ENGINEER, NEW_BASE, IN_TABLE)
    main.commit("2026-05-02")
    main("config", "uploadpack.allowFilter", "true")
    main("clone", "--quiet", "--filter=blob:none", f"file://{folder}", "clone")
    monkeypatch.chdir(folder / "clone")
    assert "as in a partial clone" in refused(payproof(*CHECK, "HEAD~1"))


# which files


@pytest.mark.parametrize(
    "name",
    [
        "two words.md",
        "new\nline.md",
        "quo\"te's.md",
        "-rf.md",
        "🦊.md",
        "tab\there.md",
        "$(touch stolen).md",
        "[a]*.md",
    ],
)
def test_a_file_may_be_called_anything(name: str, main: Repo, folder: Path, payproof: Payproof) -> None:
    path = f"guides/acme/{name}"
    text = (folder / ENGINEER).read_text(encoding="utf-8")
    (folder / path).write_text(text, encoding="utf-8")
    main.commit("2026-05-02")
    (folder / path).write_text(text.replace(*NEW_BASE).replace(*IN_TABLE), encoding="utf-8")
    assert (path, "DUE505", 7) in found(payproof(*CHECK, "HEAD"))
    assert (path, "DUE505", 7) in found(payproof(*CHECK, "HEAD", "--", path))
    renamed = f"guides/acme/moved {name}"
    main("mv", "--", path, renamed)
    assert (renamed, "DUE505", 7) in found(payproof(*CHECK, "HEAD"))
    assert not (folder / "stolen").exists()


def test_a_name_that_is_no_utf_8_is_read(main: Repo, guide: Guide, folder: Path, payproof: Payproof) -> None:
    raw = os.fsencode(folder) + b"/guides/acme/caf\xe9.md"
    with open(raw, "wb") as file:  # noqa: PTH123  (a name that is no text)
        file.write((folder / ENGINEER).read_bytes())
    assert [rule for _, rule, _ in found(payproof(*CHECK, "HEAD"))] == ["FMT109", "SET601"]


def test_another_mode_is_no_edit(main: Repo, folder: Path, payproof: Payproof) -> None:
    (folder / ENGINEER).chmod(0o755)
    assert report(payproof(*CHECK, "HEAD"))["summary"]["guides"] == 0
    main.commit("2026-05-02")
    assert report(payproof(*CHECK, "HEAD~1"))["summary"]["guides"] == 0


@pytest.mark.parametrize("setting", ["true", "false"])
def test_line_endings_alone_are_no_edit(
    setting: str, main: Repo, guide: Guide, folder: Path, payproof: Payproof
) -> None:
    main("config", "core.autocrlf", setting)
    file = folder / ENGINEER
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert report(payproof(*CHECK, "HEAD"))["summary"]["guides"] == 0
    guide(ENGINEER, NEW_BASE)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    run = report(payproof(*CHECK, "HEAD", "--select", "DUE505,TAB302"))
    assert [(each["rule"], each["line"]) for each in run["findings"]] == [("DUE505", 7), ("TAB302", 14)]


def test_guides_below_a_folder_of_the_repository_are_found(
    repo: Repo, guide: Guide, folder: Path, payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide("content/pay/guides/acme/data-engineer.md")
    repo.commit("2026-05-01")
    guide("content/pay/guides/acme/data-engineer.md", NEW_BASE, IN_TABLE)
    monkeypatch.chdir(folder / "content/pay")
    assert found(payproof(*CHECK, "HEAD")) == [(ENGINEER, "DUE505", 7)]
    monkeypatch.chdir(folder / "content/pay/guides/acme")
    assert found(payproof(*CHECK, "HEAD", ".")) == [("data-engineer.md", "DUE505", 7)]
    monkeypatch.chdir(folder)
    assert found(payproof(*CHECK, "HEAD", "content/pay/guides")) == [
        ("content/pay/guides/acme/data-engineer.md", "DUE505", 7)
    ]


def test_a_link_to_the_repository_leads_to_its_guides(
    main: Repo, guide: Guide, folder: Path, payproof: Payproof, tmp_path_factory: pytest.TempPathFactory
) -> None:
    guide(ENGINEER, NEW_BASE, IN_TABLE)
    link = tmp_path_factory.mktemp("elsewhere") / "link"
    link.symlink_to(folder)
    [(_, rule, _)] = found(payproof(*CHECK, "HEAD", str(link / "guides")))
    assert rule == "DUE505"


def test_a_guide_that_is_a_link_changes_with_what_it_leads_to(
    main: Repo, guide: Guide, folder: Path, payproof: Payproof
) -> None:
    (folder / "texts").mkdir()
    (folder / ENGINEER).rename(folder / "texts/engineer.md")
    (folder / ENGINEER).symlink_to("../../texts/engineer.md")
    main.commit("2026-05-02")
    text = (folder / "texts/engineer.md").read_text(encoding="utf-8")
    (folder / "texts/engineer.md").write_text(text.replace(*NEW_BASE).replace(*IN_TABLE), encoding="utf-8")
    assert found(payproof(*CHECK, "HEAD")) == [(ENGINEER, "DUE505", 7)]
    assert "(was " not in payproof("diff", "HEAD").out


def test_a_link_that_was_no_guide_s_text_is_a_new_guide(
    main: Repo, guide: Guide, folder: Path, payproof: Payproof
) -> None:
    (folder / ANALYST).symlink_to("data-engineer.md")
    main.commit("2026-05-02")
    (folder / ANALYST).unlink()
    guide(ANALYST, NEW_BASE, IN_TABLE)
    run = report(payproof(*CHECK, "HEAD"))
    assert (run["findings"], run["summary"]["guides"]) == ([], 1)
    assert "SET605" not in {skip["rule"] for skip in run["summary"]["skipped"]}  # as of a guide with a base


def test_the_guides_of_a_submodule_are_not_forgotten_in_silence(
    main: Repo, guide: Guide, folder: Path, payproof: Payproof, tmp_path_factory: pytest.TempPathFactory
) -> None:
    inner = tmp_path_factory.mktemp("inner")
    (inner / "data-engineer.md").write_bytes((folder / ENGINEER).read_bytes())
    Repo(inner).commit("2026-05-01")
    main("submodule", "--quiet", "add", str(inner), "guides/globex")
    main.commit("2026-05-02")
    module = folder / "guides/globex/data-engineer.md"
    module.write_text(module.read_text(encoding="utf-8").replace(*NEW_BASE), encoding="utf-8")
    run = report(payproof(*CHECK, "HEAD"))
    assert run["findings"] == []
    assert (
        run["notes"][1] == "guides/globex is a submodule, so its guides were not looked at: run payproof with it alone"
    )
    assert "DUE505" in [rule for _, rule, _ in found(payproof(*CHECK, "HEAD", "guides/globex"))]


def test_a_file_that_git_was_told_to_forget_is_still_what_it_was(main: Repo, guide: Guide, payproof: Payproof) -> None:
    main("rm", "--quiet", "--cached", ENGINEER)
    assert report(payproof(*CHECK, "HEAD"))["summary"]["guides"] == 0
    guide(ENGINEER, NEW_BASE, IN_TABLE)
    assert found(payproof(*CHECK, "HEAD")) == [(ENGINEER, "DUE505", 7)]


def test_so_many_renames_that_git_gives_up_are_told(main: Repo, guide: Guide, payproof: Payproof) -> None:
    guide(ANALYST)
    main.commit("2026-05-02")
    main("config", "diff.renameLimit", "1")
    for old, new in ((ENGINEER, "guides/acme/one.md"), (ANALYST, "guides/acme/two.md")):
        main("mv", old, new)
        guide(new, NEW_BASE, IN_TABLE)
    main("add", "--all")
    assert any("git followed no rename but exact ones" in note for note in report(payproof(*CHECK, "HEAD"))["notes"])


def test_a_hook_s_environment_does_not_lead_astray(
    main: Repo, guide: Guide, payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide(ENGINEER, NEW_BASE, IN_TABLE)
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert found(payproof(*CHECK, "HEAD")) == [(ENGINEER, "DUE505", 7)]


def test_a_guide_larger_than_any_at_the_base_is_told_as_unreadable(
    main: Repo, guide: Guide, folder: Path, payproof: Payproof
) -> None:
    (folder / ENGINEER).write_bytes(b"---\n" + b"x" * 2_000_000)
    main.commit("2026-05-02")
    guide(ENGINEER)
    skipped = report(payproof(*CHECK, "HEAD", "--select", "DUE505"))["summary"]["skipped"]
    assert [skip["reason"] for skip in skipped] == ["the frontmatter at the base cannot be read"]


def test_a_text_from_standard_input_has_no_base(payproof: Callable[..., Run], main: Repo) -> None:
    assert "leave one of the two out" in refused(payproof("check", "-", "--since", "HEAD"))

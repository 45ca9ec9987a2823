"""Paths to guides: what is judged, under which name, and what is said of a path that leads to none."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audit import files, search
from audit.config import Config
from audit.files import Target
from schema.frontmatter import Flaw
from tests.audit.running import Run

ANALYST, ENGINEER = "guides/acme/analyst.md", "guides/acme/data-engineer.md"


def judged(*paths: str, **settings: tuple[str, ...]) -> list[str]:
    """The paths of the guides that are judged."""
    return [target.path for target in found(*paths, **settings).ordered]  # type: ignore[arg-type]


def found(*paths: str, only_guides: bool = False, **settings: tuple[str, ...]) -> files.Found:
    return search.find(paths, Config(Path.cwd(), **settings), Path.cwd(), only_guides=only_guides)  # type: ignore[arg-type]


def only(*paths: str, **settings: tuple[str, ...]) -> Target:
    (target,) = found(*paths, **settings).ordered  # type: ignore[arg-type]
    return target


def test_without_a_path_the_guide_root_is_checked(guide: Callable[..., Path]) -> None:
    guide(ENGINEER)
    guide("elsewhere/acme/data-engineer.md")
    assert judged() == [ENGINEER]


def test_a_readme_and_other_depths_are_listed_and_not_judged(
    guide: Callable[..., Path], folder: Path, payproof: Callable[..., Run]
) -> None:
    guide(ENGINEER)
    for name in ("README.md", "acme/README.md", "acme/old/data-engineer.md", "notes.md"):
        guide(f"guides/{name}")
    (folder / "guides/acme/notes.txt").touch()
    (folder / "guides/.cache").mkdir()
    guide("guides/.cache/data-engineer.md")
    assert judged("guides") == [ENGINEER]
    others = ["guides/README.md", "guides/acme/README.md", "guides/acme/old/data-engineer.md", "guides/notes.md"]
    assert found("guides").ordered_others == others
    assert payproof("check").out == (
        "Checked 1 guide: nothing wrong.\n"
        "Not at <root>/<company>/<role>.md, so not checked: guides/README.md, guides/acme/README.md, "
        "guides/acme/old/data-engineer.md and 1 more\n"
    )
    assert json.loads(payproof("check", "--format", "json").out)["summary"]["other_files"] == 4


def test_a_file_that_is_named_is_judged_wherever_it_lies(guide: Callable[..., Path]) -> None:
    for name in ("guides/README.md", "guides/acme/old/data-engineer.md", "draft.txt"):
        guide(name)
        assert judged(name) == [name]


@pytest.mark.parametrize(
    ("paths", "complaint"),
    [
        (["none"], "none does not exist: name a guide, or a folder of guides"),
        (["README.md/x.md"], "README.md/x.md does not exist: name a guide, or a folder of guides"),
        ([""], "a path is empty: name a guide, or a folder of guides"),
        (["a" * 300], f"{'a' * 300} cannot be read: File name too long"),
        (["loop.md"], "loop.md cannot be read: Too many levels of symbolic links"),
        (["empty"], "empty holds no guide: a guide is <root>/<company>/<role>.md"),
        (["notes"], ("notes holds no guide: a guide is <root>/<company>/<role>.md; 2 other Markdown files lie below it, such as "
                     "notes/a.md: name the guide root itself")),
        ([], "there is no folder guides here: name a guide or a folder of guides, or set guides in the configuration"),
    ],
)  # fmt: skip
def test_a_path_that_leads_to_no_guide_is_misuse_and_says_what_to_do(
    paths: list[str], complaint: str, folder: Path, payproof: Callable[..., Run]
) -> None:
    (folder / "README.md").write_text("# Read me\n", encoding="utf-8")
    (folder / "notes/deep").mkdir(parents=True)
    (folder / "notes/a.md").write_text("# A note\n", encoding="utf-8")
    (folder / "notes/deep/b.md").write_text("# A note\n", encoding="utf-8")
    (folder / "empty").mkdir()
    (folder / "loop.md").symlink_to("loop.md")
    assert payproof("check", *paths) == Run(2, "", f"payproof: {complaint}\n")


def test_all_paths_that_are_wrong_are_told_at_once(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    guide()
    run = payproof("check", "none", "guides", "nowhere")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 2)


def test_a_guide_that_is_named_twice_is_judged_once(guide: Callable[..., Path], folder: Path) -> None:
    guide(ENGINEER)
    guide(ANALYST)
    names = [ENGINEER, f"./{ENGINEER}", "guides/../guides/acme/data-engineer.md", str(folder / ENGINEER)]
    assert judged(*names) == [ENGINEER]
    assert judged(ENGINEER, "guides", ".", "guides/acme") == [ANALYST, ENGINEER]


@pytest.mark.parametrize("turned", [False, True])
def test_a_file_named_beside_its_folder_is_held_to_its_place(
    turned: bool, guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide("corpus/acme/data-engineer.md", ("company: acme", "company: other"), ("role: data-engineer", "role: other"))
    guide("corpus/acme/analyst.md")
    paths = ["corpus/acme/data-engineer.md", "corpus"]
    run = payproof("check", *(paths[::-1] if turned else paths), "--select", "FMT109", "--format", "concise", "--quiet")
    assert run.out.count(" FMT109 ") == 2


def test_a_company_s_folder_can_be_named(guide: Callable[..., Path]) -> None:
    guide(ENGINEER)
    guide("guides/other/analyst.md")
    target = only("guides/acme")
    assert (target.path, target.inner) == (ENGINEER, "acme/data-engineer.md")


def test_a_company_s_folder_below_no_known_root_is_recognised_by_what_its_guides_say(
    guide: Callable[..., Path],
) -> None:
    guide("corpus/acme/data-engineer.md")
    guide("corpus/acme/drafts/analyst.md")
    (Path("corpus/acme/README.md")).write_text("# Acme\n", encoding="utf-8")
    target = only("corpus/acme")
    assert (target.path, target.inner) == ("corpus/acme/data-engineer.md", "acme/data-engineer.md")
    assert target.home
    assert (target.home.company, target.home.certain) == ("acme", True)
    assert found("corpus/acme").ordered_others == ["corpus/acme/README.md", "corpus/acme/drafts/analyst.md"]
    os.chdir("corpus/acme")
    assert judged(".") == ["data-engineer.md"]


def test_guides_that_lie_loose_are_judged_and_not_held_to_their_folder(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide("loose/some-guide.md", ("company: loose", "company: acme"), ("role: some-guide", "role: data-engineer"))
    assert payproof("check", "loose", "--select", "FMT109").code == 0


def test_any_folder_can_be_a_guide_root(guide: Callable[..., Path]) -> None:
    guide("corpus/acme/data-engineer.md")
    Path("corpus/acme/broken.md").write_text("no frontmatter\n", encoding="utf-8")
    assert judged("corpus") == ["corpus/acme/broken.md", "corpus/acme/data-engineer.md"]


def test_in_a_project_the_folder_itself_means_its_guide_roots(guide: Callable[..., Path]) -> None:
    guide(ENGINEER)
    guide("docs/acme/data-engineer.md")
    assert judged(".") == [ENGINEER]


def test_a_path_is_told_from_where_the_command_runs(guide: Callable[..., Path], folder: Path) -> None:
    guide(ENGINEER)
    os.chdir(folder / "guides/acme")
    config = Config(folder)
    for paths in ((), (".",), ("data-engineer.md",), ("../../guides",)):
        (target,) = search.find(paths, config, Path.cwd()).ordered
        assert target.path in {"data-engineer.md", "../acme/data-engineer.md"}
        assert target.inner == "acme/data-engineer.md"


def test_of_nested_roots_the_inner_one_decides(guide: Callable[..., Path]) -> None:
    guide("guides/acme/data-engineer.md")
    guide("guides/internal/acme/analyst.md")
    guide("guides/internal/notes.md")
    roots = ("guides", "guides/internal")
    for paths in ((), (".",), ("guides",), ("guides", "guides/internal"), ("guides/internal", "guides")):
        result = found(*paths, guides=roots)
        assert [target.path for target in result.ordered] == [
            "guides/acme/data-engineer.md",
            "guides/internal/acme/analyst.md",
        ]
        assert result.ordered_others == ["guides/internal/notes.md"]
    for path in ("guides/internal", "guides/internal/acme", "guides/internal/acme/analyst.md"):
        assert only(path, guides=roots).inner == "acme/analyst.md"


def test_roots_may_be_written_in_any_form(guide: Callable[..., Path], folder: Path) -> None:
    guide(ENGINEER)
    for root in ("guides/", "./guides", "docs/../guides", str(folder / "guides")):
        assert only("guides/acme", guides=(root,)).inner == "acme/data-engineer.md"


def test_a_root_that_is_missing_is_told(guide: Callable[..., Path], folder: Path, payproof: Callable[..., Run]) -> None:
    guide(ENGINEER)
    (folder / "payproof.toml").write_text('guides = ["guides", "guidse"]', encoding="utf-8")
    run = payproof("check")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("payproof: there is no folder guidse here: ")
    assert payproof("check", "guides").code == 0


def test_what_is_excluded_is_found_only_by_its_name(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    guide(ENGINEER)
    guide(ANALYST)
    for globs in (("analyst.md",), ("guides/*/analyst.md",), ("**/analyst.md",)):
        assert judged("guides", exclude=globs) == [ENGINEER]
        assert judged(ANALYST, exclude=globs) == [ANALYST]
    Path("payproof.toml").write_text('exclude = ["acme"]', encoding="utf-8")
    run = payproof("check")
    assert run.code == 2
    assert run.err.endswith("; 2 files below it left out by exclude or .gitignore\n")


@pytest.mark.parametrize("roots", [("guides",), ("guides", "guides/inner"), (".",)])
def test_of_files_that_are_named_those_are_guides_that_a_search_would_find(
    roots: tuple[str, ...], guide: Callable[..., Path], folder: Path
) -> None:
    (folder / "guides" / "inner").mkdir(parents=True)
    for name in (
        ENGINEER, ANALYST, "guides/acme/README.md", "guides/acme/drafts/a.md", "guides/drafts/a.md", "guides/a.md", "a.md",
        "guides/inner/acme/b.md", "guides/.cache/a.md", "guides/acme/.a.md", "guides/acme/a.txt", "guides/acme/a.markdown",
        "guides/acme/B.MD", "acme/data-engineer.md",
    ):  # fmt: skip
        guide(name)
    every = [file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()]
    searched = found(guides=roots, exclude=("guides/drafts",))
    named = found(*every, only_guides=True, guides=roots, exclude=("guides/drafts",))
    assert ENGINEER in [target.path for target in searched.ordered] or roots == (".",)
    assert named.targets == searched.targets
    assert set(searched.ordered_others) <= set(named.ordered_others)


def test_where_there_is_no_guide_root_no_file_is_passed_over_in_silence(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide("content/acme/data-engineer.md")
    run = payproof("check", "--only-guides", "--", "content/acme/data-engineer.md")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("payproof: there is no folder guides here: ")


def test_a_run_that_is_given_no_guide_has_nothing_to_do(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide(ENGINEER)
    guide("README.md")
    assert payproof("check", "--only-guides", "README.md") == Run(
        0, "Checked 0 guides: nothing wrong.\nNot at <root>/<company>/<role>.md, so not checked: README.md\n", ""
    )


# odd files


@pytest.mark.parametrize(
    "name", ["-x.md", "two words.md", "line\nbreak.md", "emoji-🏗️.md", "'quoted'.md", "$HOME.md", "[x].md"]
)
def test_any_file_name_can_be_judged(name: str, guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    guide(f"guides/acme/{name}", (f"role: {name[:-3]}", "role: data-engineer"))
    os.chdir("guides/acme")
    for paths in (["--", name], ["."]):
        run = payproof("check", "--select", "FMT109", "--format", "json", *paths)
        assert run.code == 1
        assert [finding["path"] for finding in json.loads(run.out)["findings"]] == [name]
    assert payproof("check", "--select", "FMT109", "--format", "concise", "--quiet", "--", name).out.count("\n") == 1


def test_a_name_that_is_no_text_is_judged_and_told(guide: Callable[..., Path], process: Callable[..., Run]) -> None:
    file = guide(ENGINEER)
    file.rename(file.parent / os.fsdecode(b"\xff.md"))
    for form in ("full", "concise", "json"):
        run = process("check", "guides", "--as-of", "2026-06-01", "--format", form, "--select", "FMT109")
        assert (run.code, run.err) == (1, "")
        assert "guides/acme/\\udcff.md" in run.out
        if form == "json":
            assert len(json.loads(run.out)["findings"]) == 1


def test_links_are_judged_under_their_own_name_and_never_followed_round_in_a_circle(
    guide: Callable[..., Path], folder: Path, payproof: Callable[..., Run]
) -> None:
    guide(ENGINEER)
    acme = folder / "guides/acme"
    (acme / "linked.md").symlink_to("data-engineer.md")
    (acme / "circle").symlink_to(acme)
    (acme / "folder.md").symlink_to(acme)
    (acme / "itself.md").symlink_to("itself.md")
    (acme / "nowhere.md").symlink_to("gone.md")
    (folder / "elsewhere").symlink_to("guides")
    assert [Path(path).name for path in judged()] == ["data-engineer.md", "itself.md", "linked.md", "nowhere.md"]
    assert "elsewhere/acme/data-engineer.md" in judged("elsewhere")
    run = payproof("check", "--select", "FMT", "--format", "concise", "--quiet")
    assert run.out.splitlines()[0] == (
        "guides/acme/itself.md:1:1: error FMT110 the file cannot be read: Too many levels of symbolic links [text-undecodable]"
    )
    assert "nowhere.md:1:1: error FMT110 the file cannot be read: No such file or directory" in run.out


def test_a_folder_whose_name_looks_like_a_guide_s_is_a_folder(guide: Callable[..., Path]) -> None:
    guide("guides/acme.md/data-engineer.md")
    guide("guides/acme/old.md/data-engineer.md")
    assert judged() == ["guides/acme.md/data-engineer.md"]


def test_a_pipe_among_the_guides_keeps_nobody_waiting(guide: Callable[..., Path], folder: Path) -> None:
    guide(ENGINEER)
    os.mkfifo(folder / "guides/acme/pipe.md")
    assert judged() == [ENGINEER]


@pytest.mark.parametrize("name", ["pipe.md", "/dev/null"])
@pytest.mark.parametrize("option", ["--fix", "--diff", "--only-guides"])
def test_what_is_named_and_is_no_file_is_refused(
    name: str, option: str, guide: Callable[..., Path], payproof: Callable[..., Run], folder: Path
) -> None:
    guide(ENGINEER)
    os.mkfifo(folder / "pipe.md")
    words = f"payproof: {name} is no file that can be judged: name a guide, or a folder of guides\n"
    assert payproof("check", option, name) == Run(2, "", words)


def test_a_guide_that_vanishes_before_it_is_read_is_a_finding(
    guide: Callable[..., Path], payproof: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    guide(ENGINEER)
    vanishing = guide(ANALYST)
    content = files.content

    def late(file: Path) -> bytes | None:
        vanishing.unlink(missing_ok=True)
        return content(file)

    monkeypatch.setattr(files, "content", late)
    run = payproof("check", "--format", "concise")
    assert (run.code, run.err) == (1, "")
    assert run.out == (
        f"{ANALYST}:1:1: error FMT110 the file cannot be read: No such file or directory [text-undecodable]\n"
        "Checked 2 guides: 1 error in 1 of them.\n"
    )


def test_a_guide_that_may_not_be_read_is_a_finding(guide: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    target = only(str(guide(ENGINEER)))

    def refused(file: Path, how: int) -> int:
        del how
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(os, "open", refused)
    (trouble,) = files.read(target).troubles
    assert (trouble.flaw, trouble.message) == (Flaw.UNDECODABLE, "the file cannot be read: Permission denied")


def test_a_folder_that_may_not_be_read_is_misuse(
    guide: Callable[..., Path], payproof: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, scandir = guide(ENGINEER).parent, os.scandir

    def refused(folder: str) -> Iterator[os.DirEntry[str]]:
        if os.fspath(folder) == str(closed):  # nothing is closed to root, who may run the tests
            raise PermissionError(13, "Permission denied", folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refused)
    run = payproof("check")
    assert (run.code, run.err) == (2, f"payproof: {closed} cannot be read: Permission denied\n")


def test_a_guide_of_any_size_is_read_no_further_than_the_largest(guide: Callable[..., Path]) -> None:
    file = guide(ENGINEER)
    with file.open("ab") as stream:
        stream.truncate(1 << 32)
    (trouble,) = files.read(only(str(file))).troubles
    assert trouble.flaw is Flaw.TOO_MUCH

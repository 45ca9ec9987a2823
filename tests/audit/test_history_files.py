"""Which files of an earlier day are looked at: the same as today, whatever they are called."""

import os
from datetime import date
from pathlib import Path

import pytest

from audit import history, search
from audit.auditor import Auditor
from audit.config import Config
from audit.owners import Owners
from audit.scopes import Scopes
from tests.audit.repositories import ANALYST, ENGINEER, RENEWED, Audited, Guide, Repo, changes

# which files


def test_the_tree_is_sorted_as_the_folder_is(repo: Repo, guide: Guide, folder: Path, audit: Audited) -> None:
    (folder / "payproof.toml").write_text('exclude = ["guides/left/**"]', encoding="utf-8")
    names = ("README.md", "acme/README.md", "acme/old/a.md", "notes.md", ".hidden/a.md", "acme/.a.md", "left/a.md")
    for name in (
        ENGINEER,
        ANALYST,
        "guides/acme/UPPER.MD",
        *(f"guides/{name}" for name in names),
        "elsewhere/acme/a.md",
    ):
        guide(name)
    repo.commit("2026-05-30")
    now = [row["path"] for row in audit()["guides"]]
    for name in (*now, *(f"guides/{name}" for name in names)):
        (folder / name).unlink()
    guide("guides/keep/a.md")
    removed = [path for path, _, _ in changes(audit("--since", "HEAD"))["removed"]]
    assert sorted(removed) == sorted(now)
    assert ENGINEER in now


@pytest.mark.parametrize(
    "given",
    [["guides"], ["."], ["guides/acme"], [ENGINEER, ANALYST], ["./guides/../guides"], ["guides/acme", ENGINEER]],
)
def test_the_same_paths_are_looked_at_then_and_now(given: list[str], repo: Repo, guide: Guide, audit: Audited) -> None:
    guide(ENGINEER)
    guide(ANALYST)
    guide("elsewhere/x/y.md")
    repo.commit("2026-05-30")
    guide(ENGINEER, *RENEWED)
    guide(ANALYST, *RENEWED)
    resolved = [(ANALYST, "overdue", "fresh"), (ENGINEER, "overdue", "fresh")]
    assert changes(audit(*given, "--since", "HEAD")) == {"resolved": resolved}


@pytest.mark.parametrize("inside", ["", "pay/"])
def test_a_root_that_no_configuration_names_and_a_company_s_folder_are_found_again(
    inside: str, repo: Repo, guide: Guide, folder: Path, audit: Audited
) -> None:
    guide(f"{inside}acme/a.md")
    guide(f"{inside}acme/gone.md")
    (folder / f"{inside}acme/notes.md").write_text("# Notes\n", encoding="utf-8")
    (folder / f"{inside}acme/lost.md").write_text("# Lost\n", encoding="utf-8")
    repo.commit("2026-05-30")
    (folder / f"{inside}acme/gone.md").unlink()
    (folder / f"{inside}acme/lost.md").unlink()
    removed = [(f"{inside}acme/gone.md", "overdue", None)]
    assert changes(audit(f"{inside}acme", "--since", "HEAD")) == {"removed": removed}
    (folder / f"{inside}acme/notes.md").unlink()
    of_root = changes(audit(inside or ".", "--since", "HEAD"))["removed"]
    assert removed[0] in of_root


def test_from_a_folder_below_the_top_paths_are_as_they_are_shown_there(
    repo: Repo, guide: Guide, folder: Path, audit: Audited, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide(f"deep/down/{ENGINEER}")
    guide(f"deep/down/{ANALYST}")
    repo.commit("2026-05-30")
    (folder / f"deep/down/{ANALYST}").unlink()
    monkeypatch.chdir(folder / "deep/down")
    assert changes(audit("--since", "HEAD")) == {"removed": [(ANALYST, "overdue", None)]}
    monkeypatch.chdir(folder / "deep/down/guides/acme")
    assert changes(audit("..", "--since", "HEAD")) == {"removed": [("analyst.md", "overdue", None)]}


def test_a_root_behind_a_link_is_found_where_it_leads(
    repo: Repo, guide: Guide, folder: Path, audit: Audited, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide(ENGINEER)
    guide(ANALYST)
    repo.commit("2026-05-30")
    (folder / ANALYST).unlink()
    (folder / "outside").symlink_to(folder / "guides")
    monkeypatch.setenv("PWD", str(folder))
    assert changes(audit("outside", "--since", "HEAD")) == {"removed": [("outside/acme/analyst.md", "overdue", None)]}


def test_a_link_to_a_guide_and_the_guide_are_one(repo: Repo, guide: Guide, folder: Path, audit: Audited) -> None:
    guide(ENGINEER)
    (folder / ANALYST).symlink_to("data-engineer.md")
    repo.commit("2026-05-30")
    guide(ENGINEER, *RENEWED)
    assert changes(audit("--since", "HEAD")) == {"resolved": [(ENGINEER, "overdue", "fresh")]}


def test_a_link_that_is_named_is_looked_for_where_it_stands(
    repo: Repo, guide: Guide, folder: Path, audit: Audited, tmp_path_factory: pytest.TempPathFactory
) -> None:
    guide(ENGINEER)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.md"
    elsewhere.write_bytes(guide(ENGINEER).read_bytes())
    repo.commit("2026-05-24")
    (folder / ENGINEER).unlink()
    (folder / ENGINEER).symlink_to(elsewhere)
    assert changes(audit(ENGINEER, "--since", "HEAD")) == {}


NAMES = [
    "-rf", "--all", "a b", "new\nline", 'quo"te', "it's", "🧮", "gehälter", "tab\there", "back\\slash", "*", "[a]",
    ":(top)x", ":!x", "$HOME",
]  # fmt: skip


@pytest.mark.parametrize("company", NAMES)
def test_a_name_is_a_name_whatever_git_could_take_it_for(
    company: str, repo: Repo, guide: Guide, folder: Path, audit: Audited
) -> None:
    path = f"guides/{company}/{company}.md"
    (folder / path).parent.mkdir(parents=True)
    (folder / path).write_bytes(guide(ENGINEER).read_bytes())
    guide("guides/other/x.md")
    repo.commit("2026-05-01")
    for given in ([], [f"guides/{company}"], [path]):
        assert changes(audit("--since", "2026-05-24", "--", *given)) == {}
        assert changes(audit("--since", "2026-05-01", "--", path)) == {"worse": [(path, "fresh", "overdue")]}


def test_a_name_that_is_no_utf_8_is_compared(repo: Repo, guide: Guide, folder: Path) -> None:
    company = Path(os.fsdecode(os.fsencode(folder) + b"/guides/caf\xe9"))
    company.mkdir(parents=True)
    (company / "a.md").write_bytes(guide(ENGINEER).read_bytes())
    repo.commit("2026-05-24")
    (company / "a.md").unlink()
    settings, found, as_of = Config(folder), search.find(["guides"], Config(folder), folder), date(2026, 6, 1)
    auditor = Auditor(settings, Owners())
    told = history.History(auditor, Scopes(["guides"], found, settings, folder), as_of).tell(
        auditor.guides(found.ordered, as_of), "7d"
    )
    assert told.delta
    assert [change.path for change in told.delta.removed] == ["guides/caf\udce9/a.md"]


def test_surroundings_of_a_hook_lead_nowhere_else(
    repo: Repo, guide: Guide, folder: Path, audit: Audited, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide(ENGINEER)
    repo.commit("2026-05-24")
    other = folder / "other"
    other.mkdir()
    Repo(other).commit("2026-05-20")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")
    assert changes(audit("--since", "7d")) == {}


def test_a_text_too_large_to_read_is_invalid_then_as_now(repo: Repo, guide: Guide, audit: Audited) -> None:
    file = guide(ENGINEER)
    text = file.read_bytes()
    file.write_bytes(text + b"x" * 3_000_000)
    repo.commit("2026-05-30")
    assert changes(audit("--since", "HEAD")) == {}
    file.write_bytes(text)
    assert changes(audit("--since", "HEAD")) == {"better": [(ENGINEER, "invalid", "overdue")]}

"""The hooks, run by pre-commit itself in a repository with good and bad guides: what a person who commits would see."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from schema.example import CANONICAL
from schema.named import NamedTuple
from tests.audit.repositories import Repo
from tests.fences import blocks
from tests.tree import HOME, checkout, run, skip_without_index

pytestmark = pytest.mark.slow

WRONG = ("    total_comp_low: 190000", "    total_comp_low: 145000")  # PAY203, and TAB302
BAD_NAMES = ["$(touch pwned)/a'b\"c.md", "; touch pwned/new\nline.md", "😀 ::error::/%0A.md"]


class Hooks(NamedTuple):
    """This project as a repository that pre-commit installs from, and the home in which it keeps what it installed."""

    source: Repo
    revision: str
    home: Path

    def config(self, *hooks: str) -> str:
        listed = "".join(f"      - id: {hook}\n" for hook in hooks)
        return f"repos:\n  - repo: {self.source.folder}\n    rev: {self.revision}\n    hooks:\n{listed}"


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Hooks:
    source = Repo(checkout(tmp_path_factory.mktemp("payproof")))
    return Hooks(source, source.commit("2026-11-21"), tmp_path_factory.mktemp("pre-commit"))


class Project:
    """A repository that uses the hooks."""

    def __init__(self, folder: Path, hooks: Hooks) -> None:
        self.folder, self.hooks, self.repo = folder, hooks, Repo(folder)
        self.use("payproof-check")

    def use(self, *hooks: str) -> None:
        self.write(".pre-commit-config.yaml", self.hooks.config(*hooks))

    def write(self, name: str, text: str) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def guide(self, role: str, *changes: tuple[str, str]) -> None:
        text = CANONICAL.replace("role: data-engineer", f"role: {role}", 1)
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        self.write(f"guides/acme/{role}.md", text)

    def pre_commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run pre-commit on what is staged, which is all that has changed."""
        self.repo("add", "--all")
        done = run(["pre-commit", *arguments], self.folder, PRE_COMMIT_HOME=os.fspath(self.hooks.home))
        skip_without_index(done)
        return done

    def commit(self) -> subprocess.CompletedProcess[str]:
        self.repo("add", "--all")
        who = ("-c", "user.name=t", "-c", "user.email=t")
        home = os.fspath(self.hooks.home)
        return run(["git", *who, "commit", "--quiet", "--message", "x"], self.folder, PRE_COMMIT_HOME=home)

    def check(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.pre_commit("run", "--color", "never", *arguments)


@pytest.fixture
def project(tmp_path: Path, hooks: Hooks) -> Project:
    return Project(tmp_path, hooks)


def verdict(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str]]:
    """Each hook's name with what became of it."""
    return re.findall(r"(?m)^(payproof .*?)\.{3,}(?:\(.*\))?(\w+)$", done.stdout)


def test_the_manifest_is_one_that_pre_commit_reads() -> None:
    done = run(["pre-commit", "validate-manifest", ".pre-commit-hooks.yaml"], HOME)
    assert (done.returncode, done.stdout) == (0, "")


def test_no_file_s_name_is_read_as_an_option() -> None:
    for hook in yaml.safe_load((HOME / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        assert (hook.get("args", [""])[-1] == "--") is hook.get("pass_filenames", True)
        assert hook.get("require_serial", False) is hook.get("pass_filenames", True)


def test_the_hooks_can_be_tried_without_any_configuration(project: Project) -> None:
    (project.folder / ".pre-commit-config.yaml").unlink()
    project.guide("data-engineer")
    project.guide("analyst", WRONG)
    done = project.pre_commit("try-repo", os.fspath(project.hooks.source.folder), "--all-files", "--color", "never")
    assert done.returncode == 1
    assert verdict(done) == [
        ("payproof check, all guides", "Failed"),
        ("payproof check", "Failed"),
        ("payproof check --fix", "Failed"),
    ]


def test_a_wrong_guide_is_refused_with_its_line_and_both_values(project: Project) -> None:
    project.guide("data-engineer")
    project.guide("analyst", WRONG)
    done = project.check()
    assert done.returncode == 1
    assert done.stdout.splitlines()[-26:] == [
        "payproof check...........................................................Failed",
        "- hook id: payproof-check",
        "- exit code: 1",
        "",
        "error PAY203 total-below-base: New York",
        "total_comp_low 145,000 is below base_low 150,000, but a total includes the base: correct the wrong one",
        "  --> guides/acme/analyst.md:19:21",
        "   |",
        "14 |     base_low: 150000",
        "   |               ------ base_low is 150,000",
        "...",
        "19 |     total_comp_low: 145000",
        "   |                     ^^^^^^",
        "",
        "error TAB302 figure-differs: New York",
        "total_comp_low is 145,000 in the frontmatter and 190,000 in the table: correct the wrong one",
        "  --> guides/acme/analyst.md:44:48",
        "   |",
        "19 |     total_comp_low: 145000",
        "   |                     ------ 145,000 in the frontmatter",
        "...",
        "44 | | New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |",
        "   |                                                ^^^^^^^^^^^",
        "",
        "Checked 2 guides: 2 errors in 1 of them.",
        "",
    ]


def test_only_what_was_changed_is_judged(project: Project) -> None:
    project.guide("analyst", WRONG)
    project.repo.commit("2026-11-21")
    project.guide("data-engineer")
    assert (project.check().returncode, project.check("--all-files").returncode) == (0, 1)


def test_other_markdown_and_what_is_excluded_is_no_guide(project: Project) -> None:
    project.guide("data-engineer")
    for name in ("README.md", "guides/README.md", "guides/acme/README.md", "guides/acme/notes/a.md", "docs/a/b.md"):
        project.write(name, "# Notes\n")
    project.write("guides/drafts/a.md", "# A draft\n")
    project.write("payproof.toml", 'exclude = ["guides/drafts"]\n')
    done = project.check("--verbose")
    assert verdict(done) == [("payproof check", "Passed")], done.stdout
    assert "Checked 1 guide: nothing wrong." in done.stdout
    assert project.check("--files", "README.md").returncode == 0


def test_where_no_guide_root_is_known_nobody_is_told_that_all_is_well(project: Project) -> None:
    project.write("content/acme/data-engineer.md", CANONICAL)
    done = project.check()
    assert done.returncode == 1
    assert (
        "payproof: there is no folder guides here: name a guide or a folder of guides, or set guides in" in done.stdout
    )


def test_a_commit_is_refused_until_the_guide_is_right(project: Project) -> None:
    project.pre_commit("install")
    project.guide("data-engineer", WRONG)
    refused = project.commit()
    assert refused.returncode == 1
    assert "total_comp_low 145,000 is below base_low 150,000" in refused.stdout + refused.stderr
    project.guide("data-engineer")
    assert project.commit().returncode == 0
    assert project.repo("log", "--format=%s") == "x"


def test_a_hostile_name_is_a_name(project: Project) -> None:
    project.guide("data-engineer")
    project.write("-rf.md", CANONICAL)
    project.write("--config=guides/acme.md", "fail-on = 'never'")
    for name in BAD_NAMES:
        project.write(f"guides/{name}", CANONICAL)
    done = project.check()
    assert done.returncode == 1
    assert "Checked 4 guides: 9 errors in 3 of them." in done.stdout
    assert done.stdout.count("FMT109 path-disagrees") == 6
    assert done.stdout.count("SET601 guide-repeated") == 3  # they all say that they are the one that is in its place
    assert "\n::error::" not in done.stdout
    assert not list(project.folder.glob("**/pwned"))


def test_what_has_one_meaning_is_written_and_shown_before_it_is_committed(project: Project) -> None:
    project.use("payproof-fix")
    project.guide("data-engineer", ("base_low: 150000", 'base_low: "150000"'))
    project.write("guides/README.md", '---\nbase_low: "150000"\n---\n')
    mended = project.check()
    assert mended.returncode == 1
    assert "- files were modified by this hook" in mended.stdout
    assert "Checked 1 guide: nothing wrong" in mended.stdout
    assert project.repo("diff", "--name-only") == "guides/acme/data-engineer.md"
    assert (project.folder / "guides/acme/data-engineer.md").read_text(encoding="utf-8") == CANONICAL
    assert project.check().returncode == 0  # once it is added


def test_what_is_a_guess_is_told_and_not_written(project: Project) -> None:
    project.use("payproof-fix")
    project.guide("analyst", WRONG)
    done = project.check()
    assert done.returncode == 1
    assert "- exit code: 1" in done.stdout
    assert "files were modified" not in done.stdout
    assert "error TAB302 figure-differs" in done.stdout


def test_a_hook_may_be_asked_for_what_the_commit_broke_alone(project: Project) -> None:
    config = (project.folder / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    project.write(".pre-commit-config.yaml", f"{config}        args: [--since, HEAD, --]\n")
    project.guide("data-engineer")
    project.repo.commit("2026-11-21")
    project.guide("data-engineer", ("base_high: 200000", "base_high: 190000"), ("$150K–$200K |", "$150K–$190K |"))
    project.write("README.md", "# Guides\n")
    done = project.check()
    assert done.returncode == 1
    assert "error DUE505 figures-changed-date-kept" in done.stdout
    assert "Checked 1 guide: 1 error." in done.stdout
    project.repo("checkout", "--quiet", "HEAD", "--", "guides")
    assert project.check().returncode == 0


def test_all_guides_are_judged_once_where_any_was_changed(project: Project) -> None:
    project.use("payproof-all")
    for role in ("analyst", "data-engineer"):
        project.guide(role)
    project.repo.commit("2026-11-21")
    project.guide("analyst", ("Cash first | Steady grants", "Cash first | Steady raises"))
    done = project.check("--verbose")
    assert done.stdout.count("Checked 2 guides: nothing wrong.") == 1


PAGE = HOME / "docs" / "gate.md"
SNIPPETS = [text for text in blocks(PAGE, "yaml") if "repos:" in text]


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_a_configuration_of_the_page_is_one_and_works(snippet: str, project: Project) -> None:
    ours = re.sub(
        r"repo: \S+\n    rev: \S+", f"repo: {project.hooks.source.folder}\n    rev: {project.hooks.revision}", snippet
    )
    project.write(".pre-commit-config.yaml", ours)
    assert run(["pre-commit", "validate-config", ".pre-commit-config.yaml"], project.folder).returncode == 0
    project.guide("data-engineer")
    done = project.check()
    assert verdict(done) == [("payproof check", "Passed")], done.stdout
    project.guide("data-engineer", ("next_review_due: 2026-05-23", "next_review_due: 2026-06-23"))  # a warning
    assert project.check().returncode == ("warning" in snippet)

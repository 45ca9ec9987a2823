"""`payproof init`: it shows what it would write, asks, overwrites nothing, and what it writes is understood."""

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from audit import adoption, config
from schema.finding import Fault, Skip
from schema.registry import find
from schema.rule import Rule
from schema.subject import Subject
from tests.audit.repositories import Repo
from tests.audit.running import COMMAND, Run, environment
from tests.tree import HOME, run

Guide = Callable[..., Path]
Command = Callable[..., Run]

BELOW_BASE = ("    total_comp_low: 190000", "    total_comp_low: 145000")
BASELINE, SETTINGS = ".payproof-baseline.json", "payproof.toml"
WRITTEN = [
    SETTINGS, BASELINE, ".pre-commit-config.yaml", ".github/workflows/guides.yml", ".github/workflows/staleness.yml",
]  # fmt: skip


def files(folder: Path) -> dict[str, bytes]:
    """Every file that is no guide and not git's."""
    return {
        name: file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not (name := file.relative_to(folder).as_posix()).startswith((".git/", "guides/"))
    }


def test_it_shows_what_it_would_write_and_writes_nothing(repo: Repo, guide: Guide, payproof: Command) -> None:
    guide("guides/acme/analyst.md", BELOW_BASE)
    run = payproof("init")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("guides holds 1 guide\n\n")
    for name in WRITTEN:
        assert re.search(rf"(?m)^{re.escape(name)} \(\d+ lines\)$", run.out), name
    assert '\n  guides = ["guides"] #' in run.out
    assert "\n  2 findings in 1 guide of 1, which are silent from then on\n" in run.out
    assert run.out.endswith("\nNothing was written: --yes writes 5 files.\n")
    assert files(repo.folder) == {}


def test_yes_writes_what_was_shown_and_the_next_check_is_silent(repo: Repo, guide: Guide, payproof: Command) -> None:
    guide("guides/acme/analyst.md", BELOW_BASE)
    shown = payproof("init").out
    run = payproof("init", "--yes")
    assert run.code == 0
    assert run.out.startswith("guides holds 1 guide\n\nwrote payproof.toml\n")
    written = files(repo.folder)
    assert sorted(written) == sorted(WRITTEN)
    for name in WRITTEN:
        if name != BASELINE:
            lines = [f"  {line}".rstrip() for line in written[name].decode().splitlines()]
            assert "\n".join(lines) in shown
    assert payproof("check", "--fail-on", "info").out == "Checked 1 guide: nothing new; 2 baselined.\n"
    assert payproof("baseline").out.startswith(f"{BASELINE} is as it should be")


def test_guides_without_a_fault_get_no_baseline(repo: Repo, guide: Guide, payproof: Command) -> None:
    guide()
    assert payproof("init", "--yes").code == 0
    assert sorted(files(repo.folder)) == sorted(set(WRITTEN) - {BASELINE})


def test_a_second_time_there_is_nothing_left_to_write(repo: Repo, guide: Guide, payproof: Command) -> None:
    guide("guides/acme/analyst.md", BELOW_BASE)
    payproof("init", "--yes")
    before = files(repo.folder)
    run = payproof("init", "--yes")
    assert run.code == 0
    assert run.out.endswith("Nothing is left to write.\n")
    assert all(f"{name} exists and stays as it is\n" in run.out for name in WRITTEN)
    assert files(repo.folder) == before


@pytest.mark.parametrize("name", WRITTEN[1:])
def test_a_file_that_exists_stays_as_it_is(name: str, repo: Repo, guide: Guide, payproof: Command) -> None:
    guide("guides/acme/analyst.md", BELOW_BASE)
    file = repo.folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"ours")
    run = payproof("init", "--yes")
    assert run.code == 0
    assert f"{name} exists and stays as it is\n" in run.out
    assert file.read_bytes() == b"ours"
    assert sorted(files(repo.folder)) == sorted(WRITTEN)


def test_a_link_that_leads_nowhere_stays_as_it_is(repo: Repo, guide: Guide, payproof: Command) -> None:
    guide()
    (repo.folder / SETTINGS).symlink_to("elsewhere/payproof.toml")
    assert f"{SETTINGS} exists and stays as it is" in payproof("init", "--yes").out
    assert not (repo.folder / "elsewhere").exists()


def test_hooks_that_exist_are_told_what_to_add(repo: Repo, guide: Guide, payproof: Command) -> None:
    guide()
    file = repo.folder / adoption.HOOKS
    file.write_text("repos:\n  - repo: local\n    hooks: []\n", encoding="utf-8")
    told = payproof("init", "--yes").out
    entry = told.partition("add this to its list of repos:\n\n")[2].partition("\n\n")[0]
    both = yaml.safe_load(file.read_text(encoding="utf-8") + entry)
    assert [each["repo"] for each in both["repos"]] == ["local", adoption.HOME]
    file.write_text(file.read_text(encoding="utf-8") + entry + "\n", encoding="utf-8")
    assert "add this" not in payproof("init").out


def test_a_configuration_that_exists_is_kept_and_used(repo: Repo, guide: Guide, payproof: Command) -> None:
    guide("pay/acme/analyst.md", BELOW_BASE)
    text = '[tool.payproof]\nguides = ["pay"]\nignore = ["TAB302"]\n'
    (repo.folder / "pyproject.toml").write_text(text, encoding="utf-8")
    run = payproof("init", "--yes")
    assert "pyproject.toml exists and stays as it is\n" in run.out
    assert not (repo.folder / SETTINGS).exists()
    held = json.loads((repo.folder / BASELINE).read_text(encoding="utf-8"))["guides"]
    assert {guide: list(rules) for guide, rules in held.items()} == {"pay/acme/analyst.md": ["PAY203"]}
    assert (repo.folder / "pyproject.toml").read_text(encoding="utf-8") == text


def test_a_pyproject_that_says_nothing_of_us_is_left_alone(repo: Repo, guide: Guide, payproof: Command) -> None:
    guide()
    (repo.folder / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    payproof("init", "--yes")
    assert (repo.folder / "pyproject.toml").read_text(encoding="utf-8") == "[project]\n"
    assert (repo.folder / SETTINGS).exists()


@pytest.mark.parametrize("path", ["guides", "guides/acme", "."])
def test_it_writes_at_the_top_of_the_repository_whatever_folder_is_named(
    path: str, repo: Repo, guide: Guide, payproof: Command
) -> None:
    guide()
    assert payproof("init", path, "--yes").code == 0
    assert config.load(repo.folder).guides == ("guides",)
    assert (repo.folder / adoption.GATE).exists()


def test_outside_of_a_repository_there_is_neither_hook_nor_workflow(
    folder: Path, guide: Guide, payproof: Command
) -> None:
    guide("guides/acme/analyst.md", BELOW_BASE)
    run = payproof("init", "--yes")
    assert (run.code, sorted(files(folder))) == (0, sorted([SETTINGS, BASELINE]))
    assert run.err == "payproof: this is no git repository, so it gets neither hook nor workflows\n"


# where the guides are


def test_every_guide_root_is_found_and_what_git_ignores_is_not(repo: Repo, guide: Guide, payproof: Command) -> None:
    for name in ("pay/eu/acme/analyst.md", "pay/us/acme/analyst.md", "build/guides/acme/analyst.md"):
        guide(name)
    (repo.folder / ".gitignore").write_text("build/\n", encoding="utf-8")
    notes = repo.folder / "docs" / "notes" / "pay.md"
    notes.parent.mkdir(parents=True)
    notes.write_text("---\ntitle: Pay\n---\nSome notes.\n", encoding="utf-8")
    assert payproof("init", "--yes").code == 0
    assert config.load(repo.folder).guides == ("pay/eu", "pay/us")


def test_in_a_repository_of_companies_folders_of_other_markdown_are_left_out(
    repo: Repo, guide: Guide, payproof: Command
) -> None:
    guide("acme/analyst.md")
    broken = guide("beta/analyst.md")
    broken.write_text(broken.read_text(encoding="utf-8").removeprefix("---\n"), encoding="utf-8")
    (repo.folder / "docs").mkdir()
    (repo.folder / "docs" / "style.md").write_text("# Style\n", encoding="utf-8")
    assert payproof("init", "--yes").out.startswith(". holds 2 guides\n")
    settings = config.load(repo.folder)
    assert (settings.guides, settings.exclude) == ((".",), ("docs",))
    assert payproof("check").out == "Checked 2 guides: nothing new; 1 baselined.\n"


@pytest.mark.parametrize("name", ["pa y", "päy", "$(id)", "a'b", 'a"b', "a\\b", "-rf", "[x]", "#1", "💶"])
def test_a_folder_of_any_name_can_be_set_up(name: str, repo: Repo, guide: Guide, payproof: Command) -> None:
    guide(f"{name}/acme/analyst.md", BELOW_BASE)
    assert payproof("init", "--yes").code == 0
    assert config.load(repo.folder).guides == (name,)
    assert payproof("check").out == "Checked 1 guide: nothing new; 2 baselined.\n"


NOT_TEXT = pytest.param(b"a\xff", marks=pytest.mark.skipif(sys.platform == "darwin", reason="its names are all text"))


@pytest.mark.parametrize("name", [NOT_TEXT, b"a\x7f"])
def test_a_folder_that_no_configuration_can_name_is_refused(
    name: bytes, repo: Repo, guide: Guide, payproof: Command
) -> None:
    folder = os.fsdecode(name)
    guide(f"{folder}/acme/analyst.md")
    run = payproof("init", "--yes")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert "a configuration cannot name these folders" in run.err
    assert files(repo.folder).keys() == {f"{folder}/acme/analyst.md"}


# what can go wrong


MISUSES = {
    "init": ". holds no guide: a guide is <root>/<company>/<role>.md, and its frontmatter names the company",
    "init nowhere": "nowhere is no folder: name one that holds guides",
    "init a b": "b is one folder too many: payproof is set up for one at a time",
    "init --force": "--force is no option",
}


@pytest.mark.parametrize("line", MISUSES)
def test_a_command_that_cannot_be_carried_out_says_so(line: str, repo: Repo, payproof: Command) -> None:
    run = payproof(*line.split())
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"payproof: {MISUSES[line]}")


def test_what_cannot_all_be_written_is_not_written_at_all(repo: Repo, guide: Guide, payproof: Command) -> None:
    guide("guides/acme/analyst.md", BELOW_BASE)
    (repo.folder / ".github").write_text("a file\n", encoding="utf-8")
    run = payproof("init", "--yes")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert ".github/workflows/guides.yml cannot be written" in run.err
    assert list(files(repo.folder)) == [".github"]


def test_nothing_is_written_through_a_link_that_leads_out(
    repo: Repo, guide: Guide, payproof: Command, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    guide()
    (repo.folder / ".github").symlink_to(elsewhere)
    run = payproof("init", "--yes")
    assert run.code == 2
    assert "would lie outside of the project" in run.err
    assert list(elsewhere.iterdir()) == []
    assert not (repo.folder / SETTINGS).exists()


def test_a_rule_that_crashes_writes_nothing(
    repo: Repo, guide: Guide, payproof: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide("guides/acme/analyst.md", BELOW_BASE)

    def crash(self: Rule, subject: Subject) -> list[Fault | Skip]:
        raise RuntimeError("no")

    rule = find("DUE504")
    assert rule is not None
    monkeypatch.setattr(rule, "judge", crash)
    run = payproof("init", "--yes")
    assert (run.code, files(repo.folder)) == (3, {})
    assert run.err.endswith("payproof: nothing was written\n")


def test_a_file_that_git_would_not_take_is_told(repo: Repo, guide: Guide, payproof: Command) -> None:
    guide("guides/acme/analyst.md", BELOW_BASE)
    (repo.folder / ".gitignore").write_text(".*.json\n", encoding="utf-8")
    told = f"payproof: git ignores {BASELINE}: take it out of .gitignore, or commit it with `git add --force`\n"
    assert payproof("init").err == told


# on a terminal


@pytest.mark.parametrize(
    ("said", "written"), [("y", True), ("YES", True), ("n", False), ("", False), ("yellow", False)]
)
def test_on_a_terminal_it_asks(said: str, written: bool, repo: Repo, guide: Guide) -> None:
    guide("guides/acme/analyst.md", BELOW_BASE)
    code, shown = answered(f"{said}\n".encode())
    assert code == 0
    assert "Write these 5 files? [y/N] " in shown
    assert sorted(files(repo.folder)) == (sorted(WRITTEN) if written else [])
    assert ("wrote payproof.toml" if written else "Nothing was written.") in shown


@pytest.mark.parametrize(("typed", "code"), [(b"\x04", 0), (b"\x03", 130), (b"\xff\n", 0)])
def test_who_breaks_off_gets_nothing_written(typed: bytes, code: int, repo: Repo, guide: Guide) -> None:
    guide()
    ended, shown = answered(typed)
    assert ended == code
    assert "Traceback" not in shown
    assert files(repo.folder) == {}


# The new session's terminal becomes the one that it was given, so that Ctrl-C reaches it.
OWN_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


def answered(typed: bytes) -> tuple[int, str]:
    """What a person sees who types that once the question is asked."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", OWN_TERMINAL, *COMMAND, "init"],
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment({"TERM": "dumb"}), start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    stop = time.monotonic() + 120
    try:
        while True:
            if time.monotonic() > stop:
                child.kill()
                pytest.fail(f"it waits for something else than an answer, and has shown {shown!r}")
            # Typed again where nothing comes of it: Ctrl-C between the question and the wait for its answer goes unheard.
            if b"[y/N] " in shown:
                os.write(ours, typed)
            while select.select([ours], [], [], 1)[0]:
                shown += os.read(ours, 65536)
                if shown.endswith(b"[y/N] "):
                    break
    except OSError:  # the other end is closed
        pass
    finally:
        os.close(ours)
    return child.wait(timeout=60), shown.decode(errors="replace").replace("\r\n", "\n")


# what the files say


@pytest.fixture
def written(repo: Repo, guide: Guide, payproof: Command) -> Path:
    guide("guides/acme/analyst.md", BELOW_BASE)
    assert payproof("init", "--yes").code == 0
    return repo.folder


def test_the_workflows_satisfy_github_s_schema_and_zizmor(written: Path) -> None:
    workflows = sorted((written / ".github" / "workflows").glob("*.yml"))
    checked = run(["check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows], written)
    assert checked.returncode == 0, checked.stdout
    ours = written / "zizmor.yml"
    ours.write_text(
        "rules:\n  unpinned-uses:\n    config:\n      policies:\n        payproof/*: ref-pin\n", encoding="utf-8"
    )
    audited = run(["zizmor", "--offline", "--persona", "auditor", "--config", ours, ".github"], written)
    assert audited.returncode == 0, audited.stdout


def test_the_workflows_pin_the_actions_that_this_repository_s_own_do(written: Path) -> None:
    own = "".join(file.read_text(encoding="utf-8") for file in (HOME / ".github" / "workflows").glob("*.yml"))
    for file in (written / ".github" / "workflows").glob("*.yml"):
        used = re.findall(r"uses: (\S+@\S+.*)", file.read_text(encoding="utf-8"))
        assert used
        for action in used:
            assert action in own or re.fullmatch(r"payproof/payproof@v[0-9.]+", action), action


def test_the_weekly_workflow_s_commands_run_as_they_stand(
    written: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    Repo(written).commit("2026-01-01")
    workflow = yaml.safe_load((written / adoption.WEEKLY).read_text(encoding="utf-8"))
    script = next(step["run"] for step in workflow["jobs"]["audit"]["steps"] if step.get("name") == "Audit")
    out = tmp_path_factory.mktemp("runner")
    ran = run(
        ["bash", "-eo", "pipefail", "-c", script], written, Path(sys.executable).parent,
        RUNNER_TEMP=str(out), GITHUB_STEP_SUMMARY=str(out / "summary.md"),
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert (out / "staleness.html").read_text(encoding="utf-8").startswith("<!")
    assert (out / "summary.md").read_text(encoding="utf-8")

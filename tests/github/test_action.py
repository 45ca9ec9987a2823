"""The action: its scripts run as the runner runs them, in a repository whose pull request may mean harm."""

import json
import re
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml

from schema.example import CANONICAL
from tests.audit.repositories import Repo
from tests.github.composite import Composite, Ran
from tests.tree import HOME, checkout, run, skip_without_index

ENGINEER = "guides/acme/data-engineer.md"
WRONG = ("total_comp_low: 190000", "total_comp_low: 145000")  # PAY203 and TAB302
PULL = {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "pull_request", "GITHUB_BASE_REF": "main"}
PUSH = {"GITHUB_EVENT_NAME": "push"}
ACTION = yaml.safe_load((HOME / "action.yml").read_text(encoding="utf-8"))


class Request:
    """A clone in which a pull request is checked out, beside what it started from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        (self.folder / "guides").mkdir(parents=True)
        self.repo, self.temporary = Repo(self.folder), folder / "temp"
        self.temporary.mkdir()
        self.write("guides/acme/analyst.md", CANONICAL.replace("role: data-engineer", "role: analyst").replace(*WRONG))
        self.write(ENGINEER, CANONICAL)
        self.repo.commit("2026-06-01")
        self.repo("update-ref", "refs/remotes/origin/main", "HEAD")
        self.repo("checkout", "--quiet", "-b", "edit")

    def write(self, name: str, text: str) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def judged(self, event: dict[str, str] = PULL, **inputs: str) -> Ran:
        self.repo.commit("2026-06-02")
        action = Composite(HOME, self.temporary)
        action.steps["install"] = {"python": sys.executable}
        return action.run(
            self.folder, {name.replace("_", "-"): text for name, text in inputs.items()}, event, "install"
        )


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    return Request(tmp_path)


def commands(log: str) -> list[str]:
    """The lines that the runner takes for commands: of the present form at a line's start, of the older one anywhere."""
    return [line for line in log.splitlines() if line.lstrip().startswith("::") or "##[" in line]


def test_what_a_pull_request_broke_stands_on_its_line_and_nothing_else_does(request_: Request) -> None:
    request_.write(ENGINEER, CANONICAL.replace(*WRONG))
    ran = request_.judged(select="PAY,TAB")
    assert ran.code == 1
    said = commands(ran.log)
    assert [line.split(",title=")[0].split(",")[0:2] for line in said] == [
        [f"::error file={ENGINEER}", "line=19"],
        [f"::error file={ENGINEER}", "line=19"],  # in the frontmatter, for that is what was edited
    ]
    assert (ran.outputs["findings"], ran.outputs["exit-code"], ran.outputs["sarif"]) == ("2", "1", "")
    report = json.loads(Path(ran.outputs["report"]).read_text(encoding="utf-8"))
    assert {finding["path"] for finding in report["findings"]} == {ENGINEER}
    assert ran.summary.startswith("## payproof\n")
    assert "total-below-base" in ran.summary


def test_a_pull_request_that_breaks_nothing_is_green(request_: Request) -> None:
    request_.write("README.md", "# Guides\n")
    ran = request_.judged()
    assert (ran.code, commands(ran.log), ran.outputs["findings"]) == (0, [], "0")


def test_a_push_and_whoever_asks_for_all_is_told_of_all(request_: Request) -> None:
    for ran in (request_.judged(PUSH), request_.judged(since="all")):
        assert (ran.code, ran.outputs["findings"]) == (1, "2")
        assert "guides/acme/analyst.md" in ran.log
    assert request_.judged(PUSH, since="HEAD").code == 0


def test_the_inputs_reach_payproof(request_: Request) -> None:
    request_.write("other/strict.toml", "ignore = ['TAB']")
    assert request_.judged(PUSH, paths=ENGINEER).code == 0
    assert request_.judged(PUSH, paths=f"{ENGINEER}\nguides/acme/analyst.md\n").outputs["findings"] == "2"
    assert request_.judged(PUSH, fail_on="never").code == 0
    assert request_.judged(PUSH, select="PAY203").outputs["findings"] == "1"
    assert request_.judged(PUSH, ignore="PAY203").outputs["findings"] == "1"
    assert request_.judged(PUSH, config="other/strict.toml", paths="guides").outputs["findings"] == "1"


def test_sarif_is_written_where_it_is_asked_for(request_: Request) -> None:
    ran = request_.judged(PUSH, sarif="true")
    assert ran.code == 1
    assert json.loads(Path(ran.outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert request_.judged(PUSH, sarif="yes").code == 2


def test_sarif_is_uploaded_only_where_it_was_written() -> None:
    (upload,) = (step for step in ACTION["runs"]["steps"] if "upload-sarif" in step.get("uses", ""))
    assert upload["if"] == "${{ !cancelled() && steps.check.outputs.sarif != '' }}"
    assert ACTION["inputs"]["sarif"]["default"] == "false"


@pytest.mark.parametrize(
    ("inputs", "sentence"),
    [
        ({"paths": "nowhere"}, "nowhere does not exist: name a guide, or a folder of guides"),
        ({"paths": "-rf"}, "-rf does not exist: name a guide, or a folder of guides"),
        ({"paths": "; touch pwned"}, "; touch pwned does not exist: name a guide, or a folder of guides"),
        ({"paths": "$(touch pwned)"}, "$(touch pwned) does not exist: name a guide, or a folder of guides"),
        ({"paths": "\"'`touch pwned`"}, "\"'`touch pwned` does not exist: name a guide, or a folder of guides"),
        ({"paths": "::error::%0A"}, "::error::%250A does not exist: name a guide, or a folder of guides"),
        ({"select": "--output=pwned"}, "--output=pwned is no rule's code, prefix or name: "),
        ({"fail_on": "$(touch pwned)"}, "--fail-on is $(touch pwned): write error, warning, info or never"),
        ({"config": "--output"}, "--output is no file: --config takes a payproof.toml or a pyproject.toml"),
        ({"since": "--output=pwned"}, "--output=pwned is no commit that git knows here"),
    ],
)
def test_what_cannot_be_done_is_one_annotation_and_no_input_is_run(
    inputs: dict[str, str], sentence: str, request_: Request
) -> None:
    ran = request_.judged(PUSH, **inputs)
    assert ran.code == 2
    (said,) = commands(ran.log)
    assert said.startswith(f"::error title=payproof::{sentence}")
    assert ran.outputs == {"findings": "", "report": "", "sarif": "", "exit-code": "2"}
    assert "payproof could not check the guides" in ran.summary
    assert not list(request_.folder.rglob("pwned"))


def test_a_hostile_pull_request_commands_nothing(request_: Request) -> None:
    evil = "##[error]x ::set-output name=findings::0 $(touch pwned) `touch pwned`"
    request_.write(f"guides/{evil[:30]}\n::error::y/-rf.md", CANONICAL.replace(*WRONG).replace("New York", evil))
    request_.write("guides/\"; touch pwned; '/😀 ::stop-commands::z.md", CANONICAL)
    request_.write("pip.py", "open('pwned', 'w')")
    request_.write("json.py", "open('pwned', 'w')")
    request_.write("payproof/__main__.py", "open('pwned', 'w')")
    ran = request_.judged()
    assert ran.code == 1
    assert int(ran.outputs["findings"]) >= 4
    assert all(re.match(r"::(error|warning|notice) file=", line) for line in commands(ran.log))
    assert all(line.count("::") >= 2 and "\r" not in line for line in commands(ran.log))
    assert set(ran.outputs) == {"findings", "report", "sarif", "exit-code"}
    assert not list(request_.folder.rglob("pwned"))


def test_a_shallow_clone_is_told_how_to_fetch_what_it_lacks(request_: Request, tmp_path: Path) -> None:
    request_.repo.commit("2026-06-02")
    shallow = tmp_path / "shallow"
    run(["git", "clone", "--quiet", "--depth=1", "--branch=edit", f"file://{request_.folder}", shallow], tmp_path)
    request_.folder, request_.repo = shallow, Repo(shallow)
    ran = request_.judged()
    assert ran.code == 2
    assert "fetch-depth: 0" in ran.log


@pytest.mark.parametrize(
    ("script", "missing"), [("check_guides", "RUNNER_TEMP"), ("install_payproof", "GITHUB_ACTION_PATH")]
)
def test_a_script_that_is_not_told_enough_says_what(script: str, missing: str, tmp_path: Path) -> None:
    ran = run([sys.executable, HOME / ".github" / "scripts" / f"{script}.py"], tmp_path)
    assert (ran.returncode, ran.stderr) == (2, f"{script}: the environment does not say {missing}\n")


def test_no_input_is_pasted_into_a_script() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert "${{" not in step.get("uses", "")


def test_every_input_is_handed_on() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(ACTION["runs"])))
    assert used == set(ACTION["inputs"])


@pytest.mark.slow
def test_the_action_installs_payproof_as_it_is_beside_it_and_nothing_of_the_pull_request(
    tmp_path: Path, request_: Request
) -> None:
    request_.write("pip.py", "open('pwned', 'w')")
    request_.write("venv/__init__.py", "open('pwned', 'w')")
    request_.write(ENGINEER, CANONICAL.replace(*WRONG))
    request_.repo.commit("2026-06-02")
    action = Composite(checkout(tmp_path / "action"), request_.temporary)
    ran = action.run(request_.folder, {"select": "PAY203", "paths": "guides"}, PULL)
    skip_without_index(CompletedProcess([], ran.code, ran.log, ""))
    assert (ran.code, ran.outputs["findings"]) == (1, "1"), ran.log
    python = Path(action.steps["install"]["python"])
    assert request_.temporary in python.parents
    lock = (HOME / "requirements" / "dev.txt").read_text(encoding="utf-8")
    frozen = run([python, "-m", "pip", "freeze", "--exclude", "payproof"], tmp_path).stdout.splitlines()
    assert frozen
    assert all(
        f"{line}\n" in lock.lower().replace("_", "-") for line in (name.lower().replace("_", "-") for name in frozen)
    )
    assert not list(request_.folder.rglob("pwned"))

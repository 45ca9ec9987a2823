"""docs/gate.md: each example is one that its reader accepts, and its commands are payproof's."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from schema.example import CANONICAL
from tests.audit.repositories import Repo
from tests.fences import blocks
from tests.tree import HOME, run

PAGE = HOME / "docs" / "gate.md"
TEXT = PAGE.read_text(encoding="utf-8")
ACTION = yaml.safe_load((HOME / "action.yml").read_text(encoding="utf-8"))
WORKFLOWS = [text for text in blocks(PAGE, "yaml") if "runs-on:" in text]
(IN_PARTS,) = (text for text in WORKFLOWS if "--shard" in text)
(GITLAB,) = (text for text in blocks(PAGE, "yaml") if "GIT_DEPTH" in text)


def _validated(kind: str, text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    file = folder / "example.yml"
    file.write_text(text, encoding="utf-8")
    return run(["check-jsonschema", "--builtin-schema", f"vendor.{kind}", file], folder)


@pytest.mark.parametrize("text", WORKFLOWS)
def test_a_workflow_is_one_that_github_takes_and_that_gives_nothing_away(text: str, tmp_path: Path) -> None:
    done = _validated("github-workflows", text, tmp_path)
    assert done.returncode == 0, done.stdout
    # payproof itself is named by a tag, as it is to be read; the rest is pinned.
    pinned = re.sub(r"payproof/payproof@\S+", f"payproof/payproof@{'0' * 40} # v0.1.0", text)
    workflow = tmp_path / ".github" / "workflows" / "guides.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(pinned, encoding="utf-8")
    audited = run(["zizmor", "--quiet", "--offline", workflow], tmp_path)
    assert audited.returncode == 0, audited.stdout


@pytest.mark.parametrize("text", [text for text in WORKFLOWS if text is not IN_PARTS])
def test_a_workflow_gives_the_action_inputs_and_takes_outputs_that_there_are(text: str) -> None:
    given = [step.get("with", {}) for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]
             if step.get("uses", "").startswith("payproof/")]  # fmt: skip
    assert len(given) == 1
    assert set(given[0]) <= set(ACTION["inputs"])
    assert set(re.findall(r"steps\.payproof\.outputs\.([\w-]+)", text)) <= set(ACTION["outputs"])


def test_every_input_and_output_of_the_action_is_explained() -> None:
    inputs, outputs = TEXT.split("| input | meaning |")[1].split("| output | holds |")
    assert set(re.findall(r"`([a-z-]+)`", "".join(re.findall(r"(?m)^\| (`.*?) \|", inputs)))) == set(ACTION["inputs"])
    assert set(re.findall(r"(?m)^\| `([a-z-]+)` \|", outputs.split("\n\n")[0])) == set(ACTION["outputs"])


def test_the_gitlab_example_is_one_that_gitlab_takes(tmp_path: Path) -> None:
    assert _validated("gitlab-ci", GITLAB, tmp_path).returncode == 0
    assert _validated("gitlab-ci", GITLAB.replace("script:", "scrpit:"), tmp_path).returncode == 1


def test_the_gitlab_example_writes_the_reports_that_it_hands_over(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    guide = tmp_path / "guides" / "acme" / "data-engineer.md"
    guide.parent.mkdir(parents=True)
    guide.write_text(CANONICAL, encoding="utf-8")
    base = repo.commit("2026-06-01")
    guide.write_text(CANONICAL.replace("total_comp_low: 190000", "total_comp_low: 145000"), encoding="utf-8")
    repo.commit("2026-06-02")
    job = yaml.safe_load(GITLAB)["payproof"]
    (line,) = job["script"]
    done = run(["bash", "-euo", "pipefail", "-c", line], tmp_path, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    found = json.loads((tmp_path / reports["codequality"]).read_text(encoding="utf-8"))
    assert {each["location"]["path"] for each in found} == {"guides/acme/data-engineer.md"}
    assert "PAY203" in (tmp_path / reports["junit"]).read_text(encoding="utf-8")


def test_the_example_in_parts_says_what_one_run_says(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    for number in range(9):
        guide = tmp_path / "guides" / "acme" / f"role-{number}.md"
        guide.parent.mkdir(parents=True, exist_ok=True)
        guide.write_text(CANONICAL.replace("role: data-engineer", f"role: role-{number}"), encoding="utf-8")
    guide.write_text(guide.read_text(encoding="utf-8").replace("_low: 190000", "_low: 145000"), encoding="utf-8")
    repo.commit("2026-06-02")
    jobs = yaml.safe_load(IN_PARTS)["jobs"]
    (part,) = (step["run"] for step in jobs["part"]["steps"] if "--shard" in step.get("run", ""))
    (merge,) = (step["run"] for step in jobs["check"]["steps"] if "merge" in step.get("run", ""))
    (tmp_path / "parts").mkdir()
    for number in jobs["part"]["strategy"]["matrix"]["part"]:
        done = run(["bash", "-euo", "pipefail", "-c", part], tmp_path, PART=str(number))
        assert done.returncode == 0, done.stderr
        (tmp_path / f"part-{number}.json").rename(tmp_path / "parts" / f"part-{number}.json")
    done = run(["bash", "-euo", "pipefail", "-c", merge], tmp_path, RUNNER_TEMP=str(tmp_path))
    one = run(["payproof", "check", "--format", "github", "--as-of", "2026-06-02"], tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (one.returncode, one.stdout, one.stderr)
    assert "PAY203" in done.stdout


def test_the_page_names_this_version() -> None:
    version = re.search(r'(?m)^version = "(.*)"$', (HOME / "pyproject.toml").read_text(encoding="utf-8"))
    assert version
    assert set(re.findall(r"(?:rev: |payproof@)v([\d.]+)", TEXT)) == {version[1]}

"""Runs a composite action's steps as the runner does: expressions into the environment, outputs and summaries from files."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from schema.named import NamedTuple
from tests.tree import environment

_EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")
PYTHON = {"python-path": sys.executable}  # what actions/setup-python answers


class Ran(NamedTuple):
    """How an action ended: the first exit code that is not 0, the log, its outputs, the summary."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str


class Composite:
    """An action in a folder, and what its steps have put out so far."""

    def __init__(self, home: Path, temporary: Path) -> None:
        self.home, self.temporary = home, temporary
        self.action: dict[str, Any] = yaml.safe_load((home / "action.yml").read_text(encoding="utf-8"))
        self.steps: dict[str, dict[str, str]] = {}
        self.inputs = {name: str(given["default"]) for name, given in self.action["inputs"].items()}

    def run(self, workspace: Path, inputs: Mapping[str, str], event: Mapping[str, str], *known: str) -> Ran:
        """Run the steps that are commands, but for those whose outputs are known."""
        assert set(inputs) <= set(self.inputs)
        self.inputs |= inputs
        self.steps["python"] = PYTHON
        code, log, summary = 0, "", self.temporary / "summary.md"
        summary.touch()
        for step in self.action["runs"]["steps"]:
            if "run" in step and step["id"] not in known and not code:
                done = self._step(step, workspace, {**event, "GITHUB_STEP_SUMMARY": os.fspath(summary)})
                code, log = done.returncode, log + done.stdout
        outputs = {name: self._filled(given["value"]) for name, given in self.action["outputs"].items()}
        return Ran(code, log, outputs, summary.read_text(encoding="utf-8"))

    def _step(
        self, step: dict[str, Any], workspace: Path, event: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        assert step["shell"] == "bash"
        output = self.temporary / f"output-{step['id']}"
        output.touch()
        given = {name: self._filled(value) for name, value in step["env"].items()}
        told = {"GITHUB_ACTION_PATH": self.home, "GITHUB_OUTPUT": output, "RUNNER_TEMP": self.temporary}
        base = environment(**{name: os.fspath(path) for name, path in told.items()})
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=workspace,
            env={**base, **event, **given}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
            errors="surrogateescape", check=False,
        )  # fmt: skip
        lines = output.read_text(encoding="utf-8").splitlines()
        self.steps[step["id"]] = dict(line.split("=", 1) for line in lines)
        return done

    def _filled(self, text: str) -> str:
        return _EXPRESSION.sub(lambda match: self._value(match[1]), text)

    def _value(self, name: str) -> str:
        kind, _, rest = name.partition(".")
        if kind == "inputs":
            return self.inputs[rest]
        step, _, output = rest.partition(".outputs.")
        assert (kind, bool(output)) == ("steps", True), name
        return self.steps[step].get(output, "")

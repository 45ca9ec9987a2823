"""What a hook costs who commits: pre-commit with payproof on one changed guide, beside pre-commit with a hook that does nothing."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generate import write
from benchmarks.speed.tasks import HOME, Task

_EMPTY = "  - repo: local\n    hooks: [{id: empty, name: empty, language: system, entry: 'true', types: [markdown]}]\n"
_OURS = "  - repo: {home}\n    rev: {revision}\n    hooks: [{{id: payproof-check}}]\n"


def hooks(folder: Path) -> list[Task]:
    """The tasks, in a repository that is made in a folder; payproof is installed as this tree's last commit has it."""
    project = folder / "project"
    write(project / "guides", 1)
    revision = _run(["git", "rev-parse", "HEAD"], HOME).strip()
    for name, repository in (("empty", _EMPTY), ("payproof", _OURS.format(home=HOME, revision=revision))):
        (project / f"{name}.yaml").write_text(f"repos:\n{repository}", encoding="utf-8")
    _run(["git", "init", "--quiet"], project)
    _run(["git", "add", "--", "guides"], project)
    # The hook's own environment is to be measured, not this process's modules.
    run = ("env", "-u", "PYTHONPATH", "-u", "PYTHONPYCACHEPREFIX", f"PRE_COMMIT_HOME={folder / 'cache'}")
    commit = (*run, sys.executable, "-m", "pre_commit", "run", "--config")
    nothing = "pre-commit, a hook that does nothing"
    ours = Task("pre-commit, payproof-check on one guide", (*commit, "payproof.yaml"), nothing, project)
    installed = subprocess.run(ours.command, cwd=project, capture_output=True, encoding="utf-8", check=False)
    if "payproof check" not in installed.stdout:
        raise SystemExit(f"pre-commit could not install the hook:\n{installed.stdout}{installed.stderr}")
    return [Task(nothing, (*commit, "empty.yaml"), folder=project), ours]


def _run(command: Sequence[str], folder: Path) -> str:
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout

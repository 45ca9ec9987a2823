"""Runs payproof once for a workflow: annotations into the log, a summary of the step, and what later steps need as outputs.

All it is told comes by the environment, and reaches payproof as arguments that no shell reads: PATHS (one on a line), SINCE,
FAIL_ON, SELECT, IGNORE, CONFIG and SARIF are the action's inputs; RUNNER_TEMP, GITHUB_EVENT_NAME, GITHUB_OUTPUT and
GITHUB_STEP_SUMMARY are the runner's.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

MISUSED = 2
FAILED = "**payproof could not check the guides**; the step's log says why.\n"


def since() -> list[str]:
    """What the edit is compared with; where there is no pull request and none is named, all guides are judged."""
    revision = os.environ.get("SINCE", "").strip() or "auto"
    if revision == "auto" and not os.environ.get("GITHUB_EVENT_NAME", "").startswith("pull_request"):
        revision = "all"
    return [] if revision == "all" else [f"--since={revision}"]


def arguments(reports: dict[str, Path]) -> list[str]:
    """The command line; a value is tied to its option, and paths stand after `--`, so that neither is taken for an option."""
    named = {"fail-on": "FAIL_ON", "select": "SELECT", "ignore": "IGNORE", "config": "CONFIG"}
    given = [f"--{option}={value}" for option, name in named.items() if (value := os.environ.get(name, "").strip())]
    written = [f"--report={form}={file}" for form, file in reports.items()]
    paths = [line for line in os.environ.get("PATHS", "").splitlines() if line.strip()]
    return ["check", "--format=github", *written, *since(), *given, "--", *paths]


def shown(errors: str, code: int) -> str:
    """What payproof said on standard error: annotations where it is why nothing was checked, else lines that command nothing."""
    lines = errors.splitlines()
    if code == MISUSED:
        escaped = (line.removeprefix("payproof: ").replace("%", "%25") for line in lines)
        return "".join(f"::error title=payproof::{line}\n" for line in escaped)
    return "".join(f"payproof: {line.removeprefix('payproof: ')}\n".replace("##[", "## [") for line in lines)


def append(name: str, text: str) -> None:
    with Path(os.environ[name]).open("a", encoding="utf-8") as stream:
        stream.write(text)


def check() -> int:
    folder = Path(tempfile.mkdtemp(prefix="payproof-", dir=os.environ["RUNNER_TEMP"]))
    reports = {"json": folder / "payproof.json", "markdown": folder / "summary.md"}
    wanted = os.environ.get("SARIF", "").strip().lower() or "false"
    if wanted not in {"true", "false"}:
        sys.stderr.write(f"check_guides: sarif is {wanted!r}: write true or false\n")
        return MISUSED
    if wanted == "true":
        reports["sarif"] = folder / "payproof.sarif"
    run = subprocess.run(
        [sys.executable, "-P", "-m", "payproof", *arguments(reports)], capture_output=True,
        encoding="utf-8", errors="backslashreplace", check=False,
    )  # fmt: skip
    sys.stdout.write(run.stdout + shown(run.stderr, run.returncode))
    outputs: dict[str, object] = {"exit-code": run.returncode}
    if reports["json"].exists():
        outputs["findings"] = len(json.loads(reports["json"].read_text(encoding="utf-8"))["findings"])
        outputs["report"] = reports["json"]
    if "sarif" in reports and reports["sarif"].exists():
        outputs["sarif"] = reports["sarif"]
    append("GITHUB_OUTPUT", "".join(f"{name}={value}\n" for name, value in outputs.items()))
    summary = reports["markdown"].read_text(encoding="utf-8") if reports["markdown"].exists() else FAILED
    append("GITHUB_STEP_SUMMARY", f"## payproof\n\n{summary}")
    return run.returncode


def main() -> int:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return check()
    except KeyError as error:
        sys.stderr.write(f"check_guides: the environment does not say {error.args[0]}\n")
        return MISUSED


if __name__ == "__main__":
    sys.exit(main())

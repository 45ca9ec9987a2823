"""Installs payproof, as it is at the action's own revision, into an environment that no other step sees.

What it needs is installed in the versions that this project's gate runs with. All it is told comes by the environment:
GITHUB_ACTION_PATH is the action's folder, RUNNER_TEMP where the environment is made, GITHUB_OUTPUT where its Python is written.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path


def main() -> int:
    try:
        action, temporary = Path(os.environ["GITHUB_ACTION_PATH"]).resolve(), os.environ["RUNNER_TEMP"]
        output = Path(os.environ["GITHUB_OUTPUT"])
    except KeyError as error:
        sys.stderr.write(f"install_payproof: the environment does not say {error.args[0]}\n")
        return 2
    home = Path(tempfile.mkdtemp(prefix="payproof-", dir=temporary))
    venv.create(home, with_pip=True)
    python = home / ("Scripts" if os.name == "nt" else "bin") / Path(sys.executable).name
    lock = os.fspath(action / "requirements" / "dev.txt")
    # -P: a folder of the pull request is the current one, and nothing in it is to be taken for pip.
    pip = [os.fspath(python), "-P", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", os.fspath(action)]
    environment = {**os.environ, "PIP_CONSTRAINT": lock, "PIP_BUILD_CONSTRAINT": lock}
    code = subprocess.run(pip, env=environment, check=False).returncode
    if code == 0:
        with output.open("a", encoding="utf-8") as stream:
            stream.write(f"python={python}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())

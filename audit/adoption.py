"""The files that `payproof init` writes: the configuration, the hook's entry, and the two workflows."""

import json
from collections.abc import Sequence

HOME = "https://github.com/payproof/payproof"
HOOKS, GATE, WEEKLY = ".pre-commit-config.yaml", ".github/workflows/guides.yml", ".github/workflows/staleness.yml"

_CHECKOUT = """\
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          fetch-depth: 0 # {why}
          persist-credentials: false
"""

_GATE = """\
name: guides

# Whether the guides are right: what is new is an annotation on its line, what the baseline holds is silent.
on:
  pull_request:
  push:
    branches: [main, master]

permissions: {}

concurrency:
  group: ${{ github.workflow }}-${{ github.ref }}
  cancel-in-progress: ${{ github.event_name == 'pull_request' }}

jobs:
  check:
    name: Check
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    permissions:
      contents: read
    steps:
"""

_WEEKLY = """\
name: staleness

# What is due, every Monday morning: a summary, and a page to look at.
on:
  schedule:
    - cron: "17 6 * * 1"
  workflow_dispatch:

permissions: {}

concurrency:
  group: staleness
  cancel-in-progress: false

jobs:
  audit:
    name: Audit
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    permissions:
      contents: read
    steps:
"""

_AUDIT = """\
      - uses: actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0
        with:
          python-version: "3.13"
      - run: python -m pip install "git+{home}@v{version}"
      - name: Audit
        run: |
          payproof audit --since 7d --trend 12w --format html --output "$RUNNER_TEMP/staleness.html"
          payproof audit --since 7d --format markdown >> "$GITHUB_STEP_SUMMARY"
      - uses: actions/upload-artifact@b7c566a772e6b6bfb58ed0dc250532a479d7789f # v6.0.0
        with:
          name: staleness
          path: ${{{{ runner.temp }}}}/staleness.html
          if-no-files-found: error
"""


def configuration(guides: Sequence[str], exclude: Sequence[str]) -> str:
    """A payproof.toml."""
    lines = [
        f"# What may stand here: {HOME}#configuration",
        f"guides = {_texts(guides)} # folders that hold guides as <company>/<role>.md",
    ]
    if exclude:
        lines.append(f"exclude = {_texts(exclude)} # Markdown that is no guide")
    return "".join(f"{line}\n" for line in lines)


def _texts(texts: Sequence[str]) -> str:
    """A list as TOML has it, a text a line where there are several."""
    shown = [json.dumps(text, ensure_ascii=False) for text in texts]
    return f"[{shown[0]}]" if len(shown) == 1 else "[\n" + "".join(f"  {text},\n" for text in shown) + "]"


def hook(version: str) -> str:
    """The entry for the list of repositories in .pre-commit-config.yaml."""
    return f"  - repo: {HOME}\n    rev: v{version}\n    hooks:\n      - id: payproof-check\n"


def hooks(version: str) -> str:
    """A .pre-commit-config.yaml with nothing else in it."""
    return f"repos:\n{hook(version)}"


def gate(version: str) -> str:
    """The workflow that checks pull requests."""
    checkout = _CHECKOUT.format(why="a pull request is compared with what it started from")
    return f"{_GATE}{checkout}      - uses: payproof/payproof@v{version}\n"


def weekly(version: str) -> str:
    """The workflow that tells what is due."""
    checkout = _CHECKOUT.format(why="the week's changes and the trend are read from the history")
    return f"{_WEEKLY}{checkout}{_AUDIT.format(home=HOME, version=version)}"

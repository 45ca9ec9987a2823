"""What pyproject.toml forbids is really refused: each import contract, and each lint that stands for a layer, is broken once."""

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.tree import HOME, copied, project_files, run

SETTINGS = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
CONTRACTS: list[dict[str, Any]] = SETTINGS["importlinter"]["contracts"]
PYTHON = project_files("*.py")
LONGEST = 400

# A contract's name begins with these words; each file breaks it, and no other file of the copy does.
VIOLATIONS = {
    "schema never imports": ("schema/policy.py", "import audit.misuse", "schema.policy -> audit.misuse"),
    "rules never import each other": (
        "schema/rules/pay/range_reversed.py",
        "from schema.rules.pay import total_below_base",
        "schema.rules.pay.range_reversed -> schema.rules.pay.total_below_base",
    ),
    "schema is pure": ("schema/rules/pay/range_reversed.py", "import os", "schema.rules.pay.range_reversed -> os"),
    "a report is a pure function": (
        "audit/reports/json.py",
        "import audit.config",
        "audit.reports.json -> audit.config",
    ),
    "the flow has one direction": ("audit/linter.py", "import audit.report", "audit.linter -> audit.report"),
    "one module starts other programs": ("audit/config.py", "import subprocess", "audit.config -> subprocess"),
    "nothing here speaks to the network": ("audit/config.py", "import socket", "audit.config -> socket"),
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("tree"), "schema", "audit", "pyproject.toml")


def _contracts(tree: Path) -> tuple[int, str]:
    ran = run(["lint-imports", "--no-cache", "--no-logo"], tree, PYTHONPATH=str(tree), COLUMNS="500")
    return ran.returncode, ran.stdout + ran.stderr


def test_the_tree_keeps_every_contract(tree: Path) -> None:
    code, said = _contracts(tree)
    assert code == 0, said
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in said


def test_every_contract_is_broken_below() -> None:
    names = [contract["name"] for contract in CONTRACTS]
    assert [name for name in names if not any(name.startswith(words) for words in VIOLATIONS)] == []
    assert len(names) == len(VIOLATIONS)


@pytest.mark.parametrize("words", VIOLATIONS)
def test_a_contract_that_is_broken_is_named_with_the_import(words: str, tree: Path) -> None:
    name, line, imported = VIOLATIONS[words]
    file = tree / name
    sound = file.read_text(encoding="utf-8")
    file.write_text(f"{sound}\n\n{line}\n", encoding="utf-8")
    try:
        code, said = _contracts(tree)
    finally:
        file.write_text(sound, encoding="utf-8")
    assert code == 1, said
    assert re.search(rf"(?m)^{re.escape(words)}.* BROKEN", said), said
    assert imported in said


def test_every_module_that_schema_may_not_have_is_refused_there(tree: Path) -> None:
    pure = next(contract for contract in CONTRACTS if contract["name"].startswith("schema is pure"))
    added = tree / "schema" / "impure.py"
    added.write_text("".join(f"import {name}\n" for name in pure["forbidden_modules"]), encoding="utf-8")
    try:
        code, said = _contracts(tree)
    finally:
        added.unlink()
    assert code == 1
    assert set(re.findall(r"schema\.impure -> (\S+)", said)) == set(pure["forbidden_modules"])


LINTS = {
    "PTH123": "FILE = open('guide.md')",
    "T201": "print('a finding')",
    "DTZ011": "TODAY = __import__('datetime').date.today()\nfrom datetime import date\nDAY = date.today()",
    "TID251": "from datetime import UTC, datetime\nDAY = datetime.now(UTC).date()",
    "S307": "VALUE = eval('1')",
    "S506": "import yaml\nVALUE = yaml.load('a', Loader=yaml.Loader)",
    "BLE001": "try:\n    VALUE = 1\nexcept Exception:\n    VALUE = 2",
}


@pytest.mark.parametrize("code", LINTS)
@pytest.mark.parametrize("folder", ["schema", "audit"])
def test_ruff_refuses_what_a_layer_may_not_do(code: str, folder: str, tree: Path) -> None:
    added = tree / folder / "impure.py"
    added.write_text(f'"""Nothing that belongs here."""\n\n{LINTS[code]}\n', encoding="utf-8")
    try:
        ran = run(["ruff", "check", "--no-cache", "--output-format", "concise", added], tree)
    finally:
        added.unlink()
    assert ran.returncode == 1
    assert f" {code} " in ran.stdout


def test_the_clock_is_read_in_one_place() -> None:
    readers = [name for name in PYTHON if name.startswith(("schema/", "audit/")) and _reads_clock(HOME / name)]
    assert readers == ["audit/cli.py"]


def _reads_clock(file: Path) -> bool:
    calls = [node.func for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return any(isinstance(call, ast.Attribute) and call.attr in {"now", "today", "utcnow"} for call in calls)


@pytest.mark.parametrize("name", PYTHON)
def test_a_module_opens_with_one_sentence_that_says_what_lives_there(name: str) -> None:
    page = ast.get_docstring(ast.parse((HOME / name).read_text(encoding="utf-8")))
    assert page
    assert page.splitlines()[0].rstrip().endswith((".", "?"))


def test_no_module_is_too_long_to_be_one() -> None:
    lines = {name: len((HOME / name).read_text(encoding="utf-8").splitlines()) for name in PYTHON}
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_no_module_is_named_for_no_noun() -> None:
    assert [name for name in PYTHON if Path(name).stem in {"utils", "util", "common", "helpers", "misc", "tools"}] == []


WORKFLOWS = project_files(".github/workflows/*.yml")


def test_there_is_a_workflow() -> None:
    assert ".github/workflows/ci.yml" in WORKFLOWS


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_pins_its_actions_and_starts_with_no_rights(name: str) -> None:
    text = (HOME / name).read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    used = re.findall(r"(?m)^\s*(?:- )?uses: (\S+)(.*)$", text)
    assert used
    for action, rest in used:
        if not action.startswith("./"):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), action
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", rest), action
    for job in workflow["jobs"].values():
        assert "permissions" in job
        assert job["timeout-minutes"] <= 60


def test_the_action_pins_the_actions_that_it_uses() -> None:
    used = re.findall(r"(?m)^\s*(?:- )?uses: (\S+)(.*)$", (HOME / "action.yml").read_text(encoding="utf-8"))
    assert used
    for action, rest in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", rest), action


PAGES = project_files("*.md")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_leads_nowhere_that_is_not_there(name: str) -> None:
    text = re.sub(r"(?ms)^(`{3,}).*?^\1$", "", (HOME / name).read_text(encoding="utf-8"))
    for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not re.match(r"[a-z]+:", link):
            assert ((HOME / name).parent / link).exists(), link


def test_every_page_of_the_documentation_is_in_its_index() -> None:
    index = {
        folder: (HOME / folder / "README.md").read_text(encoding="utf-8")
        for folder in ("docs", "docs/decisions", "docs/rules")
    }
    for name in PAGES:
        folder, _, file = name.rpartition("/")
        if folder in index and file != "README.md":
            assert f"]({file})" in index[folder], name

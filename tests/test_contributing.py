"""CONTRIBUTING.md says that a rule is one file: its example is put there as it stands, and nothing else is touched."""

import re
import sys
from pathlib import Path

import pytest

from schema.example import CANONICAL
from tests.fences import blocks
from tests.tree import HOME, copied, run

PAGE = HOME / "CONTRIBUTING.md"
EXAMPLES = ("tests/test_rule_examples.py", "tests/kin_examples.py", "tests/evidence_examples.py")
PLACE = "schema/rules/pay/figure_overexact.py"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the page's rule, and not one other change."""
    home = tmp_path_factory.mktemp("tree")
    copied(home, "schema", "audit", "payproof", *EXAMPLES, "pyproject.toml")
    (home / PLACE).write_text(blocks(PAGE, "python")[0], encoding="utf-8")
    return home


def test_the_page_begins_with_how_to_add_a_rule_and_names_the_file() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"(?m)^## (.*)", text)[0] == "Add a rule: one file"
    assert text.index(f"`{PLACE}`") < text.index("```python")


def test_the_rule_is_not_there_already() -> None:
    assert not (HOME / PLACE).exists()
    assert run([sys.executable, "-m", "payproof", "rule", "PAY299"], HOME).returncode == 2


def test_the_rule_is_found_and_its_page_renders(tree: Path) -> None:
    shown = run([sys.executable, "-m", "payproof", "rule", "figure-overexact"], tree)
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("# PAY299 figure-overexact\n\nA figure is more exact than anybody can know.\n")
    assert "least = 10000\n" in shown.stdout
    assert "> `compensation[0].base_low`: base_low 150,123 is exact to the last unit" in shown.stdout


def test_its_examples_pass_as_tests(tree: Path) -> None:
    command = next(line for line in "".join(blocks(PAGE, "sh")).splitlines() if "-m pytest" in line)
    assert command == ".venv/bin/python -m pytest tests/test_rule_examples.py -k PAY299"
    ran = run([sys.executable, *command.split()[1:], "-q", "-p", "no:cacheprovider"], tree)
    assert ran.returncode == 0, ran.stdout
    passed = re.search(r"(\d+) passed", ran.stdout)
    assert passed
    assert int(passed[1]) > 5


def test_a_wrong_example_would_fail(tree: Path, tmp_path: Path) -> None:
    other = copied(tmp_path, "schema", "audit", *EXAMPLES, "pyproject.toml")
    text = (tree / PLACE).read_text(encoding="utf-8")
    (other / PLACE).write_text(text.replace("round it to 150,100", "round it to 150,200"), encoding="utf-8")
    command: list[str | Path] = [sys.executable, "-m", "pytest", "-q", "-k", "PAY299", "-p", "no:cacheprovider"]
    assert run([*command, "tests/test_rule_examples.py"], other).returncode == 1


def test_check_reports_it(tree: Path, tmp_path: Path) -> None:
    guide = tmp_path / "guides" / "acme" / "data-engineer.md"
    guide.parent.mkdir(parents=True)
    guide.write_text(CANONICAL.replace("150000", "150123").replace("$150K", "$150,123"), encoding="utf-8")
    ran = run([sys.executable, "-m", "payproof", "check", guide, "--format", "concise", "--fail-on", "info"], tree)
    assert ran.returncode == 1, ran.stderr
    assert "info PAY299" in ran.stdout
    assert "base_low 150,123 is exact to the last unit: round it to 150,100" in ran.stdout


def test_the_rule_on_the_page_is_in_the_house_style(tree: Path) -> None:
    for command in (["check", "--no-cache"], ["format", "--no-cache", "--check"]):
        ran = run(["ruff", *command, PLACE], tree)
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_page_names_no_file_that_does_not_exist() -> None:
    text = PAGE.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    named = re.findall(r"`((?:schema|audit|tests|docs|requirements)/[\w/.]+\.\w+)`", text)
    assert named
    for name in {*links, *named} - {PLACE}:
        assert (HOME / name).exists(), name

"""Rules are found by where they stand; nobody lists them."""

import re
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import pytest

from schema import rules as home
from schema.finding import Severity
from schema.registry import _inside, find, matching, rules
from schema.rule import Rule

FILES = sorted(
    file for folder in home.__path__ for file in Path(folder).glob("*/*.py") if file.name != "__init__.py"
)  # fmt: skip


def test_every_file_below_rules_holds_one_rule() -> None:
    assert sorted(rule.__module__ for rule in rules()) == sorted(
        f"schema.rules.{file.parent.name}.{file.stem}" for file in FILES
    )


def test_what_lies_beside_modules_and_packages_is_none(tmp_path: Path) -> None:
    for name in ("figure.py", "__init__.py", "figure.py.orig", "figure copy.py", "README.md", "NOTES", ".hidden.py"):
        (tmp_path / name).touch()
    for name in ("pay", "__pycache__", ".idea", "not-one"):
        (tmp_path / name).mkdir()
    package = ModuleType("package")
    package.__path__ = [str(tmp_path)]
    assert _inside(package) == ["figure", "pay"]


def test_rules_are_found_in_an_archive_too(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("rules/__init__.py", "")
        archive.writestr("rules/figure.py", "")
    package = ModuleType("rules")
    package.__path__ = [str(tmp_path / "a.zip" / "rules")]
    assert _inside(package) == ["figure"]


def test_rules_come_by_their_codes_and_each_has_its_own_code_and_name() -> None:
    codes = [rule.code for rule in rules()]
    assert codes == sorted(set(codes))
    assert len({rule.name() for rule in rules()}) == len(codes)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_has_a_code_of_its_family_a_name_a_severity_and_a_page(rule: type[Rule]) -> None:
    assert re.fullmatch(rf"{rule.__module__.split('.')[2].upper()}[1-9][0-9][0-9]", rule.code)
    assert rule.family() == rule.code[:3]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name())
    assert isinstance(rule.severity, Severity)
    title, blank, why = ((rule.__doc__ or "") + "\n\n").split("\n")[:3]
    assert title.endswith(".")
    assert not blank
    assert why.strip()
    assert rule.url().endswith(f"/{rule.name()}.md")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_is_meant_by_its_code_and_by_its_name_in_any_case(rule: type[Rule]) -> None:
    for key in (rule.code, rule.code.lower(), rule.name(), rule.name().upper()):
        assert find(key) is rule
        assert matching(key) == (rule,)


def test_a_prefix_means_all_its_rules_and_all_means_all() -> None:
    assert matching("ALL") == matching("all") == rules()
    assert matching("PAY") == matching("pay") == tuple(rule for rule in rules() if rule.code.startswith("PAY")) != ()
    assert matching("PAY2") == matching("PAY")


@pytest.mark.parametrize("key", ["", " ", "PAY999", "nonsense", "total", "TOTAL-BELOW", "A", "1"])
def test_what_means_no_rule_is_none(key: str) -> None:
    assert find(key) is None
    assert all(rule.code.startswith(key.upper()) for rule in matching(key))
    assert matching("") == ()

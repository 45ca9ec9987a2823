"""What the command costs before it does anything: it imports nothing that it does not use."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit.running import piped

WATCHED = """
import json, sys
sys.argv[0] = "payproof"
from audit.cli import main
code = main()
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules}), sorted(sys.modules)]))
"""
HEAVY = {"rich", "pendulum", "jinja2", "frontmatter", "hypothesis", "pytest", "markdown_it", "jsonschema", "pygments"}
# Of the standard library, what one guide that is named needs no part of.
IDLE = {"subprocess", "traceback", "asyncio", "unittest", "multiprocessing", "pdb"}
IDLE |= {"inspect", "dataclasses", "pkgutil", "shutil", "calendar", "statistics"}
# What reads and judges a guide, which a run whose verdicts are all known can do without.
READERS = {"schema.document", "schema.frontmatter", "schema.guide", "schema.reading", "schema.subject", "audit.linter"}


def imported(*arguments: str, code: int = 0) -> tuple[set[str], set[str]]:
    run = piped([sys.executable, "-c", WATCHED, *arguments], b"", {})
    ended, packages, modules = json.loads(run.out.splitlines()[-1])
    assert (ended, run.err) == (code, "")
    return set(packages), set(modules)


def test_checking_one_guide_imports_nothing_heavy(guide: Callable[..., Path]) -> None:
    name = str(guide())
    packages, modules = imported("check", name, "--as-of", "2026-06-01")
    assert packages & (HEAVY | IDLE) == set()
    assert not modules & {"pydantic", "yaml"}
    assert {module for module in modules if module.startswith("audit.commands.")} == {"audit.commands.check"}
    assert not modules & {"audit.reports.json", "audit.reports.concise", "audit.progress", "audit.baseline"}


def test_what_reads_a_guide_is_imported_when_one_is_to_be_judged() -> None:
    script = "import json, sys, audit.commands.check; print(json.dumps(sorted(sys.modules)))"
    modules = set(json.loads(piped([sys.executable, "-c", script], b"", {}).out))
    assert "schema.finding" in modules
    assert modules & (READERS | {"yaml"}) == set()
    assert not [name for name in modules if name.startswith("schema.rules.")]


def test_a_guide_with_a_field_that_is_wrong_is_told_so_by_pydantic(guide: Callable[..., Path]) -> None:
    name = str(guide("guides/acme/data-engineer.md", ("role_type: standard", "role_type: normal")))
    _, modules = imported("check", name, "--as-of", "2026-06-01", code=1)
    assert "pydantic" in modules


@pytest.mark.parametrize("arguments", [["check", "--as-of", "2026-06-01"], ["rules"], ["rule", "PAY203"], ["schema"]])
def test_no_command_imports_what_only_others_need(arguments: list[str], guide: Callable[..., Path]) -> None:
    guide()
    packages, _ = imported(*arguments)
    assert packages & HEAVY == set()


def test_help_imports_no_model(folder: Path) -> None:
    packages, modules = imported("--help")
    assert packages & (HEAVY | {"pydantic", "yaml"}) == set()
    assert {module for module in modules if module.startswith("schema.")} <= {"schema.named", "schema.pattern"}


@pytest.mark.parametrize("path", [[], ["guides/acme/data-engineer.md"]])
def test_guides_that_are_known_need_nothing_that_reads_a_guide(path: list[str], guide: Callable[..., Path]) -> None:
    guide("guides/acme/data-engineer.md")
    guide("guides/acme/analyst.md")
    arguments = ("check", *path, "--as-of", "2026-06-01")
    assert "schema.document" in imported(*arguments)[1]
    packages, modules = imported(*arguments)
    assert packages & (HEAVY | {"yaml", "multiprocessing", "subprocess"}) == set()
    assert not {module for module in modules if module.startswith("schema.rules.")}
    assert not modules & {"schema.rule", "schema.document", "audit.linter", "audit.kin", "audit.pool", "pydantic.main"}


SPEAKS_OF_RULES = """
select = ["ALL"]
ignore = ["TXT407", "DUE"]
[severity]
PAY = "info"
[per-path-ignores]
"guides/globex/**" = ["TAB"]
"""


@pytest.mark.parametrize("arguments", [(), ("--select", "PAY,TAB302"), ("--ignore", "SET")])
def test_a_configuration_that_speaks_of_rules_imports_none_where_all_is_known(
    arguments: tuple[str, ...], guide: Callable[..., Path]
) -> None:
    name = str(guide("guides/acme/data-engineer.md"))
    Path("payproof.toml").write_text(SPEAKS_OF_RULES, encoding="utf-8")
    command = ("check", name, "--as-of", "2026-06-01", *arguments)
    assert "audit.linter" in imported(*command)[1]
    modules = imported(*command)[1]
    assert not {module for module in modules if module.startswith("schema.rules.")}
    assert not modules & {"schema.rule", "schema.document", "audit.linter"}

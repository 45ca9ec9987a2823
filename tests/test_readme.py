"""README.md does what it says: its commands run, its example prints what it shows, its configuration loads."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from audit import config
from audit.config import Config
from audit.misuse import MisuseError
from schema.document import Document
from schema.finding import Severity
from schema.registry import rules
from schema.suppression import Scope, suppressions
from tests.audit.repositories import Repo
from tests.fences import blocks
from tests.tree import HOME, checkout, copied, run, skip_without_index

PAGE = HOME / "README.md"
MAKE, PIP, COMMANDS = blocks(PAGE, "sh")
PROJECT = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
GUIDE = blocks(PAGE, "markdown")[0]
INLINE = sorted(
    {code for code in re.findall(r"`(payproof [^`]+)`", PAGE.read_text(encoding="utf-8")) if "CODE" not in code}
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with this repository's guides and the page's example."""
    copied(tmp_path, "guides")
    (tmp_path / "guides" / "acme").mkdir()
    (tmp_path / "guides" / "acme" / "data-engineer.md").write_text(GUIDE, encoding="utf-8")
    return tmp_path


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return run(["bash", "-euo", "pipefail", "-c", line], folder)


def test_the_page_opens_with_the_two_commands() -> None:
    first = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line][:4]
    assert first[1] == "```sh"
    assert [line.split("#")[0].strip() for line in first[2:]] == ["make run", "make test"]


def test_the_example_prints_what_the_page_shows(folder: Path) -> None:
    for block in blocks(PAGE, "console"):
        command, _, shown = block.partition("\n")
        ran = shell(command.removeprefix("$ "), folder)
        assert ran.stdout == shown
        assert ran.returncode == 1


@pytest.mark.parametrize("line", COMMANDS.splitlines())
def test_a_command_of_the_page_runs(line: str, folder: Path) -> None:
    shutil.rmtree(folder / "guides" / "acme")
    if " main " in line:
        Repo(folder).commit("2026-05-01")
    ran = shell(line, folder)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout
    # These say there that nothing was written, and with what the guides were compared.
    if not line.startswith("payproof plan") and "--since main" not in line:
        assert ran.stderr == ""


@pytest.mark.parametrize("line", INLINE)
def test_a_command_in_the_page_s_text_is_none_that_is_misused(line: str, folder: Path) -> None:
    named_only = len(line.split()) == 2
    ran = shell(f"{line} --help" if named_only else line, folder)
    assert ran.returncode in {0, 1}, ran.stderr


EXITS = {
    "payproof check guides/sony": 0,
    "payproof check guides/acme": 1,
    "payproof check guides/acme --fail-on never": 0,
    "payproof check guides/acme --ignore FMT108,TAB302": 0,
    "payproof check guides/nowhere": 2,
    "payproof check empty": 2,
    "payproof check --as-of yesterday": 2,
    "payproof check --select PAY999": 2,
    "payproof check guides/acme --report json=report.json": 1,
    "payproof check guides/sony --report json=none/report.json": 2,
    "payproof check --only-guides -- guides/README.md": 0,
    "payproof check --only-guides -- guides/acme/data-engineer.md": 1,
    "payproof check --watch -": 2,
    "payproof rule no-such-rule": 2,
    "payproof baseline; payproof baseline; payproof baseline --prune; payproof check --fail-on info": 0,
    "payproof baseline guides/sony": 0,
    "payproof baseline guides/acme; payproof check --no-baseline": 1,
    """echo '{"version": 1, "guides": {}}' > .payproof-baseline.json; payproof baseline""": 1,
    "echo '{' > .payproof-baseline.json; payproof check": 2,
    "payproof baseline --prune": 2,
    "git init --quiet; payproof init; payproof init --yes; payproof init --yes; payproof check --fail-on info": 0,
    "payproof init empty": 2,
    "payproof audit guides/sony --as-of 2026-11-21": 0,
    "payproof audit guides/sony --as-of 2026-11-21 --fail-on overdue": 1,
    "payproof audit guides/sony --as-of 2026-03-01 --fail-on overdue": 0,
    "payproof audit guides/sony --trend nonsense": 2,
    "payproof plan guides/sony --per-week 0": 2,
    "payproof check --since main guides": 2,
    "payproof diff main guides": 2,
    "payproof explain guides/nowhere.md": 2,
    "payproof export guides/sony": 0,
    "payproof import-table guides/sony": 0,
    "echo 'base: $150K' | payproof figures - --guide guides/sony": 0,
    "echo 'base: $999K' | payproof figures - --guide guides/sony": 1,
    "payproof figures nowhere.txt --guide guides/sony": 2,
    "payproof export guides/sony --format duckdb": 2,
    "payproof set guides/sony/ml-ai-engineer.md data_quality=high; payproof check guides/sony": 0,
    "payproof set guides/sony/ml-ai-engineer.md base_low=155K": 2,
    "payproof renew guides/sony/ml-ai-engineer.md": 0,
    "payproof renew guides/sony": 2,
    "payproof new sony data-engineer --region London; payproof check guides/sony": 0,
    "payproof new sony ml-ai-engineer --region London": 2,
    "payproof update nowhere.csv": 2,
    "echo 'Job Title: Clerk' | payproof evidence add - --company sony --captured 2026-03-10 --yes": 0,
    "payproof evidence add nowhere.txt": 2,
}


@pytest.mark.parametrize(("line", "code"), EXITS.items())
def test_the_exit_code_is_the_table_s(line: str, code: int, folder: Path) -> None:
    (folder / "empty").mkdir()
    ran = shell(line, folder)
    assert ran.returncode == code, ran.stderr
    assert bool(ran.stderr) is (code == 2)


@pytest.mark.parametrize(
    ("line", "code"),
    {
        "payproof check --since main": 0,
        "payproof check --since main --select DUE506 --fail-on warning": 1,
        "payproof check --since nowhere": 2,
        "payproof diff main": 0,
        "payproof diff nowhere": 2,
    }.items(),
)
def test_the_exit_code_of_an_edit_is_the_table_s(line: str, code: int, folder: Path) -> None:
    Repo(folder).commit("2026-05-01")
    file = folder / "guides" / "sony" / "ml-ai-engineer.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("2026-02-23", "2026-03-23").replace("2026-05-23", "2026-06-23"), encoding="utf-8")
    assert shell(line, folder).returncode == code


def test_a_rule_that_crashes_is_exit_code_3_and_hides_no_other_finding(folder: Path) -> None:
    tree = copied(folder / "tree", "schema", "audit", "payproof")
    file = tree / "schema" / "rules" / "pay" / "total_below_parts.py"
    text = file.read_text(encoding="utf-8")
    broken = text.replace("        for place, known", "        raise RuntimeError('no')\n        for place, known", 1)
    assert broken != text
    file.write_text(broken, encoding="utf-8")
    ran = run([sys.executable, "-m", "payproof", "check", folder / "guides" / "acme", "--format", "concise"], tree)
    assert ran.returncode == 3
    assert "PAY204" in ran.stderr
    assert "TAB302" in ran.stdout


# configuration


@pytest.fixture
def settings(tmp_path: Path) -> Config:
    (tmp_path / "pyproject.toml").write_text(blocks(PAGE, "toml")[0], encoding="utf-8")
    return config.load(tmp_path)


def test_the_configuration_shown_is_understood(settings: Config) -> None:
    assert settings.ignore == ("range-half-open",)
    assert settings.fail_on == "warning"
    assert settings.policies.policy("high").review_months == 6
    assert settings.policies.policy("low").review_months == 1
    assert (settings.owners, settings.owner_capacity) == ({"guides/sony/**": "@games-team"}, {"@games-team": 5})
    assert settings.severity == {"PAY206": Severity.ERROR}
    assert settings.per_path_ignores == {"guides/archive/**": ("DUE",)}
    assert settings.options == {"PAY204": {"tolerance": 0.05}}


def test_the_configuration_shown_has_every_key_that_there_is(settings: Config) -> None:
    shown = set(re.findall(r"(?m)^([a-z-]+) =", blocks(PAGE, "toml")[0].split("\n\n")[0]))
    shown |= {name.split(".")[0] for name in re.findall(r"(?m)^\[tool\.payproof\.([\w.-]+)\]", blocks(PAGE, "toml")[0])}
    with pytest.raises(MisuseError) as refused:
        config.load(settings.home, _written(settings.home / "payproof.toml", "zzzzzzzz = 1\n"))
    known = set(str(refused.value).rpartition("write one of ")[2].split(", "))
    assert shown == known


def test_the_same_keys_work_without_their_prefix_in_payproof_toml(settings: Config) -> None:
    text = blocks(PAGE, "toml")[0].replace("[tool.payproof]\n", "").replace("[tool.payproof.", "[")
    other = config.load(settings.home, _written(settings.home / "payproof.toml", text))
    assert (other.severity, other.options, other.extra_fields) == (
        settings.severity,
        settings.options,
        settings.extra_fields,
    )


def _written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


# comments that silence


def test_the_comment_shown_for_a_line_silences_that_line(folder: Path) -> None:
    line, _ = blocks(PAGE, "yaml")
    guide = folder / "guides" / "acme" / "data-engineer.md"
    wrong = GUIDE.replace("    total_comp_low: 109000\n", line.split("#")[0].rstrip() + "\n")
    guide.write_text(wrong, encoding="utf-8")
    assert shell("payproof check guides/acme --select PAY203", folder).returncode == 1
    guide.write_text(GUIDE.replace("    total_comp_low: 109000\n", line), encoding="utf-8")
    assert shell("payproof check guides/acme --select PAY203,FMT112,FMT113 --fail-on info", folder).returncode == 0


def test_the_comment_shown_for_a_table_silences_its_region_s_row(folder: Path) -> None:
    comment = blocks(PAGE, "markdown")[1]
    guide = folder / "guides" / "acme" / "data-engineer.md"
    command = "payproof check guides/acme --select TAB302,FMT112,FMT113 --fail-on info"
    assert shell(command, folder).returncode == 1
    guide.write_text(GUIDE.replace("| Region |", f"{comment}| Region |"), encoding="utf-8")
    assert shell(command, folder).returncode == 0
    guide.write_text(
        GUIDE.replace("| Region |", f"{comment.replace('London', 'New York')}| Region |"), encoding="utf-8"
    )
    assert shell(command, folder).returncode == 1


def test_the_comment_shown_for_a_whole_guide_reaches_all_of_it() -> None:
    comment = blocks(PAGE, "yaml")[1]
    found = suppressions(Document(GUIDE.replace("---\n", f"---\n{comment}", 1)))
    assert [(each.scope, each.keys) for each in found] == [(Scope.FILE, ("figure-differs", "PAY203"))]


def test_the_page_links_to_every_rule_and_to_nothing_that_is_not_there() -> None:
    links = set(re.findall(r"\]\(([^)#:]+)[^)]*\)", PAGE.read_text(encoding="utf-8")))
    assert {f"docs/rules/{rule.name()}.md" for rule in rules()} <= links
    assert [link for link in links if not (HOME / link).exists()] == []


def test_an_old_python_is_refused_before_anything_is_installed(tmp_path: Path) -> None:
    home = copied(tmp_path, "Makefile", "pyproject.toml", "requirements")
    old = home / "old-python"
    old.write_text('#!/bin/sh\necho called "$1"\n[ "$1" != -c ]\n', encoding="utf-8")
    old.chmod(0o755)
    ran = run(["make", "run", f"PYTHON={old}"], home)
    assert ran.returncode == 2
    assert ran.stdout == "called -c\n"
    assert not (home / ".venv").exists()
    version = next(
        line for line in (home / "Makefile").read_text(encoding="utf-8").splitlines() if "version_info" in line
    )
    assert PROJECT["requires-python"] == ">=3.11"
    assert "(3, 11)" in version


# on a fresh machine: slow, and needs an index of packages


def fresh(script: str, home: Path) -> str:
    """Run lines of the page in a fresh checkout with the interpreter behind this one; tests are collected, not run again."""
    tools = Path(sys.base_prefix) / Path(sys.executable).parent.name
    ran = run(["bash", "-euo", "pipefail", "-c", script], home, tools, PYTEST_ADDOPTS="--collect-only -q")
    skip_without_index(ran)
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]
    return ran.stdout


@pytest.mark.slow
def test_the_two_commands_work_in_a_fresh_checkout_and_install_again_after_the_lock_has_changed(tmp_path: Path) -> None:
    home = checkout(tmp_path)
    said = fresh(MAKE, home)
    assert re.search(r"(?m)\b\d+ guides\b", said)
    assert re.search(r"(?m)^\d+ tests collected", said)
    assert "pip install" not in fresh("make --dry-run run", home)
    (home / "requirements" / "dev.txt").touch()
    assert "pip install" in fresh("make --dry-run run", home)


@pytest.mark.slow
def test_the_lines_for_those_without_make_work_in_a_fresh_checkout(tmp_path: Path) -> None:
    said = fresh(PIP, checkout(tmp_path))
    assert re.search(r"(?m)\b\d+ guides\b", said)
    assert re.search(r"(?m)^\d+ tests collected", said)

"""The tables of the command line: they hold what the commands take."""

import re

import pytest

from audit.cli import COMMANDS, main
from audit.manual import commands, manual, options


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_s_section_names_every_option_of_its_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    wanted = set(re.findall(r"(?m)^  (--[\w-]+)", capsys.readouterr().out))
    section = manual().split(f"## payproof {name}\n")[1].split("\n## ")[0]
    assert set(re.findall(r"(?m)^\| `(--[\w-]+)", section)) == wanted


def test_all_commands_are_listed_with_a_link_to_their_section() -> None:
    for name in COMMANDS:
        assert f"](docs/commands.md#payproof-{name}) |" in commands()
        assert f"\n## payproof {name}\n" in manual()


def test_a_choice_is_told_with_all_its_words() -> None:
    assert (
        "| `--fail-on WORD` | what makes the exit code 1 (error unless said): `error`, `warning`, `info`, `never` |"
        in options("check")
    )


def test_no_cell_breaks_its_table() -> None:
    for name in COMMANDS:
        assert all(len(re.findall(r"(?<!\\)\|", row)) == 3 for row in options(name).splitlines())

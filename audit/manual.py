"""What is generated from the command line: its commands and their options, as tables."""

import argparse
from importlib import import_module

from audit.cli import COMMANDS
from audit.pages import cell


def commands(home: str = "docs/commands.md") -> str:
    """All commands as a Markdown table."""
    lines = ["| command | what it does |", "|---|---|"]
    return "\n".join(
        [*lines, *(f"| [`payproof {name}`]({home}#payproof-{name}) | {words} |" for name, words in COMMANDS.items())]
    )


def options(command: str) -> str:
    """What a command takes, as a Markdown table."""
    return _table(_parser(command))


def manual() -> str:
    """The page of all commands."""
    parts = ["# The commands", "`payproof COMMAND --help` shows the same in the terminal."]
    for name in COMMANDS:
        parser = _parser(name)
        parts += [f"## payproof {name}", _plain(parser.description), _table(parser), _plain(parser.epilog)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _plain(text: str | None) -> str:
    return f"```text\n{text.strip()}\n```" if text else ""


def _parser(command: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False)
    import_module(f"audit.commands.{command.replace('-', '_')}").add_arguments(parser)
    return parser


def _table(parser: argparse.ArgumentParser) -> str:
    """A row an argument; not argparse's own text, whose form changes from one Python to the next."""
    actions = parser._actions  # noqa: SLF001  (argparse has no other list of them)
    rows = [f"| {_usage(action)} | {_meaning(action)} |" for action in actions if action.help != argparse.SUPPRESS]
    return "\n".join(["| takes | meaning |", "|---|---|", *rows]) if rows else ""


def _usage(action: argparse.Action) -> str:
    named = action.metavar or ("WORD" if action.choices else action.dest.upper())
    value = "" if action.nargs == 0 else str(named)
    several = " …" if action.nargs in {"*", "+"} else ""
    return f"`{' '.join([*action.option_strings, value]).strip()}{several}`"


def _meaning(action: argparse.Action) -> str:
    meaning = (action.help or "").replace("%%", "%")
    one_of = ", ".join(f"`{choice}`" for choice in action.choices or ())
    return cell(f"{meaning}: {one_of}" if one_of else meaning)

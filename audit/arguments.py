"""How a command's arguments are read, and what is said of those that cannot be."""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NoReturn

from audit.lean_argparse import argparse
from audit.misuse import MisuseError
from schema.pattern import late

_NO_CHOICE = late(r"argument (\S+): invalid choice: (.*) \(choose from (.*)\)", re.DOTALL)
_MISSING = late(r"the following arguments are required: (.*)")
_NO_VALUE = late(r"argument (\S+): expected one argument")
MOST_JOBS = 512
_SHARD = late(r"([0-9]{1,4})/([0-9]{1,4})")
_USUAL = 80  # columns of a terminal that does not say
_ISO = late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """One that knows how wide the help may be without the library that argparse asks, for it is made for each option."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _USUAL  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # it is closed, or no terminal
        return _USUAL


class HelpAsked(Exception):  # noqa: N818  (it is no error)
    """Somebody asks what a command takes; the text is printed as all others are, also where nobody reads on."""

    def __init__(self, text: str) -> None:
        self.text = text


class Parser(argparse.ArgumentParser):
    """A parser that takes options before, between and after paths, and whose complaints are one sentence that says what to do."""

    def __init__(self, prog: str | None = None) -> None:
        super().__init__(prog=prog, formatter_class=_Formatter, allow_abbrev=False)

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """All arguments; what follows `--` is a path, whatever it looks like."""
        given = list(sys.argv[1:] if args is None else args)
        takes_paths = any(action.dest == "paths" for action in self._actions)
        cut = given.index("--") if takes_paths and "--" in given else len(given)
        known, extra = self.parse_known_intermixed_args(given[:cut], namespace)
        if extra:
            raise MisuseError(self._unknown(extra[0]))
        if takes_paths:
            known.paths = [*known.paths, *given[cut + 1 :]]
        return known

    def print_help(self, file: object = None) -> NoReturn:
        """What `--help` asks for."""
        del file
        raise HelpAsked(self.format_help())

    def _unknown(self, word: str) -> str:
        if not word.startswith("-"):
            return f"{word} is one argument too many: `{self.prog} --help` shows what there is"
        if os.path.lexists(word):
            return f"{word} is read as an option, and is a file: write -- before the paths"
        option = word.partition("=")[0]
        meant = near(option, self._option_string_actions)
        return f"{option} is no option: " + (
            f"did you mean {meant}?" if meant else f"`{self.prog} --help` shows what there is"
        )

    def error(self, message: str) -> NoReturn:
        if match := _NO_CHOICE.fullmatch(message):
            name, given, choices = match.groups()
            allowed = [choice.strip("' ") for choice in choices.split(",")]
            raise MisuseError(f"{name} is {given.strip(chr(39))}: write {', '.join(allowed[:-1])} or {allowed[-1]}")
        words = _MISSING.sub(r"\1 is missing", _NO_VALUE.sub(r"\1 needs a value", message))
        raise MisuseError(f"{words.removeprefix('argument ')}: `{self.prog} --help` shows what there is")


def day(text: str, option: str = "--as-of") -> date:
    """The date that an option gives."""
    try:
        if _ISO.fullmatch(text):
            return date.fromisoformat(text)
        reason = ""
    except ValueError as error:
        reason = f" ({error})"
    raise MisuseError(f"{option} is {text}, which is no date{reason}: write one such as 2026-11-21")


def jobs(text: str) -> int:
    """The number of processes that --jobs gives; 0 for as many as fit."""
    if text == "auto":
        return 0
    if text.isdecimal() and text.isascii() and 1 <= int(text[:6]) <= MOST_JOBS:
        return int(text)
    raise MisuseError(
        f"--jobs is {text or 'empty'}: write how many processes judge at once, from 1 to {MOST_JOBS}, or auto"
    )


def shard(text: str) -> tuple[int, int]:
    """The part that --shard gives: its number, and of how many."""
    match = _SHARD.fullmatch(text)
    number, of = (int(match[1]), int(match[2])) if match else (0, 0)
    if 1 <= number <= of:
        return number, of
    raise MisuseError(
        f"--shard is {text or 'empty'}: write a number and of how many, as 3/16 for the third of sixteen parts, of 9,999 at most"
    )


def keys(given: Iterable[str], option: str) -> list[str]:
    """The rules that an option names, between commas, as often as it is given."""
    found = [key.strip() for part in given for key in part.split(",") if key.strip()]
    if not found and list(given):
        raise MisuseError(f"{option} names no rule: give codes, prefixes or names, as {option} PAY203,TAB")
    return found


def near(word: str, known: Iterable[str]) -> str:
    """The known word that another most likely means; empty where none is near."""
    from schema.likeness import nearest  # noqa: PLC0415  (help and most commands need it not)

    return nearest(word, known)

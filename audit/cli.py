"""The command line: arguments to calls to an exit code. The only place that prints, and the only one that asks the clock."""

import gc
import os
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo
from importlib import import_module
from types import ModuleType
from typing import TextIO

from audit.arguments import HelpAsked, Parser, near
from audit.harmless import harmless
from audit.misuse import MisuseError
from audit.outcome import CLEAN, INTERRUPTED, MISUSED, Outcome


def _without_plugins() -> None:
    """Spare pydantic the search for plugins, of which we have none: it reads every installed package's metadata at each start."""
    name = "pydantic.plugin._loader"
    if "pydantic" not in sys.modules and name not in sys.modules:
        loader = ModuleType(name)
        vars(loader)["get_plugins"] = tuple
        sys.modules[name] = loader


COMMANDS = {
    "check": "judge guides and report what is wrong with them",
    "merge": "put together what check found in several parts, as one run would",
    "diff": "show what an edit did to the figures",
    "init": "set payproof up for the guides of a folder: configuration, baseline, hook, workflows",
    "baseline": "accept what is wrong today, so that only what is new is reported",
    "audit": "tell what is due, whose it is, and what has changed",
    "explain": "tell why a guide is due when it is, and who has to look",
    "plan": "propose when each guide is reviewed, and write it into the guides",
    "new": "write a new guide: all that one needs but its figures",
    "set": "set figures and fields of a guide, in frontmatter and table together",
    "update": "set the figures of many guides from a table, as a quarterly refresh does",
    "renew": "write that guides were looked at, and when the next review is due",
    "show": "tell how every row and cell of a guide was read",
    "places": "tell how the names of regions were understood",
    "export": "write all figures as one table: CSV, JSON lines, Parquet, SQLite or DuckDB",
    "import-table": "write the frontmatter's figures from the table of a guide that has only that",
    "figures": "tell which amounts of a text a guide supports",
    "evidence": "read a saved job posting, and add what it tells to a company's evidence",
    "rules": "list all rules",
    "rule": "show one rule's page",
    "schema": "print the JSON Schema of a guide's frontmatter",
}
# A run makes millions of small objects and few cycles: collecting less often takes a tenth of its time away.
COLLECT_AFTER = 100_000


def main(argv: list[str] | None = None) -> int:
    """Run a command; the answer is the exit code."""
    gc.set_threshold(COLLECT_AFTER, 20, 50)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        outcome = _outcome(sys.argv[1:] if argv is None else argv)
        return _deliver(outcome)[0]
    except KeyboardInterrupt:
        return _deliver(Outcome(INTERRUPTED, err="payproof: interrupted\n"))[0]


def _outcome(arguments: list[str]) -> Outcome:
    try:
        return _run(arguments)
    except MisuseError as error:
        return Outcome(MISUSED, err="".join(f"payproof: {harmless(message)}\n" for message in error.messages))
    except HelpAsked as asked:
        return Outcome(out=asked.text)
    except BrokenPipeError:  # the progress bar lost its reader
        return Outcome()


def _deliver(outcome: Outcome) -> tuple[int, bool]:
    """Print what is to be printed; the answer is the exit code, and whether somebody still reads.

    A reader who has seen enough and closed the pipe changes nothing, but ends what goes on.
    """
    try:
        code, read = _shown(outcome)
        for more in outcome.then if read else ():
            code, read = _deliver(more)
            if not read:
                break
    except KeyboardInterrupt:
        if outcome.stopped == INTERRUPTED:
            raise
        return outcome.stopped, False
    return code, read


def _shown(outcome: Outcome) -> tuple[int, bool]:
    code, read = outcome.code, True
    try:
        pieces = [outcome.out] if isinstance(outcome.out, str) else outcome.out
        read = _print(_for_runner(pieces, meant=outcome.ordering), sys.stdout)
    except OSError as error:
        code, read = MISUSED, False
        _print([f"payproof: the report cannot be printed: {error.strerror}\n"], sys.stderr)
    _print(_for_runner([outcome.err]), sys.stderr)
    return code, read


def _for_runner(pieces: Iterable[str], *, meant: bool = False) -> Iterable[str]:
    """The text as a runner of jobs may read it, which does what some lines say: those that are meant are GitHub's."""
    if "TF_BUILD" in os.environ or ("GITHUB_ACTIONS" in os.environ and not meant):
        from audit.orders import unheeded  # noqa: PLC0415  (needed in a job alone)

        return map(unheeded, pieces)
    return pieces


def _print(pieces: Iterable[str], stream: TextIO | None) -> bool:
    """Print a text; the answer says whether the stream has a reader."""
    if stream is None:  # a stream that the caller has closed
        return True
    try:
        printed = 0
        for piece in pieces:
            printed += stream.write(piece)
        if printed:
            stream.flush()
    except BrokenPipeError:
        _forget(stream)
        return False
    except OSError:
        _forget(stream)
        if stream is sys.stdout:
            raise
    return True


def _forget(stream: TextIO) -> None:
    """Let what is left in a broken stream's buffer go nowhere, or the interpreter complains of it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _today(zone: tzinfo = UTC) -> date:
    return datetime.now(zone).date()


def _run(arguments: list[str]) -> Outcome:
    name = arguments[0] if arguments else ""
    if name in COMMANDS:
        _without_plugins()
        command = import_module(f"audit.commands.{name.replace('-', '_')}")
        parser = Parser(prog=f"payproof {name}")
        command.add_arguments(parser)
        outcome: Outcome = command.run(parser.parse_args(arguments[1:]), _today)
        return outcome
    if not arguments:
        return Outcome(MISUSED, err=_help())
    if name in {"-h", "--help"}:
        return Outcome(out=_help())
    if name == "--version":
        return Outcome(CLEAN, _version())
    raise MisuseError(_no_command(name))


def _help() -> str:
    wide = max(map(len, COMMANDS))
    commands = "".join(f"  {name:<{wide}}  {words}\n" for name, words in COMMANDS.items())
    return (
        "usage: payproof COMMAND [...]\n\nCheck that compensation guides are right.\n\n"
        f"commands:\n{commands}\n`payproof COMMAND --help` shows what a command takes; `payproof --version` prints the version.\n"
    )


def _version() -> str:
    from audit.version import version  # noqa: PLC0415  (as any command)

    return f"payproof {version() or '(not installed)'}\n"


def _no_command(name: str) -> str:
    if not name.startswith("-") and os.path.exists(name):  # noqa: PTH110  (a name of any form)
        return f"{name} is no command: write `payproof check {name}` to check it"
    kind = "option" if name.startswith("-") else "command"
    meant = near(name, [*COMMANDS, "--help", "--version"])
    advice = f"did you mean {meant}?" if meant else f"write one of {', '.join(COMMANDS)}"
    return f"{name} is no {kind}: {advice}"

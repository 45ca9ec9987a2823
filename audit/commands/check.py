"""`payproof check`: judge guides and report what is wrong with them."""

import argparse
import sys
from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from audit import atomic, config, search, selection, terminal
from audit.arguments import day, keys
from audit.config import Config
from audit.files import Found, common_folder
from audit.harmless import harmless
from audit.judge import Judge
from audit.linter import Verdict
from audit.misuse import MisuseError
from audit.outcome import CLEAN, CRASHED, FOUND, Outcome
from audit.report import SHOWN_AT_FIRST, Report, gather
from audit.reports import COUNTED, FORMATS, crashes, render, summary
from audit.search import STDIN
from schema.finding import Severity
from schema.frontmatter import LARGEST_TEXT
from schema.subject import Prefer

if TYPE_CHECKING:
    from audit.mending import Mending

DESCRIPTION = """Judge guides and report what is wrong with them.

A folder is searched for guides, which lie at <root>/<company>/<role>.md; a
file is judged wherever it lies. Without a path, the guide roots of the
configuration are checked (guides/, unless it says otherwise)."""

EPILOG = """exit codes:
  0  nothing at or above --fail-on
  1  findings (after --fix: what is left of them; with --diff: a change)
  2  the command or the configuration is wrong
  3  a rule crashed (the other findings are still shown)"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    guides = "guides or folders of guides; - reads one guide from standard input"
    parser.add_argument("paths", nargs="*", metavar="PATH", help=guides)
    parser.add_argument("--format", choices=FORMATS, default="full", help="how findings are shown (full unless said)")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write the report to a file, whole or not at all")
    parser.add_argument(
        "--select", metavar="RULES", action="append", default=[], help="run only these: codes, prefixes, names"
    )
    parser.add_argument("--extend-select", metavar="RULES", action="append", default=[], help="run these too")
    parser.add_argument("--ignore", metavar="RULES", action="append", default=[], help="do not run these")
    parser.add_argument(
        "--fail-on", choices=[*map(str, Severity), "never"], help="what makes the exit code 1 (error unless said)"
    )
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day that stands for today, as 2026-11-21")
    parser.add_argument("--fix", action="store_true", help="write what has one meaning into the guides")
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff: write what somebody has to want, too"
    )
    parser.add_argument("--diff", action="store_true", help="print what --fix would change, and write nothing")
    parser.add_argument(
        "--prefer",
        choices=["table", "frontmatter"],
        help="with --fix or --diff: the side that is right where they differ",
    )
    parser.add_argument("--statistics", action="store_true", help="show counts by rule in place of findings")
    parser.add_argument(
        "--all", action="store_true", help=f"on a terminal, show more than the first {SHOWN_AT_FIRST} findings"
    )
    parser.add_argument("--quiet", action="store_true", help="print findings alone, nothing when there are none")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")
    called = "what to call the guide from standard input, as guides/acme/data-engineer.md"
    parser.add_argument("--stdin-filename", metavar="PATH", help=called)


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    if args.statistics and args.format not in COUNTED:
        raise MisuseError(
            f"--statistics counts for people, and --format {args.format} holds every finding: leave one of the two out"
        )
    if args.diff and (args.statistics or args.output or args.format != "full"):
        raise MisuseError("--diff prints a difference and no report: leave --statistics, --output and --format out")
    cwd = _here()
    settings = config.load(_start(args, cwd), args.config)
    chosen = (keys(args.select, "--select"), keys(args.extend_select, "--extend-select"), keys(args.ignore, "--ignore"))
    prefer = Prefer(args.prefer or "")
    judge = Judge(selection.linter(settings, *chosen), settings, args.as_of or today(settings.time_zone), prefer)
    found, data = _found(args, settings, cwd)
    mending = _mended(args, judge, found, data) if args.fix or args.diff else None
    if mending and args.diff:
        return _difference(args, mending, found)
    verdicts = mending.verdicts if mending else _verdicts(args, judge, found, data)
    report = gather(verdicts, judge.as_of, found.ordered_others, args.fail_on or settings.fail_on)
    report = report._replace(fixed=mending.fixed if mending else {})
    notes = [*found.notes, *(mending.notes if mending else ())]
    style = terminal.style(to_file=bool(args.output), whole=args.all, statistics=args.statistics, quiet=args.quiet)
    text = render(args.format, report, style)
    if args.output:
        text = _written(args, report, text)
    code = CRASHED if report.crashes else FOUND if report.failed else CLEAN
    err = "".join(f"payproof: {harmless(note)}\n" for note in notes if not args.quiet)
    return Outcome(
        code, text, err + crashes.render(report.crashes), ordering=args.format == "github" and not args.output
    )


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        raise MisuseError(f"the current folder cannot be read ({error.strerror}): go to one that exists") from error


def _start(args: argparse.Namespace, cwd: Path) -> Path:
    """Where to look for the configuration."""
    names = [name for name in args.paths if name != STDIN] or [name for name in [args.stdin_filename] if name]
    return common_folder(names, cwd)


def _found(args: argparse.Namespace, settings: Config, cwd: Path) -> tuple[Found, bytes | None]:
    """The guides to judge; of one from standard input also what it holds."""
    if STDIN not in args.paths:
        if args.stdin_filename is not None:
            raise MisuseError("--stdin-filename names the guide from standard input: give - as the path")
        return search.find(args.paths, settings, cwd), None
    if args.paths != [STDIN]:
        raise MisuseError("- reads one guide from standard input: give no other path beside it")
    if sys.stdin is None:
        raise MisuseError("- reads one guide from standard input, which is closed: pipe a guide into the command")
    if args.fix and not args.diff:
        raise MisuseError("--fix writes files, and - is standard input: take --diff, which prints what would change")
    found = Found()
    found.add(search.from_stdin(args.stdin_filename, settings, cwd))
    return found, sys.stdin.buffer.read(LARGEST_TEXT + 1)


def _verdicts(args: argparse.Namespace, judge: Judge, found: Found, data: bytes | None) -> list[Verdict]:
    if data is not None:
        return [judge.one(target, data) for target in found.ordered]
    return judge.all(found.ordered, bar=not args.quiet and terminal.shows_progress(to_file=bool(args.output)))


def _mended(args: argparse.Namespace, judge: Judge, found: Found, data: bytes | None) -> "Mending":
    from audit.fixer import Wanted  # noqa: PLC0415  (only a run that fixes needs it)
    from audit.mending import mend  # noqa: PLC0415  (as above)

    wanted = Wanted(args.unsafe_fixes, preferred=bool(args.prefer))
    return mend(judge, found.ordered, wanted, write=not args.diff, data=data)


def _difference(args: argparse.Namespace, mending: "Mending", found: Found) -> Outcome:
    """What would change, as a difference that `patch` takes; a terminal gets it without what would steer it."""
    text = "".join(mending.differences)
    if terminal.is_terminal(sys.stdout):
        text = "".join(f"{harmless(line)}\n" for line in text.split("\n")[:-1])
    failed = [crash for verdict in mending.verdicts for crash in verdict.crashes]
    notes = [] if args.quiet else [*found.notes, *mending.notes, mending.told()]
    code = CRASHED if failed else FOUND if mending.fixed else CLEAN
    return Outcome(code, text, "".join(f"payproof: {harmless(note)}\n" for note in notes) + crashes.render(failed))


def _written(args: argparse.Namespace, report: Report, text: str) -> str:
    """Write the report to its file; the answer is what to say of that on standard output."""
    try:
        atomic.write(args.output, text)
    except OSError as error:
        raise MisuseError(f"{args.output} cannot be written: {error.strerror}") from error
    if args.quiet:
        return ""
    style = terminal.style(to_file=False, whole=True, statistics=False, quiet=False)
    return "".join(f"{line}\n" for line in summary.headline(report, style))

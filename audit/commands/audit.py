"""`payproof audit`: tell what is due, whose it is, and what has changed."""

import argparse
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from audit import atomic, config, git, owners, search, terminal
from audit.arguments import day
from audit.auditor import Auditor, cliffs, forecast
from audit.files import absolute
from audit.misuse import MisuseError
from audit.outcome import CLEAN, FOUND, Outcome
from audit.reports.audit import FORMATS, render
from audit.staleness import Audit
from schema.freshness import State

DESCRIPTION = """Tell what is due, whose it is, and what has changed.

Every guide has one state on the day of the audit: invalid, expired, stale,
overdue, due-soon, fresh, snoozed, draft or retired. Time alone fails nothing:
--fail-on says which state does."""

EPILOG = """exit codes:
  0  no guide in the state that --fail-on names, or a worse one
  1  there is one
  2  the command or the configuration is wrong"""

WORST = (State.DUE_SOON, State.OVERDUE, State.STALE, State.EXPIRED, State.INVALID)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("paths", nargs="*", metavar="PATH", help="guides or folders of guides")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how the audit is shown (text unless said)")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write the report to a file, whole or not at all")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day that stands for today, as 2026-11-21")
    parser.add_argument(
        "--fail-on", choices=[*WORST, "never"], default="never", help="that state or worse makes the exit code 1"
    )
    parser.add_argument("--all", action="store_true", help="show every guide that is due, not the worst twenty alone")
    parser.add_argument("--owner", metavar="NAME", help="only the guides of one owner")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


def run(args: argparse.Namespace, today: Callable[[], date]) -> Outcome:
    cwd = Path.cwd()
    settings = config.load(_start(args.paths, cwd), args.config)
    top = git.top_of(settings.home)
    auditor = Auditor(settings, owners.load(top, settings.owners))
    as_of = args.as_of or today()
    found = search.find(args.paths, settings, cwd)
    guides = auditor.guides(found.ordered, as_of)
    if args.owner:
        guides = [guide for guide in guides if guide.owner == args.owner]
    audit = Audit(as_of, guides, forecast(guides, as_of), cliffs(guides, settings.capacity))
    text = render(
        args.format, audit, terminal.style(to_file=bool(args.output), whole=args.all, statistics=False, quiet=False)
    )
    code = FOUND if audit.fails(args.fail_on) else CLEAN
    if args.output:
        try:
            atomic.write(args.output, text)
        except OSError as error:
            raise MisuseError(f"{args.output} cannot be written: {error.strerror}") from error
        text = ""
    return Outcome(code, text, "".join(f"payproof: {note}\n" for note in found.notes))


def _start(names: list[str], cwd: Path) -> Path:
    """Where to look for the configuration: the folder that all paths have in common, else here."""
    paths = [absolute(name, cwd) for name in names]
    folders = [path if os.path.isdir(path) else path.parent for path in paths]  # noqa: PTH112  (it raises nothing)
    try:
        return Path(os.path.commonpath(folders or [cwd]))
    except ValueError:  # paths on two drives
        return cwd

"""`payproof renew`: write that guides were looked at again, and when the next review is due."""

import argparse
import os
from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path

from audit import config, search, selection
from audit.arguments import day
from audit.auditor import once
from audit.delivery import delivered, noted
from audit.drafts import Draft, read
from audit.files import common_folder
from audit.judge import Judge
from audit.misuse import MisuseError
from audit.outcome import FOUND, Outcome
from audit.renewal import Renewal, quarter, renewed
from schema.edit import RefusedEditError

DESCRIPTION = """Write into guides that somebody looked at their figures: last_updated, and
next_review_due as the policy counts it. A snooze, and a plan that is thereby
done, are taken out. All guides are written, or none: not where one has errors,
or was updated later. Where no figure changed, --confirm says what was looked at;
without it DUE506 takes the new date for a stamp."""

EPILOG = """exit codes:
  0  all guides are written
  1  one could not be, and none was
  2  the command or the configuration is wrong"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("paths", nargs="+", metavar="GUIDE", help="the guides that were looked at")
    parser.add_argument("--on", metavar="DATE", help="the day of the review; today unless said")
    parser.add_argument("--quarter", metavar="QUARTER", help="the quarter that the figures describe, as 2026-Q3")
    parser.add_argument("--confirm", metavar="TEXT", help="what was looked at, for review.confirmed")
    parser.add_argument("--by", metavar="NAME", help="with --confirm: who looked")
    parser.add_argument("--diff", "--dry-run", action="store_true", help="print what would change, and write nothing")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day that stands for today, as 2026-11-21")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    cwd = Path.cwd()
    settings = config.load(common_folder(args.paths, cwd), args.config)
    as_of = args.as_of or today(settings.time_zone)
    renewal = _renewal(args, as_of)
    folder = next((name for name in args.paths if os.path.isdir(name)), None)  # noqa: PTH112  (it raises nothing)
    if folder is not None:
        raise MisuseError(f"{folder} is a folder: name the guides that were looked at")
    judge = Judge(selection.choice(settings), settings, as_of)
    drafts: list[Draft] = []
    reasons: list[str] = []
    for target in once(search.find(args.paths, settings, cwd).ordered):
        try:
            drafts.append(renewed(judge, target, read(target), renewal))
        except RefusedEditError as error:
            reasons.append(f"{target.path} cannot be renewed: {error}")
    if reasons:
        return Outcome(FOUND, err=noted([*reasons, "nothing was written"]))
    return delivered(drafts, diff=args.diff)


def _renewal(args: argparse.Namespace, as_of: date) -> Renewal:
    on = dated(args.on, "--on") if args.on is not None else as_of
    if on > as_of:
        raise MisuseError(f"--on is {on}, which lies after {as_of}, the day that stands for today")
    if args.confirm is not None and not args.confirm.strip():
        raise MisuseError("--confirm is empty: say what was looked at")
    if args.by is not None and (not args.by.strip() or not args.confirm):
        raise MisuseError("--by says who looked: give it a name, and --confirm with what was looked at")
    return Renewal(on, quarter(args.quarter), args.confirm and args.confirm.strip(), args.by and args.by.strip())


def dated(text: str, option: str) -> date:
    """The date that an option gives."""
    try:
        return day(text)
    except MisuseError as error:
        raise MisuseError(*(message.replace("--as-of", option, 1) for message in error.messages)) from error

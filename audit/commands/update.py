"""`payproof update`: set the figures of many guides from a table, as a quarterly refresh does."""

import argparse
from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path

from audit import config, selection
from audit.arguments import day
from audit.commands.renew import dated
from audit.delivery import delivered, noted
from audit.drafts import Draft, drafted
from audit.figure_table import read
from audit.judge import Judge
from audit.misuse import MisuseError
from audit.outcome import FOUND, Outcome
from audit.renewal import Renewal, quarter, renewed
from audit.updating import Update, lines_of, updates
from schema.edit import RefusedEditError

DESCRIPTION = """Set the figures of many guides from a table, in frontmatter and table together.
Without --write it only tells every old figure, the new one, and by how much it
moved. All guides are written, or none; a line that cannot be is told with its
number."""

EPILOG = """the table, a CSV file, has one of two forms; an empty cell leaves its figure as it is:
  guide,region,base_low,base_high,bonus_pct
  company,role,region,field,value

exit codes:
  0  all of it is written, or could be
  1  a guide could not be written, and none was
  2  a line, the command or the configuration is wrong"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("file", metavar="FILE", help="the table of figures, a CSV file")
    parser.add_argument("--write", action="store_true", help="write the figures into the guides")
    parser.add_argument("--diff", action="store_true", help="print the difference that it would make")
    parser.add_argument(
        "--on", metavar="DATE", help="renew the guides, too: the day on which the figures were looked at"
    )
    parser.add_argument("--quarter", metavar="QUARTER", help="with --on: the quarter that they describe, as 2026-Q3")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day that stands for today, as 2026-11-21")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    if args.write and args.diff:
        raise MisuseError("--diff writes nothing, and --write does: leave one of the two out")
    cwd = Path.cwd()
    settings = config.load(cwd, args.config)
    as_of = args.as_of or today(settings.time_zone)
    renewal = _renewal(args, as_of)
    found = updates(read(Path(args.file), args.file), args.file, settings, cwd)
    judge = Judge(selection.choice(settings), settings, as_of)
    drafts: list[Draft] = []
    reasons: list[str] = []
    for update in found:
        try:
            drafts.append(_draft(judge, update, renewal))
        except RefusedEditError as error:
            lines = ", ".join(map(str, lines_of(update)))
            reasons.append(f"{update.target.path} ({args.file}, line {lines}) is left as it is: {error}")
    if reasons:
        return Outcome(FOUND, err=noted([*reasons, "nothing was written"]))
    return delivered(drafts, diff=args.diff, write=args.write)


def _draft(judge: Judge, update: Update, renewal: Renewal | None) -> Draft:
    draft = drafted(judge, update.target, update.data, update.wishes)
    if renewal is None:
        return draft
    again = renewed(judge, update.target, draft.after, renewal)
    return again._replace(before=draft.before, changes=draft.changes + again.changes, notes=draft.notes + again.notes)


def _renewal(args: argparse.Namespace, as_of: date) -> Renewal | None:
    if args.on is None:
        if args.quarter is not None:
            raise MisuseError("--quarter goes with --on, which renews the guides: give both, or neither")
        return None
    on = dated(args.on, "--on")
    if on > as_of:
        raise MisuseError(f"--on is {on}, which lies after {as_of}, the day that stands for today")
    return Renewal(on, quarter(args.quarter))

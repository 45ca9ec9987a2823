"""`payproof set`: set figures and fields of a guide, in the frontmatter and in the table together."""

import argparse
import os
from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path

from audit import config, search, selection
from audit.arguments import day
from audit.delivery import delivered, noted
from audit.drafts import Draft, Wish, drafted, read, readable
from audit.files import Target, common_folder
from audit.judge import Judge
from audit.misuse import MisuseError
from audit.outcome import FOUND, Outcome
from audit.wishes import ROW_FIELDS, parted, wish
from schema.edit import RefusedEditError

DESCRIPTION = """Set figures and fields of a guide. A figure is written into the frontmatter and
into every table that gives it, in the style of its cell; where it cannot be
written in both places, or the guide would be wrong then, nothing is."""

EPILOG = """a field is one of:
  "London.base_low=90000"          a figure of a region; null takes it out
  compensation[0].base_low=90000   the same by its place
  data_quality=high                a field of the guide

exit codes:
  0  it is written, or was so already
  1  it could not be written, and nothing was
  2  the command or the configuration is wrong"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("guide", metavar="GUIDE", help="the guide")
    parser.add_argument("fields", nargs="+", metavar="FIELD=VALUE", help="what to set")
    parser.add_argument("--region", metavar="NAME", help="the region of the fields that name none")
    parser.add_argument("--diff", "--dry-run", action="store_true", help="print what would change, and write nothing")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day that stands for today, as 2026-11-21")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    cwd = Path.cwd()
    settings = config.load(common_folder([args.guide], cwd), args.config)
    judge = Judge(selection.choice(settings), settings, args.as_of or today(settings.time_zone))
    target = only(args.guide, settings, cwd)
    try:
        draft = _draft(judge, target, args)
    except RefusedEditError as error:
        return Outcome(FOUND, err=noted([f"{target.path} is left as it is: {error}"]))
    return delivered([draft], diff=args.diff)


def only(name: str, settings: config.Config, cwd: Path) -> Target:
    """The one guide that a path names."""
    if os.path.isdir(name):  # noqa: PTH112  (it raises nothing)
        raise MisuseError(f"{name} is a folder: name one guide")
    return search.find([name], settings, cwd).ordered[0]


def _draft(judge: Judge, target: Target, args: argparse.Namespace) -> Draft:
    data = read(target)
    guide = judge.subject(target, readable(data, target.path)).guide
    if guide is None:
        raise RefusedEditError("its frontmatter cannot be read: correct that first")
    wishes: list[Wish] = []
    for text in args.fields:
        where, name, value = parted(text)
        if not where and args.region and name in ROW_FIELDS:
            where = args.region
        made = wish(guide, where, name, value)
        if any((made.row, made.name) == (other.row, other.name) for other in wishes):
            raise MisuseError(f"{name} is set twice{f' for {where}' if where else ''}: leave one of the two out")
        wishes.append(made)
    return drafted(judge, target, data, wishes)

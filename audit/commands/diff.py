"""`payproof diff`: show what an edit did to the figures."""

import argparse
from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path

from audit import atomic, config, terminal
from audit.edit import Edit
from audit.figure_diff import figure_diff
from audit.files import common_folder
from audit.misuse import MisuseError
from audit.outcome import Outcome
from audit.reports.diff import FORMATS, render

DESCRIPTION = """Show what an edit did to the figures: what was, what is, by how much.

The working tree, committed or not, is compared with where HEAD and the
revision parted; auto asks CI which revision that is. A row is known by its
region, or under a new name by its figures; renamed guides are followed."""

EPILOG = """exit codes:
  0  the changes were shown, or there are none
  2  the command or the configuration is wrong, or there is nothing to compare with"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("revision", metavar="REV", help="a branch, a tag or a commit, as origin/main; or auto")
    parser.add_argument("paths", nargs="*", default=[], metavar="PATH", help="guides or folders of guides")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how changes are shown (text unless said)")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write them to a file, whole or not at all")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    cwd = Path.cwd()
    settings = config.load(common_folder(args.paths, cwd), args.config)
    edit = Edit(args.paths, settings, cwd, args.revision)
    diff = figure_diff(edit, today(settings.time_zone))
    style = terminal.style(to_file=bool(args.output), whole=True, statistics=False, quiet=False)
    text = render(args.format, diff, style)
    if args.output:
        try:
            atomic.write(args.output, text)
        except OSError as error:
            raise MisuseError(f"{args.output} cannot be written: {error.strerror}") from error
        text = ""
    return Outcome(out=text, err="".join(f"payproof: {note}\n" for note in edit.notes()))

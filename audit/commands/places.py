"""`payproof places`: tell how the names of regions were understood."""

import argparse
from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path

from audit import config, files, search, terminal
from audit.files import common_folder
from audit.harmless import harmless
from audit.outcome import Outcome
from audit.place_names import place_names
from audit.reports.places import FORMATS, render
from schema.subject import Subject

DESCRIPTION = """Tell how the names of regions were understood: each with the area and the
country that it was taken for, how many guides have it, and one place where it
stands. What is not understood comes first: pay there is compared with nobody's,
and its currency with nothing."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = DESCRIPTION
    parser.add_argument("paths", nargs="*", metavar="PATH", help="guides or folders of guides")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how they are shown (text unless said)")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    cwd = Path.cwd()
    settings = config.load(common_folder(args.paths, cwd), args.config)
    as_of = today(settings.time_zone)
    found = search.find(args.paths, settings, cwd)
    extra = frozenset(settings.extra_fields)
    places = place_names(
        Subject(files.read(target), as_of, target.home, settings.policies, extra) for target in found.ordered
    )
    style = terminal.style(to_file=False, whole=True, statistics=False, quiet=False)
    notes = [*found.notes, *(f"{path} cannot be read, so its regions are not told" for path in places.unread)]
    return Outcome(
        out=render(args.format, places, style), err="".join(f"payproof: {harmless(note)}\n" for note in notes)
    )

"""`payproof show`: tell how every row and cell of a guide was read."""

import argparse
from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path

from audit import config, files, search, terminal
from audit.files import common_folder
from audit.outcome import Outcome
from audit.readings import readings
from schema.subject import Subject

DESCRIPTION = """Tell how every row and cell of a guide's tables was read: from which words,
as which figures, against which fields of the frontmatter, and what was left
over. It is the answer to "why does it say that?"."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = DESCRIPTION
    parser.add_argument("paths", nargs="+", metavar="GUIDE", help="guides, or folders of guides")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    cwd = Path.cwd()
    settings = config.load(common_folder(args.paths, cwd))
    style = terminal.style(to_file=False, whole=True, statistics=False, quiet=False)
    as_of = today(settings.time_zone)
    parts = []
    for target in search.find(args.paths, settings, cwd).ordered:
        subject = Subject(files.read(target), as_of, target.home, settings.policies, frozenset(settings.extra_fields))
        text = "\n".join(style.safe(line) for line in readings(subject).splitlines())
        parts.append(f"{style.paint(style.safe(target.path), 'path')}\n\n{text}\n")
    return Outcome(out="\n".join(parts))

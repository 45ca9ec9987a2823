"""`payproof figures`: tell which amounts of a text a guide supports."""

import argparse
import sys
from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path

from audit import config, files, search, terminal
from audit.auditor import once
from audit.files import common_folder
from audit.harmless import harmless
from audit.misuse import MisuseError
from audit.outcome import CLEAN, FOUND, Outcome
from audit.reports.figures import FORMATS, render
from audit.search import STDIN
from audit.supported import supported
from schema.limits import LARGEST_TEXT
from schema.subject import Subject
from schema.support import Guides

DESCRIPTION = """Tell which amounts of a text a guide supports: of an answer that a language
model wrote, a brochure, a mail.

An amount is supported where it is a figure of the guide, rounded as it is
written, or lies within the range of the component that the text names. Of any
other the nearest figure is told, and how far off it is. Years, counts, other
shares, revenue and raises are passed over. docs/figures.md tells the rules."""

EPILOG = """exit codes:
  0  every amount is supported, or there is none
  1  there is one that is not
  2  the command or the configuration is wrong, or a guide cannot be read"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("text", metavar="TEXT", help="a file of text; - reads standard input")
    parser.add_argument(
        "--guide", metavar="GUIDE", dest="guides", action="append", required=True,
        help="a guide, or a folder of guides, that may support the amounts; may be given several times",
    )  # fmt: skip
    parser.add_argument("--format", choices=FORMATS, default="text", help="how the answer is shown (text unless said)")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    cwd = Path.cwd()
    settings = config.load(common_folder(args.guides, cwd), args.config)
    text = _text(args.text)
    found = search.find(args.guides, settings, cwd)
    as_of = today(settings.time_zone)
    subjects: list[tuple[str, Subject]] = []
    unread: list[str] = []
    for target in once(found.ordered):
        document = files.read(target)
        subject = Subject(document, as_of, target.home, settings.policies, frozenset(settings.extra_fields))
        if document.troubles or subject.guide is None:
            told = document.troubles[0].message if document.troubles else "its frontmatter cannot be read"
            unread.append(f"{target.path} can support nothing: {told}")
        subjects.append((target.path, subject))
    if unread:
        raise MisuseError(*unread)
    name = "standard input" if args.text == STDIN else args.text
    support = supported(name, text, [path for path, _ in subjects], Guides(subjects))
    style = terminal.style(to_file=False, whole=True, statistics=False, quiet=False)
    code = FOUND if support.unsupported or support.unreadable else CLEAN
    notes = "".join(f"payproof: {harmless(note)}\n" for note in found.notes)
    return Outcome(code, render(args.format, support, style), notes)


def _text(name: str) -> str:
    """The text whose amounts are looked for."""
    try:
        if name == STDIN:
            if sys.stdin is None:
                raise MisuseError("- reads the text from standard input, which is closed: pipe a text into the command")
            data = sys.stdin.buffer.read(LARGEST_TEXT + 1)
        else:
            with Path(name).open("rb") as stream:
                data = stream.read(LARGEST_TEXT + 1)
    except OSError as error:
        raise MisuseError(f"{name} cannot be read: {error.strerror}") from error
    if len(data) > LARGEST_TEXT:
        raise MisuseError(f"{name} is larger than {LARGEST_TEXT:,} bytes: give a part of it")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise MisuseError(f"{name} is not UTF-8 (byte {error.start + 1:,}): save it as UTF-8") from error

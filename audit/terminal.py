"""What standard output and standard error can show: a terminal or not, its width, its colours, its characters."""

import codecs
import os
import sys
from typing import TextIO

from audit.report import SHOWN_AT_FIRST
from audit.reports.style import Style

FALLBACK = 80  # columns of a terminal that does not say
IN_A_FILE = 120  # columns to which a guide's lines are cut where no terminal sets a width


def style(*, to_file: bool, whole: bool, statistics: bool, quiet: bool) -> Style:
    """How a report looks on standard output, or in a file."""
    if to_file:
        return Style(width=IN_A_FILE, statistics=statistics, quiet=quiet)
    terminal = is_terminal(sys.stdout)
    return Style(
        colour=_colour(terminal=terminal),
        width=_columns() if terminal else IN_A_FILE,
        terminal=terminal,
        limit=SHOWN_AT_FIRST if terminal and not whole else None,
        statistics=statistics,
        quiet=quiet,
        encoding=_encoding(sys.stdout),
    )


def shows_progress(*, to_file: bool) -> bool:
    """Whether a bar on standard error meets nothing but a person's eyes."""
    return is_terminal(sys.stderr) and (to_file or is_terminal(sys.stdout)) and os.environ.get("TERM") != "dumb"


def is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _colour(*, terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def _columns() -> int:
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or FALLBACK
    except (OSError, ValueError):  # a stream that only claims to be a terminal
        return FALLBACK


def _encoding(stream: TextIO | None) -> str:
    name = getattr(stream, "encoding", None) or "utf-8"
    return codecs.lookup(name).name

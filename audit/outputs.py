"""Reports of one run in files: the one of --output, and one in a format of its own for each `--report FORMAT=FILE`."""

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from audit import atomic
from audit.arguments import near
from audit.misuse import MisuseError
from audit.report import Report
from audit.reports import FORMATS, pieces
from audit.reports.style import Style
from schema.named import NamedTuple


class Output(NamedTuple):
    """A file that a report is written to; without a format it is the report that would be printed."""

    format: str
    file: Path


def outputs(given: Sequence[str], printed: Path | None) -> list[Output]:
    """What the options ask for; no two reports may go to one file."""
    found = [*([Output("", printed)] if printed else []), *map(_output, given)]
    real = [os.path.realpath(output.file) for output in found]
    for output, path in zip(found, real, strict=True):
        if real.count(path) > 1 and (os.path.isfile(path) or not os.path.exists(path)):  # noqa: PTH110, PTH113
            raise MisuseError(f"{output.file} is to hold two reports: name a file for each")
    return found


def _output(text: str) -> Output:
    name, _, file = text.partition("=")
    if name not in FORMATS:
        meant = near(name, FORMATS)
        advice = f"did you mean {meant}?" if meant else f"write one of {', '.join(FORMATS)}"
        raise MisuseError(f"--report is {text}, and {name or 'nothing'} is no format: {advice}")
    if not file:
        raise MisuseError(f"--report is {text}, which names no file: write {name}=FILE")
    return Output(name, Path(file))


def write(wanted: Sequence[Output], report: Report, printed: Callable[[], Iterable[str]]) -> None:
    """Write all reports; none is written before each has been made."""
    with ExitStack() as stack:
        made: list[Callable[[], None]] = []
        file = Path()
        try:
            for form, file in wanted:
                texts = pieces(form, report, Style()) if form else printed()
                made.append(stack.enter_context(atomic.made(file, texts)))
            for put, (_, file) in zip(made, wanted, strict=True):  # noqa: B007  (it is named where it fails)
                put()
        except OSError as error:
            raise MisuseError(f"{file} cannot be written: {error.strerror}") from error

"""A table of figures as a CSV file: its lines by number and column, whatever program wrote it, or why it cannot be read."""

import csv
import io
import os
from pathlib import Path

from audit.misuse import MisuseError
from schema.named import NamedTuple

LARGEST = 20_000_000  # bytes; a line for each figure of ten thousand guides is half of that
_MARKS = ((b"\xff\xfe\0\0", "UTF-32"), (b"\0\0\xfe\xff", "UTF-32"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_PARTED_BY = ",;\t"


class Line(NamedTuple):
    """One line, with where it begins; cells that are empty are not among its cells."""

    number: int
    cells: dict[str, str]


class FigureTable(NamedTuple):
    """The columns of the header, and the lines below it."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def read(file: Path, name: str) -> FigureTable:
    """Read a file; every line that is not as long as the header is told."""
    text = _text(file, name)
    first = next((line for line in text.splitlines() if line.strip()), "")
    if not first:
        raise MisuseError(
            f"{name} is empty: write a header such as guide,region,base_low,base_high and a line below it"
        )
    parted_by = max(_PARTED_BY, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parted_by, strict=True)
    columns: tuple[str, ...] = ()
    lines: list[Line] = []
    wrong: list[str] = []
    start = 1
    try:
        for cells in reader:
            number, start = start, reader.line_num + 1
            shown = [cell.strip() for cell in cells]
            if not any(shown):
                continue
            if not columns:
                columns = tuple(cell.casefold() for cell in shown)
            elif len(shown) != len(columns):
                wrong.append(f"{name}:{number}: the line has {len(shown)} cells, and the header {len(columns)}")
            else:
                lines.append(Line(number, {key: cell for key, cell in zip(columns, shown, strict=True) if cell}))
    except csv.Error as error:
        raise MisuseError(f"{name}:{start}: the line cannot be read as CSV: {error}") from error
    twice = next((column for column in columns if columns.count(column) > 1), None)
    if twice is not None:
        raise MisuseError(f"{name}: the header has {twice or 'a column without a name'} more than once: leave one out")
    if wrong:
        raise MisuseError(*wrong)
    if not lines:
        raise MisuseError(f"{name} has a header and no line below it")
    return FigureTable(columns, tuple(lines))


def _text(file: Path, name: str) -> str:
    try:
        if file.is_dir():
            raise MisuseError(f"{name} is a folder: name a CSV file")
        with file.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            data = b"" if size > LARGEST else stream.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise MisuseError(f"{name} does not exist: name a CSV file of figures") from error
    except OSError as error:
        raise MisuseError(f"{name} cannot be read: {error.strerror}") from error
    if size > LARGEST or len(data) > LARGEST:
        raise MisuseError(f"{name} is larger than {LARGEST:,} bytes: part it into several")
    marked = next((kind for mark, kind in _MARKS if data.startswith(mark)), "")
    if marked or b"\0" in data:
        raise MisuseError(f"{name} is {marked or 'no text, or UTF-16'}, not UTF-8: save it as CSV in UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise MisuseError(
            f"{name}:{line}: byte 0x{data[error.start]:02X} is not UTF-8: save the file as CSV in UTF-8"
        ) from error

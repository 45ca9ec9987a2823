"""An export as a table for a spreadsheet: RFC 4180, empty where a figure is unknown, and no text that is taken for a formula."""

from collections.abc import Sequence

from audit.pay_rows import PayRow
from audit.reports.pay import plain
from audit.reports.spreadsheet import cell

_NUMBERS = (int, float)


def render(rows: Sequence[PayRow]) -> str:
    return "".join(f"{','.join(map(_cell, row))}\r\n" for row in (PayRow._fields, *rows))


def _cell(value: object) -> str:
    """A number stays one, below zero too; text alone can be a formula."""
    return str(plain(value)) if isinstance(value, _NUMBERS) else cell(value)

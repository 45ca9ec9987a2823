"""The formats of an export that are text: one file a format, each a pure function from rows to text."""

from collections.abc import Sequence
from importlib import import_module

from audit.pay_rows import PayRow

FORMATS = ("csv", "jsonl")


def render(name: str, rows: Sequence[PayRow]) -> str:
    """The rows in a format; only that format's module is imported."""
    text: str = import_module(f"audit.reports.pay.{name}").render(rows)
    return text


def plain(value: object) -> object:
    """A per cent that is whole, as people write it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value

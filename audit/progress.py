"""A progress bar for runs that take longer than a second, on a terminal."""

import sys
import time
from collections.abc import Generator, Iterable, Iterator, Sized
from typing import TypeVar

Item = TypeVar("Item")


def progress(items: Iterable[Item], what: str, *, total: int = 0, patience: float = 1.0) -> Generator[Item, None, None]:
    """The items, with a bar on standard error once the run has taken longer than `patience` seconds."""
    start = time.monotonic()
    total = len(items) if isinstance(items, Sized) else total
    iterator = iter(items)
    for done, item in enumerate(iterator, 1):
        yield item
        if time.monotonic() - start > patience and done < total:
            yield from _with_bar(iterator, what, done, total)
            return


def _with_bar(iterator: Iterator[Item], what: str, done: int, total: int) -> Iterator[Item]:
    from rich.console import Console  # noqa: PLC0415  (a run that is done by now needs no bar)
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task(what, total=total, completed=done)
        for item in iterator:
            yield item
            bar.advance(task)

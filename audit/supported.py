"""Which amounts of one text some guides support, which they do not, and which are of something else than pay."""

from bisect import bisect_right
from collections.abc import Sequence

from schema.finding import Span
from schema.named import NamedTuple
from schema.quoted import Aside, quotes
from schema.support import Guides, Judged, Verdict


class Placed(NamedTuple):
    """An amount with its place in the text."""

    span: Span
    judged: Judged


class PassedOver(NamedTuple):
    """An amount that is not judged, with its place."""

    span: Span
    aside: Aside


class Support(NamedTuple):
    """All that one run of `figures` found."""

    text: str
    guides: tuple[str, ...]
    amounts: Sequence[Placed]
    passed_over: Sequence[PassedOver]

    @property
    def unsupported(self) -> int:
        return sum(placed.judged.verdict is Verdict.UNSUPPORTED for placed in self.amounts)

    @property
    def unreadable(self) -> int:
        return sum(passed.aside.unreadable for passed in self.passed_over)


def supported(name: str, text: str, paths: Sequence[str], guides: Guides) -> Support:
    """Every amount of a text, in its order."""
    lines = _Lines(text)
    amounts: list[Placed] = []
    passed: list[PassedOver] = []
    for found in quotes(text):
        told = found if isinstance(found, Aside) else guides.judge(found)
        if isinstance(told, Aside):
            passed.append(PassedOver(lines.span(told.start, told.end), told))
        else:
            amounts.append(Placed(lines.span(found.start, found.end), told))
    return Support(name, tuple(paths), amounts, passed)


class _Lines:
    """Offsets into a text as lines and columns."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]

    def span(self, start: int, end: int) -> Span:
        return Span(*self._place(start), *self._place(end))

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

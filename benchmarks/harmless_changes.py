"""Changes to a guide that change no meaning, so that nothing may be found."""

import re
from collections.abc import Callable, Iterator

from benchmarks.guide_text import GuideText, Mutation
from schema.tables import PayTable, Shape

_GROUPED = re.compile(r"(?<![0-9.,])([0-9]{1,3}(?:\.[0-9])?)K\b")
_SHORTCODE = re.compile(r":[A-Z]{2}:")
_FIGURE = re.compile(r"\W*(?:[A-Z]{1,3}\W*)?[0-9]")
_BETWEEN = re.compile(r" ?[-–] ?(?=[$€£₹¥₩]|[A-Z]{0,3}\$|[A-Z]{3} ?[0-9])")


def harmless_changes(guide: GuideText) -> Iterator[Mutation]:
    """Other ways to write the same guide."""
    for table in guide.subject.tables:
        yield from _Same(guide, table).all()
    yield Mutation("harmless: Windows line ends", "", guide.text.replace("\n", "\r\n"), frozenset(), 0)


class _Same:
    def __init__(self, guide: GuideText, table: PayTable) -> None:
        self.guide, self.table = guide, table
        self.first = table.table.header.line
        self.last = table.table.rows[-1].line
        self.lines = guide.document.lines[self.first : self.last + 1]

    def all(self) -> Iterator[Mutation]:
        barred = all(line.startswith("|") and line.rstrip().endswith("|") for line in self.lines)
        yield self._cells("cells in bold", lambda text: f"**{text}**" if text and "*" not in text else text)
        yield self._cells(
            "spaces that do not break", lambda text: text.replace(" ", "\u00a0") if _FIGURE.match(text) else text
        )
        yield self._cells("a hyphen with spaces", lambda text: _BETWEEN.sub(" - ", text))
        yield self._cells("thousands in full", _in_full)
        yield self._labels("flags before the labels", lambda text: f"🌍 {text}" if text else text)
        yield self._labels(
            "labels in capitals", lambda text: _SHORTCODE.sub(lambda match: match[0].lower(), text.upper())
        )
        if self.table.shape in {Shape.REGION_ROWS, Shape.LEVEL_ROWS}:
            yield self._table("rows in another order", [*self.lines[:2], *reversed(self.lines[2:])])
            yield self._headers("headers in small letters", str.lower)
            if barred:
                yield self._table("a column of notes", self._with_notes())
                yield self._table("the first column last", [self._turned(line) for line in self.lines])
        if barred:
            yield self._table("no bars at the edges", [line.strip().strip("|").strip() for line in self.lines])
            yield self._table(
                "dashes with colons", [self.lines[0], re.sub("-+", ":---:", self.lines[1]), *self.lines[2:]]
            )

    def _table(self, kind: str, lines: list[str]) -> Mutation:
        start, end = self.guide.line_start(self.first), self.guide.line_start(self.last + 1)
        return Mutation(f"harmless: {kind}", "", self.guide.splice(start, end, "\n".join(lines) + "\n"), frozenset(), 0)

    def _cells(self, kind: str, change: Callable[[str], str]) -> Mutation:
        """The cells of pay changed, each by itself."""
        places = {(entry.line, entry.raw.start): entry.raw.text for entry in self.table.entries}
        text = self.guide.text
        for (line, start), old in sorted(places.items(), reverse=True):
            at = self.guide.line_start(line) + start
            text = text[:at] + change(old) + text[at + len(old) :]
        return Mutation(f"harmless: {kind}", "", text, frozenset(), 0)

    def _labels(self, kind: str, change: Callable[[str], str]) -> Mutation:
        text = self.guide.text
        for start, end in sorted((self.guide.value(label.at) for label in self.table.regions), reverse=True):
            text = text[:start] + change(text[start:end]) + text[end:]
        return Mutation(f"harmless: {kind}", "", text, frozenset(), 0)

    def _headers(self, kind: str, change: Callable[[str], str]) -> Mutation:
        return self._table(kind, [change(self.lines[0]), *self.lines[1:]])

    def _with_notes(self) -> list[str]:
        more = [" Notes |", "---|", *(" see below |" for _ in self.lines[2:])]
        return [line.rstrip() + cell for line, cell in zip(self.lines, more, strict=True)]

    @staticmethod
    def _turned(line: str) -> str:
        first, rest = line.strip().removeprefix("|").split("|", 1)
        return f"|{rest}{first}|"


def _in_full(text: str) -> str:
    """`$150K` as `$150,000`, where no other suffix stands in the cell."""
    return _GROUPED.sub(lambda match: f"{int(float(match[1]) * 1000):,}", text)

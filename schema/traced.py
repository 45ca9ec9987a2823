"""A text that is rewritten bit by bit, each character of which still knows where it stood."""

import re
from collections.abc import Callable


class Traced:
    """A text and the place that each of its characters came from."""

    def __init__(self, text: str, start: int = 0) -> None:
        self.text = text
        self._places: list[int] | None = None
        self._start = start

    def place(self, at: int) -> int:
        """Where the character at an offset stood."""
        return self._start + at if self._places is None else self._places[at]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch that is not empty stood."""
        return self.place(start), self.place(end - 1) + 1

    def sub(self, pattern: re.Pattern[str], put: str | Callable[[re.Match[str]], str]) -> None:
        """Replace all that a pattern finds; what is put there stands where the first character stood."""
        found = list(pattern.finditer(self.text))
        if not found:
            return
        before = self._places or range(self._start, self._start + len(self.text))
        shown: list[str] = []
        places: list[int] = []
        at = 0
        for match in found:
            new = match.expand(put) if isinstance(put, str) else put(match)
            start, end = match.span()
            shown += (self.text[at:start], new)
            places += before[at:start]
            old = before[start:end] or before[start : start + 1] or before[start - 1 : start] or (self._start,)
            # As far as it goes a character for a character, so that a sign stays where it was.
            places += [old[min(number, len(old) - 1)] for number in range(len(new))]
            at = end
        shown.append(self.text[at:])
        places += before[at:]
        self.text, self._places = "".join(shown), places

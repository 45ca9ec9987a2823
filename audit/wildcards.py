"""Expressions for names with wildcards that are matched in no more time than the name is long, however many there are."""

import re
from collections.abc import Iterable, Iterator

ANY = "*"
ONE = "?"


def name(tokens: Iterable[str | None]) -> str:
    """The expression of a name: letters as they are written, None for a `*`.

    What follows a `*`, up to the next one, is taken where it stands first: the next `*` makes up for anything between that and
    a later place, so that no other needs to be tried.
    """
    pieces = list(_pieces(tokens))
    first, *rest = pieces
    if not rest:
        return first
    *between, last = rest
    return first + "".join(f"(?>[^/]*?{piece})" for piece in between if piece) + f"[^/]*{last}"


def _pieces(tokens: Iterable[str | None]) -> Iterator[str]:
    """What stands between the `*`, as expressions; a `?` is any letter."""
    piece = ""
    for token in tokens:
        if token is None:
            yield piece
            piece = ""
        else:
            piece += token
    yield piece


def plain(letter: str) -> str | None:
    """A letter of a pattern as an expression; None for a `*`."""
    return None if letter == ANY else "[^/]" if letter == ONE else re.escape(letter)

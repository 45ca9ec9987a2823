"""Regular expressions that are compiled when they are first used: a run needs few of those that only odd texts need."""

import re
from typing import cast


class _Late:
    """Stands for a pattern; once used, it answers with the compiled one's own methods."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that costs nothing before it is asked."""
    return cast("re.Pattern[str]", _Late(text, flags))

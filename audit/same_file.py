"""Which guides are one file: what two links lead to is one guide."""

import os


class Identities:
    """What tells a file from others, whatever it is called; each is looked at once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, int] | None] = {}

    def of(self, path: str) -> tuple[int, int] | None:
        """The file that a path leads to; None where that cannot be told."""
        if path not in self._known:
            try:
                found = os.stat(path)  # noqa: PTH116  (thousands of them)
            except OSError:
                self._known[path] = None
            else:
                self._known[path] = (found.st_dev, found.st_ino)
        return self._known[path]

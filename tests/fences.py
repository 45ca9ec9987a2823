"""The fenced blocks of a Markdown page, which tests run as they stand."""

import re
from pathlib import Path

_FENCE = re.compile(r"^(`{3,})([a-z]*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


def blocks(page: Path, language: str) -> list[str]:
    """The text of each block of a language, in the page's order."""
    return [match[3] for match in _FENCE.finditer(page.read_text(encoding="utf-8")) if match[2] == language]

"""What is said of rules that crashed: each is named once, with the first guide that it crashed on."""

from collections.abc import Sequence
from itertools import groupby

from audit.harmless import harmless
from audit.linter import Crash
from audit.report import count


def render(crashes: Sequence[Crash]) -> str:
    lines = [
        _line(list(group))
        for _, group in groupby(sorted(crashes, key=lambda crash: crash.rule), key=lambda crash: crash.rule)
    ]
    if lines:
        lines.append("this is a bug of payproof, please report it with the guide; all that other rules found is shown")
    return "".join(f"payproof: {harmless(line)}\n" for line in lines)


def _line(crashes: Sequence[Crash]) -> str:
    first, others = crashes[0], len(crashes) - 1
    who = f"rule {first.rule} {first.name}" if first.rule else "reading"
    more = f" and on {count(others, 'other guide')}" if others else ""
    return f"{who} crashed on {first.path}{more}: {first.error} ({first.place})"

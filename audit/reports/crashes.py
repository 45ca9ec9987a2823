"""What is said of rules that crashed: each is named once, with the first guide that it crashed on."""

from collections.abc import Sequence
from itertools import groupby

from audit.harmless import harmless
from audit.report import count
from audit.verdict import Crash

_BUG = "this is a bug of payproof, please report it with the guide; all that other rules found is shown"
_ENDED = "run it again, with --jobs 1 where memory is short; should it fail again, please report it with the guide"


def render(crashes: Sequence[Crash]) -> str:
    lines = [said for _, said in told(crashes)]
    return "".join(f"payproof: {harmless(line)}\n" for line in ([*lines, advice(crashes)] if lines else []))


def advice(crashes: Sequence[Crash]) -> str:
    """What to do: a process that was ended from outside says nothing of a bug."""
    return _BUG if any(crash.trace or crash.rule for crash in crashes) else _ENDED


def told(crashes: Sequence[Crash]) -> list[tuple[Crash, str]]:
    """The first crash of each rule, and what is said of it and the others."""
    ordered = sorted(crashes, key=lambda crash: crash.rule)
    groups = (list(group) for _, group in groupby(ordered, key=lambda crash: crash.rule))
    return [(group[0], _line(group)) for group in groups]


def _line(crashes: Sequence[Crash]) -> str:
    first, others = crashes[0], len(crashes) - 1
    who = f"rule {first.rule} {first.name}" if first.rule else "reading"
    more = f" and on {count(others, 'other guide')}" if others else ""
    where = f" ({first.place})" if first.place else ""
    return f"{who} crashed on {first.path}{more}: {first.error}{where}"

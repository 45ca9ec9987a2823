"""What is found between guides, kept like verdicts: as long as none of the guides changes, no rule needs to be imported."""

import json
import os
import posixpath
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audit import files
from audit.judge import Judge
from audit.siblings import beside, ignored_by_git, lies_in, links
from audit.verdict import Verdict
from audit.verdict_text import text_of, verdict_of

if TYPE_CHECKING:
    from audit.cache import Cache

type_of_links = list[list[str]]
_NONE_GIVEN: Mapping[str, bytes] = {}
_EVERY_DAY = 0  # no rule between guides looks at the day


def compared(
    verdicts: Sequence[Verdict], judge: Judge, searched: Sequence[Path] = (), given: Mapping[str, bytes] = _NONE_GIVEN
) -> list[Verdict]:
    """The verdicts with what was found between guides, as `audit.kin` finds it."""
    state, linked = _state(verdicts, judge, searched) if judge.cache and not given else (None, None)
    if judge.cache is None or state is None:
        return _anew(verdicts, judge, searched, given)
    try:
        return _known(verdicts, judge.cache, state) or _found(verdicts, judge, searched, state, judge.cache, linked)
    finally:
        judge.cache.close()


def _anew(
    verdicts: Sequence[Verdict],
    judge: Judge,
    searched: Sequence[Path],
    given: Mapping[str, bytes] = _NONE_GIVEN,
    left_out: set[str] | None = None,
    linked: type_of_links | None = None,
) -> list[Verdict]:
    from audit.kin import compared as anew  # noqa: PLC0415  (with all that reads a guide)

    return anew(verdicts, judge, searched, given, left_out, linked)


def _found(
    verdicts: Sequence[Verdict],
    judge: Judge,
    searched: Sequence[Path],
    state: bytes,
    cache: "Cache",
    linked: type_of_links | None,
) -> list[Verdict]:
    left_out: set[str] = set()
    found = _anew(verdicts, judge, searched, left_out=left_out, linked=linked)
    before = {verdict.path: verdict for verdict in verdicts}
    changed = [verdict for verdict in found if verdict is not before[verdict.path]]
    if not left_out and not any(verdict.crashes for verdict in changed):  # what git ignores, it may show another day
        from audit.cache import Kept  # noqa: PLC0415  (as SQLite, only where something is kept)

        held = [
            [
                verdict.path,
                text_of(verdict),
                sorted(verdict.unsure),
                [[p, [*s.items()]] for p, s in verdict.seen.items()],
            ]
            for verdict in changed
        ]
        cache.keep([Kept(state, _EVERY_DAY, dated=False, body=json.dumps(held))])
    return found


def _known(verdicts: Sequence[Verdict], cache: "Cache", state: bytes) -> list[Verdict]:
    """What was found before between the same guides; nothing where that is not known."""
    held = cache.held([state], _EVERY_DAY).get(state)
    if held is None:
        return []
    try:
        changed = {path: (text, unsure, seen) for path, text, unsure, seen in json.loads(held)}
        found = [
            _taken(verdict, *changed[verdict.path]) if verdict.path in changed else verdict for verdict in verdicts
        ]
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return []
    told = (each for verdict in found for each in (*verdict.findings, *verdict.suppressed))
    named = {place.path for each in told for place in each.related}.difference(verdict.path for verdict in verdicts)
    return [] if ignored_by_git(named) else found


def _taken(verdict: Verdict, text: str, unsure: list[str], seen: list[tuple[str, list[tuple[int, str]]]]) -> Verdict:
    inner = verdict.entry.inner if verdict.entry else verdict.path
    found = verdict_of(text, verdict.path, inner)
    found.ran, found.unsure = verdict.ran, frozenset(unsure)
    found.seen = {path: dict(lines) for path, lines in seen}
    return found


def _state(
    verdicts: Sequence[Verdict], judge: Judge, searched: Sequence[Path]
) -> tuple[bytes | None, type_of_links | None]:
    """A digest of all that is held against each other, and which of it is one file; None where a guide is not known by its text."""
    from hashlib import sha256  # noqa: PLC0415  (a run without a cache does without)

    if not verdicts or not all(verdict.key for verdict in verdicts):
        return None, None
    placed = [verdict.entry for verdict in verdicts if verdict.entry and verdict.entry.root]
    whole = {root for root in {entry.root for entry in placed} if lies_in(root, searched)}
    asking = [entry for entry in placed if entry.root not in whole]
    around = beside(asking, {verdict.path for verdict in verdicts}, searched, judge) if asking else []
    kin: list[tuple[str, str, bytes]] = []
    for path, _, root in around:
        data = files.content(Path(path))
        if data is None:
            return None, None
        kin.append((path, root, sha256(data).digest()))
    settings = judge.settings
    linked = links([*(entry.path for entry in placed), *(path for path, *_ in kin)])
    about = (
        len(verdicts), kin, sorted(whole), linked,
        settings.exclude, settings.per_path_ignores, os.fspath(settings.home), posixpath.realpath("."),
    )  # fmt: skip
    state = sha256(b"between\0" + ascii(about).encode())
    for verdict in verdicts:
        state.update(ascii((verdict.path, verdict.key)).encode())
    return state.digest(), linked

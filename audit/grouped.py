"""What rules find between guides, a group of them at a time: where none of a company or a role has changed, no rule is asked."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from audit.judge import Judge
from schema.corpus import Corpus, Entry
from schema.finding import Fault, Related, Skip
from schema.named import NamedTuple
from schema.rule import CorpusRule

if TYPE_CHECKING:
    from audit.cache import Kept

type_of_found = list[tuple[Entry, Fault | Skip]]
type_of_faults = Iterator[tuple[Entry, Fault | Skip]]
type_of_list = list[Any]
_EVERY_DAY = 0  # no rule between guides looks at the day


class _Group(NamedTuple):
    """Guides to hold against each other; one by itself is looked at sooner than looked up, and has no digest."""

    entries: list[Entry]
    digest: bytes


class Grouped:
    """The groups of one run's guides, and what the cache holds of them."""

    def __init__(self, judge: Judge) -> None:
        self.cache, self.keys = judge.cache, judge.keys
        self.groups: dict[tuple[int, str], list[_Group]] = {}
        self.waiting: list[Kept] = []

    def faults(self, rule: CorpusRule, corpus: Corpus) -> type_of_faults:
        """What a rule finds among these guides, as it would by itself."""
        if self.cache is None or self.keys is None or rule.among == "root":
            yield from rule.check(corpus)
            return
        from hashlib import sha256  # noqa: PLC0415  (a run without a cache does without)

        start = b"among\0" + self.keys.start + rule.code.encode()
        groups = [
            (entries, sha256(start + digest).digest() if digest else b"")
            for entries, digest in self._groups(rule.among, corpus)
        ]
        held = self.cache.held([key for _, key in groups if key], _EVERY_DAY)
        for entries, key in groups:
            known = _found(held.get(key), entries)
            yield from self._anew(rule, Corpus(entries, corpus.judged), key) if known is None else known

    def _groups(self, among: str, corpus: Corpus) -> list[_Group]:
        known = self.groups.get((id(corpus), among))
        if known is None:
            known = [_Group(entries, _digest(entries) if len(entries) > 1 else b"") for entries in corpus.groups(among)]
            self.groups[id(corpus), among] = known
        return known

    def _anew(self, rule: CorpusRule, corpus: Corpus, key: bytes) -> type_of_faults:
        from audit.cache import Kept  # noqa: PLC0415  (as SQLite, only where something is kept)

        found = []
        for each in rule.check(corpus):
            found.append(each)
            yield each
        text = _text(found, corpus.entries) if key else None
        if text and _found(text, corpus.entries) == found:  # what the text cannot hold is found anew each time
            self.waiting.append(Kept(key, _EVERY_DAY, dated=False, body=text))

    def keep(self) -> None:
        """Hold what was found for the next run."""
        if self.cache is not None:
            self.cache.keep(self.waiting)
        self.waiting = []


def _digest(entries: list[Entry]) -> bytes:
    from hashlib import sha256  # noqa: PLC0415  (as above)

    return sha256(ascii([tuple(entry) for entry in entries]).encode()).digest()


def _text(found: type_of_found, entries: list[Entry]) -> str:
    places = {entry.path: place for place, entry in enumerate(entries)}
    return json.dumps([[places[entry.path], *_told(fault)] for entry, fault in found], separators=(",", ":"))


def _told(fault: Fault | Skip) -> type_of_list:
    if isinstance(fault, Skip):
        return [*fault]
    related = [[other.route, other.message, other.path, other.at_fault] for other in fault.related]
    known_by = None if fault.known_by is None else dict(fault.known_by)
    return [fault.route, fault.message, fault.region, dict(fault.values), related, fault.here, known_by]


def _found(text: str | None, entries: list[Entry]) -> type_of_found | None:
    """What a text holds; None where it holds nothing of these guides."""
    if text is None:
        return None
    try:
        return [(entries[place], _fault(*held)) for place, *held in json.loads(text)]
    except (ValueError, TypeError, IndexError, RecursionError):
        return None


def _fault(route: str, message: str, *rest: Any) -> Fault | Skip:
    if not rest:
        return Skip(route, message)
    region, values, related, here, known_by = rest
    others = tuple(Related(at, told, path=path, at_fault=at_fault) for at, told, path, at_fault in related)
    return Fault(route, message, region=region, values=values, related=others, here=here, known_by=known_by)

"""Holds the guides of a run against their kin: reads the siblings that were not judged, and runs the rules over all of them."""

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from audit import files
from audit.grouped import Grouped
from audit.judge import Judge
from audit.siblings import ignored_by_git, lies_in, links, siblings
from audit.verdict import NEVER_SILENCED, OF_A_PART, Crash, Verdict
from schema.corpus import Corpus, Entry
from schema.finding import Fault, Finding, Place, Related, Skip, Skipped, Span
from schema.fingerprint import fingerprint
from schema.rule import CorpusRule

_ALONE = "the guide lies below no known guide root, so it was compared with no other"
_NONE_GIVEN: Mapping[str, bytes] = {}
_BREAK = re.compile(r"\r\n|\n|\r")
_TEXTS = 200  # guides whose lines are held at once
_LOST = "cannot be read, so nothing was compared with it"


def compared(
    verdicts: Sequence[Verdict],
    judge: Judge,
    searched: Sequence[Path] = (),
    given: Mapping[str, bytes] = _NONE_GIVEN,
    left_out: set[str] | None = None,
    linked: Sequence[Sequence[str]] | None = None,
) -> list[Verdict]:
    """The verdicts with what was found between guides; `searched` are the folders of which all guides were judged.

    Siblings that git ignores are added to those `left_out`.
    Which of them are one file is looked up, unless it is known (`linked`).
    Texts that are `given`, by path, are not those that lie on the disk. No verdict is changed, so that it may be kept for the next
    run: one that something was found for is another one.
    """
    rules = [rule for rule in judge.linter.rules if isinstance(rule, CorpusRule)]
    if not rules or not verdicts:
        return list(verdicts)
    comparison = _Comparison(verdicts, judge, searched, given, linked)
    found = comparison.by(rules)
    # Git is asked last, for it takes as long as all the rest: a guide that it ignores adds to what is found, and hides nothing.
    named = {place.path for verdict in found for each in _all(verdict) for place in each.related}
    hidden = ignored_by_git(named.difference(comparison.verdicts))
    if not hidden:
        return found
    if left_out is not None:
        left_out |= hidden
    return _Comparison(verdicts, judge, searched, given, linked, hidden).by(rules)


def _all(verdict: Verdict) -> list[Finding]:
    return [*verdict.findings, *verdict.suppressed]


class _Comparison:
    def __init__(
        self,
        verdicts: Sequence[Verdict],
        judge: Judge,
        searched: Sequence[Path],
        given: Mapping[str, bytes],
        linked: Sequence[Sequence[str]] | None,
        hidden: Collection[str] = (),
    ) -> None:
        self.judge, self.verdicts = judge, {verdict.path: verdict for verdict in verdicts}
        self.copied: set[str] = set()
        # By the list of rules that ran, which most guides share.
        self.codes = {
            number: frozenset(rule.code for rule in ran)
            for number, ran in {id(verdict.ran): verdict.ran for verdict in verdicts}.items()
        }
        self.given, self.texts = given, dict[str, Sequence[str]]()
        placed = [verdict.entry for verdict in verdicts if verdict.entry and verdict.entry.root]
        self.whole = {root for root in {entry.root for entry in placed} if lies_in(root, searched)}
        asking = [entry for entry in placed if entry.root not in self.whole]
        self.siblings = siblings(asking, self.verdicts, searched, judge) if asking else []
        self.siblings = [sibling for sibling in self.siblings if sibling.path not in hidden]
        kin = [sibling.entry for sibling in self.siblings if sibling.entry is not None]
        self.entries = {entry.path: entry for entry in _once([*placed, *kin], self.verdicts, linked)}
        self.used: dict[str, set[tuple[int, str]]] = {}
        self.grouped = Grouped(judge)

    def by(self, rules: Sequence[CorpusRule]) -> list[Verdict]:
        """What the rules find, added to the verdicts."""
        every = Corpus(self.entries.values(), self.verdicts)
        whole = [entry for entry in self.entries.values() if entry.root in self.whole]
        roots = every if len(whole) == len(self.entries) else Corpus(whole, self.verdicts)
        for rule in rules:
            self._run(rule, roots if rule.needs_whole else every)
        self.grouped.keep()
        self._tell_gaps(rules)
        for path in [path for path, verdict in self.verdicts.items() if verdict.unused]:
            self._tell_unused(path)
        for path in self.copied:
            verdict = self.verdicts[path]
            verdict.findings = tuple(sorted(verdict.findings, key=lambda finding: finding.sort_key))
        return list(self.verdicts.values())

    def _verdict(self, path: str) -> Verdict:
        """A guide's verdict, to be written to."""
        if path not in self.copied:
            self.copied.add(path)
            self.verdicts[path] = _copied(self.verdicts[path])
        return self.verdicts[path]

    def _ran(self, verdict: Verdict) -> frozenset[str]:
        return self.codes[id(verdict.ran)]

    def _judged(self, rule: CorpusRule) -> Collection[str]:
        """The guides that a rule was to look at."""
        without = {number for number, codes in self.codes.items() if rule.code not in codes}
        if not without:
            return self.verdicts.keys()
        return {path for path, verdict in self.verdicts.items() if id(verdict.ran) not in without}

    # what they find

    def _run(self, rule: CorpusRule, corpus: Corpus) -> None:
        judged = self._judged(rule)
        if not judged or not corpus.entries:
            return
        try:
            for entry, fault in self.grouped.faults(rule, corpus):
                if isinstance(fault, Skip):
                    if entry.path in judged:
                        self._verdict(entry.path).skipped += (Skipped(rule.code, fault.route, fault.reason),)
                elif rule.by_company:
                    self._take_company(rule, corpus, entry, fault, judged)
                elif rule.code not in self.judge.ignored_at(Path(entry.path)):
                    finding = self._stamped(rule, entry, fault)
                    shown = finding if entry.path in judged else self._moved(finding, fault, judged)
                    self._take(shown, self._silenced(finding))
        except Exception as error:  # noqa: BLE001  (it is named, fails the run, and hides nothing that others find)
            path = min(judged)
            self._verdict(path).crashes += (Crash.of(error, path, rule.code, rule.name()),)
            for each in judged:
                self._verdict(each).unsure |= {rule.code}

    def _take_company(
        self, rule: CorpusRule, corpus: Corpus, entry: Entry, fault: Fault, judged: Collection[str]
    ) -> None:
        """Add a fault of a company to the first judged guide that has it, and is not excused from it."""
        kin = corpus.companies[entry.root, entry.company]
        own = Related(fault.route, fault.here or fault.message, path=entry.path, at_fault=True)
        guilty = [own, *(other._replace(path=other.path or entry.path) for other in fault.related if other.at_fault)]
        guilty = [place for place in guilty if rule.code not in self.judge.ignored_at(Path(place.path))]
        excuses = [self._excuse(rule, place) for place in guilty]
        left = [place for place, excuse in zip(guilty, excuses, strict=True) if excuse is None] or guilty
        shown = next((place for place in left if place.path in judged), None)
        if shown is None:
            for each in kin:  # there is something, if not here: the silence of this guide does not say that it is gone
                if guilty and each.path in judged:
                    self._verdict(each.path).unsure |= {rule.code}
            return
        others = (
            *(place for place in left if place is not shown),
            *(each for each in fault.related if not each.at_fault),
        )
        finding = self._stamped(rule, self.entries[shown.path], fault._replace(route=shown.route, related=others))
        same = fingerprint(rule.code, f"{entry.company}/", "", fault.route, fault.known_by or {})
        origin = "" if kin[0].path == shown.path else kin[0].path
        self._take(finding._replace(fingerprint=same, origin=origin), None if None in excuses else excuses[0])

    def _take(self, shown: Finding | None, silenced: str | None) -> None:
        """Add a finding to the guide that it is shown at, if that is judged."""
        if shown is None:
            return
        verdict = self._verdict(shown.path)
        if silenced is not None:
            verdict.suppressed += (shown._replace(silenced=silenced),)
            return
        verdict.findings += (shown,)
        verdict.lines |= self._lines(
            shown.path, [shown.span, *(place.span for place in shown.related if not place.path)]
        )
        for path in {place.path for place in shown.related} - {""}:
            spans = [place.span for place in shown.related if place.path == path]
            verdict.seen = {**verdict.seen, path: {**verdict.seen.get(path, {}), **self._lines(path, spans)}}

    def _lines(self, path: str, spans: Iterable[Span]) -> dict[int, str]:
        """The lines of a guide, which is read again: few have findings, and no entry could hold the text of all."""
        if path not in self.texts:
            if len(self.texts) >= _TEXTS:
                self.texts.clear()
            given = self.given.get(path)
            data = files.content(Path(path)) or b"" if given is None else given
            self.texts[path] = _BREAK.split(data.decode("utf-8-sig", "replace"))
        lines = self.texts[path]
        return {span.line: lines[span.line - 1] for span in spans if span.line <= len(lines)}

    def _stamped(self, rule: CorpusRule, entry: Entry, fault: Fault) -> Finding:
        region = fault.region or entry.region(fault.route)
        return Finding(
            path=entry.path,
            rule=rule.code,
            name=rule.name(),
            severity=self.judge.linter.severities.get(rule.code, rule.severity),
            span=entry.span(fault.route),
            field=fault.route,
            message=fault.message,
            region=region,
            values=fault.values,
            related=tuple(self._place(entry, other) for other in fault.related),
            fingerprint=fingerprint(
                rule.code, entry.inner, region, fault.route, fault.values if fault.known_by is None else fault.known_by
            ),
            url=rule.url(),
        )

    def _place(self, entry: Entry, other: Related) -> Place:
        holder = self.entries[other.path or entry.path]
        path = "" if holder is entry else holder.path
        return Place(holder.span(other.route), other.route, other.message, path)

    def _moved(self, finding: Finding, fault: Fault, judged: Collection[str]) -> Finding | None:
        """The finding at the place of a judged guide, related to the one where it stands."""
        here = next((place for place in finding.related if place.path in judged), None)
        if here is None:
            return None
        origin = Place(finding.span, finding.field, fault.here or finding.message, finding.path)
        others = (
            place._replace(path="" if place.path == here.path else place.path or finding.path)
            for place in finding.related
            if place is not here
        )
        return finding._replace(
            path=here.path,
            span=here.span,
            field=here.field,
            region=fault.region or self.entries[here.path].region(here.field),
            related=(origin, *others),
            origin=finding.origin or finding.path,
        )

    # comments

    def _silenced(self, finding: Finding) -> str | None:
        """Why a comment at one of its places silences a finding; None where none does."""
        places = [
            (finding.path, finding.span, finding.field),
            *((place.path or finding.path, place.span, place.field) for place in finding.related),
        ]
        return self._reason((finding.rule, finding.name), places)

    def _excuse(self, rule: CorpusRule, place: Related) -> str | None:
        """Why a comment in a guide excuses that guide alone from a fault of its company; None where none does."""
        return self._reason(
            (rule.code, rule.name()), [(place.path, self.entries[place.path].span(place.route), place.route)]
        )

    def _reason(self, names: tuple[str, str], places: Sequence[tuple[str, Span, str]]) -> str | None:
        """The reason of the first comment that covers one of these places and names the rule, by its code or its name."""
        reason = None
        for path in dict.fromkeys(path for path, *_ in places):
            entry = self.entries[path]
            for comment in entry.comments:
                covers = any(comment.covers(span, entry.region(field)) for at, span, field in places if at == path)
                for key in comment.keys if covers else ():
                    if key.lower() in {names[0].lower(), names[1]} and names[0] not in NEVER_SILENCED:
                        self.used.setdefault(path, set()).add((comment.number, key))
                        reason = comment.reason if reason is None else reason
        return reason

    def _tell_unused(self, path: str) -> None:
        verdict, used = self._verdict(path), self.used.get(path, set())
        sure = {key for rule in verdict.sure() for key in (rule.code.lower(), rule.name())}
        verdict.findings += tuple(
            finding for number, key, finding in verdict.unused if (number, key) not in used and key.lower() in sure
        )
        verdict.lines |= self._lines(path, [finding.span for finding in verdict.findings])

    # what was not compared

    def _tell_gaps(self, rules: Sequence[CorpusRule]) -> None:
        lost = {sibling.path for sibling in self.siblings if sibling.entry is None}
        broken = {path for path, verdict in self.verdicts.items() if verdict.entry is None and verdict.ran}
        folders: dict[str, list[str]] = {}
        for path in sorted(lost | broken):
            folders.setdefault(posixpath.dirname(path), []).append(path)
        wholes = [rule.code for rule in rules if rule.needs_whole]
        codes = [rule.code for rule in rules]
        for path, verdict in [*self.verdicts.items()]:
            entry = verdict.entry
            if entry is None:  # another rule says why, if it can be told
                continue
            if not entry.root:
                self._skip(path, codes, _ALONE)
                continue
            if entry.root not in self.whole:
                self._skip(path, wholes, OF_A_PART)
            missing = folders.get(posixpath.dirname(path), []) if folders else []
            if missing:
                self._verdict(path).unsure |= {*codes}
            for gone in lost.intersection(missing):  # told once, at the first guide that would have been its kin
                lost.discard(gone)
                self._skip(path, [code for code in codes if code not in wholes], f"{gone} {_LOST}")

    def _skip(self, path: str, codes: Iterable[str], reason: str) -> None:
        ran = self._ran(self.verdicts[path])
        told = tuple(Skipped(code, "", reason) for code in codes if code in ran)
        if told:
            self._verdict(path).skipped += told


def _copied(verdict: Verdict) -> Verdict:
    found = verdict.findings, verdict.suppressed, verdict.skipped, verdict.crashes
    copied = Verdict(verdict.path, *found, lines={**verdict.lines}, ran=verdict.ran, holes=verdict.holes)
    copied.entry, copied.unused = verdict.entry, verdict.unused
    copied.unsure = verdict.unsure
    return copied


def _once(entries: Iterable[Entry], judged: Collection[str], linked: Sequence[Sequence[str]] | None) -> list[Entry]:
    """A file that is reached by two links is one guide: the one that is judged, and lies where its fields say."""
    every = [*entries]
    linked = links([entry.path for entry in every]) if linked is None else linked
    numbers = {path: number for number, names in enumerate(linked) for path in names}
    best: dict[tuple[str, int | str], Entry] = {}
    for entry in every if numbers else ():
        key = entry.root, numbers.get(entry.path, entry.path)
        known = best.get(key)
        if known is None or (known.path in judged, known.in_place) < (entry.path in judged, entry.in_place):
            best[key] = entry
    return list(best.values()) if numbers else every

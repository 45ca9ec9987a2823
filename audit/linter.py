"""Runs rules on guides: stamps their faults with rule, severity and place, and sets aside what a comment silences."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from sys import intern

from audit.verdict import NEVER_SILENCED, Crash, Verdict
from schema.document import Document
from schema.entries import entry, root_of
from schema.finding import Fault, Finding, Fix, Place, Refused, Severity, Skip, Skipped, Span
from schema.fingerprint import fingerprint
from schema.frontmatter import steps
from schema.named import NamedTuple
from schema.registry import find
from schema.rule import CorpusRule, Rule, SuppressionRule
from schema.subject import Subject
from schema.suppression import Scope, Suppression

_UNKNOWN_YET = "--fix mends each guide by itself, and what this silences lies between guides"
_ASKED_LATER = (CorpusRule, SuppressionRule)
MOST_GUESSES = 100  # guessing which rule is meant takes a while, and so many were not misspelt


class Case(NamedTuple):
    """One guide to judge: `inner` is its path below the guide root, `ignored` the codes not to run on it."""

    subject: Subject
    path: str
    inner: str = ""
    ignored: frozenset[str] = frozenset()


class Linter:
    """A selection of rules, with the severities that the configuration gives them."""

    def __init__(self, rules: tuple[Rule, ...], severities: Mapping[str, Severity] | None = None) -> None:
        self.rules, self.severities = rules, severities or {}
        # Most guides are judged by the same rules, and share the list of them.
        self._chosen: dict[tuple[frozenset[str], bool], tuple[Rule, ...]] = {}
        self._asking: dict[tuple[frozenset[str], bool, tuple[str, ...]], tuple[Rule, ...]] = {}
        self._matters = [(name, attrgetter(name)) for name in sorted({rule.speaks_of for rule in rules} - {""})]
        self._between_guides = any(isinstance(rule, CorpusRule) for rule in self.rules)

    def lint(self, subject: Subject, path: str, inner: str = "", ignored: frozenset[str] = frozenset()) -> Verdict:
        """Judge one guide; `inner` is its path below the guide root, `ignored` the codes not to run on it."""
        return self.lint_all((Case(subject, path, inner, ignored),))[0]

    def lint_all(self, cases: Sequence["Case"]) -> list[Verdict]:
        """Judge some guides together, each rule all of them in turn.

        One guide after the other would have a processor load what all rules are made of for each of them, and takes a fifth longer.
        """
        judged: list[_Judged] = []
        asked: dict[Rule, list[_Judged]] = {}
        for subject, path, inner, ignored in cases:
            verdict = Verdict(path, ran=self.running(ignored, based=subject.base is not None))
            judged.append(_Judged(_Stamp(subject, path, inner or path, self.severities), verdict, [], []))
            for rule in self._asked(subject, ignored):
                asked.setdefault(rule, []).append(judged[-1])
        for rule in self.rules:
            for each in asked.get(rule, ()):
                _ask(rule, each)
        for each in judged:
            self._finish(each)
        return [each.verdict for each in judged]

    def _finish(self, judged: "_Judged") -> None:
        stamp, verdict, findings, skipped = judged
        subject, path, inner, _ = stamp
        verdict.findings, verdict.skipped = tuple(findings), tuple(skipped)
        try:
            verdict.holes = _has_holes(subject)
            comments = _heed_comments(subject, stamp, verdict)
            if self._between_guides:
                verdict.entry = entry(subject, path, inner, root_of(subject, path, inner), comments)
        except Exception as error:  # noqa: BLE001  (as for a rule)
            verdict.crashes += (Crash.of(error, path, "", ""),)
        if verdict.findings:
            verdict.findings = tuple(sorted(verdict.findings, key=lambda finding: finding.sort_key))
            verdict.lines = pointed_to(verdict.findings, subject.document.lines)

    def _asked(self, subject: Subject, ignored: frozenset[str]) -> tuple[Rule, ...]:
        """The rules that may find something by themselves: asking all of each of many guides takes a while."""
        based = subject.base is not None
        there = tuple(name for name, find in self._matters if _is_there(subject, find))
        if (ignored, based, there) not in self._asking:
            self._asking[ignored, based, there] = tuple(
                rule
                for rule in self.running(ignored, based=based)
                if not isinstance(rule, _ASKED_LATER) and (not rule.speaks_of or rule.speaks_of in there)
            )
        return self._asking[ignored, based, there]

    def running(self, ignored: frozenset[str], *, based: bool) -> tuple[Rule, ...]:
        """The rules that run where these are left out, and where there is a base or none."""
        if (ignored, based) not in self._chosen:
            self._chosen[ignored, based] = tuple(
                rule for rule in self.rules if rule.code not in ignored and (based or not rule.needs_base)
            )
        return self._chosen[ignored, based]


def _ask(rule: Rule, judged: "_Judged") -> None:
    stamp, verdict, findings, skipped = judged
    try:
        for fault in rule.judge(stamp.subject):
            if isinstance(fault, Skip):
                skipped.append(Skipped(rule.code, intern(fault.route), intern(fault.reason)))
            else:
                findings.append(stamp.finding(rule, fault))
    except Exception as error:  # noqa: BLE001  (it is named, fails the run, and hides no other finding)
        verdict.crashes += (Crash.of(error, verdict.path, rule.code, rule.name()),)


def _is_there(subject: Subject, find: Callable[[Subject], object]) -> bool:
    """Whether a subject has what some rules speak of."""
    try:
        return bool(find(subject))
    except Exception:  # noqa: BLE001  (each rule that trips over it is named)
        return True


def _has_holes(subject: Subject) -> bool:
    """Whether something in the text could not be read."""
    return bool(subject.reading.problems or subject.document.troubles)


def pointed_to(findings: Iterable[Finding], lines: Sequence[str]) -> dict[int, str]:
    """The lines of a guide that findings point to, by their numbers."""
    numbers = {span.line for finding in findings for span in (finding.span, *(place.span for place in finding.related))}
    return {number: lines[number - 1] for number in sorted(numbers) if 1 <= number <= len(lines)}


class _Stamp(NamedTuple):
    subject: Subject
    path: str
    inner: str
    severities: Mapping[str, Severity]

    @property
    def document(self) -> Document:
        return self.subject.document

    def finding(self, rule: Rule, fault: Fault) -> Finding:
        region = fault.region or self._region(fault.route)
        span = self._span(fault.at) if fault.at else self.document.span(fault.route, fault.part)
        related = tuple(
            Place(
                self._span(other.at) if other.at else self.document.span(other.route, other.part),
                other.route,
                other.message,
                other.path,
            )
            for other in fault.related
        )
        if fault.here:
            span, related = self._edited_first(Place(span, fault.route, fault.here), related)
        return Finding(
            path=self.path,
            rule=rule.code,
            name=rule.name(),
            severity=self.severities.get(rule.code, rule.severity),
            span=span,
            field=intern(fault.route),  # most guides have the same routes, and are many
            message=fault.message,
            region=region,
            values=fault.values,
            related=related,
            fingerprint=fingerprint(rule.code, self.inner, region, fault.route, fault.values),
            url=rule.url(),
            fix=fault.fix if isinstance(fault.fix, Fix) else None,
            refused=fault.fix.reason if isinstance(fault.fix, Refused) else "",
        )

    def _edited_first(self, own: Place, others: tuple[Place, ...]) -> tuple[Span, tuple[Place, ...]]:
        """Where to point, and the other places: the side that an edit wrote, if it wrote only one, comes first."""
        edited = self.subject.edited_lines
        if not edited or not edited.isdisjoint(range(own.span.line, own.span.end_line + 1)):
            return own.span, others
        first = next((place for place in others if place.span.line in edited), None)
        if first is None:
            return own.span, others
        return first.span, (own, *(place for place in others if place is not first))

    def _span(self, at: str | Span) -> Span:
        return at if isinstance(at, Span) else self.document.span(at)

    def _region(self, route: str) -> str:
        """The region of the row that a route leads into."""
        path = steps(route)
        guide = self.subject.guide
        if guide is None or len(path) < 2 or path[0] != "compensation" or not isinstance(path[1], int):
            return ""
        return (guide.rows[path[1]].region or "") if path[1] < len(guide.rows) else ""


class _Judged(NamedTuple):
    """One guide of those that are judged together, and what was found so far."""

    stamp: _Stamp
    verdict: Verdict
    findings: list[Finding]
    skipped: list[Skipped]


def _heed_comments(subject: Subject, stamp: "_Stamp", verdict: Verdict) -> tuple[Suppression, ...]:
    """Set aside what comments silence, and let the rules about comments say which of them silence nothing."""
    comments = subject.comments
    if not comments:
        return ()
    used = _set_aside(verdict, comments)
    sure = [rule for rule in verdict.sure() if not rule.needs_as_of]
    able = {rule.code for rule in sure if not isinstance(rule, CorpusRule)}
    later = {rule.code for rule in sure if isinstance(rule, CorpusRule)}
    for rule in verdict.ran:
        if isinstance(rule, SuppressionRule):
            faults = [*_not_understood(comments)]
            faults += [fault for *_, fault in _unused(subject.document, comments, used, able)]
            verdict.findings += tuple(stamp.finding(rule, fault) for fault in faults)
            verdict.unused = tuple(
                (number, key, stamp.finding(rule, fault._replace(fix=Refused(_UNKNOWN_YET))))
                for number, key, fault in _unused(subject.document, comments, used, later)
            )
    return comments


def _set_aside(verdict: Verdict, comments: tuple[Suppression, ...]) -> set[tuple[int, str]]:
    """Move what comments silence out of the findings; the answer names the comments and keys that did."""
    used: set[tuple[int, str]] = set()
    kept: list[Finding] = []
    suppressed: list[Finding] = []
    naming: dict[str, list[tuple[int, str]]] = {}
    for number, comment in enumerate(comments):
        for key in comment.keys:
            naming.setdefault(key.lower(), []).append((number, key))
    for finding in verdict.findings:
        spans = [finding.span, *(place.span for place in finding.related if not place.path)]
        able = [] if finding.rule in NEVER_SILENCED else [finding.rule.lower(), finding.name]
        hits = [
            (number, key)
            for name in able
            for number, key in naming.get(name, ())
            if any(comments[number].covers(span, finding.region) for span in spans)
        ]
        used.update(hits)
        if hits:
            suppressed.append(finding._replace(silenced=comments[min(hits)[0]].reason))
        else:
            kept.append(finding)
    verdict.findings, verdict.suppressed = tuple(kept), tuple(suppressed)
    return used


def _not_understood(comments: Sequence[Suppression]) -> Iterator[Fault]:
    """The comments that mean no rule."""
    guesses = MOST_GUESSES
    for comment in comments:
        if comment.scope is Scope.NOTHING:
            yield Fault("", comment.trouble, at=comment.span)
        for key in comment.keys:
            if find(key) is None:
                from audit.rule_keys import meant  # noqa: PLC0415  (as below)

                guesses -= 1
                advice = meant(key) if guesses >= 0 else ""
                message = (
                    f"{key} is no rule: {advice or 'name one by its code or its name, as `payproof rules` lists them'}"
                )
                yield Fault("", message, at=comment.span, values={"rule": key})


def _unused(
    document: Document, comments: Sequence[Suppression], used: set[tuple[int, str]], able: set[str]
) -> Iterator[tuple[int, str, Fault]]:
    """The comments and keys that silence nothing, of those that name one of the rules given."""
    for number, comment in enumerate(comments):
        for key in comment.keys:
            rule = find(key)
            if rule is not None and rule.code in able and (number, key) not in used:
                what = "file" if comment.scope is Scope.FILE else "place"
                message = f"{key} finds nothing at this {what}: delete the comment"
                from schema.fixes.comments import without  # noqa: PLC0415  (only a fault needs it)

                fix = without(document, comment, key)
                yield number, key, Fault("", message, at=comment.span, values={"rule": key}, fix=fix)

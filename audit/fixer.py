"""Mends a guide: fixes that do not overlap are made, the guide is judged again, until nothing is left that may be fixed."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from audit.verdict import Verdict
from schema.document import Document
from schema.edit import applied
from schema.finding import Edit, Finding, Safety
from schema.named import NamedTuple
from schema.registry import find, matching

# Each round leaves fewer findings to fix; a guide that takes more is left as far as it is.
MOST_ROUNDS = 200


class Wanted(NamedTuple):
    """Which fixes may be made: the safe ones, those that somebody has to want, those for which a side is preferred."""

    unsafe: bool = False
    preferred: bool = False

    def may(self, finding: Finding) -> bool:
        """Whether a finding's fix may be made."""
        if finding.fix is None:
            return False
        rule = find(finding.rule)
        asked = self.preferred and rule is not None and rule.takes_sides
        return finding.fix.safety is Safety.SAFE or self.unsafe or asked


@dataclass(slots=True)
class Mended:
    """A guide with its fixes made: its text, what is left to say of it, and why some fixes were not made."""

    data: bytes
    document: Document
    verdict: Verdict
    fixed: list[Finding] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def mended(data: bytes, path: str, judge: Callable[[Document], Verdict], wanted: Callable[[Finding], bool]) -> Mended:
    """Make all fixes that are wanted, and keep none that does not do what it says or brings a new fault with it."""
    document = Document(data, path)
    state = Mended(data, document, judge(document))
    given_up: set[str] = set()
    one_by_one = False
    for _ in range(MOST_ROUNDS):
        able = [
            finding for finding in state.verdict.findings if wanted(finding) and finding.fingerprint not in given_up
        ]
        chosen = apart(able)[: 1 if one_by_one else None]
        if not chosen:
            break
        written = applied(state.document, [edit for finding in chosen for edit in _edits(finding)]).encode("utf-8")
        after = Document(written, path)
        verdict = judge(after)
        reason = _objection(chosen, state.verdict, verdict)
        if not reason:
            state = Mended(written, after, verdict, [*state.fixed, *chosen], state.refused)
        elif one_by_one:
            given_up.add(chosen[0].fingerprint)
            state.refused.append(f"{path}: {chosen[0].rule} {chosen[0].field} is not fixed: {reason}")
        else:
            one_by_one = True
    return state


def apart(findings: Iterable[Finding]) -> list[Finding]:
    """As many of the findings, in their order, as have fixes that do not touch each other."""
    taken: list[Edit] = []
    chosen = []
    for finding in findings:
        edits = _edits(finding)
        if edits and not any(_touch(edit, other) for edit in edits for other in taken):
            taken += edits
            chosen.append(finding)
    return chosen


def _edits(finding: Finding) -> Sequence[Edit]:
    return finding.fix.edits if finding.fix else ()


def _touch(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end


def _objection(chosen: Sequence[Finding], before: Verdict, after: Verdict) -> str:
    """Why fixes are not kept: a finding of theirs is still there, or there is a new one that they do not account for."""
    if after.crashes:
        return f"{after.crashes[0].rule or 'payproof'} fails on the result"
    were = Counter(finding.fingerprint for finding in [*before.findings, *before.suppressed])
    left = Counter(finding.fingerprint for finding in after.findings)
    for finding in chosen:
        were[finding.fingerprint] -= 1
        if left[finding.fingerprint] > were[finding.fingerprint]:
            return "the result has the same fault"
    uncovered = {
        rule.code
        for finding in chosen
        if (fixed := find(finding.rule))
        for key in fixed.uncovers
        for rule in matching(key)
    }
    for finding in after.findings:
        were[finding.fingerprint] -= 1
        if were[finding.fingerprint] < 0 and finding.rule not in uncovered:
            return f"the result would have another, {finding.rule} {finding.name}: {finding.message}"
    return ""

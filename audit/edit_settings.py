"""What an edit's change of the configuration does to the guides that it left as they were: what is found now, or no longer."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from audit import search
from audit.config import Config
from audit.edit import Edit
from audit.files import Target
from audit.judge import Judge
from audit.kin import compared
from audit.misuse import MisuseError
from audit.report import count
from audit.scopes import Scopes
from audit.verdict import Verdict
from schema.finding import Finding, Severity
from schema.named import NamedTuple

_NAMED = 5  # rules that a note lists
_KEYS = {"options": "rules", "policies": "policy"}


class Wronged(NamedTuple):
    """A verdict of each guide of which more is found than before, and what a person should know of it."""

    verdicts: list[Verdict]
    note: str


def wronged(edit: Edit, judge: Judge, earlier: Judge, changed: set[Path], *, bar: bool) -> Wronged:
    """Hold a changed configuration against every guide; `earlier` judges by the settings of the base."""
    every = search.find(edit.names, judge.settings, edit.cwd, only_guides=edit.only_guides)
    were = Scopes(edit.names, every, earlier.settings, edit.cwd)
    left = [target for target in every.ordered if target.file not in changed]
    found, heavier = [], 0
    verdicts = compared(judge.all(left, bar=bar), judge)
    before = _verdicts_before([*zip(left, verdicts, strict=True)], edit, earlier, were)
    for verdict in verdicts:
        if verdict.findings or verdict.crashes:
            was = before.get(verdict.path, Verdict(verdict.path))
            fingerprints = {finding.fingerprint for finding in was.findings}
            if _keep_new(verdict, was):
                found.append(verdict)
                heavier += all(finding.fingerprint in fingerprints for finding in verdict.findings)
    more = len(found) - heavier
    parts = [f"more is found of {count(more, 'guide')} that it left as they were"] if more else []
    if heavier:
        weighs = "what is found weighs more in" if not more else "and weighs more in"
        parts.append(f"{weighs} {count(heavier, 'guide')}{'' if more else ' that it left as they were'}")
    parts += _lost(edit, judge, earlier, every.ordered)
    keys = ", ".join(_changed(judge.settings, earlier.settings))
    said = "; ".join(parts) or "no other guide is wrong by that"
    return Wronged(found, f"the configuration changed too{f' ({keys})' if keys else ''}: {said}")


def _verdicts_before(
    judged: Sequence[tuple[Target, Verdict]], edit: Edit, earlier: Judge, were: Scopes
) -> dict[str, Verdict]:
    """What the settings of the base find on the guides that something is found on now and that were guides then."""
    asked = [
        earlier.one(target)
        for target, verdict in judged
        if (verdict.findings or verdict.crashes) and were.target(edit.inside(target.file)) is not None
    ]
    return {verdict.path: verdict for verdict in compared(asked, earlier)}


def _keep_new(verdict: Verdict, before: Verdict) -> bool:
    """Leave of a verdict what was not found before, or weighs more now; whether anything is left."""
    known: dict[str, list[int]] = {}
    for finding in before.findings:
        known.setdefault(finding.fingerprint, []).append(finding.severity.rank)
    verdict.findings = tuple(finding for finding in verdict.findings if not _was_found(finding, known))
    verdict.suppressed, verdict.skipped = (), ()
    verdict.ran = ()  # what is not told here is not gone
    return bool(verdict.findings or verdict.crashes)


def _was_found(finding: Finding, known: dict[str, list[int]]) -> bool:
    """Whether one that weighed as much was found before; each counts once."""
    ranks = known.get(finding.fingerprint, [])
    same = next((rank for rank in sorted(ranks) if rank <= finding.severity.rank), None)
    if same is None:
        return False
    ranks.remove(same)
    return True


def _lost(edit: Edit, judge: Judge, earlier: Judge, now: Sequence[Target]) -> Iterator[str]:
    """What the configuration of the base would have found, and this one cannot."""
    there = {target.file for target in now}
    try:
        before = search.find(edit.names, earlier.settings, edit.cwd, only_guides=edit.only_guides).ordered
    except MisuseError:  # its folders of guides are gone, and with them what it would have checked
        before = []
    unchecked = [target for target in before if target.file not in there]
    if unchecked:
        some = ", ".join(target.path for target in unchecked[:_NAMED])
        yield f"{_are(len(unchecked), 'guide')} no longer checked: {some}{', …' if len(unchecked) > _NAMED else ''}"
    silent: Counter[str] = Counter()
    for target in before:
        if target.file in there:
            silent.update(earlier.codes(target) - judge.codes(target))
    for number in sorted(set(silent.values()), reverse=True):
        codes = sorted(code for code, times in silent.items() if times == number)
        more = f" and {len(codes) - _NAMED:,} more" if len(codes) > _NAMED else ""
        run = "runs" if len(codes) == 1 else "run"
        yield f"{', '.join(codes[:_NAMED])}{more} no longer {run} (on {count(number, 'guide')})"
    yield from _lighter(judge, earlier)


def _lighter(judge: Judge, earlier: Judge) -> Iterator[str]:
    """What counts for less than it did."""
    weights = [
        {rule.code: side.linter.severities.get(rule.code, rule.severity) for rule in side.linter.rules}
        for side in (judge, earlier)
    ]
    for code, old in weights[1].items():
        if (new := weights[0].get(code, old)).rank > old.rank:
            yield f"{code} is {_a(new)} where it was {_a(old)}"
    if judge.settings.fail_on != earlier.settings.fail_on:
        yield f"fail-on is {judge.settings.fail_on} where it was {earlier.settings.fail_on}"


def _changed(now: Config, before: Config) -> Iterator[str]:
    """The keys of the configuration that hold something else than before."""
    for name, new, old in zip(now._fields, now, before, strict=True):
        if name not in {"home", "file"} and new != old:
            yield _KEYS.get(name, name.replace("_", "-"))


def _are(number: int, noun: str) -> str:
    return f"{count(number, noun)} {'is' if number == 1 else 'are'}"


def _a(severity: Severity) -> str:
    return f"{'a' if severity is Severity.WARNING else 'an'} {severity}"

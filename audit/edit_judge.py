"""Judges an edit: the guides that it changed, and those that it left as they were and made wrong."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from audit import search
from audit.edit import Edit, Edited
from audit.judge import Judge
from audit.linter import Linter, Verdict
from audit.report import count
from audit.scopes import Scopes
from schema.document import Document
from schema.finding import Finding
from schema.fingerprint import fingerprint
from schema.rule import EditRule


class Judged(NamedTuple):
    """A verdict of each guide that the edit changed or made wrong, and what a person should know of it."""

    verdicts: list[Verdict]
    notes: list[str]


def judged(edit: Edit, judge: Judge, earlier: Judge | None, *, bar: bool = False) -> Judged:
    """Judge an edit; `earlier` judges by the settings of the base, None where those are what they were."""
    changed = edit.guides()
    found = [judge.one(guide.target, guide.data, _document(guide)) for guide in changed]
    notes = [edit.headline(len(changed)), *edit.notes()]
    if earlier is not None:
        wronged = _made_wrong(edit, judge, earlier, {guide.target.file for guide in changed}, bar=bar)
        told = f"more is found of {count(len(wronged), 'guide')} that it left as they were"
        notes.append(f"the configuration changed too: {told if wronged else 'no other guide is wrong by that'}")
        found += wronged
    _put_together(found, judge.linter)
    return Judged(found, notes)


def _document(guide: Edited) -> Document | None:
    return None if guide.base is None else Document(guide.base, guide.was)


def _made_wrong(edit: Edit, judge: Judge, earlier: Judge, changed: set[Path], *, bar: bool) -> list[Verdict]:
    """The guides that the edit left as they were, where more is found of them than before."""
    every = search.find(edit.names, judge.settings, edit.cwd, only_guides=edit.only_guides)
    were = Scopes(edit.names, every, earlier.settings, edit.cwd)
    left = [target for target in every.ordered if target.file not in changed]
    now = judge.all(left, bar=bar)
    return [
        verdict
        for target, verdict in zip(left, now, strict=True)
        if verdict.findings or verdict.crashes
        if _keep_new(verdict, earlier.one(target) if were.target(edit.inside(target.file)) else Verdict(target.path))
    ]


def _keep_new(verdict: Verdict, before: Verdict) -> bool:
    """Leave of a verdict what was not found before; whether anything is left."""
    known = Counter(map(_key, before.findings))
    kept = []
    for finding in verdict.findings:
        if known[_key(finding)]:
            known[_key(finding)] -= 1
        else:
            kept.append(finding)
    verdict.findings, verdict.suppressed, verdict.skipped = kept, [], []
    verdict.ran = ()  # what is not told here is not gone
    return bool(kept or verdict.crashes)


def _key(finding: Finding) -> tuple[str, str]:
    """The same finding may weigh more under other settings."""
    return finding.fingerprint, finding.severity


def _put_together(found: Sequence[Verdict], linter: Linter) -> None:
    """Findings of one rule that are one where an edit has many of them: it stands at the first."""
    for rule in linter.rules:
        if not isinstance(rule, EditRule):
            continue
        every = sorted(
            (finding for verdict in found for finding in verdict.findings if finding.rule == rule.code),
            key=lambda finding: finding.sort_key,
        )
        message = rule.together([finding.path for finding in every])
        if not message:
            continue
        first, values = every[0], {"guides": len(every)}
        one = first._replace(
            message=message, values=values, related=(), fingerprint=fingerprint(rule.code, "", "", first.field, values)
        )
        for verdict in found:
            verdict.findings = [
                one if finding is first else finding
                for finding in verdict.findings
                if finding.rule != rule.code or finding is first
            ]

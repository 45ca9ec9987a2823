"""Judges an edit: the guides that it changed, and those that it left as they were and made wrong."""

from collections.abc import Sequence

from audit.edit import Edit, Edited
from audit.edit_baseline import BaselineChange, uncovered
from audit.edit_settings import wronged
from audit.judge import Judge
from audit.kin import compared
from audit.linter import Linter
from audit.verdict import Verdict
from schema.document import Document
from schema.fingerprint import fingerprint
from schema.named import NamedTuple
from schema.rule import EditRule


class Judged(NamedTuple):
    """A verdict of each guide that the edit changed or made wrong, and what a person should know of it."""

    verdicts: list[Verdict]
    notes: list[str]


def judged(
    edit: Edit, judge: Judge, earlier: Judge | None, baseline: BaselineChange | None = None, *, bar: bool = False
) -> Judged:
    """Judge an edit; `earlier` judges by the settings of the base. None where those, or the baseline, are what they were."""
    changed = edit.guides()
    found = compared([judge.one(guide.target, guide.data, _document(guide)) for guide in changed], judge)
    notes = [edit.headline(len(changed)), *edit.notes()]
    files = {guide.target.file for guide in changed}
    if earlier is not None:
        more, note = wronged(edit, judge, earlier, files, bar=bar)
        notes.append(note)
        found += more
    if baseline is not None:
        again = list(uncovered(edit, judge, baseline, files))
        notes.append(baseline.told(len(again)))
        _add(found, again)
    _put_together(found, judge.linter)
    return Judged(found, notes)


def _document(guide: Edited) -> Document | None:
    return None if guide.base is None else Document(guide.base, guide.was)


def _add(found: list[Verdict], more: Sequence[Verdict]) -> None:
    """Add verdicts, each guide's to the one that it may have already."""
    known = {verdict.path: verdict for verdict in found}
    for verdict in more:
        own = known.setdefault(verdict.path, verdict)
        if own is verdict:
            found.append(verdict)
        else:
            own.findings += tuple(finding for finding in verdict.findings if finding not in own.findings)


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
            verdict.findings = tuple(
                one if finding is first else finding
                for finding in verdict.findings
                if finding.rule != rule.code or finding is first
            )

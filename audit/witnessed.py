"""Reads the guides of an audit, each once, and holds those that evidence may speak of against it: hardly any company has some."""

import os
import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from audit import files
from audit.auditor import Auditor
from audit.files import Target
from audit.staleness import AuditedGuide, EvidenceFile, Held
from schema.document import Document
from schema.evidence_name import FILE, OTHER_SUFFIX
from schema.freshness import Facts, facts
from schema.guide import Guide, Source
from schema.named import NamedTuple
from schema.reading import Reading, read_guide

if TYPE_CHECKING:
    from audit.verdict import Crash
    from schema.role_match import Role


class Candidate(NamedTuple):
    """A guide that may have to do with evidence, as it was read."""

    target: Target
    document: Document
    reading: Reading
    facts: Facts


class Witnessed(NamedTuple):
    """The guides of an audit, the files of evidence beside them, and the rules that crashed on any of it.

    `misnamed` are files that are meant as evidence and have another name, as reports call them.
    """

    guides: list[AuditedGuide]
    files: "Sequence[EvidenceFile]" = ()
    crashes: "Sequence[Crash]" = ()
    misnamed: Sequence[str] = ()


def witnessed(auditor: Auditor, targets: Iterable[Target], as_of: date) -> Witnessed:
    """The guides as they are on disk now, with what evidence says of them."""
    guides: list[AuditedGuide] = []
    lies_there: dict[Path, bool] = {}
    asking: dict[Path, list[Candidate]] = {}
    misnamed: list[str] = []
    for target in targets:
        document = files.read(target)
        reading = read_guide(document, auditor.extra)
        known = facts(document, reading)
        guides.append(auditor.guide(target, known, as_of))
        folder = target.file.parent
        if folder not in lies_there:
            lies_there[folder] = os.path.lexists(folder / FILE)
            if os.path.lexists(folder / OTHER_SUFFIX):
                misnamed.append(posixpath.join(posixpath.dirname(target.path), OTHER_SUFFIX))
        if lies_there[folder] or _claims(reading.guide):
            asking.setdefault(folder, []).append(Candidate(target, document, reading, known))
    if not asking:
        return Witnessed(guides, misnamed=misnamed)
    from audit.evidence import Beside  # noqa: PLC0415  (hardly any audit needs it)

    beside = Beside(auditor.settings, as_of)
    held: dict[str, Held] = {}
    for folder, candidates in asking.items():
        held |= beside.company(candidates, _roles(auditor, folder, candidates) if lies_there[folder] else None)
    told = [replace(guide, held=held[guide.path]) if guide.path in held else guide for guide in guides]
    return Witnessed(told, beside.files, beside.crashes, misnamed)


def _claims(guide: Guide | None) -> bool:
    """Whether a guide says more of its sources than their names, which is all that one without evidence is asked for."""
    sources = guide.data_sources if guide else None
    return any(isinstance(source, Source) and (source.accessed or source.supports) for source in sources or ())


def _roles(auditor: Auditor, folder: Path, candidates: "Sequence[Candidate]") -> "list[Role]":
    """The roles of all guides of a company, whichever are audited: a title belongs to the nearest of them."""
    from audit.search import is_guide_name  # noqa: PLC0415  (as above)
    from schema.role_match import Role  # noqa: PLC0415  (as above)

    known = {candidate.target.file.name: candidate.facts for candidate in candidates}
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if is_guide_name(entry.name) and entry.is_file())
    for name in names:
        if name not in known:
            known[name] = auditor.facts(files.read(Target.at(folder / name, name, name)))
    return [
        Role(found.role or name.rpartition(".")[0], found.role_display or "")
        for name, found in known.items()
        if found.status != "retired"
    ]

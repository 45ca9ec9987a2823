"""`payproof explain`: tell why a guide is due when it is, and who has to look."""

import argparse
from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path

from audit import config, files, git, owners, search, terminal
from audit.arguments import day
from audit.auditor import Auditor
from audit.evidence_notes import notes
from audit.explanation import Explanation, explained
from audit.files import Target, common_folder
from audit.harmless import harmless
from audit.outcome import Outcome
from audit.owners import UNOWNED, Owners
from audit.staleness import AuditedGuide
from audit.witnessed import witnessed
from schema.freshness import Facts

DESCRIPTION = """Tell why a guide is due when it is: what each layer of the policy sets, the
due date as the guide gives it and as the policy counts it, whose the guide is
who says so, what evidence says of it, and the guide's state with every reason."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = DESCRIPTION
    parser.add_argument("paths", nargs="+", metavar="GUIDE", help="guides, or folders of guides")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day that stands for today, as 2026-11-21")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    cwd = Path.cwd()
    settings = config.load(common_folder(args.paths, cwd), args.config)
    auditor = Auditor(settings, owners.load(git.top_of(settings.home), settings.owners))
    as_of = args.as_of or today(settings.time_zone)
    style = terminal.style(to_file=False, whole=True, statistics=False, quiet=False)
    parts = []
    targets = search.find(args.paths, settings, cwd).ordered
    seen = witnessed(auditor, targets, as_of)
    for target, guide in zip(targets, seen.guides, strict=True):
        text = explained(_explanation(auditor, target, guide, as_of, cwd))
        parts.append("".join(f"{style.safe(line)}\n" for line in text.splitlines()))
    err = "".join(f"payproof: {harmless(note)}\n" for note in notes(seen.files, seen.guides, as_of))
    return Outcome(out="\n".join(parts), err=err)


def _explanation(auditor: Auditor, target: Target, guide: AuditedGuide, as_of: date, cwd: Path) -> Explanation:
    settings = auditor.settings
    known, shown = guide.facts, files.shown(target.file, settings.home)
    return Explanation(
        guide=guide,
        layers=settings.policies.layers(known.quality, auditor.globs(shown), known.review_months),
        policy=auditor.policy(known, shown),
        said_by=_said_by(auditor.owners, target, shown, known),
        as_of=as_of,
        configured=files.shown(settings.file, cwd) if settings.file else "",
    )


def _said_by(known_owners: Owners, target: Target, shown: str, known: Facts) -> str:
    """Who says whose a guide is: the same places in the same order as for the owner itself."""
    if known.owner:
        return "as the guide's own `owner` says"
    if Owners(known_owners.lines, known_owners.top).of(target.file, shown, None) != UNOWNED:
        return "as CODEOWNERS says"
    if Owners(configured=known_owners.configured).of(target.file, shown, None) != UNOWNED:
        return "as `owners` in the configuration says"
    return "since neither the guide, nor CODEOWNERS, nor the configuration names an owner"

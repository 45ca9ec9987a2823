"""`payproof new`: a guide with everything that one needs but its figures."""

import argparse
import os
from collections.abc import Callable, Sequence
from datetime import date, tzinfo
from pathlib import Path

from audit import atomic, config, search, selection
from audit.arguments import day
from audit.config import Config
from audit.delivery import noted
from audit.files import absolute, common_folder, shown
from audit.harmless import harmless
from audit.judge import Judge
from audit.misuse import MisuseError
from audit.naming import display_of, slug_of
from audit.outcome import CLEAN, Outcome
from schema.currencies import CODES
from schema.document import Document
from schema.finding import Severity
from schema.new_guide import TO_NAME, TO_WRITE, Blank, text_of
from schema.reading import read_guide
from schema.regions import currencies_of
from schema.subject import Subject

DESCRIPTION = """Write a new guide, <root>/<company>/<role>.md, as a draft: every field and
section that a guide needs, and no figure. It passes `payproof check` but for its
figures; what is left to fill in is listed. A file that is there is never
written over."""

EPILOG = """exit codes:
  0  the guide is written
  2  it is there already, or the command or the configuration is wrong"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("company", metavar="COMPANY", help='its slug or its name: sony, or "Sony Group"')
    parser.add_argument("role", metavar="ROLE", help='its slug or its name: data-engineer, or "Data Engineer"')
    parser.add_argument("--region", metavar="NAME", action="append", default=[], help="a region; as often as there are")
    parser.add_argument(
        "--currency", metavar="CODE", action="append", default=[],
        help="the currency: once for all regions, or once for each, in their order; by the region unless said",
    )  # fmt: skip
    parser.add_argument("--root", metavar="FOLDER", help="the guide root (the first that is configured unless said)")
    parser.add_argument("--company-display", metavar="NAME", help="the company's name as people write it")
    parser.add_argument("--role-display", metavar="NAME", help="the role's name as people write it")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day that stands for today, as 2026-11-21")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    cwd = Path.cwd()
    settings = config.load(common_folder([args.root] if args.root else [], cwd), args.config)
    root = _root(args.root, settings, cwd)
    company, role = _slug(args.company, "COMPANY"), _slug(args.role, "ROLE")
    file = root / company / f"{role}.md"
    if os.path.lexists(file):
        raise MisuseError(f"{shown(file, cwd)} is there already: it is left as it is")
    display = args.company_display or _known_display(file.parent) or display_of(args.company)
    on = args.as_of or today(settings.time_zone)
    regions = _regions(args.region, args.currency)
    role_display = args.role_display or display_of(args.role)
    blank = Blank(
        company, _named(display, "--company-display"), role, _named(role_display, "--role-display"), regions, on, on
    )
    judge = Judge(selection.choice(settings), settings, on)
    target = search.from_stdin(str(file), settings, cwd)
    due = judge.subject(target, Document(text_of(blank), target.path)).policy.due(on)
    document = Document(text_of(blank._replace(due=due or on)), target.path)
    verdict = judge.document(target, lambda: document)
    _refuse_unpaired(judge.subject(target, document), regions)
    wrong = [finding for finding in verdict.findings if finding.severity is Severity.ERROR]
    if wrong:
        raise MisuseError(f"the guide would be wrong, {wrong[0].rule} {wrong[0].name}: {wrong[0].message}")
    _create(file, document.text, cwd)
    warnings = [
        f"{target.path}:{finding.span.line} {finding.rule} {finding.name}: {finding.message}"
        for finding in verdict.findings
        if finding.rule != "PAY212"
    ]
    return Outcome(CLEAN, _left(document, regions), noted(warnings))


def _root(name: str | None, settings: Config, cwd: Path) -> Path:
    if name is None:
        return absolute(settings.guides[0], settings.home)
    root = absolute(name, cwd)
    if not root.is_dir():
        raise MisuseError(f"--root is {name}, which is no folder: make it first, or name one that is there")
    return root


def _slug(name: str, what: str) -> str:
    slug = slug_of(name)
    if not slug or len(slug) > 100:
        raise MisuseError(
            f"{what} is {name or 'empty'}, which makes no name of a file: write one such as data-engineer"
        )
    return slug


def _named(name: str, option: str) -> str:
    text = " ".join(harmless(name).split())
    if not text or "\N{REPLACEMENT CHARACTER}" in text:
        raise MisuseError(f"{option} is {name.strip() or 'empty'}: write a name as people read it")
    return text


def _known_display(folder: Path) -> str | None:
    """The company's name as its other guides have it."""
    for file in sorted(folder.glob("*.md"))[:3] if folder.is_dir() else ():
        guide = read_guide(Document(file.read_bytes(), str(file))).guide
        if guide is not None and guide.company == folder.name and guide.company_display:
            return guide.company_display
    return None


def _regions(names: Sequence[str], codes: Sequence[str]) -> list[tuple[str, str]]:
    """Each region with its currency: the one that is given, else the one that its name tells."""
    if not names:
        raise MisuseError('no region is given: write --region "San Francisco", as often as there are regions')
    regions = [_named(name, "--region") for name in names]
    twice = next((name for place, name in enumerate(regions) if name in regions[:place]), None)
    if twice:
        raise MisuseError(f"--region {twice} is given twice: leave one out")
    unknown = next((code for code in codes if code.upper() not in CODES), None)
    if unknown is not None:
        raise MisuseError(f"--currency is {unknown}, which is no ISO 4217 code: write one such as USD")
    if codes and len(codes) not in {1, len(regions)}:
        raise MisuseError(
            f"--currency is given {len(codes)} times for {len(regions)} regions: once for all, or once for each in their order"
        )
    if codes:
        given = [code.upper() for code in codes]
        return list(zip(regions, given * (len(regions) if len(given) == 1 else 1), strict=True))
    return [(region, _currency(region)) for region in regions]


def _currency(region: str) -> str:
    """The one currency that a region's name tells."""
    known = currencies_of(region)
    if known is None or len(known) != 1:
        why = f"may pay in {' or '.join(sorted(known)[:4])}" if known else "does not say in which currency it pays"
        raise MisuseError(f"{region} {why}: give --currency, once for all regions or once for each in their order")
    return next(iter(known))


def _refuse_unpaired(subject: Subject, regions: Sequence[tuple[str, str]]) -> None:
    """Refuse a region that no line of the table would be taken for, so that its figures could not be compared."""
    for place, (region, _) in enumerate(regions):
        if place not in subject.comparison.places:
            raise MisuseError(
                f"--region {region} is no name that a table can give to one region alone: write another one"
            )


def _create(file: Path, text: str, cwd: Path) -> None:
    name = shown(file, cwd)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        atomic.create(file, text.encode("utf-8"))
    except FileExistsError as error:
        raise MisuseError(f"{name} is there already: it is left as it is") from error
    except OSError as error:
        raise MisuseError(f"{name} cannot be written: {error.strerror}") from error


def _left(document: Document, regions: Sequence[tuple[str, str]]) -> str:
    """What is written, and what is left to fill in."""
    path = document.path
    lines = [f"{path} is written, a draft; left to fill in:"]
    for place, (region, currency) in enumerate(regions):
        line = document.span(f"compensation[{place}]").line
        lines.append(f"{path}:{line} the figures of {region}, in {currency}")
    marks = {TO_NAME: "a source", TO_WRITE: "what is special about negotiating here"}
    for number, text in enumerate(document.lines, 1):
        lines += [f"{path}:{number} {what}" for mark, what in marks.items() if mark in text]
    lines.append(f"{path}:{document.span('status').line} `status: draft`, to be taken out once all of it is true")
    lines.append(
        f'`payproof set {path} "{regions[0][0]}.base_low=…" "{regions[0][0]}.base_high=…"` writes figures in both places'
    )
    return "".join(f"{harmless(line)}\n" for line in lines)

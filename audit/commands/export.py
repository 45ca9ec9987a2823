"""`payproof export`: write all figures as one table."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date, tzinfo
from pathlib import Path

from audit import atomic, config, files, git, owners, search
from audit.arguments import day
from audit.auditor import Auditor, once
from audit.files import common_folder
from audit.harmless import harmless
from audit.misuse import MisuseError
from audit.outcome import CLEAN, FOUND, Outcome
from audit.pay_rows import PayRow, exported
from audit.report import count
from audit.reports.pay import render
from schema.freshness import facts
from schema.subject import Subject

# Each with the ends of the names of files that are taken for it.
SUFFIXES = {
    "csv": (".csv",), "jsonl": (".jsonl", ".ndjson"), "parquet": (".parquet",), "sqlite": (".sqlite", ".sqlite3", ".db"),
    "duckdb": (".duckdb", ".ddb"),
}  # fmt: skip
_DATABASES = frozenset({"parquet", "sqlite", "duckdb"})

DESCRIPTION = """Write all figures as one table: a row for each guide, region and component.

Stock is the whole grant, with the years over which it vests; a bonus in per
cent of base has columns of its own. The state is that of the day. What cannot
be read is told and left out: a figure, a row, or a guide. docs/export.md tells
every column, and what to ask of them."""

EPILOG = """exit codes:
  0  every figure of every guide was written
  1  something was left out, and all else was written
  2  the command or the configuration is wrong: nothing was written"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("paths", nargs="*", metavar="PATH", help="guides or folders of guides")
    named = "the form of the table (csv, unless the end of FILE's name says another)"
    parser.add_argument("--format", choices=tuple(SUFFIXES), help=named)
    parser.add_argument("--output", metavar="FILE", type=Path, help="write the table to a file, whole or not at all")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day that stands for today, as 2026-11-21")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    name = args.format or _by_suffix(args.output)
    if name in _DATABASES and not args.output:
        raise MisuseError(f"{name} is no text that a terminal can show: name a file, as --output pay.{name}")
    cwd = Path.cwd()
    settings = config.load(common_folder(args.paths, cwd), args.config)
    auditor = Auditor(settings, owners.load(git.top_of(settings.home), settings.owners))
    as_of = args.as_of or today(settings.time_zone)
    found = search.find(args.paths, settings, cwd)
    targets = once(found.ordered)
    rows: list[PayRow] = []
    notes = list(found.notes)
    for target in targets:
        subject = Subject(files.read(target), as_of, target.home, settings.policies, auditor.extra)
        made = exported(subject, auditor.guide(target, facts(subject.document, subject.reading), as_of))
        rows += made.rows
        notes += [f"{target.path}:{each.line}: {each.reason}" for each in made.left_out]
    code = FOUND if len(notes) > len(found.notes) else CLEAN
    text = ""
    if args.output:
        _write(args.output, name, rows)
        with_rows = count(len({row.path for row in rows}), "guide")
        text = f"{harmless(str(args.output))}: {count(len(rows), 'row')} of {with_rows}\n"
    else:
        text = render(name, rows)
    return Outcome(code, text, "".join(f"payproof: {harmless(note)}\n" for note in notes))


def _by_suffix(file: Path | None) -> str:
    suffix = file.suffix.casefold() if file else ""
    return next((name for name, ends in SUFFIXES.items() if suffix in ends), "csv")


def _write(file: Path, name: str, rows: Sequence[PayRow]) -> None:
    try:
        if name not in _DATABASES:
            atomic.write(file, render(name, rows))
            return
        from audit import databases  # noqa: PLC0415  (most exports are text)

        make = {"parquet": databases.parquet, "sqlite": databases.sqlite, "duckdb": databases.duckdb_file}[name]
        databases.refuse_other(file, name)
        atomic.write_bytes(file, make(rows))
    except OSError as error:
        raise MisuseError(f"{file} cannot be written: {error.strerror}") from error

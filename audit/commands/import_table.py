"""`payproof import-table`: write the frontmatter's figures from the table of a guide that has only that."""

import argparse
from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path

from audit import atomic, config, files, search
from audit.auditor import once
from audit.files import Target, common_folder
from audit.harmless import harmless
from audit.importer import FIELD, Import, import_table
from audit.outcome import CLEAN, FOUND, Outcome
from audit.report import count
from schema.document import Document
from schema.edit import RefusedEditError, applied
from schema.wording import both

DESCRIPTION = """Write the frontmatter's figures from the table of a guide that has only that.

Prints the rows of `compensation`, one for each region of the table, in any of
its four shapes. --write puts them into the guide, where `compensation` is
absent or empty, and changes nothing else. What the table does not tell beyond
doubt is refused with its line: a column that stock and bonus share, a sign
that may be two currencies, or anything that a rule of family TAB would say."""

EPILOG = """exit codes:
  0  the figures of every guide were printed, or written
  1  those of a guide were refused
  2  the command or the configuration is wrong"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("paths", nargs="+", metavar="GUIDE", help="guides, or folders of guides")
    parser.add_argument("--write", action="store_true", help=f"put the figures into the guides, as {FIELD}")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    cwd = Path.cwd()
    settings = config.load(common_folder(args.paths, cwd), args.config)
    found = search.find(args.paths, settings, cwd)
    targets = once(found.ordered)
    shown: list[str] = []
    notes = list(found.notes)
    code = CLEAN
    for target in targets:
        document = files.read(target)
        made = import_table(document, today(settings.time_zone))
        refused = [f"{target.path}:{reason.line}: {reason.text}" for reason in made.reasons]
        if not refused and args.write and (reason := _write(target, document, made)):
            refused.append(f"{target.path}: {reason}")
        notes += refused
        if refused:
            code = FOUND
            continue
        notes += [f"{target.path}:{notice.line}: {notice.text}" for notice in made.notices]
        if made.left_over:
            notes.append(f"{target.path}: no field holds {both(made.left_over)}")
        if args.write:
            shown.append(f"{harmless(target.path)}: {FIELD} was written, {count(len(made.rows), 'row')}\n")
        else:
            shown.append((f"# {harmless(target.path)}\n" if len(targets) > 1 else "") + made.block)
    return Outcome(code, "".join(shown), "".join(f"payproof: {harmless(note)}\n" for note in notes))


def _write(target: Target, document: Document, made: Import) -> str:
    """Write the rows into a guide; the answer is why that cannot be done, or nothing."""
    try:
        before = applied(document, []).encode("utf-8")
        atomic.replace(target.file, applied(document, [made.edit(document)]).encode("utf-8"), before)
    except RefusedEditError as error:
        return str(error)
    except atomic.ChangedError:
        return "it was changed while its table was read: run the command again"
    except OSError as error:
        return error.strerror or "the file system refuses"
    return ""

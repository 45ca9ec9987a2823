"""`payproof plan`: propose when each guide is reviewed, and write it into the guides."""

import argparse
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, tzinfo
from pathlib import Path

from audit import atomic, config, files, git, owners, search, terminal
from audit.arguments import day
from audit.auditor import Auditor, once
from audit.files import Found, Target, common_folder
from audit.harmless import harmless
from audit.misuse import MisuseError
from audit.outcome import CLEAN, FOUND, Outcome
from audit.planner import Plan, Planned, plan
from audit.report import count
from audit.reports.plan import FORMATS, render
from audit.reports.plan.text import SHOWN
from audit.staleness import AuditedGuide
from schema.document import Document
from schema.edit import RefusedEditError, applied, set_field

ROUTE = "review.planned_for"

DESCRIPTION = """Propose when each guide is reviewed, and write it into the guides.

The worst come first, and no week holds more than --per-week (nor more of one
owner's than owner-capacity says); a week that has begun, or holds a holiday,
takes its share. A plan that lies ahead stays as it is, and counts even where
PATH does not hold its guide. Nothing is written
without --write, and --write sets review.planned_for alone: a plan is no
review, so an overdue guide stays overdue."""

EPILOG = """exit codes:
  0  every guide that needs a review has a day
  1  there is one that could not be planned, or not be written
  2  the command or the configuration is wrong"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("paths", nargs="*", metavar="PATH", help="guides or folders of guides")
    parser.add_argument("--per-week", metavar="N", type=_number, help="reviews a week (capacity, unless said)")
    parser.add_argument("--write", action="store_true", help="write the days into the guides, as review.planned_for")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day that stands for today, as 2026-11-21")
    parser.add_argument("--from", metavar="DATE", dest="starts", type=_first, help="the first day to plan for")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how the plan is shown (text unless said)")
    parser.add_argument("--all", action="store_true", help=f"show every guide, not the first {SHOWN} alone")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    cwd = Path.cwd()
    settings = config.load(common_folder(args.paths, cwd), args.config)
    as_of = args.as_of or today(settings.time_zone)
    if args.starts and args.starts < as_of:
        raise MisuseError(f"--from is {args.starts}, which lies before {as_of}, the day that stands for today")
    auditor = Auditor(settings, owners.load(git.top_of(settings.home), settings.owners))
    found = search.find(args.paths, settings, cwd)
    guides: list[AuditedGuide] = []
    read: dict[str, tuple[Target, bytes]] = {}
    for target in once(found.ordered):
        document = files.read(target)
        guides.append(auditor.guide(target, auditor.facts(document), as_of))
        read[target.path] = target, applied(document, []).encode("utf-8")
    proposed = plan(
        guides, as_of, args.per_week or settings.capacity,
        starts=args.starts, limits=settings.owner_capacity, holidays=settings.holidays,
        others=_others(auditor, [target for target, _ in read.values()], as_of, cwd),
    )  # fmt: skip
    style = terminal.style(to_file=False, whole=True, statistics=False, quiet=False)
    text = render(args.format, proposed, style._replace(limit=None if args.all else SHOWN))
    edits = _Edits(proposed, read, write=args.write)
    notes = [*found.notes, *edits.refused, edits.told]
    failed = edits.refused or any(each.unplaced for each in proposed.left_out)
    return Outcome(FOUND if failed else CLEAN, text, "".join(f"payproof: {harmless(note)}\n" for note in notes))


def _others(auditor: Auditor, named: Iterable[Target], as_of: date, cwd: Path) -> list[AuditedGuide]:
    """The guides below the configured roots that the command does not name, and that may have a plan."""
    roots = [root for name in auditor.settings.guides if (root := files.absolute(name, auditor.settings.home)).is_dir()]
    found = Found()
    for root in roots:
        with suppress(MisuseError):  # a root without guides has no plans
            found.update(search.find([str(root)], auditor.settings, cwd))
    known = {os.path.realpath(target.file) for target in named}
    guides = []
    for target in once(found.ordered):
        if os.path.realpath(target.file) not in known:
            document = files.read(target)
            if "planned_for" in document.text:
                guides.append(auditor.guide(target, auditor.facts(document), as_of))
    return guides


class _Edits:
    """What a plan writes into guides, or would; every edit is proved either way."""

    def __init__(self, proposed: Plan, read: Mapping[str, tuple[Target, bytes]], *, write: bool) -> None:
        self.write = write
        self.refused: list[str] = []
        self.done = 0
        for each in proposed.new:
            reason = self._refusal(each, *read[each.guide.path])
            if reason:
                self.refused.append(f"{each.guide.path} {'is not' if write else 'would not be'} written: {reason}")
            else:
                self.done += 1

    @property
    def told(self) -> str:
        if self.write:
            return f"{ROUTE} was written into {count(self.done, 'guide')}"
        return f"nothing was written: --write sets {ROUTE} in {count(self.done, 'guide')}"

    def _refusal(self, each: Planned, target: Target, data: bytes) -> str:
        """Make an edit; the answer is why it cannot be made, or nothing."""
        document = Document(data, target.path)
        try:
            edit = set_field(document, ROUTE, each.day)
            if self.write:
                atomic.replace(target.file, applied(document, [edit]).encode("utf-8"), data)
        except RefusedEditError as error:
            return str(error)
        except atomic.ChangedError:
            return "it was changed while the plan was made: run the command again"
        except OSError as error:
            return error.strerror or "the file system refuses"
        return ""


def _number(text: str) -> int:
    """How many reviews a week --per-week asks for."""
    if text.isascii() and text.isdecimal() and 0 < len(text) < 8 and int(text):
        return int(text)
    raise MisuseError(f"--per-week is {text}: write a whole number from 1 up, such as 100")


def _first(text: str) -> date:
    try:
        return day(text)
    except MisuseError as error:
        raise MisuseError(*(message.replace("--as-of", "--from", 1) for message in error.messages)) from error

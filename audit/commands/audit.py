"""`payproof audit`: tell what is due, whose it is, and what has changed."""

import argparse
import posixpath
from collections.abc import Callable, Sequence
from datetime import date, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from audit import atomic, config, git, owners, search, since, terminal
from audit.arguments import day, near
from audit.auditor import Auditor, cliffs, forecast, once
from audit.evidence_notes import notes
from audit.files import Found, common_folder
from audit.harmless import harmless
from audit.misuse import MisuseError
from audit.outcome import CLEAN, CRASHED, FOUND, Outcome
from audit.reports.audit import FORMATS, SHOWN, render
from audit.staleness import Audit, AuditedGuide
from audit.witnessed import witnessed
from schema.evidence_name import FILE
from schema.freshness import State

if TYPE_CHECKING:
    from audit.history import Told

DESCRIPTION = """Tell what is due, whose it is, and what has changed.

Every guide has one state on the day of the audit: invalid, expired, stale,
overdue, due-soon, fresh, snoozed, draft or retired. Time alone fails nothing:
--fail-on says which state does.

Guides are held against what the evidence.yaml of their company's folder says
was seen. Where that is newer than a guide's last update, the guide comes
first, whatever its state. What evidence says fails nothing.

--since and --trend read git: what it had at the end of those days, audited as
of them. What is not committed is part of now."""

EPILOG = """exit codes:
  0  no guide in the state that --fail-on names, or a worse one
  1  there is one
  2  the command or the configuration is wrong
  3  a rule about evidence crashed (all else is still shown)"""

_TRENDLESS = frozenset({"json", "csv", "ics"})
_NAMED = 10  # owners that a complaint lists
WORST = tuple(str(state) for state in (State.DUE_SOON, State.OVERDUE, State.STALE, State.EXPIRED, State.INVALID))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("paths", nargs="*", metavar="PATH", help="guides or folders of guides")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how the audit is shown (text unless said)")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write the report to a file, whole or not at all")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day that stands for today, as 2026-11-21")
    parser.add_argument(
        "--fail-on", choices=[*WORST, "never"], default="never", help="that state or worse makes the exit code 1"
    )
    parser.add_argument(
        "--since", metavar="WHEN", help="tell what has changed since 7d, 4w, 3m, a date or a git revision"
    )
    parser.add_argument("--trend", metavar="WEEKS", help="count the states of each of the last weeks, as 12w")
    parser.add_argument("--all", action="store_true", help="show every guide that is due, not the worst twenty alone")
    parser.add_argument("--owner", metavar="NAME", help="only the guides of one owner, alone or among several")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    cwd = Path.cwd()
    settings = config.load(common_folder(args.paths, cwd), args.config)
    top = git.top_of(settings.home)
    auditor = Auditor(settings, owners.load(top, settings.owners))
    as_of = args.as_of or today(settings.time_zone)
    weeks = since.weeks(args.trend) if args.trend is not None else 0
    found = search.find(args.paths, settings, cwd)
    seen = witnessed(auditor, once(found.ordered), as_of)
    every = seen.guides
    guides = every if args.owner is None else _owned(every, args.owner)
    folders = {posixpath.dirname(guide.path) for guide in guides}
    beside = [file for file in seen.files if posixpath.dirname(file.path) in folders]
    misnamed = [f"{file} is not read: rename it {FILE}" for file in seen.misnamed if posixpath.dirname(file) in folders]
    past = _past(args, weeks, auditor, found, every, as_of)
    audit = Audit(
        as_of,
        guides,
        forecast(guides, as_of),
        cliffs(guides, settings.capacity),
        delta=past.delta if past else None,
        trend=past.trend if past else (),
        notes=[*notes(beside, guides, as_of), *misnamed, *(past.notes if past else ())],
        files=beside,
    )
    style = terminal.style(to_file=bool(args.output), whole=args.all, statistics=False, quiet=False)
    text = render(args.format, audit, style._replace(limit=None if args.all else SHOWN))
    code = CRASHED if seen.crashes else FOUND if audit.fails(args.fail_on) else CLEAN
    if args.output:
        try:
            atomic.write(args.output, text)
        except OSError as error:
            raise MisuseError(f"{args.output} cannot be written: {error.strerror}") from error
        text = ""
    said = text and args.format == "text"  # the report on the terminal holds them itself
    told = [*found.notes, *(() if said else audit.notes)]
    if audit.trend and args.format in _TRENDLESS:
        told.append(f"{args.format} holds no trend: text, markdown and html show it")
    err = "".join(f"payproof: {harmless(note)}\n" for note in told)
    if seen.crashes:
        from audit.reports import crashes  # noqa: PLC0415  (no run should need it)

        err += crashes.render(seen.crashes)
    return Outcome(code, text, err)


def _owned(guides: Sequence[AuditedGuide], name: str) -> list[AuditedGuide]:
    """The guides of one owner, alone or among several."""
    found = [guide for guide in guides if guide.belongs_to(name)]
    if found:
        return found
    known = sorted({owner for guide in guides for owner in guide.owners})
    meant = near(name, known)
    some = ", ".join(known[:_NAMED]) + (f" and {len(known) - _NAMED:,} more" if len(known) > _NAMED else "")
    raise MisuseError(
        f"--owner is {name or 'empty'}, who owns none of these guides: "
        + (f"did you mean {meant}?" if meant else f"their owners are {some}")
    )


def _past(
    args: argparse.Namespace, weeks: int, auditor: Auditor, found: Found, now: list[AuditedGuide], as_of: date
) -> "Told | None":
    """What is known of earlier days, where that is asked for."""
    if args.since is None and not weeks:
        return None
    from audit.history import History  # noqa: PLC0415  (most audits look at today alone)
    from audit.scopes import Scopes  # noqa: PLC0415  (as above)

    scopes = Scopes(args.paths, found, auditor.settings, Path.cwd())
    return History(auditor, scopes, as_of, args.owner).tell(now, args.since, weeks)

"""`payproof check`: judge guides and report what is wrong with them."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from audit import config, search, selection, terminal
from audit.arguments import day, jobs, keys, shard
from audit.comparing import compared
from audit.config import Config, TextOf
from audit.files import Found, common_folder
from audit.harmless import harmless
from audit.judge import Choice, Judge
from audit.misuse import MisuseError
from audit.outcome import CLEAN, CRASHED, FOUND, Outcome
from audit.report import SHOWN_AT_FIRST, Report, gather
from audit.reports import COUNTED, FORMATS, crashes, pieces, summary
from audit.reports.style import Style
from audit.rule_cards import remember
from audit.search import STDIN
from audit.verdict import Verdict
from schema.finding import Severity
from schema.limits import LARGEST_TEXT
from schema.named import NamedTuple
from schema.prefer import Prefer

if TYPE_CHECKING:
    from audit.baseline import Baseline
    from audit.cache import Cache
    from audit.linter import Linter
    from audit.mending import Mending
    from audit.outputs import Output

DESCRIPTION = """Judge guides and report what is wrong with them.

A folder is searched for guides, which lie at <root>/<company>/<role>.md; a
file is judged wherever it lies. Without a path, the guide roots of the
configuration are checked (guides/, unless it says otherwise)."""

EPILOG = """exit codes:
  0  nothing at or above --fail-on
  1  findings (after --fix: what is left of them; with --diff: a change)
  2  the command or the configuration is wrong
  3  a rule crashed (the other findings are still shown)"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    guides = "guides or folders of guides; - reads one guide from standard input"
    parser.add_argument("paths", nargs="*", metavar="PATH", help=guides)
    only = "of the files that are named, judge those that lie where a guide does and are not excluded, as a hook needs"
    parser.add_argument("--only-guides", action="store_true", help=only)
    parser.add_argument("--format", choices=FORMATS, default="full", help="how findings are shown (full unless said)")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write the report to a file, whole or not at all")
    also = "write a report in this format to a file, too; as often as it is given"
    parser.add_argument("--report", metavar="FORMAT=FILE", action="append", default=[], help=also)
    parser.add_argument(
        "--select", metavar="RULES", action="append", default=[], help="run only these: codes, prefixes, names"
    )
    parser.add_argument("--extend-select", metavar="RULES", action="append", default=[], help="run these too")
    parser.add_argument("--ignore", metavar="RULES", action="append", default=[], help="do not run these")
    parser.add_argument(
        "--fail-on", choices=[*map(str, Severity), "never"], help="what makes the exit code 1 (error unless said)"
    )
    parser.add_argument(
        "--since",
        metavar="REV",
        help="only what an edit broke: what differs from where HEAD and REV parted; auto asks CI",
    )
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day that stands for today, as 2026-11-21")
    parser.add_argument("--fix", action="store_true", help="write what has one meaning into the guides")
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff: write what somebody has to want, too"
    )
    parser.add_argument("--diff", action="store_true", help="print what --fix would change, and write nothing")
    parser.add_argument(
        "--prefer",
        choices=["table", "frontmatter"],
        help="with --fix or --diff: the side that is right where they differ",
    )
    parser.add_argument("--statistics", action="store_true", help="show counts by rule in place of findings")
    parser.add_argument(
        "--all", action="store_true", help=f"on a terminal, show more than the first {SHOWN_AT_FIRST} findings"
    )
    parser.add_argument("--quiet", action="store_true", help="print findings alone, nothing when there are none")
    parser.add_argument("--baseline", metavar="FILE", type=Path, help=f"take this baseline, not {config.BASELINE}")
    parser.add_argument("--no-baseline", action="store_true", help="report what the baseline holds as well")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")
    parser.add_argument(
        "--jobs", metavar="N", type=jobs, default=0, help="judge in so many processes (auto unless said)"
    )
    part = "judge one part of the guides, such as 3/16, and leave a file for payproof merge"
    parser.add_argument("--shard", metavar="N/OF", type=shard, help=part)
    parser.add_argument("--no-cache", action="store_true", help="judge every guide anew, and keep nothing")
    parser.add_argument(
        "--watch", action="store_true", help="check again whenever a guide or the configuration changes"
    )
    called = "what to call the guide from standard input, as guides/acme/data-engineer.md"
    parser.add_argument("--stdin-filename", metavar="PATH", help=called)


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    if args.watch:
        from audit.watch import watch  # noqa: PLC0415  (most runs end by themselves)

        return watch(args, today, check)
    return check(args, today)


def check(
    args: argparse.Namespace,
    today: Callable[[tzinfo], date],
    judged_by: Callable[[Choice, Config, date], Judge] = Judge,
) -> Outcome:
    _refuse_together(args)
    wanted = _wanted(args)
    cwd = _here()
    kept = None if args.no_cache else _cache()
    settings = config.load(_start(args, cwd), args.config)
    chosen = (keys(args.select, "--select"), keys(args.extend_select, "--extend-select"), keys(args.ignore, "--ignore"))
    as_of = args.as_of or today(settings.time_zone)
    judge = judged_by(selection.choice(settings, *chosen), settings, as_of)
    judge.prefer = Prefer(args.prefer or "")
    judge.cache, judge.jobs = kept, args.jobs
    if args.shard:
        from audit.shards import Part, judged_part  # noqa: PLC0415  (most runs are whole)

        return judged_part(args, Part(*args.shard), judge, cwd, bar=_shows_progress(args))
    baseline = _baseline(args, settings, cwd)
    run = _edit(args, judge, cwd, chosen, baseline) if args.since is not None else _named(args, judge, cwd)
    if run.mending and args.diff:
        return _difference(args, run.mending, run.notes)
    report, notes = _sifted(_gathered(args, run, judge), run, baseline)
    notes += judge.cache.notes if judge.cache else ()
    style = terminal.style(to_file=bool(args.output), whole=args.all, statistics=args.statistics, quiet=args.quiet)
    out = _written(args, wanted, report, style) if wanted else pieces(args.format, report, style)
    code = CRASHED if report.crashes else FOUND if report.failed else CLEAN
    err = "".join(f"payproof: {harmless(note)}\n" for note in notes if not args.quiet)
    return Outcome(
        code, out, err + crashes.render(report.crashes), ordering=args.format == "github" and not args.output
    )


def _refuse_together(args: argparse.Namespace) -> None:
    """Refuse options that make no sense together."""
    if args.statistics and args.format not in COUNTED:
        raise MisuseError(
            f"--statistics counts for people, and --format {args.format} holds every finding: leave one of the two out"
        )
    if args.diff and (args.statistics or args.output or args.report or args.format != "full"):
        raise MisuseError(
            "--diff prints a difference and no report: leave --statistics, --output, --report and --format out"
        )
    if (args.unsafe_fixes or args.prefer) and not (args.fix or args.diff):
        option = "--unsafe-fixes" if args.unsafe_fixes else "--prefer"
        raise MisuseError(f"{option} says what --fix writes: give --fix or --diff with it, or leave it out")
    if (args.fix or args.diff) and args.since is not None:
        raise MisuseError("--since compares an edit with its base, and --fix makes another: leave one of the two out")
    if (args.fix or args.diff) and args.watch:
        raise MisuseError("--watch shows findings as you write, and --fix writes too: leave one of the two out")


def _cache() -> "Cache | None":
    from audit.cache import usual  # noqa: PLC0415  (with SQLite, which a run that keeps nothing can do without)

    cache = usual()
    if cache:
        remember(cache)
    return cache


class _Run(NamedTuple):
    """What was judged, and what came of it: `searched` are the folders that were looked through for guides."""

    verdicts: Sequence[Verdict]
    others: Sequence[str]
    notes: Sequence[str]
    searched: Sequence[Path] = ()
    mending: "Mending | None" = None


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        raise MisuseError(f"the current folder cannot be read ({error.strerror}): go to one that exists") from error


def _start(args: argparse.Namespace, cwd: Path) -> Path:
    """Where to look for the configuration."""
    names = [name for name in args.paths if name != STDIN] or [name for name in [args.stdin_filename] if name]
    return common_folder(names, cwd)


def _baseline(args: argparse.Namespace, settings: Config, cwd: Path) -> "Baseline | None":
    """The baseline that is named, or that lies beside the configuration."""
    if args.no_baseline and args.baseline:
        raise MisuseError("--baseline names a baseline, and --no-baseline takes none: leave one of the two out")
    file = args.baseline or settings.home / config.BASELINE
    if args.no_baseline or not (args.baseline or os.path.lexists(file)):
        return None
    from audit.baseline import Baseline  # noqa: PLC0415  (most projects have none)

    return Baseline.load(file, cwd)


def _named(args: argparse.Namespace, judge: Judge, cwd: Path) -> _Run:
    """The guides that the command line names."""
    found, data = _found(args, judge.settings, cwd)
    if not args.paths and (judge.settings.exclude or judge.settings.per_path_ignores):
        from audit.unmatched import unmatched  # noqa: PLC0415  (of a part of the guides a pattern may match none)

        found.notes += unmatched(judge.settings, found)
    if args.fix or args.diff:
        mending = _mended(args, judge, found, data)
        mending.verdicts = compared(mending.verdicts, judge, found.searched)
        return _Run(mending.verdicts, found.ordered_others, [*found.notes, *mending.notes], found.searched, mending)
    targets, others, notes, searched = found.ordered, found.ordered_others, found.notes, found.searched
    del found  # which a process that judges would hold, too
    if data is not None:
        verdicts = [judge.one(target, data) for target in targets]
    else:
        verdicts = judge.all(targets, bar=_shows_progress(args))
    given = {target.path: data for target in targets} if data is not None else {}
    return _Run(compared(verdicts, judge, searched, given), others, notes, searched)


def _found(args: argparse.Namespace, settings: Config, cwd: Path) -> tuple[Found, bytes | None]:
    """The guides to judge; of one from standard input also what it holds."""
    if STDIN not in args.paths:
        if args.stdin_filename is not None:
            raise MisuseError("--stdin-filename names the guide from standard input: give - as the path")
        return search.find(args.paths, settings, cwd, only_guides=args.only_guides), None
    if args.paths != [STDIN]:
        raise MisuseError("- reads one guide from standard input: give no other path beside it")
    if sys.stdin is None:
        raise MisuseError("- reads one guide from standard input, which is closed: pipe a guide into the command")
    if args.fix and not args.diff:
        raise MisuseError("--fix writes files, and - is standard input: take --diff, which prints what would change")
    found = Found()
    found.add(search.from_stdin(args.stdin_filename, settings, cwd))
    return found, sys.stdin.buffer.read(LARGEST_TEXT + 1)


def _shows_progress(args: argparse.Namespace) -> bool:
    return not args.quiet and terminal.shows_progress(to_file=bool(args.output))


def _mended(args: argparse.Namespace, judge: Judge, found: Found, data: bytes | None) -> "Mending":
    from audit.fixer import Wanted  # noqa: PLC0415  (only a run that fixes needs it)
    from audit.mending import mend  # noqa: PLC0415  (as above)

    wanted = Wanted(args.unsafe_fixes, preferred=bool(args.prefer))
    return mend(judge, found.ordered, wanted, write=not args.diff, bar=_shows_progress(args), data=data)


def _difference(args: argparse.Namespace, mending: "Mending", notes: Sequence[str]) -> Outcome:
    """What would change, as a difference that `patch` takes; a terminal gets it without what would steer it."""
    text = "".join(mending.differences)
    if terminal.is_terminal(sys.stdout):
        text = "".join(f"{harmless(line)}\n" for line in text.split("\n")[:-1])
    failed = [crash for verdict in mending.verdicts for crash in verdict.crashes]
    told = [] if args.quiet else [*notes, mending.told()]
    code = CRASHED if failed else FOUND if mending.fixed else CLEAN
    return Outcome(code, text, "".join(f"payproof: {harmless(note)}\n" for note in told) + crashes.render(failed))


def _gathered(args: argparse.Namespace, run: _Run, judge: Judge) -> Report:
    report = gather(run.verdicts, judge.as_of, run.others, args.fail_on or judge.settings.fail_on)
    return report._replace(fixed=run.mending.fixed) if run.mending else report


def _sifted(report: Report, run: _Run, baseline: "Baseline | None") -> tuple[Report, list[str]]:
    """The report without what the baseline holds, and what to say beside it."""
    if baseline is None:
        return report, [*run.notes]
    sifted = baseline.sift(report.findings, run.verdicts, run.searched)
    report = report._replace(findings=sifted.new, baselined=sifted.known, has_baseline=True)
    return report, [*run.notes, *baseline.told(sifted)]


def _edit(
    args: argparse.Namespace, judge: Judge, cwd: Path, chosen: tuple[list[str], list[str], list[str]],
    baseline: "Baseline | None",
) -> _Run:  # fmt: skip
    """What an edit changed, and what it made wrong."""
    from audit.edit import Edit  # noqa: PLC0415  (a guide that is named by its path needs no git)
    from audit.edit_baseline import baseline_change  # noqa: PLC0415  (as above)
    from audit.edit_judge import judged  # noqa: PLC0415  (as above)

    if STDIN in args.paths:
        raise MisuseError("--since compares files with git, and - is a text without a file: leave one of the two out")
    edit = Edit(args.paths, judge.settings, cwd, args.since, only_guides=args.only_guides)
    file = args.baseline or judge.settings.home / config.BASELINE
    change = None if args.no_baseline else baseline_change(edit, file, baseline)
    earlier = _earlier(args, judge, cwd, chosen, edit.content_at_base)
    found = judged(edit, judge, earlier, change, bar=_shows_progress(args))
    return _Run(found.verdicts, edit.others(), found.notes, edit.folders)


def _earlier(
    args: argparse.Namespace, judge: Judge, cwd: Path, chosen: tuple[list[str], list[str], list[str]], at_base: TextOf
) -> Judge | None:
    """Who judged before the edit, where it changed the configuration; nobody found anything by one that cannot be used."""
    try:
        settings = config.load(_start(args, cwd), args.config, at_base)
        same = settings == judge.settings
        return None if same else Judge(selection.choice(settings, *chosen), settings, judge.as_of)
    except MisuseError:
        return Judge(_no_rules, judge.settings, judge.as_of)


def _no_rules() -> "Linter":
    from audit.linter import Linter  # noqa: PLC0415  (with all that reads a guide, which some runs need not)

    return Linter(())


def _wanted(args: argparse.Namespace) -> "list[Output]":
    """The files that reports are to be written to."""
    if not (args.report or args.output):
        return []
    from audit.outputs import outputs  # noqa: PLC0415  (most runs write no file)

    return outputs(args.report, args.output)


def _written(args: argparse.Namespace, wanted: "list[Output]", report: Report, style: Style) -> str | Iterable[str]:
    """Write the reports to their files; the answer is what to say on standard output."""
    from audit.outputs import write  # noqa: PLC0415  (as above)

    write(wanted, report, lambda: pieces(args.format, report, style))
    if not args.output:
        return pieces(args.format, report, style)
    if args.quiet:
        return ""
    shown = terminal.style(to_file=False, whole=True, statistics=False, quiet=False)
    return "".join(f"{line}\n" for line in summary.headline(report, shown))

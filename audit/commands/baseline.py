"""`payproof baseline`: accept what is wrong today, so that only what is new is reported."""

import argparse
import os
from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path

from audit import atomic, baseline_file, cache, config, search, selection, terminal
from audit.baseline import Baseline, Sifted
from audit.comparing import compared
from audit.files import common_folder
from audit.judge import Judge
from audit.misuse import MisuseError
from audit.outcome import CLEAN, CRASHED, FOUND, Outcome
from audit.report import SHOWN_AT_FIRST, Report, count, gather
from audit.reports import concise, crashes, summary
from audit.reports.style import Style

DESCRIPTION = f"""Accept what is wrong today, so that only what is new is reported.

What `payproof check` finds is written to {config.BASELINE}, beside the
configuration, and is silent from then on: by what it says, never by its line.
A baseline only shrinks: what is gone from the guides is taken out of it, and
where it lacks a finding nothing is written, unless --grow takes that in or
--prune leaves it out. What the paths given do not hold stays as it is."""

EPILOG = """exit codes:
  0  the baseline was written, or is as it should be
  1  it lacks findings, and nothing was written
  2  the command, the configuration or the baseline is wrong
  3  a rule crashed, and nothing was written"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("paths", nargs="*", metavar="PATH", help="guides or folders of guides")
    parser.add_argument("--prune", action="store_true", help="take out what is gone, and add nothing")
    parser.add_argument("--grow", action="store_true", help="take in what is new as well")
    parser.add_argument("--baseline", metavar="FILE", type=Path, help=f"write this file, not {config.BASELINE}")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    if args.prune and args.grow:
        raise MisuseError("--prune adds nothing, and --grow does: leave one of the two out")
    cwd = Path.cwd()
    settings = config.load(common_folder(args.paths, cwd), args.config)
    file = args.baseline or settings.home / config.BASELINE
    exists = os.path.lexists(file)
    baseline = Baseline.load(file, cwd) if exists else Baseline(file, cwd)
    if args.prune and not exists:
        raise MisuseError(f"there is no {baseline.name} to prune: `payproof baseline` writes one")
    found = search.find(args.paths, settings, cwd)
    judge = Judge(selection.choice(settings), settings, today(settings.time_zone))
    judge.cache, judge.jobs = cache.usual(), 0
    verdicts = judge.all(found.ordered, bar=terminal.shows_progress(to_file=False))
    verdicts = compared(verdicts, judge, found.searched)
    report = gather(verdicts, judge.as_of, found.ordered_others)
    notes = "".join(f"payproof: {note}\n" for note in found.notes)
    if report.crashes:
        failed = f"payproof: {baseline.name} was not written, for it would lack what that rule finds\n"
        return Outcome(CRASHED, err=notes + crashes.render(report.crashes) + failed)
    sifted = baseline.sift(report.findings, verdicts, found.searched)
    style = terminal.style(to_file=False, whole=True, statistics=False, quiet=False)
    new = report._replace(findings=sifted.new)
    if sifted.new and exists and not args.grow and not args.prune:
        return Outcome(FOUND, _lacking(baseline, new, style), notes)
    added = [] if args.prune else sifted.added
    if not exists and not added:
        return Outcome(
            CLEAN, f"Nothing is wrong in {count(report.guides, 'guide')}, so no baseline is needed.\n", notes
        )
    lines = summary.statistics(new, style) if added else []
    lines += [_written(baseline, sifted, len(added), exists=exists), *_left(new, baseline, pruned=args.prune)]
    return Outcome(CLEAN, "".join(f"{line}\n" for line in lines), notes)


def _lacking(baseline: Baseline, new: Report, style: Style) -> str:
    """The findings that stand in the way, and what to do about them."""
    lines = [concise.line(finding, style) for finding in new.findings[:SHOWN_AT_FIRST]]
    if hidden := len(new.findings) - len(lines):
        lines.append(f"... and {hidden:,} more: `payproof check` shows all")
    told = f"{baseline.name} lacks {count(len(new.findings), 'finding')}, so nothing was written: "
    advice = "mend what is wrong, or accept it with --grow; --prune takes out what is gone, and leaves this as it is."
    return "".join(f"{line}\n" for line in [*lines, "", told + advice])


def _written(baseline: Baseline, sifted: Sifted, added: int, *, exists: bool) -> str:
    """Write the file where it would change; the answer is what to say of it."""
    entries = [*sifted.kept, *(sifted.added if added else ())]
    text = baseline_file.text_of(entries)
    holds = f"{count(len(entries), 'finding')} in {count(len({entry.guide for entry in entries}), 'guide')}"
    if exists and baseline.file.read_bytes() == text.encode():
        return f"{baseline.name} is as it should be: {holds}."
    try:
        atomic.write(baseline.file, text)
    except OSError as error:
        raise MisuseError(f"{baseline.name} cannot be written: {error.strerror}") from error
    changed = [f"{len(sifted.gone):,} taken out"] if sifted.gone else []
    changed += [f"{added:,} taken in"] if exists and added else []
    return f"{baseline.name} was written: {'; '.join([holds, *changed])}."


def _left(new: Report, baseline: Baseline, *, pruned: bool) -> list[str]:
    if not pruned or not new.findings:
        return []
    are = "is" if len(new.findings) == 1 else "are"
    return [f"{count(len(new.findings), 'finding')} {are} not in {baseline.name}: `payproof check` shows what is new."]

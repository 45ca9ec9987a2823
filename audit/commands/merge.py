"""`payproof merge`: put together what check found in several parts, as one run would."""

import argparse
from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path

from audit import config, shard_file
from audit.arguments import Parser
from audit.commands import check
from audit.config import Config
from audit.judge import Choice, Judge
from audit.outcome import Outcome
from audit.report import SHOWN_AT_FIRST
from audit.reports import FORMATS
from audit.shards import Together, asked, together
from schema.finding import Severity

DESCRIPTION = """Put together what check found in several parts, as one run would.

Each file is what `payproof check --shard N/OF` wrote. Merge all of them where
they were made: in the same folder of the same commit. What is printed, and
the exit code, are those of one run of `payproof check` on all of the guides."""

EPILOG = check.EPILOG


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("paths", nargs="+", metavar="SHARD", help="the files of all shards, in any order")
    parser.add_argument("--format", choices=FORMATS, default="full", help="how findings are shown (full unless said)")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write the report to a file, whole or not at all")
    also = "write a report in this format to a file, too; as often as it is given"
    parser.add_argument("--report", metavar="FORMAT=FILE", action="append", default=[], help=also)
    parser.add_argument(
        "--fail-on", choices=[*map(str, Severity), "never"], help="what makes the exit code 1 (error unless said)"
    )
    parser.add_argument("--statistics", action="store_true", help="show counts by rule in place of findings")
    parser.add_argument(
        "--all", action="store_true", help=f"on a terminal, show more than the first {SHOWN_AT_FIRST} findings"
    )
    parser.add_argument("--quiet", action="store_true", help="print findings alone, nothing when there are none")
    parser.add_argument("--baseline", metavar="FILE", type=Path, help=f"take this baseline, not {config.BASELINE}")
    parser.add_argument("--no-baseline", action="store_true", help="report what the baseline holds as well")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    shards = [shard_file.read(Path(name)) for name in args.paths]
    together(shards)
    whole = Parser(prog="payproof check")
    check.add_arguments(whole)
    one_run = argparse.Namespace(**{**vars(whole.parse_args([])), **vars(args), **asked(shards[0])})

    def judged_by(linter: Choice, settings: Config, as_of: date) -> Judge:
        return Together(linter, settings, as_of, shards)

    return check.check(one_run, today, judged_by)

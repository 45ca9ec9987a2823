"""`payproof rules`: list all rules."""

import argparse
from collections.abc import Callable
from datetime import date, tzinfo

from audit.outcome import Outcome
from audit.pages import title
from schema.registry import rules

DESCRIPTION = "List all rules: code, severity, name and title. `payproof rule CODE` shows one whole."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = DESCRIPTION


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    del args, today
    wide = max(len(rule.name()) for rule in rules())
    return Outcome(
        out="".join(f"{rule.code} {rule.severity:<7} {rule.name():<{wide}}  {title(rule)}\n" for rule in rules())
    )

"""`payproof rule`: show one rule's page."""

import argparse
from collections.abc import Callable
from datetime import date, tzinfo

from audit.misuse import MisuseError
from audit.outcome import Outcome
from audit.pages import page
from audit.rule_keys import no_rule
from schema.registry import find

DESCRIPTION = "Show a rule's page: what it finds, why that matters, its options and its examples."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = DESCRIPTION
    parser.add_argument("rule", metavar="RULE", help="a rule's code or name, as PAY203 or total-below-base")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    del today
    rule = find(args.rule)
    if rule is None:
        raise MisuseError(no_rule(args.rule))
    return Outcome(out=page(rule))

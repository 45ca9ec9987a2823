"""`payproof schema`: the JSON Schema of a guide's frontmatter."""

import argparse
from collections.abc import Callable
from datetime import date, tzinfo

from audit.outcome import Outcome
from audit.pages import guide_schema

DESCRIPTION = """Print the JSON Schema of a guide's frontmatter.

An editor with a YAML language server checks a file against it when the frontmatter holds the line
# yaml-language-server: $schema=guide.schema.json"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = DESCRIPTION


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    del args, today
    return Outcome(out=guide_schema())

"""`payproof schema`: the JSON Schema of a guide's frontmatter, or of a file of evidence."""

import argparse
from collections.abc import Callable
from datetime import date, tzinfo

from audit.outcome import Outcome
from audit.pages import evidence_schema, guide_schema

DESCRIPTION = """Print the JSON Schema of a guide's frontmatter, or of a file of evidence.

An editor with a YAML language server checks a file against it when the frontmatter holds the line
# yaml-language-server: $schema=guide.schema.json"""

_SCHEMAS = {"guide": guide_schema, "evidence": evidence_schema}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = DESCRIPTION
    parser.add_argument(
        "of", nargs="?", choices=[*_SCHEMAS], default="guide", help="what it is of (a guide unless said)"
    )


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    del today
    return Outcome(out=_SCHEMAS[args.of]())

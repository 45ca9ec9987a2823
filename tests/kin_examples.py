"""A rule's example beside the other guides that it names."""

from pathlib import Path

from audit.config import Config
from audit.judge import Judge
from audit.kin import compared
from audit.linter import Linter
from audit.verdict import Verdict
from schema.document import Document
from schema.example import Good
from schema.home import Home
from schema.subject import Subject


def among_kin(linter: Linter, example: Good, verdict: Verdict) -> Verdict:
    """The example's verdict once it is held against its kin, none of which lies on the disk."""
    kin = [_kin(linter, example, path, text) for path, text in example.kin_texts.items()]
    return compared([verdict, *kin], Judge(lambda: linter, Config(Path()), example.as_of), [Path.cwd()])[0]


def _kin(linter: Linter, example: Good, path: str, text: str) -> Verdict:
    company, _, name = path.partition("/")
    return linter.lint(Subject(Document(text, path), example.as_of, Home(company, name.removesuffix(".md"))), path)

"""A verdict as text and back: nothing that a report may show is lost, and nothing in it depends on a day unsaid."""

from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from audit.config import Config
from audit.linter import Linter
from audit.report import gather
from audit.reports import FORMATS, render
from audit.reports.style import Style
from audit.selection import linter
from audit.verdict import Verdict
from audit.verdict_text import text_of, verdict_of
from schema.document import Document
from schema.example import AS_OF, Bad, Good
from schema.home import Home
from schema.registry import rules
from schema.rule import Rule
from schema.subject import Subject

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in rules()
    for number, example in enumerate(rule.examples)
    if rule.family() != "EVD"  # which belong to `audit`
]
KEPT = ("path", "findings", "suppressed", "skipped", "holes", "lines", "entry", "unused")
EVERY = linter(Config(Path()), extend=["TXT407"])


def judged(running: Linter, example: Good, day: date) -> Verdict:
    path = example.path or "acme/data-engineer.md"
    place = PurePosixPath(path)
    subject = Subject(Document(example.text, path), day, Home(place.parent.name, place.stem))
    return running.lint(subject, path)


def _plain(verdict: Verdict, name: str) -> object:
    value = getattr(verdict, name)
    return list(value) if name == "unused" else value


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_every_example_is_the_same_after_it_was_kept(rule: type[Rule], example: Good | Bad) -> None:
    verdict = judged(EVERY, example, example.as_of)
    again = verdict_of(text_of(verdict), verdict.path, verdict.path)
    for name in KEPT:
        assert _plain(again, name) == _plain(verdict, name), name
    for form in FORMATS:
        shown = [render(form, gather([each], AS_OF), Style()) for each in (verdict, again)]
        assert shown[0] == shown[1]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_no_rule_looks_at_the_day_without_saying_so(rule: type[Rule], example: Good | Bad) -> None:
    timeless = Linter(tuple(each for each in EVERY.rules if not each.needs_as_of))
    early, late = (text_of(judged(timeless, example, day)) for day in (date(1990, 1, 1), date(2090, 1, 1)))
    assert early == late


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_later_day_finds_nothing_that_an_earlier_one_did_not(rule: type[Rule], example: Good | Bad) -> None:
    days = (date(1990, 1, 1), date(2020, 1, 1), AS_OF, date(2026, 6, 1), date(2090, 1, 1))
    counts = [len(judged(EVERY, example, day).findings) for day in days]
    assert counts == sorted(counts, reverse=True)


def test_what_no_encoding_can_write_is_kept(tmp_path: Path) -> None:
    path = "guides/acme/\udcff\u202e.md"
    subject = Subject(Document("no guide \u2028 at all", path), AS_OF, Home("acme", "\udcff\u202e"))
    verdict = EVERY.lint(subject, path)
    again = verdict_of(text_of(verdict), path, path)
    assert verdict.findings
    assert again.findings == verdict.findings


@pytest.mark.slow
def test_every_real_guide_is_the_same_after_it_was_kept(real_guides: list[Path]) -> None:
    for file in real_guides:
        home = Home(file.parent.name, file.stem)
        verdict = EVERY.lint(Subject(Document(file.read_bytes()), AS_OF, home), file.name)
        again = verdict_of(text_of(verdict), verdict.path, verdict.path)
        for name in KEPT:
            assert _plain(again, name) == _plain(verdict, name), file

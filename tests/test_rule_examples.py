"""Every example of every rule, run as it stands."""

from pathlib import PurePosixPath
from typing import Any

import pytest

from audit.linter import Linter
from audit.verdict import Verdict
from schema.document import Document
from schema.example import Bad, Good
from schema.home import Home
from schema.registry import find, rules
from schema.rule import Rule
from schema.subject import Subject
from tests.evidence_examples import examined, text_of
from tests.kin_examples import among_kin

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{type(example).__name__.lower()}-{number}")
    for rule in rules()
    for number, example in enumerate(rule.examples)
]


def judged(
    rule: type[Rule], example: Good, data: str | bytes | None = None, base: str | bytes | None = None
) -> tuple[Verdict, Document]:
    document, seen = examined(rule, example, data)
    path = PurePosixPath(document.path)
    home = Home(path.parent.name, path.stem)
    beside = [found for key in example.beside if (found := find(key))]
    running: list[Any] = [rule(example.options), *(other() for other in beside)]
    linter = Linter(tuple(running))
    was = example.base_text if base is None else base
    before = None if was is None else Subject(Document(was), example.as_of, home)
    verdict = linter.lint(Subject(document, example.as_of, home, base=before, evidence=seen), document.path)
    return among_kin(linter, example, verdict), document


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_judged_as_its_page_says(rule: type[Rule], example: Good | Bad) -> None:
    verdict, document = judged(rule, example)
    assert not verdict.crashes, verdict.crashes[0].trace
    found = [finding for finding in verdict.findings if finding.rule == rule.code]
    if not isinstance(example, Bad):
        assert [finding.message for finding in found] == []
        return
    assert [(finding.field, finding.message) for finding in found] == [(example.at, example.says)]
    span = found[0].span
    lines = document.lines[span.line - 1 : span.end_line]
    marked = "\n".join(lines)[span.column - 1 : len("\n".join(lines)) - len(lines[-1]) + span.end_column - 1]
    assert marked == example.marks
    if example.values is not None:
        assert dict(found[0].values) == dict(example.values)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.code) for rule in rules()])
def test_a_rule_shows_a_good_and_a_bad_guide(rule: type[Rule]) -> None:
    kinds = {isinstance(example, Bad) for example in rule.examples}
    assert kinds == {True, False}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_no_mangled_example_crashes_anything(rule: type[Rule], example: Good | Bad) -> None:
    for text in mangled(text_of(rule, example)):
        verdict, _ = judged(rule, example, text)
        assert not verdict.crashes, verdict.crashes[0].trace
    for was in mangled(example.base_text or ""):
        verdict, _ = judged(rule, example, base=was)
        assert not verdict.crashes, verdict.crashes[0].trace


def mangled(text: str | bytes) -> list[bytes]:
    data = text if isinstance(text, bytes) else text.encode()
    return [
        *(data[:cut] for cut in range(0, len(data), max(1, len(data) // 12))),
        data.replace(b"\n", b"\r\n"),
        data.replace(b"\n", b"\r"),
        b"\xef\xbb\xbf" + data,
        b"",
        data.rstrip(),
        data + b"\0",
    ]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_line_endings_change_no_finding(rule: type[Rule], example: Good | Bad) -> None:
    text = text_of(rule, example)
    if not isinstance(text, str):
        return
    plain, _ = judged(rule, example)
    windows, _ = judged(rule, example, text.replace("\n", "\r\n").encode())
    assert [(f.rule, f.field, f.span, f.message) for f in windows.findings] == [
        (f.rule, f.field, f.span, f.message) for f in plain.findings
    ]

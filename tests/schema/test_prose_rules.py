"""The rules about prose find what is broken in a sound guide, each its own defect, and nothing in a real one."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from schema.document import Document
from schema.finding import Fault, Severity
from schema.registry import rules
from schema.subject import Subject

PROSE = [rule for rule in rules() if rule.code.startswith("TXT")]
AS_OF = date(2026, 6, 1)


def found(text: str) -> dict[str, int]:
    """How many faults each rule finds in a text."""
    subject = Subject(Document(text), AS_OF)
    counts = {rule.code: sum(isinstance(fault, Fault) for fault in rule().judge(subject)) for rule in PROSE}
    return {code: count for code, count in counts.items() if count}


def body(text: str, change: Callable[[str], str]) -> str:
    at = text.index("\n---\n", 4) + 5
    return text[:at] + change(text[at:])


def evidence(text: str, change: Callable[[str], str]) -> str:
    at = text.rindex("Evidence")
    at = text.index("\n", at)
    return text[:at] + change(text[at:])


def value(text: str, field: str) -> str:
    read = Subject(Document(text), AS_OF).guide
    said = getattr(read, field)
    assert isinstance(said, str)
    return said


def first_digit_changed(text: str) -> str:
    return re.sub(r"[0-9]", lambda match: str((int(match[0]) + 1) % 10), text, count=1)


def mapping_line_changed(text: str) -> str:
    return re.sub(r"(?m)^\*\*Level Mapping:\*\*.*$", lambda match: first_digit_changed(match[0]), text)


def dna_line_changed(text: str) -> str:
    return re.sub(r"(?m)^(\*\*Negotiation DNA:\*\* )(\S+)", r"\1Zebra", text, count=1)


BREAKS: dict[str, tuple[Callable[[str], str], dict[str, int]]] = {
    "the title is of another company": (
        lambda text: body(
            text,
            lambda below: re.sub(r"(?m)^#.*\n", f"# {value(text, 'role_display')} | Globex Guide\n", below, count=1),
        ),
        {"TXT401": 1},
    ),
    "the title is of another role": (
        lambda text: body(
            text,
            lambda below: re.sub(r"(?m)^#.*\n", f"# Night Porter | {value(text, 'company_display')}\n", below, count=1),
        ),
        {"TXT401": 1},
    ),
    "the title is of another seniority": (
        lambda text: body(text, lambda below: re.sub(r"(?m)^#+ ", "# Junior ", below, count=1)),
        {"TXT401": 1},
    ),
    "the title is gone": (
        lambda text: body(text, lambda below: re.sub(r"(?m)^#.*\n", "", below, count=1)),
        {"TXT401": 1},
    ),
    "the DNA line was edited": (lambda text: body(text, dna_line_changed), {"TXT402": 1}),
    "the summary was edited": (
        lambda text: text.replace("negotiation_dna_summary: ", "negotiation_dna_summary: Zebra # ", 1),
        {"TXT402": 1},
    ),
    "one number of the level mapping was changed": (lambda text: body(text, mapping_line_changed), {"TXT403": 1}),
    "the sources were taken off the list": (
        lambda text: re.sub(r"(?m)^data_sources:\n(?: +.*\n)+", "data_sources:\n  - Acme careers\n", text),
        {"TXT404": 0},
    ),
    "a source was added to the list": (
        lambda text: text.replace("data_sources:\n", "data_sources:\n  - Comparably\n", 1),
        {"TXT404": 1},
    ),
    "the evidence was renamed": (lambda text: re.sub(r"Evidence & Sources|Evidence", "Notes", text), {"TXT405": 1}),
    "the evidence was emptied": (lambda text: evidence(text, lambda _: "\n"), {"TXT405": 1}),
    "the evidence lost its years": (
        lambda text: evidence(text, lambda rest: re.sub(r"20[0-9]{2}", "lately", rest)),
        {"TXT406": 1},
    ),
    "the evidence is of old": (
        lambda text: evidence(text, lambda rest: re.sub(r"20[0-9]{2}", "2021", rest)),
        {"TXT406": 1},
    ),
    "a script asks for ten times the pay": (
        lambda text: body(text, lambda below: below.replace("\n\n", '\n\n> "I need $9,900,000 base."\n\n', 1)),
        {"TXT407": 1},
    ),
}


def test_a_sound_guide_is_sound(guides: list[Path]) -> None:
    assert {path.name: found(path.read_text(encoding="utf-8")) for path in guides} == {path.name: {} for path in guides}


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_found_by_one_rule(name: str, guides: list[Path]) -> None:
    change, expected = BREAKS[name]
    judged = 0
    for path in guides:
        text = path.read_text(encoding="utf-8")
        broken = change(text)
        if broken == text or (expected == {"TXT407": 1} and "currency: USD" not in text):
            continue
        said = found(broken)
        # Each source that the list forgot is a fault of its own.
        assert said == expected if expected != {"TXT404": 0} else set(said) == {"TXT404"}, path
        judged += 1
    assert judged >= 3


@pytest.mark.parametrize("rule", PROSE, ids=lambda rule: rule.code)
def test_what_another_rule_tells_is_not_told_again(rule: type, guides: list[Path]) -> None:
    text = guides[0].read_text(encoding="utf-8")
    for unreadable in (
        "",
        "no frontmatter",
        "---\na: [\n---\n# A\n",
        body(text, lambda _: "\n"),
        body(text, lambda _: "<!-- a -->\n"),
    ):
        assert list(rule().judge(Subject(Document(unreadable), AS_OF))) == []


def test_fields_that_are_missing_or_of_another_kind_are_not_held_against_the_text(guides: list[Path]) -> None:
    text = guides[0].read_text(encoding="utf-8")
    for field in (
        "company_display",
        "role_display",
        "negotiation_dna_summary",
        "data_sources",
        "last_updated",
        "level_mapping",
    ):
        for line in ("", f"{field}: null\n", f"{field}: [1, 2]\n" if field != "data_sources" else f"{field}: 12\n"):
            broken = re.sub(rf"(?m)^{field}:.*\n(?: .*\n)*", line, text, count=1)
            assert broken != text
            assert found(broken) == {}, (field, line)


def test_real_guides_are_not_faulted_for_their_prose(real_guides: list[Path]) -> None:
    severe = [rule for rule in PROSE if rule.severity is not Severity.INFO]
    said = {}
    for path in real_guides:
        subject = Subject(Document(path.read_bytes()), AS_OF)
        faults = [fault.message for rule in severe for fault in rule().judge(subject) if isinstance(fault, Fault)]
        if faults:
            said[path.parent.name, path.stem] = faults
    assert said == {}


def test_a_real_guide_without_a_year_in_its_evidence_is_told(real_guides: list[Path]) -> None:
    undated = next(rule for rule in PROSE if rule.code == "TXT406")
    told = 0
    for path in real_guides:
        document = Document(path.read_bytes())
        at = document.text.rindex("Evidence")
        faults = list(undated().judge(Subject(document, AS_OF)))
        assert bool(faults) == (
            re.search(r"20(?:1[0-9]|2[0-7])(?![0-9])", document.text[at:].replace("E1062026", "")) is None
        ), path
        told += len(faults)
    assert told

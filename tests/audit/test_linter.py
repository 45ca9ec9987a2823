"""Comments in a guide: they silence what they name, where they stand, and one that silences nothing is told."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.linter import Linter
from schema import subject
from schema.document import Document
from schema.example import AS_OF, CANONICAL
from schema.registry import find, rules
from schema.rule import RowRule
from schema.subject import Subject
from tests.audit.running import Run

LOW = "    total_comp_low: 190000"
BELOW_BASE = (LOW, "    total_comp_low: 145000")


@pytest.fixture
def check(guide: Callable[..., Path], payproof: Callable[..., Run]) -> Callable[..., Any]:
    """The findings on one guide with some texts replaced, as rule and message, and how many are silenced."""

    def run(*changes: tuple[str, str], select: str = "PAY203,FMT") -> tuple[list[tuple[str, str]], int]:
        guide("guides/acme/data-engineer.md", *changes)
        report = json.loads(payproof("check", "--format", "json", "--select", select).out)
        return [(found["rule"], found["message"]) for found in report["findings"]], report["summary"]["suppressed"]

    return run


@pytest.mark.parametrize("key", ["PAY203", "pay203", "total-below-base", "PAY203, TAB302"])
def test_a_comment_silences_the_rule_that_it_names(key: str, check: Callable[..., Any]) -> None:
    found, silenced = check((LOW, f"    total_comp_low: 145000 # payproof: ignore[{key}] a half year"))
    assert (found, silenced) == ([], 1)


def test_a_comment_silences_no_other_rule_and_no_other_place(check: Callable[..., Any]) -> None:
    found, silenced = check(BELOW_BASE, ("currency: GBP", "currency: GBP # payproof: ignore[PAY203] a half year"))
    assert silenced == 0
    assert [rule for rule, _ in found] == ["PAY203", "FMT112"]
    found, silenced = check((LOW, "    total_comp_low: 145000 # payproof: ignore[PAY204] a half year"))
    assert [rule for rule, _ in found] == ["PAY203"]


def test_a_comment_at_the_other_place_silences_too(check: Callable[..., Any]) -> None:
    base = ("    base_low: 150000", "    base_low: 150000 # payproof: ignore[PAY203] a half year")
    assert check(BELOW_BASE, base) == ([], 1)


def test_a_comment_without_a_reason_is_told_and_cannot_excuse_itself(check: Callable[..., Any]) -> None:
    found, silenced = check((LOW, "    total_comp_low: 145000 # payproof: ignore[PAY203, FMT113]"))
    assert silenced == 1
    assert "FMT113" in [rule for rule, _ in found]


def test_a_comment_that_silences_nothing_is_told(check: Callable[..., Any]) -> None:
    found, _ = check((LOW, f"{LOW} # payproof: ignore[PAY203] a half year"))
    assert found == [("FMT112", "PAY203 finds nothing at this place: delete the comment")]


def test_a_comment_for_a_rule_that_did_not_run_is_not_judged(check: Callable[..., Any]) -> None:
    assert check((LOW, f"{LOW} # payproof: ignore[PAY204] a half year")) == ([], 0)


def test_a_comment_for_a_check_that_could_not_be_made_is_not_judged(check: Callable[..., Any]) -> None:
    silenced = (LOW, f"{LOW} # payproof: ignore[PAY204] a half year")
    assert [rule for rule, _ in check(silenced, select="PAY204,FMT112")[0]] == ["FMT112"]
    unknown = ("    stock_low: 100000\n    stock_high: 200000", "    stock_low: null\n    stock_high: null")
    assert check(silenced, unknown, select="PAY204,FMT112") == ([], 0)


def test_a_comment_is_not_judged_where_a_value_that_its_rule_needs_cannot_be_read(check: Callable[..., Any]) -> None:
    found, _ = check(
        ("    base_low: 150000", '    base_low: "150K"'), (LOW, f"{LOW} # payproof: ignore[PAY203] a half year")
    )
    assert [rule for rule, _ in found] == ["FMT106"]


def test_findings_come_in_the_order_of_their_places(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    for name in ("guides/zulu/analyst.md", "guides/acme/data-engineer.md", "guides/acme/analyst.md"):
        guide(name, BELOW_BASE, ("next_review_due: 2026-05-23", "next_review_due: 2026-06-23"))
    found = json.loads(payproof("check", "--format", "json", "--select", "PAY203,DUE504").out)["findings"]
    places = [(finding["path"], finding["line"]) for finding in found]
    assert len(places) == 6
    assert places == sorted(places)


def test_a_verdict_holds_the_lines_that_its_findings_point_to_and_no_other() -> None:
    text = CANONICAL.replace(*BELOW_BASE)
    document = Document(text.encode(), "guides/acme/data-engineer.md")
    rule = find("PAY203")
    assert rule is not None
    verdict = Linter((rule(),)).lint(Subject(document, AS_OF), document.path)
    assert verdict.lines == {
        number: line
        for number, line in enumerate(text.splitlines(), 1)
        if line in {BELOW_BASE[1], "    base_low: 150000"}
    }


def test_where_it_cannot_be_found_out_what_rules_speak_of_each_of_them_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_: object) -> list[Any]:
        raise RuntimeError("a bug")

    monkeypatch.setattr(subject, "odd_rows", broken)
    about_rows = [rule() for rule in rules() if issubclass(rule, RowRule)]
    verdict = Linter(tuple(about_rows)).lint(Subject(Document(CANONICAL), AS_OF), "a.md")
    assert [crash.rule for crash in verdict.crashes] == [rule.code for rule in about_rows]

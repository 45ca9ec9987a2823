"""The report for programs: every form of it keeps to docs/check.schema.json, and an example of it stands there."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from schema.finding import Fault, Skip
from schema.registry import find
from schema.rule import Rule
from schema.subject import Subject
from tests.audit.running import HOME, Run

SCHEMA: dict[str, Any] = json.loads((HOME / "docs/check.schema.json").read_text(encoding="utf-8"))
PLACE = SCHEMA["$defs"]["place"]
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
BELOW_BASE = ("    total_comp_low: 190000", "    total_comp_low: 145000")
STOCK_DIFFERS = ("    stock_high: 200000", "    stock_high: 210000")
UNKNOWN = ("    stock_high: 80000", "    stock_high: null")
SILENCED = ("total_comp_low: 145000", "total_comp_low: 145000 # payproof: ignore[PAY203] a half year")


def report(run: Run) -> Any:
    """What a run printed, once it is known to keep to the schema."""
    found = json.loads(run.out)
    VALIDATOR.validate(found)
    return found


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for value in schema.values():
            yield from objects(value)


def test_the_schema_is_one_and_leaves_nothing_open() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    closed = list(objects({name: part for name, part in SCHEMA.items() if name != "examples"}))
    assert len(closed) >= 6
    for part in closed:
        assert part["additionalProperties"] is False
        given_at_times = {"path"} if part is PLACE else set()
        assert sorted(part["required"]) == sorted(part["properties"].keys() - given_at_times)


@pytest.mark.parametrize("key", ["version", "findings", "summary"])
def test_a_report_that_lacks_something_is_refused(
    key: str, guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide()
    found = report(payproof("check", "--format", "json"))
    assert not VALIDATOR.is_valid({name: value for name, value in found.items() if name != key})
    assert not VALIDATOR.is_valid({**found, "more": 1})


def test_the_schema_s_example_is_what_is_printed(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    guide("guides/acme/data-engineer.md", STOCK_DIFFERS, UNKNOWN)
    found = report(payproof("check", "--format", "json", "--select", "TAB302,PAY205"))
    assert SCHEMA["examples"] == [found]


def test_a_clean_run_says_so(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    guide()
    run = payproof("check", "--format", "json")
    summary = {
        "guides": 1,
        "errors": 0,
        "warnings": 0,
        "infos": 0,
        "suppressed": 0,
        "baselined": 0,
        "skipped": [],
        "other_files": 0,
    }
    assert (run.code, run.err) == (0, "")
    assert report(run) == {"version": 1, "tool": "payproof", "as_of": "2026-06-01", "findings": [], "summary": summary}


def test_what_comments_silence_is_counted(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE, SILENCED)
    found = report(payproof("check", "--format", "json", "--select", "PAY203"))
    assert (found["findings"], found["summary"]["suppressed"], found["summary"]["errors"]) == ([], 1, 0)


def test_what_could_not_be_checked_is_told_with_its_reason(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide("guides/acme/data-engineer.md", UNKNOWN)
    found = report(payproof("check", "--format", "json", "--select", "PAY205"))
    assert found["summary"]["skipped"] == [
        {
            "path": "guides/acme/data-engineer.md",
            "rule": "PAY205",
            "field": "compensation[1]",
            "reason": "stock is unknown",
        }
    ]


def test_a_crash_leaves_a_whole_report(
    monkeypatch: pytest.MonkeyPatch, guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    rule = find("PAY204")
    assert rule

    def judge(self: Rule, subject: Subject) -> Iterator[Fault | Skip]:
        raise ZeroDivisionError

    monkeypatch.setattr(rule, "judge", judge)
    guide("guides/acme/data-engineer.md", BELOW_BASE)
    run = payproof("check", "--format", "json", "--select", "PAY203,PAY204")
    assert run.code == 3
    assert [finding["rule"] for finding in report(run)["findings"]] == ["PAY203"]


def test_standard_input_without_a_name_is_called_by_its_sign(
    guide: Callable[..., Path], process: Callable[..., Run]
) -> None:
    text = guide("guides/acme/data-engineer.md", BELOW_BASE).read_bytes()
    run = process("check", "-", "--format", "json", "--as-of", "2026-06-01", "--select", "PAY203", stdin=text)
    assert {finding["path"] for finding in report(run)["findings"]} == {"-"}


@pytest.mark.parametrize("rule", ["FMT", "PAY", "TAB", "DUE"])
def test_every_wrong_example_of_every_rule_gives_a_report_that_keeps_to_the_schema(
    rule: str, folder: Path, payproof: Callable[..., Run]
) -> None:
    from schema.example import Bad  # noqa: PLC0415
    from schema.registry import matching  # noqa: PLC0415

    acme = folder / "guides/acme"
    acme.mkdir(parents=True)
    bad = [example for found in matching(rule) for example in found.examples if isinstance(example, Bad)]
    for number, example in enumerate(bad):
        text = example.text.encode() if isinstance(example.text, str) else example.text
        (acme / f"guide-{number}.md").write_bytes(text)
    found = report(payproof("check", "--format", "json"))
    assert found["summary"]["guides"] == len(bad)
    assert len({finding["rule"] for finding in found["findings"]}) >= 3


def test_a_finding_keeps_its_fingerprint_when_lines_and_rows_move(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    def fingerprints() -> list[str]:
        found = report(payproof("check", "--format", "json", "--select", "PAY203"))
        return [finding["fingerprint"] for finding in found["findings"]]

    file = guide("guides/acme/data-engineer.md", BELOW_BASE)
    before = fingerprints()
    text = file.read_text(encoding="utf-8")
    row = text[text.index("  - region: New York") : text.index("  - region: London")]
    file.write_text(text.replace(row, "").replace("level_mapping:", f"{row}# moved\nlevel_mapping:"), encoding="utf-8")
    assert fingerprints() == before
    file.write_text(text.replace("145000", "144000"), encoding="utf-8")
    assert fingerprints() != before


def test_what_steers_a_terminal_is_escaped(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE, ("  - region: New York", '  - region: "N\\e[31m\\x9b\\u202eY"'))
    run = payproof("check", "--format", "json", "--select", "PAY203")
    assert not set(run.out) & {"\x1b", "\x9b", "\u202e"}
    assert report(run)["findings"][0]["region"] == "N\x1b[31m\x9b\u202eY"


def test_text_stays_readable(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE, ("New York", "Zürich 🏔 東京"))
    assert '"region": "Zürich 🏔 東京"' in payproof("check", "--format", "json", "--select", "PAY203").out

"""The pages that are generated from the rules and the model: each says what is so."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, FormatChecker

from audit import config
from audit.linter import Linter
from audit.pages import guide_schema, page, rule_index, rule_table
from audit.verdict import Verdict
from schema.document import Document
from schema.evidence_rule import EvidenceRule, RecordRule
from schema.example import CANONICAL, Bad
from schema.guide import REQUIRED, Guide
from schema.home import Home
from schema.model import GuideModel
from schema.registry import find, rules
from schema.rule import Rule
from schema.subject import Subject
from tests.evidence_examples import examined, text_of
from tests.kin_examples import among_kin

HOME = Path(__file__).resolve().parents[2]
ALL = [pytest.param(rule, id=rule.code) for rule in rules()]
WITH_OPTIONS = [pytest.param(rule, id=rule.code) for rule in rules() if rule.Options]
SILENT = ": `# payproof: ignore-file["


@pytest.mark.parametrize("rule", ALL)
def test_a_page_tells_what_its_rule_finds_with_a_wrong_and_a_right_example(rule: type[Rule]) -> None:
    text = page(rule)
    assert text.startswith(f"# {rule.code} {rule.name()}\n\n")
    wrong, right = text.split("\n## Wrong\n")[1].split("\n## Right\n")
    for example in rule.examples:
        if isinstance(example, Bad):
            place = f"`{example.at}`: " if example.at and not example.at.startswith("body") else ""
            assert f"> {place}{example.says}\n" in wrong
    assert right.strip()


@pytest.mark.parametrize("rule", ALL)
def test_every_fenced_block_of_a_page_is_closed_and_holds_something(rule: type[Rule]) -> None:
    fences = [line for line in page(rule).splitlines() if line.startswith("```")]
    assert len(fences) % 2 == 0
    assert fences[1::2] == ["```"] * (len(fences) // 2)


@pytest.mark.parametrize("rule", ALL)
def test_the_yaml_that_a_page_shows_can_be_copied_into_a_guide(rule: type[Rule]) -> None:
    hostile = {"FMT102", "FMT103", "FMT114", "EVD700"}  # their wrong examples are YAML that no reader may trust
    for text in re.findall(r"```yaml\n(.*?)\n```", page(rule), re.DOTALL):
        if rule.code not in hostile:
            fields = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (it makes nothing but text)
            assert fields is None or isinstance(
                fields, list if issubclass(rule, EvidenceRule) and text[0] == "-" else dict
            )


@pytest.mark.parametrize("rule", WITH_OPTIONS)
def test_the_options_that_a_page_shows_are_the_defaults_and_can_be_configured(rule: type[Rule], tmp_path: Path) -> None:
    shown = re.search(r"```toml\n(.*?)\n```", page(rule), re.DOTALL)
    assert shown
    file = tmp_path / "pyproject.toml"
    file.write_text(shown[1], encoding="utf-8")
    assert rule(config.load(tmp_path).options[rule.code]).options == rule().options


@pytest.mark.parametrize("rule", ALL)
def test_a_page_offers_a_comment_exactly_where_a_comment_silences_the_rule(rule: type[Rule]) -> None:
    bad = [example for example in rule.examples if isinstance(example, Bad)]
    if SILENT not in page(rule):
        assert any(rule.code in _codes(_judged(rule, example, _silenced(rule, example))) for example in bad)
        return
    silenced = [_judged(rule, example, _silenced(rule, example)) for example in bad]
    assert all(rule.code not in _codes(verdict) for verdict in silenced)
    assert any(finding.rule == rule.code for verdict in silenced for finding in verdict.suppressed)


def _silenced(rule: type[Rule], example: Bad) -> str | bytes:
    comment = f"# payproof: ignore-file[{rule.code}] it stays"
    text = text_of(rule, example)
    if isinstance(text, bytes):
        return text.replace(b"---\n", f"---\n{comment}\n".encode(), 1)
    return f"{comment}\n{text}" if issubclass(rule, RecordRule) else text.replace("---\n", f"---\n{comment}\n", 1)


def _judged(rule: type[Rule], example: Bad, text: str | bytes) -> Verdict:
    document, seen = examined(rule, example, text)
    company, _, file = document.path.rpartition("/")
    beside = [found() for key in example.beside if (found := find(key))]
    was = None if example.base_text is None else Subject(Document(example.base_text), example.as_of)
    home = Home(company.rpartition("/")[2], file.removesuffix(".md"))
    subject = Subject(document, example.as_of, home, base=was, evidence=seen)
    linter = Linter((rule(example.options), *beside))
    return among_kin(linter, example, linter.lint(subject, document.path))


def _codes(verdict: Verdict) -> set[str]:
    return {finding.rule for finding in verdict.findings}


def test_every_rule_stands_once_in_the_lists_with_a_link_to_its_page() -> None:
    for text, home in ((rule_table(), "docs/rules/"), (rule_index(), "")):
        links = re.findall(r"\| (\w+) \| \[([\w-]+)\]\(([^)]+)\) \|", text)
        assert sorted(links) == sorted((rule.code, rule.name(), f"{home}{rule.name()}.md") for rule in rules())


def test_the_list_of_rules_shows_the_guide_that_the_examples_are_laid_over() -> None:
    assert CANONICAL in rule_index()


# the JSON Schema

SCHEMA = json.loads(guide_schema())
VALIDATOR = Draft7Validator(SCHEMA, format_checker=FormatChecker(formats=["date"]))
GUIDES = sorted((HOME / "guides").glob("*/*.md"))


def _fields(text: str) -> Any:
    """The frontmatter as JSON has it: a date is text."""
    values = Document(text).values
    return json.loads(json.dumps(values, default=lambda value: value.isoformat()))


def _faults(fields: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:100]}" for error in VALIDATOR.iter_errors(fields)]


def test_the_schema_is_one() -> None:
    Draft7Validator.check_schema(SCHEMA)


def test_this_repository_has_guides_to_hold_the_schema_against() -> None:
    assert len(GUIDES) >= 3


@pytest.mark.parametrize("guide", [pytest.param(guide, id=f"{guide.parent.name}/{guide.stem}") for guide in GUIDES])
def test_a_sound_guide_satisfies_the_schema(guide: Path) -> None:
    assert _faults(_fields(guide.read_text(encoding="utf-8"))) == []


def test_a_guide_that_uses_every_field_satisfies_the_schema_and_the_model() -> None:
    fields = _whole()
    assert set(fields) == set(Guide._fields)
    assert _faults(json.loads(json.dumps(fields, default=date.isoformat))) == []
    GuideModel.model_validate(fields)


def _whole() -> dict[str, Any]:
    day = date(2026, 6, 1)
    values = Document(CANONICAL).values
    assert values
    row = {**values["compensation"][0], "bonus_pct_low": 7.5, "stock_type": "RSU", "stock_vest_years": 4}
    return {
        **values,
        "compensation": [{**row, "currencies": {"stock": "EUR"}}, values["compensation"][1]],
        "data_sources": ["Glassdoor", {"name": "Levels.fyi", "url": "u", "accessed": day, "supports": ["London"]}],
        "status": "active",
        "total_comp_basis": "annualised",
        "review": {
            "snoozed_until": day,
            "reason": "new data in June",
            "confirmed": {"on": day, "what": "base and stock"},
        },
        **dict.fromkeys(
            ("industry", "hq_location", "public_or_private", "ticker", "employee_count_range", "author", "owner"),
            "text",
        ),
    }


@pytest.mark.parametrize("name", REQUIRED)
def test_a_guide_without_a_field_that_all_need_is_refused(name: str) -> None:
    fields = _fields(CANONICAL)
    del fields[name]
    assert _faults(fields) == [f"$: {name!r} is a required property"]


BROKEN = {
    "a field that no guide has": {"compny": "acme"},
    "a row's field that no row has": {"compensation": [{"region": "London", "currency": "GBP", "base_lo": 1}]},
    "a row without a region": {"compensation": [{"currency": "GBP"}]},
    "a row without a currency": {"compensation": [{"region": "London"}]},
    "a currency in small letters": {"compensation": [{"region": "London", "currency": "gbp"}]},
    "a currency that there is none": {"compensation": [{"region": "London", "currency": "ZZZ"}]},
    "a component's currency that there is none": {
        "compensation": [{"region": "London", "currency": "GBP", "currencies": {"stock": "ZZZ"}}]
    },
    "a figure as text": {"compensation": [{"region": "London", "currency": "GBP", "base_low": "90K"}]},
    "a figure with a fraction": {"compensation": [{"region": "London", "currency": "GBP", "base_low": 90000.5}]},
    "true for a figure": {"compensation": [{"region": "London", "currency": "GBP", "base_low": True}]},
    "a grant over no year": {"compensation": [{"region": "London", "currency": "GBP", "stock_vest_years": 0}]},
    "no row": {"compensation": []},
    "no source": {"data_sources": []},
    "a source without a name": {"data_sources": [{"url": "u"}]},
    "a day that no calendar has": {"last_updated": "2026-02-30"},
    "a date written another way": {"last_updated": "23/02/2026"},
    "a quarter that there is none": {"salary_data_quarter": "2025-Q5"},
    "a role type that there is none": {"role_type": "special"},
    "a slug with a capital": {"company": "Acme"},
    "empty text": {"role_display": ""},
    "null for what all need": {"role_display": None},
    "a level that is a number": {"level_mapping": {"google": 5}},
}


@pytest.mark.parametrize("change", [pytest.param(change, id=name) for name, change in BROKEN.items()])
def test_the_schema_refuses(change: dict[str, Any]) -> None:
    assert _faults({**_fields(CANONICAL), **change}) != []


def test_the_schema_names_every_field_of_the_model_and_says_a_currency_once() -> None:
    assert set(SCHEMA["properties"]) == set(Guide._fields)
    assert sorted(SCHEMA["required"]) == sorted(REQUIRED)
    assert guide_schema().count('"GBP"') == 1

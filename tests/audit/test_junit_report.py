"""`--format junit`: a suite a guide, read by a reader of JUnit; what fails the run fails there, and nothing else."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from audit.reports import render
from audit.reports.style import Style
from schema.finding import Severity
from tests.audit.made_reports import HOSTILE, crash, finding, hostile, report
from tests.audit.running import Run

STYLE = Style()


def suites(text: str) -> list[TestSuite]:
    """The suites, once their counts are known to be true."""
    found = JUnitXml.fromstring(text.encode())
    assert isinstance(found, JUnitXml)
    said = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in found]
    told = (found.tests, found.failures, found.errors, found.skipped)
    assert told == tuple(map(sum, zip(*said, strict=True))) if said else told == (0, 0, 0, 0)
    found.update_statistics()  # type: ignore[no-untyped-call]
    assert said == [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in found]
    return list(found)


def cases(text: str) -> list[TestCase]:
    return [case for suite in suites(text) for case in suite]


def test_a_guide_is_a_suite_and_a_finding_a_case_that_fails() -> None:
    (suite,) = suites(render("junit", report(finding()), STYLE))
    assert suite.name == "guides/acme/data-engineer.md"
    (case,) = suite
    assert case.classname == "guides.acme.data-engineer"
    assert case.name == "TAB302 figure-differs London compensation.stock_high"
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert failure.type == "error"
    assert failure.message == (
        "London: stock_high is 80,000 in the frontmatter and 86,000 in the table: correct the wrong one (line 45)"
    )
    assert failure.text.splitlines() == [
        f"guides/acme/data-engineer.md:45:25: error TAB302 London: {finding().message}",
        "guides/acme/data-engineer.md:26:17: 80,000 in the frontmatter",
        "https://github.com/payproof/payproof/blob/main/docs/rules/figure-differs.md",
    ]


def test_a_guide_without_a_finding_is_a_case_that_passes() -> None:
    (case,) = cases(render("junit", report(clean=["guides/acme/analyst.md"]), STYLE))
    assert (case.classname, case.name, case.result) == ("guides.acme.analyst", "no finding", [])


@pytest.mark.parametrize(("fail_on", "failing"), [("error", 1), ("warning", 2), ("info", 3), ("never", 0)])
def test_what_fails_the_run_fails_and_the_rest_is_skipped_with_its_message(fail_on: str, failing: int) -> None:
    made = report(*(finding(severity=each) for each in Severity), fail_on=fail_on)
    found = [case.result[0] for case in cases(render("junit", made, STYLE))]
    assert [type(each) for each in found] == [Failure] * failing + [Skipped] * (3 - failing)
    assert all("correct the wrong one" in (each.message or "") for each in found)


def test_the_threshold_is_the_one_that_was_asked_for(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    guide("guides/acme/data-engineer.md", ("total_comp_low: 190000", "total_comp_low: 145000"))
    options = ("check", "--select", "PAY203", "--format", "junit")
    assert [suite.failures for suite in suites(payproof(*options).out)] == [1]
    never = payproof(*options, "--fail-on", "never")
    assert (never.code, [suite.failures for suite in suites(never.out)]) == (0, [0])


def test_a_case_keeps_its_name_when_lines_and_rows_move_and_two_of_a_kind_have_two() -> None:
    def names(*fields: str) -> list[str]:
        made = report(*(finding(field=field) for field in fields))
        return [str(case.name) for case in cases(render("junit", made, STYLE))]

    assert names("compensation[1].stock_high") == names("compensation[7].stock_high")
    assert len(set(names("compensation[1].stock_high", "compensation[2].stock_high"))) == 2


def test_a_crash_is_an_error_of_each_guide_that_it_happened_on() -> None:
    crashed = [crash(), crash("guides/acme/analyst.md")]
    found = cases(render("junit", report(clean=[each.path for each in crashed], crashes=crashed), STYLE))
    assert len(found) == len(crashed)
    for case in found:
        (error,) = case.result
        assert isinstance(error, Error)
        assert "rule PAY204 total-below-parts crashed" in (error.message or "")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_guide_breaks_nothing(text: str) -> None:
    printed = render("junit", hostile(text), STYLE)
    assert "##[" not in printed
    root = ET.fromstring(printed.encode())  # noqa: S314
    assert {element.tag for element in root.iter()} == {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "error",
        "skipped",
    }
    assert len(cases(printed)) == 4


def test_what_xml_cannot_hold_is_replaced_and_not_dropped() -> None:
    printed = render("junit", report(finding(region="a\x00b\x1bc\ufffed\udcff")), STYLE)
    (case,) = cases(printed)
    assert case.name.startswith("TAB302 figure-differs a\ufffdb\ufffdc\ufffdd\\udcff ")


def test_the_real_guides_are_a_suite_each(corpus: Path, real_guides: list[Path], payproof: Callable[..., Run]) -> None:
    run = payproof("check", str(corpus), "--format", "junit")
    assert len(suites(run.out)) == len(real_guides)

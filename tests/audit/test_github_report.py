"""`--format github`: what GitHub's runner reads in it are the findings and nothing else, whatever a guide says."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from audit.harmless import storable
from audit.reports import render
from audit.reports.github import MOST
from audit.reports.style import Style
from schema.finding import Severity, Span
from tests.audit.job_runner import commands
from tests.audit.made_reports import HOSTILE, crash, finding, hostile, many, report

STYLE = Style()


def test_a_finding_is_an_annotation_on_its_line() -> None:
    (command,) = commands(render("github", report(finding()), STYLE))
    assert command.name == "error"
    assert command.properties == {
        "file": "guides/acme/data-engineer.md",
        "line": "45",
        "endLine": "45",
        "col": "25",
        "endColumn": "34",
        "title": "TAB302 figure-differs",
    }
    assert command.data == (
        "London: stock_high is 80,000 in the frontmatter and 86,000 in the table: correct the wrong one\n"
        "at guides/acme/data-engineer.md:45:25\n"
        "and line 26: 80,000 in the frontmatter"
    )


def test_a_finding_on_several_lines_has_no_columns_for_github_takes_none_there() -> None:
    (command,) = commands(render("github", report(finding(span=Span(3, 2, 4, 1))), STYLE))
    assert {"line": "3", "endLine": "4"}.items() <= command.properties.items()
    assert not {"col", "endColumn"} & command.properties.keys()


def test_the_worst_come_first() -> None:
    found = [finding(f"guides/acme/{severity}.md", severity) for severity in reversed(Severity)]
    assert [each.name for each in commands(render("github", report(*found), STYLE))] == ["error", "warning", "notice"]


def test_what_github_would_not_show_is_left_out_and_that_is_said() -> None:
    text = render("github", many(3 * MOST + 4), STYLE)
    taken = [each.name for each in commands(text)]
    assert taken == ["error"] * MOST + ["warning"] * MOST + ["notice"] * MOST
    assert "10 annotations of a kind: 2 more errors, 1 more warning, 1 more notice are left out" in text
    assert "left out" not in render("github", many(3 * MOST), STYLE)
    assert "left out" in render("github", many(3 * MOST + 4), Style(quiet=True))


def test_the_last_line_is_what_the_run_came_to() -> None:
    assert render("github", report(clean=["a/b.md"]), STYLE) == "Checked 1 guide: nothing wrong.\n"
    assert render("github", report(clean=["a/b.md"]), Style(quiet=True)) == ""


def test_a_crash_is_the_first_error() -> None:
    first, *_ = commands(
        render("github", report(*many(MOST).findings, crashes=[crash(), crash("guides/b/c.md")]), STYLE)
    )
    assert (first.name, first.properties["title"]) == ("error", "payproof failed")
    assert first.data.startswith(
        "rule PAY204 total-below-parts crashed on guides/acme/data-engineer.md and on 1 other guide"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_guide_orders_nothing(text: str) -> None:
    printed = render("github", hostile(text), STYLE)
    found = commands(printed)
    assert [each.name for each in found] == ["error", "error", "warning", "notice"]
    assert {*found[0].properties} == {"file", "line", "title"}
    for each in found[1:]:
        assert {*each.properties} >= {"file", "line", "endLine", "title"}
        assert each.properties["title"] == "TAB302 figure-differs"
    assert len(printed.splitlines()) == 6
    printed.encode()


@given(some.text(), some.text(min_size=1), some.text())
def test_whatever_the_text_the_runner_reads_it_back(message: str, path: str, region: str) -> None:
    made = finding(path, message=message, region=region, related=())
    (command,) = commands(render("github", report(made), Style(quiet=True)))
    assert command.data == "\n".join([storable(made.told), storable(f"at {path}:45:25")])


def test_a_path_with_line_breaks_commas_and_colons_is_read_back_as_it_is() -> None:
    path = 'guides/a\nb/-rf, it\'s 100%: "🏔"\r.md'
    (command,) = commands(render("github", report(finding(path)), STYLE))
    assert command.properties["file"] == path

"""`--format markdown`: a summary that fits, in which nothing that a guide says is markup, a link or a mention."""

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from audit.reports import render
from audit.reports.markdown import LARGEST
from audit.reports.style import Style
from schema.finding import Severity
from tests.audit.made_reports import HOSTILE, crash, finding, hostile, many, report

STYLE = Style()


def tokens(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def test_the_summary_has_the_counts_by_rule_and_the_findings_by_guide() -> None:
    made = report(
        finding(), finding("guides/acme/analyst.md", Severity.WARNING, rule="PAY204", name="total-below-parts")
    )
    assert render("markdown", made, STYLE) == (
        "**Checked 2 guides: 1 error and 1 warning in 2 of them.**\n"
        "\n"
        "| severity | rule | defect | findings | guides |\n"
        "|---|---|---|--:|--:|\n"
        "| error | TAB302 | figure-differs | 1 | 1 |\n"
        "| warning | PAY204 | total-below-parts | 1 | 1 |\n"
        "\n"
        "### By guide, the worst first\n"
        "\n"
        "- `guides/acme/data-engineer.md`\n"
        "  - line 45, error TAB302: `London: stock_high is 80,000 in the frontmatter and 86,000 in the table: "
        "correct the wrong one`; line 26: `80,000 in the frontmatter`\n"
        "- `guides/acme/analyst.md`\n"
        "  - line 45, warning PAY204: `London: stock_high is 80,000 in the frontmatter and 86,000 in the table: "
        "correct the wrong one`; line 26: `80,000 in the frontmatter`\n"
    )


def test_a_clean_run_is_one_line_and_a_quiet_one_none() -> None:
    clean = report(clean=["guides/a/b.md"])
    assert render("markdown", clean, STYLE) == "**Checked 1 guide: nothing wrong.**\n"
    assert render("markdown", clean, Style(quiet=True)) == ""


def test_a_crash_stands_above_the_findings() -> None:
    text = render("markdown", report(finding(), crashes=[crash()]), STYLE)
    assert text.index("### payproof failed") < text.index("### By guide")
    assert "`rule PAY204 total-below-parts crashed on guides/acme/data-engineer.md" in text


def test_the_guide_with_the_most_errors_comes_first() -> None:
    made = report(finding("guides/a/one.md"), *(finding("guides/b/two.md", region=each) for each in "xy"))
    text = render("markdown", made, STYLE)
    assert text.index("`guides/b/two.md`") < text.index("`guides/a/one.md`")


def test_it_stays_below_its_size_and_tells_the_true_counts_and_what_was_cut() -> None:
    text = render("markdown", many(6_000), STYLE)
    assert len(text.encode()) < LARGEST
    assert "**Checked 6,000 guides: 2,000 errors, 2,000 warnings and 2,000 infos in 6,000 of them.**" in text
    shown = text.count("\n- `guides/")
    assert f"- and {6_000 - shown:,} more findings in {6_000 - shown:,} guides: " in text


def test_one_guide_with_more_than_there_is_room_for_is_cut_too() -> None:
    text = render("markdown", report(*(finding(region=f"{each} {'é' * 300}") for each in range(3_000))), STYLE)
    assert len(text.encode()) < LARGEST
    assert "- and 3,000 more findings in 1 guide: " in text


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_a_guide_says_is_markup(text: str) -> None:
    found = tokens(render("markdown", hostile(text), STYLE))
    assert not {token.type for token in found} & {"html_block", "code_block", "fence", "hr", "blockquote_open"}
    inner = [child for token in found for child in token.children or ()]
    assert {child.type for child in inner} <= {"text", "code_inline", "strong_open", "strong_close"}
    assert not any(re.search(r"[@<`|\[$]|://|www", child.content) for child in inner if child.type == "text")
    assert len([token for token in found if token.type == "table_open"]) == 1
    assert len([token for token in found if token.type == "tr_open"]) == 2

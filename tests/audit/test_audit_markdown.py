"""An audit as Markdown: it fits into an issue whatever the number of guides, and nothing in it is a mention or markup."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from audit.auditor import forecast
from audit.reports.audit import render
from audit.reports.audit.markdown import LARGEST
from audit.reports.inert_markdown import code
from audit.staleness import Change, Point
from schema.freshness import State
from tests.audit.audited import AS_OF, DELTA, WHOLE, audit, guide


def test_the_markdown_has_the_headline_the_owners_and_what_is_overdue() -> None:
    text = render("markdown", audit(guide(), guide("acme/b.md", "unowned"), delta=DELTA), WHOLE)
    assert text.startswith(
        "**2 guides as of 2026-11-21: 2 expired; 2 past due, the longest for 182 days (about 6 months).**\n"
    )
    assert "Since 2026-11-14 (`0123456789ab`): 1 new, 1 worse, 1 removed.\n" in text
    assert "| `pay-team` | 1 | 1 | 1 |\n" in text
    assert (
        "- `guides/acme/data-engineer.md` (`pay-team`): expired, 182 days past its review of 2026-05-23, "
        "last updated on 2026-02-23\n"
    ) in text
    assert "<details>" not in text


@pytest.mark.parametrize(("number", "is_folded"), [(50, False), (51, True)])
def test_the_markdown_folds_a_list_of_more_than_fifty(number: int, *, is_folded: bool) -> None:
    text = render("markdown", audit(*(guide(f"acme/{each}.md") for each in range(number))), WHOLE)
    assert ("<details>\n<summary>Show the list</summary>\n\n- `guides" in text) is is_folded
    assert text.count("- `guides") == number


def test_the_markdown_stays_below_its_size_with_any_number_of_guides_and_tells_the_true_totals() -> None:
    long = "é" * 300
    guides = [guide(f"{long}/{number}.md", f"{long}{number}", last_updated=None) for number in range(5000)]
    weeks = [replace(week, due=101) for week in forecast([], AS_OF, 500)]
    changes = [Change(each.path, None, State.FRESH) for each in guides]
    found = replace(audit(*guides), cliffs=weeks, delta=replace(DELTA, new=changes), notes=[long] * 500)
    text = render("markdown", found, WHOLE)
    assert len(text.encode()) < LARGEST
    assert "**5,000 guides as of 2026-11-21: 5,000 invalid; 5,000 past due" in text
    assert "5,000 guides need a look" in text
    assert "5,000 new" in text
    shown = text.split("### To look at")[1].split("### Cliffs")[0].count("- `guides")
    assert f"- and {5000 - shown:,} more guides\n" in text


@given(some.text(max_size=300) | some.text("`@#|\\<>*_[]()!\n \t~", max_size=40))
@settings(max_examples=300)
def test_a_text_from_a_guide_is_code_and_nothing_else(text: str) -> None:
    found = MarkdownIt("commonmark").parse(f"- x {code(text)} y")
    inner = next(token for token in found if token.type == "inline")
    assert [child.type for child in inner.children or ()] == ["text", "code_inline", "text"]


@pytest.mark.parametrize(
    "name", ["@team", "a|b", "a\\|b", "`@team`", "</details>@team", "[x](http://y.z)", "a\n\n@team", "<!--"]
)
def test_no_name_is_a_mention_or_markup_wherever_it_stands(name: str) -> None:
    many = [guide(f"{name}/{number}.md", name, last_updated=None, misdated=(name,)) for number in range(60)]
    found = audit(*many, delta=replace(DELTA, new=[Change(name, None, State.FRESH)], revision=name), notes=[name])
    tokens = MarkdownIt("commonmark").enable("table").parse(render("markdown", found, WHOLE))
    html = [token.content.strip() for token in tokens if token.type == "html_block"]
    assert html == ["<details>\n<summary>Show the list</summary>", "</details>"]
    inner = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inner} <= {"text", "code_inline", "strong_open", "strong_close", "softbreak"}
    assert not any(set("@[<`|") & set(child.content) for child in inner if child.type == "text")
    cells = [token for token in tokens if token.type == "td_open"]
    assert len(cells) == 4


def test_the_trend_is_a_table_with_the_latest_day_first() -> None:
    points = [
        Point(date(2026, 11, 14), "0" * 40, {State.FRESH: 1_200, State.OVERDUE: 3}, 3),
        Point(date(2026, 11, 21), "", {State.FRESH: 1_198, State.OVERDUE: 5}, 1_005),
    ]
    text = render("markdown", audit(guide(), trend=points), WHOLE)
    assert text.split("### Trend\n\n")[1].splitlines()[:4] == [
        "| day | past due | overdue | fresh |",
        "|---|--:|--:|--:|",
        "| 2026-11-21 | 1,005 | 5 | 1,198 |",
        "| 2026-11-14 | 3 | 3 | 1,200 |",
    ]
    assert "### Trend" not in render("markdown", audit(guide()), WHOLE)


def test_a_trend_of_ten_years_leaves_the_earliest_days_out() -> None:
    points = [Point(date(2016, 1, 1) + timedelta(weeks=week), "", {State.FRESH: 1}, 0) for week in range(520)]
    text = render("markdown", audit(guide(), trend=points), WHOLE)
    assert f"| {points[-1].day} |" in text
    assert f"| {points[0].day} |" not in text
    assert "earlier days" in text


def test_why_nothing_can_be_compared_is_said() -> None:
    text = render("markdown", audit(guide(), notes=["guides lies in no git repository"]), WHOLE)
    assert "### Notes\n\n- `guides lies in no git repository`" in text

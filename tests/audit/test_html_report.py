"""The web page of an audit: what it says, that nothing from a guide becomes markup or script, and that it needs no network."""

import itertools
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from audit.reports.audit import FORMATS
from audit.reports.audit import render as render_as
from audit.reports.audit.html import FIRST, render
from audit.reports.audit.webpage import heatmap, names, weeks
from audit.reports.audit.webpage.wording import LONGEST, MARKS, label, link
from audit.reports.style import Style
from audit.staleness import Change, Delta, Point
from schema.freshness import Facts, State
from tests.audit.made_audits import AS_OF, audit_of, judged, made, real, trending
from tests.audit.markup import Element, Page, data_of, page


@cache
def usual() -> Element:
    return page(made(300))


def test_the_page_is_one_of_the_formats() -> None:
    assert "html" in FORMATS
    assert render_as("html", made(3), Style()) == render(made(3), Style())


def test_it_says_the_day_how_many_guides_how_many_are_past_due_and_who_made_it() -> None:
    audit = made(300)
    said = usual().one("section", id="glance").text
    assert f"As of 21 November 2026 · 300 guides · {audit.past_due} past due" in said
    assert usual().one("h1").text == f"{audit.past_due} of 300 guides are past their review date."
    assert usual().one("head").one("title").text.startswith("Staleness of 300 guides as of 2026-11-21")
    assert "payproof" in usual().one("header").text


@pytest.mark.parametrize(
    ("late", "total", "said"),
    [
        (0, 0, "No guides were found."),
        (0, 2, "No guide is past its review date."),
        (1, 1, "The guide is past its review date."),
        (1, 2, "1 of 2 guides is past its review date."),
        (2, 2, "All 2 guides are past their review date."),
    ],
)
def test_the_headline_is_the_worst_news_in_good_english(late: int, total: int, said: str) -> None:
    days = [AS_OF - timedelta(days=100)] * late + [AS_OF] * (total - late)
    guides = [
        judged(f"g/a/{at}.md", Facts(last_updated=day, next_review_due=day + timedelta(days=89)), "unowned")
        for at, day in enumerate(days)
    ]
    assert page(audit_of(guides)).one("h1").text == said


def test_the_tiles_show_the_count_of_every_state_and_their_sum_is_all_guides() -> None:
    audit = made(300)
    tiles = usual().one("ul", class_="tiles").all("li")
    shown = {tile.one("span", class_="state").text: int(tile.one("span", class_="many").text) for tile in tiles}
    assert shown == {f"{MARKS[state]}{label(state)}": number for state, number in audit.counts.items()}
    assert sum(shown.values()) == 300
    assert all(audit.counts.values()), "every state has to be there for this test to tell anything"


def test_the_parts_of_the_bar_fill_it_and_a_single_guide_is_seen() -> None:
    guides = [*made(2000).guides]
    fresh = [guide for guide in guides if guide.state is State.FRESH]
    stale = next(guide for guide in guides if guide.state is State.STALE)
    bar = page(audit_of([*fresh, stale])).one("section", id="glance").one("svg", class_="bar")
    parts = [(rect.values["class"], float(rect.values["x"]), float(rect.values["width"])) for rect in bar.all("rect")]
    assert [kind for kind, _, _ in parts] == ["s-stale", "s-fresh"]
    assert parts[0][2] >= 3
    assert parts[1][1] == pytest.approx(parts[0][2], abs=0.1)
    assert sum(width for _, _, width in parts) == pytest.approx(1000, abs=0.2)
    assert "1 stale" in bar.one("title").text


def test_the_data_holds_every_guide_the_worst_first() -> None:
    audit = made(300)
    data = data_of(usual())
    read = [
        (
            data["states"][row[2]][0],
            data["companies"][row[0]],
            data["roles"][row[1]],
            data["owners"][row[3]],
            data["days"][row[4]] if row[4] >= 0 else None,
            row[5],
            data["days"][row[6]] if row[6] >= 0 else None,
            row[7],
            unquote(data["folders"][row[9]][1] + data["files"][row[10]][1]),
        )
        for row in data["rows"]
    ]
    assert read == [
        (
            guide.state.value,
            [guide.company, guide.facts.company_display],
            [guide.role, guide.facts.role_display],
            guide.owner,
            str(guide.facts.last_updated) if guide.facts.last_updated else None,
            guide.freshness.age_days,
            str(guide.facts.next_review_due),
            guide.freshness.days_overdue,
            f"./{guide.path}",
        )
        for guide in audit.ordered
    ]
    reasons = [data["reasons"][row[8]] for row in data["rows"]]
    assert all(
        reason in said for guide, said in zip(audit.ordered, reasons, strict=True) for reason in guide.freshness.reasons
    )


def test_a_number_in_the_data_sorts_like_what_it_stands_for() -> None:
    data = data_of(usual())
    for name in ("days", "weeks", "reasons"):
        assert data[name] == sorted(data[name])
    for name in ("companies", "roles"):
        displays = [display.casefold() for _, display in data[name]]
        assert displays == sorted(displays)


def test_without_a_script_the_worst_hundred_are_there_with_links() -> None:
    audit = made(300)
    lines = usual().one("table", id="all").one("tbody").all("tr")
    assert [line.one("a").values["href"] for line in lines] == [link(guide.path) for guide in audit.ordered[:FIRST]]
    assert [line.all("td")[4].text for line in lines] == [
        str(guide.freshness.days_overdue or "–") for guide in audit.ordered[:FIRST]
    ]
    assert "hidden" in usual().one("form", id="filters").values


def test_a_planned_review_is_among_the_reasons() -> None:
    guide = made(1).guides[0]
    planned = replace(guide, freshness=guide.freshness._replace(planned_for=date(2026, 12, 1)))
    assert "planned for 2026-12-01" in data_of(page(audit_of([planned])))["reasons"][0]


def test_every_owner_has_a_line_and_the_lines_add_up() -> None:
    audit = made(300)
    lines = usual().one("table", class_="owners").one("tbody").all("tr")
    assert [line.one("th").text for line in lines] == list(audit.by_owner)
    late = Counter(guide.owner for guide in audit.guides if guide.freshness.past_due)
    assert [int(line.all("td")[1].text) for line in lines] == [late[owner] for owner in audit.by_owner]
    assert sum(int(line.all("td")[0].text) for line in lines) == 300
    due = {owner: sum(week.owners.get(owner, 0) for week in audit.forecast) for owner in audit.by_owner}
    assert [int(line.all("td")[-2].text) for line in lines] == list(due.values())


def test_the_calendar_has_every_guide_that_is_past_due_and_all_that_comes() -> None:
    audit = made(300)
    calendar = weeks.calendar(audit)
    assert sum(tile.number for tile in calendar.past) + calendar.earlier == audit.past_due > 0
    assert [tile.number for tile in calendar.coming] == [week.due for week in audit.forecast]
    days = [tile.starts for tile in calendar.past if tile.starts]
    assert all(after - before == timedelta(weeks=1) for before, after in itertools.pairwise(days))
    shown = [int(week.one("span", class_="many").text) for week in usual().one("section", id="calendar").all("li")]
    assert shown == [tile.number for tile in (*calendar.past, *calendar.coming)]


def test_what_came_due_more_than_a_year_ago_stands_in_one_tile() -> None:
    days = [AS_OF - timedelta(days=back) for back in (500, 900, 100)]
    guides = [judged(f"g/a/{day}.md", Facts(last_updated=day, next_review_due=day), "unowned") for day in days]
    calendar = weeks.calendar(audit_of(guides))
    assert (calendar.earlier, len(calendar.past)) == (2, 14)
    first = page(audit_of(guides)).one("section", id="calendar").all("li")[0]
    assert (first.one("span", class_="when").text, first.one("span", class_="many").text) == ("earlier", "2")


def test_dates_at_both_ends_of_the_calendar_are_shown() -> None:
    days = (date.min, date.max)
    guides = [judged(f"g/a/{day}.md", Facts(last_updated=day, next_review_due=day), "unowned") for day in days]
    assert '"0001-01-01"' in render(audit_of(guides), Style())
    assert '"0001-01-01"' in render(audit_of(guides[:1], date(1, 1, 3)), Style())


def test_a_cliff_is_told_with_its_week_its_number_and_whose_it_is() -> None:
    guides = [replace(guide, owner="@pay/editors") for guide in [made(1).guides[0]] * 150]
    line = page(audit_of(guides)).one("table", class_="cliffs").one("tbody").one("tr")
    week = audit_of(guides).cliffs[0]
    assert [cell.text for cell in line.children] == [week.name, str(week.starts), "150", "@pay/editors 150"]
    assert usual().all("table", class_="cliffs") == []


def test_the_trend_is_drawn_and_told_in_numbers_and_left_out_where_there_is_none() -> None:
    audit = trending(made(300))
    root = page(audit)
    section = root.one("section", id="trend")
    there = [state for state in State if any(point.counts[state] for point in audit.trend)]
    polygons = section.all("polygon")
    assert [polygon.values["class"] for polygon in polygons] == [f"s-{state}" for state in there]
    right = [float(polygon.values["points"].split()[len(audit.trend) - 1].split(",")[1]) for polygon in polygons]
    stacked = itertools.accumulate(audit.counts[state] for state in there)
    assert right == pytest.approx([300 - total for total in stacked], abs=0.1)
    lines = [[cell.text for cell in line.children] for line in section.one("tbody").all("tr")]
    assert lines == [
        [str(point.day), *(str(point.counts[state]) for state in there), str(point.past_due)]
        for point in reversed(audit.trend)
    ]
    assert "Fresh: from" in section.one("desc").text
    assert usual().all("section", id="trend") == []


def test_a_trend_of_one_day_is_numbers_alone() -> None:
    section = page(trending(made(30), days=1)).one("section", id="trend")
    assert section.all("svg") == []
    assert len(section.one("tbody").all("tr")) == 1


def test_a_trend_of_no_guides_is_drawn_all_the_same() -> None:
    points = [Point(day, "", {}, 0) for day in (AS_OF - timedelta(days=1), AS_OF)]
    assert page(replace(audit_of([]), trend=points)).all("section", id="trend")


def test_changes_are_counted_by_kind_named_by_state_and_cut_short() -> None:
    worse = [Change(f"guides/a/{number}.md", State.FRESH, State.DUE_SOON) for number in range(70)]
    removed = [Change("guides/a/gone.md", State.STALE, None)]
    delta = Delta(date(2026, 11, 14), "4f2c", worse=worse, removed=removed)
    section = page(replace(made(3), delta=delta)).one("section", id="changes")
    assert section.one("h2").text == "Since 14 November 2026"
    assert section.one("code").text == "4f2c"
    told = [kind.one("summary").text for kind in section.all("details")]
    assert told == ["Worse 70 fresh → due soon 70", "Removed 1 stale → gone 1"]
    first, last = section.all("ul")
    assert [len(first.all("a")), first.all("li")[-1].text] == [50, "and 20 more"]
    assert (last.all("a"), last.text) == ([], "guides/a/gone.md")


def test_a_comparison_that_found_nothing_says_so_and_none_is_left_out() -> None:
    same = page(replace(made(3), delta=Delta(date(2026, 11, 14), "")))
    assert "No guide’s state has changed." in same.one("section", id="changes").text
    assert usual().all("section", id="changes") == []


def test_the_heat_map_shows_the_worst_state_of_each_company_s_guides_for_a_role() -> None:
    audit = made(300)
    worst: dict[tuple[str, str], State] = {}
    for guide in audit.ordered:
        column = guide.facts.role_display if guide.role.count("-") < 2 or "program" in guide.role else None
        worst.setdefault((str(guide.facts.company_display), column or "Other roles"), guide.state)
    shown = {}
    for table in usual().all("table", class_="heat"):
        heads = [head.text for head in table.one("thead").all("th")]
        for line in table.one("tbody").all("tr"):
            for head, cell in zip(heads, line.all("td")[:-1], strict=False):
                if cell.text:
                    shown[line.one("th").text, head] = (cell.values["class"], cell.text)
    assert shown == {place: (f"s-{state}", MARKS[state]) for place, state in worst.items()}


def test_the_company_with_the_most_guides_overdue_or_worse_comes_first_in_the_heat_map() -> None:
    ordered = made(300).ordered
    lines = [
        line
        for panel in heatmap.heat_map(ordered, names.companies(ordered), names.roles(ordered)).panels
        for line in panel
    ]
    wanting = Counter(guide.facts.company_display for guide in ordered if guide.state.rank <= State.OVERDUE.rank)
    numbers = [wanting[line.name] for line in lines]
    assert numbers == sorted(numbers, reverse=True)
    assert len(lines) == len({guide.company for guide in ordered})


def test_a_column_of_several_roles_shows_the_worst_of_a_company_s_guides() -> None:
    first = next(
        guide for guide in made(300).guides if guide.state is State.FRESH and guide.role.startswith("platform-")
    )
    other = judged(
        "guides/x/y.md", first.facts._replace(role="other-engineer", last_updated=AS_OF - timedelta(150)), "unowned"
    )
    ordered = audit_of([*made(300).guides, other]).ordered
    heat = heatmap.heat_map(ordered, names.companies(ordered), names.roles(ordered))
    line = next(line for panel in heat.panels for line in panel if line.name == first.facts.company_display)
    assert heat.folded > 0
    assert other.state is State.STALE
    assert line.cells[-1] is State.STALE


def test_few_roles_have_a_column_each() -> None:
    ordered = made(30).ordered
    heat = heatmap.heat_map(ordered, names.companies(ordered), names.roles(ordered))
    assert (len(heat.columns), heat.folded) == (len({guide.role for guide in ordered}), 0)


def test_a_long_name_is_cut() -> None:
    guide = judged("g/a/b.md", Facts(company_display="x" * 100_000, unreadable=("y" * 100_000,) * 9), "z" * 100_000)
    text = render(audit_of([guide]), Style())
    assert len(text) < len(render(audit_of([judged("g/a/b.md", Facts(), "z")]), Style())) + 30 * LONGEST


def test_the_same_audit_gives_the_same_bytes_in_whatever_order_its_guides_come() -> None:
    audit = trending(made(200))
    shuffled = [*audit.guides[1::2], *reversed(audit.guides[::2])]
    again = replace(audit_of(shuffled), trend=audit.trend)
    assert render(again, Style()) == render(audit, Style())


def test_no_guides_are_a_page_too() -> None:
    root = page(audit_of([]))
    assert root.one("h1").text == "No guides were found."
    assert data_of(root)["rows"] == []
    assert root.all("section", id="companies") == []


def test_nearly_five_thousand_guides_stay_under_two_megabytes() -> None:
    size = len(render(trending(made(4466)), Style()).encode())
    print(f"4,466 guides: {size:,} bytes")
    assert size < 2_000_000


def test_real_guides_are_all_there(corpus: Path) -> None:
    audit = real(corpus)
    text = render(audit, Style())
    data = data_of(Page(text).root)
    assert len(data["rows"]) == len(audit.guides)
    assert len({(row[9], row[10]) for row in data["rows"]}) == len(audit.guides)
    assert len(text.encode()) < 2_000_000
    ordered = audit.ordered
    heat = heatmap.heat_map(ordered, names.companies(ordered), names.roles(ordered))
    usual_roles = Counter(guide.role for guide in ordered)
    widely = {role for role, number in usual_roles.items() if number > 100}
    assert len(heat.columns) == len(widely)
    assert heat.folded == len(usual_roles) - len(widely)


def _colours(css: str) -> list[dict[str, str]]:
    """The colours of light, and of dark."""
    return [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    ]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_has_the_contrast_that_wcag_aa_asks_for(*, dark: bool) -> None:
    found = _colours("".join(usual().one("style").texts))
    assert len(found) == 2
    colours = found[dark]
    pairs = [(ink, paper) for ink in ("ink", "quiet", "link") for paper in ("page", "panel")]
    pairs += [(f"on-{state.value}", state.value) for state in State]
    pairs += [("on-p4" if step == 4 else "on-p", f"p{step}") for step in range(1, 5)]
    pairs += [("on-c4" if step == 4 else "on-c", f"c{step}") for step in range(1, 5)]
    assert {pair: ratio for pair in pairs if (ratio := _contrast(colours[pair[0]], colours[pair[1]])) < 4.5} == {}


def test_every_state_has_a_colour_and_a_mark_of_its_own() -> None:
    colours = _colours("".join(usual().one("style").texts))
    assert len({MARKS[state] for state in State}) == len(State)
    for each in colours:
        assert len({each[state.value] for state in State}) == len(State)

"""The reports of an audit: what each says, and that none can be led astray by what a guide says."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from icalendar import Calendar
from jsonschema import Draft202012Validator, FormatChecker

from audit.reports.audit import FORMATS, render
from audit.reports.audit.ics import folded
from audit.reports.style import Style
from audit.staleness import Audit, Change, Delta, Point
from schema.freshness import State
from schema.guide import Review
from tests.audit.audited import AS_OF, DELTA, DUE, SHORT, UPDATED, WHOLE, audit, guide
from tests.audit.running import HOME, Run

SCHEMA: dict[str, Any] = json.loads((HOME / "docs/audit.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
NASTY = [
    "=1+1",
    "+1",
    "-1",
    "@all",
    "\t=1",
    "\r=1",
    " =1",
    "＝1",
    'a"b',
    "a,b",
    "a\nb",
    "'=1",
    "|x|",
    "`",
    "a``b",
    "\\",
    ";,\\n",
]


# text


def test_the_text_says_how_far_a_guide_is_past_its_review() -> None:
    sony = guide("sony/ml-ai-engineer.md", "games-and-entertainment")
    assert render("text", audit(sony), SHORT) == (
        "1 guide as of 2026-11-21: 1 expired; 1 past due, the longest for 182 days (about 6 months).\n\n"
        "expired\n"
        "  guides/sony/ml-ai-engineer.md (games-and-entertainment): last updated on 2026-02-23, 271 days ago; "
        "182 days past its review of 2026-05-23\n"
    )


def test_the_text_shows_the_worst_twenty_by_state_and_says_how_many_it_does_not_show() -> None:
    late = [guide(f"acme/role-{number:02}.md") for number in range(15)]
    broken = [guide(f"zeta/role-{number:02}.md", last_updated=None) for number in range(10)]
    text = render("text", audit(*late, *broken), SHORT)
    blocks = [block.splitlines() for block in text.split("\n\n")]
    assert [block[0] for block in blocks[1:3]] == ["invalid", "expired"]
    assert [len(block) - 1 for block in blocks[1:3]] == [10, 10]
    assert blocks[3] == ["5 more guides of 25: --all shows all."]
    assert render("text", audit(*late, *broken), WHOLE).count("\n  guides/") == 25


def test_nothing_due_is_one_line() -> None:
    fresh = guide(as_of=date(2026, 4, 20))
    assert (
        render("text", audit(fresh, as_of=date(2026, 4, 20)), SHORT)
        == "1 guide as of 2026-04-20: 1 fresh; 0 past due.\n"
    )
    assert render("text", audit(), SHORT) == "0 guides as of 2026-11-21.\n"


def test_a_fresh_guide_whose_planned_review_did_not_come_is_shown() -> None:
    day = date(2026, 4, 20)
    known = guide(as_of=day, review=Review(planned_for=date(2026, 4, 1)))
    assert "fresh\n  guides/acme/data-engineer.md (pay-team): its review was planned for 2026-04-01" in render(
        "text", audit(known, as_of=day), SHORT
    )


def test_a_review_that_is_planned_is_told_beside_what_is_due() -> None:
    known = guide(review=Review(planned_for=date(2026, 11, 30)))
    assert render("text", audit(known), SHORT).endswith("; its review is planned for 2026-11-30\n")


@pytest.mark.parametrize(
    ("as_of", "says"),
    [
        (date(2026, 5, 24), "Cliff: 101 guides come due in one week, 2026-W21, from Monday 2026-05-18.\n"),
        (date(2026, 5, 25), "Cliff: 101 guides came due in one week, 2026-W21, from Monday 2026-05-18.\n"),
    ],
)
def test_a_cliff_is_told_before_and_after(as_of: date, says: str) -> None:
    found = audit(*(guide(f"acme/{number}.md", as_of=as_of) for number in range(101)), as_of=as_of)
    assert says in render("text", found, SHORT)


def test_a_week_that_two_years_share_has_the_name_of_the_year_that_has_its_thursday() -> None:
    due = [
        guide(f"acme/{day}.md", next_review_due=day, last_updated=AS_OF)
        for day in (date(2026, 12, 31), date(2027, 1, 3))
    ]
    assert {week.name: week.due for week in audit(*due).forecast if week.due} == {"2026-W53": 2}


def test_what_changed_is_counted_and_listed_the_worst_first() -> None:
    assert render("text", audit(delta=DELTA), SHORT).endswith(
        "\nSince 2026-11-14 (0123456789ab): 1 new, 1 worse, 1 removed.\n"
        "  worse    guides/a/worse.md: from due-soon to overdue\n"
        "  new      guides/a/new.md: now fresh\n"
        "  removed  guides/a/gone.md: was stale\n"
    )
    many = replace(DELTA, new=[Change(f"guides/a/{number}.md", None, State.FRESH) for number in range(40)])
    assert "\n22 more changes: --all shows all.\n" in render("text", audit(delta=many), SHORT)
    assert "more change" not in render("text", audit(delta=many), WHOLE)
    assert "Since 2026-11-14 (HEAD): no guide has changed its state.\n" in render(
        "text", audit(delta=Delta(date(2026, 11, 14), "HEAD")), SHORT
    )


def test_the_trend_is_a_table_of_the_states_that_there_were() -> None:
    points = [
        Point(date(2026, 11, 14), "a", {State.FRESH: 1000, State.OVERDUE: 2}, 2),
        Point(date(2026, 11, 21), "b", {State.FRESH: 998, State.OVERDUE: 4}, 4),
    ]
    assert render("text", audit(trend=points, notes=["a note"]), SHORT).endswith(
        "\n\ntrend\n"
        "         day  past due  overdue  fresh\n"
        "  2026-11-14         2        2  1,000\n"
        "  2026-11-21         4        4    998\n"
        "\nNote: a note\n"
    )


def test_nothing_from_a_guide_steers_a_terminal() -> None:
    review = Review(snoozed_until=date(2026, 6, 10), reason="\x1b[31m\nred", by="\u202ewho")
    day = date(2026, 6, 1)
    found = audit(guide(as_of=day, owner="\x9b\x07", review=review), as_of=day, notes=["\x1b[2J"])
    for form in ("text", "json", "csv", "ics", "markdown"):
        assert not set(render(form, found, WHOLE)) & set("\x1b\x9b\x07\u202e"), form


def test_on_a_terminal_no_line_is_wider_than_it() -> None:
    style = Style(terminal=True, width=60, limit=20)
    assert max(map(len, render("text", audit(guide(), delta=DELTA), style).splitlines())) <= 60


# json


def test_the_schema_leaves_nothing_open() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    parts = [
        SCHEMA,
        SCHEMA["properties"]["counts"],
        *(part for part in SCHEMA["$defs"].values() if "properties" in part),
    ]
    assert len(parts) == 11
    for part in parts:
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
    assert SCHEMA["$defs"]["state"]["enum"] == list(State)


def as_json(found: Audit) -> Any:
    data = json.loads(render("json", found, WHOLE))
    VALIDATOR.validate(data)
    return data


def test_the_json_keeps_to_its_schema_and_to_the_truth() -> None:
    data = as_json(audit(guide(), guide("acme/b.md", last_updated=None), delta=DELTA))
    assert data["counts"]["expired"] == data["counts"]["invalid"] == 1
    assert (sum(data["counts"].values()), data["past_due"], len(data["forecast"])) == (2, 2, 13)
    assert data["guides"][0] == {
        "path": "guides/acme/data-engineer.md", "company": "acme", "role": "data-engineer", "state": "expired",
        "reasons": ["last updated on 2026-02-23, 271 days ago", "182 days past its review of 2026-05-23"],
        "last_updated": "2026-02-23", "next_review_due": "2026-05-23", "policy_due": "2026-05-23", "days_overdue": 182,
        "age_days": 271, "owner": "pay-team", "snoozed_until": None, "planned_for": None, "evidence": [],
        "findings": [], "skipped": [],
    }  # fmt: skip
    assert data["delta"]["worse"] == [{"path": "guides/a/worse.md", "before": "due-soon", "after": "overdue"}]
    assert as_json(audit())["delta"] is None


@pytest.mark.parametrize("key", SCHEMA["required"])
def test_a_report_that_lacks_something_is_refused(key: str) -> None:
    data = as_json(audit(guide()))
    assert not VALIDATOR.is_valid({name: value for name, value in data.items() if name != key})
    assert not VALIDATOR.is_valid({**data, "more": 1})


# csv


def table(found: Audit) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render("csv", found, WHOLE), newline=""), strict=True))


def test_the_table_has_a_line_a_guide_and_ends_each_as_the_standard_says() -> None:
    text = render("csv", audit(guide(), guide("acme/b.md", last_updated=None)), WHOLE)
    assert text.count("\r\n") == text.count("\n") == 3
    rows = table(audit(guide(), guide("acme/b.md", last_updated=None)))
    assert [row["state"] for row in rows] == ["expired", "invalid"]
    assert rows[1]["last_updated"] == ""
    assert rows[0]["reasons"] == "last updated on 2026-02-23, 271 days ago; 182 days past its review of 2026-05-23"


@pytest.mark.parametrize("name", NASTY)
def test_no_cell_is_a_formula(name: str) -> None:
    found = audit(guide(f"{name}/{name}.md", name, company=name, role=name, misdated=(name,)))
    (row,) = table(found)
    assert not any(cell.lstrip().startswith(tuple("=+-@\t\r＝")) for cell in row.values())
    assert (
        row["owner"].removeprefix("'").strip()
        == re.sub(r"[\t\n]", " ", name).replace("\r", "�").removeprefix("'").strip()
    )


def test_a_plain_cell_is_left_as_it_is() -> None:
    (row,) = table(audit(guide(owner="Zürich 東京")))
    assert (row["owner"], row["path"]) == ("Zürich 東京", "guides/acme/data-engineer.md")


# ics


def events(found: Audit) -> list[Any]:
    return list(Calendar.from_ical(render("ics", found, WHOLE)).walk("VEVENT"))


def test_a_due_date_is_an_all_day_event_that_another_program_reads() -> None:
    (event,) = events(audit(guide(company_display="Acme; Sons, Inc\\", role_display="Data\nEngineer")))
    assert event.decoded("dtstart") == DUE
    assert not hasattr(event.decoded("dtstart"), "hour")
    assert event.decoded("dtstamp").isoformat() == "2026-11-21T00:00:00+00:00"
    assert str(event["summary"]) == "Review Acme; Sons, Inc\\: Data Engineer"
    assert str(event["description"]).split("\n")[:3] == [
        "guides/acme/data-engineer.md",
        "owner: pay-team",
        "state: expired",
    ]


def test_an_event_keeps_its_identity_whoever_owns_it_whenever_and_wherever_it_is_asked_for() -> None:
    (first,) = events(audit(guide()))
    (later,) = events(audit(replace(guide(owner="other", next_review_due=date(2027, 1, 1)), path="../x.md")))
    (other,) = events(audit(guide("acme/b.md")))
    assert first["uid"] == later["uid"] != other["uid"]
    twice = events(audit(guide(), replace(guide(), path="more/acme/data-engineer.md")))
    assert len({str(event["uid"]) for event in twice}) == 2


def test_only_an_active_guide_with_a_due_date_has_an_event() -> None:
    guides = [guide("a/a.md", status="draft"), guide("a/b.md", status="retired"), guide("a/c.md", next_review_due=None)]
    assert events(audit(*guides)) == []
    assert len(events(audit(guide("a/d.md", last_updated=None)))) == 1


def test_the_calendar_of_one_owner_has_the_owner_s_name() -> None:
    assert "X-WR-CALNAME:Guides to review: pay-team\r\n" in render("ics", audit(guide()), WHOLE)
    assert "X-WR-CALNAME:Guides to review\r\n" in render("ics", audit(guide(), guide("a/b.md", "b")), WHOLE)


@given(some.text(max_size=400))
def test_a_line_is_folded_within_75_octets_and_unfolds_to_itself(text: str) -> None:
    first, *rest = folded(text)
    assert all(len(part.encode()) <= 75 for part in (first, *rest))
    assert all(part.startswith(" ") for part in rest)
    assert "".join([first, *(part[1:] for part in rest)]) == text


@given(some.text(max_size=120))
def test_any_name_comes_back_from_the_calendar_on_one_line(name: str) -> None:
    text = render("ics", audit(guide(company_display=name, owner=name)), WHOLE)
    assert text.count("\r\n") == text.count("\n") == text.count("\r")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert "\n" not in str(event["summary"])
    assert str(event["summary"]).endswith(": data-engineer")


# all


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "html"])
def test_a_report_is_the_same_every_time_and_names_every_guide(form: str) -> None:
    found = audit(*(guide(f"acme/role-{number}.md") for number in range(9)))
    text = render(form, found, WHOLE)
    assert text == render(form, found, WHOLE)
    assert all(re.sub(r"\r\n ", "", text).count(f"guides/acme/role-{number}.md") == 1 for number in range(9))


BROKEN = {
    "bom.md": "\ufeff---\n---\n",
    "open.md": "---\ncompany: acme\n",
    "empty.md": "",
    "twice.md": "---\nlast_updated: 2026-02-23\nlast_updated: 2026-02-24\nnext_review_due: 2026-05-23\n---\n",
    "bytes.md": "---\nlast_updated: \0\n---\n",
}


def test_the_states_of_files_on_disk_add_up_to_the_files(
    guide: Callable[..., Path], payproof: Callable[..., Run], folder: Path
) -> None:
    good = guide()
    guide("guides/acme/draft.md", ("data_quality: high", "data_quality: high\nstatus: draft"))
    for name, text in BROKEN.items():
        (good.parent / name).write_text(text, encoding="utf-8")
    run = payproof("audit", "--as-of", "2026-05-20", "--format", "json")
    data = json.loads(run.out)
    VALIDATOR.validate(data)
    counts = {state: number for state, number in data["counts"].items() if number}
    assert counts == {"invalid": len(BROKEN), "due-soon": 1, "draft": 1}
    assert sum(counts.values()) == len(list((folder / "guides").rglob("*.md")))


def test_on_a_pipe_too_the_worst_twenty_are_shown_unless_all_are_asked_for(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    for number in range(22):
        guide(f"guides/acme/role-{number}.md")
    short, whole = (payproof("audit", "--as-of", "2026-11-21", *more).out for more in ([], ["--all"]))
    assert (short.count("\n  guides/"), whole.count("\n  guides/")) == (20, 22)
    assert "\n2 more guides of 22: --all shows all.\n" in short


@pytest.mark.parametrize("day", [UPDATED - timedelta(days=1), DUE, AS_OF])
def test_every_form_of_the_real_guides_keeps_to_its_schema(
    day: date, payproof: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HOME)
    data = json.loads(payproof("audit", "guides", "--as-of", str(day), "--format", "json").out)
    VALIDATOR.validate(data)
    assert sum(data["counts"].values()) == len(data["guides"]) > 0
    calendar = Calendar.from_ical(payproof("audit", "guides", "--as-of", str(day), "--format", "ics").out)
    assert len(calendar.walk("VEVENT")) == len(data["guides"])

"""`payproof explain`: every layer with what it set, the two due dates, the owner with who says so, and each reason, in words."""

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from audit import cli
from audit.reports.audit import words
from tests.audit.running import Run

NAME = "guides/acme/data-engineer.md"
LAYERED = """
[policy]
review-months = 4
[policy.quality.high]
grace-days = 7
[policy.paths."guides/acme/**"]
review-months = 6
[policy.paths."guides/other/**"]
review-months = 12
[owners]
"guides/**" = "@everybody"
"guides/acme/**" = "@acme-team"
"""


@pytest.fixture
def explain(guide: Callable[..., Path], payproof: Callable[..., Run], folder: Path) -> Callable[..., str]:
    """What is said of a sound guide, but for the texts that are replaced, under a configuration."""

    def run(*changes: tuple[str, str], settings: str = "", as_of: str = "2026-05-24") -> str:
        guide(NAME, *changes)
        if settings:
            (folder / "payproof.toml").write_text(settings, encoding="utf-8")
        found = payproof("explain", NAME, "--as-of", as_of)
        assert (found.code, found.err) == (0, "")
        return found.out

    return run


def test_a_guide_under_the_usual_policy_is_explained_whole(explain: Callable[..., str]) -> None:
    assert explain() == (
        """\
guides/acme/data-engineer.md as of 2026-05-24: overdue

state   1 day past its review of 2026-05-23

policy  defaults                    review-months 3, grace-days 0, due-soon-days 14, data-days 365
        policy                      sets nothing
        policy.quality.high         sets nothing
        review.months of the guide  sets nothing
        (there is no configuration; a later line wins)

so      a review is due 3 months after the last update
        due soon in the 14 days before that day, and on it
        overdue from the day after
        stale when last updated more than 120 days ago
        expired when last updated more than 240 days ago
        stale, too, when its figures' quarter ended more than 365 days ago

due     2026-05-23, as the guide gives it
        2026-05-23, as the policy counts it: 3 months after 2026-02-23

days    due soon from 2026-05-09, 15 days ago
        overdue from 2026-05-24, today
        stale from 2026-06-24, in 31 days
        expired from 2026-10-22, in 151 days (about 5 months)
        stale, for its figures of 2025-Q4, from 2027-01-01, in 222 days (about 7 months)

owner   unowned, since neither the guide, nor CODEOWNERS, nor the configuration names an owner
"""
    )


def test_each_layer_is_told_with_what_it_sets_and_only_paths_that_match(explain: Callable[..., str]) -> None:
    said = explain(("data_quality: high", "data_quality: high\nreview: {months: 5}"), settings=LAYERED)
    lines = [" ".join(line.split()) for line in said.splitlines()]
    assert "policy review-months 4" in lines
    assert "policy.quality.high grace-days 7" in lines
    assert 'policy.paths."guides/acme/**" review-months 6' in lines
    assert "guides/other" not in said
    assert "review.months of the guide review-months 5" in lines
    assert "(read from payproof.toml; a later line wins)" in lines
    assert "so a review is due 5 months after the last update" in lines
    assert "overdue when more than 7 days past it" in lines
    assert "stale when more than 1 month past that day" in lines
    assert "expired when more than 5 months past that day" in lines


def test_a_due_date_that_is_not_the_policy_s_is_told_with_the_rule_s_name(explain: Callable[..., str]) -> None:
    said = explain(settings=LAYERED)
    assert "2026-08-23, as the policy counts it: 6 months after 2026-02-23\n" in said
    assert "they differ: DUE504 review-window-off-policy, the guide's day is 92 days earlier\n" in said
    later = explain(("next_review_due: 2026-05-23", "next_review_due: 2026-08-24"))
    assert "the guide's day is 1 day later\n" in later


def test_due_dates_that_agree_name_no_rule(explain: Callable[..., str]) -> None:
    assert "DUE" not in explain()
    changes = (
        ("last_updated: 2026-02-23", "last_updated: 2025-11-30"),
        ("next_review_due: 2026-05-23", "next_review_due: 2026-02-28"),
    )
    said = explain(*changes)
    assert "2026-02-28, as the policy counts it: 3 months after 2025-11-30\n" in said
    assert "DUE" not in said


def test_a_review_before_the_update_is_the_other_rule(explain: Callable[..., str]) -> None:
    said = explain(("next_review_due: 2026-05-23", "next_review_due: 2026-02-22"))
    assert "DUE501 review-before-update" in said
    assert "DUE504" not in said


def test_the_owner_is_told_with_who_says_so(explain: Callable[..., str], folder: Path) -> None:
    own = ("data_quality: high", "data_quality: high\nowner: pay-team")
    assert "owner   @acme-team, as `owners` in the configuration says\n" in explain(settings=LAYERED)
    (folder / ".git").mkdir()
    (folder / "CODEOWNERS").write_text("* @others\nguides/acme/ @coders\n", encoding="utf-8")
    assert "owner   @coders, as CODEOWNERS says\n" in explain(settings=LAYERED)
    assert "owner   pay-team, as the guide's own `owner` says\n" in explain(own, settings=LAYERED)


def test_a_guide_without_dates_says_what_cannot_be_counted(explain: Callable[..., str]) -> None:
    said = explain(("last_updated: 2026-02-23", "last_updated: 2026-02-30"))
    assert said.startswith(
        "guides/acme/data-engineer.md as of 2026-05-24: invalid\n\nstate   last_updated is 2026-02-30, "
    )
    assert "the policy's day cannot be counted: last_updated is not known\n" in said
    assert "stale from" not in said


def test_a_snooze_and_a_plan_are_told_in_words(explain: Callable[..., str]) -> None:
    review = "review: {snoozed_until: 2026-06-30, reason: waiting for levels, by: pay-team, planned_for: 2026-06-15}"
    said = explain(("data_quality: high", f"data_quality: high\n{review}"))
    assert "snoozed until 2026-06-30 by pay-team: waiting for levels\n        1 day past" in said
    assert "its review is planned for 2026-06-15\n" in said


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_guide_that_does_not_come_due_says_why(status: str, explain: Callable[..., str]) -> None:
    said = explain(("data_quality: high", f"data_quality: high\nstatus: {status}"))
    assert f"state   its status is {status}, so it does not come due\n" in said
    assert "days  " not in said


def test_a_fresh_guide_says_that_nothing_is_due(explain: Callable[..., str]) -> None:
    assert "state   nothing is due\n" in explain(as_of="2026-03-01")


def test_the_end_of_the_calendar_is_no_end_of_the_explanation(explain: Callable[..., str]) -> None:
    changes = (
        ("last_updated: 2026-02-23", "last_updated: 9999-12-01"),
        ("next_review_due: 2026-05-23", "next_review_due: 9999-12-31"),
    )
    said = explain(*changes, as_of="9999-12-31")
    assert "the policy's day lies beyond the calendar\n" in said
    assert "overdue from" not in said.split("days  ")[1]


def test_nothing_from_a_guide_steers_the_terminal(explain: Callable[..., str]) -> None:
    said = explain(("data_quality: high", 'data_quality: high\nowner: "\\e[31mred\\nline"'))
    assert "\x1b" not in said
    assert len(said.splitlines()) == len(explain().splitlines())


def test_a_path_that_is_not_there_is_misuse(payproof: Callable[..., Run], folder: Path) -> None:
    run = payproof("explain", "guides/nobody.md")
    assert (run.code, run.out) == (2, "")
    assert "guides/nobody.md does not exist" in run.err


# the day that is today


@pytest.mark.parametrize("command", ["explain", "audit"])
def test_today_is_the_day_in_the_zone_that_the_configuration_names(
    command: str,
    guide: Callable[..., Path],
    payproof: Callable[..., Run],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guide(NAME)
    asked: list[tzinfo] = []

    def today(zone: tzinfo = UTC) -> date:
        asked.append(zone)
        return datetime(2026, 5, 23, 20, 0, tzinfo=UTC).astimezone(zone).date()

    monkeypatch.setattr(cli, "_today", today)
    assert "as of 2026-05-23: " in payproof(command, NAME).out
    (folder / "payproof.toml").write_text('time-zone = "Asia/Tokyo"\n', encoding="utf-8")
    assert "as of 2026-05-24: " in payproof(command, NAME).out
    (folder / "payproof.toml").write_text('time-zone = "America/Los_Angeles"\n', encoding="utf-8")
    assert "as of 2026-05-23: " in payproof(command, NAME).out
    assert asked == [UTC, ZoneInfo("Asia/Tokyo"), ZoneInfo("America/Los_Angeles")]


def test_the_clock_answers_with_a_day_in_the_zone_that_it_is_asked_for() -> None:
    east, west = cli._today(ZoneInfo("Pacific/Kiritimati")), cli._today(ZoneInfo("Pacific/Pago_Pago"))
    assert 1 <= (east - west).days <= 2  # 25 hours apart, so never on the same day
    assert west <= cli._today() <= east


def test_years_beyond_a_thousand_are_shown_as_other_numbers_are() -> None:
    assert words.lasting(date(1, 1, 1), date(2026, 1, 1)) == "739,616 days (about 2,025 years)"
    assert words.lasting(date(2025, 11, 21), date(2026, 11, 21)) == "365 days (about 1 year)"

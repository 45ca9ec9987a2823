"""What the configuration says of freshness: heeded where it is right, and told with its place where it is wrong."""

from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from audit import config
from audit.policy_reader import SETTINGS, PolicyReader
from schema.policy import Policy, PolicyBook
from tests.audit.running import HOME
from tests.fences import blocks

Told = list[tuple[tuple[str, ...], str]]


@pytest.fixture
def told() -> Told:
    return []


@pytest.fixture
def reader(told: Told) -> PolicyReader:
    return PolicyReader(lambda path, message: told.append((path, message)))


def test_all_layers_are_read(reader: PolicyReader, told: Told) -> None:
    table = {
        "review-months": 6,
        "quality": {"low": {"review-months": 2, "stale-days": 90}},
        "paths": {"guides/bcg/**": {"grace-days": 7}},
    }
    assert reader.book("policy", table) == PolicyBook(
        {"review_months": 6},
        {"low": {"review_months": 2, "stale_days": 90}},
        {"guides/bcg/**": {"grace_days": 7}},
    )
    assert told == []


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_may_be_its_least_and_its_most_and_nothing_beyond(
    name: str, reader: PolicyReader, told: Told
) -> None:
    least, most = SETTINGS[name]
    for value in (least, most):
        assert reader.book("policy", {name: value}).common == {name.replace("-", "_"): value}
    assert told == []
    for value in (least - 1, most + 1):
        assert reader.book("policy", {name: value}).common == {}
    assert [path for path, _ in told] == [("policy", name)] * 2


@pytest.mark.parametrize(
    ("table", "path", "says"),
    [
        (
            {"review-month": 3},
            ("policy", "review-month"),
            "review-month is no key of a policy: did you mean review-months?",
        ),
        ({"zzz": 3}, ("policy", "zzz"), "zzz is no key of a policy: write one of review-months, "),
        ({"review-months": "3"}, ("policy", "review-months"), 'is "3": write a whole number from 1 to 120'),
        ({"review-months": True}, ("policy", "review-months"), "is true: write"),
        ({"review-months": 3.0}, ("policy", "review-months"), "is 3.0: write"),
        (
            {"quality": {"best": {}}},
            ("policy", "quality", "best"),
            "best is no data quality: write high, medium or low",
        ),
        ({"quality": 3}, ("policy", "quality"), "policy.quality is a table of tables"),
        ({"paths": {"a": 3}}, ("policy", "paths", "a"), "a is a table: write keys such as review-months"),
        (
            {"paths": {"a": {"stale-days": 300, "expired-days": 200}}},
            ("policy", "paths", "a", "stale-days"),
            "stale-days 300 is more than expired-days 200",
        ),
        ([], ("policy",), "policy is a table"),
    ],
)
def test_what_is_wrong_with_a_policy_is_told_at_its_place(
    table: Any, path: tuple[str, ...], says: str, reader: PolicyReader, told: Told
) -> None:
    reader.book("policy", table)
    assert [place for place, _ in told] == [path]
    assert says in told[0][1]


def test_a_setting_that_is_wrong_takes_no_other_with_it(reader: PolicyReader, told: Told) -> None:
    assert reader.book("policy", {"grace-days": -1, "review-months": 6}).common == {"review_months": 6}
    assert len(told) == 1


def test_owners_are_names_for_globs(reader: PolicyReader, told: Told) -> None:
    assert reader.owners("owners", {"guides/**": "@pay-team", "guides/bcg/**": " ", "a": 3}) == {
        "guides/**": "@pay-team"
    }
    assert [path for path, _ in told] == [("owners", "guides/bcg/**"), ("owners", "a")]


def test_an_owner_s_capacity_is_a_whole_number_and_may_be_none(reader: PolicyReader, told: Told) -> None:
    assert reader.limits("owner-capacity", {"a": 0, "b": 10, "c": -1, "d": True}) == {"a": 0, "b": 10}
    assert [path[1] for path, _ in told] == ["c", "d"]
    assert reader.limits("owner-capacity", 3) == {}
    assert told[-1][0] == ("owner-capacity",)


@pytest.mark.parametrize(("value", "read"), [(1, 1), (1_000_000, 1_000_000), (0, None), (True, None), ("10", None)])
def test_a_capacity_is_a_whole_number_from_one(
    value: object, read: int | None, reader: PolicyReader, told: Told
) -> None:
    assert reader.capacity("capacity", value) == read
    assert len(told) == (read is None)


def test_holidays_are_dates_in_their_order(reader: PolicyReader, told: Told) -> None:
    days = [date(2026, 12, 25), date(2026, 1, 1)]
    assert reader.holidays("holidays", days) == (date(2026, 1, 1), date(2026, 12, 25))
    assert told == []
    assert reader.holidays("holidays", ["2026-12-25"]) == ()
    assert told == [(("holidays",), "holidays takes a list of dates, such as holidays = [2026-12-25]")]


def test_a_time_zone_is_one_that_there_is(reader: PolicyReader, told: Told) -> None:
    assert reader.time_zone("time-zone", "Asia/Tokyo") == ZoneInfo("Asia/Tokyo")
    assert told == []
    for wrong in ("Tokyo", "../etc/passwd", 9):
        assert reader.time_zone("time-zone", wrong) is None
    assert 'time-zone is "Tokyo", which is no time zone' in told[0][1]
    assert len(told) == 3


def test_the_configuration_on_the_page_is_understood(tmp_path: Path) -> None:
    policy, owners, planning = blocks(HOME / "docs" / "freshness.md", "toml")
    (tmp_path / "pyproject.toml").write_text(f"{policy}\n{owners}", encoding="utf-8")
    settings = config.load(tmp_path)
    usual = settings.policies.policy("high")
    assert usual == Policy()
    assert settings.policies.policy("low").review_months == 1
    assert settings.policies.policy("low", ["guides/bcg/**"]).review_months == 6
    assert list(settings.owners) == ["guides/**", "guides/sony/**"]
    assert settings.time_zone == ZoneInfo("Europe/Berlin")
    (tmp_path / "pyproject.toml").write_text(planning, encoding="utf-8")
    settings = config.load(tmp_path)
    assert (settings.capacity, settings.owner_capacity) == (40, {"@games-team": 5})
    assert settings.holidays == (date(2026, 12, 25), date(2027, 1, 1))

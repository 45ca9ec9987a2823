"""The counts of the weeks before, from real repositories."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from audit import git as git_module
from audit.commits import end_of
from tests.audit.repositories import ANALYST, ENGINEER, Audited, Guide, Repo
from tests.audit.running import Run

# the trend


def test_a_trend_counts_the_same_weekday_of_each_week(
    repo: Repo, guide: Guide, points: Callable[..., list[tuple[str, int, int]]]
) -> None:
    guide(ENGINEER)
    repo.commit("2026-05-11T23:59:59Z")
    guide(ANALYST)
    repo.commit("2026-05-19")
    guide("guides/acme/uncommitted.md")
    assert points("--trend", "4w") == [
        ("2026-05-11", 1, 0),
        ("2026-05-18", 1, 0),
        ("2026-05-25", 2, 2),
        ("2026-06-01", 3, 3),
    ]
    assert points("--trend", "2w") == [("2026-05-25", 2, 2), ("2026-06-01", 3, 3)]
    assert points("--trend", "1w") == [("2026-06-01", 3, 3)]
    assert points("--trend", "2w", "--as-of", "2026-05-20") == [("2026-05-13", 1, 0), ("2026-05-20", 3, 0)]


def test_a_trend_begins_with_the_guides_and_says_so(
    repo: Repo, guide: Guide, folder: Path, points: Callable[..., list[tuple[str, int, int]]], audit: Audited
) -> None:
    (folder / "README.md").touch()
    repo.commit("2026-05-01")
    guide(ENGINEER)
    repo.commit("2026-05-25")
    assert audit("--trend", "12w")["notes"] == [
        "the trend shows 2 weeks of 12: guides has no earlier history here",
        "json holds no trend: text, markdown and html show it",
    ]
    assert points("--trend", "12w") == [("2026-05-25", 1, 1), ("2026-06-01", 1, 1)]
    assert points("--trend", "2w") == [("2026-05-25", 1, 1), ("2026-06-01", 1, 1)]


def test_a_week_without_guides_between_others_is_a_week_of_none(
    repo: Repo, guide: Guide, folder: Path, points: Callable[..., list[tuple[str, int, int]]]
) -> None:
    guide(ENGINEER)
    repo.commit("2026-05-11")
    (folder / ENGINEER).unlink()
    repo.commit("2026-05-20")
    guide(ENGINEER)
    assert [number for _, number, _ in points("--trend", "4w")] == [1, 1, 0, 1]


def test_a_trend_without_any_history_is_empty(
    repo: Repo, guide: Guide, points: Callable[..., list[tuple[str, int, int]]], audit: Audited
) -> None:
    guide(ENGINEER)
    assert points("--trend", "4w") == []
    repo.commit("2026-05-30")
    assert points("--trend", "4w") == []
    assert audit("--trend", "4w")["notes"] == ["guides has no history before this week, so there is no trend"]


def test_a_trend_is_of_one_owner_where_one_is_named(
    repo: Repo, guide: Guide, points: Callable[..., list[tuple[str, int, int]]]
) -> None:
    guide(ENGINEER, ("data_quality: high", "data_quality: high\nowner: Ana"))
    guide(ANALYST)
    repo.commit("2026-05-11")
    assert [number for _, number, _ in points("--trend", "3w", "--owner", "Ana")] == [1, 1, 1]


def test_every_text_is_read_once_and_by_one_process(
    repo: Repo, guide: Guide, payproof: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    for week in range(4):
        guide(ENGINEER)
        guide(f"guides/acme/role-{week}.md")
        repo.commit(f"2026-05-{7 * week + 4:02}")
    asked: list[Sequence[str]] = []

    def objects(top: Path, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        asked.append(names)
        return git_module.objects(top, names)

    monkeypatch.setattr("audit.commits.objects", objects)
    assert payproof("audit", "--since", "7d", "--trend", "5w").code == 0
    assert [len(names) for names in asked] == [5]
    assert len(set(asked[0])) == 5


def test_a_day_at_the_ends_of_the_calendar_breaks_nothing(
    repo: Repo, guide: Guide, payproof: Callable[..., Run]
) -> None:
    guide(ENGINEER)
    repo.commit("2026-05-01")
    for zone in (UTC, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Pacific/Niue")):
        assert end_of(date.max, zone) > end_of(date(9999, 12, 29), zone)
        assert end_of(date.min, zone) < end_of(date(1, 1, 3), zone)
    run = payproof("audit", "--format", "json", "--since", "0001-01-01", "--as-of", "0001-01-01")
    assert (run.code, run.err) == (
        0, "payproof: the history begins on 2026-05-01, so there is nothing to compare with on 0001-01-01\n",
    )  # fmt: skip
    run = payproof("audit", "--trend", "12w", "--as-of", "0001-01-08")
    assert (run.code, run.err) == (2, "payproof: --trend is 12w, which leads beyond the calendar\n")


@pytest.mark.parametrize(
    ("form", "silent"), [("json", False), ("csv", False), ("ics", False), ("markdown", True), ("html", True)]
)
def test_a_format_without_a_trend_says_so(
    form: str, repo: Repo, guide: Guide, payproof: Callable[..., Run], *, silent: bool
) -> None:
    guide(ENGINEER)
    repo.commit("2026-05-11")
    run = payproof("audit", "--trend", "2w", "--format", form)
    said = f"payproof: {form} holds no trend: text, markdown and html show it\n"
    assert (run.code, run.err) == (0, "" if silent else said)

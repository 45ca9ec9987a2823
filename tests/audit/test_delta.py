"""What has changed since a day or a revision, from real repositories: every boundary of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from audit import history, since
from schema.freshness import State
from tests.audit.repositories import ANALYST, ENGINEER, RENEWED, Audited, Guide, Repo, changes
from tests.audit.running import Run

# what is a change


def test_time_alone_makes_guides_worse(repo: Repo, guide: Guide, audit: Audited) -> None:
    guide(ENGINEER)
    name = repo.commit("2026-02-23")
    report = audit("--since", "2026-05-01")
    assert changes(report) == {"worse": [(ENGINEER, "fresh", "overdue")]}
    assert (report["delta"]["since"], report["delta"]["revision"]) == ("2026-05-01", name)
    assert changes(audit("--since", "2026-05-08")) == {"worse": [(ENGINEER, "fresh", "overdue")]}
    assert changes(audit("--since", "2026-05-09")) == {"worse": [(ENGINEER, "due-soon", "overdue")]}
    assert changes(audit("--since", "2026-05-24")) == {}


def test_each_kind_of_change_is_told_apart(repo: Repo, guide: Guide, folder: Path, audit: Audited) -> None:
    for role in ("gone", "renewed", "late", "retired", "drafted", "mended", "same"):
        guide(f"guides/acme/{role}.md")
    guide("guides/acme/broken.md", ("last_updated: 2026-02-23", "last_updated: 2026-02-31"))
    guide("guides/acme/mended.md", ("last_updated: 2026-02-23", "last_updated: 2025-02-23"))
    guide("guides/acme/late.md", *RENEWED[1:])
    repo.commit("2026-05-25")
    (folder / "guides/acme/gone.md").unlink()
    guide("guides/acme/added.md")
    guide("guides/acme/renewed.md", *RENEWED)
    guide("guides/acme/broken.md", *RENEWED)
    guide("guides/acme/mended.md")
    guide("guides/acme/late.md")
    guide("guides/acme/retired.md", ("data_quality: high", "data_quality: high\nstatus: retired"))
    guide("guides/acme/drafted.md", ("data_quality: high", "data_quality: high\nstatus: draft"))
    repo.commit("2026-05-30")
    assert changes(audit("--since", "7d")) == {
        "new": [("guides/acme/added.md", None, "overdue")],
        "worse": [("guides/acme/late.md", "fresh", "overdue")],
        "better": [("guides/acme/mended.md", "expired", "overdue")],
        "resolved": [
            ("guides/acme/broken.md", "invalid", "fresh"),
            ("guides/acme/drafted.md", "overdue", "draft"),
            ("guides/acme/renewed.md", "overdue", "fresh"),
            ("guides/acme/retired.md", "overdue", "retired"),
        ],
        "removed": [("guides/acme/gone.md", "overdue", None)],
    }


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (None, State.FRESH, "new"),
        (State.FRESH, None, "removed"),
        (State.STALE, State.STALE, ""),
        (State.FRESH, State.DUE_SOON, "worse"),
        (State.SNOOZED, State.OVERDUE, "worse"),
        (State.RETIRED, State.INVALID, "worse"),
        (State.OVERDUE, State.EXPIRED, "worse"),
        (State.EXPIRED, State.DUE_SOON, "better"),
        (State.DUE_SOON, State.FRESH, "resolved"),
        (State.INVALID, State.SNOOZED, "better"),
        (State.DUE_SOON, State.SNOOZED, "better"),
        (State.SNOOZED, State.FRESH, "resolved"),
        (State.SNOOZED, State.RETIRED, "resolved"),
        (State.FRESH, State.SNOOZED, ""),
        (State.FRESH, State.RETIRED, ""),
        (State.DRAFT, State.FRESH, ""),
    ],
)
def test_what_a_change_of_state_is_called(before: State | None, after: State | None, kind: str) -> None:
    assert history.kind(before, after) == kind


def test_only_what_was_due_or_snoozed_and_asks_for_nothing_now_is_resolved() -> None:
    for before in State:
        for after in State:
            resting = {State.FRESH, State.DRAFT, State.RETIRED}
            resolved = before not in resting and after in resting
            assert (history.kind(before, after) == "resolved") == resolved
            assert not (before is after and history.kind(before, after))
    assert {str(state) for state in history.OPEN} == {"due-soon", "overdue", "stale", "expired", "invalid"}


def test_what_is_not_committed_is_part_of_now(repo: Repo, guide: Guide, folder: Path, audit: Audited) -> None:
    guide(ENGINEER)
    guide("guides/acme/gone.md")
    repo.commit("2026-05-30")
    guide(ENGINEER, *RENEWED)
    guide(ANALYST)
    (folder / "guides/acme/gone.md").unlink()
    assert changes(audit("--since", "HEAD")) == {
        "new": [(ANALYST, None, "overdue")],
        "resolved": [(ENGINEER, "overdue", "fresh")],
        "removed": [("guides/acme/gone.md", "overdue", None)],
    }


def test_a_renamed_role_is_removed_and_new_and_a_moved_root_is_neither(
    repo: Repo, guide: Guide, folder: Path, audit: Audited
) -> None:
    (folder / "payproof.toml").write_text('guides = ["guides", "archive"]', encoding="utf-8")
    for name in (ENGINEER, "guides/acme/old.md", "archive/b/c.md"):
        guide(name)
    repo.commit("2026-05-30")
    (folder / "guides/acme/old.md").rename(folder / "guides/acme/new.md")
    (folder / "archive/acme").mkdir()
    (folder / ENGINEER).rename(folder / "archive/acme/data-engineer.md")
    guide("guides/x/y.md")
    assert changes(audit("--since", "HEAD", ".")) == {
        "new": [("guides/acme/new.md", None, "overdue"), ("guides/x/y.md", None, "overdue")],
        "removed": [("guides/acme/old.md", "overdue", None)],
    }


def test_a_role_that_stands_in_two_roots_is_compared_with_itself(
    repo: Repo, guide: Guide, folder: Path, audit: Audited
) -> None:
    (folder / "payproof.toml").write_text('guides = ["guides", "archive"]', encoding="utf-8")
    guide(ENGINEER, *RENEWED)
    guide("archive/acme/data-engineer.md")
    repo.commit("2026-05-30")
    guide("archive/acme/data-engineer.md", *RENEWED)
    assert changes(audit("--since", "HEAD")) == {"resolved": [("archive/acme/data-engineer.md", "overdue", "fresh")]}


def test_of_one_owner_only_the_changes_of_that_owner_are_told(repo: Repo, guide: Guide, audit: Audited) -> None:
    ana, bo = (("data_quality: high", f"data_quality: high\nowner: {name}") for name in ("Ana", "Bo"))
    guide("guides/acme/a.md", ana)
    guide("guides/acme/b.md", bo)
    guide("guides/acme/handed-over.md", bo)
    repo.commit("2026-05-30")
    guide("guides/acme/a.md", ana, *RENEWED)
    guide("guides/acme/b.md", bo, *RENEWED)
    guide("guides/acme/handed-over.md", ana)
    assert changes(audit("--since", "HEAD", "--owner", "Ana")) == {
        "resolved": [("guides/acme/a.md", "overdue", "fresh")]
    }


# which day


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("0d", "2026-06-01"),
        ("1d", "2026-05-31"),
        ("7d", "2026-05-25"),
        ("1w", "2026-05-25"),
        ("4w", "2026-05-04"),
        ("3m", "2026-03-01"),
        ("2026-06-01", "2026-06-01"),
        ("2026-02-28", "2026-02-28"),
    ],
)
def test_a_duration_or_a_date_is_a_day(when: str, day: str) -> None:
    assert since.day_of(when, date(2026, 6, 1)) == date.fromisoformat(day)


def test_a_month_back_from_a_long_month_s_end_is_the_shorter_one_s() -> None:
    assert since.day_of("1m", date(2026, 3, 31)) == date(2026, 2, 28)
    assert since.day_of("1m", date(2024, 3, 31)) == date(2024, 2, 29)
    assert since.day_of("12m", date(2026, 1, 15)) == date(2025, 1, 15)


@pytest.mark.parametrize(
    ("second", "there"),
    [("2026-05-25T00:00:00Z", True), ("2026-05-25T23:59:59Z", True), ("2026-05-26T00:00:00Z", False),
     ("2026-05-26T01:59:59+02:00", True), ("2026-05-25T20:00:00-05:00", False)],
)  # fmt: skip
def test_a_day_ends_with_its_last_second(second: str, there: bool, repo: Repo, guide: Guide, audit: Audited) -> None:
    guide(ENGINEER)
    first = repo.commit("2026-05-01")
    guide(ANALYST)
    later = repo.commit(second)
    repo.commit("2026-05-30")
    for when in ("7d", "2026-05-25"):
        report = audit("--since", when)
        assert report["delta"]["revision"] == (later if there else first)
        assert report["delta"]["since"] == "2026-05-25"
        assert ("new" in changes(report)) is not there


def test_a_day_ends_in_the_time_zone_of_the_configuration(
    repo: Repo, guide: Guide, folder: Path, audit: Audited
) -> None:
    (folder / "payproof.toml").write_text('time-zone = "America/New_York"', encoding="utf-8")
    guide(ENGINEER)
    repo.commit("2026-05-01")
    late = repo.commit("2026-05-26T03:59:59Z")
    repo.commit("2026-05-26T04:00:00Z")
    assert audit("--since", "2026-05-25")["delta"]["revision"] == late
    assert audit("--since", late)["delta"]["since"] == "2026-05-25"


def test_the_line_is_that_of_first_parents(repo: Repo, guide: Guide, audit: Audited) -> None:
    guide(ENGINEER)
    main = repo.commit("2026-05-01")
    repo("checkout", "--quiet", "-b", "topic")
    guide(ANALYST)
    topic = repo.commit("2026-05-20")
    repo("checkout", "--quiet", "main")
    repo("merge", "--quiet", "--no-ff", "--message", "m", "topic", at="2026-05-28T12:00:00Z")
    report = audit("--since", "7d")
    assert report["delta"]["revision"] == main
    assert changes(report)["new"] == [(ANALYST, None, "overdue")]
    assert audit("--since", "topic")["delta"]["revision"] == topic


@pytest.mark.parametrize("form", ["HEAD~1", "v1", "main~1", "{name}", "{short}", "HEAD^", ":/2026-04-30"])
def test_a_revision_is_audited_as_of_its_commit(form: str, repo: Repo, guide: Guide, audit: Audited) -> None:
    guide(ENGINEER)
    name = repo.commit("2026-04-30")
    repo("tag", "--annotate", "--message", "one", "v1")
    repo.commit("2026-05-28")
    report = audit("--since", form.format(name=name, short=name[:8]))
    assert (report["delta"]["since"], report["delta"]["revision"]) == ("2026-04-30", name)
    assert changes(report) == {"worse": [(ENGINEER, "fresh", "overdue")]}


def test_as_of_moves_the_day_and_not_the_guides_of_now(repo: Repo, guide: Guide, audit: Audited) -> None:
    guide(ENGINEER)
    repo.commit("2026-02-23")
    guide(ANALYST)
    repo.commit("2026-05-30")
    report = audit("--since", "4w", "--as-of", "2026-05-10")
    assert report["delta"]["since"] == "2026-04-12"
    assert changes(report) == {"new": [(ANALYST, None, "due-soon")], "worse": [(ENGINEER, "fresh", "due-soon")]}


# what cannot be meant


@pytest.mark.parametrize(
    ("when", "complaint"),
    [
        ("7x", "--since is 7x, which git knows no commit by: write a duration (7d, 4w, 3m), "),
        ("3 months", "--since is 3 months, which git knows no commit by: "),
        ("", "--since is empty, which git knows no commit by: "),
        ("no-such-branch", "--since is no-such-branch, which git knows no commit by: "),
        ("HEAD~9", "--since is HEAD~9, which git knows no commit by: "),
        ("HEAD:guides", "--since is HEAD:guides, which git knows no commit by: "),
        ("HEAD..HEAD", "--since is HEAD..HEAD, which git knows no commit by: "),
        ("-rf", "--since is -rf, which git knows no commit by: "),
        ("--all", "--since is --all, which git knows no commit by: "),
        ("--output=x", "--since is --output=x, which git knows no commit by: "),
        ("HEAD\nHEAD", "which git knows no commit by: "),
        ("2026-02-30", "--since is 2026-02-30, which is no date (day is out of range for month): "),
        ("2026-06-02", "--since is 2026-06-02, which lies after the day of the audit, 2026-06-01"),
        ("99999999999d", "--since is 99999999999d, which leads beyond the calendar: "),
        ("99999m", "--since is 99999m, which leads beyond the calendar: "),
        ("9" * 5000 + "w", "which leads beyond the calendar: "),
        ("later", "--since is later, of 2026-06-02, which lies after the day of the audit, 2026-06-01"),
    ],
)
def test_a_since_that_means_nothing_is_misuse(
    when: str, complaint: str, repo: Repo, guide: Guide, payproof: Callable[..., Run]
) -> None:
    guide(ENGINEER)
    repo.commit("2026-06-02")
    repo("branch", "later")
    repo("commit", "--quiet", "--allow-empty", "--message", "m")
    run = payproof("audit", f"--since={when}")
    assert (run.code, run.out) == (2, "")
    assert complaint in run.err
    assert not (repo.folder / "x").exists()


@pytest.mark.parametrize("weeks", ["", "12", "0w", "6m", "-1w", "521w", "1.5w", "w", "12w ", "١w"])
def test_a_trend_is_a_number_of_weeks(weeks: str, guide: Guide, payproof: Callable[..., Run]) -> None:
    guide(ENGINEER)
    run = payproof("audit", f"--trend={weeks}")
    assert run.code == 2
    assert run.err.endswith(": write a number of weeks from 1w to 520w, as 12w\n")


@pytest.mark.parametrize("when", ["7x", "3 months", ""])
def test_a_duration_that_cannot_be_read_is_misuse_without_a_repository_too(
    when: str, guide: Guide, payproof: Callable[..., Run]
) -> None:
    guide(ENGINEER)
    assert payproof("audit", "--since", when).code == 2


def test_a_file_that_a_link_leads_to_is_compared_once(repo: Repo, guide: Guide, folder: Path, audit: Audited) -> None:
    guide(ENGINEER)
    (folder / ANALYST).symlink_to("data-engineer.md")
    repo.commit("2026-05-30")
    report = audit("--since", "HEAD")
    assert len(report["guides"]) == 1
    assert changes(report) == {}


def test_one_of_several_owners_is_told_the_changes(repo: Repo, guide: Guide, folder: Path, audit: Audited) -> None:
    (folder / "CODEOWNERS").write_text("/guides/ @ana @bo\n", encoding="utf-8")
    guide(ENGINEER)
    repo.commit("2026-05-30")
    guide(ENGINEER, *RENEWED)
    assert changes(audit("--since", "HEAD", "--owner", "@bo")) == {"resolved": [(ENGINEER, "overdue", "fresh")]}

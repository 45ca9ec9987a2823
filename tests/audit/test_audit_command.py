"""`payproof audit`: its exit codes, what its options choose, where the report goes, and that git is asked only where it must be."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit.running import Run

Guide = Callable[..., Path]
Payproof = Callable[..., Run]
ENGINEER = "guides/acme/data-engineer.md"
STATES = ["invalid", "expired", "stale", "overdue", "due-soon", "fresh", "snoozed", "draft", "retired"]


def audited(run: Run) -> dict[str, str]:
    """The state of each guide of a report in JSON."""
    return {guide["path"]: guide["state"] for guide in json.loads(run.out)["guides"]}


# The guide was updated on 2026-02-23 and is due on 2026-05-23.
@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-02-22", "invalid"),
        ("2026-02-23", "fresh"),
        ("2026-05-08", "fresh"),
        ("2026-05-09", "due-soon"),
        ("2026-05-23", "due-soon"),
        ("2026-05-24", "overdue"),
        ("2026-06-23", "overdue"),
        ("2026-06-24", "stale"),
        ("2026-10-21", "stale"),
        ("2026-10-22", "expired"),
    ],
)
def test_as_of_stands_for_today(day: str, state: str, guide: Guide, payproof: Payproof) -> None:
    guide()
    run = payproof("audit", "--as-of", day, "--format", "json")
    assert (run.code, run.err, audited(run)) == (0, "", {ENGINEER: state})
    report = json.loads(run.out)
    assert report["as_of"] == day
    assert report["counts"] == {name: int(name == state) for name in STATES}


def test_without_as_of_the_clock_is_asked(guide: Guide, payproof: Payproof) -> None:
    guide()
    assert json.loads(payproof("audit", "--format", "json").out)["as_of"] == "2026-06-01"


@pytest.mark.parametrize("worst", ["due-soon", "overdue", "stale", "expired", "invalid"])
def test_the_exit_code_is_1_from_the_state_that_is_named_on(worst: str, guide: Guide, payproof: Payproof) -> None:
    guide()
    days = {"2026-05-09": "due-soon", "2026-05-24": "overdue", "2026-06-24": "stale", "2026-10-22": "expired"}
    for day, state in days.items():
        fails = STATES.index(state) <= STATES.index(worst)
        assert payproof("audit", "--as-of", day, "--fail-on", worst).code == int(fails)
    assert payproof("audit", "--as-of", "2026-03-01", "--fail-on", worst).code == 0


def test_time_alone_fails_nothing(guide: Guide, payproof: Payproof) -> None:
    guide()
    for options in ([], ["--fail-on", "never"]):
        assert payproof("audit", "--as-of", "2030-01-01", *options).code == 0


def test_every_guide_is_counted_once_and_the_sum_of_all_states_is_the_number_of_guides(
    guide: Guide, folder: Path, payproof: Payproof
) -> None:
    guide()
    guide("guides/acme/broken.md", ("last_updated: 2026-02-23", "last_updated: 2026-02-30"))
    guide("guides/acme/drafted.md", ("data_quality: high", "data_quality: high\nstatus: draft"))
    (folder / "guides/acme/empty.md").touch()
    (folder / "guides/acme/bytes.md").write_bytes(b"\xff\xfe\x00")
    report = json.loads(payproof("audit", "--format", "json").out)
    assert sum(report["counts"].values()) == len(report["guides"]) == 5
    assert {name: number for name, number in report["counts"].items() if number} == {
        "invalid": 3, "overdue": 1, "draft": 1,
    }  # fmt: skip


def test_one_owner_s_guides_alone_are_shown_and_fail(guide: Guide, folder: Path, payproof: Payproof) -> None:
    (folder / ".git").mkdir()
    (folder / "CODEOWNERS").write_text("/guides/ @pay\n/guides/b/ @b\n", encoding="utf-8")
    guide()
    guide("guides/b/x.md", ("last_updated: 2026-02-23", "last_updated: 2025-02-23"))
    guide("guides/b/own.md", ("data_quality: high", "data_quality: high\nowner: Ana"))
    for owner, paths in (("@pay", [ENGINEER]), ("@b", ["guides/b/x.md"]), ("Ana", ["guides/b/own.md"])):
        assert list(audited(payproof("audit", "--owner", owner, "--format", "json"))) == paths
    assert payproof("audit", "--fail-on", "expired").code == 1
    assert payproof("audit", "--fail-on", "expired", "--owner", "@pay").code == 0


def test_the_policy_of_the_nearest_configuration_holds(guide: Guide, folder: Path, payproof: Payproof) -> None:
    guide()
    (folder / "payproof.toml").write_text("[policy]\ngrace-days = 30\n", encoding="utf-8")
    assert audited(payproof("audit", "--format", "json")) == {ENGINEER: "due-soon"}
    (folder / "other.toml").write_text("[policy]\nstale-days = 30\n", encoding="utf-8")
    assert audited(payproof("audit", "--format", "json", "--config", "other.toml")) == {ENGINEER: "stale"}


def test_a_report_goes_to_a_file_whole(guide: Guide, folder: Path, payproof: Payproof) -> None:
    guide()
    options = ("audit", "--format", "json")
    run = payproof(*options, "--output", "report.json")
    assert run == Run(0, "", "")
    assert (folder / "report.json").read_text(encoding="utf-8") == payproof(*options).out
    failed = payproof(*options, "--output", "none/report.json")
    assert (failed.code, failed.out) == (2, "")
    assert failed.err.startswith("payproof: none/report.json cannot be written: ")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["none"], "none does not exist: name a guide, or a folder of guides"),
        (["--as-of", "2026-02-30"], "--as-of is 2026-02-30, which is no date"),
        (["--fail-on", "fresh"], "--fail-on is fresh: write due-soon, overdue, stale, expired, invalid or never"),
        (["--sinse", "7d"], "--sinse is no option: did you mean --since?"),
        (["--since"], "--since needs a value"),
        (["--trend", "12"], "--trend is 12: write a number of weeks from 1w to 520w, as 12w"),
    ],
)
def test_a_wrong_argument_is_misuse_and_says_what_to_write(
    options: list[str], complaint: str, guide: Guide, payproof: Payproof
) -> None:
    guide()
    run = payproof("audit", *options)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"payproof: {complaint}")


@pytest.mark.parametrize("options", [["--since", "7d"], ["--trend", "4w"]])
def test_a_report_without_history_is_the_same_report_with_a_note(
    options: list[str], guide: Guide, payproof: Payproof
) -> None:
    guide()
    run = payproof("audit", "--format", "json", *options)
    plain = payproof("audit", "--format", "json")
    assert json.loads(run.out)["guides"] == json.loads(plain.out)["guides"]
    assert json.loads(run.out)["counts"] == json.loads(plain.out)["counts"]
    assert run.err == "payproof: guides lies in no git repository, so nothing is known of earlier days\n"
    assert plain.err == ""
    for arguments in ([], ["--output", "report.txt"]):
        shown = payproof("audit", *options, *arguments)
        assert (shown.out + shown.err).count("lies in no git repository") == 1


def test_an_audit_of_today_alone_imports_nothing_of_the_past(process: Payproof, guide: Guide) -> None:
    guide()
    assert process("audit", PYTHONPROFILEIMPORTTIME="1").err.count("audit.history") == 0
    assert process("audit", "--since", "7d", PYTHONPROFILEIMPORTTIME="1").err.count("audit.history") == 1


def test_one_of_several_owners_is_found_and_an_unknown_one_is_misuse(
    guide: Guide, folder: Path, payproof: Payproof
) -> None:
    (folder / ".git").mkdir()
    (folder / "CODEOWNERS").write_text("/guides/ @fin @fin2\n/guides/b/ @b\n", encoding="utf-8")
    guide()
    guide("guides/b/own.md", ("data_quality: high", "data_quality: high\nowner: Ana Smith"))
    for owner in ("@fin", "@fin2", "@fin @fin2"):
        assert list(audited(payproof("audit", "--owner", owner, "--format", "json"))) == [ENGINEER]
    assert list(audited(payproof("audit", "--owner", "Ana Smith", "--format", "json"))) == ["guides/b/own.md"]
    run = payproof("audit", "--owner", "@finn")
    assert (run.code, run.out) == (2, "")
    assert run.err == "payproof: --owner is @finn, who owns none of these guides: did you mean @fin?\n"
    for name in ("nobody", "Ana"):
        run = payproof("audit", "--owner", name)
        assert run.code == 2
    assert payproof("audit", "--owner", "nobody").err.endswith("their owners are @fin, @fin2, Ana Smith\n")


def test_a_file_that_a_link_leads_to_is_counted_once(guide: Guide, folder: Path, payproof: Payproof) -> None:
    file = guide("guides/b/real.md")
    (folder / "guides/a").mkdir()
    (folder / "guides/a/link.md").symlink_to(file)
    assert list(audited(payproof("audit", "--format", "json"))) == ["guides/b/real.md"]
    (folder / "guides/c").symlink_to(folder / "guides/b")
    assert list(audited(payproof("audit", "--format", "json", "guides", "guides/c/real.md"))) == ["guides/b/real.md"]


def test_an_invalid_guide_counts_in_the_week_that_it_is_due_in(guide: Guide, folder: Path, payproof: Payproof) -> None:
    (folder / "payproof.toml").write_text("capacity = 1\n", encoding="utf-8")
    for role in ("a", "b"):
        guide(f"guides/acme/{role}.md", ("last_updated: 2026-02-23", "last_updated: 2026-02-30"))
    guide("guides/acme/c.md", ("data_quality: high", "data_quality: high\nstatus: draft"))
    report = json.loads(payproof("audit", "--format", "json", "--as-of", "2026-05-20").out)
    assert report["cliffs"] == [{"week": "2026-W21", "due": 2}]
    assert report["forecast"][0] == {"week": "2026-W21", "due": 2}
    later = json.loads(payproof("audit", "--format", "json", "--as-of", "2026-06-20").out)
    assert (later["past_due"], later["cliffs"]) == (2, report["cliffs"])


def test_days_past_a_date_that_cannot_be_read_are_0_in_json_and_empty_in_a_table(
    guide: Guide, payproof: Payproof
) -> None:
    guide("guides/acme/a.md", ("next_review_due: 2026-05-23", "next_review_due: soon"))
    guide("guides/acme/b.md", ("next_review_due: 2026-05-23", "next_review_due: 2026-07-23"))
    report = json.loads(payproof("audit", "--format", "json").out)
    assert [found["days_overdue"] for found in report["guides"]] == [0, 0]
    rows = csv.DictReader(io.StringIO(payproof("audit", "--format", "csv").out, newline=""))
    assert [row["days_overdue"] for row in rows] == ["", "0"]

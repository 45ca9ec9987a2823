"""`payproof renew`: dates by policy, what is done with, what was confirmed; and no stamp on a guide with errors."""

from collections.abc import Callable
from pathlib import Path

import pytest

from audit import atomic
from schema.example import CANONICAL
from tests.audit.repositories import Repo
from tests.audit.running import Run

GUIDE = "guides/acme/data-engineer.md"
DATES = ("last_updated: 2026-02-23", "next_review_due: 2026-05-23")
RENEWED = CANONICAL.replace(DATES[0], "last_updated: 2026-06-01").replace(DATES[1], "next_review_due: 2026-09-01")

Guide = Callable[..., Path]
Payproof = Callable[..., Run]


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def test_the_dates_are_those_of_today_and_of_the_policy(guide: Guide, payproof: Payproof) -> None:
    file = guide()
    run = payproof("renew", GUIDE)
    assert run == Run(
        0,
        f"{GUIDE}:7 last_updated 2026-02-23 -> 2026-06-01\n{GUIDE}:8 next_review_due 2026-05-23 -> 2026-09-01\n",
        "",
    )
    assert text(file) == RENEWED
    assert payproof("check").code == 0
    assert payproof("renew", GUIDE).out == f"{GUIDE} is so already\n"


@pytest.mark.parametrize(
    ("policy", "review", "due"),
    [
        ("review-months = 6", "", "2026-12-01"),
        ("[tool.payproof.policy.quality.high]\nreview-months = 1", "", "2026-07-01"),
        ('[tool.payproof.policy.paths."guides/acme/**"]\nreview-months = 2', "", "2026-08-01"),
        ("review-months = 6", "review: {months: 12}\n", "2027-06-01"),
    ],
)
def test_the_policy_is_the_one_that_audits_the_guide(
    policy: str, review: str, due: str, guide: Guide, payproof: Payproof, folder: Path
) -> None:
    (folder / "pyproject.toml").write_text(f"[tool.payproof.policy]\n{policy}\n", encoding="utf-8")
    file = guide(GUIDE, ("level_mapping:", f"{review}level_mapping:"))
    assert payproof("renew", GUIDE).code == 0
    assert f"next_review_due: {due}\n" in text(file)
    assert "DUE504" not in payproof("check").out


def test_the_quarter_and_what_was_looked_at_are_written_where_they_are_given(guide: Guide, payproof: Payproof) -> None:
    file = guide()
    run = payproof(
        "renew", GUIDE, "--on", "2026-05-28", "--quarter", "2026-Q1", "--confirm", "three offers", "--by", "ann"
    )
    assert run.code == 0
    assert "salary_data_quarter: 2026-Q1\n" in text(file)
    assert 'review:\n  confirmed: {"on": 2026-05-28, by: "ann", what: "three offers"}\n---\n' in text(file)
    assert payproof("check").code == 0


def test_what_was_confirmed_tells_a_review_from_a_stamp(guide: Guide, payproof: Payproof, repo: Repo) -> None:
    guide()
    repo.commit("2026-03-01")
    assert payproof("renew", GUIDE).code == 0
    assert "DUE506" in payproof("check", "--since", "HEAD").out
    assert payproof("renew", GUIDE, "--confirm", "three offers").code == 0
    assert "DUE506" not in payproof("check", "--since", "HEAD").out


@pytest.mark.parametrize(
    ("review", "left"),
    [
        ("review:\n  planned_for: 2026-06-10\n", ""),
        (
            "review:\n  snoozed_until: 2026-06-10\n  reason: on leave\n  by: ann\n  months: 3\n",
            "review:\n  months: 3\n",
        ),
        ("review: {snoozed_until: 2026-06-10, reason: x, by: ann, planned_for: 2026-05-30}\n", ""),
        ("review:\n  planned_for: 2026-08-24\n", "review:\n  planned_for: 2026-08-24\n"),
    ],
    ids=["a plan", "a snooze", "both", "a plan for the next review"],
)
def test_what_is_done_with_is_taken_out_and_the_rest_stays(
    review: str, left: str, guide: Guide, payproof: Payproof
) -> None:
    file = guide(GUIDE, ("level_mapping:", f"{review}level_mapping:"))
    assert payproof("renew", GUIDE).code == 0
    assert text(file) == RENEWED.replace("level_mapping:", f"{left}level_mapping:")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            ("base_low: 90000", "base_low: 91000"),
            f"it has 1 error, TAB302 figure-differs in line 45: correct it first; `payproof check {GUIDE}` says how",
        ),
        (("role_type: standard", "role_type: usual"), "it has 1 error, FMT107 value-not-allowed in line 6: "),
        (("last_updated: 2026-02-23", "last_updated: 2026-06-02"), "2026-06-01 is before its last update, 2026-06-02"),
        (("company: acme\n", "company: [\n"), ""),
    ],
)
def test_a_guide_that_is_wrong_or_newer_is_not_renewed_and_neither_is_any_beside_it(
    change: tuple[str, str], says: str, guide: Guide, payproof: Payproof
) -> None:
    file, other = guide(GUIDE, change), guide("guides/acme/analyst.md")
    before = text(file), text(other)
    run = payproof("renew", GUIDE, "guides/acme/analyst.md")
    assert run.code == 1
    assert run.err.startswith(f"payproof: {GUIDE} cannot be renewed: {says}")
    assert run.err.endswith("payproof: nothing was written\n")
    assert (text(file), text(other)) == before


def test_an_error_that_the_renewal_mends_is_none(guide: Guide, payproof: Payproof) -> None:
    file = guide(GUIDE, (DATES[1], "next_review_due: 2026-02-22"))
    assert payproof("check").code == 1
    assert payproof("renew", GUIDE).code == 0
    assert text(file) == RENEWED


def test_where_the_second_guide_cannot_be_written_the_first_is_put_back(
    guide: Guide, payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [guide("guides/acme/analyst.md"), guide("guides/acme/writer.md")]
    before = [text(file) for file in files]
    replace = atomic.replace

    def full(file: Path, data: bytes, expected: bytes) -> None:
        if file.name == "writer.md":
            raise OSError(28, "No space left on device")
        replace(file, data, expected)

    monkeypatch.setattr(atomic, "replace", full)
    run = payproof("renew", "guides/acme/analyst.md", "guides/acme/writer.md")
    assert run.code == 1
    assert run.err == "payproof: guides/acme/writer.md: No space left on device\npayproof: nothing was written\n"
    assert [text(file) for file in files] == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--on", "2026-06-02"), "--on is 2026-06-02, which lies after 2026-06-01, the day that stands for today"),
        (("--on", "yesterday"), "--on is yesterday, which is no date"),
        (("--quarter", "Q3"), "--quarter is Q3, which is no quarter: write one such as 2026-Q3"),
        (("--confirm", " "), "--confirm is empty: say what was looked at"),
        (("--by", "ann"), "--by says who looked: give it a name, and --confirm"),
        (("guides",), "guides is a folder: name the guides that were looked at"),
    ],
)
def test_a_wrong_option_is_told(arguments: tuple[str, ...], says: str, guide: Guide, payproof: Payproof) -> None:
    file = guide()
    run = payproof("renew", GUIDE, *arguments)
    assert run.code == 2
    assert run.err.startswith(f"payproof: {says}")
    assert text(file) == CANONICAL


def test_a_dry_run_writes_nothing(guide: Guide, payproof: Payproof) -> None:
    file = guide()
    run = payproof("renew", GUIDE, "--diff")
    assert "+last_updated: 2026-06-01\n" in run.out
    assert run.err == "payproof: nothing was written\n"
    assert text(file) == CANONICAL

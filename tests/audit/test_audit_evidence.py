"""`payproof audit` beside a company's evidence: what comes first and why, what is closed, and what cannot be read."""

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar

from audit import files
from audit.files import Target
from schema.document import Document
from schema.rules.evd import pay_outside_evidence
from tests.audit.repositories import Repo
from tests.audit.running import Run
from tests.audit.seen_postings import CLOSED, ENGINEER, HOME, POSTING, found, report

Guide = Callable[..., Path]
Payproof = Callable[..., Run]
SEEN = (
    'a job posting of 2026-03-04, "Data Engineer II" in London, UK, is newer than last_updated 2026-02-23 (it is this role with '
    'high confidence: it is the role\'s name; "II" is a level of it): review the guide early'
)


def test_a_posting_of_4_march_is_newer_than_a_review_of_23_february_and_the_other_one_is_closed(
    folder: Path, payproof: Payproof
) -> None:
    """Both postings of the machine learning engineers at Sony, beside this repository's guide."""
    sony = folder / "guides/sony"
    sony.mkdir(parents=True)
    text = (HOME / "guides/sony/ml-ai-engineer.md").read_text(encoding="utf-8")
    assert "last_updated: 2026-02-23" in text
    (sony / "ml-ai-engineer.md").write_text(text, encoding="utf-8")
    (sony / "evidence.yaml").write_text(
        "- kind: job-posting\n  title: Machine Learning Engineer\n  employer: Sony Interactive Entertainment\n"
        "  location: London, London\n  posted: 2026-03-04\n  captured: 2026-11-21\n"
        "- kind: job-posting\n  title: Machine Learning Engineer II\n  employer: PlayStation Global\n  location: London\n"
        "  posted: 2026-01-21\n  posted_about: true\n  captured: 2026-11-21\n  status: closed\n",
        encoding="utf-8",
    )
    run = payproof("audit", "--as-of", "2026-11-21")
    assert (run.code, run.err) == (0, "")
    assert (
        "; 1 with newer evidence.\n\nnewer evidence\n  guides/sony/ml-ai-engineer.md (games-and-entertainment), expired: "
        in run.out
    )
    assert (
        'a job posting of 2026-03-04, "Machine Learning Engineer" in London, London, is newer than last_updated 2026-02-23'
        in run.out
    )
    assert run.out.endswith(
        "closed postings\n"
        '  guides/sony/evidence.yaml:8: "Machine Learning Engineer II" by PlayStation Global in London, posted about 2026-01-21: '
        "closed when it was seen on 2026-11-21\n"
    )


def test_a_guide_with_newer_evidence_comes_first_whatever_its_state(
    guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    guide("guides/b/data-engineer.md", ("last_updated: 2026-02-23", "last_updated: 2025-02-23"))
    guide(ENGINEER, ("next_review_due: 2026-05-23", "next_review_due: 2026-08-23"))
    evidence(POSTING)
    run = payproof("audit")
    assert run.out.splitlines()[2:6] == [
        "newer evidence", f"  {ENGINEER} (unowned), fresh: {SEEN}", "", "expired",
    ]  # fmt: skip
    assert payproof("audit", "--fail-on", "due-soon", ENGINEER).code == 0


def test_the_report_of_each_form_says_why(guide: Guide, evidence: Callable[..., Path], payproof: Payproof) -> None:
    guide()
    evidence(POSTING + CLOSED)
    markdown = payproof("audit", "--format", "markdown").out
    assert (
        f"1 guide needs a look, those with newer evidence first.\n\n- `{ENGINEER}` (`unowned`): **newer evidence**: `{SEEN}`"
        in markdown
    )
    assert (
        '### Closed postings\n\n1 posting.\n\n- `guides/acme/evidence.yaml:7: "Data Engineer" by Acme Group in London'
        in markdown
    )
    page = payproof("audit", "--format", "html").out
    assert '<h2 id="evidence-title">Evidence</h2>' in page
    assert "&#34;Data Engineer II&#34; in London, UK, is newer than last_updated 2026-02-23" in page
    assert "&#34;Data Engineer&#34; by Acme Group in London, posted about 2026-01-21: closed" in page
    (row,) = csv.DictReader(io.StringIO(payproof("audit", "--format", "csv").out, newline=""))
    assert row["newer_evidence"] == SEEN
    (event,) = Calendar.from_ical(payproof("audit", "--format", "ics").out).walk("VEVENT")
    assert SEEN in str(event["DESCRIPTION"])


def test_json_gives_every_record_that_speaks_of_a_guide(
    guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    guide()
    evidence(POSTING + CLOSED + "- {kind: report, title: Florists, captured: 2026-05-01}\n")
    data = report(payproof("audit", "--format", "json"))
    (told,) = data["guides"]
    assert [(each["line"], each["newer"], each["status"], each["confidence"]) for each in told["evidence"]] == [
        (2, True, None, "high"), (7, False, "closed", "high"),
    ]  # fmt: skip
    (finding,) = told["findings"]
    assert (finding["rule"], finding["message"], finding["field"]) == ("EVD701", SEEN, "last_updated")
    assert [(each["path"], each["line"]) for each in finding["related"]] == [("guides/acme/evidence.yaml", 2)]
    (file,) = data["evidence_files"]
    assert (file["path"], file["records"]) == ("guides/acme/evidence.yaml", 3)
    assert [each["title"] for each in file["closed"]] == ["Data Engineer"]
    assert [each["title"] for each in file["unmatched"]] == ["Florists"]


def test_a_record_that_cannot_be_read_is_told_in_every_form_and_hides_no_other(
    guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    guide()
    evidence(POSTING + "- kind: job-posting\n  title: Data Engineer\n  captured: 2026-02-30\n" + CLOSED)
    told = (
        "captured is 2026-02-30, which is no day of the calendar (day is out of range for month): write the right day"
    )
    run = payproof("audit")
    assert f"guides/acme/evidence.yaml:8:13: error EVD700 {told} [evidence-unreadable]" in run.out
    assert "newer evidence\n" in run.out
    note = (
        "guides/acme/evidence.yaml: 1 thing in it cannot be read (EVD700), and such a record counts for nothing; line 8: "
        + told
    )
    assert f"Note: {note}" in run.out
    for form in ("markdown", "json", "csv", "ics", "html"):
        other = payproof("audit", "--format", form)
        assert (other.code, other.err) == (0, f"payproof: {note}\n")
    data = report(payproof("audit", "--format", "json"))
    assert found(data) == [(ENGINEER, "EVD701"), ("guides/acme/evidence.yaml", "EVD700")]
    assert len(data["guides"][0]["evidence"]) == 2


@pytest.mark.parametrize("kind", ["folder", "bytes", "dangling", "pipe"])
def test_what_is_no_file_of_evidence_is_told(kind: str, guide: Guide, folder: Path, payproof: Payproof) -> None:
    guide()
    file = folder / "guides/acme/evidence.yaml"
    if kind == "folder":
        file.mkdir()
    elif kind == "bytes":
        file.write_bytes(b"- kind: \xff\n")
    elif kind == "dangling":
        file.symlink_to("nowhere.yaml")
    else:
        os.mkfifo(file)
    run = payproof("audit")
    assert run.code == 0
    assert "error EVD700 " in run.out
    assert {"folder": "it is no file", "pipe": "it is no file", "bytes": "byte 0xFF", "dangling": "No such file"}[
        kind
    ] in run.out


def test_what_is_known_only_later_counts_for_nothing_yet(
    guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    guide()
    evidence(POSTING)
    run = payproof("audit", "--as-of", "2026-05-29", "--format", "json")
    assert found(report(run)) == []
    assert run.err == (
        "payproof: guides/acme/evidence.yaml: 1 record was captured after 2026-05-29, the day of the audit, so nothing is made of "
        'it: "Data Engineer II" (line 2)\n'
    )
    assert found(report(payproof("audit", "--as-of", "2026-05-30", "--format", "json"))) == [(ENGINEER, "EVD701")]


def test_a_record_of_no_guide_s_role_is_listed(guide: Guide, evidence: Callable[..., Path], payproof: Payproof) -> None:
    guide()
    evidence(POSTING.replace("Data Engineer II", "Staff Data Engineer"))
    run = payproof("audit")
    assert "newer evidence" not in run.out
    assert (
        'Note: guides/acme/evidence.yaml: 1 record is of no role that a guide here is for: "Staff Data Engineer" (line 2)'
        in run.out
    )


def test_the_guides_that_are_not_audited_still_decide_what_a_title_means(
    guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    guide("guides/acme/software-engineer.md")
    guide("guides/acme/senior-software-engineer.md")
    evidence(POSTING.replace("Data Engineer II", "Senior Software Engineer"))
    one = report(payproof("audit", "guides/acme/software-engineer.md", "--format", "json"))
    assert found(one) == []
    assert one["evidence_files"][0]["unmatched"] == []
    assert found(report(payproof("audit", "--format", "json"))) == [
        ("guides/acme/senior-software-engineer.md", "EVD701")
    ]


def test_one_owner_sees_the_evidence_of_their_companies_alone(
    guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    guide(ENGINEER, ("data_quality: high", "data_quality: high\nowner: Ana"))
    guide("guides/b/data-engineer.md", ("data_quality: high", "data_quality: high\nowner: Bo"))
    evidence(POSTING)
    evidence(POSTING + CLOSED, "b")
    run = payproof("audit", "--owner", "Ana")
    assert "guides/b" not in run.out
    assert "closed postings" not in run.out
    assert "closed postings" in payproof("audit", "--owner", "Bo").out


def test_explain_tells_what_evidence_says_of_a_guide(
    guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    guide()
    evidence(POSTING + CLOSED + "- kind: nothing\n  title: x\n  captured: 2026-05-30\n")
    run = payproof("explain", ENGINEER)
    assert run.out.endswith(
        f"\nseen    warning EVD701: {SEEN}\n"
        '        guides/acme/evidence.yaml:2: "Data Engineer II" in London, UK, 2026-03-04 (high: it is the role\'s name; "II" '
        "is a level of it)\n"
        '        guides/acme/evidence.yaml:7: "Data Engineer" in London, 2026-01-21, closed (high: it is the role\'s name)\n'
    )
    assert "1 thing in it cannot be read (EVD700)" in run.err
    (evidence("")).unlink()
    assert "seen " not in payproof("explain", ENGINEER).out


def test_a_draft_and_a_retired_guide_are_not_reviewed_early(
    guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    evidence(POSTING)
    for status in ("draft", "retired"):
        guide(ENGINEER, ("data_quality: high", f"data_quality: high\nstatus: {status}"))
        assert "newer evidence" not in payproof("audit").out


def test_check_never_runs_what_depends_on_the_day(
    guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    guide()
    evidence("- kind: nothing\n")
    assert payproof("check").code == 0
    for option in ("--select", "--extend-select"):
        run = payproof("check", option, "EVD701")
        assert (run.code, run.out) == (2, "")
        assert run.err == (
            "payproof: EVD701 depends on the day, so `payproof audit` runs it, and `check` does not: leave it out\n"
        )


def test_a_comparison_with_earlier_days_looks_at_states_alone(
    repo: Repo, guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    guide()
    repo.commit("2026-03-01")
    evidence(POSTING)
    run = payproof("audit", "--since", "2026-05-01", "--trend", "2w", "--as-of", "2026-06-01")
    assert "newer evidence\n" in run.out
    assert "Since 2026-05-01" in run.out
    assert "1 worse" in run.out


def test_an_audit_without_evidence_asks_once_a_company_and_reads_nothing_more(
    guide: Guide, folder: Path, payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    for company in ("a", "b"):
        for role in ("data-engineer", "product-manager", "data-scientist"):
            guide(f"guides/{company}/{role}.md")
    asked: list[str] = []
    read: list[str] = []
    there, reading = os.path.lexists, files.read

    def asking(path: Path) -> bool:
        asked.append(str(path))
        return there(path)

    def counted(target: Target) -> Document:
        read.append(target.path)
        return reading(target)

    monkeypatch.setattr(os.path, "lexists", asking)
    monkeypatch.setattr(files, "read", counted)
    assert payproof("audit").code == 0
    assert len(read) == 6
    assert [path for path in asked if path.endswith("evidence.yaml")] == [
        str(folder / "guides" / company / "evidence.yaml") for company in ("a", "b")
    ]


def test_a_rule_that_crashes_is_named_and_hides_nothing(
    guide: Guide, evidence: Callable[..., Path], payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(pay_outside_evidence.PayOutsideEvidence, "judge", broken)
    guide()
    evidence(POSTING)
    run = payproof("audit")
    assert run.code == 3
    assert "newer evidence" in run.out
    assert "payproof: rule EVD704 pay-outside-evidence crashed on " in run.err


HOSTILE = "\x1b[31m<script>alert(1)</script> @everyone ](http://x) `` | \u202e =1+1"


def test_what_a_record_says_steers_nothing_in_any_form(
    guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    guide()
    title = json.dumps(f"Data Engineer, {HOSTILE}")
    evidence(
        f"- kind: job-posting\n  title: {title}\n  role: data-engineer\n  employer: {title}\n  captured: 2026-05-30\n"
        "  status: closed\n"
    )
    for form in ("text", "markdown", "json", "csv", "ics", "html"):
        run = payproof("audit", "--format", form)
        assert run.code == 0
        assert not set(run.out + run.err) & set("\x1b\x9b\u202e"), form
    assert "<script>alert(1)" not in payproof("audit", "--format", "html").out

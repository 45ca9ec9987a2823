"""`payproof evidence add`: a saved posting becomes a record, its words are shown, and nothing is written unasked."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from schema.evidence_reading import read_evidence
from tests.audit.running import Run
from tests.audit.saved_postings import POSTING, RECORD, SETTLED, evidence, posting

__all__ = ["evidence", "posting"]  # fixtures

Guide = Callable[..., Path]
Payproof = Callable[..., Run]


def test_every_fact_is_shown_with_its_words_and_the_record_is_written(
    posting: Path, evidence: Path, payproof: Payproof
) -> None:
    run = payproof("evidence", "add", "posting.txt", *SETTLED, "--yes")
    assert run.code == 0
    assert run.err == ""
    assert run.out == (
        "posting.txt says:\n"
        "  title     Data Engineer  (1:1 `Job Title: Data Engineer`)\n"
        "  employer  Acme Ltd  (2:1 `Company: Acme Ltd`)\n"
        "  location  London  (3:1 `Location: London`)\n"
        "  posted    2026-03-04  (4:1 `Created : 2026-03-04`)\n"
        "  status    closed  (5:1 `Applications closed`)\n"
        "  pay       60,000 to 80,000 GBP a year  (6:1 `Salary: £60k–£80k per annum`)\n"
        "  company   acme  (2:1 `Company: Acme Ltd`)\n"
        "  role      data-engineer  (as --role says)\n"
        "\n"
        "guides/acme/evidence.yaml gets this record:\n"
        + "".join(f"  {line}\n" for line in RECORD.splitlines())
        + "guides/acme/evidence.yaml is written: 1 record\n"
    )
    assert evidence.read_text(encoding="utf-8") == RECORD


def test_without_a_terminal_nothing_is_written_unless_yes_is_said(
    posting: Path, evidence: Path, process: Callable[..., Run]
) -> None:
    run = process("evidence", "add", "posting.txt", *SETTLED)
    assert run.code == 2
    assert "posting.txt says:" in run.out
    assert run.err == (
        "payproof: there is no terminal to ask on: --yes writes this record\npayproof: nothing was written\n"
    )
    assert not evidence.exists()


def test_help_says_what_is_needed_without_a_terminal(process: Callable[..., Run]) -> None:
    assert "--captured and --yes are needed" in process("evidence", "--help").out


def test_a_company_that_the_text_does_not_name_is_written_with_a_note(
    posting: Path, evidence: Path, payproof: Payproof
) -> None:
    posting.write_text("Job Title: Data Engineer\nCompany: Zalando SE\n", encoding="utf-8")
    run = payproof("evidence", "add", "posting.txt", "--company", "acme", "--captured", "2026-03-10", "--yes")
    assert run.code == 0
    assert (
        "company   acme  (as --company says; the text names another employer, 2:1 `Company: Zalando SE`: is it the same?)"
        in run.out
    )
    assert "employer: Zalando SE" in evidence.read_text(encoding="utf-8")


@pytest.mark.parametrize("employer", ["Acme Ltd", "Acme Robotics", "ACME"])
def test_a_company_that_the_text_names_has_no_note(
    employer: str, posting: Path, evidence: Path, payproof: Payproof
) -> None:
    posting.write_text(f"Job Title: Data Engineer\nCompany: {employer}\n", encoding="utf-8")
    run = payproof("evidence", "add", "posting.txt", "--company", "acme", "--captured", "2026-03-10", "--yes")
    assert "another employer" not in run.out


def test_a_day_that_is_only_the_latest_is_shown_as_that_with_why(
    posting: Path, evidence: Path, payproof: Payproof
) -> None:
    posting.write_text("Job Title: Data Engineer\nCompany: Acme Ltd\nPosted on 03/04/2024\n", encoding="utf-8")
    run = payproof("evidence", "add", "posting.txt", "--captured", "2026-03-10", "--yes")
    assert run.code == 0
    assert (
        "posted    2024-04-03 at the latest  "
        "(3:1 `Posted on 03/04/2024`; `03/04/2024` may be 2024-03-04 or 2024-04-03)" in run.out
    )
    assert "posted: 2024-04-03\n  posted_about: true\n" in evidence.read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(posting: Path, evidence: Path, payproof: Payproof) -> None:
    run = payproof("evidence", "add", "posting.txt", *SETTLED, "--diff", "--yes")
    assert run.code == 0
    assert "- kind: job-posting" in run.out
    assert not evidence.exists()


def test_the_records_that_are_there_stay_as_they_are(posting: Path, evidence: Path, payproof: Payproof) -> None:
    before = "# seen by us\r\n\r\n  - title: 'Clerk'  # why not\r\n    kind: report\r\n    captured: 2026-01-01\r\n\r\n  # the end"
    evidence.write_bytes(before.encode())
    assert payproof("evidence", "add", "posting.txt", *SETTLED, "--yes").code == 0
    after = evidence.read_bytes().decode()
    assert after == before + "\r\n" + "".join(f"  {line}\r\n" for line in RECORD.splitlines())
    assert [each.record.title for each in read_evidence(after).records] == ["Clerk", "Data Engineer"]


def test_an_empty_line_between_the_records_is_kept_up(posting: Path, evidence: Path, payproof: Payproof) -> None:
    one, two = (f"- kind: report\n  title: {name}\n  captured: 2026-01-01\n" for name in ("One", "Two"))
    evidence.write_text(f"{one}\n{two}", encoding="utf-8")
    assert payproof("evidence", "add", "posting.txt", *SETTLED, "--yes").code == 0
    assert evidence.read_text(encoding="utf-8") == f"{one}\n{two}\n{RECORD}"


@pytest.mark.parametrize(
    ("text", "told"),
    {
        "[]": "its records stand in brackets",
        "- kind: report\n  captured: 2026-01-01\n": "line 1: title is missing",
        "- kind: [\n": "line 1: ",
        "a: 1\n": "not a list of records",
        "- kind: report\n  title: A\n  captured: 2026-01-01\n...\n": "look at the end of the file",
        "- kind: report\n  captured: 2026-01-01\n  title: |\n    A\n    ": "",
    }.items(),
)
def test_a_file_that_cannot_take_a_record_is_left_alone_and_says_why(
    text: str, told: str, posting: Path, evidence: Path, payproof: Payproof
) -> None:
    evidence.write_text(text, encoding="utf-8")
    run = payproof("evidence", "add", "posting.txt", *SETTLED, "--yes")
    if told:
        assert run.code == 2
        assert told in run.err
        assert run.err.count("\n") == 1
        assert evidence.read_text(encoding="utf-8") == text
    else:
        assert run.code == 0
        assert len(read_evidence(evidence.read_bytes()).records) == 2


def test_the_same_posting_is_not_added_twice(posting: Path, evidence: Path, payproof: Payproof) -> None:
    assert payproof("evidence", "add", "posting.txt", *SETTLED, "--yes").code == 0
    for more in ((), ("--again",)):
        run = payproof("evidence", "add", "posting.txt", "--captured", "2026-05-20", "--yes", *more)
        assert run.code == 2
        assert "guides/acme/evidence.yaml:1 holds this posting already, and nothing differs" in run.err
    assert evidence.read_text(encoding="utf-8") == RECORD


def test_a_posting_that_has_changed_is_told_and_added_where_that_is_wanted(
    posting: Path, evidence: Path, payproof: Payproof
) -> None:
    posting.write_text(POSTING.replace("Applications closed\n", ""), encoding="utf-8")
    assert payproof("evidence", "add", "posting.txt", *SETTLED, "--yes").code == 0
    posting.write_text(POSTING, encoding="utf-8")
    run = payproof("evidence", "add", "posting.txt", *SETTLED, "--yes")
    assert run.code == 2
    assert "evidence.yaml:1 holds this posting already: status nothing there and closed now: --again adds" in run.err
    assert len(read_evidence(evidence.read_bytes()).records) == 1
    assert payproof("evidence", "add", "posting.txt", *SETTLED, "--yes", "--again").code == 0
    assert [each.record.status for each in read_evidence(evidence.read_bytes()).records] == [None, "closed"]


def test_what_a_record_needs_and_nobody_told_is_asked_for_by_name(
    folder: Path, guide: Guide, payproof: Payproof
) -> None:
    guide()
    (folder / "posting.txt").write_text("Gorsewood\n\n10 months ago\n", encoding="utf-8")
    run = payproof("evidence", "add", "posting.txt", "--yes")
    assert run.code == 2
    assert run.err.splitlines() == [
        (
            "payproof: it is not told which company's evidence this is: no name in it is that of a company with guides;"
            " --company SLUG settles it"
        ),
        "payproof: posting.txt tells no title: put a line `Job Title: …` at its top",
        "payproof: it is not known when the text was saved: --captured DATE tells it, and with it when the posting was published",
        "payproof: nothing was written",
    ]
    assert "posted    -  (`10 months ago` counts from the day on which the text was saved)" in run.out


def test_the_role_is_left_to_whoever_knows_and_what_it_may_be_is_told(
    posting: Path, evidence: Path, payproof: Payproof
) -> None:
    run = payproof("evidence", "add", "posting.txt", "--captured", "2026-05-01", "--yes")
    assert run.code == 0
    assert "the title may mean data-engineer, high confidence" in run.out
    assert "--role data-engineer settles it" in run.out
    assert "role:" not in evidence.read_text(encoding="utf-8")


# whose evidence it is


@pytest.fixture
def three(guide: Guide) -> None:
    guide()
    guide("guides/apple/data-engineer.md", ("company_display: Acme", "company_display: Apple"))
    guide("guides/sony/data-engineer.md", ("company_display: Acme", "company_display: Sony"))


@pytest.mark.parametrize(
    ("text", "company"),
    {
        "Company: Acme": "acme",
        "Company: ACME Corp.": "acme",
        "Company: Sony Interactive Entertainment\nSony is an Equal Opportunity Employer.": "sony",
        "Company: Gorsewood\nThe Gorsewood brand falls under Sony Interactive Entertainment, a subsidiary of another one.": "sony",
        "Company: Acme\nAcme is a part of Sony.": "acme",
        "Company: Apple Bank\nApple Bank is an equal opportunity employer.": "",
        "Company: Gorsewood\nGorsewood is part of Apple Bank.": "",
        "Company: Gorsewood": "",
        "Location: London": "",
        "Company: Gorsewood\nSony is an equal opportunity employer. Acme is an equal opportunity employer.": "",
    }.items(),
)
def test_the_company_is_told_by_the_employer_s_name_or_by_whom_it_belongs_to(
    text: str, company: str, three: None, folder: Path, payproof: Payproof
) -> None:
    (folder / "posting.txt").write_text(f"Job Title: Data Engineer\n{text}\n", encoding="utf-8")
    run = payproof("evidence", "add", "posting.txt", "--captured", "2026-05-01", "--yes")
    written = [file.parent.name for file in (folder / "guides").glob("*/evidence.yaml")]
    assert written == ([company] if company else [])
    assert (run.code, "--company SLUG settles it" in run.err) == ((0, False) if company else (2, True))


def test_company_settles_whose_it_is(three: None, folder: Path, payproof: Payproof) -> None:
    (folder / "posting.txt").write_text("Job Title: Data Engineer\nCompany: Gorsewood\n", encoding="utf-8")
    run = payproof("evidence", "add", "posting.txt", "--captured", "2026-05-01", "--yes", "--company", "sony")
    assert run.code == 0
    assert (folder / "guides" / "sony" / "evidence.yaml").exists()


# what is misused


@pytest.mark.parametrize("arguments", [("remove", "posting.txt"), ("posting.txt", "add")])
def test_another_word_than_add_is_told_what_there_is(
    arguments: tuple[str, ...], posting: Path, payproof: Payproof
) -> None:
    run = payproof("evidence", *arguments)
    told = f"{arguments[0]} is nothing that is done with evidence: write `payproof evidence add FILE`"
    assert (run.code, run.err) == (2, f"payproof: {told}\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere.txt",), "nowhere.txt cannot be read: No such file or directory"),
        (("guides",), "guides is no file: name the text of one posting"),
        (("posting.txt", "--company", "acmee"), "--company is acmee, of which there is no guide: did you mean acme?"),
        (("posting.txt", "--company", "../acme"), "--company is ../acme, of which there is no guide"),
        (("posting.txt", "--role", "clerk"), "--role is clerk, of which acme has no guide: write one of data-engineer"),
        (
            ("posting.txt", "--captured", "yesterday"),
            "--captured is yesterday, which is no date: write one such as 2026-11-21",
        ),
        (("posting.txt", "--captured", "2999-01-01"), "--captured is 2999-01-01, which is after today"),
        (("posting.txt", "--kind", "gossip"), "--kind is gossip: write job-posting, salary-site, filing or report"),
        (("posting.txt", "--root", "nowhere"), "there is no folder nowhere: name the guide root with --root"),
    ],
)
def test_what_is_misused_is_one_sentence(
    arguments: tuple[str, ...], told: str, posting: Path, evidence: Path, payproof: Payproof
) -> None:
    run = payproof("evidence", "add", *arguments, "--yes")
    assert run.code == 2
    assert run.err.startswith(f"payproof: {told}")
    assert run.err.count("\n") == 1
    assert not evidence.exists()


@pytest.mark.parametrize(
    ("data", "told"),
    {
        b"Job Title: Ing\xe9nieur": "posting.txt:1 is not UTF-8 (byte 15 of the file): save it as UTF-8",
        "Job Title: A".encode("utf-16"): "posting.txt is UTF-16: save it as UTF-8",
        b"%PDF-1.7": "posting.txt is a PDF: copy the posting's text into a file of text",
        b"PK\x03\x04": "posting.txt is a packed document, such as one of Word: copy the posting's text into a file of text",
        b"a\0b": "posting.txt holds NUL characters, which no text has: save the posting as UTF-8 text",
        b" \n": "posting.txt is empty: save the posting's text into it",
        b"a" * 1_048_577: "posting.txt is larger than 1,048,576 bytes: save the posting alone, as text",
    }.items(),
    ids=lambda value: value[:12] if isinstance(value, bytes) else "",
)
def test_a_file_that_is_no_text_is_one_sentence(data: bytes, told: str, posting: Path, payproof: Payproof) -> None:
    posting.write_bytes(data)
    run = payproof("evidence", "add", "posting.txt", *SETTLED, "--yes")
    assert (run.code, run.out, run.err) == (2, "", f"payproof: {told}\n")


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(
    posting: Path, evidence: Path, payproof: Payproof
) -> None:
    posting.write_bytes(b"\xef\xbb\xbf" + POSTING.replace("\n", "\r\n").encode())
    assert payproof("evidence", "add", "posting.txt", *SETTLED, "--yes").code == 0
    assert evidence.read_text(encoding="utf-8") == RECORD


def test_standard_input_is_read(posting: Path, evidence: Path, process: Callable[..., Run]) -> None:
    run = process("evidence", "add", "-", *SETTLED, "--yes", stdin=POSTING.encode())
    assert run.code == 0
    assert run.out.startswith("standard input says:\n")
    assert evidence.read_text(encoding="utf-8") == RECORD


def test_hostile_words_steer_no_terminal_and_are_written_harmless(
    posting: Path, evidence: Path, payproof: Payproof
) -> None:
    posting.write_text(
        "Job Title: Data\x1b[31m Engineer\nCompany: Acme\nLocation: London\n\u202eApplications closed\n",
        encoding="utf-8",
    )
    run = payproof("evidence", "add", "posting.txt", *SETTLED, "--yes", "--company", "acme")
    assert run.code == 0
    assert "\x1b" not in run.out + run.err
    assert "\u202e" not in run.out + run.err
    text = evidence.read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert read_evidence(text).records[0].record.title == "Data\N{REPLACEMENT CHARACTER}[31m Engineer"


def test_words_that_are_yaml_are_written_as_text(posting: Path, evidence: Path, payproof: Payproof) -> None:
    posting.write_text('Job Title: "Data Engineer": {evil} #1\nCompany: Acme\n', encoding="utf-8")
    assert (
        payproof("evidence", "add", "posting.txt", *SETTLED, "--yes", "--source", "https://acme.example/?a=1#b").code
        == 0
    )
    (listed,) = read_evidence(evidence.read_bytes()).records
    assert listed.record.title == '"Data Engineer": {evil} #1'
    assert listed.record.source == "https://acme.example/?a=1#b"


def test_a_read_only_file_is_left_alone(posting: Path, evidence: Path, payproof: Payproof) -> None:
    evidence.write_text("", encoding="utf-8")
    evidence.chmod(stat.S_IREAD)
    run = payproof("evidence", "add", "posting.txt", *SETTLED, "--yes")
    assert run.code == 2
    assert "cannot be written: it is read-only" in run.err
    assert evidence.read_text(encoding="utf-8") == ""


def test_a_file_of_evidence_is_no_guide(posting: Path, evidence: Path, payproof: Payproof) -> None:
    assert payproof("evidence", "add", "posting.txt", *SETTLED, "--yes").code == 0
    run = payproof("check", "--format", "json")
    assert '"guides": 1' in run.out
    assert '"other_files": 0' in run.out
    assert "evidence" not in payproof("check", "guides").out

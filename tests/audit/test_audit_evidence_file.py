"""What comments, the configuration, and names that are not quite right do to a company's evidence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit.running import Run
from tests.audit.seen_postings import CLOSED, ENGINEER, POSTING, found, report

Guide = Callable[..., Path]
Payproof = Callable[..., Run]


def test_comments_and_the_configuration_silence_the_rules_of_an_audit(
    guide: Guide, evidence: Callable[..., Path], folder: Path, payproof: Payproof
) -> None:
    late = ["--as-of", "2027-05-30", "--format", "json"]
    everything = [
        (ENGINEER, "EVD701"),
        ("guides/acme/evidence.yaml", "EVD702"),
        ("guides/acme/evidence.yaml", "EVD702"),
    ]
    other = CLOSED.replace("London", "Tokyo")
    guide()
    evidence(POSTING + other)
    assert found(report(payproof("audit", *late))) == everything
    guide(
        ENGINEER,
        ("last_updated: 2026-02-23", "last_updated: 2026-02-23  # payproof: ignore[EVD701] it is another team"),
    )
    assert found(report(payproof("audit", *late))) == everything[1:]
    evidence(
        POSTING
        + other.replace("- kind: job-posting", "- kind: job-posting  # payproof: ignore[evidence-expired] kept", 1)
    )
    assert found(report(payproof("audit", *late))) == everything[2:]
    guide()
    evidence(POSTING + other)
    for setting, left in (
        ('ignore = ["EVD702"]', everything[:1]),
        ('select = ["PAY", "EVD701"]', everything[:1]),
        ('select = ["PAY"]', []),
        ('[per-path-ignores]\n"guides/acme/evidence.yaml" = ["EVD"]', everything[:1]),
        ('[per-path-ignores]\n"guides/acme/data*" = ["EVD"]', everything[1:]),
        ("[policy]\njob-posting-days = 1000", everything[:1]),
        ('[policy.paths."guides/acme/**"]\njob-posting-days = 1000', everything[:1]),
    ):
        (folder / "payproof.toml").write_text(f"{setting}\n", encoding="utf-8")
        assert found(report(payproof("audit", *late))) == left, setting
    (folder / "payproof.toml").write_text('[severity]\nEVD701 = "error"\n', encoding="utf-8")
    assert report(payproof("audit", *late))["guides"][0]["findings"][0]["severity"] == "error"


def test_a_role_that_no_guide_has_is_named_with_its_line_and_what_it_may_mean(
    guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    guide()
    evidence(POSTING + "  role: data-enginer\n" + CLOSED + "  role: florist\n")
    assert (
        '2 records are of no role that a guide here is for: role data-enginer of "Data Engineer II" (line 6, did you mean '
        'data-engineer?), role florist of "Data Engineer" (line 15)'
    ) in payproof("audit").out


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("ignore[EVD702]", "this comment silences EVD702 without a reason: write why behind the bracket"),
        ("ignore[EVD701] kept", "EVD701 is no rule that a comment can silence here, as EVD702 is"),
        ("ignore[EVD799] kept", "EVD799 is no rule that a comment can silence here"),
        ("ignore EVD702", "this comment is not understood"),
    ],
)
def test_a_comment_among_the_records_that_does_not_do_what_it_should_is_told(
    comment: str, words: str, guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    guide()
    evidence(POSTING.replace("posting\n", f"posting  # payproof: {comment}\n", 1))
    out = payproof("audit").out
    assert f"guides/acme/evidence.yaml: line 1: {words}" in out
    assert out.count("line 1:") == 1


def test_a_comment_with_a_reason_that_waits_for_its_day_is_left_alone(
    guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    guide()
    evidence(POSTING.replace("posting\n", "posting  # payproof: ignore[evidence-expired] kept\n", 1))
    assert "line 1:" not in payproof("audit").out


@pytest.mark.parametrize("command", ["check", "audit", "explain", "plan"])
def test_a_file_of_evidence_that_is_named_is_no_guide(
    command: str, guide: Guide, evidence: Callable[..., Path], payproof: Payproof
) -> None:
    guide()
    evidence(POSTING)
    run = payproof(command, "guides/acme/evidence.yaml")
    assert (run.code, run.out) == (2, "")
    assert run.err == (
        "payproof: guides/acme/evidence.yaml holds evidence and is no guide: `payproof audit guides/acme` holds the guides there "
        "against it\n"
    )


def test_evidence_by_another_suffix_is_told_of(guide: Guide, folder: Path, payproof: Payproof) -> None:
    guide()
    guide("guides/globex/data-engineer.md")
    (folder / "guides/acme/evidence.yml").write_text(POSTING, encoding="utf-8")
    run = payproof("audit", "--format", "json")
    assert run.err == "payproof: guides/acme/evidence.yml is not read: rename it evidence.yaml\n"
    assert run.code == 0


def test_a_source_that_cannot_be_read_is_named_with_its_line(guide: Guide, payproof: Payproof) -> None:
    sources = "data_sources:\n  - {name: Levels.fyi, accessed: 2026-02-30}\n  - {name: Blind, accessed: 2026-02-01}\n"
    file = guide()
    text = file.read_text(encoding="utf-8")
    start, end = text.index("data_sources:"), text.index("negotiation_dna_summary:")
    file.write_text(text[:start] + sources + text[end:], encoding="utf-8")
    line = text[:start].count("\n") + 2
    assert (
        f"{ENGINEER}: EVD705 did not look at data_sources: data_sources[0].accessed on line {line} cannot be read, and "
        "`payproof check` says why"
    ) in payproof("audit").out

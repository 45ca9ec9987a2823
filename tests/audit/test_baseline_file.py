"""The file of a baseline: how it is written, that it does not grow unasked, and what is said of one that cannot be read."""

import json
from pathlib import Path

import pytest

from schema.finding import Fault, Skip
from schema.registry import find
from schema.rule import Rule
from schema.subject import Subject
from tests.audit.baselines import BELOW_BASE, FILE, NAME, OFF_POLICY, Command, Guide, changed, checked, held
from tests.audit.running import Run


def test_a_baseline_that_exists_does_not_grow_unasked(baselined: Path, payproof: Command, folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    changed(baselined, "stock_high: 80000", "stock_high: 86000")
    run = payproof("baseline")
    assert run.code == 1
    assert run.out.startswith(f"{NAME}:")
    assert "lacks 1 finding, so nothing was written" in run.out
    assert (folder / FILE).read_bytes() == before
    run = payproof("baseline", "--prune")
    assert (run.code, (folder / FILE).read_bytes()) == (0, before)
    assert "1 finding is not in .payproof-baseline.json" in run.out
    run = payproof("baseline", "--grow")
    assert run.code == 0
    assert run.out.endswith(".payproof-baseline.json was written: 4 findings in 1 guide; 1 taken in.\n")
    assert held(folder) == {NAME: {"DUE504": 1, "PAY203": 1, "TAB302": 2}}


def test_a_baseline_that_is_written_again_shrinks_and_then_stays(
    baselined: Path, payproof: Command, folder: Path
) -> None:
    changed(baselined, "next_review_due: 2026-06-23", "next_review_due: 2026-05-23")
    assert payproof("baseline").out == ".payproof-baseline.json was written: 2 findings in 1 guide; 1 taken out.\n"
    touched = (folder / FILE).stat().st_mtime_ns
    assert payproof("baseline").out == ".payproof-baseline.json is as it should be: 2 findings in 1 guide.\n"
    assert (folder / FILE).stat().st_mtime_ns == touched


def test_a_baseline_that_is_empty_stays_so_that_it_cannot_grow_unasked(
    guide: Guide, baselined: Path, payproof: Command, folder: Path
) -> None:
    guide()
    assert payproof("baseline").code == 0
    assert held(folder) == {}
    guide(NAME, OFF_POLICY)
    assert payproof("baseline").code == 1


def test_guides_without_a_fault_need_no_baseline(guide: Guide, payproof: Command, folder: Path) -> None:
    guide()
    assert payproof("baseline") == Run(0, "Nothing is wrong in 1 guide, so no baseline is needed.\n", "")
    assert not (folder / FILE).exists()


def test_the_file_is_the_same_whatever_part_was_written_first(guide: Guide, payproof: Command, folder: Path) -> None:
    names = [f"guides/{company}/analyst.md" for company in ("acme", "beta", "gamma", "delta")]
    for number, name in enumerate(names):  # of four companies, which is found only where all guides are looked at
        guide(name, BELOW_BASE, OFF_POLICY, ("company_display: Acme", f"company_display: Acme {number}"))
    payproof("baseline")
    whole = (folder / FILE).read_bytes()
    (folder / FILE).unlink()
    for name in reversed(names):
        assert payproof("baseline", "--grow", name).code == 0
    assert (folder / FILE).read_bytes() == whole


def test_one_fault_less_is_a_diff_of_its_lines_alone(guide: Guide, payproof: Command, folder: Path) -> None:
    for company in ("acme", "beta", "gamma"):
        guide(f"guides/{company}/analyst.md", BELOW_BASE, OFF_POLICY)
    payproof("baseline")
    before = (folder / FILE).read_text(encoding="utf-8").splitlines()
    guide("guides/beta/analyst.md", BELOW_BASE)
    payproof("baseline", "--prune")
    after = (folder / FILE).read_text(encoding="utf-8").splitlines()
    assert len(before) - len(after) == 6
    start = next(number for number, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1])
    assert before[start + 6 :] == after[start:]


def test_it_lies_beside_the_configuration_wherever_the_command_runs(
    baselined: Path, payproof: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "payproof.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(folder / "guides" / "acme")
    assert checked(payproof, "data-engineer.md") == ([], 3)
    changed(baselined, "next_review_due: 2026-06-23", "next_review_due: 2026-05-23")
    assert "1 entry of ../../.payproof-baseline.json matches nothing" in payproof("check", ".").err
    assert payproof("baseline", "--prune", ".").code == 0
    assert held(folder) == {NAME: {"PAY203": 1, "TAB302": 1}}


def test_another_file_can_be_named(guide: Guide, payproof: Command, folder: Path) -> None:
    file = guide(NAME, OFF_POLICY)
    assert payproof("baseline", "--baseline", "kept/old.json").code == 2
    (folder / "kept").mkdir()
    assert payproof("baseline", "--baseline", "kept/old.json").code == 0
    assert checked(payproof) == (["DUE504"], 0)
    assert checked(payproof, "--baseline", "kept/old.json") == ([], 1)
    file.write_text(guide().read_text(encoding="utf-8"), encoding="utf-8")
    told = payproof("check", "--baseline", "kept/old.json").err
    assert "`payproof baseline --prune --baseline kept/old.json` takes it out" in told


def test_a_run_can_go_without(baselined: Path, payproof: Command) -> None:
    assert payproof("check", "--no-baseline").code == 1
    assert checked(payproof, "--no-baseline")[1] == 0


def test_a_guide_from_standard_input_has_the_entries_of_its_place(baselined: Path, process: Command) -> None:
    text = baselined.read_bytes()
    run = process("check", "-", "--stdin-filename", NAME, "--as-of", "2026-06-01", stdin=text)
    assert (run.code, run.out) == (0, "Checked 1 guide: nothing new; 3 baselined.\n")
    assert process("check", "-", "--as-of", "2026-06-01", stdin=text).code == 1


def test_a_rule_that_crashes_leaves_the_baseline_as_it_is(
    baselined: Path, payproof: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / FILE).read_bytes()

    def crash(self: Rule, subject: Subject) -> list[Fault | Skip]:
        raise RuntimeError("no")

    rule = find("DUE504")
    assert rule is not None
    monkeypatch.setattr(rule, "judge", crash)
    monkeypatch.setenv("PAYPROOF_CACHE_DIR", str(folder / "empty"))
    assert payproof("check").err.count("match") == 0
    run = payproof("baseline", "--prune")
    assert run.code == 3
    assert "DUE504" in run.err
    assert "was not written" in run.err
    assert (folder / FILE).read_bytes() == before


# files that are no baseline


BROKEN = {
    "": f"{FILE}:1: the file is not JSON: ",
    "{": f"{FILE}:1: the file is not JSON: ",
    "[]": f"{FILE} is no baseline: it has no version; ",
    "null": f"{FILE} is no baseline: it has no version; ",
    '{"version": 2, "guides": {}}': f"{FILE} is of version 2, and this payproof reads version 1: update payproof",
    '{"version": true, "guides": {}}': f"{FILE} is of version true, ",
    '{"version": 1}': f'{FILE} is no baseline: "guides" holds no object; ',
    '{"version": 1, "guides": []}': f'{FILE} is no baseline: "guides" holds no object; ',
    '{"version": 1, "guides": {"a\\u001b": 1}}': f'{FILE} is no baseline: "a\\u001b" holds no object; ',
    '{"version": 1, "guides": {"a": {"PAY203": 3}}}': f'{FILE} gives "a" no list of findings for "PAY203"; ',
    '{"version": 1, "guides": {"a": {"PAY203": {"findings": [1]}}}}': f'{FILE} gives "a" no list of findings ',
    '{"version": 1, "guides": {"a": {}, "a": {}}}': f'{FILE} gives "a" twice: ',
    '{\n  "version": 1,\n<<<<<<< HEAD\n': f"{FILE}:3: a merge conflict stands in the file: ",
    "[" * 100_000: f"{FILE} is no baseline: it nests too deeply; ",
    "1" * 10_000: f"{FILE} is no baseline: it holds a number that is too long to read; ",
    "\udcff": f"{FILE} is no baseline: it is not UTF-8; ",
}


@pytest.mark.parametrize("text", BROKEN)
@pytest.mark.parametrize("command", [["check"], ["baseline"], ["baseline", "--prune"], ["baseline", "--grow"]])
def test_a_file_that_is_no_baseline_is_one_sentence_and_is_left_alone(
    command: list[str], text: str, guide: Guide, payproof: Command, folder: Path
) -> None:
    guide(NAME, BELOW_BASE)
    (folder / FILE).write_bytes(text.encode("utf-8", "surrogateescape"))
    run = payproof(*command)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert run.err.startswith(f"payproof: {BROKEN[text]}")
    assert (folder / FILE).read_bytes() == text.encode("utf-8", "surrogateescape")


def test_a_baseline_with_a_byte_order_mark_and_windows_line_ends_is_read(
    baselined: Path, payproof: Command, folder: Path
) -> None:
    data = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert checked(payproof) == ([], 3)


def test_a_count_that_a_merge_left_wrong_misleads_no_run_and_is_mended(
    baselined: Path, payproof: Command, folder: Path
) -> None:
    whole = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(whole.replace(b'"count": 1', b'"count": 7'))
    assert checked(payproof) == ([], 3)
    assert payproof("baseline", "--prune").code == 0
    assert (folder / FILE).read_bytes() == whole


def test_entries_of_rules_and_guides_that_never_were_harm_nothing(
    guide: Guide, payproof: Command, folder: Path
) -> None:
    guide(NAME, BELOW_BASE)
    places = ["../../etc/passwd", "/", "", "$(id)", "guides/acme/\udcff.md", "a\nb\u202e", "\0"]
    entries = {place: {"PAY999": {"count": 1, "findings": ["0" * 16]}} for place in [NAME, *places]}
    (folder / FILE).write_text(json.dumps({"version": 1, "guides": entries}), encoding="utf-8")
    run = payproof("check")
    assert run.code == 1
    assert payproof("baseline", "--prune").code == 0


MISUSES = {
    "check --baseline nowhere.json": "nowhere.json cannot be read: No such file or directory",
    "check --baseline guides": "guides cannot be read: Is a directory",
    "check --baseline a.json --no-baseline": "--baseline names a baseline, and --no-baseline takes none",
    "baseline --prune": f"there is no {FILE} to prune: `payproof baseline` writes one",
    "baseline --prune --grow": "--prune adds nothing, and --grow does: leave one of the two out",
    "baseline guides/nowhere": "guides/nowhere does not exist",
    "baseline --baseline nowhere/b.json": "nowhere/b.json cannot be written: No such file or directory",
}


@pytest.mark.parametrize("line", MISUSES)
def test_a_command_that_cannot_be_carried_out_says_so(line: str, guide: Guide, payproof: Command, folder: Path) -> None:
    guide(NAME, BELOW_BASE)
    run = payproof(*line.split())
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"payproof: {MISUSES[line]}")
    assert not (folder / FILE).exists()

"""A baseline: what was wrong when it was written is silent, whatever is new is not, and it only shrinks."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from schema.finding import Fault, Skip
from schema.registry import find
from schema.rule import Rule
from schema.subject import Subject
from tests.audit.running import Run

Guide = Callable[..., Path]
Command = Callable[..., Run]

NAME = "guides/acme/data-engineer.md"
FILE = ".payproof-baseline.json"
BELOW_BASE = ("    total_comp_low: 190000", "    total_comp_low: 145000")  # PAY203, and TAB302 with the table
OFF_POLICY = ("next_review_due: 2026-05-23", "next_review_due: 2026-06-23")  # DUE504, a warning
UNREADABLE = ("role_type: standard", "role_type: {standard")
LONDON = "  - region: London\n"


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def held(folder: Path) -> dict[str, dict[str, int]]:
    """How many findings of each guide and rule the baseline holds, as it says itself."""
    data = json.loads((folder / FILE).read_text(encoding="utf-8"))
    assert data["version"] == 1
    for rules in data["guides"].values():
        assert all(group["count"] == len(group["findings"]) > 0 for group in rules.values())
    return {guide: {rule: group["count"] for rule, group in rules.items()} for guide, rules in data["guides"].items()}


def checked(payproof: Command, *arguments: str) -> tuple[list[str], int]:
    """The rules of the findings that are new, and how many are known."""
    report: dict[str, Any] = json.loads(payproof("check", "--format", "json", *arguments).out)
    return [finding["rule"] for finding in report["findings"]], report["summary"]["baselined"]


@pytest.fixture
def old(guide: Guide, payproof: Command) -> Path:
    """A guide with an error and a warning, both of which the baseline holds."""
    file = guide(NAME, BELOW_BASE, OFF_POLICY)
    assert payproof("check").code == 1
    assert payproof("baseline").code == 0
    return file


def test_what_was_wrong_is_silent_and_counted(old: Path, payproof: Command) -> None:
    assert payproof("check", "--fail-on", "info") == Run(0, "Checked 1 guide: nothing new; 3 baselined.\n", "")
    assert checked(payproof) == ([], 3)


def test_the_file_names_guides_and_rules_with_their_counts_and_a_fingerprint_a_line(old: Path, folder: Path) -> None:
    assert held(folder) == {NAME: {"DUE504": 1, "PAY203": 1, "TAB302": 1}}
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    assert sum(bool(re.fullmatch(r' +"[0-9a-f]{16}",?', line)) for line in lines) == 3


def test_a_baseline_says_nothing_of_lines(old: Path, folder: Path) -> None:
    text = (folder / FILE).read_text(encoding="utf-8")
    assert set(re.findall(r'"([a-z_]+)":', text)) == {"version", "guides", "count", "findings"}


def test_a_new_fault_fails(old: Path, payproof: Command) -> None:
    changed(old, "stock_high: 80000", "stock_high: 86000")
    run = payproof("check", "--format", "concise")
    assert run.code == 1
    assert run.out.startswith(f"{NAME}:")
    assert "Checked 1 guide: 1 error; 3 baselined." in run.out
    assert checked(payproof) == (["TAB302"], 3)


def test_the_same_fault_in_another_guide_fails(old: Path, guide: Guide, payproof: Command) -> None:
    guide("guides/acme/analyst.md", BELOW_BASE, OFF_POLICY)
    assert checked(payproof) == (["DUE504", "PAY203", "TAB302"], 3)


def test_the_same_fault_in_another_row_fails(old: Path, payproof: Command) -> None:
    changed(old, "    total_comp_low: 109000", "    total_comp_low: 89000")
    assert checked(payproof) == (["PAY203", "TAB302"], 3)


def test_of_two_faults_that_say_the_same_a_baseline_with_one_silences_one(
    guide: Guide, payproof: Command, folder: Path
) -> None:
    unused = "# payproof: ignore[PAY201] for a test\n"
    file = guide(NAME, ("role_type:", f"{unused}role_type:"))
    assert payproof("baseline").code == 0
    assert held(folder) == {NAME: {"FMT112": 1}}
    changed(file, "data_quality:", f"{unused}data_quality:")
    assert checked(payproof) == (["FMT112"], 1)
    assert payproof("baseline", "--grow").code == 0
    assert held(folder) == {NAME: {"FMT112": 2}}
    assert checked(payproof) == ([], 2)


def test_half_a_repair_is_a_new_finding(old: Path, payproof: Command) -> None:
    changed(old, "    total_comp_low: 145000", "    total_comp_low: 146000")
    run = payproof("check", "--format", "json")
    report = json.loads(run.out)
    assert [finding["rule"] for finding in report["findings"]] == ["PAY203", "TAB302"]
    assert "2 entries of .payproof-baseline.json match nothing any more" in run.err


def test_fifty_lines_above_change_nothing(old: Path, payproof: Command) -> None:
    changed(old, "company: acme\n", "# a note\n" * 50 + "company: acme\n")
    changed(old, "**Level Mapping:**", "A paragraph.\n\n" * 50 + "**Level Mapping:**")
    assert payproof("check", "--fail-on", "info") == Run(0, "Checked 1 guide: nothing new; 3 baselined.\n", "")


def test_another_order_of_rows_changes_nothing(old: Path, payproof: Command) -> None:
    text = old.read_text(encoding="utf-8")
    head, rest = text.split("  - region: New York\n")
    york, rest = rest.split(LONDON)
    london, rest = rest.split("level_mapping:\n")
    text = f"{head}{LONDON}{london}  - region: New York\n{york}level_mapping:\n{rest}"
    rows = re.findall(r"(?m)^\| (?:New York|London) .*\n", text)
    old.write_text(text.replace("".join(rows), "".join(reversed(rows))), encoding="utf-8")
    assert payproof("check", "--fail-on", "info") == Run(0, "Checked 1 guide: nothing new; 3 baselined.\n", "")


def test_windows_line_ends_change_nothing(old: Path, payproof: Command) -> None:
    old.write_bytes(old.read_bytes().replace(b"\n", b"\r\n"))
    assert checked(payproof) == ([], 3)


def test_what_a_comment_silences_is_not_baselined(guide: Guide, payproof: Command, folder: Path) -> None:
    guide(NAME, ("company: acme\n", "# payproof: ignore-file[DUE504] agreed\ncompany: acme\n"), OFF_POLICY, BELOW_BASE)
    payproof("baseline")
    assert held(folder) == {NAME: {"PAY203": 1, "TAB302": 1}}


def test_a_comment_takes_the_place_of_an_entry(old: Path, payproof: Command, folder: Path) -> None:
    changed(old, "company: acme\n", "# payproof: ignore-file[DUE504] agreed\ncompany: acme\n")
    run = payproof("check")
    assert run.out == "Checked 1 guide: nothing new; 1 silenced by comments; 2 baselined.\n"
    assert run.err.startswith("payproof: 1 entry of .payproof-baseline.json matches nothing any more: ")
    assert payproof("baseline", "--prune").code == 0
    assert held(folder) == {NAME: {"PAY203": 1, "TAB302": 1}}


# what is gone


def test_what_is_gone_is_told_and_taken_out(old: Path, payproof: Command, folder: Path) -> None:
    changed(old, "next_review_due: 2026-06-23", "next_review_due: 2026-05-23")
    run = payproof("check")
    assert (run.code, run.out) == (0, "Checked 1 guide: nothing new; 2 baselined.\n")
    told = "1 entry of .payproof-baseline.json matches nothing any more: `payproof baseline --prune` takes it out"
    assert run.err == f"payproof: {told}\n"
    assert payproof("check", "--quiet").err == ""
    run = payproof("baseline", "--prune")
    assert run == Run(0, ".payproof-baseline.json was written: 2 findings in 1 guide; 1 taken out.\n", "")
    assert held(folder) == {NAME: {"PAY203": 1, "TAB302": 1}}
    assert payproof("check").err == ""


@pytest.mark.parametrize("options", [["--select", "PAY"], ["--ignore", "DUE"], ["--select", "FMT101"]])
def test_a_rule_that_did_not_run_says_nothing_of_its_entries(options: list[str], old: Path, payproof: Command) -> None:
    changed(old, "next_review_due: 2026-06-23", "next_review_due: 2026-05-23")
    assert payproof("check", *options).err == ""


def test_a_guide_that_was_not_looked_at_says_nothing_of_its_entries(
    old: Path, guide: Guide, payproof: Command, folder: Path
) -> None:
    other = guide("guides/other/analyst.md")
    old.unlink()
    assert payproof("check", str(other)).err == ""
    assert payproof("check", "guides/other").err == ""
    assert payproof("baseline", "--prune", "guides/other").code == 0
    assert held(folder) == {NAME: {"DUE504": 1, "PAY203": 1, "TAB302": 1}}


@pytest.mark.parametrize("path", [[], ["guides"], ["."]])
def test_the_entries_of_a_guide_that_is_gone_are_told_where_it_would_have_been_met(
    path: list[str], old: Path, guide: Guide, payproof: Command, folder: Path
) -> None:
    guide("guides/other/analyst.md")
    old.unlink()
    assert payproof("check", *path).err.startswith("payproof: 3 entries of .payproof-baseline.json match nothing")
    assert payproof("baseline", "--prune", *path).code == 0
    assert held(folder) == {}


def test_a_guide_that_configuration_leaves_out_keeps_its_entries(
    old: Path, guide: Guide, payproof: Command, folder: Path
) -> None:
    guide("guides/other/analyst.md")
    (folder / "payproof.toml").write_text('exclude = ["guides/acme"]\n', encoding="utf-8")
    assert payproof("check").err == ""


def test_a_guide_that_cannot_be_read_keeps_the_entries_of_the_rules_that_could_not_look(
    old: Path, payproof: Command, folder: Path
) -> None:
    sound = old.read_text(encoding="utf-8")
    changed(old, *UNREADABLE)
    run = payproof("check")
    assert (run.code, run.err) == (1, "")
    assert payproof("baseline", "--prune").code == 0
    old.write_text(sound, encoding="utf-8")
    assert checked(payproof) == ([], 3)


def test_a_rule_that_skipped_a_row_keeps_its_entries(guide: Guide, payproof: Command, folder: Path) -> None:
    file = guide(NAME, ("    total_comp_low: 190000", "    total_comp_low: 160000"))
    payproof("baseline")
    assert held(folder)[NAME]["PAY204"] == 1
    changed(file, "    total_comp_low: 160000", "    total_comp_low: null")
    payproof("baseline", "--prune")
    assert held(folder)[NAME]["PAY204"] == 1


def test_a_guide_root_can_be_renamed(old: Path, payproof: Command, folder: Path) -> None:
    (folder / "guides").rename(folder / "pay")
    (folder / "payproof.toml").write_text('guides = ["pay"]\n', encoding="utf-8")
    assert payproof("check", "--fail-on", "info") == Run(0, "Checked 1 guide: nothing new; 3 baselined.\n", "")
    assert payproof("baseline", "--prune").code == 0
    assert list(held(folder)) == ["pay/acme/data-engineer.md"]


def test_a_copy_under_another_guide_root_is_new_while_the_first_is_there(
    old: Path, payproof: Command, folder: Path
) -> None:
    (folder / "payproof.toml").write_text('guides = ["guides", "pay"]\n', encoding="utf-8")
    copy = folder / "pay" / "acme" / "data-engineer.md"
    copy.parent.mkdir(parents=True)
    copy.write_bytes(old.read_bytes())
    found, known = checked(payproof)
    assert (len(found), known) == (3, 3)
    found, known = checked(payproof, "pay")
    assert (len(found), known) == (3, 0)


# writing


def test_a_baseline_that_exists_does_not_grow_unasked(old: Path, payproof: Command, folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    changed(old, "stock_high: 80000", "stock_high: 86000")
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


def test_a_baseline_that_is_written_again_shrinks_and_then_stays(old: Path, payproof: Command, folder: Path) -> None:
    changed(old, "next_review_due: 2026-06-23", "next_review_due: 2026-05-23")
    assert payproof("baseline").out == ".payproof-baseline.json was written: 2 findings in 1 guide; 1 taken out.\n"
    touched = (folder / FILE).stat().st_mtime_ns
    assert payproof("baseline").out == ".payproof-baseline.json is as it should be: 2 findings in 1 guide.\n"
    assert (folder / FILE).stat().st_mtime_ns == touched


def test_a_baseline_that_is_empty_stays_so_that_it_cannot_grow_unasked(
    guide: Guide, old: Path, payproof: Command, folder: Path
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
    for name in names:
        guide(name, BELOW_BASE, OFF_POLICY)
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
    old: Path, payproof: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "payproof.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(folder / "guides" / "acme")
    assert checked(payproof, "data-engineer.md") == ([], 3)
    changed(old, "next_review_due: 2026-06-23", "next_review_due: 2026-05-23")
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


def test_a_run_can_go_without(old: Path, payproof: Command) -> None:
    assert payproof("check", "--no-baseline").code == 1
    assert checked(payproof, "--no-baseline")[1] == 0


def test_a_guide_from_standard_input_has_the_entries_of_its_place(old: Path, process: Command) -> None:
    text = old.read_bytes()
    run = process("check", "-", "--stdin-filename", NAME, "--as-of", "2026-06-01", stdin=text)
    assert (run.code, run.out) == (0, "Checked 1 guide: nothing new; 3 baselined.\n")
    assert process("check", "-", "--as-of", "2026-06-01", stdin=text).code == 1


def test_a_rule_that_crashes_leaves_the_baseline_as_it_is(
    old: Path, payproof: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / FILE).read_bytes()

    def crash(self: Rule, subject: Subject) -> list[Fault | Skip]:
        raise RuntimeError("no")

    rule = find("DUE504")
    assert rule is not None
    monkeypatch.setattr(rule, "judge", crash)
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
    old: Path, payproof: Command, folder: Path
) -> None:
    data = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert checked(payproof) == ([], 3)


def test_a_count_that_a_merge_left_wrong_misleads_no_run_and_is_mended(
    old: Path, payproof: Command, folder: Path
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


def test_real_guides_are_silent_under_their_own_baseline(corpus: Path, payproof: Command, folder: Path) -> None:
    assert payproof("baseline", str(corpus), "--baseline", "b.json").code == 0
    first = (folder / "b.json").read_bytes()
    run = payproof("check", str(corpus), "--baseline", "b.json", "--fail-on", "info")
    assert (run.code, run.err) == (0, "")
    assert payproof("baseline", str(corpus), "--baseline", "b.json").out.startswith("b.json is as it should be: ")
    assert (folder / "b.json").read_bytes() == first

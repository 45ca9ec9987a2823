"""A baseline: what was wrong when it was written is silent, whatever is new is not, and what is gone is told."""

import json
import re
from pathlib import Path

import pytest

from tests.audit.baselines import BELOW_BASE, FILE, NAME, OFF_POLICY, Command, Guide, changed, checked, held
from tests.audit.running import Run

UNREADABLE = ("role_type: standard", "role_type: {standard")
LONDON = "  - region: London\n"


def test_what_was_wrong_is_silent_and_counted(baselined: Path, payproof: Command) -> None:
    assert payproof("check", "--fail-on", "info") == Run(0, "Checked 1 guide: nothing new; 3 baselined.\n", "")
    assert checked(payproof) == ([], 3)


def test_the_file_names_guides_and_rules_with_their_counts_and_a_fingerprint_a_line(
    baselined: Path, folder: Path
) -> None:
    assert held(folder) == {NAME: {"DUE504": 1, "PAY203": 1, "TAB302": 1}}
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    assert sum(bool(re.fullmatch(r' +"[0-9a-f]{16}",?', line)) for line in lines) == 3


def test_a_baseline_says_nothing_of_lines(baselined: Path, folder: Path) -> None:
    text = (folder / FILE).read_text(encoding="utf-8")
    assert set(re.findall(r'"([a-z_]+)":', text)) == {"version", "guides", "count", "findings"}


def test_a_new_fault_fails(baselined: Path, payproof: Command) -> None:
    changed(baselined, "stock_high: 80000", "stock_high: 86000")
    run = payproof("check", "--format", "concise")
    assert run.code == 1
    assert run.out.startswith(f"{NAME}:")
    assert "Checked 1 guide: 1 error; 3 baselined." in run.out
    assert checked(payproof) == (["TAB302"], 3)


def test_the_same_fault_in_another_guide_fails(baselined: Path, guide: Guide, payproof: Command) -> None:
    guide("guides/acme/analyst.md", BELOW_BASE, OFF_POLICY)
    assert checked(payproof) == (["DUE504", "PAY203", "TAB302"], 3)


def test_the_same_fault_in_another_row_fails(baselined: Path, payproof: Command) -> None:
    changed(baselined, "    total_comp_low: 109000", "    total_comp_low: 89000")
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


def test_half_a_repair_is_a_new_finding(baselined: Path, payproof: Command) -> None:
    changed(baselined, "    total_comp_low: 145000", "    total_comp_low: 146000")
    run = payproof("check", "--format", "json")
    report = json.loads(run.out)
    assert [finding["rule"] for finding in report["findings"]] == ["PAY203", "TAB302"]
    assert "2 entries of .payproof-baseline.json match nothing any more" in run.err


def test_fifty_lines_above_change_nothing(baselined: Path, payproof: Command) -> None:
    changed(baselined, "company: acme\n", "# a note\n" * 50 + "company: acme\n")
    changed(baselined, "**Level Mapping:**", "A paragraph.\n\n" * 50 + "**Level Mapping:**")
    assert payproof("check", "--fail-on", "info") == Run(0, "Checked 1 guide: nothing new; 3 baselined.\n", "")


def test_another_order_of_rows_changes_nothing(baselined: Path, payproof: Command) -> None:
    text = baselined.read_text(encoding="utf-8")
    head, rest = text.split("  - region: New York\n")
    york, rest = rest.split(LONDON)
    london, rest = rest.split("level_mapping:\n")
    text = f"{head}{LONDON}{london}  - region: New York\n{york}level_mapping:\n{rest}"
    rows = re.findall(r"(?m)^\| (?:New York|London) .*\n", text)
    baselined.write_text(text.replace("".join(rows), "".join(reversed(rows))), encoding="utf-8")
    assert payproof("check", "--fail-on", "info") == Run(0, "Checked 1 guide: nothing new; 3 baselined.\n", "")


def test_windows_line_ends_change_nothing(baselined: Path, payproof: Command) -> None:
    baselined.write_bytes(baselined.read_bytes().replace(b"\n", b"\r\n"))
    assert checked(payproof) == ([], 3)


def test_what_a_comment_silences_is_not_baselined(guide: Guide, payproof: Command, folder: Path) -> None:
    guide(NAME, ("company: acme\n", "# payproof: ignore-file[DUE504] agreed\ncompany: acme\n"), OFF_POLICY, BELOW_BASE)
    payproof("baseline")
    assert held(folder) == {NAME: {"PAY203": 1, "TAB302": 1}}


def test_a_comment_takes_the_place_of_an_entry(baselined: Path, payproof: Command, folder: Path) -> None:
    changed(baselined, "company: acme\n", "# payproof: ignore-file[DUE504] agreed\ncompany: acme\n")
    run = payproof("check")
    assert run.out == "Checked 1 guide: nothing new; 1 silenced by comments; 2 baselined.\n"
    assert run.err.startswith("payproof: 1 entry of .payproof-baseline.json matches nothing any more: ")
    assert payproof("baseline", "--prune").code == 0
    assert held(folder) == {NAME: {"PAY203": 1, "TAB302": 1}}


# what is gone


def test_what_is_gone_is_told_and_taken_out(baselined: Path, payproof: Command, folder: Path) -> None:
    changed(baselined, "next_review_due: 2026-06-23", "next_review_due: 2026-05-23")
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
def test_a_rule_that_did_not_run_says_nothing_of_its_entries(
    options: list[str], baselined: Path, payproof: Command
) -> None:
    changed(baselined, "next_review_due: 2026-06-23", "next_review_due: 2026-05-23")
    assert payproof("check", *options).err == ""


def test_a_guide_that_was_not_looked_at_says_nothing_of_its_entries(
    baselined: Path, guide: Guide, payproof: Command, folder: Path
) -> None:
    other = guide("guides/other/analyst.md")
    baselined.unlink()
    assert payproof("check", str(other)).err == ""
    assert payproof("check", "guides/other").err == ""
    assert payproof("baseline", "--prune", "guides/other").code == 0
    assert held(folder) == {NAME: {"DUE504": 1, "PAY203": 1, "TAB302": 1}}


@pytest.mark.parametrize("path", [[], ["guides"], ["."]])
def test_the_entries_of_a_guide_that_is_gone_are_told_where_it_would_have_been_met(
    path: list[str], baselined: Path, guide: Guide, payproof: Command, folder: Path
) -> None:
    guide("guides/other/analyst.md")
    baselined.unlink()
    assert payproof("check", *path).err.startswith("payproof: 3 entries of .payproof-baseline.json match nothing")
    assert payproof("baseline", "--prune", *path).code == 0
    assert held(folder) == {}


def test_a_guide_that_configuration_leaves_out_keeps_its_entries(
    baselined: Path, guide: Guide, payproof: Command, folder: Path
) -> None:
    guide("guides/other/analyst.md")
    (folder / "payproof.toml").write_text('exclude = ["guides/acme"]\n', encoding="utf-8")
    assert payproof("check").err == ""


def test_a_guide_that_cannot_be_read_keeps_the_entries_of_the_rules_that_could_not_look(
    baselined: Path, payproof: Command, folder: Path
) -> None:
    sound = baselined.read_text(encoding="utf-8")
    changed(baselined, *UNREADABLE)
    run = payproof("check")
    assert (run.code, run.err) == (1, "")
    assert payproof("baseline", "--prune").code == 0
    baselined.write_text(sound, encoding="utf-8")
    assert checked(payproof) == ([], 3)


def test_a_rule_that_skipped_a_row_keeps_its_entries(guide: Guide, payproof: Command, folder: Path) -> None:
    file = guide(NAME, ("    total_comp_low: 190000", "    total_comp_low: 160000"))
    payproof("baseline")
    assert held(folder)[NAME]["PAY204"] == 1
    changed(file, "    total_comp_low: 160000", "    total_comp_low: null")
    payproof("baseline", "--prune")
    assert held(folder)[NAME]["PAY204"] == 1


def test_a_guide_root_can_be_renamed(baselined: Path, payproof: Command, folder: Path) -> None:
    (folder / "guides").rename(folder / "pay")
    (folder / "payproof.toml").write_text('guides = ["pay"]\n', encoding="utf-8")
    assert payproof("check", "--fail-on", "info") == Run(0, "Checked 1 guide: nothing new; 3 baselined.\n", "")
    assert payproof("baseline", "--prune").code == 0
    assert list(held(folder)) == ["pay/acme/data-engineer.md"]


def test_a_copy_under_another_guide_root_is_new_while_the_first_is_there(
    baselined: Path, payproof: Command, folder: Path
) -> None:
    (folder / "payproof.toml").write_text('guides = ["guides", "pay"]\n', encoding="utf-8")
    copy = folder / "pay" / "acme" / "data-engineer.md"
    copy.parent.mkdir(parents=True)
    copy.write_bytes(baselined.read_bytes())
    found, known = checked(payproof)
    assert (len(found), known) == (3, 3)
    found, known = checked(payproof, "pay")
    assert (len(found), known) == (3, 0)


def test_real_guides_are_silent_under_their_own_baseline(corpus: Path, payproof: Command, folder: Path) -> None:
    assert payproof("baseline", str(corpus), "--baseline", "b.json").code == 0
    first = (folder / "b.json").read_bytes()
    run = payproof("check", str(corpus), "--baseline", "b.json", "--fail-on", "info")
    assert (run.code, run.err) == (0, "")
    assert payproof("baseline", str(corpus), "--baseline", "b.json").out.startswith("b.json is as it should be: ")
    assert (folder / "b.json").read_bytes() == first

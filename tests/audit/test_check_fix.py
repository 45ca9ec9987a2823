"""`payproof check --fix`: what is written, what is shown, what is left alone, and that a guide is never half of one."""

import json
import resource
import signal
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audit import atomic
from schema.example import CANONICAL
from schema.finding import Fault
from schema.registry import find
from schema.rule import Rule
from schema.subject import Subject
from tests.audit.running import COMMAND, Run, environment

QUOTED = ("    base_low: 150000", '    base_low: "150,000"')  # FMT106, safe
SLIP = ("data_quality: high", "data_quality: hihg")  # FMT107, unsafe
DIFFERS = ("    base_high: 200000", "    base_high: 210000")  # TAB302, takes sides
BELOW_BASE = ("    total_comp_low: 190000", "    total_comp_low: 145000")  # PAY203, not fixable; TAB302


def test_fix_writes_what_is_safe_and_reports_what_is_left(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    file = guide("guides/acme/data-engineer.md", QUOTED, SLIP)
    run = payproof("check", "--fix", "--format", "concise")
    assert run.code == 1
    assert run.out.splitlines()[0].startswith("guides/acme/data-engineer.md:9:15: error FMT107 ")
    assert run.out.splitlines()[1:] == [
        "Checked 1 guide: 1 error.",
        "Fixed 1 finding in 1 guide.",
        "1 fixable with --fix --unsafe-fixes; --diff shows what would change.",
    ]
    assert file.read_text(encoding="utf-8") == CANONICAL.replace(*SLIP)
    again = payproof("check", "--fix", "--format", "json")
    assert [finding["rule"] for finding in json.loads(again.out)["findings"]] == ["FMT107"]


def test_unsafe_fixes_are_made_only_where_they_are_wanted(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    file = guide("guides/acme/data-engineer.md", QUOTED, SLIP)
    assert payproof("check", "--diff", "--unsafe-fixes").code == 1
    assert file.read_text(encoding="utf-8") == CANONICAL.replace(*QUOTED).replace(*SLIP)
    run = payproof("check", "--fix", "--unsafe-fixes")
    assert run == Run(0, "Checked 1 guide: nothing wrong.\nFixed 2 findings in 1 guide.\n", "")
    assert file.read_text(encoding="utf-8") == CANONICAL


@pytest.mark.parametrize(
    ("prefer", "expected"),
    [
        ("table", CANONICAL),
        ("frontmatter", CANONICAL.replace(*DIFFERS).replace("| New York | $150K–$200K", "| New York | $150K–$210K")),
    ],
)
def test_where_the_sides_differ_somebody_has_to_name_the_right_one(
    prefer: str, expected: str, guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    file = guide("guides/acme/data-engineer.md", DIFFERS)
    assert payproof("check", "--fix", "--unsafe-fixes").code == 1
    assert file.read_text(encoding="utf-8") == CANONICAL.replace(*DIFFERS)
    assert payproof("check", "--fix", "--prefer", prefer).code == 0
    assert file.read_text(encoding="utf-8") == expected


def test_what_is_left_decides_the_exit_code(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    guide("guides/acme/data-engineer.md", QUOTED, BELOW_BASE)
    run = payproof("check", "--fix", "--statistics")
    assert run.code == 1
    assert "Fixed 1 finding in 1 guide." in run.out
    assert " PAY203 " in run.out


def test_a_diff_writes_nothing_and_patch_takes_it(
    guide: Callable[..., Path], payproof: Callable[..., Run], tmp_path: Path
) -> None:
    file = guide("guides/acme/data-engineer.md", QUOTED)
    before = file.read_bytes()
    for options in (["--diff"], ["--diff", "--fix"]):
        run = payproof("check", *options)
        assert run.code == 1
        assert run.err == "payproof: would fix 1 finding in 1 guide; nothing was written\n"
        assert file.read_bytes() == before
    assert run.out.startswith("--- guides/acme/data-engineer.md\n+++ guides/acme/data-engineer.md\n@@ ")
    assert '\n-    base_low: "150,000"\n+    base_low: 150000\n' in run.out
    subprocess.run(["git", "apply", "-p0"], input=run.out.encode(), cwd=tmp_path, check=True)
    assert file.read_text(encoding="utf-8") == CANONICAL
    assert payproof("check", "--diff") == Run(0, "", "payproof: nothing would change\n")


def test_a_diff_of_odd_line_ends_is_taken_by_git(
    guide: Callable[..., Path], payproof: Callable[..., Run], tmp_path: Path
) -> None:
    file = guide("guides/acme/data-engineer.md")
    wrong = CANONICAL.replace(*QUOTED).rstrip("\n").replace("\n", "\r\n").encode() + " \x0c🇬🇧".encode()
    file.write_bytes(wrong)
    run = payproof("check", "--diff", "--quiet")
    subprocess.run(["git", "apply", "-p0"], input=run.out.encode(), cwd=tmp_path, check=True)
    assert file.read_bytes() == wrong.replace(b'"150,000"', b"150000")


def test_standard_input_has_a_diff_and_no_fix(process: Callable[..., Run]) -> None:
    text = CANONICAL.replace(*QUOTED).encode()
    name = ["--stdin-filename", "guides/acme/data-engineer.md"]
    run = process("check", "-", "--diff", *name, stdin=text)
    assert run.code == 1
    assert "+    base_low: 150000\n" in run.out
    run = process("check", "-", "--fix", *name, stdin=text)
    assert (run.code, run.out) == (2, "")
    assert run.err == (
        "payproof: --fix writes files, and - is standard input: take --diff, which prints what would change\n"
    )


@pytest.mark.parametrize("options", [["--statistics"], ["--output", "x"], ["--format", "json"]])
def test_a_diff_beside_a_report_is_refused(
    options: list[str], guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide()
    run = payproof("check", "--diff", *options)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("payproof: --diff prints a difference and no report")


def test_a_comment_that_silences_a_finding_keeps_it_from_being_fixed(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    kept = ("    base_low: 150000", '    base_low: "150,000"  # payproof: ignore[FMT106] quoted for our importer')
    file = guide("guides/acme/data-engineer.md", kept)
    before = file.read_bytes()
    assert payproof("check", "--fix").code == 0
    assert file.read_bytes() == before


def test_only_the_rules_that_run_are_fixed(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    file = guide("guides/acme/data-engineer.md", QUOTED, ("data_quality: high", "data_quality: High"))
    payproof("check", "--fix", "--select", "FMT107")
    assert file.read_text(encoding="utf-8") == CANONICAL.replace(*QUOTED)


def test_rights_and_links_stay(guide: Callable[..., Path], payproof: Callable[..., Run], tmp_path: Path) -> None:
    file = guide("guides/acme/data-engineer.md", QUOTED)
    file.chmod(0o640)
    real = tmp_path / "elsewhere.md"
    file.rename(real)
    file.symlink_to(real)
    assert payproof("check", "guides/acme/data-engineer.md", "--fix").code == 0
    assert file.is_symlink()
    assert real.read_text(encoding="utf-8") == CANONICAL
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_guide_that_cannot_be_written_is_told_and_still_reported(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    file = guide("guides/acme/data-engineer.md", QUOTED)
    before = file.read_bytes()
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, usual[1]))  # nothing can be written, as on a full disk; nor by root
    try:
        run = payproof("check", "--fix")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert run.code == 1
    assert run.err == "payproof: guides/acme/data-engineer.md is left as it is: File too large\n"
    assert "FMT106" in run.out
    assert file.read_bytes() == before
    assert [found.name for found in file.parent.iterdir()] == [file.name]


def test_a_guide_that_changes_while_it_is_judged_is_left_alone(
    guide: Callable[..., Path], payproof: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = guide("guides/acme/data-engineer.md", QUOTED)
    replace = atomic.replace

    def edited_meanwhile(target: Path, data: bytes, expected: bytes) -> None:
        target.write_text("somebody's edit\n", encoding="utf-8")
        replace(target, data, expected)

    monkeypatch.setattr(atomic, "replace", edited_meanwhile)
    run = payproof("check", "--fix")
    assert run.code == 1
    assert run.err == (
        "payproof: guides/acme/data-engineer.md is left as it is: it was changed while it was judged: run the command again\n"
    )
    assert "Fixed" not in run.out
    assert file.read_text(encoding="utf-8") == "somebody's edit\n"
    assert [found.name for found in file.parent.iterdir()] == [file.name]


def test_a_rule_that_fails_on_the_result_keeps_it_from_being_written(
    guide: Callable[..., Path], payproof: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = guide("guides/acme/data-engineer.md", QUOTED)
    rule = find("PAY210")
    assert rule is not None

    def failing(rule: Rule, subject: Subject) -> Iterator[Fault]:
        if "base_low: 150000\n" in subject.document.text:
            raise ZeroDivisionError
        yield from ()

    monkeypatch.setattr(rule, "judge", failing)
    run = payproof("check", "--fix")
    assert run.code == 1
    assert file.read_text(encoding="utf-8") == CANONICAL.replace(*QUOTED)
    assert "is not fixed: PAY210 fails on the result" in run.err


@pytest.mark.slow
def test_a_run_that_is_killed_leaves_every_guide_old_or_new(tmp_path: Path) -> None:
    old = CANONICAL.replace(*QUOTED)
    states: set[tuple[bool, bool]] = set()
    for turn in range(12):
        root = tmp_path / str(turn)
        files = [root / "guides" / f"company-{number}" / "data-engineer.md" for number in range(40)]
        for file in files:
            file.parent.mkdir(parents=True)
            file.write_text(old.replace("company: acme", f"company: {file.parent.name}"), encoding="utf-8")
        child = subprocess.Popen(
            [*COMMAND, "check", "--fix", "--quiet"], cwd=root, env=environment({}),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        # Killed while it writes: once the first guide is new, or a little later.
        while child.poll() is None and files[0].read_text(encoding="utf-8").count('"150,000"'):
            time.sleep(0.001)
        time.sleep(turn / 250)
        child.send_signal(signal.SIGKILL)
        child.wait()
        texts = [file.read_text(encoding="utf-8").replace(file.parent.name, "acme", 1) for file in files]
        assert set(texts) <= {old, CANONICAL}
        states.add((old in texts, CANONICAL in texts))
    assert (True, True) in states  # some were killed half way


@pytest.mark.parametrize("options", [(), ("--unsafe-fixes",), ("--prefer", "frontmatter"), ("--prefer", "table")])
def test_a_thousands_comma_in_braces_is_neither_mended_nor_copied(
    options: tuple[str, ...], guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    before, row = (
        "  - region: New York\n",
        "  - {region: New York, currency: USD, base_low: 150,000, base_high: 210000}\n",
    )
    whole = CANONICAL[CANONICAL.index(before) : CANONICAL.index("  - region: London\n")]
    file = guide("guides/acme/data-engineer.md", (whole, row))
    held = file.read_bytes()
    run = payproof("check", "--fix", *options, "--format", "json")
    findings = json.loads(run.out)["findings"]
    told = [finding["message"] for finding in findings if finding["field"] == "compensation[0].base_low"]
    assert told == ["`150,000` in braces is 150 and a field 000: write 150000"]
    after = file.read_text(encoding="utf-8")
    assert "base_low: 150,000," in after
    assert "| New York | $150K–" in after
    assert "--prefer" in options or file.read_bytes() == held


def test_a_guide_that_nobody_may_write_is_left_as_it_is(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    file = guide("guides/acme/data-engineer.md", QUOTED)
    held = file.read_bytes()
    file.chmod(0o444)
    run = payproof("check", "--fix")
    assert (run.code, file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (1, held, 0o444)
    assert run.err == "payproof: guides/acme/data-engineer.md is left as it is: it is read-only\n"
    assert "FMT106" in run.out


@pytest.mark.parametrize(
    "options", [("--unsafe-fixes",), ("--prefer", "table"), ("--unsafe-fixes", "--prefer", "table")]
)
def test_an_option_of_fix_without_it_is_refused(
    options: tuple[str, ...], guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide("guides/acme/data-engineer.md", QUOTED)
    run = payproof("check", *options)
    words = f"{options[0]} says what --fix writes: give --fix or --diff with it, or leave it out"
    assert run == Run(2, "", f"payproof: {words}\n")
    assert payproof("check", "--diff", *options).code == 1

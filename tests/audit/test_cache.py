"""What was found before is found again without judging: the same to the letter, by every key, and harmless in every state."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from audit import cache as module
from audit import sources
from audit.cache import FILE, Cache, Kept
from audit.judge import Judge
from audit.linter import Verdict
from tests.audit.running import COMMAND, Run, environment

ENGINEER, ANALYST = "guides/acme/data-engineer.md", "guides/acme/analyst.md"
BELOW_BASE = ("    total_comp_low: 190000", "    total_comp_low: 145000")  # PAY203, an error
FUTURE = ("last_updated: 2026-02-23", "last_updated: 2026-07-23")  # DUE502 until that day


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The guides that were judged in this process, which those are not that the cache knows."""
    seen: list[str] = []
    document = Judge.document

    def watched(self: Judge, target: Any, *rest: Any) -> Verdict:
        seen.append(target.path)
        return document(self, target, *rest)

    monkeypatch.setattr(Judge, "document", watched)
    return seen


@pytest.fixture
def check(payproof: Callable[..., Run], judged: list[str]) -> Callable[..., tuple[Run, list[str]]]:
    """A check, and the guides that it judged anew."""

    def run(*arguments: str) -> tuple[Run, list[str]]:
        judged.clear()
        return payproof("check", *arguments), sorted(judged)

    return run


Check = Callable[..., tuple[Run, list[str]]]
Write = Callable[..., Path]


@pytest.mark.parametrize("form", ["full", "concise", "json", "github", "sarif", "gitlab", "junit", "markdown"])
def test_what_was_found_before_is_told_to_the_letter(form: str, guide: Write, check: Check) -> None:
    guide(ENGINEER, BELOW_BASE, ("| London | £90K", "| London | £9_0K"))
    guide(ANALYST, ("currency: GBP", "currency: GBP # payproof: ignore[PAY203] never needed"))
    first, judged = check("--format", form)
    assert judged == [ANALYST, ENGINEER]
    again, judged = check("--format", form)
    assert judged == []
    assert again == first
    assert check("--format", form, "--no-cache") == (first, [ANALYST, ENGINEER])


def test_only_the_guide_that_changed_is_judged_again(guide: Write, check: Check) -> None:
    guide(ENGINEER)
    guide(ANALYST)
    check()
    guide(ANALYST, BELOW_BASE)
    run, judged = check()
    assert (run.code, judged) == (1, [ANALYST])
    guide(ANALYST)
    run, judged = check()
    assert (run.code, judged) == (0, [])  # its old text is still known


def test_a_touched_file_with_the_same_text_is_known(guide: Write, check: Check) -> None:
    file = guide(ENGINEER)
    check()
    os.utime(file, (1, 1))
    assert check()[1] == []


def test_a_text_is_known_wherever_the_command_runs(guide: Write, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    guide(ENGINEER, BELOW_BASE)
    assert f"{ENGINEER}:" in check("--format", "concise")[0].out
    monkeypatch.chdir("guides/acme")
    run, judged = check("--format", "concise", ".")
    assert judged == []
    assert run.out.startswith("data-engineer.md:19:21: error PAY203 ")


def test_the_same_text_at_another_place_is_another_guide(guide: Write, check: Check) -> None:
    text = guide(ENGINEER).read_bytes()
    check()
    other = Path("guides/other/data-engineer.md")
    other.parent.mkdir()
    other.write_bytes(text)
    run, judged = check()
    assert judged == [os.fspath(other)]
    assert "FMT109" in run.out


@pytest.mark.parametrize(
    "configuration",
    [
        'ignore = ["DUE"]',
        'extra-fields = ["editor"]',
        '[severity]\nPAY203 = "info"',
        '[per-path-ignores]\n"guides/acme/**" = ["PAY203"]',
        "[policy]\nreview-months = 6",
        '[policy.paths."guides/acme/**"]\nreview-months = 6',
        "[rules.PAY204]\ntolerance = 0.5",
    ],
)
def test_what_the_configuration_changes_for_a_guide_is_judged_anew(
    configuration: str, guide: Write, check: Check, folder: Path
) -> None:
    guide(ENGINEER, BELOW_BASE)
    check()
    (folder / "payproof.toml").write_text(configuration, encoding="utf-8")
    changed, judged = check()
    assert judged == [ENGINEER]
    assert changed == check("--no-cache")[0]
    assert check() == (changed, [])


def test_what_the_configuration_says_of_other_guides_changes_nothing(guide: Write, check: Check, folder: Path) -> None:
    guide(ENGINEER)
    (folder / "payproof.toml").write_text('[per-path-ignores]\n"guides/other/**" = ["PAY203"]', encoding="utf-8")
    guide("guides/other/analyst.md")
    check()
    (folder / "payproof.toml").write_text('[per-path-ignores]\n"guides/other/**" = ["PAY204"]', encoding="utf-8")
    assert check()[1] == ["guides/other/analyst.md"]


def test_other_rules_are_another_question(guide: Write, check: Check) -> None:
    guide(ENGINEER, BELOW_BASE)
    assert check("--select", "TAB")[0].code == 1
    run, judged = check("--select", "PAY204")
    assert (run.code, judged) == (0, [ENGINEER])


def test_a_later_day_finds_what_was_found_unless_the_day_is_part_of_it(guide: Write, check: Check) -> None:
    guide(ENGINEER, FUTURE)
    guide(ANALYST)
    first, _ = check("--as-of", "2026-06-01", "--select", "DUE502")
    assert "after today, 2026-06-01" in first.out
    later, judged = check("--as-of", "2026-06-02", "--select", "DUE502")
    assert judged == [ENGINEER]
    assert "after today, 2026-06-02" in later.out
    past, judged = check("--as-of", "2026-08-01", "--select", "DUE502")
    assert (past.code, judged) == (0, [ENGINEER])


def test_an_earlier_day_may_find_more(guide: Write, check: Check) -> None:
    guide(ENGINEER)
    assert check("--as-of", "2026-06-01", "--select", "DUE502")[0].code == 0
    run, judged = check("--as-of", "2026-01-01", "--select", "DUE502")
    assert (run.code, judged) == (1, [ENGINEER])


def test_a_guide_that_cannot_be_read_is_asked_again(guide: Write, check: Check) -> None:
    file = guide(ENGINEER)
    text = file.read_bytes()
    file.unlink()
    file.symlink_to("nowhere.md")
    assert "FMT110" in check()[0].out
    file.unlink()
    file.write_bytes(text)
    run, judged = check()
    assert (run.code, judged) == (0, [ENGINEER])


def test_a_crash_is_never_kept(guide: Write, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    from schema.rules.pay.total_below_base import TotalBelowBase  # noqa: PLC0415  (the rule that fails here)

    def fails(*_: object) -> Iterator[Any]:
        raise RuntimeError("a bug")

    guide(ENGINEER)
    with monkeypatch.context() as patched:
        patched.setattr(TotalBelowBase, "check", fails)
        assert check()[0].code == 3
    run, judged = check()
    assert (run.code, judged) == (0, [ENGINEER])


def test_standard_input_leaves_no_trace(guide: Write, process: Callable[..., Run], cache_folder: Path) -> None:
    data = guide(ENGINEER).read_bytes()
    assert process("check", "-", stdin=data).code == 0
    assert not cache_folder.exists()


def test_a_run_that_keeps_nothing_asks_nothing(guide: Write, check: Check, cache_folder: Path) -> None:
    guide(ENGINEER)
    check("--no-cache")
    assert not cache_folder.exists()
    check()
    assert check("--no-cache")[1] == [ENGINEER]


def test_the_folder_says_what_it_is_and_is_its_owners_alone(guide: Write, check: Check, cache_folder: Path) -> None:
    guide(ENGINEER)
    check()
    assert sorted(file.name for file in cache_folder.iterdir()) == ["CACHEDIR.TAG", FILE]
    assert (cache_folder / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55\n")
    assert cache_folder.stat().st_mode & 0o777 == 0o700


# the file in every state


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def _shift(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\0" * 512 + data[4608:])


def _other_form(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE verdicts (something)")
        connection.execute("INSERT INTO verdicts VALUES ('else')")


def _other_types(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE verdicts SET body = x'00', day = 'never'")


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


STATES: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "empty": lambda file: file.write_bytes(b""),
    "noise": lambda file: file.write_bytes(b"\xff\x00noise" * 2000),
    "cut short": _cut,
    "a hole in it": _shift,
    "of another form": _other_form,
    "of other types": _other_types,
    "a folder": _folder,
}


@pytest.mark.parametrize("state", STATES)
def test_a_broken_cache_costs_time_and_nothing_else(
    state: str, guide: Write, process: Callable[..., Run], cache_folder: Path
) -> None:
    guide(ENGINEER, BELOW_BASE)
    first = process("check")
    assert (first.code, first.err) == (1, "")
    STATES[state](cache_folder / FILE)
    run = process("check")
    assert (run.code, run.out) == (1, first.out)
    assert "Traceback" not in run.err
    if state == "a folder":
        assert (
            run.err
            == f"payproof: nothing is kept in {cache_folder}, which PAYPROOF_CACHE_DIR names: {FILE} in it is no file\n"
        )
    else:
        assert run.err == ""
        assert _bodies(cache_folder)  # it was begun anew


def _bodies(folder: Path) -> list[str]:
    with sqlite3.connect(folder / FILE) as connection:
        return [body for (body,) in connection.execute("SELECT body FROM verdicts")]


def test_a_verdict_that_the_disk_garbled_is_not_believed(guide: Write, check: Check, cache_folder: Path) -> None:
    guide(ENGINEER, BELOW_BASE)
    first, _ = check()
    with sqlite3.connect(cache_folder / FILE) as connection:
        connection.execute("UPDATE verdicts SET body = '[false,[],[],[],0,[]]'")
    assert check() == (first, [ENGINEER])


def test_one_that_no_longer_means_a_verdict_is_judged_anew(guide: Write, check: Check, cache_folder: Path) -> None:
    guide(ENGINEER, BELOW_BASE)
    first, _ = check()
    with sqlite3.connect(cache_folder / FILE) as connection:
        key, day, dated = connection.execute("SELECT key, day, dated FROM verdicts").fetchone()
        for body in ("", "[]", "{}", "[1,2,3,4,5,6]", "[false,[[1]],[],[],0,[]]", "[" * 100_000):
            kept = Kept(key, day, bool(dated), body)
            connection.execute("UPDATE verdicts SET body = ?, sum = ?", (body, kept.sum))
            connection.commit()
            assert check() == (first, [ENGINEER])


def test_a_cache_that_cannot_be_written_is_read(guide: Write, check: Check) -> None:
    guide(ENGINEER)
    check()
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, usual[1]))  # nothing can be written, as on a full disk; nor by root
    try:
        assert check()[1] == []
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def test_a_place_that_cannot_be_made_is_told_where_somebody_named_it(
    guide: Write, process: Callable[..., Run], folder: Path
) -> None:
    guide(ENGINEER)
    (folder / "file").write_text("in the way", encoding="utf-8")
    run = process("check", PAYPROOF_CACHE_DIR="file/below")
    assert (run.code, run.out) == (0, "Checked 1 guide: nothing wrong.\n")
    assert run.err == (
        f"payproof: nothing is kept in {folder}/file/below, which PAYPROOF_CACHE_DIR names: Not a directory\n"
    )
    assert process("check", PAYPROOF_CACHE_DIR="", XDG_CACHE_HOME=f"{folder}/file") == Run(0, run.out, "")


FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))  # as a full disk: a file cannot grow
sys.argv[0] = "payproof"
from audit.cli import main
sys.exit(main())
"""


def test_a_full_disk_takes_nothing_away_from_a_run(
    guide: Write, process: Callable[..., Run], cache_folder: Path
) -> None:
    guide(ENGINEER, BELOW_BASE)
    expected = process("check", "--no-cache")
    done = subprocess.run(
        [sys.executable, "-c", FULL, "check"], capture_output=True, env=environment({}), check=False, timeout=60
    )
    assert (done.returncode, done.stdout.decode()) == (1, expected.out)
    assert b"Traceback" not in done.stderr
    assert process("check") == expected


def test_two_runs_at_once_find_what_one_finds(guide: Write, process: Callable[..., Run], cache_folder: Path) -> None:
    for number in range(40):
        guide(f"guides/acme/role-{number}.md", *([BELOW_BASE] if number % 3 == 0 else []))
    expected = process("check", "--no-cache")
    for _ in range(3):
        running = [
            subprocess.Popen([*COMMAND, "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment({}))
            for _ in range(4)
        ]
        for child in running:
            out, err = child.communicate(timeout=120)
            assert (child.returncode, out.decode(), err) == (1, expected.out, b"")
    assert len(_bodies(cache_folder)) == 40


def test_a_run_does_not_wait_long_for_one_that_hangs(
    guide: Write, check: Check, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    guide(ENGINEER)
    check()
    guide(ENGINEER, BELOW_BASE)
    holder = sqlite3.connect(cache_folder / FILE, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    run, judged = check()
    assert (run.code, judged) == (1, [ENGINEER])
    assert "database is locked" in run.err  # for the folder was named
    holder.execute("ROLLBACK")
    holder.close()
    assert check()[1] == [ENGINEER]
    assert check()[1] == []


# what is kept


def _kept(number: int, body: str = "[]") -> Kept:
    return Kept(number.to_bytes(32, "big"), 1, False, body)


def test_what_nobody_asked_for_is_dropped_after_a_month(cache_folder: Path) -> None:
    cache = Cache(cache_folder)
    cache.keep(map(_kept, range(3)))
    cache.close()
    with sqlite3.connect(cache_folder / FILE) as connection:
        connection.execute("UPDATE verdicts SET used = used - 31 WHERE key <> ?", (_kept(0).key,))
        connection.execute("UPDATE verdicts SET used = used - 29 WHERE key = ?", (_kept(0).key,))
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert cache.held([_kept(1).key], 1)  # which is to ask for it
    cache.close()
    cache.keep([_kept(3)])
    cache.close()
    with sqlite3.connect(cache_folder / FILE) as connection:
        keys = {int.from_bytes(key, "big") for (key,) in connection.execute("SELECT key FROM verdicts")}
    assert keys == {0, 1, 3}


def test_the_file_stays_within_its_bounds(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 400_000)
    cache = Cache(cache_folder)
    for start in range(0, 2000, 100):
        cache.keep(_kept(number, "x" * 1000) for number in range(start, start + 100))
    cache.close()
    assert (cache_folder / FILE).stat().st_size < 800_000
    assert 0 < len(_bodies(cache_folder)) < 500


def test_a_day_that_is_part_of_a_verdict_is_the_only_one_that_it_holds_on() -> None:
    assert [Kept(b"", 5, True, "").holds_on(day) for day in (4, 5, 6)] == [False, True, False]
    assert [Kept(b"", 5, False, "").holds_on(day) for day in (4, 5, 6)] == [False, True, True]


def test_more_keys_than_sqlite_takes_at_once_are_asked_for(cache_folder: Path) -> None:
    cache = Cache(cache_folder)
    cache.keep(map(_kept, range(1200)))
    assert len(cache.held([_kept(number).key for number in range(2000)], 1)) == 1200
    cache.close()


# the code that judges


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small tree of sources."""
    for name in ("audit/one.py", "schema/rules/two.py", "schema/__pycache__/two.pyc"):
        file = tmp_path / "tree" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x = 1\n", encoding="utf-8")
    return tmp_path / "tree"


def test_any_change_of_the_code_judges_anew(tree: Path, cache_folder: Path) -> None:
    cache = Cache(cache_folder)
    first = sources.digest(cache, tree)
    assert sources.digest(cache, tree) == first
    file = tree / "schema/rules/two.py"
    file.write_text("x = 2\n", encoding="utf-8")
    os.utime(file, (1, 1))
    second = sources.digest(cache, tree)
    assert second != first
    (tree / "schema/rules/three.py").write_text("", encoding="utf-8")
    assert sources.digest(cache, tree) not in {first, second}
    (tree / "schema/__pycache__/two.pyc").write_text("other", encoding="utf-8")
    assert sources.digest(cache, tree) not in {first, second}
    cache.close()


def test_the_same_code_in_another_place_or_of_another_time_judges_the_same(tree: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(tree, other)
    os.utime(other / "audit/one.py", (1, 1))
    assert sources.digest(Cache(tmp_path / "a"), tree) == sources.digest(Cache(tmp_path / "b"), other)

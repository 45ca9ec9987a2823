"""The file that verdicts are kept in: harmless in every state, shared by runs at once, and never without bounds."""

import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from audit import cache as module
from audit.cache import FILE, Cache, Kept
from tests.audit.running import COMMAND, Run, environment

ENGINEER = "guides/acme/data-engineer.md"
BELOW_BASE = ("    total_comp_low: 190000", "    total_comp_low: 145000")  # PAY203, an error

Check = Callable[..., tuple[Run, list[str]]]
Write = Callable[..., Path]


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
        connection.execute("UPDATE verdicts SET body = '[false,[],[],[],[],null,[]]'")
    assert check() == (first, [ENGINEER])


def test_one_that_no_longer_means_a_verdict_is_judged_anew(guide: Write, check: Check, cache_folder: Path) -> None:
    guide(ENGINEER, BELOW_BASE)
    first, _ = check()
    with sqlite3.connect(cache_folder / FILE) as connection:
        key, day, dated = connection.execute("SELECT key, day, dated FROM verdicts").fetchone()
        for body in ("", "[]", "{}", "[1,2,3,4,5,6,7]", "[false,[[1]],[],[],[],null,[]]", "[" * 100_000):
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
    assert len(_bodies(cache_folder)) == 40 + 1 + 3  # the guides, what was found between them, and by each rule


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


def test_a_file_about_which_sqlite_complains_in_bytes_that_are_no_text_is_begun_anew(cache_folder: Path) -> None:
    cache = Cache(cache_folder)
    cache.keep([_kept(0)])
    cache.close()
    file = cache_folder / FILE
    file.write_bytes(file.read_bytes().replace(b"CREATE TABLE verdicts", b"CREATE TABL\xe2 verdicts", 1))
    cache = Cache(cache_folder)
    assert cache.held([_kept(0).key], 1) == {}
    cache.keep([_kept(0)])
    cache.close()
    assert Cache(cache_folder).held([_kept(0).key], 1)


def test_a_home_folder_in_the_name_is_the_users(
    folder: Path, guide: Callable[..., Path], process: Callable[..., Run]
) -> None:
    guide()
    assert process("check", PAYPROOF_CACHE_DIR="~/kept", HOME=str(folder / "home")).code == 0
    assert (folder / "home/kept" / FILE).is_file()

"""What was found before is found again without judging: the same to the letter, and only while nothing that matters changed."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from audit import sources
from audit.cache import FILE, Cache
from tests.audit.running import Run

ENGINEER, ANALYST = "guides/acme/data-engineer.md", "guides/acme/analyst.md"
BELOW_BASE = ("    total_comp_low: 190000", "    total_comp_low: 145000")  # PAY203, an error
FUTURE = ("last_updated: 2026-02-23", "last_updated: 2026-07-23")  # DUE502 until that day


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
    from schema.rules.pay.region_repeated import RegionRepeated  # noqa: PLC0415  (the rule that fails here)

    def fails(*_: object) -> Iterator[Any]:
        raise RuntimeError("a bug")

    guide(ENGINEER)
    with monkeypatch.context() as patched:
        patched.setattr(RegionRepeated, "check", fails)
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

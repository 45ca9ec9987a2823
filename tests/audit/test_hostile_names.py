"""Files whose names are hostile: no name steers a terminal, breaks a line, or keeps its guide from being judged and fixed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from schema.example import CANONICAL
from tests.audit.running import Run

QUOTED = ("    base_low: 150000", '    base_low: "150,000"')  # FMT106, which is fixed
NAMES = [
    b"a\x1b[31m.md", b"a\nb.md", b"a\tb.md", b'a"b.md', b"a\\b.md", b"a\r.md", b"a\x07.md", b"a\x7f.md", b"a b.md", b"a\xff.md",
    "a\u202eb.md".encode(), "\u2028.md".encode(), "é🇬🇧.md".encode(), b"'$(id)`.md", b"-rf.md", b"%0A::error.md",
    b"a" * 252 + b".md",
]  # fmt: skip
COMMANDS = [
    ("check",), *(("check", "--format", name) for name in ("concise", "json", "github", "sarif", "gitlab", "junit", "markdown")),
    *(("audit", "--format", name) for name in ("text", "json", "markdown", "csv", "html")), ("export", "--format", "csv"),
    ("export", "--format", "jsonl"), ("plan", "guides"), ("show", "guides"), ("import-table", "guides"),
]  # fmt: skip


@pytest.fixture(params=NAMES, ids=ascii)
def hostile(request: pytest.FixtureRequest, folder: Path) -> Path:
    """A guide with one fault that is fixed, in a file of a hostile name."""
    file = folder / "guides/acme" / os.fsdecode(request.param)
    file.parent.mkdir(parents=True)
    try:
        file.write_text(CANONICAL.replace(*QUOTED), encoding="utf-8")
    except (OSError, UnicodeError):
        if sys.platform == "linux":
            raise  # every file system that it is used on has them
        pytest.skip("this file system has no such names")
    return file


def test_a_difference_is_taken_by_git_whatever_the_file_is_called(hostile: Path, process: Callable[..., Run]) -> None:
    run = process("check", "--diff", PYTHONUTF8="1")
    heads = [line for line in run.out.split("\n") if line.startswith(("--- ", "+++ "))]
    assert len(heads) == 2
    assert not set("".join(heads)) & set("\x1b\r\x07\x7f\t\u202e\u2028")
    subprocess.run(["git", "apply", "-p0"], input=os.fsencode(run.out), check=True)
    assert hostile.read_text(encoding="utf-8") == CANONICAL


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_name_steers_the_terminal_or_orders_the_runner_about(
    arguments: tuple[str, ...], hostile: Path, payproof: Callable[..., Run]
) -> None:
    run = payproof(*arguments)
    assert run.code in {0, 1}
    for text in (run.out, run.err):
        assert "Traceback" not in text
        assert not set(text.replace("\r\n", "\n")) & set("\x1b\r\x07\x7f\u202e\u2028")  # a line of CSV ends so
        text.encode()
    if not {"github", "html"}.intersection(arguments):  # a rule of our own page begins so
        assert not [line for line in run.out.splitlines() if line.startswith("::")]


def test_a_guide_is_fixed_whatever_its_file_is_called(hostile: Path, payproof: Callable[..., Run]) -> None:
    payproof("check", "--fix")
    assert hostile.read_text(encoding="utf-8") == CANONICAL
    assert [file.name for file in hostile.parent.iterdir()] == [hostile.name]


def test_a_baseline_holds_a_guide_whatever_its_file_is_called(hostile: Path, payproof: Callable[..., Run]) -> None:
    assert payproof("check").code == 1
    assert payproof("baseline").code == 0
    assert payproof("check").code == 0


def test_a_folder_may_be_a_thousand_folders_deep(folder: Path, payproof: Callable[..., Run]) -> None:
    at = Path.cwd()
    for _ in range(1_200):
        os.mkdir("d")  # noqa: PTH102  (no path from the root is as long as that)
        os.chdir("d")
    Path("notes.md").write_text("Notes\n", encoding="utf-8")
    os.chdir(at)
    guide = folder / "d/d/d.md"
    guide.write_text(CANONICAL, encoding="utf-8")
    run = payproof("check", "d", "--format", "json")
    assert run.code in {0, 1}
    assert json.loads(run.out)["summary"]["other_files"] == 1

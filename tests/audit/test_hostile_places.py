"""Where payproof runs may be hostile too: a full disk, a folder that nobody may write, a reader who leaves, another run beside it."""

import io
import os
import resource
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from schema.example import CANONICAL
from tests.audit.repositories import Repo
from tests.audit.running import COMMAND, Run, environment

AS_OF = "--as-of=2026-06-01"
NAME = "guides/acme/data-engineer.md"
QUOTED = ("    base_low: 150000", '    base_low: "150,000"')  # FMT106, which is fixed
FIGURES = "guide,region,base_low\nguides/acme/writer.md,London,91000\n"
WRITERS = [
    ("check", "--output", "out"), ("check", "--report", "json=out"), ("check", "--fix"), ("check", "--fix", "--output", "out"),
    ("baseline",), ("baseline", "--baseline", "other.json"), ("audit", "guides", "--output", "out"),
    ("audit", "guides", "--format", "html", "--output", "out.html"), ("export", "--output", "out.csv"), ("export", "--output", "out.jsonl"),
    ("export", "--output", "out.sqlite"), ("set", "guides/acme/writer.md", "London.base_low=91000"), ("renew", "guides/acme/writer.md"),
    ("update", "figures.csv", "--write"), ("plan", "guides", "--write"), ("new", "Acme", "analyst", "--region", "London"), ("init", "--yes"),
    ("import-table", "guides/acme/bare.md", "--write"),
]  # fmt: skip


@pytest.fixture
def tree(folder: Path, repo: Repo, guide: Callable[..., Path]) -> Path:
    """A repository with a guide that is fixed, one that is written, one that has only a table, and a table of figures."""
    guide(NAME, QUOTED)
    guide("guides/acme/writer.md")
    rows = CANONICAL[CANONICAL.index("compensation:\n") : CANONICAL.index("level_mapping:")]
    guide("guides/acme/bare.md", (rows, "compensation: []\n"))
    (folder / "figures.csv").write_text(FIGURES, encoding="utf-8")
    repo.commit("2026-05-01")
    return folder


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, but for git's own."""
    files = (file for file in folder.rglob("*") if file.is_file() and ".git/" not in f"{file}/")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@contextmanager
def full_disk() -> Iterator[None]:
    """Nothing can be written, nor by root."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


@pytest.mark.parametrize("arguments", WRITERS, ids=" ".join)
def test_every_command_that_writes_does(arguments: tuple[str, ...], tree: Path, payproof: Callable[..., Run]) -> None:
    before = held(tree)
    run = payproof(*arguments)
    assert run.code in {0, 1}, run.err
    assert held(tree) != before


@pytest.mark.parametrize("arguments", WRITERS, ids=" ".join)
def test_on_a_full_disk_a_sentence_says_so_and_every_file_is_as_it_was(
    arguments: tuple[str, ...], tree: Path, payproof: Callable[..., Run]
) -> None:
    before = held(tree)
    with full_disk():
        run = payproof(*arguments)
    assert run.code in {1, 2}
    assert "Traceback" not in run.err
    assert "File too large" in run.err or "disk" in run.err
    assert all(line.startswith("payproof: ") for line in run.err.splitlines())
    assert held(tree) == before


@pytest.mark.parametrize("arguments", WRITERS, ids=" ".join)
def test_where_nobody_may_write_a_sentence_says_so_and_every_file_is_as_it_was(
    arguments: tuple[str, ...], tree: Path, payproof: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(tree)
    opened, opened_file = os.open, io.open

    def refused(path: str, flags: int, *rest: int, **named: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):  # root may write everywhere
            raise PermissionError(13, "Permission denied", path)
        return opened(path, flags, *rest, **named)

    def refused_file(path: str, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if set(mode) & set("wxa+"):
            raise PermissionError(13, "Permission denied", path)
        return opened_file(path, mode, *rest, **named)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refused)
        patched.setattr(io, "open", refused_file)
        if arguments[-1].endswith(".sqlite"):
            (tree / "out.sqlite").mkdir()  # its library asks the system itself
        run = payproof(*arguments)
    assert run.code in {1, 2}
    assert "Traceback" not in run.err
    assert all(line.startswith("payproof: ") for line in run.err.splitlines())
    assert run.err
    assert held(tree) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "--format", "json"),
        ("audit", "guides"),
        ("export",),
        ("rules",),
        ("plan", "guides"),
        ("schema",),
    ],
)
def test_a_reader_who_has_seen_enough_ends_the_run_in_silence(arguments: tuple[str, ...], tree: Path) -> None:
    words = f"set -o pipefail; {' '.join([*COMMAND, *arguments])} | head -c 1"
    done = subprocess.run(["bash", "-c", words], capture_output=True, env=environment({}), check=False, timeout=60)
    assert done.stderr in {b"", *(line for line in [done.stderr] if line.startswith(b"payproof: "))}
    assert b"Traceback" not in done.stderr
    assert done.returncode in {0, 1}


def test_two_fixes_of_one_tree_at_once_leave_every_guide_fixed(folder: Path, guide: Callable[..., Path]) -> None:
    files = [guide(f"guides/company-{number}/data-engineer.md", QUOTED) for number in range(30)]
    runs = [
        subprocess.Popen(
            [*COMMAND, "check", "--fix", AS_OF], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment({})
        )
        for _ in range(3)
    ]
    for run in runs:
        out, err = run.communicate(timeout=120)
        assert run.returncode in {0, 1}, out
        # Who comes second to a guide says so, and leaves it as the first has written it.
        for line in err.decode().splitlines():
            assert line.endswith("is left as it is: it was changed while it was judged: run the command again")
    for file in files:
        assert file.read_text(encoding="utf-8") == CANONICAL.replace("company: acme", f"company: {file.parent.name}", 1)
        assert [found.name for found in file.parent.iterdir()] == [file.name]


def test_a_guide_that_is_rewritten_all_the_while_is_read_as_it_was_or_as_it_is(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    file = guide()
    texts = [CANONICAL, CANONICAL.replace(*QUOTED)]
    done = threading.Event()

    def rewriting() -> None:
        while not done.is_set():
            for text in texts:
                other = file.with_suffix(".new")
                other.write_text(text, encoding="utf-8")
                other.replace(file)

    writer = threading.Thread(target=rewriting)
    writer.start()
    try:
        runs = {payproof("check", "--format", "concise").out for _ in range(15)}
    finally:
        done.set()
        writer.join()
    assert {out.count("FMT106") for out in runs} <= {0, 1}
    assert not [out for out in runs if "FMT1" in out.replace("FMT106", "")]


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "cp1252:strict"}, {"LC_ALL": "tr_TR.ISO-8859-9", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "utf-16"},
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "arguments", [("check",), ("audit", "guides"), ("export",), ("check", "--diff"), ("show", "guides")]
)
def test_no_locale_ends_a_run(
    arguments: tuple[str, ...], locale: dict[str, str], guide: Callable[..., Path], process: Callable[..., Run]
) -> None:
    guide(NAME, QUOTED, ("New York", "München 東京 🇬🇧"))
    run = process(*arguments, **locale)
    assert run.code in {0, 1}
    assert "Traceback" not in run.err


@pytest.mark.parametrize("name", ["pipe", "/dev/zero", "folder"])
def test_a_baseline_that_is_no_file_is_refused_and_not_waited_for(
    name: str, guide: Callable[..., Path], folder: Path, process: Callable[..., Run]
) -> None:
    guide()
    os.mkfifo("pipe")
    (folder / "folder").mkdir()
    for command in ("check", "baseline"):
        run = process(command, "--baseline", name)
        assert (run.code, run.out) == (2, "")
        assert run.err.count("\n") == 1
        assert name in run.err


@pytest.mark.parametrize(
    "name", ["payproof.toml", ".payproof-baseline.json", "CODEOWNERS", "guides/acme/evidence.yaml", "guides/x.md"]
)
@pytest.mark.parametrize("command", ["check", "audit"])
def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(
    name: str, command: str, guide: Callable[..., Path], repo: Repo, process: Callable[..., Run]
) -> None:
    guide()
    repo.commit("2026-05-01")
    os.mkfifo(name)
    assert process(command, AS_OF).code in {0, 1, 2}


def test_a_path_of_another_system_is_told_as_one_that_does_not_exist(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide()
    run = payproof("check", "guides\\acme\\data-engineer.md")
    words = "guides\\acme\\data-engineer.md does not exist: name a guide, or a folder of guides"
    assert run == Run(2, "", f"payproof: {words}\n")


def test_a_process_that_is_asked_to_end_does_so_and_leaves_nothing_half_written(tree: Path) -> None:
    before = held(tree)
    os.mkfifo("waiting.txt")
    command = [*COMMAND, "figures", "waiting.txt", "--guide", "guides/acme/writer.md"]
    child = subprocess.Popen(command, env=environment({}), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with Path("waiting.txt").open("wb"):
        child.send_signal(signal.SIGTERM)
        assert child.wait(timeout=60) == -signal.SIGTERM
    Path("waiting.txt").unlink()
    assert held(tree) == before

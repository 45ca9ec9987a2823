"""A report in a file: whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from audit import atomic


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    for text in ("first\n", "second, with € and \ud800\n"):
        atomic.write(file, text)
        assert file.read_bytes() == text.encode("utf-8", "backslashreplace")
    assert [found.name for found in tmp_path.iterdir()] == ["report.txt"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report.txt"
    file.write_text("old", encoding="utf-8")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        atomic.write(file, "new")
    assert file.read_text(encoding="utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["report.txt"]


def test_a_file_keeps_its_rights_and_a_new_one_gets_those_of_its_folder(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        new = tmp_path / "new.txt"
        atomic.write(new, "x")
        assert stat.S_IMODE(new.stat().st_mode) == 0o640
        new.chmod(0o604)
        atomic.write(new, "y")
        assert stat.S_IMODE(new.stat().st_mode) == 0o604
    finally:
        os.umask(mask)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target.txt").write_text("old", encoding="utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to("target.txt")
    atomic.write(link, "new")
    assert link.is_symlink()
    assert (tmp_path / "target.txt").read_text(encoding="utf-8") == "new"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    atomic.write(pipe, "through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_name_of_any_length_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / ("r" * 255)
    atomic.write(file, "x")
    assert file.read_text(encoding="utf-8") == "x"


def test_a_pipe_that_has_no_name_is_written_to(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    link = tmp_path / "out"
    link.symlink_to(f"/proc/self/fd/{writer}" if Path("/proc/self/fd").is_dir() else f"/dev/fd/{writer}")
    try:
        atomic.write(link, "x")
        assert os.read(reader, 10) == b"x"
    finally:
        os.close(reader)
        os.close(writer)

"""The command as a process of its own: with pipes, or on a terminal."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "payproof")


@dataclass(frozen=True)
class Run:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str = ""


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """That of a user: what is printed waits in a buffer, whatever the one who runs the tests prefers."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**own, "PYTHONPATH": str(HOME), "PYTHONWARNINGS": "error", **extra}


def piped(command: Sequence[str], stdin: bytes, extra: Mapping[str, str]) -> Run:
    done = subprocess.run(command, input=stdin, capture_output=True, env=environment(extra), check=False, timeout=60)
    return Run(done.returncode, done.stdout.decode("utf-8", "surrogateescape"), done.stderr.decode("utf-8", "replace"))


def on_terminal(command: Sequence[str], columns: int, extra: Mapping[str, str]) -> Run:
    """Run a command on a terminal of so many columns; what it shows on either stream is `out`."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    child = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment({"TERM": "xterm-256color", **extra})
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := _read(ours):
            shown += piece
    finally:
        os.close(ours)
    return Run(child.wait(timeout=60), shown.decode().replace("\r\n", "\n"))


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the other end is closed
        return b""

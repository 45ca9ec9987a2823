"""What is measured: a command, where it runs, and what it is held against."""

from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).resolve().parents[1]


class Task(NamedTuple):
    """One thing to measure, and which other one it is held against."""

    name: str
    command: tuple[str, ...]
    against: str = ""
    folder: Path = HOME

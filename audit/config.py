"""The configuration: [tool.payproof] in pyproject.toml or a payproof.toml, found upwards; an unknown key is an error."""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, date, tzinfo
from pathlib import Path
from typing import Any

from audit.config_reader import Reader
from audit.files import absolute, shown
from audit.misuse import MisuseError
from schema.finding import Severity
from schema.named import NamedTuple
from schema.policy import PolicyBook

TextOf = Callable[[Path], bytes | None]

FILES = ("payproof.toml", "pyproject.toml")
BASELINE = ".payproof-baseline.json"  # beside the configuration


class Config(NamedTuple):
    """What a project asks for; paths are relative to `home`, the folder of the file."""

    home: Path
    file: Path | None = None
    guides: tuple[str, ...] = ("guides",)
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ("ALL",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    extra_fields: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    per_path_ignores: Mapping[str, tuple[str, ...]] = {}
    options: Mapping[str, dict[str, object]] = {}
    policies: PolicyBook = PolicyBook()
    owners: Mapping[str, str] = {}
    capacity: int = 100
    owner_capacity: Mapping[str, int] = {}
    holidays: tuple[date, ...] = ()
    time_zone: tzinfo = UTC


def content(file: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    try:
        return file.read_bytes() if os.path.isfile(file) else None  # noqa: PTH113  (it raises nothing)
    except OSError as error:
        raise MisuseError(f"{_shown(file)} cannot be read: {error.strerror}") from error


def load(start: Path, explicit: Path | None = None, text_of: TextOf = content) -> Config:
    """The nearest configuration at or above a folder, or the defaults; `text_of` tells what a file holds, if there is one."""
    if explicit is not None:
        if (held := text_of(explicit)) is None:
            raise MisuseError(f"{explicit} is no file: --config takes a payproof.toml or a pyproject.toml")
        found = _read(explicit, held)
        if found is None:
            raise MisuseError(f"{explicit} has no [tool.payproof] table: add one, or name another file")
        return found
    for folder in (start, *start.parents):
        for name in FILES:
            file = folder / name
            held = text_of(file)
            if held is not None and (found := _read(file, held)) is not None:
                return found
    return Config(Path.cwd())


def _read(file: Path, held: bytes) -> Config | None:
    """The configuration that a file holds, or None where it is a pyproject.toml that says nothing of us."""
    import tomllib  # noqa: PLC0415  (a folder of guides may have no such file)

    try:
        text = held.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, place, line = str(error).rpartition(" (at line ")
        if not place:  # at the end of the document
            reason, line = str(error).partition(" (at ")[0], str(len(text.rstrip().split("\n")))
        raise MisuseError(f"{_shown(file)}:{line.partition(',')[0]}: the file is not TOML: {reason}") from error
    except (UnicodeDecodeError, RecursionError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else "it nests too deeply"
        raise MisuseError(f"{_shown(file)}: the file is not TOML: {reason}") from error
    except ValueError as error:  # a number of thousands of digits
        raise MisuseError(f"{_shown(file)}: the file holds a number that is too long to read") from error
    prefix: tuple[str, ...] = ()
    if file.name == "pyproject.toml":
        tool = table.get("tool", {})
        if not isinstance(tool, dict) or "payproof" not in tool:
            return None
        table, prefix = tool["payproof"], ("tool", "payproof")
    reader = Reader(text, prefix)
    settings = reader.settings(table)
    if reader.problems:
        told = [f"{_shown(file)}:{line}: {message}" for line, message in sorted(reader.problems)]
        raise MisuseError(*told, *([f"{_shown(file)}: {reader.untold} more are wrong"] if reader.untold else []))
    return Config(home=absolute(file, Path.cwd()).parent, file=file, **settings)


def _shown(file: Path) -> str:
    return shown(absolute(file, Path.cwd()), Path.cwd())

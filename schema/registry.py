"""Finds the rules: every class in `schema/rules/<family>/<name>.py` that is one."""

import os
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from schema import rules as home

if TYPE_CHECKING:
    from schema.rule import Rule


@cache
def rules() -> "tuple[type[Rule], ...]":
    """All rules, by code."""
    from schema.rule import Rule  # noqa: PLC0415  (with all that reads a guide, which some runs need not)

    found = [rule for family in _inside(home) for rule in _rules_of(family, Rule)]  # type: ignore[type-abstract]
    found.sort(key=lambda rule: rule.code)
    return tuple(found)


@cache
def by_key() -> "dict[str, type[Rule]]":
    """Every rule by its code and by its name, in lower case."""
    return {key: rule for rule in rules() for key in (rule.code.lower(), rule.name())}


def find(key: str) -> "type[Rule] | None":
    """The rule that a code or a name means."""
    return by_key().get(key.lower())


def matching(key: str) -> "tuple[type[Rule], ...]":
    """The rules that a code, a prefix of codes, a name or `ALL` means."""
    if key.upper() == "ALL":
        return rules()
    exact = find(key)
    if exact is not None:
        return (exact,)
    prefix = key.upper()
    return tuple(rule for rule in rules() if prefix and rule.code.startswith(prefix))


def _rules_of(family: str, kind: type["Rule"]) -> Iterator[type["Rule"]]:
    package = import_module(f"{home.__name__}.{family}")
    for name in _inside(package):
        module = import_module(f"{package.__name__}.{name}")
        for value in vars(module).values():
            # Where a class comes from is asked before the costlier question: most of a module's classes are imported.
            if isinstance(value, type) and value.__module__ == module.__name__ and issubclass(value, kind):
                yield from () if value.__abstractmethods__ else (value,)


def _inside(package: ModuleType) -> list[str]:
    """The names of the modules and packages that a package holds."""
    held: set[str] = set()
    try:
        for folder in package.__path__:
            with os.scandir(folder) as entries:
                held |= {
                    entry.name.removesuffix(".py").removesuffix(".pyc")
                    for entry in entries
                    if entry.name.endswith((".py", ".pyc")) or entry.is_dir()
                }
    except NotADirectoryError:  # it lies in an archive
        from pkgutil import iter_modules  # noqa: PLC0415  (it brings the inspection of source code, which takes a while)

        held = {module.name for module in iter_modules(package.__path__)}
    return sorted(name for name in held if name.isidentifier() and not name.startswith("_"))

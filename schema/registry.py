"""Finds the rules: every class in `schema/rules/<family>/<name>.py` that is one."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from schema import rules as home
from schema.named import NamedTuple

if TYPE_CHECKING:
    from schema.rule import Rule


@cache
def rules() -> "tuple[type[Rule], ...]":
    """All rules, by code."""
    from schema.rule import Rule  # noqa: PLC0415  (with all that reads a guide, which some runs need not)

    found = [rule for family in _inside(home) for rule in _rules_of(family, Rule)]  # type: ignore[type-abstract]
    found.sort(key=lambda rule: rule.code)
    return tuple(found)


class Card(NamedTuple):
    """What a configuration asks of a rule: whether there is one, and who runs it."""

    code: str
    name: str
    in_audit: bool = False
    only_where_selected: bool = False


class Cards:
    """The cards of all rules, by code: as `known` tells them of an earlier run, or as the rules themselves do."""

    def __init__(self) -> None:
        self.known: Callable[[], Sequence[Card]] = tuple
        self._all: tuple[Card, ...] = ()

    @property
    def all(self) -> tuple[Card, ...]:
        if not self._all:
            self._all = told_by_rules() if rules.cache_info().currsize else tuple(self.known()) or told_by_rules()
        return self._all


CARDS = Cards()


def told_by_rules() -> tuple[Card, ...]:
    """The cards of all rules, which are imported for it."""
    return tuple(Card(rule.code, rule.name(), rule.in_audit, rule.only_where_selected) for rule in rules())


def card(key: str) -> Card | None:
    """The card of the rule that a code or a name means."""
    key = key.lower()
    return next((each for each in CARDS.all if key in {each.code.lower(), each.name}), None)


def cards(key: str) -> tuple[Card, ...]:
    """The cards of the rules that a code, a prefix of codes, a name or `ALL` means."""
    if key.upper() == "ALL":
        return CARDS.all
    exact = card(key)
    if exact is not None:
        return (exact,)
    prefix = key.upper()
    return tuple(each for each in CARDS.all if prefix and each.code.startswith(prefix))


def rule_of(card: Card) -> "type[Rule]":
    """A rule, imported without the others."""
    module = import_module(f"{home.__name__}.{card.code[:3].lower()}.{card.name.replace('-', '_')}")
    found: type[Rule] = next(each for each in vars(module).values() if getattr(each, "code", "") == card.code)
    return found


@cache
def by_key() -> "dict[str, type[Rule]]":
    """Every rule by its code and by its name, in lower case."""
    return {key: rule for rule in rules() for key in (rule.code.lower(), rule.name())}


def find(key: str) -> "type[Rule] | None":
    """The rule that a code or a name means."""
    return by_key().get(key.lower())


def matching(key: str) -> "tuple[type[Rule], ...]":
    """The rules that a code, a prefix of codes, a name or `ALL` means."""
    codes = {each.code for each in cards(key)}
    return tuple(rule for rule in rules() if rule.code in codes)


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

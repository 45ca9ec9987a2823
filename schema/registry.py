"""Finds the rules: every class in `schema/rules/<family>/<name>.py` that is one."""

from functools import cache
from importlib import import_module
from inspect import isabstract
from pkgutil import iter_modules

from schema import rules as home
from schema.rule import Rule


@cache
def rules() -> tuple[type[Rule], ...]:
    """All rules, by code."""
    found = [rule for family in _modules(home.__name__, home.__path__) for rule in _rules_of(family)]
    found.sort(key=lambda rule: rule.code)
    return tuple(found)


@cache
def by_key() -> dict[str, type[Rule]]:
    """Every rule by its code and by its name, in lower case."""
    return {key: rule for rule in rules() for key in (rule.code.lower(), rule.name())}


def find(key: str) -> type[Rule] | None:
    """The rule that a code or a name means."""
    return by_key().get(key.lower())


def matching(key: str) -> tuple[type[Rule], ...]:
    """The rules that a code, a prefix of codes, a name or `ALL` means."""
    if key.upper() == "ALL":
        return rules()
    exact = find(key)
    if exact is not None:
        return (exact,)
    prefix = key.upper()
    return tuple(rule for rule in rules() if prefix and rule.code.startswith(prefix))


def _modules(name: str, path: list[str]) -> list[tuple[str, list[str]]]:
    packages = sorted(module.name for module in iter_modules(path) if module.ispkg)
    return [(f"{name}.{package}", list(import_module(f"{name}.{package}").__path__)) for package in packages]


def _rules_of(family: tuple[str, list[str]]) -> list[type[Rule]]:
    name, path = family
    modules = [import_module(f"{name}.{module.name}") for module in iter_modules(path)]
    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and value.__module__ == module.__name__  # before the costlier question: most of its classes are imported
        and issubclass(value, Rule)
        and not isabstract(value)
    ]

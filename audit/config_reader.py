"""Reads the configuration's table: every setting's kind and values, and all that is wrong with them."""

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from audit.arguments import near
from audit.globs import MOST_DEEP
from audit.policy_reader import PolicyReader
from audit.rule_keys import no_rule
from audit.toml_places import line_of
from schema.finding import Severity
from schema.registry import card, cards, rule_of

if TYPE_CHECKING:
    from schema.rule import Rule

# The fields of Config that are named otherwise than their key.
_FIELDS = {"rules": "options", "policy": "policies"}
MOST_PROBLEMS = 100  # that are told: finding the line of each takes a while, and who made a thousand made one


class Reader:
    """Reads one table, and collects all that is wrong with it rather than stopping at the first."""

    def __init__(self, text: str, prefix: tuple[str, ...]) -> None:
        self.text, self.prefix = text, prefix
        self.problems: list[tuple[int, str]] = []
        self.untold = 0

    def settings(self, table: object) -> dict[str, Any]:
        """The settings by the name of Config's field; of a value that is wrong only the problem is kept."""
        if not isinstance(table, dict):
            self._problem((), "payproof's configuration is a table of keys")
            return {}
        readers = self._readers()
        found: dict[str, Any] = {}
        for key, value in table.items():
            if key not in readers:
                self._unknown((key,), key, list(readers))
                continue
            read = readers[key](key, value)
            if read is not None:
                found[_FIELDS.get(key, key.replace("-", "_"))] = read
        self._refuse_deep(table)
        return found

    def _refuse_deep(self, table: dict[str, Any]) -> None:
        """Refuse patterns that would take long to match."""
        policy = table.get("policy")
        paths = policy.get("paths") if isinstance(policy, dict) else None
        places = {(key,): table.get(key) for key in ("exclude", "per-path-ignores", "owners")} | {
            ("policy", "paths"): paths
        }
        for path, globs in places.items():
            for glob in globs if isinstance(globs, list | dict) else ():
                if isinstance(glob, str) and glob.count("**") > MOST_DEEP:
                    self._problem(path, f"{glob} has more than {MOST_DEEP} **: one stands for any number of folders")

    def _readers(self) -> dict[str, Callable[[str, Any], Any]]:
        freshness = PolicyReader(self._problem)
        return {
            "guides": self._guides,
            "exclude": self._texts,
            "select": self._keys,
            "extend-select": self._keys,
            "ignore": self._keys,
            "fail-on": self._fail_on,
            "extra-fields": self._texts,
            "severity": self._severities,
            "per-path-ignores": self._per_path,
            "rules": self._options,
            "policy": freshness.book,
            "owners": freshness.owners,
            "capacity": freshness.capacity,
            "owner-capacity": freshness.limits,
            "holidays": freshness.holidays,
            "time-zone": freshness.time_zone,
        }

    def _problem(self, path: tuple[str, ...], message: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append((line_of(self.text, (*self.prefix, *path)), message))
        else:
            self.untold += 1

    def _unknown(self, path: tuple[str, ...], key: str, known: list[str]) -> None:
        meant = near(key.replace("_", "-"), known)
        advice = f"did you mean {meant}?" if meant else f"write one of {', '.join(sorted(known))}"
        self._problem(path, f"{key} is no key of the configuration: {advice}")

    def _texts(self, key: str, value: object, path: tuple[str, ...] = ()) -> tuple[str, ...] | None:
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        self._problem(path or (key,), f'{key} takes a list of texts, such as {key} = ["…"]')
        return None

    def _guides(self, key: str, value: object) -> tuple[str, ...] | None:
        if value == []:
            self._problem((key,), f'guides is empty, so nothing would be checked: write {key} = ["guides"]')
        return self._texts(key, value)

    def _keys(self, key: str, value: object, path: tuple[str, ...] = ()) -> tuple[str, ...] | None:
        keys = self._texts(key, value, path)
        for item in keys or ():
            if not cards(item):
                self._problem(path or (key,), no_rule(item))
        return keys

    def _fail_on(self, key: str, value: object) -> str | None:
        allowed = [*Severity, "never"]
        if value in allowed:
            return str(value)
        self._problem((key,), f"fail-on is {_shown(value)}: write one of {', '.join(allowed)}")
        return None

    def _table(self, key: str, value: object) -> Iterator[tuple[str, Any]]:
        if isinstance(value, dict):
            yield from value.items()
        else:
            self._problem((key,), f"{key} is a table: write [{'.'.join((*self.prefix, key))}] and keys below it")

    def _severities(self, key: str, value: object) -> dict[str, Severity]:
        found: dict[str, Severity] = {}
        # What names fewer rules, or the same ones with a longer prefix, is meant more closely, and so comes later.
        for name, severity in sorted(self._table(key, value), key=lambda entry: (-len(cards(entry[0])), len(entry[0]))):
            rules = cards(name)
            if not rules:
                self._problem((key, name), no_rule(name))
            if severity not in list(Severity):
                self._problem(
                    (key, name), f"{name} has severity {_shown(severity)}: write one of {', '.join(Severity)}"
                )
                continue
            found.update({rule.code: Severity(severity) for rule in rules})
        return found

    def _per_path(self, key: str, value: object) -> dict[str, tuple[str, ...]]:
        found = {glob: self._keys(glob, keys, (key, glob)) for glob, keys in self._table(key, value)}
        return {glob: keys for glob, keys in found.items() if keys}

    def _options(self, key: str, value: object) -> dict[str, dict[str, object]]:
        found: dict[str, dict[str, object]] = {}
        for name, options in self._table(key, value):
            known = card(name)
            if known is None:
                self._problem((key, name), no_rule(name))
            elif not isinstance(options, dict):
                self._problem((key, name), f"{name} is a table of options")
            else:
                found.setdefault(known.code, {}).update(self._of_rule(rule_of(known), (key, name), options))
        return found

    def _of_rule(self, rule: "type[Rule]", path: tuple[str, ...], given: dict[str, Any]) -> dict[str, object]:
        defaults = rule.Options._field_defaults if rule.Options else {}
        known = {option.replace("_", "-"): default for option, default in defaults.items()}
        found: dict[str, object] = {}
        for option, value in given.items():
            if option in known and _fits(option, known[option], value):
                found[option.replace("-", "_")] = _as_kind(known[option], value)
            elif option in known:
                self._problem((*path, option), f"{option} is {_shown(value)}: write {_wanted(option, known[option])}")
            elif known:
                self._unknown((*path, option), option, list(known))
            else:
                self._problem((*path, option), f"{rule.code} {rule.name()} has no options: delete {option}")
        return found


def _fits(option: str, default: object, value: Any) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return type(default) is type(value)
    if isinstance(default, float):
        return isinstance(value, int | float) and 0 <= value <= _most(option)
    if isinstance(default, tuple):
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if isinstance(default, int):
        return isinstance(value, int) and value >= 0
    return isinstance(value, type(default))


def _most(option: str) -> float:
    """A tolerance is a part: 3 would be three times the sum, where 3 % was meant."""
    return 1 if option == "tolerance" else sys.float_info.max


def _as_kind(default: object, value: Any) -> object:
    if isinstance(default, float):
        return float(value)
    return tuple(value) if isinstance(default, tuple) else value


def _wanted(option: str, default: object) -> str:
    if isinstance(default, bool):
        return "true or false"
    if isinstance(default, int | float):
        bounds = f"from 0 to {_most(option):g}" if option == "tolerance" else "from 0 up"
        return f"a number {bounds}, such as {default}"
    return "a list of texts" if isinstance(default, tuple) else "text"


def _shown(value: object) -> str:
    """A value as TOML writes it, cut short."""
    import json  # noqa: PLC0415  (only what is wrong is shown)

    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."

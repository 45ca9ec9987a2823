"""Which rules run: codes, prefixes and names to rules, with the options that the configuration gives them."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from audit.config import Config
from audit.judge import Choice
from audit.misuse import MisuseError
from audit.rule_keys import no_rule
from schema.registry import find, matching, rules

if TYPE_CHECKING:
    from audit.linter import Linter
    from schema.rule import Rule


def choice(
    config: Config, select: Sequence[str] = (), extend: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Choice:
    """How to get these rules where a guide is to be judged; what is wrong with their keys is told at once."""
    chosen = partial(linter, config, select, extend, ignore)
    if not (select or extend or ignore or config.extend_select or config.ignore or config.select != ("ALL",)):
        return chosen
    made = chosen()
    return lambda: made


def linter(
    config: Config, select: Sequence[str] = (), extend: Sequence[str] = (), ignore: Sequence[str] = ()
) -> "Linter":
    """The rules that `check` runs: those of the configuration, with what the command line says on top."""
    _refuse_audits([*select, *extend])
    chosen = {rule for rule in _chosen(config, select, extend, ignore) if not rule.in_audit}
    if not chosen:
        raise MisuseError("no rule is left to run: what is selected is also ignored, or belongs to `payproof audit`")
    return _linter(config, chosen)


def audit_linter(config: Config) -> "Linter":
    """The rules that `audit` runs, of those that the configuration leaves."""
    return _linter(config, {rule for rule in _chosen(config) if rule.in_audit})


def _linter(config: Config, chosen: "set[type[Rule]]") -> "Linter":
    from audit.linter import Linter  # noqa: PLC0415  (with all that reads a guide, which some runs need not)

    running = tuple(rule(config.options.get(rule.code)) for rule in rules() if rule in chosen)
    return Linter(running, dict(config.severity))


def _chosen(
    config: Config, select: Sequence[str] = (), extend: Sequence[str] = (), ignore: Sequence[str] = ()
) -> "set[type[Rule]]":
    keys = [*(select or config.select), *config.extend_select, *extend]
    check_keys([*select, *extend, *ignore])
    named = {rule.code for key in (*select, *extend) if (rule := find(key))}
    chosen = {rule for key in keys for rule in matching(key) if not rule.only_where_selected or find(key) is rule}
    chosen -= {rule for key in config.ignore for rule in matching(key) if rule.code not in named}
    return chosen - {rule for key in ignore for rule in matching(key)}


def _refuse_audits(keys: Sequence[str]) -> None:
    """Refuse what only an audit runs, where the command line asks for it."""
    wrong = [key for key in keys if (found := matching(key)) and all(rule.in_audit for rule in found)]
    if wrong:
        raise MisuseError(
            *(
                f"{key} depends on the day, so `payproof audit` runs it, and `check` does not: leave it out"
                for key in wrong
            )
        )


def check_keys(keys: Iterable[str]) -> None:
    """Refuse what no rule answers to, all at once."""
    unknown = [key for key in keys if not matching(key)]
    if unknown:
        raise MisuseError(*(no_rule(key) for key in unknown))

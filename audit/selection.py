"""Which rules run: codes, prefixes and names to rules, with the options that the configuration gives them."""

from collections.abc import Iterable, Sequence

from audit.config import Config
from audit.linter import Linter
from audit.misuse import MisuseError
from audit.rule_keys import no_rule
from schema.registry import find, matching, rules


def linter(
    config: Config, select: Sequence[str] = (), extend: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Linter:
    """The rules of the configuration, with what the command line says on top."""
    keys = [*(select or config.select), *config.extend_select, *extend]
    check_keys([*select, *extend, *ignore])
    named = {rule.code for key in (*select, *extend) if (rule := find(key))}
    chosen = {rule for key in keys for rule in matching(key) if not rule.only_where_selected or find(key) is rule}
    chosen -= {rule for key in config.ignore for rule in matching(key) if rule.code not in named}
    chosen -= {rule for key in ignore for rule in matching(key)}
    if not chosen:
        raise MisuseError("no rule is left to run: what is selected is also ignored")
    running = tuple(rule(config.options.get(rule.code)) for rule in rules() if rule in chosen)
    return Linter(running, dict(config.severity))


def check_keys(keys: Iterable[str]) -> None:
    """Refuse what no rule answers to, all at once."""
    unknown = [key for key in keys if not matching(key)]
    if unknown:
        raise MisuseError(*(no_rule(key) for key in unknown))

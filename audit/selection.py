"""Which rules run: codes, prefixes and names to rules, with the options that the configuration gives them."""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from audit.config import Config
from audit.judge import Choice
from audit.misuse import MisuseError
from audit.rule_keys import no_rule
from schema.registry import Card, card, cards, rules

if TYPE_CHECKING:
    from audit.linter import Linter


def choice(
    config: Config, select: Sequence[str] = (), extend: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Choice:
    """How to get these rules where a guide is to be judged; what is wrong with their keys is told at once."""
    if not (select or extend or ignore or config.extend_select or config.ignore or config.select != ("ALL",)):
        return partial(linter, config)
    return _Selected(config, _codes(config, select, extend, ignore))


class _Selected:
    """A choice of some rules, told from others by their codes before any is imported; the configuration holds their options."""

    def __init__(self, config: Config, codes: frozenset[str]) -> None:
        self.config, self.codes = config, codes

    def __call__(self) -> "Linter":
        return _linter(self.config, self.codes)


def linter(
    config: Config, select: Sequence[str] = (), extend: Sequence[str] = (), ignore: Sequence[str] = ()
) -> "Linter":
    """The rules that `check` runs: those of the configuration, with what the command line says on top."""
    rules()  # which tell of themselves, once they are imported
    return _linter(config, _codes(config, select, extend, ignore))


def audit_linter(config: Config) -> "Linter":
    """The rules that `audit` runs, of those that the configuration leaves."""
    return _linter(config, {card.code for card in _chosen(config) if card.in_audit})


def _codes(config: Config, select: Sequence[str], extend: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    _refuse_audits([*select, *extend])
    codes = frozenset(card.code for card in _chosen(config, select, extend, ignore) if not card.in_audit)
    if not codes:
        raise MisuseError("no rule is left to run: what is selected is also ignored, or belongs to `payproof audit`")
    return codes


def _linter(config: Config, codes: Collection[str]) -> "Linter":
    from audit.linter import Linter  # noqa: PLC0415  (with all that reads a guide, which some runs need not)

    running = tuple(rule(config.options.get(rule.code)) for rule in rules() if rule.code in codes)
    return Linter(running, dict(config.severity))


def _chosen(
    config: Config, select: Sequence[str] = (), extend: Sequence[str] = (), ignore: Sequence[str] = ()
) -> set[Card]:
    keys = [*(select or config.select), *config.extend_select, *extend]
    check_keys([*select, *extend, *ignore])
    named = {each for key in (*select, *extend) if (each := card(key))}
    chosen = {each for key in keys for each in cards(key) if not each.only_where_selected or card(key) == each}
    chosen -= {each for key in config.ignore for each in cards(key) if each not in named}
    return chosen - {each for key in ignore for each in cards(key)}


def _refuse_audits(keys: Sequence[str]) -> None:
    """Refuse what only an audit runs, where the command line asks for it."""
    wrong = [key for key in keys if (found := cards(key)) and all(card.in_audit for card in found)]
    if wrong:
        raise MisuseError(
            *(
                f"{key} depends on the day, so `payproof audit` runs it, and `check` does not: leave it out"
                for key in wrong
            )
        )


def check_keys(keys: Iterable[str]) -> None:
    """Refuse what no rule answers to, all at once."""
    unknown = [key for key in keys if not cards(key)]
    if unknown:
        raise MisuseError(*(no_rule(key) for key in unknown))

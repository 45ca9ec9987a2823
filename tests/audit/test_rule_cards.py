"""What is known of rules without importing them is what they are."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from audit import rule_cards
from audit.cache import Cache, Kept
from audit.config import Config
from audit.judge import Judge
from audit.misuse import MisuseError
from audit.selection import choice
from audit.sources import digest
from schema import registry
from schema.finding import Severity
from schema.registry import CARDS, Cards, card, cards, find, matching, rule_of, rules


@pytest.fixture
def begin(monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[Cards, "_Unused"]]:
    """Begins as a process does that has imported no rule: with cards that nobody has asked for yet."""

    def begun() -> tuple[Cards, _Unused]:
        asked, unused = Cards(), _Unused()
        monkeypatch.setattr(rule_cards, "CARDS", asked)
        monkeypatch.setattr(registry, "rules", unused)
        return asked, unused

    return begun


class _Unused:
    """Stands for rules that are not imported, until somebody asks for them."""

    def __init__(self) -> None:
        self.often = 0

    def cache_info(self) -> "_Unused":
        return self

    @property
    def currsize(self) -> int:
        return self.often

    def __call__(self) -> object:
        self.often += 1
        return rules()


def test_every_rule_has_its_card() -> None:
    assert [(each.code, each.name) for each in CARDS.all] == [(rule.code, rule.name()) for rule in rules()]
    for rule in rules():
        known = card(rule.code)
        assert known is not None
        assert known == card(rule.name()) == card(rule.code.lower())
        assert (known.in_audit, known.only_where_selected) == (rule.in_audit, rule.only_where_selected)
        assert rule_of(known) is rule


@pytest.mark.parametrize(
    "key", ["ALL", "all", "PAY", "pay", "PAY20", "total-below-base", "PAY203", "", "XYZ", "PAY999"]
)
def test_a_key_means_the_same_rules_by_their_cards(key: str) -> None:
    assert [each.code for each in cards(key)] == [rule.code for rule in matching(key)]
    known = card(key)
    assert (known.code if known else None) == (rule.code if (rule := find(key)) else None)


def test_cards_are_kept_and_the_rules_are_asked_once(
    tmp_path: Path, begin: Callable[[], tuple[Cards, _Unused]]
) -> None:
    often = []
    for _ in range(2):
        asked, unused = begin()
        rule_cards.remember(Cache(tmp_path))
        assert [each.code for each in asked.all] == [rule.code for rule in rules()]
        often.append(unused.often)
    assert often == [1, 0]


@pytest.mark.parametrize("text", ["", "[]", "{", "[1]", '[["PAY203"]]', "null", '[["PAY203", "x", 1, 2, 3]]'])
def test_what_is_broken_is_asked_of_the_rules(
    text: str, tmp_path: Path, begin: Callable[[], tuple[Cards, _Unused]]
) -> None:
    asked, unused = begin()
    cache = Cache(tmp_path)
    key = sha256(b"cards\0" + digest(cache)).digest()
    cache.keep([Kept(key, 0, dated=False, body=text)])
    rule_cards.remember(cache)
    assert [each.code for each in asked.all] == [rule.code for rule in rules()]
    assert unused.often == 1


def test_verdicts_of_other_rules_or_options_are_other_ones() -> None:
    def about(**settings: object) -> object:
        config = Config(Path.cwd())._replace(**settings)  # type: ignore[arg-type]
        judge = Judge(choice(config), config, date(2026, 6, 1))
        return repr(judge.rules)

    some = [about(), about(ignore=("SET",)), about(ignore=("SET604",)), about(select=("PAY",))]
    assert len(set(some)) == len(some)
    assert about(ignore=("PAY203",)) == about(ignore=("total-below-base",))


def test_a_selection_that_leaves_no_rule_is_refused_before_any_is_asked() -> None:
    config = Config(Path.cwd(), severity={"PAY203": Severity.INFO})
    with pytest.raises(MisuseError, match="no rule is left"):
        choice(config, ["PAY203"], (), ["PAY"])
    with pytest.raises(MisuseError, match="payproof audit"):
        choice(config, ["EVD701"])
    chosen = choice(config, ["PAY203"])()
    assert [rule.code for rule in chosen.rules] == ["PAY203"]

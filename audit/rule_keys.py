"""What is said of a word that no rule answers to."""

import re

from audit.arguments import near
from schema.registry import find, rules

_CODE = re.compile(r"[A-Za-z]{2,4}([0-9]+)")


def no_rule(key: str) -> str:
    rule = find(_meant(key))
    advice = f"did you mean {rule.code} ({rule.name()})?" if rule else "`payproof rules` lists them"
    return f"{key} is no rule's code, prefix or name: {advice}"


def _meant(key: str) -> str:
    """The name that is near; of a code only one with the same number, for any other is as near as the next."""
    if code := _CODE.fullmatch(key):
        return near(key.upper(), [rule.code for rule in rules() if rule.code.endswith(code[1])])
    return near(key.lower().replace("_", "-"), [rule.name() for rule in rules()])

"""What is said of a word that no rule answers to."""

from typing import TYPE_CHECKING

from audit.arguments import near
from schema.pattern import late
from schema.registry import find, rules

if TYPE_CHECKING:
    from schema.rule import Rule

_CODE = late(r"[A-Za-z]{2,4}([0-9]+)")


def no_rule(key: str) -> str:
    return f"{key} is no rule's code, prefix or name: {meant(key) or '`payproof rules` lists them'}"


def meant(key: str) -> str:
    """Asks for the rule that is near, where there is one."""
    rule = _nearest(key)
    return f"did you mean {rule.code} ({rule.name()})?" if rule else ""


def _nearest(key: str) -> "type[Rule] | None":
    """The rule whose name is near; of a code only one with the same number, or with the same signs in another order."""
    code = _CODE.fullmatch(key)
    if code is None:
        return find(near(key.lower().replace("_", "-"), [rule.name() for rule in rules()]))
    codes = [rule.code for rule in rules()]
    turned = [each for each in codes if sorted(each) == sorted(key.upper())]
    found = near(key.upper(), [each for each in codes if each.endswith(code[1])])
    return find(found or (turned[0] if len(turned) == 1 else ""))

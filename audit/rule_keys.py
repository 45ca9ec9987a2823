"""What is said of a word that no rule answers to."""

from audit.arguments import near
from schema.registry import by_key, find


def no_rule(key: str) -> str:
    rule = find(near(key.lower(), by_key()))
    meant = f"did you mean {rule.code} ({rule.name()})?" if rule else "`payproof rules` lists them"
    return f"{key} is no rule's code, prefix or name: {meant}"

"""Slugs and the names that people read, each made of the other."""

import re
import unicodedata

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHORT = frozenset(
    "ai api aws bi cto ceo cfo coo crm devops erp gtm hr ii iii iv it ml nlp qa r&d sre sde ui ux vp vr ar".split()
)
_OWN_CASE = {"devops": "DevOps"}


def slug_of(name: str) -> str:
    """`sony-group` of `Sony Group`; empty where no letter or digit is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("&", " and ").replace("'", "")).strip("-")


def display_of(name: str) -> str:
    """`ML AI Engineer` of `ml-ai-engineer`; a name that is no slug is one that people write."""
    if not _SLUG.fullmatch(name):
        return " ".join(name.split())
    return " ".join(
        _OWN_CASE.get(word, word.upper() if word in _SHORT else word.capitalize()) for word in name.split("-")
    )

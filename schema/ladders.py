"""Ladders of roles: which role is the next above which, as the role's slug says it."""

# Words that begin a role's slug, from the lowest rung to the highest; the role itself stands at the empty word. Source: the
# individual contributors' ladders that employers publish and Levels.fyi compares (entry, mid, senior, staff, principal,
# distinguished). Words that mean another rung from one employer to the next (lead, head, chief, fellow) are left out.
RUNGS = ("junior", "associate", "", "senior", "staff", "senior-staff", "principal", "distinguished")
_SAME = {"jr": "junior", "entry-level": "junior", "sr": "senior", "sr-staff": "senior-staff"}
_RANKS = {word: rank for rank, word in enumerate(RUNGS)} | {word: RUNGS.index(rung) for word, rung in _SAME.items()}
_LONGEST_FIRST = sorted((word for word in _RANKS if word), key=len, reverse=True)
# Roles whose first word is their trade and no rung: an associate consultant is a consultant's junior, an associate is a grade.
_WHOLE = frozenset({"staff-accountant", "principal-investigator", "associate-attorney"})


def rung(role: str) -> tuple[str, int]:
    """The role without its rung, and how high that is: `senior-data-scientist` is a `data-scientist`."""
    if role not in _WHOLE:
        for word in _LONGEST_FIRST:
            if role.startswith(f"{word}-"):
                return role[len(word) + 1 :], _RANKS[word]
    return role, _RANKS[""]

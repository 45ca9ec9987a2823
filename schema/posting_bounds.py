"""Words that make an amount one end of a range: `Starting salary £52,000` is no exact pay, nor is `bis zu 75.000 €`."""

import re

from schema.pattern import late
from schema.posting_words import either

# They say it of an amount that other words part them from: `Minimum annual salary: £52,000`.
_FLOORS = either(
    r"""minimum | min\.? | minimal(?:er|es)? | mindestens | mindest\w+ | einstiegs\w+ | anfangs\w+ | start(?:ing|s)?(?: at| from)?
        | startgehalt | entry | at least | au moins | salaire de départ | de départ | start(?:s|ing) (?:at|from)"""
)
_CEILINGS = either(r"maximum | max\.? | maximal(?:es|er)? | höchst\w+ | capped(?: at)? | cap | top | au plus | ceiling")
# These have to stand right before it, for they say much else, too.
_FLOORS_NEXT = either(
    r"""from | ab | von | over | above | more than | upwards? of | in excess of | excess of | north of | not less than
        | no less than | not (?:below|under) | nicht unter | nicht weniger als | mehr als | über | à partir de | dès
        | plus de | starting"""
)
_CEILINGS_NEXT = either(
    r"""to | up to | upto | less than | lower than | under | below | not more than | no more than | not (?:above|over|exceeding)
        | not to exceed | bis(?: zu)? | unter | nicht mehr als | weniger als | jusqu['’]à | moins de | circa up to"""
)
_BETWEEN = r"(?:[ :]+[^\W\d_][\w()/'’-]{0,20}){0,5}"
_NEXT = r"(?:[ :]+(?:a|an|the|of|about|around|approx\.?|circa|ca\.?|rund|is|at))?[ :(]*"
_NEGATED = r"(?<!not )(?<!no )(?<!nicht )"
_FLOOR = late(rf"\b(?:(?:{_FLOORS})(?!\w){_BETWEEN}[ :()]*|{_NEGATED}(?:{_FLOORS_NEXT})(?!\w){_NEXT})$", re.IGNORECASE)
_CEILING = late(
    rf"\b(?:(?:{_CEILINGS})(?!\w){_BETWEEN}[ :()]*|{_NEGATED}(?:{_CEILINGS_NEXT})(?!\w){_NEXT})$", re.IGNORECASE
)
_TIME = (
    r"[ ,()]*(?:(?:per|a|an) (?:year|annum|month|day|hour)|p\.?a\.?|annually|gross|brutto|brut|base|salary|[A-Z]{3}\b)?"
)
_FLOOR_BEHIND = late(
    rf"{_TIME}[ ,(]*(?:(?:or|and) (?:more|above|up|upwards?|over|higher)|upwards?|minimum|min|at least|oder mehr|und mehr"
    r"|aufwärts|mindestens|et plus|ou plus|au moins)\b(?![ :]+[A-Z]{0,3}[$£€]? ?[0-9])",
    re.IGNORECASE,
)
_CEILING_BEHIND = late(
    rf"{_TIME}[ ,(]*(?:max(?:imum)?|maximal|(?:or|and) (?:less|below|under|lower)|tops|at most|höchstens|au plus)\b"
    r"(?![ :]+[A-Z]{0,3}[$£€]? ?[0-9])",
    re.IGNORECASE,
)
_CURRENCY = r"(?:[A-Z]{0,3}[$£€₹¥]|[A-Z]{3} ?)?"
_AMOUNT = rf"{_CURRENCY} ?(?!401)[0-9]{{1,3}}(?:[.,'’ ][0-9]{{3}}|[.,]?[0-9]* ?[kK]\b)"
_RUNS_ON = late(rf"[ ]*(?:[-–—]|\bto\b|\bbis\b)[ ]*{_AMOUNT}(?:[ ]?(?:[€£$]|[A-Z]{{3}}\b))?")
_RUNS_IN = late(r"[ ]*(?:[-–—]|to)[ ]*")
# No words that bound an amount begin further before it.
_REACH = 70


def bound(text: str, before: int, start: int, end: int) -> str:
    """`low` or `high`, the only end that an amount is by the words beside it; empty where they say nothing of the kind."""
    lead = text[max(before, start - _REACH) : start]
    if _CEILING_BEHIND.match(text, end) or (_CEILING.search(lead) and not _FLOOR_BEHIND.match(text, end)):
        return "high"
    return "low" if _FLOOR.search(lead) or _FLOOR_BEHIND.match(text, end) else ""


def runs_on(text: str, before: int, start: int, end: int) -> str:
    """The range that an amount is an end of, where it cannot be read as one: `£80,000 - 95,000 EUR`; empty where there is none."""
    if match := _RUNS_ON.match(text, end):
        return f"{text[start:end]}{match[0]}"
    if before and _RUNS_IN.fullmatch(text, before, start):
        return text[before:end].strip()
    return ""

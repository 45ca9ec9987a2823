"""The stretches of a posting that hold money, in words and forms that the reader of amounts knows."""

import re
from collections.abc import Iterator

from schema.pattern import late
from schema.posting_parts import Parts
from schema.posting_text import Line, PostingText
from schema.traced import Traced

_MONEY = late(
    r"[$£€¥₹₩₪₱₫฿₺₴₦￥＄￡]|\b(?:[A-Z]{3}|(?i:euros?|dollars?|pounds|lpa|ctc|kr|lakhs?|yen|rupees|francs?)|zł|Kč|CHF"
    r"|RM|Rs)\b(?=[ .]{0,2}[0-9]|\W|$)|[0-9] ?[kK]\b"
)
_DIGIT = late(r"[0-9]")
# So far around an amount the words that say what it is may stand.
_REACH = 260
# No posting speaks of money at such length; what does is a list of something else.
_MOST, _LEAST = 30_000, 100


def _per(after: str, slashed: str, alone: str) -> str:
    """A time in German or French: behind `pro` and its like, behind a slash, or in a word of its own."""
    return (
        rf"[ /]*\b(?:pro|im|je|per) (?:{after})|(?<=[^\W\d_]|€|[0-9]) ?/ ?(?:{slashed})(?![^\W\d_])|\b(?:{alone})(?!\w)"
    )


_SAME_AGAIN = (
    r"(?:/ ?|\bper |\ba )(?P<period>yr|year|hr|hour|month|mo|day|annum)"
    r"(?=[ ]*(?:[-–—]|to)[ ]*(?:[A-Z]{0,3}[$£€₹¥]?|[A-Z]{3} ?)[0-9][0-9,.kK]* ?(?:/ ?|per |a )(?P=period)\b)"
)
# `£52,000, depending on experience up to £75,000` is a range.
_RISING = (
    r"(?<=[0-9kK€£$FR]),? \(?(?:(?:rising|increasing|growing|progressing|going|climbing|steigend)(?: up)? (?:to|bis(?: zu)?)"
    r"|(?:(?:doe|(?:(?:and |und )?(?:depending|dependent|based) on|je nach|nach|selon|according to)"
    r"(?: (?:your|the|deiner|ihrer|l['’]))? ?(?:"
    r"experience|skills|qualifications?|seniority|erfahrung|berufserfahrung|qualifikation|expérience|profil)),? ?)?"
    r"(?:up to|upto|bis(?: zu)?|jusqu['’]à)) (?=(?:[A-Z]{3} ?)?[€£$]? ?[0-9])"
)
# What a pattern finds in a stretch, and what it says in the words that the reader of amounts knows.
_ENGLISH = tuple(
    (late(pattern, re.IGNORECASE), put)
    for pattern, put in (
        (_RISING, " to "),
        (r"\bmonats(?:brutto)?(?=gehalt|lohn|vergütung)", "monthly "),
        (r"(?<=[0-9€£$]) ?(?:p/h|ph|p\.h\.)(?!\w)", " per hour "),
        (r"(?<=[0-9€£$kK ])(?:bis(?: zu)?|à|jusqu['’]à)(?= ?[0-9€£$]| [A-Z]{3} ?[0-9])", " to "),
        (r"\b(?:zwischen|entre) (?=[0-9€£$A-Z])", "between "),
        (r"(?<=[0-9€£$kKRF]) (?:und|et) (?=[0-9€£$A-Z])", " and "),
        (_per("jahr|anno", "jahr|année|an", r"par an(?:née)?|jährlich|jährl\.|annuels?|p\. ?a\."), " per year "),
        (_per("monat", "monat|mois", r"par mois|monatlich|mensuels?|mtl\.?"), " per month "),
        (_per(r"stunde|std\.?", r"stunde|std\.?|heure", "de l['’]heure|par heure"), " per hour "),
        (_per("tag", "tag|jour", "par jour"), " per day "),
        (r"\b(?:brutto|bruts?|gross)\b(?=[ ]+per|[ ]*/| a year)", ""),
        # `45-55 k€`: the suffix joins its number.
        (r"(?<=[0-9]) (k) ?(?=€|EUR\b|£|\$)", r"\1"),
        # What was run together: `£70,000You will`, `£60,000 per annumBenefits`, `LondonSalary: £60,000`.
        (r"(?-i:(?<=[0-9kK])(?=[A-Z][a-z]{2,}))", " "),
        (r"(?-i:(?<=annum|.year|month|nnual)(?=[A-Z]))", " "),
        (r"(?-i:(?<=[a-z0-9)])(?=(?:Salary|Pay|Compensation)\b))", " "),
        (r"\bper year +per year\b", "per year"),
        # What both ends are paid for is said once: `$100,000/yr - $120,000/yr`.
        (_SAME_AGAIN, ""),
    )
)
_SPACES = late(r" {2,}")


def windows(text: PostingText, parts: Parts) -> Iterator[tuple[Line, Line | None, Traced]]:
    """Each stretch that holds money, with its line and the line above it."""
    left = _MOST
    above: Line | None = None
    for line in parts.shown:
        for start, end in _stretches(line):
            left -= max(end - start, _LEAST)
            if left < 0:
                text.cut = True
                return
            yield line, above, _window(line, start, end)
        above = line


def _stretches(line: Line) -> Iterator[tuple[int, int]]:
    text = line.text
    first = last = -1
    for match in _MONEY.finditer(text):
        if not _DIGIT.search(text, max(0, match.start() - 14), match.end() + 14):
            continue
        start, end = max(0, match.start() - _REACH), min(len(text), match.end() + _REACH)
        if first < 0:
            first, last = start, end
        elif start <= last and end - first <= 8 * _REACH:
            last = end
        else:
            yield _whole_words(text, first, last)
            first, last = max(start, last), end
    if first >= 0:
        yield _whole_words(text, first, last)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the word that its edge would cut."""
    if start and (space := text.find(" ", start, start + 40)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", end - 40, end)) >= start:
        end = space
    return start, end


def _window(line: Line, start: int, end: int) -> Traced:
    traced = Traced(line.text[start:end], start)
    for pattern, put in _ENGLISH:
        traced.sub(pattern, put)
    traced.sub(_SPACES, " ")
    return traced

"""The names of employers: what may be one, and where sentences and titles give one."""

import re
from collections.abc import Iterable, Iterator

from schema.named import NamedTuple
from schema.pattern import late
from schema.posting_dates import told
from schema.posting_parts import Parts, folded
from schema.posting_words import BODY, DEPARTMENT, JOB, LABELS, NOISE
from schema.regions import only_places

NAME = r"[A-Z0-9][\w&+.'’-]{0,40}(?: (?:[A-Z0-9&+][\w&+.'’-]{0,40}|of|the|and|de|für)){0,6}"
EQUAL = late(
    rf"\b(?:Equal (?:Opportunity|Employment) (?:Statement|Employer|Employment"
    rf"|Opportunity):? )?(?P<employer>{NAME}) is (?:proud to be )?an? (?:proud )?"
    r"(?:E\.?O\.?E\b|(?:[Ee]qual|EQUAL)[ -](?:[Oo]pportunit|[Ee]mploy|OPPORTUNIT)\w*(?: [Ee]mployer)?)"
)
ABOUT = late(rf"(?:About|Über|Why|Join) (?P<employer>{NAME})\??")
_NO_NAME = late(
    r"(?:us|the|this|our|we|you|your|it|they|he|she|who|what|join|about|why|apply|as|a|an|for|is|work(?:ing)?|role"
    r"|team|job|company|position|posted|reposted|published|listed|updated|closes|ref|erschienen|salary|pay|please|find"
    r"|see|view|other|top|new|no)\b",
    re.IGNORECASE,
)
_BETWEEN = frozenset("of the and de du la le des für und et en do da von van der di e y a by".split())
_LEGAL = ("Inc.", "Ltd.", "Co.", "Corp.", "S.A.", "L.P.")
_WORD = late(r"[^\W\d_]+|[&/]")
_MONEY_OR_YEAR = late(r"[$£€]|[0-9]{4}")
_LONGEST = 60


class Words(NamedTuple):
    """A fact, and the words that it rests on."""

    value: str
    start: int
    end: int


def is_name(text: str) -> bool:
    """Whether a line may be an employer's name."""
    if not 1 < len(text) <= _LONGEST or not _written_as_name(text):
        return False
    if NOISE.fullmatch(text) or BODY.fullmatch(text) or _NO_NAME.match(text) or folded(text) in LABELS:
        return False
    if only_places(text) or told(text, None) or (JOB.search(text) and text.count(" ") > 1):
        return False
    return not set(_WORD.findall(text.casefold())) <= DEPARTMENT and not _MONEY_OR_YEAR.search(text)


def _written_as_name(text: str) -> bool:
    """`Bank of America`, `thoughtbot`, `3M`; not `Visa sponsorship available`, `2 positions`."""
    if text.endswith((".", "!", "?", ":")) and not text.endswith(_LEGAL):
        return False
    words = [word.strip("()[]\"'’,") for word in text.split()]
    small = [word for word in words if word[:1].islower() and word not in _BETWEEN]
    return any(letter.isalpha() for letter in text) and (not small or len(words) == 1)


def names_in(parts: Parts, patterns: Iterable[re.Pattern[str]]) -> Iterator[tuple[str, Words]]:
    """The employers' names that sentences or titles give."""
    for line in parts.shown:
        for pattern in patterns:
            found = (
                pattern.finditer(line.text) if pattern is not ABOUT else filter(None, [pattern.fullmatch(line.text)])
            )
            for match in found:
                if is_name(match["employer"]):
                    yield match["employer"], Words(match["employer"], *line.span(*match.span()))

"""A posting's short lines, parted where a bar or a dot parts them, with the labels that say what some of them are."""

import re
from collections.abc import Iterator

from schema.named import NamedTuple
from schema.pattern import late
from schema.posting_text import Line, PostingText
from schema.posting_words import BODY, JOB, LABELS, NOISE, OTHERS

# `Job Title: Data Engineer Company: Acme`, with or without the space.
_NEXT = (
    "Company|Company Name|Employer|Organi[sz]ation|Location|Job Location|Salary|Salary Range|Created|Posted"
    "|Posted On|Date Posted|Job Type|Employment Type|Department|Status|Closing Date"
)
_PARTING = late(rf"[ ]+[|•·∙⋅][ ]+|(?<=\S)[ ]*[•·][ ]*(?=\S)|(?:[ ]+|(?<=[a-z0-9)]))(?=(?:{_NEXT}) ?:)")
_LABELLED = late(r"(?P<label>[^\W\d_][^:：\n]{0,40}?)[ ]*[:：][ ]*(?P<value>\S.*)")
_WORDS = late(r"[ *_:：#]+")
# A line as long as this is prose, and where it begins the list of other jobs above it ends.
PROSE = 140
_LONGEST_TITLE = 110
_NO_TITLE = late(
    r"\b(?:we|we['’]re|you|your|you['’]ll|our|us|join|looking|apply|applying|is|are|was|has|have|will|hiring|help"
    r"|jobs|careers|salaries|salary|reports? to|reporting|per|applicants?|talent community|who|what|how|why)\b"
    r"|[!?]$|[,;:]$|(?<!Sr)(?<!Jr)\.$|https?:",
    re.IGNORECASE,
)  # fmt: skip


class Part(NamedTuple):
    """A short line, or a part of one; `start` and `end` are offsets of the line's text."""

    text: str
    line: Line
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        return self.line.span(self.start, self.end)

    @property
    def words(self) -> str:
        return folded(self.text)


class Labelled(NamedTuple):
    """A value with the field that its label names; the place takes in the label."""

    field: str
    label: str
    part: Part  # the value
    start: int
    end: int


class Parts(NamedTuple):
    """All that a posting's short lines say, without the lists of other jobs; the header is what stands above the prose."""

    header: list[Part]
    rest: list[Part]
    prose: list[Line]  # the lines that hold sentences, and those alone that are of this job
    shown: list[Line]  # all lines of this job

    @property
    def all(self) -> list[Part]:
        return [*self.header, *self.rest]


def folded(text: str) -> str:
    """A text's words as labels are compared."""
    return _WORDS.sub(" ", text).strip().casefold()


def parts_of(text: PostingText) -> Parts:
    """Part the lines, and leave out those of other jobs."""
    found = Parts([], [], [], [])
    titled = seen = skipping = False
    for line in text.lines:
        if line.long or len(line.text) >= PROSE:
            # Below the prose a list of other jobs has nothing of this one behind it.
            if skipping and seen:
                continue
            skipping, seen = False, seen or titled
            found.prose.append(line)
            found.shown.append(line)
            continue
        if titled and OTHERS.fullmatch(line.text.rstrip(" :.")):
            skipping = True
        elif skipping and not seen and BODY.fullmatch(line.text.rstrip(" :")):
            skipping = False
        if skipping:
            continue
        titled = titled or is_title(line.text) or bool(_label_of(line.text))
        found.shown.append(line)
        (found.rest if seen else found.header).extend(_parted(line))
    return found


def _label_of(text: str) -> str:
    match = _LABELLED.fullmatch(text)
    return LABELS.get(folded(match["label"]), "") if match else ""


def _parted(line: Line) -> Iterator[Part]:
    text, at = line.text, 0
    for match in (*_PARTING.finditer(text), None):
        end = match.start() if match else len(text)
        piece = text[at:end]
        if shown := piece.strip():
            start = at + len(piece) - len(piece.lstrip())
            yield Part(shown, line, start, start + len(shown))
        at = match.end() if match else end


def labelled(parts: list[Part]) -> Iterator[Labelled]:
    """What stands behind a label on its line, or below one that stands alone."""
    for number, part in enumerate(parts):
        if match := _LABELLED.fullmatch(part.text):
            field = LABELS.get(folded(match["label"]))
            if field:
                value = Part(match["value"].strip(), part.line, part.start + match.start("value"), part.end)
                yield Labelled(field, folded(match["label"]), value, *part.span)
            continue
        field = LABELS.get(part.words)
        below = parts[number + 1] if number + 1 < len(parts) else None
        if field and below and not LABELS.get(below.words) and not _label_of(below.text):
            yield Labelled(field, part.words, below, part.span[0], below.span[1])


def is_title(text: str) -> bool:
    """Whether a line reads as a job's title."""
    if not 3 < len(text) <= _LONGEST_TITLE or not text[0].isupper() or JOB.search(text) is None:
        return False
    return not (_NO_TITLE.search(text) or NOISE.fullmatch(text) or OTHERS.fullmatch(text) or BODY.fullmatch(text))

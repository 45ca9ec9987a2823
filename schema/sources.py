"""The sources of pay data that guides rest on, with the spellings that people use for them."""

import re
from collections.abc import Collection, Iterable, Iterator

from schema.pattern import late
from schema.remembered import remembered

# How a source is written, in any case; the name is how `data_sources` writes it. Sources that real guides cite and hardly ever list
# (PitchBook, company filings, recruiters' salary guides) are not here: nobody expects them in `data_sources`.
_SPELLINGS = {
    "Levels.fyi": r"levels[ .]?fyi",
    "Glassdoor": r"glass ?door",
    "Blind": r"team ?blind|blind",
    "LinkedIn": r"linked ?in",
    "H1B": r"h-?1-?b(?:data|grader)?",
    "Comparably": r"comparably",
    "Crunchbase": r"crunchbase",
    "Hired": r"hired(?:\.com)?",
    "Reddit": r"reddit|r/[a-z]\w+",
    "Payscale": r"pay ?scale",
    "Indeed": r"indeed(?:\.com)?",
    "Dice": r"dice(?:\.com)?",
    "Wellfound": r"wellfound|angel[ .]?list|angel\.co",
}
# Names that are also words: `color-blind`, `blind hiring`, `hired in 2024`. They are the source where they are written as a
# name, and nothing that makes them the word stands beside them.
_ABOUT = (
    r"and\b|benchmark|compensation|crowd|data|employ|index|insight|job|listing|offer|or\b|pay\b|post|report|review|salar|state|survey"
    r"|tech|thread|user|verified"
)
_AS_A_NAME = rf"(?![ ,]+(?!{_ABOUT})[a-z]|['’])"
_NOT_BLIND = (
    r"(?<!Double )(?<!Color )(?<!Colour )"
    r"Blind(?![ -](?:audition|dat|evaluat|faith|hir|interview|peer|recruit|resume|screen|spot|stud|tast|test|trial|trust))"
)
_STRICT = {
    "Blind": rf"(?i:team ?blind)|{_NOT_BLIND}",
    "Comparably": r"Comparably|(?i:comparably\.com)",
    "Hired": rf"(?i:hired\.com)|Hired{_AS_A_NAME}",
    "Payscale": r"Pay[Ss]cale|(?i:payscale\.com)",
    "Indeed": rf"(?i:indeed\.com)|Indeed{_AS_A_NAME}",
    "Dice": rf"(?i:dice\.com)|Dice{_AS_A_NAME}",
}


def _whole(pattern: str) -> str:
    return rf"(?<![\w-])(?:{pattern})(?![\w-])"


_NAMED = {name: late(_whole(pattern), re.IGNORECASE) for name, pattern in _SPELLINGS.items()}
# What every spelling of a source holds, one or the other of them: looking for that first takes a tenth of the time.
_HELD = {
    "Levels.fyi": ("fyi",), "Glassdoor": ("door",), "Blind": ("blind",), "LinkedIn": ("linked",), "H1B": ("h1", "h-1"),
    "Comparably": ("comparably",), "Crunchbase": ("crunch",), "Hired": ("hired",), "Reddit": ("reddit", "r/"),
    "Payscale": ("payscale", "pay scale"), "Indeed": ("indeed",), "Dice": ("dice",),
    "Wellfound": ("wellfound", "angell", "angel l", "angel.l", "angel.co"),
}  # fmt: skip
_PARTS = tuple((name, part) for name, parts in _HELD.items() for part in parts)
_PARTING = " \n[](),.:;/|—–"  # beside a name these mostly stand, and none of them is part of a word
_CITED = {name: late(_whole(_STRICT[name])) if name in _STRICT else pattern for name, pattern in _NAMED.items()}


def cited_in(line: str) -> Iterator[tuple[str, int, int]]:
    """The known sources that a line of evidence surely cites, each once, with its place."""
    for name in held_in(line):
        if match := _CITED[name].search(line):
            yield name, match.start(), match.end()


@remembered
def named_by(text: str) -> frozenset[str]:
    """The known sources that an entry of `data_sources` means, or that a text may mean."""
    return named_in(text, held_in(text))


def named_in(text: str, held: Iterable[str]) -> frozenset[str]:
    """Those of the sources that may be named in a text that it does name."""
    return frozenset([name for name in held if stands(name, text) or _NAMED[name].search(text)])


def stands(name: str, text: str) -> bool:
    """Whether a name stands in a text letter by letter, as it mostly does, which takes a tenth of the time to tell."""
    at = text.find(name)
    if at < 0:
        return False
    around = text[at - 1 : at] + text[at + len(name) : at + len(name) + 1]
    return not around.strip(_PARTING) or not any(letter.isalnum() or letter in "_-" for letter in around)


def held_in(text: str, but: Collection[str] = ()) -> list[str]:
    """The sources, but for some, that may be named in a text, which costs little to tell."""
    text = text.lower()
    return list(dict.fromkeys([name for name, part in _PARTS if name not in but and part in text]))

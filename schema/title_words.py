"""A job's title in words: what it names, its rank, its level, and what it only adds."""

import unicodedata
from functools import lru_cache

from schema.named import NamedTuple
from schema.pattern import late
from schema.role_titles import (
    ABBREVIATIONS,
    AMBIGUOUS,
    LEVELS,
    NOUNS,
    PHRASES,
    PLAIN,
    RANKS,
    UNCLEAR,
)

LONGEST = 200  # characters; what is longer is no title

_GENDERS = late(r"[(\[]?\s*\b(?:[mfwdxhni]\s*[/|]\s*){1,4}[mfwdxhni]\b\s*[)\]]?|[(\[]?\ball genders\b[)\]]?")
_MEMBER = late(r"\bmembers?\s+of\s+(?:the\s+)?technical\s+staff\b")
_C = late(r"\bc\+\+|\bc#")
_PART = late(r"\s+[-‐‑‒–—―]+\s+|[,;:|()\[\]•·]+")
_CONNECTOR = late(r"\s(?:in|for|of|on|at|with|within)\s")
_EITHER = late(r"(\S+)\s*(?:[/&]|\band\b)\s*(\S+)")
_WORD = late(r"[^\W_]+")
_LEVEL_CODE = late(r"(?:l|ic|e|p|t|m|g|sde|swe|level|grade|band)[0-9]{1,2}|[0-9]{1,2}")
_MOST_VARIANTS = 4


class Title(NamedTuple):
    """One reading of a title: the words that name the job, the ranks that it may be of, and the words beside the name.

    `said` are the words that gave the rank; `likely` says that an abbreviation of several jobs was read.
    """

    words: tuple[str, ...]
    ranks: tuple[int, ...] = (PLAIN,)
    said: tuple[str, ...] = ()
    beside: tuple[tuple[str, ...], ...] = ()
    likely: bool = False


@lru_cache(maxsize=1024)
def readings(title: str) -> tuple[Title, ...]:
    """A title as it may be read: one reading for each side of a slash, `ML/AI Engineer`; none where it says nothing."""
    if len(title) > LONGEST:
        return ()
    text = unicodedata.normalize("NFKD", title).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _MEMBER.sub("mts", _C.sub("c ", _GENDERS.sub(" ", text)))
    found = (_read(variant) for variant in _variants(text))
    return tuple(dict.fromkeys(reading for reading in found if reading.words))


def _variants(text: str) -> list[str]:
    """The text with either side of each slash."""
    found = [text]
    for _ in range(2):
        split = []
        for each in found:
            match = _EITHER.search(each)
            split += (
                [each[: match.start()] + side + each[match.end() :] for side in match.groups()] if match else [each]
            )
        found = split[:_MOST_VARIANTS]
    return found


def _read(text: str) -> Title:
    parts = [tokens for part in _PART.split(text) if (tokens := _tokens(part))]
    if not parts:
        return Title(())
    head, beside = parts[0], parts[1:]
    likely = bool(AMBIGUOUS.intersection(_WORD.findall(text)))
    name, said = _parted(head)
    rest: list[list[str]] = []
    for part in beside:
        # A rank behind the name is one where nothing else stands with it: `Software Engineer, Senior`, not `…, Senior Living`.
        kept, more = _parted(part)
        said += [] if kept else more
        rest += [part] if kept else []
    name, rest = _turned(name, rest)
    return Title(tuple(name), _ranks(said), tuple(said), tuple(tuple(part) for part in rest), likely)


def words_of_name(name: str) -> tuple[str, ...]:
    """A name of a job in the words that titles are read in."""
    return tuple(_folded(name.casefold()))


def _tokens(part: str) -> list[str]:
    pieces = [_folded(piece) for piece in _CONNECTOR.split(f" {part} ")]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2:
        return pieces[0] if pieces else []
    # `Manager of Software Engineering` names its job in its second half.
    first, second, *others = pieces
    if all(word in RANKS or word in NOUNS or _is_level(word) for word in first):
        return [*[word for word in first if word in RANKS], *second, *[word for word in first if word not in RANKS]]
    return [*first, "|", *second, *(word for piece in others for word in piece)]


def _folded(text: str) -> list[str]:
    words = [ABBREVIATIONS.get(word, word) for word in _WORD.findall(text)]
    line = f" {' '.join(_singular(word) for each in words for word in each.split())} "
    for phrase, short in PHRASES:
        line = line.replace(f" {phrase} ", f" {short} ")
    return line.split()


def _singular(word: str) -> str:
    return (
        word[:-1]
        if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "ops", "ios", "js", "us"))
        else word
    )


def _is_level(word: str) -> bool:
    return word in LEVELS or _LEVEL_CODE.fullmatch(word) is not None


def _parted(part: list[str]) -> tuple[list[str], list[str]]:
    """The words that name, and those of rank and level."""
    kept: list[str] = []
    said: list[str] = []
    noun = False
    for number, word in enumerate(part):
        is_rank = word in RANKS and not (word == "associate" and number == len(part) - 1 and kept)
        is_level = _is_level(word) and (noun or number == 0)
        (said if is_rank or is_level else kept).append(word)
        noun = noun or word in NOUNS
    return kept, said


def _ranks(said: list[str]) -> tuple[int, ...]:
    """The ranks that the words may mean: the highest word counts, and a level only where no word says more."""
    ranks = [RANKS[word] for word in said if word in RANKS and RANKS[word] != (PLAIN,)]
    if ranks:
        return max(ranks, key=max)
    if any(word in RANKS for word in said):
        return (PLAIN,)
    levels = [LEVELS.get(word, UNCLEAR) for word in said]
    return max(levels, key=max) if levels else (PLAIN,)


def _turned(name: list[str], rest: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """`Engineer, Machine Learning` and `Manager, Software Engineering` name the job from behind."""
    if "|" in name:
        at = name.index("|")
        name, rest = name[:at], [[word for word in name[at:] if word != "|"], *rest]
    if rest and len(name) <= 1 and all(word in NOUNS for word in name):
        first, *others = rest
        first = [word for word in first if word != "|"]
        return ([*first, *name] if name or first[-1:] else first), others
    return name, [[word for word in part if word != "|"] for part in rest]

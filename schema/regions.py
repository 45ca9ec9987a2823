"""What a region's name says, as people write it: which places it means, and which currencies are expected there."""

import re
import unicodedata
from enum import Enum, auto
from functools import cache, lru_cache

from schema import countries, places
from schema.currencies import codes_in
from schema.members import cheap
from schema.named import NamedTuple
from schema.pattern import late
from schema.region_names import hint

_BRACKETED = late(r"[(\[][^()\[\]]*[)\]]")
_SPLIT = late(r"[/;|](?![^(\[]*[)\]])")
_TOKEN = late(r"&|[^\W_]+(?:['’.][^\W_]+)*\.?")
_MARKUP = late(r"[*`~_]{1,3}")
_SHORTCODE = late(r":(?:flag[-_])?([a-z]{2}|[a-z][a-z_-]+[a-z]):")
_FLAG = late("[\U0001f1e6-\U0001f1ff]{2}|\U0001f3f4\U000e0067\U000e0062[\U000e0061-\U000e007a]+\U000e007f")
_GAP = late(r"[\s.\-‐‑–'’]*")
_NO_LETTER = late(r"[^a-z0-9\n]+")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "&": " and "})
_LONGEST = 5
# No region's name is longer; what is, is some other text, and is not searched for places.
_LONGEST_NAME = 200

# Codes that as often mean a trade or a department (artificial intelligence, machine learning, human resources).
_JARGON = frozenset({"AI", "AM", "AR", "HR", "IT", "ML", "MS", "NA", "PM", "PS", "QA", "RE", "SE", "TV"})
# Codes that are words, too, where another word follows: REMOTE IN INDIA, LONDON OR PARIS.
_WORDS = frozenset({"AT", "BE", "DO", "HI", "IN", "IS", "ME", "MY", "NO", "OK", "OR", "SO", "TO"})
_EITHER_CASE = frozenset({"us", "usa", "uk", "uae", "eu", "nyc", "sf"})
_WORD_LIKE_CODES = frozenset({"ALL", "TOP", "TRY"})
# Capitalised words that stand before a state without being a city there.
_NO_CITY = late(
    r"remote|others?|hybrid|onsite|hq|headquarters|offices?|hubs?|greater|metro|area|rest|of|all|any|the|and|global|major"
    r"|(?:north|south|east|west)(?:ern)?|central|downtown|suburbs|tier|zone|team|lab"
)


# What may stand beside places in a line that is nothing but places.
_BESIDE = late(
    r"metropolitan|county|city|or|in|within|based|on|site|km|miles|of|the|and|flexible|anywhere|from|home|office|preferred|only|possible"
    r"|[0-9]{5}|[a-z]{1,2}[0-9]{1,2}[a-z]?|[0-9][a-z]{2}"
)

_REMOTE = late(r"(?:fully )?remote\b", re.IGNORECASE)


class Place(NamedTuple):
    """A city, a state or a country: the name this project uses for it, and the ISO 3166 code of its country."""

    name: str
    country: str


@cheap
class _Kind(Enum):
    CITY = auto()
    STATE = auto()
    COUNTRY = auto()
    AREA = auto()


class _Meaning(NamedTuple):
    kind: _Kind
    place: Place


class _Item(NamedTuple):
    """What a stretch of tokens may mean, and whether it stands right after the one before."""

    first: int
    end: int
    meanings: tuple[_Meaning, ...]
    code: bool = False

    def is_only(self, *kinds: _Kind) -> bool:
        return all(meaning.kind in kinds for meaning in self.meanings)

    @property
    def says_where(self) -> bool:
        return self.is_only(_Kind.STATE, _Kind.COUNTRY)

    @property
    def is_city(self) -> bool:
        return not self.is_only(_Kind.STATE, _Kind.COUNTRY, _Kind.AREA)

    @property
    def countries(self) -> set[str]:
        return {meaning.place.country for meaning in self.meanings}

    def within(self, allowed: set[str]) -> "_Item":
        kept = tuple(meaning for meaning in self.meanings if meaning.place.country in allowed)
        return self._replace(meanings=kept) if kept else self


@lru_cache(maxsize=2048)
def places_in(region: str) -> tuple[Place, ...]:
    """The places that a region's name means, in its order; every reading of a name that has several; none if unknown.

    A city stands for its state and its country too. An area of many countries (`Europe`) is no place.
    """
    named = (meaning.place for part in _parts(region) for meaning in part if meaning.kind is not _Kind.AREA)
    return tuple(dict.fromkeys(named))


@lru_cache(maxsize=2048)
def cities_in(region: str) -> tuple[Place, ...]:
    """The cities and metropolitan areas among the places that a region's name means."""
    named = (meaning.place for part in _parts(region) for meaning in part if meaning.kind is _Kind.CITY)
    return tuple(dict.fromkeys(named))


@lru_cache(maxsize=2048)
def countries_of(region: str) -> frozenset[str]:
    """The countries that a region's name may mean, those of an area among them; none where a part of it is unknown."""
    parts = _parts(region)
    return frozenset(meaning.place.country for part in parts for meaning in part) if all(parts) else frozenset()


@lru_cache(maxsize=2048)
def currencies_of(region: str) -> frozenset[str] | None:
    """The currencies that pay in a region is expected in; None where the name does not tell.

    What a bracket says outright (`London (USD)`) stands before what the place says.
    """
    said = hinted_in(region)
    if said:
        return said
    known = countries.currencies()
    return frozenset(code for country in countries_of(region) for code in known[country]) or None


def only_places(text: str) -> bool:
    """Whether a text is nothing but places: `London, UK (Hybrid)`, not `Paris Fashion`."""
    if not text or len(text) > _LONGEST_NAME:
        return False
    named = False
    for piece in _SPLIT.split(text):
        items = _items(piece)
        covered = {at for item in items for at in range(item.first, item.end)}
        named = named or bool(items)
        for at, token in enumerate(_TOKEN.finditer(piece)):
            word = _fold(token[0])
            if at not in covered and not (_NO_CITY.fullmatch(word) or _BESIDE.fullmatch(word)):
                return False
    return named or _REMOTE.match(text.strip()) is not None


def hinted_in(region: str) -> frozenset[str]:
    """The currencies that a region's name gives in brackets: `Europe (EUR/GBP)`, `Tel Aviv (ILS ₪)`."""
    return frozenset(codes_in(hint(region))) - _WORD_LIKE_CODES


def _parts(region: str) -> list[list[_Meaning]]:
    """What is meant by each part of the name, where parts are what a slash outside brackets parts."""
    if len(region) > _LONGEST_NAME:
        return [[]]
    text = _FLAG.sub(_flag_named, _SHORTCODE.sub(_shortcode_named, region))
    pieces = [piece for piece in _SPLIT.split(_MARKUP.sub("", text)) if piece.strip()]
    found = [_items(piece) for piece in pieces]
    around = _said_for_all(pieces[-1], found[-1]) if len(pieces) > 1 else set()
    return [_resolved(items, around) for items in found] or [[]]


def _said_for_all(piece: str, items: list[_Item]) -> set[str]:
    """The country in the last part's brackets, where nothing else is in them: it holds for the parts before, too."""
    bracket = _BRACKETED.search(piece)
    last = items[-1] if items else None
    if bracket is None or last is None or not last.says_where or len(items) < 2:
        return set()
    return last.countries if len(_items(bracket[0])) == 1 else set()


def _items(piece: str) -> list[_Item]:
    """What is known of a part's words, from left to right, the longest name first."""
    tokens = list(_TOKEN.finditer(piece))
    found: list[_Item] = []
    at = 0
    while at < len(tokens):
        item = _item_at(piece, tokens, at, after_item=bool(found) and found[-1].end == at)
        if item is None:
            at += 1
            continue
        if item.code and not (found and found[-1].end == at):
            item = _with_unlisted_city(piece, tokens, item, found[-1].end if found else 0)
        found.append(item)
        at = item.end
    return found


def _item_at(piece: str, tokens: list[re.Match[str]], at: int, *, after_item: bool) -> _Item | None:
    """The longest known name that begins here; right after a city a code is a state, elsewhere a name (`LA`)."""
    is_word = (
        tokens[at][0] in _WORDS
        and at + 1 < len(tokens)
        and not piece[tokens[at].end() : tokens[at + 1].start()].strip()
    )
    code = () if is_word else _code_meanings(tokens[at][0])
    if code and after_item:
        return _Item(at, at + 1, code, code=True)
    end = at + 1
    while end < min(at + _LONGEST, len(tokens)) and _GAP.fullmatch(piece, tokens[end - 1].end(), tokens[end].start()):
        end += 1
    for stop in range(end, at, -1):
        raw = piece[tokens[at].start() : tokens[stop - 1].end()]
        folded = _fold(raw)
        meanings = _meanings(folded)
        if meanings and (raw.isupper() or folded in _EITHER_CASE or folded not in _shouted_names()):
            return _Item(at, stop, meanings)
    return _Item(at, at + 1, code, code=True) if code else None


def _with_unlisted_city(piece: str, tokens: list[re.Match[str]], item: _Item, since: int) -> _Item:
    """`Smallville, KS`: capitalised words right before a state's code are a city of that state, known or not."""
    first = item.first
    while first > since and tokens[first - 1][0][0].isupper() and not _NO_CITY.fullmatch(_fold(tokens[first - 1][0])):
        gap = piece[tokens[first - 1].end() : tokens[first].start()].strip()
        if gap not in {"", "-", "'", *([","] if first == item.first else [])}:
            break
        first -= 1
    if first == item.first:
        return item
    name = piece[tokens[first].start() : tokens[item.first - 1].end()]
    cities = tuple(_Meaning(_Kind.CITY, Place(name, country)) for country in sorted(item.countries))
    return _Item(first, item.end, cities)


def _resolved(items: list[_Item], around: set[str]) -> list[_Meaning]:
    """What one part means: a state or a country settles the names beside it, and gives way to its own cities."""
    stated = {country for item in items if item.says_where for country in item.countries} or around
    settled = [_settled(items, at, stated, around) for at in range(len(items))]
    cities = {country for item in settled if item.is_city for country in item.countries}
    named = cities | {country for item in settled if item.says_where for country in item.countries}
    found: list[_Meaning] = []
    for item in settled:
        hidden = cities if item.says_where else named if item.is_only(_Kind.AREA) else set()
        if not item.countries & hidden:
            found.extend(item.meanings)
    return found


def _settled(items: list[_Item], at: int, stated: set[str], around: set[str]) -> _Item:
    """An item with those of its meanings that fit what stands beside it."""
    item = items[at]
    before = items[at - 1] if at and items[at - 1].end == item.first else None
    after = items[at + 1] if at + 1 < len(items) and items[at + 1].first == item.end else None
    if item.says_where:
        city = next((beside for beside in (before, after) if beside and beside.is_city), None)
        return item.within(city.countries if city else around)
    if not item.is_city:
        return item
    if after and after.is_only(_Kind.STATE) and not item.countries & after.countries:
        return _namesake(item, after)
    return item.within(after.countries if after and after.countries & item.countries else stated)


def _namesake(city: _Item, state: _Item) -> _Item:
    """`Paris, TX`: a city of that state, by the name of one known elsewhere; `WA` is then not Western Australia."""
    where = {"US"} if "US" in state.countries else state.countries
    name = city.meanings[0].place.name
    return city._replace(meanings=tuple(_Meaning(_Kind.CITY, Place(name, country)) for country in sorted(where)))


def _code_meanings(raw: str) -> tuple[_Meaning, ...]:
    """What a code in capitals may mean: `TX` a state, `NL` a country or a province, `IL` a state or a country."""
    if not 2 <= len(raw) <= 3 or not raw.isupper() or raw in _JARGON:
        return ()
    states = tuple(_Meaning(_Kind.STATE, Place(*pair)) for pair in places.subdivisions().get(raw, ()))
    names = countries.display_names()
    if raw not in places.countries_with_cities():
        return states
    return (*states, _Meaning(_Kind.COUNTRY, Place(names[raw], raw)))


@cache
def _index() -> dict[str, list[tuple[_Kind, tuple[tuple[str, str], ...]]]]:
    """Every name, folded, with the names and countries of all that it may mean."""
    found: dict[str, list[tuple[_Kind, tuple[tuple[str, str], ...]]]] = {}
    folded, display = _folded_names(), countries.display_names()
    for name, meant in places.cities().items():
        found.setdefault(folded[name], []).append((_Kind.CITY, meant))
    for name, meant in places.subdivisions().items():
        if len(name) > 2:
            found.setdefault(folded[name], []).append((_Kind.STATE, meant))
    for name, code in countries.names().items():
        found.setdefault(folded[name], []).append((_Kind.COUNTRY, ((display[code], code),)))
    for name, members in countries.areas().items():
        found.setdefault(folded[name], []).append((_Kind.AREA, tuple((display[code], code) for code in members)))
    return found


@lru_cache(maxsize=4096)
def _meanings(name: str) -> tuple[_Meaning, ...]:
    """All that a folded name may mean; none where nobody knows it."""
    listed = ((kind, pair) for kind, pairs in _index().get(name, ()) for pair in pairs)
    return tuple(dict.fromkeys(_Meaning(kind, Place(*pair)) for kind, pair in listed))


@cache
def _shouted_names() -> frozenset[str]:
    """The names that are only names in capitals: `LA` and not the `La` of another language."""
    return frozenset(folded for name, folded in _folded_names().items() if name.isupper() and len(folded) <= 3)


@cache
def _folded_names() -> dict[str, str]:
    """Every name that is known, with what it is when folded; all are folded at once, which takes a tenth of the time."""
    names = [*places.cities(), *places.subdivisions(), *countries.names(), *countries.areas()]
    return dict(zip(names, map(str.strip, _fold_lines("\n".join(names)).split("\n")), strict=True))


def _fold(text: str) -> str:
    """A name without case, accents and punctuation, so that `Zürich` is `zurich` and `U.S.` is `us`."""
    return _fold_lines(text.replace("\n", " ")).strip()


def _fold_lines(text: str) -> str:
    text = text.casefold()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    text = text.replace(".", "").replace("'", "").replace("’", "").replace("&", " and ")
    return _NO_LETTER.sub(" ", text)


def _shortcode_named(match: re.Match[str]) -> str:
    word = match[1].replace("_", " ").replace("-", " ")
    return f"{_country_named(word.upper()) or word} · "


def _flag_named(match: re.Match[str]) -> str:
    flag = match[0]
    if len(flag) != 2:
        return "United Kingdom · "
    return f"{_country_named(''.join(chr(ord(letter) - 0x1F1E6 + ord('A')) for letter in flag))} · "


def _country_named(code: str) -> str:
    return countries.display_names().get({"UK": "GB"}.get(code, code), "European Union" if code == "EU" else "")

"""The names of regions that guides use, with what each was taken for, how many guides have it, and where it stands."""

from collections import Counter
from collections.abc import Iterable

from schema.named import NamedTuple
from schema.region_groups import Understood, understood
from schema.regions import currencies_of
from schema.subject import Subject


class PlaceName(NamedTuple):
    """A region's name: in how many guides, in which currencies, where first, what it means, and what pay is expected in there."""

    region: str
    guides: int
    currencies: tuple[str, ...]
    path: str
    line: int
    meaning: Understood
    expected: tuple[str, ...]
    times: tuple[int, ...] = ()  # how many rows are in each of the currencies


class PlaceNames(NamedTuple):
    """All names, those that are not understood first, of so many guides; `unread` are those whose frontmatter cannot be read."""

    names: list[PlaceName]
    guides: int
    unread: list[str]

    @property
    def unknown(self) -> list[PlaceName]:
        return [name for name in self.names if not name.meaning.known]

    @property
    def known(self) -> list[PlaceName]:
        return [name for name in self.names if name.meaning.known]


def place_names(subjects: Iterable[Subject]) -> PlaceNames:
    """The names in guides, the most frequent first."""
    guides: Counter[str] = Counter()
    currencies: dict[str, Counter[str]] = {}
    first: dict[str, tuple[str, int]] = {}
    unread: list[str] = []
    number = 0
    for subject in subjects:
        number += 1
        if subject.guide is None:
            unread.append(subject.document.path)
            continue
        for row, pay in enumerate(subject.guide.rows):
            if not pay.region:
                continue
            if pay.region not in first:
                line = subject.document.span(f"compensation[{row}].region").line
                first[pay.region] = (subject.document.path, line)
            currencies.setdefault(pay.region, Counter()).update([pay.currency] if pay.currency else [])
        guides.update({pay.region for pay in subject.guide.rows if pay.region})
    names = [_named(region, found, currencies[region], first[region]) for region, found in guides.items()]
    names.sort(key=lambda name: (name.meaning.known, -name.guides, name.region))
    return PlaceNames(names, number, unread)


def _named(region: str, guides: int, currencies: Counter[str], first: tuple[str, int]) -> PlaceName:
    ordered = tuple(code for code, _ in sorted(currencies.items(), key=lambda each: (-each[1], each[0])))
    times = tuple(currencies[code] for code in ordered)
    meaning = understood(region, ordered[0] if ordered else "")
    return PlaceName(region, guides, ordered, *first, meaning, tuple(sorted(currencies_of(region) or ())), times)

"""All guides together: what each tells its kin, and which of them a run judges."""

import json
import posixpath
from collections.abc import Collection, Iterable
from functools import cache, lru_cache

from schema.finding import Span
from schema.named import NamedTuple
from schema.routes import steps

# What findings between guides may point at, of a guide and of one of its rows.
POINTED_AT = ("company", "company_display", "role")
POINTED_AT_IN_ROW = ("region", "currency", "base_low", "base_high", "total_comp_low", "total_comp_high")
_FIRST_LINE = Span(1, 1, 1, 4)
_AS_JSON = json.JSONEncoder(separators=(",", ":")).encode
_AT_HAND = 4096  # guides whose details are held as they are


class Comment(NamedTuple):
    """A suppression that names a corpus rule; `number` is its place among all suppressions of its guide."""

    number: int
    keys: tuple[str, ...]
    reason: str
    whole_file: bool
    first: int
    last: int
    region: str | None

    def covers(self, span: Span, region: str) -> bool:
        if self.whole_file:
            return True
        if not self.first <= span.line <= self.last:
            return False
        return self.region is None or self.region.strip().casefold() == region.strip().casefold()


class Pay(NamedTuple):
    """What a guide says of one region; a name that is missing or cannot be read is empty, a figure None."""

    region: str
    currency: str
    base_low: int | None
    base_high: int | None
    total_comp_low: int | None
    total_comp_high: int | None


class Details(NamedTuple):
    """What rules between guides ask of a guide, once they have found whom to hold it against.

    A text that is missing or cannot be read is empty. `reach` is the highest rung that its tables tell pay of, where they go by
    levels. `places` are lines, columns and lengths: three numbers for each of what may be pointed at, row after row, and zeros
    where the guide has nothing of it; as a text, for they are many and hardly ever asked for.
    """

    company_display: str
    status: str
    reach: int
    rows: tuple[Pay, ...]
    places: str
    comments: tuple[Comment, ...] = ()

    @property
    def text(self) -> str:
        """The same as JSON, which takes a quarter of the memory and is read again when it is needed."""
        return _AS_JSON(self)

    @classmethod
    @lru_cache(maxsize=_AT_HAND)
    def of(cls, text: str) -> "Details":
        """The details that a text holds."""
        display, status, reach, rows, places, comments = json.loads(text)
        return cls(
            display,
            status,
            reach,
            tuple(map(Pay._make, rows)),
            places,
            tuple(Comment._make(each)._replace(keys=tuple(each[1])) for each in comments),
        )


class Entry(NamedTuple):
    """What one guide tells its kin: plain texts, few of them, so that it can be kept a hundred thousand times, and sent.

    `path` is what reports call it, `inner` its path below its guide root, `root` what reports would call that. A text that is
    missing or cannot be read is empty. `text` holds the details.
    """

    path: str
    inner: str
    root: str
    company: str
    role: str
    role_type: str
    text: str

    @property
    def details(self) -> Details:
        return Details.of(self.text)

    @property
    def company_display(self) -> str:
        return self.details.company_display

    @property
    def status(self) -> str:
        return self.details.status

    @property
    def reach(self) -> int:
        return self.details.reach

    @property
    def rows(self) -> tuple[Pay, ...]:
        return self.details.rows

    @property
    def comments(self) -> tuple[Comment, ...]:
        return self.details.comments

    @property
    def active(self) -> bool:
        """Whether readers go by it: a draft is not finished, and a retired guide not kept up."""
        return self.status in {"", "active"}

    @property
    def in_place(self) -> bool:
        """Whether it lies where its fields say."""
        return self.inner == f"{self.company}/{self.role}.md"

    @property
    def folder(self) -> str:
        return self.inner.rpartition("/")[0]

    def span(self, route: str) -> Span:
        """Where a route leads, as far as the guide has it: the first line, where it has nothing of it."""
        at = _place(route)
        places = self.details.places.split(",")
        line, column, length = map(int, places[at : at + 3]) if 0 <= at < len(places) else (0, 0, 0)
        return Span(line, column, line, column + length) if line else _FIRST_LINE

    def region(self, route: str) -> str:
        """The region of the row that a route leads into."""
        row = _row(route)
        return self.rows[row].region if 0 <= row < len(self.rows) else ""


def _row(route: str) -> int:
    """The number of the row that a route leads into; -1 where it leads into none."""
    where = [*steps(route), "", ""]
    return where[1] if where[0] == "compensation" and isinstance(where[1], int) else -1


def _place(route: str) -> int:
    """Where the numbers of a route begin."""
    row, name = _row(route), route.rpartition(".")[2]
    if row < 0:
        return 3 * POINTED_AT.index(name) if name in POINTED_AT else -1
    inside = POINTED_AT_IN_ROW.index(name) if name in POINTED_AT_IN_ROW else 0
    return 3 * (len(POINTED_AT) + row * len(POINTED_AT_IN_ROW) + inside)


@cache
def root_above(folder: str) -> str:
    """What reports would call the guide root that a company's folder lies in."""
    return posixpath.normpath(f"{folder or '.'}/..")


class Corpus:
    """The guides of a run and their kin, each once, in the order of their places.

    Guides of two guide roots are no kin: what is found in one never depends on whether the other is looked at.
    """

    def __init__(self, entries: Iterable[Entry], judged: Collection[str]) -> None:
        self.entries = sorted(entries, key=lambda entry: (entry.root, entry.inner))
        self.judged = judged
        self.companies: dict[tuple[str, str], list[Entry]] = {}
        self.roles: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.entries:
            if entry.company:
                self.companies.setdefault((entry.root, entry.company), []).append(entry)
            if entry.role:
                self.roles.setdefault((entry.root, entry.role), []).append(entry)

    def groups(self, among: str) -> Collection[list[Entry]]:
        """The guides by company or by role: what is found in a group depends on no other."""
        return (self.companies if among == "company" else self.roles).values()

    def is_judged(self, entry: Entry) -> bool:
        """Whether a run judges this guide, which is only kin otherwise."""
        return entry.path in self.judged

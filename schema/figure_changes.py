"""What an edit did to a guide's figures: row by row, whatever order the rows stand in."""

from collections.abc import Iterator
from enum import StrEnum

from schema.differences import PERCENTS, fields_of
from schema.guide import COMPONENTS, Guide, Row
from schema.members import cheap
from schema.named import NamedTuple
from schema.region_names import pairs

_FIGURES = tuple((component, name) for component in COMPONENTS for name in fields_of(component))


@cheap
class Kind(StrEnum):
    """What happened to a row, or to one of its fields."""

    FIGURE = "figure"
    CURRENCY = "currency"
    ADDED = "region-added"
    REMOVED = "region-removed"
    RENAMED = "region-renamed"


class FigureChange(NamedTuple):
    """One change: of a field from `old` to `new`, None where there was, or is, nothing; or of a whole row.

    `row` is the row's place now, None where it is gone. `currency` is what the figure is in, empty where that changed too.
    """

    kind: Kind
    row: int | None
    region: str
    component: str = ""
    field: str = ""
    old: int | float | str | None = None
    new: int | float | str | None = None
    currency: str = ""
    # The row's place at the base; None where there was none.
    old_row: int | None = None

    @property
    def route(self) -> str:
        place = "compensation" if self.row is None else f"compensation[{self.row}]"
        return f"{place}.{self.field}" if self.field else place

    @property
    def share(self) -> float | None:
        """By which part of what it was an amount moved; None where that says nothing."""
        old, new = self.old, self.new
        if self.kind is not Kind.FIGURE or self.field in PERCENTS or not self.currency:
            return None
        if not isinstance(old, int) or not isinstance(new, int) or old <= 0:
            return None
        return (new - old) / old


class FigureChanges(NamedTuple):
    """All changes, and the routes now at which none could be told, with the reason."""

    changes: tuple[FigureChange, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()

    @property
    def pay(self) -> tuple[FigureChange, ...]:
        """Those that change what the guide says of pay: not so a region's new name."""
        return tuple(change for change in self.changes if change.kind is not Kind.RENAMED)


def figure_changes(now: Guide, before: Guide, holes: frozenset[str], holes_before: frozenset[str]) -> FigureChanges:
    """Compare a guide with what it was; `holes` are routes of either whose values could not be read."""
    return FigureChanges(*_Comparer(now, before, holes, holes_before).run())


class _Comparer:
    def __init__(self, now: Guide, before: Guide, holes: frozenset[str], holes_before: frozenset[str]) -> None:
        self.rows, self.old_rows = now.rows, before.rows
        self.holes, self.holes_before = holes, holes_before
        self.unread: list[tuple[str, str]] = []

    def run(self) -> tuple[tuple[FigureChange, ...], tuple[tuple[str, str], ...]]:
        if "compensation" in self.holes | self.holes_before:
            return (), (("compensation", _side(now="compensation" in self.holes)),)
        paired = dict(pairs([_name(row) for row in self.rows], [_name(row) for row in self.old_rows]))
        paired |= self._renamed(paired)
        return tuple(self._changes(paired)), tuple(self.unread)

    def _renamed(self, paired: dict[int, int]) -> dict[int, int]:
        """The rows left over that have the same figures under another name."""
        taken = set(paired.values())
        free: dict[tuple[object, ...], list[int]] = {}
        for number, row in enumerate(self.old_rows):
            if number not in taken and (figures := _held(row)):
                free.setdefault(figures, []).append(number)
        found: dict[int, int] = {}
        for number, row in enumerate(self.rows):
            if number not in paired and (same := free.get(_held(row))):
                found[number] = same.pop(0)
        return found

    def _changes(self, paired: dict[int, int]) -> Iterator[FigureChange]:
        # A row without a name that can be read is no row that came or went.
        sure = all(map(_name, (*self.rows, *self.old_rows)))
        for number, row in enumerate(self.rows):
            old = paired.get(number)
            if old is not None:
                changes = self._row(number, row, old, self.old_rows[old])
                yield from (change._replace(old_row=old) for change in changes)
            elif sure:
                yield FigureChange(Kind.ADDED, number, _name(row))
            else:
                self.unread.append((f"compensation[{number}]", "no row of the base is known to be this one"))
        for number, row in enumerate(self.old_rows):
            if sure and number not in paired.values():
                yield FigureChange(Kind.REMOVED, None, _name(row), old_row=number)

    def _row(self, number: int, row: Row, old_number: int, old_row: Row) -> Iterator[FigureChange]:
        region = _name(row)
        if region != _name(old_row) and _name(old_row):
            yield FigureChange(Kind.RENAMED, number, region, field="region", old=_name(old_row), new=region)
        if self._read(number, old_number, "currency") and row.currency != old_row.currency:
            yield FigureChange(Kind.CURRENCY, number, region, "", "currency", old_row.currency, row.currency)
        for component in COMPONENTS:
            own, old_own = _own_currency(row, component), _own_currency(old_row, component)
            if own != old_own and self._read(number, old_number, "currencies"):
                field = f"currencies.{component}"
                yield FigureChange(Kind.CURRENCY, number, region, component, field, old_own, own)
        for component, name in _FIGURES:
            new, old = getattr(row, name), getattr(old_row, name)
            if new != old and self._read(number, old_number, name):
                code = row.currency_of(component)
                same = code if code == old_row.currency_of(component) else None
                yield FigureChange(Kind.FIGURE, number, region, component, name, old, new, same or "")

    def _read(self, number: int, old_number: int, name: str) -> bool:
        """Whether a field could be read on both sides, if it is there."""
        for place, holes, now in ((number, self.holes, True), (old_number, self.holes_before, False)):
            row = f"compensation[{place}]"
            if holes & {row, f"{row}.{name}"} or any(hole.startswith(f"{row}.{name}.") for hole in holes):
                self.unread.append((f"compensation[{number}].{name}", _side(now=now)))
                return False
        return True


def _side(*, now: bool) -> str:
    return "its value cannot be read" if now else "its value at the base cannot be read"


def _name(row: Row) -> str:
    return row.region or ""


def _own_currency(row: Row, component: str) -> str | None:
    own: str | None = getattr(row.currencies, component) if row.currencies else None
    return own


def _held(row: Row) -> tuple[object, ...]:
    """A row's figures; empty where it has none, for then they tell nothing of which row it is."""
    figures = tuple(getattr(row, name) for _, name in _FIGURES)
    return (row.currency, *figures) if any(figure is not None for figure in figures) else ()

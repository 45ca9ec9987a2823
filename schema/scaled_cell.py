"""A cell below a header that gives the unit of its amounts, as `Base ($K)` does."""

from typing import TypeVar

from schema.money import Bound, Cell, Conflict, MoneyRange, Part, read_cell
from schema.pattern import late

# A number that no letter, digit or per cent sign goes on with.
_PLAIN = late(r"[0-9]+(?:[.,][0-9]+)*(?![0-9.,]*[0-9])(?!\s?[%\w])")
_Spanned = TypeVar("_Spanned", Bound, MoneyRange, Part, Conflict)


def read_scaled_cell(text: str, unit: str, hint: str | None = None) -> Cell:
    """Read a cell whose amounts lack their suffix; its places are those of the text as it stands."""
    ends = [match.end() for match in _PLAIN.finditer(text)]
    if not ends:
        return read_cell(text, hint=hint)
    pieces = [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    cell = read_cell(unit.join(pieces), hint=hint)
    return _Unscaled(text, ends).cell(cell)


class _Unscaled:
    """Puts the places of a cell with suffixes back to those of the text without."""

    def __init__(self, text: str, ends: list[int]) -> None:
        self.text = text
        self.ends = [end + number for number, end in enumerate(ends)]

    def place(self, place: int) -> int:
        return place - sum(end < place for end in self.ends)

    def part(self, part: _Spanned) -> _Spanned:
        return part._replace(start=self.place(part.start), end=self.place(part.end))

    def words(self, part: Part) -> Part:
        moved = self.part(part)
        return moved._replace(text=self.text[moved.start : moved.end])

    def range(self, money: MoneyRange) -> MoneyRange:
        low = self.part(money.low) if money.low else None
        return self.part(money)._replace(low=low, high=self.part(money.high) if money.high else None)

    def cell(self, cell: Cell) -> Cell:
        percent = cell.percent
        if percent is not None:
            percent = percent._replace(start=self.place(percent.start), end=self.place(percent.end))
        return cell._replace(
            text=self.text,
            ranges=tuple(self.range(money) for money in cell.ranges),
            percent=percent,
            notes=tuple(self.words(part) for part in cell.notes),
            unread=tuple(self.words(part) for part in cell.unread),
            conflicts=tuple(
                self.part(conflict)._replace(low=self.part(conflict.low), high=self.part(conflict.high))
                for conflict in cell.conflicts
            ),
        )

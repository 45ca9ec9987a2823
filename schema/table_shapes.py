"""Which tables of a guide are tables of pay, and in which of four shapes: found by their headers and the guide's regions."""

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from schema.headers import Header, header_of, is_aside, is_generic, is_scenario, kind_of_label, near_label
from schema.markdown import Table, cell_texts
from schema.members import cheap
from schema.money import read_cell
from schema.named import NamedTuple
from schema.region_names import hint, pairs, without_hint
from schema.regions import places_in


@cheap
class Shape(Enum):
    """How a table of pay is laid out."""

    REGION_ROWS = "a row a region"
    LEVEL_ROWS_REGION_COLUMNS = "a row a level, a column a region"
    COMPONENT_ROWS = "a row a component, a column a region"
    LEVEL_ROWS = "a row a level, a column a component"

    @property
    def has_region_columns(self) -> bool:
        return self in {Shape.LEVEL_ROWS_REGION_COLUMNS, Shape.COMPONENT_ROWS}


class Layout(NamedTuple):
    """What stands where in a table of pay: the column of the regions' names, or the columns that a region each heads.

    `only` is the guide's one region, where the table leaves its name out.
    """

    shape: Shape
    headers: tuple[Header, ...]
    label: int = 0
    columns: tuple[int, ...] = ()
    only: str = ""


class _Headings(NamedTuple):
    """What a table's header says of its columns by itself."""

    headers: tuple[Header, ...]
    kind: str
    pay: list[int]
    # The columns that may hold labels: those that hold no pay.
    labels: list[int]
    # The columns that a name with a currency in brackets heads.
    hinted: frozenset[int]
    # The layout, where `Region` heads the labels.
    down: Layout | None


@lru_cache(maxsize=1024)
def _headings(titles: tuple[str, ...]) -> _Headings:
    """Guides repeat each other's headers."""
    headers = tuple(map(header_of, titles))
    kind = kind_of_label(titles[0]) or kind_of_label(near_label(titles[0]))
    pay = [column for column, header in enumerate(headers) if header.components]
    labels = [column for column, header in enumerate(headers) if not header.components]
    headed = [column for column in labels if kind_of_label(titles[column]) == "region"]
    if kind == "region" and 0 in labels:
        headed = [0, *headed]
    hinted = frozenset(
        column
        for column in labels
        if column and hint(titles[column]) and without_hint(titles[column]) and not is_scenario(titles[column])
    )
    # Behind another column `Region` heads labels only where that is a level, pay or a note, and no company.
    is_down = headed and pay and (not headed[0] or _leads_aside(titles[0], kind))
    down = Layout(Shape.REGION_ROWS, headers, headed[0]) if is_down else None
    return _Headings(headers, kind, pay, labels, hinted, down)


def _leads_aside(title: str, kind: str) -> bool:
    """Whether the first column is a level, pay or a note, and not a company or something else that the rows are about."""
    return kind == "level" or bool(header_of(title).components) or is_aside(title)


class Sketch:
    """A table as far as its shape depends on it."""

    def __init__(self, table: Table, regions: Sequence[str]) -> None:
        self.table, self.regions = table, regions
        self.titles = table.header.texts
        self.headers, self.kind, self.pay, self.labels, self.hinted, self.down = _headings(tuple(self.titles))

    def cells(self, column: int) -> list[str]:
        return [row.texts[column] for row in self.table.rows if column < len(row.texts)]

    def known(self, column: int) -> int:
        """How many of the guide's regions a column names."""
        return len(pairs(self.cells(column), self.regions))

    def layout(self) -> Layout | None:
        """How the table is laid out, where it is a table of pay."""
        if len(self.titles) < 2 or not self.table.rows:
            return None
        return self.down or self._regions_across() or self._labels_that_pair()

    def _regions_across(self) -> Layout | None:
        if self.kind == "region":
            return None
        named = self._region_columns()
        if not named:
            return None
        parts = sum(bool(header_of(text).components) for text in self.cells(0))
        if parts >= 2 or (parts and self.kind == "component"):
            return Layout(Shape.COMPONENT_ROWS, self.headers, 0, named)
        plain = [column for column in range(1, len(self.titles)) if column in named or is_aside(self.titles[column])]
        sure = [column for column in self.pay if column and not self.headers[column].near and column not in named]
        if (self.kind == "level" or len(plain) == len(self.titles) - 1) and not sure and self._money(named):
            return Layout(Shape.LEVEL_ROWS_REGION_COLUMNS, self.headers, 0, named)
        return None

    def _region_columns(self) -> tuple[int, ...]:
        """The columns that a region heads: one of the guide's, one with a currency in brackets, and money beside such."""
        known = {index + 1 for index in pairs(self.titles[1:], self.regions)}
        sure = known | self.hinted
        if not sure:
            return ()
        return tuple(
            column
            for column in range(1, len(self.titles))
            if column in sure
            or (
                not (
                    is_aside(self.titles[column]) or is_scenario(self.titles[column]) or self.headers[column].components
                )
                and self.titles[column]
                and self._money([column])
            )
        )

    def _labels_that_pair(self) -> Layout | None:
        """Most of the labels are regions of the guide; or the rows are levels, of which the guide may name each."""
        free = self.labels
        if not free or len(self.pay) < 2:
            return None
        best = 0
        if self.kind == "level":
            best = self.level_label()
        elif _leads_aside(self.titles[0], self.kind):
            best = max(free, key=self.known)
        rows = len(self.table.rows)
        if best in free and self.known(best) * 2 >= min(rows, len(self.regions) or 1):
            return Layout(Shape.LEVEL_ROWS if self.kind == "level" else Shape.REGION_ROWS, self.headers, best)
        if self.kind == "level" and any("base" in self.headers[column].components for column in self.pay):
            return Layout(Shape.LEVEL_ROWS, self.headers, best)
        return None

    def level_label(self) -> int:
        """The column that names most of the guide's regions; of those that name none, the titles."""
        titled = [column for column in self.labels if "title" in self.titles[column].casefold()]
        return max([*titled, *self.labels], key=self.known)

    def _money(self, columns: Sequence[int]) -> bool:
        """Whether at least half of the cells of some columns hold money."""
        return holds_money([cell for column in columns for cell in self.cells(column)])

    # a table that names no region, in a guide that has but one

    def of_one_region(self, region: str) -> Layout | None:
        """How the table is laid out if all of it tells of one region."""
        if not self.table.rows:
            return None
        if len(self.pay) >= 2 and not self.labels and len(self.table.rows) == 1:
            return Layout(Shape.REGION_ROWS, self.headers, -1, only=region)
        if len(self.titles) < 2:
            return None
        if (columns := self._columns_of_one_region()) and self.kind in {"component", "level", ""}:
            parts = sum(bool(header_of(text).components) for text in self.cells(0))
            shape = Shape.COMPONENT_ROWS if parts >= 2 else Shape.LEVEL_ROWS_REGION_COLUMNS
            ends = sorted(self.headers[column].end for column in columns)
            titles = [self.titles[column] for column in columns]
            if (
                (parts >= 2 or self.kind == "level")
                and all(map(is_generic, titles))
                and (len(ends) == 1 or ends == ["high", "low"])
            ):
                return Layout(shape, self.headers, 0, columns, region)
            if (parts >= 2 or self.kind == "level") and (len(titles) == 1 or any(map(places_in, titles))):
                return Layout(shape, self.headers, 0, columns)
        if self.kind == "level" and len(self.pay) >= 2 and len(self.table.rows) > 1:
            return Layout(Shape.LEVEL_ROWS, self.headers, 0, only=region)
        return None

    def _columns_of_one_region(self) -> tuple[int, ...]:
        """The columns of money, without a median between two ends."""
        found = [
            column
            for column, title in enumerate(self.titles)
            if column
            and not is_aside(title)
            and not is_scenario(title)
            and not self.headers[column].components
            and self._money([column])
        ]
        ends = [column for column in found if self.headers[column].end != "middle"]
        return tuple(ends or found)

    def without_component(self) -> Layout | None:
        """A table of regions and money whose headers name no component."""
        if len(self.titles) < 2 or not self.table.rows:
            return None
        rows = [
            column
            for column in self.labels
            if self.known(column) * 2 >= min(len(self.table.rows), len(self.regions) or 1)
        ]
        others = [column for column in range(len(self.titles)) if column not in rows[:1]]
        if not rows or not self.regions or not any(self._money([column]) for column in others):
            return None
        return Layout(Shape.REGION_ROWS, self.headers, rows[0])


def layouts(tables: Sequence[Table], regions: Sequence[str]) -> dict[int, Layout]:
    """The tables of pay by their place, with their layouts."""
    sketches = {index: Sketch(table, regions) for index, table in enumerate(tables)}
    found = {index: layout for index, sketch in sketches.items() if (layout := sketch.layout())}
    named = {index: _named(sketches[index], layout, regions) for index, layout in found.items()}
    if any(named.values()):
        return {
            index: layout for index, layout in found.items() if named[index] or _are_places(sketches[index], layout)
        }
    if len(regions) == 1 and not any(
        layout.shape is Shape.REGION_ROWS or _are_places(sketches[index], layout) for index, layout in found.items()
    ):
        alone = [(index, layout) for index, sketch in sketches.items() if (layout := sketch.of_one_region(regions[0]))]
        if alone:
            return dict(alone[:1])
    return found or {index: layout for index, sketch in sketches.items() if (layout := sketch.without_component())}


def _names(sketch: Sketch, layout: Layout) -> list[str]:
    if layout.columns:
        return [sketch.titles[column] for column in layout.columns]
    return sketch.cells(layout.label)


def _named(sketch: Sketch, layout: Layout, regions: Sequence[str]) -> bool:
    """Whether a table names one of the guide's regions."""
    return bool(pairs(_names(sketch, layout), regions))


def _are_places(sketch: Sketch, layout: Layout) -> bool:
    """Whether what a table has for regions are places of this world."""
    return layout.shape is not Shape.LEVEL_ROWS and any(places_in(name) for name in _names(sketch, layout))


def reads_as_header(line: str, regions: Sequence[str]) -> bool:
    """Whether a line of text looks like the header of a table of pay that nobody sees as one."""
    if line.count("|") < 2 or not line.startswith("|"):
        return False
    titles = cell_texts(line)
    kind = kind_of_label(titles[0])
    pay = sum(bool(header_of(title).components) for title in titles[1:])
    return (kind in {"region", "level"} and pay > 0) or (
        kind in {"component", "level"} and bool(pairs(titles[1:], regions))
    )


def holds_money(held: Sequence[str]) -> bool:
    return 2 * sum(bool(read_cell(text).ranges) for text in held) >= len(held) > 0

"""How the table and the frontmatter may differ in one thing, and which fields of a row a component has."""

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from operator import attrgetter

from schema.guide import COMPONENTS, Row
from schema.members import cheap
from schema.named import NamedTuple

PERCENTS = ("bonus_pct", "bonus_pct_low", "bonus_pct_high")

type_of_figure = int | float | Decimal | str | None


@cheap
class Kind(Enum):
    """How the two sides differ in one figure or cell."""

    DIFFERS = "differs"
    ONLY_IN_TABLE = "only in the table"
    ONLY_IN_FRONTMATTER = "only in the frontmatter"
    CURRENCY = "currency"


@cheap
class Scope(Enum):
    """What a currency is wrong for."""

    ROW = "no cell of the row gives its currency"
    FIGURES = "the row holds the figures that its cells give in another currency"
    COMPONENT = "the cells of one component give another currency"
    LEVEL = "one level's cell gives another currency than the others"


class Difference(NamedTuple):
    """One thing that the two sides say differently; `fields` are those of the row that it is about, the first one leading.

    `at` is the cell's route, or that of the table's header where it has no cell for it; then `rows` are all the rows that
    the table has no place for. `scope` is what a currency is wrong for.
    """

    kind: Kind
    row: int
    region: str
    component: str
    fields: tuple[str, ...]
    at: str
    text: str = ""
    frontmatter: tuple[type_of_figure, ...] = ()
    table: tuple[type_of_figure, ...] = ()
    rows: tuple[int, ...] = ()
    scope: Scope | None = None

    @property
    def route(self) -> str:
        return f"compensation[{self.row}].{self.fields[0]}"

    @property
    def lacks_place(self) -> bool:
        """Whether the table has no column or row for the component at all."""
        return self.at.endswith(".header")


def fields_of(component: str) -> tuple[str, ...]:
    bounds = (f"{component}_low", f"{component}_high")
    return (*bounds, *PERCENTS) if component == "bonus" else bounds


_FIELDS = {component: fields_of(component) for component in COMPONENTS}
_figures_of = attrgetter(*(name for names in _FIELDS.values() for name in names))


def held_fields(row: Row, component: str) -> tuple[str, ...]:
    """The fields of a component in which a row holds a figure."""
    return tuple([name for name in _FIELDS[component] if getattr(row, name) is not None])


def all_held_fields(row: Row) -> dict[str, tuple[str, ...]]:
    """The fields in which a row holds a figure, by component."""
    return _held(tuple([figure is None for figure in _figures_of(row)]))


@lru_cache(maxsize=512)
def _held(lacking: tuple[bool, ...]) -> dict[str, tuple[str, ...]]:
    """Rows are alike in what they hold, however their figures differ."""
    lacks = iter(lacking)
    return {component: tuple([name for name in names if not next(lacks)]) for component, names in _FIELDS.items()}


def held_figures(row: Row, names: tuple[str, ...]) -> Iterator[type_of_figure]:
    return (getattr(row, name) for name in names)

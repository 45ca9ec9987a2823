"""Fixes of figures: what the table knows written into the frontmatter, what the frontmatter knows into the table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from schema.bonus import percent_fields, percent_told
from schema.cell_doubts import Doubt, doubts
from schema.comparison import Comparison, Difference
from schema.differences import PERCENTS, type_of_figure
from schema.edit import RefusedEditError
from schema.figures import BOUNDS, Figure, told_by
from schema.finding import Fix, Refused, Safety
from schema.fixes.cells import cell_fix, empty_cell_fix, swapped_range
from schema.guide import COMPONENTS, Row
from schema.pay_cell import Entry
from schema.plausible import WIDEST_RANGE, fits
from schema.prefer import Prefer
from schema.regions import countries_of
from schema.row_edit import set_in_row
from schema.subject import Subject
from schema.table_cells import Cells, all_of, cells_of, label_of
from schema.wording import both, figure, number


def from_table(subject: Subject, difference: Difference, *, wanted: bool = False) -> Fix | Refused:
    """The table's figures of a difference written into the frontmatter; `wanted` where somebody prefers the table."""
    guide, known = subject.guide, subject.comparison
    if guide is None:
        return Refused("the frontmatter cannot be read")
    values = {
        name: number(value)
        for name, value in zip(difference.fields, difference.table, strict=True)
        if value is not None
    }
    row = guide.rows[difference.row]
    found = list(_doubts(subject, row, difference.row, components_of(values)))
    reason = refusal(found) or (wanted and doubted(row, values)) or ""
    if reason or _disagree(known, row, difference):
        return Refused(reason or "two tables give different figures")
    safety = Safety.UNSAFE if wanted or found else Safety.SAFE
    but = "" if wanted else "".join(f", though {doubt.reason}" for doubt in found[:1])
    return in_row(subject, difference.row, values, safety, f"write {_named(values)} into the frontmatter{but}")


def in_row(
    subject: Subject, row: int, values: Mapping[str, int | float | str | None], safety: Safety, message: str
) -> Fix | Refused:
    """Fields of a row set."""
    try:
        return Fix(safety, message, set_in_row(subject.document, row, values))
    except RefusedEditError as error:
        return Refused(str(error))


def refusal(found: Iterable[Doubt]) -> str:
    return next((doubt.reason for doubt in found if not doubt.may_be_wanted), "")


def components_of(fields: Iterable[str]) -> list[str]:
    """The components that fields are of."""
    names = [name.removesuffix("_low").removesuffix("_high").removesuffix("_pct") for name in fields]
    return [component for component in COMPONENTS if component in names]


def _doubts(subject: Subject, row: Row, place: int, components: Sequence[str]) -> Iterator[Doubt]:
    for component in components:
        tables = cells_of(subject.comparison, place, component)
        if not tables:
            yield Doubt(f"no cell is of {component.replace('_', ' ')} alone")
        for cells in tables:
            label = label_of(cells.place.table, cells.entries[0])
            yield from doubts(component, cells.entries, row, label)


def _disagree(known: Comparison, row: Row, difference: Difference) -> bool:
    """Whether several tables give different figures."""
    wanted = dict(zip(difference.fields, difference.table, strict=True))
    for component in components_of(wanted):
        for cells in cells_of(known, difference.row, component):
            told = figures_of(cells.entries, row, component)
            if any(told.get(name, value) != value for name, value in wanted.items()):
                return True
    return False


def figures_of(entries: Sequence[Entry], row: Row, component: str) -> dict[str, type_of_figure]:
    """The figures that cells give of a component, by field."""
    currency = row.currency_of(component)
    told = told_by(entries, row, component, currency) if currency else None
    found: dict[str, type_of_figure] = {}
    for bound in BOUNDS if told else ():
        end = told.end(bound) if told else None
        if isinstance(end, Figure):
            found[f"{component}_{bound}"] = end.value
    percent = percent_told(entries) if component == "bonus" else None
    if percent:
        found |= dict(percent_fields(percent[1]))
        found |= {"bonus_pct_low": percent[1].low, "bonus_pct_high": percent[1].high}
    return found


def _named(values: Mapping[str, object]) -> str:
    return both([f"{name} {figure(value)}" for name, value in values.items()])


# a range that is reversed


def swapped(subject: Subject, place: int, name: str) -> Fix | Refused:
    """The ends of a reversed range swapped: safely where every table gives them so."""
    row = (subject.guide.rows if subject.guide else [])[place]
    fields = (f"{name}_low", f"{name}_high")
    low, high = (getattr(row, field) for field in fields)
    tables = cells_of(subject.comparison, place, "bonus" if name == "bonus_pct" else name)
    told = [figures_of(cells.entries, row, "bonus" if name == "bonus_pct" else name) for cells in tables]
    given = [tuple(each.get(field) for field in fields) for each in told]
    given = [pair for pair in given if pair != (None, None)]
    if any(pair != (_exact(high), _exact(low)) for pair in given):
        return Refused("the table does not give the two the other way round, so one of them may be wrong")
    message = f"swap {fields[0]} and {fields[1]}" + (", as the table has them" if given else "")
    return in_row(
        subject, place, {fields[0]: number(high), fields[1]: number(low)},
        Safety.SAFE if given else Safety.UNSAFE, message,
    )  # fmt: skip


def _exact(value: int | float) -> type_of_figure:  # noqa: PYI041  (a whole number stays one)
    return Decimal(str(value)) if isinstance(value, float) else value


def swapped_in_cell(subject: Subject, entry: Entry) -> Fix | Refused:
    """The ends of a cell's reversed range swapped, where the frontmatter has them the other way round."""
    known, guide = subject.comparison, subject.guide
    place = known.row_of(entry.region)
    if guide is None or place is None or entry.component is None:
        return Refused("the frontmatter does not tell which end is right")
    row, component = guide.rows[place], entry.component
    return swapped_range(subject.document, entry, (row.low(component), row.high(component)), row.currency_of(component))


# one side preferred


def settled(subject: Subject, difference: Difference) -> Fix | Refused | None:
    """Two figures that differ, made the same as the side that is preferred has it; nothing where none is."""
    if subject.prefer is Prefer.TABLE:
        return from_table(subject, difference, wanted=True)
    if subject.prefer is Prefer.FRONTMATTER:
        return _into_cell(subject, difference, list(difference.frontmatter))
    return None


def filled_or_emptied(subject: Subject, difference: Difference) -> Fix | Refused | None:
    """A figure that only the frontmatter has: written into the empty cell, or taken out, as one side is preferred."""
    if subject.prefer is Prefer.NEITHER:
        return None
    if difference.lacks_place:
        return Refused(f"the table has no place for {difference.component.replace('_', ' ')}: add one by hand")
    if subject.prefer is Prefer.FRONTMATTER:
        return _into_cell(subject, difference, list(difference.frontmatter))
    cells = cells_of(subject.comparison, difference.row, difference.component)
    found = [
        doubt for entry in all_of(cells) for doubt in doubts(difference.component, [entry], _row(subject, difference))
    ]
    if not cells or any(entry.component != difference.component for entry in all_of(cells)) or refusal(found):
        return Refused(refusal(found) or "its cell may be of something else")
    names = difference.fields
    return in_row(
        subject, difference.row, dict.fromkeys(names), Safety.UNSAFE,
        f"write null for {both(list(names))}, as the table has nothing there",
    )  # fmt: skip


def doubted(row: Row, values: Mapping[str, object]) -> str:
    """Why figures are not to be copied to the other side, whoever prefers theirs; nothing where they are plausible."""
    for name, value in values.items():
        if name in PERCENTS and isinstance(value, int | float | Decimal) and 0 < value < 1:
            return f"{name} {figure(value)} is less than 1 %, and may be meant as {figure(Decimal(str(value)) * 100)}"
    figures: dict[str, Any] = {name: value for name, value in values.items() if name not in PERCENTS}
    after = row._replace(**figures)
    countries = countries_of(row.region or "")
    for component in components_of(figures):
        currency, low, high = row.currency_of(component), after.low(component), after.high(component)
        for bound, value in (("low", low), ("high", high)):
            named = f"{component}_{bound}" in values
            if named and currency and value and value > 0 and fits(value, currency, component, countries) is False:
                return f"{component}_{bound} {figure(value)} {currency} is implausible (PAY208)"
        if component in {"base", "total_comp"} and low and high and low > 0 and high >= low * WIDEST_RANGE:
            return f"{component}_high {figure(high)} is {high / low:.0f} times {component}_low {figure(low)} (PAY208)"
    return ""


def _into_cell(subject: Subject, difference: Difference, figures: list[type_of_figure]) -> Fix | Refused:
    tables = cells_of(subject.comparison, difference.row, difference.component)
    row = _row(subject, difference)
    for cells in tables:
        for entry in cells.entries:
            if entry.at == difference.at:
                values = dict(zip(difference.fields, figures, strict=True))
                if reason := doubted(row, values):
                    return Refused(reason)
                return _written(subject, row, cells, entry, values)
    return Refused("no cell is of it alone")


def _written(
    subject: Subject, row: Row, cells: Cells, entry: Entry, values: Mapping[str, type_of_figure]
) -> Fix | Refused:
    if entry.many:
        return Refused("several levels give it, and nobody knows which of them is wrong")
    component = difference_component(values)
    if entry.component != component:
        return Refused(next(doubts(component, [entry], row)).reason)
    if not entry.cell.ranges and entry.cell.percent is None:
        return empty_cell_fix(subject, row, cells.place, entry, values)
    return cell_fix(subject, row, cells.place, entry, values)


def difference_component(values: Iterable[str]) -> str:
    return next(iter(components_of(values)))


def _row(subject: Subject, difference: Difference) -> Row:
    return (subject.guide.rows if subject.guide else [])[difference.row]

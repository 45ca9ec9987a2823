"""How a guide was read: every row and cell of its tables of pay, from which words, and what was left over."""

from collections.abc import Iterator
from decimal import Decimal

from schema.differences import Difference
from schema.figures import compared_range, times_to_compare
from schema.frontmatter import steps
from schema.guide import Row
from schema.markdown import Table
from schema.money import Cell, MoneyRange
from schema.region_names import bare, pairs
from schema.subject import Subject
from schema.tables import Entry, PayTable
from schema.wording import both, figure


def readings(subject: Subject) -> str:
    """The whole story of one guide, as lines for a person."""
    return "".join(f"{line}\n" for line in _lines(subject))


def _lines(subject: Subject) -> Iterator[str]:
    document = subject.document
    if subject.guide is None:
        yield "The frontmatter cannot be read, so no table was compared with it."
        return
    names = [row.region or "" for row in subject.guide.rows]
    for table in subject.tables:
        yield f"Table at line {table.table.header.line + 1}: {table.shape.value}"
        for misshapen in table.misshapen:
            yield f"  ! line {document.span(misshapen.at).line}: {misshapen.message}"
        rows = pairs([label.name for label in table.regions], names)
        for index, label in enumerate(table.regions):
            row = rows.get(index)
            yield ""
            yield from _region(subject, table, label.name, document.span(label.at).line, row)
        yield ""
        for left in table.left_over:
            yield f"  Left over, for no field holds it: {left}"
    paired = {row for table in subject.tables for row in pairs([label.name for label in table.regions], names).values()}
    missing = [name for number, name in enumerate(names) if number not in paired]
    if not subject.tables:
        yield "No table of pay was found."
    elif missing:
        yield f"Rows of the frontmatter that stand in no table: {both(missing)}"
    yield from _other_tables(subject)
    for route, reason in subject.comparison.not_compared:
        yield f"Not compared: {route}, because {reason}"


def _region(subject: Subject, table: PayTable, region: str, line: int, number: int | None) -> Iterator[str]:
    row = subject.guide.rows[number] if subject.guide and number is not None else None
    home = f"compensation[{number}], {row.currency}" if row else "no row of the frontmatter"
    yield f"  {region} (line {line}) = {home}"
    entries = [entry for entry in table.entries if entry.region == region]
    wide = max((len(_component(entry)) for entry in entries), default=0)
    for entry in entries:
        told = [f"`{entry.raw.text}`" if entry.raw.text else "an empty cell", *_cell(entry, row)]
        yield f"    {_component(entry):<{wide}}  {'; '.join(told)}"
        verdict = _verdict(subject, entry)
        if verdict:
            yield f"    {'':<{wide}}  {verdict}"


def _component(entry: Entry) -> str:
    name = entry.component or "/".join(entry.header.components)
    return f"{name}, {entry.level}" if entry.many else name


def _cell(entry: Entry, row: Row | None) -> Iterator[str]:
    """What a cell was read as, and from which of its words."""
    cell = entry.cell
    for money in cell.ranges:
        yield _range(cell, money, entry)
    compared = _compared(entry, row)
    if compared:
        yield compared
    if cell.percent is not None:
        low, high = cell.percent.low, cell.percent.high
        ends = [figure(end) for end in dict.fromkeys((low, high)) if end is not None]
        yield f"{'–'.join(ends)} % of the base"
    if not cell.ranges and cell.percent is None and not cell.unread and not cell.conflicts:
        yield "no figure"
    for conflict in cell.conflicts:
        yield f"not read: `{cell.text[conflict.start : conflict.end]}` is in two currencies"
    for part in cell.notes:
        yield f"a note: `{part.text.strip()}`"
    for part in cell.unread:
        yield f"NOT UNDERSTOOD: `{part.text.strip()}`"


def _range(cell: Cell, money: MoneyRange, entry: Entry) -> str:
    ends = [f"{end.value:,} (`{cell.text[end.start : end.end]}`)" if end else "open" for end in (money.low, money.high)]
    single = money.low is money.high or (money.low and money.high and money.low.start == money.high.start)
    currency = entry.currency(money) or ("the row's currency" if not money.candidates else "/".join(money.candidates))
    period = f" a {money.period}" if money.period and money.period != "grant" else ""
    years = money.years or (entry.header.years if entry.component == "stock" else None)
    grant = f", over {years} years" if years else ""
    more = " or more" if money.open_ended else ""
    return f"{ends[0] if single else ' to '.join(ends)} {currency}{period}{grant}{more}"


def _compared(entry: Entry, row: Row | None) -> str:
    """The figures that are compared, where they are not those of the cell."""
    component = entry.component
    currency = row.currency_of(component) if row and component else None
    if row is None or component is None or currency is None:
        return ""
    money = compared_range(entry, component, currency)
    times = times_to_compare(entry, component, money, row) if money else None
    if money is None or times in {None, 1} or money.low is None or money.high is None:
        return "" if money is None or times is not None else f"not compared, because it is paid by the {money.period}"
    low, high = (Decimal(end.value) * (times or 1) for end in (money.low, money.high))
    what = "over the grant's years" if component == "stock" else "a year"
    return f"times {times} is {figure(low)} to {figure(high)} {what}"


def _verdict(subject: Subject, entry: Entry) -> str:
    found = [difference for difference in subject.comparison.differences if difference.at == entry.at]
    if found:
        return "; ".join(_difference(difference) for difference in found)
    fields = [route.rpartition(".")[2] for route in subject.comparison.homes.get(entry.at, ())]
    if not fields or not (entry.cell.ranges or entry.cell.percent):
        return ""
    if entry.many:
        fields = [name for name in fields if _stands_in(entry, subject, name)]
    return (
        f"= {both(fields)} of the frontmatter"
        if fields
        else "between the lowest and the highest, which the frontmatter has"
    )


def _stands_in(entry: Entry, subject: Subject, name: str) -> bool:
    """Whether a level's cell gives the very figure that the row has."""
    route = next(route for route in subject.comparison.homes[entry.at] if route.endswith(f".{name}"))
    number = next(step for step in steps(route) if isinstance(step, int))
    figures = [end.value for money in entry.cell.ranges for end in (money.low, money.high) if end is not None]
    return subject.guide is not None and getattr(subject.guide.rows[number], name) in figures


def _difference(difference: Difference) -> str:
    own = both(
        [f"{name} {figure(value)}" for name, value in zip(difference.fields, difference.frontmatter, strict=False)]
    )
    return f"! {difference.kind.value}: the frontmatter has {own}"


def _other_tables(subject: Subject) -> Iterator[str]:
    read = {table.index for table in subject.tables}
    for index, table in enumerate(subject.document.tables):
        if index not in read:
            yield f"Not a table of pay: line {table.header.line + 1}, {_header(table)}"


def _header(table: Table) -> str:
    return " | ".join(bare(cell.text) for cell in table.header.cells)

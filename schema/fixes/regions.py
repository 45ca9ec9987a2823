"""Fixes of regions that one side lacks: a row written into the frontmatter, or into the table, where the other gives it whole."""

from collections.abc import Sequence

from schema.cell_doubts import Doubt, doubts
from schema.comparison import Unpaired
from schema.differences import Kind, type_of_figure
from schema.edit import RefusedEditError
from schema.edit_cells import below
from schema.finding import Fix, Refused, Safety
from schema.fixes.cells import text_like
from schema.fixes.figures import components_of, figures_of
from schema.guide import COMPONENTS, Row
from schema.markdown import Cell
from schema.pairing import Place
from schema.pay_cell import Entry
from schema.pay_table import PayTable
from schema.region_names import bare, hint, without_hint
from schema.routes import steps
from schema.row_comparison import compare_row
from schema.row_edit import add_row
from schema.subject import Subject
from schema.table_shapes import Shape
from schema.wording import both, number

# into the frontmatter


MOST_MISSING = 100  # regions; where more are missing, one side was never written, and no fix of ours writes it


class Labelled:
    """The tables by their regions' labels, and their cells by region: made once, however many regions one side lacks."""

    def __init__(self, subject: Subject) -> None:
        known = subject.comparison
        self.holed = bool(subject.reading.holes)
        self.too_many = max(len(known.only_in_table), len(known.only_in_frontmatter)) > MOST_MISSING
        self.tables: dict[str, PayTable] = {}
        self.cells: dict[tuple[int, str], list[Entry]] = {}
        for table in known.tables:
            for label in table.regions:
                if label.whole:
                    self.tables.setdefault(label.at, table)
            for entry in table.entries:
                self.cells.setdefault((table.number, entry.region), []).append(entry)


def row_from_table(subject: Subject, region: Unpaired, labelled: Labelled) -> Fix | Refused:
    """A row for a region that only the table has, where each of its cells has one meaning."""
    if region.likely or not region.name:
        return Refused("it may be a row under another name" if region.likely else "it has no name")
    if labelled.too_many:
        return Refused(f"more than {MOST_MISSING} regions are missing, which is no slip")
    if labelled.holed:
        return Refused("the frontmatter has values that cannot be read")
    table = labelled.tables.get(region.at)
    entries = tuple(labelled.cells.get((table.number, region.name), ())) if table else ()
    if table is None or not entries or len(subject.comparison.tables) > 1:
        return Refused("its cells cannot be read" if not entries else "more than one table gives pay")
    currency = _currency(entries)
    if currency is None:
        return Refused("its cells do not say in which one currency they are")
    row = _row(_name(subject, region.name), currency)
    found = _doubts_of(entries, row)
    if found:
        return Refused(found[0].reason)
    told = compare_row(0, row, Place(table, frozenset({region.name}), entries), frozenset()).differences
    values: dict[str, type_of_figure] = {}
    for difference in told:
        if difference.kind is not Kind.ONLY_IN_TABLE:
            return Refused("its cells give more than one currency")
        values |= dict(zip(difference.fields, difference.table, strict=True))
    if not values:
        return Refused("its cells give no figure")
    fields = {name: number(value) for name, value in values.items()}
    named = both([component.replace("_", " ") for component in components_of(fields)])
    try:
        edit = add_row(subject.document, {"region": row.region, "currency": currency, **fields})
    except RefusedEditError as error:
        return Refused(str(error))
    return Fix(Safety.SAFE, f"add a row for {row.region} with the table's {named}, in {currency}", (edit,))


def _currency(entries: Sequence[Entry]) -> str | None:
    """The one currency that all cells of money name beyond doubt."""
    codes = {entry.currencies(money) for entry in entries for money in entry.cell.ranges}
    if len(codes) != 1:
        return None
    possible = codes.pop()
    return next(iter(possible)) if possible and len(possible) == 1 else None


def _doubts_of(entries: Sequence[Entry], row: Row) -> list[Doubt]:
    found: list[Doubt] = []
    for entry in entries:
        if entry.component is None:
            found.append(Doubt(f"its cell `{entry.raw.text}` may be of several things"))
        elif not entry.cell.absent:
            same = [other for other in entries if other.component == entry.component]
            found += doubts(entry.component, same, row)
    return found


def _row(region: str, currency: str) -> Row:
    return Row(region, currency)


def _name(subject: Subject, label: str) -> str:
    """The region's name, with its currency in brackets only where the other rows have that too."""
    rows = subject.guide.rows if subject.guide else []
    return bare(label) if any(hint(row.region or "") for row in rows) else without_hint(label)


# into the table


def row_into_table(subject: Subject, region: Unpaired, labelled: Labelled) -> Fix | Refused:
    """A line of the table for a region that only the frontmatter has, where it fills every column."""
    guide, known = subject.guide, subject.comparison
    if region.likely or guide is None or region.row is None:
        return Refused("it may be a row of the table under another name")
    if labelled.too_many:
        return Refused(f"more than {MOST_MISSING} regions are missing, which is no slip")
    if labelled.holed:
        return Refused("the frontmatter has values that cannot be read")
    if len(known.tables) != 1 or known.tables[0].shape is not Shape.REGION_ROWS:
        return Refused("the table has a column for a region, or there is more than one table: add it by hand")
    table, row = known.tables[0], guide.rows[region.row]
    labels = {label.at: label for label in table.regions}
    last = max((at for at in labels if ".rows[" in at), key=_line, default="")
    if not last or table.misshapen or table.nameless:
        return Refused("the table cannot be read whole: correct that first")
    model = [entry for entry in table.entries if entry.region == labels[last].name]
    columns = {int(list(steps(entry.at))[-1]): entry for entry in model}
    line = table.table.rows[_line(last)]
    label = int(list(steps(last))[-1])
    texts: list[str] = []
    placed: set[str] = set()
    for column in range(len(line.cells)):
        if column == label:
            texts.append(row.region or "")
            continue
        entry = columns.get(column)
        text = _cell_text(row, entry, table) if entry else None
        if text is None:
            return Refused(f"nothing shows what to write below `{_header(table, column)}`")
        placed.add(entry.component or "" if entry else "")
        texts.append(text)
    left = [name for name in COMPONENTS if name not in placed and _held(row, name)]
    if left:
        return Refused(f"the table has no place for {both([name.replace('_', ' ') for name in left])}")
    shown = ", ".join(text for place, text in enumerate(texts) if place != label)
    edit = below(subject.document, line, _bold(line.cells[label], texts, label))
    return Fix(Safety.SAFE, f"add {row.region} to the table, with {shown}", (edit,))


def _line(at: str) -> int:
    """The row of a table that a label stands in."""
    return int(list(steps(at))[4])


def _header(table: PayTable, column: int) -> str:
    return table.table.header.cells[column].text


def _held(row: Row, component: str) -> dict[str, type_of_figure]:
    names = ("bonus_pct", "bonus_pct_low", "bonus_pct_high") if component == "bonus" else ()
    fields = (f"{component}_low", f"{component}_high", *names)
    return {name: value for name in fields if (value := getattr(row, name)) is not None}


def _cell_text(row: Row, entry: Entry, table: PayTable) -> str | None:
    """What a row's cell says in a column, by the style of the others; None where that would be a guess."""
    component = entry.component
    if component is None or entry.header.near or entry.many:
        return None
    values = _held(row, component)
    if not values:
        return "—"
    text = text_like(row, values, entry, [*table.entries])
    if text is None:
        return None
    cell = Entry(row.region or "", entry.header, text, entry.line, entry.at)
    told = figures_of([cell], row, component)
    return text if all(told.get(name) == value for name, value in values.items()) else None


def _bold(label: Cell, texts: list[str], place: int) -> list[str]:
    """The texts with the label in bold where the one above it is."""
    if label.text.startswith("**") and label.text.endswith("**"):
        texts = [*texts[:place], f"**{texts[place]}**", *texts[place + 1 :]]
    return texts

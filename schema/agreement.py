"""Whether an edit changed what readers see of pay, or only made the frontmatter and the table say the same."""

from collections.abc import Iterator

from schema.bonus import differing_percents, percent_told
from schema.differences import PERCENTS, Kind
from schema.figure_changes import FigureChange
from schema.figure_changes import Kind as Changed
from schema.figures import told_by
from schema.guide import COMPONENTS, Row
from schema.pay_cell import Entry
from schema.subject import Subject
from schema.table_cells import cells_of
from schema.table_changes import CellChange, is_told


def seen_in_frontmatter(now: Subject, base: Subject) -> tuple[FigureChange, ...]:
    """The changes of the frontmatter but those that only wrote what an unchanged table has had all along."""
    return tuple(change for change in now.figure_changes.pay if not _is_mended(change, now, base))


def seen_in_tables(now: Subject, base: Subject) -> Iterator[CellChange]:
    """The changes of cells that the frontmatter cannot hold: neither it nor a difference between the two tells of them."""
    for change in now.table_changes:
        if change.row is None or is_told(change, now.figure_changes.changes):
            continue
        if not (_counts(change.new, now) or _counts(change.old, base)) or _is_unreadable(change):
            continue
        row = _row_at_base(change, base)
        if not _differs(change, change.new, change.row, now) and not (
            row is not None and _differs(change, change.old, row, base)
        ):
            yield change


def _counts(entry: Entry | None, subject: Subject) -> bool:
    """Whether a cell stands in a table that tells the guide's own figures."""
    return entry is not None and any(
        entry.at == other.at for table in subject.comparison.tables for other in table.entries
    )


def _is_unreadable(change: CellChange) -> bool:
    return any(entry.cell.unread or entry.cell.conflicts for entry in (change.old, change.new) if entry)


def _row_at_base(change: CellChange, base: Subject) -> int | None:
    return base.comparison.row_of(change.old.region) if change.old else base.comparison.row_of(change.entry.region)


def _differs(change: CellChange, entry: Entry | None, row: int, subject: Subject) -> bool:
    """Whether the two sides differ in what a cell is about; of a cell that is not there, in anything of its component."""
    for difference in subject.comparison.differences:
        if difference.row != row and row not in difference.rows:
            continue
        if entry is not None and not difference.lacks_place:
            if difference.at == entry.at:
                return True
        elif change.is_of(difference.component) or difference.component == "row":
            return True
    return False


def _is_mended(change: FigureChange, now: Subject, base: Subject) -> bool:
    """Whether a row came to say what the table, which the edit left as it was, has said all along."""
    row, old = change.row, change.old_row
    if row is None or any(cell.row == row and _is_about(cell, change) for cell in now.table_changes):
        return False
    if change.kind is Changed.ADDED:
        return _row_says_the_same(now, row)
    if old is None:
        return False
    if change.kind is Changed.CURRENCY:
        return _currency_differs(base, old, change) and not _currency_differs(now, row, change)
    held = _says(now, row, change.component, change.field)
    return change.kind is Changed.FIGURE and held and not _says(base, old, change.component, change.field)


def _is_about(cell: CellChange, change: FigureChange) -> bool:
    return not change.component or cell.is_of(change.component)


def _pay(subject: Subject, row: int) -> Row:
    rows = subject.guide.rows if subject.guide else []
    return rows[row]


def _row_says_the_same(subject: Subject, row: int) -> bool:
    """Whether a table gives all that a row holds."""
    pay = _pay(subject, row)
    fields = [
        (component, name)
        for component in COMPONENTS
        for name in (f"{component}_low", f"{component}_high", *(PERCENTS if component == "bonus" else ()))
        if getattr(pay, name) is not None
    ]
    return bool(fields) and all(_says(subject, row, component, name) for component, name in fields)


def _currency_differs(subject: Subject, row: int, change: FigureChange) -> bool:
    """Whether the table gives another currency, or the row none where the table has figures."""
    if not change.component and _pay(subject, row).currency is None:
        return True
    return any(
        difference.row == row and (not change.component or change.component == difference.component)
        for difference in subject.comparison.of(Kind.CURRENCY)
    ) or not _gives_currency(subject, row, change)


def _gives_currency(subject: Subject, row: int, change: FigureChange) -> bool:
    """Whether some cell is in the row's currency beyond doubt."""
    pay = _pay(subject, row)
    code = pay.currency_of(change.component) if change.component else pay.currency
    entries = [entry for place in subject.comparison.places.get(row, ()) for entry in place.entries]
    return any(
        entry.currency(money) == code
        for entry in entries
        if not change.component or entry.component == change.component
        for money in entry.cell.ranges
    )


def _says(subject: Subject, row: int, component: str, name: str) -> bool:
    """Whether all tables that have cells for a field give what it holds."""
    pay = _pay(subject, row)
    own, told = getattr(pay, name), []
    for cells in cells_of(subject.comparison, row, component):
        entries = [entry for entry in cells.entries if not entry.cell.absent]
        if own is None:
            told.append(not entries)
        elif name in PERCENTS:
            percent = percent_told(entries)
            told.append(percent is not None and name not in {field for field, _ in differing_percents(pay, percent[1])})
        else:
            currency = pay.currency_of(component)
            amount = told_by(entries, pay, component, currency) if currency else None
            told.append(amount is not None and amount.is_at(name.rpartition("_")[2], own))
    return bool(told) and all(told)

"""What `import-table` made of cells that `check --fix` would not write as safe: told with their words, or refused."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from schema.bonus import percent_told
from schema.cell_doubts import doubts
from schema.figures import BOUNDS, compared_range, vest_years
from schema.guide import Row
from schema.money import MoneyRange
from schema.money_words import Period
from schema.named import NamedTuple
from schema.pay_cell import Entry
from schema.pay_table import PayTable
from schema.table_cells import label_of
from schema.wording import figure

# `(GBP equiv.)`: paid in other money than the cell's sign says.
_ALTERS = re.compile(r"\bequiv(?:alents?)?\b", re.IGNORECASE)


class Notice(NamedTuple):
    """What is said of a cell of a line; `refused` where its figures are not to be taken over."""

    line: int
    text: str
    refused: bool = False


def notices(
    table: PayTable, component: str, entries: Sequence[Entry], row: Row, made: Mapping[str, Any]
) -> Iterator[Notice]:
    """What has to be said of the cells that a row's component was made of."""
    for entry in entries:
        shown = f"`{entry.raw.text}`"
        if not entry.cell.ranges and not entry.cell.percent:
            continue
        remark = next((note.text for note in entry.cell.notes if _ALTERS.search(note.text)), "")
        if remark and entry.cell.ranges:
            text = f"{row.region}: {shown} says `{remark}` beside the figures, which alters them: write what is paid"
            yield Notice(entry.line, text, refused=True)
            continue
        if component == "bonus" and any(name.startswith("bonus_pct") for name in made) and not percent_told([entry]):
            continue
        currency = row.currency_of(component)
        money = compared_range(entry, component, currency) if currency else None
        period = (money.period or entry.header.period) if money else None
        if component == "stock" and money and period not in {None, Period.GRANT} and not vest_years(entry):
            text = f"{row.region}: {shown} is what vests in a {period}, and nothing says over how many years: write the whole grant"
            yield Notice(entry.line, text, refused=True)
            continue
        told = [doubt.reason for doubt in doubts(component, [entry], row, label_of(table, entry))]
        if worked_out := _worked_out(component, entry, money, period):
            told = [worked_out, *(reason for reason in told if "is paid by" not in reason and "vests in" not in reason)]
        if told:
            said = f" {'; '.join(told)}: " if worked_out else f", but {'; '.join(told)}: taken as "
            part = component.replace("_", " ")
            yield Notice(entry.line, f"{part} of {row.region}: {shown}{said}{_made(component, made)}")


def _worked_out(component: str, entry: Entry, money: MoneyRange | None, period: Period | None) -> str:
    """How a figure came of a cell's that was multiplied."""
    if component == "stock":
        if money is None or period in {None, Period.GRANT}:
            return ""
        return f"is what vests in a {period}, of {vest_years(entry)} years"
    return "" if period in {None, Period.YEAR} else f"is by the {period}"


def _made(component: str, made: Mapping[str, Any]) -> str:
    """The figures that the row now has."""
    shares = [figure(value) for name, value in made.items() if name.startswith("bonus_pct")]
    if shares:
        return f"{'–'.join(dict.fromkeys(shares))} %"
    ends = [made.get(f"{component}_{bound}") for bound in BOUNDS]
    low, high = (None if end is None else figure(end) for end in ends)
    if low is None or high is None:
        amount = f"{low} and more" if low else f"up to {high}" if high else "not taken over"
    else:
        amount = low if low == high else f"{low}–{high}"
    kept = "" if not (low or high) or component == "signing_bonus" else " in all" if component == "stock" else " a year"
    return amount + kept

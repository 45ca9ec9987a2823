"""Changes to a guide that agrees with itself, one at a time, each of which a reader would want to be told of."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from schema.document import Document
from schema.guide import COMPONENTS, Guide, Row
from schema.money import MoneyRange
from schema.region_names import pairs
from schema.subject import Subject
from schema.tables import Entry, PayTable, Shape

# A currency that no guide of ours pays in, and one that many do; whichever a cell has not.
_OTHER_CURRENCIES = (("€", "EUR"), ("£", "GBP"), ("₪", "ILS"), ("zł", "PLN"))
_SIGN = re.compile(r"HK\$|NT\$|CA\$|AU\$|SG\$|US\$|[ACSR]\$|[$€£₹¥₩₪]|\b[A-Z]{3}(?= ?[0-9])")
_SUFFIX = re.compile(r"(?<=[0-9])([KML])\b")


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change: the guide after it, what was changed, and the lines where a finding has to stand.

    `lines` are 1-based: the finding's place and its related place must be among them, and all of them told. `pair` says that a
    region was renamed, which is told by two findings that name each other.
    """

    kind: str
    what: str
    text: str
    lines: frozenset[int]
    pair: bool = False


@dataclass(frozen=True, slots=True)
class Unheld:
    """A number that the frontmatter cannot hold, so that a change of it is not told by comparing."""

    why: str
    what: str


def mutations(subject: Subject) -> Iterator[Mutation | Unheld]:
    """Every change that a comparison of table and frontmatter has to find, and what it cannot."""
    if subject.guide is not None:
        yield from _Mutator(subject, subject.guide).all()


Change = Callable[..., Mutation]


class _Mutator:
    def __init__(self, subject: Subject, guide: Guide) -> None:
        self.subject, self.guide = subject, guide
        self.document: Document = subject.document
        self.text = self.document.text
        self.names = [row.region or "" for row in guide.rows]

    def all(self) -> Iterator[Mutation | Unheld]:
        cells = list(self._cells())
        yield from self._frontmatter_figures(cells)
        yield from self._rows()
        for number, row, component, entry in cells:
            yield from self._cell(number, row, component, entry)

    # places

    def _line_start(self, line: int) -> int:
        return self.document.line_starts[line]

    def _splice(self, start: int, end: int, new: str) -> str:
        return self.text[:start] + new + self.text[end:]

    def _value(self, route: str) -> tuple[int, int]:
        """Offsets of a scalar of the frontmatter."""
        span = self.document.span(route)
        start = self._line_start(span.line - 1) + span.column - 1
        return start, start + span.end_column - span.column

    def _line(self, route: str) -> int:
        return self.document.span(route).line

    def _cells(self) -> Iterator[tuple[int, Row, str, Entry]]:
        """The cells that give a figure of a row, each with its row and component."""
        for table in self.subject.tables:
            labels = [label.name for label in table.regions]
            rows = pairs(labels, self.names)
            for index, number in rows.items():
                row = self.guide.rows[number]
                for entry in self._entries(table, labels[index]):
                    component = self._component(row, entry)
                    if component is not None:
                        yield number, row, component, entry

    @staticmethod
    def _entries(table: PayTable, region: str) -> list[Entry]:
        return [entry for entry in table.entries if entry.region == region]

    @staticmethod
    def _component(row: Row, entry: Entry) -> str | None:
        if entry.component:
            return entry.component
        held = [component for component in entry.header.components if row.low(component) is not None]
        return held[0] if held else None

    # the frontmatter

    def _frontmatter_figures(self, cells: list[tuple[int, Row, str, Entry]]) -> Iterator[Mutation | Unheld]:
        shown: dict[tuple[int, str, str], Entry] = {}
        for number, row, component, entry in cells:
            for bound in ("low", "high"):
                key = (number, component, bound)
                if key not in shown or (entry.many and self._is_outermost(row, component, entry, bound)):
                    shown[key] = entry
        for number, row in enumerate(self.guide.rows):
            for component in COMPONENTS:
                for bound in ("low", "high"):
                    figure = row.low(component) if bound == "low" else row.high(component)
                    if figure is not None:
                        yield from self._figure(number, component, bound, figure, row, shown.get((number, component, bound)))
            if row.bonus_pct is not None:
                yield from self._percent(number, row.bonus_pct, shown.get((number, "bonus", "low")))

    def _figure(
        self, number: int, component: str, bound: str, figure: int, row: Row, entry: Entry | None
    ) -> Iterator[Mutation | Unheld]:
        route = f"compensation[{number}].{component}_{bound}"
        if entry is None:
            yield Unheld("the table gives no such figure", route)
            return
        low, high = row.low(component), row.high(component)
        step = 1000 if figure >= 10_000 else 1
        new = figure - step if bound == "low" else figure + step
        if new < 0:
            new = figure + step
        if low is not None and high is not None and low == high and bound == "low" and new > high:
            yield Unheld("the change would reverse the range, which another rule tells", route)
            return
        start, end = self._value(route)
        lines = frozenset({self._line(route), entry.line + 1})
        yield Mutation("frontmatter figure", f"{route} {figure} -> {new}", self._splice(start, end, str(new)), lines)
        yield Mutation("frontmatter figure to null", route, self._splice(start, end, "null"), lines)
        line = self._line(route) - 1
        text = self.document.lines[line]
        if not text.lstrip().startswith("-"):
            removed = self._splice(self._line_start(line), self._line_start(line + 1), "")
            moved = frozenset({entry.line})
            yield Mutation("frontmatter field removed", route, removed, moved)

    def _percent(self, number: int, percent: float, entry: Entry | None) -> Iterator[Mutation | Unheld]:
        route = f"compensation[{number}].bonus_pct"
        if entry is None or entry.cell.percent is None:
            yield Unheld("the table gives no such figure", route)
            return
        start, end = self._value(route)
        lines = frozenset({self._line(route), entry.line + 1})
        yield Mutation("frontmatter per cent", route, self._splice(start, end, f"{percent + 1:g}"), lines)

    def _rows(self) -> Iterator[Mutation | Unheld]:
        for number, row in enumerate(self.guide.rows):
            route = f"compensation[{number}]"
            at = [label for table in self.subject.tables for label in self._labels(table, number)]
            if not at:
                continue
            label_lines = {self.document.span(label).line for label in at}
            start, end = self._value(f"{route}.region")
            line = self._line(f"{route}.region")
            yield Mutation(
                "region renamed in the frontmatter", route, self._splice(start, end, "Atlantis"),
                frozenset({line, *label_lines}), pair=True,
            )  # fmt: skip
            start, end = self._value(f"{route}.currency")
            new = "PLN" if row.currency != "PLN" else "SEK"
            line = self._line(f"{route}.currency")
            yield Mutation(
                "currency changed in the frontmatter", route, self._splice(start, end, new), frozenset({line})
            )
            if len(self.guide.rows) > 1:
                yield self._without_row(number, label_lines)
            yield from self._without_table_row(number)

    def _labels(self, table: PayTable, number: int) -> list[str]:
        labels = [label.name for label in table.regions]
        return [table.regions[index].at for index, row in pairs(labels, self.names).items() if row == number]

    def _without_row(self, number: int, label_lines: set[int]) -> Mutation:
        node = self.document.tree.node(("compensation", number))[1]
        first = self.document.span(f"compensation[{number}]").line - 1
        start, end = self.document.tree.offsets(node)
        last = first + self.text[start:end].rstrip().count("\n")
        text = self._splice(self._line_start(first), self._line_start(last + 1), "")
        gone = last - first + 1
        return Mutation(
            "row removed from the frontmatter", self.names[number], text, frozenset(line - gone for line in label_lines)
        )

    def _without_table_row(self, number: int) -> Iterator[Mutation]:
        for table in self.subject.tables:
            labels = [label.name for label in table.regions]
            mine = {labels[index] for index, row in pairs(labels, self.names).items() if row == number}
            if table.shape in {Shape.REGION_ROWS, Shape.LEVEL_ROWS} and len(table.table.rows) > 1:
                for entry in self._entries(table, next(iter(mine), ""))[:1]:
                    text = self._splice(self._line_start(entry.line), self._line_start(entry.line + 1), "")
                    region = frozenset({self._line(f"compensation[{number}].region")})
                    yield Mutation("row removed from the table", self.names[number], text, region)

    # the table

    def _cell(self, number: int, row: Row, component: str, entry: Entry) -> Iterator[Mutation | Unheld]:
        start = self._line_start(entry.line) + entry.raw.start
        what = f"{entry.region} {component} `{entry.raw.text}`"
        line = entry.line + 1

        def change(kind: str, new: str, *routes: str) -> Mutation:
            lines = frozenset({line, *(self._line(f"compensation[{number}].{route}") for route in routes)})
            return Mutation(kind, f"{what} -> `{new}`", self._splice(start, start + len(entry.raw.text), new), lines)

        yield from self._amounts(row, component, entry, change)
        if entry.cell.ranges and not entry.many:
            yield change("cell emptied", "—", f"{component}_low" if row.low(component) is not None else "bonus_pct")
        if entry.cell.percent is not None and row.bonus_pct is not None and component == "bonus":
            percent = entry.cell.percent
            text = entry.raw.text
            low = f"{percent.low:f}"
            at = text.index(low, percent.start)
            assert percent.low is not None
            new = f"{percent.low - 1 if percent.low > 1 else percent.low + Decimal('0.5'):f}"
            yield change("per cent in a cell", text[:at] + new + text[at + len(low) :], "bonus_pct")
            if percent.high != percent.low:
                yield Unheld("the high end of a bonus in per cent", what)

    def _amounts(self, row: Row, component: str, entry: Entry, change: Change) -> Iterator[Mutation | Unheld]:
        for place, money in enumerate(entry.cell.ranges):
            what = f"{entry.region} {component} `{entry.raw.text}`"
            held = self._held(row, component, entry, money)
            if not held:
                yield Unheld(self._why(entry, place, row, component), what)
                continue
            for bound in held:
                end = money.low if bound == "low" else money.high
                assert end is not None
                word = entry.raw.text[end.start : end.end]
                new = _other_number(word, bound)
                text = entry.raw.text
                yield change("number in a cell", text[: end.start] + new + text[end.end :], f"{component}_{bound}")
                suffix = _SUFFIX.search(word)
                if suffix:
                    grown = word[: suffix.start()] + {"K": "M", "M": "K", "L": "M"}[suffix[1]] + word[suffix.end() :]
                    yield change(
                        "suffix in a cell", text[: end.start] + grown + text[end.end :], f"{component}_{bound}"
                    )
            yield from self._currency(component, entry, money, change)

    def _currency(self, component: str, entry: Entry, money: MoneyRange, change: Change) -> Iterator[Mutation]:
        text = entry.raw.text
        if money.currency is None or entry.many or len(entry.cell.ranges) > 1:
            return
        sign, _ = next(pair for pair in _OTHER_CURRENCIES if pair[1] != money.currency)
        inner = text[money.start : money.end]
        if _SIGN.search(inner):
            swapped = text[: money.start] + _SIGN.sub(sign, inner) + text[money.end :]
            yield change("currency of a cell", swapped, f"{component}_low")
            first = text[: money.start] + _SIGN.sub(sign, inner, count=1) + text[money.end :]
            if first != swapped:
                yield Mutation(
                    "currency of one end", f"`{text}` -> `{first}`", change("", first).text, frozenset({entry.line + 1})
                )

    def _held(self, row: Row, component: str, entry: Entry, money: MoneyRange) -> list[str]:
        """Which ends of a range the row holds."""
        code = row.currency_of(component)
        if code is None or not entry.may_be(money, code):
            return []
        first = next(each for each in entry.cell.ranges if entry.may_be(each, code))
        if money is not first:
            return []
        held = []
        for bound, end in (("low", money.low), ("high", money.high)):
            own = row.low(component) if bound == "low" else row.high(component)
            if end is None or own is None:
                continue
            if not entry.many or self._is_outermost(row, component, entry, bound):
                held.append(bound)
        return held

    def _is_outermost(self, row: Row, component: str, entry: Entry, bound: str) -> bool:
        """Whether a level's figure is the one that the row holds, and no other level has the same."""
        own = row.low(component) if bound == "low" else row.high(component)
        table = next(table for table in self.subject.tables if entry in table.entries)
        ends = [
            (end.value, other is entry)
            for other in table.entries
            if other.region == entry.region
            for money in other.cell.ranges[:1]
            for end in [money.low if bound == "low" else money.high]
            if end is not None
        ]
        return [mine for value, mine in ends if value == own] == [True]

    @staticmethod
    def _why(entry: Entry, place: int, row: Row, component: str) -> str:
        if place:
            return "the second currency, or a grant's yearly part"
        if entry.many:
            return "a level in the middle"
        if component == "bonus" and row.bonus_pct is not None:
            return "a bonus that the row holds in per cent"
        return "the row holds no such figure"


def _other_number(word: str, bound: str) -> str:
    """The amount with its leading digits one lower at the low end and one higher at the high end, so that no range turns round."""
    digits = re.search(r"[0-9][0-9,.]*", word)
    assert digits is not None
    number = digits.group()
    plain = number.rstrip("0").rstrip(",.") or number
    head = plain or number
    last = head[-1]
    if bound == "high":
        changed = head[:-1] + str(int(last) + 1) if last != "9" else head + "5" if "." in head else head[:-1] + "8"
    else:
        changed = head[:-1] + str(int(last) - 1) if last != "0" else head[:-1] + "1"
    if bound == "high" and last == "9" and "." not in head:
        changed = re.sub(r"^[0-9]", lambda match: str(int(match[0]) + 1) if match[0] != "9" else "9", head)
        if changed == head:
            changed = "1" + head
    return word[: digits.start()] + changed + number[len(head) :] + word[digits.end() :]

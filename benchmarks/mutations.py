"""Changes to a guide that agrees with itself, one at a time, each of which a reader would want to be told of."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from benchmarks.guide_text import GuideText, Mutation, Told, Unheld
from benchmarks.harmless_changes import harmless_changes
from benchmarks.table_mutations import table_mutations
from schema.figures import compared_range
from schema.guide import COMPONENTS, Row
from schema.money import MoneyRange
from schema.subject import Subject
from schema.tables import Entry, PayTable, Shape

__all__ = ["Mutation", "Unheld", "mutations"]

# A currency that no guide of ours pays in, and one that many do; whichever a cell has not.
_OTHER_CURRENCIES = (("€", "EUR"), ("£", "GBP"), ("₪", "ILS"), ("zł", "PLN"))
_SIGN = re.compile(r"HK\$|NT\$|CA\$|AU\$|SG\$|US\$|[ACSR]\$|[$€£₹¥₩₪]|\b[A-Z]{3}(?= ?[0-9])")
_SUFFIX = re.compile(r"(?<=[0-9])([KML])\b")
_GROWN = {"K": "M", "M": "K", "L": "M"}
_LOWERED = {"M": "K", "L": "K", "K": ""}

Change = Callable[..., Mutation]


def mutations(subject: Subject) -> Iterator[Mutation | Unheld]:
    """Every change that a comparison of table and frontmatter has to find, what it cannot, and changes that mean nothing."""
    if subject.guide is None:
        return
    guide = GuideText(subject, subject.guide)
    told = list(guide.told())
    yield from _Frontmatter(guide, told).all()
    for cell in told:
        yield from _Cell(guide, cell).all()
    yield from table_mutations(guide, told)
    yield from harmless_changes(guide)


class _Frontmatter:
    """Changes of the fields of rows."""

    def __init__(self, guide: GuideText, told: list[Told]) -> None:
        self.guide, self.told = guide, told
        self.shown: dict[tuple[int, str, str], Entry] = {}
        for cell in told:
            for bound in ("low", "high"):
                key = (cell.number, cell.component, bound)
                if key not in self.shown or (cell.entry.many and _is_outermost(cell, bound)):
                    self.shown[key] = cell.entry

    def all(self) -> Iterator[Mutation | Unheld]:
        for number, row in enumerate(self.guide.guide.rows):
            for component in COMPONENTS:
                for bound in ("low", "high"):
                    if (figure := row.low(component) if bound == "low" else row.high(component)) is not None:
                        yield from self._figure(number, component, bound, figure, row)
            if row.bonus_pct is not None:
                yield from self._percent(number, row.bonus_pct)
            yield from self._row(number, row)

    def _figure(self, number: int, component: str, bound: str, figure: int, row: Row) -> Iterator[Mutation | Unheld]:
        route = f"compensation[{number}].{component}_{bound}"
        entry = self.shown.get((number, component, bound))
        if entry is None:
            yield Unheld("the table gives no such figure", route)
            return
        step = 1000 if figure >= 10_000 else 1
        new = figure - step if bound == "low" else figure + step
        if new < 0:
            new = figure + step
        high = row.high(component)
        if bound == "low" and high is not None and row.low(component) == high and new > high:
            yield Unheld("the change would reverse the range, which another rule tells", route)
            return
        lines = frozenset({self.guide.line(route), entry.line + 1})
        changed = self.guide.with_value
        yield Mutation("frontmatter figure", f"{route} {figure} -> {new}", changed(route, str(new)), lines)
        yield Mutation("frontmatter figure to null", route, changed(route, "null"), lines)
        line = self.guide.line(route)
        if not self.guide.document.lines[line - 1].lstrip().startswith("-"):
            yield Mutation("frontmatter field removed", route, self.guide.with_line(line, ""), frozenset({entry.line}))

    def _percent(self, number: int, percent: float) -> Iterator[Mutation | Unheld]:
        route = f"compensation[{number}].bonus_pct"
        entry = self.shown.get((number, "bonus", "low"))
        if entry is None or entry.cell.percent is None:
            yield Unheld("the table gives no such figure", route)
            return
        lines = frozenset({self.guide.line(route), entry.line + 1})
        changed = self.guide.with_value
        yield Mutation("frontmatter per cent", route, changed(route, f"{percent + 1:g}"), lines)
        if self.guide.guide.rows[number].bonus_low is None:
            yield Mutation("frontmatter per cent to null", route, changed(route, "null"), lines)

    def _row(self, number: int, row: Row) -> Iterator[Mutation | Unheld]:
        route = f"compensation[{number}]"
        at = [label for table in self.guide.subject.tables for label in _labels(self.guide, table, number)]
        if not at:
            return
        label_lines = {self.guide.line(label) for label in at}
        line = self.guide.line(f"{route}.region")
        yield Mutation(
            "region renamed in the frontmatter", route, self.guide.with_value(f"{route}.region", "Atlantis"),
            frozenset({line, *label_lines}), findings=2,
        )  # fmt: skip
        if any(told.number == number and told.entry.cell.ranges for told in self.told):
            code = "PLN" if row.currency != "PLN" else "SEK"
            changed = self.guide.with_value(f"{route}.currency", code)
            lines = frozenset({self.guide.line(f"{route}.currency")})
            yield Mutation("currency changed in the frontmatter", route, changed, lines)
        if len(self.guide.guide.rows) > 1:
            yield self._without_row(number, label_lines)

    def _without_row(self, number: int, label_lines: set[int]) -> Mutation:
        document, text = self.guide.document, self.guide.text
        node = document.tree.node(("compensation", number))[1]
        first = document.span(f"compensation[{number}]").line - 1
        start, end = document.tree.offsets(node)
        last = first + text[start:end].rstrip().count("\n")
        changed = self.guide.splice(self.guide.line_start(first), self.guide.line_start(last + 1), "")
        lines = frozenset(line - (last - first + 1) for line in label_lines)
        return Mutation("row removed from the frontmatter", self.guide.names[number], changed, lines)


class _Cell:
    """Changes of one cell."""

    def __init__(self, guide: GuideText, cell: Told) -> None:
        self.guide, self.cell = guide, cell
        self.row, self.component, self.entry = cell.row, cell.component, cell.entry
        self.text = cell.entry.raw.text
        self.what = f"{cell.entry.region} {cell.component} `{self.text}`"

    def _change(self, kind: str, new: str, *names: str) -> Mutation:
        start = self.guide.line_start(self.entry.line) + self.entry.raw.start
        routes = (f"compensation[{self.cell.number}].{name}" for name in names)
        lines = frozenset({self.entry.line + 1, *(self.guide.line(route) for route in routes)})
        return Mutation(kind, f"{self.what} -> `{new}`", self.guide.splice(start, start + len(self.text), new), lines)

    def all(self) -> Iterator[Mutation | Unheld]:
        yield from self._amounts()
        if not self.entry.many and (self.entry.cell.ranges or self.entry.cell.percent):
            yield from self._whole()
        if self.entry.cell.percent is not None and self.row.bonus_pct is not None and self.component == "bonus":
            yield from self._percent()

    def _whole(self) -> Iterator[Mutation]:
        held = self.row.low(self.component) is not None
        if held or (self.component == "bonus" and self.row.bonus_pct is not None):
            yield self._change("cell emptied", "—", f"{self.component}_low" if held else "bonus_pct")
            yield self._change("cell made unreadable", f"{self.text} x of it")

    def _percent(self) -> Iterator[Mutation | Unheld]:
        percent = self.entry.cell.percent
        if percent is None or percent.low is None:
            return
        low = f"{percent.low:f}"
        at = self.text.index(low, percent.start)
        new = f"{percent.low - 1 if percent.low > 1 else percent.low + Decimal('0.5'):f}"
        yield self._change("per cent in a cell", self.text[:at] + new + self.text[at + len(low) :], "bonus_pct")
        if percent.high != percent.low:
            yield Unheld("the high end of a bonus in per cent", self.what)

    def _amounts(self) -> Iterator[Mutation | Unheld]:
        code = self.row.currency_of(self.component) or ""
        compared = compared_range(self.entry, self.component, code)
        for money in self.entry.cell.ranges:
            held = [bound for bound in ("low", "high") if money is compared and self._holds(money, bound)]
            if not held:
                yield Unheld(self._why(money is compared), self.what)
                continue
            for bound in held:
                yield from self._bound(money, bound)
            yield from self._ends(money, held)
            yield from self._currency(money)

    def _bound(self, money: MoneyRange, bound: str) -> Iterator[Mutation]:
        end = money.low if bound == "low" else money.high
        if end is None:
            return
        field = f"{self.component}_{bound}"
        word = self.text[end.start : end.end]
        for kind, new in _other_words(word, bound):
            yield self._change(kind, self.text[: end.start] + new + self.text[end.end :], field)

    def _ends(self, money: MoneyRange, held: list[str]) -> Iterator[Mutation]:
        """Changes of both ends together."""
        if money.low is None or money.high is None or money.low.value == money.high.value or len(held) < 2:
            return
        low, high = money.low, money.high
        first, between, second = (
            self.text[low.start : low.end],
            self.text[low.end : high.start],
            self.text[high.start : high.end],
        )
        if len(self.entry.cell.ranges) > 1 or self.entry.many:
            return
        names = (f"{self.component}_low", f"{self.component}_high")
        if first[-1:] == second[-1:]:
            yield self._change(
                "ends swapped", f"{self.text[: low.start]}{second}{between}{first}{self.text[high.end :]}", *names
            )
        for letter in "KML":
            if first.endswith(letter) and second.endswith(letter):
                lower = _LOWERED[letter]
                changed = f"{first[:-1]}{lower}{between}{second[:-1]}{lower}"
                yield self._change(
                    "both suffixes lowered", self.text[: low.start] + changed + self.text[high.end :], *names
                )

    def _currency(self, money: MoneyRange) -> Iterator[Mutation]:
        if money.currency is None or self.entry.many or len(self.entry.cell.ranges) > 1:
            return
        sign, _ = next(pair for pair in _OTHER_CURRENCIES if pair[1] != money.currency)
        inner = self.text[money.start : money.end]
        if not _SIGN.search(inner):
            return
        swapped = self.text[: money.start] + _SIGN.sub(sign, inner) + self.text[money.end :]
        yield self._change("currency of a cell", swapped, f"{self.component}_low")
        first = self.text[: money.start] + _SIGN.sub(sign, inner, count=1) + self.text[money.end :]
        if first != swapped:
            yield self._change("currency of one end", first)

    def _holds(self, money: MoneyRange, bound: str) -> bool:
        """Whether the row holds an end of the range."""
        end, own = (
            (money.low, self.row.low(self.component)) if bound == "low" else (money.high, self.row.high(self.component))
        )
        return end is not None and own is not None and (not self.entry.many or _is_outermost(self.cell, bound))

    def _why(self, compared: bool) -> str:  # noqa: FBT001
        if not compared:
            return "the second currency, or a grant's yearly part"
        if self.entry.many:
            return "a level in the middle"
        if self.component == "bonus" and self.row.bonus_pct is not None:
            return "a bonus that the row holds in per cent"
        return "the row holds no such figure"


def _labels(guide: GuideText, table: PayTable, number: int) -> list[str]:
    name = guide.rows_of(table).get(number)
    return [label.at for label in table.regions if label.name == name and table.shape in Shape]


def _is_outermost(cell: Told, bound: str) -> bool:
    """Whether a level's figure is the one that the row holds, and no other level has the same."""
    own = cell.row.low(cell.component) if bound == "low" else cell.row.high(cell.component)
    ends = [
        (end.value, other is cell.entry)
        for other in cell.table.entries
        if other.region == cell.entry.region and other.component == cell.component
        for money in other.cell.ranges[:1]
        for end in [money.low if bound == "low" else money.high]
        if end is not None
    ]
    return [mine for value, mine in ends if value == own] == [True]


def _other_words(word: str, bound: str) -> Iterator[tuple[str, str]]:
    """An amount changed: its number; its suffix."""
    yield "number in a cell", _other_number(word, bound)
    suffix = _SUFFIX.search(word)
    if suffix:
        yield "suffix in a cell", word[: suffix.start()] + _GROWN[suffix[1]] + word[suffix.end() :]
        if _LOWERED[suffix[1]] and _LOWERED[suffix[1]] != _GROWN[suffix[1]]:
            yield "suffix lowered", word[: suffix.start()] + _LOWERED[suffix[1]] + word[suffix.end() :]


def _other_number(word: str, bound: str) -> str:
    """The amount with its leading digits one lower at the low end and one higher at the high end, so that no range turns round."""
    return re.sub(r"[0-9][0-9,.]*", lambda match: _other_digits(match[0], bound), word, count=1)


def _other_digits(number: str, bound: str) -> str:
    head = number.rstrip("0").rstrip(",.") or number
    last = head[-1]
    if bound == "low":
        changed = head[:-1] + str(int(last) - 1) if last != "0" else head[:-1] + "1"
    elif last != "9":
        changed = head[:-1] + str(int(last) + 1)
    else:
        changed = head + "5" if "." in head else f"1{head}"
    return changed + number[len(head) :]

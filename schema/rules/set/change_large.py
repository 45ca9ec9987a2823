"""SET605."""

from collections.abc import Iterator
from itertools import groupby
from typing import Annotated

from schema.differences import PERCENTS
from schema.figure_changes import FigureChange, Kind
from schema.finding import Fault, Related, Severity, Skip
from schema.named import NamedTuple
from schema.rule import Bad, EditRule, Good
from schema.subject import Subject
from schema.wording import both, figure, number, per_cent


class ChangeLarge(EditRule):
    """A figure moved by more than pay moves from one review to the next.

    Most such changes are a slip: a digit too many, thousands for units, the row of another region. The finding shows what was and
    what is; where it is meant, whoever reviews the edit agrees to it with open eyes. A row is known by its region, or under a new
    name by its figures. A bonus in per cent is not looked at, nor a figure that was zero or unknown; one whose currency changed
    cannot be compared.
    """

    class Options(NamedTuple):
        most: Annotated[float, "by which part of what it was a figure may move without a second look"] = 0.2

    code = "SET605"
    severity = Severity.WARNING
    options: Options

    examples = (
        Good("base_low: 180000", base=()),
        Good("base_low: 190000"),
        Good("signing_bonus_low: 10000", base=()),
        Good("bonus_pct: 15", base=()),
        Good("base_low: 190000", base=(), options={"most": 0.5}),
        Bad(
            "base_low: 190000", base=(),
            at="compensation[0].base_low", marks="190000",
            says="base_low went from 150,000 to 190,000 (+26.7 %), a move of more than 20 %: correct it, or make sure that it is "
            "meant",
            values={"base": 150000, "now": 190000},
        ),
        Bad(
            "stock_low: 50000", "stock_high: 100000", base=(),
            at="compensation[0].stock_low", marks="50000",
            says="stock_low went from 100,000 to 50,000 (−50 %) and stock_high from 200,000 to 100,000 (−50 %), a move of more "
            "than 20 %: correct it, or make sure that it is meant",
            values={"base": 100000, "now": 50000, "base_high": 200000, "now_high": 100000},
        ),
        Bad(
            "base_high: 2000000", base=(),
            at="compensation[0].base_high", marks="2000000",
            says="base_high went from 200,000 to 2,000,000 (10 times as much), a move of more than 20 %: correct it, or make sure "
            "that it is meant",
        ),
    )  # fmt: skip

    def check(self, now: Subject, base: Subject) -> Iterator[Fault | Skip]:
        del base
        known = now.figure_changes
        for _, group in groupby(known.changes, key=lambda change: (change.row, change.component)):
            changes = list(group)
            yield from self._uncompared(changes)
            large = [change for change in changes if abs(change.share or 0) > self.options.most]
            if large:
                yield self._fault(large)
        for route, reason in known.unread:
            yield Skip(route, reason)

    def _fault(self, large: list[FigureChange]) -> Fault:
        told = both(
            [
                f"{change.field}{'' if at else ' went'} from {figure(change.old)} to {figure(change.new)} ({_move(change)})"
                for at, change in enumerate(large)
            ]
        )
        values = {"base": number(large[0].old), "now": number(large[0].new)}
        for change in large[1:]:
            values |= {"base_high": number(change.old), "now_high": number(change.new)}
        return Fault(
            large[0].route,
            f"{told}, a move of more than {per_cent(self.options.most)}: correct it, or make sure that it is meant",
            values=values,
            related=tuple(Related(change.route, f"{figure(change.old)} at the base") for change in large[1:]),
        )

    @staticmethod
    def _uncompared(changes: list[FigureChange]) -> Iterator[Skip]:
        for change in changes:
            amounts = change.kind is Kind.FIGURE and change.field not in PERCENTS
            if amounts and not change.currency and None not in {change.old, change.new}:
                yield Skip(change.route, "its currency is another one than at the base")


def _move(change: FigureChange) -> str:
    """By how much, or how many times where a digit or thousands slipped."""
    old, new = change.old, change.new
    if isinstance(old, int) and isinstance(new, int) and old > 0 and new > 0:
        for times in (10, 100, 1000):
            if new == old * times:
                return f"{times:,} times as much"
            if old == new * times:
                return f"a {'tenth' if times == 10 else 'hundredth' if times == 100 else 'thousandth'} of it"
    return per_cent(change.share or 0, signed=True)

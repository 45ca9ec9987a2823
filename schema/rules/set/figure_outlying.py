"""SET604."""

from collections.abc import Iterator
from math import log
from typing import Annotated

from schema.corpus import Corpus, Entry
from schema.finding import Fault, Related, Severity, Skip
from schema.median import median
from schema.named import NamedTuple
from schema.region_groups import understood
from schema.rule import Bad, CorpusRule, Good

# A median absolute deviation times this is a standard deviation, where figures are spread normally.
_TO_SIGMA = 1.4826
# Peers that agree more closely than this are taken to differ by so much: round figures are often the same ones.
_LEAST_SPREAD = log(1.05)
_FIGURES = ("total_comp_low", "total_comp_high", "base_low", "base_high")


class _Paid(NamedTuple):
    entry: Entry
    number: int


class FigureOutlying(CorpusRule):
    """A figure is far from what other companies pay for the same role, in the same region and currency.

    Some companies do pay that much, or that little; others have a digit too many, or a month's pay for a year's. A figure is
    held against its peers: the guides of other companies, for the same role and in the same currency, whose region lies in the
    same metropolitan area or is as wide. What is usual is the median of what these companies pay, and how far they spread is
    told by the median of the deviations from it, both of the logarithms: unlike a mean, one wrong figure among ten does not
    move them. One other company may lie as far out, or further: two that are wrong do not hide each other. It takes eight
    companies to say what is usual. What each place is taken for stands in [places](../places.md).
    """

    class Options(NamedTuple):
        deviations: Annotated[float, "how many deviations from the median of its peers a figure may be"] = 5.0
        peers: Annotated[int, "how many peers it takes at least"] = 8

    code = "SET604"
    severity = Severity.INFO
    among = "role"
    needs_whole = True
    options: Options

    examples = (
        Good(kin={f"peer-{each}/data-engineer.md": (f"total_comp_low: {180000 + 5000 * each}",) for each in range(8)}),
        Good("total_comp_low: 900000", "total_comp_high: 950000", kin={f"peer-{each}/data-engineer.md": () for each in range(7)}),
        Bad(
            "total_comp_low: 19000",
            kin={f"peer-{each}/data-engineer.md": (f"total_comp_low: {180000 + 5000 * each}",) for each in range(8)},
            at="compensation[0].total_comp_low", marks="19000",
            says="total_comp_low 19,000 is far below the median of 8 other companies for data-engineer in New York, 197,500 (they "
            "pay 180,000 to 215,000): correct it, or make sure that it is meant",
            values={"total_comp_low": 19000, "median": 197500, "lowest": 180000, "highest": 215000, "peers": 8},
        ),
        Bad(
            "base_low: 15000", "base_high: 20000",
            kin={f"peer-{each}/data-engineer.md": (f"base_low: {130000 + 5000 * each}",) for each in range(8)},
            at="compensation[0].base_low", marks="15000",
            says="base_low 15,000 is far below the median of 8 other companies for data-engineer in New York, 147,500 (they pay "
            "130,000 to 165,000); base_high 20,000 is far below that of 8, 200,000 (200,000 each): correct them, or make sure that "
            "they are meant",
            values={"base_low": 15000, "base_high": 20000, "median": 147500, "lowest": 130000, "highest": 165000, "peers": 8},
        ),
    )  # fmt: skip

    def check(self, corpus: Corpus) -> Iterator[tuple[Entry, Fault | Skip]]:
        for kin in corpus.roles.values():
            if len(kin) <= self.options.peers:
                continue
            groups: dict[tuple[str, str], list[_Paid]] = {}
            for entry in kin:
                for number, row in enumerate(entry.rows) if entry.active else ():
                    if row.region and row.currency and (group := understood(row.region, row.currency).group):
                        groups.setdefault((group, row.currency), []).append(_Paid(entry, number))
            for (group, _), paid in groups.items():
                if len(paid) > self.options.peers:
                    yield from self._in(group, paid)

    def _in(self, group: str, paid: list[_Paid]) -> Iterator[tuple[Entry, Fault]]:
        far: dict[_Paid, list[tuple[str, int, list[int]]]] = {}
        for name in _FIGURES:
            known = [
                (each, amount)
                for each in paid
                if (amount := getattr(each.entry.rows[each.number], name)) is not None and amount > 0
            ]
            if len(known) <= self.options.peers:
                continue
            for each, amount in self._far(known):
                theirs = _by_company(
                    [(them, other) for them, other in known if them.entry.company != each.entry.company]
                )
                if len(theirs) >= self.options.peers and self._is_far(amount, theirs):
                    far.setdefault(each, []).append((name, amount, theirs))
        for each, figures in far.items():
            yield each.entry, _fault(each, group, figures)

    def _far(self, known: list[tuple[_Paid, int]]) -> Iterator[tuple[_Paid, int]]:
        """Those that may be far: what is not far with itself among its peers is not far without."""
        logs = sorted(log(amount) for _, amount in known)
        middle = median(logs)
        spread = max(_TO_SIGMA * median([abs(each - middle) for each in logs]), _LEAST_SPREAD)
        nearest = 0.7 * self.options.deviations * spread
        for each, amount in known:
            if abs(log(amount) - middle) > nearest:
                yield each, amount

    def _is_far(self, amount: int, theirs: list[int]) -> bool:
        logs = [log(each) for each in theirs]
        middle = median(logs)
        spread = max(_TO_SIGMA * median([abs(each - middle) for each in logs]), _LEAST_SPREAD)
        return abs(log(amount) - middle) > self.options.deviations * spread


def _by_company(known: list[tuple[_Paid, int]]) -> list[int]:
    """What each company pays, once: of one that tells of several places in the area the middle."""
    companies: dict[str, list[int]] = {}
    for paid, amount in known:
        companies.setdefault(paid.entry.company, []).append(amount)
    return sorted(round(median(amounts)) for amounts in companies.values())


def _fault(each: _Paid, group: str, figures: list[tuple[str, int, list[int]]]) -> Fault:
    name, _, theirs = figures[0]
    peers = f"{len(theirs)} other companies for {each.entry.role} in {group}"
    told = [_told(*figures[0], f"the median of {peers}", "they pay ")]
    told += [_told(*figure, f"that of {len(figure[2])}", "") for figure in figures[1:]]
    advice = (
        "correct it, or make sure that it is meant"
        if len(told) == 1
        else "correct them, or make sure that they are meant"
    )
    amounts = {other: figure for other, figure, _ in figures}
    values = {
        **amounts,
        "median": round(median(theirs)),
        "lowest": theirs[0],
        "highest": theirs[-1],
        "peers": len(theirs),
    }
    related = tuple(
        Related(f"compensation[{each.number}].{other}", f"{other} is {figure:,}") for other, figure, _ in figures[1:]
    )
    message = f"{'; '.join(told)}: {advice}"
    return Fault(f"compensation[{each.number}].{name}", message, values=values, related=related, known_by=amounts)


def _told(name: str, amount: int, theirs: list[int], whose: str, they_pay: str) -> str:
    usual = round(median(theirs))
    side = "above" if amount > usual else "below"
    spread = f"{theirs[0]:,} each" if theirs[0] == theirs[-1] else f"{theirs[0]:,} to {theirs[-1]:,}"
    return f"{name} {amount:,} is far {side} {whose}, {usual:,} ({they_pay}{spread})"

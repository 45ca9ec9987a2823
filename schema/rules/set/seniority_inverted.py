"""SET603."""

from collections.abc import Iterator, Sequence

from schema.corpus import Corpus, Entry, Pay
from schema.finding import Fault, Related, Severity, Skip
from schema.ladders import rung
from schema.region_groups import same_region
from schema.rule import Bad, CorpusRule, Good

_BOUNDS = ("low", "high")


class SeniorityInverted(CorpusRule):
    """A senior role pays less than its junior at the same company, in the same region and currency.

    Whoever is promoted would lose money, so one of the two guides is wrong, or its region or level is. A role is held against
    the next lower one that the company has a guide for: senior-software-engineer against software-engineer, and
    staff-software-engineer against senior-software-engineer. Each end of the total is compared, and each end of the base where
    a total is unknown; not the high end of a guide whose table goes by levels and up to the senior one's (`Senior (L5)`), for
    that is pay for the senior level.
    """

    code = "SET603"
    severity = Severity.WARNING

    examples = (
        Good(kin={"acme/senior-data-engineer.md": ("total_comp_low: 230000", "total_comp_high: 340000")}),
        Good(kin={"acme/senior-data-engineer.md": ()}),
        Good(kin={
            "acme/senior-data-engineer.md": ("region: Austin", "total_comp_low: 150000", "total_comp_high: 240000"),
        }),
        Good(kin={"globex/junior-data-engineer.md": ("total_comp_low: 290000", "total_comp_high: 340000")}),
        Bad(
            "role: senior-data-engineer", "total_comp_low: 180000", path="acme/senior-data-engineer.md",
            kin={"acme/data-engineer.md": ()},
            at="compensation[0].total_comp_low", marks="180000",
            says="total_comp_low is 180,000 for senior-data-engineer and 190,000 for data-engineer, its junior: correct the wrong "
            "one",
            values={"senior": 180000, "junior": 190000},
        ),
        Bad(
            "role: staff-data-engineer", "total_comp_low: 180000", "total_comp_high: 260000",
            path="acme/staff-data-engineer.md", kin={"acme/data-engineer.md": ("region: NYC",)},
            at="compensation[0].total_comp_low", marks="180000",
            says="total_comp_low is 180,000 for staff-data-engineer and 190,000 for data-engineer, its junior, and total_comp_high "
            "260,000 and 270,000: correct the wrong one",
            values={"senior": 180000, "junior": 190000, "senior_high": 260000, "junior_high": 270000},
        ),
        Bad(
            "role: senior-data-engineer", "total_comp_low: null", "base_low: 140000", path="acme/senior-data-engineer.md",
            kin={"acme/data-engineer.md": ()},
            at="compensation[0].base_low", marks="140000",
            says="base_low is 140,000 for senior-data-engineer and 150,000 for data-engineer, its junior: correct the wrong one",
        ),
    )  # fmt: skip

    def check(self, corpus: Corpus) -> Iterator[tuple[Entry, Fault | Skip]]:
        for kin in corpus.companies.values():
            ladders: dict[str, list[tuple[int, Entry]]] = {}
            for entry in kin:
                if entry.role and entry.active:
                    role, rank = rung(entry.role)
                    ladders.setdefault(role, []).append((rank, entry))
            for ladder in ladders.values():
                if len(ladder) > 1:
                    yield from _on(ladder)


def _on(ladder: list[tuple[int, Entry]]) -> Iterator[tuple[Entry, Fault | Skip]]:
    """Hold each guide's rows against those of the next lower role that has the region."""
    for rank, senior in ladder:
        below = sorted((each for each in ladder if each[0] < rank), key=lambda each: -each[0])
        for number, row in enumerate(senior.rows):
            junior = next((other for _, other in below if _row(other, row) >= 0), None)
            if junior is not None and _row(senior, row) == number:
                covered = junior.reach >= rank
                if covered:
                    yield (
                        senior,
                        Skip(f"compensation[{number}]", f"the high end of {junior.role} is pay for this level, too"),
                    )
                fault = _compared(senior, number, junior, _row(junior, row), _BOUNDS[:1] if covered else _BOUNDS)
                if fault is not None:
                    yield senior, fault


def _row(entry: Entry, wanted: Pay) -> int:
    """The number of the one row that a guide has for a region and currency; -1 where it has none, or several."""
    if not wanted.region or not wanted.currency:
        return -1
    found = [
        number
        for number, row in enumerate(entry.rows)
        if row.currency == wanted.currency
        and row.region
        and (row.region == wanted.region or same_region(row.region) == same_region(wanted.region))
    ]
    return found[0] if len(found) == 1 else -1


def _compared(senior: Entry, number: int, junior: Entry, other: int, bounds: Sequence[str]) -> Fault | None:
    lower: list[tuple[str, int, int]] = []
    for bound in bounds:
        for component in ("total_comp", "base"):
            name = f"{component}_{bound}"
            mine, theirs = getattr(senior.rows[number], name), getattr(junior.rows[other], name)
            if mine is not None and theirs is not None:
                if mine < theirs:
                    lower.append((name, mine, theirs))
                break
    if not lower:
        return None
    told = [
        f"{name} {'' if at else 'is '}{mine:,}{'' if at else f' for {senior.role}'} and {theirs:,}"
        f"{'' if at else f' for {junior.role}, its junior'}"
        for at, (name, mine, theirs) in enumerate(lower)
    ]
    values: dict[str, int | float | str | None] = {"senior": lower[0][1], "junior": lower[0][2]}
    for _, mine, theirs in lower[1:]:
        values |= {"senior_high": mine, "junior_high": theirs}
    related = [
        Related(f"compensation[{other}].{name}", f"{theirs:,} for {junior.role}", path=junior.path)
        for name, _, theirs in lower
    ]
    related += [Related(f"compensation[{number}].{name}", f"{mine:,} for {senior.role}") for name, mine, _ in lower[1:]]
    message = f"{', and '.join(told)}: correct the wrong one"
    here = f"{lower[0][1]:,} for {senior.role}"
    return Fault(f"compensation[{number}].{lower[0][0]}", message, values=values, related=tuple(related), here=here)

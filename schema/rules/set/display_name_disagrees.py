"""SET602."""

from collections import Counter
from collections.abc import Iterator

from schema.corpus import Corpus, Entry
from schema.finding import Fault, Related, Severity, Skip
from schema.likeness import is_slip
from schema.named import NamedTuple
from schema.region_groups import same_region, understood
from schema.rule import Bad, CorpusRule, Good


class _Use(NamedTuple):
    """What a guide writes of a thing that its kin write too, and where."""

    form: str
    entry: Entry
    route: str


class DisplayNameDisagrees(CorpusRule):
    """A company's guides tell its name, or one of its regions, or that region's currency, in several ways.

    A program that groups by the name counts `San Francisco` and `San Francisco, CA` as two places, and a reader who looks for
    one misses the other. A company has one finding for each name that fewer of its guides say, however many these are: it says
    how many, and points at all of them. A name that comes up later is a new finding; a comment excuses the guide that it stands
    in, and the others still speak. Two names are one region where they mean the same cities and no guide has both; `US (NYC /
    Bellevue)` and `US (Seattle)` are two, and so are `Remote US` and `US (Other Markets)`. A name that means no place, and is one
    slip of the pen away from another guide's that does, is that one: `San Fransisco`.
    """

    code = "SET602"
    severity = Severity.WARNING
    by_company = True

    examples = (
        Good(kin={"acme/data-scientist.md": ()}),
        Good("region: US (Seattle)", kin={"acme/data-scientist.md": ("region: US (NYC / Bellevue)",)}),
        Good("region: Remote US", kin={"acme/data-scientist.md": ("region: US (Other Markets)",)}),
        Good(kin={"globex/data-engineer.md": ("company_display: acme", "region: New York, NY")}),
        Bad(
            "company_display: ACME Inc.", kin={"acme/data-scientist.md": (), "acme/product-manager.md": ()},
            at="company_display", marks="ACME Inc.",
            says="acme has several names in its guides, Acme (2 guides) and ACME Inc. (1 guide): agree on one",
            values={"Acme": 2, "ACME Inc.": 1},
        ),
        Bad(
            "region: New York, NY", kin={"acme/data-scientist.md": (), "acme/product-manager.md": ()},
            at="compensation[0].region", marks="New York, NY",
            says="a region of acme has several names in its guides, New York (2 guides) and New York, NY (1 guide): agree on one",
        ),
        Good("region: Level 5", kin={"acme/data-scientist.md": ("region: Level 4",)}),
        Bad(
            "region: New Yrok", kin={"acme/data-scientist.md": (), "acme/product-manager.md": ()},
            at="compensation[0].region", marks="New Yrok",
            says="a region of acme has several names in its guides, New York (2 guides) and New Yrok (1 guide): agree on one",
        ),
        Bad(
            "region: Singapore", "currency: USD",
            kin={
                "acme/data-scientist.md": ("region: Singapore", "currency: SGD"),
                "acme/product-manager.md": ("region: Singapore", "currency: SGD"),
            },
            at="compensation[0].currency", marks="USD",
            says="a region of acme has several currencies in its guides, Singapore: SGD (2 guides) and USD (1 guide): agree on one",
            values={"Singapore: SGD": 2, "Singapore: USD": 1},
        ),
    )  # fmt: skip

    def check(self, corpus: Corpus) -> Iterator[tuple[Entry, Fault | Skip]]:
        for (_, company), kin in corpus.companies.items():
            active = [entry for entry in kin if entry.active]
            if len(active) > 1:
                yield from _names(company, active)
                yield from _regions(company, active)


def _names(company: str, kin: list[Entry]) -> Iterator[tuple[Entry, Fault]]:
    if len({entry.company_display for entry in kin}) > 1:
        uses = [_Use(entry.company_display, entry, "company_display") for entry in kin if entry.company_display]
        yield from _told("", uses, f"{company} has several names in its guides, ")


def _regions(company: str, kin: list[Entry]) -> Iterator[tuple[Entry, Fault]]:
    rows = {row[:2] for entry in kin for row in entry.rows}
    if all(len(rows) == len(entry.rows) for entry in kin):  # as it mostly is: all guides tell the same regions
        return
    places: dict[tuple[object, ...], list[tuple[Entry, int]]] = {}
    for entry in kin:
        for number, row in enumerate(entry.rows):
            if row.region:
                places.setdefault(same_region(row.region), []).append((entry, number))
    _join_slips(places)
    for told in places.values():
        if _is_twice(told):  # a guide that tells it twice means two regions
            continue
        uses = [_Use(entry.rows[at].region, entry, f"compensation[{at}].region") for entry, at in told]
        yield from _told("", uses, f"a region of {company} has several names in its guides, ")
        paid = [
            _Use(row.currency, entry, f"compensation[{at}].currency")
            for entry, at in told
            if (row := entry.rows[at]).currency
        ]
        called = f"{_by_number(uses)[0][0]}: "
        yield from _told(called, paid, f"a region of {company} has several currencies in its guides, ")


def _is_twice(told: list[tuple[Entry, int]]) -> bool:
    return len({entry.path for entry, _ in told}) < len(told)


def _join_slips(places: dict[tuple[object, ...], list[tuple[Entry, int]]]) -> None:
    """Take a name that means no place for the one that it is a slip of the pen for, where no guide has both."""
    names = {place: told[0][0].rows[told[0][1]].region for place, told in places.items()}
    known = [place for place, name in names.items() if understood(name).known]
    for place, name in names.items():
        meant = next((other for other in known if is_slip(name, names[other])), None) if place not in known else None
        if meant is not None and not _is_twice([*places[meant], *places[place]]):
            places[meant] += places.pop(place)


def _told(label: str, uses: list[_Use], opening: str) -> Iterator[tuple[Entry, Fault]]:
    """A finding for each form but the most frequent, at the first place that has it."""
    most, *fewer = _by_number(uses) or [("", 0)]
    for form in fewer:
        first, *others = sorted((use for use in uses if use.form == form[0]), key=lambda use: use.entry.inner)
        usual = next(use for use in uses if use.form == most[0])
        related = [Related(use.route, f"{use.form} here", path=use.entry.path, at_fault=True) for use in others]
        related.append(Related(usual.route, f"{usual.form} here", path=usual.entry.path))
        message = f"{opening}{label}{_counted(most)} and {_counted(form)}: agree on one"
        yield (
            first.entry,
            Fault(
                first.route,
                message,
                values={f"{label}{name}": number for name, number in (most, form)},
                related=tuple(related),
                here=f"{first.form} here",
                known_by={"form": f"{label}{form[0]}"},
            ),
        )


def _counted(form: tuple[str, int]) -> str:
    return f"{form[0]} ({form[1]:,} guide{'' if form[1] == 1 else 's'})"


def _by_number(uses: list[_Use]) -> list[tuple[str, int]]:
    """The forms with how many guides have them, the most first; of two as frequent the shorter one."""
    counts = Counter(use.form for use in uses)
    return sorted(counts.items(), key=lambda each: (-each[1], len(each[0]), each[0]))

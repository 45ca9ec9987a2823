"""SET602."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from schema.corpus import Corpus, Entry
from schema.finding import Fault, Related, Severity, Skip
from schema.region_groups import same_region
from schema.rule import Bad, CorpusRule, Good

_SHOWN = 3  # names, or regions, that a message lists


class _Use(NamedTuple):
    """What a guide writes of a thing that its kin write too, and where."""

    form: str
    entry: Entry
    route: str


class DisplayNameDisagrees(CorpusRule):
    """A company's guides tell its name, or one of its regions, or that region's currency, in several ways.

    A program that groups by the name counts `San Francisco` and `San Francisco, CA` as two places, and a reader who looks for
    one misses the other. A company has one finding about its name, one about the names of its regions and one about their
    currencies, with how many guides say what; it points at those that say it as fewest do. Two names are one region where they
    mean the same cities and no guide has both; `US (NYC / Bellevue)` and `US (Seattle)` are two, and so are `Remote US` and
    `US (Other Markets)`.
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
        yield from _told([("", uses)], f"{company} has several names in its guides, ")


def _regions(company: str, kin: list[Entry]) -> Iterator[tuple[Entry, Fault]]:
    rows = {row[:2] for entry in kin for row in entry.rows}
    if all(len(rows) == len(entry.rows) for entry in kin):  # as it mostly is: all guides tell the same regions
        return
    places: dict[tuple[object, ...], list[tuple[Entry, int]]] = {}
    for entry in kin:
        for number, row in enumerate(entry.rows):
            if row.region:
                places.setdefault(same_region(row.region), []).append((entry, number))
    names: list[tuple[str, list[_Use]]] = []
    currencies: list[tuple[str, list[_Use]]] = []
    for told in places.values():
        if len({entry.path for entry, _ in told}) < len(told):  # a guide that tells it twice means two regions
            continue
        uses = [_Use(entry.rows[at].region, entry, f"compensation[{at}].region") for entry, at in told]
        names.append(("", uses))
        called = _by_number(uses)[0][0]
        paid = [
            _Use(row.currency, entry, f"compensation[{at}].currency")
            for entry, at in told
            if (row := entry.rows[at]).currency
        ]
        currencies.append((f"{called}: ", paid))
    yield from _told(names, "{} of " + f"{company} has several names in its guides, ")
    yield from _told(currencies, "{} of " + f"{company} has several currencies in its guides, ")


def _told(things: list[tuple[str, list[_Use]]], opening: str) -> Iterator[tuple[Entry, Fault]]:
    """One finding for all things of a kind that are told in several ways, at the first place that tells it as fewest do."""
    several = [(label, uses, forms) for label, uses in things if len(forms := _by_number(uses)) > 1]
    if not several:
        return
    texts = [label + _listed(forms) for label, _, forms in several[:_SHOWN]]
    more = len(several) - len(texts)
    what = "a region" if len(several) == 1 else "some regions"
    message = f"{opening.format(what)}{'; '.join(texts)}{f'; and {more} more' if more else ''}: agree on one"
    message = (
        message.replace("some regions of", "regions of").replace(" has several", " have several")
        if len(several) > 1
        else message
    )
    values: dict[str, int | float | str | None] = {
        f"{label}{form}": number for label, _, forms in several for form, number in forms
    }
    fewer = [use for _, uses, forms in several for use in uses if use.form != forms[0][0]]
    most = [next(use for use in uses if use.form == forms[0][0]) for _, uses, forms in several]
    first, *others = sorted(fewer, key=lambda use: use.entry.inner)
    related = tuple(Related(use.route, f"{use.form} here", path=use.entry.path) for use in (*others, *most))
    yield first.entry, Fault(first.route, message, values=values, related=related, here=f"{first.form} here")


def _by_number(uses: list[_Use]) -> list[tuple[str, int]]:
    """The forms with how many guides have them, the most first; of two as frequent the shorter one."""
    counts = Counter(use.form for use in uses)
    return sorted(counts.items(), key=lambda each: (-each[1], len(each[0]), each[0]))


def _listed(forms: list[tuple[str, int]]) -> str:
    told = [f"{form} ({number:,} guide{'' if number == 1 else 's'})" for form, number in forms]
    if len(told) > _SHOWN:
        told = [*told[:_SHOWN], f"{len(told) - _SHOWN} more"]
    return f"{', '.join(told[:-1])} and {told[-1]}"

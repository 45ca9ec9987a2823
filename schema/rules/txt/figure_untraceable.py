"""TXT407."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from schema.finding import Fault, Related, Severity, Skip
from schema.markdown import Kind
from schema.named import NamedTuple
from schema.prose import Passage, evidence
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject
from schema.wording import figure

if TYPE_CHECKING:
    from schema.claims import Claim

_COMPONENTS = ("base", "stock", "total_comp")
_PROSE = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE})
# An amount below half of the lowest is a raise or a difference, whatever the sentence calls it.
_LEAST = 0.5


class _Range:
    """From the lowest to the highest figure that the rows and the tables give a component in one currency."""

    __slots__ = ("component", "currency", "high", "highest", "low")

    def __init__(self, component: str, currency: str, low: float, high: float, highest: str = "") -> None:
        self.component, self.currency = component, currency
        self.low, self.high, self.highest = low, high, highest


class FigureUntraceable(SubjectRule):
    """The prose asks for a figure that no row supports.

    A script such as "I'm targeting $262K base" is read aloud in a negotiation. It should lie in the range that some region has
    for that component, or a step above it. Only amounts that a sentence asks for, or gives, as base, stock or total are judged:
    not raises, not what other employers pay, not revenue.
    """

    class Options(NamedTuple):
        headroom: Annotated[float, "how many times the highest figure an ask may be"] = 1.15

    code = "TXT407"
    severity = Severity.INFO
    only_where_selected = True
    options: Options

    examples = (
        Good(body='# Data Engineer | Acme\n\n> "I am targeting $210K base and $150K RSUs, with a $35K sign-on."\n'),
        Good(body='# Data Engineer | Acme\n\n> "Globex offers $310K base. I would like a $20K base increase to $[X]K."\n'),
        Good(body="# Data Engineer | Acme\n\nAcme has $900M revenue; ask for a total comp of $250K, or $40K/yr in RSUs.\n"),
        Bad(
            body='# Data Engineer | Acme\n\n> "I\'m targeting $262K base."\n',
            at="body.prose", marks="$262K",
            says="the text has $262K as base, and the rows' base runs from 150,000 to 200,000 USD: correct the wrong one",
            values={"component": "base", "low": 262000, "high": 262000},
        ),
        Bad(
            "base_low: null", "base_high: null",
            body='# Data Engineer | Acme\n\n> "I need $400K base."\n',
            at="body.prose", marks="$400K",
            says="the text has $400K as base, and the rows' total_comp goes up to 270,000 USD: correct the wrong one",
        ),
        Bad(
            body="# Data Engineer | Acme\n\nTotal compensation includes base salary (£150K–£190K) and RSUs.\n",
            at="body.prose", marks="£150K–£190K",
            says="the text has £150K–£190K as base, and the rows' base runs from 90,000 to 120,000 GBP: correct the wrong one",
        ),
        Bad(
            body="# Data Engineer | Acme\n\nIn New York, accept at $120,000 base.\n",
            at="body.prose", marks="$120,000",
            says="the text has $120,000 as base, and the rows' base runs from 150,000 to 200,000 USD: correct the wrong one",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault | Skip]:
        if subject.guide is None:
            return
        from schema.claims import claims  # noqa: PLC0415  (the rule runs only where it is selected)

        known = _known(subject)
        years = min((row.vest_years for row in subject.guide.rows), default=4)
        missing: set[str] = set()
        for passage in _passages(subject):
            for claim in claims(passage.text):
                ranges = [found for code in _currencies(claim) if (found := _range_for(claim.component, code, known))]
                if not ranges:
                    missing.add(claim.component)
                elif not any(self._supports(found, *_bounds(claim, years), claim.component) for found in ranges):
                    yield _fault(claim, passage, ranges[0], *_bounds(claim, years))
        for component in sorted(missing):
            yield Skip("body.prose", f"neither a row nor a table has {component} in the currency of the text's figures")

    def _supports(self, known: _Range, low: float, high: float, component: str) -> bool:
        if known.component != component:
            return high <= known.high
        most, least = known.high * self.options.headroom, known.low / self.options.headroom
        return high <= most and (low >= least or high < known.low * _LEAST)


def _passages(subject: Subject) -> Iterator[Passage]:
    document = subject.document
    aside = {line for section in evidence(document) for line in section.rest}
    for block in document.blocks:
        if block.kind in _PROSE and block.first not in aside:
            yield Passage("\n".join(document.lines[block.first : block.last + 1]), block.first)


def _currencies(claim: "Claim") -> tuple[str, ...]:
    return (claim.money.currency,) if claim.money.currency else claim.money.candidates


def _range_for(component: str, currency: str, known: dict[tuple[str, str], _Range]) -> _Range | None:
    """Where the rows hold nothing but totals, a base can still be above all of them."""
    other = "total_comp" if component == "base" else component
    return known.get((component, currency)) or known.get((other, currency))


def _bounds(claim: "Claim", years: int) -> tuple[float, float]:
    """Both ends of a claim; a year's part of a grant stands for the whole of it."""
    bounds = [bound.value for bound in (claim.money.low, claim.money.high) if bound]
    times = years if claim.a_year else 1
    return min(bounds) * times, max(bounds) * times


def _known(subject: Subject) -> dict[tuple[str, str], _Range]:
    """What the rows and the tables give, by component and currency."""
    from schema.known_figures import known_figures  # noqa: PLC0415  (as above)

    found: dict[tuple[str, str], _Range] = {}
    for each in known_figures(subject):
        for value, route in zip((each.low, each.high), each.routes, strict=True):
            if value is None or each.component not in _COMPONENTS:
                continue
            known = found.setdefault(
                (each.component, each.currency), _Range(each.component, each.currency, value, value, route)
            )
            known.low = min(known.low, value)
            if value > known.high:
                known.high, known.highest = value, route
    return found


def _fault(claim: "Claim", passage: Passage, known: _Range, low: float, high: float) -> Fault:
    name = f"a year of {claim.component}" if claim.a_year else claim.component
    from_low = f"runs from {figure(int(known.low))}" if known.component == claim.component else "goes up"
    related = (Related(known.highest, f"{figure(int(known.high))} in the frontmatter"),) if known.highest else ()
    return Fault(
        "body.prose",
        f"the text has {claim.text} as {name}, and the rows' {known.component} {from_low} to {figure(int(known.high))} "
        f"{known.currency}: correct the wrong one",
        at=passage.span(claim.start, claim.end),
        values={"component": claim.component, "low": int(low), "high": int(high)},
        related=related,
    )

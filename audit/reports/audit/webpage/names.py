"""Companies, roles and owners of an audit, each in the order of its name, so that a number stands for one and sorts like it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.reports.audit.webpage.wording import shown
from audit.staleness import AuditedGuide

NAMELESS = "–"  # a guide that says nothing, in no folder


@dataclass(frozen=True, slots=True)
class Names:
    """Slugs with the name that most guides write for each."""

    displays: dict[str, str]

    @property
    def numbers(self) -> dict[str, int]:
        return {slug: number for number, slug in enumerate(self.displays)}

    @property
    def data(self) -> list[tuple[str, str]]:
        return [(shown(slug), display) for slug, display in self.displays.items()]


def companies(guides: Sequence[AuditedGuide]) -> Names:
    return _names((guide.company, guide.facts.company_display) for guide in guides)


def roles(guides: Sequence[AuditedGuide]) -> Names:
    return _names((guide.role, guide.facts.role_display) for guide in guides)


def owners(guides: Sequence[AuditedGuide]) -> Names:
    return _names((guide.owner, guide.owner) for guide in guides)


def _names(found: Iterable[tuple[str, str | None]]) -> Names:
    written: dict[str, Counter[str]] = {}
    for slug, display in found:
        written.setdefault(slug, Counter())[display or slug or NAMELESS] += 1
    best = {slug: shown(min(each, key=lambda name: (-each[name], name))) for slug, each in written.items()}
    return Names({slug: best[slug] for slug in sorted(best, key=lambda slug: (best[slug].casefold(), slug))})

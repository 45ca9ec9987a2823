"""EVD705."""

from collections.abc import Iterator
from datetime import date

from schema.evidence_name import UNDATED
from schema.evidence_rule import Bad, ClaimRule, Good
from schema.finding import Fault, Related, Severity, Skip
from schema.guide import Guide, Source
from schema.shown import short
from schema.subject import Subject

# The day of the newest source that a row rests on, the row, and the source.
_Newest = tuple[date, int, int]

_DATED = """data_sources:
  - {{name: Levels.fyi, accessed: {}, supports: [New York]}}
  - {{name: Glassdoor, accessed: {}, supports: [London]}}"""


class DateFresherThanSources(ClaimRule):
    """A guide says that it was updated after the day on which the newest source of one of its rows was looked at.

    A date cannot be fresher than what it rests on. A row rests on the sources that say `supports` with its region's name, and on
    those that say no region; the newest day on which one of them was `accessed` is the row's, and the oldest of the rows' days is
    the latest that `last_updated` may be. Look at that source again, or take the date back. Where a source of a row gives no
    day (a bare name, too), or no source says that it supports the row, nothing is known, and the report says so. A region that
    no row has, in `supports`, is a slip of the pen, and is told.
    """

    code = "EVD705"
    severity = Severity.WARNING
    needs_evidence = False

    examples = (
        Good(_DATED.format("2026-02-23", "2026-02-24")),
        Good("data_sources:\n  - {name: Levels.fyi, accessed: 2025-11-30}\n  - {name: Glassdoor, accessed: 2026-02-23}"),
        Good("data_sources:\n  - {name: Levels.fyi, accessed: 2025-11-30}\n  - Glassdoor"),
        Bad(
            _DATED.format("2026-02-23", "2025-11-30"),
            at="last_updated", marks="2026-02-23",
            says="last_updated 2026-02-23 is later than 2025-11-30, the day on which the newest source of London was accessed "
            "(Glassdoor): look at it again, or take the date back",
            values={"last_updated": "2026-02-23", "accessed": "2025-11-30", "rows": 1},
        ),
        Bad(
            "data_sources:\n  - {name: Levels.fyi, accessed: 2025-11-30}\n"
            "  - {name: Glassdoor, accessed: 2026-02-23, supports: [London]}",
            at="last_updated", marks="2026-02-23",
            says="last_updated 2026-02-23 is later than 2025-11-30, the day on which the newest source of New York was accessed "
            "(Levels.fyi): look at it again, or take the date back",
        ),
        Bad(
            "data_sources:\n  - {name: Levels.fyi, accessed: 2026-02-23, supports: [New York, Londn]}\n"
            "  - {name: Glassdoor, accessed: 2026-02-23, supports: [London]}",
            at="data_sources[0].supports[1]", marks="Londn",
            says="no row is for Londn: did you mean London?",
            values={"region": "Londn", "nearest": "London"},
        ),
    )  # fmt: skip

    def check(self, guide: Guide, subject: Subject) -> Iterator[Fault | Skip]:
        sources = guide.data_sources or []
        if not any(isinstance(source, Source) and (source.accessed or source.supports) for source in sources):
            return
        hole = min((hole for hole in subject.reading.holes if hole.startswith("data_sources")), default="")
        if hole:
            line = subject.document.span(hole).line
            yield Skip("data_sources", f"{hole} on line {line} cannot be read, and `payproof check` says why")
            return
        supported = [_supported(guide, source) for source in sources]
        yield from _slips(guide)
        oldest: list[_Newest] = []
        for row in range(len(guide.rows)):
            newest = _newest(guide, row, supported)
            if isinstance(newest, str):
                yield Skip(f"compensation[{row}]", newest)
            else:
                oldest.append(newest)
        updated = guide.last_updated
        late = sorted(each for each in oldest if updated is not None and each[0] < updated)
        if late:
            yield _told(guide, late)


def _supported(guide: Guide, source: str | Source) -> frozenset[int]:
    """The rows that a source says it supports: all of them unless it names some."""
    if isinstance(source, str) or source.supports is None:
        return frozenset(range(len(guide.rows)))
    from schema.region_names import pairs  # noqa: PLC0415  (hardly any guide says so)

    return frozenset(pairs(source.supports, [row.region or "" for row in guide.rows]).values())


def _newest(guide: Guide, row: int, supported: list[frozenset[int]]) -> _Newest | str:
    """The newest source of a row, or why that is not known."""
    sources = guide.data_sources or []
    own = [number for number, rows in enumerate(supported) if row in rows]
    if not own:
        return "no source says that it supports the row"
    days: list[tuple[date, int]] = []
    for number in own:
        source = sources[number]
        if isinstance(source, str) or source.accessed is None:
            name = source if isinstance(source, str) else source.name or ""
            return f"{short(name)} {UNDATED}"
        days.append((source.accessed, -number))
    day, number = max(days)
    return day, row, -number


def _told(guide: Guide, late: list[_Newest]) -> Fault:
    (day, row, number), updated = late[0], guide.last_updated
    source = (guide.data_sources or [])[number]
    name = source.name if isinstance(source, Source) else ""
    others = len(late) - 1
    rows = "row rests" if others == 1 else "rows rest"
    more = f", and {others:,} more {rows} on sources older than the date" if others else ""
    region = guide.rows[row].region or "a row"
    return Fault(
        "last_updated",
        f"last_updated {updated} is later than {day}, the day on which the newest source of {short(region)} was accessed "
        f"({short(name or '')}){more}: look at it again, or take the date back",
        values={"last_updated": str(updated), "accessed": str(day), "rows": len(late)},
        related=(
            Related(f"data_sources[{number}].accessed", "accessed"),
            Related(f"compensation[{row}].region", "the row"),
        ),
    )


def _slips(guide: Guide) -> Iterator[Fault]:
    """The regions of `supports` that no row has."""
    from schema.likeness import nearest  # noqa: PLC0415  (as above)
    from schema.region_names import pairs  # noqa: PLC0415  (as above)

    regions = [row.region for row in guide.rows if row.region]
    for number, source in enumerate(guide.data_sources or []):
        named = source.supports if isinstance(source, Source) and source.supports else []
        for place, region in enumerate(named):
            if not pairs([region], regions):
                near = nearest(region, regions) if len(region) <= 200 else ""
                advice = f"did you mean {short(near)}?" if near else "write a row's region, or take it out"
                yield Fault(
                    f"data_sources[{number}].supports[{place}]",
                    f"no row is for {short(region)}: {advice}",
                    values={"region": region[:200], "nearest": near or None},
                )

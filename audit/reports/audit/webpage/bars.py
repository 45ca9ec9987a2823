"""Counts of states as the parts of a bar, and the counts of many days as the bands of an area chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from audit.staleness import Point
from schema.freshness import State

WIDE, HIGH = 1000, 300  # units of a drawing, which the page stretches to the room there is
_LEAST = 4.0  # what is there is seen, however little it is


@dataclass(frozen=True, slots=True)
class Part:
    """One state's piece of a bar."""

    state: State
    number: int
    left: str
    width: str


@dataclass(frozen=True, slots=True)
class Band:
    """One state's area over the days, as the points of a polygon."""

    state: State
    points: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Trend:
    """The chart of a trend, its axes, and the line of what was past due."""

    points: Sequence[Point]
    bands: Sequence[Band]
    line: str
    heights: Sequence[int]
    days: Sequence[date]
    states: Sequence[State]


def parts(counts: Mapping[State, int]) -> list[Part]:
    """The bar of some counts, the worst at its left; together the parts are as long as the bar."""
    there = [(state, counts.get(state, 0)) for state in State if counts.get(state, 0)]
    total = sum(number for _, number in there)
    widths = [max(number / total * WIDE, _LEAST) for _, number in there]
    scale = WIDE / sum(widths) if widths else 1.0
    found, left = [], 0.0
    for (state, number), width in zip(there, widths, strict=True):
        found.append(Part(state, number, _unit(left), _unit(width * scale)))
        left += width * scale
    return found


def trend(points: Sequence[Point]) -> Trend | None:
    """The areas of all states over the days, the worst lowest; None where there is no trend."""
    if not points:
        return None
    ordered = sorted(points, key=lambda point: point.day)
    first, last = ordered[0].day, ordered[-1].day
    top = max(1, *(max(sum(point.counts.values()), point.past_due) for point in ordered))
    across = [_unit((point.day - first).days / max((last - first).days, 1) * WIDE) for point in ordered]
    states = [state for state in State if any(point.counts.get(state, 0) for point in ordered)]
    floor = [0] * len(ordered)
    bands = []
    for state in states if first < last else []:
        roof = [low + point.counts.get(state, 0) for low, point in zip(floor, ordered, strict=True)]
        there = [f"{x},{_up(y, top)}" for x, y in zip(across, roof, strict=True)]
        back = [f"{x},{_up(y, top)}" for x, y in zip(reversed(across), reversed(floor), strict=True)]
        numbers = [point.counts.get(state, 0) for point in ordered]
        bands.append(Band(state, " ".join([*there, *back]), numbers[0], numbers[-1]))
        floor = roof
    line = " ".join(f"{x},{_up(point.past_due, top)}" for x, point in zip(across, ordered, strict=True))
    days = [first, first + (last - first) // 2, last] if (last - first).days > 1 else sorted({first, last})
    heights = (top, top // 2, 0) if top > 1 else (top, 0)
    return Trend(ordered, bands, line if bands else "", heights, days, states)


def _up(number: int, top: int) -> str:
    return _unit(HIGH - number / top * HIGH)


def _unit(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")

"""Time and memory against the number of guides, as a picture that is read on light and on dark ground."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from benchmarks.speed import page
from benchmarks.speed.processes import Taken

Sizes = Sequence[tuple[int, Mapping[str, Taken]]]

_WIDE, _HIGH = 380, 300  # of one panel
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 20, 44, 60
_COLOURS = ("grey", "blue", "orange")
_STYLE = """
text { font: 13px sans-serif; fill: #333 } .title { font-weight: bold }
.grid { stroke: #ccc } .grey { stroke: #777; fill: #777 } .blue { stroke: #0969da; fill: #0969da }
.orange { stroke: #bc4c00; fill: #bc4c00 } path { fill: none !important; stroke-width: 2 }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd } .grid { stroke: #444 } .grey { stroke: #aaa; fill: #aaa }
  .blue { stroke: #58a6ff; fill: #58a6ff } .orange { stroke: #f0883e; fill: #f0883e }
}
"""


def drawn(sizes: Sizes) -> str:
    """Two panels, both axes logarithmic: what grows with the number of guides is a line as steep as the grid's."""
    panels = [
        _Panel(0, "Time", sizes, lambda taken: taken.seconds, page.seconds),
        _Panel(_WIDE, "Memory", sizes, lambda taken: taken.memory, lambda held: page.megabytes(round(held))),
    ]
    names = list(sizes[0][1])
    legend = [
        f'<rect class="{_COLOURS[number]}" x="{_LEFT + number * 230}" y="{_HIGH + 4}" width="12" height="12"/>'
        f'<text x="{_LEFT + 18 + number * 230}" y="{_HIGH + 15}">{escape(name)}</text>'
        for number, name in enumerate(names)
    ]
    size = f'viewBox="0 0 {2 * _WIDE} {_HIGH + 28}" width="{2 * _WIDE}" height="{_HIGH + 28}"'
    about = "<title>Time and memory against the number of guides</title>"
    lines = [line for panel in panels for line in panel.lines()]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
            about,
            f"<style>{_STYLE}</style>",
            *lines,
            *legend,
            "</svg>",
            "",
        ]
    )


class _Panel:
    def __init__(
        self, left: int, title: str, sizes: Sizes, of: Callable[[Taken], float], told: Callable[[float], str]
    ) -> None:
        self.left, self.title, self.told = left, title, told
        self.counts = [guides for guides, _ in sizes]
        self.series = [[of(taken[name]) for _, taken in sizes] for name in sizes[0][1]]
        self.across = _decades(self.counts)
        self.up = _decades([value for line in self.series for value in line])

    def lines(self) -> Iterator[str]:
        yield f'<text class="title" x="{self.left + _LEFT}" y="24">{self.title}</text>'
        for power in range(self.up[0], self.up[1] + 1):
            y = self._y(10.0**power)
            yield f'<line class="grid" x1="{self._x(self._start)}" x2="{self._x(self._end)}" y1="{y}" y2="{y}"/>'
            yield f'<text text-anchor="end" x="{self.left + _LEFT - 8}" y="{y + 4}">{self.told(10.0**power)}</text>'
        for power in range(self.across[0], self.across[1] + 1):
            x = self._x(10.0**power)
            yield f'<line class="grid" x1="{x}" x2="{x}" y1="{self._y(10.0 ** self.up[0])}" y2="{_TOP}"/>'
            yield f'<text text-anchor="middle" x="{x}" y="{_HIGH - _BOTTOM + 20}">{10**power:,}</text>'
        for colour, values in zip(_COLOURS, self.series, strict=False):
            points = [(self._x(count), self._y(value)) for count, value in zip(self.counts, values, strict=True)]
            yield f'<path class="{colour}" d="M{" L".join(f"{x} {y}" for x, y in points)}"/>'
            yield from (f'<circle class="{colour}" cx="{x}" cy="{y}" r="3"/>' for x, y in points)

    @property
    def _start(self) -> float:
        return 10.0 ** self.across[0]

    @property
    def _end(self) -> float:
        return 10.0 ** self.across[1]

    def _x(self, value: float) -> float:
        share = (math.log10(value) - self.across[0]) / (self.across[1] - self.across[0])
        return round(self.left + _LEFT + share * (_WIDE - _LEFT - _RIGHT), 1)

    def _y(self, value: float) -> float:
        share = (math.log10(value) - self.up[0]) / (self.up[1] - self.up[0])
        return round(_HIGH - _BOTTOM - share * (_HIGH - _BOTTOM - _TOP), 1)


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten that hold all values."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)

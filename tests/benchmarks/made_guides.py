"""Reads made guides in a small way of its own, so that the generator is not its own witness."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import yaml

from benchmarks.generate import Made

_SIGNS = {
    "$": "USD", "£": "GBP", "€": "EUR", "₹": "INR", "S$": "SGD", "C$": "CAD", "A$": "AUD", "HK$": "HKD", "R$": "BRL",
    "₪": "ILS",
}  # fmt: skip
_UNITS = {"K": 1_000, "M": 1_000_000, "L": 100_000, "": 1}
_AMOUNT = re.compile(r"(HK\$|[SCAR]\$|[$£€₹₪]|\b[A-Z]{3} )?(\d[\d,]*(?:\.\d+)?)([KML]?)(?![\d%])")
_EACH = re.compile(r"(.+) / .+ - (.+) / .+")
_PERCENT = re.compile(r"(\d+)(?:[-–]\d+)?%")
_HINT = re.compile(r" \([A-Z]{3}(?: [^)]*)?\)$")
_FLAG = re.compile(r"^(?::[a-z]{2}:|[\U0001F1E6-\U0001F1FF]{2}) ")
YEAR = re.compile(r"\b20\d\d\b")

Key = tuple[str, str]


@dataclass(frozen=True)
class Range:
    """What a cell of money says first."""

    low: int
    high: int
    currencies: tuple[str, ...]


@cache
def parts(text: str) -> tuple[dict[str, Any], str]:
    """The frontmatter and the body."""
    _, frontmatter, body = text.split("---\n", 2)
    return yaml.load(frontmatter, yaml.CSafeLoader), body


def values(made: Made) -> dict[str, Any]:
    return parts(made.text)[0]


def body(made: Made) -> str:
    return parts(made.text)[1]


def evidence(made: Made) -> str:
    return body(made).partition("Evidence & Sources")[2]


def rows(made: Made) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = values(made)["compensation"]
    return found


def row(made: Made) -> dict[str, Any]:
    """The row that the first fault is in."""
    number = re.match(r"compensation\[(\d+)\]", made.faults[0].field)
    assert number
    return rows(made)[int(number[1])]


def region(name: str) -> str:
    """A region's name without what only dresses it."""
    return _HINT.sub("", _FLAG.sub("", name.replace("**", "")))


def table(made: Made) -> list[list[str]]:
    """The header and rows of the table of pay; nothing where there is none."""
    for block in re.findall(r"(?m)(?:^\|.*\|\n)+", body(made)):
        lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
        if lines[0][0] in {"Region", "Level", "Component"}:
            return [lines[0], *lines[2:]]
    return []


def money(cell: str) -> Range | None:
    """The first range of money of a cell, by the year, or as a whole grant."""
    text = re.sub(r" \(.*\)$", "", cell.replace("**", ""))
    each = _EACH.fullmatch(text)
    text = f"{each[1]} {each[2]}" if each else text.split(" / ")[0]
    times = 12 if "/mo" in text else 4 if "/yr" in text else 1
    found = _AMOUNT.findall(text.partition("/")[0].removesuffix(" RSU"))
    if len(found) != 2:
        return None
    low, high = (int(Decimal(number.replace(",", "")) * _UNITS[unit]) * times for _, number, unit in found)
    return Range(low, high, tuple(dict.fromkeys(_SIGNS.get(sign, sign.strip()) for sign, _, _ in found if sign)))


def component(head: str) -> str:
    """What a column, or a row of the component shape, holds."""
    if head in {"PnL Participation", "Profit Sharing"}:
        return ""
    if head.startswith(("Base", "Sign", "Total")):
        return {"B": "base", "S": "signing_bonus", "T": "total_comp"}[head[0]]
    return "bonus" if "Bonus" in head else "stock"


def cells(made: Made) -> Iterator[tuple[str, str, str]]:
    """Region, component and text of every cell."""
    head, *lines = table(made)
    if head[0] == "Region" or head[1] == "Title":
        start = 1 if head[0] == "Region" else 2
        for line in lines:
            for name, cell in zip(head[start:], line[start:], strict=False):
                yield region(line[start - 1]), component(name), cell
        return
    for place, name in enumerate(head[1:], 1):
        for line in lines:
            yield region(name), component(line[0]) if head[0] == "Component" else "total_comp", line[place]


def told(made: Made, percents: set[str]) -> dict[Key, object]:
    """Every figure and currency that a table gives; `percents` are the regions whose bonus is held in per cent."""
    figures: dict[Key, Any] = {}
    for where, what, cell in cells(made):
        percent = _PERCENT.search(cell)
        found = money(cell)
        if what == "bonus" and percent and (where in percents or found is None):
            figures[where, "bonus_pct"] = int(percent[1])
        elif found and what:
            low, high = (where, f"{what}_low"), (where, f"{what}_high")
            figures[low] = min(figures.get(low, found.low), found.low)
            figures[high] = max(figures.get(high, found.high), found.high)
            figures[where, "currency"] = found.currencies[0]
    return figures


def held(made: Made) -> dict[Key, object]:
    """Every figure and currency that the frontmatter gives."""
    return {
        (region(found["region"]), name): value
        for found in rows(made)
        for name, value in found.items()
        if name != "region" and value is not None
    }


def disagreements(made: Made) -> set[Key]:
    """Where table and frontmatter do not say the same, by region and field."""
    mine = held(made)
    theirs = told(made, {where for where, name in mine if name == "bonus_pct"})
    return {key for key in mine.keys() | theirs.keys() if mine.get(key) != theirs.get(key)}


def agrees(made: Made) -> bool:
    return not disagreements(made)


def planted(made: Made) -> set[Key]:
    """The fields of all faults; one that takes both bounds of a component away names the low one."""
    keys = {(region(fault.region), fault.field.partition("].")[2]) for fault in made.faults}
    both = {(where, name.replace("_low", "_high")) for where, name in keys}
    return keys | both if made.faults[0].rule in {"TAB303", "TAB304"} else keys


def planted_cell(made: Made) -> str:
    """The text of the cell that the first fault is in."""
    place = re.fullmatch(r"body\.tables\[0\]\.rows\[(\d+)\]\[(\d+)\]", made.faults[0].field)
    assert place
    return table(made)[1 + int(place[1])][int(place[2])]


def planted_range(made: Made) -> Range:
    found = money(planted_cell(made))
    assert found
    return found


def names(made: Made) -> tuple[set[str], set[str]]:
    """The regions of the table and those of the frontmatter."""
    return {where for where, _, _ in cells(made)}, {region(found["region"]) for found in rows(made)}


def rates(made: Made) -> list[float]:
    """What every cell of the fault's region that gives dollars too holds one unit to be worth."""
    found = []
    for where, _, cell in cells(made):
        amounts = [
            (sign, float(number.replace(",", "")) * _UNITS[unit]) for sign, number, unit in _AMOUNT.findall(cell)
        ]
        if where == region(made.faults[0].region) and len(amounts) == 4 and {"$"} < {sign for sign, _ in amounts}:
            dollars = amounts[1] if amounts[1][0] == "$" else amounts[2]
            found.append(dollars[1] / amounts[0][1])
    return found


def with_grant(found: dict[str, Any], bound: str, years: int) -> float:
    return float(found[f"base_{bound}"] + found[f"stock_{bound}"] / years)


def counts_whole_grant(found: dict[str, Any]) -> bool:
    return math.isclose(found["total_comp_high"], with_grant(found, "high", 1), rel_tol=0.02)


# what is sound

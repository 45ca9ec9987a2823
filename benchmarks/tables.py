"""Tables of pay in the four shapes, and which cell holds which figure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from benchmarks.amounts import UNKNOWN, Amount, Writing, write
from benchmarks.companies import Company, Role
from benchmarks.pay import STEPS, Pay, pay
from benchmarks.places import CURRENCIES, Place, flag

Spot = tuple[int, int]

_COMPONENT_LABELS = {"base": "Base Salary", "bonus": "Annual Bonus", "signing_bonus": "Signing Bonus"}
_GRANT_LABELS = ("RSU Grant (4yr vest)", "RSU Grant (4-Year Vest)", "RSU Grant (4-yr vest)")
_TOTAL_LABELS = ("Total Comp (Year 1)", "Total Year-1 Comp", "Total Comp (Est. Annual)", "Total Year 1")
_LEVELS = (("Mid (L3-L4)", 0.88), ("Senior (L5)", 1.16), ("Staff+ (L6+)", 1.5))


@dataclass(slots=True)
class Table:
    """A table's texts, the amounts behind them, and the spot of every figure that the frontmatter holds."""

    header: list[str]
    rows: list[list[str]]
    writing: Writing
    by_row: bool = True
    amounts: dict[Spot, Amount] = field(default_factory=dict)
    spots: dict[tuple[int, str], Spot] = field(default_factory=dict)

    def put(self, spot: Spot, amount: Amount) -> None:
        """Write an amount into a cell."""
        self.amounts[spot] = amount
        self.rows[spot[0]][spot[1]] = write(amount, self.writing)

    def amount_of(self, region: int, figure: str) -> Amount | None:
        spot = self.spots.get((region, figure))
        return self.amounts.get(spot) if spot else None

    def cells_of(self, region: int) -> list[Spot]:
        """All cells that speak of one region."""
        if self.by_row:
            return [(region, column) for column in range(len(self.header))]
        return [(row, region + 1) for row in range(len(self.rows))]

    def drop(self, region: int) -> None:
        """Take a region out; the spots do not hold any more."""
        if self.by_row:
            del self.rows[region]
            return
        del self.header[region + 1]
        for row in self.rows:
            del row[region + 1]

    def text(self) -> str:
        dashes = ["-" * max(3, len(name) + 2) for name in self.header]
        lines = [f"| {' | '.join(self.header)} |", f"|{'|'.join(dashes)}|"]
        lines.extend(f"| {' | '.join(row)} |" for row in self.rows)
        return "\n".join(lines)


def build(company: Company, role: Role, random: Random, growth: float) -> tuple[Table, list[Pay]]:
    """The table of a guide and the rows of its frontmatter, which say the same."""
    if company.shape == "level":
        return _by_level(company, role, random, growth)
    if company.shape == "title":
        scaled = [
            (company.places[0], f"{role.display}{name}", scale)
            for name, scale in zip((" I", " II", " III"), STEPS, strict=True)
        ]
        place = next((place for place in company.places if place.currency == "USD"), None)
        rows = [
            pay(company, role, place or own, name, random, growth=growth, scale=scale) for own, name, scale in scaled
        ]
        return _by_title(company, rows), rows
    names = [region_names(company, number) for number in range(len(company.places))]
    rows = [
        pay(company, role, place, own, random, growth=growth)
        for place, (own, _) in zip(company.places, names, strict=True)
    ]
    if company.shape == "component":
        return _by_component(company, rows, random), rows
    return _by_region(company, rows, [shown for _, shown in names]), rows


def region_names(company: Company, number: int) -> tuple[str, str]:
    """A region's name in the frontmatter and in a table with a row a region."""
    place = company.places[number]
    name = place.name
    if company.shape != "region":
        return name, name
    if company.names == "code":
        hinted = f"{name} ({place.currency})"
        return (hinted, hinted) if company.place_in_line % 2 else (name, hinted)
    if company.names == "flag":
        return (
            f":{place.country.lower()}: {name} ({place.currency})",
            f"{flag(place.country)} {name} ({place.currency})",
        )
    if company.headquarters and not number and "(" not in name:
        name += " (HQ)"
    return name, f"**{name}**" if company.names == "bold" else name


def _by_region(company: Company, rows: Sequence[Pay], shown: list[str]) -> Table:
    columns = ["base:Base Salary", *company.columns, "total_comp:Total Comp"]
    table = Table(
        ["Region", *(column.partition(":")[2] for column in columns)],
        [[name, *[UNKNOWN] * len(columns)] for name in shown],
        company.writing,
    )
    for number, row in enumerate(rows):
        for column, (kind, _, _) in enumerate((name.partition(":") for name in columns), 1):
            _fill(company, table, row, number, (number, column), kind=kind)
    return table


def _by_title(company: Company, rows: Sequence[Pay]) -> Table:
    columns = ["base:Base Salary", *company.columns, "total_comp:Total Comp (Annual)"]
    header = ["Level", "Title", *(column.partition(":")[2] for column in columns)]
    table = Table(
        header,
        [[f"{41 + number}", row.region, *[UNKNOWN] * len(columns)] for number, row in enumerate(rows)],
        company.writing,
    )
    for number, row in enumerate(rows):
        for column, (kind, _, _) in enumerate((name.partition(":") for name in columns), 2):
            _fill(company, table, row, number, (number, column), kind=kind)
    return table


def _by_component(company: Company, rows: Sequence[Pay], random: Random) -> Table:
    labels = {**_COMPONENT_LABELS, "stock": random.choice(_GRANT_LABELS), "total_comp": random.choice(_TOTAL_LABELS)}
    kinds = ("base", "bonus", "stock", "sign", "total_comp")
    header = ["Component", *(_headed(company, place) for place in company.places)]
    names = [labels["signing_bonus" if kind == "sign" else kind] for kind in kinds]
    table = Table(header, [[name, *[UNKNOWN] * len(rows)] for name in names], company.writing, by_row=False)
    for number, row in enumerate(rows):
        for line, kind in enumerate(kinds):
            _fill(company, table, row, number, (line, number + 1), kind=kind)
    return table


def _by_level(company: Company, role: Role, random: Random, growth: float) -> tuple[Table, list[Pay]]:
    levels = _LEVELS[-company.levels :]
    table = Table(
        ["Level", *(_headed(company, place) for place in company.places)],
        [[name, *[UNKNOWN] * len(company.places)] for name, _ in levels],
        company.writing,
        by_row=False,
    )
    rows = []
    for number, place in enumerate(company.places):
        tiers = [pay(company, role, place, place.name, random, growth=growth, scale=scale) for _, scale in levels]
        for line, tier in enumerate(tiers):
            table.put((line, number + 1), Amount(*tier.of("total_comp"), place.currency))
        row = tiers[0]
        nothing = dict.fromkeys(("base_low", "base_high", "stock_low", "stock_high", "bonus_pct"))
        row.figures = {
            **nothing,
            "total_comp_low": row.of("total_comp")[0],
            "total_comp_high": tiers[-1].of("total_comp")[1],
        }
        row.percent = row.bonus = row.signing = None
        table.spots[number, "total_comp_low"] = (0, number + 1)
        table.spots[number, "total_comp_high"] = (len(levels) - 1, number + 1)
        rows.append(row)
    return table, rows


def _headed(company: Company, place: Place) -> str:
    """A region as the head of a column, with its currency."""
    sign = CURRENCIES[place.currency].sign
    signed = f" {sign}" if sign and place.currency != "USD" and company.place_in_line % 2 else ""
    return f"{place.name} ({place.currency}{signed})"


def _fill(company: Company, table: Table, row: Pay, number: int, spot: Spot, *, kind: str) -> None:
    """Write one component of one region into its cell."""
    component = "signing_bonus" if kind == "sign" else kind
    if kind == "free":
        table.rows[spot[0]][spot[1]] = "Variable"
    elif kind == "bonus":
        _fill_bonus(company, table, row, number, spot)
    elif row.knows(component):
        table.put(spot, _amount(company, row, component))
        table.spots[number, f"{component}_low"] = table.spots[number, f"{component}_high"] = spot
    elif kind == "stock":
        table.rows[spot[0]][spot[1]] = "None" if company.stock == "none" else "Profit-sharing"


def _amount(company: Company, row: Pay, component: str) -> Amount:
    amount = Amount(*row.of(component), row.currency)
    bold = company.bold_totals and component == "total_comp"
    if row.currency == "SEK" and company.shape == "region":
        form = {"base": (12, "/mo"), "total_comp": (12, "/mo"), "stock": (4, "/yr (4yr vest)")}.get(component, (1, ""))
        return Amount(amount.low, amount.high, row.currency, form[0], form[1], bold=bold)
    second = company.writing.second_currency != "none" and row.currency != "USD"
    suffix, parts, yearly = "", 1, False
    if component == "stock":
        suffix = {"senior": " (senior only)", "yearly part": "", "/yr vesting": "/yr vesting"}.get(
            company.stock, company.stock
        )
        parts = 4 if company.stock in {"/yr", "/yr vesting"} else 1
        yearly = company.stock == "yearly part"
    if second and (parts > 1 or yearly or amount.low == 0):
        second = False
    elif second:
        suffix = ""
    return Amount(amount.low, amount.high, row.currency, parts, suffix, yearly=yearly, bold=bold, second=second)


def _fill_bonus(company: Company, table: Table, row: Pay, number: int, spot: Spot) -> None:
    words = {"none n": "None", "discretionary n": "Discretionary"}.get(company.bonus, UNKNOWN)
    table.rows[spot[0]][spot[1]] = words
    if row.bonus is None or row.percent is None:
        return
    low, high = row.percent
    if row.knows("bonus"):
        second = company.writing.second_currency != "none" and row.currency != "USD"
        table.put(spot, Amount(*row.bonus, row.currency, second=second))
        table.spots[number, "bonus_low"] = table.spots[number, "bonus_high"] = spot
        return
    table.spots[number, "bonus_pct"] = spot
    dash = company.writing.dash.strip()
    target = " target" if company.shape == "component" else ""
    if company.bonus.startswith("money and"):
        table.put(spot, Amount(*row.bonus, row.currency, percent=row.percent))
    elif company.bonus == "single and money":
        money = write(Amount(*row.bonus, row.currency), company.writing)
        table.rows[spot[0]][spot[1]] = f"{low}% target ({money})"
    else:
        table.rows[spot[0]][spot[1]] = f"{low}{dash}{high}%{target}" if low != high else f"{low}%{target}"

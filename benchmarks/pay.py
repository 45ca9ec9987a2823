"""Figures of one row: plausible for role and place, with a total that is the sum of a year's parts."""

from dataclasses import dataclass, field
from random import Random

from benchmarks.companies import Company, Role
from benchmarks.places import CURRENCIES, Place

# What a software engineer's base is about, in dollars of San Francisco.
BASE = 172_000
# A title of the fourth shape pays this much of the role's middle.
STEPS = (0.82, 1.0, 1.28)


@dataclass(slots=True)
class Pay:
    """One region's figures, and the way each component came about."""

    region: str
    currency: str
    figures: dict[str, int | None]
    percent: tuple[int, int] | None = None
    bonus: tuple[int, int] | None = None
    signing: tuple[int, int] | None = None
    steps: dict[str, int] = field(default_factory=dict)

    def of(self, component: str) -> tuple[int, int]:
        low, high = self.figures[f"{component}_low"], self.figures[f"{component}_high"]
        if low is None or high is None:
            raise ValueError(f"{component} is unknown in {self.region}")
        return low, high

    def knows(self, component: str) -> bool:
        return self.figures.get(f"{component}_low") is not None and self.figures.get(f"{component}_high") is not None

    def total(self, years: int) -> tuple[int, int]:
        """A total that counts one part in so many of the grant, rounded up to the row's step."""
        base, stock, bonus = self.of("base"), self.of("stock") if self.knows("stock") else (0, 0), self.bonus or (0, 0)
        step = self.steps["total_comp"]
        low, high = (_up(base[bound] + stock[bound] / years + bonus[bound], step) for bound in (0, 1))
        return low, high


def pay(
    company: Company, role: Role, place: Place, region: str, random: Random, *, growth: float, scale: float = 1.0
) -> Pay:
    """What a company pays for a role in one place."""
    known = CURRENCIES[place.currency]
    steps = _steps(company, place.currency, known.step)
    middle = BASE * role.pay * company.pay * place.pay * growth * scale * random.uniform(0.985, 1.015)
    base = _near(middle * 0.86, steps["base"]), _near(middle * 1.16, steps["base"])
    row = Pay(
        region,
        place.currency,
        {"base_low": base[0], "base_high": base[1], "stock_low": None, "stock_high": None},
        steps=steps,
    )
    kinds = {column.partition(":")[0] for column in company.columns}
    bonus, form = company.bonus.rpartition(" ")[::2] if company.shape == "region" else (company.bonus, "p")
    if "bonus" not in kinds:
        bonus, form = "", "n"
    if form in {"m", "p"}:
        row.percent = (company.percent[0], company.percent[0] if bonus.startswith("single") else company.percent[1])
        row.bonus = (
            _near(base[0] * row.percent[0] / 100, steps["bonus"]),
            _near(base[1] * row.percent[1] / 100, steps["bonus"]),
        )
    if "stock" in kinds and company.stock not in {"none", "words"}:
        # A grant is always so large that a total with the whole of it cannot be taken for one with a quarter.
        row.figures["stock_low"] = (
            0 if company.stock == "senior" else _near(base[0] * company.grant * 0.8, steps["stock"])
        )
        row.figures["stock_high"] = _near(base[1] * company.grant * 1.1, steps["stock"])
    if form == "m" and row.bonus:
        row.figures |= {"bonus_low": row.bonus[0], "bonus_high": row.bonus[1]}
    else:
        row.figures["bonus_pct"] = row.percent[0] if row.percent else None
    if "sign" in kinds:
        row.signing = (_near(base[0] * 0.08, steps["bonus"]), _near(base[1] * 0.16, steps["bonus"]))
        row.figures |= {"signing_bonus_low": row.signing[0], "signing_bonus_high": row.signing[1]}
    row.figures["total_comp_low"], row.figures["total_comp_high"] = row.total(4)
    return row


def _steps(company: Company, currency: str, step: int) -> dict[str, int]:
    """How finely each component can be given so that its cell loses nothing."""
    by_the_year = company.stock in {"/yr", "yearly part", "/yr vesting"} or currency == "SEK"
    grant = step * 4 if by_the_year else step
    return {
        "base": step,
        "stock": 4_000 if currency == "SEK" else grant,
        "bonus": step,
        "total_comp": step,
        "signing_bonus": step,
    }


def _near(amount: float, step: int) -> int:
    return max(step, round(amount / step) * step)


def _up(amount: float, step: int) -> int:
    return -int(-amount // step) * step

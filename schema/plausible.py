"""Which yearly figures are plausible for a salaried professional, and what an implausible one most likely means."""

from collections.abc import Iterable
from functools import cache, lru_cache
from math import log, sqrt

from schema import countries as world
from schema.currencies import LAKH_GROUPED
from schema.exchange import per_dollar, roughly
from schema.named import NamedTuple

# A year of full-time work at the lowest wage that the law of the country allows (2025, rounded down), in the country's
# own currency: an order of magnitude, below which no salaried professional is paid. Where it is more telling, the law's
# lowest pay for salaried work (US: the exemption of 29 CFR 541; AE: the skilled worker's wage; SG: the local qualifying
# salary). Where the law names none (AT CH DK FI IS IT NO SE), the lowest that collective agreements commonly know.
_LOWEST = """
US 35568 CA 31000 MX 90000 BR 18000 CL 6000000 CO 16000000 PE 13000 UY 270000 CR 4000000 DO 190000 EC 5500
SV 4300 PA 4000 PR 21000 GB 23000 IE 26000 FR 21000 DE 26000 NL 26000 BE 24000 LU 31000 AT 24000 CH 42000
LI 42000 IT 16000 ES 16000 PT 12000 GR 11000 CY 12000 MT 11000 FI 22000 SE 280000 NO 330000 DK 240000
IS 4500000 EE 10000 LV 8500 LT 11000 PL 52000 CZ 230000 SK 9500 SI 15000 HU 3200000 RO 44000 BG 6400 HR 11000
RS 700000 BA 12000 MK 350000 AL 480000 ME 8000 UA 90000 MD 60000 GE 6000 AM 900000 AZ 4400 KZ 1000000
UZ 14000000 TR 300000 IL 70000 AE 48000 SA 48000 QA 12000 KW 900 BH 3600 OM 3900 JO 3400 EG 80000 MA 36000
TN 6000 NG 800000 GH 5000 KE 180000 ZA 60000 MU 190000 IN 200000 PK 380000 BD 140000 LK 320000 NP 200000
CN 28000 HK 100000 TW 330000 JP 1900000 KR 24000000 SG 19000 MY 20000 TH 95000 VN 41000000 ID 26000000
PH 100000 KH 9500000 AU 49000 NZ 48000
"""
# Where a country has no line above: a hundred dollars a month, the low end of the world's minimum wages.
_LOWEST_ANYWHERE_USD = 1_200
# A dollar row whose place is unknown may lie anywhere that remote work reaches.
_LOWEST_UNPLACED = {"USD": 10_000}

# The highest base and total of each currency in 2,016 real guides; a figure may be three times as high before it is
# doubted, and up to half of the dollar's bound wherever the guides know too few rows of a currency to tell.
_HIGHEST = {
    "USD": (478_000, 1_100_000), "GBP": (358_000, 890_000), "EUR": (304_000, 904_000), "CAD": (285_000, 495_000),
    "AUD": (255_000, 385_000), "SGD": (429_000, 750_000), "HKD": (2_850_000, 4_660_000), "INR": (8_500_000, 13_700_000),
    "CNY": (1_200_000, 2_200_000), "JPY": (22_000_000, 32_000_000),
}  # fmt: skip
_HEADROOM = 3

# A range of base or of total wider than this has lost or won a digit on one side: the widest of the real guides, which
# span three levels, is 4.3 to 1, and a range with a digit too many is at least 11 to 1.
WIDEST_RANGE = 10

# A bonus, a grant or a signing bonus may be a small part of the lowest pay, but not less than this part of it.
_SMALLEST_PART = 1 / 30
# Grants count for all their years.
_GRANT_YEARS = 4

# How near to the lowest a figure may come that a mistaken one is read as.
_USUAL_LOW = 1.2

# Where pay is told by the year, a figure that lacks a tenth has lost a digit; elsewhere it is a month's.
_SPOKEN_YEARLY = frozenset({"USD", "GBP", "CAD", "AUD", "NZD", "INR"})
_COUNTED_IN_TEN_THOUSANDS = frozenset({"JPY", "CNY", "KRW", "TWD"})


class Bounds(NamedTuple):
    """Between what a yearly amount is plausible."""

    low: float
    high: float

    def hold(self, amount: float) -> bool:
        return self.low <= amount <= self.high


class Reading(NamedTuple):
    """What an amount looks like, and what it then means a year."""

    looks: str
    meant: int


class Mistake(NamedTuple):
    """An implausible amount: whether it is too low or too high, and what it may mean, the likeliest first."""

    too_low: bool
    readings: tuple[Reading, ...]


class _Slip(NamedTuple):
    looks: str
    factor: float


_THOUSANDS = _Slip("written in thousands", 1_000)
_TEN_THOUSANDS = _Slip("written in ten thousands", 10_000)
_LAKHS = (_Slip("written in lakhs", 100_000), _Slip("written in crores", 10_000_000))
_MILLIONS = _Slip("written in millions", 1_000_000)
_MONTHLY = _Slip("a monthly figure", 12)
_DIGIT_SHORT = _Slip("a digit short", 10)
_DIGIT_LONG = _Slip("a digit too long", 1 / 10)
_CENTS = _Slip("written in cents or pence", 1 / 100)
_ZEROS_LONG = _Slip("three zeros too long", 1 / 1_000)

# Two slips nearer to each other than this are told apart by custom, not by the figure: a month's pay and a lost digit.
_ALIKE = 2.5


@lru_cache(maxsize=1024)
def bounds(currency: str, component: str, countries: frozenset[str] = frozenset()) -> Bounds | None:
    """The bounds of a component's yearly amount, for work in these countries; None for a currency of unknown worth."""
    if currency not in per_dollar():
        return None
    lowest, (base, total) = _lowest(currency, countries), _ceilings(currency)
    if component == "base":
        return Bounds(lowest, base)
    if component == "total_comp":
        return Bounds(lowest, total)
    highest = {"stock": total * _GRANT_YEARS, "bonus": total, "signing_bonus": base}[component]
    return Bounds(lowest * _SMALLEST_PART, highest)


def explain(amount: int, currency: str, component: str, countries: Iterable[str] = ()) -> Mistake | None:
    """The likely mistake behind an amount; None where it is plausible, or where that cannot be told.

    What is not above zero is another question: a grant of nothing is one, and a pay of nothing has its own rule.
    """
    found = bounds(currency, component, frozenset(countries))
    if found is None or amount <= 0 or found.hold(amount):
        return None
    too_low = amount < found.low
    slips = _slips(currency) if too_low else (_DIGIT_LONG, _CENTS, _ZEROS_LONG)
    usual = Bounds(found.low * _USUAL_LOW, found.high / _HEADROOM)
    likely = [slip for slip in slips if usual.hold(amount * slip.factor)]
    if not likely:
        return Mistake(too_low, ())
    # Pay spreads by factors, so the middle of its bounds is where their product's root lies.
    middle = sqrt(found.low * found.high)
    best = min(likely, key=lambda slip: abs(log(amount * slip.factor / middle)))
    alike = [slip for slip in likely if 1 / _ALIKE < slip.factor / best.factor < _ALIKE]
    return Mistake(too_low, tuple(Reading(slip.looks, round(amount * slip.factor)) for slip in alike))


def fits(amount: int, currency: str, component: str, countries: Iterable[str] = ()) -> bool | None:
    """Whether an amount is plausible in a currency; None where that cannot be told."""
    found = bounds(currency, component, frozenset(countries))
    return None if found is None else found.hold(amount)


def told_by_year(amount: int, currency: str) -> bool:
    """Whether an amount that names no period is a year's: custom says so, or as a month's it would be more than anyone is paid."""
    found = bounds(currency, "base")
    return currency in _SPOKEN_YEARLY or (found is not None and amount * 12 > found.high / _HEADROOM)


def _slips(currency: str) -> tuple[_Slip, ...]:
    """The slips towards too little that someone who writes a currency may make, the commoner of two alike first."""
    scaled = _LAKHS if currency in LAKH_GROUPED else (_TEN_THOUSANDS,) if currency in _COUNTED_IN_TEN_THOUSANDS else ()
    missed = (_DIGIT_SHORT, _MONTHLY) if currency in _SPOKEN_YEARLY else (_MONTHLY, _DIGIT_SHORT)
    return (_THOUSANDS, *scaled, _MILLIONS, *missed)


@cache
def _lowest_by_country() -> dict[str, int]:
    words = _LOWEST.split()
    return {country: int(amount) for country, amount in zip(words[::2], words[1::2], strict=True)}


def _lowest(currency: str, countries: frozenset[str]) -> float:
    """The lowest plausible pay: of the countries that a row is about, else of those whose own currency it is."""
    anywhere = roughly(_LOWEST_ANYWHERE_USD, "USD", currency) or 0
    if countries:
        return min(_lowest_in(country, currency) or anywhere for country in countries)
    homes = [lowest for country, lowest in _lowest_by_country().items() if world.own_currencies()[country] == currency]
    return _LOWEST_UNPLACED.get(currency) or min(homes, default=anywhere)


def _lowest_in(country: str, currency: str) -> float | None:
    """A country's lowest pay in some currency; half of it where it had to be converted, for rates move."""
    lowest = _lowest_by_country().get(country)
    if lowest is None:
        return None
    own = world.own_currencies()[country]
    if own == currency:
        return lowest
    converted = roughly(lowest, own, currency)
    return None if converted is None else converted / 2


def _ceilings(currency: str) -> tuple[float, float]:
    own = _HIGHEST.get(currency, (0, 0))
    half_a_dollar = per_dollar()[currency] / 2
    base, total = (
        _HEADROOM * max(mine, dollars * (1 if currency == "USD" else half_a_dollar))
        for mine, dollars in zip(own, _HIGHEST["USD"], strict=True)
    )
    return base, total

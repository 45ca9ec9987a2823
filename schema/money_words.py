"""The words of money cells: what multiplies, what names a period, what bounds, and what is only a remark."""

from enum import StrEnum

from schema.members import cheap


@cheap
class Period(StrEnum):
    """What an amount is paid for."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    GRANT = "grant"  # the whole of a grant, over all its years


# How often a year holds the period. A day and an hour are left out: how many of them a year pays is a guess.
PER_YEAR = {Period.YEAR: 1, Period.QUARTER: 4, Period.MONTH: 12, Period.WEEK: 52}

THOUSAND, LAKH, MILLION, CRORE, BILLION = 1_000, 100_000, 1_000_000, 10_000_000, 1_000_000_000

UNITS = {
    "k": THOUSAND, "thousand": THOUSAND, "tsd": THOUSAND, "tys": THOUSAND,
    "l": LAKH, "lakh": LAKH, "lakhs": LAKH, "lac": LAKH, "lacs": LAKH, "lpa": LAKH,
    "m": MILLION, "mm": MILLION, "mn": MILLION, "mln": MILLION, "mio": MILLION, "mil": MILLION, "million": MILLION,
    "cr": CRORE, "crs": CRORE, "crore": CRORE, "crores": CRORE,
    "b": BILLION, "bn": BILLION, "bln": BILLION, "mrd": BILLION, "billion": BILLION,
    "万": 10_000, "만": 10_000, "億": 100_000_000, "亿": 100_000_000, "억": 100_000_000,
}  # fmt: skip

# One word for a suffix and a currency: `145kEUR`, `600 tkr`, `1000万円`.
JOINED = {"k": THOUSAND, "t": THOUSAND, "m": MILLION, "万": 10_000, "만": 10_000, "億": 100_000_000, "억": 100_000_000}

# After a slash, `per`, `a`, `each`: `/yr`, `per month`.
PERIODS = {
    **dict.fromkeys(("yr", "yrs", "year", "years", "y", "annum", "pa"), Period.YEAR),
    **dict.fromkeys(("quarter", "qtr"), Period.QUARTER),
    **dict.fromkeys(("mo", "mos", "month", "months", "mth", "m"), Period.MONTH),
    **dict.fromkeys(("wk", "week"), Period.WEEK),
    **dict.fromkeys(("day", "diem", "d"), Period.DAY),
    **dict.fromkeys(("hr", "hrs", "hour", "hours", "h"), Period.HOUR),
}
# On their own.
ADVERBS = {
    **dict.fromkeys(("annually", "annual", "yearly", "p.a", "pa", "annualised", "annualized"), Period.YEAR),
    **dict.fromkeys(("quarterly",), Period.QUARTER),
    **dict.fromkeys(("monthly", "p.m", "pcm"), Period.MONTH),
    **dict.fromkeys(("weekly", "p.w"), Period.WEEK),
    **dict.fromkeys(("daily",), Period.DAY),
    **dict.fromkeys(("hourly", "p.h"), Period.HOUR),
}
# `vests quarterly`, `paid monthly` tell when, not how much.
TIMED = frozenset({"vest", "vests", "vested", "vesting", "paid", "pays", "payable", "reviewed", "refreshed", "granted"})

YEARS = frozenset({"yr", "yrs", "year", "years"})
MONTHS = frozenset({"mo", "mos", "month", "months"})
COUNTED = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}

AT_MOST = (
    ("up", "to"),
    ("upto",),
    ("max",),
    ("maximum",),
    ("capped", "at"),
    ("no", "more", "than"),
    ("at", "most"),
    ("≤",),
)
AT_LEAST = (
    ("from",),
    ("min",),
    ("minimum",),
    ("starting", "at"),
    ("starting", "from"),
    ("at", "least"),
    ("no", "less", "than"),
    ("≥",),
)

ABOUT = frozenset(
    {"approx", "approximately", "about", "around", "circa", "ca", "c", "est", "estimated", "roughly", "≈", "between"}
)

# They count, multiply or take away: a figure beside one of them is not the figure that is written.
_ALTERING = """
    thousand thousands hundred hundreds dozen million millions billion billions trillion trillions lakh lakhs crore crores
    half double twice triple times x multiple multiples minus less bi biweekly semi semimonthly fortnight fortnightly
"""
ALTERING = frozenset(_ALTERING.split())

# A share of something else, or a distance from it, is no bonus.
_COMPARING = """
    of vs versus below above lower higher premium discount over under than increase decrease compared relative
"""
COMPARING = frozenset(_COMPARING.split())
# What a bonus is a share of.
PAY = frozenset({"base", "salary", "basic", "gross", "fixed", "annual", "the", "pay"})

# Pieces of property: a number of them without a currency is no money.
PIECES = frozenset({"options", "option", "shares", "share", "units", "unit", "warrants", "tokens"})
STOCK = frozenset({"rsu", "rsus", "psu", "psus"})

_REMARKS = """
    senior junior staff principal mid lead director manager managers executive executives only target targeted actual average
    avg mean median typical typically usual usually standard market rate band base salary basic gross fixed cash wage bonus
    bonuses sign-on signon sign on signing joining retention relocation one-time one time lump sum upfront guaranteed deferred
    stock equity rsu rsus psu psus dsu dsus rsa rsas sar sars sto espp iso isos nso nsos csop option options share shares unit
    units grant grants award awards package pool plan eligible eligibility pre-ipo pre ipo post private public phantom synthetic
    carry carried interest points ltip lti sti pnl p&l profit profits sharing partnership share commission commissions ote
    incentive incentives variable discretionary performance based included includes include including in with of and or the
    for at per vest vests vested vesting schedule cliff linear over equiv equivalent value valued worth total comp tc ttc ctc
    compensation pay negotiable competitive dependent depends depending by role roles level levels location plus may merit
    company individual business unit initial new hire refresh refresher refreshers refreshes additional extra no n a na none all
    all-cash year first second third fourth superannuation super pension tax free pre-tax 13th month uncapped capped
"""
REMARKS = frozenset(_REMARKS.split())

ABSENT = frozenset(
    {
        "", "-", "--", "---", "–", "—", "―", "−", "‒", "n/a", "n.a.", "na", "n.a", "none", "nil", "null", "tbd", "tbc", "unknown",
        "not available", "not applicable", "not disclosed", "not offered", "undisclosed",
    }
)  # fmt: skip

"""The words of headers and labels in tables of pay: components, what is pay beside them, regions, levels, scenarios."""

import re

from schema.pattern import late

_COMPONENTS = {
    "base": "base salary salaries fixed basepay basic wage wages",
    "stock": "stock stocks rsu rsus psu psus equity option options share shares esop esops grant",
    "bonus": "bonus bonuses variable incentive incentives sti stip",
    "signing_bonus": "signing sign-on sign-up signon sign joining",
    "total_comp": "total totals tc tcc ttc tdc ote ctc package all-in",
}
COMPONENT_OF = {word: component for component, words in _COMPONENTS.items() for word in words.split()}

# What a header that means a component is best called.
NAMES = {
    "base": "Base Salary", "stock": "Stock", "bonus": "Bonus", "signing_bonus": "Signing Bonus", "total_comp": "Total Comp",
}  # fmt: skip

# Words that make a total of pay where nothing else is said: `Annual Compensation`, `Pay Range`.
PAY_NOUNS = frozenset({"comp", "compensation", "pay", "remuneration", "earnings"})
GENERIC = PAY_NOUNS | frozenset(
    """annual annually annualised annualized yearly year gross range ranges target estimated estimate est average avg median
    typical expected amount amounts value values figure figures cash market band low high local currency usd eur gbp per""".split()
)
# Pay that the frontmatter has no field for.
SHARED_PAY = frozenset(
    """carry carried interest profit profits sharing partnership pnl p&l commission commissions ltip lti long term""".split()
)
# Columns that hold no pay, or pay that stands beside the usual parts.
OTHER = SHARED_PAY | frozenset(
    """partner participation pension 401k retirement allowance recreation benefits perks notes note comment comments
    title level levels grade band role yoe experience years scope equivalent equivalents differentiator source sources
    currency currencies ccy remarks match relocation retention refresher refreshers refresh value stipend insurance leave
    vacation pto holiday holidays demand confidence index col rank""".split()
)
# A payment beside the usual one of its kind.
APART = frozenset(
    "retention refresher refreshers refresh relocation referral spot pension allowance stipend recreation".split()
)

ENDS = {
    **dict.fromkeys(("low", "lower", "min", "minimum", "floor", "lowest"), "low"),
    **dict.fromkeys(("high", "higher", "upper", "max", "maximum", "ceiling", "highest"), "high"),
    **dict.fromkeys(("mid", "middle", "midpoint", "median", "p50", "50th", "average", "avg", "mean"), "middle"),
}
# In brackets, and with a currency's sign before it: `Base ($K)`, `Base (₹ lakh)`, `Stock (000s)`.
SCALES = {
    **dict.fromkeys(("k", "thousand", "thousands", "000", "000s"), "K"),
    **dict.fromkeys(("m", "mn", "million", "millions"), "M"),
    **dict.fromkeys(("l", "lakh", "lakhs", "lpa"), "L"),
}
# Codes that in a header are more likely something else: stock appreciation rights, or a plain word.
NO_CODES = frozenset({"SAR", "ALL", "TOP", "TRY"})

REGION_WORDS = frozenset(
    """region regions location locations city cities office offices market markets country countries geo geos geography hub
    hubs site sites metro metros area areas place places""".split()
)
LEVEL_WORDS = frozenset(
    "level levels grade grades band bands title titles seniority rank role roles yoe experience tier track".split()
)
COMPONENT_WORDS = frozenset(
    "component components element elements item items compensation pay type part parts package".split()
)
# Steps of an offer, years of a plan, and quantiles head columns that are no regions.
SCENARIO = frozenset(
    """initial opening open target stretch counter ask anchor offer offers walk walkaway ideal current proposed negotiated
    final first second third best conservative aggressive expected realistic optimistic pessimistic goal baseline year yr y1
    y2 y3 y4 scenario case p10 p25 p50 p75 p90 percentile delta gain uplift increase difference change before after""".split()
)

YEARS = late(r"(?<![\d.])([1-9])\s*[- ]?\s*(?:years?|yrs?|y)\b", re.IGNORECASE)
COUNTED_YEARS = late(r"\b(two|three|four|five|six)[- ](?:year|yr)s?\b", re.IGNORECASE)
A_YEAR = late(
    r"(?:/|\bper\s+)\s*(?:yr|year|annum|y)\b|\b(?:annual|annually|annuali[sz]ed|yearly|p\.?a\.?)(?!\w)", re.IGNORECASE
)
A_MONTH = late(r"(?:/|\bper\s+)\s*(?:mo|mth|month)\b|\bmonthly\b|\bp\.?m\.?(?!\w)", re.IGNORECASE)
A_WEEK = late(r"(?:/|\bper\s+)\s*(?:wk|week)\b|\bweekly\b", re.IGNORECASE)
A_DAY = late(r"(?:/|\bper\s+)\s*day\b|\bdaily\b", re.IGNORECASE)
AN_HOUR = late(r"(?:/|\bper\s+)\s*(?:hr|hour)\b|\bhourly\b", re.IGNORECASE)

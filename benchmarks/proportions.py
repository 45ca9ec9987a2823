"""How real guides are made: what was counted on 2,016 of them, as weights for the made ones."""

# Counted on 2,016 real guides of 144 companies. Only the ratio of the numbers in one table matters, so each keeps the
# unit that it was counted in: guides, or rows of their tables (5,128 rows a region, 4,876 cells of bonus, 4,890 of
# stock).
GUIDES = 2016

# Of 4,466 guides, in thousandths: a row a region, a level by region, a component by region, a level by component.
SHAPES = {"region": 860, "level": 100, "component": 25, "title": 15}

# Guides by their number of regions; the levels and titles of the other shapes come in threes.
REGIONS = {3: 1554, 2: 295, 5: 105, 4: 24, 1: 23, 7: 14}
LEVELS = {3: 226, 2: 12}

# Guides by the columns between base and total. What stands before the colon says what the column holds: a stock, a
# bonus, a sign-on, or `free`, something that the frontmatter has no field for.
COLUMNS = {
    ("stock:Stock (RSU/4yr)", "bonus:Bonus"): 1120,
    ("stock:Stock (Options/4yr)", "bonus:Bonus"): 84,
    ("stock:Stock (Equity/4yr)", "bonus:Bonus"): 70,
    ("stock:Equity (Pre-IPO/4yr)", "bonus:Bonus"): 70,
    ("stock:Stock (Options or RSU/4yr)", "bonus:Bonus"): 56,
    ("stock:RSU (4yr)",): 42,
    ("stock:Options (4yr)",): 42,
    ("bonus:Bonus",): 28,
    ("bonus:Bonus (Annual)",): 14,
    ("stock:Phantom Equity/4yr", "bonus:Bonus"): 14,
    ("stock:Equity (Private/4yr)", "bonus:Bonus"): 14,
    ("stock:Equity (4yr)", "bonus:Bonus"): 14,
    ("bonus:Bonus", "free:PnL Participation"): 14,
    ("bonus:Bonus", "free:Profit Sharing"): 14,
    ("stock:Stock (RSU/4yr)", "bonus:Bonus", "sign:Sign-On"): 14,
}

# Guides by how their first base salary is written: short (`$150K`) or full (`$150,000`), and what stands between the
# bounds.
WRITING = {
    ("short", "–"): 982,
    ("short", "-"): 266,
    ("short", " - "): 182,
    ("full", "-"): 168,
    ("full", "–"): 42,
    ("full", " – "): 28,
    ("full", " - "): 26,
}

# Guides that pay abroad, by where a second currency stands: `£60K-£92K / $76K-$116K`, `£60K / $76K - £92K / $116K`,
# `£60K-£92K ($76K-$116K)`.
SECOND_CURRENCY = {"none": 742, "after": 154, "each": 98, "brackets": 14}

# Guides whose tables name other currencies than the dollar by sign (`£90K`) or by code (`GBP 90K`).
NAMED_BY = {"sign": 813, "code": 195}

# Cells of bonus by what they say, and whether the frontmatter holds money (m), per cent (p) or nothing (n).
BONUS = {
    "range p": 2336,
    "money m": 1036,
    "single p": 580,
    "dash n": 350,
    "money and range p": 210,
    "none n": 126,
    "discretionary n": 28,
}

# Cells of stock by what follows the amount.
STOCK = {
    "": 4061, "/4yr": 210, "none": 98, "senior": 94, "/yr": 84, "yearly part": 70, " RSU/4yr": 42, "words": 42,
    " (4yr vest)": 28,
}  # fmt: skip

# Guides by how the table writes a region's name.
REGION_NAMES = {"plain": 1507, "code": 91, "bold": 68, "flag": 28}
HEADQUARTERS = {False: 1638, True: 378}
BOLD_TOTALS = {False: 1680, True: 14}

# Cells of the component shape: what a bonus says, what follows a grant.
COMPONENT_BONUS = {"range": 192, "single and money": 42, "single": 12}
COMPONENT_STOCK = {"": 140, "/yr vesting": 42, " PD RSUs": 42}

TITLES = {
    "### {role} | {company} Global Negotiation Guide": 1690,
    "### {role} — {company} Salary Negotiation Guide": 326,
}
QUALITY = {"high": 1672, "medium": 344}
LEVEL_TEXT = {True: 1443, False: 573}
SECOND_TABLE = {False: 1315, True: 701}
SOURCES = {1: 687, 2: 631, 3: 533, 4: 103, 5: 61}
EVIDENCE = {4: 712, 5: 580, 3: 298, 7: 214, 6: 135, 8: 46}
LEVERS = {4: 1596, 5: 180, 7: 61, 11: 40, 8: 15}

# The bytes of a guide, smallest to largest, at the shares of all guides that stand before them; the mean is 6,405.
BYTES = (
    (0.0, 2375), (0.05, 3277), (0.1, 3627), (0.2, 4113), (0.3, 4629), (0.4, 5291), (0.5, 5824), (0.6, 6781),
    (0.7, 7347), (0.8, 8065), (0.9, 9282), (0.95, 10655), (0.99, 20013), (1.0, 29270),
)  # fmt: skip

# Rows by region, as the real ones name them, the commonest of every currency and, among those of the dollar, some that
# stand for many rare ones; places.py says what each pays in.
PLACES = {
    "London": 851, "New York": 742, "San Francisco": 603, "Remote US": 434, "Seattle": 139, "US (Other Markets)": 140,
    "Austin": 140, "Boston": 98, "Singapore": 103, "Bangalore": 79, "Chicago": 68, "San Jose": 56, "Santa Clara": 56,
    "Dublin": 56, "Amsterdam": 48, "Beijing": 43, "Bay Area": 43, "Sunnyvale": 42, "Hong Kong": 42, "Los Angeles": 42,
    "Hyderabad": 33, "India (Bangalore/Hyderabad)": 84, "Bay Area / Sunnyvale": 28, "Redwood City": 28, "Toronto": 28,
    "San Mateo / Bozeman": 28, "São Paulo": 28, "Portland": 28, "Berlin": 28, "Germany (Walldorf/Munich)": 28,
    "Tel Aviv": 28, "Shenzhen": 28, "Warsaw": 27, "Cambridge MA": 18, "Hangzhou": 14, "Menlo Park": 14,
    "Veldhoven (NL)": 14, "Mumbai": 14, "Seattle / Austin": 14, "Sydney": 14, "Melbourne": 14, "Detroit": 14,
    "Curitiba": 14, "Bucharest": 14, "Jersey City, NJ": 14, "Ottawa": 14, "Paris": 14, "Tokyo": 14, "Seoul": 28,
    "Stockholm": 14, "Copenhagen": 14, "Vancouver": 14, "Tallinn": 14, "Shanghai": 12, "Jakarta": 6,
    "New York City": 190, "Denver": 56, "Dallas TX": 56, "Palo Alto": 42, "Minneapolis": 56, "McLean VA": 42, "Miami": 42,
    "Pleasanton": 42, "Orlando": 42, "Durham, NC": 42, "Waltham MA": 42, "Kansas City MO": 42, "Columbia MD": 42,
    "Alpharetta, GA": 42, "Other US": 42, "San Mateo CA": 42,
}  # fmt: skip

# Findings by rule, of those with most; the faults below are planted so that made guides come near to them.
FINDINGS = {
    "PAY206": 963,
    "TAB303": 848,
    "TAB307": 278,
    "TAB305": 56,
    "TXT406": 32,
    "PAY204": 27,
    "PAY207": 24,
    "PAY212": 14,
}

# A company that counts the whole grant as one year does so in all its guides, and here in every row of them: 963 rows of
# the 4,890 that give a grant.
WHOLE_GRANT = {True: 963, False: 3927}

# Of the other guides, so many disagree with themselves, each with one fault: what was met in the guides counted, and below
# it, with small weights of our own, what was not. In the real ones one guide may have several, which are spread here over
# more guides, so that a thousand guides have as many findings. The weights are those that lead to the counts: a fault that
# many a guide has no room for weighs more.
FAULTY_SHARE = 0.42
FAULTS = {
    "TAB303": 290,
    "TAB307": 600,
    "TAB305": 50,
    "TAB308": 10,
    "TAB302": 8, "TAB301": 1, "TAB304": 6, "TAB306": 6, "TAB305 TAB306": 4, "TAB309": 3, "TAB310": 2, "TAB311": 2, "TAB312": 2,
}  # fmt: skip

# A few more have another fault, the first four about as often as real guides, the rest with weights of our own. FMT110, whose
# bytes are no text, is planted only on request.
OTHER_SHARE = 0.08
OTHERS = {
    "TXT406": 24, "PAY207": 48, "PAY204": 48, "PAY212": 10,
    "FMT101": 1, "FMT102": 1, "FMT103": 2, "FMT104": 3, "FMT105": 2, "FMT106": 3, "FMT107": 2, "FMT108": 2,
    "FMT109": 2, "FMT111": 1, "FMT112": 1, "FMT113": 1, "FMT114": 1, "PAY201": 2, "PAY202": 2, "PAY203": 2,
    "PAY205": 2, "PAY208": 2, "PAY209": 2, "PAY210": 1, "PAY211": 1, "PAY213": 1, "TXT401": 2, "TXT402": 3, "TXT403": 3,
    "TXT404": 4, "TXT405": 3, "DUE501": 2, "DUE502": 1, "DUE503": 2, "DUE504": 4,
}  # fmt: skip

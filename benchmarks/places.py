"""Places that guides name, the currency that each pays in, and how much of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Currency:
    """How a currency is written, and the smallest step that its figures are given in."""

    code: str
    sign: str
    step: int
    per_dollar: float
    often_by_code: bool = False


# The rates only serve to write a second currency beside the first; they are round figures of early 2026.
CURRENCIES = {
    currency.code: currency
    for currency in (
        Currency("USD", "$", 1_000, 1.0),
        Currency("GBP", "£", 1_000, 0.79),
        Currency("EUR", "€", 1_000, 0.92),
        Currency("INR", "₹", 100_000, 83.0),
        Currency("CNY", "", 10_000, 7.2, often_by_code=True),
        Currency("SGD", "S$", 1_000, 1.34),
        Currency("CAD", "C$", 1_000, 1.36),
        Currency("AUD", "A$", 1_000, 1.53),
        Currency("HKD", "HK$", 10_000, 7.8),
        Currency("JPY", "", 100_000, 150.0, often_by_code=True),
        Currency("KRW", "", 1_000_000, 1340.0, often_by_code=True),
        Currency("BRL", "R$", 1_000, 5.0),
        Currency("ILS", "₪", 5_000, 3.6),
        Currency("PLN", "", 1_000, 4.0, often_by_code=True),
        Currency("SEK", "", 12_000, 10.5, often_by_code=True),
        Currency("DKK", "", 5_000, 6.9, often_by_code=True),
        Currency("IDR", "", 1_000_000, 15_700.0, often_by_code=True),
    )
}


@dataclass(frozen=True, slots=True)
class Place:
    """One region; `pay` is what it gives, in its own currency, for a dollar of San Francisco."""

    name: str
    currency: str
    pay: float
    country: str


_PAID_IN = {
    "USD": ("US", {
        "New York": 0.98, "San Francisco": 1.0, "Remote US": 0.85, "Seattle": 0.97, "US (Other Markets)": 0.84,
        "Austin": 0.88, "Boston": 0.93, "Chicago": 0.88, "San Jose": 1.0, "Santa Clara": 1.0, "Bay Area": 1.0,
        "Sunnyvale": 1.0, "Los Angeles": 0.93, "Bay Area / Sunnyvale": 1.0, "Redwood City": 1.0,
        "San Mateo / Bozeman": 0.95, "Portland": 0.87, "Cambridge MA": 0.93, "Menlo Park": 1.02,
        "Seattle / Austin": 0.92, "Detroit": 0.82, "Jersey City, NJ": 0.92, "New York City": 0.98, "Denver": 0.9,
        "Dallas TX": 0.87, "Palo Alto": 1.01, "Minneapolis": 0.85, "McLean VA": 0.94, "Miami": 0.87, "Pleasanton": 0.97,
        "Orlando": 0.82, "Durham, NC": 0.85, "Waltham MA": 0.92, "Kansas City MO": 0.81, "Columbia MD": 0.89,
        "Alpharetta, GA": 0.85, "Other US": 0.84, "San Mateo CA": 1.0,
    }),
    "GBP": ("GB", {"London": 0.6}),
    "EUR": ("DE", {
        "Dublin": 0.58, "Amsterdam": 0.58, "Berlin": 0.56, "Germany (Walldorf/Munich)": 0.57, "Veldhoven (NL)": 0.54,
        "Bucharest": 0.4, "Paris": 0.52, "Tallinn": 0.42,
    }),
    "INR": ("IN", {"Bangalore": 28.0, "Hyderabad": 26.0, "India (Bangalore/Hyderabad)": 27.0, "Mumbai": 27.0}),
    "CNY": ("CN", {"Beijing": 4.1, "Shenzhen": 4.0, "Hangzhou": 3.9, "Shanghai": 4.1}),
    "SGD": ("SG", {"Singapore": 0.9}),
    "CAD": ("CA", {"Toronto": 0.92, "Ottawa": 0.86, "Vancouver": 0.92}),
    "AUD": ("AU", {"Sydney": 1.0, "Melbourne": 0.96}),
    "HKD": ("HK", {"Hong Kong": 6.0}),
    "JPY": ("JP", {"Tokyo": 76.0}),
    "KRW": ("KR", {"Seoul": 560.0}),
    "BRL": ("BR", {"São Paulo": 2.4, "Curitiba": 2.1}),
    "ILS": ("IL", {"Tel Aviv": 2.9}),
    "PLN": ("PL", {"Warsaw": 2.1}),
    "SEK": ("SE", {"Stockholm": 4.6}),
    "DKK": ("DK", {"Copenhagen": 4.6}),
    "IDR": ("ID", {"Jakarta": 4_600.0}),
}  # fmt: skip

# The euro has many flags.
_COUNTRIES = {
    "Dublin": "IE",
    "Amsterdam": "NL",
    "Veldhoven (NL)": "NL",
    "Bucharest": "RO",
    "Paris": "FR",
    "Tallinn": "EE",
}

PLACES = {
    name: Place(name, currency, pay, _COUNTRIES.get(name, country))
    for currency, (country, places) in _PAID_IN.items()
    for name, pay in places.items()
}


def flag(country: str) -> str:
    """The flag of a country, made of the two letters of its code."""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in country)

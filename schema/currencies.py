"""Currencies: the ISO 4217 codes, the signs written for them, and what a header says of a sign with many meanings."""

import re
from collections.abc import Iterable
from functools import lru_cache

from schema.named import NamedTuple
from schema.pattern import late

# Money that someone can be paid in: the list's funds, metals, bond units and test codes are left out. BGN is kept: it left
# the list with 2025, and guides written before hold it.
_CODES = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
    COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS
    INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP
    MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
    SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND
    VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CODES = frozenset(_CODES.split())

_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP")
_RUPEES = ("INR", "PKR", "LKR", "NPR", "MUR")
_CROWNS = ("SEK", "NOK", "DKK", "ISK")


class Sign(NamedTuple):
    """What a code, a symbol or a word may mean, and what it means where nothing else is said."""

    candidates: tuple[str, ...]
    default: str | None

    def meets(self, other: "Sign") -> "Sign | None":
        """What both may mean, as in `CAD $`; None where they clash."""
        if self == other:
            return self
        shared = tuple(code for code in self.candidates if code in other.candidates)
        return _sign(*shared) if shared else None


def _sign(*candidates: str, default: str | None = None) -> Sign:
    return Sign(candidates, default or (candidates[0] if len(candidates) == 1 else None))


_DOLLAR = _sign(*_DOLLARS, default="USD")

_SYMBOLS = {
    "$": _DOLLAR,
    "US$": _sign("USD"), "USD$": _sign("USD"), "U$": _sign("USD"), "U$S": _sign("USD"),
    "C$": _sign("CAD"), "CA$": _sign("CAD"), "CAD$": _sign("CAD"), "CDN$": _sign("CAD"), "Can$": _sign("CAD"),
    "A$": _sign("AUD"), "AU$": _sign("AUD"), "AUD$": _sign("AUD"),
    "NZ$": _sign("NZD"), "NZD$": _sign("NZD"),
    "S$": _sign("SGD"), "SG$": _sign("SGD"), "SGD$": _sign("SGD"),
    "HK$": _sign("HKD"), "HKD$": _sign("HKD"),
    "NT$": _sign("TWD"), "NTD$": _sign("TWD"), "TW$": _sign("TWD"),
    "R$": _sign("BRL"), "BR$": _sign("BRL"),
    "MX$": _sign("MXN"), "Mex$": _sign("MXN"), "MXN$": _sign("MXN"),
    "AR$": _sign("ARS"), "CL$": _sign("CLP"), "CLP$": _sign("CLP"), "COL$": _sign("COP"), "COP$": _sign("COP"),
    "£": _sign("GBP"), "€": _sign("EUR"), "₹": _sign("INR"), "₩": _sign("KRW"), "￦": _sign("KRW"), "₪": _sign("ILS"),
    "¥": _sign("JPY", "CNY"), "￥": _sign("JPY", "CNY"), "JP¥": _sign("JPY"), "CN¥": _sign("CNY"),
    "₱": _sign("PHP"), "₫": _sign("VND"), "฿": _sign("THB"), "₺": _sign("TRY"), "₴": _sign("UAH"), "₦": _sign("NGN"),
    "₽": _sign("RUB"), "₸": _sign("KZT"), "₾": _sign("GEL"), "₡": _sign("CRC"), "₲": _sign("PYG"), "₵": _sign("GHS"),
    "₨": _sign(*_RUPEES), "＄": _DOLLAR, "￡": _sign("GBP"),
}  # fmt: skip

# Words as they are written, capitals and all: a small `k` before `r` is no thousand, and `R` is not `r`.
_WORDS = {
    "zł": _sign("PLN"), "Kč": _sign("CZK"), "Ft": _sign("HUF"), "lei": _sign("RON"), "лв": _sign("BGN"),
    "R": _sign("ZAR"), "Rp": _sign("IDR"), "RM": _sign("MYR"), "Rs": _sign(*_RUPEES), "Fr": _sign("CHF"), "SFr": _sign("CHF"),
    "kr": _sign(*_CROWNS), "Kr": _sign(*_CROWNS), "NIS": _sign("ILS"), "RMB": _sign("CNY"), "NTD": _sign("TWD"),
    "元": _sign("CNY", "TWD"), "円": _sign("JPY"), "원": _sign("KRW"),
}  # fmt: skip

_NAMES = {
    "dollar": _DOLLAR, "euro": _sign("EUR"), "pound": _sign("GBP"), "yen": _sign("JPY"), "yuan": _sign("CNY"),
    "won": _sign("KRW"), "rupee": _sign(*_RUPEES), "shekel": _sign("ILS"), "franc": _sign("CHF", "XAF", "XOF"),
    "kronor": _sign("SEK"), "kroner": _sign("NOK", "DKK"), "krona": _sign("SEK"), "krone": _sign("NOK", "DKK"),
    "zloty": _sign("PLN"), "reais": _sign("BRL"), "baht": _sign("THB"), "ringgit": _sign("MYR"), "lira": _sign("TRY"),
    "dirham": _sign("AED", "MAD"), "rand": _sign("ZAR"), "rupiah": _sign("IDR"), "forint": _sign("HUF"),
    "peso": _sign("MXN", "PHP", "ARS", "CLP", "COP"), "koruna": _sign("CZK"),
}  # fmt: skip

# Codes that are also read in small letters; of the others too many are words (`all`, `try`, `top`).
_SMALL = frozenset(
    {"usd", "eur", "gbp", "cad", "aud", "chf", "inr", "sgd", "hkd", "jpy", "cny", "sek", "nok", "dkk", "pln", "ils"}
)

_CODE_SIGNS = {code: _sign(code) for code in CODES}

# A thousand is parted by a dot in these, so that one dot before three digits parts thousands or decimals.
DOT_GROUPED = frozenset(
    {"EUR", "DKK", "SEK", "NOK", "ISK", "BRL", "IDR", "VND", "TRY", "ARS", "CLP", "COP", "PLN", "CZK", "HUF", "RON"}
)
# Digits above the thousand stand in pairs in these.
LAKH_GROUPED = frozenset({"INR", "PKR", "LKR", "NPR", "BDT", "BTN"})

# A letter or two, a gap and a dollar is one sign (`US $150K`); a whole code and a dollar are two (`CAD $150K`).
SYMBOL_PATTERN = "|".join(
    re.escape(symbol) for symbol in sorted(_SYMBOLS, key=len, reverse=True)
) + r"|(?:US|CA|AU|NZ|HK|SG|NT)[ ]\$"  # fmt: skip

_HINTED = late(rf"(?<![^\W\d_])(?P<word>[^\W\d_]+)(?![^\W\d_$])|(?P<symbol>{SYMBOL_PATTERN})")


def symbols() -> Iterable[tuple[str, Sign]]:
    """The symbols, each with what it may mean."""
    return _SYMBOLS.items()


def sign_of(token: str) -> Sign | None:
    """What a code, a symbol or a word says of the currency; None where it says nothing."""
    known = _CODE_SIGNS.get(token) or _SYMBOLS.get(token) or _WORDS.get(token.removesuffix("."))
    if known is not None:
        return known
    small = token.casefold()
    if small in _SMALL:
        return _CODE_SIGNS[small.upper()]
    return _NAMES.get(small) or _NAMES.get(small.removesuffix("s")) or _SYMBOLS.get(token.replace(" ", ""))


@lru_cache(maxsize=256)
def codes_in(text: str) -> tuple[str, ...]:
    """The currencies that a code or a header names beyond doubt: `CAD`, `GBP £`, `EUR/GBP`, `Ottawa (CAD C$)`."""
    if text.upper() in CODES:
        return (text.upper(),)
    found: dict[str, None] = {}
    for match in _HINTED.finditer(text):
        sign = _CODE_SIGNS.get(match["word"]) if match["word"] else sign_of(match["symbol"])
        if sign is not None and len(sign.candidates) == 1:
            found[sign.candidates[0]] = None
    return tuple(found)


def settle(sign: Sign, hinted: Iterable[str]) -> str | None:
    """The one currency that a sign means beside those that a header names; None where that leaves more than one."""
    if len(sign.candidates) == 1:
        return sign.candidates[0]
    meant = [code for code in hinted if code in sign.candidates]
    return meant[0] if len(meant) == 1 else sign.default


def code_for(token: str, hint: str | None = None) -> str | None:
    """The ISO code that a token means: USD for `$`, None for `¥`, JPY for `¥` where the hint is `JPY`."""
    sign = sign_of(token)
    return None if sign is None else settle(sign, codes_in(hint) if hint else ())

"""Rough worth of a dollar in other currencies: good for orders of magnitude, never for a figure that a reader sees."""

from functools import cache

# Units to one US dollar, to two digits. First the European Central Bank's reference rates of 30 October 2026. Then
# currencies tied to the dollar, the euro or a neighbour, at their official rate. Then market rates of 2025, which may
# be a third off by now: nothing may hang on less than a factor of two. Currencies with several rates at once, or that
# lose a digit within years (ARS, IRR, LBP, SYP, VES, ZWG and their like), are left out: no rate, no verdict.
_RATES = """
USD 1 EUR 0.90 GBP 0.75 CHF 0.82 JPY 160 CNY 6.7 KRW 1300 INR 95 SGD 1.3 HKD 7.8 AUD 1.4 NZD 1.8 CAD 1.4
SEK 9.8 NOK 9.2 DKK 6.7 ISK 120 PLN 3.9 CZK 22 HUF 330 RON 4.8 ILS 3.1 TRY 50 ZAR 17 BRL 5.4 MXN 19 THB 34
MYR 4.1 IDR 18000 PHP 64

AED 3.7 SAR 3.75 QAR 3.6 BHD 0.38 OMR 0.38 JOD 0.71 PAB 1 BSD 1 BMD 1 BBD 2 XCD 2.7 AWG 1.8 BZD 2 MOP 8
BND 1.3 BGN 1.8 BAM 1.8 XOF 590 XAF 590 CVE 99 KMF 440 XPF 110 NPR 150 BTN 95 NAD 17 LSL 17 SZL 17 GIP 0.75
FKP 0.75

KWD 0.31 TWD 31 VND 26000 CLP 950 COP 4000 PEN 3.5 UYU 40 CRC 500 DOP 63 GTQ 7.7 HNL 26 NIO 37 PYG 7000
BOB 6.9 JMD 160 TTD 6.8 UAH 42 RSD 100 MKD 55 ALL 84 MDL 17 BYN 3 GEL 2.7 AMD 380 AZN 1.7 KZT 520 UZS 12000
KGS 87 MNT 3600 RUB 80 PKR 280 LKR 300 BDT 120 KHR 4000 LAK 22000 EGP 48 MAD 9.2 TND 2.9 DZD 130 NGN 1500
KES 130 GHS 11 UGX 3600 TZS 2500 RWF 1400 ETB 150 ZMW 24 MUR 46 BWP 14 MZN 64 MGA 4500 IQD 1300 FJD 2.3
PGK 4.1
"""


@cache
def per_dollar() -> dict[str, float]:
    """The rough number of units of each currency to a US dollar."""
    words = _RATES.split()
    return {code: float(rate) for code, rate in zip(words[::2], words[1::2], strict=True)}


def roughly(amount: float, currency: str, other: str) -> float | None:
    """An amount in another currency, by order of magnitude; None where a rate is unknown."""
    if currency == other:
        return amount
    rates = per_dollar()
    if currency not in rates or other not in rates:
        return None
    return amount / rates[currency] * rates[other]

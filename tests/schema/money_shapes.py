"""Every shape of a money cell, and how it is read: the tests prove each, and `docs/money.md` shows them."""

from collections.abc import Iterator
from pathlib import Path

SHAPES: dict[str, tuple[tuple[str, str], ...]] = {
    "One range": (
        ("$151K–$217K", "USD 151,000–217,000"),
        ("$151,000-$217,000", "USD 151,000–217,000"),
        ("$150K - $210K", "USD 150,000–210,000"),
        ("£81,000 – £104,500", "GBP 81,000–104,500"),
        ("€68K to €83K", "EUR 68,000–83,000"),
        ("A$144K — A$180K", "AUD 144,000–180,000"),
        ("S$168K–S$212K", "SGD 168,000–212,000"),
        ("C$115,000–C$150,000", "CAD 115,000–150,000"),
        ("HK$1.42M – HK$1.98M", "HKD 1,420,000–1,980,000"),
        ("NT$2.0M–NT$2.8M", "TWD 2,000,000–2,800,000"),
        ("R$192,000-R$300,000", "BRL 192,000–300,000"),
        ("₪460,000–₪600,000", "ILS 460,000–600,000"),
        ("JPY 9M–JPY 16.5M", "JPY 9,000,000–16,500,000"),
        ("KRW 58M–KRW 102M", "KRW 58,000,000–102,000,000"),
        ("IDR 560M–IDR 1.03B", "IDR 560,000,000–1,030,000,000"),
        ("EUR145K–EUR192K", "EUR 145,000–192,000"),
        ("CNY 700K–CNY 1.4M", "CNY 700,000–1,400,000"),
        ("PLN 693K–1,060K", "PLN 693,000–1,060,000"),
        ("$750K - $1.1M", "USD 750,000–1,100,000"),
        ("**$388K-$548K**", "USD 388,000–548,000"),
    ),
    "Lakhs and crores": (
        ("₹24L–₹42L", "INR 2,400,000–4,200,000"),
        ("₹26,00,000 – ₹40,00,000", "INR 2,600,000–4,000,000"),
        ("₹65,00,000–₹1,05,00,000", "INR 6,500,000–10,500,000"),
        ("INR 22L–INR 40L", "INR 2,200,000–4,000,000"),
        ("₹24–42 LPA", "INR 2,400,000–4,200,000 a year"),
        ("₹1.2 Cr – ₹1.6 Cr", "INR 12,000,000–16,000,000"),
        ("28-44 lakhs", "no currency 2,800,000–4,400,000"),
    ),
    "One amount": (
        ("$297K", "USD 297,000"),
        ("up to $20K", "USD up to 20,000"),
        ("$20K max", "USD up to 20,000"),
        ("from $150K", "USD 150,000 or more"),
        ("$150K+", "USD 150,000 or more"),
        ("$248K–$435K+", "USD 248,000–435,000 or more"),
        ("~$150K", "USD 150,000; note “~”"),
        ("$0", "USD 0"),
    ),
    "A suffix or a currency that one bound shows": (
        ("62K–82K", "no currency 62,000–82,000"),
        ("120-160K", "no currency 120,000–160,000"),
        ("PLN 348K–525K", "PLN 348,000–525,000"),
        ("$150–215K", "USD 150,000–215,000"),
        ("1.5-2M USD", "USD 1,500,000–2,000,000"),
        ("150,000–180,000 €", "EUR 150,000–180,000"),
        ("$500-$28K", "USD 500–28,000"),
        ("$0-$28K", "USD 0–28,000"),
        ("$120K-160", "USD 120,000–160,000"),
        ("$150K-$200K AUD", "AUD 150,000–200,000"),
        ("$500-1M", "unread “$500-1M”"),
        ("£72,000–£100,000K", "unread “£72,000–£100,000K”"),
        ("$150-$215,000", "unread “$150-$215,000”"),
        ("10-15", "unread “10-15”"),
    ),
    "Europe and elsewhere": (
        ("150.000 €", "EUR 150,000"),
        ("150.000,00 €", "EUR 150,000"),
        ("155 000–182 000 kr", "SEK/NOK/DKK/ISK 155,000–182,000"),
        ("1 234 567", "no currency 1,234,567"),
        ("CHF 120'000–150'000", "CHF 120,000–150,000"),
        ("150K USD", "USD 150,000"),
        ("90K€", "EUR 90,000"),
        ("145–180 kEUR", "EUR 145,000–180,000"),
        ("€1,5M", "EUR 1,500,000"),
        ("1000万円", "JPY 10,000,000"),
        ("$1.5 million", "USD 1,500,000"),
        ("Rp 560 mn", "IDR 560,000,000"),
    ),
    "A period": (
        ("SEK 64K–80K/mo", "SEK 64,000–80,000 a month"),
        ("$75/hr", "USD 75 an hour"),
        ("$5,500 per month", "USD 5,500 a month"),
        ("$150K p.a.", "USD 150,000 a year"),
        ("€120,000 annually", "EUR 120,000 a year"),
        ("$85K - $145K/yr", "USD 85,000–145,000 a year"),
        ("$45K–$135K/4yr", "USD 45,000–135,000, the whole grant, over 4 years"),
        ("$162K–$275K RSU/4yr", "USD 162,000–275,000, the whole grant, over 4 years; note “RSU”"),
        ("£209K–£366K (4yr vest)", "GBP 209,000–366,000, the whole grant, over 4 years; note “vest”"),
        ("SEK 330K–578K/yr (4yr vest)", "SEK 330,000–578,000 a year, over 4 years; note “vest”"),
        ("$240K over 4 years", "USD 240,000, the whole grant, over 4 years"),
        ("$55,000 – $115,000/yr vesting", "USD 55,000–115,000 a year; note “vesting”"),
        ("$20K (paid quarterly)", "USD 20,000; note “paid quarterly”"),
    ),
    "More than one range": (
        ("HK$715K / $92K - HK$975K / $125K", "HKD 715,000–975,000; USD 92,000–125,000"),
        ("£125,000-£178,000 / $158,000-$224,000", "GBP 125,000–178,000; USD 158,000–224,000"),
        ("£175K - £235K ($220K - $295K)", "GBP 175,000–235,000; USD 220,000–295,000"),
        ("R$1,143K / $229K", "BRL 1,143,000; USD 229,000"),
        ("£55,000–£80,000 / €60,000–€85,000", "GBP 55,000–80,000; EUR 60,000–85,000"),
        ("SEK 51K–64K/mo / $168K–$215K", "SEK 51,000–64,000 a month; USD 168,000–215,000"),
        ("$240K-$420K ($60K-$105K/yr)", "USD 240,000–420,000; USD 60,000–105,000 a year"),
        (
            "£121K - £227K / $151K - $284K (£30K-£57K / $38K-$71K/yr)",
            "GBP 121,000–227,000; USD 151,000–284,000; GBP 30,000–57,000 a year; USD 38,000–71,000 a year",
        ),
        ("£60K–£92K<br>$76K–$116K", "GBP 60,000–92,000; USD 76,000–116,000"),
    ),
    "Per cent": (
        ("10–15%", "10–15%"),
        ("10%", "10%"),
        ("12.5%", "12.5%"),
        ("15%+", "15%+"),
        ("up to 20%", "up to 20%"),
        ("12% target ($19,800 – $24,600)", "USD 19,800–24,600; 12%; note “target”"),
        ("$13K-$27K (10-15%)", "USD 13,000–27,000; 10–15%"),
        ("10-15% of base", "10–15%; note “of base”"),
        ("10–15% + variable", "10–15%; note “+ variable”"),
        ("20–50% (company and individual)", "20–50%; note “company and individual”"),
        ("$20K / 10%", "USD 20,000; 10%"),
    ),
    "Remarks": (
        ("$0-$28K (senior only)", "USD 0–28,000; note “senior only”"),
        ("$100,000 - $200,000 PD RSUs", "USD 100,000–200,000; note “PD RSUs”"),
        ("$22K–$45K sign-on", "USD 22,000–45,000; note “sign-on”"),
        ("$160K - $220K (GBP equiv.)", "USD 160,000–220,000; note “GBP equiv.”"),
        ("€68K-€90K (-5-10% vs Paris)", "EUR 68,000–90,000; note “-5-10% vs Paris”"),
        ("KRW equivalent (~60-70% of US)", "note “KRW equivalent”; note “~60-70% of US”"),
        ("13,000 – 27,000 options", "note “13,000 – 27,000 options”"),
        ("Included in base", "note “Included in base”"),
        ("Variable", "note “Variable”"),
        ("Varies by location (60–100% of NYC)", "note “Varies by location”; note “60–100% of NYC”"),
        ("$150K–$215K*", "USD 150,000–215,000; note “*”"),
        ("—", "no figure"),
        ("N/A", "no figure"),
        ("None", "no figure"),
    ),
    "Markdown": (
        ("🇬🇧 £100K", "GBP 100,000"),
        ("US\\$150K – US\\$180K", "USD 150,000–180,000"),
        ("$150K&nbsp;–&nbsp;$180K", "USD 150,000–180,000"),
        ("[$150K](https://example.com)", "USD 150,000"),
    ),
    "Two currencies in one range": (
        ("$178K–C$325K", "refused: USD 178,000 beside CAD 325,000"),
        ("PLN 340K–$460K", "refused: PLN 340,000 beside USD 460,000"),
        ("£24,000-€48,000 / $26,000-$53,000", "USD 26,000–53,000; refused: GBP 24,000 beside EUR 48,000"),
        ("$70,000 - S$160,000", "refused: USD 70,000 beside SGD 160,000"),
        ("$150K EUR", "unread “$150K EUR”"),
    ),
    "Not read": (
        ("1.234", "unread “1.234”"),
        ("$1,50", "unread “$1,50”"),
        ("$1.2345K", "unread “$1.2345K”"),
        ("€1.234K", "unread “€1.234K”"),
        ("$28,00,000", "unread “$28,00,000”"),
        ("$150K–", "unread “$150K–”"),
        ("$150K-$200K-$250K", "unread “$150K-$200K-$250K”"),
        ("$120K base + $20K bonus", "unread “$120K base + $20K bonus”"),
        ("$150–$215 (thousands)", "unread “$150–$215 (thousands)”"),
        ("€4,500 x 13", "unread “€4,500 x 13”"),
        ("£150K–£170K / £180K–£200K", "unread “£150K–£170K / £180K–£200K”"),
        ("$85K / $145K/yr", "unread “$85K / $145K/yr”"),
        ("€6,64K", "unread “€6,64K”"),
        ("$150,000,$160,000", "unread “$150,000,$160,000”"),
        ("5,000 RSUs", "unread “5,000 RSUs”"),
        ("x$150K", "unread “x$150K”"),
        ("-$5K", "unread “-$5K”"),
        ("$150K–$215K zork", "USD 150,000–215,000; unread “zork”"),
        ("~~$150K~~ $160K", "unread “~~$150K~~ $160K”"),
    ),
}
HINTED = (
    ("¥10M–¥17M", None, "JPY/CNY 10,000,000–17,000,000"),
    ("¥10M–¥17M", "JPY", "JPY 10,000,000–17,000,000"),
    ("¥450K–¥850K", "Shanghai (CNY ¥)", "CNY 450,000–850,000"),
    ("55 000–68 000 kr/mo", "SEK", "SEK 55,000–68,000 a month"),
    ("$120,000-$160,000", None, "USD 120,000–160,000"),
    ("$120,000-$160,000", "Ottawa (CAD C$)", "CAD 120,000–160,000"),
    ("$120,000-$160,000", "CAD/USD", "USD 120,000–160,000"),
    ("$120,000-$160,000", "ILS/USD equiv", "USD 120,000–160,000"),
    ("A$120,000-A$160,000 / $78,000-$104,000", "Sydney (AUD A$)", "AUD 120,000–160,000; USD 78,000–104,000"),
    ("$178K–C$325K", "CAD", "refused: USD 178,000 beside CAD 325,000"),
    ("62K–82K", "London (GBP £)", "no currency 62,000–82,000"),
)
PAGE = Path(__file__).parents[2] / "docs" / "money.md"
_BEGIN, _END = "<!-- shapes: written by `python -m tests.schema.money_shapes` -->", "<!-- end of shapes -->"


def page(text: str) -> str:
    """The page with its tables written anew."""
    before, _, rest = text.partition(_BEGIN)
    return f"{before}{_BEGIN}\n\n{chr(10).join(_tables())}\n{_END}{rest.partition(_END)[2]}"


def _tables() -> Iterator[str]:
    for title, shapes in SHAPES.items():
        yield from (f"### {title}", "", "| a cell | is read as |", "|---|---|")
        yield from (f"| `{cell}` | {_shown(reading)} |" for cell, reading in shapes)
        yield ""
    yield from ("### With a header", "", "| a cell | below | is read as |", "|---|---|---|")
    yield from (f"| `{cell}` | {hint or 'nothing'} | {_shown(reading)} |" for cell, hint, reading in HINTED)
    yield ""


def _shown(reading: str) -> str:
    """A reading with the cell's own words as code, so that Markdown leaves them alone."""
    return reading.replace("“", "`").replace("”", "`")


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")

"""Money is written in the ways of real guides, and loses nothing."""

import pytest

from benchmarks.amounts import Amount, Writing, write


@pytest.mark.parametrize(
    ("amount", "writing", "text"),
    [
        (Amount(150_000, 215_000, "USD"), Writing(), "$150K–$215K"),
        (Amount(155_000, 205_000, "USD"), Writing(short=False, dash="-"), "$155,000-$205,000"),
        (Amount(2_800_000, 10_500_000, "INR"), Writing(short=False, dash=" – "), "₹28,00,000 – ₹1,05,00,000"),
        (Amount(2_800_000, 4_400_000, "INR"), Writing(by_code=True), "INR 28L–INR 44L"),
        (Amount(10_500_000, 17_000_000, "JPY"), Writing(), "JPY 10.5M–JPY 17M"),
        (Amount(310_000, 470_000, "PLN"), Writing(), "PLN 310K–470K"),
        (Amount(612_000, 768_000, "SEK", 12, "/mo"), Writing(), "SEK 51K–64K/mo"),
        (
            Amount(60_000, 92_000, "GBP", second=True),
            Writing(short=False, dash="-", second_currency="after"),
            "£60,000-£92,000 / $75,900-$116,000",
        ),
        (
            Amount(940_000, 1_260_000, "HKD", second=True),
            Writing(second_currency="each"),
            "HK$940K / $121K - HK$1.26M / $162K",
        ),
        (
            Amount(175_000, 235_000, "GBP", second=True),
            Writing(second_currency="brackets"),
            "£175K–£235K ($222K–$297K)",
        ),
        (Amount(240_000, 420_000, "USD", yearly=True), Writing(dash=" - "), "$240K - $420K ($60K-$105K/yr)"),
        (Amount(13_000, 27_000, "USD", percent=(10, 15)), Writing(dash="-"), "$13K-$27K (10-15%)"),
        (Amount(0, 28_000, "USD", suffix=" (senior only)"), Writing(dash="-"), "$0-$28K (senior only)"),
        (Amount(1_143_000, 1_297_000, "USD", bold=True), Writing(), "**$1,143K–$1,297K**"),
        (Amount(155, 12_345, "USD"), Writing(), "$155–$12,345"),
    ],
)
def test_a_range_is_written_as_real_guides_write_it(amount: Amount, writing: Writing, text: str) -> None:
    assert write(amount, writing) == text

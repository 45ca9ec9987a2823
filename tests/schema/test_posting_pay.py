"""The pay of a posting: every way of writing it, and every number beside it that is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.posting import read_posting

TOP = "Job Title: Data Engineer\nCompany: Gorsewood\n"

PAID = {
    "Salary: $150,000 - $205,000": (150000, 205000, "USD", "year"),
    "Salary: $150,000—$205,000 USD": (150000, 205000, "USD", "year"),
    "Salary £60k–£80k per annum": (60000, 80000, "GBP", "year"),
    "£60,000 to £80,000 per annum, depending on experience": (60000, 80000, "GBP", "year"),
    "Gehalt: €5.000 – €6.000 pro Monat": (5000, 6000, "EUR", "month"),
    "Pay: $55.50/hr": (55.5, 55.5, "USD", "hour"),
    "Hourly rate: $55.50 - $61.25 per hour": (55.5, 61.25, "USD", "hour"),
    "The base pay range for this role is $120,000 to $150,000 per year.": (120000, 150000, "USD", "year"),
    "Our base salary range is between $120,000 and $150,000, plus bonus and equity.": (120000, 150000, "USD", "year"),
    "You will earn £60,000 - £70,000 a year": (60000, 70000, "GBP", "year"),
    "Salary: £60-80k": (60000, 80000, "GBP", "year"),
    "Salary: GBP 60,000 - GBP 70,000": (60000, 70000, "GBP", "year"),
    "Salary: 60,000 to 70,000 pounds per annum": (60000, 70000, "GBP", "year"),
    "Base: $150K/year + $20K bonus + $40K RSU/year": (150000, 150000, "USD", "year"),
    "Compensation: USD 120K": (120000, 120000, "USD", "year"),
    "Base salary: CHF 120'000 – 140'000": (120000, 140000, "CHF", "year"),
    "$120,000 - $150,000 a year": (120000, 150000, "USD", "year"),
    "Salary: from £45,000": (45000, None, "GBP", "year"),
    "Salary up to £80k": (None, 80000, "GBP", "year"),
    "Salary: £70,000+": (70000, None, "GBP", "year"),
    "Salary Range\n\n£55,000 - £65,000": (55000, 65000, "GBP", "year"),
    "| Salary | £55,000 - £65,000 |": (55000, 65000, "GBP", "year"),
    "We pay a salary of £55,000 - £65,000You will love it": (55000, 65000, "GBP", "year"),
    "Salary: 120,000 - 150,000 USD per year": (120000, 150000, "USD", "year"),
    "Salary: SEK 50 000–65 000 per month": (50000, 65000, "SEK", "month"),
    "Salary: R$ 12.000 - R$ 15.000 per month": (12000, 15000, "BRL", "month"),
    "Salary: JPY 8M - 12M": (8000000, 12000000, "JPY", "year"),
    "CTC 25-35 LPA": (2500000, 3500000, "INR", "year"),
    "Base salary $140,000 - $160,000, with OTE of $200,000 - $240,000": (140000, 160000, "USD", "year"),
    "OTE £120k (base £60k)": (60000, 60000, "GBP", "year"),
    "$150,000.00/yr - $205,000.00/yr base salary": (150000, 205000, "USD", "year"),
    "Salary: £55,000 - £65,000 (£4,583 - £5,417 per month)": (55000, 65000, "GBP", "year"),
    "Salary: &pound;55,000 &ndash; &pound;65,000": (55000, 65000, "GBP", "year"),
    "Salaire : 45 000 € – 55 000 € brut par an": (45000, 55000, "EUR", "year"),
    "Jahresgehalt zwischen 65.000 und 78.000 EUR": (65000, 78000, "EUR", "year"),
}

UNPAID = (
    "5+ years of experience, and 3-5 years with Python",
    "Call 020 7946 0123 or +1 (555) 010-0199",
    "We are 1,200 people in 14 countries and serve 40,000 customers",
    "We raised a $40M Series B at a $400M valuation",
    "Revenue of $120,000,000 last year, up 40%",
    "401(k) with a 6% match up to $10,000",
    "A sign-on bonus of $20,000",
    "A salary that is competitive, and a $25,000 signing bonus",
    "Competitive salary and up to $10,000 for relocation",
    "Base salary plus $60,000 in RSUs",
    "OTE $200,000 - $240,000",
    "Total compensation of $300,000 - $400,000 per year",
    "Equity worth $100,000 per year",
    "$5,000 annual learning budget",
    "A wellness stipend of £50 per month",
    "You will own projects of $100,000 - $500,000 per year",
    "Save our customers $120,000 a year",
    "The visa's salary threshold is £41,700",
    "The average salary for this role is £65,000",
    "$95K - $130K (Glassdoor est.)",
    "Salary: competitive",
    "Salary: £60",
    "Salary: 2026-03-04",
    "Salary: 60000 - 80000",
    "Job ID 150000-205000, posted 2026",
    "Salary: £900 - £1,200 per week",
    "Salary: $1 - $2 per year",
    "Salary: $100,000,000",
    "Salary: £80,000 - £60,000",
    "£60,000 - £80,000",
    "Compensation package: $300K - $400K",
    "Compensation: $300K - $400K including equity",
    "Help people on a salary of £30,000 to £60,000 buy a home",
    "An annual salary bill of £60,000 to £90,000",
    "Customers pay $120,000 per year for our product",
    "Your salary increases by £20,000 a year",
    "Day rate £500 - £600",  # by the year it would be no pay, and no word says that the rate is meant by the day
    "Workers' compensation of $100,000 a year",
    "Referral bonus: $5,000",
    "Donate up to £50,000 per annum to charity fundraising, matched",
)


@pytest.mark.parametrize(("line", "pay"), PAID.items())
def test_pay_is_read_as_it_is_written(line: str, pay: tuple[object, ...]) -> None:
    found = read_posting(f"{TOP}{line}\n", date(2026, 11, 21)).pay
    assert (tuple(found.amounts) if found else None) == pay


@pytest.mark.parametrize("line", UNPAID)
def test_a_number_that_no_word_calls_the_pay_is_none(line: str) -> None:
    assert read_posting(f"{TOP}{line}\n", date(2026, 11, 21)).pay is None


def test_an_amount_that_was_passed_over_says_why() -> None:
    posting = read_posting(f"{TOP}OTE $200,000 - $240,000, and a stipend of £50,000\n", date(2026, 11, 21))
    told = {posting.text.quote(each.start, each.end): each.why for each in posting.passed}
    assert told["$200,000 - $240,000"] == "it is total pay: `OTE`"
    assert told["£50,000"] == "an amount of something else than pay"


@pytest.mark.parametrize(
    ("place", "currency"),
    {
        "London": "USD",
        "Austin, TX": "USD",
        "Toronto": None,
        "Sydney": None,
        "Singapore": None,
        "Nowhere": "USD",
    }.items(),
)
def test_a_dollar_is_the_american_one_where_the_place_has_no_other(place: str, currency: str | None) -> None:
    pay = read_posting(f"{TOP}Location: {place}\nSalary: $150,000 - $200,000\n", date(2026, 11, 21)).pay
    assert (pay.amounts.currency if pay else None) == currency


def test_pay_that_is_said_of_another_place_is_not_this_job_s() -> None:
    text = f"{TOP}Location: Denver, CO\n{{}} base salary range: $180,000 - $220,000\n"
    posting = read_posting(text.format("San Francisco"), date(2026, 11, 21))
    assert posting.pay is None
    assert [each.why for each in posting.passed] == ["it is said of San Francisco"]
    behind = f"{TOP}Location: Denver, CO\nBase salary: $180,000 - $220,000 {{}}\n"
    assert read_posting(behind.format("in San Francisco"), date(2026, 11, 21)).pay is None
    assert read_posting(behind.format("(New York City)"), date(2026, 11, 21)).pay is None
    assert read_posting(behind.format("in Denver"), date(2026, 11, 21)).pay is not None
    for place in ("Denver", "Colorado", "US", "Our"):
        assert read_posting(text.format(place), date(2026, 11, 21)).pay is not None


@pytest.mark.parametrize(("place", "currency"), {"Tokyo": "JPY", "Stockholm": None}.items())
def test_a_sign_of_two_currencies_is_the_place_s(place: str, currency: str | None) -> None:
    pay = read_posting(f"{TOP}Location: {place}\nSalary: ¥8,000,000 - ¥12,000,000\n", date(2026, 11, 21)).pay
    assert (pay.amounts.currency if pay else None) == currency


# The pay is money: without a currency's sign or code, or lakhs, there is none.
_NO_MONEY = st.text(
    st.sampled_from("0123456789.,-–+ \n()%:/|salrybepTOEyr"), max_size=300
) | st.lists(
    st.sampled_from([
        "Salary: ", "base pay ", "per annum", "150,000", "205.000", "60k", "80 000", "401(k)", "5 years", "\n", " - ", " to ",
    ]),
    max_size=40,
).map("".join)  # fmt: skip


@given(_NO_MONEY)
def test_a_number_without_a_word_or_a_sign_of_money_is_never_the_pay(text: str) -> None:
    assert read_posting(text, date(2026, 11, 21)).pay is None

"""Amounts that a word calls pay and that are not what the job pays: each is left out, and the report says why."""

from datetime import date

import pytest

from schema.posting import read_posting

TOP = "Job Title: Data Engineer\nCompany: Gorsewood\n"
CAPTURED = date(2026, 11, 21)
ESTIMATE, OTHER, SHORT = "it is an estimate", "it is not this job's", "it is not for a full year of full time"
NET, MORE, RATE = "it is net", "it is paid more than twelve times a year", "it is a contractor's rate"

REFUSED = {
    "This salary is estimated, not provided by the employer\n£60,000 - £70,000 a year": ESTIMATE,
    "£60,000 - £70,000 a year\nThis salary is estimated, not provided by the employer": ESTIMATE,
    "£60,000 - £70,000 a year\nFull-time\nThis salary is estimated, not provided by the employer": ESTIMATE,
    "Salary: £60,000 - £70,000 a year. This salary is estimated, not provided by the employer.": ESTIMATE,
    "Indeed's salary estimate: £60,000 - £70,000 a year": ESTIMATE,
    "Salary: £60,000 - £70,000 (estimated)": ESTIMATE,
    "Estimated: £60,000 - £70,000 a year": ESTIMATE,
    "Estimated salary (by Glassdoor): £60,000 - £70,000 a year": ESTIMATE,
    "Estimated salary\n£60,000 - £70,000 a year": ESTIMATE,
    "Our last hire negotiated a salary of £90,000": OTHER,
    "Current/expected salary: £60,000": OTHER,
    "Tell us your current salary, such as a salary of £60,000": OTHER,
    "Gehaltsvorstellung: 60.000 €": OTHER,
    "You report to the Head of Data who earns a salary of £120,000": OTHER,
    "Our alumni earn £120,000 a year": OTHER,
    "The UK minimum salary for sponsored workers is £41,700": OTHER,
    "Skilled Worker visa requires a salary of £41,700": OTHER,
    "Salary: £41,700 is the legal minimum": OTHER,
    "Salary expected (e.g. £60,000)": "it is an example",
    "Salary is not £80,000": "the words before it say `not`",
    "Gehalt: 4.000 € monatlich (14x jährlich)": MORE,
    "Gehalt: 4.000 € (14x jährlich)": MORE,
    "Gehalt: 4.000 € monatlich, 13 Gehälter": MORE,
    "Salary: €4,000 per month, 14 salaries": MORE,
    "Salary: €60,000 net": NET,
    "Net salary: €60,000": NET,
    "Gehalt: 3.000 € netto pro Monat": NET,
    "Salary: £60,000 for 80%": SHORT,
    "Salary: £60,000 (80%)": SHORT,
    "Salary: £60,000 for 9 months": SHORT,
    "Salary: £30,000, 20 hours per week": SHORT,
    "Salary: £500 per day outside IR35": RATE,
    "Day rate: £500 - £600 per day": RATE,
    "Contract\nSalary: £500 per day": RATE,
    "Job type: Contract\nSalary: £50 per hour": RATE,
    "Tagessatz: 800 € pro Tag": RATE,
    "Salary: £80,000 - 95,000 EUR": "it is one end of what cannot be read as a range: `£80,000 - 95,000 EUR`",
    "€80k-€110k": "no word says that it is the pay",
}


@pytest.mark.parametrize(("lines", "why"), REFUSED.items())
def test_what_is_not_the_job_s_pay_is_left_out_and_said_to_be(lines: str, why: str) -> None:
    posting = read_posting(f"{TOP}{lines}\n", CAPTURED)
    assert posting.pay is None
    assert posting.passed[0].why.startswith(why)


KEPT = {
    "Salary is not £80,000 but £85,000 - £90,000": (85000, 90000, "GBP", "year"),
    "The estimated base salary range for this role is $150,000 - $180,000.": (150000, 180000, "USD", "year"),
    "Base salary: $150,000 - $180,000 (Employer est.)": (150000, 180000, "USD", "year"),
    "Salary: £60,000 - £70,000 (provided by the employer)\nIndeed's salary estimate: £50,000": (
        60000,
        70000,
        "GBP",
        "year",
    ),
    "Base salary £60,000 - £70,000, visa sponsorship available": (60000, 70000, "GBP", "year"),
    "Visa sponsorship and a base salary of £60,000 - £70,000": (60000, 70000, "GBP", "year"),
    "As a .NET developer you get a salary of £60,000": (60000, 60000, "GBP", "year"),
    "Salary: £60,000, 37.5 hours per week": (60000, 60000, "GBP", "year"),
    "Salary: £60,000 - £70,000 - 25 days of leave": (60000, 70000, "GBP", "year"),
    "Contract\nSalary: £60,000 - £70,000": (60000, 70000, "GBP", "year"),
    "Salary: £200 per day": (200, 200, "GBP", "day"),
    "Gehalt: 4.800 € brutto monatlich": (4800, 4800, "EUR", "month"),
    "Monatsgehalt: 4.800 €": (4800, 4800, "EUR", "month"),
    "Gehalt: 4.800 € mtl.": (4800, 4800, "EUR", "month"),
    "Pay: £18.50 - £22.00 p/h": (18.5, 22, "GBP", "hour"),
    "Compensation: $210–310k total (base salary $150,000 to $180,000)": (150000, 180000, "USD", "year"),
}


@pytest.mark.parametrize(("lines", "pay"), KEPT.items())
def test_what_only_stands_beside_such_words_is_still_the_pay(lines: str, pay: tuple[object, ...]) -> None:
    found = read_posting(f"{TOP}{lines}\n", CAPTURED).pay
    assert (tuple(found.amounts) if found else None) == pay


def test_pay_of_one_of_two_places_is_not_that_of_a_job_at_both() -> None:
    both = f"{TOP}Location: London or Berlin\nSalary: £60,000 - £70,000 {{}}\n"
    posting = read_posting(both.format("(London)"), CAPTURED)
    assert posting.pay is None
    assert [each.why for each in posting.passed] == ["it is not said of Berlin, where the job may be, too"]
    assert read_posting(both.format(""), CAPTURED).pay is not None
    each = f"{TOP}Location: London / Berlin\nLondon: base salary £60,000\nBerlin: base salary €70,000\n"
    assert read_posting(each, CAPTURED).pay is None
    listed = f"{TOP}Location: London, Manchester\nSalary: £60,000 - £70,000 (London)\n"
    assert read_posting(listed, CAPTURED).pay is None
    one = f"{TOP}Location: London, UK\nSalary: £60,000 - £70,000 (London)\n"
    assert read_posting(one, CAPTURED).pay is not None

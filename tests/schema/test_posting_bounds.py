"""Words that make an amount one end of a range, or the range of two lines: an end is never taken for the exact pay."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.posting import read_posting

TOP = "Job Title: Data Engineer\nCompany: Gorsewood\n"
CAPTURED = date(2026, 11, 21)

ENDS = {
    "Gehalt: ab 52.000 €": (52000, None, "EUR"),
    "Gehalt: mindestens 52.000 €": (52000, None, "EUR"),
    "Mindestgehalt: 52.000 €": (52000, None, "EUR"),
    "Einstiegsgehalt: 52.000 €": (52000, None, "EUR"),
    "Gehalt: bis zu 75.000 €": (None, 75000, "EUR"),
    "Gehalt: bis EUR 75.000": (None, 75000, "EUR"),
    "Jahresgehalt bis 75.000 EUR": (None, 75000, "EUR"),
    "Salaire : à partir de 45 000 €": (45000, None, "EUR"),
    "Minimum salary: £52,000": (52000, None, "GBP"),
    "Minimum annual base salary of £52,000": (52000, None, "GBP"),
    "Starting salary £52,000": (52000, None, "GBP"),
    "Salary £52,000 or more": (52000, None, "GBP"),
    "Salary £52,000 minimum": (52000, None, "GBP"),
    "Salary: £52,000 upwards": (52000, None, "GBP"),
    "Salary: £52,000 per annum minimum": (52000, None, "GBP"),
    "Salary: more than £52,000": (52000, None, "GBP"),
    "Salary: not less than £52,000": (52000, None, "GBP"),
    "Salary: £75,000 max": (None, 75000, "GBP"),
    "Salary: to £75,000": (None, 75000, "GBP"),
    "Salary: not more than £75,000": (None, 75000, "GBP"),
    "Salary: less than £75,000": (None, 75000, "GBP"),
    "Maximum salary: £75,000": (None, 75000, "GBP"),
    "Salary: £60,000 rising to £72,000": (60000, 72000, "GBP"),
    "Salary: £52,000, depending on experience up to £75,000": (52000, 75000, "GBP"),
    "Salary: £52,000 (up to £75,000 DOE)": (52000, 75000, "GBP"),
    "Gehalt: 52.000 EUR, je nach Erfahrung bis 75.000 EUR": (52000, 75000, "EUR"),
    "Starting salary: £52,000 - £60,000": (52000, 60000, "GBP"),
    "Minimum salary: £80,000. Maximum salary: £95,000": (80000, 95000, "GBP"),
    "Minimum salary: £80,000\nMaximum salary: £95,000": (80000, 95000, "GBP"),
    "Minimum salary: £80,000, maximum £95,000": (80000, 95000, "GBP"),
    "Our salary range starts at £52,000 and goes up to £60,000": (52000, 60000, "GBP"),
    "Salary range: minimum £52,000 midpoint £60,000 maximum £68,000": (52000, 68000, "GBP"),
    "Salary Range (minimum): £52,000\nSalary Range (maximum): £68,000": (52000, 68000, "GBP"),
    "Salary from £52,000. We lend our customers up to £70,000": (52000, None, "GBP"),
    "Bruttojahresgehalt von EUR 50.000 bis EUR 65.000": (50000, 65000, "EUR"),
    "Salary: £52,000 plus bonus": (52000, 52000, "GBP"),
    "Salary: £52,000 DOE": (52000, 52000, "GBP"),
    "Start date: 1 May. Salary: £52,000": (52000, 52000, "GBP"),
    "Minimum experience: 5 years. Salary: £52,000": (52000, 52000, "GBP"),
    "Work from home, salary £52,000": (52000, 52000, "GBP"),
}


@pytest.mark.parametrize(("line", "pay"), ENDS.items())
def test_an_end_is_read_as_the_end_that_it_is(line: str, pay: tuple[object, ...]) -> None:
    found = read_posting(f"{TOP}{line}\n", CAPTURED).pay
    assert (tuple(found.amounts) if found else None) == (*pay, "year")


@pytest.mark.parametrize(
    "line",
    [
        "Salary: £80,000 - 95,000 EUR",
        "Salary: £52,000 - £60,000 rising to £75,000",
        "Minimum salary: £80,000\nMaximum salary: €95,000",
        "Minimum salary: £95,000\nMaximum salary: £80,000",
    ],
)
def test_ends_that_make_no_range_are_no_pay_and_are_told(line: str) -> None:
    posting = read_posting(f"{TOP}{line}\n", CAPTURED)
    assert posting.pay is None
    assert posting.passed


_FLOORS = ("ab ", "mindestens ", "from ", "at least ", "minimum ", "more than ", "à partir de ", "starting at ")
_CEILINGS = ("up to ", "bis ", "bis zu ", "to ", "max ", "no more than ", "less than ", "jusqu’à ")


@given(st.sampled_from(_FLOORS + _CEILINGS), st.integers(40, 90), st.sampled_from(("Salary", "Gehalt", "Base salary")))
def test_no_word_for_an_end_leaves_an_amount_exact(word: str, thousands: int, label: str) -> None:
    pay = read_posting(f"{TOP}{label}: {word}€{thousands},000\n", CAPTURED).pay
    assert pay is not None
    low, high = (thousands * 1000, None) if word in _FLOORS else (None, thousands * 1000)
    assert pay.amounts[:2] == (low, high)

"""Years are found as guides write them, and figures are no years."""

import pytest

from schema.years import years_in


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Levels.fyi (2025)", {2025}),
        ("2024-2025", {2024, 2025}),
        ("2024–2026", {2024, 2025, 2026} - {2025}),
        ("2024-25", {2024, 2025}),
        ("2024/25", {2024, 2025}),
        ("FY25", {2025}),
        ("FY2026 10-K", {2026}),
        ("Q4'25", {2025}),
        ("Q3 2024", {2024}),
        ("H1 25", {2025}),
        ("summer of '24", {2024}),
        ("/press/2024/03/x", {2024}),
        ("2025-2030 outlook", {2025}),
        ("1999", {1999}),
    ],
)
def test_a_year_is_found(text: str, years: set[int]) -> None:
    found = list(years_in(text, 2026))
    assert {year for year, _, _ in found} == years
    assert all(str(year)[-(end - start) :] == text[start:end] for year, start, end in found)


@pytest.mark.parametrize(
    "text",
    [
        "$2025", "2,025", "2025%", "2000+ people", "E1062026.htm", "2030", "20255", "30% Productivity", "MI300X", "S.2024", "2024K",
        "don't 25", "118th", "Point72", "v2024.1".replace("v", "€"),
    ],
)  # fmt: skip
def test_a_figure_is_no_year(text: str) -> None:
    assert list(years_in(text, 2026)) == []

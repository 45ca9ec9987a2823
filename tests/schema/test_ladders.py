"""Which role is the next above which."""

import pytest

from schema.ladders import rung

LADDERS = (
    ["junior-data-engineer", "associate-data-engineer", "data-engineer", "senior-data-engineer", "staff-data-engineer"],
    ["software-engineer", "senior-software-engineer", "staff-software-engineer", "senior-staff-software-engineer"],
    ["data-scientist", "sr-data-scientist", "principal-data-scientist", "distinguished-data-scientist"],
)


@pytest.mark.parametrize("ladder", LADDERS)
def test_each_role_stands_above_the_one_before(ladder: list[str]) -> None:
    found = [rung(role) for role in ladder]
    assert len({role for role, _ in found}) == 1
    assert [rank for _, rank in found] == sorted({rank for _, rank in found})


def test_a_role_that_only_begins_like_a_rung_is_none() -> None:
    assert rung("seniority-analyst") == ("seniority-analyst", rung("analyst")[1])
    assert rung("staff-accountant")[0] == "staff-accountant"
    assert rung("") == ("", rung("analyst")[1])

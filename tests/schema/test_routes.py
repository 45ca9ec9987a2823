"""Routes: written and read again, whatever a name holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.routes import in_body, join, steps

PATHS = st.lists(st.text(), min_size=1, max_size=1).flatmap(
    lambda first: st.lists(st.one_of(st.text(), st.integers(0, 99)), max_size=4).map(lambda rest: [*first, *rest])
)


@given(PATHS)
def test_a_route_is_read_as_the_steps_that_it_was_written_from(path: list[str | int]) -> None:
    assert list(steps(join(path))) == path


@given(PATHS)
def test_no_field_of_the_frontmatter_has_a_route_into_the_body(path: list[str | int]) -> None:
    assert not in_body(join(path))


@pytest.mark.parametrize(
    ("path", "route"),
    [
        (["compensation", 0, "base_low"], "compensation[0].base_low"),
        (["level_mapping", "Google Cloud (L4)"], "level_mapping.Google Cloud (L4)"),
        (["level_mapping", "a.b"], 'level_mapping."a.b"'),
        (["level_mapping", "a[0]"], 'level_mapping."a[0]"'),
        (["level_mapping", 'say "x"\n'], r'level_mapping."say \"x\"\n"'),
        (["level_mapping", ""], 'level_mapping.""'),
        (["body"], '"body"'),
        (["bodyguard"], "bodyguard"),
        (["review", "body"], "review.body"),
    ],
)
def test_a_name_stands_in_quotes_only_where_it_must(path: list[str | int], route: str) -> None:
    assert join(path) == route


@pytest.mark.parametrize(("route", "below"), [("body", True), ("body.title", True), ("bodyguard", False), ("", False)])
def test_only_body_and_what_is_in_it_lie_below_the_frontmatter(route: str, below: bool) -> None:
    assert in_body(route) is below

"""Composed YAML as values: what is given twice, what anchors merge, what a name is."""

import pytest
import yaml

from schema.frontmatter import Flaw
from schema.routes import join
from tests.schema.places import read, shown


@pytest.mark.parametrize(
    ("text", "route", "lines"),
    [
        ("a: 1\nb: 2\na: 3", "a", (4, 2)),
        ("m:\n  a: 1\n  a: 2", "m.a", (4, 3)),
        ("m:\n  - a: 1\n    a: 2", "m[0].a", (4, 3)),
        ("m: {a: 1, b: 2,\n  a: 3}", "m.a", (3, 2)),
        ("a: 1\n'a': 2", "a", (3, 2)),
        ("m:\n  x.y: 1\n  x.y: 2", 'm."x.y"', (4, 3)),
        ("a: 1\na: 2\na: 3", "a", (4, 2)),
    ],
)
def test_a_key_given_twice_is_told_with_both_places(text: str, route: str, lines: tuple[int, int]) -> None:
    document = read(text)
    [found] = document.troubles
    assert (found.flaw, found.route) == (Flaw.REPEATED, route)
    assert found.other is not None
    assert (document.span_of(found.start, found.end).line, document.span_of(*found.other).line) == lines


def test_a_key_given_often_is_one_trouble_and_the_values_are_those_that_programs_keep() -> None:
    document = read("a: 1\na: 2\na: 3")
    assert [found.message for found in document.troubles] == [
        "a is given 3 times: programs keep only the last, so delete those that are wrong"
    ]
    assert document.values == {"a": 3}


def test_the_same_key_in_two_rows_or_under_an_anchor_used_twice_is_not_given_twice() -> None:
    assert not read("m:\n  - a: 1\n  - a: 1").troubles
    assert not read("x: &x {a: 1}\ny: *x\nz:\n  <<: *x\n  a: 2").troubles


def test_a_repeat_under_an_anchor_is_told_once_however_often_it_is_used() -> None:
    assert len(read("x: &x {a: 1, a: 2}\ny: *x\nz: *x").troubles) == 1


ANCHORS = "one: &one {a: 1, b: 2}\ntwo: &two {b: 3, c: 4}\n"


@pytest.mark.parametrize(
    "text",
    [
        "all:\n  <<: [*one, *two]\n  a: 5",
        "all:\n  a: 5\n  <<: *two\n  c: 6",
        "all:\n  <<: [*two, *one]",
        "more: &more\n  <<: *one\n  b: 7\nall:\n  <<: [*more, *two]",
        "all: {<<: {a: 8, d: 9}, a: 5}",
    ],
)
def test_a_merge_key_gives_what_yaml_gives(text: str) -> None:
    document = read(ANCHORS + text)
    assert not document.troubles
    assert document.values == yaml.safe_load(ANCHORS + text)


def test_two_merge_keys_are_told_and_give_what_yaml_gives() -> None:
    text = ANCHORS + "all:\n  <<: *one\n  <<: *two"
    document = read(text)
    assert [found.message for found in document.troubles] == [
        "<< is given twice: programs keep only the last, so delete the one that is wrong"
    ]
    assert document.values == yaml.safe_load(text)


def test_a_merged_value_is_placed_where_it_stands() -> None:
    document = read(ANCHORS + "all:\n  <<: *one\n  a: 5")
    assert document.span("all.b") == document.span("one.b")
    assert shown(document, "all.a") == "5"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1: x", "1"),
        ("null: x", "null"),
        ("~: x", "~"),
        ("'a.b': x", "a.b"),
        ("2026-01-01: x", "2026-01-01"),
        ("on: x", "on"),
    ],
)
def test_a_name_is_its_text_whatever_it_looks_like(text: str, name: str) -> None:
    document = read(text)
    assert document.values == {name: "x"}
    assert shown(document, join([name])) == "x"

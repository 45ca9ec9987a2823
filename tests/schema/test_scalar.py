"""A value as a person reads it, or a word on why programs read it otherwise."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from schema.document import Document
from schema.scalar import Miswritten, loose_date


def value(text: str) -> object:
    """What `field: text` holds."""
    document = Document(f"---\nfield: {text}\n---\n")
    assert not document.troubles, document.troubles
    assert document.values is not None
    return document.values["field"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("150000", 150000),
        ("-5", -5),
        ("+5", 5),
        ("0", 0),
        ("999999999999999999", 999_999_999_999_999_999),
        ("12.5", 12.5),
        ("-0.25", -0.25),
        ("null", None),
        ("~", None),
        ("", None),
        ("true", True),
        ("false", False),
        ("2026-02-23", date(2026, 2, 23)),
        ("9999-12-31", date.max),
        ("0001-01-01", date.min),
        ("2024-02-29", date(2024, 2, 29)),
        ("acme", "acme"),
        ('"150000"', "150000"),
        ("'2026-02-23'", "2026-02-23"),
        ('"null"', "null"),
        ('""', ""),
        ("!!str 150000", "150000"),
        ("!!int 150000", 150000),
        ("!!float 12", 12.0),
        ("150,000", "150,000"),
        ("1e3", "1e3"),
        ("08", "08"),
        ("2026-1-5", "2026-1-5"),
        ("2026/01/05", "2026/01/05"),
        ("y", "y"),
        ("=", "="),
        ("|\n  # no comment\n  ---", "# no comment\n---\n"),
    ],
)
def test_a_value_that_everybody_reads_alike_is_that_value(text: str, meant: object) -> None:
    found = value(text)
    assert found == meant
    assert type(found) is type(meant)


@pytest.mark.parametrize(
    ("text", "misread", "instead"),
    [
        ("012", "is read in base 8 because of its leading zero", "12"),
        ("-0150000", "is read in base 8 because of its leading zero", "-150000"),
        ("1:30", "is read as a number in base 60", ""),
        ("190:20:30.15", "is read as a number in base 60", ""),
        ("0x1F", "is not written in base 10", ""),
        ("0b101", "is not written in base 10", ""),
        ("150_000", "holds underscores, which only some programs take out", "150000"),
        ("-1_000", "holds underscores, which only some programs take out", "-1000"),
        ("9999999999999999999", "is too large a number", ""),
        ("1.5e+3", "is not a plain number", ""),
        (".5", "is not a plain number", ""),
        (".inf", "is not a plain number", ""),
        ("-.inf", "is not a plain number", ""),
        (".nan", "is not a plain number", ""),
        ("NO", "is read as false", '"NO"'),
        ("ON", "is read as true", '"ON"'),
        ("True", "is read as true", '"True"'),
        ("2026-02-23 10:00:00", "holds a time of day", "2026-02-23"),
        ("2026-2-3T10:00:00Z", "holds a time of day", "2026-02-03"),
        ("!!binary aGk=", "carries the tag !!binary", ""),
        ("!!binary 'aGk='", "carries the tag !!binary", ""),
        ("!!int '5'", "carries the tag !!int", ""),
        ("!!int five", "carries the tag !!int", ""),
        ("!!float five", "carries the tag !!float", ""),
        ("!!bool maybe", "carries the tag !!bool", ""),
        ("!!null something", "carries the tag !!null", ""),
        ("!!timestamp today", "carries the tag !!timestamp", ""),
        ("!money 5", "carries the tag !money", ""),
        ("!!python/object:os.system x", "carries the tag !!python/object:os.system", ""),
        ("!!set {a, b}", "carries the tag !!set", ""),
        ("!!python/object/apply:os.system [ls]", "carries the tag !!python/object/apply:os.system", ""),
        ("!!omap [a: 1]", "carries the tag !!omap", ""),
    ],
)
def test_a_value_that_programs_read_otherwise_says_how(text: str, misread: str, instead: str) -> None:
    found = value(text)
    assert isinstance(found, Miswritten)
    assert (found.misread, found.instead) == (misread, instead)


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "2026-02-30 10:00:00"]
)
def test_a_date_that_no_calendar_has_is_told_apart(text: str) -> None:
    found = value(text)
    assert isinstance(found, Miswritten)
    assert found.impossible
    assert found.misread.startswith("is no day of the calendar (")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-1-5", date(2026, 1, 5)),
        ("2026/01/05", date(2026, 1, 5)),
        (" 2026.1.5 ", date(2026, 1, 5)),
        ("5.1.2026", None),
        ("", None),
    ],
)
def test_a_loose_date_is_understood_where_the_year_comes_first(text: str, day: date | None) -> None:
    assert loose_date(text) == day


@given(st.from_regex(r"[-+]?[0-9_.:eExobT ]{1,12}|[a-zA-Z~.]{1,6}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", fullmatch=True))
def test_a_value_is_what_programs_read_or_says_that_it_is_not(text: str) -> None:
    """Held against PyYAML: where ours is a plain value, theirs is the same; where theirs differs, ours is a Miswritten."""
    document = Document(f"---\nfield: {text}\n---\n")
    try:
        theirs = yaml.safe_load(f"field: {text}\n")["field"]
    except (yaml.YAMLError, ValueError):
        assert document.troubles or isinstance((document.values or {}).get("field"), Miswritten)
        return
    assert not document.troubles
    assert document.values is not None
    ours = document.values["field"]
    if not isinstance(ours, Miswritten):
        assert ours == theirs
        assert type(ours) is type(theirs)

"""What the reader of plain TOML reads, tomllib reads alike; what it does not surely understand, it refuses."""

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.plain_toml import read_plain

PLAIN = """
# the guides of all teams
guides = ["guides", "more guides"]
exclude = []
fail-on = "warning"
capacity = 100

[severity]
PAY203 = "info"
"TAB" = "error"

[rules.PAY204]
strict = true

[rules]
[policy.paths."guides/old"]
"""
LINES = [
    "", "# x", "  # é", 'a = "b"', 'a="b, c"', "a = ['b']", 'a = ["b", "c"]', 'a = ["b",]', "a = [,]", "a = []", "a = [ ]",
    'a = ["b" "c"]', 'a = ["b,c"]', "a = 1", "a = 0", "a = 01", "a = +1", "a = 1_0", "a = 1.5", "a = true", "a = True",
    "a = 2026-01-01", 'a = """b"""', 'a = ""', 'a = "\\t"', 'a = "b" # c', "a = ", "a", "= 1", "a.b = 1", '"a.b" = 1', '"" = 1',
    "'a' = 1", '"a = b" = 1', "b-c_1 = 2", "é = 1", "[a]", "[a.b]", "[ a ]", "[[a]]", "[a.]", "[]", '["a"]', "[a] # b", "[1]",
    "b = 3", "[c]", "a = [", "]", "a = {}", "a = nan", 'a = "\t"', 'a = "\x7f"', 'a = "\xa0"', "\x0b", "a = ٣", "-=1",
    "a = " + "9" * 18,
    "a = " + "9" * 30,
]  # fmt: skip


def as_tomllib(text: str) -> str | None:
    try:
        return json.dumps(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, TypeError):
        return None


def agrees(text: str) -> bool:
    found = read_plain(text)
    return found is None or json.dumps(found) == as_tomllib(text)


def test_a_usual_configuration_is_read_without_tomllib() -> None:
    text = PLAIN.rpartition("[policy")[0]
    assert json.dumps(read_plain(text)) == as_tomllib(text)
    assert read_plain(PLAIN) is None


@pytest.mark.parametrize("line", LINES)
def test_a_line_by_itself_is_read_alike_or_refused(line: str) -> None:
    assert agrees(line)
    assert agrees(f"{line}\n{line}")


@given(st.lists(st.sampled_from(LINES), max_size=8))
def test_lines_together_are_read_alike_or_refused(lines: list[str]) -> None:
    assert agrees("\n".join(lines))


@given(st.text(st.sampled_from("ab=[]\"',.# \n\t1\\-_é")))
def test_any_text_is_read_alike_or_refused(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize(
    "line", ["a = 1", 'a = "b"', 'a = ["b", "c"]', "a = []", "a = true", "[a.b]", "# x", '"a b" = 0']
)
def test_what_is_plain_is_not_refused(line: str) -> None:
    assert json.dumps(read_plain(line)) == as_tomllib(line)

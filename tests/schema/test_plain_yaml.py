"""What the reader of plain YAML reads is what libyaml reads, values and places; of all else it says that it is not plain."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from schema.example import CANONICAL
from schema.plain_yaml import PlainYaml, read_plain
from schema.yaml_loader import Loader
from schema.yaml_tree import Tree
from schema.yaml_values import take_values

PLAIN = CANONICAL.partition("---\n")[2].partition("---\n")[0]
WORDS = """
150000 012 0x1F 1_000 1:30 -5 +12 1e3 .5 1. .inf 10.5 NO yes y true FALSE null ~ Null 2026-02-30 2026-1-5 2026-01-01 = << a
base_low USD Levels.fyi é 東京 ٣ 😀 € $5 (a) a,b a:b a: :a a#b #a # - -a -- --- ... ? ?a : | |- > & &a *a ! !!str !a % %a @ @a ` `a
[ ] [a] { } {a} , 'a' "a" "a ' ' "" '' "a\\n" "a"b 'it''s' "a: 'b # c' \t \x85 \u2028 \u2029 \ufeff \xa0 \r \x07 \x7f \u200b
""".split(" ")
STARTS = [
    "", " ", "  ", "    ", "   ", "- ", "  - ", "- - ", "a: ", "a:",
    "  b: ", "    b: ", "  - b: ", "  - c:", "b:", "c: ", "---", "-",
]  # fmt: skip
ENDS = ["", "", "", " ", ":", " # x", "\t", "\r"]


def agrees(text: str) -> bool:
    """Whether a text is plain; if so, it is held against its nodes."""
    plain = read_plain(text)
    if plain is None:
        return False
    tree = Tree(0)
    tree.root = yaml.compose(text, Loader=Loader)
    take_values(tree)
    assert not tree.troubles
    assert repr(plain.values) == repr(tree.values)
    starts = [0, *(place + 1 for place, character in enumerate(text) if character == "\n")]
    for route in routes(plain.values):
        number = plain.line_of(route)
        key, node = tree.node(route)
        if isinstance(node, yaml.ScalarNode):
            assert number is not None
            assert tuple(starts[number] + column for column in plain.columns(number)) == tree.offsets(node)
            where = tuple(starts[number] + column for column in plain.columns(number, of_key=True))
            assert where == tree.offsets(node if key is None else key)
        else:
            assert number is None
    return True


def routes(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The routes to all that a value holds, and to what it does not."""
    yield path
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from routes(inner, (*path, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from routes(inner, (*path, place))


def test_a_guide_is_plain_and_read_as_libyaml_reads_it() -> None:
    assert agrees(PLAIN)
    assert agrees(PLAIN.removesuffix("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n",
        "a:\nb:\n",
        "a:\n- 1\n- b\nc: 2\n",
        "a:\n- b: 1\n  c: 2\n- b: 3\n",
        "a:\n    b: 1\n    c:\n",
        "a:\n  - b:\n    c: x\n  - d\n",
        "a: \"b: 'c' # d\"\nb: ' '\nc: \"\"\n",
        "a: " + "long " * 300 + "text\n",
        "a: 東京 😀 — €5\n",
        *(f"a: {word}\n" for word in "150000 012 1:30 NO y true null ~ 2026-02-30 = << a:b a#b it's".split()),
    ],
)
def test_fields_lists_and_blocks_a_line_each_are_plain(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "# a\n",
        "a\n",
        "- a\n",
        "a: 1\na: 2\n",
        "a:\n  b: 1\n  b: 2\n",
        "a: b\n  c\n",
        "a: b\n  c: d\n",
        "a: b\n\nc: d\n",
        "a: 1 # b\n",
        "a: b: c\n",
        "a: b:\n",
        "a: b \n",
        "a:  b\n",
        "a : b\n",
        "a:\tb\n",
        "a: [1]\n",
        "a: {b: 1}\n",
        "a: |\n  b\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !!str b\n",
        'a: "b\\n"\n',
        "a: 'it''s'\n",
        "a: 'b'c\n",
        'a: "b\n',
        "<<: a\n",
        "1: a\n",
        "a: b\r\n",
        "a: b\x85c: d\n",
        "a: b\u2028c\n",
        "a: \ufeffb\n",
        "a:\n  - b\n - c\n",
        "a:\n  - b\n    c: 1\n",
        "a:\n  - b: 1\n   c: 2\n",
        "a:\n  - b:\n    - c\n",
        "a:\n  b: 1\n  - c\n",
        "a: 1\n- b\n",
        "a:\n  - - b\n",
        "a:\n  -\n",
        "---\n",
        "a: 1\n---\n",
        "a: 1\n...\n",
        "".join(f"a{number}: 1\n" for number in range(1_001)),
    ],
)
def test_whatever_may_mean_something_else_is_not_plain(text: str) -> None:
    assert not agrees(text)


def line_of_words() -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=4).map(" ".join)
    return st.builds("".join, st.tuples(st.sampled_from(STARTS), words, st.sampled_from(ENDS)))


@given(st.lists(line_of_words(), max_size=8).map("\n".join))
def test_whatever_stands_there_is_read_as_libyaml_reads_it_or_not_at_all(text: str) -> None:
    agrees(text)
    agrees(f"{text}\n")


@given(
    st.integers(0, len(PLAIN)),
    st.integers(0, 6),
    st.sampled_from(WORDS) | st.sampled_from(STARTS) | st.text(max_size=4),
)
@example(at=PLAIN.index("\n"), gone=1, put=" ")
@example(at=PLAIN.index("\n"), gone=0, put="\n")
def test_a_guide_with_something_put_into_it_is_read_as_libyaml_reads_it_or_not_at_all(
    at: int, gone: int, put: str
) -> None:
    agrees(PLAIN[:at] + put + PLAIN[at + gone :])


def test_every_character_is_read_as_libyaml_reads_it_or_not_at_all() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isprintable()]
    # Many at once, for a line is refused as a whole: all that can be printed may stand in a text, and most may begin one.
    for start in range(0, len(every), 200):
        some = "".join(character for character in every[start : start + 200] if character != "'")
        assert agrees(f"a: '{some}'\nb: x{some.replace(' ', '').replace('#', '')}x\n")
        for character in some:
            if start < 1_000:
                agrees(f"a: {character}\n")
                agrees(f"a: {character}b\n")
                agrees(f"a: b{character}\n")
                agrees(f"{character}: b\n")
                agrees(f"a{character}b: c\n")


def test_real_frontmatter_is_plain_and_read_as_libyaml_reads_it(real_guides: list[Path]) -> None:
    texts = [file.read_text(encoding="utf-8").partition("---\n")[2].partition("\n---")[0] for file in real_guides]
    assert sum(agrees(f"{text}\n") for text in texts) > len(texts) * 0.9


def test_a_route_that_leads_nowhere_has_no_line() -> None:
    plain = read_plain("a: 1\nb:\n  - c: 2\n")
    assert isinstance(plain, PlainYaml)
    assert [plain.line_of(route) for route in [("x",), ("a", "x"), ("b",), ("b", 1), ("b", 0), ("b", "c")]] == [
        None
    ] * 6
    assert plain.line_of(("b", 0, "c")) == 2

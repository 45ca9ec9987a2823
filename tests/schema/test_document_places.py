"""Where a route leads, and how frontmatter and body part: held against YAML and against python-frontmatter."""

from pathlib import Path
from typing import Any

import frontmatter as python_frontmatter
import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from schema.document import Document
from schema.finding import Part
from tests.schema.places import check_places, read, shown

TEXT = """\
é😀: "😀 x"   # a comment
list:
  - one
  -   two
  - {k: v, "q.r": 5}
m: { a: 1 , 😀: 2 }
empty:
block: |
  ---
  # payproof: ignore[X] no comment
long: word
  word
"a\\"b": yes it is
"""


@pytest.mark.parametrize(
    ("route", "key", "value"),
    [
        ("é😀", "é😀", '"😀 x"'),
        ("list[0]", None, "one"),
        ("list[1]", None, "two"),
        ("list[2].k", "k", "v"),
        ('list[2]."q.r"', '"q.r"', "5"),
        ("m.a", "a", "1"),
        ("m.😀", "😀", "2"),
        ("empty", "empty", ""),
        ("block", "block", "|"),
        ("long", "long", "word"),
        (r'"a\"b"', r'"a\"b"', "yes it is"),
        ("m", "m", "{ a: 1 , 😀: 2 }"),
        ("list", "list", "- one"),
        ("m.missing", "m", "{ a: 1 , 😀: 2 }"),
        ("list[9]", "list", "- one"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_route_leads_to_what_it_names(route: str, key: str | None, value: str, ending: str) -> None:
    document = Document(f"---\n{TEXT}---\n".replace("\n", ending).encode())
    assert not document.troubles
    assert shown(document, route) == value
    if key is not None:
        assert shown(document, route, Part.KEY) == key


def test_a_space_that_does_not_break_belongs_to_its_value() -> None:
    document = read("a: x\xa0\nb: \u3000")
    assert document.values == {"a": "x\xa0", "b": "\u3000"}
    assert (shown(document, "a"), shown(document, "b")) == ("x\xa0", "\u3000")


def test_a_hidden_line_break_inside_quotes_moves_no_column() -> None:
    document = read('a: "x\u2028y\x85 😀"\nb: {c: "\u2029", d: 7}')
    assert shown(document, "b.d") == "7"
    assert document.span("b.d").line == 3
    assert document.lines[1] == 'a: "x\u2028y\x85 😀"'


PLAIN_ROUTES = st.sampled_from(
    ["a", "rows", "rows[0]", "rows[1]", "rows[2]", "rows[9]", "rows[0].a", "rows[1].b", "rows[1].c", "rows[0].missing",
     "rows[1].a.b",
     "rows.a", "rows.0", "names[0]", "names[1]", "names[1].x", "names",
      "block.a", "block.missing", "block[0]", "x", "x[0].y"]
)  # fmt: skip
PLAIN_LINES = st.sampled_from(
    ["a: 1", "rows:", "- a: 1", "  - a: one two", "- a:", "  b: 'x'", '    b: "y"', "  c:",
     "    c: 5", "names:", "- one", "  - two", "block:",
     "  a: 3", "x:"]
)  # fmt: skip


@given(st.lists(PLAIN_LINES, min_size=1, max_size=12), PLAIN_ROUTES)
@example(["rows:", "- a: 1", "  b: 'x'", "- a:", "  c:"], "rows[1].missing")
@example(["rows:", "- a:", "  b: 'x'"], "rows[0]")
def test_a_place_in_plain_frontmatter_is_the_one_that_composing_gives(lines: list[str], route: str) -> None:
    document = read("\n".join(lines))
    composed = read("\n".join([*lines, "z: {}"]))
    assume(document.tree.plain is not None and not composed.troubles)
    assert composed.tree.plain is None
    for part in Part:
        assert document.span(route, part) == composed.span(route, part)


NAMES = st.text(min_size=1, max_size=8).filter(lambda name: name != "<<")
SCALARS = st.one_of(st.integers(-(10**12), 10**12), st.booleans(), st.none(), st.dates(), st.text(max_size=20))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=4)),
    max_leaves=12,
)
FIELDS = st.dictionaries(NAMES, VALUES, min_size=1, max_size=5)
BODIES = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n #|-"), max_size=60)


def dumped(values: dict[str, Any], *, flow: bool) -> str:
    return yaml.safe_dump(values, allow_unicode=True, default_flow_style=flow, sort_keys=False)


@given(FIELDS, st.booleans())
def test_whatever_yaml_writes_is_read_back_and_every_route_leads_to_its_text(
    values: dict[str, Any], flow: bool
) -> None:
    text = dumped(values, flow=flow)
    assume(yaml.safe_load(text) == values)  # it does not read back all that it writes
    document = read(text)
    assert not document.troubles
    assert document.values == values
    check_places(document)


@given(FIELDS, BODIES, st.sampled_from(["", " ", "\t "]), st.booleans())
def test_frontmatter_is_split_off_as_python_frontmatter_does(
    values: dict[str, Any], body: str, trailing: str, flow: bool
) -> None:
    text = f"---{trailing}\n{dumped(values, flow=flow)}---{trailing}\n{body}"
    post = python_frontmatter.loads(text)
    document = Document(text.encode())
    assert document.values == post.metadata
    assert "\n".join(document.lines[document.body_line :]).strip() == post.content


@pytest.mark.parametrize(
    "text", ["---\na: 1\n---", "---\na: 1\n---\n", "---\na: 1\n---\n\n---\nb\n", "---\r\na: 1\r\n---\r\nb\r\n---\r\n"]
)
def test_the_first_closing_fence_closes(text: str) -> None:
    post = python_frontmatter.loads(text)
    document = Document(text.encode())
    assert document.values == post.metadata == {"a": 1}
    assert "\n".join(document.lines[document.body_line :]).strip() == post.content.replace("\r\n", "\n")


@pytest.mark.parametrize("text", ["---\na: 1\n-----\nb\n", "-----\na: 1\n---\n", "\n\n---\na: 1\n---\n"])
def test_only_three_dashes_on_the_first_line_open_and_only_three_close(text: str) -> None:
    """python-frontmatter is more forgiving; static site generators are not."""
    assert python_frontmatter.loads(text).metadata
    assert Document(text).values is None


def check_real(file: Path) -> None:
    data = file.read_bytes()
    document = Document(data, file.name)
    post = python_frontmatter.loads(data.decode("utf-8"))
    assert document.values == post.metadata, file
    assert "\n".join(document.lines[document.body_line :]).strip() == post.content, file
    assert check_places(document) > 20, file


def test_our_guides_are_split_as_python_frontmatter_splits_them_and_every_place_is_right(guides: list[Path]) -> None:
    for file in guides:
        check_real(file)


@pytest.mark.slow
def test_real_guides_are_split_as_python_frontmatter_splits_them_and_every_place_is_right(
    real_guides: list[Path],
) -> None:
    for file in real_guides:
        check_real(file)

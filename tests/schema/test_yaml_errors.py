"""What YAML refuses, in an editor's words, at the right character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.document import Document
from schema.frontmatter import Flaw
from tests.schema.places import read, trouble


@pytest.mark.parametrize(
    ("text", "words", "at"),
    [
        ("a: b: c", "a colon followed by a space begins a new field here: put the whole text in quotes", ":"),
        ("a: b\n  c: d", "this line is indented deeper than the field above it allows: line it up with the fields around it", ":"),
        ("a: 1\n b: 2", "this line is indented deeper than the field above it allows: line it up with the fields around it", ":"),
        ("a:\n\tb: 1", "a tab cannot indent YAML: use spaces", "\t"),
        ("a: 1\n\tb: 2", "a tab cannot indent YAML: use spaces", "\t"),
        ("a: @home", "a text cannot begin with `@`: put it in quotes", "@"),
        ("a: %x", "a text cannot begin with `%`: put it in quotes", "%"),
        ("a: `x`", "a text cannot begin with a backtick: put it in quotes", "`"),
        ("a: **bold** text", "a text cannot begin with `*` or `&`: put it in quotes", "*"),
        ("a: & b", "a text cannot begin with `*` or `&`: put it in quotes", "&"),
        ("a: | text\nb: 1", "a text cannot begin with `|` or `>`: put it in quotes, or below its field", "t"),
        ("a: > text\nb: 1", "a text cannot begin with `|` or `>`: put it in quotes, or below its field", "t"),
        ("a: - b", "a list's items stand on lines of their own: begin the first one below its field", "-"),
        ("a: ? b", "a text cannot begin with `?` and a space: put it in quotes", "?"),
        ("a: !x!y z", "a text cannot begin with `!`: put it in quotes", "!"),
        ("%FOO\na: 1", "a line cannot begin with `%`: put the text in quotes", "O"),
        ('a: "x\nb: 1', "a quote is opened and never closed", '"'),
        ("a: 'x\nb: 1", "a quote is opened and never closed", "'"),
        ('a: "x" y', "this line does not line up with the fields around it, or a quote ends too early", "y"),
        ("a: 'it's'", "this line does not line up with the fields around it, or a quote ends too early", "s"),
        ("- a\nb: 1", "this line does not line up with the items of its list", "b"),
        ("a: [b\nc: d", "this `[` is not closed by a `]`, or a comma is missing", "["),
        ("a: {b: c", "this `{` is not closed by a `}`, or a comma is missing", "{"),
        ("a: ]", "a value is missing here, or a bracket too many stands here", "]"),
        ("a: b\nc", "this line is no `name: value`: add the colon, or indent the line under its field", "c"),
        ('a: "b\\q"', "a backslash inside double quotes must be doubled (\\\\), or use single quotes", "\\"),
        ('a: "\\x0"', "a backslash inside double quotes must be doubled (\\\\), or use single quotes", "0"),
        ("a: *x", "`*` refers to an anchor (`&`) that is nowhere: put the text in quotes if the star is meant", "*"),
        ("a: &x 1\nb: &x 2", "the same anchor (`&`) is set twice: name each anchor once", "&"),
        ("a: 1\n...\nb: 2", "the fields end here, and something else follows: check the indentation", "b"),
        ('a: "x\n...\n"', "a line of `...` or `---` inside quotes ends the frontmatter: indent it", "."),
        ("a: \x01", "a control character stands here: delete it", "\x01"),
        ("a: x\x7f", "a control character stands here: delete it", "\x7f"),
        ("a: x\u2028y", "an invisible line break (U+2028) stands here: delete it", "\u2028"),
        ("a: x\x85y", "an invisible line break (U+0085) stands here: delete it", "\x85"),
        ("a" * 1_100 + ": 1", "a field's name is no longer than 1,024 characters", ":"),
    ],
)  # fmt: skip
def test_what_yaml_refuses_is_told_in_an_editors_words(text: str, words: str, at: str) -> None:
    assert trouble(text) == (Flaw.UNREADABLE, f"the frontmatter is not YAML: {words}", at)


NO_NAME = "a list or a block stands here as a field's name: if braces are meant as text, put the whole text in quotes"


@pytest.mark.parametrize(
    ("text", "words", "at"),
    [
        ("a: {{ b }}", NO_NAME, "{"),
        ("? [a]\n: 1", NO_NAME, "["),
        ("<<: text", "a merge key (<<) takes the fields of an anchor: write `<<: *anchor`, or write the fields out", "t"),
        ("<<: [a, b]", "a merge key (<<) takes the fields of an anchor: write `<<: *anchor`, or write the fields out", "a"),
        ("- a\n- b", "the frontmatter is a list, not fields: write `name: value` lines", "- a"),
        ("some text", "the frontmatter is text, not fields: write `name: value` lines", "some text"),
        ("5", "the frontmatter is text, not fields: write `name: value` lines", "5"),
        ("!!set\na:", "the frontmatter carries the tag !!set: take the tag off", "!!set"),
        ("!x y", "the frontmatter carries the tag !x: take the tag off", "!x y"),
    ],
)  # fmt: skip
def test_yaml_that_is_no_fields_is_told(text: str, words: str, at: str) -> None:
    assert trouble(text) == (Flaw.UNREADABLE, words, at)


@given(st.text(alphabet="ab:-?[]{}\"'#&*!|>%@`,.~ \n\t\r\x85\u2028\\<0\x01é😀", max_size=60))
def test_any_text_is_read_or_refused_in_our_words_and_inside_the_text(text: str) -> None:
    document = Document(f"---\n{text}\n---\n")
    for found in document.troubles:
        assert 0 <= found.start <= found.end <= len(document.text)
        assert not any(
            words in found.message for words in ("did not find", "found ", "expected", "while ", "not allowed in")
        )
        assert len(found.message) < 200
    assert (document.values is None) == any(found.flaw is not Flaw.REPEATED for found in document.troubles)


def test_a_trouble_says_where_it_stands() -> None:
    document = read("company: acme\nrole: \tx: y")
    [found] = document.troubles
    assert (found.start, found.end) == (26, 27)
    assert document.span_of(26, 27).line == 3

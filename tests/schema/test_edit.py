"""Setting one field of a guide: that field, and not a byte besides."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schema.document import Document
from schema.edit import RefusedEditError, applied, set_field, written
from schema.example import CANONICAL
from schema.finding import Edit

ROUTE = "review.planned_for"
DAY = date(2026, 12, 1)
BODY = "\n# Title  \n\nreview:\n  planned_for: none, this is text 🇬🇧\n---\nno final newline"


def after(frontmatter: str, body: str = BODY, route: str = ROUTE, value: date | int | str | None = DAY) -> str:
    """The frontmatter once the field is set; the body, and what is read of all else, is proved to be as before."""
    text = f"---\n{frontmatter}---{body}"
    document = Document(text)
    whole = applied(document, [set_field(document, route, value)])
    assert whole.startswith("---\n")
    assert whole.endswith(f"---{body}")
    return whole[4 : len(whole) - len(body) - 3]


BEFORE_AND_AFTER = {
    "there is no review": (
        "company: acme\n# last\n", "company: acme\n# last\nreview:\n  planned_for: 2026-12-01\n",
    ),
    "the file indents by four": (
        "level_mapping:\n    raw: L5\n", "level_mapping:\n    raw: L5\nreview:\n    planned_for: 2026-12-01\n",
    ),
    "all fields are indented": (
        "  company: acme\n  levels:\n     raw: L5\n",
        "  company: acme\n  levels:\n     raw: L5\n  review:\n     planned_for: 2026-12-01\n",
    ),
    "a list stands at its field's column": (
        "data_sources:\n- Blind\n", "data_sources:\n- Blind\nreview:\n  planned_for: 2026-12-01\n",
    ),
    "text reaches to the end": (
        "summary: |+\n  two\n\n\n", "summary: |+\n  two\n\n\nreview:\n  planned_for: 2026-12-01\n",
    ),
    "a block has other fields": (
        "review:\n  months: 6   # half\n\n# about the company\ncompany: acme\n",
        "review:\n  months: 6   # half\n  planned_for: 2026-12-01\n\n# about the company\ncompany: acme\n",
    ),
    "a block ends with a block": (
        'review:\n  confirmed:\n    what: "all"  \n    on: 2026-01-05\ncompany: acme\n',
        'review:\n  confirmed:\n    what: "all"  \n    on: 2026-01-05\n  planned_for: 2026-12-01\ncompany: acme\n',
    ),
    "a block ends with text": (
        "review:\n  reason: |\n    vacancy\n\ncompany: acme\n",
        "review:\n  reason: |\n    vacancy\n\n  planned_for: 2026-12-01\ncompany: acme\n",
    ),
    "a block ends with an alias": (
        "owner: &who ann\nreview:\n  by: *who\n", "owner: &who ann\nreview:\n  by: *who\n  planned_for: 2026-12-01\n",
    ),
    "a block ends the frontmatter": (
        "company: acme\nreview:\n    by: ann\n", "company: acme\nreview:\n    by: ann\n    planned_for: 2026-12-01\n",
    ),
    "another day is planned": (
        "review: # ours\n  planned_for:   2026-01-05   # Monday\n  by: ann\n",
        "review: # ours\n  planned_for:   2026-12-01   # Monday\n  by: ann\n",
    ),
    "the day planned is text": ("review:\n  planned_for: '2026-01-05'\n", "review:\n  planned_for: 2026-12-01\n"),
    "the plan is empty": ("review:\n  planned_for: # when?\n", "review:\n  planned_for: 2026-12-01 # when?\n"),
    "the plan is null": ("review:\n  planned_for: ~\n", "review:\n  planned_for: 2026-12-01\n"),
    "braces": (
        "review: {months: 6, by: ann}  # c\n", "review: {planned_for: 2026-12-01, months: 6, by: ann}  # c\n",
    ),
    "braces with a plan": (
        "review: { by: ann, planned_for: 2026-01-05 }\n", "review: { by: ann, planned_for: 2026-12-01 }\n",
    ),
    "braces with an empty plan": ("review: {planned_for: , by: a}\n", "review: {planned_for: 2026-12-01, by: a}\n"),
    "braces over lines": (
        "review: {\n  by: ann, # c\n}\n", "review: {\n  planned_for: 2026-12-01, by: ann, # c\n}\n",
    ),
    "empty braces": ("review: {}\n", "review: {planned_for: 2026-12-01}\n"),
    "braces around all": ("{company: acme}\n", "{review: {planned_for: 2026-12-01}, company: acme}\n"),
    "the review is null": ("review: null # c\n", "review: {planned_for: 2026-12-01} # c\n"),
    "the review is empty": (
        "review:   # c\ncompany: acme\n", "review:   # c\n  planned_for: 2026-12-01\ncompany: acme\n",
    ),
    "the review is quoted": ('"review":\n  "by": ann\n', '"review":\n  "by": ann\n  planned_for: 2026-12-01\n'),
    "a merged plan": (
        "base: &b\n  planned_for: 2026-01-05\nreview:\n  <<: *b\n  by: ann\n",
        "base: &b\n  planned_for: 2026-01-05\nreview:\n  <<: *b\n  by: ann\n  planned_for: 2026-12-01\n",
    ),
    "emoji come before": (
        'flag: "🇬🇧 👩‍🚀"\nreview: {by: "🚀"}\n', 'flag: "🇬🇧 👩‍🚀"\nreview: {planned_for: 2026-12-01, by: "🚀"}\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BEFORE_AND_AFTER)
def test_the_plan_is_set_and_all_else_stays(name: str) -> None:
    before, expected = BEFORE_AND_AFTER[name]
    assert after(before) == expected


@pytest.mark.parametrize("name", BEFORE_AND_AFTER)
@pytest.mark.parametrize("eol", ["\r\n", "\r"])
def test_line_breaks_are_those_of_the_file(name: str, eol: str) -> None:
    before, expected = (f"---\n{text}---{BODY}".replace("\n", eol).encode() for text in BEFORE_AND_AFTER[name])
    document = Document(before)
    assert applied(document, [set_field(document, ROUTE, DAY)]).encode() == expected


@pytest.mark.parametrize("name", BEFORE_AND_AFTER)
def test_setting_it_again_changes_nothing(name: str) -> None:
    once = after(BEFORE_AND_AFTER[name][0])
    assert after(once) == once


def test_a_byte_order_mark_stays() -> None:
    document = Document("\ufeff---\ncompany: acme\n---\n".encode())
    edited = applied(document, [set_field(document, ROUTE, DAY)]).encode()
    assert edited == "\ufeff---\ncompany: acme\nreview:\n  planned_for: 2026-12-01\n---\n".encode()


def test_other_fields_can_be_set_too() -> None:
    assert after("review:\n  months: 6\n", route="review.months", value=12) == "review:\n  months: 12\n"
    assert after("a: 1\n", route="b", value='no: "x" \n\x85') == 'a: 1\nb: "no: \\"x\\" \\U0000000a\\U00000085"\n'
    assert after("a: 'x' # c\n", route="a", value=None) == "a: null # c\n"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_written_so_that_it_is_read_again(text: str) -> None:
    edited = after("a: 1\n", route="a", value=text)
    assert Document(f"---\n{edited}---\n").values == {"a": text}


REFUSED = {
    "no frontmatter": ("", "company: acme\n", "its frontmatter cannot be read"),
    "broken": ("---\n", "a: [\n---\n", "its frontmatter cannot be read"),
    "two reviews": ("---\n", "review: {}\nreview: {}\n---\n", "review is given more than once"),
    "two plans": (
        "---\n", "review:\n  planned_for: 2026-01-05\n  planned_for: 2026-01-06\n---\n",
        "review.planned_for is given more than once",
    ),
    "a text": ("---\n", "review: soon\n---\n", "review is no block of fields"),
    "a list": ("---\n", "review: [a]\n---\n", "review is no block of fields"),
    "a quoted nothing": ("---\n", "review: ''\n---\n", "review is no block of fields"),
    "an alias": ("---\n", "a: &a {by: b}\nreview: *a\n---\n", r"review is an alias \(\*\)"),
    "an alias of a day": ("---\n", "a: &a 2026-01-05\nreview: {planned_for: *a}\n---\n", r"review.planned_for is an alias \(\*\)"),
    "what others share": ("---\n", "review: &a {by: b}\ncopy: *a\n---\n", "setting review.planned_for would change more"),
    "a shared day": ("---\n", "review: {planned_for: &a 2026-01-05}\nb: *a\n---\n", "setting review.planned_for would change more"),
    "a list for a day": ("---\n", "review: {planned_for: []}\n---\n", "review.planned_for is a list, not one value"),
    "lines for a day": ("---\n", "review:\n  planned_for: |\n    2026\n---\n", "review.planned_for is a block of text"),
    "explicit keys": ("---\n", "review:\n  ? by\n  : b\n---\n", "its fields do not begin on lines of their own"),
    "two documents": ("---\n", "company: acme\n...\n---\n", "setting review.planned_for would change more"),
    "no UTF-8": ("---\n", "company: \ud800\n---\n", "its frontmatter cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_an_edit_that_would_change_more_is_refused_with_a_reason(name: str) -> None:
    fence, rest, reason = REFUSED[name]
    with pytest.raises(RefusedEditError, match=f"^{reason}.*: "):
        set_field(Document(fence + rest), ROUTE, DAY)


@pytest.mark.parametrize("route", ["compensation[0].region", "review.confirmed.on", ""])
def test_only_fields_and_fields_of_blocks_can_be_set(route: str) -> None:
    with pytest.raises(RefusedEditError, match="is no field, nor one in a block of fields"):
        set_field(Document(CANONICAL), route, DAY)


def test_edits_that_overlap_are_refused() -> None:
    document = Document("abcdef")
    assert applied(document, [Edit(4, 5, ""), Edit(0, 1, "x"), Edit(2, 2, "-")]) == "xb-cdf"
    for edits in ([Edit(0, 2, ""), Edit(1, 3, "")], [Edit(5, 9, "")], [Edit(3, 2, "")]):
        with pytest.raises(RefusedEditError, match="overlap"):
            applied(document, edits)


def test_values_are_written_as_every_program_reads_them() -> None:
    assert [written(value) for value in (DAY, 7, None, 'a"\\')] == ["2026-12-01", "7", "null", '"a\\"\\\\"']


_INDENTS = st.sampled_from(["  ", "    ", " "])
_NAMES = st.sampled_from(["by", "reason", "months", "snoozed_until", "planned_for", "confirmed"])
_SCALARS = st.sampled_from(
    [
        "2026-01-05",
        "'2026-01-05'",
        '"a: b # c"',
        "",
        "~",
        "null",
        "6",
        "x # y",
        "[a, b]",
        "{on: 2026-01-05}",
        "🚀 é",
        "a-b:c",
    ]
)
# The sign @ stands for the indentation.
_TEXTS = st.sampled_from(
    ["|\n@@line # one\n\n", ">-\n@@folded\n@@text\n", "|+\n@@kept\n\n\n", "\n@@on: 2026-01-05 # c\n", "\n@- a\n"]
)
_OTHERS = st.sampled_from(["", "list:\n@- a: 1\n@  b: 2\n", "list:\n- a\n"]) | _TEXTS.map("text: {}".format)
_BETWEEN = st.sampled_from(["", "\n", "# a comment\n", "      # indented\n", "   \n"])


@st.composite
def frontmatters(draw: st.DrawFn) -> str:
    """Frontmatter of all styles, with a review anywhere or nowhere."""
    indent = draw(_INDENTS)
    names = draw(st.lists(st.sampled_from("abcd"), unique=True, max_size=3))
    fields = [f"{name}: {draw(_SCALARS)}\n" for name in names]
    fields.append(draw(_OTHERS))
    fields.append(draw(st.one_of(st.just(""), _blocks(), _flows(), _nothings())))
    text = "".join(f"{draw(_BETWEEN)}{field}" for field in draw(st.permutations(fields)) if field)
    return text.replace("@", indent)


@st.composite
def _blocks(draw: st.DrawFn) -> str:
    text = f"review:{draw(st.sampled_from(['', ' # c', '   ']))}\n"
    for name in draw(st.lists(_NAMES, unique=True, max_size=4)):
        value = draw(_SCALARS.map("{}\n".format) if name == "planned_for" else _SCALARS.map("{}\n".format) | _TEXTS)
        text += f"{draw(_BETWEEN)}@{name}: {value}"
    return text


@st.composite
def _flows(draw: st.DrawFn) -> str:
    names = draw(st.lists(_NAMES, unique=True, max_size=4))
    pairs = [f"{name}: {draw(st.sampled_from(['2026-01-05', 'x', '~', '', '[1, 2]']))}" for name in names]
    return "review: {" + draw(st.sampled_from([", ", " ,", ",\n@"])).join(pairs) + "}\n"


def _nothings() -> st.SearchStrategy[str]:
    return st.sampled_from(["", " ", " null", " ~", " # c", " null # c"]).map("review:{}\n".format)


@given(frontmatters(), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"]), st.dates())
def test_before_and_after_are_equal_but_for_the_field(frontmatter: str, eol: str, mark: str, day: date) -> None:
    data = f"{mark}---\n{frontmatter}---{BODY}".replace("\n", eol).encode()
    document = Document(data)
    assume(document.values is not None)
    if any(f"planned_for: {odd}" in frontmatter for odd in ("[", "{")):
        with pytest.raises(RefusedEditError, match="not one value"):
            set_field(document, ROUTE, day)
        return
    edit = set_field(document, ROUTE, day)
    edited = applied(document, [edit]).encode()
    assert _outside(data, edited, document, edit)
    before, read = dict(document.values or {}), dict(Document(edited).values or {})
    review = dict(read.pop("review"))
    old = dict(before.pop("review", None) or {})
    assert review.pop("planned_for") == day
    old.pop("planned_for", None)
    assert (read, review) == (before, old)


def _outside(data: bytes, edited: bytes, document: Document, edit: Edit) -> bool:
    """Whether all bytes before and after the edit are as they were."""
    mark = 3 if document.has_mark else 0
    start = mark + len(document.text[: edit.start].encode())
    end = mark + len(document.text[: edit.end].encode())
    return edited == data[:start] + edit.text.encode() + data[end:]


def test_the_guides_of_this_repository_can_be_planned(guides: list[Path]) -> None:
    _all_planned(guides)


def test_all_real_guides_can_be_planned(real_guides: list[Path]) -> None:
    _all_planned(real_guides)


def _all_planned(files: list[Path]) -> None:
    for file in files:
        data = file.read_bytes()
        document = Document(data)
        edit = set_field(document, ROUTE, DAY)
        edited = applied(document, [edit]).encode()
        assert _outside(data, edited, document, edit), file
        assert Document(edited).values == {**(document.values or {}), "review": {"planned_for": DAY}}, file

"""Fields of a row set or added, and rows added: where they belong, and not a byte besides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.document import Document
from schema.edit import RefusedEditError, Value, applied
from schema.finding import Edit
from schema.row_edit import add_currency, add_row, set_in_row

BODY = "\n# Title\n| a |\n---\nno final newline 🇬🇧"

SET: dict[str, tuple[str, dict[str, Value], str]] = {
    "a null": ("- region: A\n  base_low: null  # ask\n", {"base_low": 1}, "- region: A\n  base_low: 1  # ask\n"),
    "an empty value": ("- region: A\n  base_low: # ask\n", {"base_low": 1}, "- region: A\n  base_low: 1 # ask\n"),
    "a quoted value": ("- region: A\n  base_low:   '5'\n", {"base_low": 1}, "- region: A\n  base_low:   1\n"),
    "a figure to null": ("- region: A\n  base_low: 5\n", {"base_low": None}, "- region: A\n  base_low: null\n"),
    "a field behind its own kind": (
        "- region: A\n  base_low: 1 # c\n  base_high: 2 # d\n\n  # e\n  total_comp_low: 3\n  currency: USD\n",
        {"stock_low": 4, "stock_high": 5, "total_comp_high": 6},
        ("- region: A\n  base_low: 1 # c\n  base_high: 2 # d\n  stock_low: 4\n  stock_high: 5\n\n  # e\n  total_comp_low: 3\n"
        "  total_comp_high: 6\n  currency: USD\n"),
    ),
    "the first figure, with the currency at the end": (
        "- region: A\n  bonus_pct: 1\n  currency: USD\n", {"base_low": 1},
        "- region: A\n  base_low: 1\n  bonus_pct: 1\n  currency: USD\n",
    ),
    "the first figure, with the currency at the start": (
        "- currency: USD\n  region: A\n", {"base_low": 1}, "- currency: USD\n  region: A\n  base_low: 1\n",
    ),
    "a row in braces": ("- {region: A, base_low: 1}\n", {"base_high": 2}, "- {region: A, base_low: 1, base_high: 2}\n"),
    "a quoted key": ('- "region": A\n  "base_low": 1\n', {"base_low": 2}, '- "region": A\n  "base_low": 2\n'),
    "a deeper list": ("    -   region: A\n        base_low: 1\n", {"base_high": 2},
                      "    -   region: A\n        base_low: 1\n        base_high: 2\n"),
    "a currency in quotes": ("- region: A\n  currency: 'USD'\n", {"currency": "SGD"}, "- region: A\n  currency: 'SGD'\n"),
    "a currency without": ("- region: A\n  currency: USD\n", {"currency": "SGD"}, "- region: A\n  currency: SGD\n"),
}  # fmt: skip


def document(rows: str, eol: str = "\n") -> Document:
    return Document(f"---\ncompany: acme\ncompensation:\n{rows}---{BODY}".replace("\n", eol).encode())


def rows_of(text: str) -> str:
    assert text.endswith(f"---{BODY}")
    return text[len("---\ncompany: acme\ncompensation:\n") : -len(f"---{BODY}")]


@pytest.mark.parametrize("name", SET)
@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_fields_are_set_where_they_belong(name: str, eol: str) -> None:
    before, values, expected = SET[name]
    text = document(before, eol)
    after = applied(text, set_in_row(text, 0, values))
    assert rows_of(after.replace(eol, "\n")) == expected
    assert after == after.replace(eol, "\n").replace("\n", eol)
    again = Document(after)
    assert again.values
    assert {name: again.values["compensation"][0][name] for name in values} == values


REFUSED = {
    "an alias": "- &a\n  region: A\n- *a\n",
    "a merged row": "- &a\n  region: A\n- <<: *a\n  base_low: 1\n",
    "a shared value": "- region: A\n  base_low: &low 1\n  base_high: *low\n",
    "no row": "- A\n",
    "a block of text": "- region: A\n  base_low: |\n    1\n",
    "a list": "- region: A\n  base_low: [1]\n",
}


@pytest.mark.parametrize("rows", REFUSED.values(), ids=REFUSED)
def test_what_would_change_more_than_the_field_is_refused(rows: str) -> None:
    with pytest.raises(RefusedEditError):
        set_in_row(document(rows), 0, {"base_low": 2})


ADDED: dict[str, tuple[str, dict[str, Value], str]] = {
    "with the fields of the last row": (
        "- region: A\n  base_low: 1\n  base_high: 2\n  stock_type: RSU\n  currency: USD # c\n# last\n",
        {"region": "B (x)", "currency": "ILS", "base_low": 3, "base_high": 4, "stock_low": 5},
        ("- region: A\n  base_low: 1\n  base_high: 2\n  stock_type: RSU\n  currency: USD # c\n"
        "- region: B (x)\n  base_low: 3\n  base_high: 4\n  currency: ILS\n  stock_low: 5\n# last\n"),
    ),
    "with null for what is not known": (
        "  - currency: USD\n    region: 'A'\n    base_low: 1\n", {"region": "B's", "currency": "ILS"},
        ("  - currency: USD\n    region: 'A'\n    base_low: 1\n"
        "  - region: 'B''s'\n    currency: ILS\n    base_low: null\n"),
    ),
    "with quotes where the text needs them": (
        "- region: A\n  currency: USD\n", {"region": "No: 1", "currency": "ILS"},
        '- region: A\n  currency: USD\n- region: "No: 1"\n  currency: ILS\n',
    ),
    "whose name is a word of YAML": (
        "- region: A\n  currency: USD\n", {"region": "NO", "currency": "NOK"},
        '- region: A\n  currency: USD\n- region: "NO"\n  currency: NOK\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ADDED)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_a_row_is_added_below_the_last_one(name: str, eol: str) -> None:
    before, values, expected = ADDED[name]
    text = document(before, eol)
    after = applied(text, [add_row(text, values)])
    assert rows_of(after.replace("\r\n", "\n")) == expected
    again = Document(after).values
    assert again
    assert {name: again["compensation"][-1][name] for name in values} == values


@pytest.mark.parametrize("rows", ["- {region: A}\n", "  []\n", "- &a\n  region: A\n- *a\n", "  - - region: A\n"])
def test_a_row_is_not_added_to_a_list_of_another_form(rows: str) -> None:
    with pytest.raises(RefusedEditError):
        add_row(document(rows), {"region": "B"})


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("- region: A\n  currency: EUR # c\n  base_low: 1\n",
         "- region: A\n  currency: EUR # c\n  currencies: {stock: USD}\n  base_low: 1\n"),
        ("- currency: EUR\n  currencies: {base: GBP}\n", "- currency: EUR\n  currencies: {base: GBP, stock: USD}\n"),
        ("- currency: EUR\n  currencies:\n    stock: GBP # c\n", "- currency: EUR\n  currencies:\n    stock: USD # c\n"),
        ("- currency: EUR\n  currencies:\n    base: GBP # c\n",
         "- currency: EUR\n  currencies:\n    base: GBP # c\n    stock: USD\n"),
        ("- currency: EUR\n  currencies: null\n", "- currency: EUR\n  currencies: {stock: USD}\n"),
    ],
)  # fmt: skip
def test_a_component_is_declared_in_a_currency_of_its_own(before: str, expected: str) -> None:
    text = document(before)
    assert rows_of(applied(text, [add_currency(text, 0, "stock", "USD")])) == expected


FIELDS = [
    "region: A",
    "region: 'A b'",
    "currency: USD",
    "currency:",
    "base_low: 1",
    "base_high: null",
    'stock_low: "2"',
    "bonus_pct: 10",
]
ROW = st.lists(st.sampled_from([*FIELDS, "total_comp_low: 5", "note: a * b"]), min_size=1, max_size=6).map("\n  ".join)
VALUES = st.dictionaries(
    st.sampled_from(["base_low", "base_high", "stock_low", "stock_high", "bonus_pct", "total_comp_low", "currency"]),
    st.sampled_from([None, 1, 2.5, "EUR", "a: b"]),
    min_size=1,
)


def composed(text: str) -> Document:
    """A document whose nodes are those of PyYAML's, however plain it is."""
    found = Document(text)
    assert found.tree.root is not None
    found.tree.plain = None
    return found


def edits(text: Document, row: int, values: dict[str, Value]) -> tuple[tuple[Edit, ...] | Edit | str, ...]:
    found: list[tuple[Edit, ...] | Edit | str] = []
    for make in (lambda: set_in_row(text, row, values), lambda: add_row(text, {"region": "B", **values})):
        try:
            found.append(make())
        except RefusedEditError as error:
            found.append(str(error))
    return tuple(found)


@given(
    st.lists(ROW, min_size=1, max_size=3),
    st.integers(0, 3),
    VALUES,
    st.sampled_from(["", "  "]),
    st.sampled_from(["", "b:\n", "b: 1\n"]),
)
def test_rows_of_plain_yaml_are_edited_as_if_all_of_it_were_composed(
    rows: list[str], row: int, values: dict[str, Value], indent: str, after: str
) -> None:
    listed = "".join(f"{indent}- {fields}\n".replace("\n  ", f"\n{indent}  ") for fields in rows)
    text = f"---\na: 'x'\ncompensation:\n{listed}{after}---\n{BODY}"
    assert edits(Document(text), row, values) == edits(composed(text), row, values)


def test_a_plain_row_is_edited_without_composing_anything() -> None:
    text = document("- region: A\n  base_low: 1\n")
    set_in_row(text, 0, {"base_low": 2, "base_high": 3})
    assert text.tree.plain is not None
    assert "root" not in vars(text.tree)

"""What a guide tells its kin: plain values that can be sent, and places that are those of the document."""

import json
from pathlib import PurePosixPath
from typing import Any

import pytest

from schema.corpus import POINTED_AT, POINTED_AT_IN_ROW, Corpus, Entry
from schema.document import Document
from schema.entries import entry, root_of
from schema.example import AS_OF, CANONICAL
from schema.home import Home
from schema.subject import Subject
from schema.suppression import suppressions

PATH = "guides/acme/data-engineer.md"
ODD = (
    ("region: London", 'region: "London"  # the City'),
    ("region: London", "region: >-\n      London\n      and Reading"),
    ("    currency: GBP\n", ""),
    (
        "  - region: New York\n    currency: USD\n",
        "  - {region: Oslo, currency: NOK, base_low: 1}\n  - region: New York\n",
    ),
    ("base_low: 150000", "base_low: &low 150000"),
    ("company_display: Acme", "company_display: 株式会社 é\x85"),
    ("\n", "\r\n"),
    ("---\ncompany", "---\n<<: {role: x}\ncompany"),
)


def told(text: str, path: str = PATH, home: Home | None = None) -> tuple[Entry, Document]:
    document = Document(text, path)
    inner = "/".join(PurePosixPath(path).parts[-2:])
    subject = Subject(document, AS_OF, home or Home(PurePosixPath(inner).parts[0], PurePosixPath(inner).stem))
    found = entry(subject, path, inner, root_of(subject, path, inner), suppressions(document))
    assert found is not None
    return found, document


def routes(found: Entry) -> list[str]:
    return [
        *POINTED_AT,
        *(f"compensation[{row}].{name}" for row in range(len(found.rows)) for name in POINTED_AT_IN_ROW),
    ]


@pytest.mark.parametrize("change", [("x", "x"), *ODD])
def test_a_place_is_the_documents_own(change: tuple[str, str]) -> None:
    found, document = told(CANONICAL.replace(*change))
    for route in routes(found):
        if _has(document, route):
            assert found.span(route) == document.span(route), route


def _steps(route: str) -> list[str | int]:
    row, _, name = route.removeprefix("compensation[").partition("].")
    return ["compensation", int(row), name] if name else [route]


def _has(document: Document, route: str) -> bool:
    value: Any = document.values
    for step in _steps(route):
        try:
            value = value[step]
        except (KeyError, TypeError):
            return False
    return True


def test_a_place_that_a_guide_has_not_is_its_first_line() -> None:
    found, _ = told(CANONICAL.replace("    currency: GBP\n", ""))
    for route in ("compensation[1].currency", "compensation[9].region", "role_type", "body.title", ""):
        assert found.span(route) == (1, 1, 1, 4)


def test_a_region_is_that_of_the_row() -> None:
    found, _ = told(CANONICAL)
    assert [found.region(route) for route in ("compensation[1].base_low", "compensation[9].region", "role")] == [
        "London",
        "",
        "",
    ]


def test_an_entry_outlives_json() -> None:
    text = CANONICAL.replace("role: data-engineer\n", "role: data-engineer  # payproof: ignore[SET601] moves in May\n")
    found, _ = told(text)
    assert found.comments
    assert Entry._make(json.loads(json.dumps(found))) == found
    assert found.details.text == found.text


def test_what_cannot_be_read_is_empty_and_the_rest_is_told() -> None:
    found, _ = told(CANONICAL.replace("base_low: 150000", "base_low: lots").replace("role: data-engineer", "role: A B"))
    assert (found.role, found.company) == ("", "acme")
    assert (found.rows[0].base_low, found.rows[0].base_high) == (None, 200000)


def test_frontmatter_that_cannot_be_read_tells_nothing() -> None:
    document = Document(CANONICAL.replace("role_type: standard", "role_type: {standard"))
    assert entry(Subject(document, AS_OF), PATH, "acme/data-engineer.md", "guides") is None


@pytest.mark.parametrize(
    ("path", "root"),
    [
        (PATH, "guides"),
        ("acme/data-engineer.md", "."),
        ("data-engineer.md", ".."),
        ("../g/acme/x.md", "../g"),
        ("/acme/x.md", "/"),
    ],
)
def test_the_root_is_what_reports_would_call_it(path: str, root: str) -> None:
    document = Document(CANONICAL, path)
    assert root_of(Subject(document, AS_OF, Home("acme", "x")), path, "acme/x.md") == root


def test_a_guide_that_lies_nowhere_has_no_root() -> None:
    elsewhere = Subject(Document(CANONICAL), AS_OF, Home("notes", "x", certain=False))
    assert root_of(elsewhere, "notes/x.md", "notes/x.md") == ""
    assert root_of(Subject(Document(CANONICAL), AS_OF), "-", "-") == ""


def test_a_corpus_keeps_guide_roots_apart_and_knows_whom_a_run_judges() -> None:
    one, other = (told(CANONICAL, f"{root}/acme/data-engineer.md")[0] for root in ("a", "b"))
    corpus = Corpus([other, one], {one.path})
    assert corpus.entries == [one, other]
    assert corpus.companies == {("a", "acme"): [one], ("b", "acme"): [other]}
    assert corpus.roles == {("a", "data-engineer"): [one], ("b", "data-engineer"): [other]}
    assert [corpus.is_judged(each) for each in (one, other)] == [True, False]

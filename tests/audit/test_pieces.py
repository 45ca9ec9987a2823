"""Reports in pieces: together they are the report, each is of whole lines, and no file is put in place before all are there."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.reports import FORMATS, json_pieces, pieces, render
from audit.reports.style import Style
from tests.audit.made_reports import HOSTILE, hostile, many
from tests.audit.running import Run

_SCALARS = st.none() | st.booleans() | st.integers() | st.text()
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)


@given(st.dictionaries(st.text(), _VALUES, max_size=4), st.lists(_VALUES, max_size=3), st.booleans())
def test_json_in_pieces_is_json_as_the_standard_library_writes_it(
    data: dict[str, Any], items: list[Any], ascii_only: bool
) -> None:
    whole = json.dumps({**data, "inner": {"items": items}}, ensure_ascii=ascii_only, indent=2) + "\n"
    found = list(json_pieces.pieces({**data, "inner": {"items": iter(items)}}, ascii_only=ascii_only))
    assert "".join(found) == whole
    assert all(piece.endswith("\n") for piece in found)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE)
def test_every_piece_of_a_report_ends_with_a_line(name: str, text: str) -> None:
    found = list(pieces(name, hostile(text), Style()))
    assert all(piece.endswith("\n") for piece in found if piece)
    assert "".join(found) == render(name, hostile(text), Style())


@pytest.mark.parametrize("name", ["full", "concise", "json"])
def test_no_piece_of_a_long_report_is_long(name: str) -> None:
    assert max(map(len, pieces(name, many(1000), Style()))) < 10_000


def test_of_two_reports_none_is_written_where_one_cannot_be(
    guide: Callable[..., Path], payproof: Callable[..., Run], tmp_path: Path
) -> None:
    guide("guides/acme/data-engineer.md")
    first = tmp_path / "first.json"
    run = payproof("check", "--report", f"json={first}", "--report", f"full={tmp_path}/nowhere/second.txt")
    assert run.code == 2
    assert run.err.startswith(f"payproof: {tmp_path}/nowhere/second.txt cannot be written: ")
    assert not list(tmp_path.glob("first*"))

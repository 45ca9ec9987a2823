"""`payproof export`: every figure of every guide as one table, in five forms that other programs read back."""

import csv
import io
import json
import re
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest

from audit.databases import TYPES
from audit.pay_rows import PayRow
from tests.audit.running import Run
from tests.conftest import HOME
from tests.fences import blocks

Guide = Callable[..., Path]
Payproof = Callable[..., Run]
FORMATS = ("csv", "jsonl", "parquet", "sqlite", "duckdb")
PAGE = HOME / "docs" / "export.md"


def read(file: Path, kind: str) -> list[dict[str, Any]]:
    """The rows of an export as another program reads them: DuckDB, or SQLite itself."""
    if kind == "sqlite":
        with closing(sqlite3.connect(file)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute("SELECT * FROM pay")]
    source = {
        "csv": f"read_csv('{file}', types={TYPES})",
        "jsonl": f"read_json('{file}', columns={TYPES}, format='newline_delimited')",
        "parquet": f"'{file}'",
        "duckdb": "held.pay",
    }[kind]
    with closing(duckdb.connect()) as connection:
        if kind == "duckdb":
            connection.execute(f"ATTACH '{file}' AS held (READ_ONLY)")
        found = connection.execute(f"FROM {source}")
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows without what SQLite has no type for."""
    return [
        {name: str(value) if TYPES[name] == "DATE" and value else value for name, value in row.items()} for row in rows
    ]


def rows_of(payproof: Payproof, *arguments: str, code: int = 0) -> list[dict[str, Any]]:
    run = payproof("export", *arguments, "--format", "jsonl")
    assert run.code == code, run.err
    return [json.loads(line) for line in run.out.splitlines()]


def test_a_row_stands_for_each_component_of_each_region(guide: Guide, payproof: Payproof) -> None:
    guide()
    rows = rows_of(payproof)
    assert [(row["region"], row["component"], row["currency"], row["low"], row["high"]) for row in rows] == [
        ("New York", "base", "USD", 150000, 200000),
        ("New York", "stock", "USD", 100000, 200000),
        ("New York", "bonus", "USD", None, None),
        ("New York", "total_comp", "USD", 190000, 270000),
        ("London", "base", "GBP", 90000, 120000),
        ("London", "stock", "GBP", 40000, 80000),
        ("London", "bonus", "GBP", None, None),
        ("London", "total_comp", "GBP", 109000, 152000),
    ]
    assert [row["period"] for row in rows[:4]] == ["year", "grant", "year", "year"]
    assert [row["vest_years"] for row in rows[:4]] == [None, 4, None, None]
    assert [row["percent_low"] for row in rows[:4]] == [None, None, 10, None]
    assert rows[0] == {
        "path": "guides/acme/data-engineer.md", "company": "acme", "company_display": "Acme", "role": "data-engineer",
        "role_display": "Data Engineer", "role_type": "standard", "region": "New York", "currency": "USD",
        "component": "base", "low": 150000, "high": 200000, "percent_low": None, "percent_high": None, "period": "year",
        "vest_years": None, "stock_type": None, "salary_data_quarter": "2025-Q4", "last_updated": "2026-02-23",
        "next_review_due": "2026-05-23", "data_quality": "high", "state": "overdue", "as_of": "2026-06-01",
        "owner": "unowned",
    }  # fmt: skip


def test_a_component_keeps_its_own_currency_years_and_kind(guide: Guide, payproof: Payproof) -> None:
    guide(
        "guides/acme/data-engineer.md",
        ("    currency: GBP\n", "    currency: GBP\n    currencies: {stock: USD}\n    stock_type: RSU\n    stock_vest_years: 3\n"),
        ("pct: 10\n    total_comp_low: 109000", "pct_low: 7.5\n    signing_bonus_low: 5000\n    total_comp_low: 109000"),
    )  # fmt: skip
    found = {row["component"]: row for row in rows_of(payproof) if row["region"] == "London"}
    assert (found["stock"]["currency"], found["stock"]["vest_years"], found["stock"]["stock_type"]) == ("USD", 3, "RSU")
    assert (found["base"]["currency"], found["base"]["stock_type"]) == ("GBP", None)
    assert (found["bonus"]["percent_low"], found["bonus"]["percent_high"]) == (7.5, None)
    assert (found["signing_bonus"]["low"], found["signing_bonus"]["high"]) == (5000, None)
    assert found["signing_bonus"]["period"] == "once"


def test_the_table_s_years_count_where_the_row_says_none(guide: Guide, payproof: Payproof) -> None:
    guide("guides/acme/data-engineer.md", ("RSU/4yr", "RSU/3yr"))
    assert {row["vest_years"] for row in rows_of(payproof) if row["component"] == "stock"} == {3}


def test_the_state_is_that_of_the_day(guide: Guide, payproof: Payproof) -> None:
    guide()
    guide("guides/acme/analyst.md", ("role_type: standard", "role_type: standard\nstatus: draft"))
    states = {(row["role"], row["state"]) for row in rows_of(payproof, "--as-of", "2026-03-01")}
    assert states == {("data-engineer", "fresh"), ("analyst", "draft")}
    assert {row["as_of"] for row in rows_of(payproof, "--as-of", "2026-03-01")} == {"2026-03-01"}


@pytest.mark.parametrize("kind", FORMATS)
def test_every_form_is_read_back_with_the_same_rows_and_types(
    kind: str, guides: list[Path], folder: Path, payproof: Payproof
) -> None:
    source = str(HOME / "guides")
    wanted = rows_of(payproof, source)
    assert len({row["path"] for row in wanted}) == len(guides)
    run = payproof("export", source, "--output", f"pay.{kind}")
    assert (run.code, run.err) == (0, "")
    assert run.out == f"pay.{kind}: {len(wanted)} rows of {len(guides)} guides\n"
    assert plain(read(folder / f"pay.{kind}", kind)) == wanted
    assert list(read(folder / f"pay.{kind}", kind)[0]) == list(PayRow._fields)


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "duckdb"])
def test_the_same_guides_make_the_same_file(kind: str, folder: Path, payproof: Payproof) -> None:
    made = []
    for name in ("one", "two"):
        payproof("export", str(HOME / "guides"), "--format", kind, "--output", name)
        made.append((folder / name).read_bytes())
    assert made[0] == made[1] != b""


@pytest.mark.slow
def test_all_real_guides_are_exported_and_read_back(
    real_guides: list[Path], corpus: Path, folder: Path, payproof: Payproof
) -> None:
    for kind in ("parquet", "duckdb"):
        run = payproof("export", str(corpus), "--output", f"pay.{kind}")
        assert (run.code, run.err) == (0, "")
    rows = read(folder / "pay.parquet", "parquet")
    assert rows == read(folder / "pay.duckdb", "duckdb")
    assert {row["path"].rpartition("/")[2] for row in rows} == {file.name for file in real_guides}
    assert len({row["path"] for row in rows}) == len(real_guides)
    answer = _answer(_query(folder / "pay.parquet"))
    assert len(answer) > 40
    assert all(lowest <= median <= highest for _, _, median, lowest, highest, _ in answer)


# the page


def _query(file: Path, number: int = 0) -> str:
    query = blocks(PAGE, "sql")[number]
    assert "'pay.parquet'" in query
    return query.replace("'pay.parquet'", f"'{file}'")


def _table(header: str) -> list[list[str]]:
    """The rows of the page's table below a header."""
    lines = PAGE.read_text(encoding="utf-8").partition(f"\n{header}\n")[2].split("\n\n")[0].splitlines()[1:]
    assert lines
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def _answer(query: str) -> list[tuple[Any, ...]]:
    with closing(duckdb.connect()) as connection:
        return connection.execute(query).fetchall()


def test_the_documented_query_answers_what_the_page_shows(guide: Guide, folder: Path, payproof: Payproof) -> None:
    for company, role, region, base in _table("| company | role | region | base |"):
        currency, low, _, high = base.split()
        sign = {"GBP": "£", "EUR": "€", "USD": "$"}[currency]
        guide(
            f"guides/{company.casefold()}/{role}.md",
            ("Acme", company), ("region: London", f"region: {region}"), ("| London |", f"| {region} |"),
            ("currency: GBP", f"currency: {currency}"), ("£", sign),
            ("base_low: 90000", f"base_low: {low}"), ("base_high: 120000", f"base_high: {high}"),
        )  # fmt: skip
    assert payproof("export", "--output", "pay.parquet", "--as-of", "2026-03-01").code == 0
    answer = [[str(value) for value in row] for row in _answer(_query(folder / "pay.parquet"))]
    assert answer == _table("| company | currency | median_base | lowest | highest | ranges |")
    assert _answer(_query(folder / "pay.parquet", 1)) == []
    payproof("export", "--output", "pay.parquet", "--as-of", "2027-06-01")
    assert len(_answer(_query(folder / "pay.parquet", 1))) == 6


def test_the_page_names_every_column() -> None:
    named = re.findall(r"`(\w+)`", " ".join(row[0] for row in _table("| column | holds |")))
    assert sorted(named) == sorted(PayRow._fields)


# what cannot be read


@pytest.mark.parametrize(
    ("old", "new", "left", "told"),
    [
        ("base_low: 90000", "base_low: lots", 7, '23: base is left out: base_low: "lots" is text'),
        ("base_high: 120000", 'base_high: "120000"', 7, "base is left out: "),
        ("stock_low: 40000", "stock_lo: 40000", 7, "stock is left out: "),
        ("    currency: GBP\n", "", 4, "the row is left out: currency is missing"),
        ("currency: GBP", "currency: GBX", 4, "the row is left out: "),
        ("region: London", "region: 7", 4, "the row is left out: "),
        ("base_low: 90000", f"base_low: {10**30}", 7, "base is left out: base_low is 1000000000000000000000000000000"),
        ("10\n    total_comp_low: 109000", ".inf\n    total_comp_low: 109000", 7, "bonus is left out: "),
        ("base_low: 90000", "base_low: 90000\n    base_low: 95000", 0, "the guide is left out: base_low is given"),
        ("currency: GBP", "currency: [", 0, "the guide is left out: "),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_line_and_left_out(
    old: str, new: str, left: int, told: str, guide: Guide, payproof: Payproof
) -> None:
    guide("guides/acme/data-engineer.md", (old, new))
    guide("guides/acme/analyst.md")
    run = payproof("export", "--format", "jsonl")
    assert run.code == 1
    rows = [json.loads(line) for line in run.out.splitlines()]
    assert sum(row["role"] == "data-engineer" for row in rows) == left
    assert sum(row["role"] == "analyst" for row in rows) == 8
    (line,) = run.err.splitlines()
    assert re.match(r"payproof: guides/acme/data-engineer\.md:\d+: ", line)
    assert told in line


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0\0\0",
        "---\n---\n",
        "---\n- a\n---\n",
        "# Notes\n",
        "---\ncompensation: []\n---\n",
        "---\ncompensation: text\n---\n",
    ],
)
def test_a_file_that_is_no_guide_is_told_and_left_out(
    text: str, guide: Guide, folder: Path, payproof: Payproof
) -> None:
    guide()
    (folder / "guides/acme/analyst.md").write_text(text, encoding="utf-8")
    run = payproof("export")
    assert run.code == 1
    assert len(run.out.splitlines()) == 9
    assert re.match(r"payproof: guides/acme/analyst\.md:[12]: the guide is left out: .", run.err)
    assert run.err.count("\n") == 1


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "@SUM(A1)", "-2+3", "a,b", 'a "b"', "\u202eabc"])
def test_a_spreadsheet_finds_no_formula_and_databases_the_very_text(
    text: str, guide: Guide, folder: Path, payproof: Payproof
) -> None:
    guide("guides/acme/data-engineer.md", ("region: London", f"region: {json.dumps(text)}"))
    payproof("export", "--output", "pay.csv")
    cells = {row["region"] for row in csv.DictReader(io.StringIO((folder / "pay.csv").read_text(encoding="utf-8")))}
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert "\u202e" not in "".join(cells)
    for kind in ("jsonl", "parquet", "sqlite", "duckdb"):
        payproof("export", "--output", f"pay.{kind}")
        assert {row["region"] for row in read(folder / f"pay.{kind}", kind)} == {"New York", text}


@pytest.mark.parametrize("kind", FORMATS)
def test_what_no_database_can_hold_is_shown_as_lost(kind: str, guide: Guide, folder: Path, payproof: Payproof) -> None:
    file = guide("guides/acme/data-engineer.md", ("company_display: Acme", 'company_display: "A\\0B"'))
    file.rename(file.with_name("data-engineer\udcff.md"))
    run = payproof("export", "--output", f"pay.{kind}")
    assert (run.code, run.err) == (0, "")
    (found,) = {(row["path"], row["company_display"]) for row in read(folder / f"pay.{kind}", kind)}
    assert found == ("guides/acme/data-engineer\ufffd.md", "A\ufffdB")


def test_a_number_below_zero_stays_one_in_csv(guide: Guide, payproof: Payproof) -> None:
    guide("guides/acme/data-engineer.md", ("base_low: 90000", "base_low: -90000"))
    assert ",-90000,120000," in payproof("export").out


# files


def test_a_database_that_holds_anything_else_is_not_replaced(guide: Guide, folder: Path, payproof: Payproof) -> None:
    guide()
    with closing(sqlite3.connect(folder / "own.sqlite")) as connection:
        connection.execute("CREATE TABLE people (name)")
        connection.commit()
    with closing(duckdb.connect(folder / "own.duckdb")) as other:
        other.execute("CREATE TABLE people (name VARCHAR)")
    (folder / "notes.db").write_text("notes", encoding="utf-8")
    (folder / "notes.duckdb").write_text("notes", encoding="utf-8")
    for name, why in {
        "own.sqlite": "holds more than an export (people)",
        "own.duckdb": "holds more than an export (people)",
        "notes.db": "is there and is no sqlite database",
        "notes.duckdb": "is there and is no duckdb database",
    }.items():
        before = (folder / name).read_bytes()
        run = payproof("export", "--output", name)
        assert run.code == 2
        assert why in run.err
        assert run.err.count("\n") == 1
        assert (folder / name).read_bytes() == before


@pytest.mark.parametrize("kind", FORMATS)
def test_an_export_replaces_an_export_whole_and_keeps_its_rights(
    kind: str, guide: Guide, folder: Path, payproof: Payproof
) -> None:
    guide()
    guide("guides/acme/analyst.md")
    file = folder / f"it's pay.{kind}"
    payproof("export", "--output", file.name)
    file.chmod(0o640)
    assert payproof("export", "guides/acme/analyst.md", "--output", file.name).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(folder.iterdir()) == [folder / "guides", file]
    assert len(file.read_bytes()) > 100


@pytest.mark.parametrize("kind", ["parquet", "duckdb"])
def test_without_duckdb_one_sentence_says_what_to_install(
    kind: str, guide: Guide, folder: Path, payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide()
    monkeypatch.setitem(sys.modules, "duckdb", None)
    run = payproof("export", "--output", f"pay.{kind}")
    assert run.code == 2
    assert run.err == (
        "payproof: parquet and duckdb need the package duckdb, which is not installed: pip install 'payproof[duckdb]', "
        "or take csv, jsonl or sqlite\n"
    )
    assert not (folder / f"pay.{kind}").exists()
    assert payproof("export", "--output", "pay.sqlite").code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--format", "parquet"), "name a file, as --output pay.parquet"),
        (("--format", "xlsx"), "--format is xlsx: write csv, jsonl, parquet, sqlite or duckdb"),
        (("--output", "nowhere/pay.csv"), "nowhere/pay.csv cannot be written: No such file or directory"),
        (("--output", "nowhere/pay.sqlite"), "nowhere/pay.sqlite cannot be written: No such file or directory"),
        (("--output", "guides"), "guides cannot be written: Is a directory"),
        (("nowhere",), "nowhere does not exist"),
    ],
)
def test_misuse_is_one_sentence(arguments: tuple[str, ...], told: str, guide: Guide, payproof: Payproof) -> None:
    guide()
    run = payproof("export", *arguments)
    assert (run.code, run.out) == (2, "")
    assert told in run.err
    assert run.err.count("\n") == 1

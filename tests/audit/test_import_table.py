"""`payproof import-table`: the rows of a frontmatter from a table alone, in all four shapes, or the reasons why not."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.importer import Import, import_table
from benchmarks.accuracy import Judge
from benchmarks.generate import write
from schema.document import Document
from schema.edit import applied
from schema.example import AS_OF, CANONICAL
from schema.guide import COMPONENTS, ComponentCurrencies, Row
from schema.reading import read_guide
from schema.region_names import keys
from schema.registry import rules
from tests.audit.running import Run
from tests.conftest import HOME
from tests.fences import blocks

Guide = Callable[..., Path]
Payproof = Callable[..., Run]

DROPPED = re.compile(r"(?m)^compensation:[ \t]*\n(?:[ -].*\n)*")
BLOCK = DROPPED.findall(CANONICAL)[0]
WITHOUT = DROPPED.sub("", CANONICAL)
TABLE = re.compile(r"(?m)(?:^\|.*\n)+")


def rows_of(text: str) -> list[Row]:
    guide = read_guide(Document(text)).guide
    assert guide is not None
    return guide.rows


def made(text: str) -> Import:
    return import_table(Document(text), AS_OF)


def written(text: str) -> str:
    """A text with the rows of its table put in."""
    return applied(Document(text), [made(text).edit(Document(text))])


def guide_of(table: str) -> str:
    """A guide that has only a table."""
    return TABLE.sub(lambda _: table, WITHOUT)


def told(table: str) -> list[dict[str, Any]]:
    """The rows that come of a table."""
    found = made(guide_of(table))
    assert found.reasons == ()
    return [
        {name: value for name, value in row._asdict().items() if value is not None}
        for row in rows_of(written(guide_of(table)))
    ]


def refusals(table: str) -> list[str]:
    found = made(guide_of(table))
    assert found.block == ""
    first = guide_of(table).split("\n").index(table.split("\n", maxsplit=1)[0]) + 1
    return [f"{reason.line - first}: {reason.text}" for reason in found.reasons]


# the four shapes


def test_a_guide_gets_back_the_very_rows_that_it_had() -> None:
    found = made(WITHOUT)
    assert found.block == BLOCK
    assert written(WITHOUT).replace(BLOCK, "") == WITHOUT


def test_a_guide_that_has_its_rows_shows_what_its_table_makes_and_is_not_written(
    guide: Guide, payproof: Payproof
) -> None:
    file = guide("guides/acme/data-engineer.md", ("£90K–£120K", "£95K–£120K"))
    before = file.read_bytes()
    assert payproof("import-table", str(file)).out == BLOCK.replace("base_low: 90000", "base_low: 95000")
    run = payproof("import-table", str(file), "--write")
    assert (run.code, run.out) == (1, "")
    assert "it has compensation already" in run.err
    assert file.read_bytes() == before


def test_a_row_a_level_gives_the_outermost_totals_of_each_region() -> None:
    table = "| Level | New York (USD) | London (GBP £) |\n|---|---|---|\n| Mid | $150K–$200K | £90K–£120K |\n| Senior | $190K–$280K | £110K–£160K |\n"
    assert told(table) == [
        {"region": "New York", "currency": "USD", "total_comp_low": 150000, "total_comp_high": 280000},
        {"region": "London", "currency": "GBP", "total_comp_low": 90000, "total_comp_high": 160000},
    ]


def test_a_row_a_component_gives_each_region_its_column() -> None:
    table = (
        "| Component | New York (USD) | London (GBP £) |\n|---|---|---|\n| Base Salary | $150K–$200K | £90K–£120K |\n"
        "| Annual Bonus | 10–15% | £5K |\n| RSU Grant (3yr vest) | $90K | — |\n| Sign-On Bonus | $10K–$20K | — |\n"
    )
    assert told(table) == [
        {"region": "New York", "currency": "USD", "base_low": 150000, "base_high": 200000, "stock_low": 90000, "stock_high": 90000,
         "bonus_pct": 10.0, "signing_bonus_low": 10000, "signing_bonus_high": 20000, "stock_vest_years": 3},
        {"region": "London", "currency": "GBP", "base_low": 90000, "base_high": 120000, "bonus_low": 5000, "bonus_high": 5000},
    ]  # fmt: skip


def test_a_row_a_level_with_a_column_a_component_gives_the_titles_as_regions() -> None:
    table = (
        "| Level | Title | Base Salary | Annual Bonus |\n|---|---|---|---|\n| 61 | Engineer | $150K – $215K | 12.5% |\n"
    )
    assert told(table) == [
        {"region": "Engineer", "currency": "USD", "base_low": 150000, "base_high": 215000, "bonus_pct": 12.5}
    ]


def test_the_page_s_table_makes_the_page_s_rows() -> None:
    page = HOME / "docs" / "import-table.md"
    (table,), (rows,) = blocks(page, "markdown"), blocks(page, "yaml")
    assert made(guide_of(table)).block == rows


# what a cell may hold


@pytest.mark.parametrize(
    ("head", "cell", "row"),
    [
        ("Base", "£5K–£6K/mo", {"base_low": 60000, "base_high": 72000}),
        ("Base", "£90K+", {"base_low": 90000}),
        ("Base", "up to £90K", {"base_high": 90000}),
        ("Base (£K)", "90–120", {"base_low": 90000, "base_high": 120000}),
        ("Base", "£90K–£120K / $117K–$156K", {"base_low": 90000, "base_high": 120000}),
        ("Base | Stock", "£90K | $10K–$20K", {"base_low": 90000, "base_high": 90000, "stock_low": 10000, "stock_high": 20000,
         "currencies": ComponentCurrencies(stock="USD")}),
        ("Base | Stock (RSU/4yr)", "£90K | £5K/yr", {"base_low": 90000, "base_high": 90000, "stock_low": 20000, "stock_high": 20000}),
        ("Base | Bonus", "£90K | 12% target (£10,800)", {"base_low": 90000, "base_high": 90000, "bonus_pct": 12.0}),
        ("Base | Bonus", "£90K | up to 15%", {"base_low": 90000, "base_high": 90000, "bonus_pct_high": 15.0}),
        ("Base | Stock/Bonus", "£90K | £10K RSU", {"base_low": 90000, "base_high": 90000, "stock_low": 10000, "stock_high": 10000}),
        ("Base | Stock", "£90K | —", {"base_low": 90000, "base_high": 90000}),
        ("Currency | Base", "GBP | 90K–120K", {"base_low": 90000, "base_high": 120000}),
    ],
)  # fmt: skip
def test_a_cell_becomes_the_figures_that_check_reads_in_it(head: str, cell: str, row: dict[str, Any]) -> None:
    line = "|---" * (head.count("|") + 2) + "|"
    assert told(f"| Region | {head} |\n{line}\n| London | {cell} |\n") == [
        {"region": "London", "currency": "GBP", **row}
    ]


@pytest.mark.parametrize(
    "name",
    ["No", "Null", "1e3", "North: East", "- London", "# 1", '"Quoted"', "{a}", "São Paulo", "ON", "it's #1", "東京"],
)
def test_a_region_s_name_stays_the_text_that_it_is(name: str) -> None:
    (row,) = told(f"| Region | Base |\n|---|---|\n| {name} | USD 90K–USD 120K |\n")
    assert row["region"] == name


# refusals


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("| Region | Base | Stock/Bonus |\n|---|---|---|\n| London | £90K | £10K |\n",
         ["2: London: `£10K` may be stock and bonus: give each a column of its own"]),
        ("| Region | Base | Carry/Bonus |\n|---|---|---|\n| London | £90K | £10K |\n",
         ["2: London: `£10K` may be bonus, or pay that no field holds: give each a column of its own"]),
        ("| Region | Base |\n|---|---|\n| Toronto | $90K |\n| Austin | $90K |\n",
         ["2: Toronto: `$90K` may be in CAD or USD: write its code, such as CAD 100K"]),
        ("| Region | Base |\n|---|---|\n| London | 90K–120K |\n",
         ["2: London: `90K–120K` names no currency: write its code, such as USD 100K"]),
        ("| Region | Base |\n|---|---|\n| London | — |\n", ["2: London has no figure in any currency: the row needs one"]),
        ("| Region | Base |\n|---|---|\n| London | £500/day |\n",
         ["2: London: base cannot be told as a year's pay: the cell is paid by the day", "2: London has no figure that can be told"]),
        ("| Region | Base (junior) | Base (senior) |\n|---|---|---|\n| London | £60K | £90K |\n",
         ["2: London: base is `£60K` and `£90K`: leave one, or name what tells them apart"]),
        ("| Region | Base |\n|---|---|\n| London | £120K–£90K |\n", ["2: London: the range £120K–£90K runs from"]),
        ("| Region | Base |\n|---|---|\n| London | £90K–€120K |\n", ["2: London: `£90K–€120K` is in two currencies: write both ends in one"]),
        ("| Region | Base |\n|---|---|\n| London | £90K | £10K |\n", ["2: this row has 3 cells and the header 2"]),
        ("| Region | Base |\n|---|---|\n| London | £90K |\n| London | £95K |\n", ["3: London has a row above already"]),
        ("| Step | Initial |\n|---|---|\n| Base | £90K |\n", ["0: no table whose header names regions"]),
        ("Pay is good.\n", ["-4: no table whose header names regions"]),
        ("| Region | Base |\n|---|---|\n| London | £90K |\n\n| Region | Base |\n|---|---|\n| Paris | €90K |\n",
         ["0: tables of pay begin on lines", "4: tables of pay begin on lines"]),
    ],
)  # fmt: skip
def test_what_the_table_does_not_tell_is_refused_with_its_line(table: str, told: list[str]) -> None:
    found = refusals(table)
    assert len(found) == len(told), found
    for said, wanted in zip(found, told, strict=True):
        assert said.startswith(wanted) or wanted in said, said


def test_every_reason_is_told_at_once() -> None:
    table = "| Region | Base | Stock/Bonus |\n|---|---|---|\n| Toronto | $90K | — |\n| London | 90K | £10K |\n"
    assert len(refusals(table)) == 3


EXAMPLES: list[str | bytes] = [example.text for rule in rules() for example in rule.examples]
HOSTILE: list[str | bytes] = [
    "",
    "\0",
    "\ufeff---\n---\n",
    "---\n" + "[" * 9_999,
    "|" * 9_999,
    "| a |\n|---|\n" * 99,
    b"\xff\xfe",
    "---\n- a\n---\n",
    "---\n{a: b}\n---\n",
]


def test_no_text_crashes_it_and_each_is_imported_or_refused() -> None:
    for text in (*EXAMPLES, *HOSTILE):
        for tried in (text, DROPPED.sub("", text) if isinstance(text, str) else text[: len(text) // 2]):
            found = import_table(Document(tried), AS_OF)
            assert bool(found.reasons) is not bool(found.block), tried


# the file


def test_write_puts_the_rows_into_the_guide_and_nothing_else(guide: Guide, payproof: Payproof) -> None:
    file = guide("guides/acme/data-engineer.md", (BLOCK, ""))
    before = file.read_text(encoding="utf-8")
    run = payproof("import-table", "guides/acme/data-engineer.md", "--write")
    assert (run.code, run.err) == (0, "")
    assert run.out == "guides/acme/data-engineer.md: compensation was written, 2 rows\n"
    after = file.read_text(encoding="utf-8")
    assert after.replace(BLOCK, "", 1) == before
    assert payproof("check", "guides", "--fail-on", "info").code == 0
    again = payproof("import-table", "guides/acme/data-engineer.md", "--write")
    assert again.code == 1
    assert "it has compensation already" in again.err
    assert file.read_text(encoding="utf-8") == after


@pytest.mark.parametrize("empty", ["compensation:\n", "compensation: null\n", "compensation: []  # to do\n", "compensation: ~ # to do\n",
                                   "compensation: [\n  ]\n", "compensation:\n# below\n"])  # fmt: skip
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_an_empty_field_is_filled_where_it_stands(empty: str, eol: str) -> None:
    text = CANONICAL.replace(BLOCK, empty).replace("\n", eol)
    after = written(text)
    assert after.count("\n") == after.count(eol)
    assert rows_of(after) == rows_of(CANONICAL)
    assert ("# to do" in after) is ("# to do" in text)
    assert ("# below" in after) is ("# below" in text)
    head, _, rest = text.partition("compensation:")
    assert after.startswith(head)
    assert after.endswith(rest.partition("level_mapping")[2])


def test_without_write_the_block_is_printed_and_the_guide_stays(guide: Guide, payproof: Payproof) -> None:
    file = guide("guides/acme/data-engineer.md", (BLOCK, ""))
    before = file.read_bytes()
    run = payproof("import-table", str(file))
    assert (run.code, run.out, run.err) == (0, BLOCK, "")
    assert file.read_bytes() == before


def test_a_table_without_frontmatter_is_printed_and_has_no_place_to_be_written(
    folder: Path, payproof: Payproof
) -> None:
    file = folder / "draft.md"
    file.write_text(CANONICAL.partition("\n---\n")[2], encoding="utf-8")
    assert payproof("import-table", "draft.md").out == BLOCK
    run = payproof("import-table", "draft.md", "--write")
    assert run.code == 1
    assert (
        run.err
        == "payproof: draft.md: it has no frontmatter to write into: put the fields first, between two lines of ---\n"
    )


def test_of_several_guides_each_block_is_named_and_a_refused_one_is_told(guide: Guide, payproof: Payproof) -> None:
    guide("guides/acme/analyst.md", (BLOCK, ""))
    guide("guides/acme/data-engineer.md", (BLOCK, ""), ("| Bonus |", "| PnL |"), ("| 10% |", "| £1K |"))
    guide("guides/acme/writer.md", (BLOCK, ""), ("New York", "Toronto"))
    run = payproof("import-table", "guides")
    assert run.code == 1
    assert re.findall(r"(?m)^# (.*)$", run.out) == ["guides/acme/analyst.md", "guides/acme/data-engineer.md"]
    assert "bonus" not in run.out.partition("# guides/acme/data-engineer.md")[2]
    lines = run.err.splitlines()
    assert lines[0] == "payproof: guides/acme/data-engineer.md: no field holds PnL"
    assert all(re.match(r"payproof: guides/acme/writer\.md:\d+: Toronto: `\$", line) for line in lines[1:])


def test_a_guide_that_changed_meanwhile_is_left_alone(
    guide: Guide, payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = guide("guides/acme/data-engineer.md", (BLOCK, ""))

    def changing(document: Document, as_of: date) -> Import:
        file.write_text("changed", encoding="utf-8")
        return import_table(document, as_of)

    monkeypatch.setattr("audit.commands.import_table.import_table", changing)
    run = payproof("import-table", str(file), "--write")
    assert run.code == 1
    assert "it was changed while its table was read" in run.err
    assert file.read_text(encoding="utf-8") == "changed"


# guides that check finds nothing in


def _clean(files: list[Path], judge: Judge) -> Iterator[tuple[Path, str]]:
    for file in files:
        text = file.read_text(encoding="utf-8")
        if not judge.findings(text, file.name):
            yield file, text


def _regained(files: list[Path]) -> tuple[int, int]:
    """How many clean guides get rows back that say what theirs said, and how many are refused."""
    judge, same, refused = Judge(), 0, 0
    for file, text in _clean(files, judge):
        without, cut = DROPPED.subn("", text)
        assert cut == 1, file
        found = made(without)
        if found.reasons:
            refused += 1
            assert all("may be" in reason.text or "no figure in any" in reason.text for reason in found.reasons), (
                file,
                found,
            )
            continue
        after = written(without)
        assert not judge.findings(after, file.name), file
        _compare(file, rows_of(text), rows_of(after))
        same += 1
    return same, refused


def _compare(file: Path, old: list[Row], new: list[Row]) -> None:
    """Every figure that the old rows hold is the new ones'; a bonus may stand in per cent or in money."""
    for row in old:
        (twin,) = [other for other in new if keys(other.region or "") & keys(row.region or "")]
        for component in COMPONENTS:
            held = (row.low(component), row.high(component))
            if component == "bonus":
                either = {row.bonus_pct, row.bonus_pct_low, row.low("bonus")} - {None}
                assert (
                    not either or either & {twin.bonus_pct, twin.low("bonus")} or (row.bonus_low and twin.bonus_pct)
                ), file
            else:
                assert (twin.low(component), twin.high(component)) == held, (file, row.region, component)
                assert held == (None, None) or row.currency_of(component) == twin.currency_of(component), file
    assert len(old) == len(new), file


def test_our_guides_get_back_what_they_had(guides: list[Path]) -> None:
    assert _regained(guides) == (len(guides), 0)


@pytest.mark.slow
def test_made_guides_get_back_what_they_had(tmp_path: Path) -> None:
    write(tmp_path, 80, seed=7, faults=False)
    same, refused = _regained(sorted(tmp_path.glob("*/*.md")))
    assert same + refused == 80
    assert same > 60


@pytest.mark.slow
def test_real_guides_get_back_what_they_had(real_guides: list[Path]) -> None:
    same, refused = _regained(real_guides)
    assert same > 1000
    assert refused < same / 20

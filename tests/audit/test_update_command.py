"""`payproof update`: many guides from a table, a dry run first, all or nothing, and no line that is passed over in silence."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from schema.example import CANONICAL
from tests.audit.running import Run

Guide = Callable[..., Path]
Payproof = Callable[..., Run]

ANALYST, WRITER = "guides/acme/analyst.md", "guides/acme/writer.md"
WIDE = f"""guide,region,base_low,base_high,bonus_pct
{ANALYST},London,92000,,
{WRITER},New York,"155,000",210000,12.5
"""
LONG = """company,role,region,currency,field,value
acme,analyst,London,GBP,base_low,92000
acme,writer,New York,USD,base_low,155000
acme,writer,New York,USD,base_high,210000
acme,writer,New York,USD,bonus_pct,12.5
"""
TOLD = f"""{ANALYST}:23 London: base_low 90,000 -> 92,000 (+2.2 %)
{ANALYST}:45 £90K–£120K -> £92K–£120K
{WRITER}:14 New York: base_low 150,000 -> 155,000 (+3.3 %)
{WRITER}:44 $150K–$200K -> $155K–$210K
{WRITER}:15 New York: base_high 200,000 -> 210,000 (+5 %)
{WRITER}:18 New York: bonus_pct 10 -> 12.5 (+25 %)
{WRITER}:44 10% -> 12.5%
"""


@pytest.fixture
def two(guide: Guide) -> list[Path]:
    return [guide(ANALYST), guide(WRITER)]


@pytest.fixture
def table(folder: Path) -> Callable[[str | bytes], str]:
    def write(text: str | bytes) -> str:
        (folder / "figures.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
        return "figures.csv"

    return write


def contents(files: list[Path]) -> list[bytes]:
    return [file.read_bytes() for file in files]


@pytest.mark.parametrize("text", [WIDE, LONG], ids=["a column a field", "a line a field"])
def test_a_dry_run_tells_old_new_and_per_cent_and_only_write_writes(
    text: str, two: list[Path], table: Callable[..., str], payproof: Payproof
) -> None:
    before = contents(two)
    run = payproof("update", table(text))
    assert run == Run(0, TOLD, "payproof: nothing was written: --write changes 2 guides\n")
    assert contents(two) == before
    assert payproof("update", "figures.csv", "--write") == Run(0, TOLD, "")
    london, york = (file.read_text(encoding="utf-8") for file in two)
    assert "| London | £92K–£120K |" in london
    assert "| New York | $155K–$210K | $100K–$200K | 12.5% |" in york
    assert payproof("check").code == 0
    assert payproof("update", "figures.csv").err == "payproof: nothing was written: there is nothing to change\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + WIDE.encode(),
        WIDE.replace("\n", "\r\n").encode(),
        WIDE.replace('"155,000"', "155000").replace(",", ";").encode(),
        WIDE.replace('"155,000"', "155000.00").replace(",", "\t").encode(),
        WIDE.replace("guide,", '"Guide", ').replace("base_low", " BASE_LOW ").encode(),
        ("\n,,,,\n" + WIDE + "\n,,,,\n\n").encode(),
        WIDE.rstrip("\n").encode(),
    ],
    ids=["a mark", "CRLF", "semicolons", "tabs", "quotes, spaces and capitals", "empty lines", "no last line break"],
)
def test_a_table_is_read_as_spreadsheets_write_it(
    data: bytes, two: list[Path], table: Callable[..., str], payproof: Payproof
) -> None:
    run = payproof("update", table(data))
    assert (run.code, run.out) == (0, TOLD)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("guides/acme/nobody.md,London,1,,", "guides/acme/nobody.md does not exist: name a guide"),
        ("guides,London,1,,", "guides is a folder: name a guide"),
        (",London,1,,", "the line does not say which guide"),
        (f"{ANALYST},Lonodn,1,,", f"{ANALYST}: Lonodn is no region of it: did you mean London?"),
        (f"{ANALYST},,1,,", f"{ANALYST}: base_low is one of a region"),
        (f"{ANALYST},New York,150K,,", f"{ANALYST}: base_low is 150K, which is no whole number"),
        (f"{ANALYST},New York,150.000,,", f"{ANALYST}: base_low is 150.000, which is no whole number"),
        (f"{ANALYST},New York,-5,,", f"{ANALYST}: base_low is -5, which is no whole number"),
        (f"{ANALYST},New York,=1+1,,", f"{ANALYST}: base_low is =1+1, which is no whole number"),
        (f"{ANALYST},London,93000,,", f"{ANALYST}: London: base_low is set in line 2 already"),
        (f"./{ANALYST},london,93000,,", f"{ANALYST}: london: base_low is set in line 2 already"),
        (f"{ANALYST},London", "the line has 2 cells, and the header 5"),
        (f"{'x' * 5000},London,1,,", ""),
    ],
)
def test_a_line_that_cannot_be_is_told_with_its_number_and_nothing_is_written(
    line: str, says: str, two: list[Path], table: Callable[..., str], payproof: Payproof
) -> None:
    before = contents(two)
    run = payproof("update", table(f"{WIDE}{line}\n"), "--write")
    assert run.code == 2
    assert run.err.startswith(f"payproof: figures.csv:4: {says}")
    assert run.err.count("\n") == 1
    assert contents(two) == before


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "figures.csv is empty: write a header such as guide,region,base_low,base_high"),
        (b"guide,region,base_low\n", "figures.csv has a header and no line below it"),
        (b"region,base_low\nLondon,1\n", "figures.csv: the header does not say which guide: it needs guide"),
        (b"guide,region\nx,London\n", "figures.csv: the header does not say what to set: it needs guide"),
        (b"guide,region,base_lo\nx,London,1\n", "figures.csv: the header has base_lo, which is no figure: did you mean base_low?"),
        (b"guide,guide,base_low\nx,x,1\n", "figures.csv: the header has guide more than once"),
        (WIDE.encode("utf-16"), "figures.csv is UTF-16, not UTF-8: save it as CSV in UTF-8"),
        (WIDE.encode("utf-16-le"), "figures.csv is no text, or UTF-16, not UTF-8: save it as CSV in UTF-8"),
        (b"guide,region,base_low\nx,M\xfcnchen,1\n", "figures.csv:2: byte 0xFC is not UTF-8: save the file as CSV in UTF-8"),
        (b'guide,region,base_low\nx,"London,1\n', "figures.csv:2: the line cannot be read as CSV: "),
        (b"guide,region,base_low\nx," + b"y" * 200_000 + b",1\n", "figures.csv:2: the line cannot be read as CSV: "),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_of_figures_is_one_sentence(
    data: bytes, says: str, two: list[Path], table: Callable[..., str], payproof: Payproof
) -> None:
    run = payproof("update", table(data))
    assert run.code == 2
    assert run.err.startswith(f"payproof: {says}")
    assert run.err.count("\n") == 1


def test_a_file_of_a_hundred_megabytes_is_not_read(folder: Path, payproof: Payproof) -> None:
    with (folder / "figures.csv").open("wb") as stream:
        os.truncate(stream.fileno(), 100_000_000)
    assert payproof("update", "figures.csv") == Run(
        2, "", "payproof: figures.csv is larger than 20,000,000 bytes: part it into several\n"
    )


def test_no_file_and_a_folder_are_one_sentence(two: list[Path], payproof: Payproof) -> None:
    assert payproof("update", "no.csv").err == "payproof: no.csv does not exist: name a CSV file of figures\n"
    assert payproof("update", "guides").err == "payproof: guides is a folder: name a CSV file\n"


def test_one_guide_that_cannot_be_written_keeps_all_from_being(
    two: list[Path], table: Callable[..., str], payproof: Payproof
) -> None:
    before = contents(two)
    run = payproof("update", table(f"{WIDE}{WRITER},London,130000,,\n"), "--write")
    assert run.code == 1
    assert run.err.startswith(
        f"payproof: {WRITER} (figures.csv, line 3, 4) is left as it is: then it would be wrong, PAY201 range-reversed (London): "
    )
    assert run.err.endswith("payproof: nothing was written\n")
    assert contents(two) == before


def test_figures_in_another_currency_are_refused(
    two: list[Path], table: Callable[..., str], payproof: Payproof
) -> None:
    run = payproof("update", table(LONG.replace("GBP", "USD")))
    assert run.code == 2
    assert run.err == (
        f"payproof: figures.csv:2: {ANALYST}: the figures are in USD, and London is in GBP: convert them first\n"
    )


def test_a_refresh_renews_the_guides_where_it_says_the_day(
    two: list[Path], table: Callable[..., str], payproof: Payproof
) -> None:
    run = payproof("update", table(WIDE), "--write", "--on", "2026-05-29", "--quarter", "2026-Q1")
    assert run.code == 0
    for file in two:
        text = file.read_text(encoding="utf-8")
        assert "last_updated: 2026-05-29\nnext_review_due: 2026-08-29\n" in text
        assert "salary_data_quarter: 2026-Q1\n" in text
    assert payproof("check").code == 0


def test_a_difference_is_shown_where_it_is_asked_for(
    two: list[Path], table: Callable[..., str], payproof: Payproof
) -> None:
    run = payproof("update", table(WIDE), "--diff")
    assert f"--- {ANALYST}\n+++ {ANALYST}\n" in run.out
    assert "+    base_low: 155000\n" in run.out
    assert two[0].read_text(encoding="utf-8") == CANONICAL.replace("role: data-engineer", "role: analyst")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--write", "--diff"), "--diff writes nothing, and --write does"),
        (("--quarter", "2026-Q1"), "--quarter goes with --on"),
        (("--on", "2026-06-02"), "--on is 2026-06-02, which lies after 2026-06-01"),
    ],
)
def test_a_wrong_option_is_told(
    arguments: tuple[str, ...], says: str, two: list[Path], table: Callable[..., str], payproof: Payproof
) -> None:
    run = payproof("update", table(WIDE), *arguments)
    assert (run.code, run.err.startswith(f"payproof: {says}")) == (2, True)

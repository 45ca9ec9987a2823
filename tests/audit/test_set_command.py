"""`payproof set`: figures in both places, fields, what it says, and what it leaves alone."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from audit import atomic
from schema.example import CANONICAL
from tests.audit.running import Run

GUIDE = "guides/acme/data-engineer.md"

Guide = Callable[..., Path]
Payproof = Callable[..., Run]


def text(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("London.base_low=92000",),
        ("london.base_low=92,000",),
        ("compensation[1].base_low=92000",),
        ("base_low=92000", "--region", "London"),
    ],
)
def test_a_figure_is_written_into_frontmatter_and_table_by_the_smallest_edit(
    arguments: tuple[str, ...], guide: Guide, payproof: Payproof
) -> None:
    file = guide()
    run = payproof("set", GUIDE, *arguments)
    assert run == Run(
        0,
        f"{GUIDE}:23 London: base_low 90,000 -> 92,000 (+2.2 %)\n{GUIDE}:45 £90K–£120K -> £92K–£120K\n",
        "",
    )
    assert text(file) == CANONICAL.replace("base_low: 90000", "base_low: 92000").replace("£90K–", "£92K–")
    assert payproof("check").code == 0


def test_fields_of_the_guide_are_set_as_they_are_written(guide: Guide, payproof: Payproof) -> None:
    file = guide()
    run = payproof("set", GUIDE, "data_quality=medium", "owner=@pay-team", "role_display=Data Engineer")
    assert run.code == 0
    assert run.out == (f"{GUIDE}:9 data_quality high -> medium\n{GUIDE}:37 owner null -> @pay-team\n")
    assert text(file) == CANONICAL.replace("data_quality: high", "data_quality: medium").replace(
        "grants\n---", 'grants\nowner: "@pay-team"\n---'
    )


@pytest.mark.parametrize("option", ["--diff", "--dry-run"])
def test_a_dry_run_shows_the_difference_and_writes_nothing(option: str, guide: Guide, payproof: Payproof) -> None:
    file = guide()
    run = payproof("set", GUIDE, "London.base_low=92000", option)
    assert (run.code, run.err) == (0, "payproof: nothing was written\n")
    assert [line for line in run.out.splitlines() if line[:1] in "+-"] == [
        f"--- {GUIDE}", f"+++ {GUIDE}",
        "-    base_low: 90000", "+    base_low: 92000",
        "-| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |",
        "+| London | £92K–£120K | £40K–£80K | 10% | £109K–£152K |",
    ]  # fmt: skip
    assert text(file) == CANONICAL


def test_line_ends_comments_and_a_missing_last_break_stay(guide: Guide, payproof: Payproof) -> None:
    before = (
        CANONICAL.replace("base_low: 90000", "base_low:  90000   # asked in May").rstrip("\n").replace("\n", "\r\n")
    )
    file = guide()
    file.write_bytes(before.encode())
    assert payproof("set", GUIDE, "London.base_low=92000").code == 0
    assert text(file) == before.replace("90000   #", "92000   #").replace("£90K–", "£92K–")


def test_what_is_so_already_is_told_and_not_written(guide: Guide, payproof: Payproof) -> None:
    file = guide()
    before = file.stat().st_mtime_ns
    run = payproof("set", GUIDE, "London.base_low=90000")
    assert run == Run(0, f"{GUIDE} is so already\n", "")
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (("London.signing_bonus_low=1",), "the table has no place for signing bonus: add one by hand"),
        (("London.base_low=130000",), "then it would be wrong, PAY201 range-reversed (London): "),
        (("London.base_low=119000", "London.bonus_pct=12", "London.total_comp_high=1"), "then it would be wrong, "),
        (("London.currency=USD",), "then it would be wrong, TAB307 currency-differs (London): "),
        (("London.region=Leeds",), "then it would be wrong, "),
        (("last_updated=2026-05-30",), "then it would be wrong, DUE501 review-before-update: "),
        (("data_quality=hihg",), "then it would be wrong, FMT107 value-not-allowed: "),
    ],
)
def test_a_guide_is_left_as_it_is_where_it_would_be_wrong_or_only_one_place_could_be_written(
    fields: tuple[str, ...], says: str, guide: Guide, payproof: Payproof
) -> None:
    file = guide()
    run = payproof("set", GUIDE, *fields)
    assert run.code == 1
    assert run.err.startswith(f"payproof: {GUIDE} is left as it is: {says}")
    assert run.out == ""
    assert text(file) == CANONICAL


def test_a_fault_that_was_there_before_is_no_reason_to_refuse(guide: Guide, payproof: Payproof) -> None:
    file = guide(GUIDE, ("total_comp_low: 109000", "total_comp_low: 108000"))
    assert payproof("set", GUIDE, "London.base_low=92000").code == 0
    assert "base_low: 92000" in text(file)


def test_a_new_warning_is_told(guide: Guide, payproof: Payproof) -> None:
    guide()
    run = payproof("set", GUIDE, "London.base_low=105000")
    assert run.code == 0
    assert run.err.startswith(f"payproof: {GUIDE}:28 has a new warning, PAY204 total-below-parts (London): ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("Lodnon.base_low=1",), "Lodnon is no region of it: did you mean London?"),
        (("Mars.base_low=1",), "Mars is no region of it: there are New York and London"),
        (("base_low=1",), "base_low is one of a region: write it as REGION.base_low, or give --region; there are"),
        (("compensation[2].base_low=1",), "compensation[2] is no row: there are New York and London"),
        (("London.base_lo=1",), "base_lo is no field that can be set in a row: did you mean base_low?"),
        (("data_qality=high",), "data_qality is no field that can be set: did you mean data_quality?"),
        (("London.base_low=155K",), "base_low is 155K, which is no whole number: write the currency's units in digits"),
        (("London.base_low=150.000",), "base_low is 150.000, which is no whole number"),
        (("London.base_low=15,50,0",), "base_low is 15,50,0, which is no whole number"),
        (("London.base_low=",), "base_low is empty, which is no whole number"),
        (("London.bonus_pct=many",), "bonus_pct is many, which is no number of per cent"),
        (("last_updated=02/03/2026",), "last_updated is 02/03/2026, which is no date"),
        (("last_updated=2026-02-30",), "last_updated is 2026-02-30, which is no date"),
        (("London",), "London sets no field: write FIELD=VALUE"),
        (("London.base_low=1", "compensation[1].base_low=2"), "base_low is set twice"),
    ],
)
def test_a_wrong_argument_is_told_in_a_sentence(
    arguments: tuple[str, ...], says: str, guide: Guide, payproof: Payproof
) -> None:
    file = guide()
    run = payproof("set", GUIDE, *arguments)
    assert run.code == 2
    assert run.err.startswith(f"payproof: {says}")
    assert run.err.count("\n") == 1
    assert text(file) == CANONICAL


def test_a_folder_and_a_file_that_is_not_there_are_misuse(guide: Guide, payproof: Payproof) -> None:
    guide()
    assert payproof("set", "guides", "owner=x").err == "payproof: guides is a folder: name one guide\n"
    assert payproof("set", "guides/no.md", "owner=x").code == 2


@pytest.mark.parametrize(
    "data", [b"", b"no frontmatter", b"\xff\xfe\0", b"\xef\xbb\xbf" + CANONICAL.encode(), CANONICAL[:300].encode()]
)
def test_a_file_that_cannot_be_read_as_a_guide_is_left_alone_with_a_reason(
    data: bytes, guide: Guide, payproof: Payproof
) -> None:
    file = guide()
    file.write_bytes(data)
    run = payproof("set", GUIDE, "owner=x")
    assert run.code == 1
    assert run.err.startswith(f"payproof: {GUIDE} is left as it is: ")
    assert file.read_bytes() == data


def test_a_guide_that_changed_meanwhile_is_left_alone(
    guide: Guide, payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = guide()
    replace = atomic.replace

    def after_an_edit(target: Path, data: bytes, expected: bytes) -> None:
        file.write_text("mine", encoding="utf-8")
        replace(target, data, expected)

    monkeypatch.setattr(atomic, "replace", after_an_edit)
    run = payproof("set", GUIDE, "London.base_low=92000")
    assert run.code == 1
    assert run.err == (
        f"payproof: {GUIDE}: it was changed meanwhile: run the command again\npayproof: nothing was written\n"
    )
    assert text(file) == "mine"
    assert os.listdir(file.parent) == ["data-engineer.md"]  # noqa: PTH208  (nothing is left beside it)


def test_what_a_guide_says_steers_no_terminal(guide: Guide, payproof: Payproof) -> None:
    guide(GUIDE, ("region: London", 'region: "London\\e[31m"'))
    run = payproof("set", GUIDE, "Mars.base_low=1")
    assert "\x1b" not in run.err + run.out

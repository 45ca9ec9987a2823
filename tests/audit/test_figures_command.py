"""`payproof figures`: every amount of a text with its place, what supports it, or the nearest figure."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import quoted_prose
from tests.audit.running import Run
from tests.conftest import HOME
from tests.fences import blocks

Guide = Callable[..., Path]
Payproof = Callable[..., Run]
GUIDE = "guides/acme/data-engineer.md"


@pytest.fixture
def told(guide: Guide, folder: Path, payproof: Payproof) -> Callable[..., dict[str, Any]]:
    """What is said of a text beside the guide of all examples."""

    def run(text: str, *more: str) -> dict[str, Any]:
        guide(GUIDE)
        (folder / "answer.md").write_text(text, encoding="utf-8")
        done = payproof("figures", "answer.md", "--guide", GUIDE, "--format", "json", *more)
        data: dict[str, Any] = json.loads(done.out)
        summary = data["summary"]
        assert done.code == (1 if summary["unsupported"] or summary["unreadable"] else 0)
        return data

    return run


def test_the_page_shows_what_is_printed(folder: Path, payproof: Payproof) -> None:
    page = HOME / "docs" / "figures.md"
    (text,) = blocks(page, "text")
    (shown,) = blocks(page, "console")
    (folder / "answer.md").write_text(text, encoding="utf-8")
    run = payproof("figures", "answer.md", "--guide", str(HOME / "guides/sony/ml-ai-engineer.md"))
    assert run.code == 1
    assert run.out == shown.partition("\n")[2]


def test_an_amount_has_its_place_its_reading_and_its_support(told: Callable[..., dict[str, Any]]) -> None:
    (amount,) = told("# Pay\n\nIn London the **base** is **£90K–£120K** a year.\n")["amounts"]
    assert amount == {
        "line": 3, "column": 29, "end_line": 3, "end_column": 48, "text": "£90K–£120K a year", "kind": "money",
        "component": "base", "currencies": ["GBP"], "low": 90000, "high": 120000, "period": "year", "about": False,
        "verdict": "figure",
        "supported_by": [{
            "guide": GUIDE, "region": "London", "component": "base", "level": None, "currency": "GBP", "low": 90000, "high": 120000,
            "fields": ["compensation[1].base_low", "compensation[1].base_high"], "derived": None,
        }],
        "nearest": None, "reason": None,
    }  # fmt: skip


def test_an_invented_amount_is_told_with_the_nearest_and_how_far(told: Callable[..., dict[str, Any]]) -> None:
    (amount,) = told("The base in New York is $230K.")["amounts"]
    assert (amount["verdict"], amount["supported_by"]) == ("unsupported", [])
    near = amount["nearest"]
    assert (near["region"], near["component"], near["figure"]) == ("New York", "base", 200000)
    assert (near["difference"], near["per_cent"]) == (30000, 15.0)


def test_a_file_and_standard_input_are_read_alike(guide: Guide, process: Callable[..., Run]) -> None:
    guide(GUIDE)
    run = process("figures", "-", "--guide", GUIDE, stdin="base of £95K\r\nand €1M base".encode())
    assert run.code == 1
    assert run.out == (
        "standard input:1:9: £95K as base: supported: it lies within base of London (90,000 to 120,000 GBP)\n"
        "standard input:2:5: €1M as base: not supported: the guide has no figure in EUR\n\n"
        "2 amounts of pay: 1 supported, 1 not.\n"
    )


def test_of_several_guides_any_may_support_and_is_named(guide: Guide, folder: Path, payproof: Payproof) -> None:
    guide(GUIDE)
    guide("guides/globex/data-engineer.md", ("90000", "95000"), ("£90K", "£95K"))
    (folder / "answer.md").write_text("£95,000 in London", encoding="utf-8")
    run = payproof("figures", "answer.md", "--guide", GUIDE, "--guide", "guides/globex")
    assert run.code == 0
    assert "it is base of London (95,000 to 120,000 GBP, guides/globex/data-engineer.md)" in run.out


@pytest.mark.parametrize("text", ["", "Pay is good.", "Founded in 1999 by 12,000 people."])
def test_a_text_without_amounts_is_clean_and_says_so(text: str, guide: Guide, folder: Path, payproof: Payproof) -> None:
    guide(GUIDE)
    (folder / "answer.md").write_text(text, encoding="utf-8")
    run = payproof("figures", "answer.md", "--guide", GUIDE)
    assert (run.code, run.out) == (0, "No amount of pay was found.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("answer.md",), "--guide"),
        (("--guide", GUIDE), "TEXT is missing"),
        (("nowhere.md", "--guide", GUIDE), "nowhere.md cannot be read: No such file or directory"),
        (("guides", "--guide", GUIDE), "guides cannot be read: Is a directory"),
        (("answer.md", "--guide", "nowhere"), "nowhere does not exist"),
        (
            ("answer.md", "--guide", "notes.md"),
            "notes.md can support nothing: the file does not begin with frontmatter",
        ),
        (("latin.md", "--guide", GUIDE), "latin.md is not UTF-8 (byte 1): save it as UTF-8"),
        (("large.md", "--guide", GUIDE), "large.md is larger than 262,144 bytes"),
    ],
)
def test_misuse_is_one_sentence(
    arguments: tuple[str, ...], said: str, guide: Guide, folder: Path, payproof: Payproof
) -> None:
    guide(GUIDE)
    (folder / "answer.md").write_text("£95,000", encoding="utf-8")
    (folder / "notes.md").write_text("Notes", encoding="utf-8")
    (folder / "latin.md").write_bytes(b"\xa395K")
    (folder / "large.md").write_bytes(b" " * 1_048_577)
    run = payproof("figures", *arguments)
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert run.err.count("\n") == 1


def test_what_steers_a_terminal_is_shown_and_not_sent(guide: Guide, folder: Path, payproof: Payproof) -> None:
    guide(GUIDE, ("region: London", 'region: "Lon\\edon"'))
    (folder / "answer.md").write_text("base of £95\x1b[31mK and £95K in L\u202eondon", encoding="utf-8")
    for kind in ("text", "json"):
        out = payproof("figures", "answer.md", "--guide", GUIDE, "--format", kind).out
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_the_prose_of_our_guides_is_supported_by_their_figures(guides: list[Path]) -> None:
    counts, unsupported = quoted_prose.count(guides)
    assert [re.sub(r":.*", "", line) for line in unsupported] == ["sophos/senior-software-engineer.md"]
    assert counts["figure, no component named"] + counts["figure, its component named"] == 49


@pytest.mark.slow
def test_a_figure_of_a_real_guide_s_table_is_supported_wherever_it_is_quoted(real_guides: list[Path]) -> None:
    counts, _ = quoted_prose.count(real_guides[::40])
    assert counts["within, its component named"] + counts["figure, its component named"] > 200

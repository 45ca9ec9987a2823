"""`payproof show`: how every cell was read, in words that answer why a rule says what it says."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.linter import Linter
from audit.readings import WIDTH, readings
from schema.document import Document
from schema.example import AS_OF, CANONICAL
from schema.registry import matching
from schema.subject import Subject
from tests.audit.running import Run
from tests.schema.two_sides import (
    COMPONENTS,
    LEVELS,
    LONDON,
    NEW_YORK,
    ROWS,
    TITLES,
    TWO_COLUMNS,
    TWO_ROWS,
    TWO_TITLES,
    TWO_TOTALS,
    Row,
    changed,
    row,
    subject,
)


def shown(rows: tuple[Row, ...], body: str) -> str:
    return readings(subject(rows, body))


def cell(text: str, **held: object) -> str:
    """What is shown of a cell in a guide that has no other."""
    body = f"| Region | Base |\n|---|---|\n| London | {text} |\n"
    lines = shown((row("London", "GBP", **held),), body).split("\n")
    return "\n".join(line.strip() for line in lines[lines.index("") + 2 :] if line)


def test_a_guide_that_agrees_is_told_line_by_line() -> None:
    assert (
        re.sub(r"line [0-9]+", "line 1", readings(Subject(Document(CANONICAL), AS_OF)))
        == """\
Table of pay on line 1: a row a region

  New York, line 1: compensation[0], line 1, in USD
    base        `$150K–$200K`; 150,000 to 200,000 USD = base_low and base_high
    stock       `$100K–$200K`; 100,000 to 200,000 USD over 4 years = stock_low and stock_high
    bonus       `10%`; 10% of the base = bonus_pct
    total_comp  `$190K–$270K`; 190,000 to 270,000 USD = total_comp_low and total_comp_high

  London, line 1: compensation[1], line 1, in GBP
    base        `£90K–£120K`; 90,000 to 120,000 GBP = base_low and base_high
    stock       `£40K–£80K`; 40,000 to 80,000 GBP over 4 years = stock_low and stock_high
    bonus       `10%`; 10% of the base = bonus_pct
    total_comp  `£109K–£152K`; 109,000 to 152,000 GBP = total_comp_low and total_comp_high
"""
    )


def test_the_lines_are_those_of_the_guide() -> None:
    lines = CANONICAL.split("\n")
    found = re.search(
        r"London, line ([0-9]+): compensation\[1\], line ([0-9]+)", readings(Subject(Document(CANONICAL), AS_OF))
    )
    assert found is not None
    assert lines[int(found[1]) - 1].startswith("| London |")
    assert lines[int(found[2]) - 1] == "  - region: London"


@pytest.mark.parametrize(
    ("text", "held", "said"),
    [
        ("£90K", {"base": (90000, 90000)}, "base  `£90K`; 90,000 GBP = base_low and base_high"),
        ("£7.5K–£10K/mo", {"base": (90000, 120000)},
         "base  `£7.5K–£10K/mo`; 7,500 to 10,000 GBP a month, times 12 is 90,000 to 120,000 a year = base_low and base_high"),
        ("£90K+", {"base_low": 90000}, "base  `£90K+`; 90,000 or more GBP = base_low"),
        ("up to £90K", {"base_high": 90000}, "base  `up to £90K`; up to 90,000 GBP = base_high"),
        ("90K–120K", {"base": (90000, 120000)},
        "base  `90K–120K`; 90,000 to 120,000 in the row's currency = base_low and base_high"),
        ("—", {}, "base  `—`; no figure, as in the frontmatter"),
        ("", {}, "base  an empty cell; no figure, as in the frontmatter"),
        ("£90K target", {"base": (90000, 90000)},
        "base  `£90K target`; 90,000 GBP = base_low and base_high; passed over `target`"),
        ("Varies", {}, "base  `Varies`; no figure, as in the frontmatter; passed over `Varies`"),
    ],
)  # fmt: skip
def test_a_cell_is_told_from_its_words_to_the_fields_that_hold_it(
    text: str, held: dict[str, object], said: str
) -> None:
    assert cell(text, **held) == said


def test_of_several_things_each_is_told_with_its_words() -> None:
    assert cell("£90K–£120K / $117K–$156K", base=(90000, 120000)) == (
        "base  `£90K–£120K / $117K–$156K`; `£90K–£120K` is 90,000 to 120,000 GBP = base_low and base_high; `$117K–$156K` is\n"
        "117,000 to 156,000 USD"
    )


def test_what_a_rule_says_stands_below_its_cell() -> None:
    assert cell("£90K–£120K", base=(90000, 125000)) == (
        "base  `£90K–£120K`; 90,000 to 120,000 GBP = base_low\n"
        "! TAB302 base_high is 125,000 in the frontmatter and 120,000 in the table: correct the wrong one"
    )
    assert cell("£90K–€120K", base=(90000, 120000)) == (
        "base  `£90K–€120K`; not compared, for `£90K–€120K` is in two currencies\n"
        "! TAB308 the range £90K–€120K begins in GBP and ends in EUR: write both ends in one currency"
    )


def test_a_level_tells_which_end_it_is() -> None:
    text = shown(TWO_TOTALS, LEVELS)
    assert "total_comp, Mid (L3-L4)   `$200K–$280K`; 200,000 to 280,000 USD = total_comp_low\n" in text
    assert "total_comp, Senior (L5)   `$270K–$370K`; 270,000 to 370,000 USD\n" in text


def test_a_bonus_that_is_not_compared_says_why() -> None:
    body = "| Region | Base | Bonus |\n|---|---|---|\n| London | £90K | £9K |\n"
    assert "not compared: the table gives the bonus as an amount, the row per cent" in shown(
        (row("London", "GBP", base=(90000, 90000), bonus_pct=10),), body
    )


def test_regions_of_one_side_and_what_no_field_holds_are_told() -> None:
    extra = changed(
        ROWS,
        ("Bonus |", "Bonus | PnL |"),
        ("|---|---|---|---|---|", "|---|---|---|---|---|---|"),
        ("10% |", "10% | $5K |"),
    )
    text = shown((NEW_YORK, {**LONDON, "region": "Atlantis"}), extra)
    assert re.search(r"  London, line [0-9]+: no row of the frontmatter\n    ! TAB305 London stands in the table", text)
    assert "\n  No field holds PnL.\n" in text
    assert re.search(r"\nLine [0-9]+: ! TAB306 Atlantis has a row in the frontmatter", text)


def test_other_tables_are_told_as_such() -> None:
    other = "| Acme | Google |\n|---|---|\n| L4 | L4 |\n"
    assert re.search(
        r"\nNot a table of pay, on line [0-9]+: Acme \| Google\n$", shown(TWO_ROWS, f"{ROWS}\nLevels:\n\n{other}")
    )
    rival = changed(ROWS, ("$150K–$200K", "$1K–$2K"), ("$100K–$200K", "$1K–$2K"), ("$190K–$270K", "$1K–$2K"),
    ("£90K–£120K", "£1K–£2K"),
                    ("£40K–£80K", "£1K–£2K"), ("£109K–£152K", "£1K–£2K"))  # fmt: skip
    assert "a row a region; not compared, for most of its figures are not the frontmatter's\n" in shown(
        TWO_ROWS, f"{ROWS}\nx\n\n{rival}"
    )


def test_a_guide_without_a_table_or_without_frontmatter_says_so() -> None:
    assert re.match(r"Line [0-9]+: ! TAB301 the guide has no table of pay", shown(TWO_ROWS, "Pay is good.\n"))
    assert readings(Subject(Document("# No frontmatter\n"), AS_OF)).startswith("The frontmatter cannot be read")


def test_a_column_of_another_name_is_told_at_the_header() -> None:
    text = shown(TWO_ROWS, changed(ROWS, ("Total Comp", "Kicker")))
    assert re.match(
        r"Table of pay on line [0-9]+: a row a region\n  ! TAB310 the header Kicker names no component of pay", text
    )


SHAPES = ((TWO_ROWS, ROWS), (TWO_TOTALS, LEVELS), (TWO_COLUMNS, COMPONENTS), (TWO_TITLES, TITLES))


@pytest.mark.parametrize(("rows", "body"), SHAPES)
@pytest.mark.parametrize(
    ("old", "new"),
    [("K", "M"), ("$", "€"), ("| ", "| ("), ("–", "-"), ("0", "1"), ("|---|", "|"), ("10%", "1x"), ("L", ""), ("n", "m"),
    ("K ", "K and so on " * 9)],
)  # fmt: skip
def test_whatever_is_wrong_every_finding_is_shown_once_and_no_line_is_too_long(
    rows: tuple[Row, ...], body: str, old: str, new: str
) -> None:
    wrong = subject(rows, body.replace(old, new))
    verdict = Linter(tuple(rule() for rule in matching("TAB"))).lint(wrong, "acme/x.md")
    text = readings(wrong)
    joined = " ".join(text.split())
    assert text.count("! TAB") == len(verdict.findings)
    assert all(f"! {finding.rule} {' '.join(finding.message.split())}" in joined for finding in verdict.findings)
    assert all(len(line) <= WIDTH for line in text.split("\n"))


def test_the_command_shows_each_guide_under_its_path(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    guide()
    guide("guides/acme/product-manager.md", ("$150K–$200K", "$155K–$200K"))
    run = payproof("show", "guides")
    assert (run.code, run.err) == (0, "")
    first, second = run.out.split("guides/acme/product-manager.md\n\n")
    assert re.match(r"guides/acme/data-engineer.md\n\nTable of pay on line [0-9]+: a row a region\n", first)
    assert "! TAB302 base_low is 150,000 in the frontmatter and 155,000 in the table" in second


def test_a_path_that_does_not_exist_is_misuse(payproof: Callable[..., Run]) -> None:
    run = payproof("show", "nowhere.md")
    assert run.code == 2
    assert "nowhere.md" in run.err


def test_what_steers_a_terminal_is_shown_and_not_sent(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    guide("guides/acme/data-engineer.md", ("| London |", "| London\x1b[31m |"))
    run = payproof("show", "guides")
    assert "\x1b" not in run.out
    assert "London" in run.out

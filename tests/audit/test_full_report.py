"""The report for people: what is wrong, where, and what to do, seen at once."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

from tests.audit.running import Run

BELOW_BASE = ("    total_comp_low: 190000", "    total_comp_low: 145000")
STOCK_DIFFERS = ("    stock_high: 200000", "    stock_high: 210000")
OFF_POLICY = ("next_review_due: 2026-05-23", "next_review_due: 2026-06-23")


def test_a_finding_is_its_message_its_place_its_line_and_the_other_place(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE, STOCK_DIFFERS)
    run = payproof("check", "--select", "PAY203,TAB302,DUE504", "--ignore", "TAB303")
    assert run.out == dedent("""\
        error PAY203 total-below-base: New York
        total_comp_low 145,000 is below base_low 150,000, but a total includes the base: correct the wrong one
          --> guides/acme/data-engineer.md:19:21
           |
        14 |     base_low: 150000
           |               ------ base_low is 150,000
        ...
        19 |     total_comp_low: 145000
           |                     ^^^^^^

        error TAB302 figure-differs: New York
        stock_high is 210,000 in the frontmatter and 200,000 in the table: correct the wrong one
          --> guides/acme/data-engineer.md:44:28
           |
        17 |     stock_high: 210000
           |                 ------ 210,000 in the frontmatter
        ...
        44 | | New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
           |                            ^^^^^^^^^^^

        error TAB302 figure-differs: New York
        total_comp_low is 145,000 in the frontmatter and 190,000 in the table: correct the wrong one
          --> guides/acme/data-engineer.md:44:48
           |
        19 |     total_comp_low: 145000
           |                     ------ 145,000 in the frontmatter
        ...
        44 | | New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
           |                                                ^^^^^^^^^^^

        Checked 1 guide: 3 errors.
    """)


def test_a_file_without_a_line_is_told_without_one(folder: Path, payproof: Callable[..., Run]) -> None:
    (folder / "guides/acme").mkdir(parents=True)
    (folder / "guides/acme/data-engineer.md").symlink_to("gone.md")
    assert payproof("check").out == dedent("""\
        error FMT110 text-undecodable
        the file cannot be read: No such file or directory
         --> guides/acme/data-engineer.md:1:1
          |
        1 |
          | ^

        Checked 1 guide: 1 error.
    """)


def test_the_summary_counts_what_was_found_silenced_and_not_done(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    silenced = ("total_comp_low: 145000", "total_comp_low: 145000 # payproof: ignore[PAY203] a half year")
    guide("guides/acme/data-engineer.md", BELOW_BASE, silenced)
    guide("guides/acme/analyst.md", BELOW_BASE, OFF_POLICY)
    guide("guides/acme/designer.md", ("    stock_high: 80000", "    stock_high: null"))
    guide("guides/README.md")
    run = payproof("check", "--select", "PAY,DUE", "--ignore", "PAY202", "--format", "concise")
    assert run.out.splitlines()[-3:] == [
        "Checked 3 guides: 1 error and 1 warning in 1 of them; 1 silenced by comments.",
        "2 checks were not made, such as PAY204 (stock is unknown): --format json lists them.",
        "Not at <root>/<company>/<role>.md, so not checked: guides/README.md",
    ]


def test_a_region_s_name_stays_on_its_line_and_commands_nothing(
    guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    forged = '"New\\e[31m York\\nguides/acme/x.md:1:1: error FMT101 forged\\u202e"'
    guide("guides/acme/data-engineer.md", BELOW_BASE, ("  - region: New York", f"  - region: {forged}"))
    for form in ("full", "concise"):
        run = payproof("check", "--select", "PAY203", "--format", form)
        assert "New\ufffd[31m York guides/acme/x.md:1:1: error FMT101 forged\ufffd" in run.out
        assert not set(run.out) & {"\x1b", "\u202e"}
        assert not any(line.startswith("guides/acme/x.md") for line in run.out.splitlines())


def test_a_concise_report_is_a_line_a_finding(guide: Callable[..., Path], payproof: Callable[..., Run]) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE)
    run = payproof("check", "--select", "PAY203", "--format", "concise")
    assert run.out == (
        "guides/acme/data-engineer.md:19:21: error PAY203 New York: total_comp_low 145,000 is below base_low 150,000, but a "
        "total includes the base: correct the wrong one [total-below-base]\n"
        "Checked 1 guide: 1 error.\n"
    )

"""`payproof import-table`: what a cell does not say outright is told with its line, or refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit.running import Run
from tests.audit.test_import_table import BLOCK, guide_of, made

Guide = Callable[..., Path]
Payproof = Callable[..., Run]


@pytest.mark.parametrize(
    ("head", "cell", "said"),
    [
        ("Base", "£5K–£6K/mo", "base of London: `£5K–£6K/mo` is by the month: 60,000–72,000 a year"),
        ("Stock", "£5K/yr (3yr vest)", "stock of London: `£5K/yr (3yr vest)` is what vests in a year, of 3 years: 15,000 in all"),
        ("Stock", "£5K", "stock of London: `£5K`, but nothing says whether it is the whole grant: taken as 5,000 in all"),
        ("Total Year-1 Comp", "£90K",
         "total comp of London: `£90K`, but `Total Year-1 Comp` may hold what is paid once: taken as 90,000 a year"),
        ("Base", "£90K+", "base of London: `£90K+`, but `£90K+` is open at one end: taken as 90,000 and more a year"),
        ("Base", "£90K (senior only)",
         "base of London: `£90K (senior only)`, but the cell says `senior only` beside the figures: taken as 90,000 a year"),
    ],
)  # fmt: skip
def test_what_is_not_said_outright_is_imported_and_told(head: str, cell: str, said: str) -> None:
    found = made(guide_of(f"| Region | {head} | Signing Bonus |\n|---|---|---|\n| London | {cell} | £9K |\n"))
    assert found.reasons == ()
    assert [notice.text for notice in found.notices] == [said]


def test_a_notice_names_the_line_and_nothing_else_of_the_command_changes(guide: Guide, payproof: Payproof) -> None:
    file = guide("guides/acme/data-engineer.md", (BLOCK, ""), ("£90K–£120K", "£7.5K–£10K/mo"))
    line = file.read_text(encoding="utf-8").partition("£7.5K")[0].count("\n") + 1
    run = payproof("import-table", "guides/acme/data-engineer.md")
    assert (run.code, run.out) == (0, BLOCK)
    assert run.err == (
        f"payproof: guides/acme/data-engineer.md:{line}: base of London: `£7.5K–£10K/mo` is by the month: 90,000–120,000 a year\n"
    )


@pytest.mark.parametrize(
    ("head", "cell", "said"),
    [
        ("Base", "$90K (GBP equiv.)", "which alters them"),
        ("Base", "£90K (equivalent)", "which alters them"),
        ("Stock", "£5K/yr", "nothing says over how many years"),
    ],
)
def test_figures_that_a_remark_alters_or_that_would_be_a_guess_are_refused(head: str, cell: str, said: str) -> None:
    reasons = made(guide_of(f"| Region | {head} |\n|---|---|\n| London | {cell} |\n")).reasons
    assert [said in reason.text for reason in reasons] == [True]

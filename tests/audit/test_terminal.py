"""What a person sees: the command on a real terminal, of several widths."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from audit import terminal as module
from tests.audit.running import HOME, Run, on_terminal

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
AS_OF = ("--as-of", "2026-06-01")
BELOW_BASE = ("    total_comp_low: 190000", "    total_comp_low: 145000")
CELL_REVERSED = ("$150K–$200K", "$200K–$150K")  # TAB312
ROWS = (
    "\n| London",
    "\n" + "".join(f"| Region {number} | $9K | $9K | 9% | $9K |\n" for number in range(60)) + "| London",
)


def test_colour_marks_what_is_wrong(guide: Callable[..., Path], terminal: Callable[..., Run]) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE)
    run = terminal("check", *AS_OF, "--select", "PAY203")
    assert run.code == 1
    assert "\x1b[1;31merror PAY203\x1b[0m" in run.out
    assert "\x1b[1;31m^^^^^^\x1b[0m" in run.out
    assert "Checked 1 guide: \x1b[1;31m1 error\x1b[0m." in run.out


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}])
def test_colour_can_be_refused(
    setting: dict[str, str], guide: Callable[..., Path], terminal: Callable[..., Run]
) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE)
    run = terminal("check", *AS_OF, "--select", "PAY203", **setting)
    assert "total-below-base: New York" in run.out
    assert "\x1b" not in run.out


def test_an_empty_no_color_refuses_nothing(guide: Callable[..., Path], terminal: Callable[..., Run]) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE)
    assert "\x1b[1;31m" in terminal("check", *AS_OF, "--select", "PAY203", NO_COLOR="").out


def test_a_pipe_gets_colour_only_where_it_is_forced(guide: Callable[..., Path], process: Callable[..., Run]) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE)
    options = ("check", *AS_OF, "--select", "PAY203")
    assert "\x1b" not in process(*options).out
    assert "\x1b[1;31m" in process(*options, FORCE_COLOR="1").out
    process(*options, "--output", "report.txt", FORCE_COLOR="1")
    assert "\x1b" not in Path("report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_nothing_but_names_is_wider_than_the_terminal(
    columns: int, guide: Callable[..., Path], terminal: Callable[..., Run]
) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE, CELL_REVERSED, ("New York", "New York 🏗️ 東京"))
    run = terminal("check", *AS_OF, "--select", "PAY203,TAB312", columns=columns)
    lines = COLOUR.sub("", run.out).splitlines()
    assert len(lines) > 15
    for line in lines:
        assert cell_len(line) <= columns or "-->" in line or line.startswith("error ")
    if columns == 200:
        assert (
            "total_comp_low 145,000 is below base_low 150,000, but a total includes the base: correct the wrong one"
            in lines
        )


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize(
    "name", ["New York", "東京 (Tokyo)", "🇬🇧 London 🏗️", "Mu\u0308nchen", "👩‍💻 Remote", "विदेश", "N\\e[31mY"]
)
def test_the_caret_stands_under_its_words_whatever_stands_before(
    name: str, columns: int, guide: Callable[..., Path], terminal: Callable[..., Run]
) -> None:
    guide("guides/acme/data-engineer.md", CELL_REVERSED, ("| New York", f"| {name}"))
    run = terminal("check", *AS_OF, "--select", "TAB312", columns=columns)
    lines = COLOUR.sub("", run.out).splitlines()
    (under,) = (place for place, line in enumerate(lines) if "^" in line)
    source, carets = lines[under - 1], lines[under]
    before = source.partition("$200K–$150K")[0]
    assert carets.index("^") == cell_len(before)
    assert carets.count("^") == len("$200K–$150K")


def test_guide_text_commands_no_terminal(guide: Callable[..., Path], terminal: Callable[..., Run]) -> None:
    hostile = '"N\\e]0;owned\\a\\e[2J\\x9b31m\\u202e\\r\\nYork"'
    guide(
        "guides/acme/data-engineer.md",
        BELOW_BASE,
        CELL_REVERSED,
        ("| New York", "| New \x1b[2J\x9b31m\u202eYork"),
        ("  - region: New York", f"  - region: {hostile}"),
    )
    for form in ("full", "concise", "json"):
        run = terminal("check", *AS_OF, "--format", form)
        left = COLOUR.sub("", run.out)
        assert "York" in left
        assert not set(left) & {"\x1b", "\x9b", "\u202e", "\r", "\x07"}


def test_a_long_list_shows_the_worst_fifty_and_ends_in_a_count_by_rule(
    guide: Callable[..., Path], terminal: Callable[..., Run], process: Callable[..., Run]
) -> None:
    for number in range(60):
        guide(f"guides/acme/role-{number}.md", ("next_review_due: 2026-05-23", "next_review_due: 2026-06-23"))
    guide("guides/zulu/analyst.md", BELOW_BASE)
    options = ("check", *AS_OF, "--select", "PAY203,DUE504")
    run = terminal(*options, NO_COLOR="1")
    assert run.out.count("-->") == 50
    assert run.out.startswith("error PAY203 total-below-base: New York\n")
    assert run.out.endswith(
        "60 warning DUE504 review-window-off-policy in 60 guides\n"
        " 1 error   PAY203 total-below-base         in 1 guide\n"
        "11 more findings of 61: --all shows all, --select RULE those of one rule.\n"
        "\n"
        "Checked 61 guides: 1 error and 60 warnings in 61 of them.\n"
        "Why a rule matters, and how to silence it: `payproof rule PAY203`\n"
    )
    whole = terminal(*options, "--all", NO_COLOR="1").out
    assert whole.count("-->") == 61
    assert "more findings" not in whole
    assert process(*options).out.count("-->") == 61


def test_a_short_list_has_no_count_by_rule(guide: Callable[..., Path], terminal: Callable[..., Run]) -> None:
    for number in range(50):
        guide(f"guides/acme/role-{number}.md", BELOW_BASE)
    run = terminal("check", *AS_OF, "--select", "PAY203", NO_COLOR="1")
    assert run.out.count("-->") == 50
    assert " in 50 guides\n" not in run.out


def test_a_quick_run_shows_no_progress(guide: Callable[..., Path], terminal: Callable[..., Run]) -> None:
    guide()
    assert terminal("check", *AS_OF, NO_COLOR="1").out == "Checked 1 guide: nothing wrong.\n"


SLOW = """
import sys, time
from audit.progress import progress
for item in progress(range(30), "checking", patience={patience}):
    time.sleep(0.01)
print("done")
"""


@pytest.mark.parametrize(("patience", "bar"), [("0.0", True), ("60.0", False)])
def test_a_run_that_tries_patience_shows_a_bar_and_takes_it_away(patience: str, bar: bool, folder: Path) -> None:
    run = on_terminal([sys.executable, "-c", SLOW.format(patience=patience)], 80, {})
    assert run.code == 0
    assert ("checking" in run.out and "/30" in run.out) is bar
    assert ("\x1b[?25l" in run.out) is bar  # the cursor is hidden while it moves
    assert ("\x1b[?25h" in run.out) is bar
    assert run.out.replace("\x1b[?25h", "").endswith("done\n")


def test_progress_gives_every_item_once_and_in_order() -> None:
    from audit.progress import progress  # noqa: PLC0415

    assert list(progress([3, 1, 2], "checking")) == [3, 1, 2]
    assert list(progress([], "checking")) == []


class Screen:
    """A stream that says that it is a terminal."""

    encoding = "UTF-8"

    def __init__(self, descriptor: int | None = None) -> None:
        self.descriptor = descriptor

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        if self.descriptor is None:
            raise ValueError("no descriptor")
        return self.descriptor


@pytest.mark.parametrize("descriptor", [None, -1])
def test_a_terminal_that_does_not_say_its_width_has_eighty_columns(
    descriptor: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(sys, "stdout", Screen(descriptor))
    assert module.style(to_file=False, whole=False, statistics=False, quiet=False).width == 80
    monkeypatch.setenv("COLUMNS", "33")
    assert module.style(to_file=False, whole=False, statistics=False, quiet=False).width == 33


def test_a_terminal_of_no_columns_has_eighty(guide: Callable[..., Path], terminal: Callable[..., Run]) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE)
    options = ("check", *AS_OF, "--select", "PAY203")
    assert terminal(*options, columns=0).out == terminal(*options, columns=80).out


def test_this_project_is_the_one_that_is_run(process: Callable[..., Run], folder: Path) -> None:
    assert os.fspath(HOME) not in process("rules").out
    assert process("rules").code == 0

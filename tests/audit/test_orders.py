"""In a job, no line that payproof prints orders the job's runner about, but for those of `--format github`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from audit.orders import unheeded
from audit.reports import FORMATS
from schema.example import CANONICAL
from tests.audit.job_runner import commands
from tests.audit.made_reports import HOSTILE
from tests.audit.running import Run

REGION = "$(id) ]]> <script>| ` @team [x](http://y.z) ::add-mask::a ##[set-output name=x]y ##vso[a]b \\a\\e[1m"
FOLDERS = ("-rf 'a' \"b\", 100%", "a\nb 🏔", "::set-output name=x::y", "##[add-mask]z")


@given(some.text() | some.lists(some.sampled_from([*HOSTILE, "\n", "::", " ", "##", "[", "#"])).map("".join))
def test_no_text_is_an_order_once_it_is_to_be_unheeded(text: str) -> None:
    assert commands(unheeded(text)) == []


@pytest.mark.parametrize(
    "text", ["a :: b", "Checked 1 guide: nothing wrong.\n", "## By rule\n\n|:--|::|\n", "  | x ::y::z\n"]
)
def test_a_text_that_orders_nothing_stays_as_it_is(text: str) -> None:
    assert unheeded(text) == text


@pytest.fixture
def hostile(folder: Path) -> None:
    """Guides whose paths, fields and regions are written to do harm."""
    text = CANONICAL.replace("total_comp_low: 190000", "total_comp_low: 145000").replace(
        "region: New York", f'region: "{REGION}"'
    )
    text = text.replace("role_type:", '"::set-output name=x::y": 1\n"##[add-mask]z": 1\nrole_type:')
    for name in FOLDERS:
        (folder / "guides" / name).mkdir(parents=True)
        (folder / "guides" / name / "::error::x.md").write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("runner", ["GITHUB_ACTIONS", "TF_BUILD"])
@pytest.mark.parametrize("form", FORMATS)
def test_a_job_that_checks_hostile_guides_is_not_ordered_about(
    form: str, runner: str, folder: Path, process: Callable[..., Run]
) -> None:
    paths = [f"guides/{name}/::error::x.md" for name in FOLDERS]
    run = process("check", *paths, "--format", form, **{runner: "true"})
    assert run.code == 1
    taken = {command.name for command in commands(run.out)}
    assert taken == ({"error"} if (form, runner) == ("github", "GITHUB_ACTIONS") else set())
    assert runner == "GITHUB_ACTIONS" or "##vso[" not in run.out
    inside = process("check", *paths, "--format", form, "--output", "::set-output name=x::y", **{runner: "true"})
    assert commands(inside.out + inside.err) == []


@pytest.mark.usefixtures("hostile")
def test_what_is_said_of_a_path_is_no_order(process: Callable[..., Run]) -> None:
    for name in ("::set-output name=x::y", "a\n::set-output name=x::y", "##[set-output name=x]y"):
        run = process("check", name, GITHUB_ACTIONS="true")
        assert run.code == 2
        assert commands(run.out + run.err) == []


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("command", [["audit"], ["audit", "--format", "csv"], ["show", "guides/a\nb 🏔/::error::x.md"]])
def test_no_other_command_passes_an_order_on(command: list[str], process: Callable[..., Run]) -> None:
    run = process(*command, GITHUB_ACTIONS="true")
    assert run.out
    assert commands(run.out + run.err) == []

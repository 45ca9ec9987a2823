"""`payproof places`: no name of a region is dropped, and what is not understood comes first."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.audit.made_reports import HOSTILE
from tests.audit.running import HOME, Run

Guide = Callable[..., Path]
Command = Callable[..., Run]


def told(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run.out)
    return found


def test_what_is_not_understood_comes_first_with_where_it_stands(guide: Guide, payproof: Command) -> None:
    guide("guides/acme/data-engineer.md", ("region: London", "region: Somewhere Pleasant"))
    guide("guides/acme/analyst.md")
    assert payproof("places") == Run(
        0,
        "1 region name is not understood:\n"
        "1 Somewhere Pleasant    guides/acme/data-engineer.md:21\n"
        "\n"
        "2 region names are understood:\n"
        "2 New York  New York (US)  guides/acme/analyst.md:12\n"
        "1 London    London (GB)    guides/acme/analyst.md:21\n",
        "",
    )


def test_json_tells_the_area_the_countries_and_the_currencies(guide: Guide, payproof: Command) -> None:
    guide("guides/acme/data-engineer.md", ("region: London", "region: Palo Alto / NYC (remote)"))
    places = {each["region"]: each for each in told(payproof("places", "--format", "json"))["places"]}
    assert places["Palo Alto / NYC (remote)"] == {
        "region": "Palo Alto / NYC (remote)",
        "known": True,
        "group": "New York + San Francisco Bay Area, remote",
        "metros": ["New York", "San Francisco Bay Area"],
        "countries": ["US"],
        "remote": True,
        "currencies": ["GBP"],
        "expected_currencies": ["USD"],
        "guides": 1,
        "path": "guides/acme/data-engineer.md",
        "line": 21,
    }


def test_a_guide_that_cannot_be_read_is_named(guide: Guide, payproof: Command) -> None:
    guide("guides/acme/data-engineer.md")
    guide("guides/acme/analyst.md", ("role_type: standard", "role_type: {standard"))
    run = payproof("places", "--format", "json")
    assert told(run)["summary"] == {"guides": 2, "unread": ["guides/acme/analyst.md"], "names": 2, "unknown": 0}
    assert run.err == "payproof: guides/acme/analyst.md cannot be read, so its regions are not told\n"


def test_guides_without_regions_are_told_so(guide: Guide, payproof: Command) -> None:
    guide("guides/acme/data-engineer.md", ("  - region: New York\n", "  - \n"), ("  - region: London\n", "  - \n"))
    assert payproof("places").out == "No regions in 1 guide.\n"


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip() and "\udcff" not in text])
def test_a_name_orders_nothing(form: str, text: str, guide: Guide, process: Command) -> None:
    guide("guides/acme/data-engineer.md", ("region: London", f"region: {json.dumps(text)}"))
    run = process("places", "--format", form, GITHUB_ACTIONS="true")
    assert run.code == 0
    assert "\x1b" not in run.out
    assert not [line for line in run.out.splitlines() if line.lstrip().startswith(("::", "##["))]
    if form == "markdown":
        assert all(line.startswith("| ") for line in run.out.splitlines()[2:])


def test_the_page_holds_what_the_command_prints_of_real_guides(
    payproof: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = os.environ.get("PAYPROOF_CORPUS")
    if not folder:
        pytest.skip("PAYPROOF_CORPUS names no folder of real guides")
    monkeypatch.chdir(Path(folder).parent)
    page = (HOME / "docs/places.md").read_text(encoding="utf-8")
    assert (
        page.partition("<!-- places -->\n")[2].partition("<!-- /places -->")[0]
        == payproof("places", Path(folder).name, "--format", "markdown").out
    )

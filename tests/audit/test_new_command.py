"""`payproof new`: a guide that passes but for its figures, under the right names, and never over another one."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from audit import atomic
from audit.naming import display_of, slug_of
from tests.audit.running import Run

Payproof = Callable[..., Run]
NEW = "guides/acme-corp/data-engineer.md"


def findings(run: Run) -> list[str]:
    return [finding["rule"] for finding in json.loads(run.out)["findings"]]


@pytest.mark.parametrize(
    "regions", [("London",), ("New York City", "London", "Bengaluru", "Tokyo"), ("Remote (CAD)", "São Paulo", "Zürich")]
)
def test_a_new_guide_passes_but_for_the_figures_that_it_asks_for(
    regions: tuple[str, ...], folder: Path, payproof: Payproof
) -> None:
    named = [word for region in regions for word in ("--region", region)]
    run = payproof("new", "Acme Corp", "data-engineer", *named)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(f"{NEW} is written, a draft; left to fill in:\n")
    for region in regions:
        assert f" the figures of {region}, in " in run.out
    check = payproof("check", "--fail-on", "error", "--format", "json")
    assert check.code == 0
    assert findings(check) == ["PAY212"] * len(regions)


def test_what_the_output_names_is_on_the_lines_that_it_names(folder: Path, payproof: Payproof) -> None:
    run = payproof("new", "acme-corp", "data-engineer", "--region", "London")
    lines = (folder / NEW).read_text(encoding="utf-8").splitlines()
    told = {int(line.split(":")[1].split()[0]): line.split(" ", 1)[1] for line in run.out.splitlines()[1:-1]}
    shown = {number: lines[number - 1].strip() for number in told}
    assert shown == {
        7: "status: draft", 13: "- region: London", 23: "- To be named", 24: "negotiation_dna_summary: To be written",
        28: "**Negotiation DNA:** To be written", 36: "- To be named (2026)",
    }  # fmt: skip


def test_its_figures_can_be_set_at_once(folder: Path, payproof: Payproof) -> None:
    payproof("new", "acme-corp", "data-engineer", "--region", "London", "--region", "Mumbai", "--region", "Osaka")
    figures = ["London.base_low=90000", "London.base_high=120000", "London.bonus_pct=10"]
    figures += [
        "Mumbai.base_low=1800000",
        "Mumbai.base_high=3200000",
        "Osaka.base_low=9000000",
        "Osaka.base_high=15000000",
    ]
    assert payproof("set", NEW, *figures).code == 0
    text = (folder / NEW).read_text(encoding="utf-8")
    assert "| London | £90K–£120K | — | 10% | — |\n" in text
    assert "| Mumbai | ₹18,00,000–₹32,00,000 | — | — | — |\n" in text
    assert "| Osaka | JPY 9M–JPY 15M | — | — | — |\n" in text
    assert findings(payproof("check", "--format", "json")) == []


def test_the_dates_are_today_s_and_the_policy_s(folder: Path, payproof: Payproof) -> None:
    (folder / "pyproject.toml").write_text("[tool.payproof.policy.quality.low]\nreview-months = 1\n", encoding="utf-8")
    payproof("new", "acme-corp", "data-engineer", "--region", "London")
    text = (folder / NEW).read_text(encoding="utf-8")
    assert "last_updated: 2026-06-01\nnext_review_due: 2026-07-01\n" in text
    assert "salary_data_quarter: 2026-Q1\n" in text


def test_a_company_that_has_guides_keeps_its_name(folder: Path, guide: Callable[..., Path], payproof: Payproof) -> None:
    guide("guides/acme/data-engineer.md", ("company_display: Acme", "company_display: ACME plc"))
    payproof("new", "acme", "analyst", "--region", "London")
    assert "company_display: ACME plc\n" in (folder / "guides/acme/analyst.md").read_text(encoding="utf-8")


def test_a_file_that_is_there_is_never_written_over(
    folder: Path, payproof: Payproof, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("new", "acme-corp", "data-engineer", "--region", "London")
    (folder / NEW).parent.mkdir(parents=True)
    create = atomic.create

    def late(file: Path, data: bytes) -> None:
        file.write_text("mine", encoding="utf-8")
        create(file, data)

    with monkeypatch.context() as patched:
        patched.setattr(atomic, "create", late)
        run = payproof(*arguments)
    assert run == Run(2, "", f"payproof: {NEW} is there already: it is left as it is\n")
    assert payproof(*arguments) == run
    assert [file.read_text(encoding="utf-8") for file in (folder / NEW).parent.iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("Acme", "x"), "no region is given: write --region"),
        (("Acme", "x", "--region", "Europe"), "Europe may pay in "),
        (("Acme", "x", "--region", "Remote"), "Remote does not say in which currency it pays: give --currency"),
        (("Acme", "x", "--region", "London", "--region", "London"), "--region London is given twice"),
        (("Acme", "x", "--region", "London", "--currency", "POUND"), "--currency is POUND, which is no ISO 4217 code"),
        (
            (
                "Acme",
                "x",
                *("--region", "A", "--region", "B", "--region", "C"),
                "--currency",
                "USD",
                "--currency",
                "EUR",
            ),
            "--currency is given 2 times for 3 regions",
        ),
        (("Acme", "x", "--region", "London", "--root", "nowhere"), "--root is nowhere, which is no folder"),
        (("../..", "x", "--region", "London"), "COMPANY is ../.., which makes no name of a file"),
        (("Acme", "", "--region", "London"), "ROLE is empty, which makes no name of a file"),
        (("Acme", "x", "--region", " "), "--region is empty: write a name as people read it"),
        (("Acme", "x", "--region", "**", "--currency", "USD"), "--region ** is no name that a table can give"),
    ],
)
def test_what_cannot_be_a_guide_is_told_and_nothing_is_written(
    arguments: tuple[str, ...], says: str, folder: Path, payproof: Payproof
) -> None:
    run = payproof("new", *arguments)
    assert run.code == 2
    assert run.err.startswith(f"payproof: {says}")
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("given", "slug", "display"),
    [
        ("ml-ai-engineer", "ml-ai-engineer", "ML AI Engineer"),
        ("Sony Group", "sony-group", "Sony Group"),
        ("Nestlé S.A.", "nestle-s-a", "Nestlé S.A."),
        ("Procter & Gamble", "procter-and-gamble", "Procter & Gamble"),
        ("L'Oréal", "loreal", "L'Oréal"),
        ("日本", "", "日本"),
    ],
)
def test_a_slug_and_a_name_come_of_each_other(given: str, slug: str, display: str) -> None:
    assert (slug_of(given), display_of(given)) == (slug, display)

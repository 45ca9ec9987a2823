"""The configuration: found upwards, every setting heeded, everything that is wrong with it told at once with its line."""

import os
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from audit import config
from audit.config import Config
from audit.misuse import MisuseError
from schema.finding import Severity
from tests.audit.running import Run

BELOW_BASE = ("    total_comp_low: 190000", "    total_comp_low: 145000")  # PAY203, an error
OFF_POLICY = ("next_review_due: 2026-05-23", "next_review_due: 2026-06-23")  # DUE504, a warning


@pytest.fixture
def configure(folder: Path) -> Callable[..., Path]:
    """Writes the configuration."""

    def write(text: str, name: str = "payproof.toml") -> Path:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip(), encoding="utf-8")
        return file

    return write


@pytest.fixture
def complaints(configure: Callable[..., Path]) -> Callable[..., list[str]]:
    """What is said of a configuration that is wrong."""

    def read(text: str, name: str = "payproof.toml") -> list[str]:
        with pytest.raises(MisuseError) as caught:
            config.load(configure(text, name).parent)
        return list(caught.value.messages)

    return read


def test_every_setting_is_read(configure: Callable[..., Path], folder: Path) -> None:
    file = configure("""
        guides = ["guides", "more"]
        exclude = ["drafts"]
        select = ["PAY", "FMT101"]
        extend-select = ["DUE504"]
        ignore = ["PAY212"]
        fail-on = "warning"
        extra-fields = ["legacy_id"]
        severity = {PAY = "info", PAY203 = "warning"}
        per-path-ignores = {"guides/acme/*" = ["PAY203"]}
        rules.PAY204.tolerance = 0.05
        rules.total-above-parts = {tolerance = 0}
        policy.review-months = 6
    """)
    found = config.load(folder)
    assert (found.home, found.file) == (folder, file)
    assert (found.guides, found.exclude, found.fail_on) == (("guides", "more"), ("drafts",), "warning")
    assert (found.select, found.extend_select, found.ignore) == (("PAY", "FMT101"), ("DUE504",), ("PAY212",))
    assert found.extra_fields == ("legacy_id",)
    assert (found.severity["PAY203"], found.severity["PAY204"]) == (Severity.WARNING, Severity.INFO)
    assert found.per_path_ignores == {"guides/acme/*": ("PAY203",)}
    assert found.options == {"PAY204": {"tolerance": 0.05}, "PAY205": {"tolerance": 0.0}}
    assert found.policies.policy("high").review_months == 6


def test_the_closest_severity_wins_in_whatever_order_it_stands(configure: Callable[..., Path], folder: Path) -> None:
    configure('severity = {total-below-base = "warning", PAY2 = "error", PAY = "info"}')
    found = config.load(folder).severity
    assert (found["PAY203"], found["PAY204"]) == (Severity.WARNING, Severity.ERROR)


def test_it_is_found_upwards_and_the_nearest_wins(configure: Callable[..., Path], folder: Path) -> None:
    configure('[tool.payproof]\nfail-on = "info"', "pyproject.toml")
    configure("[tool.other]\nx = 1\n", "a/pyproject.toml")
    configure('fail-on = "never"', "a/b/payproof.toml")
    (folder / "a/b/c").mkdir()
    assert config.load(folder / "a").fail_on == "info"
    assert config.load(folder / "a/b/c").fail_on == "never"


def test_payproof_toml_comes_before_pyproject_toml(configure: Callable[..., Path], folder: Path) -> None:
    configure('[tool.payproof]\nfail-on = "info"', "pyproject.toml")
    configure('fail-on = "never"')
    assert config.load(folder).fail_on == "never"


def test_without_one_everything_is_as_the_manual_says(folder: Path) -> None:
    assert config.load(folder) == Config(folder)


@pytest.mark.parametrize("text", ['tool = "x"', "[tool]\npayproof-not = 1", "", "[project]\nname = 'x'"])
def test_a_pyproject_that_says_nothing_of_payproof_is_passed_by(
    text: str, configure: Callable[..., Path], folder: Path
) -> None:
    configure(text, "pyproject.toml")
    assert config.load(folder).file is None


def test_a_file_can_be_named(
    configure: Callable[..., Path], guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE)
    configure('fail-on = "never"', "elsewhere/payproof.toml")
    assert payproof("check", "guides", "--select", "PAY203").code == 1
    assert payproof("check", "guides", "--select", "PAY203", "--config", "elsewhere/payproof.toml").code == 0
    configure("[tool.other]\n", "elsewhere/pyproject.toml")
    run = payproof("check", "guides", "--config", "elsewhere/pyproject.toml")
    assert run == Run(
        2, "", "payproof: elsewhere/pyproject.toml has no [tool.payproof] table: add one, or name another file\n"
    )


def test_all_that_is_wrong_is_told_at_once_with_its_line(complaints: Callable[..., list[str]]) -> None:
    assert complaints("""
        selct = ["PAY"]
        frobnicate = 1
        fail-on = "warn"
        exclude = "drafts"
        guides = []
        ignore = ["PAY203", "total-bellow-base"]
        extend_select = []

        [severity]
        PAY203 = "fatal"
        PAYX = "error"

        [per-path-ignores]
        "guides/acme/*" = ["NOPE"]

        [rules.PAY204]
        tolerence = 0.1

        [rules.PAY205]
        tolerance = 3

        [rules.PAY203]
        tolerance = 0.1

        [rules.NOPE]
        x = 1

        [policy]
        review-months = 0
        months = 3
    """) == [
        "payproof.toml:1: selct is no key of the configuration: did you mean select?",
        (
            "payproof.toml:2: frobnicate is no key of the configuration: write one of capacity, exclude, extend-select, "
            "extra-fields, fail-on, guides, holidays, ignore, owner-capacity, owners, per-path-ignores, policy, rules, select, "
            "severity, time-zone"
        ),
        'payproof.toml:3: fail-on is "warn": write one of error, warning, info, never',
        'payproof.toml:4: exclude takes a list of texts, such as exclude = ["…"]',
        'payproof.toml:5: guides is empty, so nothing would be checked: write guides = ["guides"]',
        "payproof.toml:6: total-bellow-base is no rule's code, prefix or name: did you mean PAY203 (total-below-base)?",
        "payproof.toml:7: extend_select is no key of the configuration: did you mean extend-select?",
        'payproof.toml:10: PAY203 has severity "fatal": write one of error, warning, info',
        "payproof.toml:11: PAYX is no rule's code, prefix or name: `payproof rules` lists them",
        "payproof.toml:14: NOPE is no rule's code, prefix or name: `payproof rules` lists them",
        "payproof.toml:17: tolerence is no key of the configuration: did you mean tolerance?",
        "payproof.toml:20: tolerance is 3: write a number from 0 to 1, such as 0.02",
        "payproof.toml:23: PAY203 total-below-base has no options: delete tolerance",
        "payproof.toml:25: NOPE is no rule's code, prefix or name: `payproof rules` lists them",
        "payproof.toml:29: review-months is 0: write a whole number from 1 to 120",
        "payproof.toml:30: months is no key of a policy: did you mean review-months?",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("severity = 1", "payproof.toml:1: severity is a table: write [severity] and keys below it"),
        ("rules = []", "payproof.toml:1: rules is a table: write [rules] and keys below it"),
        ("rules.PAY204 = 3", "payproof.toml:1: PAY204 is a table of options"),
        (
            "rules.PAY204.tolerance = true",
            "payproof.toml:1: tolerance is true: write a number from 0 to 1, such as 0.03",
        ),
        ("rules.PAY204.tolerance = -1", "payproof.toml:1: tolerance is -1: write a number from 0 to 1, such as 0.03"),
        (
            "rules.PAY204.tolerance = inf",
            "payproof.toml:1: tolerance is Infinity: write a number from 0 to 1, such as 0.03",
        ),
        ("rules.PAY204.tolerance = nan", "payproof.toml:1: tolerance is NaN: write a number from 0 to 1, such as 0.03"),
        ("policy.review-months = 3.0", "payproof.toml:1: review-months is 3.0: write a whole number from 1 to 120"),
        ("policy.review-months = true", "payproof.toml:1: review-months is true: write a whole number from 1 to 120"),
        ("fail-on = []", "payproof.toml:1: fail-on is []: write one of error, warning, info, never"),
        ("select = [1]", 'payproof.toml:1: select takes a list of texts, such as select = ["…"]'),
        ('select = [""]', 'payproof.toml:1: select takes a list of texts, such as select = ["…"]'),
        ("\n\nselect = [", "payproof.toml:3: the file is not TOML: Invalid value"),
        ("select", "payproof.toml:1: the file is not TOML: Expected '=' after a key in a key/value pair"),
        ("x = " + "[" * 5000, "payproof.toml: the file is not TOML: it nests too deeply"),
        ("x = " + "9" * 5000, "payproof.toml: the file holds a number that is too long to read"),
    ],
)
def test_an_impossible_value_is_told(text: str, complaint: str, folder: Path) -> None:
    (folder / "payproof.toml").write_text(text, encoding="utf-8")
    with pytest.raises(MisuseError) as caught:
        config.load(folder)
    assert list(caught.value.messages) == [complaint]


def test_a_setting_of_pyproject_is_told_with_its_whole_table(complaints: Callable[..., list[str]]) -> None:
    assert complaints('[project]\nname = "x"\n\n[tool.payproof]\nselct = []\nseverity = 3\n', "pyproject.toml") == [
        "pyproject.toml:5: selct is no key of the configuration: did you mean select?",
        "pyproject.toml:6: severity is a table: write [tool.payproof.severity] and keys below it",
    ]
    assert complaints("[tool]\npayproof = 3\n", "pyproject.toml") == [
        "pyproject.toml:2: payproof's configuration is a table of keys"
    ]


def test_a_file_that_is_no_text_is_told(folder: Path) -> None:
    (folder / "payproof.toml").write_bytes(b'select = ["\xff"]')
    with pytest.raises(MisuseError, match=r"^payproof\.toml: the file is not TOML: it is not UTF-8$"):
        config.load(folder)


def test_a_byte_order_mark_is_no_fault(folder: Path) -> None:
    (folder / "payproof.toml").write_bytes(b'\xef\xbb\xbffail-on = "never"')
    assert config.load(folder).fail_on == "never"


def test_a_configuration_that_is_wrong_ends_the_run(
    configure: Callable[..., Path], guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide()
    configure("selct = []\nfail-on = 3\n")
    run = payproof("check")
    assert (run.code, run.out) == (2, "")
    assert [line[:25] for line in run.err.splitlines()] == ["payproof: payproof.toml:1", "payproof: payproof.toml:2"]


# what settings do


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", 1),
        ('ignore = ["PAY203"]', 0),
        ('ignore = ["PAY"]', 0),
        ('select = ["PAY203"]\nignore = ["PAY"]\nextend-select = ["FMT101"]', 0),
        ('severity = {PAY203 = "warning"}', 0),
        ('severity = {PAY203 = "warning"}\nfail-on = "warning"', 1),
        ('per-path-ignores = {"guides/acme" = ["PAY203"]}', 0),
        ('per-path-ignores = {"data-*.md" = ["total-below-base"]}', 0),
        ('per-path-ignores = {"guides/other" = ["PAY203"]}', 1),
        ('fail-on = "never"', 0),
    ],
)  # fmt: skip
def test_a_setting_does_what_it_says(
    text: str, code: int, configure: Callable[..., Path], guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE)
    configure(f"{text}\n")
    assert payproof("check", "--ignore", "TAB").code == code


def test_the_command_line_is_heard_after_the_configuration(
    configure: Callable[..., Path], guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE, OFF_POLICY)
    configure('select = ["DUE"]\nignore = ["PAY203"]\nfail-on = "never"')
    assert " DUE504 " in payproof("check", "--format", "concise").out
    assert payproof("check", "--fail-on", "warning").code == 1
    run = payproof("check", "--select", "PAY203", "--format", "concise", "--fail-on", "error")
    assert (run.code, " PAY203 " in run.out, " DUE504 " in run.out) == (1, True, False)
    assert " PAY203 " not in payproof("check", "--select", "PAY", "--format", "concise").out


def test_extra_fields_are_allowed(
    configure: Callable[..., Path], guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide("guides/acme/data-engineer.md", ("role_type: standard", "role_type: standard\nlegacy_id: 7"))
    assert payproof("check").code == 1
    configure('extra-fields = ["legacy_id"]')
    assert payproof("check").code == 0


def test_the_policy_and_a_rule_s_options_reach_the_rules(
    configure: Callable[..., Path], guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide("guides/acme/data-engineer.md", ("next_review_due: 2026-05-23", "next_review_due: 2026-08-23"))
    assert " DUE504 " in payproof("check", "--format", "concise").out
    configure("policy.review-months = 6")
    assert payproof("check").out == "Checked 1 guide: nothing wrong.\n"
    guide("guides/acme/data-engineer.md", ("total_comp_low: 190000", "total_comp_low: 172000"))
    assert " PAY204 " not in payproof("check", "--select", "PAY204").out
    configure("rules.PAY204.tolerance = 0")
    assert "warning PAY204 " in payproof("check", "--select", "PAY204").out


def test_paths_of_the_configuration_are_meant_from_its_own_folder(
    configure: Callable[..., Path], guide: Callable[..., Path], payproof: Callable[..., Run], folder: Path
) -> None:
    guide("content/guides/acme/data-engineer.md", BELOW_BASE)
    configure('guides = ["content/guides"]\nper-path-ignores = {"content/guides/acme/*" = ["PAY203"]}')
    (folder / "scripts").mkdir()
    os.chdir(folder / "scripts")
    run = payproof("check", "--select", "PAY203")
    assert (run.code, run.out) == (0, "Checked 1 guide: nothing wrong.\n")


def test_a_project_that_is_reached_by_a_link_is_the_same_project(
    configure: Callable[..., Path], guide: Callable[..., Path], payproof: Callable[..., Run], folder: Path
) -> None:
    guide("project/guides/acme/data-engineer.md", BELOW_BASE)
    configure('per-path-ignores = {"guides/acme/*" = ["PAY203"]}', "project/payproof.toml")
    (folder / "link").symlink_to("project")
    assert payproof("check", "link/guides", "--select", "PAY203").code == 0


def test_a_pattern_that_matches_nothing_is_told_where_all_guides_are_searched(
    configure: Callable[..., Path], guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide("guides/acme/data-engineer.md")
    guide("guides/acme/analyst.md")
    configure(
        'exclude = ["guides/nothing-here/**", "analyst.md", "guides/*/analyst.md"]\n'
        '[per-path-ignores]\n"guides/acme" = ["PAY203"]\n"guides/amce/*" = ["PAY203"]\n"analyst.md" = ["PAY203"]\n'
    )
    assert payproof("check").err.splitlines() == [
        (
            "payproof: payproof.toml: guides/nothing-here/** in exclude matches no Markdown below the guide roots: "
            "correct it, or take it out"
        ),
        "payproof: payproof.toml: guides/amce/* in per-path-ignores matches no guide: correct it, or take it out",
        "payproof: payproof.toml: analyst.md in per-path-ignores matches no guide: correct it, or take it out",
    ]
    assert payproof("check", "--quiet").err == ""
    assert payproof("check", "guides/acme").err == ""
    assert payproof("check", "guides/acme/data-engineer.md").err == ""


def test_of_a_thousand_mistakes_a_hundred_are_told_and_the_rest_counted(folder: Path) -> None:
    (folder / "payproof.toml").write_text("".join(f"key{number} = 1\n" for number in range(1_000)), encoding="utf-8")
    with pytest.raises(MisuseError) as caught:
        config.load(folder)
    assert len(caught.value.messages) == 101
    assert caught.value.messages[-1] == "payproof.toml: 900 more are wrong"

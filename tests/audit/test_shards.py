"""A run in parts: `check --shard` and `payproof merge` give to the letter what one run gives, or say why they cannot."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from audit.files import Target
from audit.reports import FORMATS
from audit.shards import Part
from benchmarks.generate import write
from tests.audit.running import Run
from tests.tree import HOME

BELOW_BASE = ("    total_comp_low: 190000", "    total_comp_low: 145000")  # PAY203, an error
SILENT = ("currency: GBP", "currency: GBP # payproof: ignore[PAY203] never needed")  # FMT112, a warning
ROLES = [f"role-{number}" for number in range(12)]

Command = Callable[..., Run]
Write = Callable[..., Path]


@pytest.fixture
def tree(guide: Write, folder: Path) -> Path:
    """Guides with and without faults, a baseline for some, a file that is no guide, a pattern that matches nothing."""
    for place, role in enumerate(ROLES):
        changes = [[], [BELOW_BASE], [SILENT], [BELOW_BASE, ("currency: GBP", "currency: £")]][place % 4]
        guide(f"guides/company-{place % 5}/{role}.md", *changes)
    (folder / "guides" / "README.md").write_text("# Guides\n", encoding="utf-8")
    (folder / "payproof.toml").write_text('exclude = ["drafts"]\n[severity]\nFMT112 = "error"\n', encoding="utf-8")
    return folder


def sharded(payproof: Command, of: int, *arguments: str) -> list[str]:
    """The files of a run in so many parts."""
    names = []
    for number in range(1, of + 1):
        name = f"shard-{number}.json"
        run = payproof("check", *arguments, "--shard", f"{number}/{of}", "--output", name)
        assert (run.code, run.out) == (0, "")
        assert run.err.startswith(f"payproof: shard {number} of {of} judged ")
        names.append(name)
    return names


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("of", [1, 3, 16])
def test_what_parts_find_is_put_together_to_the_letter(form: str, of: int, tree: Path, payproof: Command) -> None:
    one = payproof("check", "--format", form)
    assert one.code == 1
    assert "drafts" in one.err  # a pattern that matches nothing is told once all guides are searched
    names = sharded(payproof, of)
    assert payproof("merge", "--format", form, *reversed(names)) == one


@pytest.mark.parametrize(
    "options", [["--statistics"], ["--quiet"], ["--fail-on", "never"], ["--no-baseline"], ["--format", "json"]]
)
def test_what_a_report_is_asked_for_is_asked_of_the_merge(options: list[str], tree: Path, payproof: Command) -> None:
    assert payproof("baseline").code == 0
    (tree / "guides/company-1/role-1.md").unlink()  # which leaves an entry of the baseline without a guide
    one = payproof("check", *options)
    assert payproof("merge", *options, *sharded(payproof, 4)) == one


def test_what_was_selected_for_the_parts_holds_for_the_merge(tree: Path, payproof: Command) -> None:
    asked = [
        "guides/company-1",
        "guides/company-2",
        "--select",
        "PAY,TXT407",
        "--ignore",
        "PAY206",
        "--as-of",
        "2026-01-02",
    ]
    one = payproof("check", "--format", "json", *asked)
    assert json.loads(one.out)["as_of"] == "2026-01-02"
    assert payproof("merge", "--format", "json", *sharded(payproof, 3, *asked)) == one


def test_reports_go_to_files(tree: Path, payproof: Command) -> None:
    payproof("check", "--output", "one.txt", "--report", "sarif=one.sarif")
    payproof("merge", "--output", "all.txt", "--report", "sarif=all.sarif", *sharded(payproof, 2))
    assert Path("all.txt").read_bytes() == Path("one.txt").read_bytes()
    assert Path("all.sarif").read_bytes() == Path("one.sarif").read_bytes()


def test_a_part_may_be_printed(tree: Path, process: Command) -> None:
    run = process("check", "--shard", "2/3", "--as-of", "2026-06-01", "--quiet")
    assert (run.code, run.err) == (0, "")
    data = json.loads(run.out)
    assert (data["version"], data["tool"], data["kind"], data["shard"], data["of"]) == (1, "payproof", "shard", 2, 3)


def test_a_crash_in_a_part_is_told_by_it_and_by_the_merge(
    tree: Path, payproof: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    from schema.rules.pay.total_below_base import TotalBelowBase  # noqa: PLC0415  (the rule that fails here)

    def fails(*_: object) -> Iterator[Any]:
        raise RuntimeError("a bug\nwith two lines")

    monkeypatch.setattr(TotalBelowBase, "check", fails)
    one = payproof("check", "--format", "sarif")
    assert one.code == 3
    for number in (1, 2):
        assert payproof("check", "--shard", f"{number}/2", "--output", f"{number}.json").code == 3
    assert payproof("merge", "--format", "sarif", "1.json", "2.json") == one


@pytest.mark.slow
def test_every_planted_fault_is_found_in_parts_as_in_one(payproof: Command, folder: Path) -> None:
    write(folder / "guides", 150, faults=True)
    one = payproof("check", "--format", "json")
    assert one.code == 1
    assert payproof("merge", "--format", "json", *sharded(payproof, 5)) == one


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
def test_real_guides_in_parts_are_those_of_one_run(form: str, corpus: Path, payproof: Command) -> None:
    one = payproof("check", os.fspath(corpus), "--format", form)
    assert payproof("merge", "--format", form, *sharded(payproof, 7, os.fspath(corpus))) == one


def test_each_guide_is_in_one_part_and_a_new_one_moves_no_other() -> None:
    guides = [Target.at(Path(name), name, name) for name in (f"company-{n % 40}/role-{n}.md" for n in range(4000))]
    parts = [[guide for guide in guides if Part(number, 16).holds(guide)] for number in range(1, 17)]
    assert sorted(guide.path for part in parts for guide in part) == sorted(guide.path for guide in guides)
    assert all(200 < len(part) < 300 for part in parts)


# what is refused


@pytest.mark.parametrize("text", ["", "3", "0/3", "4/3", "-1/3", "1/0", "a/b", "1/3/5", "٣/٣", "1/99999"])
def test_a_part_that_there_is_not_is_refused(text: str, payproof: Command) -> None:
    said = f"--shard is {text or 'empty'}: write a number and of how many, as 3/16 for the third of sixteen parts, of 9,999 at most"
    assert payproof("check", f"--shard={text}") == Run(2, "", f"payproof: {said}\n")


@pytest.mark.parametrize(
    "options", [["--fix"], ["--diff"], ["--watch"], ["--report", "json=a.json"], ["--statistics"], ["--all"], ["--fail-on", "info"],
                ["--baseline", "b.json"], ["--no-baseline"], ["--format", "github"], ["--since", "HEAD"], ["-"]],
)  # fmt: skip
def test_what_a_part_cannot_do_is_refused(options: list[str], tree: Path, payproof: Command) -> None:
    run = payproof("check", "--shard", "1/2", *options)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert "--shard" in run.err or "--watch" in run.err


def refused(payproof: Command, *names: str) -> str:
    run = payproof("merge", *names)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1), run.err
    return run.err.removeprefix("payproof: ").rstrip("\n")


def test_a_missing_part_is_refused(tree: Path, payproof: Command) -> None:
    names = sharded(payproof, 4)
    assert refused(payproof, *names[:2], names[3]) == "shard 3 of 4 is missing: give the files of all shards"
    assert refused(payproof, names[3]) == "shards 1, 2, 3 of 4 are missing: give the files of all shards"


def test_a_repeated_part_is_refused(tree: Path, payproof: Command) -> None:
    names = sharded(payproof, 2)
    said = "shard-1.json and shard-1.json are both shard 1 of 2: give each once"
    assert refused(payproof, names[0], *names) == said


def test_a_part_of_another_number_is_refused(tree: Path, payproof: Command) -> None:
    names = sharded(payproof, 2)
    payproof("check", "--shard", "3/3", "--output", "other.json")
    said = "other.json is one of 3 shards, and shard-1.json one of 2: give the shards of one run"
    assert refused(payproof, *names, "other.json") == said


def test_a_part_of_another_day_is_refused(tree: Path, payproof: Command) -> None:
    payproof("check", "--shard", "1/2", "--output", "1.json", "--as-of", "2026-06-01")
    payproof("check", "--shard", "2/2", "--output", "2.json", "--as-of", "2026-06-02")
    said = "2.json and 1.json were made on two days: give every shard the same --as-of"
    assert refused(payproof, "1.json", "2.json") == said


def test_a_part_that_was_asked_something_else_is_refused(tree: Path, payproof: Command) -> None:
    payproof("check", "--shard", "1/2", "--output", "1.json")
    payproof("check", "--shard", "2/2", "--output", "2.json", "--select", "PAY")
    said = "2.json and 1.json were asked two things: give every shard the same paths and options"
    assert refused(payproof, "1.json", "2.json") == said


def test_a_part_of_another_configuration_is_refused(tree: Path, payproof: Command) -> None:
    payproof("check", "--shard", "1/2", "--output", "1.json")
    (tree / "payproof.toml").write_text('ignore = ["DUE"]\n', encoding="utf-8")
    payproof("check", "--shard", "2/2", "--output", "2.json")
    said = "2.json and 1.json were made with two configurations: make all shards of one commit"
    assert refused(payproof, "1.json", "2.json") == said
    payproof("check", "--shard", "1/2", "--output", "1.json")
    (tree / "payproof.toml").unlink()
    assert refused(payproof, "1.json", "2.json").startswith("1.json was made with another configuration: merge where ")


def changed(name: str, **other: object) -> None:
    file = Path(name)
    file.write_text(json.dumps(json.loads(file.read_bytes()) | other), encoding="utf-8")


def test_a_part_of_another_payproof_is_refused(tree: Path, payproof: Command) -> None:
    names = sharded(payproof, 2)
    changed(names[1], code="0" * 64)
    said = "shard-2.json and shard-1.json were made by two payproofs, or with two Pythons: make all shards with one"
    assert refused(payproof, *names) == said
    changed(names[0], code="0" * 64)
    said = "shard-1.json was made by another payproof, or with another Python: merge with the one that made it"
    assert refused(payproof, *names) == said


def test_a_part_of_another_version_is_refused(tree: Path, payproof: Command) -> None:
    names = sharded(payproof, 1)
    changed(names[0], version=2)
    said = "shard-1.json is of version 2, and this payproof reads version 1: update payproof"
    assert refused(payproof, *names) == said


def test_parts_of_other_guides_are_refused(tree: Path, payproof: Command, guide: Write) -> None:
    names = sharded(payproof, 2)
    here = "merge in the same folder of the same commit that the shards were made in"
    file = tree / "guides/company-0/role-0.md"
    text = file.read_bytes()
    file.write_bytes(text + b"\nOne more sentence.\n")
    said = refused(payproof, *names)
    assert said.startswith("guides/company-0/role-0.md was changed since shard-")
    assert said.endswith(f": {here}")
    file.unlink()
    assert refused(payproof, *names) == f"the shards hold guides/company-0/role-0.md, which is not here: {here}"
    file.write_bytes(text)
    guide("guides/company-0/new.md")
    said = refused(payproof, *names)
    assert " does not hold guides/company-0/new.md, " in said
    assert said.endswith(here)


@pytest.mark.parametrize(
    "text", ["", "no JSON", "[]", "{}", '{"version": 1}', "[" * 100_000, '{"tool": "payproof", "kind": "shard", "version": 1}',
             '{"tool": "payproof", "version": 1, "findings": []}', "9" * 5000, "\x00", '{"a": NaN'],
)  # fmt: skip
def test_a_file_that_is_no_part_is_refused(text: str, folder: Path, payproof: Command) -> None:
    Path("some.json").write_text(text, encoding="utf-8")
    assert refused(payproof, "some.json").startswith("some.json is no shard")


def test_a_file_that_is_not_there_is_refused(folder: Path, payproof: Command) -> None:
    assert refused(payproof, "some.json") == "some.json cannot be read: No such file or directory"


def test_a_device_is_not_read_for_ever(folder: Path, payproof: Command) -> None:
    assert refused(payproof, "/dev/zero").startswith("/dev/zero is a device, which may never end")


def test_a_part_that_was_cut_short_is_refused(tree: Path, payproof: Command) -> None:
    (name,) = sharded(payproof, 1)
    data = Path(name).read_bytes()
    for cut in range(0, len(data), len(data) // 20):
        Path(name).write_bytes(data[:cut])
        assert refused(payproof, name).startswith(f"{name} is no shard")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((0,), "PAY203\n::error::hello"), ((1,), "\x1b[2J"), ((2,), "worst"), ((3,), "javascript:alert(1)"), ((4,), [1, 2, 3]),
        ((4, 0), "1"), ((4, 0), -1), ((5,), None), ((6,), 5), ((8,), {"a": []}), ((8,), []), ((9,), [[1]]),
        ((9,), [[[1, 1, 1, 1], 1, 1, 1]]), ((10,), []), ((11,), ["safe", "x", [["a", 1, "b"]]]), ((12,), 0), ((13,), {}),
    ],
)  # fmt: skip
def test_a_finding_that_no_payproof_has_written_is_refused(
    place: tuple[int, ...], value: object, guide: Write, payproof: Command
) -> None:
    guide("guides/acme/data-engineer.md", BELOW_BASE)
    (name,) = sharded(payproof, 1, "--select", "PAY203")
    data = json.loads(Path(name).read_bytes())
    verdict = json.loads(data["guides"][0]["verdict"])
    inner = verdict[1][0]
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    data["guides"][0]["verdict"] = json.dumps(verdict)
    Path(name).write_text(json.dumps(data), encoding="utf-8")
    said = f"{name} holds no verdict on guides/acme/data-engineer.md that can be read: take what `payproof check --shard` wrote"
    assert refused(payproof, name) == said


def test_a_part_is_of_the_form_that_its_schema_sets(tree: Path, payproof: Command) -> None:
    from jsonschema import Draft202012Validator  # noqa: PLC0415  (only here)

    schema = json.loads((HOME / "docs" / "shard.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    for name in sharded(payproof, 2):
        Draft202012Validator(schema).validate(json.loads(Path(name).read_bytes()))

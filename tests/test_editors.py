"""docs/editors.md: what it tells an editor to read is what payproof prints."""

import json
import re
import subprocess
import sys
from pathlib import Path

from schema.example import CANONICAL
from tests.fences import blocks
from tests.tree import HOME, copied, environment, run

PAGE = HOME / "docs" / "editors.md"
WRONG = CANONICAL.replace("total_comp_low: 190000", "total_comp_low: 145000").replace("2026-05-23", "2026-02-30")


def test_the_task_reads_every_finding_with_its_place(tmp_path: Path) -> None:
    task = json.loads(blocks(PAGE, "json")[0])["tasks"][0]
    guide = tmp_path / "guides" / "acme" / "data-engineer.md"
    guide.parent.mkdir(parents=True)
    guide.write_text(WRONG, encoding="utf-8")
    command = task["command"].replace("${relativeFile}", "guides/acme/data-engineer.md")
    printed = run(command.split(), tmp_path).stdout.splitlines()
    found = json.loads(run(["payproof", "check", "--format", "json"], tmp_path).stdout)["findings"]
    pattern = task["problemMatcher"]["pattern"]
    read = [re.search(pattern["regexp"], line) for line in printed]
    assert len(found) >= 2
    assert [
        [match[pattern[part]] for part in ("file", "line", "column", "severity", "code")] if match else None
        for match in read
    ] == [[each["path"], str(each["line"]), str(each["column"]), each["severity"], each["rule"]] for each in found]


def test_the_task_in_the_background_knows_when_a_check_begins_and_ends(tmp_path: Path) -> None:
    task, watching = (json.loads(block)["tasks"][0] for block in blocks(PAGE, "json"))
    assert watching["problemMatcher"]["pattern"] == task["problemMatcher"]["pattern"]
    background = watching["problemMatcher"]["background"]
    guide = tmp_path / "guides" / "acme" / "data-engineer.md"
    guide.parent.mkdir(parents=True)
    guide.write_text(CANONICAL, encoding="utf-8")
    command = ["timeout", "60", *watching["command"].split()]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(Path(sys.executable).parent), stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    ) as child:  # fmt: skip
        assert child.stdout
        lines = iter(child.stdout)
        assert any(re.search(background["endsPattern"], line) for line in lines)
        guide.write_text(WRONG, encoding="utf-8")
        assert re.search(background["beginsPattern"], next(lines).rstrip("\n"))
        assert any(re.search(background["endsPattern"], line) for line in lines)
        child.terminate()


def test_a_text_from_standard_input_is_judged_as_the_file_that_it_will_be(tmp_path: Path) -> None:
    copied(tmp_path, "guides")
    ran = run(["bash", "-euc", blocks(PAGE, "sh")[0]], tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["summary"]["guides"] == 1


def test_payproof_reads_over_the_comment_that_names_the_schema(tmp_path: Path) -> None:
    comment = next(line for line in blocks(PAGE, "yaml")[0].splitlines() if line.startswith("#"))
    guide = tmp_path / "guides" / "acme" / "data-engineer.md"
    guide.parent.mkdir(parents=True)
    guide.write_text(CANONICAL.replace("---\n", f"---\n{comment}\n", 1), encoding="utf-8")
    ran = run(["payproof", "check", "--fail-on", "info"], tmp_path)
    assert ran.returncode == 0, ran.stdout
    path = re.search(r"\$schema=(\S+)", comment)
    assert path
    assert (HOME / "guides" / "acme" / path[1]).resolve() == HOME / "docs" / "guide.schema.json"

"""The generated files: written where they belong, found where they are stale."""

from pathlib import Path

import pytest

from audit import docs
from audit.pages import source
from schema.example import CANONICAL
from schema.registry import rules

NAMES = ("example", "rules", "commands", "options")
MARKS = "".join(f"<!-- {name} -->\nold\n<!-- /{name} -->\n" for name in NAMES)
WRONG = CANONICAL.replace("total_comp_low: 190000", "total_comp_low: 145000")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text(f"# A tool\n{MARKS}```markdown\n{WRONG}```\nThe end.\n", encoding="utf-8")
    assert docs.main([], tmp_path) == 0
    return tmp_path


def test_what_is_written_is_fresh(home: Path) -> None:
    assert docs.main(["--check"], home) == 0


def test_the_readme_keeps_what_stands_around_the_tables(home: Path) -> None:
    text = (home / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# A tool\n<!-- example -->\n```console\n$ payproof check ")
    assert "\n<!-- rules -->\n| code |" in text
    assert text.endswith("The end.\n")
    assert "\nold\n" not in text


def test_every_rule_has_a_page_that_leads_to_the_rule_s_file(home: Path) -> None:
    pages = {file.stem for file in (home / "docs" / "rules").glob("*.md")}
    assert pages == {rule.name() for rule in rules()} | {"README"}
    for rule in rules():
        text = (home / "docs" / "rules" / f"{rule.name()}.md").read_text(encoding="utf-8")
        file = Path(docs.__file__).parents[1] / source(rule)
        assert f"](../../{source(rule)})" in text
        assert f'code = "{rule.code}"' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["docs/rules/range-reversed.md", "docs/rules/README.md", "docs/guide.schema.json", "README.md"]
)
def test_a_file_changed_by_hand_is_stale_and_is_named(
    name: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = home / name
    file.write_text(
        file.read_text(encoding="utf-8").replace("range-reversed", "range").replace("draft-07", "draft"),
        encoding="utf-8",
    )
    assert docs.main(["--check"], home) == 1
    assert capsys.readouterr().err == f"{name} is stale: run `make docs`\n"


def test_a_page_of_a_rule_that_is_gone_is_stale_and_is_taken_away(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left = home / "docs" / "rules" / "gone.md"
    left.write_text("# PAY299 gone\n", encoding="utf-8")
    assert docs.main(["--check"], home) == 1
    assert "docs/rules/gone.md" in capsys.readouterr().err
    assert docs.main([], home) == 0
    assert not left.exists()


def test_a_missing_page_is_stale(home: Path) -> None:
    (home / "docs" / "rules" / "range-reversed.md").unlink()
    assert docs.main(["--check"], home) == 1


def test_the_example_is_what_payproof_says_of_the_guide_that_the_readme_shows(home: Path) -> None:
    text = (home / "README.md").read_text(encoding="utf-8")
    assert "total_comp_low 145,000 is below base_low 150,000" in text
    with pytest.raises(ValueError, match="shows no guide"):
        docs.example("# A tool\n")


def test_a_readme_without_the_marks_is_refused_rather_than_left_without_its_table() -> None:
    with pytest.raises(ValueError, match="stands 0 times"):
        docs.between("# A tool\n", "rules", "| a |")

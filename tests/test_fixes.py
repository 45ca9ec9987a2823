"""What a fix writes: what the rule's page says, no byte beside it, and nothing that another rule then finds."""

from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from audit.fixer import Wanted, mended
from audit.linter import Linter
from audit.verdict import Verdict
from benchmarks import fixing
from benchmarks.accuracy import Judge as TableJudge
from benchmarks.fixing import Fixing, count
from benchmarks.generate import write
from benchmarks.guide_text import Unheld
from benchmarks.mutations import mutations
from schema.document import Document
from schema.example import Bad
from schema.finding import Safety
from schema.home import Home
from schema.prefer import Prefer
from schema.registry import find, rules
from schema.rule import Rule
from schema.subject import Subject

BAD = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in rules()
    for number, example in enumerate(rule.examples)
    if isinstance(example, Bad)
]
FIXED = [case for case in BAD if isinstance(case.values[1], Bad) and case.values[1].fixed is not None]
SIDES = [(Prefer.NEITHER, False), (Prefer.NEITHER, True), (Prefer.TABLE, False), (Prefer.FRONTMATTER, True)]


def written(before: str, after: str) -> str:
    """The lines that stand in the place of others, without the space around them."""
    lines = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return "\n".join(line[1:].strip() for line in lines if line.startswith("+") and not line.startswith("+++"))


@pytest.mark.parametrize(("rule", "example"), FIXED)
def test_a_fix_writes_what_the_page_says(rule: type[Rule], example: Bad) -> None:
    assert isinstance(example.text, str)
    beside = [found for key in example.beside if (found := find(key))]
    running: list[Any] = [rule(example.options), *(other() for other in beside)]
    linter = Linter(tuple(running))

    def judged(document: Document) -> Verdict:
        home = Home("acme", "data-engineer")
        return linter.lint(Subject(document, example.as_of, home, prefer=Prefer(example.prefer)), document.path)

    state = mended(
        example.text.encode(), "acme/data-engineer.md", judged, Wanted(unsafe=True, preferred=bool(example.prefer)).may
    )
    assert [finding.rule for finding in state.fixed] == [rule.code]
    assert state.refused == []
    assert written(example.text, state.data.decode()) == example.fixed


@pytest.mark.parametrize(("prefer", "unsafe"), SIDES)
@pytest.mark.parametrize(("rule", "example"), BAD)
def test_every_fix_of_an_example_keeps_its_word(rule: type[Rule], example: Bad, prefer: Prefer, unsafe: bool) -> None:
    data = example.text if isinstance(example.text, bytes) else example.text.encode()
    state, broken = Fixing(prefer, unsafe=unsafe).broken(data, example.path or "acme/data-engineer.md")
    assert broken == []
    if not state.fixed:
        assert state.data == data


def test_a_byte_order_mark_and_a_missing_last_line_break_stay() -> None:
    rule = next(rule for rule in rules() if rule.code == "FMT106")
    example = next(example for example in rule.examples if isinstance(example, Bad))
    assert isinstance(example.text, str)
    data = ("\ufeff" + example.text.rstrip("\n") + " 🇬🇧 \t").encode()
    state = Fixing().mended(data, "acme/data-engineer.md")
    assert state.data == data.replace(b'base_low: "150,000"', b"base_low: 150000")


@pytest.mark.parametrize(("prefer", "unsafe"), SIDES)
def test_every_fix_of_made_guides_keeps_its_word(tmp_path: Path, prefer: Prefer, unsafe: bool) -> None:
    write(tmp_path, 120, seed=3)
    total = count(sorted(tmp_path.glob("*/*.md")), prefer, unsafe=unsafe)
    assert total.broken == total.refused == []
    assert total.safe.total() > 20
    assert total.fixed.total() >= total.safe.total()


# What a change of one side comes to once the other side is preferred: the very text from before it.
RESTORED = {
    "number in a cell": Prefer.FRONTMATTER,
    "per cent in a cell": Prefer.FRONTMATTER,
    "ends swapped": Prefer.FRONTMATTER,
    "frontmatter figure": Prefer.TABLE,
    "frontmatter per cent": Prefer.TABLE,
    "frontmatter figure to null": Prefer.NEITHER,
    "frontmatter per cent to null": Prefer.NEITHER,
    "currency changed in the frontmatter": Prefer.TABLE,
}


def restored(files: list[Path], every: int) -> tuple[int, int, list[str]]:
    """How many changes were made, how many of them the other side took back to the byte, and what broke its word."""
    judge, made, back, broken, seen = TableJudge(), 0, 0, [], 0
    fixers = {prefer: Fixing(prefer, unsafe=True) for prefer in Prefer}
    for file in files:
        text, path = file.read_text(encoding="utf-8"), "/".join(file.parts[-2:])
        if judge.findings(text, path):
            continue
        for change in mutations(judge.subject(text, path)):
            if isinstance(change, Unheld):
                continue
            seen += 1
            if seen % every:
                continue
            prefer = RESTORED.get(change.kind, Prefer.TABLE)
            state, wrong = fixers[prefer].broken(change.text.encode(), path)
            broken += [f"{change.kind}, {change.what}: {each}" for each in wrong]
            if change.kind in RESTORED and (state.fixed or not any(each.refused for each in state.verdict.findings)):
                made += 1
                back += state.data.decode() == text
                if state.data.decode() != text:
                    broken.append(f"{path}: {change.kind}, {change.what}: {written(text, state.data.decode())}")
    return made, back, broken


def test_what_one_side_lost_the_other_gives_back_to_the_byte(guides: list[Path]) -> None:
    made, back, broken = restored(guides, every=13)
    assert broken == []
    assert made == back > 40


@pytest.mark.slow
def test_what_one_side_of_a_real_guide_lost_the_other_gives_back(real_guides: list[Path]) -> None:
    made, back, broken = restored(real_guides, every=2003)
    assert [each for each in broken if "is still fixable" in each or "is new" in each or "twice" in each] == []
    assert back > 0.97 * made > 30


@pytest.mark.slow
@pytest.mark.parametrize(("prefer", "unsafe"), [(Prefer.NEITHER, False), (Prefer.TABLE, True)])
def test_every_fix_of_the_real_guides_keeps_its_word(real_guides: list[Path], prefer: Prefer, unsafe: bool) -> None:
    total = count(real_guides[:: 1 if prefer is Prefer.NEITHER else 5], prefer, unsafe=unsafe)
    assert total.broken == total.refused == []
    assert total.safe.total() > 100


def test_a_safe_fix_of_an_example_is_never_one_that_takes_sides() -> None:
    fixes = Fixing(Prefer.TABLE)
    for case in BAD:
        rule, example = case.values
        assert isinstance(example, Bad)
        data = example.text if isinstance(example.text, bytes) else example.text.encode()
        for finding in fixes.verdict(Document(data, "acme/data-engineer.md")).findings:
            known = find(finding.rule)
            if finding.fix and known and known.takes_sides:
                assert finding.fix.safety is Safety.UNSAFE, rule


def test_the_command_counts_what_is_fixed_and_fails_where_a_fix_breaks_its_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, 20, seed=3)
    assert fixing.main([str(tmp_path)]) == 0
    assert "20 guides, " in capsys.readouterr().out
    monkeypatch.setattr(Wanted, "may", lambda *_: True)
    assert fixing.main([str(tmp_path)]) == 1
    assert "is still fixable" in capsys.readouterr().out

"""Every change of a guide that agrees with itself is found, once and in both places; a change that means nothing is not."""

from pathlib import Path

import pytest

from benchmarks import accuracy
from benchmarks.accuracy import score
from benchmarks.generate import write


def test_every_change_of_our_guides_is_found_in_its_place(guides: list[Path]) -> None:
    total = score(guides)
    assert total.missed == []
    assert total.clean == total.guides == len(guides)
    assert total.made == total.found == total.placed
    assert len(total.made) > 40


@pytest.mark.slow
def test_a_sample_of_the_changes_of_made_guides_is_found_in_its_place(tmp_path: Path) -> None:
    write(tmp_path, 60, seed=5, faults=False)
    total = score(sorted(tmp_path.glob("*/*.md")), every=11)
    assert total.missed == []
    assert total.clean == total.guides == 60
    assert total.made.total() > 500


@pytest.mark.slow
def test_a_sample_of_the_changes_of_real_guides_is_found_in_its_place(real_guides: list[Path]) -> None:
    total = score(real_guides, every=307)
    assert total.missed == []
    assert total.clean > total.guides / 2
    assert total.made.total() > 500


def test_the_command_prints_what_was_made_and_found_and_fails_on_a_miss(
    tmp_path: Path, guides: list[Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "guide.md").write_bytes(guides[0].read_bytes())
    assert accuracy.main([str(tmp_path), "--every", "50"]) == 0
    assert "1 guides, 1 of them without a finding of family TAB" in capsys.readouterr().out

    monkeypatch.setattr(accuracy.Judge, "findings", lambda *_: [])
    assert accuracy.main([str(tmp_path), "--every", "50", "--missed", "1"]) == 1
    assert "0 findings: []" in capsys.readouterr().out

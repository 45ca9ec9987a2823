"""Made guides are the same for the same seed, in the proportions of real ones, and written where they are asked for."""

import json
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from benchmarks import proportions
from benchmarks.companies import name_of
from benchmarks.generate import Made, generate, main, write

_SHAPE = re.compile(r"(?m)^\| (?:(Region|Component|Level) \| (Title)?)")
_FIRST_BASE = re.compile(r"(?m)^\| Region .*\n\|.*\n\| [^|]+ \| (.*?) \|")
_BOUNDS = re.compile(r"[^\d]*[\d,.]+[KML]?( ?[-–] ?)[^\d/]*[\d,.]+[KML]?")


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return list(generate(5600, seed=3))


def test_the_same_seed_makes_the_same_bytes_and_another_seed_makes_others() -> None:
    first, again, other = (list(generate(60, seed=seed)) for seed in (7, 7, 8))
    assert first == again
    assert {guide.text for guide in first}.isdisjoint(guide.text for guide in other)


def test_fewer_guides_are_the_first_ones_of_more() -> None:
    assert list(generate(20, seed=5)) == list(islice(generate(400, seed=5), 20))


def test_every_guide_has_a_path_of_its_own_and_every_company_a_name(made: list[Made]) -> None:
    assert len({guide.path for guide in made}) == len(made)
    assert len({name_of(number) for number in range(5000)}) == 5000


def test_faults_name_the_guide_that_they_are_in(made: list[Made]) -> None:
    assert all(fault.path == guide.path for guide in made for fault in guide.faults)


def test_only_the_faults_asked_for_are_planted() -> None:
    found = {fault.rule for made in generate(200, seed=2, faults={"TAB302", "DUE504"}) for fault in made.faults}
    assert found == {"TAB302", "DUE504"}


def test_a_fault_that_nobody_can_plant_is_refused_with_those_that_can_be() -> None:
    with pytest.raises(ValueError, match=r"no fault is planted for TAB999; there are .*TAB302"):
        next(generate(1, faults={"TAB302", "TAB999"}))


# proportions


def shares(values: Iterable[Hashable]) -> dict[Hashable, float]:
    counted = Counter(values)
    return {value: number / counted.total() for value, number in counted.items()}


def off(found: Mapping[Hashable, float], data: Mapping[Any, int], points: float) -> dict[Hashable, tuple[float, float]]:
    """What is further from the data than that."""
    wanted = {value: number / sum(data.values()) for value, number in data.items()}
    both = {value: (found.get(value, 0.0), wanted.get(value, 0.0)) for value in {*found, *wanted}}
    return {value: pair for value, pair in both.items() if abs(pair[0] - pair[1]) > points}


def shape(guide: Made) -> str:
    head = _SHAPE.search(guide.text)
    return "none" if not head else "title" if head[2] else head[1].lower()


def test_the_four_shapes_come_as_often_as_in_real_guides(made: list[Made]) -> None:
    assert off(shares(map(shape, made)), proportions.SHAPES, 0.02) == {}


def test_regions_quality_and_sources_are_as_in_real_guides(made: list[Made]) -> None:
    found = [guide for guide in made if not guide.faults]
    assert off(shares(guide.text.count("  - region: ") for guide in found), proportions.REGIONS, 0.04) == {}
    quality = (re.search(r"(?m)^data_quality: (\w+)$", guide.text) for guide in found)
    assert off(shares(match[1] if match else "" for match in quality), proportions.QUALITY, 0.04) == {}
    sources = (guide.text.partition("data_sources:\n")[2].partition("negotiation_dna")[0] for guide in found)
    assert off(shares(listed.count("\n") for listed in sources), proportions.SOURCES, 0.03) == {}


def test_guides_are_as_long_as_real_ones(made: list[Made]) -> None:
    sizes = sorted(len(guide.data) for guide in made)
    assert sizes[0] > 300
    for share, size in proportions.BYTES[1:-1]:
        assert abs(sizes[int(len(sizes) * share)] / size - 1) < 0.1, (share, size)


def test_money_is_written_as_in_real_guides(made: list[Made]) -> None:
    found = [match[1] for guide in made if not guide.faults and (match := _FIRST_BASE.search(guide.text))]
    plain = [(bounds[0], bounds[1]) for cell in found if (bounds := _BOUNDS.fullmatch(cell))]
    assert len(plain) > 0.8 * len(found)
    ways = shares(("full" if "," in cell else "short", dash) for cell, dash in plain)
    assert off(ways, proportions.WRITING, 0.05) == {}


def test_pay_is_in_many_currencies_and_mostly_in_dollars(made: list[Made]) -> None:
    found = shares(code for guide in made for code in re.findall(r"(?m)^    currency: (\w+)$", guide.text))
    assert 0.6 < found["USD"] < 0.75
    assert 0.12 < found["GBP"] < 0.2
    assert len(found) > 12


def test_a_thousand_guides_carry_about_as_many_findings_of_the_commonest_rules_as_real_ones(made: list[Made]) -> None:
    """A planted fault is one finding, and a guide has room for some kinds only, so that a fifth more or less is right."""
    found = Counter(fault.rule for guide in made for fault in guide.faults)
    for rule, real in proportions.FINDINGS.items():
        assert abs(found[rule] / len(made) - real / proportions.GUIDES) < max(0.03, 0.2 * real / proportions.GUIDES), (
            rule
        )
    assert abs(found.total() / len(made) - 1.12) < 0.15


def test_faults_of_every_family_are_planted(made: list[Made]) -> None:
    assert {fault.rule[:3] for guide in made for fault in guide.faults} == {"FMT", "PAY", "TAB", "TXT", "DUE"}


def test_a_company_counts_grants_in_one_way(made: list[Made]) -> None:
    whole = {guide.path.partition("/")[0] for guide in made for fault in guide.faults if fault.rule == "PAY206"}
    guides = [guide for guide in made if guide.path.partition("/")[0] in whole]
    assert len(guides) > 500
    assert {fault.rule for guide in guides for fault in guide.faults} == {"PAY206"}


# files and the command


def test_guides_are_written_where_they_belong_with_their_faults_named(tmp_path: Path) -> None:
    planted = write(tmp_path, 100, seed=1, faults={"FMT110", "TAB302"})
    made = list(generate(100, seed=1, faults={"FMT110", "TAB302"}))
    files = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.glob("*/*.md")}
    assert files == {guide.path: guide.data for guide in made}
    assert planted == [fault for guide in made for fault in guide.faults]
    assert {fault.rule for fault in planted} == {"FMT110", "TAB302"}


def test_the_command_says_what_it_made_and_lists_the_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = tmp_path / "planted.json"
    folder = tmp_path / "guides"
    assert main([str(folder), "--guides", "100", "--seed", "6", "--faults-to", str(listed)]) == 0
    faults = json.loads(listed.read_text(encoding="utf-8"))
    wrong = len({fault["path"] for fault in faults})
    assert wrong > 10
    assert set(faults[0]) == {"rule", "path", "field", "region", "detail"}
    assert capsys.readouterr().out == f"{folder}: 100 guides, {wrong} of them with a planted fault\n"
    assert len(list(folder.glob("*/*.md"))) == 100


def test_the_command_plants_nothing_where_it_is_asked_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "guides"), "--guides", "50", "--clean"]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'guides'}: 50 guides, 0 of them with a planted fault\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["."], "is not empty: name a new folder"),
        (["already.md"], "Not a directory"),
        (["new", "--only", "TAB999"], "no fault is planted for TAB999"),
        (["new", "--guides", "0"], "'0' is no number of one or more"),
        (["new", "--guides", "many"], "'many' is no number of one or more"),
        (["new", "--clean", "--only", "TAB302"], "not allowed with argument"),
    ],
)
def test_the_command_refuses_in_one_sentence(
    arguments: list[str],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "already.md").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert says in capsys.readouterr().err.splitlines()[-1]
    assert [path.name for path in tmp_path.iterdir()] == ["already.md"]

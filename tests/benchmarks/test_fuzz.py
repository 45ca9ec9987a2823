"""Every reader of hostile text keeps its promises on some mutations; `make fuzz` tries as many as there is time for."""

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import __main__ as command
from benchmarks.fuzz.attempt import FLOOR, attempt
from benchmarks.fuzz.mutators import grown, mutated
from benchmarks.fuzz.reduction import reduced
from benchmarks.fuzz.run import run
from benchmarks.fuzz.target import Features, Target, hold
from schema.limits import LARGEST_TEXT

TARGETS = command.targets()
SLOW = {"fix": 25, "commands": 15}  # a guide is judged some fifty times for each of these
EXAMPLES = 60


def test_every_target_is_named_on_the_command_line() -> None:
    assert list(TARGETS) == list(command.NAMES)


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_keeps_its_promises(name: str) -> None:
    target = TARGETS[name]
    pool = target.seeds()

    @settings(max_examples=SLOW.get(name, EXAMPLES), derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=False), st.sampled_from(pool), st.sampled_from(pool))
    def keeps(random: Random, data: bytes, other: bytes) -> None:
        failure = attempt(target, mutated(random, data, other)).failure
        assert failure is None, failure.told

    keeps()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["document", "money", "tables", "check", "evidence", "configuration"])
def test_as_much_of_anything_as_fits_takes_no_more_than_it_may(name: str) -> None:
    target, random = TARGETS[name], Random(17)
    for data in random.sample(list(target.seeds()), min(8, len(target.seeds()))):
        failure = attempt(target, grown(random, data), weigh=True).failure
        assert failure is None, failure.told


# the fuzzer itself: one that finds nothing proves nothing


def _breaking(data: bytes) -> Features:
    """A reader that fails where it should not."""
    hold("no text holds the word", kept=b"Bonus" not in data, told=data[:20])
    if b"Region" in data:
        raise ZeroDivisionError
    return [len(data) % 7]


BREAKING = Target("breaking", _breaking, _breaking, lambda: [b"one\ntwo\nthree\n" * 20])


def test_what_breaks_is_found_kept_and_made_small(tmp_path: Path) -> None:
    total = run(BREAKING, 60, 3, tmp_path, most=4_000)
    assert set(total.failures) >= {"no text holds the word"}
    small = {file.read_bytes() for file in tmp_path.glob("*.input")}
    assert b"Bonus" in small
    assert total.inputs == 4_000
    again = run(BREAKING, 60, 3, tmp_path, most=4_000)
    assert (again.failures, again.kept) == (total.failures, total.kept)


def test_a_hang_is_ended_and_told_with_its_place() -> None:
    def endless(data: bytes) -> Features:
        from audit.globs import matches  # noqa: PLC0415  (a place of ours to be found in)

        while True:
            matches("a" * 200, ("b",))

    failure = attempt(Target("endless", endless, endless, list, seconds=0.05), b"").failure
    assert failure is not None
    assert re.match(r"hang in (audit/globs\.py|a library)", failure.kind)


def test_too_much_time_and_too_much_memory_are_told() -> None:
    def nothing(data: bytes) -> Features:
        return []

    greedy = Target("greedy", nothing, lambda data: [bytearray(FLOOR + 1)], list)
    assert (failure := attempt(greedy, b"x", weigh=True).failure)
    assert failure.kind == "it takes more than 10 times its size in memory"
    slow = Target("slow", nothing, lambda data: sum(range(3_000_000)), list, seconds=0.01)
    assert (failure := attempt(slow, b"x", weigh=True).failure)
    assert failure.kind in {"it takes more than 0.01 s", "hang in a library"}


def test_what_is_reduced_still_breaks_and_nothing_of_it_can_go() -> None:
    data = b"".join(b"line %d\n" % number for number in range(300))
    assert reduced(data, lambda part: b"7" in part and b"line 12\n" in part) in {b"7line 12\n", b"line 12\n7"}


@pytest.mark.parametrize("seed", range(40))
def test_a_mutation_is_the_same_for_the_same_seed_and_no_larger_than_a_guide(seed: int) -> None:
    pool = TARGETS["check"].seeds()
    made = mutated(Random(seed), pool[0], pool[1]), grown(Random(seed), pool[0])
    assert made == (mutated(Random(seed), pool[0], pool[1]), grown(Random(seed), pool[0]))
    assert max(map(len, made)) <= LARGEST_TEXT


def test_the_command_prints_the_totals_and_fails_where_something_breaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from benchmarks.fuzz.run import Total  # noqa: PLC0415  (only here)

    made = {
        "money": Total("money", 7, 60.0, 0.5, 3),
        "tables": Total("tables", 5, 60.0, 0.1, 2, {"IndexError in x": 2}),
    }
    monkeypatch.setattr(command, "in_process", lambda name, *_: made[name])
    assert command.main(["--only", "money", "--folder", str(tmp_path)]) == 0
    assert command.main(["--only", "money", "tables", "--folder", str(tmp_path)]) == 1
    shown = capsys.readouterr().out
    assert re.search(r"(?m)^all +12 +2\.0 +5 +0\.50 s +1$", shown)
    assert "tables: IndexError in x (2 inputs)" in shown


def test_a_target_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    from benchmarks.fuzz.run import in_process  # noqa: PLC0415  (only here)

    total = in_process("baseline", 4, 1, tmp_path)
    assert total.inputs > 3
    assert total.failures == {}

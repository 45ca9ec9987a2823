"""Frontmatter that no guide has: refused before it costs time or memory, or ends the process."""

import pytest

from schema.frontmatter import Flaw
from tests.schema.hostile import KILOBYTES, SECONDS, cost
from tests.schema.places import read, trouble

MOST = 131_000
HOSTILE = {
    "brackets": "a: " + "[" * 50_000,
    "braces": "a: " + "{a: " * 30_000,
    "brackets that close": "a: " + "[" * 50_000 + "]" * 50_000,
    "dashes": "- " * 50_000,
    "question marks": "? " * 50_000,
    "dashes behind a hidden line break": "# x\u2028" + "- " * 50_000,
    "dashes behind a next line": "# x\x85" + "- " * 50_000,
    "dashes behind a carriage return": "# x\r" + "- " * 50_000,
    "dashes behind a byte order mark": "\ufeff" + "- " * 50_000,
    "dashes behind a later byte order mark": "# x\n\ufeff" + "- " * 50_000,
    "question marks behind a byte order mark": "# x\n\ufeff" + "? " * 50_000,
    "a staircase": "\n".join(" " * step + "a:" for step in range(500)),
    "a staircase of carriage returns": "\r".join(" " * step + "a:" for step in range(500)),
    "a staircase of lists": "\n".join(" " * step + "- a:" for step in range(500)),
    "aliases that multiply": "a: &a [x, x, x, x, x, x, x, x, x]\n" + "\n".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "aliases that nest": "a0: &a0 [x]\n" + "\n".join(f"a{step}: &a{step} [*a{step - 1}]" for step in range(1, 900)),
    "merges that multiply": "x: &x {" + ", ".join(f"k{step}: 1" for step in range(900)) + "}\ny: {<<: [" + "*x, " * 900 + "]}",
    "an alias of itself": "a: &a [*a]",
    "a merge of itself": "a: &a {<<: *a}",
    "a list of numbers": "a: [" + "1," * 65_000 + "]",
    "a list of nothing": "a:\n" + "-\n" * 19_000,
    "fields of nothing": "a: {" + "a," * 65_000 + "}",
    "many fields": "\n".join(f"k{step}: {step}" for step in range(9_000)),
    "comments alone": "# payproof: ignore[X] y\n" * 5_000,
    "a long name": "a" * MOST + ": 1",
    "a long text": "a: " + "b " * (MOST // 2),
    "a long text in quotes": 'a: "' + "\\x41" * (MOST // 4) + '"',
    "an open quote": 'a: "' + "b\n" * (MOST // 2 - 10),
    "spaces": " " * MOST,
    "space before an error": "a: *x" + " \n" * (MOST // 2 - 10),
    "tags": "a: " + "!!str " * 20_000,
    "anchors": "\n".join(f"a{step}: &a{step} 1" for step in range(5_000)),
    "too long": "a: " + "b " * 70_000,
    "a megabyte": "a: " + "[" * 1_000_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_no_frontmatter_ends_the_process_or_takes_long_or_fills_the_memory(name: str) -> None:
    pytest.importorskip("resource")
    spent = cost(f"---\n{HOSTILE[name]}\n---\n# Body\n")
    assert spent.seconds < SECONDS
    assert spent.kilobytes < KILOBYTES
    assert spent.troubles <= 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("brackets", "the frontmatter nests deeper than 32 levels: a guide needs five"),
        ("question marks behind a byte order mark", "the frontmatter nests deeper than 32 levels: a guide needs five"),
        ("aliases that nest", "the frontmatter nests deeper than 32 levels: a guide needs five"),
        ("aliases that multiply", "aliases expand the frontmatter to more than 100,000 values: write the values out"),
        ("merges that multiply", "aliases expand the frontmatter to more than 100,000 values: write the values out"),
        (
            "many fields",
            "more than 1,000 values stand below one field, so the frontmatter was not read: a guide has some ten rows",
        ),
        ("an alias of itself", "an alias holds itself: write the values out"),
        ("a merge of itself", "an alias holds itself: write the values out"),
        ("too long", "the frontmatter is longer than 131,072 characters, so it was not read: a guide's has some 1,200"),
    ],
)
def test_too_much_is_refused_with_what_is_too_much(name: str, words: str) -> None:
    flaw, message, _ = trouble(HOSTILE[name])
    assert (flaw, message) == (Flaw.TOO_MUCH, words)


@pytest.mark.parametrize("depth", range(25, 40))
def test_the_limit_of_depth_is_the_same_however_the_levels_are_written(depth: int) -> None:
    ways = {
        "brackets": "a: " + "[" * (depth - 1) + "]" * (depth - 1),
        "pairs in brackets": "a: " + "[a: " * ((depth - 1) // 2) + "x" + "]" * ((depth - 1) // 2),
        "staircase": "\n".join(" " * step + "a:" for step in range(depth)),
        "lists at the column of their field": "a:\n- " + "- " * (depth - 2) + "x",
    }
    for name, text in ways.items():
        refused = any(found.flaw is Flaw.TOO_MUCH for found in read(text).troubles)
        levels = depth - (depth - 1) % 2 if name == "pairs in brackets" else depth
        assert refused == (levels > 32), (name, levels)

"""Our loader composes what PyYAML's safe loader composes: the same nodes, tags and places."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from schema.example import CANONICAL
from schema.yaml_loader import Loader

SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WORDS = """
150000 012 0x1F 0b1 1_000 1:30 190:20:30.15 +12 -0 0 1e3 1.5e+3 .5 1. .inf -.Inf .NaN NO yes On off Y n true FALSE null ~
2026-02-30 2026-1-5 2001-12-14t21:59:43.10-05:00 2026-01-01T00:00:00Z = << - ? base_low Levels.fyi é 東京 ٣
!!str !!int !!binary !own !!timestamp &a *a [] {} [1,2] 'no' "012" | >
""".split()


def composed(text: str, loader: Any) -> object:
    """The nodes with all that is told of them; of a text that cannot be read, why and where."""
    try:
        return told(yaml.compose(text, Loader=loader))
    except yaml.YAMLError as error:
        return str(error)


def told(node: Any) -> object:
    if node is None:
        return None
    below = node.value
    if isinstance(node, yaml.MappingNode):
        below = [(told(key), told(value)) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        below = [told(item) for item in node.value]
    style = node.style if isinstance(node, yaml.ScalarNode) else node.flow_style
    return type(node).__name__, node.tag, below, style, node.start_mark.index, node.end_mark.index


def test_a_guide_is_composed_as_by_the_safe_loader() -> None:
    text = CANONICAL.partition("---\n")[2].partition("\n---")[0]
    assert composed(text, Loader) == composed(text, SAFE)
    assert composed("", Loader) is composed("# nothing", Loader) is None


@pytest.mark.parametrize("word", WORDS)
def test_every_kind_of_scalar_has_the_safe_loaders_tag(word: str) -> None:
    for text in (word, f"a: {word}", f"- {word}", f"a: {word} {word}", f"{word}: 1", f"a: {word * 40}"):
        assert composed(text, Loader) == composed(text, SAFE)


@given(st.lists(st.tuples(st.sampled_from(["", "  ", "- ", "a: ", "b:\n  - "]), st.sampled_from(WORDS))))
def test_whatever_stands_there_is_composed_as_by_the_safe_loader(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{before}{word}" for before, word in lines)
    assert composed(text, Loader) == composed(text, SAFE)


@given(st.text(alphabet="0123456789+-.:_eExbtfnyYNoO~= <"))
def test_whatever_looks_like_a_number_has_the_safe_loaders_tag(text: str) -> None:
    assert composed(text, Loader) == composed(text, SAFE)


def test_real_frontmatter_is_composed_as_by_the_safe_loader(real_guides: list[Path]) -> None:
    for file in real_guides[::20]:
        text = file.read_text(encoding="utf-8").partition("---\n")[2].partition("\n---")[0]
        assert composed(text, Loader) == composed(text, SAFE)

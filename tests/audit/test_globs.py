"""Path patterns: what each means, and what it does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from audit.globs import matches
from audit.owners import UNOWNED, Owners, parse
from tests.audit.running import Run


@pytest.mark.parametrize(
    ("glob", "path", "hit"),
    [
        ("draft.md", "guides/acme/draft.md", True),
        ("draft.md", "draft.md", True),
        ("draft.md", "guides/acme/my-draft.md", False),
        ("draft*", "guides/acme/draft-2.md", True),
        ("acme", "guides/acme/x.md", True),
        ("acme", "guides/acme-inc/x.md", False),
        ("guides/acme", "guides/acme/x.md", True),
        ("guides/acme/", "guides/acme/x.md", True),
        ("./guides/acme", "guides/acme/x.md", True),
        ("guides/acme", "old/guides/acme/x.md", False),
        ("guides/*", "guides/acme/x.md", True),
        ("guides/*.md", "guides/acme/x.md", False),
        ("guides/*/x.md", "guides/acme/x.md", True),
        ("guides/*/x.md", "guides/acme/old/x.md", False),
        ("guides/**/x.md", "guides/acme/old/x.md", True),
        ("guides/**/x.md", "guides/x.md", True),
        ("**/x.md", "x.md", True),
        ("guides/**", "guides/acme/x.md", True),
        ("guides/acme/?.md", "guides/acme/x.md", True),
        ("guides/acme/?.md", "guides/acme/xy.md", False),
        ("[x].md", "guides/[x].md", True),
        ("x.md", "guides/x-md", False),
        ("x.md", "guides/x.md/line\nbreak.md", True),
    ],
)
def test_a_pattern_means(glob: str, path: str, hit: bool) -> None:
    assert matches(path, (glob,)) is hit
    assert matches(path, ("nowhere", glob)) is hit


def test_no_pattern_matches_nothing() -> None:
    assert not matches("x.md", ())


HOSTILE = ["*a" * 40 + "b", "a*" * 40 + "b", "**/" * 40 + "b", "*" * 200 + "b", "?*" * 60 + "b", "**/*a*a*a*a*a*a*a*b"]
LONG = "guides/" + "a" * 240 + ".md"


@pytest.mark.parametrize("glob", HOSTILE)
def test_no_pattern_takes_long_to_match(glob: str) -> None:
    assert not matches(LONG, (glob,))  # one that tried every way would never end
    owners = Owners(parse(f"{glob} @pay"), Path("/top"), {})
    assert owners.of(Path("/top") / LONG, LONG, None) == UNOWNED


@pytest.mark.parametrize(
    "lines",
    [
        'exclude = ["{}"]',
        '[per-path-ignores]\n"{}" = ["PAY"]',
        '[policy.paths."{}"]\nreview-months = 1',
        '[owners]\n"{}" = "@a"',
    ],
)
def test_a_pattern_of_too_many_folders_is_refused(
    lines: str, guide: Callable[..., Path], payproof: Callable[..., Run], folder: Path
) -> None:
    guide()
    (folder / "payproof.toml").write_text(lines.format("**/a/**/b/**/c/**"), encoding="utf-8")
    run = payproof("check")
    assert (run.code, run.out) == (2, "")
    assert run.err.endswith(": **/a/**/b/**/c/** has more than 3 **: one stands for any number of folders\n")
    (folder / "payproof.toml").write_text(lines.format("**/a/**/b/**"), encoding="utf-8")
    assert payproof("check").code == 0

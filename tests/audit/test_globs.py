"""Path patterns: what each means, and what it does not."""

import pytest

from audit.globs import matches


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

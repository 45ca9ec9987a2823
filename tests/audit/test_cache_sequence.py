"""Whatever is done to guides and configuration, and in whatever order, a run with the cache tells what one without it does."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from schema.rules.set.display_name_disagrees import DisplayNameDisagrees
from schema.rules.set.figure_outlying import FigureOutlying
from tests.audit.running import Run

COMPANIES, ROLES = [f"company-{number}" for number in range(10)], ("data-engineer", "analyst", "senior-data-engineer")
CHANGES = (
    (),
    (("company_display: Acme", "company_display: ACME Inc."),),
    (("region: New York", "region: New York, NY"),),
    (("total_comp_low: 190000", "total_comp_low: 19000"),),
    (("total_comp_low: 190000", "total_comp_low: 195000"),),
    (("total_comp_low: 190000", "total_comp_low: 19000  # payproof: ignore[SET604] it is one"),),
    (("role: analyst", "role: data-engineer"),),
    (("role_type: standard", "role_type: standard  # payproof: ignore[SET601] moves in May"),),
    (("role_type: standard", "role_type: {standard"),),
)
SETTINGS = (
    "",
    "ignore = ['SET602']",
    "[severity]\nSET604 = 'error'",
    "[rules.SET604]\npeers = 3",
    "[per-path-ignores]\n'guides/company-1/*' = ['SET']",
)

Check = Callable[..., tuple[Run, list[str]]]
Write = Callable[..., Path]


@pytest.mark.parametrize("seed", range(3))
def test_with_a_cache_the_same_is_told_as_without(seed: int, guide: Write, check: Check, folder: Path) -> None:
    dice = random.Random(seed)  # noqa: S311  (nothing is kept secret)
    for company in COMPANIES:
        for role in ROLES:
            guide(f"guides/{company}/{role}.md")
    asked = ("--format", "json", "--select", "SET,FMT1")
    for _ in range(25):
        company, role = dice.choice(COMPANIES), dice.choice(ROLES)
        name = f"guides/{company}/{role}.md"
        match dice.randrange(6):
            case 0:
                (folder / name).unlink(missing_ok=True)
            case 1 if (folder / name).exists():
                (folder / name).rename(folder / "guides" / company / "another.md")
            case 2:
                (folder / "payproof.toml").write_text(dice.choice(SETTINGS), encoding="utf-8")
            case _:
                text = guide(name).read_text(encoding="utf-8")
                fitting = [change for change in CHANGES if all(old in text for old, _ in change)]
                guide(name, *dice.choice(fitting))
        paths = dice.choice([(), (), ("guides/company-1",)])
        with_cache, _ = check(*asked, *paths)
        without, _ = check(*asked, *paths, "--no-cache")
        assert with_cache == without


def test_only_the_company_and_the_role_of_the_guide_that_changed_are_looked_at_again(
    guide: Write, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, int]] = []
    for rule in (DisplayNameDisagrees, FigureOutlying):
        anew = rule.check

        def watched(self: object, corpus: object, rule: type = rule, anew: object = anew) -> object:
            seen.append((rule.__name__, len(corpus.entries)))  # type: ignore[attr-defined]
            return anew(self, corpus)  # type: ignore[operator]

        monkeypatch.setattr(rule, "check", watched)
    for company in COMPANIES:
        for role in ROLES:
            guide(f"guides/{company}/{role}.md")
    check()
    assert len(seen) == len(COMPANIES) + len(ROLES)
    seen.clear()
    guide("guides/company-1/analyst.md", ("base_low: 150000", "base_low: 151000"))
    check()
    assert sorted(seen) == [("DisplayNameDisagrees", len(ROLES)), ("FigureOutlying", len(COMPANIES))]
    seen.clear()
    with_words = guide("guides/company-1/analyst.md", ("base_low: 150000", "base_low: 151000"))
    with_words.write_text(with_words.read_text(encoding="utf-8") + "\nMore to read.\n", encoding="utf-8")
    run, judged = check("--format", "json")
    assert (seen, judged) == ([], ["guides/company-1/analyst.md"])
    assert check("--format", "json", "--no-cache")[0] == run

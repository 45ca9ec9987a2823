"""A check since a revision tells what an edit broke or left wrong, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from schema.example import CANONICAL
from tests.audit.edits import IN_TABLE, LARGE_BASE, NEW_BASE, REVIEWED, Payproof, found, report
from tests.audit.repositories import ANALYST, ENGINEER, Guide, Repo
from tests.audit.running import Run

LINES = CANONICAL.splitlines()
IN_FRONTMATTER_LINE = LINES.index("    base_low: 150000") + 1
IN_TABLE_LINE = next(number for number, line in enumerate(LINES, 1) if line.startswith("| New York"))
REVERSED = ("next_review_due: 2026-05-23", "next_review_due: 2025-05-23")


@pytest.fixture
def since(payproof: Payproof) -> Callable[..., Run]:
    def run(*arguments: str) -> Run:
        return payproof("check", "--format", "json", "--since", *(arguments or ("main",)))

    return run


@pytest.fixture
def branch(repo: Repo, guide: Guide) -> Repo:
    """Two guides on main, one of them with an old fault, and a branch on which nothing has changed yet."""
    guide(ENGINEER)
    guide(ANALYST, REVERSED)
    repo.commit("2026-05-01")
    repo("switch", "--quiet", "--create", "edit")
    return repo


def test_where_nothing_changed_there_is_nothing_to_do(branch: Repo, since: Payproof) -> None:
    run = since()
    assert (run.code, report(run)["summary"]["guides"]) == (0, 0)
    assert report(run)["notes"] == [f"0 guides changed since {branch('rev-parse', 'main')[:12]} of 2026-05-01"]


def test_old_faults_of_other_guides_stay_out_of_the_way(branch: Repo, guide: Guide, since: Payproof) -> None:
    guide(ENGINEER, NEW_BASE, IN_TABLE)
    assert found(since()) == [(ENGINEER, "DUE505", 7)]


def test_what_an_edited_guide_had_wrong_before_is_told_too(branch: Repo, guide: Guide, since: Payproof) -> None:
    guide(ANALYST, REVERSED, ("Glassdoor, Acme", "Glassdoor of Acme"))
    assert found(since()) == [(ANALYST, "DUE501", 8)]


@pytest.mark.parametrize("state", ["unstaged", "staged", "committed"])
def test_it_does_not_matter_how_far_an_edit_got(state: str, branch: Repo, guide: Guide, since: Payproof) -> None:
    guide(ENGINEER, LARGE_BASE, ("$150K–$200K", "$195K–$200K"))
    if state != "unstaged":
        branch("add", "--all")
    if state == "committed":
        branch.commit("2026-05-02")
    assert [rule for _, rule, _ in found(since("main", "--select", "DUE505,SET605"))] == ["DUE505", "SET605"]


def test_a_new_guide_is_judged_before_git_knows_it(branch: Repo, guide: Guide, since: Payproof) -> None:
    guide("guides/acme/scientist.md", REVERSED)
    assert found(since()) == [("guides/acme/scientist.md", "DUE501", 8)]


def test_a_new_file_that_git_ignores_is_judged_where_it_is_named(
    branch: Repo, guide: Guide, folder: Path, since: Payproof
) -> None:
    (folder / ".gitignore").write_text("scientist.md\n", encoding="utf-8")
    guide("guides/acme/scientist.md", REVERSED)
    assert found(since()) == []
    assert found(since("main", "guides/acme/scientist.md")) == [("guides/acme/scientist.md", "DUE501", 8)]


def test_a_guide_that_is_gone_is_told(branch: Repo, folder: Path, since: Payproof) -> None:
    (folder / ANALYST).unlink()
    run = report(since())
    assert run["findings"] == []
    assert run["notes"][0].endswith(f"; 1 deleted: {ANALYST}")


def test_only_the_paths_given_are_looked_at(branch: Repo, guide: Guide, since: Payproof) -> None:
    guide(ENGINEER, NEW_BASE, IN_TABLE)
    guide("guides/globex/data-engineer.md", REVERSED)
    assert found(since("main", "guides/globex")) == [("guides/globex/data-engineer.md", "DUE501", 8)]
    assert found(since("main", ENGINEER)) == [(ENGINEER, "DUE505", 7)]
    assert found(since("main", ANALYST)) == []


def test_other_markdown_is_told_where_the_edit_brought_it(branch: Repo, folder: Path, since: Payproof) -> None:
    (folder / "guides/notes.md").write_text("# Notes\n", encoding="utf-8")
    assert report(since())["summary"]["other_files"] == 1
    branch.commit("2026-05-02")
    assert report(since("HEAD"))["summary"]["other_files"] == 0


# renames


def test_a_renamed_guide_is_compared_with_what_it_was(
    branch: Repo, guide: Guide, folder: Path, since: Payproof
) -> None:
    branch("mv", ENGINEER, "guides/acme/platform-engineer.md")
    guide("guides/acme/platform-engineer.md", NEW_BASE, IN_TABLE, ("### Data Engineer", "### Platform Engineer"))
    rules = [(path, rule) for path, rule, _ in found(since())]
    assert ("guides/acme/platform-engineer.md", "DUE505") in rules
    assert "deleted" not in report(since())["notes"][0]


def test_a_guide_that_only_moved_is_judged_at_its_new_place(branch: Repo, folder: Path, since: Payproof) -> None:
    (folder / "guides/globex").mkdir()
    branch("mv", ENGINEER, "guides/globex/data-engineer.md")
    assert found(since()) == [("guides/globex/data-engineer.md", "FMT109", 2)]


def test_a_rename_that_git_cannot_know_yet_is_told(branch: Repo, folder: Path, since: Payproof) -> None:
    (folder / ENGINEER).rename(folder / "guides/acme/scientist.md")
    assert report(since())["notes"][1].endswith("once git knows both: `git add` them")


def test_a_guide_that_moved_to_where_it_is_none_is_told_as_deleted(branch: Repo, folder: Path, since: Payproof) -> None:
    (folder / "archive").mkdir()
    branch("mv", ENGINEER, "archive/data-engineer.md")
    assert report(since())["notes"][0].endswith(f"; 1 deleted: {ENGINEER}")


# which side comes first


def test_the_side_that_the_edit_changed_comes_first(branch: Repo, guide: Guide, since: Payproof) -> None:
    guide(ENGINEER, IN_TABLE)
    [cell] = report(since("main", "--select", "TAB302"))["findings"]
    guide(ENGINEER, NEW_BASE)
    [value] = report(since("main", "--select", "TAB302"))["findings"]
    assert (cell["line"], cell["related"][0]["line"]) == (IN_TABLE_LINE, IN_FRONTMATTER_LINE)
    assert (value["line"], value["related"][0]["line"]) == (IN_FRONTMATTER_LINE, IN_TABLE_LINE)
    assert value["related"][0]["message"] == "150,000 in the table"


def test_the_order_of_the_sides_does_not_make_it_another_finding(
    branch: Repo, guide: Guide, since: Payproof, payproof: Payproof
) -> None:
    guide(ENGINEER, NEW_BASE)
    [value] = report(since("main", "--select", "TAB302"))["findings"]
    [plain] = report(payproof("check", ENGINEER, "--format", "json", "--select", "TAB302"))["findings"]
    assert value["line"] != plain["line"]
    assert value["fingerprint"] == plain["fingerprint"]


def test_an_edit_of_both_sides_or_of_neither_leaves_the_order(branch: Repo, guide: Guide, since: Payproof) -> None:
    guide(ENGINEER, NEW_BASE, ("$150K–$200K", "$160K–$200K"))
    [both] = report(since("main", "--select", "TAB302"))["findings"]
    branch.commit("2026-05-02")
    guide(ENGINEER, NEW_BASE, ("$150K–$200K", "$160K–$200K"), ("Glassdoor, Acme", "Glassdoor of Acme"))
    [neither] = report(since("HEAD", "--select", "TAB302"))["findings"]
    assert both["line"] == neither["line"] == IN_TABLE_LINE


# the rules that need a base


def test_without_a_base_their_comments_are_not_called_unused(branch: Repo, guide: Guide, payproof: Payproof) -> None:
    comment = ("last_updated: 2026-02-23", "last_updated: 2026-02-23 # payproof: ignore[DUE505] a second edit that day")
    guide(ENGINEER, comment, NEW_BASE, IN_TABLE)
    assert payproof("check", ENGINEER).code == 0
    run = payproof("check", ENGINEER, "--since", "main", "--format", "json")
    assert (found(run), report(run)["summary"]["suppressed"]) == ([], 1)
    branch.commit("2026-05-02")
    guide(ENGINEER, comment, NEW_BASE, IN_TABLE, ("Glassdoor, Acme", "Glassdoor of Acme"))
    assert [rule for _, rule, _ in found(payproof("check", "--since", "HEAD", "--format", "json"))] == ["FMT112"]


def test_ten_dates_moved_alone_are_one_finding_and_nine_are_nine(repo: Repo, guide: Guide, since: Payproof) -> None:
    names = [f"guides/acme/role-{number:02}.md" for number in range(10)]
    for name in names:
        guide(name)
    repo.commit("2026-05-01")
    for name in names[:9]:
        guide(name, *REVIEWED)
    assert [path for path, _, _ in found(since("HEAD", "--select", "DUE506"))] == names[:9]
    guide(names[9], *REVIEWED)
    [finding] = report(since("HEAD", "--select", "DUE506"))["findings"]
    assert (finding["path"], finding["values"]) == (names[0], {"guides": 10})
    assert finding["message"].startswith("last_updated moved in 10 guides and no figure or text changed in them: ")
    assert finding["message"].endswith(f"; they are {', '.join(names)}")


def test_of_many_dates_moved_alone_twenty_guides_are_named_and_the_rest_counted(
    repo: Repo, guide: Guide, since: Payproof
) -> None:
    names = [f"guides/acme/role-{number:02}.md" for number in range(23)]
    for name in names:
        guide(name)
    repo.commit("2026-05-01")
    for name in names:
        guide(name, *REVIEWED)
    [finding] = report(since("HEAD", "--select", "DUE506"))["findings"]
    assert finding["message"].endswith(f", {names[19]} and 3 more, which `payproof diff REV` lists")
    assert finding["values"] == {"guides": 23}


def test_a_guide_that_could_not_be_read_at_the_base_says_what_was_not_checked(
    repo: Repo, guide: Guide, since: Payproof
) -> None:
    guide(ENGINEER, ("role_type: standard", "role_type: [standard"))
    repo.commit("2026-05-01")
    guide(ENGINEER, LARGE_BASE, ("$150K–$200K", "$195K–$200K"))
    run = report(since("HEAD", "--select", "DUE505,DUE506,SET605"))
    assert run["findings"] == []
    assert [(skip["rule"], skip["reason"]) for skip in run["summary"]["skipped"]] == [
        (code, "the frontmatter at the base cannot be read") for code in ("DUE505", "DUE506", "SET605")
    ]


# a changed configuration


def test_a_changed_configuration_is_held_against_every_guide(
    branch: Repo, guide: Guide, folder: Path, since: Payproof
) -> None:
    (folder / "payproof.toml").write_text("policy.review-months = 6\n", encoding="utf-8")
    run = report(since())
    assert [(each["path"], each["rule"]) for each in run["findings"]] == [(ENGINEER, "DUE504")]
    assert (
        run["notes"][1] == "the configuration changed too (policy): more is found of 1 guide that it left as they were"
    )


def test_a_severity_that_rises_makes_an_old_finding_a_new_one(
    branch: Repo, guide: Guide, folder: Path, since: Payproof
) -> None:
    guide(ANALYST, ("next_review_due: 2026-05-23", "next_review_due: 2026-08-23"))
    branch.commit("2026-05-02")
    (folder / "payproof.toml").write_text('severity.DUE504 = "error"\n', encoding="utf-8")
    assert found(since("HEAD")) == [(ANALYST, "DUE504", 8)]
    told = "the configuration changed too (severity): what is found weighs more in 1 guide that it left as they were"
    assert report(since("HEAD"))["notes"][1] == told


def test_a_configuration_that_is_named_may_change_too(
    branch: Repo, guide: Guide, folder: Path, since: Payproof
) -> None:
    (folder / "strict.toml").write_text("policy.review-months = 3\n", encoding="utf-8")
    branch.commit("2026-05-02")
    assert found(since("HEAD", "--config", "strict.toml")) == []
    (folder / "strict.toml").write_text("policy.review-months = 6\n", encoding="utf-8")
    assert found(since("HEAD", "--config", "strict.toml")) == [(ENGINEER, "DUE504", 8)]


def test_settings_of_others_in_the_same_file_change_nothing(branch: Repo, folder: Path, since: Payproof) -> None:
    (folder / "pyproject.toml").write_text('[project]\nname = "guides"\n', encoding="utf-8")
    assert len(report(since())["notes"]) == 1


def test_a_configuration_that_an_edit_mends_is_no_misuse(branch: Repo, folder: Path, since: Payproof) -> None:
    (folder / "payproof.toml").write_text("gudies = 1\n", encoding="utf-8")
    branch.commit("2026-05-02")
    (folder / "payproof.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    assert found(since("HEAD")) == [(ANALYST, "DUE501", 8)]


def test_guides_that_are_no_longer_excluded_are_the_edit_s(branch: Repo, folder: Path, since: Payproof) -> None:
    (folder / "payproof.toml").write_text('exclude = ["guides/acme/analyst.md"]\n', encoding="utf-8")
    branch.commit("2026-05-02")
    (folder / "payproof.toml").unlink()
    assert found(since("HEAD")) == [(ANALYST, "DUE501", 8)]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('exclude = ["guides/acme/analyst.md"]', f"(exclude): 1 guide is no longer checked: {ANALYST}"),
        ('guides = ["more"]', f"(guides): 2 guides are no longer checked: {ANALYST}, {ENGINEER}"),
        ('ignore = ["TAB307"]', "(ignore): TAB307 no longer runs (on 3 guides)"),
        ('per-path-ignores = { "guides/acme/*.md" = ["DUE501"] }',
         "(per-path-ignores): DUE501 no longer runs (on 2 guides)"),
        ('severity.DUE501 = "info"', "(severity): DUE501 is an info where it was an error"),
        ('fail-on = "never"', "(fail-on): fail-on is never where it was error"),
        ("capacity = 7", "(capacity): no other guide is wrong by that"),
    ],
)  # fmt: skip
def test_what_an_edit_takes_out_of_its_own_check_is_told(
    settings: str, said: str, branch: Repo, guide: Guide, folder: Path, since: Payproof
) -> None:
    guide("more/globex/scientist.md")
    (folder / "payproof.toml").write_text('guides = ["guides", "more"]\n', encoding="utf-8")
    branch.commit("2026-05-02")
    roots = "" if settings.startswith("guides") else 'guides = ["guides", "more"]\n'
    (folder / "payproof.toml").write_text(f"{roots}{settings}\n", encoding="utf-8")
    run = report(since("HEAD"))
    assert run["notes"][1] == f"the configuration changed too {said}"
    assert run["findings"] == []


def test_of_many_rules_that_no_longer_run_five_are_named(branch: Repo, folder: Path, since: Payproof) -> None:
    (folder / "payproof.toml").write_text('select = ["TAB"]\n', encoding="utf-8")
    [_, note] = report(since("HEAD"))["notes"]
    assert note.startswith("the configuration changed too (select): DUE501, DUE502, DUE503, DUE504, DUE505 and ")
    assert note.endswith(" more no longer run (on 2 guides)")

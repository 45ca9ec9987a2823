"""Whose a guide is: CODEOWNERS as GitHub reads it, the guide's own word, the configuration, and nobody."""

from pathlib import Path

import pytest

from audit.misuse import MisuseError
from audit.owners import UNOWNED, Line, Owners, load, parse

TOP = Path("/repository")


def owner(text: str, path: str, own: str | None = None, **configured: str) -> str:
    return Owners(parse(text), TOP, configured).of(TOP / path, path, own)


# Each row is a pattern, the paths that it holds and those that it does not.
PATTERNS = [
    ("*", ["a.md", "docs/a.md", "docs/deep/a.md"], []),
    ("**", ["a.md", "docs/deep/a.md"], []),
    ("*.md", ["a.md", "docs/a.md", "docs/deep/a.md"], ["a.mdx", "amd"]),
    ("/*.md", ["a.md"], ["docs/a.md"]),
    ("/*", ["a.md"], ["docs/a.md"]),
    ("/docs/", ["docs/a.md", "docs/deep/a.md"], ["docs", "other/docs/a.md"]),
    ("/docs", ["docs", "docs/a.md", "docs/deep/a.md"], ["docs2/a.md", "other/docs/a.md"]),
    ("docs/", ["docs/a.md", "docs/deep/a.md", "other/docs/a.md"], ["docs", "mydocs/a.md"]),
    ("docs", ["docs", "docs/a.md", "other/docs/deep/a.md"], ["docs.md"]),
    ("docs/*", ["docs/a.md"], ["docs/deep/a.md", "other/docs/a.md"]),
    ("docs/**", ["docs/a.md", "docs/deep/a.md"], ["docs", "other/docs/a.md"]),
    ("docs/*.md", ["docs/a.md"], ["docs/deep/a.md", "docs/a.txt"]),
    ("docs/deep", ["docs/deep/a.md", "docs/deep"], ["other/docs/deep/a.md"]),
    ("docs/deep/", ["docs/deep/a.md"], ["docs/deep", "other/docs/deep/a.md"]),
    ("apps/", ["apps/a.md", "old/apps/deep/a.md"], ["apps.md"]),
    ("**/logs", ["logs", "logs/a", "build/logs/a", "deep/build/logs/b/a"], ["mylogs/a", "logs2"]),
    ("/**/logs", ["logs/a", "build/logs/a"], ["mylogs/a"]),
    ("docs/**/a.md", ["docs/a.md", "docs/one/a.md", "docs/one/two/a.md"], ["a.md", "docs/ba.md"]),
    ("docs/*/a.md", ["docs/one/a.md"], ["docs/a.md", "docs/one/two/a.md"]),
    ("docs/*/", ["docs/one/a.md", "docs/one/two/a.md"], ["docs/a.md"]),
    ("do**cs/a.md", ["docs/a.md", "do-the-cs/a.md"], ["do/x/cs/a.md"]),
    ("a?.md", ["ab.md", "docs/ab.md"], ["a.md", "a/.md"]),
    ("my\\ docs/", ["my docs/a.md"], ["my/a.md", "docs/a.md", "my\\ docs/a.md"]),
    ("docs/\\#1/", ["docs/#1/a.md"], ["docs/1/a.md"]),
    ("docs/#1/", ["docs/#1/a.md"], ["docs/a.md"]),
    ("docs/\\*.md", ["docs/*.md"], ["docs/a.md"]),
    ("/[ab].md", ["[ab].md"], ["a.md", "b.md"]),
    ("/Docs/", ["Docs/a.md"], ["docs/a.md"]),
    ("/a.b+c(d)/", ["a.b+c(d)/a.md"], ["axb+c(d)/a.md"]),
    ("/gehälter/🧮/", ["gehälter/🧮/a.md"], ["gehalter/🧮/a.md"]),
    ("docs/*", ["docs/new\nline.md"], ["docs/new\nline/a.md"]),
]


@pytest.mark.parametrize(("pattern", "held", "not_held"), PATTERNS)
def test_a_pattern_holds_what_github_says_it_holds(pattern: str, held: list[str], not_held: list[str]) -> None:
    assert {path for path in held + not_held if owner(f"{pattern} @pay", path) == "@pay"} == set(held)


def test_the_last_line_that_matches_wins() -> None:
    text = "* @everyone\n/guides/ @pay\n/guides/acme/ @acme\n*.txt @texts\n"
    assert [owner(text, path) for path in ("a.md", "guides/b/a.md", "guides/acme/a.md", "guides/acme/a.txt")] == [
        "@everyone", "@pay", "@acme", "@texts",
    ]  # fmt: skip
    assert owner("/guides/acme/ @acme\n* @everyone\n", "guides/acme/a.md") == "@everyone"


def test_a_pattern_without_owners_takes_the_owner_away() -> None:
    text = "/guides/ @pay\n/guides/acme/\n"
    assert owner(text, "guides/acme/a.md") == UNOWNED
    assert owner(text, "guides/other/a.md") == "@pay"
    assert owner(text + "/guides/acme/a.md @one\n", "guides/acme/a.md") == "@one"
    assert owner("/guides/ @pay\n/guides/acme/ # nobody\n", "guides/acme/a.md") == UNOWNED


@pytest.mark.parametrize("name", ["@pay", "@org/pay-team", "@org/pay.team", "pay@example.com", "@user_corp"])
def test_owners_are_users_teams_and_addresses(name: str) -> None:
    assert owner(f"* {name}", "a.md") == name
    assert owner(f"* @first\t{name}  # both", "a.md") == f"@first {name}"


@pytest.mark.parametrize(
    "bad",
    ["/guides/ pay", "/guides/ @pay nobody", "/guides/ @", "/guides/ @a/b/c", "!/guides/ @pay", "\\#guides @x"],
)
def test_a_line_that_is_not_well_formed_is_passed_over_and_the_others_hold(bad: str) -> None:
    assert parse(f"* @first\n{bad}\n") == (Line("*", ("@first",)),)
    assert owner(f"* @first\n{bad}\n/other/ @other", "guides/a.md") == "@first"


def test_comments_and_empty_lines_are_nothing() -> None:
    text = "# * @comment\n\n   \n  # /guides/ @indented\n/guides/ @pay #now @not\n/a/ @a#b\n"
    assert parse(text) == (Line("/guides/", ("@pay",)), Line("/a/", ("@a#b",)))
    assert owner(text, "guides/a.md") == "@pay"


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "CODEOWNERS").write_bytes("\ufeff/guides/ @pay\r\n/other/ @other\r\n".encode())
    owners = load(tmp_path, {})
    assert owners.lines == (Line("/guides/", ("@pay",)), Line("/other/", ("@other",)))


def test_the_first_codeowners_that_github_takes_is_the_only_one(tmp_path: Path) -> None:
    file = tmp_path / "guides/acme/a.md"
    assert load(tmp_path, {}).of(file, "guides/acme/a.md", None) == UNOWNED
    for place, name in (("docs", "@docs"), (".", "@top"), (".github", "@github")):
        (tmp_path / place).mkdir(exist_ok=True)
        (tmp_path / place / "CODEOWNERS").write_text(f"* {name}\n", encoding="utf-8")
        assert load(tmp_path, {}).of(file, "guides/acme/a.md", None) == name


def test_the_guide_s_own_word_comes_first_then_codeowners_then_the_configuration() -> None:
    assert owner("* @pay", "guides/acme/a.md", "Ana", guides="team") == "Ana"
    assert owner("* @pay", "guides/acme/a.md", "", guides="team") == "@pay"
    assert owner("/other/ @pay", "guides/acme/a.md", None, guides="team") == "team"
    assert owner("*\n", "guides/acme/a.md", None, guides="team") == "team"
    assert owner("/other/ @pay", "guides/acme/a.md", None, elsewhere="team") == UNOWNED


def test_of_the_configuration_s_patterns_the_last_that_matches_wins() -> None:
    configured = {"guides": "all", "guides/acme/*": "acme"}
    assert Owners((), None, configured).of(TOP / "guides/acme/a.md", "guides/acme/a.md", None) == "acme"
    assert Owners((), None, configured).of(TOP / "guides/b/a.md", "guides/b/a.md", None) == "all"


def test_a_guide_outside_the_repository_is_not_codeowners_business() -> None:
    owners = Owners(parse("* @pay"), TOP, {})
    assert owners.of(Path("/elsewhere/acme/a.md"), "../elsewhere/acme/a.md", None) == UNOWNED


def test_what_one_guide_says_of_its_owner_holds_for_it_alone() -> None:
    owners = Owners(parse("* @pay"), TOP, {})
    file = TOP / "guides/acme/a.md"
    assert [owners.of(file, "guides/acme/a.md", own) for own in ("Ana", None, "Bo", None)] == [
        "Ana",
        "@pay",
        "Bo",
        "@pay",
    ]


def test_a_codeowners_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "CODEOWNERS").write_text("* @pay\n", encoding="utf-8")

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(MisuseError, match="CODEOWNERS cannot be read: Permission denied"):
        load(tmp_path, {})

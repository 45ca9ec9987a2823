"""A word that no rule answers to is told with the rule that is meant, where one is near."""

import pytest

from audit import linter
from audit.linter import Linter
from audit.rule_keys import meant
from schema.document import Document
from schema.example import AS_OF, Good
from schema.registry import find
from schema.subject import Subject


@pytest.mark.parametrize(
    ("key", "rule"),
    [
        ("figure-difers", "TAB302 (figure-differs)"),
        ("Figure_Differs", "TAB302 (figure-differs)"),
        ("TBA302", "TAB302 (figure-differs)"),
        ("TAB320", "TAB302 (figure-differs)"),
        ("tab320", "TAB302 (figure-differs)"),
        ("TAB130", ""),
        ("TAB999", ""),
        ("nonsense", ""),
        ("", ""),
    ],
)
def test_the_rule_that_is_near_is_named(key: str, rule: str) -> None:
    assert meant(key) == (f"did you mean {rule}?" if rule else "")


def test_a_comment_that_names_hundreds_of_rules_is_guessed_at_a_hundred_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "MOST_GUESSES", 2)
    keys = ", ".join(["figure-difers"] * 5)
    document = Document(Good(f"company: acme # payproof: ignore[{keys}] why").text)
    rule = find("FMT112")
    assert rule is not None
    verdict = Linter((rule(),)).lint(Subject(document, AS_OF), "a.md")
    assert [finding.message.endswith("did you mean TAB302 (figure-differs)?") for finding in verdict.findings] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert verdict.findings[-1].message.endswith("as `payproof rules` lists them")

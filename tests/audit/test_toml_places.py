"""Where a key of the configuration stands."""

import pytest

from audit.toml_places import line_of

TEXT = """\
# select = []
select = [
  "PAY",
]
severity = {PAY203 = "info"}
rules.PAY204.tolerance = 1
"quoted key" = 1

[rules.PAY205]  # a comment
tolerance = 2
'single' = 3

[ per-path-ignores ]
"guides/*.md" = ["PAY"]

[tool."payproof".policy]
review-months = 3
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("select",), 2),
        (("severity", "PAY203"), 5),
        (("rules", "PAY204"), 6),
        (("rules", "PAY204", "tolerance"), 6),
        (("quoted key",), 7),
        (("rules", "PAY205"), 9),
        (("rules", "PAY205", "tolerance"), 10),
        (("rules", "PAY205", "other"), 9),
        (("rules", "PAY205", "single"), 11),
        (("per-path-ignores", "guides/*.md"), 14),
        (("tool", "payproof", "policy", "review-months"), 17),
        (("nowhere",), 1),
        ((), 1),
    ],
)
def test_a_key_is_found_or_the_nearest_table_around_it(path: tuple[str, ...], line: int) -> None:
    assert line_of(TEXT, path) == line


def test_lines_are_counted_as_an_editor_does() -> None:
    assert line_of('a = "\x85\u2028"\r\nb = 1\r\n', ("b",)) == 2

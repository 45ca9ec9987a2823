"""FMT112."""

from schema.finding import Severity
from schema.rule import Bad, Good, SuppressionRule


class SuppressionUnused(SuppressionRule):
    """A comment silences nothing.

    It names a rule that finds nothing at its place any more, or no rule at all, or it is not understood. A stale comment hides the
    next fault of its kind. Only rules that ran with all they need are judged: not those outside `--select`, not those that need
    a base where none is given, not those that depend on the day.
    """

    code = "FMT112"
    severity = Severity.WARNING

    examples = (
        Good(
            "base_low: 150000", "total_comp_low: 145000 # payproof: ignore[PAY203] half of the year only",
            beside=("PAY203",),
        ),
        Good("total_comp_low: 195000 # payproof: ignore[PAY203] the rule does not run here"),
        Bad(
            "total_comp_low: 195000 # payproof: ignore[PAY203] half of the year only",
            beside=("PAY203",),
            at="", marks="# payproof: ignore[PAY203] half of the year only",
            says="PAY203 finds nothing at this place: delete the comment",
            values={"rule": "PAY203"}, fixed="total_comp_low: 195000",
        ),
        Bad(
            "# payproof: ignore-file[total-below-base] half of the year only",
            beside=("PAY203",),
            at="", marks="# payproof: ignore-file[total-below-base] half of the year only",
            says="total-below-base finds nothing at this file: delete the comment", fixed="",
        ),
        Bad(
            "base_low: 150000 # payproof: ignore[PAY999] who knows",
            at="", marks="# payproof: ignore[PAY999] who knows",
            says="PAY999 is no rule: name one by its code or its name, as `payproof rules` lists them",
        ),
        Bad(
            "base_low: 150000 # payproof: ignore[TAB320] in thousands",
            at="", marks="# payproof: ignore[TAB320] in thousands",
            says="TAB320 is no rule: did you mean TAB302 (figure-differs)?",
        ),
        Bad(
            "base_low: 150000 # payproof ignore[TAB302] in thousands",
            at="", marks="# payproof ignore[TAB302] in thousands",
            says="the colon behind `payproof` is missing, so this silences nothing: write `payproof: ignore[CODE] reason`",
        ),
        Bad(
            "base_low: 150000 # payproof: ignore[PAY203] for New York: half of the year only",
            at="", marks="# payproof: ignore[PAY203] for New York: half of the year only",
            says='the region after `for` stands in quotes: write `for "New York":`',
        ),
        Bad(
            "base_low: 150000 # payproof: ignore PAY203",
            at="", marks="# payproof: ignore PAY203",
            says="this comment is not understood: write `payproof: ignore[CODE] reason`",
        ),
    )  # fmt: skip

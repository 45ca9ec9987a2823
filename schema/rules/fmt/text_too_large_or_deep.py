"""FMT114."""

from schema.finding import Severity
from schema.frontmatter import Flaw
from schema.rule import Bad, FlawRule, Good


class TextTooLargeOrDeep(FlawRule):
    """The file is larger, or nests deeper, than any guide.

    A guide has some six thousand bytes and five levels. A quarter of a megabyte, thirty levels, a thousand values below one
    field, or aliases that multiply into a hundred thousand values are a mistake or an attack, and are refused before they
    cost time and memory.
    """

    code = "FMT114"
    severity = Severity.ERROR
    flaw = Flaw.TOO_MUCH

    examples = (
        Good("level_mapping: {internal: null, raw: [[]]}"),
        Bad(
            "level_mapping: " + "[" * 40 + "]" * 40,
            at="", marks="[",
            says="the frontmatter nests deeper than 32 levels: a guide needs five",
        ),
        Bad(
            "level_mapping: &loop {internal: *loop}",
            at="", marks="&",
            says="an alias holds itself: write the values out",
        ),
    )  # fmt: skip

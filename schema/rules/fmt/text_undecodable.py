"""FMT110."""

from schema.finding import Severity
from schema.frontmatter import Flaw
from schema.rule import Bad, FlawRule, Good


class TextUndecodable(FlawRule):
    """The file is not UTF-8 text.

    Currency signs and dashes are what other encodings garble first: a pound sign saved as Latin-1 is not a pound sign to
    anybody else.
    """

    code = "FMT110"
    severity = Severity.ERROR
    flaw = Flaw.UNDECODABLE

    examples = (
        Good(),
        Bad(
            text=b"---\ncompany: acm\xe9\n---\n",
            at="", marks="\N{REPLACEMENT CHARACTER}",
            says="byte 0xE9 is not UTF-8: save the file as UTF-8",
        ),
        Bad(
            text=b"---\ncompany: acme\0\n---\n",
            at="", marks="\0",
            says="a NUL character stands here, as in no text: delete it",
        ),
    )  # fmt: skip

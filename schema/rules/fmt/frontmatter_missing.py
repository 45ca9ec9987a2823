"""FMT101."""

from schema.finding import Severity
from schema.frontmatter import Flaw
from schema.rule import Bad, FlawRule, Good


class FrontmatterMissing(FlawRule):
    """The file does not begin with frontmatter that programs can see.

    Programs read a guide's figures from the YAML between two lines of `---` at the very top. Where that is missing, empty,
    never closed, or preceded by anything, even by an invisible byte order mark, most programs see a guide without figures and
    say nothing.
    """

    code = "FMT101"
    severity = Severity.ERROR
    flaw = Flaw.MISSING

    examples = (
        Good(),
        Bad(
            text="# Data Engineer | Acme\n",
            at="", marks="# Data Engineer | Acme",
            says="the file does not begin with frontmatter: put the fields first, between two lines of ---",
        ),
        Bad(
            text="---\ncompany: acme\n",
            at="", marks="---",
            says="the frontmatter opens here and never ends: put --- on a line of its own after the last field",
        ),
        Bad(
            text="---\ncompany: acme\n\n## Data Engineer\n\n**Pay:** in USD\n\n---\n\nSources\n",
            at="", marks="## Data Engineer",
            says="the frontmatter is not closed before the heading on line 4: put --- on a line of its own there",
        ),
        Bad(
            text="\n---\ncompany: acme\n---\n",
            at="", marks="---",
            says="something stands before the opening ---, so programs see no frontmatter: make it the first line",
        ),
        Bad(
            text="\ufeff---\ncompany: acme\n---\n",
            at="", marks="---",
            says="an invisible byte order mark stands before ---, so programs see no frontmatter: save as UTF-8 without it",
        ),
        Bad(text="---\n---\n", at="", marks="---", says="the frontmatter is empty: a guide needs its fields here"),
        Bad(
            text="",
            at="", marks="",
            says="the file is empty: a guide begins with frontmatter between two lines of ---",
        ),
    )  # fmt: skip

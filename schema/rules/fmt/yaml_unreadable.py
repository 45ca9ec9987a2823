"""FMT102."""

from schema.finding import Severity
from schema.frontmatter import Flaw
from schema.rule import Bad, FlawRule, Good


class YamlUnreadable(FlawRule):
    """The frontmatter is not YAML, or not a block of fields, or a merge conflict was left in the guide.

    No program can read any figure of such a guide. The place is where the YAML reader gave up, which is at or shortly after
    the mistake. A merge conflict (`<<<<<<<`, `=======`, `>>>>>>>`) is one wherever it stands, in a table or in the text as well:
    both sides are there, so neither is what the guide says. Nothing else is said of the guide until this is mended.
    """

    code = "FMT102"
    severity = Severity.ERROR
    flaw = Flaw.UNREADABLE

    examples = (
        Good("company_display: 'Acme: the Company'"),
        Bad(
            "company_display: Acme: the Company",
            at="", marks=":",
            says="the frontmatter is not YAML: a colon followed by a space begins a new field here: "
            "put the whole text in quotes",
        ),
        Bad(
            text='---\ncompany: "acme\n---\n',
            at="", marks='"',
            says="the frontmatter is not YAML: a quote is opened and never closed",
        ),
        Bad(
            text="---\n- company\n---\n",
            at="", marks="- company",
            says="the frontmatter is a list, not fields: write `name: value` lines",
        ),
        Good(body="# Data Engineer | Acme\n\nOffers\n=======\n"),
        Bad(
            table="| Region | Base Salary |\n|---|---|\n"
            "<<<<<<< HEAD\n| London | £90K–£120K |\n=======\n| London | £95K–£120K |\n>>>>>>> figures\n",
            at="", marks="<<<<<<< HEAD",
            says="a merge conflict was left here: keep one side, and delete its markers",
        ),
    )  # fmt: skip

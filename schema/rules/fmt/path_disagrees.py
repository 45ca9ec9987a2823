"""FMT109."""

from collections.abc import Iterator

from schema.finding import Fault, Severity, Skip
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject


class PathDisagrees(SubjectRule):
    """The folder is not the company's, or the file is not the role's.

    A guide lies at `<company>/<role>.md` below its root, and links are made of these names. Where a file lies below no known
    root, it is held to its place only if one of the two names agrees.
    """

    code = "FMT109"
    severity = Severity.ERROR

    examples = (
        Good(path="acme/data-engineer.md"),
        Bad(
            path="acme-inc/data-engineer.md",
            at="company", marks="acme",
            says="company is acme, but the guide lies in the folder acme-inc: rename one of them",
            values={"frontmatter": "acme", "path": "acme-inc"},
        ),
        Bad(
            path="acme/data-scientist.md",
            at="role", marks="data-engineer",
            says="role is data-engineer, but the file is data-scientist.md: rename one of them",
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault | Skip]:
        guide, home = subject.guide, subject.home
        if guide is None or home is None:
            return
        agrees = (guide.company == home.company, guide.role == home.role)
        if not home.certain and not any(agrees):
            yield Skip("", "the file lies below no known guide root, so its path was not compared")
            return
        if guide.company is not None and not agrees[0]:
            yield Fault(
                "company",
                f"company is {guide.company}, but the guide lies in the folder {home.company}: rename one of them",
                values={"frontmatter": guide.company, "path": home.company},
            )
        if guide.role is not None and not agrees[1]:
            yield Fault(
                "role",
                f"role is {guide.role}, but the file is {home.role}.md: rename one of them",
                values={"frontmatter": guide.role, "path": home.role},
            )

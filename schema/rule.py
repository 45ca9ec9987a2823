"""What a rule is: a code, a severity, a page, examples, and a generator of faults."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from schema.example import Bad, Good
from schema.finding import Fault, Fix, Refused, Related, Severity, Skip

if TYPE_CHECKING:
    from schema.corpus import Corpus, Entry
    from schema.document import Document
    from schema.guide import Guide, Row
    from schema.problem import Problem, Wrong
    from schema.subject import Subject
    from schema.trouble import Flaw, Trouble

__all__ = [
    "READERS",
    "Bad",
    "CorpusRule",
    "DocumentRule",
    "EditRule",
    "FieldRule",
    "FlawRule",
    "Good",
    "GuideRule",
    "RowRule",
    "Rule",
    "SubjectRule",
    "SuppressionRule",
]

DOCS = "https://github.com/payproof/payproof/blob/main/docs/rules"


class Rule(ABC):
    """One thing that a good guide keeps to.

    The docstring is the rule's page: its first line is the title, the rest says why. `Options`, where there is one, is a
    NamedTuple with a default for every field, and annotations that tell what each is for.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity]
    examples: ClassVar[tuple[Good | Bad, ...]]
    needs_as_of: ClassVar[bool] = False
    needs_base: ClassVar[bool] = False
    only_where_selected: ClassVar[bool] = False
    # Whether `audit` runs it in place of `check`.
    in_audit: ClassVar[bool] = False
    # What of the subject it speaks of, as `odd_rows` or `reading.problems`: where there is none, the rule need not be asked.
    speaks_of: ClassVar[str] = ""
    # Whether a fix writes one side of the guide over the other, so that somebody has to say which.
    takes_sides: ClassVar[bool] = False
    # The rules that could not judge for want of what a fix writes, and may find something once it is written.
    uncovers: ClassVar[tuple[str, ...]] = ()
    Options: ClassVar[type[Any] | None] = None
    options: Any

    def __init__(self, options: Mapping[str, object] | None = None) -> None:
        self.options = self.Options(**(options or {})) if self.Options else None

    @classmethod
    @cache  # a run with many findings holds one text, not one each
    def name(cls) -> str:
        """The defect's name, which is the module's."""
        return cls.__module__.rpartition(".")[2].replace("_", "-")

    @classmethod
    def family(cls) -> str:
        return cls.code[:3]

    @classmethod
    @cache
    def url(cls) -> str:
        return f"{DOCS}/{cls.name()}.md"

    @abstractmethod
    def judge(self, subject: "Subject") -> Iterator[Fault | Skip]:
        """What is wrong with this guide."""


class SubjectRule(Rule):
    """A rule that asks for more than the guide: its document, its place, the date that stands for today."""

    @abstractmethod
    def check(self, subject: "Subject") -> Iterator[Fault | Skip]: ...

    def judge(self, subject: "Subject") -> Iterator[Fault | Skip]:
        return self.check(subject)


class DocumentRule(Rule):
    """A rule about the text and its places."""

    @abstractmethod
    def check(self, document: "Document") -> Iterator[Fault | Skip]: ...

    def judge(self, subject: "Subject") -> Iterator[Fault | Skip]:
        return self.check(subject.document)


class GuideRule(Rule):
    """A rule about what the frontmatter means; it is quiet where that cannot be read."""

    @abstractmethod
    def check(self, guide: "Guide") -> Iterator[Fault | Skip]: ...

    def judge(self, subject: "Subject") -> Iterator[Fault | Skip]:
        guide = subject.guide
        return iter(()) if guide is None else self.check(guide)


class RowRule(Rule):
    """A rule about what the figures of a row say by themselves; `schema.odd_rows` finds the rows of which it has to be asked."""

    speaks_of = "odd_rows"

    @abstractmethod
    def check(self, subject: "Subject", place: int, row: "Row") -> Iterator[Fault | Skip]:
        """What is wrong with the row, which is the guide's so many-eth."""

    def judge(self, subject: "Subject") -> Iterator[Fault | Skip]:
        for place, row in subject.odd_rows:
            yield from self.check(subject, place, row)


class FlawRule(DocumentRule):
    """A rule about a text that cannot be read as a guide: the document has found it, the rule gives it its page."""

    flaw: "ClassVar[Flaw]"
    speaks_of = "document.troubles"

    def check(self, document: "Document") -> Iterator[Fault | Skip]:
        for trouble in document.troubles:
            if trouble.flaw is self.flaw:
                other = (Related("", "first given here", at=document.span_of(*trouble.other)),) if trouble.other else ()
                span = document.span_of(trouble.start, trouble.end)
                yield Fault(trouble.route, trouble.message, at=span, related=other, fix=self.fix(document, trouble))

    def fix(self, document: "Document", trouble: "Trouble") -> Fix | Refused | None:
        """What mends it, where that has one meaning."""
        del document, trouble
        return None


class FieldRule(SubjectRule):
    """A rule about one field by itself: the reading has found it, the rule gives it its page."""

    wrong: "ClassVar[Wrong]"
    speaks_of = "reading.problems"

    def check(self, subject: "Subject") -> Iterator[Fault | Skip]:
        for problem in subject.reading.problems:
            if problem.wrong is self.wrong:
                fix = self.fix(subject, problem)
                yield Fault(problem.route, problem.message, problem.part, values=dict(problem.values), fix=fix)

    def fix(self, subject: "Subject", problem: "Problem") -> Fix | Refused | None:
        """What mends it, where that has one meaning."""
        from schema.fixes.fields import instead  # noqa: PLC0415  (only a fault needs it)

        return instead(subject, problem)


class EditRule(Rule):
    """A rule about an edit: what a guide is, beside what it was at the base; a new guide has no base, and nothing to compare."""

    needs_base = True

    @abstractmethod
    def check(self, now: "Subject", base: "Subject") -> Iterator[Fault | Skip]:
        """Both have frontmatter that can be read."""

    def judge(self, subject: "Subject") -> Iterator[Fault | Skip]:
        if subject.base is None or subject.guide is None:
            return
        if subject.base.guide is None:
            yield Skip("", "the frontmatter at the base cannot be read")
            return
        yield from self.check(subject, subject.base)

    def together(self, paths: Sequence[str]) -> str:
        """What is said once for the findings of one edit on these guides in place of each; empty where each is told."""
        del paths
        return ""


class CorpusRule(Rule):
    """A rule about guides beside each other, which is asked once all of them have been judged by themselves.

    It yields each fault with the guide that it stands at, the same one whichever guides are judged; what it relates to may lie
    in other guides, and of all these one at least has to be judged for the finding to be shown.
    """

    # The guides that it holds against each other, each group of which it may be given by itself: those of a `company`, or of a
    # `role`, which is kept for as long as none of them changes; or of a `root`, which is not, and of which no details are asked.
    among: ClassVar[Literal["company", "role", "root"]] = "company"
    # Whether it needs all guides of a guide root: where a run looks at a part, it is skipped.
    needs_whole: ClassVar[bool] = False
    # Whether a company has one finding of a route, which is the same one at whichever of its guides it stands today.
    by_company: ClassVar[bool] = False

    @abstractmethod
    def check(self, corpus: "Corpus") -> "Iterator[tuple[Entry, Fault | Skip]]": ...

    def judge(self, subject: "Subject") -> Iterator[Fault | Skip]:
        del subject
        yield from ()


class SuppressionRule(Rule):
    """A rule about suppressions, which is asked once all others have spoken; the linter knows which ones did nothing."""

    def judge(self, subject: "Subject") -> Iterator[Fault | Skip]:
        del subject
        yield from ()


# The rules that look at the text or at one field, and so are right about it whatever else is wrong.
READERS = (DocumentRule, FieldRule, SuppressionRule)

"""What a rule about evidence is: it runs in `audit`, on a company's records or on a guide beside them."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from schema.finding import Fault, Skip
from schema.guide import Guide
from schema.rule import Bad, Good, Rule
from schema.subject import Subject

__all__ = ["Bad", "ClaimRule", "EvidenceRule", "Good", "RecordRule"]


class EvidenceRule(Rule):
    """A rule that depends on the day and on what was seen: `audit` runs it, and `check` does not."""

    in_audit = True
    needs_as_of = True


class RecordRule(EvidenceRule):
    """A rule about the records themselves: what it looks at is their file."""

    # Whether a comment in the file can be relied on where the rule finds something.
    heeds_comments: ClassVar[bool] = True

    @abstractmethod
    def check(self, subject: Subject) -> Iterator[Fault | Skip]: ...

    def judge(self, subject: Subject) -> Iterator[Fault | Skip]:
        known = subject.evidence
        if known is not None and known.evidence.text is subject.document:
            yield from self.check(subject)


class ClaimRule(EvidenceRule):
    """A rule about a guide, and what it claims."""

    # Whether it has nothing to ask where nothing is known about the company.
    needs_evidence = True

    @abstractmethod
    def check(self, guide: Guide, subject: Subject) -> Iterator[Fault | Skip]: ...

    def judge(self, subject: Subject) -> Iterator[Fault | Skip]:
        if subject.guide is not None and (subject.evidence is not None or not self.needs_evidence):
            yield from self.check(subject.guide, subject)

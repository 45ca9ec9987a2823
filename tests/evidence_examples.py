"""What the rule of an example looks at: a guide, or the file of evidence of its company, which both are given."""

from schema.document import Document
from schema.evidence import Known, known
from schema.evidence_reading import read_evidence
from schema.evidence_rule import RecordRule
from schema.example import Good
from schema.role_match import Role
from schema.rule import Rule

ROLES = (Role("data-engineer", "Data Engineer"), Role("product-manager", "Product Manager"))


def text_of(rule: type[Rule], example: Good) -> str | bytes:
    """The text of an example that its rule looks at."""
    return example.evidence or "" if issubclass(rule, RecordRule) else example.text


def examined(rule: type[Rule], example: Good, data: str | bytes | None = None) -> tuple[Document, Known | None]:
    """What the rule looks at, were this its text, and what is known about the company."""
    text = text_of(rule, example) if data is None else data
    if issubclass(rule, RecordRule):
        evidence = read_evidence(text, "acme/evidence.yaml")
        return evidence.text, known("acme/evidence.yaml", evidence, ROLES, example.as_of)
    document = Document(text, example.path or "acme/data-engineer.md")
    if example.evidence is None:
        return document, None
    return document, known("acme/evidence.yaml", read_evidence(example.evidence), ROLES, example.as_of)

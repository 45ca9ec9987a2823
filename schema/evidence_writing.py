"""A record put behind those of a company's evidence, whose text stays as it is; and whether it is there already."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from schema.edit import RefusedEditError, written_like
from schema.evidence import Evidence, Listed, Pay, Record
from schema.evidence_reading import read_evidence

# A day that was worked out from words such as `10 months ago` is so many days off at the most.
_UNCERTAIN = 62
# What may become of a posting, and what may come to be known of it.
_MAY_CHANGE = ("status", "pay", "posted", "role", "source")
_SAME = ("kind", "title", "employer", "location")


def record_lines(record: Record) -> list[str]:
    """A record as the file has it, without what is not known."""
    lines: list[str] = []
    for name in Record.model_fields:
        value = getattr(record, name)
        if value is not None:
            lines.append(f"{'- ' if not lines else '  '}{name}: {_written(value)}")
    return lines


def _written(value: Any) -> str:
    if isinstance(value, Pay):
        said = {name: getattr(value, name) for name in Pay.model_fields}
        return "{" + ", ".join(f"{name}: {_written(each)}" for name, each in said.items() if each is not None) + "}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else str(value)
    return written_like(None, value)


def appended(evidence: Evidence, record: Record) -> str:
    """The text of the file with a record more, read again to prove that it holds the old ones and this one."""
    if evidence.faults:
        fault = evidence.faults[0]
        line = evidence.text.span(fault.route, fault.part).line if isinstance(fault.at, str) else fault.at.line
        raise RefusedEditError(f"line {line}: {fault.message}: correct that first")
    root, text = evidence.text.tree.root, evidence.text.text
    if root is not None and (getattr(root, "flow_style", False) or not isinstance(evidence.text.tree.values, list)):
        raise RefusedEditError(
            "its records stand in brackets: write them as a list of lines, each record behind a dash"
        )
    eol = "\r\n" if "\r\n" in text else "\n"
    indent = " " * (root.start_mark.column if root is not None else 0)
    lines = [f"{indent}{line}" for line in record_lines(record)]
    if _apart(text, indent):
        lines.insert(0, "")
    before = text if not text or text.endswith(("\n", "\r")) else f"{text}{eol}"
    after = before + "".join(f"{line}{eol}" for line in lines)
    _prove(evidence, record, after)
    return ("\ufeff" if evidence.text.has_mark else "") + after


def _apart(text: str, indent: str) -> bool:
    """Whether an empty line stands between the records."""
    _, _, behind = text.replace("\r\n", "\n").partition(f"{indent}- ")
    return f"\n\n{indent}- " in behind


def _prove(evidence: Evidence, record: Record, text: str) -> None:
    now = read_evidence(text)
    wanted = [*(each.record for each in evidence.records), record]
    if now.faults or now.text.tree.root is None or [each.record for each in now.records] != wanted:
        raise RefusedEditError("a record behind the last one would not be read as one: look at the end of the file")


def known(evidence: Evidence, record: Record) -> Listed | None:
    """The newest record of the same thing."""
    same = [each for each in evidence.records if _is_same(each.record, record)]
    return max(same, key=lambda each: (each.record.captured, each.number), default=None)


def _is_same(one: Record, other: Record) -> bool:
    if one.source and other.source:
        return one.source == other.source and one.title == other.title
    if any(_folded(getattr(one, name)) != _folded(getattr(other, name)) for name in _SAME):
        return False
    if one.posted is None or other.posted is None:
        return True
    days = abs((one.posted - other.posted).days)
    return days <= (_UNCERTAIN if one.posted_about or other.posted_about else 0)


def _folded(value: str | None) -> str:
    return " ".join((value or "").casefold().split())


def differences(one: Record, other: Record) -> Iterator[tuple[str, str, str]]:
    """What a record says otherwise than another one of the same thing, where both say it or only the newer does."""
    for name in _MAY_CHANGE:
        old, new = getattr(one, name), getattr(other, name)
        if (
            new is None
            or old == new
            or (name == "posted" and (one.posted_about or other.posted_about) and old is not None)
        ):
            continue
        yield name, _told(old), _told(new)


def _told(value: object) -> str:
    if value is None:
        return "nothing"
    return value.isoformat() if isinstance(value, date) else _written(value)

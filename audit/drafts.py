"""Guides as they would be once they are written: judged before that, and then all of them written or none."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from audit import atomic
from audit.files import Target
from audit.judge import Judge
from audit.mending import difference
from audit.verdict import Verdict
from schema.document import Document
from schema.edit import RefusedEditError, Value, applied, set_field
from schema.figure_setting import FIGURES, WrittenCell, figures_set
from schema.finding import Finding, Severity
from schema.limits import LARGEST_TEXT
from schema.named import NamedTuple
from schema.row_edit import set_in_row

_CHANGED = "it was changed meanwhile: run the command again"


class Change(NamedTuple):
    """One field that is set, and the cells that were written with it."""

    region: str
    name: str
    old: object
    new: object
    line: int
    cells: tuple[tuple[int, WrittenCell], ...] = ()


class Draft(NamedTuple):
    """A guide before and after, what was set, and what is found on it that was not before."""

    target: Target
    before: bytes
    after: bytes
    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        return self.before != self.after

    @property
    def difference(self) -> str:
        return difference(self.target.path, self.before, self.after) if self.changed else ""


class Wish(NamedTuple):
    """A field that is to be set: of a row by its number, else of the guide."""

    row: int | None
    name: str
    value: Value


def read(target: Target) -> bytes:
    """A guide's bytes, no more of them than a guide may have."""
    try:
        with target.file.open("rb") as stream:
            return stream.read(LARGEST_TEXT + 1)
    except OSError as error:
        raise RefusedEditError(f"the file cannot be read: {error.strerror}") from error


def readable(data: bytes, path: str) -> Document:
    """A guide's document, where there is one that can be written."""
    document = Document(data, path)
    if document.values is None or document.tree.root is None or document.has_mark:
        why = document.troubles[0].message if document.troubles else "its frontmatter cannot be read"
        raise RefusedEditError(f"{why}; correct that first")
    return document


def drafted(judge: Judge, target: Target, data: bytes, wishes: Sequence[Wish]) -> Draft:
    """A guide with its wishes made; refused where one cannot be, or where the guide would be wrong then and was not before."""
    first = document = readable(data, target.path)
    cells: dict[tuple[int | None, str], list[WrittenCell]] = {}
    for row in sorted({wish.row for wish in wishes if wish.row is not None}):
        mine = {wish.name: wish.value for wish in wishes if wish.row == row}
        document = _with_row(judge, target, document, row, mine, cells)
    for wish in wishes:
        if wish.row is None:
            document = edited(document, lambda text, wish=wish: set_field(text, wish.name, wish.value))  # type: ignore[misc]
    notes = objections(judge, target, first, document)
    changes = tuple(_changes(first, document, wishes, cells))
    return Draft(target, data, applied(document, []).encode("utf-8"), changes, notes)


def edited(document: Document, edit: Callable[[Document], object]) -> Document:
    """The document after an edit, or several that belong together."""
    made = edit(document)
    edits = made if isinstance(made, tuple) and not hasattr(made, "start") else (made,)
    return Document(applied(document, edits), document.path)


def _with_row(
    judge: Judge, target: Target, document: Document, row: int, mine: Mapping[str, Value],
    cells: dict[tuple[int | None, str], list[WrittenCell]],
) -> Document:  # fmt: skip
    figures = {name: value for name, value in mine.items() if name in FIGURES}
    others = {name: value for name, value in mine.items() if name not in FIGURES}
    if others:  # the currency first: it says what the cells are to be written in
        document = edited(document, lambda text: set_in_row(text, row, others))
    if figures:
        setting = figures_set(judge.subject(target, document), row, figures)  # type: ignore[arg-type]
        for cell in setting.cells:
            for name in figures:
                if name.startswith(cell.component):
                    cells.setdefault((row, name), []).append(cell)
        document = Document(applied(document, setting.edits), document.path)
    return document


def _changes(
    before: Document, after: Document, wishes: Sequence[Wish], cells: Mapping[tuple[int | None, str], list[WrittenCell]]
) -> Iterator[Change]:
    told: set[str] = set()
    for wish in wishes:
        rows = [(document.values or {}).get("compensation") or [] for document in (before, after)]
        if wish.row is None:
            route, held = wish.name, [document.values or {} for document in (before, after)]
        else:
            route, held = f"compensation[{wish.row}].{wish.name}", [each[wish.row] for each in rows]
        region = "" if wish.row is None else str(held[1].get("region") or f"row {wish.row + 1}")
        own = [cell for cell in cells.get((wish.row, wish.name), ()) if cell.at not in told]
        told |= {cell.at for cell in own}
        lines = tuple((after.span(cell.at).line, cell) for cell in own)
        old, new = (each.get(wish.name) for each in held)
        if old != new or lines:
            yield Change(region, wish.name, old, new, after.span(route).line, lines)


# what would be wrong


def objections(judge: Judge, target: Target, before: Document, after: Document) -> tuple[str, ...]:
    """What is found on a guide that was not before, as notes; refused where it is an error, or of the table."""
    if before.text == after.text:
        return ()
    was, now = (judge.document(target, lambda text=text: text) for text in (before, after))  # type: ignore[misc]
    refuse_crash(now)
    known = Counter(_key(finding) for finding in [*was.findings, *was.suppressed])
    notes = []
    for finding in now.findings:
        known[_key(finding)] -= 1
        if known[_key(finding)] >= 0:
            continue
        if finding.severity is Severity.ERROR or finding.rule.startswith("TAB"):
            raise RefusedEditError(f"then it would be wrong, {told(finding)}")
        notes.append(f"{target.path}:{finding.span.line} has a new {finding.severity}, {told(finding)}")
    return tuple(notes)


def refuse_crash(verdict: Verdict) -> None:
    if verdict.crashes:
        raise RefusedEditError(
            f"{verdict.crashes[0].rule or 'payproof'} fails on the result, which is a fault of payproof"
        )


def told(finding: Finding) -> str:
    where = f" ({finding.region})" if finding.region else ""
    return f"{finding.rule} {finding.name}{where}: {finding.message}"


def _key(finding: Finding) -> tuple[str, str, str]:
    """What a finding is about; which end of a range leads it may change with the figures."""
    return finding.rule, finding.region, finding.field.removesuffix("_low").removesuffix("_high")


# all or none


def put(drafts: Sequence[Draft]) -> list[str]:
    """Write all drafts, or none: what was written is taken back where a later one cannot be. The answer is why, if not."""
    changed = [draft for draft in drafts if draft.changed]
    reasons = [f"{draft.target.path}: {reason}" for draft in changed if (reason := _reason(draft, write=False))]
    done: list[Draft] = []
    for draft in changed if not reasons else ():
        reason = _reason(draft, write=True)
        if reason:
            reasons.append(f"{draft.target.path}: {reason}")
            for earlier in done:
                reasons += _put_back(earlier)
            break
        done.append(draft)
    return reasons


def _put_back(draft: Draft) -> list[str]:
    """Take back what was written; the answer is why that cannot be."""
    try:
        atomic.replace(draft.target.file, draft.before, draft.after)
    except (OSError, atomic.ChangedError):
        return [f"{draft.target.path} was written, and cannot be put back: look at it"]
    return []


def _reason(draft: Draft, *, write: bool) -> str:
    """Why a draft cannot be written, or nothing."""
    try:
        if write:
            atomic.replace(draft.target.file, draft.after, draft.before)
        elif draft.target.file.read_bytes() != draft.before:
            return _CHANGED
    except atomic.ChangedError:
        return _CHANGED
    except OSError as error:
        return error.strerror or "the file system refuses"
    return ""

"""Guides under hostile hands: every rule, every report, every fix and every command that reads or edits one."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from audit.auditor import Auditor
from audit.config import Config
from audit.drafts import Wish, drafted
from audit.files import Target as File
from audit.importer import import_table
from audit.judge import Judge
from audit.misuse import MisuseError
from audit.owners import Owners
from audit.pay_rows import exported
from audit.readings import readings
from audit.renewal import Renewal, renewed
from audit.report import gather
from audit.reports import FORMATS, pay, render
from audit.reports.style import Style
from audit.selection import linter
from audit.supported import supported
from audit.verdict import Verdict
from audit.wishes import parted, wish
from benchmarks.fixing import Fixing
from benchmarks.fuzz import seeds
from benchmarks.fuzz.target import Features, Target, hold
from benchmarks.fuzz.text_targets import is_inside
from schema.corpus import Entry
from schema.document import Document
from schema.edit import RefusedEditError, applied
from schema.example import CANONICAL
from schema.prefer import Prefer
from schema.subject import Subject
from schema.support import Guides

AS_OF = date(2026, 11, 21)
NAME = "acme/data-engineer.md"
FILE = File.at(Path(NAME), NAME, NAME, certain=True)
_PARTED = b"\n%%%%%%%% the guide before the edit %%%%%%%%\n"


@cache
def _judge(prefer: Prefer = Prefer.NEITHER) -> Judge:
    settings = Config(Path())
    return Judge(lambda: linter(settings, extend=["ALL", "TXT407"]), settings, AS_OF, prefer)


def _verdict(document: Document, base: Document | None = None) -> Verdict:
    return _judge().document(FILE, lambda: document, base)


def _refuse_crash(verdict: Verdict) -> None:
    for crash in verdict.crashes:
        hold(f"no rule crashes, {crash.rule or 'the linter'} at {crash.place}", kept=False, told=crash.trace)


# check


def _once(data: bytes) -> object:
    return _verdict(Document(data, NAME))


def check(data: bytes) -> Features:
    """No rule crashes, every finding points into the text, the same text has the same findings, and every report can be read."""
    document = Document(data, NAME)
    verdict = _verdict(document)
    _refuse_crash(verdict)
    for finding in (*verdict.findings, *verdict.suppressed):
        for span in (finding.span, *(place.span for place in finding.related)):
            hold(
                f"a place lies in the text, {finding.rule}",
                kept=is_inside(span, document),
                told=(span, finding.message),
            )
    hold("the same text has the same findings", kept=_verdict(Document(data, NAME)).findings == verdict.findings)
    if verdict.entry is not None:
        kept = Entry._make(json.loads(json.dumps(verdict.entry))) == verdict.entry
        kept &= verdict.entry.details.text == verdict.entry.text
        hold("what a guide tells its kin survives being sent", kept=kept, told=verdict.entry)
    _read_reports(verdict)
    readings(_judge().subject(FILE, document))
    for finding in verdict.findings:
        yield finding.rule, finding.field.count("."), finding.fix is None, finding.refused[:20]
    for skipped in verdict.skipped:
        yield skipped.rule, skipped.reason[:30]


def _read_reports(verdict: Verdict) -> None:
    report = gather([verdict], AS_OF)
    texts = {name: render(name, report, Style()) for name in FORMATS}
    for name, text in texts.items():
        hold(f"a report is text that can be written, {name}", kept=_is_writable(text))
        hold(
            f"a report moves no cursor, {name}", kept=name == "github" or not set(text) & set("\x1b\r\x85\u2028\u202e")
        )
    counted = [
        json.loads(texts["json"])["findings"],
        json.loads(texts["gitlab"]),
        json.loads(texts["sarif"])["runs"][0]["results"],
    ]
    hold(
        "every report holds every finding",
        kept={len(verdict.findings), len(verdict.suppressed) + len(verdict.findings)} >= set(map(len, counted)),
    )
    ET.fromstring(texts["junit"])  # noqa: S314  (our own text; what we ask is whether a parser takes it)
    orders = [line for line in texts["github"].splitlines() if line.lstrip().startswith("::")]
    hold("only findings order a runner about", kept=len(orders) <= len(verdict.findings) + 1, told=orders[-1:])


def _is_writable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


# fix


@cache
def _fixings() -> list[Fixing]:
    return [
        Fixing(Prefer.NEITHER),
        Fixing(Prefer.NEITHER, unsafe=True),
        Fixing(Prefer.TABLE),
        Fixing(Prefer.FRONTMATTER, unsafe=True),
    ]


def fix(data: bytes) -> Features:
    """What is fixed stays fixed, fixing twice is fixing once, and no fix brings a fault with it."""
    for number, fixing in enumerate(_fixings()):
        state, broken = fixing.broken(data, NAME)
        for what in broken:
            hold(f"a fix keeps its word, {_skeleton(what.partition(': ')[2])}", kept=False, told=what)
        yield from ((number, finding.rule, finding.field.count(".")) for finding in state.fixed)


def _skeleton(words: str) -> str:
    """What is broken, without the words of the guide."""
    return " ".join(words.partition(": ")[0].split()[:6])


# an edit


def edit(data: bytes) -> Features:
    """The rules that compare a guide with what it was crash on no two texts."""
    now, _, before = data.partition(_PARTED)
    document = Document(now, NAME)
    verdict = _verdict(document, Document(before, NAME))
    _refuse_crash(verdict)
    for finding in verdict.findings:
        hold(f"a place lies in the text, {finding.rule}", kept=is_inside(finding.span, document), told=finding.message)
        if finding.rule in {"DUE505", "DUE506", "SET605"}:
            yield finding.rule, finding.message[:20]


def _edits() -> list[bytes]:
    guides = seeds.guides()
    changed = [
        guide.replace(b"150000", b"190000").replace(b"$150K", b"$190K").replace(b"2026-0", b"2025-0")
        for guide in guides
    ]
    return [_PARTED.join(pair) for pair in zip(guides, changed, strict=True)]


# commands


_WISHES = (
    "compensation[0].base_low=155000", "compensation[0].base_high=null", "compensation[0].stock_low=90000",
    "compensation[1].bonus_pct=12",
    "compensation[0].total_comp_high=400000", "data_quality=low", "next_review_due=2027-02-21", "compensation[0].currency=EUR",
    "compensation[0].bonus_low=1000", "compensation[0].signing_bonus_high=20000", "owner=somebody",
)  # fmt: skip


def commands(data: bytes) -> Features:
    """`set`, `renew`, `import-table` and `export` do what they say, or refuse in one sentence."""
    document = Document(data, NAME)
    subject = Subject(document, AS_OF, FILE.home)
    yield from _imported(document)
    yield from _exported(subject)
    if subject.guide is None:
        return
    for text in _WISHES:
        try:
            draft = drafted(_judge(), FILE, data, [_wish(subject, text)])
            again = drafted(
                _judge(), FILE, draft.after, [_wish(_judge().subject(FILE, Document(draft.after, NAME)), text)]
            )
            hold("setting twice is setting once", kept=again.after == draft.after, told=text)
            yield text, draft.changed
        except (MisuseError, RefusedEditError) as error:
            yield text, _said(error)
    try:
        yield "renewed", renewed(_judge(), FILE, data, Renewal(AS_OF, "2026-Q3", "x", "y")).changed
    except (MisuseError, RefusedEditError) as error:
        yield "renew", _said(error)


def _wish(subject: Subject, text: str) -> Wish:
    if subject.guide is None:
        raise RefusedEditError("its frontmatter cannot be read")
    return wish(subject.guide, *parted(text))


def _said(error: Exception) -> str:
    words = str(error)
    hold("a refusal is a sentence", kept=bool(words) and "\n" not in words.replace("\\n", ""), told=repr(words[:200]))
    return words[:12]


def _imported(document: Document) -> Features:
    made = import_table(document, AS_OF)
    if made.reasons:
        lines = len(document.lines)
        hold(
            "a reason stands on a line of the text",
            kept=all(1 <= each.line <= lines for each in made.reasons),
            told=made.reasons,
        )
        yield "not imported", made.reasons[0].text[:15]
        return
    yield "imported", len(made.rows), made.left_over
    try:
        after = applied(document, [made.edit(document)])
    except RefusedEditError as error:
        yield "not written", _said(error)
        return
    hold("what is imported can be read", kept=Document(after, NAME).values is not None, told=made.block)


def _exported(subject: Subject) -> Features:
    auditor = Auditor(Config(Path()), Owners())
    rows = exported(subject, auditor.guide(FILE, auditor.facts(subject.document), AS_OF))
    for name in ("csv", "jsonl"):
        text = pay.render(name, rows.rows)
        hold(f"an export is text that can be written, {name}", kept=_is_writable(text))
        if name == "csv":
            cells = list(csv.reader(io.StringIO(text, newline="")))
            hold(
                "no cell begins a formula",
                kept=not any(cell[:1] in set("=@\t\r") for line in cells for cell in line),
                told=text[:200],
            )
            hold("every line has every column", kept=len({len(line) for line in cells}) <= 1)
    yield "exported", len(rows.rows), len(rows.left_out)


# figures


@cache
def _figures() -> Guides:
    subjects = [Subject(Document(guide, NAME), AS_OF) for guide in (CANONICAL.encode(), *seeds.guides()[1:20])]
    return Guides([(NAME, subject) for subject in subjects])


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")


def figures(data: bytes) -> Features:
    """Every amount that is told stands in the text."""
    text = _text(data)
    lines = text.split("\n")
    support = supported("text", text, [NAME], _figures())
    spans = [placed.span for placed in support.amounts]
    for span in (*spans, *(passed.span for passed in support.passed_over)):
        kept = 1 <= span.line <= span.end_line <= len(lines) and 1 <= span.column <= len(lines[span.line - 1]) + 1
        hold("an amount stands in the text", kept=kept, told=span)
    kept = all(one[2:] <= other[:2] for one, other in pairwise(sorted(spans)))
    hold("no two amounts share a character", kept=kept, told=spans)
    for amount in support.amounts:
        yield amount.judged.verdict, amount.judged.reason[:20], amount.judged.quote.component
    for passed in support.passed_over:
        yield passed.aside.reason[:20]


def targets() -> Iterator[Target]:
    yield Target("check", check, _once, seeds.guides)
    yield Target("fix", fix, lambda data: _fixings()[1].mended(data, NAME), seeds.guides, seconds=5.0)
    yield Target("edit", edit, lambda data: list(edit(data)), _edits, seconds=2.0)
    yield Target(
        "commands", commands, lambda data: import_table(Document(data, NAME), AS_OF), seeds.guides, seconds=2.0
    )
    yield Target(
        "figures", figures, lambda data: supported("text", _text(data), [NAME], _figures()), seeds.answers, seconds=2.0
    )

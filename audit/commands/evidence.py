"""`payproof evidence add`: read a saved job posting, and put what it tells into the company's evidence."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, tzinfo
from functools import partial
from pathlib import Path

from audit import config, terminal
from audit.arguments import day
from audit.companies import Company, companies, named, owners
from audit.config import Config
from audit.evidence_file import EvidenceFile, opened
from audit.harmless import harmless, storable
from audit.misuse import MisuseError
from audit.outcome import CLEAN, INTERRUPTED, MISUSED, Outcome
from audit.posting_told import pay_of, place, told
from audit.saved_text import saved_text
from schema.evidence import KINDS, Record
from schema.evidence_writing import differences, known, record_lines
from schema.named import NamedTuple
from schema.posting import Posting, read_posting
from schema.posting_owner import owners_in
from schema.role_match import Role, match_roles

DESCRIPTION = """Read a job posting that was saved as text, as browsers copy it, and put what it
tells into guides/<company>/evidence.yaml: title, employer, place, days, whether
it is closed, pay. Each fact is shown with the words that it rests on, and what
the words do not tell stays empty. Nothing is written before you say so.
docs/evidence.md tells what is read, and what is not."""

EPILOG = """Without a terminal there is nobody to ask: --captured and --yes are needed, with
--diff only --captured.

exit codes:
  0  the record is written, or shown, or not wanted
  2  it cannot be: the command is wrong, something that a record needs is not
     told, or the record is there already"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("action", metavar="add", help="what to do: there is nothing else yet")
    parser.add_argument("text", metavar="FILE", help="the posting, saved as text; - reads standard input")
    parser.add_argument("--company", metavar="SLUG", help="whose evidence it is; by the employer's name unless said")
    parser.add_argument("--role", metavar="SLUG", help="the role of the guide that it is evidence for")
    parser.add_argument(
        "--captured",
        metavar="DATE",
        type=partial(day, option="--captured"),
        help="the day on which the text was saved, as 2026-11-21",
    )
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], help=f"what was saved ({KINDS[0]} unless said)")
    parser.add_argument("--source", metavar="URL", help="where it was seen")
    parser.add_argument("--yes", action="store_true", help="write without asking")
    parser.add_argument(
        "--again", action="store_true", help="add a record of its own where the posting is known and something differs"
    )
    parser.add_argument(
        "--diff", "--dry-run", action="store_true", help="show what would be written, and write nothing"
    )
    parser.add_argument("--root", metavar="FOLDER", help="the guide root (those that are configured unless said)")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day that stands for today, as 2026-11-21")
    parser.add_argument("--config", metavar="FILE", type=Path, help="take this configuration, not the nearest")


class _Wish(NamedTuple):
    """What the command line gives."""

    args: argparse.Namespace
    text: str
    known: Sequence[Company]
    today: date
    cwd: Path

    @property
    def name(self) -> str:
        return "standard input" if self.args.text == "-" else str(self.args.text)


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    if args.action != "add":
        raise MisuseError(f"{args.action} is nothing that is done with evidence: write `payproof evidence add FILE`")
    cwd = Path.cwd()
    settings = config.load(cwd, args.config)
    wish = _Wish(args, saved_text(args.text), companies(settings, args.root, cwd), _today(args, settings, today), cwd)
    if args.company is not None:
        named(args.company, wish.known)
    if args.captured is not None and args.captured > wish.today:
        raise MisuseError(
            f"--captured is {args.captured}, which is after today, {wish.today}: write the day on which the text was saved"
        )
    asks = not (args.yes or args.diff or args.text == "-") and all(map(terminal.is_terminal, (sys.stdin, sys.stdout)))
    if asks:
        return Outcome(then=_asked(wish))
    return _unasked(wish)


def _today(args: argparse.Namespace, settings: Config, today: Callable[[tzinfo], date]) -> date:
    given: date | None = args.as_of
    return given or today(settings.time_zone)


class _Draft(NamedTuple):
    """What is told of a posting, and its record, or why there is none."""

    told: str
    record: Record | None
    file: EvidenceFile | None
    missing: tuple[str, ...]
    differs: str = ""


def _draft(wish: _Wish, captured: date | None) -> _Draft:
    args = wish.args
    posting = read_posting(wish.text, captured)
    missing: list[str] = []
    more: list[tuple[str, str, str]] = []
    company = _company(wish, posting, more, missing)
    role = _role(args.role, posting, company, more)
    if posting.title is None:
        missing.append(f"{wish.name} tells no title: put a line `Job Title: …` at its top")
    if captured is None:
        missing.append(
            "it is not known when the text was saved: --captured DATE tells it"
            + (", and with it when the posting was published" if posting.relative and posting.posted is None else "")
        )
    shown_text = told(wish.name, posting, more)
    if missing or company is None or captured is None or posting.title is None:
        return _Draft(shown_text, None, None, tuple(missing))
    record = _record(args, posting, captured, role)
    file = opened(company.folder, wish.cwd)
    again = known(file.evidence, record)
    differs = ""
    if again is not None:
        line = file.evidence.text.span(f"[{again.number}]").line
        changes = [f"{name} {old} there and {new} now" for name, old, new in differences(again.record, record)]
        differs = f"{file.shown}:{line} holds this posting already"
        if not changes:
            return _Draft(shown_text, None, None, (f"{differs}, and nothing differs",))
        differs += f": {', '.join(changes)}"
    lines = "".join(f"  {harmless(line)}\n" for line in record_lines(record))
    return _Draft(f"{shown_text}\n{harmless(file.shown)} gets this record:\n{lines}", record, file, (), differs)


def _record(args: argparse.Namespace, posting: Posting, captured: date, role: str | None) -> Record:
    def words(name: str) -> str | None:
        fact = getattr(posting, name)
        return storable(fact.value, 200) if fact else None

    return Record(
        kind=args.kind, title=words("title") or "", employer=words("employer"), location=words("location"), role=role,
        posted=posting.posted.value if posting.posted else None,  # type: ignore[arg-type]
        posted_about=True if posting.posted_about else None, captured=captured,
        status=posting.status.value if posting.status else None,  # type: ignore[arg-type]
        pay=pay_of(posting.pay), source=storable(args.source.strip()) if args.source and args.source.strip() else None,
    )  # fmt: skip


def _company(wish: _Wish, posting: Posting, more: list[tuple[str, str, str]], missing: list[str]) -> Company | None:
    """The company, from the option or from the posting's words."""
    if wish.args.company is not None:
        company = named(wish.args.company, wish.known)
        more.append(("company", company.slug, f"as --company says{_other_employer(posting, company)}"))
        return company
    sure, near = owners(owners_in(posting), wish.known)
    if len(sure) == 1:
        more.append(("company", sure[0].company.slug, place(posting, sure[0].start, sure[0].end)))
        return sure[0].company
    if sure:
        why = f"it may be {' or '.join(each.company.slug for each in sure)}"
    elif near:
        why = (
            f"{place(posting, near[0].start, near[0].end)} may be {' or '.join(each.company.slug for each in near[:3])}"
        )
    else:
        why = "no name in it is that of a company with guides"
    more.append(("company", "", why))
    missing.append(f"it is not told which company's evidence this is: {why}; --company SLUG settles it")
    return None


def _other_employer(posting: Posting, company: Company) -> str:
    """That the text names somebody else as the employer, and nowhere the company that it is said to be of."""
    employer = posting.employer
    if employer is None or owners(owners_in(posting), [company])[1]:
        return ""
    return f"; the text names another employer, {place(posting, employer.start, employer.end)}: is it the same?"


def _role(given: str | None, posting: Posting, company: Company | None, more: list[tuple[str, str, str]]) -> str | None:
    """The role that --role gives; what the title may mean is told, and left to whoever knows."""
    if company is None:
        return given
    if given is not None:
        if given not in company.roles:
            raise MisuseError(
                f"--role is {given}, of which {company.slug} has no guide: write one of {', '.join(company.roles)}"
            )
        more.append(("role", given, "as --role says"))
        return given
    matches = match_roles(posting.title.value, [Role(slug) for slug in company.roles]) if posting.title else ()
    if matches:
        likely = matches[0]
        why = f"the title may mean {likely.role}, {likely.confidence} confidence: {likely.reason}; --role {likely.role} settles it"
    else:
        why = f"the title means none of {', '.join(company.roles[:5])}; --role SLUG says which it is evidence for"
    more.append(("role", "", why))
    return None


def _unasked(wish: _Wish) -> Outcome:
    args = wish.args
    draft = _draft(wish, args.captured)
    reasons = list(draft.missing)
    if draft.differs and not (args.again or args.diff):
        reasons.append(f"{draft.differs}: --again adds this as a record of its own, or correct the one that is there")
    if not reasons and not (args.yes or args.diff):
        reasons.append("there is no terminal to ask on: --yes writes this record")
    if reasons or draft.record is None or draft.file is None:
        return Outcome(MISUSED, draft.told, _notes([*reasons, "nothing was written"]))
    draft.file.prepared(draft.record)  # what cannot be written is told where nothing is to be written, too
    if args.diff:
        return Outcome(CLEAN, draft.told, _notes(["nothing was written"]))
    return Outcome(CLEAN, draft.told + draft.file.add(draft.record))


def _asked(wish: _Wish) -> Iterator[Outcome]:
    """The day of capture is asked for where it is not given; then whether to write."""
    try:
        captured = wish.args.captured or _ask_captured(wish.today)
        draft = _draft(wish, captured)
        reasons = list(draft.missing)
        if reasons or draft.record is None or draft.file is None:
            yield Outcome(MISUSED, draft.told, _notes([*reasons, "nothing was written"]))
            return
        draft.file.prepared(draft.record)
        yield Outcome(CLEAN, f"{draft.told}\n{harmless(draft.differs)}\n" if draft.differs else f"{draft.told}\n")
        if not _agreed("Add it as a record of its own? [y/N] " if draft.differs else "Write this record? [y/N] "):
            yield Outcome(CLEAN, "Nothing was written.\n")
            return
        yield Outcome(CLEAN, draft.file.add(draft.record))
    except MisuseError as error:
        yield Outcome(MISUSED, err=_notes(error.messages))
    except KeyboardInterrupt:
        yield Outcome(INTERRUPTED, err="\npayproof: interrupted, and nothing was written\n")


def _ask_captured(today: date) -> date:
    while True:
        said = _answer(f"On which day was this text saved? (a date such as 2026-03-04; Enter for today, {today}) ")
        if not said:
            return today
        try:
            captured = day(said, "the day")
        except MisuseError as error:
            sys.stderr.write(f"{harmless(str(error))}\n")
            continue
        if captured <= today:
            return captured
        sys.stderr.write(f"{captured} is after today, {today}\n")


def _agreed(question: str) -> bool:
    return _answer(question).lower() in {"y", "yes"}


def _answer(question: str) -> str:
    try:
        return input(question).strip()
    except (EOFError, UnicodeDecodeError):
        return ""


def _notes(notes: Sequence[str]) -> str:
    return "".join(f"payproof: {harmless(note)}\n" for note in notes)

"""`payproof init`: set payproof up for the guides of a folder: configuration, baseline, hook, workflows."""

import argparse
import os
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, tzinfo
from pathlib import Path

from audit import adoption, baseline_file, cache, config, git, guide_roots, search, selection, terminal
from audit.baseline import Baseline
from audit.comparing import compared
from audit.config import Config
from audit.files import absolute, shown
from audit.harmless import harmless
from audit.ignored import ignored
from audit.judge import Judge
from audit.misuse import MisuseError
from audit.outcome import CLEAN, CRASHED, INTERRUPTED, MISUSED, Outcome
from audit.report import count, gather
from audit.reports import crashes
from audit.version import version
from schema.named import NamedTuple

DESCRIPTION = f"""Set payproof up for the guides of a folder.

It looks for guide roots, and writes a {config.FILES[0]} that names them, a
{config.BASELINE} that holds what is wrong today, and, in a git repository,
a hook for pre-commit and two workflows for GitHub: one that checks pull
requests, one that tells every week what is due. It shows all of it first, and
asks. A file that exists stays as it is."""

EPILOG = """exit codes:
  0  it was written, or shown, or there was nothing left to write
  2  the command or the configuration is wrong, or a file cannot be written
  3  a rule crashed, and nothing was written"""


class File(NamedTuple):
    """A file to write, and what is said of it in place of its text."""

    path: Path
    text: str
    told: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("paths", nargs="*", metavar="PATH", help="the folder to look for guides in (here unless said)")
    parser.add_argument("--yes", action="store_true", help="write without asking")


def run(args: argparse.Namespace, today: Callable[[tzinfo], date]) -> Outcome:
    if len(args.paths) > 1:
        raise MisuseError(f"{args.paths[1]} is one folder too many: payproof is set up for one at a time")
    cwd = Path.cwd()
    start = absolute(args.paths[0] if args.paths else ".", cwd)
    if not start.is_dir():
        raise MisuseError(f"{args.paths[0]} is no folder: name one that holds guides")
    repository = git.top_of(start)
    top = repository or start
    settings, configuration, lead = _settings(start, top, cwd)
    known, failed = _baseline(settings, cwd, today)
    if failed:
        return Outcome(CRASHED, err=failed)
    wanted = [*configuration, *known, *_files(top, version() or "0")] if repository else [*configuration, *known]
    kept = [file for file in wanted if os.path.lexists(file.path)]
    kept += [File(settings.file, "")] if settings.file else []
    new = [file for file in wanted if not os.path.lexists(file.path)]
    _refuse_outside(new, top, cwd)
    text = lead + "".join(_shown(file, cwd) for file in new) + _kept(kept, cwd)
    notes = _notes(new, repository, cwd)
    if not new:
        return Outcome(CLEAN, f"{text}Nothing is left to write.\n", notes)
    if args.yes:
        return Outcome(CLEAN, lead + _kept(kept, cwd) + _write(new, cwd), notes)
    if terminal.is_terminal(sys.stdin) and terminal.is_terminal(sys.stdout):
        return Outcome(CLEAN, text, notes, then=_asked(new, cwd))
    return Outcome(CLEAN, f"{text}Nothing was written: --yes writes {count(len(new), 'file')}.\n", notes)


def _settings(start: Path, top: Path, cwd: Path) -> tuple[Config, list[File], str]:
    """The configuration that there is, or the one that would be, with its file and what it rests on."""
    found = config.load(start)
    if found.file is not None and (found.home == top or top in found.home.parents):
        return found, [], ""
    roots = guide_roots.look(start, top)
    if not roots:
        told = "holds no guide: a guide is <root>/<company>/<role>.md, and its frontmatter names the company"
        raise MisuseError(f"{shown(start, cwd)} {told}")
    guides = [shown(root.folder, top) for root in roots]
    exclude = [shown(folder, top) for root in roots for folder in root.others]
    text = adoption.configuration(guides, exclude)
    wanted = Config(top, guides=tuple(guides), exclude=tuple(exclude))
    _refuse_unwritable(text, wanted)
    lead = "".join(f"{harmless(shown(root.folder, cwd))} holds {count(root.guides, 'guide')}\n" for root in roots)
    return wanted, [File(top / config.FILES[0], text)], f"{lead}\n"


def _refuse_unwritable(text: str, wanted: Config) -> None:
    try:
        text.encode()
        table = tomllib.loads(text)
        fits = (tuple(table["guides"]), tuple(table.get("exclude", ()))) == (wanted.guides, wanted.exclude)
    except (UnicodeEncodeError, tomllib.TOMLDecodeError):
        fits = False
    if not fits:
        folders = ", ".join((*wanted.guides, *wanted.exclude))
        raise MisuseError(f"a configuration cannot name these folders: {folders}: rename the one with odd characters")


def _baseline(settings: Config, cwd: Path, today: Callable[[tzinfo], date]) -> tuple[list[File], str]:
    """The baseline, where anything is wrong, or what is said where a rule crashed."""
    file = settings.home / config.BASELINE
    if os.path.lexists(file):
        return [File(file, "")], ""
    found = search.find([], settings, cwd)
    judge = Judge(selection.choice(settings), settings, today(settings.time_zone))
    judge.cache, judge.jobs = cache.usual(), 0
    verdicts = judge.all(found.ordered, bar=terminal.shows_progress(to_file=False))
    verdicts = compared(verdicts, judge, found.searched)
    report = gather(verdicts, judge.as_of)
    if report.crashes:
        return [], crashes.render(report.crashes) + "payproof: nothing was written\n"
    entries = Baseline(file, cwd).sift(report.findings, verdicts).added
    if not entries:
        return [], ""
    guides = count(len({entry.guide for entry in entries}), "guide")
    told = f"{count(len(entries), 'finding')} in {guides} of {report.guides:,}, which are silent from then on\n"
    return [File(file, baseline_file.text_of(entries), told)], ""


def _files(top: Path, release: str) -> list[File]:
    return [
        File(top / adoption.HOOKS, adoption.hooks(release)),
        File(top / adoption.GATE, adoption.gate(release)),
        File(top / adoption.WEEKLY, adoption.weekly(release)),
    ]


def _notes(new: Sequence[File], repository: Path | None, cwd: Path) -> str:
    """What may surprise: files that git would not take."""
    if repository is None:
        return "payproof: this is no git repository, so it gets neither hook nor workflows\n"
    by_git, troubles = ignored(repository, [os.fspath(file.path) for file in new])
    notes = troubles + [
        f"git ignores {shown(path, cwd)}: take it out of .gitignore, or commit it with `git add --force`"
        for path in sorted(map(Path, by_git))
    ]
    return "".join(f"payproof: {harmless(note)}\n" for note in notes)


def _refuse_outside(files: Sequence[File], top: Path, cwd: Path) -> None:
    real = top.resolve()
    for file in files:
        if real not in file.path.resolve().parents:
            raise MisuseError(f"{shown(file.path, cwd)} would lie outside of the project: a folder above it is a link")


def _shown(file: File, cwd: Path) -> str:
    """A file as it would be written; of a long one only what it holds."""
    lines = file.text.splitlines()
    head = f"{harmless(shown(file.path, cwd))} ({count(len(lines), 'line')})\n"
    body = file.told.splitlines() or lines
    return head + "".join(f"  {harmless(line)}".rstrip() + "\n" for line in body) + "\n"


def _kept(files: Sequence[File], cwd: Path) -> str:
    text = ""
    for file in files:
        text += f"{harmless(shown(file.path, cwd))} exists and stays as it is\n"
        if file.path.name == adoption.HOOKS and not _names_us(file.path):
            text += f"add this to its list of repos:\n\n{adoption.hook(version() or '0')}\n"
    return text


def _names_us(file: Path) -> bool:
    try:
        return adoption.HOME.encode() in file.read_bytes()
    except OSError:
        return False


def _asked(files: Sequence[File], cwd: Path) -> Iterator[Outcome]:
    try:
        said = input(f"Write {'this file' if len(files) == 1 else f'these {len(files)} files'}? [y/N] ")
    except (EOFError, UnicodeDecodeError):
        said = ""
    except KeyboardInterrupt:
        yield Outcome(INTERRUPTED, err="\npayproof: interrupted, and nothing was written\n")
        return
    if said.strip().lower() not in {"y", "yes"}:
        yield Outcome(CLEAN, "Nothing was written.\n")
        return
    try:
        yield Outcome(CLEAN, _write(files, cwd))
    except MisuseError as error:
        yield Outcome(MISUSED, err=f"payproof: {harmless(str(error))}\n")


def _write(files: Sequence[File], cwd: Path) -> str:
    """Write all files or none; what has come to exist meanwhile is not overwritten."""
    written: list[Path] = []
    try:
        for file in files:
            file.path.parent.mkdir(parents=True, exist_ok=True)
            with file.path.open("xb") as stream:
                written.append(file.path)
                stream.write(file.text.encode())
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        raise MisuseError(
            f"{shown(file.path, cwd)} cannot be written: {error.strerror}; nothing was written"
        ) from error
    lines = [f"wrote {harmless(shown(path, cwd))}\n" for path in written]
    return "".join(lines) + "Commit them, and what is wrong from now on is new.\n"

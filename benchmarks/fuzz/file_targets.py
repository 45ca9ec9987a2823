"""The files beside the guides: configuration, baseline, CODEOWNERS, tables of figures, evidence, saved postings, the cache."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from audit import config, figure_table, owners
from audit.baseline_file import entries_of, text_of
from audit.cache import FILE, Cache, Kept
from audit.globs import matches
from audit.misuse import MisuseError
from audit.selection import linter
from benchmarks.fuzz import seeds
from benchmarks.fuzz.target import Features, Target, hold
from benchmarks.fuzz.text_targets import is_inside
from schema.evidence_reading import read_evidence
from schema.finding import Span
from schema.posting import read_posting

_FILE = Path("/nowhere/payproof.toml")
_PATHS = ("guides/acme/data-engineer.md", "guides/a-b/c.d/" + "ab" * 60 + ".md", "a" * 200 + "/b.md")


def _refused(error: MisuseError) -> Features:
    for message in error.messages:
        hold("a refusal is a sentence", kept=bool(message.strip()), told=message[:200])
    return [error.messages[0].partition(":")[2][:25]]


def _or_refused(read: Callable[[bytes], Features]) -> Callable[[bytes], Features]:
    def run(data: bytes) -> Features:
        try:
            return list(read(data))
        except MisuseError as error:
            return _refused(error)

    return run


def _configuration(data: bytes) -> Features:
    """A configuration is read, or refused in sentences; its rules and patterns can be used."""
    settings = config.load(_FILE.parent, _FILE, lambda _: data)
    hold("the same configuration is the same", kept=config.load(_FILE.parent, _FILE, lambda _: data) == settings)
    yield len(linter(settings).rules) > 50
    for globs in (
        settings.exclude,
        tuple(settings.per_path_ignores),
        tuple(settings.policies.paths),
        tuple(settings.owners),
    ):
        for path in _PATHS:
            yield matches(path, globs)


def _baseline(data: bytes) -> Features:
    """A baseline is read, or refused in a sentence; written again it holds the same."""
    entries = entries_of(data, "baseline.json")
    text = text_of(entries)
    hold(
        "a baseline that is written again holds the same",
        kept=entries_of(text.encode("utf-8", "surrogatepass"), "b") == sorted(entries),
    )
    yield len(entries) > 1


def _codeowners(data: bytes) -> Features:
    """Any text is a CODEOWNERS file, and its patterns are matched in no time."""
    lines = owners.parse(data.decode("utf-8-sig", "replace"))
    found = owners.Owners(lines, Path("/top"), {})
    for path in _PATHS:
        yield found.of(Path("/top") / path, path, None) == owners.UNOWNED
    yield len(lines)


def _figures(data: bytes) -> Features:
    """A table of figures is read, or refused in a sentence."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "figures.csv"
        file.write_bytes(data)
        table = figure_table.read(file, "figures.csv")
    hold("a line has the header's columns", kept=all(set(line.cells) <= set(table.columns) for line in table.lines))
    yield table.columns[:2], len(table.lines) > 1


def _evidence(data: bytes) -> Features:
    """Any bytes are a file of evidence: what is wrong with it stands in it, and one record hides no other."""
    found = read_evidence(data)
    for fault in found.faults:
        at = fault.at if isinstance(fault.at, Span) else found.text.span(fault.at or fault.route, fault.part)
        hold("a place lies in the text", kept=is_inside(at, found.text), told=fault)
        yield fault.message[:15], fault.part
    hold("the same bytes are the same evidence", kept=read_evidence(data).records == found.records)
    yield len(found.records)


def _posting(data: bytes) -> Features:
    """Any text is read as a posting, and every fact stands in its words."""
    text = data.decode("utf-8", "replace")
    found = read_posting(text, date(2026, 11, 21))
    for fact in (found.title, found.employer, found.location, found.posted, found.status, found.pay, *found.passed):
        hold("a fact stands in the text", kept=fact is None or 0 <= fact.start < fact.end <= len(text), told=fact)
        yield fact is None
    yield found.posted_about, found.relative, tuple(sorted(found.why))


def _cache(data: bytes) -> Features:
    """Whatever lies where the cache does, it says nothing that nobody kept, and a run may keep what it finds."""
    keys = [bytes([number]) * 16 for number in range(40)]
    with TemporaryDirectory() as folder:
        (Path(folder) / FILE).write_bytes(data)
        cache = Cache(Path(folder))
        known = cache.held(keys, 740_000)
        hold("a cache says nothing that nobody kept", kept=set(known.values()) <= {"[1]"}, told=known)
        yield len(known), cache.digest_of(b"state") is None
        for _ in range(3):  # a broken file may be found to be so as late as it is read again
            cache.keep([Kept(b"new", day=740_000, dated=True, body="[2]")])
            cache.keep_digest(b"more", b"digest")
            cache.close()
            cache = Cache(Path(folder))
            if held := "[2]" in cache.held([b"new"], 740_000).values():
                break
        hold("what a run finds can be kept", kept=held)
        cache.close()
    yield cache.trouble[:20]


def targets() -> Iterator[Target]:
    for name, read, begin in (
        ("configuration", _configuration, seeds.configurations),
        ("baseline", _baseline, seeds.baselines),
        ("codeowners", _codeowners, seeds.codeowners),
        ("figure-table", _figures, seeds.figure_tables),
        ("evidence", _evidence, seeds.evidence),
        ("posting", _posting, seeds.postings),
        ("cache", _cache, seeds.caches),
    ):
        run = _or_refused(read)
        # A file of evidence of which every record is broken is read record by record.
        yield Target(name, run, run, begin, seconds=4.0 if name == "evidence" else 1.0)

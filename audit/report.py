"""Everything that one run of `check` found, for the formats to show."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from audit.verdict import OF_A_PART, Crash, Verdict
from schema.finding import Finding, Safety, Severity, Skipped
from schema.named import NamedTuple

SHOWN_AT_FIRST = 50  # findings on a terminal, unless all are asked for


class Report(NamedTuple):
    """One run's findings and counts."""

    as_of: date
    guides: int
    findings: Sequence[Finding] = ()
    suppressed: Sequence[Finding] = ()
    baselined: Sequence[Finding] = ()
    has_baseline: bool = False
    skipped: Iterable[tuple[str, Skipped]] = ()  # with the guide's path
    crashes: Sequence[Crash] = ()
    other_files: Sequence[str] = ()
    lines: Mapping[str, Mapping[int, str]] = {}  # those that findings point to, by path and number
    paths: Sequence[str] = ()
    fail_on: str = "error"
    # How many findings were fixed, by guide; they are none of `findings`.
    fixed: Mapping[str, int] = {}

    @property
    def worst_first(self) -> list[Finding]:
        return sorted(self.findings, key=lambda finding: (finding.severity.rank, finding.sort_key))

    def fixable(self, safety: Safety) -> int:
        """How many findings have a fix that is as safe as that."""
        return sum(finding.fix is not None and finding.fix.safety is safety for finding in self.findings)

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def skips_to_tell(self) -> list[Skipped]:
        """The checks not made that a person should hear of: not those that a look at a part of the guides never makes."""
        return [skip for _, skip in self.skipped if skip.reason != OF_A_PART]

    @property
    def failed(self) -> bool:
        return any(self.fails(finding) for finding in self.findings)

    def fails(self, finding: Finding) -> bool:
        """Whether a finding fails the run: it is at least as bad as the threshold, which may be `never`."""
        return self.fail_on != "never" and finding.severity.rank <= Severity(self.fail_on).rank

    def by_rule(self) -> list[tuple[str, str, Severity, int, int]]:
        """Code, name, severity, findings and guides of each rule that found something, the most first."""
        counts = Counter(finding.rule for finding in self.findings)
        kinds = {finding.rule: (finding.name, finding.severity) for finding in self.findings}
        guides = Counter(rule for rule, _ in {(finding.rule, finding.path) for finding in self.findings})
        return [
            (rule, *kinds[rule], counts[rule], guides[rule])
            for rule in sorted(counts, key=lambda rule: (-counts[rule], rule))
        ]


def gather(verdicts: Sequence[Verdict], as_of: date, other_files: Sequence[str] = (), fail_on: str = "error") -> Report:
    """One report of all guides' verdicts."""
    return Report(
        as_of=as_of,
        guides=len(verdicts),
        findings=sorted(
            (finding for verdict in verdicts for finding in verdict.findings), key=lambda finding: finding.sort_key
        ),
        suppressed=[finding for verdict in verdicts for finding in verdict.suppressed],
        skipped=_Skips([(verdict.path, verdict.skipped) for verdict in verdicts if verdict.skipped]),
        crashes=[crash for verdict in verdicts for crash in verdict.crashes],
        other_files=other_files,
        lines=_lines(verdicts),
        paths=[verdict.path for verdict in verdicts],
        fail_on=fail_on,
    )


class _Skips:
    """The checks not made on a run's guides: there are two a guide, each of which is named with its guide when its turn comes."""

    def __init__(self, guides: Sequence[tuple[str, Sequence[Skipped]]]) -> None:
        self.guides = guides

    def __iter__(self) -> Iterator[tuple[str, Skipped]]:
        return ((path, skip) for path, skipped in self.guides for skip in skipped)


def _lines(verdicts: Sequence[Verdict]) -> dict[str, Mapping[int, str]]:
    """The lines that findings point to, by the guides that they stand in."""
    lines: dict[str, Mapping[int, str]] = {verdict.path: verdict.lines for verdict in verdicts if verdict.lines}
    for verdict in verdicts:
        for path, seen in verdict.seen.items():
            lines[path] = {**lines.get(path, {}), **seen}
    return lines


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 guide`, `2,016 guides`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"

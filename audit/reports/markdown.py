"""The report as a step's summary on GitHub: counts by rule, then the worst guides, no longer than a summary may be."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from audit.report import Report, count
from audit.reports import crashes
from audit.reports.inert_markdown import code, fitting
from audit.reports.style import Style
from audit.reports.summary import left_out, tally
from schema.finding import Finding

LARGEST = 500_000  # bytes; all that the steps of a job write has to be read by a person, and GitHub takes 1 MiB of one
ROOM = 480_000  # of these for the findings
LONGEST = 500  # characters of a message


def render(report: Report, style: Style) -> str:
    parts = [] if style.quiet and not report.findings and not report.crashes else [f"**{tally(report, Style())}**"]
    parts += [_crashes(report), _rules(report), _guides(report)]
    parts += [] if style.quiet else ["\n".join(f"- {code(line, LONGEST)}" for line in left_out(report, Style()))]
    return "".join(f"{part}\n\n" for part in parts if part).removesuffix("\n")


def _crashes(report: Report) -> str:
    lines = [f"- {code(said, LONGEST)}" for _, said in crashes.told(report.crashes)]
    return (
        "\n".join(["### payproof failed", "", *lines, "", f"{crashes.advice(report.crashes).capitalize()}."])
        if lines
        else ""
    )


def _rules(report: Report) -> str:
    rows = [
        f"| {severity} | {rule} | {name} | {number:,} | {guides:,} |"
        for rule, name, severity, number, guides in sorted(report.by_rule(), key=lambda row: row[2].rank)
    ]
    return (
        "\n".join(["| severity | rule | defect | findings | guides |", "|---|---|---|--:|--:|", *rows]) if rows else ""
    )


def _guides(report: Report) -> str:
    """Each guide with its findings; the guides with the worst first, and of these the ones with the most."""
    by_path = groupby(sorted(report.findings, key=lambda finding: finding.path), key=lambda finding: finding.path)
    guides = sorted(([*found] for _, found in by_path), key=_badness)
    lines = fitting((_guide(found) for found in guides), ROOM, lambda left: _rest(guides[-left:]))
    return "\n".join(["### By guide, the worst first", "", *lines]) if lines else ""


def _badness(findings: Sequence[Finding]) -> tuple[list[int], str]:
    """Sorts what has the most errors first, then the most warnings."""
    return [-sum(finding.severity.rank == rank for finding in findings) for rank in range(3)], findings[0].path


def _guide(findings: Sequence[Finding]) -> str:
    ordered = sorted(findings, key=lambda finding: (finding.severity.rank, finding.sort_key))
    return "\n".join([f"- {code(findings[0].path)}", *(f"  - {line}" for line in map(_finding, ordered))])


def _finding(finding: Finding) -> str:
    said = f"line {finding.span.line}, {finding.severity} {finding.rule}: {code(finding.told, LONGEST)}"
    return "; ".join([said, *_others(finding)])


def _others(finding: Finding) -> Iterator[str]:
    return (
        f"{f'{code(place.path)} ' if place.path else ''}line {place.span.line}: {code(place.message, LONGEST)}"
        for place in finding.related
    )


def _rest(guides: Sequence[Sequence[Finding]]) -> str:
    number = sum(map(len, guides))
    return f"- and {count(number, 'more finding')} in {count(len(guides), 'guide')}: `--format json` has all of them"

"""A line a finding, as editors and grep read it."""

from collections.abc import Iterator

from audit.report import Report
from audit.reports.style import Style
from audit.reports.summary import closing
from schema.finding import Finding, Safety


def render(report: Report, style: Style) -> str:
    return "".join(pieces(report, style))


def pieces(report: Report, style: Style) -> Iterator[str]:
    """The report a finding at a time."""
    for finding in () if style.statistics else report.findings:
        yield f"{line(finding, style)}\n"
    yield "".join(f"{text}\n" for text in closing(report, style, 0))


def line(finding: Finding, style: Style) -> str:
    place = f"{style.safe(finding.path)}:{finding.span.line}:{finding.span.column}"
    kind = style.paint(f"{finding.severity} {finding.rule}", finding.severity)
    fixable = " [fixable]" if finding.fix is not None and finding.fix.safety is Safety.SAFE else ""
    return f"{style.paint(place, 'path')}: {kind} {style.safe(finding.told)} [{finding.name}]{fixable}"

"""Each finding for a person: what is wrong and what to do, where it stands, the line with a caret, and the other place."""

from collections.abc import Iterator, Sequence

from audit.report import Report
from audit.reports.excerpt import NARROWEST, Mark, excerpt
from audit.reports.style import Style, wrapped
from audit.reports.summary import closing
from schema.finding import Finding, Place, Safety


def render(report: Report, style: Style) -> str:
    return "".join(pieces(report, style))


def pieces(report: Report, style: Style) -> Iterator[str]:
    """The report a finding at a time."""
    shown = _shown(report, style)
    for number, finding in enumerate(shown):
        yield ("\n" if number else "") + block(finding, report, style)
    hidden = 0 if style.statistics else len(report.findings) - len(shown)
    if lines := closing(report, style, hidden):
        yield ("\n" if shown else "") + "".join(f"{line}\n" for line in lines)


def _shown(report: Report, style: Style) -> Sequence[Finding]:
    """The findings in order of their places; where there are too many to show, the worst."""
    if style.statistics:
        return []
    if style.limit is None or len(report.findings) <= style.limit:
        return report.findings
    return report.worst_first[: style.limit]


def block(finding: Finding, report: Report, style: Style) -> str:
    """One finding."""
    kind = style.paint(f"{finding.severity} {finding.rule}", finding.severity)
    region = f": {style.safe(finding.region)}" if finding.region else ""
    lines = [f"{kind} {style.paint(finding.name + region, 'bold')}"]
    message = style.safe(finding.message)
    lines += wrapped(message, style.width) if style.terminal else [message]
    marks = [Mark(finding.span, "^", finding.severity)]
    marks += [_other(place, style) for place in finding.related if not place.path]
    gutter = len(str(max(span.line for span in (finding.span, *(place.span for place in finding.related)))))
    place = f"{style.safe(finding.path)}:{finding.span.line}:{finding.span.column}"
    lines.append(f"{' ' * gutter}{style.paint('-->', 'dim')} {style.paint(place, 'path')}")
    lines += excerpt(report.lines.get(finding.path, {}), marks, style, gutter)
    lines += _elsewhere(finding, report, style, gutter)
    lines += _mending(finding, style, gutter)
    return "".join(f"{line}\n" for line in lines)


def _other(place: Place, style: Style) -> Mark:
    return Mark(place.span, "-", "other", style.safe(place.message))


def _elsewhere(finding: Finding, report: Report, style: Style, gutter: int) -> Iterator[str]:
    """The places in other guides, by guide in the order in which they are named."""
    guides: dict[str, list[Place]] = {}
    for place in finding.related:
        if place.path:
            guides.setdefault(place.path, []).append(place)
    for path, places in guides.items():
        first = min(place.span for place in places)
        where = style.paint(f"{style.safe(path)}:{first.line}:{first.column}", "path")
        yield f"{' ' * gutter}{style.paint(':::', 'dim')} {where}"
        yield from excerpt(report.lines.get(path, {}), [_other(place, style) for place in places], style, gutter)


def _mending(finding: Finding, style: Style, gutter: int) -> list[str]:
    """What payproof could write, or why it will not."""
    if finding.fix is not None:
        kind, words = ("fix" if finding.fix.safety is Safety.SAFE else "unsafe fix"), finding.fix.message
    elif finding.refused:
        kind, words = "no fix", finding.refused
    else:
        return []
    text = f"{style.paint(kind, 'bold')}: {style.safe(words)}"
    lines = wrapped(text, max(style.width - gutter - 3, NARROWEST)) if style.terminal else [text]
    sign = style.paint("=", "dim")
    return [f"{' ' * gutter} {sign if not number else ' '} {line}" for number, line in enumerate(lines)]

"""The lines that end a report for people: counts by rule where they help, and what the whole run came to."""

from audit.report import Report, count
from audit.reports.style import Style, width, wrapped
from schema.finding import Safety, Severity

NAMED = 3  # other files


def closing(report: Report, style: Style, hidden: int) -> list[str]:
    """What stands below the findings, of which so many are not shown."""
    lines = []
    if style.statistics or hidden:
        lines += statistics(report, style)
    if hidden:
        lines += _flowing(
            f"{count(hidden, 'more finding')} of {len(report.findings):,}: --all shows all, --select RULE those of one rule.",
            style,
        )
    if style.quiet:
        return lines
    if lines:
        lines.append("")
    return [*lines, *headline(report, style)]


def statistics(report: Report, style: Style) -> list[str]:
    """A line a rule, the most findings first."""
    rows = [
        (f"{number:,}", f"{severity:<7} {code}", severity, name, f"in {count(guides, 'guide')}")
        for code, name, severity, number, guides in report.by_rule()
    ]
    numbers, names = (max((width(row[column]) for row in rows), default=0) for column in (0, 3))
    return [
        f"{number:>{numbers}} {style.paint(kind, severity)} {name:<{names}} {guides}"
        for number, kind, severity, name, guides in rows
    ]


def headline(report: Report, style: Style) -> list[str]:
    """What the whole run came to, and what it left out."""
    return [
        *_flowing(tally(report, style), style),
        *_fixes(report, style),
        *left_out(report, style),
        *_learn(report, style),
    ]


def tally(report: Report, style: Style) -> str:
    """What the whole run came to, in one sentence and in no words of a guide."""
    checked = f"Checked {count(report.guides, 'guide')}"
    parts = [
        style.paint(count(number, severity), severity) for severity in Severity if (number := report.count(severity))
    ]
    if parts:
        guides = len({finding.path for finding in report.findings})
        within = f" in {guides:,} of them" if report.guides > 1 else ""
        result = f"{' and '.join([*([', '.join(parts[:-1])] if parts[:-1] else []), parts[-1]])}{within}"
    elif report.crashes:
        result = "nothing found, but payproof failed"
    else:
        result = style.paint("nothing new" if report.baselined else "nothing wrong", "bold")
    silenced = f"; {len(report.suppressed):,} silenced by comments" if report.suppressed else ""
    known = f"; {len(report.baselined):,} baselined" if report.baselined else ""
    return f"{checked}: {result}{silenced}{known}."


def _fixes(report: Report, style: Style) -> list[str]:
    """What was mended, and what could be."""
    lines = []
    if report.fixed:
        fixed, guides = sum(report.fixed.values()), len(report.fixed)
        lines += _flowing(f"Fixed {count(fixed, 'finding')} in {count(guides, 'guide')}.", style)
    safe, unsafe = report.fixable(Safety.SAFE), report.fixable(Safety.UNSAFE)
    if safe:
        more = f", {unsafe:,} more with --fix --unsafe-fixes" if unsafe else ""
        lines += _flowing(f"{safe:,} fixable with --fix{more}; --diff shows what would change.", style)
    elif unsafe:
        lines += _flowing(f"{unsafe:,} fixable with --fix --unsafe-fixes; --diff shows what would change.", style)
    return lines


def left_out(report: Report, style: Style) -> list[str]:
    """What was not checked."""
    lines = []
    if skipped := report.skips_to_tell:
        first = skipped[0]
        told = "1 check was" if len(skipped) == 1 else f"{len(skipped):,} checks were"
        such = "" if len(skipped) == 1 else "such as "
        lines += _flowing(
            f"{told} not made, {such}{first.rule} ({style.safe(first.reason)}): --format json lists them.", style
        )
    if report.other_files:
        names = ", ".join(style.safe(name) for name in report.other_files[:NAMED])
        more = f" and {len(report.other_files) - NAMED:,} more" if len(report.other_files) > NAMED else ""
        lines += _flowing(f"Not at <root>/<company>/<role>.md, so not checked: {names}{more}", style)
    return lines


def _learn(report: Report, style: Style) -> list[str]:
    if not report.findings or not style.terminal:
        return []
    worst = min(report.findings, key=lambda finding: (finding.severity.rank, finding.sort_key))
    return _flowing(f"Why a rule matters, and how to silence it: `payproof rule {worst.rule}`", style)


def _flowing(text: str, style: Style) -> list[str]:
    return wrapped(text, style.width) if style.terminal else [text]

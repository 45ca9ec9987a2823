"""Findings as workflow commands, which GitHub shows as annotations on the lines of a pull request."""

from collections.abc import Iterator

from audit.harmless import storable
from audit.report import Report, count
from audit.reports import crashes
from audit.reports.style import Style
from audit.reports.summary import tally
from audit.verdict import Crash
from schema.finding import Finding, Place, Severity

MOST = 10  # annotations of one kind that GitHub shows of a step

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, style: Style) -> str:
    commands: dict[str, list[str]] = {kind: [] for kind in _KINDS.values()}
    commands["error"] += [_crash(crash, said) for crash, said in crashes.told(report.crashes)]
    for finding in report.worst_first:
        commands[_KINDS[finding.severity]].append(_annotation(finding))
    lines = [command for each in commands.values() for command in each[:MOST]]
    lines += _closing(report, style, {kind: len(each) - MOST for kind, each in commands.items() if len(each) > MOST})
    return "".join(f"{line}\n" for line in lines)


def _closing(report: Report, style: Style, cut: dict[str, int]) -> Iterator[str]:
    """Plain lines in our own words alone, so that none of them is a command."""
    if cut:
        rest = ", ".join(count(number, f"more {kind}") for kind, number in cut.items())
        yield f"GitHub shows {MOST} annotations of a kind: {rest} are left out, --format concise has all."
    if not style.quiet:
        yield tally(report, style)
        if skipped := report.skips_to_tell:
            yield f"{count(len(skipped), 'check')} not made: --format json lists them."
        if report.other_files:
            yield f"{count(len(report.other_files), 'file')} not at <root>/<company>/<role>.md, so not checked."


def _annotation(finding: Finding) -> str:
    span = finding.span
    places = {"line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # GitHub takes columns on one line only
        places |= {"col": span.column, "endColumn": span.end_column}
    lines = [storable(finding.told), storable(f"at {finding.path}:{span.line}:{span.column}")]
    lines += [storable(f"and {_where(place)}: {place.message}") for place in finding.related]
    return _command(_KINDS[finding.severity], finding.path, places, f"{finding.rule} {finding.name}", "\n".join(lines))


def _where(place: Place) -> str:
    return f"{place.path}:{place.span.line}" if place.path else f"line {place.span.line}"


def _crash(crash: Crash, said: str) -> str:
    return _command("error", crash.path, {"line": 1}, "payproof failed", storable(f"{said}; {crashes.advice([crash])}"))


def _command(kind: str, path: str, places: dict[str, int], title: str, message: str) -> str:
    where = ",".join(f"{name}={number}" for name, number in places.items())
    return f"::{kind} file={_property(path)},{where},title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    """As the runner reads it back: a line break in it begins no line, and so no command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A path has to stay what it is, line breaks and all; what else steers a terminal goes."""
    return storable(_data(text)).replace(":", "%3A").replace(",", "%2C")

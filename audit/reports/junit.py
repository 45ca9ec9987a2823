"""The report as JUnit XML: a suite a guide and a case a finding, so that a viewer of tests shows which guides have none."""

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from audit.harmless import storable
from audit.report import Report
from audit.reports import crashes
from audit.reports.style import Style
from audit.verdict import Crash
from schema.finding import Finding
from schema.named import NamedTuple

_INDEX = re.compile(r"\[[0-9]+\]")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Case(NamedTuple):
    """One case: its name, what it came to (`failure`, `error`, `skipped`, or nothing where all is right), and why."""

    name: str
    outcome: str = ""
    kind: str = ""
    message: str = ""
    body: str = ""


def render(report: Report, style: Style) -> str:
    del style
    cases: dict[str, list[Case]] = defaultdict(list, {path: [] for path in report.paths})
    for crash in report.crashes:
        cases[crash.path].append(_crash(crash))
    for finding in report.findings:
        cases[finding.path].append(_case(finding, fails=report.fails(finding)))
    suites = {path: _distinct(found) or [Case("no finding")] for path, found in cases.items()}
    every = [case for found in suites.values() for case in found]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {_counts('payproof', every)}>"]
    for path, found in suites.items():
        lines += [f"<testsuite {_counts(path, found)}>", *(_element(path, case) for case in found), "</testsuite>"]
    return "\n".join([*lines, "</testsuites>", ""])


def _case(finding: Finding, *, fails: bool) -> Case:
    """A finding that does not fail the run is told as a skipped case, since there is no milder failure."""
    where = f"{finding.path}:{finding.span.line}:{finding.span.column}"
    body = [f"{where}: {finding.severity} {finding.rule} {finding.told}"]
    body += [
        f"{place.path or finding.path}:{place.span.line}:{place.span.column}: {place.message}"
        for place in finding.related
    ]
    return Case(
        # Neither a line nor a row's number: a viewer tells by the name whether a case failed before.
        " ".join(part for part in (finding.rule, finding.name, finding.region, _INDEX.sub("", finding.field)) if part),
        "failure" if fails else "skipped",
        str(finding.severity),
        f"{finding.told} (line {finding.span.line})",
        "\n".join(map(storable, [*body, finding.url])),
    )


def _crash(crash: Crash) -> Case:
    name = f"{crash.rule} {crash.name}" if crash.rule else "reading the guide"
    ((_, said),) = crashes.told([crash])
    return Case(name, "error", "crash", f"{said}; {crashes.advice([crash])}", storable(said))


def _distinct(cases: list[Case]) -> list[Case]:
    """A name for each case of a guide, which a second one of the same kind shares but for its number."""
    seen: Counter[str] = Counter()
    found = []
    for case in cases:
        seen[case.name] += 1
        found.append(case._replace(name=f"{case.name} ({seen[case.name]})") if seen[case.name] > 1 else case)
    return found


def _counts(name: str, cases: list[Case]) -> str:
    came_to = Counter(case.outcome for case in cases)
    numbers = {
        "tests": len(cases),
        "failures": came_to["failure"],
        "errors": came_to["error"],
        "skipped": came_to["skipped"],
    }
    return " ".join(_attributes({"name": name, **numbers, "time": 0}))


def _element(path: str, case: Case) -> str:
    """Viewers take a class's name apart at its dots, into folders."""
    group = ".".join(part.replace(".", "_") for part in path.removesuffix(".md").split("/") if part)
    place = {"classname": group, "name": case.name, "file": path, "time": 0}
    opening = f"<testcase {' '.join(_attributes(place))}"
    if not case.outcome:
        return f"{opening}/>"
    kind = {} if case.outcome == "skipped" else {"type": case.kind}
    about = " ".join(_attributes({"message": case.message, **kind}))
    return f"{opening}><{case.outcome} {about}>{_text(case.body)}</{case.outcome}></testcase>"


def _attributes(values: dict[str, object]) -> Iterator[str]:
    return (f'{name}="{_text(storable(str(value)))}"' for name, value in values.items())


def _text(text: str) -> str:
    """What XML cannot hold leaves a sign that something stood there."""
    return html.escape(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)).replace("##[", "&#35;#[")

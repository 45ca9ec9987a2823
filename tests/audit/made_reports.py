"""Reports for the formats to show: findings of one's own making, and what a hostile guide could put into them."""

from collections.abc import Sequence
from typing import Any

from audit.report import Report
from audit.verdict import Crash
from schema.example import AS_OF
from schema.finding import Edit, Finding, Fix, Place, Safety, Severity, Span

HOSTILE = (
    "::set-output name=x::y",
    " \t::add-mask::y",
    "a\n::stop-commands::z\r\n::set-env name=PATH::/tmp",
    "##[set-output name=x]y",
    "a ##[add-mask]b ##vso[task.setvariable variable=x]y",
    "%0A::error::x %25",
    "guides/-rf/$(id) `id`",
    "two  words \"quoted\" 'quoted', with: commas",
    "]]><script>alert(1)</script><![CDATA[&amp;&#0;",
    "| a | b |\n|---|---|",
    "``` `` ` @team #1 [x](http://y.z) ![x](y) <img src=x> https://y.z www.y.z a@b.cd $x$ **b** _i_ \\",
    "\x00\x07\x08\x1b[31m\x9b\u202e\u2028\u2066\ufeff\ufffe\uffff",
    "👩‍💻 🏔 é 東京",
    "\udcff\ud800",
    "{0} {1} [a](1)",
    "../../etc/passwd",
    "-",
    "",
)


def finding(path: str = "guides/acme/data-engineer.md", severity: Severity = Severity.ERROR, **other: Any) -> Finding:
    """A finding, right in all that is not said."""
    made: dict[str, Any] = {
        "rule": "TAB302",
        "name": "figure-differs",
        "span": Span(45, 25, 45, 34),
        "field": "compensation[1].stock_high",
        "message": "stock_high is 80,000 in the frontmatter and 86,000 in the table: correct the wrong one",
        "region": "London",
        "values": {"frontmatter": 80_000, "table": 86_000},
        "related": (Place(Span(26, 17, 26, 22), "compensation[1].stock_high", "80,000 in the frontmatter"),),
        "fingerprint": "0123456789abcdef",
        "url": "https://github.com/payproof/payproof/blob/main/docs/rules/figure-differs.md",
        **other,
    }
    return Finding(path=path, severity=severity, **made)


def crash(path: str = "guides/acme/data-engineer.md", error: str = "ZeroDivisionError: division by zero") -> Crash:
    return Crash(path, "PAY204", "total-below-parts", error, "total_below_parts.py:40", "")


def report(*findings: Finding, **other: Any) -> Report:
    paths = sorted({each.path for each in findings} | set(other.pop("clean", ())))
    return Report(as_of=AS_OF, guides=len(paths), findings=findings, paths=paths, **other)


def hostile(text: str) -> Report:
    """A report in which a text stands wherever a guide's words, its path or what a crash says of it can."""
    other = Place(Span(1, 1, 2, 1), text, text)
    fix = Fix(Safety.UNSAFE, text, (Edit(0, 3, text), Edit(4, 4, "x")))
    elsewhere = Place(Span(1, 1, 1, 2), text, text, text)
    bad = finding(text, message=text, region=text, field=text, values={text: text}, related=(other, elsewhere), fix=fix)
    return report(
        bad,
        bad._replace(severity=Severity.WARNING),
        bad._replace(severity=Severity.INFO),
        suppressed=[bad._replace(silenced=text)],
        baselined=[bad],
        has_baseline=True,
        crashes=[crash(text, text)],
        other_files=[text],
    )


def many(number: int, severities: Sequence[Severity] = tuple(Severity)) -> Report:
    """A report with so many findings, each in a guide of its own."""
    return report(
        *(
            finding(f"guides/acme/role-{each:06}.md", severities[each % len(severities)], fingerprint=f"{each:016x}")
            for each in range(number)
        )
    )

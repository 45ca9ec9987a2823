"""An audit as one web page that needs no network: what it found at a glance, and every guide to sort, filter and search."""

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from audit.report import count
from audit.reports.audit.webpage import bars, changes, evidence, heatmap, names, owners, rows, weeks, wording
from audit.reports.style import Style
from audit.staleness import Audit
from schema.freshness import State

FIRST = 100  # guides that stand in the page itself, for whoever runs no script
# Each column by its place in a row of the data, its title, and the way it is sorted at first.
_COLUMNS = (
    (2, "State", "ascending"),
    (0, "Company", "ascending"),
    (1, "Role", "ascending"),
    (3, "Owner", "ascending"),
    (7, "Days past due", "descending"),
    (6, "Review due", "ascending"),
    (4, "Updated", "ascending"),
    (5, "Age (days)", "descending"),
    (8, "Why", "ascending"),
)
_LINE_END = re.compile(r"\r\n?")  # a browser takes each for one character, and so must the hash


def render(audit: Audit, style: Style) -> str:
    del style
    loader = PackageLoader("audit.reports.audit.webpage", "")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    css, js = (_LINE_END.sub("\n", loader.get_source(environment, name)[0]) for name in ("page.css", "page.js"))
    return environment.get_template("page.html").render(
        css=Markup(css),  # noqa: S704  (both are files of this package)
        js=Markup(js),  # noqa: S704
        policy=_policy(css, js),
        **_words(audit),
        **_parts(audit),
    )


def _policy(css: str, js: str) -> str:
    """What a browser may do with the page: run this script, apply this style, and nothing else, from nowhere."""
    style, script = (b64encode(sha256(text.encode()).digest()).decode() for text in (css, js))
    return (
        f"default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _words(audit: Audit) -> dict[str, Any]:
    return {
        "count": count,
        "label": wording.label,
        "marks": wording.MARKS,
        "meanings": wording.MEANINGS,
        "in_words": wording.in_words,
        "short": wording.short,
        "percent": _percent,
        "whose": weeks.whose,
        "headline": _headline(audit),
        "lede": _lede(audit),
    }


def _parts(audit: Audit) -> dict[str, Any]:
    """All that the template shows."""
    ordered = audit.worst_first
    companies, roles, owned = names.companies(ordered), names.roles(ordered), names.owners(ordered)
    seen = evidence.section(audit, companies, roles)
    trend, calendar = bars.trend(audit.trend), weeks.calendar(audit)
    return {
        "audit": audit,
        "total": len(ordered),
        "states": list(State),
        "notes": [wording.shown(note) for note in audit.notes],
        "whole": bars.parts(audit.counts),
        "trend": trend,
        "evidence": seen,
        "changes": changes.kinds(audit.delta) if audit.delta else [],
        "revision": wording.shown(audit.delta.revision) if audit.delta else "",
        "calendar": calendar,
        "cliffs": audit.cliffs,
        "shares": owners.shares(audit, owned),
        "owned": [state for state, number in audit.counts.items() if number],
        "heat": heatmap.heat_map(ordered, companies, roles),
        "columns": _COLUMNS,
        "first": [rows.row(guide, companies, roles) for guide in ordered[:FIRST]],
        "data": rows.data(ordered, companies, roles, owned),
        "sections": _sections(
            audit, evidence=seen is not None, calendar=bool(calendar.past or calendar.earlier or calendar.coming)
        ),
    }


def _sections(audit: Audit, *, evidence: bool, calendar: bool) -> list[tuple[str, str]]:
    there = {
        "evidence": evidence,
        "trend": bool(audit.trend),
        "changes": audit.delta is not None,
        "calendar": calendar,
        "owners": bool(audit.guides),
        "companies": bool(audit.guides),
        "guides": True,
    }
    return [(name, name.capitalize()) for name, shown in there.items() if shown]


def _headline(audit: Audit) -> str:
    total, late = len(audit.guides), audit.past_due
    if not total:
        return "No guides were found."
    if not late:
        return "No guide is past its review date."
    if late == total:
        return (
            f"All {total:,} guides are past their review date." if total > 1 else "The guide is past its review date."
        )
    return f"{late:,} of {count(total, 'guide')} {'is' if late == 1 else 'are'} past {'its' if late == 1 else 'their'} review date."


def _lede(audit: Audit) -> str:
    """What is worst, and what comes next."""
    counts = audit.counts
    found = []
    if counts[State.EXPIRED]:
        found.append(
            f"{count(counts[State.EXPIRED], 'guide has', 'guides have')} expired: last updated too long ago to be used."
        )
    if counts[State.INVALID]:
        found.append(
            f"{count(counts[State.INVALID], 'guide is', 'guides are')} invalid: a date or the frontmatter cannot be relied on."
        )
    coming = sum(week.due for week in audit.forecast)
    if coming:
        first = next(week for week in audit.forecast if week.due)
        when = "this week" if first.starts <= audit.as_of else f"in the week of {wording.in_words(first.starts)}"
        verb = "comes" if coming == 1 else "come"
        part = f"the first {first.due:,} " if first.due < coming else "all " if coming > 1 else ""
        found.append(f"{coming:,} {verb} due in the next {count(len(audit.forecast), 'week')}, {part}{when}.")
    elif audit.forecast:
        found.append(
            f"Nothing {'more ' if audit.past_due else ''}comes due in the next {count(len(audit.forecast), 'week')}."
        )
    return " ".join(found)


def _percent(number: int, total: int) -> str:
    """A share that is never rounded to nothing, nor to all."""
    share = number / total * 100
    if share == 100:
        return "100 %"
    return f"{min(max(share, 0.1), 99.9):.1f} %" if share < 1 or share > 99 else f"{share:.0f} %"

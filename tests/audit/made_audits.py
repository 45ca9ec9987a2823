"""Audits made in memory, of any number of guides in all states, with names that attack a page, and one of real guides."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from audit.auditor import cliffs, forecast
from audit.staleness import Audit, AuditedGuide, Change, Delta, Point
from schema.document import Document
from schema.freshness import Facts, State, assess, facts
from schema.guide import Review
from schema.policy import PolicyBook
from schema.reading import read_guide

AS_OF = date(2026, 11, 21)
OWNERS = ("@pay/editors", "@pay/finance", "unowned", "@pay/health")
ROLES = ("data-engineer", "data-scientist", "product-manager", "software-engineer", "technical-program-manager")
HOSTILE = (
    "<script>document.title='ran';alert(1)</script>",
    '"onmouseover="alert(1)" x="',
    "</script><img src=x onerror=alert(1)>",
    "</style><b>bold</b><!--",
    "{{7*7}}{% raw %}",
    "javascript:alert(1)",
    "&lt;i&gt;\u2028]]>",
    "line\nbreak\x1b[31m \u202egnihton",
)


def judged(path: str, known: Facts, owner: str, as_of: date = AS_OF) -> AuditedGuide:
    inner = "/".join(path.split("/")[-2:])
    return AuditedGuide(path, inner, known, assess(known, PolicyBook().policy(known.quality), as_of), owner)


def audit_of(guides: Sequence[AuditedGuide], as_of: date = AS_OF) -> Audit:
    return Audit(as_of, guides, forecast(guides, as_of), cliffs(guides))


@cache
def made(number: int, as_of: date = AS_OF) -> Audit:
    """An audit of so many guides, whose ages run from none to ten months, with every state among them."""
    return audit_of([_guide(each, as_of) for each in range(number)], as_of)


def _guide(number: int, as_of: date) -> AuditedGuide:
    company, at = divmod(number, len(ROLES) + 1)
    own = at == len(ROLES)
    role = f"platform-{company}-engineer" if own else ROLES[at]
    updated = as_of - timedelta(days=number * 37 % 300)
    known = Facts(
        company=f"company-{company}",
        company_display=f"Company {company}",
        role=role,
        role_display=role.replace("-", " ").title(),
        last_updated=updated,
        next_review_due=updated + timedelta(days=89),
        quality="medium",
    )
    if number % 31 == 7:
        known = known._replace(last_updated=None)
    elif number % 31 == 11:
        known = known._replace(status="draft" if number % 2 else "retired")
    elif number % 31 == 13:
        snooze = Review(
            snoozed_until=as_of + timedelta(days=20), reason="new bands are on their way", by="@pay/editors"
        )
        known = known._replace(review=snooze)
    return judged(f"guides/{known.company}/{role}.md", known, OWNERS[company % len(OWNERS)], as_of)


def hostile() -> Audit:
    """Guides whose every name is an attack, and an audit whose every text is one."""
    day = AS_OF - timedelta(days=100)
    guides = [
        judged(f"guides/{text}/{text}.md", Facts(text, text, text, text, day, day + timedelta(days=89)), text)
        for text in HOSTILE
    ]
    guides.append(judged("javascript:alert(1)//x.md", Facts(unreadable=HOSTILE), "unowned"))
    guides.append(judged("//host.example/x.md", Facts(unreadable=("\udcff is no text",)), "unowned"))
    guides.append(judged("guides/\udcff/x.md", Facts(), "unowned"))
    changes = [Change(guide.path, None, guide.state) for guide in guides] + [Change(HOSTILE[0], State.FRESH, None)]
    delta = Delta(day, HOSTILE[0], changes, changes, changes, changes, changes)
    point = Point(day, HOSTILE[0], {State.FRESH: 1}, 0)
    return replace(audit_of(guides), delta=delta, trend=[point, replace(point, day=AS_OF)], notes=HOSTILE)


def trending(audit: Audit, days: int = 5) -> Audit:
    """The same audit, with how its guides were judged on earlier days, one a week."""
    points = []
    for back in range(days):
        day = audit.as_of - timedelta(weeks=back)
        then = Audit(day, [judged(guide.path, guide.facts, guide.owner, day) for guide in audit.guides])
        points.append(Point(day, f"{back:040x}", then.counts, then.past_due))
    return replace(audit, trend=points)


def real(corpus: Path, as_of: date = AS_OF) -> Audit:
    """An audit of real guides."""
    guides = []
    for file in sorted(corpus.glob("*/*.md")):
        path = file.relative_to(corpus).as_posix()
        document = Document(file.read_bytes(), path)
        guides.append(judged(path, facts(document, read_guide(document)), "unowned", as_of))
    return audit_of(guides, as_of)

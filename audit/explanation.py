"""Why a guide is due when it is, in words: the policy by layers, the dates it leads to, the owner, and the state."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from audit.harmless import harmless
from audit.report import count
from audit.reports.audit.words import lasting
from audit.staleness import AuditedGuide
from schema.dates import quarter_end
from schema.freshness import State
from schema.policy import EXPIRED_MONTHS, STALE_MONTHS, USUAL_EXPIRED, USUAL_MONTHS, USUAL_STALE, Layer, Policy
from schema.shown import short

WIDE = 8  # columns of the titles


@dataclass(frozen=True, slots=True)
class Explanation:
    """One guide on one day, with all that led to its state; `configured` is the configuration's file, where there is one."""

    guide: AuditedGuide
    layers: Sequence[Layer]
    policy: Policy
    said_by: str
    as_of: date
    configured: str = ""


def explained(why: Explanation) -> str:
    """The whole explanation, a part each for the state, the policy, the days it leads to and the owner."""
    parts = {
        "state": _state(why),
        "policy": _layers(why),
        "so": _policy(why.policy),
        "due": _due(why),
        "days": _days(why),
        "owner": iter([f"{why.guide.owner}, {why.said_by}"]),
        "seen": _seen(why.guide),
    }
    found = [f"{harmless(why.guide.path)} as of {why.as_of}: {why.guide.state}"]
    for title, lines in parts.items():
        shown = [f"{title if not number else '':<{WIDE}}{harmless(line)}" for number, line in enumerate(lines)]
        if shown:
            found += ["", *shown]
    return "".join(f"{line}\n" for line in found)


def _state(why: Explanation) -> Iterator[str]:
    guide = why.guide
    if guide.state in {State.DRAFT, State.RETIRED}:
        yield f"its status is {guide.state}, so it does not come due"
    yield from guide.freshness.reasons
    planned = guide.freshness.planned_for
    if planned and planned >= why.as_of:
        yield f"its review is planned for {planned}"
    if guide.state is State.FRESH and not guide.freshness.reasons:
        yield "nothing is due"


def _seen(guide: AuditedGuide) -> Iterator[str]:
    """What evidence says of the guide: findings, and the records that speak of it."""
    for finding in guide.held.findings:
        yield f"{finding.severity} {finding.rule}: {finding.told}"
    for record in guide.held.seen:
        day = record.posted or record.captured
        where = f" in {short(record.location)}" if record.location else ""
        closed = ", closed" if record.status == "closed" else ""
        yield f'{record.path}:{record.line}: "{short(record.title)}"{where}, {day}{closed} ({record.confidence}: {record.reason})'


def _layers(why: Explanation) -> Iterator[str]:
    """What each layer sets; a later one wins."""
    wide = max(len(layer.source) for layer in why.layers)
    for layer in why.layers:
        settings = ", ".join(f"{name.replace('_', '-')} {value}" for name, value in layer.settings.items())
        yield f"{layer.source:<{wide}}  {settings or 'sets nothing'}"
    yield f"({f'read from {why.configured}' if why.configured else 'there is no configuration'}; a later line wins)"


def _policy(policy: Policy) -> Iterator[str]:
    """The policy that results, in words."""
    yield f"a review is due {count(policy.review_months, 'month')} after the last update"
    yield f"due soon in the {count(policy.due_soon_days, 'day')} before that day, and on it"
    grace = count(policy.grace_days, "day")
    yield f"overdue when more than {grace} past it" if policy.grace_days else "overdue from the day after"
    yield f"stale {_after(policy, policy.stale_days, USUAL_STALE, STALE_MONTHS)}"
    yield f"expired {_after(policy, policy.expired_days, USUAL_EXPIRED, EXPIRED_MONTHS)}"
    yield f"stale, too, when its figures' quarter ended more than {count(policy.data_days, 'day')} ago"


def _after(policy: Policy, own: int | None, usual: int, months: int) -> str:
    if own is None and policy.review_months != USUAL_MONTHS:
        return f"when more than {count(months, 'month')} past that day"
    return f"when last updated more than {count(usual if own is None else own, 'day')} ago"


def _due(why: Explanation) -> Iterator[str]:
    """The due date as the guide gives it and as the policy counts it."""
    known, counted = why.guide.facts, why.guide.freshness.policy_due
    read = known.next_review_due
    yield f"{read}, as the guide gives it" if read else "the guide gives no day that can be read"
    if counted is None or known.last_updated is None:
        beyond = known.last_updated is not None
        yield f"the policy's day {'lies beyond the calendar' if beyond else 'cannot be counted: last_updated is not known'}"
        return
    months = count(why.policy.review_months, "month")
    yield f"{counted}, as the policy counts it: {months} after {known.last_updated}"
    if read is None:
        return
    if read < known.last_updated:
        yield "they differ: DUE501 review-before-update, the review is due before the update"
    elif read != counted:
        days = abs((read - counted).days)
        side = "later" if read > counted else "earlier"
        yield f"they differ: DUE504 review-window-off-policy, the guide's day is {count(days, 'day')} {side}"


def _days(why: Explanation) -> Iterator[str]:
    """The days on which the guide's state turns, should nobody look at it."""
    known, policy = why.guide.facts, why.policy
    if why.guide.state in {State.DRAFT, State.RETIRED}:
        return
    turns: list[tuple[date, str]] = []
    due, updated = known.next_review_due, known.last_updated
    if due:
        turns += _turn(due, -policy.due_soon_days, "due soon") + _turn(due, policy.grace_days + 1, "overdue")
    if updated:
        turns += _turn(policy.last_fresh_day(updated), 1, "stale") + _turn(
            policy.last_usable_day(updated), 1, "expired"
        )
    ended = quarter_end(known.quarter) if known.quarter else None
    if ended:
        turns += _turn(ended, policy.data_days + 1, f"stale, for its figures of {known.quarter},")
    for day, what in sorted(turns):
        when = f"{lasting(day, why.as_of)} ago" if day < why.as_of else f"in {lasting(why.as_of, day)}"
        yield f"{what} from {day}, {'today' if day == why.as_of else when}"


def _turn(day: date, days: int, what: str) -> list[tuple[date, str]]:
    try:
        return [(day + timedelta(days=days), what)]
    except OverflowError:  # no day of the calendar
        return []

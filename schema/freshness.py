"""How fresh a guide is on a given day: its dates as facts, and from them, a policy and the day, one state with its reasons."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from schema.dates import quarter_end
from schema.document import Document
from schema.guide import Review
from schema.members import cheap
from schema.named import NamedTuple
from schema.policy import Policy
from schema.reading import Problem, Reading

LONGEST_SNOOZE = 90  # days from the day of the audit
EARLIEST = 31  # days before its planned day that a review may be done and still be the one that was planned


@cheap
class State(StrEnum):
    """What a guide is on a day; the order is from worst to best, then those that are no fault of their date."""

    INVALID = "invalid"
    EXPIRED = "expired"
    STALE = "stale"
    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    FRESH = "fresh"
    SNOOZED = "snoozed"
    DRAFT = "draft"
    RETIRED = "retired"

    @property
    def rank(self) -> int:
        """From 0 for the worst."""
        return _RANKS[self]


_RANKS = {state: rank for rank, state in enumerate(State)}
_SNOOZABLE = frozenset({State.DUE_SOON, State.OVERDUE, State.STALE})
_ACTIVE = (None, "active")
_DATES = ("last_updated", "next_review_due", "salary_data_quarter")
_WEIGHED = ("status", "data_quality", "review")


class Facts(NamedTuple):
    """What a guide says of its own freshness; it does not depend on the day."""

    company: str | None = None
    role: str | None = None
    company_display: str | None = None
    role_display: str | None = None
    last_updated: date | None = None
    next_review_due: date | None = None
    quality: str | None = None
    quarter: str | None = None
    status: str | None = None
    owner: str | None = None
    review: Review | None = None
    rows: int = 0
    unreadable: tuple[str, ...] = ()  # why the frontmatter cannot be trusted at all
    misdated: tuple[str, ...] = ()  # why a date or the quarter cannot be
    unheeded: tuple[str, ...] = ()  # what else would count here, and cannot be read

    @property
    def review_months(self) -> int | None:
        return self.review.months if self.review else None


class Freshness(NamedTuple):
    """A guide's state on a day, why, and the numbers behind it; a plan that a review has settled is no plan."""

    state: State
    reasons: tuple[str, ...]
    policy_due: date | None
    days_overdue: int
    age_days: int | None
    past_due: bool
    snoozed_until: date | None
    planned_for: date | None


def facts(document: Document, reading: Reading) -> Facts:
    """Take from a guide what its freshness rests on, and why where it cannot be taken."""
    guide, unreadable = reading.guide, tuple(dict.fromkeys(trouble.message for trouble in document.troubles))
    if guide is None:
        return Facts(unreadable=unreadable or ("the frontmatter cannot be read",))
    return Facts(
        company=guide.company,
        role=guide.role,
        company_display=guide.company_display,
        role_display=guide.role_display,
        last_updated=guide.last_updated,
        next_review_due=guide.next_review_due,
        quality=guide.data_quality,
        quarter=guide.salary_data_quarter,
        status=guide.status,
        owner=guide.owner if guide.owner and guide.owner.strip() else None,
        review=guide.review,
        rows=len(guide.rows),
        unreadable=unreadable,
        misdated=tuple(_misdated(problem) for problem in reading.problems if problem.route in _DATES),
        unheeded=tuple(_unheeded(guide.owner, reading)),
    )


def _unheeded(owner: str | None, reading: Reading) -> Iterator[str]:
    """What a guide says beside its dates that cannot be heeded."""
    if owner is not None and not owner.strip():
        yield "its owner cannot be read: it is blank"
    for problem in reading.problems:
        if problem.route == "owner" or problem.route.startswith("owner["):
            yield f"its owner cannot be read: {problem.message}"
        elif problem.route in _WEIGHED or problem.route.startswith("review."):
            yield _told(problem)


def _told(problem: Problem) -> str:
    """A problem in words that name its field."""
    return problem.message if problem.route in problem.message else f"{problem.route}: {problem.message}"


def _misdated(problem: Problem) -> str:
    told = _told(problem)
    return f"salary_data_quarter cannot be read: {told}" if problem.route == "salary_data_quarter" else told


def assess(facts: Facts, policy: Policy, as_of: date) -> Freshness:
    """A guide's state on a day: the worst that applies, with the others among the reasons."""
    updated, due = facts.last_updated, facts.next_review_due
    review, planned = facts.review or Review(), _open_plan(facts, as_of)
    resting = None if facts.unreadable or facts.status in _ACTIVE else State(facts.status)
    found = [] if resting else sorted(_applying(facts, policy, as_of), key=lambda each: each[0].rank)
    state = resting or (found[0][0] if found else State.FRESH)
    reasons = [reason for _, reason in found]
    if review.snoozed_until is not None and state.rank < State.FRESH.rank:
        refusal = _refused(review, state, as_of)
        if refusal:
            reasons.append(refusal)
        else:
            state = State.SNOOZED
            reasons.insert(0, f"snoozed until {review.snoozed_until} by {review.by}: {review.reason}")
    if resting is None:
        reasons += [*_missed(planned, as_of), *facts.unheeded]
    return Freshness(
        state=state,
        reasons=tuple(reasons),
        policy_due=policy.due(updated) if updated else None,
        days_overdue=max((as_of - due).days, 0) if due and resting is None else 0,
        age_days=(as_of - updated).days if updated and updated <= as_of else None,
        past_due=bool(resting is None and due and as_of > due),
        snoozed_until=review.snoozed_until if state is State.SNOOZED else None,
        planned_for=planned,
    )


def _applying(facts: Facts, policy: Policy, as_of: date) -> Iterator[tuple[State, str]]:
    """Every state that a guide's dates put it in, each with its reason."""
    updated, due = facts.last_updated, facts.next_review_due
    if wrong := [*facts.unreadable, *facts.misdated]:
        yield State.INVALID, "; ".join(wrong)
    elif updated is None or due is None:
        yield State.INVALID, f"{'last_updated' if updated is None else 'next_review_due'} is missing"
    if updated and updated > as_of:
        yield State.INVALID, f"last_updated {updated} is after {as_of}, the day of the audit"
    elif updated:
        age = f"last updated on {updated}, {_days((as_of - updated).days)} ago"
        if as_of > policy.last_usable_day(updated):
            yield State.EXPIRED, age
        elif as_of > policy.last_fresh_day(updated):
            yield State.STALE, age
    ended = quarter_end(facts.quarter) if facts.quarter else None
    if facts.quarter and ended is None:
        yield State.INVALID, f"salary_data_quarter cannot be read: {facts.quarter} is no quarter of the calendar"
    if ended and (as_of - ended).days > policy.data_days:
        yield State.STALE, f"its figures describe {facts.quarter}, which ended {_days((as_of - ended).days)} ago"
    if due is None:
        return
    late = (as_of - due).days
    if late > policy.grace_days:
        yield State.OVERDUE, f"{_days(late)} past its review of {due}"
    elif late >= -policy.due_soon_days:
        yield State.DUE_SOON, _soon(due, late)


def _soon(due: date, late: int) -> str:
    if late > 0:
        return f"its review of {due} is {_days(late)} late, within its grace"
    return f"its review is due today, {due}" if late == 0 else f"its review is due in {_days(-late)}, on {due}"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"


def _refused(review: Review, state: State, as_of: date) -> str:
    """Why a snooze does not count; empty where it does."""
    until = review.snoozed_until
    if until is None or until < as_of:
        return f"its snooze ended on {until}"
    why = ""
    if state not in _SNOOZABLE:
        why = f"it cannot put off what is {state}"
    elif not (review.reason or "").strip():
        why = "it gives no reason"
    elif not (review.by or "").strip():
        why = "it does not say by whom"
    elif (until - as_of).days > LONGEST_SNOOZE:
        why = f"it is more than {LONGEST_SNOOZE} days away"
    return f"its snooze until {until} does not count: {why}" if why else ""


def settled_through(facts: Facts, as_of: date) -> date | None:
    """The last planned day that the latest look at a guide settles, for it may come early.

    Where the guide is due again soon, early is within half of that time: else a plan made for its next review would count as done.
    """
    updated, due = facts.last_updated, facts.next_review_due
    confirmed = facts.review and facts.review.confirmed and facts.review.confirmed.on
    looked = [day for day in (updated, confirmed) if day and day <= as_of]
    if not looked:
        return None
    early = min(EARLIEST, max((due - updated).days // 2, 0)) if updated and due else EARLIEST
    latest = max(looked)
    return latest + timedelta(days=min(early, (date.max - latest).days))


def _open_plan(facts: Facts, as_of: date) -> date | None:
    """The day that a review is planned for, unless one has been done."""
    planned = facts.review.planned_for if facts.review else None
    settled = settled_through(facts, as_of)
    return None if planned and settled and planned <= settled else planned


def _missed(planned: date | None, as_of: date) -> Iterator[str]:
    """A planned day that has gone by without a review."""
    if planned and planned < as_of:
        yield f"its review was planned for {planned}, and it has not been updated since"

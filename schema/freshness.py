"""How fresh a guide is on a given day: its dates as facts, and from them, a policy and the day, one state with its reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schema.dates import quarter_end
from schema.document import Document
from schema.guide import Review
from schema.policy import Policy
from schema.reading import Reading
from schema.trouble import Flaw

LONGEST_SNOOZE = 90  # days from the day of the audit


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
_DATES = ("last_updated", "next_review_due")


@dataclass(frozen=True, slots=True)
class Facts:
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
    unreadable: tuple[str, ...] = ()

    @property
    def review_months(self) -> int | None:
        return self.review.months if self.review else None


@dataclass(frozen=True, slots=True)
class Freshness:
    """A guide's state on a day, why, and the numbers behind it."""

    state: State
    reasons: tuple[str, ...]
    policy_due: date | None
    days_overdue: int
    age_days: int | None
    past_due: bool
    snoozed_until: date | None
    planned_for: date | None


def facts(document: Document, reading: Reading) -> Facts:
    """Take from a guide what its freshness rests on; what cannot be read is told in `unreadable`."""
    guide = reading.guide
    if guide is None:
        return Facts(unreadable=tuple(trouble.message for trouble in document.troubles))
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
        owner=guide.owner,
        review=guide.review,
        rows=len(guide.rows),
        unreadable=tuple(_unreadable(document, reading)),
    )


def _unreadable(document: Document, reading: Reading) -> Iterator[str]:
    """Why a guide's dates cannot be trusted."""
    for trouble in document.troubles:
        if trouble.flaw is not Flaw.REPEATED or trouble.route in {*_DATES, "status", "review"}:
            yield trouble.message
    for problem in reading.problems:
        if problem.route in _DATES:
            yield problem.message


def assess(facts: Facts, policy: Policy, as_of: date) -> Freshness:
    """A guide's state on a day: the worst that applies, with the others among the reasons."""
    updated, due = facts.last_updated, facts.next_review_due
    active = facts.status in {None, "active"}
    found = dict(_applying(facts, policy, as_of)) if active else {}
    review = facts.review or Review()
    reasons = [reason for reason in found.values() if reason]
    state = min(found, key=lambda each: each.rank, default=State.FRESH)
    snoozed = None
    if not active:
        state = State(facts.status or "draft")
    elif review.snoozed_until is not None:
        refusal = _refused(review, as_of)
        if refusal:
            reasons.append(refusal)
        elif state in _SNOOZABLE:
            state, snoozed = State.SNOOZED, review.snoozed_until
            reasons.insert(0, f"snoozed until {snoozed} by {review.by}: {review.reason}")
        else:
            snoozed = review.snoozed_until
    if active and review.planned_for is not None and review.planned_for < as_of and state is not State.FRESH:
        reasons.append(f"its review was planned for {review.planned_for}, and did not come")
    return Freshness(
        state=state,
        reasons=tuple(reasons),
        policy_due=policy.due(updated) if updated else None,
        days_overdue=max((as_of - due).days, 0) if due and active else 0,
        age_days=(as_of - updated).days if updated else None,
        past_due=bool(active and due and as_of > due),
        snoozed_until=snoozed,
        planned_for=review.planned_for,
    )


def _applying(facts: Facts, policy: Policy, as_of: date) -> Iterator[tuple[State, str]]:
    """Every state that a guide's dates put it in, each with its reason."""
    updated, due = facts.last_updated, facts.next_review_due
    if facts.unreadable:
        yield State.INVALID, "; ".join(facts.unreadable)
    elif updated and updated > as_of:
        yield State.INVALID, f"last_updated {updated} lies in the future"
    elif updated is None or due is None:
        yield State.INVALID, f"{'last_updated' if updated is None else 'next_review_due'} is missing"
    if updated and updated <= as_of:
        age = _days((as_of - updated).days)
        if as_of > policy.last_usable_day(updated):
            yield State.EXPIRED, f"last updated on {updated}, {age} ago"
        elif as_of > policy.last_fresh_day(updated):
            yield State.STALE, f"last updated on {updated}, {age} ago"
    ended = quarter_end(facts.quarter) if facts.quarter else None
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


def _refused(review: Review, as_of: date) -> str:
    """Why a snooze does not count; empty where it does."""
    until = review.snoozed_until
    if until is None or until < as_of:
        return f"its snooze ended on {until}"
    if not review.reason:
        return f"its snooze until {until} gives no reason, so it does not count"
    if not review.by:
        return f"its snooze until {until} says not by whom, so it does not count"
    if (until - as_of).days > LONGEST_SNOOZE:
        return f"its snooze until {until} is more than {LONGEST_SNOOZE} days away, so it does not count"
    return ""

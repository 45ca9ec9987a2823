"""A plan for people: the weeks, then the first guides with their days and why, then what could not be planned."""

from collections.abc import Iterator, Sequence

from audit.auditor import week_of
from audit.planner import LeftOut, Plan, Planned, PlannedWeek
from audit.report import count
from audit.reports.style import Style
from schema.freshness import State

SHOWN = 20


def render(plan: Plan, style: Style) -> str:
    return "".join(f"{line}\n" for line in _lines(plan, style))


def _lines(plan: Plan, style: Style) -> Iterator[str]:
    yield headline(plan)
    if plan.weeks:
        widest = max(len("guides"), *(len(f"{week.guides:,}") for week in plan.weeks))
        yield from ("", style.paint(f"week      Monday      {'guides':>{widest}}  owners", "bold"))
        yield from (_week(week, widest, style) for week in plan.weeks)
        yield ""
    shown = plan.planned if style.limit is None else plan.planned[: style.limit]
    yield from (_guide(each, style) for each in shown)
    if len(shown) < len(plan.planned):
        yield f"{len(plan.planned) - len(shown):,} more: --all shows them."
    if plan.elsewhere:
        number = count(len(plan.elsewhere), "guide elsewhere has a plan", "guides elsewhere have plans")
        yield f"{number} that {'takes its' if len(plan.elsewhere) == 1 else 'take their'} room in these weeks."
    told = [each for each in plan.left_out if not each.resting]
    if told:
        yield from ("", style.paint("not planned", "bold"))
        yield from (style.safe(f"  {each.guide.path}: {each.reason}") for each in told)
    for week in plan.crowded:
        held = week.guides + week.elsewhere
        yield f"The week {week.name} holds {held:,} reviews by plans made before, above {plan.per_week:,} a week."


def headline(plan: Plan) -> str:
    """One line for the whole plan."""
    kept = len(plan.planned) - len(plan.new)
    weeks = {week_of(each.day) for each in plan.new}
    new = f"{len(plan.new):,} planned in {count(len(weeks), 'week')} at {plan.per_week:,} a week"
    parts = [new if plan.new else "none planned anew"]
    parts += [f"{kept:,} planned before"] if kept else []
    parts += [f"{number:,} {what}" for what, number in _left(plan.left_out) if number]
    guides = count(len(plan.planned) + len(plan.left_out), "guide")
    return f"{guides} as of {plan.as_of}: {', '.join(parts)}"


def _left(left: Sequence[LeftOut]) -> list[tuple[str, int]]:
    states = (State.DRAFT, State.RETIRED, State.INVALID)
    found = [(str(state), sum(each.guide.state is state for each in left)) for state in states]
    return [*found, ("without room", sum(each.unplaced for each in left))]


def _week(week: PlannedWeek, widest: int, style: Style) -> str:
    owners = ", ".join(f"{owner} {number:,}" for owner, number in week.owners.items())
    return style.safe(f"{week.name:<8}  {week.starts}  {week.guides:>{widest},}  {owners}")


def _guide(each: Planned, style: Style) -> str:
    return style.safe(f"{each.day}  {each.guide.path} ({each.guide.owner}): {each.why}")

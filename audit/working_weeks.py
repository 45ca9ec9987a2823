"""The weeks that reviews are planned in: their working days, and how much room is left for whom."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date

USUAL_DAYS = 5  # Monday to Friday
LAST = (date.max.toordinal() - 1) // 7


def number_of(day: date) -> int:
    """A week as a number that counts on over the years: the first day of the calendar is a Monday."""
    return (day.toordinal() - 1) // 7


class WorkingWeeks:
    """Weeks from a day on, each with room for so many reviews, and for so many of one owner.

    A week that has fewer working days, for it has begun or holds a holiday, takes its share and no more.
    """

    def __init__(self, starts: date, per_week: int, limits: Mapping[str, int], holidays: Collection[date]) -> None:
        self.starts, self.per_week, self.limits = starts, per_week, limits
        self.holidays = frozenset(holidays)
        self.first = number_of(starts)
        self._days: dict[int, list[date]] = {}
        self._taken: Counter[int] = Counter()
        self._taken_by: Counter[tuple[str, int]] = Counter()
        # Room only shrinks, so what was found full is skipped ever after.
        self._later: dict[str | None, dict[int, int]] = {}
        self._earlier: dict[str | None, dict[int, int]] = {}

    def days(self, week: int) -> list[date]:
        """The working days of a week, from the day on which planning starts."""
        known = self._days.get(week)
        if known is None:
            monday = week * 7 + 1
            days = (date.fromordinal(monday + place) for place in range(USUAL_DAYS) if monday + place <= _LAST_DAY)
            known = [day for day in days if day >= self.starts and day not in self.holidays]
            self._days[week] = known
        return known

    def room(self, week: int) -> int:
        """How many reviews a week takes in all."""
        return self._share(self.per_week, week)

    def take(self, week: int, owner: str) -> None:
        """Note a review in a week."""
        self._taken[week] += 1
        self._taken_by[owner, week] += 1

    def earliest(self, owner: str, week: int) -> int | None:
        """The first week from one on that has room; None where the calendar ends before."""
        found = self._next(owner, max(week, self.first), 1, self._later)
        return found if found <= LAST else None

    def latest(self, owner: str, week: int, first: int) -> int | None:
        """The last week up to one that has room, none before the first."""
        found = self._next(owner, week, -1, self._earlier)
        return found if found >= max(first, self.first) else None

    def _next(self, owner: str, week: int, step: int, known: dict[str | None, dict[int, int]]) -> int:
        who = owner if owner in self.limits else None
        full = known.setdefault(who, {})
        passed = []
        while self.first <= week <= LAST:
            onward = full.get(week)
            if onward is None:
                if self._has_room(who, week):
                    break
                onward = week + step
            passed.append(week)
            week = onward
        for each in passed:
            full[each] = week
        return week

    def _has_room(self, owner: str | None, week: int) -> bool:
        if self._taken[week] >= self.room(week):
            return False
        return owner is None or self._taken_by[owner, week] < self._share(self.limits[owner], week)

    def _share(self, number: int, week: int) -> int:
        return -(-number * len(self.days(week)) // USUAL_DAYS)


_LAST_DAY = date.max.toordinal()

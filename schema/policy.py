"""The freshness policy: how long a guide may live before somebody has to look again, and which layer says so."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from schema.dates import months_later
from schema.named import NamedTuple

USUAL_MONTHS, USUAL_STALE, USUAL_EXPIRED = 3, 120, 240
# Beyond three months: stale a month after the due date, expired five months after it.
STALE_MONTHS, EXPIRED_MONTHS = 1, 5


class Policy(NamedTuple):
    """How long a guide may live; days count from its last update, unless said otherwise.

    Without `stale_days` and `expired_days` a three-month policy takes 120 and 240, and another moves them with itself.
    """

    review_months: int = USUAL_MONTHS
    grace_days: int = 0
    due_soon_days: int = 14
    stale_days: int | None = None
    expired_days: int | None = None
    data_days: int = 365
    job_posting_days: int = 180
    salary_site_days: int = 365
    filing_days: int = 730
    report_days: int = 365

    def shelf_life(self, kind: str) -> int:
        """For how many days evidence of a kind counts."""
        days: int = getattr(self, f"{kind.replace('-', '_')}_days")
        return days

    def due(self, updated: date) -> date | None:
        """The day by which a guide has to be looked at again; None beyond the calendar."""
        return _later(updated, self.review_months)

    def last_fresh_day(self, updated: date) -> date:
        """The last day on which a guide is not yet stale."""
        return self._last(updated, self.stale_days, USUAL_STALE, STALE_MONTHS)

    def last_usable_day(self, updated: date) -> date:
        """The last day on which a guide has not expired."""
        return self._last(updated, self.expired_days, USUAL_EXPIRED, EXPIRED_MONTHS)

    def _last(self, updated: date, days: int | None, usual: int, months: int) -> date:
        if days is None and self.review_months != USUAL_MONTHS:
            due = self.due(updated)
            return (due and _later(due, months)) or date.max
        try:
            return updated + timedelta(days=usual if days is None else days)
        except OverflowError:
            return date.max


_USUAL = Policy()


def _later(day: date, months: int) -> date | None:
    if day.year * 12 + day.month + months > date.max.year * 12 + 12:
        return None
    return months_later(day, months)


class Layer(NamedTuple):
    """One layer of the cascade, and what it sets."""

    source: str
    settings: Mapping[str, int]


class PolicyBook(NamedTuple):
    """A project's policies: for all guides, for those of a data quality, for those at a path; the guide itself comes last."""

    common: Mapping[str, int] = {}
    quality: Mapping[str, Mapping[str, int]] = {}
    paths: Mapping[str, Mapping[str, int]] = {}

    def layers(self, quality: str | None, globs: Sequence[str] = (), own_months: int | None = None) -> list[Layer]:
        """What each layer sets for one guide; `globs` are those of the paths that match it."""
        defaults = Policy()
        layers = [Layer("defaults", {"review_months": defaults.review_months, "grace_days": defaults.grace_days,
                                     "due_soon_days": defaults.due_soon_days, "data_days": defaults.data_days})]  # fmt: skip
        layers.append(Layer("policy", self.common))
        if quality:
            layers.append(Layer(f"policy.quality.{quality}", self.quality.get(quality, {})))
        layers += [Layer(f'policy.paths."{glob}"', settings) for glob, settings in self.paths.items() if glob in globs]
        layers.append(Layer("review.months of the guide", {} if own_months is None else {"review_months": own_months}))
        return layers

    def policy(self, quality: str | None, globs: Sequence[str] = (), own_months: int | None = None) -> Policy:
        """The policy that holds for one guide."""
        if not (self.common or self.quality or self.paths):
            return _USUAL if own_months is None else Policy(own_months)
        settings: dict[str, int] = {}
        for layer in self.layers(quality, globs, own_months):
            settings |= layer.settings
        return _USUAL._replace(**settings)

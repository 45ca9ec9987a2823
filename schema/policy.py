"""The freshness policy: how long a guide may live before somebody has to look again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """How many calendar months may pass between a guide's last update and its next review."""

    review_months: int = 3

"""Reads what the configuration says of freshness: policies in layers, owners, capacities, holidays, the time zone."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from audit.arguments import near
from schema.policy import PolicyBook
from schema.shown import short

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Problem = Callable[[tuple[str, ...], str], None]

# The settings of a policy, with the least and the most that each may be.
SETTINGS = {
    "review-months": (1, 120),
    "grace-days": (0, 366),
    "due-soon-days": (0, 366),
    "stale-days": (1, 3660),
    "expired-days": (1, 3660),
    "data-days": (1, 3660),
    "job-posting-days": (1, 3660),
    "salary-site-days": (1, 3660),
    "filing-days": (1, 3660),
    "report-days": (1, 3660),
}
QUALITIES = ("high", "medium", "low")


class PolicyReader:
    """Reads the tables below `policy`, `owners` and the like; what is wrong is told through `problem`."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem

    def book(self, key: str, value: object) -> PolicyBook:
        """The policies for all guides, for each data quality, and for paths."""
        if not isinstance(value, dict):
            self.problem((key,), f"{key} is a table: write keys such as review-months below it")
            return PolicyBook()
        common = self._settings(
            (key,), {name: each for name, each in value.items() if name not in {"quality", "paths"}}
        )
        quality = {}
        for name, settings in self._tables((key, "quality"), value.get("quality", {})):
            if name in QUALITIES:
                quality[name] = self._settings((key, "quality", name), settings)
            else:
                self.problem((key, "quality", name), f"{name} is no data quality: write high, medium or low")
        paths = {
            glob: self._settings((key, "paths", glob), settings)
            for glob, settings in self._tables((key, "paths"), value.get("paths", {}))
        }
        return PolicyBook(common, quality, paths)

    def _tables(self, path: tuple[str, ...], value: object) -> list[tuple[str, dict[str, Any]]]:
        if not isinstance(value, dict):
            self.problem(path, f"{'.'.join(path)} is a table of tables")
            return []
        found = []
        for name, settings in value.items():
            if isinstance(settings, dict):
                found.append((name, settings))
            else:
                self.problem((*path, name), f"{name} is a table: write keys such as review-months below it")
        return found

    def _settings(self, path: tuple[str, ...], table: dict[str, Any]) -> dict[str, int]:
        found = {}
        for name, setting in table.items():
            if name not in SETTINGS:
                meant = near(name, SETTINGS)
                advice = f"did you mean {meant}?" if meant else f"write one of {', '.join(SETTINGS)}"
                self.problem((*path, name), f"{name} is no key of a policy: {advice}")
                continue
            least, most = SETTINGS[name]
            if type(setting) is int and least <= setting <= most:
                found[name.replace("-", "_")] = setting
            else:
                self.problem((*path, name), f"{name} is {_shown(setting)}: write a whole number from {least} to {most}")
        stale, expired = found.get("stale_days"), found.get("expired_days")
        if stale is not None and expired is not None and stale > expired:
            told = f"stale-days {stale} is more than expired-days {expired}, so nothing would ever be stale: write less"
            self.problem((*path, "stale-days"), told)
        return found

    def owners(self, key: str, value: object) -> dict[str, str]:
        """Globs, and whose guides they match."""
        return self._of(
            key, value, lambda owner: isinstance(owner, str) and bool(owner.strip()), 'a name, such as "@pay-team"'
        )

    def limits(self, key: str, value: object) -> dict[str, int]:
        """How many guides an owner can look at in a week."""
        return self._of(
            key, value, lambda number: type(number) is int and 0 <= number <= 100_000, "a whole number, such as 10"
        )

    def _of(self, key: str, value: object, fits: Callable[[Any], bool], wanted: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.problem((key,), f"{key} is a table: write `name = value` lines below it")
            return {}
        for name, each in value.items():
            if not fits(each):
                self.problem((key, name), f"{name} is {_shown(each)}: write {wanted}")
        return {name: each for name, each in value.items() if fits(each)}

    def capacity(self, key: str, value: object) -> int | None:
        """How many reviews a week are no cliff."""
        if type(value) is int and 1 <= value <= 1_000_000:
            return value
        self.problem((key,), f"{key} is {_shown(value)}: write a whole number from 1 up, such as 100")
        return None

    def holidays(self, key: str, value: object) -> tuple[date, ...]:
        """Days on which nobody reviews."""
        if isinstance(value, list) and all(type(day) is date for day in value):
            return tuple(sorted(value))
        self.problem((key,), f"{key} takes a list of dates, such as {key} = [2026-12-25]")
        return ()

    def time_zone(self, key: str, value: object) -> "ZoneInfo | None":
        """The zone whose day is today."""
        from zoneinfo import ZoneInfo  # noqa: PLC0415  (most configurations name no zone)

        try:
            return ZoneInfo(value if isinstance(value, str) else "")
        except (ValueError, OSError, KeyError):  # a name of none, or of a folder among them
            pass
        self.problem((key,), f'{key} is {_shown(value)}, which is no time zone: write one such as "Europe/Berlin"')
        return None


def _shown(value: object) -> str:
    """A value as TOML writes it, cut short."""
    import json  # noqa: PLC0415  (only what is wrong is shown)

    return short(json.dumps(value, ensure_ascii=False, default=str))

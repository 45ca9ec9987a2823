"""The rules as SARIF describes them: all of them in every report, so that reports differ in their results alone."""

from inspect import cleandoc
from typing import Any

from audit.pages import page, title
from schema.finding import Severity
from schema.rule import Rule

HOME = "https://github.com/payproof/payproof"
LONGEST = 1024  # characters of a description that GitHub shows

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PRECISION = {Severity.ERROR: "very-high", Severity.WARNING: "high", Severity.INFO: "medium"}


def level(severity: Severity) -> str:
    return _LEVELS[severity]


def described(rule: type[Rule]) -> dict[str, Any]:
    """One rule."""
    about = " ".join(cleandoc(rule.__doc__ or "").split())
    return {
        "id": rule.code,
        "name": rule.name(),
        "shortDescription": {"text": title(rule)},
        "fullDescription": {"text": about if len(about) <= LONGEST else f"{about[: LONGEST - 1]}…"},
        "help": {"text": f"{about} {rule.url()}", "markdown": page(rule)},
        "helpUri": rule.url(),
        "defaultConfiguration": {"enabled": not rule.only_where_selected, "level": level(rule.severity)},
        "properties": {"tags": ["compensation", rule.family()], "precision": _PRECISION[rule.severity]},
    }

"""What guides say of a text's amounts, as JSON: every amount with its place, its reading and what supports it."""

import json
from decimal import Decimal
from typing import Any

from audit.reports.style import Style
from audit.supported import PassedOver, Placed, Support
from schema.finding import Span
from schema.money_words import Period
from schema.support import Held, Nearest

VERSION = 1


def render(support: Support, style: Style) -> str:
    del style
    return json.dumps(as_data(support), indent=2) + "\n"


def as_data(support: Support) -> dict[str, Any]:
    """The support as plain data."""
    return {
        "version": VERSION,
        "tool": "payproof",
        "text": support.text,
        "guides": list(support.guides),
        "amounts": [_amount(placed) for placed in support.amounts],
        "passed_over": [_passed(passed) for passed in support.passed_over],
        "summary": {
            "amounts": len(support.amounts),
            "unsupported": support.unsupported,
            "unreadable": support.unreadable,
            "passed_over": len(support.passed_over) - support.unreadable,
        },
    }


def _place(span: Span) -> dict[str, int]:
    return span._asdict()


def _amount(placed: Placed) -> dict[str, Any]:
    judged, quote = placed.judged, placed.judged.quote
    period = quote.money.period if quote.money else None
    return {
        **_place(placed.span),
        "text": quote.text,
        "kind": "money" if quote.money else "percent",
        "component": quote.component,
        "currencies": list(judged.currencies),
        "low": _number(judged.low),
        "high": _number(judged.high),
        "period": str(period or Period.YEAR) if quote.money else None,
        "about": quote.about,
        "verdict": str(judged.verdict),
        "supported_by": [_held(held) for held in judged.by],
        "nearest": _nearest(judged.nearest) if judged.nearest else None,
        "reason": judged.reason or None,
    }


def _passed(passed: PassedOver) -> dict[str, Any]:
    aside = passed.aside
    return {**_place(passed.span), "text": aside.text, "reason": aside.reason, "unreadable": aside.unreadable}


def _held(held: Held) -> dict[str, Any]:
    known = held.known
    return {
        "guide": held.guide,
        "region": known.region,
        "component": known.component,
        "level": known.level or None,
        "currency": None if known.currency == "%" else known.currency,
        "low": _number(known.low),
        "high": _number(known.high),
        "fields": [route for route in known.routes if route],
        "derived": held.derived or None,
    }


def _nearest(near: Nearest) -> dict[str, Any]:
    return {
        **_held(near.held),
        "figure": _number(near.figure),
        "difference": _number(near.difference),
        "per_cent": round(float(near.per_cent), 2),
    }


def _number(value: Decimal | float | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)

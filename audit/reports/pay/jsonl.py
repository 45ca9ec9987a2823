"""An export as lines of JSON, an object a row, null where a figure is unknown."""

import json
from collections.abc import Sequence
from datetime import date

from audit.pay_rows import PayRow
from audit.reports.json import unsteered
from audit.reports.pay import plain


def render(rows: Sequence[PayRow]) -> str:
    return "".join(f"{unsteered(json.dumps(_object(row), ensure_ascii=False))}\n" for row in rows)


def _object(row: PayRow) -> dict[str, object]:
    return {
        name: value.isoformat() if isinstance(value, date) else plain(value) for name, value in row._asdict().items()
    }

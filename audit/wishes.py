"""What is to be set, as people write it: `London.base_low=155000`, `compensation[0].base_low=155000`, `data_quality=high`."""

import re
from collections.abc import Sequence
from datetime import date

from audit.arguments import near
from audit.drafts import Wish
from audit.misuse import MisuseError
from schema.edit import Value
from schema.figure_setting import FIGURES
from schema.guide import Guide, Row
from schema.region_names import pairs
from schema.wording import both

ROW_FIELDS = tuple(name for name in Row._fields if name != "currencies")
GUIDE_FIELDS = tuple(
    name for name in Guide._fields if name not in {"compensation", "data_sources", "level_mapping", "review"}
)
_FIELD = re.compile(r"(?:(?P<where>[^=]+)\.)?(?P<name>[A-Za-z_]+)=(?P<value>.*)", re.DOTALL)
_ROUTE = re.compile(r"compensation\[([0-9]{1,6})\]")
_WHOLE = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
_AS_SPREADSHEETS_WRITE = re.compile(r"[0-9]{4,15}\.00?")
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?) ?%?")
_DATES = frozenset({"last_updated", "next_review_due"})
_MOST_REGIONS = 8


def parted(text: str) -> tuple[str, str, str]:
    """Where, what and the value of `WHERE.FIELD=VALUE`."""
    match = _FIELD.fullmatch(text)
    if match is None:
        raise MisuseError(
            f"{text} sets no field: write FIELD=VALUE, such as data_quality=high, or REGION.FIELD=VALUE, such as "
            '"London.base_low=90000"'
        )
    return (match["where"] or "").strip(), match["name"], match["value"].strip()


def wish(guide: Guide, where: str, name: str, value: str) -> Wish:
    """A field to set, with its row where it is one of a row; the message says nothing of the guide's path."""
    if not where and name in GUIDE_FIELDS and name not in ROW_FIELDS:
        return Wish(None, name, _value(name, value))
    if name not in ROW_FIELDS:
        known = [*ROW_FIELDS, *(() if where else GUIDE_FIELDS)]
        meant = near(name, known)
        raise MisuseError(
            f"{name} is no field that can be set{' in a row' if where else ''}: "
            + (f"did you mean {meant}?" if meant else f"write one such as {'base_low' if where else 'data_quality'}")
        )
    return Wish(row_of(guide, where, name), name, _value(name, value))


def row_of(guide: Guide, where: str, name: str = "") -> int:
    """The row that a region's name or a route means."""
    names = [row.region or "" for row in guide.rows]
    listed = _listed(names)
    if not where:
        if len(names) == 1:
            return 0
        raise MisuseError(f"{name} is one of a region: write it as REGION.{name}, or give --region; there {listed}")
    if match := _ROUTE.fullmatch(where):
        if int(match[1]) < len(names):
            return int(match[1])
        raise MisuseError(f"{where} is no row: there {listed}")
    exact = [place for place, own in enumerate(names) if own == where]
    if len(exact) > 1:
        raise MisuseError(f"{where} is the region of {len(exact)} rows: write compensation[{exact[0]}] in its place")
    found = exact or list(pairs([where], names).values())
    if found:
        return found[0]
    meant = near(where, names)
    raise MisuseError(f"{where} is no region of it: " + (f"did you mean {meant}?" if meant else f"there {listed}"))


def _listed(names: Sequence[str]) -> str:
    shown = names[:_MOST_REGIONS]
    more = [f"{len(names) - len(shown)} more"] if len(names) > len(shown) else []
    return f"{'is' if len(names) == 1 else 'are'} {both([*shown, *more])}" if names else "is no row"


def _value(name: str, text: str) -> Value:
    if name in FIGURES:
        return figure(name, text)
    if name in _DATES:
        return day(name, text)
    if name == "stock_vest_years":
        return figure("", text)
    if text in {"", "null"}:
        return None
    return text


def figure(name: str, text: str) -> int | float | None:
    """A figure: whole currency units, or per cent; null takes it out."""
    if text.casefold() == "null":
        return None
    if name.startswith("bonus_pct"):
        if match := _PERCENT.fullmatch(text):
            number = float(match[1])
            return int(number) if number == int(number) else number
        raise MisuseError(f"{name} is {text or 'empty'}, which is no number of per cent: write one such as 10, or null")
    if _WHOLE.fullmatch(text) or _AS_SPREADSHEETS_WRITE.fullmatch(text):
        return int(text.replace(",", "").partition(".")[0])
    raise MisuseError(
        f"{name or 'it'} is {text or 'empty'}, which is no whole number: write the currency's units in digits, such as "
        "155000, or null"
    )


def day(name: str, text: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise MisuseError(f"{name} is {text or 'empty'}, which is no date: write one such as 2026-11-21")

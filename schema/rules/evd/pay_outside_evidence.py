"""EVD704."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

from schema.evidence_rule import Bad, ClaimRule, Good
from schema.finding import Fault, Related, Severity, Skip
from schema.guide import Guide, Row
from schema.named import NamedTuple
from schema.subject import Subject

if TYPE_CHECKING:
    from schema.evidence import Pay, Record

_SHOWN = 10  # records that a finding points at
_POSTING = """
- kind: job-posting
  title: Data Engineer
  location: London
  posted: 2026-03-04
  captured: 2026-05-30
  pay: {}
"""


class PayOutsideEvidence(ClaimRule):
    """What was seen pays less, or more, than the guide's range goes.

    A reader who quotes the guide's range to an employer whose own posting says another one has lost before the talk begins. The
    pay of a record is held against the base salary of the row that its place lies nearest to, or against total compensation
    where the record says `component: total_comp`, in the row's currency alone. An hour, a day or a month is told as a year (of
    2,080 hours, 260 days, twelve months). Where several rows are as near, one that holds it is enough. Records count that are
    surely of the role (by their own word, or by a title of high confidence) and within the time that their kind counts for.
    """

    class Options(NamedTuple):
        tolerance: Annotated[float, "the share by which the pay may lie beyond the range, as 0.05"] = 0.05

    code = "EVD704"
    severity = Severity.WARNING
    options: Options

    examples = (
        Good(evidence=_POSTING.format("{low: 95000, high: 120000, currency: GBP, period: year}")),
        Good(evidence=_POSTING.format("{low: 150000, high: 160000, currency: USD, period: year}")),
        Good(evidence=_POSTING.format("{low: 86000, high: 126000, currency: GBP, period: year}")),
        Good(evidence=_POSTING.format("{high: 152000, currency: GBP, period: year, component: total_comp}")),
        Bad(
            evidence=_POSTING.format("{low: 70000, high: 85000, currency: GBP, period: year}"),
            at="compensation[1].base_low", marks="90000",
            says='a job posting of 2026-03-04, "Data Engineer" in London, pays GBP 70,000–85,000 a year, and the guide\'s base '
            "is 90,000–120,000: look at the range again",
            values={"low": 70000, "high": 85000, "base_low": 90000, "base_high": 120000, "currency": "GBP"},
        ),
        Bad(
            evidence=_POSTING.format("{low: 50, high: 70, currency: GBP, period: hour}"),
            at="compensation[1].base_high", marks="120000",
            says='a job posting of 2026-03-04, "Data Engineer" in London, pays GBP 50–70 an hour, which is 104,000–145,600 a year, '
            "and the guide's base is 90,000–120,000: look at the range again",
        ),
        Bad(
            evidence=_POSTING.format("{low: 100000, high: 130000, currency: GBP, period: year}"),
            options={"tolerance": 0.01},
            at="compensation[1].base_high", marks="120000",
            says='a job posting of 2026-03-04, "Data Engineer" in London, pays GBP 100,000–130,000 a year, and the guide\'s base '
            "is 90,000–120,000: look at the range again",
        ),
    )  # fmt: skip

    def check(self, guide: Guide, subject: Subject) -> Iterator[Fault | Skip]:
        from schema.evidence_match import matches, placed, span_of  # noqa: PLC0415  (only an audit needs it)
        from schema.role_match import Confidence  # noqa: PLC0415  (as above)

        known = subject.evidence
        if known is None:
            return
        told: dict[tuple[int, str], Fault] = {}
        for match in matches(guide, known):
            record = match.record
            fresh = subject.as_of - record.day <= timedelta(days=subject.policy.shelf_life(record.kind))
            if record.pay is None or not fresh or match.role.confidence.rank > Confidence.HIGH.rank:
                continue
            part = record.pay.component or "base"
            rows = [number for number in match.nearest if guide.rows[number].currency_of(part) == record.pay.currency]
            if match.nearest and not rows:
                number = match.nearest[0]
                reason = f"{placed(record)} is in {record.pay.currency}, and the row in {guide.rows[number].currency_of(part)}"
                yield Skip(f"compensation[{number}]", f"{known.path}: {reason}")
            beyond = [(number, self._beyond(guide.rows[number], record.pay)) for number in rows]
            if beyond and all(end for _, end in beyond):
                at = span_of(match.listed, known, "pay")
                related = Related("", "its pay", at=at, path=known.path)
                first = told.setdefault(beyond[0], _told(guide, match.record, record.pay, *beyond[0]))
                if len(first.related) < _SHOWN:  # the newest record is told, and the others are pointed at
                    told[beyond[0]] = first._replace(related=(*first.related, related))
        yield from told.values()

    def _beyond(self, row: Row, pay: "Pay") -> str:
        """The end of a row's range that the pay lies beyond; empty where it lies within, or nothing is known of it."""
        part = pay.component or "base"
        low, high = row.low(part), row.high(part)
        lows = [each for each in (pay.yearly("low"), pay.yearly("high")) if each is not None]
        if low is not None and min(lows) < low * (1 - self.options.tolerance):
            return f"{part}_low"
        if high is not None and max(lows) > high * (1 + self.options.tolerance):
            return f"{part}_high"
        return ""


def _told(guide: Guide, record: "Record", pay: "Pay", number: int, end: str) -> Fault:
    from schema.evidence_match import dated, placed  # noqa: PLC0415  (as above)

    row, part = guide.rows[number], pay.component or "base"
    low, high = row.low(part), row.high(part)
    name = "base" if part == "base" else "total"
    return Fault(
        f"compensation[{number}].{end}",
        f"{dated(record)}, {placed(record)}, pays {_paid(pay)}, and the guide's {name} is {_range(low, high)}: "
        "look at the range again",
        values={
            "low": _whole(pay.yearly("low")),
            "high": _whole(pay.yearly("high")),
            f"{part}_low": low,
            f"{part}_high": high,
            "currency": pay.currency,
        },
    )


_A = {"year": "a year", "month": "a month", "day": "a day", "hour": "an hour"}


def _paid(pay: "Pay") -> str:
    told = f"{pay.currency} {_range(pay.low, pay.high)} {_A[pay.period]}"
    if pay.period == "year":
        return told
    return f"{told}, which is {_range(_whole(pay.yearly('low')), _whole(pay.yearly('high')))} a year"


def _range(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"up to {_amount(high)}" if low is None else f"from {_amount(low)}"
    return _amount(low) if low == high else f"{_amount(low)}–{_amount(high)}"


def _amount(amount: float | None) -> str:
    if amount is None:
        return "an unknown amount"
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"


def _whole(amount: float | None) -> int | None:
    return None if amount is None else round(amount)

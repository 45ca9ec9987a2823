"""What was understood of a posting, and from which words, as text."""

from collections.abc import Iterator, Sequence

from audit.harmless import harmless
from schema.evidence import Pay
from schema.posting import Posting
from schema.posting_pay import Salary
from schema.shown import short

# What is said of a fact that no word tells.
_UNTOLD = {
    "title": "no line was recognised as the job's title",
    "employer": "no words say who employs",
    "location": "no words say where",
    "posted": "no words say when it was published",
    "status": "no words say whether it is open or closed",
    "pay": "no amount is called the pay",
}
_WIDE = 10
# So many amounts that are not the pay are told, the nearest to it first.
_MOST_PASSED = 5


def told(name: str, posting: Posting, more: Sequence[tuple[str, str, str]]) -> str:
    """Every fact with its place and its words; `more` are facts from elsewhere, with what they rest on."""
    lines = [f"{name} says:"]
    for field, value, words in (*_facts(posting), *more):
        lines.append(f"  {field:<{_WIDE}}{value}  ({words})" if value else f"  {field:<{_WIDE}}-  ({words})")
    if posting.pay is None:
        lines += [
            f"  not the pay: {place(posting, each.start, each.end)}: {each.why}"
            for each in posting.passed[:_MOST_PASSED]
        ]
        if len(posting.passed) > _MOST_PASSED:
            lines.append(f"  not the pay: {len(posting.passed) - _MOST_PASSED} more amounts")
    if posting.text.cut:
        lines.append("  it is longer than a posting, and was not read to its end: cut the file to the one posting")
    return "".join(f"{harmless(line)}\n" for line in lines)


def _facts(posting: Posting) -> Iterator[tuple[str, str, str]]:
    for field in ("title", "employer", "location", "posted", "status"):
        fact = getattr(posting, field)
        if fact is None:
            yield field, "", posting.why.get(field, _UNTOLD[field])
            continue
        latest = posting.why.get("posted", "") if field == "posted" else ""
        about = " at the latest" if latest else " or so" if field == "posted" and posting.posted_about else ""
        words = place(posting, fact.start, fact.end)
        yield field, f"{short(str(fact.value), 100)}{about}", f"{words}; {latest}" if latest else words
    if posting.pay is None:
        yield "pay", "", posting.why.get("pay", _UNTOLD["pay"])
    else:
        yield "pay", pay_words(posting.pay), place(posting, posting.pay.start, posting.pay.end)


def place(posting: Posting, start: int, end: int) -> str:
    """The place and the words that a fact rests on."""
    line, column = posting.text.place(start)
    return f"{line}:{column} `{short(posting.text.quote(start, end))}`"


def pay_words(salary: Salary) -> str:
    """`90,000 to 120,000 GBP a year`."""
    low, high, currency, period = salary.amounts
    if low is None or high is None:
        amount = f"up to {high:,}" if low is None else f"from {low:,}"
    else:
        amount = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"{amount} {currency} {'an' if period == 'hour' else 'a'} {period}"


def pay_of(salary: Salary | None) -> Pay | None:
    """The pay as a record holds it."""
    if salary is None:
        return None
    low, high, currency, period = salary.amounts
    return Pay.model_validate({
        "low": None if low is None else float(low), "high": None if high is None else float(high),
        "currency": currency, "period": period,
    })  # fmt: skip

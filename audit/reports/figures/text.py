"""What guides say of a text's amounts, a line an amount, for people."""

from collections.abc import Iterator
from decimal import Decimal

from audit.report import count
from audit.reports.style import Style
from audit.supported import Support
from schema.support import Held, Judged, Nearest, Verdict
from schema.wording import both

_NAMED = 3  # regions that a line names


def render(support: Support, style: Style) -> str:
    return "".join(f"{line}\n" for line in _lines(support, style))


def _lines(support: Support, style: Style) -> Iterator[str]:
    several = len(support.guides) > 1
    told: list[tuple[int, int, str]] = []
    for span, judged in support.amounts:
        bad = judged.verdict is Verdict.UNSUPPORTED
        word = style.paint("not supported", "error") if bad else "supported"
        said = f"{style.safe(_shown(judged))}: {word}: {style.safe(_said(judged, several=several))}"
        told.append((span.line, span.column, said))
    for span, aside in support.passed_over:
        word = style.paint("not supported", "error") if aside.unreadable else "passed over"
        told.append((span.line, span.column, f"{style.safe(_one_line(aside.text))}: {word}: {aside.reason}"))
    for line, column, said in sorted(told):
        yield f"{style.paint(f'{style.safe(support.text)}:{line}:{column}:', 'path')} {said}"
    if told:
        yield ""
    yield _summary(support)


def _summary(support: Support) -> str:
    bad, passed = support.unsupported + support.unreadable, len(support.passed_over) - support.unreadable
    every = len(support.amounts) + support.unreadable
    if not every and not passed:
        return "No amount of pay was found."
    parts = [f"{count(every, 'amount')} of pay: {every - bad} supported, {bad} not"]
    return "; ".join([*parts, *([f"{passed} passed over"] if passed else [])]) + "."


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shown(judged: Judged) -> str:
    named = f" as {judged.quote.component}" if judged.quote.component else ""
    return f"{_one_line(judged.quote.text)}{named}"


def _said(judged: Judged, *, several: bool) -> str:
    if judged.verdict is Verdict.UNSUPPORTED:
        parts = [judged.reason] if judged.reason else []
        if near := judged.nearest:
            apart = judged.quote.component not in {None, near.held.known.component}
            parts.append(_nearest(near, "nearest of any kind" if apart else "nearest", several=several))
        return "; ".join(parts)
    verb = "it is" if judged.verdict is Verdict.FIGURE else "it lies within"
    names = list(dict.fromkeys(_range(held, several=several) for held in judged.by))
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{verb} {both(names[:_NAMED]) if not more else ', '.join(names[:_NAMED])}{more}"


def _range(held: Held, *, several: bool) -> str:
    known = held.known
    ends = [f"{value:,g}" if value % 1 else f"{int(value):,}" for _, value in known.ends]
    unit = known.currency if known.currency == "%" else f" {known.currency}"
    whose = f"{known.component} of {known.region}" + (f" ({known.level})" if known.level else "")
    derived = f", {held.derived}" if held.derived else ""
    return f"{whose} ({' to '.join(ends)}{unit}{derived}{f', {held.guide}' if several else ''})"


def _nearest(near: Nearest, nearest: str, *, several: bool) -> str:
    known = near.held.known
    name = f"{known.component}_{near.end}" if near.end else known.component
    where = f" in {near.held.guide}" if several else ""
    level = f" ({known.level})" if known.level else ""
    if known.currency == "%":
        return f"the {nearest} is {known.component} of {known.region}{level}, {_plain(near.figure)} %{where}"
    off = f"{_plain(abs(near.difference))} ({abs(near.per_cent):,.1f} %)"
    direction = "above" if near.difference > 0 else "below"
    if not near.difference:
        return f"the {nearest} is {name} of {known.region}{level}, {_plain(near.figure)} {known.currency}{where}"
    return f"{off} {direction} the {nearest}, {name} of {known.region}{level}, {_plain(near.figure)} {known.currency}{where}"


def _plain(value: Decimal) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value.normalize():,f}"

"""Chains of figures as ranges: which two amounts are one range, in which currency, with whose suffix."""

from collections.abc import Sequence

from schema.currencies import Sign, settle
from schema.money_segments import Chain
from schema.money_tokens import Kind, Token
from schema.money_words import Period
from schema.named import NamedTuple
from schema.numerals import is_bare_count, whole_units
from schema.pattern import late
from schema.percent import percentage

# No pay range spans more: where one bound has no suffix, the reading that would is no reading.
WIDEST = 100
# Roughly: good enough to see that an hourly and a yearly amount are one pay.
_TIMES: dict[Period | None, float] = {
    Period.YEAR: 1,
    Period.QUARTER: 4,
    Period.MONTH: 12,
    Period.WEEK: 52,
    Period.DAY: 250,
    Period.HOUR: 2000,
}
# `120` and `1.2` may stand for thousands, `46,000` stands for itself.
_BORROWER = late(r"[0-9]{1,4}(?:\.[0-9]{1,3}|,[0-9]{1,2})?")
_PAID_BY_TIME = frozenset({Period.HOUR, Period.DAY, Period.WEEK})


class Draft:
    """A range in plain text; later segments may still add a period or a currency."""

    __slots__ = ("bound", "currency", "high", "high_value", "low", "low_value", "period", "sign", "years")

    def __init__(
        self,
        low: Token,
        high: Token,
        low_value: int,
        high_value: int,
        sign: Sign | None,
        currency: str | None,
        period: Period | None,
        years: int | None,
        bound: Token | None,
    ) -> None:
        self.low = low
        self.high = high
        self.low_value = low_value
        self.high_value = high_value
        self.sign = sign
        self.currency = currency
        self.period = period
        self.years = years
        self.bound = bound

    @property
    def open_ended(self) -> bool:
        return self.high.open_ended or (self.bound is not None and not self.bound.at_most)

    def at_odds_with(self, other: "Draft") -> bool:
        """Whether both cannot stand in one cell: one currency, and not a pay and the same pay for a shorter time."""
        mine, theirs = self.currency or self.sign, other.currency or other.sign
        if mine is None or theirs is None:
            return True
        return mine == theirs and not (self.holds(other) or other.holds(self))

    def holds(self, part: "Draft") -> bool:
        """Whether the other is what this one pays in a shorter time."""
        times = _TIMES.get(part.period)
        if times is None or self.period is part.period:
            return False
        if part.period is Period.YEAR:
            # A grant vests over two to ten years, or so.
            least, most = (1.5, 10.0) if self.period in {None, Period.GRANT} else (0.0, 0.0)
        else:
            times /= _TIMES.get(self.period or Period.YEAR, times)
            least, most = (times * 0.7, times * 1.4) if times > 1 else (0.0, 0.0)
        return least * part.high_value <= self.high_value <= most * part.high_value


class Clash(NamedTuple):
    """Two amounts of one range that name different currencies."""

    low: Token
    high: Token
    low_value: int
    high_value: int
    low_currency: str | None
    high_currency: str | None


def drafts(chain: Chain, hinted: Sequence[str]) -> list[Draft | Clash] | None:
    """The ranges of a chain of amounts; None where reading them would be a guess."""
    pairs = _pairs(chain, hinted)
    if pairs is None:
        return None
    found: list[Draft | Clash] = []
    for low, high in pairs:
        if low.open_ended and low is not high:
            return None
        draft = _draft(low, high, chain.bound if len(pairs) == 1 else None, hinted)
        if draft is None:
            return None
        found.append(draft)
    if chain.bound is not None and (len(pairs) > 1 or (pairs[0][0] is not pairs[0][1] and chain.bound.at_most)):
        return None
    sound = [draft for draft in found if isinstance(draft, Draft)]
    _share_period(sound)
    if any(draft.at_odds_with(other) for at, draft in enumerate(sound) for other in sound[:at]):
        return None
    return found


def _pairs(chain: Chain, hinted: Sequence[str]) -> list[tuple[Token, Token]] | None:
    """Low and high of each range. `A / B - C / D` are two ranges if A and C name one currency, B and D another."""
    figures, joints = chain.figures, chain.joints
    stretches: list[list[Token]] = [[figures[0]]]
    for joint, figure in zip(joints, figures[1:], strict=True):
        if joint is Kind.SLASH:
            stretches.append([figure])
        else:
            stretches[-1].append(figure)
    lengths = {len(stretch) for stretch in stretches}
    if lengths in ({1}, {2}):
        return [(stretch[0], stretch[-1]) for stretch in stretches]
    half, rest = divmod(len(figures), 2)
    if rest or half < 2 or joints.count(Kind.DASH) != 1 or joints[half - 1] is not Kind.DASH:
        return None
    pairs = list(zip(figures[:half], figures[half:], strict=True))
    named = [(low.sign and settle(low.sign, hinted), high.sign and settle(high.sign, hinted)) for low, high in pairs]
    if any(low is None or low != high for low, high in named) or len(set(named)) < half:
        return None
    return pairs


def _draft(low: Token, high: Token, bound: Token | None, hinted: Sequence[str]) -> Draft | Clash | None:
    sign = low.sign or high.sign
    clash = False
    if low.sign is not None and high.sign is not None:
        sign = low.sign.meets(high.sign)
        # `$150K-$200K AUD`: one symbol for both, and one code for the whole.
        alike = sign is not None and low.symbol is not None and low.symbol == high.symbol
        clash = not alike and _clash(low.sign, high.sign, hinted)
    code = settle(sign, hinted) if sign else None
    values = _values(low, high, code or (sign.candidates[0] if sign else None))
    if values is None:
        return None
    if clash:
        low_code, high_code = (settle(token.sign, hinted) if token.sign else None for token in (low, high))
        return Clash(low, high, *values, low_code, high_code)
    periods = {token.period for token in (low, high)} - {None}
    years = {token.years for token in (low, high)} - {None}
    if len(periods) > 1 or len(years) > 1:
        return None
    period = periods.pop() if periods else None
    if (
        sign is None
        and not low.scale
        and not high.scale
        and is_bare_count(high.numeral)
        and period not in _PAID_BY_TIME
    ):
        return None
    return Draft(low, high, *values, sign, code, period, years.pop() if years else None, bound)


def _clash(low: Sign, high: Sign, hinted: Sequence[str]) -> bool:
    """`$178K–C$325K`: a bare sign beside a full one is not known to mean the same."""
    codes = settle(low, hinted), settle(high, hinted)
    return low.meets(high) is None or (None not in codes and codes[0] != codes[1])


def _values(low: Token, high: Token, code: str | None) -> tuple[int, int] | None:
    """Both values. A suffix that only one bound shows holds for both where the other reading makes no pay range."""
    written = _value(low, low.scale, code), _value(high, high.scale, code)
    short = is_bare_count(low.numeral), is_bare_count(high.numeral)
    if bool(low.scale) is bool(high.scale):
        # `$150-$215,000` may mean two hundred and fifteen or a hundred and fifty thousand.
        unlike = not low.scale and short[0] is not short[1] and 0 not in written
        return None if unlike and not _fits(written) else _both(written)
    if (written[1] if low.scale else written[0]) == 0:
        return _both(written)
    fitting = [written] if _fits(written) else []
    if _BORROWER.fullmatch((high if low.scale else low).numeral):
        scale = low.scale or high.scale
        shared = _value(low, scale, code), _value(high, scale, code)
        fitting += [shared] if _fits(shared) else []
    return _both(fitting[0]) if len(fitting) == 1 else None


def _both(pair: tuple[int | None, int | None]) -> tuple[int, int] | None:
    low, high = pair
    return None if low is None or high is None else (low, high)


def _fits(pair: tuple[int | None, int | None]) -> bool:
    low, high = pair
    return low is not None and high is not None and low <= high <= low * WIDEST


def _value(token: Token, scale: int, code: str | None) -> int | None:
    return whole_units(token.numeral, scale=scale or 1, suffixed=bool(scale), code=code)


def _share_period(found: list[Draft]) -> None:
    """What stands behind the last currency of a list holds for all: `£30K-£57K / $38K-$71K/yr`."""
    if len(found) < 2 or any(draft.period or draft.years for draft in found[:-1]):
        return
    last = found[-1]
    if len({draft.currency or draft.sign for draft in found}) == len(found):
        for draft in found[:-1]:
            draft.period, draft.years = last.period, last.years


def percent_bounds(chain: Chain) -> tuple[Token, Token] | None:
    """The two ends of a chain of percentages; None where it is not one."""
    low, high = chain.figures[0], chain.figures[-1]
    if (
        len(chain.figures) > 2
        or any(joint is not Kind.DASH for joint in chain.joints)
        or (low.open_ended and low is not high)
    ):
        return None
    if chain.bound is not None and low is not high:
        return None
    bare = [token for token in (low, high) if token.kind is Kind.AMOUNT]
    if any(token.sign is not None or token.scale or token.period for token in bare):
        return None
    return None if percentage(low.numeral) is None or percentage(high.numeral) is None else (low, high)

"""The amounts of pay that any text quotes: where they stand, what they are read as, and which amounts are of something else."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from schema.currencies import CODES
from schema.money import read_cell
from schema.money_cell import MoneyRange
from schema.money_tokens import Kind, Token, tokens_of
from schema.money_words import CRORE, LAKH, Period
from schema.named import NamedTuple
from schema.percent import PercentRange
from schema.plain_text import PlainText, plain_text

_COMPONENT = re.compile(
    r"\b(?:(?P<signing_bonus>sign(?:ing)?[ -]?on(?: bonus)?|signing(?: bonus)?|joining bonus)"
    r"|(?P<total_comp>(?:total|all-in|overall)(?: [\w-]+){0,2} (?:comp(?:ensation)?|pay|packages?)|TC|OTE)"
    r"|(?P<bonus>bonus)"
    r"|(?P<stock>RSUs?|equity|stock|(?:stock )?options|option grant)"
    r"|(?P<base>(?<!of )base(?: salar(?:y|ies)| pay| comp(?:ensation)?)?|salar(?:y|ies)))\b",
    re.IGNORECASE,
)
# `$150K base`, `$150K in RSUs`, `150k a year as base`: what may stand between an amount and its component behind it.
_BEHIND = re.compile(
    r"[ )]{0,2}(?:(?:in|of|as|for|the|an?|annual|yearly|gross|target|first-year|[Yy]ear [1-4]|(?!TC|OTE|RSU)[A-Z]{2,5}) ){0,3}"
)
# `100% of the target` is no share of base.
_OTHER_SHARE = re.compile(r" of (?!(?:your |my |the |annual |yearly |gross )*(?:base|salary|pay)\b)", re.IGNORECASE)
_TRILLION = re.compile(r"\+?[ -]?(?:T|trillion)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>|]+")
# `The monthly base of SEK 51K`.
_MONTHLY = re.compile(r"\bmonthly\b(?: [\w-]+){0,4}:? ?$", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
# A component in front of an amount stands in the same clause, and no further away than this.
_REACH = 80
_NEAR = 3
# No sentence is longer on either side of an amount, and no amount is given in more currencies.
_FAR = 600
_LONGEST_CHAIN = 4
_CLAUSE = re.compile(r"[.;!?][\"”’')\]]*\s|[|\n]")

_BUSINESS = "|".join(
    r"""revenues? valuation fund(?:ing|s|ed)? [AM]RR AUM GMV market[ -]cap\w* sales turnover profits? loss(?:es)? assets
    budget acquisitions? deals? contracts? rounds? investments? buybacks? stipend allowance rent tuition visa 401\(?k\)?""".split()
)
_LEADS = "|".join(
    "of at is was to up over about around nearly some hit reached exceeded worth more than a an for by".split()
)
_BETWEEN = "|".join("in of annual annualized total new quarterly monthly peak share a year".split())
_NOT_PAY_BEHIND = re.compile(rf"\+?[ -](?:(?:{_BETWEEN}) ){{0,3}}(?:{_BUSINESS})\b", re.IGNORECASE)
_NOT_PAY_BEFORE = re.compile(
    rf"\b(?:{_BUSINESS}|valued|raised|raising|acquired|invested)(?: (?:{_LEADS})){{0,4}}:? ?$", re.IGNORECASE
)
_DIFFERENCE_BEFORE = re.compile(
    r"(?:\+|\b(?:extra|additional|another|further|adds?|adding|gap of|difference of|premiums? of"
    r"|(?:increas|rais|bump|lift|mov|push|reduc)\w*(?: \w+){1,3} by)(?: an?)?(?: about)?) ?$",
    re.IGNORECASE,
)
_DIFFERENCE_BEHIND = re.compile(
    r"\+?(?: (?:base|salary|signing|sign-on|equity|RSU|stock|pay))? (?:more|less|higher|lower|gap|difference|adjustment"
    r"|bump|increase|premium|raise|retention|uplift|(?:above|below|over) (?:the )?(?:average|band|market|standard|usual))\b",
    re.IGNORECASE,
)
# Without a currency, a figure in thousands is pay only where no noun follows that is counted: not `150k users`.
_FOLLOWS = "|".join(
    r"""a all an and annual\w* as at base before bonus but by comp\w* depending equity for from gross if in is offer on
    option\w* or package per plus range rsus? salar\w+ sign\w* stock tc to total versus vs when while with year yearly""".split()
)
_GOES_ON = re.compile(rf"\+?(?:[ ]*$|[^\w\s]|[ ](?:[^\w\s]|(?:{_FOLLOWS})\b))", re.IGNORECASE)
# Lines of lists, of tables and of headings are texts of their own.
_BREAK = re.compile(r"\n(?=[ \t]*(?:\n|[-*+#>|•]|[0-9]{1,3}[.)][ \t]))")
_AMOUNTS = frozenset({Kind.AMOUNT, Kind.PERCENT})
_NO_CODES = frozenset({"ALL", "TOP", "TRY"})
# `$1e9`, `$158KK`: what touches an amount belongs to it, and nobody knows how.
_TOUCHES = re.compile(r"[A-Za-z0-9]+")
UNREADABLE = "it cannot be read as an amount"
ELSEWHERE = "an amount of something else than pay"
_LEAST_BARE = 1_000
# They count rupees alone, where no currency stands beside them; a small `l` may be a litre.
_INDIAN = frozenset({LAKH, CRORE})
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class Quote(NamedTuple):
    """An amount of pay as a text gives it; its places are offsets into that text.

    `step` is the unit of its last digit, `about` whether the text says that it is near to that, `context` the line or
    the sentence around it.
    """

    text: str
    start: int
    end: int
    component: str | None
    money: MoneyRange | None
    percent: PercentRange | None
    step: Decimal
    about: bool
    context: str


class Aside(NamedTuple):
    """An amount that is of something else than pay, and of what; or one that cannot be read."""

    text: str
    start: int
    end: int
    reason: str
    unreadable: bool = False


def quotes(text: str) -> Iterator[Quote | Aside]:
    """The amounts of a text, in its order."""
    first = 0
    for match in (*_BREAK.finditer(text), None):
        last = match.start() if match else len(text)
        yield from _Block(plain_text(text[first:last]), first).read()
        first = last


class _Block:
    """A paragraph, a line of a list or of a table, as a reader sees it."""

    def __init__(self, plain: PlainText, offset: int) -> None:
        self.plain, self.offset = plain, offset
        self.text = _ADDRESS.sub(lambda match: " " * len(match[0]), plain.text.replace("\n", " "))
        self.tokens = tokens_of(self.text)
        self.starts = [token.start for token in self.tokens]
        # Where the amount before ends, and what it is of.
        self.before = 0
        self.last: str | None = None
        # Where the text that runs into an amount ends, so that none of it is an amount of its own.
        self.reached = 0
        # Where the word for a component ends that an amount has taken, and whether this one is another one's second currency.
        self.taken = 0
        self.chained = False

    def read(self) -> Iterator[Quote | Aside]:
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.start < self.reached or (
                token.kind not in _AMOUNTS and not (token.kind is Kind.ALTERING and token.numeral)
            ):
                at += 1
                continue
            first, after = self._stretch(at)
            start, end = self.tokens[first].start, self.tokens[after - 1].end
            self.chained = at > 0 and self.before > 0 and self._is_second_currency(at - 1)
            found = self._quote(self.tokens[at:after], start, end)
            if found is not None:
                yield found
            at, self.before = after, end

    # where an amount begins and ends

    def _kind(self, at: int) -> Kind | None:
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else None

    def _stretch(self, at: int) -> tuple[int, int]:
        """The tokens of one amount or range, from `up to` to `a year`."""
        after = at + 1
        if self._kind(after) is Kind.DASH and self._kind(after + 1) in _AMOUNTS and self._is_range(at, after + 1):
            after += 2
        if self._kind(after) is Kind.PLUS and not self.tokens[after].spaced:
            after += 1
        if self._kind(after - 1) is Kind.PERCENT:
            return at, after
        while self._kind(after) is Kind.PERIOD:
            after += 1
        if self._kind(after) is Kind.OPEN and self._kind(after + 1) is Kind.PERIOD:
            close = next((place for place in range(after + 2, after + 4) if self._kind(place) is Kind.CLOSE), None)
            after = close + 1 if close else after
        single = after <= at + 1 or self._kind(at + 1) is not Kind.DASH
        opens = self._kind(at - 1) is Kind.BOUND and single
        between = at > 0 and self.tokens[at - 1].text.casefold() == "between"
        return (at - 1 if opens or between else at), after

    def _is_range(self, at: int, other: int) -> bool:
        """Whether two amounts are the ends of a range: of one kind, and in one currency."""
        low, high = self.tokens[at], self.tokens[other]
        if high.kind is Kind.PERCENT or low.kind is Kind.PERCENT:
            return low.kind is high.kind or (low.sign is None and not low.scale)
        if low.sign is None and not low.scale and high.sign is not None and self.tokens[at + 1].spaced:
            return high.text[-1:].isalpha() and high.text[:1].isdigit()  # not `Part 3 — $500M`, but `150 – 190K EUR`
        return low.sign is None or high.sign is None or low.sign.meets(high.sign) is not None

    # what it is

    def _quote(self, tokens: list[Token], start: int, end: int) -> Quote | Aside | None:
        amounts = [token for token in tokens if token.kind in _AMOUNTS or token.numeral]
        component, adjoining = self._component(start, end)
        if not self._is_meant(amounts, component, tokens, end, adjoining=adjoining):
            return None
        text = self.text[start:end]
        places = tuple(self.offset + place for place in self.plain.span(start, end))
        if amounts[-1].kind is not Kind.PERCENT and (
            reason := self._aside(start, end, component if adjoining else None)
        ):
            return Aside(text, places[0], places[1], reason)
        if amounts[-1].kind is not Kind.PERCENT and (joined := _TOUCHES.match(self.text, end)):
            shown, self.reached = self.text[start : joined.end()], joined.end()
            return Aside(
                shown, places[0], self.offset + self.plain.span(start, joined.end())[1], UNREADABLE, unreadable=True
            )
        cell = read_cell(text)
        money = cell.ranges[0] if len(cell.ranges) == 1 else None
        if money and not money.period and _MONTHLY.search(self.text, max(self.before, start - _REACH), start):
            money = money._replace(period=Period.MONTH)
        if money and not money.candidates and any(token.scale in _INDIAN for token in amounts):
            money = money._replace(currency="INR", candidates=("INR",))
        percent = cell.percent if not cell.ranges else None
        if (money is None or money.low is money.high is None) and percent is None:
            return Aside(text, places[0], places[1], UNREADABLE, unreadable=True)
        about = self._kind(bisect_left(self.starts, start) - 1) is Kind.ABOUT
        return Quote(
            text, places[0], places[1], component, money, percent, _step(amounts), about, self._context(start, end)
        )

    def _is_meant(
        self, amounts: list[Token], component: str | None, tokens: list[Token], end: int, *, adjoining: bool
    ) -> bool:
        """Whether an amount is money, or a bonus in per cent, rather than a count, a year or another share."""
        if amounts[-1].kind is Kind.PERCENT:
            return component == "bonus" and not _OTHER_SHARE.match(self.text, end)
        signs = [token for token in amounts if token.sign is not None]
        if signs:
            return not any(_is_word(token) for token in signs)
        if any(token.scale in _INDIAN for token in amounts):
            words = amounts[-1].text.casefold()
            if words.endswith(("lpa", "lakh", "lakhs")) or adjoining:
                return True
            return not amounts[-1].text.endswith("l") and _GOES_ON.match(self.text, end) is not None
        if any(token.scale == 1_000 for token in amounts):
            return adjoining or _GOES_ON.match(self.text, end) is not None
        if not component or any(_YEAR.fullmatch(token.numeral) for token in amounts):
            return False
        if component == "stock" or not all(_is_grouped(token.numeral) for token in amounts):
            return False  # so many shares, or a number of another kind
        timed = any(token.kind is Kind.PERIOD for token in tokens)
        large = all((_value(token) or 0) >= _LEAST_BARE for token in amounts)
        return large and (adjoining or timed or _GOES_ON.match(self.text, end) is not None)

    def _aside(self, start: int, end: int, named: str | None) -> str:
        """What else than pay an amount is; empty where it is pay."""
        behind = self.text[end : end + 60]
        before = self.text[max(0, start - 60) : start]
        if _TRILLION.match(behind):
            return ELSEWHERE
        if _DIFFERENCE_BEHIND.match(behind) or _DIFFERENCE_BEFORE.search(before):
            return "a difference, not an amount of pay"
        if not named and (_NOT_PAY_BEHIND.match(behind) or _NOT_PAY_BEFORE.search(before)):
            return ELSEWHERE
        return ""

    def _component(self, start: int, end: int) -> tuple[str | None, bool]:
        """The component that an amount is of, and whether it adjoins: right behind it, else the nearest before it in its clause."""
        behind = _BEHIND.match(self.text, self._end_of_chain(end))
        named = _COMPONENT.match(self.text, behind.end() if behind else end)
        if named:
            self.last, self.taken = named.lastgroup, named.end()
            return named.lastgroup, True
        if self.chained:
            return self.last, self.last is not None
        limit = max(self.before, self.taken, start - _REACH)
        clause = max((match.end() for match in _CLAUSE.finditer(self.text, limit, start)), default=limit)
        shown = _ASIDE.sub(lambda match: " " * len(match[0]), self.text[clause:start])
        before = list(_COMPONENT.finditer(shown))
        self.last = before[-1].lastgroup if before else None
        return self.last, bool(before) and len(shown) - before[-1].end() <= _NEAR

    def _end_of_chain(self, end: int) -> int:
        """Where the last of several currencies of one amount ends."""
        at = bisect_left(self.starts, end)
        for _ in range(_LONGEST_CHAIN):
            if not self._is_second_currency(at):
                break
            at = self._stretch(at + 1)[1]
        return self.tokens[at - 1].end if at else end

    def _is_second_currency(self, at: int) -> bool:
        """`£98K / $212K base` is one amount in two currencies, `$215,000 / $135,000 RSU` are two amounts."""
        if self._kind(at) is not Kind.SLASH or self._kind(at + 1) is not Kind.AMOUNT or at == 0:
            return False
        before = next(
            (token for token in reversed(self.tokens[max(0, at - 4) : at]) if token.kind is Kind.AMOUNT), None
        )
        return before is not None and before.sign != self.tokens[at + 1].sign

    def _context(self, start: int, end: int) -> str:
        """The sentence around an amount, or the row of a table, which names its region in another cell."""
        first, last = max(0, start - _FAR), min(len(self.text), end + _FAR)
        if self.text.count("|", first, last) > 1:
            return self.text[first:last]
        begin = max((match.end() for match in _CLAUSE.finditer(self.text, first, start)), default=first)
        after = _CLAUSE.search(self.text, end, last)
        return self.text[begin : after.start() if after else last]


def _is_word(token: Token) -> bool:
    """Whether what was taken for a currency is more likely a word of the sentence: `won 5 deals`, `TOP 10`."""
    first = re.match(r"[^\W\d_]+(?!\$)", token.text)  # the letters of `R$` are half a sign
    if first is None:
        return False
    return (
        first[0] in _NO_CODES or (first[0].islower() and first[0].upper() not in CODES) or first[0] in {"R", "Fr", "Ft"}
    )


def _is_grouped(numeral: str) -> bool:
    return not numeral.isdigit() or len(numeral) > 4


def _value(token: Token) -> Decimal | None:
    try:
        return Decimal(re.sub(r"[^0-9.]", "", token.numeral))
    except InvalidOperation:
        return None


def _step(amounts: list[Token]) -> Decimal:
    """The unit of the last digit that is written."""
    scale = max(token.scale for token in amounts) or 1
    decimals = min(
        len(token.numeral.rpartition(".")[2]) if "." in token.numeral and scale > 1 else 0 for token in amounts
    )
    return Decimal(scale) / Decimal(10) ** decimals

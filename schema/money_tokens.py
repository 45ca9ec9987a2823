"""A money cell's plain text as tokens: amounts, percentages, periods, bounds, words and what holds them together."""

import re
from enum import Enum, auto

from schema.currencies import CODES, SYMBOL_PATTERN, Sign, sign_of
from schema.members import cheap
from schema.money_words import (
    ABOUT,
    ADVERBS,
    ALTERING,
    AT_LEAST,
    AT_MOST,
    COUNTED,
    JOINED,
    MONTHS,
    PERIODS,
    PIECES,
    REMARKS,
    STOCK,
    TIMED,
    UNITS,
    YEARS,
    Period,
)
from schema.numerals import is_bare_count
from schema.pattern import late

# A footnote's number is a letter to the regular expression engine.
_LETTER = r"[^\W\d_¹²³⁴⁵⁶⁷⁸⁹⁰]"
_RAW = late(
    rf"""
      (?P<space>[ ]+)
    | (?P<remark>401[ ]?\(?k\)?(?![^\W_]))
    | (?P<number>[0-9]+(?:[.,'’][0-9]+|[ ][0-9]{{3}}(?![0-9]))*)
    | (?P<symbol>{SYMBOL_PATTERN})
    | (?P<word>(?:Rs|S?Fr|kr)\.(?=[ ]?[0-9])|[pP]\.[amwhAM](?![^\W\d_])\.?|{_LETTER}+)
    | (?P<dash>-{{1,3}}|[‐‑‒–—―−～〜])
    | (?P<tilde>~)
    | (?P<percent>[%％])
    | (?P<word_sign>[≤≥≈])
    | (?P<slash>/)
    | (?P<plus>\+)
    | (?P<open>\()
    | (?P<close>\))
    | (?P<part>[;·•|\n]|,(?=\s|$))
    | (?P<mark>[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰])
    | (?P<quiet>[\[\]:.'"’“”!&])
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


@cheap
class Kind(Enum):
    """What a token is."""

    AMOUNT = auto()
    PERCENT = auto()
    CURRENCY = auto()
    PERIOD = auto()
    BOUND = auto()
    ABOUT = auto()
    WORD = auto()
    REMARK = auto()
    ALTERING = auto()
    DASH = auto()
    SLASH = auto()
    PLUS = auto()
    OPEN = auto()
    CLOSE = auto()
    PART = auto()
    MARK = auto()
    QUIET = auto()
    OTHER = auto()


class Token:
    """A stretch of plain text; `spaced` says whether a space, or the text's edge, stands before it."""

    __slots__ = (
        "at_most", "end", "kind", "numeral", "open_ended", "period", "scale", "sign", "spaced", "start", "symbol", "text", "years",
    )  # fmt: skip

    def __init__(self, kind: Kind, text: str, start: int, end: int, *, spaced: bool) -> None:
        self.kind, self.text, self.start, self.end, self.spaced = kind, text, start, end, spaced
        self.numeral = ""
        self.scale = 0  # 0: no suffix
        self.sign: Sign | None = None
        # The sign right before the number: of `AUD $150K` the dollar.
        self.symbol: Sign | None = None
        self.period: Period | None = None
        self.years: int | None = None
        self.at_most = self.open_ended = False


class _Raw:
    __slots__ = ("end", "kind", "sign", "spaced", "start", "text", "word")

    def __init__(self, kind: str, text: str, start: int, end: int, *, spaced: bool) -> None:
        self.kind, self.text, self.start, self.end, self.spaced = kind, text, start, end, spaced
        self.word = ""
        self.sign: Sign | None = None


_KINDS = {
    "dash": Kind.DASH, "tilde": Kind.ABOUT, "slash": Kind.SLASH, "plus": Kind.PLUS, "open": Kind.OPEN, "close": Kind.CLOSE,
    "part": Kind.PART, "mark": Kind.MARK, "quiet": Kind.QUIET, "remark": Kind.REMARK, "symbol": Kind.CURRENCY,
}  # fmt: skip
_JOINABLE = frozenset({"kr", "円", "元", "원"})
_END = _Raw("end", "", 0, 0, spaced=True)


def tokens_of(text: str) -> list[Token]:
    """All tokens of a plain text, in order; only spaces are left out."""
    return _Reader(_raw_tokens(text), text).read()


def _raw_tokens(text: str) -> list[_Raw]:
    found: list[_Raw] = []
    spaced = True
    for match in _RAW.finditer(text):
        kind = match.lastgroup or "other"
        if kind == "space":
            spaced = True
            continue
        raw = _Raw(kind, match[0], match.start(), match.end(), spaced=spaced)
        if kind in {"word", "word_sign"}:
            raw.kind, raw.word = "word", match[0].casefold().rstrip(".")
            raw.sign = sign_of(match[0])
        elif kind == "symbol":
            raw.sign = sign_of(match[0])
        found.append(raw)
        spaced = False
    return found


class _Reader:
    """Puts raw tokens together, from left to right, never looking further than a few ahead."""

    def __init__(self, raw: list[_Raw], text: str) -> None:
        self.raw = raw
        self.text = text

    def read(self) -> list[Token]:
        found: list[Token] = []
        at = 0
        while at < len(self.raw):
            token, at = self._next(at)
            found.append(token)
        return found

    def _at(self, at: int) -> _Raw:
        return self.raw[at] if at < len(self.raw) else _END

    def _token(self, kind: Kind, first: int, after: int) -> Token:
        start, end = self.raw[first].start, self.raw[after - 1].end
        return Token(kind, self.text[start:end], start, end, spaced=self.raw[first].spaced)

    def _next(self, at: int) -> tuple[Token, int]:
        raw = self.raw[at]
        if raw.kind == "number":
            return self._duration(at) or self._amount(at)
        if raw.sign is not None:
            return self._amount(at)
        if raw.kind == "word":
            return self._word(at)
        if raw.kind == "slash":
            return self._after_slash(at)
        return self._token(_KINDS.get(raw.kind, Kind.OTHER), at, at + 1), at + 1

    def _amount(self, first: int) -> tuple[Token, int]:
        """An amount or a percentage; or a currency that stands alone."""
        at = first
        while self._at(at).sign is not None and at < first + 2:
            at += 1
        signs = [raw.sign for raw in self.raw[first:at] if raw.sign is not None]
        leading = signs[-1] if signs else None
        number = self._at(at)
        if number.kind != "number":
            token = self._token(Kind.CURRENCY, first, first + 1)
            token.sign = signs[0]
            return token, first + 1
        at += 1
        if not signs and (after := self._percent(at)) > at:
            token = self._token(Kind.PERCENT, first, after)
            token.numeral = number.text
            return token, after
        scale, joined, after = self._unit(at)
        period = Period.YEAR if after > at and self._at(at).word == "lpa" else None
        at = after
        if joined is not None:
            signs.append(joined)
        elif (trailing := self._trailing(at, named=bool(signs))) is not None:
            signs.append(trailing)
            at += 1
        token = self._token(Kind.AMOUNT, first, at)
        token.numeral, token.scale, token.period = number.text, scale, period
        token.symbol = leading
        if at - first > 1 and self.raw[first].text == self.raw[first + 1].text:
            token.kind = Kind.ALTERING
        for sign in signs:
            met = sign if token.sign is None else token.sign.meets(sign)
            if met is None:
                # `$150K EUR`: nobody knows which.
                token.kind = Kind.ALTERING
                break
            token.sign = met
        if token.text.startswith("R") and token.text[1:].isdigit() and is_bare_count(number.text):
            # A level, not a wage in rand.
            token.kind = Kind.OTHER
        return token, at

    def _percent(self, at: int) -> int:
        """Where a percentage ends that may end here."""
        raw, then = self._at(at), self._at(at + 1)
        if raw.kind == "percent" or raw.word in {"percent", "pct"}:
            return at + 1
        return at + 2 if (raw.word, then.word) == ("per", "cent") else at

    def _unit(self, at: int) -> tuple[int, Sign | None, int]:
        """What a suffix multiplies by, 0 for none; the currency joined to it; where it ends."""
        raw = self._at(at)
        if raw.kind != "word":
            return 0, None, at
        # A small letter that stands off is more likely a stray than a suffix: `150 m`.
        if raw.word in UNITS and (not raw.spaced or len(raw.word) > 1 or raw.text.isupper() or not raw.text.isascii()):
            return UNITS[raw.word], None, at + 1
        rest = raw.text[1:]
        if raw.sign is None and raw.word[0] in JOINED and (rest in CODES or rest in _JOINABLE):
            return JOINED[raw.word[0]], sign_of(rest), at + 1
        return 0, None, at

    def _trailing(self, at: int, *, named: bool) -> Sign | None:
        """The currency here, where it belongs to the amount before it, not to the one after."""
        raw, then = self._at(at), self._at(at + 1)
        if then.kind == "number" and (named or not then.spaced or raw.kind != "word"):
            return None
        return raw.sign

    def _duration(self, at: int) -> tuple[Token, int] | None:
        """So many years: `4yr`, `4-year`, `48 months`, `four years`."""
        raw = self._at(at)
        number = COUNTED.get(raw.word, 0)
        if raw.kind == "number" and raw.text.isdigit() and len(raw.text) < 3:
            number = int(raw.text)
        after = at + 1
        if self._at(after).kind == "dash" and not self._at(after).spaced and not self._at(after + 1).spaced:
            after += 1
        unit = self._at(after)
        if unit.word in MONTHS and number % 12 == 0:
            number //= 12
        elif unit.word not in YEARS and not (unit.text == "y" and not unit.spaced):
            return None
        if not 0 < number <= 40:
            return None
        after += 1
        cliff = self._at(after).word == "cliff"
        token = self._token(Kind.REMARK if cliff else Kind.PERIOD, at, after + cliff)
        token.years = None if cliff else number
        return token, after + cliff

    def _period(self, at: int, after: int, period: Period) -> tuple[Token, int]:
        token = self._token(Kind.PERIOD, at, after)
        token.period = period
        return token, after

    def _after_slash(self, at: int) -> tuple[Token, int]:
        if duration := self._duration(at + 1):
            years, after = duration[0].years, duration[1]
            token, _ = self._period(at, after, Period.YEAR if years == 1 else Period.GRANT)
            token.years = None if years == 1 else years
            return token, after
        if (period := PERIODS.get(self._at(at + 1).word)) is not None:
            return self._period(at, at + 2, period)
        return self._token(Kind.SLASH, at, at + 1), at + 1

    def _word(self, at: int) -> tuple[Token, int]:
        word, then = self.raw[at].word, self._at(at + 1)
        if found := self._phrase(at):
            return found
        if word in {"over", "for", "across", "per"} and (duration := self._duration(at + 1)) and duration[0].years:
            token = self._token(Kind.PERIOD, at, duration[1])
            token.years = duration[0].years
            return token, duration[1]
        if duration := self._duration(at):
            return duration
        if word in {"per", "a", "an", "each", "every"} and then.word in PERIODS and len(then.word) > 1:
            return self._period(at, at + 2, PERIODS[then.word])
        if word in ADVERBS:
            if not {then.word, self._at(at - 1).word if at else ""} & TIMED:
                return self._period(at, at + 1, ADVERBS[word])
            return self._token(Kind.REMARK, at, at + 1), at + 1
        if word in YEARS and (ordinal := self._ordinal(at + 1)):
            return self._token(Kind.REMARK, at, ordinal), ordinal
        return self._token(self._word_kind(at), at, at + 1), at + 1

    def _ordinal(self, at: int) -> int:
        """Where `year 1` ends, 0 where it is none."""
        if self._at(at).kind == "dash" and not self._at(at).spaced:
            at += 1
        raw = self._at(at)
        return (
            at + 1
            if raw.kind == "number" and len(raw.text) == 1 and self._at(at + 1).kind in {"close", "end", "word"}
            else 0
        )

    def _phrase(self, at: int) -> tuple[Token, int] | None:
        for phrases, at_most in ((AT_MOST, True), (AT_LEAST, False)):
            for phrase in phrases:
                if tuple(raw.word for raw in self.raw[at : at + len(phrase)]) == phrase:
                    token = self._token(Kind.BOUND, at, at + len(phrase))
                    token.at_most = at_most
                    return token, at + len(phrase)
        return None

    def _word_kind(self, at: int) -> Kind:
        word, then = self.raw[at].word, self._at(at + 1)
        before_number = then.kind in {"number", "tilde"} or then.sign is not None
        if before_number and (
            word == "to" or (word == "and" and any(raw.word == "between" for raw in self.raw[max(0, at - 6) : at]))
        ):
            return Kind.DASH
        if before_number and word == "plus":
            return Kind.PLUS
        if word in ABOUT and (len(word) > 1 or before_number):
            return Kind.ABOUT
        if word in ALTERING:
            return Kind.ALTERING
        # `PD RSUs`: the ticker of the stock that is granted.
        ticker = self.raw[at].text.isupper() and len(word) <= 5 and then.word in STOCK | PIECES | {"stock", "equity"}
        return Kind.REMARK if ticker or word in REMARKS or word in TIMED else Kind.WORD

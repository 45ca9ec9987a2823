"""A cell's tokens as segments, and in each the chains of figures that dashes and slashes hold together."""

from collections.abc import Callable, Iterator
from typing import ClassVar, TypeVar

from schema.money_tokens import Kind, Token
from schema.money_words import COMPARING, PAY, PIECES, STOCK, Period
from schema.named import NamedTuple

_T = TypeVar("_T")

FIGURES = frozenset({Kind.AMOUNT, Kind.PERCENT})
_WORDS = frozenset({Kind.WORD, Kind.REMARK})
_TOUCHY = frozenset({*FIGURES, *_WORDS, Kind.CURRENCY, Kind.MARK, Kind.OTHER})


class Segment(NamedTuple):
    """A stretch of a cell between brackets, commas and breaks."""

    tokens: list[Token]
    bracketed: bool
    first: bool


class Chain:
    """Figures with a dash or a slash between each two."""

    __slots__ = ("bound", "figures", "joints")

    def __init__(self, figures: list[Token], joints: list[Kind] | None = None, bound: Token | None = None) -> None:
        self.figures = figures
        self.joints: list[Kind] = joints or []
        self.bound = bound


class Findings:
    """What a segment holds; `doubtful` if its figures cannot be read without a guess."""

    __slots__ = ("aside", "chains", "currency", "doubtful", "period", "words", "years")

    def __init__(self, *, doubtful: bool = False) -> None:
        self.doubtful = doubtful
        self.chains: list[Chain] = []
        self.period: Period | None = None
        self.years: int | None = None
        self.currency: Token | None = None
        # Tokens that are no figure: words, signs, marks; the joiners among them only where they stand between words.
        self.words: list[Token] = []
        # Its figures are no pay: a share of something else (`60% of US`), pieces (`5,000 options`).
        self.aside = False


class _DoubtfulError(Exception):
    """The figures of this segment cannot be read without a guess."""


def segments(tokens: list[Token]) -> Iterator[Segment]:
    """Part tokens at brackets, commas, line breaks."""
    depth = 0
    held: list[Token] = []
    first = True
    for token in tokens:
        if token.kind not in {Kind.OPEN, Kind.CLOSE, Kind.PART}:
            held.append(token)
            continue
        if token.kind is Kind.CLOSE and not depth:
            token.kind = Kind.OTHER
            held.append(token)
            continue
        if held:
            yield Segment(held, bracketed=depth > 0, first=first)
            first = False
        held = []
        depth += {Kind.OPEN: 1, Kind.CLOSE: -1}.get(token.kind, 0)
    if held:
        yield Segment(held, bracketed=depth > 0, first=first)


def findings(segment: Segment) -> Findings:
    """Find the chains of a segment, their periods and bounds, and the words around them."""
    reader = _SegmentReader(segment)
    try:
        reader.read()
    except _DoubtfulError:
        return Findings(doubtful=True)
    return reader.found


class _SegmentReader:
    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self.tokens = segment.tokens
        self.found = Findings()
        # The chain that still grows, and what joins the next figure to it.
        self.chain: Chain | None = None
        self.joint: Kind | None = None
        self.bound: Token | None = None
        # A slash may stand between two chains; nothing else may.
        self.listed = False
        self.signed = False

    def read(self) -> None:
        for at, token in enumerate(self.tokens):
            self._refuse_touching(at)
            self._READ[token.kind](self, token, at)
        if not self.found.chains:
            return
        self.found.chains = [part for chain in self.found.chains for part in _parted(chain)]
        shares = all(_is_percent(chain) for chain in self.found.chains)
        if shares and (self._compares() or self._vests()):
            self.found.aside = True
        elif self.signed:
            raise _DoubtfulError
        self._set_pieces_aside()

    def _refuse_touching(self, at: int) -> None:
        """`x$150K`, `$150Kfoo`, `L5`, `.5M`: what touches a figure belongs to it, and nobody knows how."""
        token, before = self.tokens[at], self._at(at - 1)
        if before is None or token.spaced:
            return
        if token.kind in FIGURES and (
            before.text[-1].isalnum() or before.kind in _TOUCHY or before.text in {".", "'", "’"}
        ):
            raise _DoubtfulError
        if before.kind in FIGURES and token.kind in _TOUCHY - {Kind.MARK}:
            raise _DoubtfulError
        if token.kind is Kind.QUIET and before.kind in FIGURES:
            after = self._at(at + 1)
            if after is not None and not after.spaced and after.text[0].isalnum():
                raise _DoubtfulError

    def _at(self, at: int) -> Token | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def _figure_after(self, at: int) -> Token | None:
        """The figure that comes next, past a `~` or an `about`."""
        after = self._at(at + 1)
        if after is not None and after.kind is Kind.ABOUT:
            after = self._at(at + 2)
        return after if after is not None and after.kind in FIGURES else None

    def _figure(self, token: Token, _at: int) -> None:
        if self.chain is not None:
            if self.joint is None:
                raise _DoubtfulError
            self.chain.joints.append(self.joint)
            self.chain.figures.append(token)
        else:
            if self.found.chains and not self.listed:
                raise _DoubtfulError
            self.chain = Chain([token], bound=self.bound)
            self.found.chains.append(self.chain)
            if self.found.period and token.period is None:
                token.period, self.found.period = self.found.period, None
        self.joint = self.bound = None
        self.listed = False

    def _dash(self, token: Token, at: int) -> None:
        figure = self._figure_after(at)
        after = self._at(at + 1)
        if self.chain is not None and figure is not None and self.joint is None:
            self.joint = Kind.DASH
        elif self.chain is not None:
            # After a whole range a dash may part a remark; after one amount it may be half a range.
            if not self.chain.joints or not token.spaced or after is None or not after.spaced:
                raise _DoubtfulError
            self._close()
        elif figure is not None and after is not None and not after.spaced:
            self.signed = True
        elif figure is not None and (self.found.chains or (at == 0 and not self.segment.first)):
            raise _DoubtfulError
        else:
            self.found.words.append(token)

    def _plus(self, token: Token, at: int) -> None:
        figure = self._figure_after(at)
        last = self._last()
        before = self._at(at - 1)
        if figure is not None and self.found.chains:
            raise _DoubtfulError
        if figure is not None:
            self.signed = True
        elif (
            last is not None
            and before is not None
            and before.kind in {*FIGURES, Kind.PERIOD}
            and not self._word_after(at)
        ):
            last.open_ended = True
        else:
            self._close()
            self.found.words.append(token)

    def _word_after(self, at: int) -> bool:
        after = self._at(at + 1)
        return self.tokens[at].spaced and after is not None and after.kind in _WORDS

    def _slash(self, token: Token, at: int) -> None:
        figure = self._figure_after(at)
        if self.chain is not None and figure is not None and self.joint is None:
            self.joint = Kind.SLASH
        elif figure is not None and (self.found.chains or not self.segment.first):
            self.listed = True
        elif self.chain is not None and self.chain.figures[-1] is self._at(at - 1) and not token.spaced:
            # `$150K/x`: paid for something unknown.
            raise _DoubtfulError
        else:
            self._close()
            self.found.words.append(token)

    def _period(self, token: Token, _at: int) -> None:
        last = self._last()
        if last is None:
            self.found.period = _one(self.found.period, token.period)
            self.found.years = _one(self.found.years, token.years)
        else:
            last.period = _one(last.period, token.period)
            last.years = _one(last.years, token.years)

    def _last(self) -> Token | None:
        return self.found.chains[-1].figures[-1] if self.found.chains else None

    def _bound(self, token: Token, at: int) -> None:
        if self._figure_after(at) is not None and self.chain is None:
            self.bound = token
        elif self.chain is not None and not self.chain.joints and self.chain.bound is None:
            self.chain.bound = token
        else:
            self._word(token, at)

    def _about(self, token: Token, at: int) -> None:
        if token.text == "~" and self.chain is not None and self.joint is None and self._figure_after(at) is not None:
            self.joint = Kind.DASH
            return
        if token.text == "~" and self._figure_after(at) is None:
            token.kind = Kind.OTHER
        self.found.words.append(token)

    def _currency(self, token: Token, _at: int) -> None:
        self._close()
        self.found.currency = token
        self.found.words.append(token)

    def _word(self, token: Token, _at: int) -> None:
        self._close()
        self.found.words.append(token)

    def _other(self, token: Token, at: int) -> None:
        if self._figure_after(at) is not None:
            raise _DoubtfulError
        self._close()
        self.found.words.append(token)

    def _mark(self, token: Token, _at: int) -> None:
        self.found.words.append(token)

    def _quiet(self, _token: Token, _at: int) -> None:
        pass

    def _close(self) -> None:
        self.chain = None

    def _compares(self) -> bool:
        """Whether the words make a percentage a share of something, or a distance from it, that is not the base."""
        words = [token.text.casefold() for token in self.found.words]
        compared = [at for at, word in enumerate(words) if word in COMPARING]
        return any(words[at] != "of" or not set(words[at + 1 :]) & PAY for at in compared)

    def _vests(self) -> bool:
        """Whether the percentage tells how a grant vests: `(25%/yr)`, `25% vests each year`."""
        timed = any(token.text.casefold().startswith("vest") for token in self.found.words)
        return timed or (self.segment.bracketed and any(token.kind is Kind.PERIOD for token in self.tokens))

    def _set_pieces_aside(self) -> None:
        words = {token.text.casefold() for token in self.found.words}
        if not words & (PIECES | STOCK) or any(_is_percent(chain) for chain in self.found.chains):
            return
        if any(figure.sign is not None for chain in self.found.chains for figure in chain.figures):
            return
        if not words & PIECES:
            # `5,000 RSUs` may be shares or money.
            raise _DoubtfulError
        self.found.aside = True

    _READ: ClassVar[dict[Kind, Callable[["_SegmentReader", Token, int], None]]] = {
        Kind.AMOUNT: _figure,
        Kind.PERCENT: _figure,
        Kind.DASH: _dash,
        Kind.PLUS: _plus,
        Kind.SLASH: _slash,
        Kind.PERIOD: _period,
        Kind.BOUND: _bound,
        Kind.ABOUT: _about,
        Kind.CURRENCY: _currency,
        Kind.WORD: _word,
        Kind.REMARK: _word,
        Kind.ALTERING: _word,
        Kind.OTHER: _other,
        Kind.MARK: _mark,
        Kind.QUIET: _quiet,
    }


def _one(known: _T | None, said: _T | None) -> _T | None:
    if known is not None and said is not None and known != said:
        raise _DoubtfulError
    return said if known is None else known


def _parted(chain: Chain) -> Iterator[Chain]:
    """`$20K / 10–15%` is two chains: a slash may stand between money and a percentage."""
    if not _is_percent(chain) or Kind.SLASH not in chain.joints:
        yield chain
        return
    start = 0
    for at, joint in enumerate([*chain.joints, Kind.SLASH]):
        if joint is Kind.SLASH:
            yield Chain(chain.figures[start : at + 1], chain.joints[start:at], chain.bound)
            start = at + 1


def _is_percent(chain: Chain) -> bool:
    return any(figure.kind is Kind.PERCENT for figure in chain.figures)

"""The one reader of money cells: a cell's text -> ranges, currencies, periods, and by place what could not be read."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from schema.currencies import Sign, codes_in, settle
from schema.money_cell import Bound, Cell, Conflict, MoneyRange, Part
from schema.money_chains import Clash, Draft, drafts, percent_bounds
from schema.money_segments import FIGURES, Findings, Segment, findings, segments
from schema.money_tokens import Kind, Token, tokens_of
from schema.money_words import ABSENT, PER_YEAR, Period
from schema.pattern import late
from schema.percent import PercentRange, percentage
from schema.plain_text import PlainText, plain_text
from schema.usual_cells import read_usual

# No cell of pay is longer; prose that stands in a table is not searched for figures.
LONGEST = 2_000

_EMPTY = frozenset({Kind.DASH, Kind.SLASH, Kind.OPEN, Kind.CLOSE, Kind.QUIET})
_WORDS_ONLY = late(r"(?:[^\W\d_]|[ .,;:'’/&()+-])+")
_LETTERS = late(r"[^\W\d_]")


@lru_cache(maxsize=8192)  # half of the cells of many guides are like another one: `15%`, `$150K–$200K`, a dash
def read_cell(text: str, *, hint: str | None = None) -> Cell:
    """Read a cell; `hint` is a currency's code or a header that names one (`GBP £`), and settles what a bare `¥` is."""
    hinted = codes_in(hint) if hint else ()
    return read_usual(text, hinted) or _CellReader(text, hinted).read()


class _DoubtfulCellError(Exception):
    """Something in the cell makes all its figures doubtful."""


class _CellReader:
    def __init__(self, text: str, hinted: Sequence[str]) -> None:
        self.text = text
        self.hinted = hinted
        self.plain = PlainText("")
        self.groups: list[list[Draft]] = []
        self.clashes: list[Clash] = []
        self.percent: PercentRange | None = None
        self.absent = False
        self.notes: list[Part] = []
        self.unread: list[Part] = []

    def read(self) -> Cell:
        if len(self.text) > LONGEST or "~~" in self.text or "<!--" in self.text:
            # Struck out, or not seen by a reader: not for us to say what counts.
            return Cell(self.text, unread=(self._whole(),))
        self.plain = plain_text(self.text)
        if self.plain.text.strip().casefold() in ABSENT:
            return Cell(self.text, absent=True)
        tokens = tokens_of(self.plain.text)
        try:
            self._read_tokens(tokens)
        except _DoubtfulCellError:
            return Cell(self.text, unread=(self._whole(),))
        if not self.groups and not self.clashes and self.percent is None:
            self._settle_words()
        before_bracket = self.plain.text.partition("(")[0].strip().casefold()
        if before_bracket in ABSENT - {""} and not self.groups and self.percent is None and not self.unread:
            self.absent = True
        return Cell(
            self.text,
            ranges=tuple(self._range(draft) for group in self.groups for draft in group),
            percent=self.percent,
            absent=self.absent,
            notes=tuple(self.notes),
            unread=tuple(self.unread),
            conflicts=tuple(self._conflict(clash) for clash in self.clashes),
        )

    def _whole(self) -> Part:
        text = self.text.strip()
        start = self.text.find(text)
        return Part(text, start, start + len(text))

    def _read_tokens(self, tokens: list[Token]) -> None:
        named = {
            token.sign.candidates[0] for token in tokens if token.sign is not None and len(token.sign.candidates) == 1
        }
        # Beside `A$120,000` a bare `$` is not the same dollar, whatever the header says.
        self.hinted = [code for code in self.hinted if code not in named]
        if not any(token.kind in FIGURES for token in tokens):
            self._without_figures(tokens)
            return
        kinds = Counter(token.kind for token in tokens)
        if kinds[Kind.ALTERING] or kinds[Kind.OPEN] != kinds[Kind.CLOSE]:
            raise _DoubtfulCellError
        for segment in segments(tokens):
            self._read_segment(segment)

    def _without_figures(self, tokens: list[Token]) -> None:
        """Words alone hold no figure that could be lost; dashes alone say that there is none."""
        if all(token.kind in _EMPTY for token in tokens):
            self.absent = True
            return
        strange = {Kind.OTHER, Kind.ALTERING}
        if any(
            token.kind in strange or (token.kind is Kind.CURRENCY and not _LETTERS.search(token.text))
            for token in tokens
        ):
            self.unread.append(self._whole())
        else:
            self.notes.append(self._whole())

    def _read_segment(self, segment: Segment) -> None:
        found = findings(segment)
        if found.doubtful:
            self._doubt(segment)
        elif found.aside:
            self.notes.append(self._part(segment.tokens))
        elif found.chains:
            if self._read_chains(found):
                self._keep_words(found.words)
            else:
                self._doubt(segment)
        elif segment.bracketed:
            self._read_bracket(segment, found)
        else:
            if not self._apply(found):
                raise _DoubtfulCellError
            self._keep_words(found.words)

    def _doubt(self, segment: Segment) -> None:
        """A bracket is unread by itself; what stands outside of brackets makes the whole cell doubtful."""
        if not segment.bracketed:
            raise _DoubtfulCellError
        self.unread.append(self._part(segment.tokens))

    def _read_chains(self, found: Findings) -> bool:
        """Take over a segment's figures, if all of them can be read beside what is known."""
        percent: PercentRange | None = self.percent
        group: list[Draft] = []
        clashes: list[Clash] = []
        for chain in found.chains:
            if any(token.kind is Kind.PERCENT for token in chain.figures):
                bounds = percent_bounds(chain)
                if bounds is None or percent is not None:
                    return False
                percent = self._percent(*bounds, chain.bound)
                continue
            read = drafts(chain, self.hinted)
            if read is None:
                return False
            group += [draft for draft in read if isinstance(draft, Draft)]
            clashes += [draft for draft in read if isinstance(draft, Clash)]
        known = [draft for earlier in self.groups for draft in earlier]
        for at, draft in enumerate(group):
            if any(draft.at_odds_with(other) for other in known + group[:at]):
                return False
        self.percent = percent
        self.clashes += clashes
        if group:
            self.groups.append(group)
        return True

    def _read_bracket(self, segment: Segment, found: Findings) -> None:
        """A bracket without figures: `(4yr vest)`, `(USD)`, `(senior only)`."""
        if found.period is None and found.years is None and (found.currency is None or len(found.words) > 1):
            self._note_or_unread(segment)
        elif self._apply(found):
            self._keep_words([word for word in found.words if word is not found.currency])
        else:
            self.unread.append(self._part(segment.tokens))

    def _note_or_unread(self, segment: Segment) -> None:
        strange = any(token.kind is Kind.OTHER for token in segment.tokens)
        (self.unread if strange else self.notes).append(self._part(segment.tokens))

    def _apply(self, found: Findings) -> bool:
        """Let the last group have a period, years or a currency; False where it says another itself."""
        if found.period is None and found.years is None and found.currency is None:
            return True
        for draft in self.groups[-1] if self.groups else []:
            if draft.period and found.period and draft.period is not found.period:
                return False
            if draft.years and found.years and draft.years != found.years:
                return False
            draft.period = draft.period or found.period
            draft.years = draft.years or found.years
            if found.currency is not None and found.currency.sign is not None:
                self._name(draft, found.currency.sign)
        return True

    def _name(self, draft: Draft, sign: Sign) -> None:
        met = sign if draft.sign is None else draft.sign.meets(sign)
        if met is None:
            raise _DoubtfulCellError
        draft.sign, draft.currency = met, settle(met, self.hinted)

    def _keep_words(self, words: Iterable[Token]) -> None:
        """Runs of words that stand together: understood as a whole, or unread as a whole."""
        run: list[Token] = []
        for word in words:
            if run and self.plain.text[run[-1].end : word.start].strip(" :.'\"“”’‘!&[]"):
                self._keep_run(run)
                run = []
            run.append(word)
        self._keep_run(run)

    def _keep_run(self, run: list[Token]) -> None:
        said = [token for token in run if token.kind not in {Kind.DASH, Kind.SLASH}]
        if not said:
            return
        strange = any(
            token.kind in {Kind.WORD, Kind.OTHER, Kind.BOUND}
            or (token.kind is Kind.CURRENCY and not _LETTERS.search(token.text))
            for token in said
        )
        (self.unread if strange else self.notes).append(self._part(run))

    def _settle_words(self) -> None:
        """Beside no figure a word is no riddle: `Varies by location (60–100% of NYC)`."""
        words = [part for part in self.unread if _WORDS_ONLY.fullmatch(part.text)]
        self.notes = sorted([*self.notes, *words], key=lambda part: part.start)
        self.unread = [part for part in self.unread if part not in words]

    def _part(self, tokens: Sequence[Token]) -> Part:
        start, end = self.plain.span(tokens[0].start, tokens[-1].end)
        return Part(self.text[start:end], start, end)

    def _bound(self, token: Token, value: int) -> Bound:
        return Bound(value, *self.plain.span(token.start, token.end))

    def _percent(self, low: Token, high: Token, bound: Token | None) -> PercentRange:
        open_ended = high.open_ended or (bound is not None and not bound.at_most)
        single = low is high
        return PercentRange(
            None if bound is not None and bound.at_most else percentage(low.numeral),
            None if single and open_ended else percentage(high.numeral),
            *self.plain.span(low.start, high.end),
            open_ended,
        )

    def _range(self, draft: Draft) -> MoneyRange:
        low = self._bound(draft.low, draft.low_value)
        single = draft.low is draft.high
        high = low if single else self._bound(draft.high, draft.high_value)
        return MoneyRange(
            None if draft.bound is not None and draft.bound.at_most else low,
            None if single and draft.open_ended else high,
            draft.currency,
            draft.sign.candidates if draft.sign else (),
            Period.GRANT if draft.period is None and draft.years else draft.period,
            draft.years,
            draft.open_ended,
            low.start,
            high.end,
        )

    def _conflict(self, clash: Clash) -> Conflict:
        low, high = self._bound(clash.low, clash.low_value), self._bound(clash.high, clash.high_value)
        return Conflict(low, high, clash.low_currency, clash.high_currency, low.start, high.end)


__all__ = ["PER_YEAR", "Bound", "Cell", "Conflict", "MoneyRange", "Part", "PercentRange", "Period", "read_cell"]

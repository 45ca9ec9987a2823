"""Which rows have something odd in their own figures: of the others, nearly all, rules about a row have nothing to say."""

from collections.abc import Iterable

from schema.guide import HIGHS, LEAST, LOWS, RANGES, Row

_LEASTS = tuple(LEAST.get(name, 0) for name in RANGES)
_BASE, _TOTAL = RANGES.index("base"), RANGES.index("total_comp")


def odd_rows(rows: Iterable[Row]) -> list[tuple[int, Row]]:
    """The rows whose figures, held against each other by what holds for a row that is right, leave a doubt; with their numbers."""
    return [(number, row) for number, row in enumerate(rows) if not _is_even(row)]


def _is_even(row: Row) -> bool:
    """Whether something is known, each range has both ends or none, in their order and as high as pay is, and a total its base."""
    lows, highs = LOWS(row), HIGHS(row)
    known = row.bonus_pct is not None
    for least, low, high in zip(_LEASTS, lows, highs, strict=True):
        if low is None and high is None:
            continue
        if low is None or high is None or not least <= low <= high:
            return False
        known = True
    if not known or (lows[_BASE] and lows[_TOTAL] and (lows[_TOTAL] < lows[_BASE] or highs[_TOTAL] < highs[_BASE])):
        return False
    return _states_bonus_once(row)


def _states_bonus_once(row: Row) -> bool:
    """Whether the bonus is an amount, or per cent, and then one of the two ways to write them."""
    if row.bonus_pct is None:
        return row.bonus_pct_low is None or row.bonus_low is None
    return row.bonus_pct >= 0 and row.bonus_pct_low is None and row.bonus_low is None

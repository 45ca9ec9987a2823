"""Which region of the tables is which row of the frontmatter, which stand on one side only, and which tables count."""

from collections.abc import Iterator, Sequence

from schema.figures import told_by
from schema.guide import COMPONENTS, Guide, Row
from schema.headers import signs_of
from schema.named import NamedTuple
from schema.pay_cell import Entry
from schema.pay_table import PayTable, RegionLabel
from schema.region_names import alike, folded, hint, keys, pairs

# How much of two regions' names and figures has to be the same for one to be the other under another name.
_LIKELY = 0.6
# Where so many pairs are possible, nobody renamed a region: the tables are of something else.
_MOST_GUESSES = 400
_AGREEING = 0.5


class Unpaired(NamedTuple):
    """A region that only one side has; `likely` is the other side's that it may be."""

    name: str
    at: str
    row: int | None = None
    likely: str = ""
    likely_at: str = ""


class Place(NamedTuple):
    """What one table has for one row: its names of it, the cells beside or below them, and whether these can be compared."""

    table: PayTable
    names: frozenset[str]
    entries: tuple[Entry, ...]
    whole: bool = True


class Pairing:
    """The regions of both sides, put together."""

    def __init__(self, tables: tuple[PayTable, ...] = ()) -> None:
        self.tables = tables
        self.places: dict[int, list[Place]] = {}
        self.only_in_table: list[Unpaired] = []
        self.only_in_frontmatter: list[Unpaired] = []
        # The frontmatter's names of the table's regions.
        self.names: dict[str, str] = {}


def pair(guide: Guide, tables: Sequence[PayTable], holes: frozenset[str]) -> Pairing:
    """Pair the rows of a guide with the regions of its tables; `holes` are values that could not be read."""
    names = [row.region or "" for row in guide.rows]
    found = [_paired(table, guide.rows) for table in tables]
    together = _put_together(guide, [places for places, _ in found])
    counting = _counting(guide, [places for places, _ in found]) if together is None else list(range(len(tables)))
    pairing = Pairing(tuple(tables[index] for index in counting))
    for places in [found[index][0] for index in counting] if together is None else [together]:
        for row, place in places.items():
            pairing.places.setdefault(row, []).append(place)
            pairing.names.update(dict.fromkeys(place.names, names[row]))
    unpaired = [(tables[index], label) for index in counting for label in found[index][1]]
    _tell_unpaired(pairing, guide, unpaired, holes)
    return pairing


def _paired(table: PayTable, pay: Sequence[Row]) -> tuple[dict[int, Place], list[RegionLabel]]:
    """The places of a table by row, and its labels that mean no row."""
    names = [row.region or "" for row in pay]
    labels: dict[str, list[RegionLabel]] = {}
    for label in table.regions:
        labels.setdefault(label.name, []).append(label)
    texts = list(labels)
    rows = {texts[index]: row for index, row in pairs(texts, names).items()}
    left: list[RegionLabel] = []
    known = {key: name for name in rows for key in keys(name)} if len(rows) < len(texts) else {}
    for name in texts if len(rows) < len(texts) else ():
        if name in rows:
            continue
        twin = next((known[key] for key in keys(name) if key in known), None)
        if twin is not None and hint(name) != hint(twin):  # the same region in a second currency
            rows[name] = rows[twin]
        else:
            left.append(labels[name][0])
    entries: dict[str, list[Entry]] = {}
    for entry in table.entries:
        if entry.region in entries:
            entries[entry.region].append(entry)
        else:
            entries[entry.region] = [entry]
    mine: dict[int, list[str]] = {}
    for name, row in rows.items():
        mine.setdefault(row, []).append(name)
    cut = {label.name for label in table.regions if not label.whole}
    places = {}
    for row, own in mine.items():
        whole = [name for name in own if name not in cut]
        cells = entries.get(own[0], []) if len(whole) == 1 == len(own) else _of_all(whole, entries)
        places[row] = _place(table, pay[row], own, cells, whole=bool(whole))
    return places, left


def _of_all(names: Sequence[str], entries: dict[str, list[Entry]]) -> list[Entry]:
    return [entry for name in names for entry in entries.get(name, ())]


def _place(table: PayTable, pay: Row, names: Sequence[str], cells: Sequence[Entry], *, whole: bool) -> Place:
    entries = tuple(cells)
    told = hint(pay.region or "")
    named = signs_of(told) if told else ()
    if named and any(pay.currency in sign.candidates for sign in named):  # `Remote (CAD)` says what the table's `$` is
        entries = tuple(entry if hint(entry.region) else entry._replace(row_signs=named) for entry in entries)
    return Place(table, frozenset(names), entries, whole)


# tables


def _counting(guide: Guide, tables: Sequence[dict[int, Place]]) -> list[int]:
    """The tables that tell the guide's figures: of several, those that agree with at least half of what they share with it.

    A guide may hold tables for other people: what competitors pay in the same regions, what one level alone is paid.
    """
    if len(tables) < 2:
        return list(range(len(tables)))
    shares = [_agreement(guide, places) for places in tables]
    counting = [index for index, share in enumerate(shares) if share is None or share >= _AGREEING]
    if all(share is None or share < _AGREEING for share in shares) and any(share is not None for share in shares):
        best = max(range(len(shares)), key=lambda index: shares[index] or 0.0)
        return sorted({best, *counting})
    return counting


def _put_together(guide: Guide, tables: Sequence[dict[int, Place]]) -> dict[int, Place] | None:
    """Tables of one level each as one table of levels, where it agrees with the frontmatter and no table by itself does."""
    if len(tables) < 2:
        return None
    shares = [_agreement(guide, places) for places in tables]
    if any(share is None or share >= _AGREEING for share in shares):
        return None
    together = {
        row: Place(
            next(places[row].table for places in tables if row in places),
            frozenset(name for places in tables if row in places for name in places[row].names),
            tuple(entry._replace(many=True) for places in tables if row in places for entry in places[row].entries),
        )
        for row in dict.fromkeys(row for places in tables for row in places)
    }
    return together if (_agreement(guide, together) or 0.0) >= _AGREEING else None


def _agreement(guide: Guide, places: dict[int, Place]) -> float | None:
    """Which part of the figures that both sides have is the same; None where they share none."""
    told = [agrees for row, place in places.items() for agrees in _agreements(guide.rows[row], place)]
    return sum(told) / len(told) if told else None


def _agreements(row: Row, place: Place) -> Iterator[bool]:
    for component in COMPONENTS:
        currency = row.currency_of(component)
        entries = [entry for entry in place.entries if entry.component == component]
        if currency is None or not entries:
            continue
        percents = [entry.cell.percent.low for entry in entries if entry.cell.percent]
        if component == "bonus" and percents and row.bonus_pct is not None:
            yield float(row.bonus_pct) in [float(low) for low in percents if low is not None]
        told = told_by(entries, row, component, currency)
        own = (row.low(component), row.high(component))
        if told is not None and None not in own:
            yield all(told.is_at(bound, figure) for bound, figure in zip(("low", "high"), own, strict=True))


# regions of one side


def _tell_unpaired(
    pairing: Pairing, guide: Guide, unpaired: list[tuple[PayTable, RegionLabel]], holes: frozenset[str]
) -> None:
    names = [row.region or "" for row in guide.rows]
    alone = [row for row in range(len(names)) if row not in pairing.places]
    if not alone and not unpaired:
        return
    known = {folded(names[row]) for row in pairing.places}
    # A row whose region another row has too is told by that alone; one without a region, or a row that cannot be read, too.
    rows = [row for row in alone if names[row] and folded(names[row]) not in known]
    nameless = len(alone) - sum(bool(names[row]) for row in alone)
    nameless += any(hole in holes for hole in ("compensation", *(f"compensation[{row}]" for row in range(len(names)))))
    if nameless >= len(unpaired) or not guide.rows:
        unpaired = []
    if sum(table.nameless for table in pairing.tables) >= len(rows):
        rows = []
    likely = _likely(guide, unpaired, rows)
    for index, (_, label) in enumerate(unpaired):
        row = likely.get(index)
        name = names[row] if row is not None else ""
        at = "" if row is None else f"compensation[{row}].region"
        pairing.only_in_table.append(Unpaired(label.name, label.at, None, name, at))
    back = {row: unpaired[index][1] for index, row in likely.items()}
    for row in rows:
        other = back.get(row)
        at = f"compensation[{row}].region"
        likely_name, likely_at = (other.name, other.at) if other else ("", "")
        pairing.only_in_frontmatter.append(Unpaired(names[row], at, row, likely_name, likely_at))


def _likely(guide: Guide, unpaired: list[tuple[PayTable, RegionLabel]], rows: list[int]) -> dict[int, int]:
    """Which of the table's regions is likely which row under another name: by their figures, by their names."""
    scores = []
    for index, (table, label) in enumerate(unpaired):
        for row in rows if len(unpaired) * len(rows) <= _MOST_GUESSES else ():
            pay = guide.rows[row]
            score = alike(label.name, pay.region or "") + 2 * _same_figures(table, label, pay)
            if score >= _LIKELY:
                scores.append((-score, index, row))
    found: dict[int, int] = {}
    for _, index, row in sorted(scores):
        if index not in found and row not in found.values():
            found[index] = row
    return found


def _same_figures(table: PayTable, label: RegionLabel, row: Row) -> float:
    """Which part of the row's figures the table's region has too."""
    ours = {figure for component in COMPONENTS for figure in (row.low(component), row.high(component)) if figure}
    theirs = {
        bound.value * (money.times_a_year or 1)
        for entry in table.entries
        if entry.region == label.name
        for money in entry.cell.ranges
        for bound in (money.low, money.high)
        if bound
    }
    return len(ours & theirs) / len(ours) if ours else 0.0

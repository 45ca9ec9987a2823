"""What a money cell says, read exactly or not at all."""

import re
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schema import money, usual_cells
from schema.currencies import codes_in
from schema.money import Cell, Part, Period, read_cell
from schema.money_format import describe
from tests.schema.hostile import SECONDS
from tests.schema.money_shapes import HINTED, PAGE, SHAPES, page

PIECES = (
    "$ £ € ¥ kr US$ HK$ C$ USD EUR JPY R$ zł 1 15 150 155 0 1,500 150,000 28,00,000 1.26 1.5 150.000 12'000 K M L m k bn lakh Cr % "
    "- – — ~ to / + ( ) , ; * ** <br> /yr /mo /4yr 4yr vest per month p.a. up to max from target senior only RSUs options base x "
    "thousands vs Paris of US 401k N/A None \\$ &nbsp; | . : [ ] ' zork ½ ² １ ~~ <!--"
).split(" ")
CELLS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", "", " "])), max_size=9).map(
    lambda pieces: "".join(text + gap for text, gap in pieces)
)
# Where a digit is no figure: a duration, a footnote, a year's number, an entity.
DURATION = re.compile(r"[0-9]+[\s-]?(?:yrs?|years?|months?|mo)(?![A-Za-z0-9])|&#?\w+;|\]\([^)]*\)")


def figures(cell: Cell) -> list[tuple[int | None, int | None, str | None]]:
    return [(r.low.value if r.low else None, r.high.value if r.high else None, r.currency) for r in cell.ranges]


@pytest.mark.parametrize(("text", "reading"), [shape for shapes in SHAPES.values() for shape in shapes])
def test_every_shape_is_read_as_the_page_says(text: str, reading: str) -> None:
    assert describe(read_cell(text)) == reading


@pytest.mark.parametrize(("text", "hint", "reading"), HINTED)
def test_a_header_settles_a_bare_sign_as_the_page_says(text: str, hint: str | None, reading: str) -> None:
    assert describe(read_cell(text, hint=hint)) == reading


def test_the_page_of_shapes_is_fresh() -> None:
    text = PAGE.read_text("utf-8")
    assert page(text) == text, "run `python -m tests.schema.money_shapes`"


def test_a_range_keeps_its_places_its_currency_and_what_its_sign_may_mean() -> None:
    (found,) = read_cell("**$150K–$215K**").ranges
    assert found.low is not None
    assert found.high is not None
    assert (found.low.value, found.low.start, found.low.end) == (150_000, 2, 7)
    assert (found.high.value, found.high.start, found.high.end) == (215_000, 8, 13)
    assert (found.start, found.end) == (2, 13)
    assert found.currency == "USD"
    assert found.candidates[:3] == ("USD", "CAD", "AUD")
    assert (found.period, found.years, found.open_ended) == (None, None, False)


def test_a_cell_in_two_currencies_on_both_sides_gives_each_amount_its_place() -> None:
    text = "HK$936K / $120K - HK$1.26M / $162K"
    first, second = read_cell(text).ranges
    assert [text[b.start : b.end] for r in (first, second) for b in (r.low, r.high) if b] == [
        "HK$936K", "HK$1.26M", "$120K", "$162K",
    ]  # fmt: skip


def test_escapes_entities_and_odd_spaces_keep_their_places() -> None:
    text = r"🇺🇸 US\$150&nbsp;000 – US\$180" + "\u202f" + "000"
    (found,) = read_cell(text).ranges
    assert found.low is not None
    assert found.high is not None
    assert text[found.low.start : found.low.end] == r"US\$150&nbsp;000"
    assert text[found.high.start : found.high.end] == r"US\$180" + "\u202f" + "000"
    assert figures(read_cell(text)) == [(150_000, 180_000, "USD")]


def test_one_amount_is_low_and_high() -> None:
    (found,) = read_cell("$297K").ranges
    assert found.low is found.high


def test_a_period_tells_how_often_a_year_pays_it() -> None:
    cells = ("$5K/mo", "$60K/yr", "$15K quarterly", "$1,200/week", "$75/hr", "$240K/4yr", "$60K")
    assert [read_cell(text).ranges[0].times_a_year for text in cells] == [12, 1, 4, 52, None, None, None]


def test_a_grant_and_its_part_of_a_year_are_told_apart() -> None:
    whole, part = read_cell("$240K-$420K ($60K-$105K/yr)").ranges
    assert (whole.period, part.period) == (None, Period.YEAR)
    (yearly,) = read_cell("SEK 377K–664K/yr (4yr vest)").ranges
    assert (yearly.period, yearly.years) == (Period.YEAR, 4)
    (grant,) = read_cell("£119K–£209K (4yr vest)").ranges
    assert (grant.period, grant.years) == (Period.GRANT, 4)


@pytest.mark.parametrize(
    "dash", ["-", "–", "—", "−", "―", "‐", "‑", "--", " - ", " – ", "\u2009–\u2009", " to ", "~", " ~ "]
)
def test_every_dash_parts_low_from_high(dash: str) -> None:
    assert figures(read_cell(f"$150K{dash}$215K")) == [(150_000, 215_000, "USD")]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("150k", 150_000), ("150K", 150_000), ("1.5m", 1_500_000), ("1.5M", 1_500_000), ("1.5mn", 1_500_000), ("2MM", 2_000_000),
        ("2 million", 2_000_000), ("1.2bn", 1_200_000_000), ("1.3B", 1_300_000_000), ("28L", 2_800_000), ("28 lakh", 2_800_000),
        ("28 Lakhs", 2_800_000), ("1.5Cr", 15_000_000), ("1.5 crore", 15_000_000), ("150 thousand", 150_000), ("150 K", 150_000),
    ],
)  # fmt: skip
def test_every_suffix_multiplies(text: str, units: int) -> None:
    assert figures(read_cell(f"₹{text}")) == [(units, units, "INR")]


@pytest.mark.parametrize(
    "text",
    [
        "CAD 150K",
        "CAD150K",
        "150K CAD",
        "150KCAD",
        "C$150K",
        "CA$150K",
        "CAD $150K",
        "$150K CAD",
        "$150K (CAD)",
        "150 kCAD",
    ],
)
def test_a_currency_stands_before_or_behind(text: str) -> None:
    assert figures(read_cell(text)) == [(150_000, 150_000, "CAD")]


def test_two_currencies_in_one_range_are_no_range() -> None:
    cell = read_cell("$178K–C$325K")
    (clash,) = cell.conflicts
    assert cell.ranges == ()
    assert (clash.low_currency, clash.low.value, clash.high_currency, clash.high.value) == (
        "USD",
        178_000,
        "CAD",
        325_000,
    )
    assert (clash.start, clash.end) == (0, 12)


def test_what_is_not_read_is_told_by_its_place() -> None:
    cell = read_cell("$150K–$215K zork (10 + 5)")
    assert cell.unread == (Part("zork", 12, 16), Part("10 + 5", 18, 24))
    assert figures(cell) == [(150_000, 215_000, "USD")]


def test_a_doubt_outside_of_brackets_takes_every_figure_with_it() -> None:
    for text in ("$120K (£95K) – $150K (£118K)", "$12,,500K", "$150K; 5x", "$13K (10%) - $27K (15%)"):
        cell = read_cell(text)
        assert (cell.ranges, cell.percent, [part.text for part in cell.unread]) == ((), None, [text])


def test_an_amount_of_five_hundred_digits_is_unread() -> None:
    for numeral in ("1" * 500, "1" + ",000" * 200, "0." + "1" * 500):
        assert [part.text for part in read_cell(f"${numeral}K").unread] == [f"${numeral}K"]


@pytest.mark.parametrize("text", ["", " ", "-", "—", "**—**", "N/A", "n/a", "None", "TBD", "—/—", "N/A (all cash)"])
def test_a_cell_may_say_that_there_is_no_figure(text: str) -> None:
    cell = read_cell(text)
    assert cell.absent
    assert not cell.unread


@pytest.mark.parametrize("text", ["0%", "$0", "Variable", "???", "1.234", "$150K"])
def test_nothing_else_is_said_to_be_absent(text: str) -> None:
    assert not read_cell(text).absent


@given(CELLS, st.sampled_from([None, "CAD", "GBP £", "EUR/GBP", "JPY", "Tokyo (¥)"]))
@example("$1-" * 30, None)
@example("((((((((", None)
@example("0/4yr²", None)
@example("$1/4yr１", None)
@settings(max_examples=600, deadline=None)
def test_no_digit_is_lost(text: str, hint: str | None) -> None:
    cell = read_cell(text, hint=hint)
    spans = [(b.start, b.end) for r in cell.ranges for b in (r.low, r.high) if b]
    spans += [(c.low.start, c.high.end) for c in cell.conflicts]
    spans += [(part.start, part.end) for part in cell.notes + cell.unread]
    spans += [(cell.percent.start, cell.percent.end)] if cell.percent else []
    spans += [match.span() for match in DURATION.finditer(text)]
    lost = [at for at, character in enumerate(text) if character.isdigit() and not any(s <= at < e for s, e in spans)]
    assert not lost, describe(cell)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60) | CELLS)
@settings(max_examples=600, deadline=None)
def test_it_never_raises_and_its_places_hold_its_words(text: str) -> None:
    cell = read_cell(text)
    assert cell.text == text
    for part in cell.notes + cell.unread:
        assert text[part.start : part.end] == part.text != ""
    for found in cell.ranges:
        assert all(0 <= b.start < b.end <= len(text) for b in (found.low, found.high) if b)


@given(CELLS)
@settings(max_examples=400, deadline=None)
def test_ranges_of_one_cell_are_never_the_same_thing_twice(text: str) -> None:
    cell = read_cell(text)
    kinds = [(found.currency or found.candidates, found.period) for found in cell.ranges]
    assert len(set(kinds)) == len(kinds)


USUAL = st.from_regex(usual_cells._RANGE, fullmatch=True)
AMOUNTS = [
    amount.replace("_", " ")
    for amount in (
        "$100K £9K USD_5,000 $5,000 A$1,000 S$308K €7 PLN_10K HK$1.42M ₹26,00,000 ₹40,00,000 ₹9L $9.99M 570K"
    ).split()
]
ENDS = st.sampled_from(AMOUNTS) | st.from_regex(usual_cells._RANGE, fullmatch=True)

RANGES = st.sampled_from(
    (
        "$100K–$200K $1K-$2K/yr $100K-$200K/4yr £80K–£90K £9K-£8K £20K-£22K/yr A$1,000-A$2,000 A$1K-A$2K/yr ¥5M–¥6M ¥1M-¥2M/yr €7"
    ).split()
) | st.sampled_from(["USD 5,000-USD 7,000", "$100K - $200K", "CAD 10K–CAD 12K", "$30K - $40K/yr"])


@given(
    USUAL
    | st.from_regex(usual_cells._JUST_PERCENT, fullmatch=True)
    | st.tuples(USUAL, USUAL).map(" / ".join)
    | st.builds("{} ({})".format, USUAL, USUAL)
    | st.builds("{} ({})".format, RANGES, RANGES)
    | st.builds("**{}**".format, ENDS | RANGES)
    | st.builds("**{}".format, ENDS)
    | st.tuples(ENDS, ENDS, st.sampled_from(["-", " – ", " - "])).map(lambda ends: ends[0] + ends[2] + ends[1])
    | st.tuples(ENDS, st.from_regex(usual_cells._JUST_PERCENT, fullmatch=True)).map(
        lambda both: f"{both[0]} ({both[1]})"
    )
    | st.builds("{} / {} - {} / {}".format, ENDS, ENDS, ENDS, ENDS)
    | st.builds("{0} / {1} - {0} / {1}".format, ENDS, ENDS)
    | st.builds(
        "{} / {} – {} / {}".format, *[st.sampled_from(["£109K", "£148K", "$137K", "$186K", "C$1M", "S$9K"])] * 4
    )
    | st.tuples(
        *[
            st.sampled_from(
                ["$100K–$200K", "A$1,000-A$2,000", "£9K-£8K", "USD 5,000-USD 7,000", "CAD 10K–CAD 12K", "€7", "¥5M–¥6M"]
            )
        ]
        * 2
    ).map(" / ".join)
)
@example("—")
@settings(max_examples=600, deadline=None)
def test_the_fast_path_agrees_with_the_whole_reader(text: str) -> None:
    for hint in (None, "CAD", "JPY", "GBP £"):
        hinted = codes_in(hint) if hint else ()
        usual = usual_cells.read_usual(text, hinted)
        assert usual is None or usual == money._CellReader(text, hinted).read()


def test_the_fast_path_is_taken_by_the_forms_that_most_cells_have() -> None:
    for text in (
        "$155K–$210K",
        "£80,000–£105,000",
        "$348K - $478K",
        "JPY 10M–JPY 17M",
        "₹24L–₹42L",
        "10–15%",
        "10%",
        "—",
        "$297K",
        "£176,000-£286,000 / $219,000-$357,000",
        "£109K / $137K - £148K / $186K",
        "S$308K / $228K - S$429K / $318K",
        "HK$1.42M / $182K - HK$1.98M / $254K",
        "A$120,000-A$160,000 / $78,000-$104,000",
        "$45K–$135K/4yr",
        "$85K - $145K/yr",
        "$56K-$125K (30-50%)",
        "PLN 430K–570K",
        "CNY 700K–CNY 1.4M",
        "₹26,00,000 – ₹40,00,000",
        "£255K - £355K ($320K - $445K)",
        "$440K-$720K ($110K-$180K/yr)",
        "**$388K-$548K**",
    ):
        assert usual_cells.read_usual(text, ()) is not None


HOSTILE = (
    "$", "1", "1,", "1.", "1 000 ", "(", "$1-", "$1/", "&", "<", "*", "`a", "](", "~", " ", "a", "a b ", "\\$", "p.", ":a", "[^",
    "up to ", "between ", "1yr ", "&#1", "$1K–$2K, ", "$1 (x) ", "USD ", "€1/$1-", "senior, ", "-", "\n", "😀", "1%", "<!--",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_cell_of_100_kb_is_refused_at_once(piece: str) -> None:
    started = process_time()
    read_cell(piece * (100_000 // len(piece)))
    assert process_time() - started < SECONDS


@pytest.mark.parametrize("piece", HOSTILE)
def test_even_without_that_refusal_a_hostile_cell_is_read_soon(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(money, "LONGEST", 1_000_000)
    started = process_time()
    read_cell(piece * (20_000 // len(piece)))
    assert process_time() - started < SECONDS

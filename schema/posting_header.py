"""Whose posting it is, for which job and where: from labels, from the layout of the page, from what it says of itself."""

import re
from collections.abc import Iterator

from schema import posting_places
from schema.named import NamedTuple
from schema.pattern import late
from schema.posting_dates import told
from schema.posting_names import ABOUT, EQUAL, NAME, Words, is_name, names_in
from schema.posting_parts import Labelled, Part, Parts, folded, is_title
from schema.posting_words import LABELS, NOISE
from schema.regions import only_places, places_in

# What a browser's tab or a mail's subject says, and other lines that say several things at once.
_TOGETHER = (
    late(
        r"(?P<employer>.{2,60}?) (?:is )?hiring (?:an? )?(?P<title>.{3,100}?) in (?P<location>.{2,80}?)(?: \| LinkedIn)?"
    ),
    late(r"Job Application for (?P<title>.{3,100}?) at (?P<employer>.{2,60})"),
    late(
        r"(?:(?:Subject|Betreff|Objet): ?)?(?:(?:Re|Fwd?|AW|WG): ?){0,3}(?P<title>.{3,100}?)"
        r" (?:(?:role|position|opportunity|opening) )?(?:at|@|bei|chez) (?P<employer>[A-Z0-9].{1,59}?)(?: \| .{1,40})?"
    ),
)
_SEEKS = r"(?:hiring|looking for|seeking|recruiting|searching for)"
_TITLE = r"(?P<title>[A-Z][\w/&+-]*(?: (?:[A-Z][\w/&+-]*|of|and|II?I?|&|/)){0,7})"
_SENTENCES = (
    late(rf"\b(?P<employer>{NAME}) is (?:currently )?{_SEEKS} (?:for )?an? {_TITLE}"),
    late(rf"\b{_SEEKS} an? {_TITLE}"),
)
# A label that begins without a space: `EngineerDepartment: Data`.
_RUN_ON = late(r"[a-z][A-Z][a-z]+ ?:")
_LOGO = late(r"(?P<employer>.{2,60}?)(?:['’]s)? (?:company )?logo\.?", re.IGNORECASE)
_AT = late(r"(?:at|@|bei|chez) (?P<employer>[A-Z0-9].{1,59})")
_BESIDE = late(r"(?P<employer>.{2,60}?) ?(?: [-–—]|\() ?(?P<location>.{2,80})")
_IN_TITLE = late(r".{3,100}?(?: [-–—] |, | in |\()(?P<location>[^()]{2,60})\)?")
_TAB = late(r"^ ?[-–—|]|[-–—|] ?$")
# How far from the title its employer, its place and its day stand.
_NEAR = 6
# So many lines the top of a page has, and so many of them may be the title.
_TOP, _MOST = 300, 30


class Header(NamedTuple):
    """What the top of a posting says; None where it cannot be told, with why where there is more to say than nothing."""

    title: Words | None
    employer: Words | None
    location: Words | None
    why: dict[str, str]


def header_of(parts: Parts, labels: list[Labelled]) -> Header:
    """Read title, employer and location: labels before lines that say several things at once, before the layout."""
    found: dict[str, Words] = {}
    why: dict[str, str] = {}
    for each in labels:
        if _fits(each):
            found.setdefault(each.field, Words(_trimmed(each.field, each.part.text), each.start, each.end))
    candidates = [
        number for number, part in enumerate(parts.header[:_TOP]) if is_title(part.text) and not _labels(part)
    ][:_MOST]
    for part in parts.header[:_TOP]:
        for name, words in _together(part):
            found.setdefault(name, words)
    found |= {name: words for name, words in _tabs(parts.header, candidates) if name not in found}
    candidates = [number for number in candidates if not _is_tab(parts.header, number, candidates)]
    at = _main(parts.header, candidates)
    if "title" not in found and at is not None:
        found["title"] = Words(parts.header[at].text, *parts.header[at].span)
    elif "title" not in found and candidates:
        first, second = (parts.header[number].text for number in candidates[:2])
        why["title"] = f"it may be `{first}` or `{second}`"
    elif "title" in found:
        same = folded(found["title"].value)
        at = next((number for number in candidates if parts.header[number].words == same), at)
    around: dict[str, Words] = {}
    if at is not None:
        for name, words in _around(parts, at, _apart(labels)):
            around.setdefault(name, words)
    if "location" not in found and (
        said := _where(parts, found.get("title") or around.get("title"), around.get("location"))
    ):
        found["location"] = said
    found = around | found
    for name, words in (*_in_sentences(parts), *_itself(parts)):
        if name == "title" and (name in why or not is_title(words.value)):
            continue
        found.setdefault(name, words)
    if "location" not in found and (said := _where(parts, found.get("title"), None)):
        found["location"] = said
    return Header(found.get("title"), found.get("employer"), found.get("location"), why)


def _fits(each: Labelled) -> bool:
    """Whether what stands behind a label is what the label says."""
    value = each.part.text
    if len(value) > 120 or each.part.words in LABELS or value.count(" ") > 14:
        return False
    if NOISE.fullmatch(value) and not only_places(value):
        return False
    below = not each.part.line.text.casefold().startswith(each.label)
    if each.field == "location":
        return only_places(value) or (not below and not _sentence(value))
    if each.field == "title":
        return is_title(value) or (
            _RUN_ON.search(value) is None
            and not below
            and each.label not in {"role", "job", "poste", "vacancy"}
            and not _sentence(value)
        )
    if each.field == "employer":
        return is_name(value) if below else not _sentence(value)
    return False


def _sentence(text: str) -> bool:
    return text.endswith((".", "!", "?")) and text.count(" ") > 3


def _trimmed(field: str, value: str) -> str:
    """A place that is written twice over, `London, London`, once."""
    if field != "location":
        return value
    pieces = [piece.strip() for piece in value.split(",")]
    return ", ".join(dict.fromkeys(piece for piece in pieces if piece)) if len(pieces) > 1 else value


def _labels(part: Part) -> bool:
    return ":" in part.text and LABELS.get(folded(part.text.partition(":")[0])) is not None


def _main(header: list[Part], candidates: list[int]) -> int | None:
    """The title among the lines that read as one: a heading, else the first with a place or a day near below, else the only one."""
    headings = [number for number in candidates if header[number].line.heading]
    if headings:
        return headings[0]
    for number in candidates:
        after = header[number + 1 : number + _NEAR]
        if any(_place_in(part) or told(part.text, None) for part in after):
            return number
    alike = {header[number].words for number in candidates}
    return candidates[0] if len(alike) == 1 else None


def _is_tab(header: list[Part], number: int, candidates: list[int]) -> bool:
    """Whether a line is a browser's tab: `Acme - Data Engineer`, where `Data Engineer` is the title itself."""
    text = header[number].text
    return any(
        text != (title := header[other].text) and (text.startswith(f"{title} ") or text.endswith(f" {title}"))
        and _TAB.search(text.replace(title, "", 1)) for other in candidates
    )  # fmt: skip


def _tabs(header: list[Part], candidates: list[int]) -> Iterator[tuple[str, Words]]:
    """The employer that a tab names before the title; what it names behind it may be a place, a site or a number."""
    for number in candidates:
        for other in candidates:
            part, title = header[number], header[other].text
            name = part.text.removesuffix(title)
            if name not in {part.text, ""} and _TAB.search(name) and is_name(name.strip(" -–—|")):
                yield "employer", Words(name.strip(" -–—|"), *part.span)


def _together(part: Part) -> Iterator[tuple[str, Words]]:
    for pattern in _TOGETHER:
        match = pattern.fullmatch(part.text)
        if match is None or not is_title(match["title"]):
            continue
        employer = match["employer"].strip()
        if not is_name(employer):
            continue
        for name, value in match.groupdict().items():
            if value and (name != "location" or only_places(value)):
                yield (
                    name,
                    Words(value.strip(), *part.line.span(part.start + match.start(name), part.start + match.end(name))),
                )
        return


def _around(parts: Parts, at: int, apart: frozenset[tuple[int, int]]) -> Iterator[tuple[str, Words]]:
    """Employer and place by where they stand: below the title, or above it where the text names the employer again."""
    header = parts.header
    below = [part for part in header[at + 1 : at + 1 + _NEAR] if part.span not in apart]
    place = next((number for number, part in enumerate(below) if _place_in(part)), None)
    if place is not None and (words := _place_in(below[place])):
        yield "location", words
    for number, part in enumerate(below[: place + 1 if place is not None else 2]):
        match = _AT.fullmatch(part.text)
        if match and is_name(match["employer"]):
            yield "employer", Words(match["employer"], *part.span)
            return
        beside = _BESIDE.fullmatch(part.text)
        if number == place and beside and is_name(beside["employer"]) and not only_places(part.text):
            yield "employer", Words(beside["employer"], *part.span)
            return
        if place is not None and number < place and is_name(part.text) and not is_title(part.text):
            yield "employer", Words(part.text, *part.span)
            return
    for part in reversed(header[max(0, at - _NEAR) : at]):
        match = _LOGO.fullmatch(part.text)
        if match and is_name(match["employer"]):
            yield "employer", Words(match["employer"], *part.span)
            return
        if is_name(part.text) and _names_again(parts, part.text):
            yield "employer", Words(part.text, *part.span)
            return


def _place_in(part: Part) -> Words | None:
    """A line that is a place, or names one beside the employer, or between slashes; not one that a label says something of."""
    if _labels(part) or posting_places.OF_EMPLOYER.search(part.text):
        return None
    if only_places(part.text):
        return Words(_trimmed("location", part.text), *part.span)
    match = _BESIDE.fullmatch(part.text)
    if match and only_places(match["location"].rstrip(")")) and is_name(match["employer"]):
        start = part.start + match.start("location")
        return Words(match["location"].rstrip(")"), *part.line.span(start, part.end))
    pieces = part.text.split(" / ")
    if 2 < len(pieces) <= 6:
        at = part.start
        for piece in pieces:
            if only_places(piece):
                return Words(piece, *part.line.span(at, at + len(piece)))
            at += len(piece) + 3
    return None


def _names_again(parts: Parts, name: str) -> bool:
    """Whether the text says elsewhere that this is who employs."""
    again = re.compile(
        rf"(?:\b(?:[Aa]bout|[Aa]t|[Jj]oin|[Ww]hy) {re.escape(name)}\b|\b{re.escape(name)} (?:is|are|was|has|offers"
        rf"|provides|employs)\b)"
    )
    return any(again.search(line.text) for line in parts.shown[:400])


def _in_sentences(parts: Parts) -> Iterator[tuple[str, Words]]:
    for line in parts.shown[:400]:
        for pattern in _SENTENCES:
            if match := pattern.search(line.text):
                for name, value in match.groupdict().items():
                    if name == "title" or (value and is_name(value)):
                        yield name, Words(value, *line.span(*match.span(name)))
                if "employer" in match.groupdict():
                    break


def _itself(parts: Parts) -> Iterator[tuple[str, Words]]:
    """What the employer calls itself, where it has one name for that."""
    found: dict[str, Words] = {}
    for name, words in names_in(parts, (EQUAL, ABOUT)):
        found.setdefault(folded(name), words)
    if len(found) == 1:
        yield "employer", next(iter(found.values()))


def _where(parts: Parts, title: Words | None, near: Words | None) -> Words | None:
    """The place that the title or a sentence about the role names, unless it is that of a line beside the title."""
    for said in (*_in_title(title), *posting_places.said(parts)):
        if near is None or not _same_place(near.value, said.value):
            return said
        return near
    return near


def _same_place(one: str, other: str) -> bool:
    """Whether one name of a place means the other one, too; or is no known place, which nothing contradicts."""
    names = [{place.name for text in (each, *each.split(",")) for place in places_in(text)} for each in (one, other)]
    return bool(names[0] & names[1]) or not all(names)


def _in_title(title: Words | None) -> Iterator[Words]:
    match = title and _IN_TITLE.fullmatch(title.value)
    if title and match and only_places(match["location"]):
        yield Words(match["location"].strip(), title.start, title.end)


def _apart(labels: list[Labelled]) -> frozenset[tuple[int, int]]:
    """The parts that a label says to be something else: `Headquarters`, alone above a city."""
    return frozenset(each.part.span for each in labels if each.field == "other")

"""Changes to an input that know what a guide is made of: lines, fields, cells, amounts, comments, bytes, and too much of each."""

import re
from collections.abc import Callable, Sequence
from random import Random

from benchmarks.fuzz.vocabulary import MARKS, TOKENS, VALUES, money
from schema.limits import LARGEST_TEXT

_NUMBER = re.compile(r"[0-9][0-9,._]*")
_WORD = re.compile(r"[A-Za-z]+")
_FIELD = re.compile(r"^(\s*(?:- )?[A-Za-z_]+:)(.*)$")
_KEYS = ("PAY204", "TAB303", "total-below-parts", "X", "", "SET601,TXT401", "all")
_MOST_CHANGES = 6

Change = Callable[[Random, str, str], str]


def mutated(random: Random, data: bytes, other: bytes, largest: int = 40_000) -> bytes:
    """An input with some changes; `other` is another input, to take parts from. What grows beyond `largest` is cut."""
    text, more = (each.decode("utf-8", "surrogateescape") for each in (data, other))
    for _ in range(random.randint(1, _MOST_CHANGES)):
        text = random.choice(_CHANGES)(random, text, more)[:largest]
    return _damaged(random, text.encode("utf-8", "surrogatepass" if "\ud800" in text else "surrogateescape"))


def grown(random: Random, data: bytes, largest: int = LARGEST_TEXT) -> bytes:
    """An input of which one part stands there again and again, until it is about as large as a guide may be."""
    text = data.decode("utf-8", "surrogateescape")
    lines = text.split("\n")
    line = random.randrange(len(lines))
    kind = random.randrange(5)
    if kind == 0:
        part, at = lines[line] + "\n", sum(len(each) + 1 for each in lines[:line])
    elif kind == 1:
        last = min(len(lines), line + random.randint(2, 12))
        part, at = "\n".join(lines[line:last]) + "\n", sum(len(each) + 1 for each in lines[:line])
    else:
        start = random.randrange(len(text) + 1)
        part = text[start : start + random.choice((1, 1, 2, 3, 5, 8, 20))] if kind == 2 else random.choice(TOKENS)
        part, at = part or "x", start
    room = largest - len(data)
    wanted = min(room, 2 ** random.randint(10, 20)) if random.randrange(4) else room
    times = max(1, wanted // max(1, len(part.encode("utf-8", "surrogatepass"))))
    if random.randrange(2):
        numbered = random.choice((r"[0-9]+", r"[A-Za-z]+"))
        pieces = [re.sub(numbered, lambda found, n=n: f"{found[0][:3]}{n}", part, count=1) for n in range(times)]  # type: ignore[misc]
        middle = "".join(pieces)
    else:
        middle = part * times
    return (text[:at] + middle + text[at:]).encode("utf-8", "surrogateescape" if "\ud800" not in middle else "replace")[
        :largest
    ]


def _damaged(random: Random, data: bytes) -> bytes:
    """Bytes that an editor, a disk or a transfer has spoilt; most are left as they are."""
    kind = random.randrange(40)
    at = random.randrange(len(data) + 1)
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + bytes(random.randrange(256) for _ in range(random.randint(1, 4))) + data[at:]
    if kind == 2:
        return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    if kind == 3:
        return data.replace(b"\n", b"\r")
    if kind == 4:
        return b"\xef\xbb\xbf" + data
    if kind == 5:
        return data[:at] + b"\0" + data[at:]
    if kind == 6:
        return data.rstrip(b"\n")
    if kind == 7:
        return data[:at] + data[at + random.randint(1, 40) :]
    return data


def _line(random: Random, text: str, other: str) -> str:
    """A line that is gone, there twice, elsewhere, joined to the next, or that of another guide."""
    lines, more = text.split("\n"), other.split("\n")
    at = random.randrange(len(lines))
    kind = random.randrange(7)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(at, lines[at])
    elif kind == 2:
        lines.insert(random.randrange(len(lines) + 1), lines.pop(at))
    elif kind == 3:
        lines[at : at + 2] = ["".join(lines[at : at + 2])]
    elif kind == 4:
        lines.insert(at, random.choice(more))
    elif kind == 5:
        lines[at] = random.choice(more)
    else:
        lines[at] = random.choice(("", " ", "\t", "  ", "    ")) + lines[at].lstrip()
    return "\n".join(lines)


def _part(random: Random, text: str, other: str) -> str:
    """Several lines together: taken out, moved, or those of another guide."""
    lines, more = text.split("\n"), other.split("\n")
    at, from_ = random.randrange(len(lines)), random.randrange(len(more))
    size = random.randint(1, 15)
    kind = random.randrange(3)
    if kind == 0:
        del lines[at : at + size]
    elif kind == 1:
        lines[at:at] = more[from_ : from_ + size]
    else:
        lines = lines[:at] + more[from_:]
    return "\n".join(lines)


def _field(random: Random, text: str, _: str) -> str:
    """A field with another value, or another name."""
    lines = text.split("\n")
    fields = [at for at, line in enumerate(lines[:200]) if _FIELD.match(line)]
    if not fields:
        return text
    at = random.choice(fields)
    name, value = _FIELD.match(lines[at]).groups()  # type: ignore[union-attr]
    if random.randrange(4):
        lines[at] = f"{name} {random.choice(VALUES)}"
    else:
        key = random.choice(fields)
        lines[at] = f"{_FIELD.match(lines[key])[1]}{value}"  # type: ignore[index]
    return "\n".join(lines)


def _cell(random: Random, text: str, _: str) -> str:
    """A cell of a table that says something else, is gone, or there twice."""
    lines = text.split("\n")
    rows = [at for at, line in enumerate(lines) if line.count("|") > 2]
    if not rows:
        return text
    at = random.choice(rows)
    cells = lines[at].split("|")
    cell = random.randrange(len(cells))
    kind = random.randrange(5)
    if kind == 0:
        del cells[cell]
    elif kind == 1:
        cells.insert(cell, cells[cell])
    elif kind == 2:
        cells[cell] = random.choice(TOKENS)
    else:
        cells[cell] = f" {money(random)} "
    lines[at] = "|".join(cells)
    return "\n".join(lines)


def _column(random: Random, text: str, _: str) -> str:
    """A column of every table that is gone, there twice, or elsewhere."""
    place, kind = random.randint(1, 5), random.randrange(3)
    lines = []
    for line in text.split("\n"):
        cells = line.split("|")
        if len(cells) > place + 1 and line.startswith("|"):
            cell = cells.pop(place)
            cells[place:place] = ([], [cell, cell])[kind] if kind < 2 else []
            if kind == 2:
                cells.insert(-1, cell)
        lines.append("|".join(cells))
    return "\n".join(lines)


def _number(random: Random, text: str, _: str) -> str:
    """An amount, a year or a count that is another."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return text
    match = random.choice(found)
    new = random.choice((money(random), random.choice(VALUES), str(random.randrange(10 ** random.randint(1, 30)))))
    return text[: match.start()] + new + text[match.end() :]


def _word(random: Random, text: str, other: str) -> str:
    """A word that is another guide's, or in another case."""
    found, more = list(_WORD.finditer(text)), list(_WORD.finditer(other))
    if not found or not more:
        return text
    match = random.choice(found)
    new = random.choice((random.choice(more)[0], match[0].upper(), match[0].title(), random.choice(TOKENS)))
    return text[: match.start()] + new + text[match.end() :]


def _token(random: Random, text: str, _: str) -> str:
    """Something that means something, where nobody expects it."""
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(TOKENS) * random.choice((1, 1, 1, 2, 9)) + text[at:]


def _marked(random: Random, text: str, _: str) -> str:
    """A stretch of text between marks of Markdown, YAML or HTML."""
    at = random.randrange(len(text) + 1)
    end = min(len(text), at + random.randint(0, 60))
    before, after = random.choice(MARKS)
    return text[:at] + before + text[at:end] + after + text[end:]


def _kind(random: Random, text: str, _: str) -> str:
    """A frontmatter that is no fields, or hardly any: a list, words, comments, some of its lines; and comments of ours in it."""
    parts = text.split("---\n", 2)
    if len(parts) < 3 or parts[0]:
        return text
    lines = parts[1].splitlines()[:40]
    few = [random.choice(lines) for _ in range(random.randint(0, 3))] if lines else []
    kind = random.randrange(5)
    if kind == 0:
        lines = [f"- {line}" for line in few]
    elif kind == 1:
        lines = [random.choice(TOKENS) for _ in range(random.randint(0, 3))]
    elif kind == 2:
        lines = [f"# {line}" for line in lines]
    elif kind == 3:
        lines = few
    for _times in range(random.randrange(3)):
        comment = f"# payproof: {random.choice(('ignore', 'ignore-file'))}[{random.choice(_KEYS)}] why"
        at = random.randrange(len(lines) + 1)
        if at < len(lines) and random.randrange(2):
            lines[at] += f" {comment}"
        else:
            lines.insert(at, comment)
    return "---\n".join(("", "".join(f"{line}\n" for line in lines), parts[2]))


_CHANGES: Sequence[Change] = (
    _line, _line, _part, _field, _field, _cell, _cell, _column, _number, _number, _word, _token, _token, _marked, _kind,
)  # fmt: skip

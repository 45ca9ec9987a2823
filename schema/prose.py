"""The body's prose as a guide's reader finds it: lines behind a label, and sections with what stands under their titles."""

import re
from collections.abc import Callable, Iterator

from schema.document import Document
from schema.finding import Span
from schema.markdown import UNSEEN, Block, Kind
from schema.named import NamedTuple
from schema.plain_text import is_plain, plain_text
from schema.remembered import kept_with, remembered

_TEXT = (Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE)
_OPENING = re.compile(r"(?:[ \t>]|[-+*][ \t]|[0-9]{1,3}[.)][ \t]|#{1,6}[ \t])*")
_BOLD = re.compile(
    r"(?P<mark>\*{1,3}|_{1,3})(?P<inner>[^*_\n]{1,130}+)(?P=mark)(?P<more>[ \t]{0,3}(?::|[—–-](?=[ \t])))?[ \t]*"
)
_LONGEST_BOLD = 3 + 130 + 3 + 4  # characters that it can match of a line
_INNER = re.compile(r"[ \t]{0,3}(?P<label>.{1,120}?)[ \t]{0,3}(?P<colon>:?)[ \t]{0,3}")
_PLAIN = re.compile(r"[*_]{0,3}[ \t]{0,3}(?P<label>[^*_:|\n]{1,60}+)[ \t]{0,3}:(?=[ \t\n*_]|$)[ \t*_]*")
# Naming a member of an enumeration costs more than all else that is asked of most blocks.
_HEADING, _PARAGRAPH = Kind.HEADING, Kind.PARAGRAPH
_MARKS = ("*", "_")
_BOLD_ENDS = ("*", "_", ":")
_WORD = re.compile(r"[^\W_]+")
# A letter before anything that a reader might not see, such as a tag.
_SURELY_SAYS = re.compile(r"[ \t>|*_#+'\"(-]*\[?[A-Za-z0-9]")
_EVIDENCE = frozenset({"evidence", "sources", "source", "references", "citations", "bibliography"})
_BESIDE = frozenset(
    """a all and appendix base basis cited consulted data extended for further key list market methodology notes of our
    primary reading research supporting the used""".split()
)
# No guide has more sections of one name.
_MOST = 20
# A bold line is below every heading.
_BOLD_LEVEL = 7


class Passage(NamedTuple):
    """A stretch of the body as written: it begins at a line and column, 0-based, and may go over several lines."""

    text: str
    line: int
    column: int = 0

    def span(self, start: int, end: int) -> Span:
        """Where a part of the text stands."""
        return Span(*self._place(start), *self._place(end))

    def _place(self, at: int) -> tuple[int, int]:
        above = self.text[:at].split("\n")
        return self.line + len(above), len(above[-1]) + 1 + (self.column if len(above) == 1 else 0)


class Label(NamedTuple):
    """A label that opens a line: `**Level Mapping:** …`, with what stands behind it until the next one."""

    words: tuple[str, ...]
    passage: Passage
    kind: Kind


class Title(NamedTuple):
    """A heading, or a bold line that stands for one."""

    text: str
    words: tuple[str, ...]
    line: int
    level: int
    block: int
    colon: bool = False


class Section(NamedTuple):
    """A title with the lines that a reader sees under it.

    `rest` are those that may belong to it: under a bold line all to the next heading.
    """

    title: Title
    lines: tuple[int, ...]
    rest: tuple[int, ...]


@remembered
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared."""
    return tuple(word.casefold() for word in _WORD.findall(plain_text(text).text))


def shown_blocks(document: Document) -> list[Block]:
    """The blocks that a reader sees."""
    return [block for block in document.blocks if block.kind not in UNSEEN]


@kept_with
def labels(document: Document) -> tuple[Label, ...]:
    """All labels of the body that have a text behind them on their line."""
    return tuple(label for block in document.blocks for label in labels_of(document, block))


def labels_of(document: Document, block: Block) -> Iterator[Label]:
    """Those of one block."""
    if block.kind not in _TEXT or not _may_hold_label(block.text):
        return
    lines = document.lines
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for line in range(block.first, block.last + 1):
        text = lines[line]
        if not _may_hold_label(text):
            continue
        opening = _OPENING.match(text)
        label = _label(text, opening.end() if opening else 0)
        if label and label[1] < len(text.rstrip()):
            found.append((line, label[1], words_of(label[0])))
    for number, (line, column, words) in enumerate(found):
        last = found[number + 1][0] if number + 1 < len(found) else block.last + 1
        text = "\n".join([lines[line][column:], *lines[line + 1 : last]])
        yield Label(words, Passage(text, line, column), block.kind)


def _may_hold_label(text: str) -> bool:
    """Whether a colon or a dash may stand behind a label, which costs little to tell."""
    return ":" in text or (("*" in text or "_" in text) and ("—" in text or "–" in text or "-" in text))


def _label(text: str, at: int) -> tuple[str, int] | None:
    """The label that stands at a place, and where what it labels begins."""
    if text[at : at + 1] in _MARKS and (bold := _bold(text, at)) and bold.colon:
        return bold.label, bold.end
    plain = _PLAIN.match(text, at) if ":" in text else None
    return (plain["label"], plain.end()) if plain else None


class _Bold(NamedTuple):
    """A bold text, whether a colon or a dash follows, and where that ends."""

    label: str
    colon: bool
    end: int


def _bold(text: str, at: int = 0) -> _Bold | None:
    match = _BOLD.match(text, at)
    inner = _inner(match["inner"]) if match else None
    return _Bold(inner[0], inner[1] or match["more"] is not None, match.end()) if match and inner else None


@remembered
def _inner(text: str) -> tuple[str, bool] | None:
    match = _INNER.fullmatch(text)
    return (match["label"], bool(match["colon"])) if match else None


@kept_with
def titles(document: Document) -> tuple[Title, ...]:
    """The titles of the body's sections, in order."""
    return tuple(_titles(document, None))


def _titles(document: Document, may_be: Callable[[str], bool] | None) -> Iterator[Title]:
    """Those of them whose text as written may be what is wanted: few are, and reading them all takes a while."""
    for number, block in enumerate(document.blocks):
        if block.kind is _HEADING:
            if may_be is None or may_be(block.text):
                yield Title(*_shown(block.text), block.first, block.level, number)
        elif block.kind is _PARAGRAPH and (line := _bold_line(document, block)):
            bold = _bold_title(line) if may_be is None or may_be(line) else None
            if bold:
                yield Title(*_shown(bold.label), block.first, _BOLD_LEVEL, number, bold.colon)


def _bold_line(document: Document, block: Block) -> str:
    """The line that a paragraph begins with, where it may be bold and nothing else."""
    if not block.text.startswith(_MARKS):
        return ""
    line = document.lines[block.first].strip()
    return line if line.endswith(_BOLD_ENDS) and len(line) <= _LONGEST_BOLD else ""


@remembered
def _bold_title(line: str) -> _Bold | None:
    """The bold text that a line is, and nothing else."""
    bold = _bold(line)
    return bold if bold and bold.end == len(line) else None


@remembered
def _shown(text: str) -> tuple[str, tuple[str, ...]]:
    """A title as a reader sees it, and its words."""
    shown = plain_text(text).text.strip(" :")
    return shown, words_of(shown)


def section(document: Document, title: Title) -> Section:
    """What stands under a title."""
    own = document.blocks[title.block]
    found = [] if own.kind is _HEADING else [*range(title.line + 1, own.last + 1)]
    end: int | None = None
    # A bold line right under another one is the title of a part.
    may_end = False
    for block in document.blocks[title.block + 1 :]:
        kind = block.kind
        if kind is _HEADING and block.level <= title.level:
            break
        if kind in UNSEEN:
            continue
        if may_end and end is None and kind is _PARAGRAPH and _ends(document, title, block):
            end = len(found)
        found += range(block.first, block.last + 1)
        may_end = title.level == _BOLD_LEVEL
    rest = tuple(found)
    return Section(title, rest if end is None else rest[:end], rest)


def _ends(document: Document, title: Title, block: Block) -> bool:
    """Whether a bold line ends the section of another: `**Pay data:**` only parts what stands under `**Evidence**`."""
    line = _bold_line(document, block)
    bold = _bold_title(line) if line else None
    return bold is not None and (title.colon or not bold.colon)


def passages(document: Document, under: Section) -> list[Passage]:
    """What stands under a title: each paragraph, all items of a list together, each line of a table."""
    wanted = set(under.lines)
    found: list[Passage] = []
    listed = -2
    for number, block in enumerate(document.blocks):
        lines = [line for line in range(block.first, block.last + 1) if line in wanted]
        if not lines:
            continue
        if block.kind is Kind.TABLE:
            found += [Passage(document.lines[line], line) for line in lines]
        elif block.kind is Kind.ITEM and listed == number - 1:
            opened = found.pop()
            found.append(Passage("\n".join(document.lines[opened.line : lines[-1] + 1]), opened.line))
        else:
            found.append(Passage("\n".join(document.lines[lines[0] : lines[-1] + 1]), lines[0]))
        listed = number if block.kind is Kind.ITEM else -2
    return found


def says(document: Document, lines: tuple[int, ...]) -> bool:
    """Whether there is a word on the lines."""
    texts = [document.lines[line] for line in lines]
    return any(map(_SURELY_SAYS.match, texts)) or any(_WORD.search(plain_text(text).text) for text in texts)


@kept_with
def evidence(document: Document) -> tuple[Section, ...]:
    """The sections that say what the figures rest on."""
    return tuple(sections(document, names_evidence, _may_name_evidence))


@kept_with
def told_evidence(document: Document) -> tuple[Section, ...]:
    """Those of them that hold a word."""
    return tuple(section for section in evidence(document) if says(document, section.lines))


def sections(
    document: Document,
    wanted: Callable[[tuple[str, ...]], bool],
    may_be: Callable[[str], bool] | None = None,
) -> list[Section]:
    """The sections whose titles have the wanted words; without one, the labels that do.

    `may_be` tells at little cost of a title as written whether its words may be wanted.
    """
    named = [title for title in _titles(document, may_be) if wanted(title.words)]
    if named:
        return [section(document, title) for title in named[:_MOST]]
    inline = [label for label in labels(document) if wanted(label.words)]
    return [_inline(document, label) for label in inline[:_MOST]]


def _inline(document: Document, label: Label) -> Section:
    """`**Sources:** Levels.fyi, 2025` is title and text in one."""
    block = next(
        number for number, block in enumerate(document.blocks) if block.first <= label.passage.line <= block.last
    )
    line = label.passage.line
    title = Title(" ".join(label.words), label.words, line, _BOLD_LEVEL, block, colon=True)
    under = section(document, title)
    return Section(title, (line, *under.lines), (line, *under.rest))


@remembered
def _may_name_evidence(written: str) -> bool:
    # Where nothing has to be taken off but the marks around it, its words stand in it letter by letter.
    text = written.strip("*_").casefold()
    held = "evidence" in text or "source" in text or "reference" in text or "citation" in text or "bibliography" in text
    return held or not is_plain(text)


def names_evidence(words: tuple[str, ...]) -> bool:
    """Whether a title is that of the sources: `Evidence & Sources`, `References`, not `Sources of Leverage`."""
    if _EVIDENCE.isdisjoint(words):
        return False
    strange = [word for word in words if word not in _EVIDENCE and word not in _BESIDE and not word.isdigit()]
    return len(strange) <= (3 if "evidence" in words and "sources" in words else 0)

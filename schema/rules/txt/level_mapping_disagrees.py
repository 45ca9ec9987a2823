"""TXT403."""

from collections.abc import Iterator

from schema.document import Document
from schema.finding import Fault, Related, Severity
from schema.folded_text import folded, likeness, parting
from schema.prose import Passage, labels, passages, section, shown_blocks, titles
from schema.rule import Bad, Good, SubjectRule
from schema.subject import Subject

_ROUTE = "level_mapping.raw"
_LEVELS = frozenset({"level", "levels", "leveling", "levelling"})
# So much of the words is the same in a line without a label that was the level mapping before an edit.
_ALIKE = 0.75


class LevelMappingDisagrees(SubjectRule):
    """The level mapping is not what the text says.

    `level_mapping.raw` is the line that tells which level elsewhere the role is worth. One digit decides which offers a reader
    compares with. It agrees where the text holds it anywhere, Markdown, quotes, spaces and case aside. A text without a level
    mapping is no fault.
    """

    code = "TXT403"
    severity = Severity.WARNING

    examples = (
        Good(),
        Good("level_mapping:\n  internal: null\n  raw: null"),
        Good("level_mapping:\n  raw: L9 at Google", body="# Data Engineer | Acme\n"),
        Good("level_mapping:\n  raw: Data | Google", body="### Level Mapping\n\n| **Data** | Google |\n|---|---|\n| 1 | L3 |\n"),
        Bad(
            "level_mapping:\n  raw: Data Engineer at Acme = L5 at Google",
            at="level_mapping.raw", marks="L4",
            says='level_mapping.raw says "L5" where the text says "L4": make them the same',
            values={"frontmatter": "L5", "body": "L4"},
        ),
        Bad(
            "level_mapping:\n  raw: Data Engineer at Acme = L4 at Google, E4 at Meta",
            at="level_mapping.raw", marks="**Level Mapping:** Data Engineer at Acme = L4 at Google",
            says='level_mapping.raw says "E4 at Meta" after "L4 at Google", and the text does not: make them the same',
        ),
    )  # fmt: skip

    def check(self, subject: Subject) -> Iterator[Fault]:
        mapping = subject.guide.level_mapping if subject.guide else None
        raw = (mapping or {}).get("raw")
        document = subject.document
        if not raw or _stands(raw, document):
            return
        ours = folded(raw)
        passage = _passage(document, raw)
        if passage is None or not ours.text:
            return
        if folded("\n".join(document.lines[document.body_line :])).find(ours):
            return
        parted = parting(ours, folded(passage.text))
        yield Fault(
            _ROUTE,
            f"{parted.told(_ROUTE, 'the text')}: make them the same",
            at=passage.span(parted.start, parted.end)
            if parted.end > parted.start
            else document.line_span(passage.line),
            values={"frontmatter": parted.first, "body": parted.second},
            related=(
                Related(
                    _ROUTE, f'"{parted.first}" in the frontmatter' if parted.first else "the frontmatter's mapping"
                ),
            ),
        )


def _stands(raw: str, document: Document) -> bool:
    """Whether it stands in the text letter by letter, as it mostly does; `L4` does not stand in `L40`."""
    text, at = document.text, document.text.find(raw, document.body_start)
    while at >= 0:
        around = (text[at - 1 : at] + raw[0], raw[-1] + text[at + len(raw) : at + len(raw) + 1])
        if not any(len(pair) == 2 and pair.isalnum() for pair in around):
            return True
        at = text.find(raw, at + 1)
    return False


def _passage(document: Document, raw: str) -> Passage | None:
    """What is the level mapping in the text, or was before somebody edited it: of several, what is most like the frontmatter's."""
    named = [label.passage for label in labels(document) if _is_mapping(label.words)]
    for title in titles(document):
        if _is_mapping(title.words):
            named += passages(document, section(document, title))
    if named:
        return max(named, key=lambda passage: likeness(raw, passage.text))
    lines = [Passage(document.lines[block.first], block.first) for block in shown_blocks(document)]
    best = max(
        [*lines, *(label.passage for label in labels(document))],
        default=None,
        key=lambda line: likeness(raw, line.text),
    )
    return best if best and likeness(raw, best.text) >= _ALIKE else None


def _is_mapping(words: tuple[str, ...]) -> bool:
    return bool(_LEVELS.intersection(words)) and bool(
        {"mapping", "mappings", "map", "equivalents", "equivalence"}.intersection(words)
    )

"""Where a guide cites a job posting: by a link, or by its title beside a word for one, and whether it says that it is closed."""

import re
from collections.abc import Iterator, Sequence

from schema.document import Document
from schema.finding import Span
from schema.guide import Guide
from schema.named import NamedTuple
from schema.pattern import late
from schema.prose import evidence, words_of
from schema.role_titles import LEVELS, RANKS

_LINK = late(r"https?://[^\s<>\"'`)\]}]+")
_TRAILING = ".,;:!?*_"
_TRACKING = late(r"(?:utm_[a-z]+|gh_src|ref|source|trk|lever-source)=")
# One posting. Of several, `Data Engineer postings`, none is meant by itself: every real guide that speaks of postings does so.
_POSTING = late(
    r"\b(?:posting|advert|advertisement|listing|vacancy|requisition|opening|job ad|job description|posted)\b",
    re.IGNORECASE,
)
_CLOSED = late(
    r"\b(?:closed|expired|filled|archived|withdrawn|removed|no longer|taken down|ended|inactive|not open)\b",
    re.IGNORECASE,
)
_DAY = late(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


class Citation(NamedTuple):
    """A text of a guide that may cite a posting: its route, where it stands, its links with their places."""

    route: str
    text: str
    span: Span | None
    links: tuple[tuple[str, Span | None], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it does not say that what it cites is closed."""
        return _CLOSED.search(self.text) is None

    def names(self, title: Sequence[str]) -> bool:
        """Whether it speaks of a posting of that title, and of none whose title only holds it."""
        if _POSTING.search(self.text) is None:
            return False
        words = words_of(self.text)
        for at in range(len(words) - len(title) + 1):
            before, behind = words[at - 1] if at else "", words[at + len(title)] if at + len(title) < len(words) else ""
            if words[at : at + len(title)] == tuple(title) and before not in RANKS and behind not in LEVELS:
                return True
        return False

    def days(self) -> set[str]:
        """The days that it gives."""
        return set(_DAY.findall(self.text))


def same_link(link: str) -> str:
    """A link as it is compared: without its scheme, what it was followed from, and a slash at its end."""
    text = link.strip().partition("#")[0]
    text = text.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    path, mark, query = text.partition("?")
    host, slash, rest = path.partition("/")
    kept = "&".join(part for part in query.split("&") if part and not _TRACKING.match(part)) if mark else ""
    return f"{host.casefold()}{slash}{rest}".rstrip("/") + (f"?{kept}" if kept else "")


def citations(document: Document, guide: Guide) -> Iterator[Citation]:
    """The sources of the frontmatter, then the lines of the evidence, then every other line with a link."""
    for number, source in enumerate(guide.data_sources or []):
        route = f"data_sources[{number}]"
        if isinstance(source, str):
            yield Citation(route, source, None, tuple((link, None) for link in _LINK.findall(source)))
        else:
            name = source.name or ""
            yield Citation(f"{route}.name", f"{name} {source.url or ''}", None)
            if source.url:
                yield Citation(f"{route}.url", f"{source.url} {name}", None, ((source.url, None),))
    cited = {line for section in evidence(document) for line in section.lines}
    for line in range(document.body_line, len(document.lines)):
        text = document.lines[line]
        if line in cited or "://" in text:
            links = tuple(_links(text, line))
            if line in cited or links:
                yield Citation(f"body.lines[{line + 1}]", text, document.line_span(line), links)


def _links(text: str, line: int) -> Iterator[tuple[str, Span]]:
    for match in _LINK.finditer(text):
        link = match[0].rstrip(_TRAILING)
        yield link, Span(line + 1, match.start() + 1, line + 1, match.start() + len(link) + 1)

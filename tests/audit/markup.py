"""The web page of an audit as a tree of elements, each with the text in it."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from audit.reports.audit.html import render
from audit.reports.style import Style
from audit.staleness import Audit

_VOID = {"meta", "input", "col", "rect", "path", "polygon", "polyline"}
_RAW = {"script", "style"}


@dataclass
class Element:
    """One element of the page, with the elements below it and the text in it."""

    name: str
    values: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    def all(self, name: str = "", **values: str) -> list["Element"]:
        below = [element for child in self.children for element in [child, *child.all()]]
        return [
            each
            for each in below
            if (not name or each.name == name)
            and all(value in each.values.get(key.rstrip("_"), "").split() for key, value in values.items())
        ]

    def one(self, name: str = "", **values: str) -> "Element":
        found = self.all(name, **values)
        assert len(found) == 1, (name, values, len(found))
        return found[0]


class Page(HTMLParser):
    """Reads a page as a tree."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]
        self.comments: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"td", "th", "tr"} and self.open[-1].name in {"td", "th"}:
            self.open.pop()
        if tag == "tr" and self.open[-1].name == "tr":
            self.open.pop()
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        while self.open[-1].name in {"td", "th"} and self.open[-1].name != tag:
            self.open.pop()
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        raw = self.open[-1].name in _RAW
        for element in self.open[-1:] if raw else self.open:
            element.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def page(audit: Audit) -> Element:
    return Page(render(audit, Style())).root


def data_of(root: Element) -> Any:
    """What the page's script reads."""
    return json.loads("".join(root.one("script", id="data").texts))

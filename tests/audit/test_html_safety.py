"""The web page of an audit asks nothing of a network, and no text from a guide becomes markup or script in it."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from audit.reports.audit.html import render
from audit.reports.audit.webpage.wording import link
from audit.reports.style import Style
from audit.staleness import Audit
from tests.audit.made_audits import HOSTILE, hostile, made, trending
from tests.audit.markup import Page, data_of, page


def test_nothing_is_asked_of_a_network() -> None:
    for element in page(trending(made(150))).all():
        assert "src" not in element.values
        assert "style" not in element.values
        assert element.name not in {"link", "img", "iframe", "object", "embed", "base", "use", "image"}
        assert re.match(r"#|\./", element.values.get("href", "#"))
    text = render(made(150), Style())
    assert not re.search(r"@import|url\(|https?:|\bfetch\(|XMLHttpRequest|innerHTML|eval\(", text)


@pytest.mark.parametrize("audit", [made(5), hostile()], ids=["usual", "hostile"])
def test_the_policy_allows_this_script_and_this_style_and_nothing_else(audit: Audit) -> None:
    root = page(audit)
    policy = next(meta for meta in root.all("meta") if meta.values.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.values["content"].split(";"))
    script = next(each for each in root.all("script") if "type" not in each.values)
    hashes = [
        f"'sha256-{b64encode(sha256(''.join(each.texts).encode()).digest()).decode()}'"
        for each in (script, root.one("style"))
    ]
    assert (rules["default-src"], rules["script-src"], rules["style-src"]) == ("'none'", *hashes)
    assert (rules["base-uri"], rules["form-action"]) == ("'none'", "'none'")


def test_no_text_from_a_guide_becomes_markup_or_script() -> None:
    text = render(hostile(), Style())
    tame = render(trending(made(5)), Style())
    read, other = Page(text), Page(tame)
    root = read.root
    assert read.comments == []
    assert len(root.all("script")) == len(root.all("style")) + 1 == 2
    usual = {element.name for element in other.root.all()} | {"li", "ul", "code", "details", "summary", "b"}
    assert {element.name for element in root.all()} <= usual
    assert [element for element in root.all() if any(name.startswith("on") for name in element.values)] == []
    assert "".join(root.one("style").texts) == "".join(other.root.one("style").texts)
    for cell in (0, 1, 4):
        assert HOSTILE[cell] in {line.all("td")[1].text for line in root.one("table", id="all").one("tbody").all("tr")}
    assert "{{7*7}}" in root.one("section", id="owners").text
    assert not re.search(r"\b49\b", root.one("section", id="owners").text)


def test_the_data_closes_no_element_and_holds_the_names_as_they_are() -> None:
    raw = re.findall(r'<script type="application/json" id="data">(.*)</script>', render(hostile(), Style()))
    assert len(raw) == 1
    assert not set(raw[0]) & set("<>&'\u2028\u2029\n")
    names_there = {display for _, display in json.loads(raw[0])["companies"]}
    assert {HOSTILE[0], HOSTILE[2], HOSTILE[4]} <= names_there


def test_text_that_steers_a_reader_s_eye_is_made_harmless() -> None:
    text = render(hostile(), Style())
    assert not set(text) & {"\x1b", "\u202e", "\u2028"}
    assert not set(json.dumps(data_of(page(hostile())), ensure_ascii=False)) & {"\x1b", "\u202e", "\u2028"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("guides/a/b.md", "./guides/a/b.md"),
        ("../guides/a b/ü#?.md", "./../guides/a%20b/%C3%BC%23%3F.md"),
        ("javascript:alert(1)", "./javascript%3Aalert%281%29"),
        ("//host.example/x", ".///host.example/x"),
        ("a/\udcff.md", "./a/%FF.md"),
    ],
)
def test_a_link_is_relative_whatever_the_path_is(path: str, expected: str) -> None:
    assert link(path) == expected


def test_a_path_that_is_no_text_can_be_written() -> None:
    assert b"%FF/x.md" in render(hostile(), Style()).encode("utf-8")


def test_it_names_no_place_of_this_machine(tmp_path: Path) -> None:
    text = render(made(50), Style())
    for place in (Path.cwd(), Path.home(), tmp_path, Path(__file__).parents[2]):
        assert len(place.parts) < 2 or f"{place}/" not in text

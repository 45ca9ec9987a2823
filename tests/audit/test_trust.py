"""What payproof may be trusted with: it speaks to no network, reads YAML for plain values alone, and lets no guide speak for it."""

import ast
import csv
import io
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt

from audit.reports import FORMATS
from audit.reports import audit as audit_reports
from schema.example import CANONICAL
from tests.audit.running import COMMAND, Run, environment
from tests.tree import HOME, project_files

OURS = project_files("schema/*.py", "audit/*.py", "payproof/*.py")
FIXED = ("    base_low: 150000", '    base_low: "150,000"')

# no network

NETWORK = frozenset(
    "socket ssl http ftplib smtplib poplib imaplib nntplib telnetlib xmlrpc socketserver asyncio requests httpx urllib3 aiohttp "
    "webbrowser wsgiref".split()
)
COMMANDS = [
    ("check",), ("check", "--format", "sarif"), ("check", "--diff"), ("check", "--fix"), ("audit", "guides"),
    ("audit", "guides", "--format", "html"), ("export",), ("export", "--output", "pay.sqlite"), ("explain", "guides/acme/data-engineer.md"),
    ("plan", "guides"), ("show", "guides"), ("import-table", "guides"), ("rules",), ("rule", "PAY203"), ("schema",), ("renew", "guides/acme/data-engineer.md"),
    ("figures", "answer.txt", "--guide", "guides"),
]  # fmt: skip


def _imports(name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse((HOME / name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_module_imports_what_speaks_to_a_network() -> None:
    assert len(OURS) > 200
    found = [(name, each) for name in OURS for each in _imports(name)]
    assert len(found) > 1_000
    assert [(name, each) for name, each in found if each.split(".")[0] in NETWORK] == []
    assert [
        (name, each) for name, each in found if each.startswith("urllib") and not each.startswith("urllib.parse")
    ] == []


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_command_opens_a_socket(
    arguments: tuple[str, ...],
    guide: Callable[..., Path],
    payproof: Callable[..., Run],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guide("guides/acme/data-engineer.md", ("- Levels.fyi\n", "- {name: Levels.fyi, url: 'http://127.0.0.1:9/'}\n"))
    Path("answer.txt").write_text("base: $150K", encoding="utf-8")

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)
    assert payproof(*arguments).code in {0, 1}


def _alone() -> list[str]:
    """How to run a command with no network at all; nothing where that is not allowed here."""
    unshare = shutil.which("unshare")
    for options in (["-n"], ["-rn"]) if unshare else ():
        if subprocess.run([unshare or "", *options, "true"], capture_output=True, check=False).returncode == 0:
            return [unshare or "", *options]
    return []


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_command_works_where_there_is_no_network(
    arguments: tuple[str, ...], guide: Callable[..., Path], folder: Path
) -> None:
    alone = _alone()
    if not alone:
        pytest.skip("a process cannot be cut off from the network here")
    guide("guides/acme/data-engineer.md")
    Path("answer.txt").write_text("base: $150K", encoding="utf-8")
    done = subprocess.run(
        [*alone, *COMMAND, *arguments], capture_output=True, env=environment({}), check=False, timeout=60
    )
    assert done.returncode in {0, 1}, done.stderr
    assert b"Traceback" not in done.stderr


# YAML as plain values

UNSAFE = frozenset(
    "load load_all full_load full_load_all unsafe_load unsafe_load_all Loader CLoader FullLoader UnsafeLoader CUnsafeLoader "
    "CFullLoader Constructor UnsafeConstructor FullConstructor add_constructor add_multi_constructor YAMLObject".split()
)


def test_yaml_is_read_by_safe_loaders_alone() -> None:
    used = {
        (name, node.attr)
        for name in OURS
        for node in ast.walk(ast.parse((HOME / name).read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in {"yaml", "frontmatter"}
    }
    assert any(name == "schema/composing.py" and each == "parse" for name, each in used)
    assert sorted((name, each) for name, each in used if each in UNSAFE) == []
    taken = [(name, each) for name in OURS for each in _imports(name) if each.startswith("yaml.")]
    assert [(name, each) for name, each in taken if each.rpartition(".")[2] in UNSAFE] == []
    assert [
        (name, each) for name in OURS for each in _imports(name) if each.split(".")[0] in {"frontmatter", "pickle"}
    ] == []
    called = [
        (name, node.func.id)
        for name in OURS
        for node in ast.walk(ast.parse((HOME / name).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"eval", "exec", "__import__"}
    ]
    assert called == []


@pytest.mark.parametrize(
    "value",
    ["!!python/object/apply:os.system [touch ran]", "!!python/name:os.system", "!!python/object/new:os.system [touch ran]",
     "!<tag:yaml.org,2002:python/object/apply:os.system> [touch ran]"],
)  # fmt: skip
def test_a_tag_that_would_run_code_runs_none(
    value: str, guide: Callable[..., Path], payproof: Callable[..., Run]
) -> None:
    guide("guides/acme/data-engineer.md", ("data_quality: high", f"data_quality: {value}"))
    run = payproof("check", "--format", "concise")
    assert run.code == 1
    assert "data_quality" in run.out or "FMT102" in run.out
    assert not Path("ran").exists()


# what a guide says stays text

NASTY = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "-2+3", "\t=1+1",
    "::error file=x::y", "##[error]x", "##vso[task.setvariable variable=a]b", "%0A::set-output name=a::b", "]]>", "<!-- x -->", "&lt;b&gt;",
    "{{7*7}}", "${{ github.token }}", "`code` **bold** [link](javascript:alert(1))", "\\x1b[31m", "a\u202eb", "BEGIN:VEVENT", "a;b,c\\n",
    '"quoted" \'text\'', "| a | b |", "# heading", "@everyone #1 GH-1", "\ufeffx", "٣", "e\u0301\u0301\u0301",
]  # fmt: skip


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture(params=NASTY, ids=ascii)
def hostile(request: pytest.FixtureRequest, guide: Callable[..., Path]) -> str:
    """A guide that says a hostile thing wherever it says anything, and with so many faults that every report quotes it."""
    nasty: str = request.param
    guide(
        "guides/acme/data-engineer.md",
        ("company_display: Acme", f"company_display: {_yaml(nasty)}"), ("role_display: Data Engineer", f"role_display: {_yaml(nasty)}"),
        ("region: London", f"region: {_yaml(nasty)}"), ("  - Glassdoor\n", f"  - {_yaml(nasty)}\nowner: {_yaml(nasty)}\nauthor: {_yaml(nasty)}\n"),
        ("data_quality: high", f"data_quality: {_yaml(nasty)}"), ("    base_low: 90000", f"    base_low: {_yaml(nasty)}"),
        ("### Data Engineer | Acme", f"### {nasty} | {nasty}"), ("| London |", f"| {nasty} |"), ("£90K–£120K", nasty),
        ("raw: Data Engineer at Acme = L4 at Google", f"raw: {_yaml(nasty)}"),
        ("role_type: standard", f"role_type: standard\n{_yaml(nasty[:20])}: 1"),
    )  # fmt: skip
    return nasty


class _Elements(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


def _no_markup(text: str) -> None:
    page = _Elements(MarkdownIt("commonmark").enable("table").render(text))
    assert not page.found & {"script", "img", "b"}
    assert not any(name.startswith("on") for name in page.attributes)
    assert not any(link.lower().startswith("javascript") for link in page.links)


def _no_formula(text: str) -> None:
    lines = list(csv.reader(io.StringIO(text, newline="")))
    assert len({len(line) for line in lines}) == 1
    for line in lines:
        for cell in line:
            assert not cell.lstrip().startswith(tuple("=@\t\r＝＠"))
            assert not (cell.startswith(("+", "-")) and not cell[1:].replace(".", "", 1).isdigit())


def _no_order(text: str) -> None:
    assert not [
        line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line or "##vso[" in line
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_of_a_hostile_guide_is_read_by_its_reader(
    form: str, hostile: str, payproof: Callable[..., Run]
) -> None:
    run = payproof("check", "--format", form)
    assert run.code == 1, run.err
    run.out.encode()
    assert not set(run.out) & set("\x1b\u202e\r\u2028")
    if form in {"json", "sarif", "gitlab"}:
        assert json.loads(run.out)
    elif form == "junit":
        assert list(ET.fromstring(run.out).iter("failure"))  # noqa: S314  (our own text)
    elif form == "markdown":
        _no_markup(run.out)
    if form == "github":
        orders = [line for line in run.out.splitlines() if line.lstrip().startswith("::")]
        assert all(line.startswith(("::error file=guides/", "::warning file=guides/", "::notice file=guides/", "::notice title", "::warning title"))
                   for line in orders)  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
def test_in_a_job_a_hostile_guide_gives_no_orders(
    form: str, hostile: str, payproof: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    run = payproof("check", "--format", form)
    if form != "github":
        _no_order(run.out)
    _no_order(run.err)


@pytest.mark.parametrize("form", audit_reports.FORMATS)
def test_an_audit_of_a_hostile_guide_is_read_by_its_reader(
    form: str, hostile: str, payproof: Callable[..., Run]
) -> None:
    run = payproof("audit", "guides", "--format", form)
    assert run.code == 0, run.err
    if form == "json":
        assert json.loads(run.out)
    elif form == "csv":
        _no_formula(run.out)
    elif form == "markdown":
        _no_markup(run.out)
    elif form == "ics":
        calendar = Calendar.from_ical(run.out)
        assert not calendar.errors
        assert len(calendar.walk("VEVENT")) <= 2
    elif form == "html":
        page = _Elements(run.out)
        assert not page.found & {"img", "iframe", "object", "link"}
        assert not any(name.startswith("on") for name in page.attributes)
        assert not any(link.lower().startswith(("javascript", "http", "//")) for link in page.links)
        assert run.out.count("<script") == 2


@pytest.mark.parametrize(
    "arguments", [("export", "--format", "csv"), ("export", "--format", "jsonl"), ("plan", "guides", "--format", "csv"),
                  ("plan", "guides", "--format", "json"), ("import-table", "guides"), ("show", "guides")], ids=" ".join,
)  # fmt: skip
def test_a_table_of_a_hostile_guide_is_read_by_its_reader(
    arguments: tuple[str, ...], hostile: str, payproof: Callable[..., Run]
) -> None:
    run = payproof(*arguments)
    assert run.code in {0, 1}
    assert not set(run.out.replace("\r\n", "\n")) & set("\x1b\u202e\r\u2028")
    if "csv" in arguments:
        _no_formula(run.out)
    elif "jsonl" in arguments:
        assert all(json.loads(line) for line in run.out.splitlines())
    elif "json" in arguments:
        assert json.loads(run.out)


def test_a_page_of_a_hostile_guide_runs_none_of_it_in_a_browser(
    guide: Callable[..., Path], payproof: Callable[..., Run], folder: Path
) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("there is no browser here")
    mark = "<img src=x onerror=document.title='ran'><script>document.title='ran'</script>"
    guide(
        "guides/acme/data-engineer.md",
        ("company_display: Acme", f"company_display: {_yaml(mark)}"), ("role_display: Data Engineer", f"role_display: {_yaml(mark)}"),
        ("  - Glassdoor\n", f"  - Glassdoor\nowner: {_yaml(mark)}\n"),
    )  # fmt: skip
    assert payproof("audit", "guides", "--format", "html", "--output", "page.html").code == 0
    shown = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--dump-dom",
         f"file://{folder}/page.html"],
        capture_output=True, check=False, timeout=90, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    page = shown.stdout.decode()
    assert "<title>Staleness" in page, shown.stderr.decode()[-2_000:]
    assert "onerror=document" in page  # it is shown, as text
    assert "<img" not in page


def test_the_launcher_takes_nothing_from_the_current_folder(folder: Path) -> None:
    for name in ("audit", "schema", "yaml", "pydantic"):
        (folder / f"{name}.py").write_text("raise SystemExit('ran')\n", encoding="utf-8")
    script = "import sys; sys.path = [p for p in sys.path if p]; sys.argv = ['payproof', 'rules']; from payproof.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", script], capture_output=True, env=environment({}), check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert b"PAY203" in done.stdout


def test_the_canonical_guide_is_what_hostile_ones_are_made_of() -> None:
    assert CANONICAL.count("London") == 2

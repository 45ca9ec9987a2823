"""Writes the generated files: rule pages, the README's tables and example, the JSON Schema; `--check` fails where one is stale."""

import re
import sys
from pathlib import Path

from audit.config import Config
from audit.manual import commands, manual, options
from audit.pages import evidence_schema, guide_schema, page, rule_index, rule_table, source
from audit.report import gather
from audit.reports import render
from audit.reports.style import Style
from audit.selection import linter
from schema.document import Document
from schema.example import AS_OF
from schema.home import Home
from schema.registry import rules
from schema.rule import Rule
from schema.subject import Subject

_GUIDE = re.compile(r"```markdown\n(---\n.*?)```", re.DOTALL)


def generated(home: Path) -> dict[Path, str]:
    """Every generated file and what belongs in it."""
    docs, readme = home / "docs", home / "README.md"
    files = {docs / "rules" / f"{rule.name()}.md": page(rule) + _footer(rule) for rule in rules()}
    files[docs / "rules" / "README.md"] = rule_index()
    files[docs / "commands.md"] = manual()
    files[docs / "guide.schema.json"] = guide_schema()
    files[docs / "evidence.schema.json"] = evidence_schema()
    text = readme.read_text(encoding="utf-8")
    parts = {"example": example(text), "commands": commands(), "options": options("check"), "rules": rule_table()}
    for name, part in parts.items():
        text = between(text, name, part)
    files[readme] = text
    return files


def _footer(rule: type[Rule]) -> str:
    return f"\n[All rules, and the guide behind the examples](README.md) · [this rule's file](../../{source(rule)})\n"


def example(text: str) -> str:
    """What payproof prints about the guide that the README shows."""
    found = _GUIDE.search(text)
    if found is None:
        raise ValueError("the README shows no guide: write one into a fenced block of Markdown")
    path = "guides/acme/data-engineer.md"
    subject = Subject(Document(found[1], path), AS_OF, Home("acme", "data-engineer"))
    report = gather([linter(Config(Path())).lint(subject, path, "acme/data-engineer.md")], AS_OF)
    return f"```console\n$ payproof check {path}\n{render('full', report, Style())}```"


def between(text: str, name: str, part: str) -> str:
    """The text with a part between `<!-- name -->` and `<!-- /name -->`."""
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    text, found = marks.subn(lambda match: f"{match[1]}{part}\n{match[2]}", text)
    if found != 1:
        raise ValueError(
            f"<!-- {name} --> stands {found} times in the text: write it once, and <!-- /{name} --> below it"
        )
    return text


def main(arguments: list[str], home: Path) -> int:
    files = generated(home)
    left = sorted(file for file in (home / "docs" / "rules").glob("*.md") if file not in files)
    stale = [file for file, text in files.items() if not file.exists() or file.read_text(encoding="utf-8") != text]
    if "--check" in arguments:
        for file in stale + left:
            sys.stderr.write(f"{file.relative_to(home).as_posix()} is stale: run `make docs`\n")
        return 1 if stale or left else 0
    for file in stale:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(files[file], encoding="utf-8", newline="\n")
    for file in left:
        file.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent.parent))

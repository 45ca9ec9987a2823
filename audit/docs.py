"""Writes the generated files: rule pages, tables of the README, the JSON Schema; `--check` fails where one is stale."""

import re
import sys
from pathlib import Path

from audit.manual import commands, manual, options
from audit.pages import guide_schema, page, rule_index, rule_table, source
from schema.registry import rules
from schema.rule import Rule


def generated(home: Path) -> dict[Path, str]:
    """Every generated file and what belongs in it."""
    docs, readme = home / "docs", home / "README.md"
    files = {docs / "rules" / f"{rule.name()}.md": page(rule) + _footer(rule) for rule in rules()}
    files[docs / "rules" / "README.md"] = rule_index()
    files[docs / "commands.md"] = manual()
    files[docs / "guide.schema.json"] = guide_schema()
    text = readme.read_text(encoding="utf-8")
    for name, table in (("rules", rule_table()), ("commands", commands()), ("options", options("check"))):
        text = between(text, name, table)
    files[readme] = text
    return files


def _footer(rule: type[Rule]) -> str:
    return f"\n[All rules](README.md) · [this rule's file](../../{source(rule)})\n"


def between(text: str, name: str, table: str) -> str:
    """The text with a table between `<!-- name -->` and `<!-- /name -->`."""
    text, found = re.subn(
        rf"(?s)(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda match: f"{match[1]}{table}\n{match[2]}", text
    )
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

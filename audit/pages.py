"""What is generated from the rules and the model: a rule's page, the lists of rules, the JSON Schema."""

import json
import sys
import textwrap
from collections.abc import Iterable
from inspect import cleandoc
from itertools import groupby
from typing import Any

from pydantic import BaseModel

from audit.verdict import NEVER_SILENCED
from schema.currencies import CODES
from schema.evidence import Record
from schema.evidence_rule import RecordRule
from schema.example import AS_OF, CANONICAL, Bad, Good
from schema.frontmatter import Flaw
from schema.guide import Guide, Row
from schema.model import GuideModel
from schema.registry import rules
from schema.rule import CorpusRule, EditRule, FlawRule, Rule, SuppressionRule

TABLE = "\n".join(line for line in CANONICAL.splitlines() if line.startswith("|"))


def title(rule: type[Rule]) -> str:
    """The first line of a rule's page."""
    return cleandoc(rule.__doc__ or "").splitlines()[0]


def family(rule: type[Rule]) -> str:
    """What a rule's family asks, as its package says."""
    package = sys.modules[rule.__module__.rpartition(".")[0]]
    return (package.__doc__ or "").strip()


def source(rule: type[Rule]) -> str:
    """The one file that holds a rule, from the top of the tree."""
    return rule.__module__.replace(".", "/") + ".py"


def page(rule: type[Rule]) -> str:
    """A rule's page in Markdown."""
    head, _, rest = cleandoc(rule.__doc__ or "").partition("\n")
    bad = [_bad(example, rule) for example in rule.examples if isinstance(example, Bad)]
    good = [_shown(example, rule) for example in rule.examples if not isinstance(example, Bad)]
    shown = [text for text in good if text] or ["Any guide that has none of this."]
    parts = [f"# {rule.code} {rule.name()}", head, f"*{_kind(rule)}*", rest.strip()]
    parts += ["## Wrong", "Only the lines that matter are shown; the rest is the guide behind all examples.", *bad]
    parts += ["## Right", *shown]
    parts += ["## Options", _options(rule)] if rule.Options else []
    parts += ["## Silence it", _silence(rule)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _kind(rule: type[Rule]) -> str:
    words = [str(rule.severity), family(rule)]
    if rule.needs_as_of:
        words.append("depends on the day")
    if rule.in_audit:
        words.append("`payproof audit` runs it, and `check` does not")
    if rule.needs_base:
        words.append("runs only where a base is given")
    if issubclass(rule, CorpusRule) and rule.needs_whole:
        words.append("runs only where all guides of a guide root are checked")
    if rule.only_where_selected:
        words.append("runs only where selected by its code or name")
    return " · ".join(words)


def _options(rule: type[Rule]) -> str:
    lines = [f"[tool.payproof.rules.{rule.code}]"]
    defaults = rule.Options._field_defaults if rule.Options else {}
    for option, default in defaults.items():
        [words] = rule.Options.__annotations__[option].__metadata__
        lines += [f"# {words}", f"{option.replace('_', '-')} = {_value(default)}"]
    code = "\n".join(lines)
    return f"With the defaults, as they stand in `pyproject.toml`:\n\n```toml\n{code}\n```"


def _value(value: Any) -> str:
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def _shown(example: Good, rule: type[Rule]) -> str:
    """An example as its reader sees it: the lines that matter, where they stand, and what else has to be known."""
    parts = [_frontmatter(example) if example.whole is None else _whole(example.whole)]
    body = example.body if example.body is not None else example.table
    if body is None and example.lines and rule.family() == "TAB":
        body = TABLE  # what these lines are compared with
    if body is not None:
        parts.append(f"```markdown\n{body.strip()}\n```" if body.strip() else "Nothing below the frontmatter.")
    shown = [part for part in parts if part]
    if example.evidence is not None:
        shown.append(f"In `evidence.yaml`:\n\n```yaml\n{example.evidence.strip()}\n```")
    if issubclass(rule, EditRule):
        shown = [*_edit(example), *shown]
    if example.path:
        shown.insert(0, f"In `{example.path}`:")
    shown += [_beside(path, lines) for path, lines in example.kin.items()]
    if example.options:
        settings = ", ".join(f"{name.replace('_', '-')} = {_value(value)}" for name, value in example.options.items())
        shown.append(f"With `{settings}`.")
    if example.as_of != AS_OF:
        shown.append(f"On {example.as_of}.")
    if shown and issubclass(rule, SuppressionRule):
        shown.append(f"Where {', '.join(example.beside)} runs." if example.beside else "Where no other rule runs.")
    return "\n\n".join(shown)


def _beside(path: str, lines: Iterable[str]) -> str:
    """Another guide that stands beside an example's, whose path says its company and its role."""
    fields = _fields(lines)
    return f"Beside it `{path}`, which says:\n\n{fields}" if fields else f"Beside it `{path}`."


def _edit(example: Good) -> list[str]:
    """What the guide was before the edit whose outcome is shown."""
    if example.base is None:
        return ["In a new guide, or where no base is given:"]
    if not example.base:
        return ["The guide behind all examples, edited to:"]
    return [_fields(example.base), "edited to:" if example.lines else "edited to the guide behind all examples."]


def _whole(text: str | bytes) -> str:
    if isinstance(text, bytes):
        text = ascii(text)[2:-1].replace("\\n", "\n")
    visible = "".join(char if char == "\n" or char.isprintable() else ascii(char)[1:-1] for char in text)
    return f"```text\n{visible.rstrip(chr(10))}\n```" if visible else "An empty file."


def _frontmatter(example: Good) -> str:
    """The lines laid over the guide, those of a row below `compensation`."""
    lines = example.lines or (("company: acme", "role: data-engineer") if example.path else ())
    return _fields(lines, example.drop)


def _fields(lines: Iterable[str], drop: Iterable[str] = ()) -> str:
    named = [(line, line.split(":", 1)[0]) for line in lines]
    named += [(f"# no {name}", name) for name in drop]
    top = [line for line, name in named if not _in_row(name)]
    row = [textwrap.dedent(line) for line, name in named if _in_row(name)]
    if row:
        inner = textwrap.indent("\n".join(row), "    ")
        top.append(f"compensation:\n  - {inner.lstrip()}")
    return "```yaml\n" + "\n".join(top) + "\n```" if top else ""


def _in_row(name: str) -> bool:
    return name.startswith(" ") or (name in Row._fields and name not in Guide._fields)


def _bad(example: Bad, rule: type[Rule]) -> str:
    place = f"`{example.at}`: " if example.at and not example.at.startswith("body") else ""
    shown = f"{_shown(example, rule) or 'A guide as it should be, but for this:'}\n\n> {place}{example.says}"
    return f"{shown}\n\n{_fixed(example)}" if example.fixed is not None else shown


def _fixed(example: Bad) -> str:
    """What the fix makes of an example."""
    option = f"`--fix --prefer {example.prefer}`" if example.prefer else "`--fix`"
    if not example.fixed:
        return f"{option} deletes it."
    form = "markdown" if example.fixed.startswith("|") else "text"
    return f"{option} writes:\n\n```{form}\n{example.fixed}\n```"


def _silence(rule: type[Rule]) -> str:
    everywhere = f'`ignore = ["{rule.code}"]` in the configuration, or `per-path-ignores` for some paths'
    if rule.code in NEVER_SILENCED:
        return f"No comment silences what is said about comments. Leave the rule out with {everywhere}."
    if issubclass(rule, FlawRule) and rule.flaw is not Flaw.REPEATED:
        return f"No comment in such a file can be relied on. Leave the rule out with {everywhere}."
    if issubclass(rule, RecordRule) and not rule.heeds_comments:
        return f"Mend the record, or delete it: nothing is made of it either way. Leave the rule out with {everywhere}."
    if issubclass(rule, RecordRule):
        return "\n".join(
            [
                f"- at one record: `# payproof: ignore[{rule.code}] the reason` at the end of its first line, or alone above it",
                f"- in one file of evidence: `# payproof: ignore-file[{rule.code}] the reason` alone on a line",
                f"- everywhere: {everywhere}",
            ]
        )
    return "\n".join(
        [
            f"- at one place: `# payproof: ignore[{rule.code}] the reason` at the end of the line, or alone above it; in the body",
            f"  `<!-- payproof: ignore[{rule.code}] the reason -->` above the table or the paragraph",
            f"- in one guide: `# payproof: ignore-file[{rule.code}] the reason` alone on a line of the frontmatter",
            f"- everywhere: {everywhere}",
        ]
    )


def _in_order() -> list[type[Rule]]:
    """All rules by number, so that the families stand in the order in which a guide is read."""
    return sorted(rules(), key=lambda rule: rule.code[3:])


def cell(text: str) -> str:
    """A text as it stands in a Markdown table."""
    return text.replace("|", r"\|")


def rule_table(home: str = "docs/rules/", chosen: Iterable[type[Rule]] | None = None) -> str:
    """Rules as a Markdown table; `home` leads to their pages."""
    lines = ["| code | name | severity | finds |", "|---|---|---|---|"]
    lines += [
        f"| {rule.code} | [{rule.name()}]({home}{rule.name()}.md) | {rule.severity} | {cell(title(rule))} |"
        for rule in chosen or _in_order()
    ]
    return "\n".join(lines)


_RULES = """\
# The rules

A code is stable and a name says the defect; either is accepted wherever a rule is named, and a prefix such as `PAY` means its
whole family. An error is wrong. A warning is probably wrong, or misleads. An info is worth a look, and fails a run only where
`--fail-on info` asks for it. `payproof rule CODE` shows a page in the terminal.
"""

_BEHIND = """\
## The guide behind the examples

An example shows only the lines that matter. They are laid over this guide, a row's over its first row, and the result is
judged by the rule alone: each example on these pages is a test.
"""


def rule_index() -> str:
    """The page that lists all rules' pages, by family."""
    parts = [_RULES]
    for asks, members in groupby(_in_order(), family):
        parts.append(f"## {asks}\n\n{rule_table('', list(members))}\n")
    parts.append(f"{_BEHIND}\n````markdown\n{CANONICAL}````\n")
    return "\n".join(parts)


def guide_schema() -> str:
    """The JSON Schema of a guide's frontmatter, in the oldest draft that editors' validators all read."""
    model = _schema_of(GuideModel)
    currency = {"description": "ISO 4217 code", "type": "string", "enum": sorted(CODES)}
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A compensation guide's frontmatter",
        **{key: value for key, value in model.items() if key != "$defs"},
        "definitions": {"Currency": currency, **model["$defs"]},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def evidence_schema() -> str:
    """The JSON Schema of a file of evidence, in the same draft."""
    model = _schema_of(Record)
    currency = {"description": "ISO 4217 code", "type": "string", "enum": sorted(CODES)}
    record = {key: value for key, value in model.items() if key != "$defs"}
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "What was seen of a company's pay",
        "type": ["array", "null"],
        "items": {"$ref": "#/definitions/Record"},
        "definitions": {"Currency": currency, "Record": record, **model["$defs"]},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _schema_of(model: type[BaseModel]) -> Any:
    return _plain(model.model_json_schema(ref_template="#/definitions/{model}"))


def _plain(node: Any) -> Any:
    """A schema without the titles and defaults that repeat what is said, and with the list of currencies in one place."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    if len(node.get("enum", ())) == len(CODES):
        return {"$ref": "#/definitions/Currency"}
    names = node.get("properties")
    kept = {key: _plain(value) for key, value in node.items() if key not in {"title", "default", "properties"}}
    if names is not None:
        kept["properties"] = {name: _plain(value) for name, value in names.items()}
    return kept

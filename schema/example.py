"""A rule's examples: the lines that matter, laid over one guide that is right in every respect."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from schema.finding import type_of_value
from schema.pattern import late

CANONICAL = """\
---
company: acme
company_display: Acme
role: data-engineer
role_display: Data Engineer
role_type: standard
last_updated: 2026-02-23
next_review_due: 2026-05-23
data_quality: high
salary_data_quarter: 2025-Q4
compensation:
  - region: New York
    currency: USD
    base_low: 150000
    base_high: 200000
    stock_low: 100000
    stock_high: 200000
    bonus_pct: 10
    total_comp_low: 190000
    total_comp_high: 270000
  - region: London
    currency: GBP
    base_low: 90000
    base_high: 120000
    stock_low: 40000
    stock_high: 80000
    bonus_pct: 10
    total_comp_low: 109000
    total_comp_high: 152000
level_mapping:
  internal: null
  raw: Data Engineer at Acme = L4 at Google
data_sources:
  - Levels.fyi
  - Glassdoor
negotiation_dna_summary: Cash first | Steady grants
---
### Data Engineer | Acme Negotiation Guide

**Negotiation DNA:** Cash first | Steady grants

| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|--------|-------------|-----------------|-------|------------|
| New York | $150K–$200K | $100K–$200K | 10% | $190K–$270K |
| London | £90K–£120K | £40K–£80K | 10% | £109K–£152K |

**Level Mapping:** Data Engineer at Acme = L4 at Google

**Evidence & Sources**

- Levels.fyi, Acme data engineers (2025)
- Glassdoor, Acme reports (2025)
"""

AS_OF = date(2026, 6, 1)
_FIELD = late(r"( *)([^\s:#][^:]*):")


class Good:
    """A guide about which the rule says nothing.

    Each line replaces the field of that name, in the first row or, by its name, at the top; `drop` takes fields out.
    `body` stands for everything below the frontmatter, `table` for the table alone, `text` for the whole file. `base` gives
    the lines in the same way of what the guide was before the edit; without it no base is given. `kin` gives the lines of other
    guides by their paths, which set their company and role. `evidence` is what the company's file of evidence holds.
    """

    def __init__(
        self,
        *lines: str,
        drop: tuple[str, ...] = (),
        table: str | None = None,
        body: str | None = None,
        text: str | bytes | None = None,
        path: str | None = None,
        as_of: date = AS_OF,
        options: Mapping[str, object] | None = None,
        beside: tuple[str, ...] = (),
        base: tuple[str, ...] | None = None,
        kin: Mapping[str, tuple[str, ...]] | None = None,
        evidence: str | None = None,
    ) -> None:
        self.lines, self.drop, self.table, self.body, self.whole = lines, drop, table, body, text
        self.path, self.as_of, self.options, self.beside, self.base = path, as_of, options or {}, beside, base
        self.kin = kin or {}
        self.evidence = evidence if evidence is None else evidence.lstrip("\n")

    @property
    def text(self) -> str | bytes:
        """The whole guide."""
        if self.whole is not None:
            return self.whole
        text = _with_lines(self.lines)
        for name in self.drop:
            text = _replaced(text, name, _in_row(name), "")
        return self._with_body(text)

    @property
    def base_text(self) -> str | None:
        """The whole guide before the edit, None where no base is given."""
        return None if self.base is None else _with_lines(self.base)

    @property
    def kin_texts(self) -> dict[str, str]:
        """The other guides as they stand beside it, by their paths."""
        found = {}
        for path, lines in self.kin.items():
            company, _, name = path.partition("/")
            own = (f"company: {company}", f"role: {name.removesuffix('.md')}")
            found[path] = _with_lines((*own, *lines))
        return found

    def _with_body(self, text: str) -> str:
        head, body = text[: text.index("\n---\n") + 5], text[text.index("\n---\n") + 5 :]
        if self.body is not None:
            body = self.body
        elif self.table is not None:
            body = re.sub(
                r"(?m)(^\|.*\n)+", lambda _: self.table.strip("\n") + "\n" if self.table else "", body, count=1
            )
        return head + body


class Bad(Good):
    """A guide about which the rule says one thing: `says` at the route `at`, pointing at the text `marks`.

    `fixed` are the lines that its fix writes in the place of others, without the space around them; None where the example
    does not say. `prefer` is the side that is taken for right.
    """

    def __init__(
        self,
        *lines: str,
        at: str,
        says: str,
        marks: str,
        values: Mapping[str, type_of_value] | None = None,
        fixed: str | None = None,
        prefer: str = "",
        **rest: Any,
    ) -> None:
        Good.__init__(self, *lines, **rest)
        self.at, self.says, self.marks, self.values = at, says, marks, values
        self.fixed, self.prefer = fixed, prefer


def _in_row(name: str) -> bool:
    from schema.guide import Guide, Row  # noqa: PLC0415  (only what shows an example writes one)

    return name in Row._fields and name not in Guide._fields


def _with_lines(lines: tuple[str, ...]) -> str:
    text = CANONICAL
    for line in lines:
        text = _laid_over(text, line)
    return text


def _laid_over(text: str, line: str) -> str:
    """The guide with one field replaced, or added where it has none; an indented line belongs to the first row."""
    match = _FIELD.match(line)
    if match is None or line.startswith("#"):
        return text.replace("---\n", f"---\n{line}\n", 1)
    inner = bool(match[1]) or _in_row(match[2])
    if inner and not match[1]:
        line = "    " + line.replace("\n", "\n    ")
    elif inner:
        line = "    " + line.lstrip()
    return _replaced(text, match[2], inner, line + "\n")


def _replaced(text: str, name: str, inner: bool, line: str) -> str:  # noqa: FBT001
    """Replace a field with all that is indented under it; append it to its block where it is missing."""
    indent = "    " if inner else ""
    if inner and name == "region":
        return re.sub(r"(?m)^  - region:.*\n", f"  - {line.strip()}\n" if line else "  -\n", text, count=1)
    pattern = rf"(?m)^{indent}{re.escape(name)}:.*\n(?:{indent}(?: .*|- .*)\n)*"
    if re.search(pattern, text):
        return re.sub(pattern, lambda _: line, text, count=1)
    end = text.index("  - region: London\n") if inner else text.index("\n---\n") + 1
    return text[:end] + line + text[end:]

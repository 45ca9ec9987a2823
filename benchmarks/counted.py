"""Counts what guides are made of, so that made ones can be held beside real ones.

`python -m benchmarks.counted FOLDER ...` prints a column for each folder of guides.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import mean, median

from audit.linter import Linter
from benchmarks.speed import page
from schema.document import Document
from schema.home import Home
from schema.registry import rules
from schema.subject import Subject

AS_OF = date(2026, 11, 21)
BLOCK = "counted"
CURRENCIES = ("USD", "GBP", "EUR", "INR", "CNY", "SGD")
RULES = ("PAY206", "TAB303", "TAB307", "TAB305", "TXT406", "PAY204", "PAY207", "PAY212")
_CURRENCY = re.compile(r"(?m)^ +currency: (\w+)")


def counted(files: Sequence[Path]) -> dict[str, str]:
    """What is counted, by name."""
    linter = Linter(tuple(rule() for rule in rules() if not (rule.only_where_selected or rule.needs_base)))
    rows, sizes, lines, skipped = [], [], [], 0
    currencies, shapes, found, faulty = Counter[str](), Counter[str](), Counter[str](), 0
    for file in files:
        data = file.read_bytes()
        document = Document(data, file.name)
        subject = Subject(document, AS_OF, Home(file.parent.name, file.stem))
        verdict = linter.lint(subject, file.name, f"{file.parent.name}/{file.name}")
        rows.append(data.count(b"  - region: "))
        sizes.append(len(data))
        lines.append(len(document.lines))
        currencies.update(_CURRENCY.findall(document.text))
        shapes.update([subject.tables[0].shape.value] if subject.tables else ["none"])
        found.update(finding.rule for finding in verdict.findings)
        faulty += bool(verdict.findings)
        skipped += len(verdict.skipped)
    of = len(files)
    companies = len({file.parent for file in files})
    return {
        "guides": f"{of:,}",
        "guides a company": f"{of / companies:.1f}",
        "rows a guide": f"{mean(rows):.2f}",
        "bytes a guide: mean": f"{mean(sizes):,.0f}",
        "bytes a guide: median": f"{median(sizes):,.0f}",
        "lines a guide": f"{mean(lines):.0f}",
        **{f"tables: {shape}": f"{number / of:.1%}" for shape, number in sorted(shapes.items())},
        **{f"rows in {code}": f"{currencies[code] / currencies.total():.1%}" for code in CURRENCIES},
        "findings of 1,000 guides": f"{found.total() / of * 1000:,.0f}",
        **{f"findings of {rule}": f"{found[rule] / of * 1000:,.0f}" for rule in RULES},
        "findings of other rules": f"{sum(number for rule, number in found.items() if rule not in RULES) / of * 1000:,.0f}",
        "guides of 1,000 with a finding": f"{faulty / of * 1000:,.0f}",
        "checks of 1,000 guides not made": f"{skipped / of * 1000:,.0f}",
    }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.counted", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write it into this page, too")
    options = parser.parse_args(arguments)
    columns = [counted(sorted(folder.glob("*/*.md"))) for folder in options.folder]
    names = dict.fromkeys(name for column in columns for name in column)
    rows = [(name, *(column.get(name, "0.0%") for column in columns)) for name in names]
    text = page.table(("", *(folder.name for folder in options.folder)), rows)
    print(text)
    if options.write:
        page.put(options.write, BLOCK, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())

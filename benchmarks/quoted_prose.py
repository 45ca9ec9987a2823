"""How much of the prose of guides their own figures support: the counts of docs/figures.md.

`python -m benchmarks.quoted_prose FOLDER` prints them; `--show 20` shows so many unsupported amounts, drawn at random.
"""

import argparse
import random
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from audit.supported import supported
from schema.document import Document
from schema.subject import Subject
from schema.support import Guides, Verdict

AS_OF = date(2026, 11, 21)


def prose(document: Document) -> str:
    """A guide's body without its tables."""
    tables = {row.line for table in document.tables for row in (table.header, *table.rows)}
    lines = enumerate(document.lines)
    return "\n".join("" if number in tables or number < document.body_line else line for number, line in lines)


def count(files: list[Path]) -> tuple[Counter[str], list[str]]:
    """The amounts by verdict, by whether the text names their component, and by why they are passed over."""
    counts: Counter[str] = Counter()
    unsupported = []
    for file in files:
        document = Document(file.read_bytes(), file.name)
        path = "/".join(file.parts[-2:])
        found = supported(path, prose(document), [path], Guides([(path, Subject(document, AS_OF))]))
        for span, judged in found.amounts:
            counts[
                f"{judged.verdict}, {'its component named' if judged.quote.component else 'no component named'}"
            ] += 1
            if judged.verdict is Verdict.UNSUPPORTED:
                unsupported.append(f"{path}:{span.line}: {judged.quote.text}: {judged.quote.context.strip()[:160]}")
        counts.update(f"passed over, {passed.aside.reason}" for passed in found.passed_over)
        counts["guides without an unsupported amount"] += not found.unsupported
    return counts, unsupported


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0, help="how many unsupported amounts to show")
    args = parser.parse_args(arguments)
    files = sorted(args.folder.glob("*/*.md"))
    counts, unsupported = count(files)
    print(f"{len(files):,} guides\n")
    print("\n".join(f"{number:>9,} {name}" for name, number in counts.most_common()))
    for line in random.Random(2).sample(unsupported, min(args.show, len(unsupported))):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())

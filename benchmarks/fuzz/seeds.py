"""The inputs that fuzzing begins from: made guides, this repository's, those of the rules, and real ones where there are any."""

import os
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.fuzz.vocabulary import money
from benchmarks.generate import generate
from schema.example import CANONICAL
from schema.registry import rules

HOME = Path(__file__).resolve().parents[2]


@cache
def guides() -> tuple[bytes, ...]:
    """Guides of every kind, the same ones each time; PAYPROOF_CORPUS adds real ones."""
    found = [CANONICAL.encode()]
    found += [file.read_bytes() for file in sorted((HOME / "guides").glob("*/*.md"))]
    found += [made.data for made in generate(150, seed=11)]
    for rule in rules():
        texts = [text for example in rule.examples for text in (example.text, example.base_text) if text]
        found += [text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass") for text in texts]
    if corpus := os.environ.get("PAYPROOF_CORPUS"):
        found += [file.read_bytes() for file in sorted(Path(corpus).glob("*/*.md"))[::9]]
    return tuple(dict.fromkeys(found))


@cache
def cells() -> tuple[bytes, ...]:
    """The cells of the guides' tables, and as many that nobody wrote."""
    from schema.document import Document  # noqa: PLC0415  (most targets begin from whole guides)

    random = Random(5)
    rows = [row for guide in guides() for table in Document(guide).tables for row in (table.header, *table.rows)]
    found = {cell.text for row in rows for cell in row.cells}
    return tuple(text.encode() for text in [*sorted(found), *(money(random) for _ in range(2000))])


@cache
def bodies() -> tuple[bytes, ...]:
    """What stands below the frontmatter of the guides."""
    return tuple(guide.partition(b"\n---\n")[2] or guide for guide in guides())


@cache
def configurations() -> tuple[bytes, ...]:
    """A configuration with every kind of setting, each of its lines alone, and what the documentation shows."""
    readme = (HOME / "README.md").read_text(encoding="utf-8")
    blocks = [part.partition("```")[0] for part in readme.split("```toml\n")[1:]]
    whole = "\n".join(block.replace("tool.payproof.", "").replace("[tool.payproof]", "") for block in blocks)
    return tuple(
        text.encode()
        for text in [whole, *blocks, *whole.split("\n"), "", "[policy.paths]\n'a' = {review-months = 1}\n"]
    )


@cache
def baselines() -> tuple[bytes, ...]:
    """Baselines as they are written, and as a merge leaves them."""
    from audit.baseline_file import Entry, text_of  # noqa: PLC0415  (as above)

    entries = [
        Entry(f"guides/{name}/a.md", code, f"{number:016x}")
        for number, name in enumerate("abc")
        for code in ("TAB302", "PAY203")
    ]
    text = text_of(entries)
    lines = text.splitlines(keepends=True)
    merged = "".join([*lines[:4], "<<<<<<< a\n", *lines[4:9], "=======\n", *lines[5:8], ">>>>>>> b\n", *lines[9:]])
    return tuple(each.encode() for each in (text, text_of([]), merged, '{"version": 1, "guides": {}}', "[]", "0"))


@cache
def codeowners() -> tuple[bytes, ...]:
    """CODEOWNERS files, with every form of pattern."""
    patterns = (
        "*",
        "*.md",
        "/guides/",
        "guides/*",
        "**/acme/**",
        "/guides/**/a-?.md",
        "docs\\ x",
        "a/**/b/**/c",
        "**/**/**",
        "*a*a*a*",
    )
    return tuple(f"# x\n{pattern} @team a@b.c @org/x # why\n".encode() for pattern in patterns)


@cache
def figure_tables() -> tuple[bytes, ...]:
    """Tables of figures, in both of their forms."""
    wide = "guide,region,base_low,base_high,bonus_pct\nguides/acme/data-engineer.md,London,90000,120000,10\n"
    long = "company,role,region,field,value\nacme,data-engineer,London,base_low,90000\n"
    return tuple(text.encode() for text in (wide, long, wide.replace(",", ";"), long.replace(",", "\t"), f'"{wide}"'))


@cache
def answers() -> tuple[bytes, ...]:
    """Texts that quote figures, as somebody who negotiates gets them."""
    texts = (
        "base: $150K\n\nStock of $100K-$200K over four years; 10% bonus.",
        "In London £90K–£120K, up to £200K in 2025.",
    )
    return tuple(text.encode() for text in texts) + bodies()


@cache
def evidence() -> tuple[bytes, ...]:
    """Files of evidence, as they are written and as a hurried hand writes them."""
    record = (
        "- kind: job-posting\n  title: Data Engineer\n  employer: Acme\n  location: London\n  role: data-engineer\n"
        "  posted: 2026-06-01\n  captured: 2026-06-02\n  status: open\n"
        "  pay: {low: 90000, high: 120000, currency: GBP, period: year}\n  source: https://example.org/1\n"
    )
    every = (record, record * 3, record.replace("\n  ", "\n    "), record + "- [\n" + record, "[]", "{}", "- 1\n- {}\n")
    return tuple(text.encode() for text in every)


@cache
def caches() -> tuple[bytes, ...]:
    """Files of what earlier runs found, as they are kept."""
    from audit.cache import FILE, Cache, Kept  # noqa: PLC0415  (as above)

    found = []
    for many in (1, 3, 40):
        with TemporaryDirectory() as folder:
            kept = Cache(Path(folder))
            kept.keep([Kept(bytes([number]) * 16, 739_000 + number, number % 2 == 0, "[1]") for number in range(many)])
            kept.keep_digest(b"state", b"digest")
            kept.close()
            found.append((Path(folder) / FILE).read_bytes())
    return (*found, b"", b"SQLite format 3\0")


@cache
def postings() -> tuple[bytes, ...]:
    """Job postings as they are saved."""
    plain = "Data Engineer\nAcme · London\nPosted 3 days ago\n\nSalary: £90,000 - £120,000 a year\nAcme is hiring. Apply now.\n"
    data = (
        '<h1>Data Engineer</h1><script type="application/ld+json">{"@type": "JobPosting", "title": "Data Engineer", '
        '"datePosted": "2026-06-01", "hiringOrganization": {"name": "Acme"}, "baseSalary": {"currency": "GBP", '
        '"value": {"minValue": 90000, "maxValue": 120000, "unitText": "YEAR"}}}</script><p>£90k - £120k</p>'
    )
    return tuple(text.encode() for text in (plain, data, plain + data)) + bodies()[:100]

"""What reading a text costs, measured in a process of its own: what goes wrong here may end the interpreter without a word."""

import json
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
# Bounds that only a fault breaks, of the processor's time whatever else it does: each of these texts takes less than one second
# and 150 megabytes.
SECONDS = 5
KILOBYTES = 400_000

_READER = textwrap.dedent("""
    import json, resource, sys, time
    from schema.document import Document
    from schema.reading import read_guide
    from schema.suppression import suppressions
    data = json.load(sys.stdin).encode()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    document = Document(data)
    read_guide(document)
    suppressions(document)
    document.tables, document.span("body.title")
    took = time.process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(json.dumps([took, grown, len(document.troubles)]))
""")


@dataclass(frozen=True)
class Cost:
    """Seconds, kilobytes, and how many troubles were told."""

    seconds: float
    kilobytes: int
    troubles: int


def cost(text: str) -> Cost:
    """Read a text as a document, as a guide and for its comments."""
    run = subprocess.run(
        [sys.executable, "-c", _READER], input=json.dumps(text), cwd=HOME,
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2_000:] or f"ended by signal {-run.returncode}"
    return Cost(*json.loads(run.stdout))

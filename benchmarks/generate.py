"""Makes guides of any number, the same ones for the same seed, and names every fault that it plants."""

import argparse
import json
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from subprocess import CalledProcessError

from benchmarks.companies import companies
from benchmarks.drafts import draft
from benchmarks.faults import CODES, Faults
from benchmarks.history import Event, Past, write_history
from benchmarks.planted import Planted

__all__ = ["CODES", "Event", "Made", "Past", "Planted", "generate", "history", "main", "write"]


@dataclass(frozen=True, slots=True)
class Made:
    """One guide: its path below the guide root, its text, and what is wrong with it."""

    path: str
    text: str
    faults: tuple[Planted, ...]

    @property
    def data(self) -> bytes:
        """The guide as a file; only a fault of encoding makes this more than the text."""
        return self.text.encode("utf-8", "surrogateescape")


def generate(count: int, *, seed: int = 0, faults: bool | Collection[str] = True) -> Iterator[Made]:
    """So many guides; fewer of them are the first ones of more.

    `faults` may be the codes of the faults to plant: each as often as the other, in as many guides as carry one otherwise.
    """
    planter = Faults(faults)
    every = ((company, role) for company in companies(seed) for role in company.roles)
    for company, role in islice(every, count):
        made = draft(company, role, seed)
        planted = planter.plant(made, seed)
        yield Made(made.path, made.text(), planted)


def write(root: Path, count: int, *, seed: int = 0, faults: bool | Collection[str] = True) -> list[Planted]:
    """Write guides below a folder; the answer is every fault among them."""
    planted: list[Planted] = []
    folders: set[Path] = set()
    for made in generate(count, seed=seed, faults=faults):
        path = root / made.path
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_bytes(made.data)
        planted.extend(made.faults)
    return planted


history = write_history


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to write; it must be new or empty")
    parser.add_argument("--guides", type=_count, default=1000, metavar="N", help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="which ones (%(default)s)")
    parser.add_argument(
        "--history", type=_count, metavar="WEEKS", help="make a git repository with so many weekly commits"
    )
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--clean", action="store_true", help="plant no fault")
    chosen.add_argument("--only", nargs="+", metavar="CODE", help="plant these faults only")
    parser.add_argument("--faults-to", type=Path, metavar="FILE", help="write the planted faults as JSON")
    options = parser.parse_args(arguments)
    faults: bool | list[str] = options.only or not options.clean
    try:
        _refuse_filled(options.folder)
        if options.history:
            past = write_history(
                options.folder, options.guides, seed=options.seed, weeks=options.history, faults=faults
            )
            planted = list(past.planted)
        else:
            planted = write(options.folder, options.guides, seed=options.seed, faults=faults)
        if options.faults_to:
            listed = json.dumps([asdict(fault) for fault in planted], ensure_ascii=False, indent=1)
            options.faults_to.write_text(listed + "\n", encoding="utf-8")
    except (OSError, ValueError, RuntimeError, CalledProcessError) as error:
        parser.exit(2, f"{parser.prog}: {error}\n")
    wrong = len({fault.path for fault in planted})
    print(f"{options.folder}: {options.guides} guides, {wrong} of them with a planted fault")
    return 0


def _refuse_filled(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise ValueError(f"{folder} is not empty: name a new folder")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of one or more")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())

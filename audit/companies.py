"""The companies that there are guides of, and which of them a posting is of."""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from audit.arguments import near
from audit.config import Config
from audit.files import absolute, shown
from audit.misuse import MisuseError
from audit.naming import display_of, slug_of
from schema.named import NamedTuple
from schema.posting_owner import Owner

_DISPLAY = re.compile(rb"^company_display:[ \t]*[\"']?([^\"'#\r\n]*[^\"'#\s])", re.MULTILINE)
_PEEK = 4096  # bytes; a guide's names stand in its first lines
# What the law adds to a name, or a site.
_LEGAL = frozenset(
    "inc llc ltd limited gmbh ag se plc corp corporation co company sa sas bv nv ab oy kg pte pty com".split()
)

# What a company calls a part of itself; `Apple Bank` is no part of Apple.
_PARTS = frozenset(
    """interactive entertainment group holdings global international worldwide technologies technology systems labs studios games
    europe emea americas uk us usa digital research cloud networks services software platforms corporation ai""".split()
)


class Company(NamedTuple):
    """A company that guides are of: its folder, and its name as people write it."""

    folder: Path
    display: str

    @property
    def slug(self) -> str:
        return self.folder.name

    @property
    def roles(self) -> list[str]:
        """The roles of its guides."""
        return sorted(file.stem for file in self.folder.glob("*.md") if file.stem.lower() != "readme")


class Told(NamedTuple):
    """A company that a posting is of, and where the words stand that tell it."""

    company: Company
    start: int
    end: int


def companies(settings: Config, root: str | None, cwd: Path) -> list[Company]:
    """All companies with a guide below the guide roots."""
    roots = [absolute(root, cwd)] if root is not None else [absolute(name, settings.home) for name in settings.guides]
    for folder in roots:
        if not folder.is_dir():
            raise MisuseError(
                f"there is no folder {shown(folder, cwd)}: name the guide root with --root, or set guides in the configuration"
            )
    found = []
    for folder in roots:
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if entry.is_dir() and not entry.name.startswith("."):
                company = Path(entry.path)
                guides = sorted(file for file in company.glob("*.md") if file.stem.lower() != "readme")
                if guides:
                    found.append(Company(company, _display(guides[:3]) or display_of(entry.name)))
    return found


def named(slug: str, known: Sequence[Company]) -> Company:
    """The company that --company names."""
    found = [company for company in known if company.slug == slug]
    if len(found) == 1:
        return found[0]
    if found:
        raise MisuseError(f"--company {slug} lies below several guide roots: name the one that is meant with --root")
    meant = near(slug, [company.slug for company in known])
    raise MisuseError(
        f"--company is {slug}, of which there is no guide: "
        + (
            f"did you mean {meant}?"
            if meant
            else "evidence lies beside a company's guides, so begin one with `payproof new`"
        )
    )


def owners(found: Iterable[Owner], known: Sequence[Company]) -> tuple[list[Told], list[Told]]:
    """The companies that a posting is of, each once; and those that it may be of, because a name begins with theirs.

    The employer's own name in full comes first; then the name of whom it says that it is, or belongs to.
    """
    every = list(found)
    near: dict[Path, Told] = {}
    sure: tuple[dict[Path, Told], ...] = ({}, {}, {})
    for owner in every:
        for company in known:
            more = _more(owner.name, company)
            if more is None:
                continue
            told = Told(company, owner.start, owner.end)
            near.setdefault(company.folder, told)
            if not more:
                sure[0 if owner.employer else 1].setdefault(company.folder, told)
            elif owner.belongs and _PARTS.issuperset(more):
                sure[2].setdefault(company.folder, told)
    return list(next(filter(None, sure), {}).values()), list(near.values())


def _more(name: str, company: Company) -> list[str] | None:
    """The words that a name has behind the company's; None where it does not begin with it."""
    words = _words(name)
    for own in (_words(company.display), company.slug.split("-")):
        if own and words[: len(own)] == own:
            return words[len(own) :]
    return None


def _words(name: str) -> list[str]:
    words = slug_of(name).split("-")
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return [word for word in words if word]


def _display(guides: Iterable[Path]) -> str:
    """A company's name as its guides have it."""
    for file in guides:
        try:
            with file.open("rb") as stream:
                found = _DISPLAY.search(stream.read(_PEEK))
        except OSError:
            continue
        if found:
            return found[1].decode("utf-8", "replace").strip()
    return ""

"""What was found on one guide, as reports, baseline and cache take it: it needs no rule to be told or kept."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from schema.finding import Finding, Skipped
from schema.named import NamedTuple

if TYPE_CHECKING:
    from schema.corpus import Entry
    from schema.rule import Rule


_NONE_SEEN: Mapping[str, Mapping[int, str]] = {}
_NO_RULES: frozenset[str] = frozenset()
# A comment cannot excuse itself.
NEVER_SILENCED = frozenset({"FMT112", "FMT113"})
# Why a rule that takes all guides was not run on some; whoever asks for some knows.
OF_A_PART = "it takes all guides of a guide root, and this run looks at a part of them"


class Crash(NamedTuple):
    """A rule that failed on a guide: a bug of ours, told with what a maintainer needs."""

    path: str
    rule: str
    name: str
    error: str
    place: str
    trace: str

    @classmethod
    def of(cls, error: Exception, path: str, rule: str, name: str) -> "Crash":
        import traceback  # noqa: PLC0415  (it costs every run some milliseconds, and no run should need it)

        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{last.filename.replace(chr(92), '/').rpartition('/')[2]}:{last.lineno}"
        return cls(
            path, rule, name, f"{type(error).__name__}: {error}", place, "".join(traceback.format_exception(error))
        )


class Verdict:
    """All that was found on one guide, and by which rules; `holes` says that some had not all of the guide to look at.

    `lines` are those that the findings point to, by their numbers: of a hundred thousand guides nobody could keep all.
    What it takes to hold the guide against its kin: its `entry`, and `unused`, which is what to say of each comment and key that
    turns out to silence nothing. What comes of it: the codes that are `unsure`, and the lines `seen` in other guides, by path.
    Its `key` stands for the text and all else that it depends on but the day; there is none where nothing is kept.
    What is found is held in tuples, which take nothing where they are empty: a run may hold a hundred thousand verdicts.
    """

    __slots__ = (
        "crashes", "entry", "findings", "holes", "key", "lines", "path", "ran", "seen", "skipped", "suppressed", "unsure", "unused",
    )  # fmt: skip

    def __init__(
        self,
        path: str,
        findings: tuple[Finding, ...] = (),
        suppressed: tuple[Finding, ...] = (),
        skipped: tuple[Skipped, ...] = (),
        crashes: tuple[Crash, ...] = (),
        *,
        lines: dict[int, str] | None = None,
        ran: "Sequence[Rule]" = (),
        holes: bool = False,
        entry: "Entry | None" = None,
        unused: Sequence[tuple[int, str, Finding]] = (),
    ) -> None:
        self.path, self.ran, self.holes, self.entry, self.unused = path, ran, holes, entry, unused
        self.findings, self.suppressed, self.skipped, self.crashes = findings, suppressed, skipped, crashes
        self.lines = lines or {}
        self.unsure = _NO_RULES
        self.seen = _NONE_SEEN
        self.key: bytes | None = None

    def sure(self) -> "Iterator[Rule]":
        """The rules that had all they need, so that their silence on this guide says that nothing is wrong."""
        from schema.rule import READERS  # noqa: PLC0415  (a verdict that was found before needs no rule)

        unsure = {skip.rule for skip in self.skipped} | {crash.rule for crash in self.crashes} | self.unsure
        holes = self.holes or bool(self.crashes)
        for rule in self.ran:
            if rule.code not in unsure and not (holes and not isinstance(rule, READERS)):
                yield rule

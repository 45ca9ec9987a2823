"""One run in several: which part of the guides each judges, and how `payproof merge` puts what they found together."""

import argparse
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit import atomic, files, search, shard_file
from audit.config import Config
from audit.files import Target
from audit.judge import Choice, Judge
from audit.keys import Keys
from audit.misuse import MisuseError
from audit.outcome import CLEAN, CRASHED, Outcome
from audit.report import count
from audit.search import STDIN
from audit.shard_file import Shard
from audit.sources import digest
from audit.verdict import Verdict
from schema.named import NamedTuple

if TYPE_CHECKING:
    from audit.cache import Cache

# The options that say which guides are judged, and how: what one run was asked, all its parts were asked.
_ASKED = ("paths", "only_guides", "select", "extend_select", "ignore")
_NOT_IN_A_PART = {
    "fix": "--fix", "diff": "--diff", "watch": "--watch", "report": "--report", "statistics": "--statistics", "all": "--all",
    "fail_on": "--fail-on", "baseline": "--baseline", "no_baseline": "--no-baseline",
}  # fmt: skip
_NAMED = 5  # missing shards
_SAME = (
    ("code", "were made by two payproofs, or with two Pythons", "make all shards with one"),
    ("configuration", "were made with two configurations", "make all shards of one commit"),
    ("as_of", "were made on two days", "give every shard the same --as-of"),
    ("asked", "were asked two things", "give every shard the same paths and options"),
)
_HERE = "merge in the same folder of the same commit that the shards were made in"
_ELSEWHERE = frozenset({"home", "file"})


class Part(NamedTuple):
    """The part of a run that --shard asks for."""

    number: int
    of: int

    def holds(self, target: Target) -> bool:
        """Whether a guide belongs to it: by its place below the guide root alone, so that a new guide moves no other."""
        place = int.from_bytes(sha256(ascii(target.inner).encode()).digest()[:8], "big")
        return place % self.of == self.number - 1


def judged_part(args: argparse.Namespace, part: Part, judge: Judge, cwd: Path, *, bar: bool) -> Outcome:
    """Judge one part of the guides, and leave what is found for `payproof merge`."""
    _refuse(args)
    found = search.find(args.paths, judge.settings, cwd, only_guides=args.only_guides)
    targets = [target for target in found.ordered if part.holds(target)]
    code = _code(judge.cache)
    keys = Keys(judge, code)
    written = [_key(keys, target) for target in targets]  # first: a guide that changes meanwhile is told by the merge
    verdicts = judge.all(targets, bar=bar)
    head = {
        "shard": part.number,
        "of": part.of,
        "asked": _asked(args),
        "code": code.hex(),
        "configuration": _configuration(judge.settings),
        "as_of": judge.as_of.isoformat(),
    }
    held = list(zip(written, verdicts, strict=True))
    ended = CRASHED if any(verdict.crashes for verdict in verdicts) else CLEAN
    told = (
        f"payproof: shard {part.number} of {part.of} judged {count(len(targets), 'guide')} of {len(found.targets):,}\n"
    )
    err = "" if args.quiet else told
    if not args.output:
        return Outcome(ended, shard_file.text(head, held), err)
    try:
        atomic.write(args.output, "".join(shard_file.text(head, held)))
    except OSError as error:
        raise MisuseError(f"{args.output} cannot be written: {error.strerror}") from error
    return Outcome(ended, err=err)


def _refuse(args: argparse.Namespace) -> None:
    for name, option in _NOT_IN_A_PART.items():
        if getattr(args, name):
            raise MisuseError(
                f"--shard leaves a part for `payproof merge`, which is what {option} is for: leave it out"
            )
    if args.format not in {"full", "json"}:
        raise MisuseError(
            f"--shard writes a file for `payproof merge`, which takes --format {args.format}: leave it out"
        )
    if args.since is not None:
        raise MisuseError("--since looks at an edit, and --shard parts many guides: leave one of the two out")
    if STDIN in args.paths:
        raise MisuseError("--shard parts many guides, and - is one: leave one of the two out")


def _asked(args: argparse.Namespace) -> dict[str, Any]:
    return {**{name: getattr(args, name) for name in _ASKED}, "config": str(args.config) if args.config else None}


def _configuration(settings: Config) -> str:
    """What tells one configuration from another, wherever it lies."""
    held = [(name, value) for name, value in settings._asdict().items() if name not in _ELSEWHERE]
    return sha256(ascii(held).encode()).hexdigest()


def _code(cache: "Cache | None" = None) -> bytes:
    try:
        return digest(cache)
    except OSError as error:
        raise MisuseError(f"payproof's own files cannot be read: {error.strerror}") from error


def _key(keys: Keys, target: Target) -> str | None:
    data = files.content(target.file)
    return None if data is None else keys.of(target, data).hex()


def together(shards: Sequence[Shard]) -> None:
    """Refuse parts that do not make one whole run."""
    first, seen = shards[0], dict[int, Shard]()
    for shard in shards:
        if shard.of != first.of:
            raise MisuseError(
                f"{shard.name} is one of {shard.of} shards, and {first.name} one of {first.of}: give the shards of one run"
            )
        if other := seen.get(shard.number):
            raise MisuseError(
                f"{other.name} and {shard.name} are both shard {shard.number} of {shard.of}: give each once"
            )
        seen[shard.number] = shard
        for name, what, advice in _SAME:
            if getattr(shard, name) != getattr(first, name):
                raise MisuseError(f"{shard.name} and {first.name} {what}: {advice}")
    missing = [number for number in range(1, first.of + 1) if number not in seen]
    if missing:
        are = "shard" if len(missing) == 1 else "shards"
        some = ", ".join(map(str, missing[:_NAMED])) + (", …" if len(missing) > _NAMED else "")
        is_ = "is" if len(missing) == 1 else "are"
        raise MisuseError(f"{are} {some} of {first.of} {is_} missing: give the files of all shards")


def asked(shard: Shard) -> dict[str, Any]:
    """What the run was asked, as the arguments of `check`."""
    held = dict(shard.asked)
    name = held.pop("config", None)
    sound = all(
        isinstance(held.get(key), bool)
        if key == "only_guides"
        else isinstance(held.get(key), list) and all(isinstance(text, str) for text in held[key])
        for key in _ASKED
    )
    try:
        as_of = date.fromisoformat(shard.as_of)
    except ValueError:
        sound = False
    if not sound or held.keys() != set(_ASKED) or not isinstance(name, str | None):
        raise MisuseError(f"{shard.name} does not say what was asked: {shard_file.ANEW}")
    return {**held, "config": Path(name) if name else None, "as_of": as_of}


class Together(Judge):
    """Judges nothing, and answers with what the parts of a run found."""

    def __init__(self, linter: Choice, settings: Config, as_of: date, shards: Sequence[Shard]) -> None:
        super().__init__(linter, settings, as_of)
        self.shards = sorted(shards, key=lambda shard: shard.number)
        name, code = shards[0].name, _code()
        self.written = Keys(self, code)
        if code.hex() != shards[0].code:
            raise MisuseError(
                f"{name} was made by another payproof, or with another Python: merge with the one that made it"
            )
        if _configuration(settings) != shards[0].configuration:
            raise MisuseError(
                f"{name} was made with another configuration: merge where and on the commit that it was made on"
            )

    def all(self, targets: Sequence[Target], *, bar: bool) -> list[Verdict]:
        del bar
        known = {path for shard in self.shards for path in shard.guides}
        if lost := sorted(known.difference(target.path for target in targets)):
            raise MisuseError(f"the shards hold {lost[0]}, which is not here: {_HERE}")
        return [self._of(target) for target in targets]

    def _of(self, target: Target) -> Verdict:
        """What the guide's own part says of it, as long as that was found on this text."""
        shard = next(shard for shard in self.shards if Part(shard.number, shard.of).holds(target))
        held = shard.guides.get(target.path)
        if held is None:
            raise MisuseError(f"{shard.name} does not hold {target.path}, which is in its part: {_HERE}")
        if held.get("key") != _key(self.written, target):
            raise MisuseError(f"{target.path} was changed since {shard.name} was made: {_HERE}")
        verdict = shard.verdict(target.path, target.inner)
        verdict.ran = self.ran(target)
        return verdict

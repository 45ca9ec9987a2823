"""The file that one part of a run leaves for `payproof merge`: what was asked, and a verdict of each guide, in JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from audit.misuse import MisuseError
from audit.orders import unheeded_json
from audit.verdict import Crash, Verdict
from audit.verdict_text import text_of, verdict_of
from schema.corpus import Entry
from schema.named import NamedTuple

VERSION = 1
KIND = "shard"
ANEW = "take what `payproof check --shard` wrote"


class Shard(NamedTuple):
    """One part of a run; the verdicts are as they were written, by path, beside the key of the text that was judged."""

    name: str
    number: int
    of: int
    asked: Mapping[str, Any]
    code: str
    configuration: str
    as_of: str
    guides: Mapping[str, Mapping[str, Any]]

    def verdict(self, path: str, inner: str) -> Verdict:
        """The verdict on a guide."""
        held = self.guides[path]
        try:
            verdict = verdict_of(held["verdict"], path, inner)
            verdict.crashes = tuple(Crash(path, *_texts(crash)) for crash in held["crashes"])
            _check(verdict)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
            raise MisuseError(f"{self.name} holds no verdict on {path} that can be read: {ANEW}") from error
        return verdict


def text(head: Mapping[str, Any], verdicts: Sequence[tuple[str | None, Verdict]]) -> Iterator[str]:
    """The file in pieces that each end with a line: what was asked, then a guide a line."""
    opening = json.dumps({"version": VERSION, "tool": "payproof", "kind": KIND, **head}, indent=2)
    yield unheeded_json(f'{opening.removesuffix("}").rstrip()},\n  "guides": [\n')
    for place, (key, verdict) in enumerate(verdicts):
        crashes = [crash[1:] for crash in verdict.crashes]
        guide = {"path": verdict.path, "key": key, "crashes": crashes, "verdict": text_of(verdict)}
        yield unheeded_json(f"    {json.dumps(guide)}{',' if place < len(verdicts) - 1 else ''}\n")
    yield "  ]\n}\n"


def read(file: Path) -> Shard:
    """A file of one part of a run."""
    name = str(file)
    if file.is_char_device():
        raise MisuseError(f"{name} is a device, which may never end: {ANEW}")
    try:
        data = json.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise MisuseError(f"{name} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise MisuseError(f"{name} is no shard: it is not JSON, or was cut short; {ANEW}") from error
    if not isinstance(data, dict) or data.get("tool") != "payproof" or data.get("kind") != KIND:
        raise MisuseError(f"{name} is no shard: {ANEW}")
    if data.get("version") != VERSION or isinstance(data["version"], bool):
        said = json.dumps(data.get("version"))[:40]
        raise MisuseError(f"{name} is of version {said}, and this payproof reads version {VERSION}: update payproof")
    try:
        return _shard(name, data)
    except (ValueError, TypeError, KeyError) as error:
        raise MisuseError(f"{name} is no shard that can be read: {ANEW}") from error


def _shard(name: str, data: Mapping[str, Any]) -> Shard:
    number, of, asked = data["shard"], data["of"], data["asked"]
    if not (type(number) is type(of) is int and 1 <= number <= of):
        raise ValueError(number)
    if not isinstance(asked, dict):
        raise TypeError(asked)
    guides = {guide["path"]: guide for guide in data["guides"]}
    _texts(guides)
    code, configuration, as_of = _texts(data[key] for key in ("code", "configuration", "as_of"))
    return Shard(name, number, of, asked, code, configuration, as_of, guides)


def _texts(values: Any) -> list[str]:
    found = list(values)
    if not all(isinstance(value, str) for value in found):
        raise TypeError(found)
    return found


def _check(verdict: Verdict) -> None:
    """Refuse a verdict that no payproof has written: what it holds is shown as what payproof says."""
    from schema.registry import find  # noqa: PLC0415  (only what comes from elsewhere is looked at so closely)

    for finding in (*verdict.findings, *verdict.suppressed, *(finding for *_, finding in verdict.unused)):
        rule = find(finding.rule)
        if rule is None or (rule.code, rule.name(), rule.url()) != (finding.rule, finding.name, finding.url):
            raise ValueError(finding.rule)
        _texts([finding.field, finding.message, finding.region, finding.fingerprint, finding.silenced, finding.refused])
        _texts([text for place in finding.related for text in place[1:]])
        _texts(finding.values)
        _whole(number for span in (finding.span, *(place.span for place in finding.related)) for number in span)
        if not all(isinstance(value, int | float | str | None) for value in finding.values.values()):
            raise TypeError(finding.values)
        if finding.fix:
            _texts([finding.fix.message, *(edit.text for edit in finding.fix.edits)])
            _whole(number for edit in finding.fix.edits for number in edit[:2])
    for skip in verdict.skipped:
        _texts(skip)
        if find(skip.rule) is None:
            raise ValueError(skip.rule)
    _texts(verdict.lines.values())
    _whole(verdict.lines)
    if not isinstance(verdict.holes, bool):
        raise TypeError(verdict.holes)
    _whole(number for number, *_ in verdict.unused)
    _texts(key for _, key, _ in verdict.unused)
    if verdict.entry:
        _check_entry(verdict.entry)


def _check_entry(entry: Entry) -> None:
    _texts(entry)
    _texts(entry.details[:2])
    _texts([entry.details.places])
    _whole([entry.reach, *map(int, entry.details.places.split(","))])
    for row in entry.rows:
        _texts(row[:2])
        if not all(figure is None or type(figure) is int for figure in row[2:]):
            raise TypeError(row)
    for comment in entry.comments:
        _texts([*comment.keys, comment.reason, comment.region or ""])
        _whole([comment.number, comment.first, comment.last])


def _whole(values: Any) -> None:
    for value in values:
        if type(value) is not int or value < 0:
            raise TypeError(value)

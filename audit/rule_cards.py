"""What a configuration asks of the rules, kept beside what they found: who knows every guide need import none to understand it."""

import json
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from schema.registry import CARDS, Card, told_by_rules

if TYPE_CHECKING:
    from audit.cache import Cache

_EVERY_DAY = 0  # no rule is another one on another day


def remember(cache: "Cache") -> None:
    """Have the cards told by the cache when somebody asks; what it does not know the rules tell, and it keeps."""
    CARDS.known = partial(_known, cache)


def _known(cache: "Cache") -> Sequence[Card]:
    from hashlib import sha256  # noqa: PLC0415  (many configurations speak of no rule)

    from audit.cache import Kept  # noqa: PLC0415  (as above)
    from audit.sources import digest  # noqa: PLC0415  (as above)

    try:
        key = sha256(b"cards\0" + digest(cache)).digest()
    except OSError:  # its own files cannot be looked at, as in an archive
        return ()
    found = _read(cache.held([key], _EVERY_DAY).get(key, "[]"))
    if not found:
        found = told_by_rules()
        cache.keep([Kept(key, _EVERY_DAY, dated=False, body=json.dumps(found))])
    return found


def _read(text: str) -> Sequence[Card]:
    try:
        return tuple(
            Card(str(code), str(name), bool(in_audit), bool(only)) for code, name, in_audit, only in json.loads(text)
        )
    except (ValueError, TypeError, RecursionError):
        return ()

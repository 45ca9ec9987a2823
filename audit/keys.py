"""What a verdict is kept by: a digest of the text and of all else that it depends on, but the day."""

from hashlib import sha256

from audit.files import Target
from audit.judge import Judge


class Keys:
    """The keys of one judge's verdicts; `sources` is the digest of the code that judges."""

    def __init__(self, judge: Judge, sources: bytes) -> None:
        settings = judge.settings
        asked = (sorted(settings.options.items()), sorted(settings.severity.items()), settings.policies)
        about = (judge.rules, *asked, sorted(judge.extra), judge.prefer)
        self.judge = judge
        self.start = sha256(sources + ascii(about).encode()).digest()

    def alone(self, judge: Judge) -> "Keys":
        """The same keys with a judge that another process takes."""
        from copy import copy  # noqa: PLC0415  (most runs need no other process)

        keys = copy(self)
        keys.judge = judge
        return keys

    def of(self, target: Target, data: bytes) -> bytes:
        """The key of what is found on a text at this place."""
        place = (target.inner, target.home, sorted(self.judge.ignored(target)), self.judge.globs(target))
        key = sha256(self.start + ascii(place).encode() + b"\0")  # which `ascii` never writes
        key.update(data)
        return key.digest()

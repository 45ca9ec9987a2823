"""Makes an input that breaks something as small as it can be and still break the same."""

from collections.abc import Callable, Iterator

_MOST_TRIES = 3_000


def reduced(data: bytes, breaks: Callable[[bytes], bool], tries: int = _MOST_TRIES) -> bytes:
    """Take out lines, then bytes, in ever smaller pieces, as long as the input still breaks."""
    for pieces in (_lines, _bytes):
        data, tries = _shortened(data, breaks, pieces, tries)
    return data


def _shortened(
    data: bytes, breaks: Callable[[bytes], bool], pieces: Callable[[bytes], list[bytes]], tries: int
) -> tuple[bytes, int]:
    parts = pieces(data)
    size = max(1, len(parts) // 2)
    while tries > 0:
        shorter = False
        for at in _starts(len(parts), size):
            rest = parts[:at] + parts[at + size :]
            tries -= 1
            if tries < 0:
                break
            if len(rest) < len(parts) and breaks(b"".join(rest)):
                parts, shorter = rest, True
        if size == 1 and not shorter:
            break
        size = max(1, size // 2) if not shorter else min(size, max(1, len(parts) // 2))
    return b"".join(parts), tries


def _starts(length: int, size: int) -> Iterator[int]:
    """From the end to the beginning, so that what is taken out moves nothing that is still to be tried."""
    yield from range((length - 1) // size * size, -1, -size)


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def _bytes(data: bytes) -> list[bytes]:
    return [data[at : at + 1] for at in range(len(data))] if len(data) < 20_000 else [data]

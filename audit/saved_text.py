"""A text that somebody saved, in whatever form a browser or an editor gave it."""

import stat
import sys
from pathlib import Path

from audit.misuse import MisuseError

# Bytes; a whole page saved as HTML is larger than any guide.
LARGEST = 1_048_576

# What a file is that is no text, by its first bytes.
_FORMS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a packed document, such as one of Word"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program"),
    (b"{\\rtf", "rich text"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file"),
)


def saved_text(name: str) -> str:
    """The text of a file, or of standard input for `-`, its line ends made one."""
    data = _bytes(name)
    if len(data) > LARGEST:
        raise MisuseError(f"{name} is larger than {LARGEST:,} bytes: save the posting alone, as text")
    form = next((form for opening, form in _FORMS if data.startswith(opening)), "")
    if form:
        raise MisuseError(f"{name} is {form}: copy the posting's text into a file of text")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise MisuseError(f"{name} is UTF-16: save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise MisuseError(
            f"{name}:{line} is not UTF-8 (byte {error.start + 1:,} of the file): save it as UTF-8"
        ) from error
    if "\0" in text:
        raise MisuseError(f"{name} holds NUL characters, which no text has: save the posting as UTF-8 text")
    if not text.strip():
        raise MisuseError(f"{name} is empty: save the posting's text into it")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bytes(name: str) -> bytes:
    try:
        if name == "-":
            if sys.stdin is None:
                raise MisuseError("- reads the text from standard input, which is closed: pipe a text into the command")
            return sys.stdin.buffer.read(LARGEST + 1)
        file = Path(name)
        if not stat.S_ISREG(file.stat().st_mode):
            raise MisuseError(f"{name} is no file: name the text of one posting")
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise MisuseError(f"{name} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise MisuseError(f"{name} is no name of a file") from error

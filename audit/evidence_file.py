"""A company's file of evidence: read, and a record put behind the others, the file whole or as it was."""

import os
from pathlib import Path

from audit import atomic
from audit.files import shown
from audit.harmless import harmless
from audit.misuse import MisuseError
from audit.report import count
from schema.edit import RefusedEditError
from schema.evidence import FILE, Evidence, Record
from schema.evidence_reading import read_evidence
from schema.evidence_writing import appended
from schema.limits import LARGEST_TEXT
from schema.named import NamedTuple


class EvidenceFile(NamedTuple):
    """The file, what it holds, and its bytes; None where there is none yet."""

    file: Path
    shown: str
    evidence: Evidence
    data: bytes | None

    def prepared(self, record: Record) -> bytes:
        """The file's bytes with a record more."""
        try:
            data = appended(self.evidence, record).encode("utf-8")
        except RefusedEditError as error:
            raise MisuseError(f"{self.shown} cannot take a record more: {error}") from error
        if len(data) > LARGEST_TEXT:
            raise MisuseError(f"{self.shown} would be larger than {LARGEST_TEXT:,} bytes: move old records out of it")
        return data

    def add(self, record: Record) -> str:
        """Write the record; the answer is what is said of that."""
        data = self.prepared(record)
        try:
            if self.data is None:
                atomic.create(self.file, data)
            else:
                atomic.replace(self.file, data, self.data)
        except (atomic.ChangedError, FileExistsError) as error:
            raise MisuseError(f"{self.shown} was changed meanwhile: run the command again") from error
        except OSError as error:
            raise MisuseError(f"{self.shown} cannot be written: {error.strerror}") from error
        return f"{harmless(self.shown)} is written: {count(len(self.evidence.records) + 1, 'record')}\n"


def opened(folder: Path, cwd: Path) -> EvidenceFile:
    """The evidence of a company, by its folder."""
    file = folder / FILE
    name = shown(file, cwd)
    try:
        if not os.path.lexists(file):
            return EvidenceFile(file, name, read_evidence("", name), None)
        if not file.is_file():
            raise MisuseError(f"{name} is no file: move it away")
        with file.open("rb") as stream:
            data = stream.read(LARGEST_TEXT + 1)
    except OSError as error:
        raise MisuseError(f"{name} cannot be read: {error.strerror}") from error
    return EvidenceFile(file, name, read_evidence(data, name), data)

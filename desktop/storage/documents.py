"""Attached documents as files beside the records, each under the SHA-256 of its content.

The records name a document and its SHA-256. A document is written before the records name it, and is
never deleted: undo, the history of earlier runs and backups can all bring its name back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from desktop.domain.attachments import Attached, DocumentKind
from desktop.storage import sqlite
from desktop.storage.faults import DocumentChanged, DocumentGone, told

_NAME = re.compile(rf"[0-9a-f]{{64}}\.({'|'.join(DocumentKind)})", re.ASCII)


def folder_of(records: Path) -> Path:
    """Where the documents of the records lie."""
    return records.parent / "documents"


def folder_beside(backup: Path) -> Path:
    """Where those of a backup lie that the owner keeps elsewhere."""
    return backup.with_name(f"{backup.stem}.documents")


@dataclass(frozen=True, slots=True)
class Documents:
    """One folder of documents; it is made when the first is kept."""

    folder: Path

    def keep(self, attached: Attached) -> None:
        """Keep a document, for good; again the same where it is there already. Raises a `StorageFault`."""
        self._write(self.folder / _stored(attached.file, attached.content), attached.data)

    def size(self, file: str, content: str) -> int | None:
        """Give the bytes of a document; None where it is not there."""
        path = self._path(file, content)
        return path.stat().st_size if path is not None and path.is_file() else None

    def read(self, file: str, content: str) -> bytes:
        """Give a document unchanged; raises DocumentGone, DocumentChanged or another `StorageFault`."""
        path = self._path(file, content)
        if path is None or not path.is_file():
            raise DocumentGone(file)
        with told(path):
            data = path.read_bytes()
        if sha256(data).hexdigest() != content:
            raise DocumentChanged(file)
        return data

    def lend(self, file: str, content: str, where: Path) -> Path:
        """Put a copy to look at under its own name into `where`, which nobody can write; raises as `read`."""
        data = self.read(file, content)
        copy = where / content[:12] / Path(file).name
        with told(copy):
            if copy.exists():
                copy.chmod(0o600)
        self._write(copy, data)
        with told(copy):
            copy.chmod(0o400)
        return copy

    def faults(self, named: list[tuple[str, str]]) -> list[str]:
        """Give the names of those documents that are missing or not what they were."""
        return [file for file, content in named if not _sound(self._path(file, content))]

    def take_over(self, other: Documents) -> int:
        """Copy what another folder has and this one lacks or holds damaged; gives how many it has.

        What is damaged there is left out. Raises a `StorageFault`.
        """
        with told(other.folder):
            found = [x for x in sorted(other.folder.glob("*.*")) if _sound(x)]
        for path in found:
            mine = self.folder / path.name
            if not _sound(mine):
                with told(path):
                    data = path.read_bytes()
                self._write(mine, data)
        return len(found)

    def _path(self, file: str, content: str) -> Path | None:
        name = _stored(file, content)
        return self.folder / name if _NAME.fullmatch(name) else None

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        """Write beside and put in place in one step; a crash leaves at most a ``.part``, swept at the next start."""
        beside = path.with_name(f"{path.name}.part")
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(data)
                sqlite.place(beside, path)
            finally:
                beside.unlink(missing_ok=True)


def sweep(lent: Path) -> None:
    """Take away the copies that earlier runs lent; one that is still open elsewhere stays."""
    for copy in lent.glob("*/*"):
        try:
            copy.chmod(0o600)
            copy.unlink()
            copy.parent.rmdir()
        except OSError:
            continue


def _stored(file: str, content: str) -> str:
    return f"{content}{Path(file).suffix}"


def _sound(path: Path | None) -> bool:
    if path is None or not path.is_file() or not _NAME.fullmatch(path.name):
        return False
    with told(path), path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest() == path.stem

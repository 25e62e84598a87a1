"""Documents attached to records: reading one in, keeping it beside the records, lending a copy to look at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.attachments import Attached
from desktop.importers.attached import read_document
from desktop.storage.documents import Documents


@dataclass(frozen=True, slots=True)
class Attachments:
    """The documents of all shops. What a record says of one is changed by the record's own service."""

    store: Documents
    lent: Path
    """Where copies to look at lie; emptied at each start."""

    def read(self, path: Path) -> Attached:
        """Read a document and keep nothing yet; raises `Refused` (not there, empty, too large, of no kind kept)."""
        return read_document(path)

    def keep(self, attached: Attached) -> None:
        """Keep a document before a record names it; raises a `StorageFault`."""
        self.store.keep(attached)

    def size(self, file: str, content: str) -> int | None:
        """Give the bytes of a kept document; None where it is missing."""
        return self.store.size(file, content)

    def lend(self, file: str, content: str) -> Path:
        """Make a copy to look at that cannot be written; raises a `StorageFault` (gone, changed, disk full)."""
        return self.store.lend(file, content, self.lent)

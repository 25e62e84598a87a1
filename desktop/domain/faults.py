"""What the world does to the program: the second family of errors, beside `Refused`.

A `Fault` says that disk, folder or file stood in the way, never that the data is wrong or that we
have a bug. Storage, importers and reports raise it; `wording.faults` says it.
"""

from __future__ import annotations

from enum import StrEnum


class FaultCode(StrEnum):
    """Each way in which the world can fail; `wording.faults` holds a sentence for every one."""

    DISK_FULL = "disk_full"
    NOT_WRITABLE = "not_writable"
    NOT_READABLE = "not_readable"
    LOCKED = "locked"
    DAMAGED = "damaged"
    NEWER_FILE = "newer_file"
    NOT_OURS = "not_ours"
    UPGRADE_FAILED = "upgrade_failed"
    DEVICE = "device"
    DOCUMENT_GONE = "document_gone"
    DOCUMENT_CHANGED = "document_changed"


class Fault(Exception):  # noqa: N818 - the word the product uses
    """The world failed; what was kept before is still there. `where` is the file or folder."""

    def __init__(self, code: FaultCode, where: str = "") -> None:
        super().__init__(code, where)
        self.code, self.where = code, where

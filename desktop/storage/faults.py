"""The world's faults as storage meets them, and how SQLite's and the system's errors become them."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.domain.faults import Fault, FaultCode


class StorageFault(Fault):
    """The records could not be read or written; what was kept before is unchanged."""

    code_of_kind: FaultCode

    def __init__(self, where: Path | str = "") -> None:
        super().__init__(self.code_of_kind, str(where))


class DiskFull(StorageFault):
    """No room is left on the disk."""

    code_of_kind = FaultCode.DISK_FULL


class NotWritable(StorageFault):
    """The folder or file may not be written."""

    code_of_kind = FaultCode.NOT_WRITABLE


class NotReadable(StorageFault):
    """The file is not there or may not be read."""

    code_of_kind = FaultCode.NOT_READABLE


class Locked(StorageFault):
    """Another program holds the file."""

    code_of_kind = FaultCode.LOCKED


class Damaged(StorageFault):
    """The file was ours and its content is broken."""

    code_of_kind = FaultCode.DAMAGED


class NewerFile(StorageFault):
    """A newer release wrote the file."""

    code_of_kind = FaultCode.NEWER_FILE


class NotOurs(StorageFault):
    """The file holds something else."""

    code_of_kind = FaultCode.NOT_OURS


class UpgradeFailed(StorageFault):
    """Bringing an older file up to date did not work out; the old file is unchanged."""

    code_of_kind = FaultCode.UPGRADE_FAILED


class DeviceFault(StorageFault):
    """The disk or the network drive did not answer as it should."""

    code_of_kind = FaultCode.DEVICE


class DocumentGone(StorageFault):
    """A document that the records name is not there."""

    code_of_kind = FaultCode.DOCUMENT_GONE


class DocumentChanged(StorageFault):
    """A document is not what it was when it was attached."""

    code_of_kind = FaultCode.DOCUMENT_CHANGED


_OF_SQLITE: dict[int, type[StorageFault]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: NotWritable,
    sqlite3.SQLITE_PERM: NotWritable,
    sqlite3.SQLITE_CANTOPEN: NotWritable,
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_NOTADB: NotOurs,
    sqlite3.SQLITE_IOERR: DeviceFault,
}
_OF_SYSTEM: dict[int, type[StorageFault]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EACCES: NotWritable,
    errno.EPERM: NotWritable,
    errno.EROFS: NotWritable,
    errno.ENOTDIR: NotWritable,
    errno.EEXIST: NotWritable,
    errno.ENOENT: NotReadable,
    errno.EISDIR: NotReadable,
}


def of_error(error: BaseException, where: Path | str) -> StorageFault | None:
    """Give the fault an error of SQLite or the system stands for; None where it is a bug of ours."""
    if isinstance(error, OSError):
        return _OF_SYSTEM.get(error.errno or 0, DeviceFault)(where)
    code = getattr(error, "sqlite_errorcode", None)
    kind = None if code is None else _OF_SQLITE.get(code & 0xFF)
    return None if kind is None else kind(where)


@contextmanager
def told(where: Path | str) -> Iterator[None]:
    """Raise a `StorageFault` for what the world does to the file within."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        fault = of_error(error, where)
        if fault is None:
            raise
        raise fault from error

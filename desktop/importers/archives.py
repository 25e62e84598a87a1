"""Zip files from outside: what may be unpacked, into memory only, and what is refused before it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import PurePosixPath
from typing import TypeVar

from desktop.domain.problems import Code, Problem, Refused

LARGEST = 32 * 1024 * 1024
"""The largest file that is opened, in bytes: 100,000 posts with their titles are 18 MB."""
LARGEST_UNPACKED = 64 * 1024 * 1024
"""The most that an archive may unpack to, in bytes, by the sum of what its entries say."""
_RATIO, _RATIO_FROM = 200, 4 * 1024 * 1024
_MOST_ENTRIES = 1000
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800

T = TypeVar("T")


@contextmanager
def opened(data: bytes, file: str) -> Iterator[zipfile.ZipFile]:
    """Open an archive whose entries say that they are few and small; raises Refused."""
    archive = guarded(lambda: zipfile.ZipFile(io.BytesIO(data)), file)
    with archive:
        _refuse_bombs(archive.infolist(), len(data), file)
        yield archive


def _refuse_bombs(entries: list[zipfile.ZipInfo], packed: int, file: str) -> None:
    size = sum(entry.file_size for entry in entries)
    swollen = size > _RATIO_FROM and size > _RATIO * packed
    if len(entries) > _MOST_ENTRIES or size > LARGEST_UNPACKED or swollen:
        raise Refused(Problem(Code.FILE_UNPACKS_TOO_LARGE, file, {"entries": len(entries), "bytes": size}))
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Refused(Problem(Code.FILE_PROTECTED, file))


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str) -> bytes:
    """Read one entry; an entry larger than it says is damaged. Raises Refused.

    No more is unpacked than the entry says, which `opened` has found to be little enough. The standard
    library keeps to that only where it is asked for so many bytes, and only of the usual packing.
    """
    return guarded(partial(_unpack, archive, entry), file)


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile(entry.filename)
    with archive.open(entry) as packed:
        return packed.read(entry.file_size)


def entry_name(entry: zipfile.ZipInfo) -> str:
    """Give the last part of an entry's name, with Japanese names of old Windows programs made readable.

    Nothing is ever written under an entry's name, so a path that climbs out of the archive has no effect.
    """
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAME:
        try:
            name = name.encode("cp437").decode("cp932")
        except UnicodeError:
            name = entry.filename
    return PurePosixPath(name.replace("\\", "/")).name or name


def is_litter(entry: zipfile.ZipInfo) -> bool:
    """Tell folders and what macOS and Windows leave behind."""
    name = PurePosixPath(entry.filename.replace("\\", "/"))
    folder = entry.filename.endswith("/")  # entry.is_dir() fails on an empty name
    return folder or "__MACOSX" in name.parts or name.name.startswith(".") or name.name == "Thumbs.db"


def guarded(work: Callable[[], T], file: str) -> T:
    """Do what a foreign parser does with foreign bytes; whatever it raises means that they are damaged.

    Rust parsers panic with an exception that is no `Exception`.
    """
    try:
        return work()
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as fault:
        raise Refused(Problem(Code.FILE_DAMAGED, file)) from fault

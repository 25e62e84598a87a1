"""A file from outside to the tables in it: opened by what its bytes are, never by its name."""

from __future__ import annotations

import codecs
import os
import zipfile
from pathlib import Path

from desktop.domain.problems import Code, Problem, Refused
from desktop.importers import archives, workbooks
from desktop.importers.decoding import decode
from desktop.importers.tables import ROOM, Alive, Found, Table, Unread, separated, weight

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_NO_ZIP_ENTRIES = b"PK\x05\x06"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!",
)  # fmt: skip
"""First bytes of what is sent or saved in place of a table: PDF, pictures, other archives."""
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<svg", b"{\\rtf")
_OTHER_WORKBOOKS = frozenset({"xl/workbook.bin", "content.xml", "Index/Document.iwa"})
"""Entries that only workbooks of other programs have: binary Excel, LibreOffice, Numbers."""


def open_file(path: Path, alive: Alive) -> list[Found]:
    """Give everything found in a file; one that cannot be opened is found as `Unread`."""
    name = _name(path)
    try:
        return open_bytes(_load(path, name), name, alive)
    except Refused as refusal:
        return [Unread(name, refusal.problems[0])]


def _name(path: Path) -> str:
    """Give a file's name as text; on Linux one from an old Windows archive may be Shift JIS."""
    try:
        return os.fsencode(path.name).decode()
    except UnicodeDecodeError:
        return os.fsencode(path.name).decode("cp932", errors="replace")


def _load(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise Refused(Problem(Code.A_FOLDER, name))
        size = path.stat().st_size
        if size > archives.LARGEST:
            raise Refused(_too_large(name, size))
        return path.read_bytes()
    except OSError as fault:
        raise Refused(Problem(Code.FILE_NOT_FOUND, name)) from fault


def _too_large(file: str, size: int) -> Problem:
    megabyte = 1024 * 1024
    return Problem(
        Code.FILE_TOO_LARGE, file, {"size": -(-size // megabyte), "most": archives.LARGEST // megabyte}
    )


def open_bytes(data: bytes, file: str, alive: Alive) -> list[Found]:
    """Give everything found in the bytes of a file called `file`. Raises nothing on any bytes."""
    if len(data) > archives.LARGEST:
        return [Unread(file, _too_large(file, len(data)))]
    try:
        if not data.startswith((_ZIP, _NO_ZIP_ENTRIES)):
            return [_text_table(data, file, "", alive)]
        with archives.opened(data, file) as archive:
            return _packed(archive, data, file, alive)
    except Refused as refusal:
        return [Unread(file, refusal.problems[0])]


def _packed(archive: zipfile.ZipFile, data: bytes, file: str, alive: Alive) -> list[Found]:
    names = {entry.filename for entry in archive.infolist()}
    if workbooks.PART in names:
        return [*workbooks.sheets(data, file, "", alive)]
    if names & _OTHER_WORKBOOKS:
        raise Refused(Problem(Code.OTHER_WORKBOOK, file))
    found = _entries(archive, file, alive)
    if any(isinstance(one, Table) for one in found):
        return found
    return found if len(found) == 1 else [Unread(file, Problem(Code.NO_TABLE_INSIDE, file))]


def _entries(archive: zipfile.ZipFile, file: str, alive: Alive) -> list[Found]:
    """Read the entries of an archive one after the other, as far as there is room for their cells."""
    found: list[Found] = []
    room, size = ROOM, archives.LARGEST
    for entry in archive.infolist():
        if archives.is_litter(entry):
            continue
        size -= entry.file_size
        if room < 0 or size < 0:
            name = archives.entry_name(entry)
            found.append(Unread(name, Problem(Code.TABLE_TOO_LARGE, name), file))
        else:
            tables = _entry(archive, entry, file, alive)
            room -= sum(weight(one) for one in tables if isinstance(one, Table))
            found += tables
    return found


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str, alive: Alive) -> list[Found]:
    """Read one entry of an archive; an archive within the archive is not opened, unless it is a workbook."""
    name = archives.entry_name(entry)
    alive()
    try:
        data = archives.unpack(archive, entry, name)
        if not data.startswith(_ZIP):
            return [_text_table(data, name, file, alive)]
        return [*_workbook_inside(data, name, file, alive)]
    except Refused as refusal:
        return [Unread(name, refusal.problems[0], file)]


def _workbook_inside(data: bytes, name: str, file: str, alive: Alive) -> list[Table]:
    with archives.opened(data, name) as inner:
        if workbooks.PART not in inner.namelist():
            raise Refused(Problem(Code.ZIP_INSIDE_ZIP, name))
    return workbooks.sheets(data, name, file, alive)


def _text_table(data: bytes, file: str, archive: str, alive: Alive) -> Table:
    if not data.removeprefix(codecs.BOM_UTF8).strip(b"\0 \r\n\t"):
        raise Refused(Problem(Code.FILE_EMPTY, file))
    if data.startswith(_OLE):
        raise Refused(Problem(Code.FILE_PROTECTED if _PROTECTED in data else Code.OTHER_WORKBOOK, file))
    start = data[:512].removeprefix(codecs.BOM_UTF8).strip()
    if start.startswith(_OTHER_KINDS) or start.lower().startswith(_MARKUP):
        raise Refused(Problem(Code.NOT_A_TABLE, file))
    return separated(decode(data, file), file, archive, alive)

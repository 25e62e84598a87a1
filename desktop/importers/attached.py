"""A document from outside that is kept as it is: what it is by its bytes, and what is not taken.

Nothing of it is run or shown; an archive is only asked for the names of its entries.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from desktop.domain.attachments import LARGEST, Attached, DocumentKind, safe_name
from desktop.domain.problems import Code, Problem, Refused
from desktop.importers.decoding import decode

_STARTS = {
    b"%PDF-": DocumentKind.PDF,
    b"\x89PNG\r\n\x1a\n": DocumentKind.PNG,
    b"\xff\xd8\xff": DocumentKind.JPEG,
}
_OFFICE = {"word/document.xml": DocumentKind.WORD, "xl/workbook.xml": DocumentKind.EXCEL}
_MACROS = "vbaproject.bin"
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_MEGABYTE = 1024 * 1024


def read_document(path: Path) -> Attached:
    """Read a document to be attached.

    Raises `Refused`: not there, empty, larger than `LARGEST`, or of no kind that is kept.
    """
    try:
        size = path.stat().st_size
        if path.is_dir() or not path.is_file():
            raise Refused(Problem(Code.DOCUMENT_KIND, path.name))
        if size > LARGEST:
            raise Refused(_too_large(path.name, size))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as fault:
        raise Refused(Problem(Code.DOCUMENT_UNREADABLE, path.name)) from fault
    return taken(path.name, data)


def taken(name: str, data: bytes) -> Attached:
    """Take bytes under a name; raises `Refused`: empty, too large, or of no kind that is kept."""
    if not data:
        raise Refused(Problem(Code.DOCUMENT_EMPTY, name))
    if len(data) > LARGEST:
        raise Refused(_too_large(name, len(data)))
    kind = kind_of(data)
    if kind is None:
        raise Refused(Problem(Code.DOCUMENT_KIND, name))
    return Attached(safe_name(name, kind), data)


def kind_of(data: bytes) -> DocumentKind | None:
    """Tell what a document is, by its bytes and never by its name; None where it is nothing that is kept."""
    for start, kind in _STARTS.items():
        if data.startswith(start):
            return kind
    if data.startswith(b"PK"):
        return _office(data)
    return DocumentKind.TEXT if _is_text(data) else None


def _office(data: bytes) -> DocumentKind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, UnicodeError):
        return None
    if any(name.lower().endswith(_MACROS) for name in names):
        return None
    return next((kind for entry, kind in _OFFICE.items() if entry in names), None)


def _is_text(data: bytes) -> bool:
    if not data.startswith(_WIDE) and _NO_TEXT.search(data):
        return False
    try:
        decode(data, "")
    except Refused:
        return False
    return True


def _too_large(name: str, size: int) -> Problem:
    values = {"size": -(-size // _MEGABYTE), "most": LARGEST // _MEGABYTE}
    return Problem(Code.DOCUMENT_TOO_LARGE, name, values)

"""Documents attached to records: which kinds there are, what one is called, and how large it may be."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

LARGEST = 20 * 1024 * 1024
"""Bytes of one document; a proposal with pictures has some five megabytes."""
LONGEST = 120
"""Characters of a name, its ending among them."""
_LONGEST_STORED = 220
"""Bytes of a name; file systems take 255, and a name is also written with more behind it."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Control characters, and those that turn the direction of writing, so that ``exe.pdf`` looks like ``fdp.exe``."""
_UNFIT = re.compile(r'[<>:"|?*]')
_TAKEN = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.ASCII | re.IGNORECASE)
"""Names that are devices on Windows, whatever follows the first dot."""
_NAMELESS = "document"


class DocumentKind(StrEnum):
    """What a document is by its content; the value is the ending of its name."""

    PDF = "pdf"
    WORD = "docx"
    EXCEL = "xlsx"
    PNG = "png"
    JPEG = "jpg"
    TEXT = "txt"


@dataclass(frozen=True, slots=True)
class Attached:
    """A document that was read and may be kept."""

    file: str
    """Its name, made safe; ends as its kind does."""
    data: bytes

    @property
    def content(self) -> str:
        """The SHA-256, by which it is found again."""
        return sha256(self.data).hexdigest()


def safe_name(name: str, kind: DocumentKind) -> str:
    """Give a name that any system takes for a file in one folder, ending as its content demands."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(x for x in last if unicodedata.category(x) not in _UNSEEN)
    stem = _stem(_UNFIT.sub("_", seen).strip(" ."), kind)
    if _TAKEN.match(stem):
        stem = f"_{stem}"
    while len(stem) + len(kind) + 1 > LONGEST or len(stem.encode()) > _LONGEST_STORED:
        stem = stem[:-1].rstrip(" .")
    return f"{stem or _NAMELESS}.{kind}"


def _stem(name: str, kind: DocumentKind) -> str:
    """Take away the ending that will be written anew."""
    endings = (".jpg", ".jpeg") if kind is DocumentKind.JPEG else (f".{kind}",)
    ending = next((x for x in endings if name.lower().endswith(x)), "")
    return name[: len(name) - len(ending)].strip(" .")

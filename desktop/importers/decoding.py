"""Bytes to text, in the encodings that Japanese files come in."""

from __future__ import annotations

import codecs

from desktop.domain.problems import Code, Problem, Refused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STRICT = ("utf-8", "cp932", "euc_jp")
"""In this order: valid UTF-8 can pass for CP932, and hardly any CP932 passes for UTF-8."""
_CUT = frozenset({"unexpected end of data", "truncated data", "incomplete multibyte sequence"})
_SAMPLE = 4096
_CONTROL = frozenset(range(32)) - {9, 10, 12, 13}


def decode(data: bytes, file: str) -> str:
    """Give the text of a file in UTF-8, UTF-16, CP932 or EUC-JP.

    Raises `Refused`: damaged, where a character is cut in two; no table, where it is no text at all.
    """
    cut = False
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as fault:
            cut = cut or fault.reason in _CUT
            if cut and encoding.startswith("utf"):
                break
            continue
        if not _CONTROL.intersection(map(ord, text[:_SAMPLE])):
            return text
    raise Refused(Problem(Code.FILE_DAMAGED if cut else Code.NOT_A_TABLE, file))


def _candidates(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return (encoding,)
    start = data[:_SAMPLE]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if even + odd > len(start) // 10:  # every second byte of Latin text is zero; of Japanese, its separators
        return ("utf-16-be",) if even > odd else ("utf-16-le",)
    return _STRICT

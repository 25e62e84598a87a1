"""Cells of a workbook without a value that can be read: shown as the text that stands there, never as empty.

A reader of values gives an empty cell for a formula nobody has computed and for one that failed, and gives up
on a day before the creation. Empty would say *not measured*; a text is told as no number.
"""

from __future__ import annotations

import re

_CELL = re.compile(rb"<((?:\w+:)?)c(\s[^>]*)(?<!/)>(.*?)</\1c>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>(.*?)</(?:\w+:)?f>)", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>(.*?)</(?:\w+:)?v>", re.DOTALL)
_KIND = re.compile(rb"\st\s*=\s*[\"'](\w+)[\"']")
_FORMULA_TAG, _ERROR = re.compile(rb"<(?:\w+:)?f[\s/>]"), re.compile(rb"\st\s*=\s*[\"']e[\"']")
_FAR = re.compile(rb"-(?:\d{12,}|[\d.]+[eE]\+?\d\d)")
"""Numbers so far below zero that the reader fails where the cell has the look of a date."""
LONGEST = 200
"""How much of a formula is shown."""


def shown(part: bytes) -> bytes:
    """Give a sheet's part in which formulas without a value, errors and numbers no reader takes are texts."""
    if not any(odd.search(part) for odd in (_FORMULA_TAG, _ERROR, _FAR)):
        return part
    return _CELL.sub(_settled, part)


def _settled(cell: re.Match[bytes]) -> bytes:
    prefix, attributes, inside = cell[1], cell[2], cell[3]
    kind = _KIND.search(attributes)
    value, formula = _VALUE.search(inside), _FORMULA.search(inside)
    said = value[1] if value else b""
    if kind is not None and kind[1] == b"e":
        return _text(prefix, attributes, said or b"#")
    if (kind is None or kind[1] == b"n") and _FAR.match(said):
        return _text(prefix, attributes, said)
    if formula is None or said or (kind is not None and kind[1] == b"str"):
        return cell[0]
    return _text(prefix, attributes, b"=" + (formula[1] or b""))


def _text(prefix: bytes, attributes: bytes, text: bytes) -> bytes:
    plain = _KIND.sub(b"", attributes)
    short = text if len(text) <= LONGEST or b"&" in text else text[:LONGEST]
    return b'<%bc%b t="inlineStr"><%bis><%bt>%b</%bt></%bis></%bc>' % (
        prefix, plain, prefix, prefix, short, prefix, prefix, prefix,
    )  # fmt: skip

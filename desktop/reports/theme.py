"""The workbook's colours and fonts, and the theme that makes later charts match."""

from __future__ import annotations

import re

from openpyxl.xml.functions import fromstring, tostring

FONT = "Yu Gothic"
"""Shipped with Office for Windows and Mac."""

INK, MUTED, RULE, BAND = "1F2A2E", "566166", "C5CED0", "F3F6F6"
TEAL, TEAL_MID, TINT = "0F5E63", "5C9497", "E3EFEF"
CHART_GREY, TARGET, GRID = "88949A", "4A5559", "E4E9EA"
INPUT, INPUT_BORDER, WHITE = "FFF8E1", "B9A86A", "FFFFFF"
GOOD, WARN, BAD = "1B6B3A", "8A5300", "A12622"

_THEME_COLOURS = {
    "dk2": INK,
    "lt2": BAND,
    "accent1": TEAL,
    "accent2": CHART_GREY,
    "accent3": TEAL_MID,
    "accent4": MUTED,
    "accent5": WARN,
    "accent6": BAD,
    "hlink": TEAL,
    "folHlink": "0A4347",
}
_NAMESPACE = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def themed(theme: str) -> bytes:
    """Replace the accents and the fonts of a theme part."""
    tree = fromstring(theme.encode("utf-8"))
    for name, colour in _THEME_COLOURS.items():
        for slot in tree.iter(f"{_NAMESPACE}{name}"):
            slot[0].tag = f"{_NAMESPACE}srgbClr"
            slot[0].attrib.clear()
            slot[0].set("val", colour)
    for name in ("majorFont", "minorFont"):
        for fonts in tree.iter(f"{_NAMESPACE}{name}"):
            for font in fonts:
                kind = re.sub(r"\{.*\}", "", font.tag)
                if kind in ("latin", "ea") or font.get("script") == "Jpan":
                    font.set("typeface", FONT)
    return bytes(tostring(tree))

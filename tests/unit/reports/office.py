"""LibreOffice as a second pair of eyes: it computes workbooks again and prints them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <test name="family"><string>Yu Gothic</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Noto Sans CJK JP</string></edit>
  </match>
</fontconfig>
"""
"""Stands in for the Windows font, whose widths the sheets are drawn for."""

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
    <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
  </item>
</oor:items>
"""
"""Always computes what it opens; by itself it would believe the values a workbook brings along."""

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{macro}
</script:module>
"""
TYPING = """Sub Enter(book, sheet, place, text)
  cell = book.Sheets.getByName(sheet).getCellRangeByName(place)
  If Not cell.CellProtection.IsLocked Then cell.setFormula(text)
End Sub
Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL({book}, "_blank", 0, hidden())
{cells}
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL({out}, kind())
  book.close(True)
End Sub
"""
"""A macro of LibreOffice: the only way to type into it without a window."""


def program() -> str | None:
    """Where LibreOffice is; None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(files: list[Path], kind: str, folder: Path) -> dict[str, Path]:
    """Convert files to pdf or xlsx in one run, with a profile of its own; gives the new files by stem."""
    out, fonts = folder / kind, folder / "fonts.conf"
    out.mkdir(parents=True, exist_ok=True)
    fonts.write_text(FONTS)
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(SETTINGS, encoding="utf-8")
    _run(folder, "--convert-to", kind, "--outdir", str(out), *map(str, files))
    return {path.stem: path for path in out.iterdir()}


def typed(book: Path, cells: Mapping[tuple[str, str], str], folder: Path) -> Path:
    """Type into a workbook by sheet and place, as one does in LibreOffice, and save it there as xlsx.

    A locked cell takes nothing.
    """
    convert([book], "xlsx", folder)  # the first run makes the profile, with an empty macro in it
    out = folder / "typed.xlsx"
    enter = (f"  Enter(book, {', '.join(map(_quoted, (*where, text)))})" for where, text in cells.items())
    macro = TYPING.format(book=_quoted(book.as_uri()), out=_quoted(out.as_uri()), cells="\n".join(enter))
    module = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(MODULE.format(macro=escape(macro)), encoding="utf-8")
    _run(folder, "macro:///Standard.Module1.Main")
    return out


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _run(folder: Path, *words: str) -> None:
    soffice = program()
    assert soffice is not None
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", *words]
    environment = os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)


def text_of(pdf: Path) -> str:
    """The text of every page, laid out."""
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60
    )
    return done.stdout.decode()

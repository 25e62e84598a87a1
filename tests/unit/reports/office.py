"""LibreOffice as a second pair of eyes: it computes workbooks again and prints them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

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


def program() -> str | None:
    """Where LibreOffice is; None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(files: list[Path], kind: str, folder: Path) -> dict[str, Path]:
    """Convert files to pdf or xlsx in one run, with a profile of its own; gives the new files by stem."""
    out, fonts = folder / kind, folder / "fonts.conf"
    out.mkdir(parents=True, exist_ok=True)
    fonts.write_text(FONTS)
    soffice = program()
    assert soffice is not None
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(out), *map(str, files)]
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)
    return {path.stem: path for path in out.iterdir()}


def text_of(pdf: Path) -> str:
    """The text of every page, laid out."""
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60
    )
    return done.stdout.decode()

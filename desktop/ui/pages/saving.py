"""Asks where a small file is to lie, and writes it beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.made_files import MadeFile, fit_name

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


def folder_of(desk: Desk) -> str:
    """Give the folder of the file made last, else the owner's documents."""
    if desk.made:
        return str(desk.made[-1].path.parent)
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def ask_where(
    parent: QWidget, desk: Desk, title: str, name: str, kinds: dict[str, str], then: Callable[[str], None]
) -> QFileDialog:
    """Ask for a path; `kinds` holds suffixes and what the kinds are called, `then` is told the path chosen."""
    filters = ";;".join(f"{called} (*.{suffix})" for suffix, called in kinds.items())
    dialog = QFileDialog(parent, title, folder_of(desk), filters)
    first = next(iter(kinds))
    dialog.setObjectName("saving.where")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(first)
    dialog.selectFile(f"{fit_name(name)}.{first}")
    dialog.fileSelected.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def write(content: bytes, wanted: MadeFile, made: list[MadeFile]) -> MadeFile:
    """Write a file and take note of it; raises `Fault` as `placing.put`."""
    from desktop.reports.placing import put

    put(content, wanted.path)
    made.append(wanted)
    return wanted


def wanted_file(desk: Desk, chosen: str) -> MadeFile:
    """Give the file to be made at a path; it is for the shop's own use."""
    return MadeFile(Path(chosen), desk.shop, "owner", desk.clock())

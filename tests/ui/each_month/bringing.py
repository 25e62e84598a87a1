"""Files on their way into the window, and what it then shows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.ui.widgets.sheet import Sheet
from desktop.wording.amounts import plain
from tests.ui.each_month.conftest import OCTOBER

DATA = Path(__file__).parents[2] / "data" / "imports"
OVERVIEW = DATA / "Overview_2026-10-01_1793600100_9f2c4be07d1a6e3358c0.zip"
WITHOUT_YEAR, POSTS = DATA / "overview_ja.csv", DATA / "content_broken_quotes.csv"


def drop(record, *files: Path) -> None:
    """Drag files over the window and let them go."""
    drop_urls(record, *(QUrl.fromLocalFile(str(file)) for file in files))


def drop_urls(record, *urls: QUrl) -> None:
    data = QMimeData()
    data.setUrls(urls)
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, buttons, none)
    QApplication.sendEvent(record.window, enter)
    assert enter.isAccepted()
    veil = record.find(QWidget, "veil")
    assert veil.isVisible()
    assert veil.geometry() == record.window.rect()
    QApplication.sendEvent(veil, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, none))
    assert not veil.isVisible()


def wait(qtbot, record) -> None:
    """Wait until nothing is going on."""
    qtbot.waitUntil(lambda: not record.desk.jobs.busy())
    QApplication.processEvents()


def cells(record, name: str) -> list[tuple[str, ...]]:
    lines = record.find(Sheet, name).lines_model.lines
    return [tuple(plain(cell.text) for cell in row.cells) for row in lines.rows]


def values(record, *codes: str) -> list[Decimal | None]:
    sheet = record.desk.months.sheet(OCTOBER)
    return [sheet.row(code).value for code in codes]


def button(record, name: str) -> QAbstractButton:
    return record.find(QAbstractButton, name)


def dialog(record) -> QWidget:
    found = QApplication.activeModalWidget()
    assert found is not None
    return found

"""From the drop to taking it back, in the real program: nothing is lost on the way, and all of it works by keyboard."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.domain.entering import Typed
from desktop.domain.month import Month
from desktop.ui.pages.base import Going
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.sheet import Sheet
from desktop.wording.amounts import plain
from tests.ui.running import Run
from tests.ui.typing_in import click, compose, press

OCTOBER = Month(2026, 10)
OVERVIEW = (
    Path(__file__).parents[2] / "data" / "imports" / "Overview_2026-10-01_1793600100_9f2c4be07d1a6e3358c0.zip"
)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CODES = ("views", "profile_views", "likes", "comments", "shares")


def values(run: Run) -> dict[str, Decimal | None]:
    sheet = run.desk.months.sheet(OCTOBER)
    return {code: sheet.row(code).value for code in CODES}


def drag_and_drop(run: Run, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(60, 60), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(run.program.main, enter)
    veil = run.find(QWidget, "veil")
    assert veil.isVisible()
    QApplication.sendEvent(veil, QDropEvent(QPointF(60, 60), Qt.DropAction.CopyAction, data, left, none))
    run.wait_for_work()
    QApplication.processEvents()


def paste(run: Run, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    QApplication.clipboard().setMimeData(data)
    press(run.window, Qt.Key.Key_V, CTRL)
    run.wait_for_work()
    QApplication.processEvents()


def push(run: Run, name: str) -> None:
    """Press a button by keyboard."""
    button = run.find(QAbstractButton, name)
    button.setFocus()
    press(run.window, Qt.Key.Key_Space)
    run.wait_for_work()
    QApplication.processEvents()


@pytest.fixture
def opened(run):
    """Views are typed otherwise than the file says; likes and comments are not there yet."""
    begun = run()
    begun.desk.months.enter_block(
        OCTOBER, {"views": Typed(Decimal(40_000)), "likes": Typed(None), "comments": Typed(None)}
    )
    begun.program.main.go(Going("each_month", OCTOBER, "sheet"))
    begun.go("home")
    return begun


@pytest.mark.parametrize("bring", [drag_and_drop, paste])
def test_from_the_drop_to_taking_it_back(opened, bring):
    run, before = opened, values(opened)
    bring(run, OVERVIEW)
    sheet = run.find(Sheet, "import.values")
    shown = {
        row.key.removeprefix("2026-10."): plain(row.cells[2].text) for row in sheet.lines_model.lines.rows
    }
    assert shown["likes"] == "1,671件"
    assert shown["views"] == "今のまま"
    assert values(run) == before

    sheet.pick("2026-10.comments")
    sheet.setFocus()
    press(run.window, Qt.Key.Key_Space)
    conflict = run.find(Segmented, "import.conflict.views")
    keep = next(x for x in conflict.findChildren(QAbstractButton) if "40,000" in x.accessibleName())
    keep.setFocus()
    press(run.window, Qt.Key.Key_Right)
    assert conflict.value() == "take"
    push(run, "import.apply")
    after = values(run)
    assert (after["views"], after["likes"], after["comments"]) == (46_800, 1671, None)

    press(run.window, Qt.Key.Key_Z, CTRL)
    assert values(run) == before
    press(run.window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert values(run) == after

    run.desk.months.enter(OCTOBER, "likes", Typed(Decimal(1700)))
    run.program.main.go(Going("each_month", OCTOBER, "import"))
    QApplication.processEvents()
    (step,) = run.desk.importing.sets("sample")
    push(run, f"import.take_back.{step.id}")
    asked = QApplication.activeModalWidget()
    assert asked is not None
    lost = asked.findChild(Sheet, "take_back.lost").lines_model.lines.rows
    assert [(row.key, plain(row.cells[1].text)) for row in lost] == [("2026-10.likes", "1,700件")]
    click(asked.findChild(QAbstractButton, "take_back.do"))
    run.wait_for_work()
    run.activate()
    assert values(run) == before
    press(run.window, Qt.Key.Key_Z, CTRL)
    assert values(run)["likes"] == 1700

    run.program.main.go(Going("each_month", OCTOBER, "close"))
    push(run, "each_month.close")
    assert run.desk.months.sheet(OCTOBER).closed
    frozen = values(run)
    bring(run, OVERVIEW)
    push(run, "import.apply")
    assert values(run) == frozen  # a closed month is never touched

    run.program.main.go(Going("each_month", OCTOBER, "close"))
    reason = run.find(QWidget, "each_month.reason")
    (reason.focusProxy() or reason).setFocus()
    compose(reason, "数えちがいがあった")
    push(run, "each_month.reopen")
    sheet = run.desk.months.sheet(OCTOBER)
    assert (sheet.closed, sheet.reopened) == (False, "数えちがいがあった")

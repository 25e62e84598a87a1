"""What nobody expected is noted and told calmly, and the program goes on."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QObject, QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.ui import errors
from desktop.ui.crash import CrashDialog
from desktop.ui.widgets.buttons import Button
from tests.ui.looking import look_over
from tests.ui.typing_in import click

pytestmark = [pytest.mark.warns, pytest.mark.no_qt_log]


@pytest.fixture
def watch(qapp, tmp_path):
    watch = errors.install(tmp_path / "logs")
    yield watch
    watch.close()


def fail(text: str = "棚が空です") -> None:
    raise LookupError(text)


def report(text: str = "棚が空です") -> None:
    try:
        fail(text)
    except LookupError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def dialogs() -> list[CrashDialog]:
    return [
        each for each in QApplication.topLevelWidgets() if isinstance(each, CrashDialog) and each.isVisible()
    ]


def button(dialog: CrashDialog, name: str) -> Button:
    return next(each for each in dialog.findChildren(Button) if each.accessibleName() == name)


def test_a_fault_in_a_slot_is_noted_and_told_and_all_goes_on(qtbot, watch, tmp_path):
    class Page(QObject):
        def work(self) -> None:
            fail()

    page = Page()
    with qtbot.captureExceptions():  # pytest-qt puts its own hook in place of ours
        sys.excepthook = watch._hook
        QTimer.singleShot(0, page.work)
        qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialog = dialogs()[0]
    assert "思わぬ問題が起きました" in dialog.windowTitle()
    click(button(dialog, "詳しい内容をコピー"))
    assert "LookupError: 棚が空です" in QGuiApplication.clipboard().text()
    click(button(dialog, "続ける"))
    assert dialogs() == []
    written = errors.log_file(tmp_path / "logs").read_text(encoding="utf-8")
    assert "LookupError: 棚が空です" in written
    assert "in fail" in written


def test_the_dialog_says_what_is_safe_first(qtbot, watch):
    report()
    dialog = dialogs()[0]
    words = [
        label.accessibleName()
        for label in dialog.findChildren(type(dialog.body.itemAt(0).widget()))
        if label.accessibleName()
    ]
    assert "までに入力した内容は、保存されています。" in words[1]
    assert words[2] == "このまま続けてお使いいただけます。"
    assert look_over(dialog) == []
    dialog.close()


def test_a_second_fault_does_not_open_a_second_dialog(watch):
    report()
    report("もう一つ")
    assert len(dialogs()) == 1
    dialogs()[0].close()


def test_the_same_fault_is_shown_three_times_only(watch, tmp_path):
    for _each in range(5):
        report()
        for dialog in dialogs():
            dialog.close()
    report()
    assert dialogs() == []
    assert errors.log_file(tmp_path / "logs").read_text(encoding="utf-8").count("LookupError: 棚") == 6


def test_a_fault_on_another_thread_is_told_too(qtbot, watch):
    hook = threading.excepthook
    threading.excepthook = watch._thread_hook
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    threading.excepthook = hook
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].close()


def test_qts_warnings_go_into_the_log(watch, tmp_path):
    qWarning("a painter was left open")
    assert "Qt: a painter was left open" in errors.log_file(tmp_path / "logs").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_no_second_fault(qapp, tmp_path):
    (tmp_path / "logs").write_text("a file, not a folder", encoding="utf-8")
    watch = errors.install(tmp_path / "logs")
    report()
    assert len(dialogs()) == 1
    dialogs()[0].close()
    watch.close()


def test_closing_puts_everything_back(qapp, tmp_path):
    before = sys.excepthook, threading.excepthook
    errors.install(tmp_path).close()
    assert (sys.excepthook, threading.excepthook) == before

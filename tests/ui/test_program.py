"""The program as a whole: starting, switching, undoing across pages, and what the world may do to it."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel

from desktop.app import Program
from desktop.domain.entering import Typed
from desktop.domain.month import Month
from desktop.settings import Paths, Settings, load
from desktop.storage.backups import back_up
from desktop.ui import errors, icons
from desktop.ui.crash import CrashDialog
from desktop.ui.painting import width_of
from desktop.ui.style import look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.sidebar import PlaceList
from desktop.ui.widgets.text_input import TextInput
from tests.ui.running import Run, copy_of, sample_now
from tests.ui.typing_in import click, compose, press

NOV = Month(2026, 11)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
pytestmark = pytest.mark.no_qt_log

FIRST_PAINT = """
import sys
from pathlib import Path
from desktop.app import Program, application, now
from desktop.settings import Paths
app = application()
program = Program(app, Paths(Path(sys.argv[1])), now)
def painted():
    print("painted", flush=True)
def filled():
    print("sqlalchemy" in sys.modules, "alembic" in sys.modules, "matplotlib" in sys.modules, flush=True)
    program.window.close()
program.window.painted.connect(painted)
program.filled.connect(filled)
program.start()
heavy = {"sqlalchemy", "desktop.ui.main_window", "desktop.storage.database", "openpyxl", "matplotlib", "numpy"}
print(sorted(heavy & sys.modules.keys()), flush=True)
app.exec()
"""


class Steps(QObject):
    """Counts the steps of some work."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0

    def note(self, at: int, of: int) -> None:
        self.seen += 1


def views(run: Run) -> Decimal | None:
    """The views of November, as they are kept."""
    row = next(row for row in run.desk.months.sheet(NOV).rows if row.kpi == "views")
    return row.value


def enter_views(run: Run, value: int) -> None:
    assert run.desk.months.enter(NOV, "views", Typed(Decimal(value))) is not None
    QApplication.processEvents()


def test_the_window_is_painted_before_anything_heavy_is_imported(sample_records, tmp_path):
    where = copy_of(sample_records, tmp_path / "records")
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(where.root)], capture_output=True, text=True, timeout=60
    )
    assert done.stdout.splitlines() == ["[]", "painted", "True False False"], done.stderr


def test_home_comes_first_and_a_shop_is_remembered(run):
    first = run()
    assert first.page.objectName() == "page.home"
    assert "御菓子処 雪割堂" in first.window.windowTitle()
    shop = first.desk.setup.new_shop("白妙屋", first.desk.setup.shops()[0].purpose)
    first.program.main.shop_asked.emit(shop.id)
    assert "白妙屋" in first.window.windowTitle()
    first.close()
    assert load(first.where.settings).shop == shop.id
    assert "白妙屋" in run(first.where).window.windowTitle()


def test_another_language_keeps_the_page_and_what_is_being_typed(run):
    opened = run()
    opened.go("help")
    click(opened.find(TextInput, "help.search"))
    compose(opened.window, "最低保")
    opened.program.main.language_asked.emit()
    QApplication.processEvents()
    assert opened.page.objectName() == "page.help"
    assert "Words of the trade" in opened.words()
    field = opened.find(TextInput, "help.search")
    assert field.text() == "最低保"
    assert field.hasFocus()
    assert load(opened.where.settings).language == "en"


def test_another_look_keeps_the_page_and_what_is_being_typed(run):
    opened = run()
    opened.go("help")
    click(opened.find(TextInput, "help.search"))
    compose(opened.window, "成果")
    for change in ({"theme": "dark"}, {"text_scale": 1.5}, {"theme": "light"}, {"text_scale": 1.0}):
        before = opened.window.grab().toImage()
        opened.program.change(replace(opened.program.settings, **change))
        QApplication.processEvents()
        assert opened.window.grab().toImage() != before, change
        field = opened.find(TextInput, "help.search")
        assert (field.text(), field.hasFocus()) == ("成果", True), change
    assert opened.page.objectName() == "page.help"


def option(run: Run, name: str) -> QAbstractButton:
    return next(x for x in run.page.findChildren(QAbstractButton) if x.accessibleName() == name)


def test_settings_are_kept_and_worn_again(run):
    opened = run()
    opened.go("settings")
    click(option(opened, "暗い"))
    click(option(opened, "125%"))
    assert (load(opened.where.settings).theme, load(opened.where.settings).text_scale) == ("dark", 1.25)
    opened.close()
    again = run(opened.where)
    assert again.window.grab().toImage().pixelColor(600, 5).lightness() < 60
    assert again.page.font().pixelSize() == 18


def test_undo_and_redo_by_keys_reach_over_all_pages(run):
    opened = run()
    enter_views(opened, 1200)
    enter_views(opened, 3400)
    opened.go("reports")
    press(opened.window, Qt.Key.Key_Z, CTRL)
    assert views(opened) == 1200
    assert "元に戻しました" in opened.toast()
    opened.go("help")
    click(opened.find(TextInput, "help.search"))
    press(opened.window, Qt.Key.Key_Z, CTRL)
    assert views(opened) is None
    press(opened.window, Qt.Key.Key_Z, CTRL | SHIFT)
    press(opened.window, Qt.Key.Key_Y, CTRL)
    assert views(opened) == 3400
    press(opened.window, Qt.Key.Key_Z, CTRL)
    assert views(opened) == 1200


def test_undo_belongs_to_the_words_while_one_types(run):
    opened = run()
    enter_views(opened, 1200)
    opened.go("help")
    field = opened.find(TextInput, "help.search")
    click(field)
    compose(opened.window, "成果")
    press(opened.window, Qt.Key.Key_Z, CTRL)
    assert (field.text(), views(opened)) == ("", 1200)


def test_home_says_what_changed_once_there_is_calm(run):
    opened = run()
    assert "10月分の請求書に、14,300円の違いがあります" in opened.words()
    invoice = opened.desk.fees.month(Month(2026, 10)).invoice
    opened.desk.fees.receive_invoice(Month(2026, 10), 110_000, invoice.received, invoice.due, "")
    opened.qtbot.waitUntil(lambda: "14,300円の違い" not in opened.words(), timeout=5000)


@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_in_a_small_window_with_large_text_every_name_of_the_rail_is_whole(run, spoken):
    opened = run(settings=Settings(language=spoken, theme="light", text_scale=1.25))
    opened.window.resize(1024, 640)
    QApplication.processEvents()
    rail = opened.window.findChild(PlaceList)
    font = look().font("hint", size=11, bold=True)
    assert len(rail.places.shown) == 10
    assert rail.verticalScrollBar().maximum() == 0
    widest = max(width_of(font, place.short or place.name) for place in rail.places.shown)
    assert widest <= rail.viewport().width()


def test_search_leads_to_the_page(run):
    opened = run()
    press(opened.window, Qt.Key.Key_K, CTRL)
    search = QApplication.activeModalWidget()
    compose(search, "請求書")
    press(search, Qt.Key.Key_Return)
    assert opened.page.objectName() == "page.each_month"
    assert "料金" in opened.words()


@pytest.mark.warns
def test_a_crash_in_a_slot_is_told_and_the_program_goes_on(qtbot, run, tmp_path):
    caught = errors.install(tmp_path / "logs")
    opened = run()

    def slip() -> None:
        raise LookupError("棚が空です")

    with qtbot.captureExceptions():  # pytest-qt puts its own hook in place of ours
        sys.excepthook = caught._hook
        QTimer.singleShot(0, slip)
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), CrashDialog))
    dialog = QApplication.activeModalWidget()
    click(next(x for x in dialog.findChildren(Button) if x.accessibleName() == "続ける"))
    enter_views(opened, 1200)
    opened.go("kpis")
    assert opened.page.objectName() == "page.kpis"
    assert views(opened) == 1200
    caught.close()


def test_a_torn_file_is_told_and_the_backup_put_in_its_place(run, sample_records, tmp_path):
    where = copy_of(sample_records, tmp_path / "torn")
    back_up(where.database, sample_now)
    torn = b"torn " * 4096
    where.database.write_bytes(torn)
    opened = run(where)
    assert "記録を開けませんでした" in opened.words()
    with opened.qtbot.waitSignal(opened.program.opened, timeout=20_000):
        click(opened.find(Button, "trouble.recover"))
    assert opened.page.objectName() == "page.home"
    assert "御菓子処 雪割堂" in opened.window.windowTitle()
    kept = [path for path in where.root.glob("*damaged*") if path.read_bytes() == torn]
    assert len(kept) == 1


def test_without_a_backup_beside_it_one_from_elsewhere_is_chosen(run, sample_records, tmp_path, monkeypatch):
    where = Paths(tmp_path / "torn")
    where.root.mkdir()
    torn = b"torn " * 4096
    where.database.write_bytes(torn)
    opened = run(where)
    assert "使える控えが見つかりませんでした" in opened.words()
    assert opened.window.findChild(Button, "trouble.recover") is None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(sample_records), ""))
    monkeypatch.setattr(Dialog, "exec", lambda _dialog: Dialog.DialogCode.Accepted)
    with opened.qtbot.waitSignal(opened.program.opened, timeout=20_000):
        click(opened.find(Button, "trouble.choose"))
    assert opened.page.objectName() == "page.home"
    assert any(path.read_bytes() == torn for path in where.root.glob("*before-restore*"))


def test_lost_records_are_not_taken_for_a_first_start(run, sample_records, tmp_path):
    where = copy_of(sample_records, tmp_path / "lost")
    back_up(where.database, sample_now)
    where.database.unlink()
    opened = run(where)
    assert "記録を開けませんでした" in opened.words()
    assert opened.find(Button, "trouble.recover").isVisible()


def test_a_folder_that_cannot_be_one_is_told(run, tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    opened = run(Paths(tmp_path / "file" / "records"))
    assert "記録を開けませんでした" in opened.words()
    assert (tmp_path / "file").read_text(encoding="utf-8") == "not a folder"


@pytest.mark.warns
def test_a_program_that_is_not_complete_says_so(qtbot, qapp, monkeypatch, sample_records, tmp_path):
    def lost(_tokens) -> None:
        raise FileNotFoundError("lucide")

    monkeypatch.setattr(icons, "read_drawings", lost)
    program = Program(qapp, copy_of(sample_records, tmp_path / "records"), sample_now)
    program.start()
    qtbot.waitUntil(lambda: program.window.findChild(QLabel) is not None, timeout=5000)
    assert "記録は無事です" in program.window.findChild(QLabel).text()
    program.window.close()
    program.window.deleteLater()
    program.deleteLater()


def test_closing_waits_for_what_is_being_written(run):
    opened, ended = run(), []

    def work(step) -> None:
        try:
            for at in range(1000):
                time.sleep(0.005)
                step(at, 1000)
        finally:
            ended.append("stopped")

    steps = Steps()
    opened.program.jobs.write(work, progressed=steps.note)
    opened.qtbot.waitUntil(lambda: steps.seen > 2)
    opened.window.close()
    assert ended == ["stopped"]


def test_closing_before_the_records_are_open_harms_nothing(qtbot, qapp, run, sample_records, tmp_path):
    where = copy_of(sample_records, tmp_path / "records")
    hasty = Program(qapp, where, sample_now)
    with qtbot.waitSignal(hasty.window.closing, timeout=5000):
        QTimer.singleShot(60, hasty.window.close)
        hasty.start()
    hasty.deleteLater()
    hasty.window.deleteLater()
    assert "御菓子処 雪割堂" in run(where).window.windowTitle()


def test_what_is_being_typed_is_kept_when_the_window_closes(run):
    opened = run()
    opened.go("shop_goal", part="profile")
    field = opened.find(TextInput, "shop_goal.name")
    click(field)
    field.selectAll()
    compose(opened.window, "雪割堂 本店")
    opened.close()
    assert "雪割堂 本店" in run(opened.where).window.windowTitle()


def test_a_second_window_brings_the_first_to_the_front(sample_records, tmp_path):
    where = copy_of(sample_records, tmp_path / "records")
    start = [sys.executable, "-m", "desktop", "--data-dir", str(where.root)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(start, **quiet) as first:
        try:
            until = time.monotonic() + 20
            while not (where.root / "running").exists() and time.monotonic() < until:
                time.sleep(0.05)
            second = subprocess.run(start, **quiet, timeout=20)
            assert second.returncode == 0
            assert first.poll() is None
        finally:
            first.terminate()

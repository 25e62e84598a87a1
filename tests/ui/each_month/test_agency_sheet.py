"""The sheet the agency filled in is dropped, looked at, brought in, undone; its words stand beside the figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.domain.month import Month
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.sheet import Sheet
from desktop.wording.amounts import plain
from tests.ui.each_month.conftest import OCTOBER
from tests.ui.typing_in import click, press

FILLED = Path(__file__).parents[2] / "data" / "agency" / "version-1.xlsx"
NOVEMBER = Month(2026, 11)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dropped(qtbot, record):
    """The sheet of November lies on the page and was looked at."""
    record.go("import", NOVEMBER)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(FILLED))])
    page, buttons, none = record.window.page(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, buttons, none)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, none))
    wait(qtbot, record)
    return record


def wait(qtbot, record) -> None:
    qtbot.waitUntil(lambda: not record.desk.jobs.busy())
    QApplication.processEvents()


def cells(record, name: str) -> list[tuple[str, ...]]:
    lines = record.find(Sheet, name).lines_model.lines
    return [tuple(plain(cell.text) for cell in row.cells) for row in lines.rows]


def value(record, kpi: str):
    return record.desk.months.sheet(NOVEMBER).row(kpi).value


def cancelled(record) -> int:
    return len(record.desk.months.sheet(NOVEMBER).cancellations)


def test_it_is_looked_at_with_everything_it_brings(dropped):
    (file,) = cells(dropped, "import.files")
    assert file[2] == "1か所が要確認"
    values = cells(dropped, "import.values")
    assert ("再生数", "–", "約120,000回") in values
    assert ("お問い合わせの合計", "15件", "今のまま") in values
    said = dropped.words()
    assert "G19" in said
    assert "代行会社の説明が3件あります" in said
    assert "成果の明細が2件あります" in said
    assert "新しい投稿が2件あります" in said
    assert "2026年10月のお問い合わせの合計 1件" in plain(said)
    assert value(dropped, "views") is None
    assert cancelled(dropped) == 0


def test_it_comes_in_as_one_step_and_goes_as_one(qtbot, dropped):
    take = dropped.find(Segmented, "import.conflict.inquiries")
    click(next(x for x in take.findChildren(QAbstractButton) if "17" in x.accessibleName()))
    click(dropped.find(QAbstractButton, "import.apply"))
    wait(qtbot, dropped)
    assert "5個の値" in dropped.toast()
    assert (value(dropped, "views"), value(dropped, "inquiries")) == (120_000, 17)
    assert cancelled(dropped) == 1
    press(dropped.window, Qt.Key.Key_Z, CTRL)
    assert (value(dropped, "views"), value(dropped, "inquiries")) == (None, 15)
    assert cancelled(dropped) == 0
    assert not dropped.desk.months.sheet(NOVEMBER).replies


def test_a_proposed_cancellation_is_left_by_a_click(qtbot, dropped):
    check = dropped.window.findChild(Check)
    ticks = [x for x in dropped.window.findChildren(Check) if x.objectName().startswith("import.cancel.")]
    assert check is not None
    assert [x.isChecked() for x in ticks] == [True]
    click(ticks[0])
    click(dropped.find(QAbstractButton, "import.apply"))
    wait(qtbot, dropped)
    assert value(dropped, "views") == 120_000
    assert cancelled(dropped) == 0


def test_the_agencys_words_stand_beside_the_figures(qtbot, dropped):
    click(dropped.find(QAbstractButton, "import.apply"))
    wait(qtbot, dropped)
    assert "代行会社から: 11月5日は臨時休業でした。" in dropped.words()
    sheet = dropped.find(Sheet, "each_month.sheet")
    model = sheet.lines_model
    name = model.cell(model.index(model.row_of("qualified_inquiries"), 0))
    assert plain(name.below) == "途中までの月"  # what is more pressing stands there
    other = model.cell(model.index(model.row_of("link_ctr"), 0))
    assert plain(other.below) == "代行会社の説明あり"
    said = plain(name.help.lines[-1])
    assert "法事の時期が終わりました。" in said
    assert "次の一手: お歳暮の投稿を増やします。" in said
    assert "佐藤、12月10日まで" in said
    views = model.cell(model.index(model.row_of("views"), 0))
    assert not [line for line in views.help.lines if "代行会社:" in line]


def test_the_review_begins_with_what_the_agency_says(qtbot, dropped):
    click(dropped.find(QAbstractButton, "import.apply"))
    wait(qtbot, dropped)
    dropped.go("review", NOVEMBER)
    said = dropped.words()
    assert "法事の時期が終わりました。" in said
    assert "リンクの文言を変えました。" in said
    assert said.index("11月5日は臨時休業でした。") < said.index("法事の時期が終わりました。")
    dropped.go("review", OCTOBER)
    assert "法事の時期が終わりました。" not in dropped.words()

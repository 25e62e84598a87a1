"""A sheet is typed into, walked through, pasted into and refused as a spreadsheet's user expects."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.ui.widgets.layout import boxed, column
from desktop.ui.widgets.popover import Help, Popover
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_blocks import from_text, to_text
from desktop.ui.widgets.sheet_model import SheetModel
from desktop.ui.widgets.sheet_values import (
    Cell,
    Column,
    Lines,
    Row,
    Typed,
    group,
    not_measured,
    number,
    state,
)  # fmt: skip
from desktop.ui.widgets.text_input import TextInput
from tests.ui.typing_in import click, click_cell, compose, heard, press, shown, type_text

COLUMNS = (
    Column("kpi", "指標", stretch=True),
    Column("target", "目標", right=True),
    Column("september", "9月", right=True),
    Column("october", "10月", right=True, bold=True),
    Column("state", "状態"),
)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def row(key: str, name: str, september: str, october: str, *, editable: bool = True) -> Row:
    cells = (
        Cell(name, help=Help(name, "説明")),
        number("8", "件", colour="muted"),
        number(september, "件", editable=editable),
        number(october, "件", editable=editable) if october else not_measured(),
        state("手入力", "typed"),
    )
    return Row(key, cells)


LINES = Lines(
    COLUMNS,
    (
        group("results", "成果", "お店の売上に直接つながる数"),
        row("inquiries", "お問い合わせ", "7", "11"),
        row("visits", "来店", "19", "22"),
        group("middle", "中間"),
        row("rate", "割合", "6", "6", editable=False),
        row("profile", "プロフィールの表示", "520", ""),
    ),
)


class Keeping(Sheet):
    """A sheet with a page behind it that keeps what is typed, and refuses what is no number."""

    def __init__(self) -> None:
        super().__init__("毎月の記録")
        self.values: dict[tuple[str, str], str] = {}
        self.gestures: list[tuple[Typed, ...]] = []
        self.entered.connect(self._keep)
        self.show_lines(LINES)

    def _keep(self, gesture) -> None:
        self.gestures.append(gesture)
        refused = [typed for typed in gesture if typed.text and not typed.text.isdecimal()]
        for typed in gesture:
            if typed not in refused:
                self.values[typed.row, typed.column] = typed.text
        self.show_lines(self._lines())
        for typed in refused:
            self.refuse(typed, "数字だけで入れてください。保存してある値はそのままです。")

    def _lines(self) -> Lines:
        rows = []
        for line in LINES.rows:
            cells = list(line.cells)
            for place, at in enumerate(COLUMNS):
                kept = self.values.get((line.key, at.key))
                if kept is not None:
                    cells[place] = number(kept, "件", editable=True) if kept else not_measured()
            rows.append(Row(line.key, tuple(cells), line.kind, line.title, line.sentence))
        return Lines(COLUMNS, tuple(rows))


@pytest.fixture
def sheet(qtbot):
    sheet, after = Keeping(), TextInput()
    after.setObjectName("after")
    shown(qtbot, boxed(column(framed(sheet), after)), 900, 500)
    sheet.after = after
    sheet.setFocus()
    return sheet


def at(sheet: Sheet) -> tuple[str, str]:
    index = sheet.currentIndex()
    return LINES.rows[index.row()].key, COLUMNS[index.column()].key


def text(sheet: Sheet, key: str, name: str) -> str:
    model = sheet.lines_model
    return model.index(model.row_of(key), model.column_of(name)).data()


def settled(qtbot, condition) -> None:
    """A cell commits on Return a turn later."""
    qtbot.waitUntil(condition, timeout=1000)


def test_typing_opens_the_cell_and_enter_keeps_and_goes_down(qtbot, sheet):
    sheet.pick("inquiries", "october")
    type_text(sheet, "14")
    press(sheet, Qt.Key.Key_Return)
    settled(qtbot, lambda: at(sheet) == ("visits", "october"))
    assert sheet.gestures == [(Typed("inquiries", "october", "14"),)]
    assert text(sheet, "inquiries", "october") == "14件"


def test_enter_passes_group_rows_and_computed_cells(qtbot, sheet):
    sheet.pick("visits", "october")
    press(sheet, Qt.Key.Key_Return)
    assert at(sheet) == ("profile", "october")


def test_tab_goes_right_through_cells_one_can_type_into_and_then_out(qtbot, sheet):
    sheet.pick("inquiries", "september")
    type_text(sheet, "5")
    press(sheet, Qt.Key.Key_Tab)
    settled(qtbot, lambda: at(sheet) == ("inquiries", "october"))
    press(sheet, Qt.Key.Key_Tab)
    assert at(sheet) == ("visits", "september")
    sheet.pick("profile", "october")
    press(sheet, Qt.Key.Key_Tab)
    assert sheet.after.hasFocus()
    press(sheet, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.hasFocus()


def test_arrows_leave_the_editor_for_the_cell_above_or_below(qtbot, sheet):
    sheet.pick("visits", "october")
    type_text(sheet, "30")
    press(sheet, Qt.Key.Key_Up)
    assert at(sheet) == ("inquiries", "october")
    assert sheet.gestures == [(Typed("visits", "october", "30"),)]


def test_a_click_opens_the_cell(qtbot, sheet):
    click_cell(sheet, 2, 3)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "22"
    assert editor.selectedText() == "22"


def test_an_input_method_opens_the_cell_and_full_width_digits_reach_the_page(qtbot, sheet):
    sheet.pick("visits", "october")
    compose(sheet, "１２")
    press(sheet, Qt.Key.Key_Return)
    settled(qtbot, lambda: sheet.gestures == [(Typed("visits", "october", "１２"),)])


def test_what_was_not_changed_is_not_told(qtbot, sheet):
    sheet.pick("visits", "october")
    press(sheet, Qt.Key.Key_F2)
    press(sheet, Qt.Key.Key_Return)
    settled(qtbot, lambda: at(sheet) != ("visits", "october"))
    assert sheet.gestures == []


def test_escape_leaves_the_cell_as_it_was(qtbot, sheet):
    sheet.pick("visits", "october")
    type_text(sheet, "9")
    press(sheet, Qt.Key.Key_Escape)
    press(sheet, Qt.Key.Key_Escape)
    assert sheet.gestures == []
    assert text(sheet, "visits", "october") == "22件"


def test_a_refused_text_stays_with_its_reason_and_the_row_grows(qtbot, sheet):
    before, low = sheet.sizeHint().height(), sheet.rowHeight(2)
    sheet.pick("visits", "october")
    compose(sheet, "23くらい")
    press(sheet, Qt.Key.Key_Return)
    settled(qtbot, lambda: sheet.rowHeight(2) == low + 28)
    assert at(sheet) == ("visits", "october")
    assert sheet.sizeHint().height() == before + 28
    assert text(sheet, "visits", "october") == "23くらい"
    model = sheet.lines_model
    index = model.index(2, 3)
    assert "そのまま" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    type_text(sheet, "23")
    press(sheet, Qt.Key.Key_Return)
    settled(qtbot, lambda: sheet.rowHeight(2) == low)
    assert text(sheet, "visits", "october") == "23件"


@pytest.mark.parametrize("opened", [False, True], ids=["on the cell", "in the cell"])
def test_escape_gives_a_refused_text_up(qtbot, sheet, opened):
    low = sheet.rowHeight(2)
    sheet.pick("visits", "october")
    compose(sheet, "23くらい")
    press(sheet, Qt.Key.Key_Return)
    settled(qtbot, lambda: sheet.rowHeight(2) > low)
    if opened:
        press(sheet, Qt.Key.Key_F2)
    press(sheet, Qt.Key.Key_Escape)
    assert text(sheet, "visits", "october") == "22件"
    assert sheet.rowHeight(2) == low


def test_the_reason_is_painted_below_its_cell(qtbot, sheet, wear):
    theme = wear()
    sheet.refuse(Typed("visits", "october", "くらい"), "だめ")
    QApplication.processEvents()
    picture = sheet.viewport().grab().toImage()
    rect = sheet.visualRect(sheet.lines_model.index(2, 3))
    band = [
        picture.pixelColor(x, y).name()
        for x in range(rect.left(), picture.width())
        for y in range(rect.bottom() - 24, rect.bottom() - 4)
    ]
    assert theme.colour("bad").name() in band


def test_a_block_from_excel_is_one_gesture(qtbot, sheet):
    QGuiApplication.clipboard().setText("1\t2\r\n3\t\r\n9\t9\r\n4\t5\r\n")
    sheet.pick("inquiries", "september")
    press(sheet, Qt.Key.Key_V, CTRL)
    assert sheet.gestures == [
        (
            Typed("inquiries", "september", "1"),
            Typed("inquiries", "october", "2"),
            Typed("visits", "september", "3"),
            Typed("visits", "october", ""),
            Typed("profile", "september", "4"),
            Typed("profile", "october", "5"),
        )
    ]
    assert text(sheet, "visits", "october") == "未計測"


def test_one_value_fills_the_selected_cells(qtbot, sheet):
    sheet.pick("inquiries", "september")
    press(sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(sheet, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QGuiApplication.clipboard().setText("7")
    press(sheet, Qt.Key.Key_V, CTRL)
    assert {typed.text for typed in sheet.gestures[0]} == {"7"}
    assert len(sheet.gestures[0]) == 4


def chosen(sheet: Sheet) -> set[tuple[int, int]]:
    return {(at.row(), at.column()) for at in sheet.selectedIndexes()}


@pytest.mark.parametrize("come", [Qt.Key.Key_Return, Qt.Key.Key_Tab], ids=["enter", "tab"])
def test_after_enter_and_tab_a_block_begins_where_the_cursor_is(qtbot, sheet, come):
    sheet.pick("inquiries", "september")
    press(sheet, Qt.Key.Key_Right)
    press(sheet, Qt.Key.Key_Left)
    press(sheet, come)
    if come is Qt.Key.Key_Return:
        press(sheet, come)
        assert at(sheet) == ("profile", "september")
    else:
        press(sheet, come)
        assert at(sheet) == ("visits", "september")
    here = (sheet.currentIndex().row(), sheet.currentIndex().column())
    press(sheet, Qt.Key.Key_Right, SHIFT)
    assert chosen(sheet) == {here, (here[0], here[1] + 1)}
    press(sheet, Qt.Key.Key_Left, SHIFT)
    assert chosen(sheet) == {here}
    press(sheet, Qt.Key.Key_Up, SHIFT)
    assert chosen(sheet) == {here, (here[0] - 1, here[1])}


def test_at_the_edge_a_block_stays_where_the_cursor_is(qtbot, sheet):
    sheet.pick("inquiries", "september")
    press(sheet, Qt.Key.Key_Right)
    press(sheet, Qt.Key.Key_Left)
    press(sheet, Qt.Key.Key_Return)
    press(sheet, Qt.Key.Key_Return)
    here = (sheet.currentIndex().row(), sheet.currentIndex().column())
    press(sheet, Qt.Key.Key_Down, SHIFT)
    assert chosen(sheet) == {here}


def test_a_block_stretches_past_a_hidden_column(qtbot, sheet):
    sheet.pick("inquiries", "september")
    row, column = sheet.currentIndex().row(), sheet.currentIndex().column()
    sheet.setColumnHidden(column + 1, True)
    press(sheet, Qt.Key.Key_Right, SHIFT)
    assert sheet.currentIndex().column() == column + 2
    assert chosen(sheet) == {(row, column), (row, column + 2)}


def test_a_click_with_shift_stretches_from_the_cursor(qtbot, sheet):
    sheet.pick("inquiries", "september")
    press(sheet, Qt.Key.Key_Return)
    place = sheet.visualRect(sheet.lines_model.index(5, 3)).center()
    QTest.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, SHIFT, place)
    assert chosen(sheet) == {(row, column) for row in (2, 4, 5) for column in (2, 3)}


def test_delete_empties_the_selected_cells_as_one_gesture(qtbot, sheet):
    sheet.pick("inquiries", "september")
    press(sheet, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(sheet, Qt.Key.Key_Delete)
    assert sheet.gestures == [(Typed("inquiries", "september", ""), Typed("inquiries", "october", ""))]
    assert text(sheet, "inquiries", "october") == "未計測"


def test_copying_gives_numbers_without_units(qtbot, sheet):
    sheet.pick("inquiries", "september")
    press(sheet, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(sheet, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "7\t11"


def test_the_question_mark_and_f1_explain(qtbot, sheet):
    sheet.pick("visits", "october")
    press(sheet, Qt.Key.Key_F1)
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, Popover)
    assert popover.accessibleName() == "来店"
    press(popover, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    index = sheet.lines_model.index(2, 0)
    click(sheet.viewport(), sheet._help_rect(index).center().toPoint())
    assert isinstance(QApplication.activePopupWidget(), Popover)
    QApplication.activePopupWidget().close()


def test_a_box_is_ticked_by_click_and_space(qtbot):
    tick = Sheet("項目", whole_rows=True)
    lines = Lines(
        (Column("on"), Column("name", "項目", stretch=True)),
        (Row("a", (Cell(tick=False), Cell("解約"))), Row("b", (Cell(tick=True), Cell("税")))),
    )
    tick.show_lines(lines)
    shown(qtbot, framed(tick), 400, 200)
    ticked, picked = heard(tick.ticked), heard(tick.row_picked)
    click_cell(tick, 0, 0)
    tick.setCurrentIndex(tick.lines_model.index(1, 0))
    tick.setFocus()
    press(tick, Qt.Key.Key_Space)
    assert ticked == [("a", True), ("b", False)]
    assert picked[-1] == "b"


def test_a_link_is_followed_by_click_and_enter(qtbot):
    sheet = Sheet("提案書")
    sheet.show_lines(
        Lines((Column("name", "名前", stretch=True),), (Row("a", (Cell("見積書", link=True),)),))
    )
    shown(qtbot, framed(sheet), 400, 120)
    opened = heard(sheet.opened)
    click_cell(sheet, 0, 0)
    sheet.setFocus()
    press(sheet, Qt.Key.Key_Return)
    assert opened == [("a", "name"), ("a", "name")]


def test_cells_are_spoken_with_row_and_column(sheet):
    face = QAccessible.queryAccessibleInterface(sheet)
    names = {face.child(place).text(QAccessible.Text.Name) for place in range(face.childCount())}
    assert {"来店、10月、22件", "お問い合わせ、目標、8件", "プロフィールの表示、10月、未計測"} <= names


def test_showing_other_lines_keeps_cursor_and_open_editor(qtbot, sheet):
    sheet.pick("profile", "october")
    type_text(sheet, "6")
    editor = QApplication.focusWidget()
    fewer = Lines(COLUMNS, LINES.rows[:1] + LINES.rows[2:] + (row("new", "新しい指標", "1", "2"),))
    sheet.show_lines(fewer)
    assert QApplication.focusWidget() is editor
    assert sheet.value() == "profile"
    press(sheet, Qt.Key.Key_Return)
    settled(qtbot, lambda: sheet.gestures == [(Typed("profile", "october", "6"),)])


def test_the_sheet_is_as_high_as_its_rows(qtbot, sheet):
    last = sheet.visualRect(sheet.lines_model.index(len(LINES.rows) - 1, 0))
    assert sheet.viewport().height() - last.bottom() in range(4)


def test_the_model_is_sound(qtmodeltester):
    model = SheetModel()
    model.show(LINES)
    qtmodeltester.check(model)


keys = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


@settings(deadline=None, max_examples=60)
@given(keys, keys)
def test_any_change_of_rows_ends_in_the_new_rows_and_keeps_those_that_stay(before, after):
    model = SheetModel()

    def lines(names: list[str]) -> Lines:
        return Lines((Column("x"),), tuple(Row(name, (Cell(name),)) for name in names))

    model.show(lines(before))
    moves: list[int] = []
    model.rowsInserted.connect(lambda _parent, first, last: moves.append(last - first + 1))
    model.rowsRemoved.connect(lambda _parent, first, last: moves.append(first - last - 1))
    model.show(lines(after))
    assert [model.index(place, 0).data() for place in range(model.rowCount())] == after
    assert len(before) + sum(moves) == len(after)


cells = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=6)


@settings(deadline=None)
@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=4))
def test_a_block_survives_the_clipboard(block):
    block = [[*line, "end"] for line in block]
    assert from_text(to_text(block)) == block


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("1", [["1"]]),
        ("1\t2\r\n3\t\r\n", [["1", "2"], ["3", ""]]),
        ("1\n2\n", [["1"], ["2"]]),
        ('"a\nb"\t"say ""yes"""\n', [["a\nb", 'say "yes"']]),
        ('5" screen\t2', [['5" screen', "2"]]),
        ("\t\r\n", [["", ""]]),
        ("", [[""]]),
    ],
)
def test_blocks_as_programs_write_them(text, block):
    assert from_text(text) == block


def test_the_current_cell_has_a_frame_and_no_fill(qtbot, wear):
    theme = wear()
    sheet = Sheet("毎月の記録")
    sheet.show_lines(LINES)
    shown(qtbot, sheet)
    sheet.setFocus()
    sheet.pick("visits", "october")
    QApplication.processEvents()
    model = sheet.lines_model
    place = sheet.visualRect(model.index(model.row_of("visits"), model.column_of("october")))
    corner = sheet.viewport().grab().toImage().pixelColor(place.left() + 2, place.top() + 2)
    other = sheet.visualRect(model.index(model.row_of("inquiries"), model.column_of("october")))
    assert corner == sheet.viewport().grab().toImage().pixelColor(other.left() + 2, other.top() + 2)
    assert corner != theme.colour("selection")


@pytest.mark.parametrize(
    ("start", "move", "fill", "typed"),
    [
        ("october", Qt.Key.Key_Down, Qt.Key.Key_D, Typed("visits", "october", "11")),
        ("september", Qt.Key.Key_Right, Qt.Key.Key_R, Typed("inquiries", "october", "7")),
    ],
    ids=["down", "right"],
)
def test_ctrl_d_and_r_repeat_the_first_cell_of_a_block(sheet, start, move, fill, typed):
    sheet.pick("inquiries", start)
    press(sheet, move, Qt.KeyboardModifier.ShiftModifier)
    press(sheet, fill, CTRL)
    assert sheet.gestures == [(typed,)]


def test_of_a_list_one_row_is_chosen_shift_or_not(qtbot):
    list_ = Sheet("ファイル", whole_rows=True)
    rows = tuple(Row(f"f{at}", (Cell(f"{at}.csv"),)) for at in range(3))
    list_.show_lines(Lines((Column("file", "ファイル", stretch=True),), rows))
    shown(qtbot, boxed(column(list_, None)))
    list_.setFocus()
    list_.pick("f0")
    press(list_, Qt.Key.Key_Down, SHIFT)
    assert chosen(list_) == {(1, 0)}


@pytest.mark.parametrize(("count", "scrolls"), [(3, False), (12, True)])
def test_a_list_of_at_most_so_many_rows_scrolls_beyond(qtbot, count, scrolls):
    list_ = Sheet("ファイル", most=4, whole_rows=True)
    rows = tuple(Row(f"f{at}", (Cell(f"{at}.csv"),)) for at in range(count))
    list_.show_lines(Lines((Column("file", "ファイル", stretch=True),), rows))
    shown(qtbot, boxed(column(list_, None)), 500, 700)
    high, head = list_.rowHeight(0), list_.horizontalHeader().height()
    assert list_.height() == head + (4 * high + high // 2 if scrolls else count * high)
    assert list_.verticalScrollBar().isVisible() is scrolls
    list_.pick(rows[-1].key)
    assert list_.viewport().rect().contains(list_.row_rect(rows[-1].key))

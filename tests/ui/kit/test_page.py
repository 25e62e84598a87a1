"""Page, cards, buttons, messages and ways: what a user sees, hears and reaches with keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.ui.accessible import alert
from desktop.ui.style import look
from desktop.ui.widgets import toast as toast_module
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.closing_steps import ClosingSteps, Step
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.focus import FocusRing
from desktop.ui.widgets.layout import Columns, Flow, boxed, column, row
from desktop.ui.widgets.marks import Chip, Icon
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.progress import Bar, Working
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.shop_switcher import ShopSwitcher
from desktop.ui.widgets.sidebar import Place, Sidebar
from desktop.ui.widgets.tabs import Tabs
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.widgets.text_input import LongText
from desktop.ui.widgets.toast import Toast
from desktop.wording.amounts import plain
from tests.ui.looking import cut_texts, doubled_keys, faint, nameless
from tests.ui.typing_in import click, heard, press, shown


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_the_head_asks_for_undo_redo_and_search(qtbot):
    page = Page("毎月の記録", "空欄は「未計測」です。")
    shown(qtbot, page, 1100, 700)
    undo, redo = heard(page.tools.undo_asked), heard(page.tools.redo_asked)
    page.tools.set_undo("来店の入力を元に戻す")
    buttons = {button.accessibleName(): button for button in page.tools.findChildren(IconButton)}
    click(buttons["来店の入力を元に戻す"])
    click(buttons["やり直す"])
    assert (undo, redo) == ([()], [])
    assert "Ctrl+Z" in buttons["来店の入力を元に戻す"].toolTip()


def test_the_column_is_at_most_1040_wide_and_centred(qtbot):
    page = Page("ホーム")
    card = Card("目標")
    page.add(card)
    shown(qtbot, page, 1500, 700)
    assert card.width() == 1040
    middle = card.mapTo(page, card.rect().center()).x()
    assert abs(middle - 750) < 8
    page.resize(900, 700)
    QApplication.processEvents()
    assert card.width() == 900 - 64


def test_a_full_page_uses_the_whole_width(qtbot):
    page = Page("毎月の記録", full=True)
    card = Card("表")
    page.add(card)
    shown(qtbot, page, 1500, 700)
    assert card.width() == 1500 - 64


def test_the_side_goes_under_where_there_is_no_room(qtbot):
    main, side = Card("主"), Card("脇")
    both = Columns(main, side)
    shown(qtbot, both, 1040, 400)
    assert side.y() == main.y()
    both.resize(600, 400)
    QApplication.processEvents()
    assert side.y() > main.y()
    assert side.width() == main.width()


def test_the_toast_covers_nothing_and_undoes(qtbot):
    page = Page("毎月の記録")
    shown(qtbot, page, 900, 600)
    before = page._scroll.height()
    page.toast.say("リンクのタップを41回に変えました", "元に戻す", "Ctrl+Z")
    QApplication.processEvents()
    assert page._scroll.height() <= before - 44
    acted = heard(page.toast.acted)
    action = next(
        child for child in page.toast.children() if getattr(child, "accessibleName", str)() == "元に戻す"
    )
    click(action)
    assert acted == [()]
    assert not page.toast.isVisible()


def test_the_toast_goes_by_itself_but_not_under_the_focus(qtbot, monkeypatch):
    monkeypatch.setattr(toast_module, "STAYS", 40)
    toast = Toast()
    shown(qtbot, boxed(column(toast, Button("別"))), 600, 200)
    toast.say("変えました", "元に戻す")
    toast._action.setFocus()
    QTest.qWait(120)
    assert toast.isVisible()
    toast._action.clearFocus()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_buttons_answer_to_enter_and_space_and_say_what_they_do(qtbot):
    button = Button("作る", "primary", name="10月の報告書を作る")
    shown(qtbot, boxed(column(button)), 300, 100)
    clicked = heard(button.clicked)
    button.setFocus()
    press(button, Qt.Key.Key_Return)
    press(button, Qt.Key.Key_Space)
    assert len(clicked) == 2
    assert name(button) == "10月の報告書を作る"
    button.set_busy("作っています…")
    assert not button.isEnabled()
    assert name(button) == "作っています…"
    button.set_busy("")
    assert name(button) == "10月の報告書を作る"


def test_an_ampersand_is_shown_and_marks_no_key(qtbot):
    button = Button("Shop & goal")
    shown(qtbot, boxed(column(button)), 300, 100)
    assert button.shortcut().isEmpty()
    assert name(button) == "Shop & goal"


def test_the_ring_follows_the_keyboard_only(qtbot):
    first, second = Button("一"), Button("二")
    window = boxed(row(first, second))
    shown(qtbot, window, 300, 100)
    click(second)
    assert not window.findChildren(FocusRing)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    rings = window.findChildren(FocusRing)
    assert [ring.widget() for ring in rings] == [first]
    assert rings[0].geometry() == first.geometry().adjusted(-4, -4, 4, 4)
    press(window, Qt.Key.Key_Tab)
    assert [ring.widget() for ring in window.findChildren(FocusRing) if ring.isVisible()] == [second]


def test_roles_and_names_reach_screen_readers(qtbot):
    card, banner, bar = (
        Card("計算の例"),
        Banner("bad", "控えを作れませんでした", "記録は無事です。"),
        Bar("50件、目標84件、計画44件"),
    )
    chip, steps = (
        Chip("重大", "bad", "critical"),
        ClosingSteps("締めの手順", (Step("a", "取り込み", "done"),)),
    )
    shown(qtbot, boxed(column(card, banner, bar, chip, steps)), 500, 400)
    assert (role(card), name(card)) == (QAccessible.Role.Grouping, "計算の例")
    assert (role(banner), name(banner)) == (QAccessible.Role.AlertMessage, "控えを作れませんでした")
    assert (role(bar), name(bar)) == (QAccessible.Role.ProgressBar, "50件、目標84件、計画44件")
    assert (role(chip), name(chip)) == (QAccessible.Role.StaticText, "重大")
    assert (role(steps), name(steps)) == (QAccessible.Role.List, "締めの手順")
    alert(banner)


def test_closing_steps_lead_to_their_step(qtbot):
    steps = ClosingSteps(
        "締めの手順", (Step("import", "取り込み", "done"), Step("check", "数字の確認", "now"))
    )
    shown(qtbot, boxed(row(steps, None)), 500, 100)
    asked = heard(steps.asked)
    buttons = [child for child in steps.findChildren(QWidget) if child.accessibleName() == "取り込み、済み"]
    click(buttons[0])
    assert asked == ["import"]


def test_tabs_move_with_arrows_and_say_their_count(qtbot):
    tabs = Tabs("契約")
    tabs.add("terms", "契約の条件")
    tabs.add("checks", "確認リスト", 10)
    shown(qtbot, boxed(column(tabs)), 500, 100)
    picked = heard(tabs.picked)
    tabs.set_value("checks")
    tabs.set_value("terms")
    assert picked == []
    tabs.setFocus()
    press(tabs, Qt.Key.Key_Right)
    assert picked == ["checks"]
    face = QAccessible.queryAccessibleInterface(tabs)
    assert "確認リスト、10件" in [
        face.child(at).text(QAccessible.Text.Name) for at in range(face.childCount())
    ]


def sidebar() -> Sidebar:
    bar = Sidebar((Place("settings", "設定", "settings"), Place("help", "ヘルプ", "help")))
    bar.switcher.show_shop("菓子処 見本堂", "石川県金沢市")
    bar.show_groups(
        (
            ("", (Place("home", "ホーム", "home"),)),
            ("はじめに決めること", (Place("contract", "契約", "contract", "契約", "attention", 7),)),
        )
    )
    bar.set_value("home")
    return bar


def test_the_sidebar_is_one_tab_stop_with_arrows(qtbot):
    bar = sidebar()
    shown(qtbot, bar, 216, 500)
    asked = heard(bar.asked)
    bar.list.setFocus()
    press(bar, Qt.Key.Key_Down)
    press(bar, Qt.Key.Key_Return)
    assert asked == ["contract"]
    face = QAccessible.queryAccessibleInterface(bar.list)
    names = [face.child(at).text(QAccessible.Text.Name) for at in range(face.childCount())]
    assert "契約、要確認、7件" in names


def test_the_rail_keeps_names_and_the_foot(qtbot):
    bar = sidebar()
    shown(qtbot, bar, 216, 500)
    bar.set_rail(True)
    QApplication.processEvents()
    assert bar.width() == 76
    assert [place.key for place in bar.list.places.shown] == ["home", "contract", "settings", "help"]


def test_the_switcher_offers_shops(qtbot):
    switcher = ShopSwitcher()
    switcher.show_shop("菓子処 見本堂", "金沢")
    switcher.offer((Option("b", "旅館 見本"),), (Option("add", "お店を登録する"),))
    shown(qtbot, boxed(column(switcher)), 216, 100)
    picked = heard(switcher.picked)
    click(switcher)
    press(switcher._menu, Qt.Key.Key_Down)
    press(switcher._menu, Qt.Key.Key_Return)
    assert picked == ["b"]
    assert name(switcher) == "お店: 菓子処 見本堂、切り替える"


def test_working_says_how_far_it_is_and_can_be_stopped(qtbot):
    working = Working("報告書を作っています…")
    shown(qtbot, boxed(column(working)), 400, 100)
    stopped = heard(working.stopped)
    working.show_step(6, 9, "報告書を作っています… 6 / 9シート")
    assert working._bar.value() == 667
    click(working._stop)
    assert stopped == [()]


def test_a_dialog_answers_and_folds_its_details(qtbot):
    dialog = Dialog(
        "思わぬ問題が起きました", "続けられます。", safe=("保存されています。",), details="Traceback …"
    )
    go_on = dialog.offer(Button("続ける", "primary"), answer=Dialog.DialogCode.Accepted)
    shown(qtbot, dialog, 560, 300)
    assert not dialog._details.isVisible()
    click(dialog._more)
    assert dialog._details.isVisible()
    finished = heard(dialog.finished)
    click(go_on)
    assert finished == [Dialog.DialogCode.Accepted]


def test_paragraphs_take_bold_only_and_short_lines(qtbot):
    paragraph = Paragraph("<b>74件</b> & <i>お店</i>")
    shown(qtbot, boxed(column(paragraph)), 1200, 100)
    assert "<b>74件</b> &amp; &lt;i&gt;" in plain(paragraph.text())
    assert name(paragraph) == "74件 & <i>お店</i>"
    assert paragraph.width() - paragraph.contentsMargins().right() == 42 * 14 + 1


def test_an_icon_stands_in_the_middle_of_the_first_line(qtbot):
    sign, text = Icon("attention", "warn", "icon_small"), Paragraph("支払いの上限がありません。" * 4)
    box = boxed(row(sign, text, top=True))
    shown(qtbot, box, 240, 120)
    assert text.height() > 2 * look().line("body")
    assert abs(sign.geometry().center().y() - look().line("body") / 2) <= 1


def test_chips_go_on_in_the_next_line(qtbot):
    chips = [Chip("途中までの月", "warn", "partial_month") for _each in range(6)]
    box = boxed(Flow(*chips))
    shown(qtbot, box, 300, 200)
    assert len({chip.y() for chip in chips}) == 3


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_sizes_grow_with_the_text(qtbot, wear, scale):
    wear(scale=scale)
    assert Button("保存する").sizeHint().height() == round(36 * scale)
    assert IconButton("undo", "元に戻す").sizeHint() == QSize(round(32 * scale), round(32 * scale))


def test_planted_faults_are_seen(qtbot):
    cut, low = Label("切れてしまう長い文字です"), Paragraph("二行になる長い文がここに入ります。" * 3)
    cut.setFixedWidth(40)
    low.setFixedSize(200, 20)
    bare, pale = QLabel("薄い"), Button("一", key="Alt+N")
    palette = bare.palette()
    palette.setColor(bare.foregroundRole(), palette.color(bare.backgroundRole()).darker(120))
    bare.setPalette(palette)
    other, mute = Button("二", key="Alt+N"), QWidget()
    mute.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window = shown(qtbot, boxed(column(cut, low, bare, row(pale, other), mute)), 400, 400)
    assert len(cut_texts(window)) == 2
    assert len(faint(window)) == 1
    assert len(doubled_keys(window)) == 1
    assert any("QWidget" in found for found in nameless(window))


def test_no_line_holds_a_stray_one_or_two_characters(qapp) -> None:
    paragraph = Paragraph("作業時間も、1件あたりの総費用に入ります。")
    paragraph.show()
    left = []
    for width in range(120, 300):
        lines = QTextDocument()
        lines.setDefaultFont(paragraph.font())
        lines.setHtml(paragraph.text())
        lines.setTextWidth(width)
        lines.size()
        laid = lines.firstBlock().layout()
        left.append(laid.lineAt(laid.lineCount() - 1).textLength())
    assert min(left) >= 4
    assert paragraph.accessibleName() == "作業時間も、1件あたりの総費用に入ります。"


def test_a_dialog_is_no_higher_than_its_window(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 500)
    dialog = Dialog("お願い", "送る前に読んでください。", parent=window)
    letter = LongText("一行\n" * 40, most=30)
    dialog.add(letter)
    close = dialog.offer(Button("閉じる"), answer=0)
    dialog.show()
    assert dialog.height() <= 500
    assert letter.geometry().bottom() < close.geometry().top() <= dialog.height() - close.height()


@pytest.mark.parametrize("answer", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_dialog_is_gone_once_it_is_answered(qtbot, answer):
    window = shown(qtbot, QWidget())
    dialog = Dialog("お願い", parent=window)
    dialog.offer(Button("送る", "primary"), answer=1)
    dialog.open()
    press(dialog, answer)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.findChildren(Dialog) == []

"""Ready to count: answers by click and key, tags with their address and code, proposals, files saved, Home's hint."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QRadioButton, QWidget

from desktop.domain.contract.contracts import ContractState
from desktop.domain.counting import Countable, uncountable
from desktop.domain.home import Matter
from desktop.domain.shop import Purpose
from desktop.domain.tags import Tag, TagKind, address
from desktop.reports.qr import matrix, png
from desktop.ui.pages.base import Going
from desktop.ui.pages.shop_goal import ShopGoalPage
from desktop.ui.search import Search
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.qr_picture import QUIET, QrPicture
from desktop.wording.amounts import plain
from tests.ui.looking import look_over
from tests.ui.typing_in import click, compose, heard, press, shown

from .conftest import book, named, tab_to
from .test_shop_goal import opened

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, desk) -> ShopGoalPage:
    return opened(qtbot, desk, height=2400, part="measuring")


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    seen = (x for x in widget.findChildren(QLabel) if x.isVisible())
    return plain("\n".join(x.accessibleName() or x.text() for x in seen)).replace("\u200b", "")


def pick(page, kpi: str, word: str) -> None:
    state = named(page, f"measuring.state.{kpi}")
    page.show_widget(state)
    click(next(x for x in state.findChildren(QRadioButton) if x.text() == word))


def counting(desk, kpi: str):
    return next((x for x in book(desk).countings if x.kpi == kpi), None)


def tag_of(desk, text: str) -> Tag:
    return next(x for x in book(desk).tags if x.text == text)


def press_button(page, name: str) -> None:
    button = named(page, name)
    page.show_widget(button)
    click(button)


def dialog_of(page) -> QWidget:
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog


def write_into(dialog, name: str, text: str) -> None:
    control = named(dialog, name)
    control.setFocus()
    press(dialog, Qt.Key.Key_A, CTRL)
    compose(dialog, text)


def error(dialog, name: str) -> str:
    return next(x for x in dialog.findChildren(Field) if x.control.objectName() == name).error()


def save_as(owner, path: Path) -> None:
    dialog = owner.findChild(QFileDialog, "saving.where")
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_one_click_answers_and_undo_takes_it_back(page, desk):
    assert "料金と目標にかかわる3件は、すべて数えられます" in words(page)
    pick(page, "inquiries", "数えられない")
    assert uncountable(book(desk)) == {"inquiries"}
    assert counting(desk, "inquiries").how.startswith("芳江")
    assert "3件のうち、2件を数えられます" in words(page)
    assert "数えられないものに、料金がかかっています" in words(named(page, "measuring.blocked"))
    assert desk.database.undo("sample").act == "answer_counting"
    assert "すべて数えられます" in words(page)
    assert not named(page, "measuring.blocked").isVisible()


def test_a_note_is_asked_once_there_is_an_answer_and_kept_when_left(page, desk):
    how = named(page, "measuring.how.internal_hours")
    assert not how.isVisible()
    pick(page, "internal_hours", "まだ")
    assert how.isVisible()
    how.setFocus()
    compose(page, "芳江がノートに書く")
    press(page, Qt.Key.Key_Tab)
    kept = counting(desk, "internal_hours")
    assert (kept.state, kept.how) == (Countable.NOT_YET, "芳江がノートに書く")


def test_the_keyboard_alone_answers(page, desk):
    named(page, "measuring.state.local_audience_share").begin()
    press(page, Qt.Key.Key_Space)
    assert counting(desk, "local_audience_share").state is Countable.READY
    press(page, Qt.Key.Key_Right)
    assert counting(desk, "local_audience_share").state is Countable.NOT_YET


def test_what_would_make_a_count_certain_is_said(page, desk):
    for tag in book(desk).tags:
        desk.measuring.remove_tag(tag)
    assert "確かに数えるには、このどれかがあると安心です: リンク、合言葉、電話番号" in words(page)
    assert "目印をつけておくと、TikTokから来た成果だと分かります。" in words(page)


def test_a_link_shows_its_address_and_code_while_it_is_typed(page, desk):
    press_button(page, "measuring.add")
    dialog = dialog_of(page)
    assert error(dialog, "tag.text") == ""
    write_into(dialog, "tag.place", "栗のシリーズ")
    write_into(dialog, "tag.text", "雪割堂.jp/栗")
    write_into(dialog, "tag.content", "Kuri 2026")
    made = "https://xn--ner88kkq6d.jp/%E6%A0%97?utm_source=tiktok&utm_medium=social&utm_content=kuri_2026"
    assert named(dialog, "tag.address").accessibleName().replace("\u200b", "") == made
    assert made in named(dialog, "tag.code").accessibleName()
    assert read(named(dialog, "tag.code")) == matrix(made)
    assert look_over(dialog) == []
    press(dialog, Qt.Key.Key_Tab)
    click(named(dialog, "tag.save"))
    assert address(tag_of(desk, "雪割堂.jp/栗")) == made
    assert "栗のシリーズ" in words(page)
    assert desk.database.undo("sample").act == "put_tag"
    assert "栗のシリーズ" not in words(page)


def test_what_is_wrong_stands_at_its_field(page, desk):
    press_button(page, "measuring.add")
    dialog = dialog_of(page)
    write_into(dialog, "tag.place", "プロフィール")
    write_into(dialog, "tag.text", "mailto:a@example.jp")
    click(named(dialog, "tag.save"))
    assert "ページのアドレス" in error(dialog, "tag.text")
    assert look_over(dialog) == []
    write_into(dialog, "tag.text", "https://example.jp/")
    write_into(dialog, "tag.campaign", "visit")
    write_into(dialog, "tag.content", "profile")
    click(named(dialog, "tag.save"))
    assert "区別できません" in error(dialog, "tag.content")
    assert len(book(desk).tags) == 5
    press(dialog, Qt.Key.Key_Escape)


def test_a_word_is_proposed_and_a_doubled_one_refused(page, desk):
    press_button(page, "measuring.add")
    dialog = dialog_of(page)
    kind = named(dialog, "tag.kind")
    click(next(x for x in kind.findChildren(QRadioButton) if x.text() == "合言葉"))
    assert named(dialog, "tag.text").value()
    assert not named(dialog, "tag.code").isVisible()
    write_into(dialog, "tag.place", "電話")
    write_into(dialog, "tag.text", "ユキワリ")
    click(named(dialog, "tag.save"))
    assert "区別できません" in error(dialog, "tag.text")
    write_into(dialog, "tag.text", "ふきのとう")
    press(dialog, Qt.Key.Key_Tab)
    tab_to(dialog, "tag.save")
    press(dialog, Qt.Key.Key_Return)
    assert tag_of(desk, "ふきのとう").kind is TagKind.WORD


def test_a_tag_is_changed_copied_and_taken_away(page, desk):
    word, link = tag_of(desk, "ゆきわり"), book(desk).tags[0]
    said = heard(page.said)
    press_button(page, f"measuring.copy.{link.id}")
    assert QGuiApplication.clipboard().text() == address(link)
    assert said
    press_button(page, f"measuring.change.{word.id}")
    dialog = dialog_of(page)
    write_into(dialog, "tag.text", "ふきのとう")
    click(named(dialog, "tag.save"))
    assert tag_of(desk, "ふきのとう").id == word.id
    page.activateWindow()
    named(page, f"measuring.remove.{word.id}").setFocus()
    press(page, Qt.Key.Key_Space)
    assert word.id not in {x.id for x in book(desk).tags}
    assert QApplication.focusWidget() is named(page, "measuring.add")
    desk.database.undo("sample")
    assert tag_of(desk, "ふきのとう")


def test_proposals_follow_the_page_and_become_one_step(page, desk):
    before = book(desk).tags
    press_button(page, "measuring.propose")
    dialog = dialog_of(page)
    write_into(dialog, "proposals.page", "example")
    assert error(dialog, "proposals.page")
    write_into(dialog, "proposals.page", "https://yuki.example.jp/")
    assert error(dialog, "proposals.page") == ""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    named(dialog, "proposals.card").setFocus()
    press(dialog, Qt.Key.Key_Space)
    assert look_over(dialog) == []
    click(named(dialog, "proposals.take"))
    added = [x for x in book(desk).tags if x not in before]
    assert {x.place for x in added} == {"投稿のシリーズ1", "LINEのメッセージ"}
    assert desk.database.undo("sample").act == "adopt_tags"
    assert book(desk).tags == before


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_the_code_is_saved_as_a_picture(qtbot, page, desk, tmp_path, suffix):
    link, said = book(desk).tags[0], heard(page.said)
    press_button(page, f"measuring.qr.{link.id}")
    dialog = dialog_of(page)
    assert read(named(dialog, "qr.picture")) == matrix(address(link))
    assert look_over(dialog) == []
    click(named(dialog, "qr.save"))
    save_as(dialog, tmp_path / f"code.{suffix}")
    qtbot.waitUntil(lambda: bool(said))
    content = (tmp_path / f"code.{suffix}").read_bytes()
    assert content == png(address(link)) if suffix == "png" else b"<svg" in content
    assert "code" in said[0][0]


def test_a_code_that_cannot_be_saved_says_so(qtbot, page, desk, tmp_path):
    press_button(page, f"measuring.qr.{book(desk).tags[0].id}")
    dialog = dialog_of(page)
    click(named(dialog, "qr.save"))
    save_as(dialog, tmp_path / "no" / "code.png")
    qtbot.waitUntil(named(dialog, "qr.trouble").isVisible)
    press(dialog, Qt.Key.Key_Escape)


def test_the_counter_card_is_saved_and_listed(qtbot, page, desk, tmp_path):
    said = heard(page.said)
    assert "何でお知りになりましたか" in words(named(page, "counter_card.preview").parentWidget())
    press_button(page, "counter_card.save")
    save_as(page, tmp_path / "card.pdf")
    qtbot.waitUntil(lambda: bool(said))
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")
    assert "card.pdf" in words(page)
    assert named(page, "counter_card.save").isEnabled()


def test_a_card_that_cannot_be_saved_says_so(qtbot, page, tmp_path):
    press_button(page, "counter_card.save")
    save_as(page, tmp_path / "no" / "card.pdf")
    qtbot.waitUntil(named(page, "counter_card.trouble").isVisible)
    assert named(page, "counter_card.save").isEnabled()


def test_without_a_goal_one_button_leads_to_it(qtbot, empty):
    shop = empty.setup.new_shop("つらら亭", Purpose.HIRING)
    page = opened(qtbot, empty.of(shop.id), part="measuring")
    assert named(page, "shop_goal.begin").isVisible()


def test_home_asks_to_count_before_a_contract_is_signed(desk):
    def open_counts():
        return [thing.count for thing in desk.home.view().things if thing.matter is Matter.NOT_COUNTED]

    desk.measuring.answer("inquiries", Countable.NOT_YET)
    assert open_counts() == []
    with desk.database.unit("test", shop="sample") as unit:
        unit.put(*(replace(x, state=ContractState.DRAFT) for x in book(desk).contracts))
    assert open_counts() == [1]
    desk.measuring.answer("inquiries", Countable.READY)
    assert open_counts() == []


@pytest.mark.parametrize("word", ["数える", "QR", "合言葉", "クーポン", "カード"])
def test_search_leads_here(qtbot, desk, word):
    search = shown(qtbot, Search(desk, None))
    going = heard(search.going)
    compose(search, word)
    hits = named(search, "search.hits")
    at = next(x for x in range(hits.count()) if "お店と目標" in hits.item(x).text())
    for _step in range(at):
        press(search, Qt.Key.Key_Down)
    press(search, Qt.Key.Key_Return)
    assert going == [Going("shop_goal", part="measuring")]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_code_on_the_screen_is_black_on_white_and_sharp(qtbot, wear, theme, scale):
    wear(theme, scale)
    picture = shown(qtbot, QrPicture(), 300, 300)
    rows = matrix("https://yuki.example/?utm_source=tiktok")
    picture.show_code(rows, "QR")
    assert read(picture) == rows
    image = picture.grab().toImage()
    shades = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert shades == {"#000000", "#ffffff"}


def read(picture: QrPicture) -> tuple[tuple[bool, ...], ...]:
    """Read the modules off the screen: the first and last dark pixel bound the code, the edge is wide enough."""
    QApplication.processEvents()
    image, black = picture.grab().toImage(), QColor(Qt.GlobalColor.black)
    dark = [
        (x, y) for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y) == black
    ]
    left, top = min(x for x, _y in dark), min(y for _x, y in dark)
    right = max(x for x, y in dark if y == top)
    corner = next(x for x in range(left, right) if image.pixelColor(x, top) != black) - left
    step = corner // 7
    count = (right - left + 1) // step
    assert left >= QUIET * step
    return tuple(
        tuple(
            image.pixelColor(left + along * step + step // 2, top + down * step + step // 2) == black
            for along in range(count)
        )
        for down in range(count)
    )


@pytest.mark.parametrize(("theme", "spoken"), [("light", "ja"), ("dark", "en")])
def test_a_new_link_can_be_read_in_a_small_window_with_large_text(qtbot, wear, desk, theme, spoken):
    wear(theme, 1.25, spoken)
    page = opened(qtbot, desk, 948, 640, "measuring")
    press_button(page, "measuring.add")
    dialog = dialog_of(page)
    assert look_over(dialog) == []
    assert not named(dialog, "tag.code").isVisible()  # there is nothing to point at yet
    write_into(dialog, "tag.text", "yuki.example")
    assert named(dialog, "tag.code").isVisible()
    assert look_over(dialog) == []
    dialog.close()

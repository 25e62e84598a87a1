"""The days on Home: each leads to its place, and goes once it is dealt with."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.domain.meetings import Meeting
from desktop.ui.pages.base import Going
from desktop.ui.pages.home import HomePage
from desktop.wording.amounts import plain
from tests.ui.deciding.conftest import book, named
from tests.ui.typing_in import click, heard, shown


def words(page) -> str:
    QApplication.processEvents()
    (card,) = [x for x in page.findChildren(QWidget, "home.coming") if x.isVisible()]
    return plain("\n".join(x.accessibleName() or x.text() for x in card.findChildren(QLabel)))


def test_the_meeting_and_the_notice_day_lead_to_their_places(qtbot, desk):
    page = shown(qtbot, HomePage(desk), 1100, 900)
    going = heard(page.going)
    said = words(page)
    assert "かざぐるま映像舎との打ち合わせ" in said
    assert "12月1日(火)" in said
    assert "解約を通知できる最後の営業日" in said
    assert "1月29日(金)" in said
    assert "期限そのものは1月30日(土)" in said
    for at in (0, 1):
        link = named(page, f"home.coming.{at}")
        page.show_widget(link)
        click(link)
    contract = book(desk).contract()
    assert going == [Going("agency", part="meetings"), Going("contract", part=f"terms:{contract.id}")]


def test_a_meeting_written_down_is_no_longer_waited_for(qtbot, desk):
    (meeting,) = [x for x in book(desk).meetings if x.next_day == date(2026, 12, 1)]
    page = shown(qtbot, HomePage(desk), 1100, 900)
    assert "打ち合わせ" in words(page)
    desk.agencies.keep_meeting(Meeting("", desk.shop, meeting.agency, desk.today()))
    page.take(desk.home.view())
    page.refresh()
    assert "打ち合わせ" not in words(page)

"""The help page: what happened to others stands first, then where to ask; the words of the trade can be searched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from desktop.catalog.catalog import Catalog
from desktop.domain.shop import Purpose, Shop
from desktop.settings import Paths, resources
from desktop.storage.database import Database
from desktop.ui.background import Background
from desktop.ui.desk import Desk
from desktop.ui.pages.base import Going
from desktop.ui.pages.help import HelpPage
from tests.ui.looking import look_over
from tests.ui.typing_in import click, heard, shown


def now() -> datetime:
    return datetime(2026, 11, 24, 10, 0).astimezone()


@pytest.fixture
def page(qtbot, tmp_path: Path) -> Iterator[HelpPage]:
    database, jobs = Database.open(None, now), Background()
    with database.unit("test") as unit:
        unit.put(Shop("s", "雪つり堂", Purpose.CUSTOMERS))
    desk = Desk(database, Catalog(resources() / "catalog"), now, Paths(tmp_path), "s", jobs)
    page = HelpPage(desk)
    page.refresh()
    shown(qtbot, page, 1150, 760)
    yield page
    jobs.close()
    database.close()


def words(widget: QWidget) -> list[str]:
    return [x.accessibleName() or x.text() for x in widget.findChildren(QLabel) if x.isVisible()]


def test_what_happened_to_others_opens_the_help_with_its_source(qtbot, page: HelpPage) -> None:
    said = words(page)
    first, second = (
        said.index("「無料で始められる」が、月20万円の請求に"),
        said.index("約束した本数の動画が、届かなくなった"),
    )
    assert first < second < said.index("法律の助言ではありません") < said.index("用語")
    assert "shimoda-kazuhiro-law.com" in "\n".join(words(page.findChild(QWidget, "check.story.free_trial")))
    told = "\n".join(words(page.findChild(QWidget, "check.story.videos_missing")))
    assert "toride-law.hp.peraichi.com" in told
    assert "法律の助言ではありません" in told
    qtbot.waitUntil(lambda: look_over(page) == [])  # the words of the trade are still coming in


def test_it_leads_to_the_check(page: HelpPage) -> None:
    gone = heard(page.going)
    click(page.findChild(QWidget, "help.check"))
    assert gone == [Going("check")]


@pytest.mark.parametrize(
    "place",
    ["商工会議所", "よろず支援拠点", "取引かけこみ寺", "0570-001-240", "法テラス", "フリーランス・トラブル110番", "税務署", "ハローワーク"],
)  # fmt: skip
def test_every_place_to_ask_is_named(page: HelpPage, place: str) -> None:
    assert place in "\n".join(words(page))


def test_no_place_for_consumers_is_named(page: HelpPage) -> None:
    said = "\n".join(words(page))
    assert "消費生活センター" not in said
    assert "消費者庁" not in said

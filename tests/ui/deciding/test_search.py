"""The search: the owner's own words lead to where they are dealt with, a name to its page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui.pages.base import Going
from desktop.ui.search import Search
from tests.ui.typing_in import compose, heard, press, shown

from .conftest import named

PLACES = [
    ("請求書", Going("each_month", part="fee")),
    ("候補", Going("agency", part="compare")),
    ("見積り", Going("agency", part="compare")),
    ("見積もり", Going("agency", part="compare")),
    ("たなか動画", Going("agency", part="compare")),
    ("打ち合わせ", Going("agency", part="meetings")),
    ("逆算", Going("shop_goal", part="funnel")),
    ("季節", Going("shop_goal", part="profile")),
    ("口コミ", Going("each_month", part="mentions")),
    ("広告費", Going("each_month", part="adverts")),
    ("2026年9月", Going("each_month", part="sheet")),
]


@pytest.mark.parametrize(("word", "place"), PLACES)
def test_the_first_answer_is_where_it_is_dealt_with(qtbot, desk, word, place):
    search = shown(qtbot, Search(desk, None))
    going = heard(search.going)
    named(search, "search.field").setFocus()
    compose(search, word)
    press(search, Qt.Key.Key_Return)
    assert [(one.place, one.part) for one in going] == [(place.place, place.part)]

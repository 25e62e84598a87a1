"""The scale from 0 to 4: clicked, moved by keys, left open again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui.widgets.card import Card
from desktop.ui.widgets.scale import Scale
from tests.ui.looking import look_over
from tests.ui.typing_in import click, heard, press, shown


@pytest.fixture
def scale(qtbot) -> Scale:
    made = Scale("何か月続けられますか", ["3か月未満", "3〜5か月", "6か月以上"], ["0", "1", "2", "3", "4"])
    shown(qtbot, Card("期間", made), 500, 120)
    return made


def test_a_click_picks_once(scale):
    told = heard(scale.picked)
    assert scale.value() is None
    click(scale.mark(3))
    assert (scale.value(), told) == (3, [3])


def test_keys_pick_move_and_leave_it_open(scale):
    told = heard(scale.picked)
    scale.begin()
    press(scale, Qt.Key.Key_4)
    press(scale, Qt.Key.Key_Left)
    assert scale.value() == 3
    press(scale, Qt.Key.Key_End)
    assert scale.value() == 4
    press(scale, Qt.Key.Key_Home)
    assert scale.value() == 0
    press(scale, Qt.Key.Key_Delete)
    assert scale.value() is None
    assert told[0] == 4
    assert told[-1] is None
    press(scale, Qt.Key.Key_7)
    assert scale.value() is None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_can_be_read_and_named(wear, scale, theme):
    wear(theme)
    assert look_over(scale.window()) == []

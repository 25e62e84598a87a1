"""Fields that scroll where a dialog has no room for all: what gets the focus, or is refused, is in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.domain.problems import Code, Problem
from desktop.ui.forms import Form
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import column
from desktop.ui.widgets.rolling import Rolling
from desktop.ui.widgets.text_input import TextInput
from tests.ui.typing_in import press, shown

NAMES = [f"field{at}" for at in range(8)]


@pytest.fixture
def form(qtbot) -> Form:
    box = QWidget()
    form = Form("rolling", box)
    fields = Rolling(column(*(form.add(name, Field(name, TextInput())) for name in NAMES), gap=8))
    QVBoxLayout(box).addWidget(fields)
    shown(qtbot, box, 400, 220)
    return form


def in_sight(field: Field) -> bool:
    return field.control.visibleRegion().boundingRect() == field.control.rect()


def test_a_field_that_is_refused_comes_into_sight(form):
    form.field(NAMES[-1]).control.setFocus()
    QApplication.processEvents()
    assert [in_sight(form.field(name)) for name in (NAMES[0], NAMES[-1])] == [False, True]
    form.blame([Problem(Code.REASON_MISSING, where=NAMES[0])])
    QApplication.processEvents()
    assert in_sight(form.field(NAMES[0]))


def test_tab_and_the_way_back_keep_the_field_in_sight(form):
    form.field(NAMES[0]).control.setFocus()
    for name in NAMES[1:]:
        press(form.field(name), Qt.Key.Key_Tab)
        assert in_sight(form.field(name)), name
    form.field(NAMES[0]).control.setFocus()
    assert in_sight(form.field(NAMES[0]))

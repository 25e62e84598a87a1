"""The Qt binding must not eat references of None and True; a pin that does ends in a fatal error."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication


class Speaker(QObject):
    said = Signal(bool)


def test_none_and_true_keep_their_references(qapp):
    speaker, heard = Speaker(), []
    speaker.said.connect(heard.clear)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _each in range(200):
        QApplication.processEvents()
        speaker.said.emit(True)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert after[0] > before[0] - 50
    assert after[1] > before[1] - 50

"""What to negotiate first: every single improvement by what it saves, each turned into a question by one click."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.contract.items import Checks
from desktop.language import _
from desktop.ui.widgets.buttons import Button, Link
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import boxed, clear, column, row
from desktop.ui.widgets.text import Paragraph
from desktop.wording.fee_words import Words
from desktop.wording.negotiation import code_of, gain_words, improvement_name, question

if TYPE_CHECKING:
    from desktop.domain.scenarios.compared import Compared
    from desktop.domain.scenarios.from_book import Setting
    from desktop.domain.scenarios.negotiation import Gain

_AT_FIRST = 5


class GainLine(QWidget):
    """One improvement, what it saves, its question, and the button that puts it in."""

    wanted = Signal(str, str)
    """Code and text of the question."""

    def __init__(self, code: str, name: str, saves: str, asks: str) -> None:
        super().__init__()
        self._code, self._asks = code, asks
        self._put = Button(_("Put into the questions"), size="small")
        self._put.setObjectName(f"scenarios.put.{code}")
        self._put.setAccessibleName(_("Put into the questions: {improvement}").format(improvement=name))
        self._put.clicked.connect(self._tell)
        words = column(
            Paragraph(name, "body", bold=True),
            Paragraph(saves, "note"),
            Paragraph(asks, "note", "muted"),
            gap=4,
        )
        line = row(boxed(words), self._put, gap=16)
        line.setStretch(0, 1)
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)

    def show_asked(self, codes: frozenset[str]) -> None:
        """Say where the question is in already."""
        there = self._code in codes
        self._put.setEnabled(not there)
        self._put.say(_("In the questions") if there else _("Put into the questions"))

    @Slot()
    def _tell(self) -> None:
        self.wanted.emit(self._code, self._asks)


class NegotiationCard(Card):
    """The five that save most, the others behind a link; one change at a time, all else as it is."""

    asked = Signal(str, str)
    """Code and text of a question that is to be put into the list."""

    def __init__(self, checks: Checks) -> None:
        super().__init__(_("What to negotiate first"), note=_("one change at a time, all else as it is"))
        self._checks = checks
        self._gains: tuple[Gain, ...] = ()
        self._lines: list[GainLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(16)
        self._more = Link("", trailing="")
        self._more.setObjectName("scenarios.more")
        self._more.clicked.connect(self._show_all)
        self.add(self._list, row(self._more, None))

    def show_gains(self, compared: Compared, setting: Setting, words: Words) -> None:
        """Show what the contract's improvements save."""
        clear(self._list)
        self._lines = list(self._made(compared, setting, words))
        self.setVisible(bool(setting.deals) and setting.deals[0].option is not None)
        if not self._lines:
            self._list.addWidget(Paragraph(_("No single change of the terms would save anything."), "note"))
        for at, line in enumerate(self._lines):
            self._list.addWidget(line)
            line.setVisible(at < _AT_FIRST)
        self._more.say(_("Show all {count}").format(count=len(self._lines)))
        self._more.setVisible(len(self._lines) > _AT_FIRST)

    def show_asked(self, codes: frozenset[str]) -> None:
        """Say which questions are in already."""
        for line in self._lines:
            line.show_asked(codes)

    def _made(self, compared: Compared, setting: Setting, words: Words) -> Iterator[GainLine]:
        for gain in compared.gains:
            one = gain.improvement
            line = GainLine(
                code_of(one),
                improvement_name(one, words),
                gain_words(gain, compared.wanted.months, valued=setting.valued),
                question(one, self._checks, words),
            )
            line.wanted.connect(self.asked)
            yield line

    @Slot()
    def _show_all(self) -> None:
        for line in self._lines:
            line.show()
        self._more.hide()
        self._lines[_AT_FIRST].setFocus()

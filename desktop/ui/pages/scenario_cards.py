"""The cards of the comparison: the picture with its verdict, the table, and one option in words and month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.ui.pages.contract_fields import named
from desktop.ui.pages.scenario_lines import comparison, month_by_month, whiskers
from desktop.ui.tokens import Colour
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import Rule, clear, column, row
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.widgets.whiskers import WhiskerChart
from desktop.wording.fee_words import Words
from desktop.wording.scenarios import (
    alone_sentence,
    at_a_loss,
    basis_sentence,
    figure_sentences,
    lack_sentence,
    missed_sentence,
    option_name,
    period,
    told_apart,
    unknown_sentence,
    verdict,
)

if TYPE_CHECKING:
    from desktop.domain.scenarios.compared import Compared
    from desktop.domain.scenarios.from_book import Setting


class CompareCards(QWidget):
    """Everything the tries came to, for every option."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = named(WhiskerChart(()), "scenarios.picture")
        self._title = Label("", "section")
        self._period = Label("", "hint", "muted")
        self._notes, self._basis = QVBoxLayout(), QVBoxLayout()
        self._table = named(Sheet(_("Compared with each other")), "scenarios.table")
        for lines in (self._notes, self._basis):
            lines.setSpacing(8)
        legend = Label(_("dot: the middle; line: nine of ten tries"), "hint", "muted")
        picture = Card(name=_("What is left"), gap=8)
        picture.add(
            row(self._title, self._period, None),
            legend,
            self._picture,
            Rule(),
            self._notes,
        )
        self._lay_out(picture)

    def show_compared(self, compared: Compared, setting: Setting, words: Words) -> None:
        """Show what came of it."""
        valued = setting.valued
        title = _("Gross profit less the fee") if valued else _("What it costs")
        self._title.setText(title)
        self._picture.setAccessibleName(title)
        self._period.setText(period(compared.wanted.months))
        self._picture.show_values(tuple(whiskers(compared, setting)))
        said = verdict(compared, setting)
        self._picture.setAccessibleDescription(said.replace("<b>", "").replace("</b>", ""))
        self._table.show_lines(comparison(compared, setting, words))
        self._say(compared, setting, words, said)

    def _say(self, compared: Compared, setting: Setting, words: Words, said: str) -> None:
        clear(self._notes)
        self._notes.addWidget(named(Note(said, *_mark(compared, setting)), "scenarios.verdict"))
        for more in (alone_sentence(compared, setting, words), missed_sentence(compared, setting)):
            if more:
                self._notes.addWidget(Note(more, "minor", "info"))
        clear(self._basis)
        self._basis.addWidget(
            Note(basis_sentence(setting, compared.wanted.months, words), "minor", "muted", ink="muted")
        )
        for lack in setting.lacks:
            self._basis.addWidget(Note(lack_sentence(lack), "help", "info"))
        for deal in setting.deals:
            if deal.option is None:
                self._basis.addWidget(Note(unknown_sentence(deal, words), "attention", "warn"))

    def _lay_out(self, picture: Card) -> None:
        lines = column(picture, framed(self._table), self._basis)
        lines.setContentsMargins(0, 0, 0, 0)
        self.setLayout(lines)


def _mark(compared: Compared, setting: Setting) -> tuple[str, Colour]:
    if not told_apart(compared):
        return "help", "info"
    return ("attention", "warn") if setting.valued and at_a_loss(compared) else ("done", "good")


class MonthsCard(Card):
    """One option: each figure in a sentence, and its cash month by month in the plain cases."""

    def __init__(self) -> None:
        super().__init__(_("One of them in words and months"))
        self._compared: Compared | None = None
        self._setting: Setting | None = None
        self._words = Words()
        self._choice = named(Choice(()), "scenarios.option")
        self._said = QVBoxLayout()
        self._said.setSpacing(4)
        self._table = named(Sheet(_("Cash month by month")), "scenarios.months")
        self._choice.picked.connect(self._show)
        self.add(Field(_("Which one"), self._choice, width=360), self._said, self._table)

    def show_compared(self, compared: Compared, setting: Setting, words: Words) -> None:
        """Offer the options; the one looked at stays."""
        self._compared, self._setting, self._words = compared, setting, words
        before = self._choice.value()
        keys = [x.key for x in compared.play.options]
        self._choice.offer([Option(x, option_name(x, setting, compared.wanted)) for x in keys])
        self._choice.set_value(before if before in keys else keys[0])
        self._show(self._choice.value() or keys[0])

    @Slot(str)
    def _show(self, key: str) -> None:
        if self._compared is None or self._setting is None:
            return
        played = next(x for x in self._compared.play.options if x.key == key)
        clear(self._said)
        months = self._compared.wanted.months
        for said in figure_sentences(played, self._setting, months, self._words):
            self._said.addWidget(Paragraph(said, "note"))
        self._table.show_lines(month_by_month(played, self._setting))

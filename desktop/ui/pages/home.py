"""Home: the one next thing, the three causes, the goal's progress, the month, findings, what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.home import Cause, CauseCard, CauseState, Thing
from desktop.language import _, current
from desktop.ui.pages.base import DeskPage, Going
from desktop.ui.pages.home_cards import findings_card, month_card, progress_card, promises_card
from desktop.ui.pages.home_coming import coming_card
from desktop.ui.pages.links import GoButton, GoLink
from desktop.ui.tokens import Colour
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Columns, Rule, Turning, boxed, clear, column, row
from desktop.ui.widgets.marks import Status
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import day_name
from desktop.wording.home import cause_name, cause_sentence, cause_state, cause_step, due_words, say

if TYPE_CHECKING:
    from desktop.services.home import HomeView
    from desktop.ui.desk import Desk

_STATES: dict[CauseState, tuple[str, Colour]] = {
    CauseState.GOOD: ("done", "good"),
    CauseState.ATTENTION: ("attention", "warn"),
    CauseState.CANNOT_TELL: ("not_started", "muted"),
    CauseState.NOT_STARTED: ("not_started", "muted"),
}


class HomePage(DeskPage):
    """Everything that needs the owner, the most pressing first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Home"))
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(16)
        self._view: HomeView | None = None
        self.add(self._blocks)

    def take(self, view: HomeView) -> None:
        """Say this from now on; it was looked at off the window's thread."""
        self._view = view
        self.mark_stale()

    def refresh(self) -> None:
        """Lay out what was taken, anew."""
        view = self._view or self.desk.home.view()
        clear(self._blocks)
        self.say(_("Home"), _("{day}: what needs you now").format(day=day_name(view.today)))
        if view.things:
            self._blocks.addWidget(self._next_thing(view.things[0]))
        self._blocks.addWidget(self._causes(view))
        main, side = self._main(view), self._side(view)
        self._blocks.addWidget(Columns(main, side))
        self._blocks.addStretch(1)

    def _next_thing(self, thing: Thing) -> Card:
        words = say(thing)
        go = GoButton(words.button, Going(words.place, thing.month, words.part))
        go.asked.connect(self.going)
        go.setObjectName("home.next")
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(go)
        due = due_words(thing)
        if due:
            right.addWidget(Label(due, "note", "muted", align=Qt.AlignmentFlag.AlignHCenter))
        left = column(
            Label(_("What to do next"), "section", "accent"),
            Paragraph(words.title, "card_title"),
            Paragraph(words.text),
            gap=4,
        )
        return Card("", row(boxed(left), boxed(right), gap=16), kind="next", name=words.title)

    def _causes(self, view: HomeView) -> Card:
        measures = self.desk.measures

        def name(kpi: str) -> str:
            return measures[kpi].name[current()] if kpi in measures else kpi

        pieces: list[QWidget] = []
        for card in view.causes:
            if pieces:
                pieces.append(Rule(standing=True))
            pieces.append(self._cause(card, cause_sentence(card, name)))
        return Card("", Turning(*pieces), name=_("The three causes of failure"))

    def _cause(self, card: CauseCard, sentence: str) -> QWidget:
        meaning, colour = _STATES[card.state]
        head = row(
            Label(cause_name(card.cause), "note", "muted"),
            None,
            Status(cause_state(card.state), meaning, colour, bold=True),
        )
        words, place, part = cause_step(card.cause)
        month = card.month if card.cause is Cause.CONTENT else None
        step = self._go(words, Going(place, month, part))
        return boxed(column(head, Paragraph(sentence, "note"), row(step, None), None, gap=4))

    def _main(self, view: HomeView) -> QWidget:
        catalog, days = self.desk.catalog, coming_card(view.coming, self._go)
        cards = [progress_card(view, self.desk.measures, self._go), findings_card(view, catalog, self._go)]
        return boxed(column(*cards, *([days] if days else []), None))

    def _side(self, view: HomeView) -> QWidget:
        return boxed(column(month_card(view, self._go), promises_card(view, self._go), None))

    def _go(self, words: str, going: Going) -> GoLink:
        link = GoLink(words, going)
        link.asked.connect(self.going)
        return link

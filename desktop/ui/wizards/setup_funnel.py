"""The set-up's page of the funnel: the goal computed backwards to the views it takes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.first_plan import chain_of
from desktop.domain.funnels import Need, Span, links_unlikely
from desktop.domain.problems import Problem
from desktop.domain.setup import Stage
from desktop.language import _
from desktop.ui.doors_form import DoorsForm
from desktop.ui.funnel_form import FunnelForm
from desktop.ui.goal_meaning import hardness_pieces
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import Rule, column
from desktop.ui.widgets.number_fields import count_input
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.wizards.setup_page import SetupPage
from desktop.wording import funnels
from desktop.wording.amounts import number
from desktop.wording.kpis import unit_word, value_words

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class FunnelPage(SetupPage):
    """By which ways results come, and what the link needs for its part."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            Stage.FUNNEL,
            _("What does it take?"),
            _("Computed backwards from your goal."),
            _("How to read it"),
        )
        self._doors = DoorsForm("setup.funnel")
        self._ways = Label("", "label")
        self._title = Label("", "label")
        self._picture = FunnelForm("setup.funnel.rates", _("What each stage needs in a month"))
        self._card = Card("", self._picture, name=_("What each stage needs in a month"))
        self._none = Paragraph(_("Nothing has to come by the link, so there is nothing to compute."))
        views = self.form.add(
            "views_now",
            Field(
                _("Views a month, today"),
                count_input(_("views")),
                optional=True,
                width=280,
                hint=_("Then we can say whether the link alone is likely to do."),
            ),
        )
        self._doors.edited.connect(self._take_doors)
        self._picture.edited.connect(self._take_rate)
        self._picture.given_up.connect(self._drop_rate)
        self.add(
            column(self._ways, self._doors, gap=4),
            column(self._title, self._card, self._none, gap=4),
            views,
            self.remark,
        )

    def fill(self) -> None:
        """Ask by which ways the month's results may come."""
        super().fill()
        count = value_words(self.draft.a_month or 0, self.measure())
        self.say(
            _("What does it take to get {count} a month?").format(count=count),
            _("Computed backwards from your goal."),
        )
        self._ways.setText(_("Where may the {count} come from?").format(count=count))

    def tell(self) -> None:
        """Show what each stage needs with the rates typed so far."""
        draft, measure = self.draft, self.measure()
        self._doors.show_doors(draft.doors, draft.by_link, unit_word(measure))
        chain = self._chain()
        count = value_words(draft.by_link, measure)
        self._title.setText(_("Needed in a month for {count} by the link").format(count=count))
        self._card.setVisible(bool(chain))
        self._title.setVisible(bool(chain))
        self._none.setVisible(not chain)
        if chain:
            self._picture.show_chain(chain, measure)
        self.show_effect(*self._pieces(chain))

    def blame(self, problems: tuple[Problem, ...]) -> None:
        """Say it at the ways or at the stage it is about."""
        for problem in problems:
            if problem.where == "doors":
                self._doors.blame(problem)
            self._picture.blame(problem)

    def validatePage(self) -> bool:
        """Let go on where every number can be read."""
        return not self._doors.unread() and super().validatePage()

    def _chain(self) -> tuple[Need, ...]:
        draft = self.draft
        if not draft.by_link or not all(rate > 0 for rate in draft.rates.values()):
            return ()
        return chain_of(draft, self.desk.setup.funnel(draft, self.desk.shop))

    def _pieces(self, chain: tuple[Need, ...]) -> Iterator[QWidget]:
        now = self.draft.views_now
        if chain and links_unlikely(chain[0].typical, None if now is None else Decimal(now)):
            needed = _("It needs about {needed} views a month; today there are {now}.").format(
                needed=number(chain[0].typical), now=number(now or 0)
            )
            said = f"{needed}\n{funnels.links_unlikely()}"
            yield Banner("warn", _("The link alone is unlikely to do"), said)
        else:
            if chain:
                said = _("For {count} by the link, about {needed} views a month are needed.")
                count = value_words(self.draft.by_link, self.measure())
                yield Paragraph(said.format(count=count, needed=number(chain[0].typical)))
            asked = _("Count what comes by phone, LINE and in the shop: ask “How did you hear of us?”.")
            yield Paragraph(asked, "note")
        hardness = self.hardness()
        if hardness is not None and hardness.reach is not None:
            yield from hardness_pieces(hardness, self.measure())
        yield Rule()
        yield Label(_("The shares are assumptions"), "section")
        yield Paragraph(
            _(
                "They are the middle of a wide range. At the right stands how few or how many it may take. Type your own where you know it."
            ),
            "note",
            "muted",
        )

    @Slot(object)
    def _take_doors(self, doors: dict[str, int]) -> None:
        self.answered.emit({"doors": doors})

    @Slot(str, object)
    def _take_rate(self, stage: str, span: Span) -> None:
        if span.typical > 0:
            self.answered.emit({"rates": {**self.draft.rates, stage: span.typical}})

    @Slot(str)
    def _drop_rate(self, stage: str) -> None:
        self.answered.emit({"rates": {code: x for code, x in self.draft.rates.items() if code != stage}})

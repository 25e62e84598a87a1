"""The card of the check list that says what the last amendment changed in it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.domain.contract.items import Checks
from desktop.domain.contract.recheck import Recheck, Turn, Turned
from desktop.language import _, ngettext
from desktop.ui.pages.base import Going
from desktop.ui.pages.contract_fields import named
from desktop.ui.pages.home_cards import SEVERITIES
from desktop.ui.pages.links import GoLink
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.text import Paragraph
from desktop.wording.recheck import since, turn_words


class RecheckCard(Card):
    """Made anew for every comparison."""

    going = Signal(object)

    def __init__(self, checks: Checks, found: Recheck) -> None:
        count = len(found.turns)
        note = ngettext("{count} point changed", "{count} points changed", count).format(count=count)
        super().__init__(since(found), note=note if count else "")
        self.setObjectName("contract.recheck")
        again = named(GoLink(_("Look through the answers"), Going("check", part="whole")), "contract.again")
        again.asked.connect(self.going)
        if count:
            self.add(
                column(
                    *(row(_icon(x), Paragraph(turn_words(checks, x)), top=True) for x in found.turns), gap=8
                )
            )
        else:
            self.add(Paragraph(_("The check finds the same as before.")))
        words = _(
            "The terms before and after are compared, with the answers as they are now. If the amendment also changes what you answered, please change that answer."
        )
        self.add(Paragraph(words, "hint", "muted"), row(again, None))


def _icon(turn: Turn) -> Icon:
    if turn.turned is Turned.GONE:
        return Icon("done", "good", "icon_small")
    meaning, colour = SEVERITIES[turn.finding.severity]
    return Icon(meaning, colour, "icon_small")

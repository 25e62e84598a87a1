"""The card on Home with the days that come up: notice, ends, meetings, other terms, the hand-over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.coming import Coming, What
from desktop.language import _
from desktop.ui.pages.base import Going
from desktop.ui.pages.home_cards import Go
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import boxed, column, row
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import day_name
from desktop.wording.coming import coming_note, coming_sentence


def coming_card(found: Sequence[Coming], go: Go) -> Card | None:
    """Lay out a line a day, each leading to its place; None where nothing comes up."""
    if not found:
        return None
    card = Card(_("Days to keep in mind"))
    card.setObjectName("home.coming")
    for at, one in enumerate(found):
        card.add(_line(one, at, go))
    return card


def _line(one: Coming, at: int, go: Go) -> QWidget:
    link = go(_verb(one), _going(one))
    link.setObjectName(f"home.coming.{at}")
    note = coming_note(one)
    words = column(Paragraph(coming_sentence(one)), gap=0)
    if note:
        words.addWidget(Paragraph(note, "note", "muted"))
    words.addLayout(row(link, None))
    marks = [Chip(_("late"), "warn", "waiting")] if one.late else []
    day = Label(day_name(one.day), "note", align=Qt.AlignmentFlag.AlignRight)
    return boxed(row(boxed(words), *marks, day, gap=8, top=True))


def _verb(one: Coming) -> str:
    if one.what is What.MEETING:
        return _("Look at the meetings")
    if one.what is What.HANDOVER:
        return _("Look at the list")
    return _("Look at the contract")


def _going(one: Coming) -> Going:
    if one.what is What.MEETING:
        return Going("agency", part="meetings")
    part = "terms" if one.what in (What.NOTICE, What.AMENDMENT) else "changes"
    return Going("contract", part=f"{part}:{one.contract}")

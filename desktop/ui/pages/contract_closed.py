"""Findings that the agency's answers settled: still there to be read, with the day and the answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.language import _, ngettext
from desktop.ui.pages.base import Going
from desktop.ui.pages.links import GoLink
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import boxed, column, row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.text import Paragraph
from desktop.wording.amounts import day_in_full
from desktop.wording.findings import title

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.domain.contract.items import Checks
    from desktop.domain.contract.questions import Closed

TO_QUESTIONS = Going("contract", part="questions")


def closed_card(checks: Checks, closed: tuple[Closed, ...]) -> tuple[Card, GoLink]:
    """Make the card, and give its way to the questions."""
    count = len(closed)
    note = ngettext("{count} finding", "{count} findings", count).format(count=count)
    link = GoLink(_("To the questions"), TO_QUESTIONS)
    link.setObjectName("contract.to_questions")
    card = Card(_("Settled by the agency’s answers"), *_lines(checks, closed), row(link, None), note=note)
    card.setObjectName("contract.closed")
    return card, link


def _lines(checks: Checks, closed: Iterable[Closed]) -> list[QWidget]:
    return [_line(checks, one) for one in closed]


def _line(checks: Checks, one: Closed) -> QWidget:
    question = one.question
    day = day_in_full(question.answered) if question.answered else ""
    text = _("{day}: {answer}") if question.answer else _("{day}: settled without a written answer")
    said = text.format(day=day, answer=question.answer)
    words = column(Paragraph(title(checks, one.finding), "note"), Paragraph(said, "hint", "muted"), gap=0)
    sign = Icon("done", "good", "icon_small")
    sign.level_with("note")
    return boxed(row(sign, boxed(words), top=True))

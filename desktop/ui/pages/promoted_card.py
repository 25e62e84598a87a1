"""The posts of a month: which were promoted, and what was paid for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.domain.post_growth import Growth
from desktop.domain.posts import Post
from desktop.domain.problems import Refused
from desktop.language import _
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.sheet import Sheet
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, Typed, nothing
from desktop.wording.amounts import day_name, number, yen
from desktop.wording.numbers import read_yen
from desktop.wording.posts import gained_words
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_TICK, _SPEND = "promoted", "spend"


class PromotedCard(Card):
    """A line for each post; ticking it or entering an amount marks it as promoted."""

    said = Signal(str, bool)
    """For the toast: text, whether undo is offered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(kind="flush", name=_("Promoted posts"))
        self._desk = desk
        self._posts: dict[str, Post] = {}
        self._sheet = Sheet(_("Promoted posts"))
        self._sheet.setObjectName("adverts.posts")
        self._sheet.ticked.connect(self._tick)
        self._sheet.entered.connect(self._take)
        self.add(self._sheet)

    def show_posts(self, posts: Sequence[Post], growths: Mapping[str, Growth]) -> None:
        """Show a month's posts, and what they gained between the last two looks at them."""
        self._posts = {post.id: post for post in posts}
        columns = (
            Column("day", _("Day")),
            Column("title", _("Post"), stretch=True),
            Column("views", _("Views so far"), right=True),
            Column("gained", _("Gained last"), right=True),
            Column(_TICK, _("Promoted")),
            Column(_SPEND, _("Paid for it"), width=140, right=True),
        )
        self._sheet.show_lines(Lines(columns, tuple(_line(post, growths.get(post.id)) for post in posts)))

    def _tick(self, key: str, on: bool) -> None:
        self._desk.logs.promote(self._posts[key], 0 if on else None)
        words = _("The post is marked as promoted") if on else _("The mark is taken away")
        self.said.emit(words, True)

    def _take(self, cells: Sequence[Typed]) -> None:
        for cell in cells:
            try:
                amount = read_yen(cell.text).value
                spend = None if amount is None else int(amount)
                step = self._desk.logs.promote(self._posts[cell.row], spend)
            except Refused as refusal:
                self._sheet.refuse(cell, sentence(refusal.problems[0]))
                continue
            if step is not None:
                self.said.emit(_("What was paid for the post is kept"), True)


def _line(post: Post, growth: Growth | None) -> Row:
    spend = yen(post.promotion) if post.promotion else ""
    typed = str(post.promotion) if post.promotion else ""
    return Row(
        post.id,
        (
            Cell(day_name(post.posted)),
            Cell(post.title or _("(no title)")),
            _views(growth),
            Cell(gained_words(growth) if growth else "", small=True, colour="muted"),
            Cell(tick=post.promoted),
            Cell(spend, editable=True, typed=typed),
        ),
    )


def _views(growth: Growth | None) -> Cell:
    return nothing() if growth is None or growth.now.views is None else Cell(number(growth.now.views))

"""The posts of a month: which were promoted, what was paid for it, and their views with and without those."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.post_growth import Growth
from desktop.domain.posts import Post
from desktop.domain.problems import Refused
from desktop.language import _
from desktop.ui.widgets.layout import column
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_columns import needed
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, Typed, nothing
from desktop.ui.widgets.text import Paragraph
from desktop.wording.amounts import day_name, number, yen
from desktop.wording.numbers import read_yen
from desktop.wording.posts import gained_words, promoted_words
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_TICK, _SPEND = "promoted", "spend"


class PromotedCard(QWidget):
    """A line for each post; ticking it or entering an amount marks it as promoted."""

    said = Signal(str, bool)
    """For the toast: text, whether undo is offered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._posts: dict[str, Post] = {}
        self._growths: Mapping[str, Growth] = {}
        self._sheet, self._summary = Sheet(_("Posts of the month")), Paragraph("")
        self._sheet.setObjectName("adverts.posts")
        self._summary.setObjectName("adverts.promoted")
        self._sheet.ticked.connect(self._tick)
        self._sheet.entered.connect(self._take)
        self.setLayout(column(framed(self._sheet), self._summary, gap=12))

    def show_posts(self, posts: Sequence[Post], growths: Mapping[str, Growth]) -> None:
        """Show a month's posts, and what they gained between the last two looks at them."""
        self._posts, self._growths = {post.id: post for post in posts}, growths
        self._summary.set_text(promoted_words(posts, growths))
        self._show_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what was gained a column of its own where there is room."""
        super().resizeEvent(event)
        self._show_lines()

    def _show_lines(self) -> None:
        lines = _lines(self._posts.values(), self._growths, narrow=False)
        if self.width() < needed(lines):
            lines = _lines(self._posts.values(), self._growths, narrow=True)
        self._sheet.show_lines(lines)

    def _tick(self, key: str, on: bool) -> None:
        self._desk.logs.promote(self._posts[key], 0 if on else None)
        words = _("The post is marked as promoted") if on else _("The mark is taken away")
        self.said.emit(words, True)

    def _take(self, cells: Sequence[Typed]) -> None:
        for cell in cells:
            post = self._posts[cell.row]
            try:
                amount = read_yen(cell.text).value
                spend = int(amount or 0) if post.promoted or amount is not None else None
                step = self._desk.logs.promote(post, spend)
            except Refused as refusal:
                self._sheet.refuse(cell, sentence(refusal.problems[0]))
                continue
            if step is not None:
                self.said.emit(_("What was paid for the post is kept"), True)


def _lines(posts: Iterable[Post], growths: Mapping[str, Growth], *, narrow: bool) -> Lines:
    day, gained = Column("day", _("Day")), Column("gained", _("Gained last"), right=True)
    columns = (
        *(() if narrow else (day,)),
        Column("title", _("Post"), stretch=True),
        Column("views", _("Views so far"), right=True),
        *(() if narrow else (gained,)),
        Column(_TICK, _("Promoted")),
        Column(_SPEND, _("Paid for it"), width=140, right=True),
    )
    return Lines(columns, tuple(_line(post, growths.get(post.id), narrow=narrow) for post in posts))


def _line(post: Post, growth: Growth | None, *, narrow: bool) -> Row:
    """Where there is little room, day and gain stand below the title."""
    title, day = Cell(post.title or _("(no title)")), day_name(post.posted)
    views, gained = _views(growth), gained_words(growth) if growth else ""
    spend, typed = (yen(post.promotion), str(post.promotion)) if post.promotion else ("", "")
    mark = (Cell(tick=post.promoted), Cell(spend, editable=True, typed=typed))
    if narrow:
        below = _("{day}, {gained}").format(day=day, gained=gained) if gained else day
        return Row(post.id, (replace(title, below=below), views, *mark))
    return Row(post.id, (Cell(day), title, views, Cell(gained, small=True, colour="muted"), *mark))


def _views(growth: Growth | None) -> Cell:
    return nothing() if growth is None or growth.now.views is None else Cell(number(growth.now.views))

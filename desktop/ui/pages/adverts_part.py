"""Paid and organic apart: days with adverts, from which spend and bought views count, and the posts that were promoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from desktop.domain.closing import MonthView
from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.reported import AdDay
from desktop.language import _
from desktop.ui.pages.log_part import LogDialog, LogPart
from desktop.ui.pages.promoted_card import PromotedCard
from desktop.ui.widgets.date_input import DateInput
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import field_row
from desktop.ui.widgets.number_fields import count_input, yen_input
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, not_measured
from desktop.ui.widgets.text import Label
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.adverts import adverts_words
from desktop.wording.amounts import day_name, yen
from desktop.wording.entering import recorded_words
from desktop.wording.kpis import unit_word, value_parts

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

COUNTED = ("ad_spend", "promoted_views")
"""What the days add up to."""


class AdvertsPart(LogPart):
    """The month's days with adverts above, its posts below."""

    key: ClassVar[str] = "adverts"

    def __init__(self, desk: Desk) -> None:
        said = _(
            "Note what was spent on adverts by the day. The sheet adds it up, and keeps bought views apart."
        )
        super().__init__(desk, _("Adverts by day"), "evidence_advert", said)
        self._title = Label(_("Posts of the month"), "card_title")
        self._posts = PromotedCard(desk)
        self._posts.said.connect(self.said)
        self.below.addWidget(self._title)
        self.below.addWidget(self._posts)

    def head(self) -> tuple[str, str]:
        """Say why they are kept apart."""
        return _("Adverts by day"), _(
            "Bought views and free ones look alike in the app. Here they are kept apart."
        )

    def show_view(self, view: MonthView) -> None:
        """Show the month's days and posts."""
        super().show_view(view)
        posts = self.desk.logs.posts(self.month)
        self._posts.show_posts(posts, self.desk.logs.growths(posts))
        self._title.setVisible(bool(posts))
        self._posts.setVisible(bool(posts))

    def records(self) -> tuple[AdDay, ...]:
        """Ask for the month's days."""
        return self.desk.logs.ad_days(self.month)

    def fresh(self) -> AdDay:
        """Give an empty day: today, or the month's last."""
        return AdDay("", self.desk.shop, min(self.month.last, self.desk.today()), 0)

    def log_lines(self, records: Sequence[AdDay]) -> Lines:
        """Lay the days out."""
        columns = (
            Column("day", _("Day")),
            Column("spend", _("Spent"), right=True),
            Column("views", _("Views it bought"), right=True),
            Column("note", _("Note"), stretch=True),
        )
        return Lines(columns, tuple(map(self._line, records)))

    def summary(self, view: MonthView, records: Sequence[AdDay]) -> str:
        """Say what they add up to, and where another number stands before them."""
        del view
        return recorded_words(adverts_words(records), self.desk.months.before_records(self.month, COUNTED))

    def ask(self, record: AdDay) -> LogDialog:
        """Give the dialog for a day."""
        logs = self.desk.logs
        keep = partial(self.act, logs.keep_ad_day, _("The day’s adverts are kept"))
        drop = partial(self.act, logs.drop_ad_day, _("The day’s adverts are deleted"), record)
        counter = unit_word(self.desk.measures.get("views"))
        return AdDayDialog(record, counter, keep, drop if record.id else None, self)

    def _line(self, day: AdDay) -> Row:
        views = replace(not_measured(editable=False), opens=True)
        if day.views is not None:
            text, unit = value_parts(day.views, self.desk.measures.get("views"))
            views = Cell(text, unit, opens=True)
        return Row(
            day.id,
            (
                Cell(day_name(day.day), opens=True),
                Cell(yen(day.spend), opens=True),
                views,
                Cell(day.note, small=True, opens=True),
            ),
        )


class AdDayDialog(LogDialog):
    """Day, spend, views and a note."""

    def __init__(
        self,
        day: AdDay,
        counter: str,
        keep: partial[tuple[Problem, ...]],
        drop: partial[tuple[Problem, ...]] | None,
        parent: QWidget,
    ) -> None:
        title = _("Change a day with adverts") if day.id else _("A day with adverts")
        super().__init__(title, "evidence_advert", "ad_day", keep=keep, drop=drop, parent=parent)
        self._day = day
        add = self.form.add
        self.add(
            add("day", Field(_("Day"), DateInput(year=day.day.year), width=260)),
            field_row(
                add("spend", Field(_("Spent"), yen_input(exact=True))),
                add("views", Field(_("Views it bought"), count_input(counter, exact=True), optional=True)),
            ),
            add("note", Field(_("Note"), TextInput(), optional=True)),
        )
        spend = day.spend if day.id else None
        self.form.show_values({"day": day.day, "spend": spend, "views": day.views, "note": day.note})

    def read(self) -> AdDay:
        """Give the day as the fields have it."""
        day, spend = self.form.value("day"), self.form.value("spend")
        if not isinstance(day, date):
            raise Refused(Problem(Code.DAY_MISSING, where="day"))
        if spend is None:
            raise Refused(Problem(Code.AMOUNT_MISSING, where="spend"))
        views, note = self.form.value("views"), self.form.value("note")
        return replace(self._day, day=day, spend=spend, views=views, note=note)

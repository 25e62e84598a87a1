"""What is said about the shop elsewhere: a line for each mention, from which the word-of-mouth figures count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from desktop.domain.closing import MonthView
from desktop.domain.mentions import Mention, Tone
from desktop.domain.problems import Code, Problem, Refused
from desktop.language import _
from desktop.ui.pages.log_part import LogDialog, LogPart
from desktop.ui.tokens import Colour
from desktop.ui.widgets.date_input import DateInput
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import field_row
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.amounts import day_name
from desktop.wording.entering import recorded_words
from desktop.wording.mentions import mentions_words, tone_word

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_FACES: dict[Tone, tuple[str, Colour]] = {
    Tone.POSITIVE: ("done", "good"),
    Tone.NEUTRAL: ("cannot_tell", "muted"),
    Tone.NEGATIVE: ("attention", "warn"),
}
COUNTED = ("positive_mentions", "mentions_classified")
"""What the log counts."""


class MentionsPart(LogPart):
    """The month's mentions; the sheet counts them where nothing was typed for it."""

    key: ClassVar[str] = "mentions"

    def __init__(self, desk: Desk) -> None:
        said = _("Note each review and mention you come across. The sheet counts how many of them are kind.")
        super().__init__(desk, _("Mentions"), "line", said)

    def head(self) -> tuple[str, str]:
        """Say what belongs here."""
        return _("Mentions"), _("Reviews and posts by others about your shop, also those that are not kind.")

    def records(self) -> tuple[Mention, ...]:
        """Ask for the month's mentions."""
        return self.desk.logs.mentions(self.month)

    def fresh(self) -> Mention:
        """Give an empty mention: today's, or of the month's last day."""
        day = min(self.month.last, self.desk.today())
        return Mention("", self.desk.shop, day, "", Tone.POSITIVE)

    def log_lines(self, records: Sequence[Mention]) -> Lines:
        """Lay the mentions out."""
        columns = (
            Column("day", _("Day")),
            Column("place", _("Where you saw it")),
            Column("tone", _("Tone")),
            Column("note", _("Note"), stretch=True),
            Column("link", _("Link"), stretch=True, spare=True),
        )
        return Lines(columns, tuple(map(_line, records)))

    def summary(self, view: MonthView, records: Sequence[Mention]) -> str:
        """Say how many are kind, and where another number stands before them."""
        del view
        return recorded_words(mentions_words(records), self.desk.months.before_records(self.month, COUNTED))

    def ask(self, record: Mention) -> LogDialog:
        """Give the dialog for a mention."""
        logs = self.desk.logs
        keep = partial(self.act, logs.keep_mention, _("The mention is kept"))
        drop = partial(self.act, logs.drop_mention, _("The mention is deleted"), record)
        return MentionDialog(record, keep, drop if record.id else None, self)


class MentionDialog(LogDialog):
    """Day, place, tone, link and a note."""

    def __init__(
        self,
        mention: Mention,
        keep: partial[tuple[Problem, ...]],
        drop: partial[tuple[Problem, ...]] | None,
        parent: QWidget,
    ) -> None:
        title = _("Change a mention") if mention.id else _("A new mention")
        super().__init__(title, "line", "mention", keep=keep, drop=drop, parent=parent)
        self._mention = mention
        add = self.form.add
        self._tone = Segmented(_("Tone"), [Option(x.value, tone_word(x)) for x in Tone])
        self._tone.setObjectName("mention.tone")
        self._tone.set_value(mention.tone.value)
        place = TextInput(example=_("such as Google or a blog"))
        self.add(
            field_row(
                add("day", Field(_("Day"), DateInput(year=mention.day.year))),
                add("place", Field(_("Where you saw it"), place)),
            ),
            Field(_("Tone"), self._tone),
            add("link", Field(_("Link"), TextInput(), optional=True)),
            add("note", Field(_("Note"), TextInput(), optional=True)),
        )
        self.form.show_values({name: getattr(mention, name) for name in ("day", "place", "link", "note")})
        self.form.field("place").control.setFocus()

    def read(self) -> Mention:
        """Give the mention as the fields have it."""
        day = self.form.value("day")
        if not isinstance(day, date):
            raise Refused(Problem(Code.DAY_MISSING, where="day"))
        said = {name: self.form.value(name) for name in ("place", "link", "note")}
        return replace(self._mention, day=day, tone=Tone(self._tone.value() or self._mention.tone), **said)


def _line(mention: Mention) -> Row:
    icon, colour = _FACES[mention.tone]
    return Row(
        mention.id,
        (
            Cell(day_name(mention.day), opens=True),
            Cell(mention.place, opens=True),
            Cell(tone_word(mention.tone), icon=icon, colour=colour, small=True, opens=True),
            Cell(mention.note, small=True, opens=True),
            Cell(mention.link, small=True, colour="muted", opens=True),
        ),
    )

"""What an import would put into the months' sheets, value by value, and whose value counts where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.import_plan import Entry
from desktop.domain.importing import Outcome
from desktop.domain.kpis import Measure
from desktop.domain.month import Month
from desktop.domain.results import AGENCY_SHEET, IMPORTED
from desktop.language import N_, _, ngettext
from desktop.ui.pages.import_corrections import CorrectionsDialog
from desktop.ui.pages.import_lines import Chosen, entry_lines, row_key, value_of
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button, Link
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import boxed, clear, column, row
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import month_name
from desktop.wording.importing import conflict_sentence, posts_sentence
from desktop.wording.kpis import name_of, source_word

if TYPE_CHECKING:
    from desktop.services.importing import ImportPreview

_OPEN = (Outcome.CONFLICT, Outcome.FULLER, Outcome.OLDER)
_KEEP, _TAKE = "keep", "take"
_SIDES = {
    Outcome.CONFLICT: N_("Now: {now}. File: {then}."),
    Outcome.FULLER: N_("Now: {now}, the whole month. File: {then}, a part of it."),
    Outcome.OLDER: N_("Now: {now}. File: {then}, an older download."),
}
"""Where both values come from."""


class _Conflict(QWidget):
    """One cell where something was entered already: both values side by side."""

    chosen = Signal(object, bool)
    """The entry, and whether the file's value is taken."""

    def __init__(self, entry: Entry, measures: Mapping[str, Measure], *, taken: bool) -> None:
        super().__init__()
        self._entry = entry
        now, then = (value_of(value, entry.kpi, measures) for value in (entry.now, entry.then))
        name = name_of(measures, entry.kpi)
        options = [
            Option(_KEEP, _("Keep {value}").format(value=now)),
            Option(_TAKE, _("Take {value}").format(value=then)),
        ]
        choice = Segmented(conflict_sentence(name, now, then), options)
        choice.setObjectName(f"import.conflict.{entry.kpi}")
        choice.set_value(_TAKE if taken else _KEEP)
        choice.picked.connect(self._choose)
        self.setLayout(
            column(Label(name, "note"), Paragraph(_sides(entry), "hint", "muted"), row(choice, None), gap=4)
        )

    def _choose(self, key: str) -> None:
        self.chosen.emit(self._entry, key == _TAKE)


def _sides(entry: Entry) -> str:
    file = entry.source if entry.source == AGENCY_SHEET else IMPORTED + entry.source
    return _(_SIDES[entry.outcome]).format(now=source_word(entry.now_source), then=source_word(file))


class ValuesBlock(QWidget):
    """One month at a time. What was typed is kept unless the owner takes the file's value."""

    changed = Signal()
    """Another value counts now."""

    def __init__(self) -> None:
        super().__init__()
        self._measures: Mapping[str, Measure] = {}
        self._preview: ImportPreview | None = None
        self._chosen = Chosen()
        self._title = Label("", "card_title")
        self._months = Choice(())
        self._sheet = Sheet(_("Values to come in"))
        self._keep_all = Button(_("Keep all"), size="small", name=_("Keep everything that was entered"))
        self._take_all = Button(_("Take all"), size="small", name=_("Take all values of the files"))
        self._conflicts, self._notes = QVBoxLayout(), QVBoxLayout()
        self._months.setObjectName("import.months")
        self._sheet.setObjectName("import.values")
        self._keep_all.setObjectName("import.keep_all")
        self._take_all.setObjectName("import.take_all")
        self._months.picked.connect(self._show_month)
        self._sheet.ticked.connect(self._tick)
        self._keep_all.clicked.connect(self._decide_all)
        self._take_all.clicked.connect(self._decide_all)
        self._which = Field(_("Month"), self._months)
        self._open = Card(
            _("Entered otherwise"),
            Paragraph(_("What was entered stays, unless you take the file’s value."), "note", "muted"),
            self._conflicts,
            boxed(row(self._keep_all, self._take_all, None)),
        )
        for lines in (self._conflicts, self._notes):
            lines.setSpacing(12)
        self._framed = framed(self._sheet)
        head = boxed(
            column(self._title, Paragraph(_("Your files stay as they are."), "note", "muted"), gap=0)
        )
        pieces = (head, self._which, self._framed, self._open, self._notes)
        self.setLayout(column(*pieces, gap=12))

    def show_preview(self, preview: ImportPreview, month: Month, measures: Mapping[str, Measure]) -> None:
        """Show what would change, of this month first; `measures` name it."""
        self._preview, self._chosen, self._measures = preview, Chosen(), measures
        months = preview.months()
        shown = month if month in months else max(months, default=month)
        self._months.offer([Option(str(one), self._named(one)) for one in reversed(months)])
        self._months.set_value(str(shown))
        self._which.setVisible(len(months) > 1)
        self._show_month(str(shown))

    def month(self) -> Month | None:
        """The month shown; None where the files bring nothing into a sheet."""
        key = self._months.value()
        return Month.parse(key) if key else None

    def chosen(self) -> Chosen:
        """What the owner decided of the values."""
        return self._chosen

    def entering(self) -> int:
        """How many values would be written."""
        entries = self._preview.entries if self._preview else ()
        return sum(self._chosen.enters(entry) for entry in entries)

    def _named(self, month: Month) -> str:
        open_ = sum(entry.outcome in _OPEN for entry in (self._preview.of(month) if self._preview else ()))
        if not open_:
            return month_name(month)
        text = ngettext("{month} ({count} to decide)", "{month} ({count} to decide)", open_)
        return text.format(month=month_name(month), count=open_)

    def _show_month(self, key: str) -> None:
        preview, month = self._preview, Month.parse(key)
        if preview is None:
            return
        entries = preview.of(month)
        self._title.setText(_("What comes into {month}").format(month=month_name(month)))
        self._sheet.show_lines(entry_lines(entries, self._chosen, self._measures))
        self._framed.setVisible(bool(entries))
        clear(self._conflicts)
        differing = [entry for entry in entries if entry.outcome in _OPEN]
        for entry in differing:
            self._ask(entry)
        self._open.setVisible(bool(differing))
        several = sum(entry.outcome in _OPEN for entry in preview.entries) > 1
        self._keep_all.setVisible(several)
        self._take_all.setVisible(several)
        self._remark(preview, month, entries)

    def _ask(self, entry: Entry) -> None:
        conflict = _Conflict(entry, self._measures, taken=entry in self._chosen.take)
        conflict.chosen.connect(self._decide)
        self._conflicts.addWidget(conflict)

    def _decide(self, entry: Entry, take: bool) -> None:
        self._chosen = self._chosen.taking([entry], take=take)
        self._sheet.show_lines(entry_lines(self._entries(entry.month), self._chosen, self._measures))
        self.changed.emit()

    def _decide_all(self) -> None:
        entries = self._preview.entries if self._preview else ()
        differing = [entry for entry in entries if entry.outcome in _OPEN]
        self._chosen = self._chosen.taking(differing, take=self.sender() is self._take_all)
        self._show_month(self._months.value() or "")
        self.changed.emit()

    def _tick(self, key: str, comes: bool) -> None:
        """Leave a value out, or bring it in after all."""
        entry = next(entry for entry in self._entries(Month.parse(key[:7])) if row_key(entry) == key)
        self._chosen = self._chosen.leaving(entry, leave=not comes)
        self._sheet.show_lines(entry_lines(self._entries(entry.month), self._chosen, self._measures))
        self.changed.emit()

    def _entries(self, month: Month) -> tuple[Entry, ...]:
        return self._preview.of(month) if self._preview else ()

    def _remark(self, preview: ImportPreview, month: Month, entries: tuple[Entry, ...]) -> None:
        clear(self._notes)
        said = [
            "" if entries else _("These files bring no value into a month’s sheet."),
            _closed(month) if any(entry.outcome is Outcome.CLOSED for entry in entries) else "",
            posts_sentence(preview.new_posts, preview.known_posts),
        ]
        for words in filter(None, said):
            self._notes.addWidget(Note(words))
        if preview.corrections:
            more = Link(_("See the corrected days"), trailing="")
            more.setObjectName("import.corrections")
            more.clicked.connect(self._list_corrections)
            told = Note(_corrected(len(preview.corrections)))
            self._notes.addWidget(boxed(column(told, row(more, None), gap=4)))

    def _list_corrections(self) -> None:
        if self._preview is not None:
            dialog = CorrectionsDialog(self._preview.corrections, self._measures, self)
            dialog.open()


def _closed(month: Month) -> str:
    return _("{month} is closed, so it is left as it is.").format(month=month_name(month))


def _corrected(count: int) -> str:
    text = ngettext(
        "{count} value of a day is corrected by a newer file.",
        "{count} values of days are corrected by a newer file.",
        count,
    )
    return text.format(count=count)

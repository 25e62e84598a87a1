"""The checklist of what must be counted: how far it is, and for each figure whether and how the shop counts it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.checklist import Checklist, Count, Why
from desktop.domain.counting import Countable
from desktop.language import _, current
from desktop.ui.widgets.banner import Banner, Note
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Flow, Rule, Turning, boxed, clear, column
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.progress import Bar
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.kpis import kpi_name
from desktop.wording.tags import kind_word, listed, state_word, why_word


class ChecklistCard(Card):
    """One line for each figure; what fee and goal rest on comes first and makes up the progress."""

    answered = Signal(str, object, str)
    """A code, its `Countable`, and who counts it where."""

    def __init__(self) -> None:
        super().__init__(_("Before the contract starts"), gap=12)
        self._progress, self._bar = Label("", "body", bold=True), Bar(thin=True)
        self._blocked = Banner("warn", _("A fee rests on what cannot be counted"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self._rows: dict[str, _CountRow] = {}
        self._progress.setObjectName("measuring.progress")
        self._blocked.setObjectName("measuring.blocked")
        words = _("What your shop cannot count, no fee may rest on. Settle it line by line.")
        self.add(Paragraph(words, "note", "muted"), column(self._progress, self._bar, gap=4))
        self.add(self._blocked, self._lines)

    def show_list(self, found: Checklist) -> None:
        """Show it; lines that stay are changed in place."""
        if list(self._rows) != [count.kpi for count in found.counts]:
            self._lay_lines(found.counts)
        for count in found.counts:
            self._rows[count.kpi].show_count(count)
        self._show_progress(found)

    def _lay_lines(self, counts: Sequence[Count]) -> None:
        clear(self._lines)
        self._rows = {}
        told = False
        for at, count in enumerate(counts):
            if at:
                self._lines.addWidget(Rule())
            if not count.weighty and not told:
                told = True
                self._lines.addWidget(Label(_("The other figures of the KPI plan"), "label"))
            row = self._rows[count.kpi] = _CountRow(count)
            row.answered.connect(self.answered)
            self._lines.addWidget(row)

    def _show_progress(self, found: Checklist) -> None:
        whole = len(found.weighty)
        words = _("{ready} of {whole} that fee and goal rest on can be counted")
        if found.done and whole:
            words = _("All {whole} that fee and goal rest on can be counted")
        said = words.format(ready=found.ready, whole=whole)
        self._progress.setText(said)
        self._bar.show_share(found.ready / whole if whole else 0, name=said)
        self._blocked.setVisible(bool(found.blocked))
        names = listed([kpi_name(x.measure, x.kpi) for x in found.counts if x.kpi in found.blocked])
        title = _("A fee rests on what cannot be counted")
        advice = _("{names}: find a way to count it, or agree on another fee before signing.")
        self._blocked.say(title, advice.format(names=names))


class _CountRow(QWidget):
    """One figure: its name and what rests on it, how it is counted, the shop's answer and a note."""

    answered = Signal(str, object, str)

    def __init__(self, count: Count) -> None:
        super().__init__()
        self._count = count
        name = kpi_name(count.measure, count.kpi)
        options = [Option(state.value, state_word(state)) for state in Countable]
        self._state = Segmented(_("Can your shop count “{name}”?").format(name=name), options)
        self._how = TextInput(example=_("Who counts it, and where (such as the notebook by the phone)"))
        self._how.setAccessibleName(_("Who counts “{name}”, and where").format(name=name))
        self._hint = Note("", "minor")
        self._state.setObjectName(f"measuring.state.{count.kpi}")
        self._how.setObjectName(f"measuring.how.{count.kpi}")
        self._state.picked.connect(self._pick)
        self._how.entered.connect(self._note)
        reasons = [why for why in count.why if why is not Why.PLAN]
        chips = [Chip(why_word(why), "accent" if why is Why.FEE else "plain") for why in reasons]
        where = count.measure.where[current()] if count.measure else ""
        words = column(
            Flow(Label(name, "body", bold=True), *chips), Paragraph(where, "note", "muted"), None, gap=4
        )
        answer = column(boxed(_at_left(self._state)), self._how, self._hint, None, gap=8)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(Turning(boxed(words), boxed(answer), gap=24, least=640))

    def show_count(self, count: Count) -> None:
        """Show the answer; a note that is typed into is left alone."""
        self._count = count
        self._state.set_value(count.state.value if count.state else None)
        if not (self._how.hasFocus() and self._how.isModified()):
            self._how.set_value(count.counting.how if count.counting else "")
        self._how.setVisible(count.state is not None)
        kinds = [kind_word(kind) for kind in count.kinds]
        open_ = bool(kinds) and not count.tagged
        self._hint.setVisible(open_)
        if open_:
            words = _("One of these would make it certain: {kinds}")
            self._hint.say(words.format(kinds=listed(kinds)))

    @Slot(str)
    def _pick(self, key: str) -> None:
        self.answered.emit(self._count.kpi, Countable(key), self._how.value())

    @Slot(str)
    def _note(self, text: str) -> None:
        self._how.setModified(False)
        if self._count.state is not None:
            self.answered.emit(self._count.kpi, self._count.state, text)


def _at_left(piece: QWidget) -> QVBoxLayout:
    return column(piece, gap=0)

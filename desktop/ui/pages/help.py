"""Help: what a pay-by-result contract protects from, the words of the trade, where to ask, and what this is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.glossary import Term
from desktop.language import N_, _, current
from desktop.ui.pages.base import DeskPage, Going
from desktop.ui.pages.check_examples import StoryLines
from desktop.ui.pages.links import GoLink
from desktop.ui.search import folded
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import Rule, Turning, boxed, clear, column, row
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.kpi_help import help_lines

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

DISCLAIMER = N_(
    "The checks, calculations and questions here put general information in order. They are no legal or tax advice. Before you sign or file something, please ask a lawyer, a tax accountant, a labour consultant or a public help desk."
)
_DESKS = (
    (N_("Chamber of commerce and industry"), N_("Advice on contracts and management, in your own town.")),
    (N_("Yorozu support centre"), N_("One in each prefecture, free of charge.")),
    (
        N_("Transaction refuge (Torihiki Kakekomidera)"),
        N_("Trouble between businesses, free, also with lawyers."),
    ),
    (
        N_("Himawari hotline of the bar associations (0570-001-240)"),
        N_("Finds a lawyer for small businesses."),
    ),
    (
        N_("Houterasu (Japan Legal Support Center)"),
        N_("For sole owners within its limits of income and assets; not for companies."),
    ),
    (
        N_("Freelance trouble line 110"),
        N_("For one who works alone: also an agency that is a single person may ask there."),
    ),
    (N_("Tax office, tax accountants' association"), N_("Withholding, invoices, consumption tax.")),
    (N_("Labour bureau, Hello Work"), N_("Whether paying for applications needs a permission.")),
)


_BESIDE = 720
_AT_ONCE = 6
"""So many words are laid out in one turn of the window, so that it answers while the list grows."""


class HelpPage(DeskPage):
    """Everything that explains, on one page one can search."""

    reads: ClassVar[frozenset[str]] = frozenset({"own_kpi"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Help"), _("Words of the trade, and where to ask."))
        self._field = TextInput(example=_("Such as “minimum guarantee”"))
        self._field.setObjectName("help.search")
        self._words = QVBoxLayout()
        self._words.setSpacing(8)
        self._waiting: list[Term] = []
        self._more = QTimer(self)
        self._more.timeout.connect(self._add_some)
        self._field.edited.connect(self._find)
        self._kpis = QVBoxLayout()
        self._kpis.setSpacing(8)
        desks = Card(_("Where a business can ask"))
        for name, what in _DESKS:
            desks.add(boxed(column(Label(_(name), "label"), Paragraph(_(what), "note", "muted"), gap=0)))
        self.add(
            self._told_of_others(),
            Banner("info", _("No legal advice"), _(DISCLAIMER)),
            Card(_("Words of the trade"), Field(_("Search a word"), self._field), self._words),
            Card(_("Measures (KPI)"), self._kpis),
            desks,
        )

    def _told_of_others(self) -> Card:
        """Begin with what lawyers report: why a contract is checked before it is signed."""
        stories = [StoryLines(x) for x in self.desk.catalog.checks.stories]
        check = GoLink(_("Check your own contract"), Going("check"))
        check.setObjectName("help.check")
        check.asked.connect(self.going)
        return Card(
            _("What happened to others"),
            Turning(*stories, gap=24, least=_BESIDE, top=True),
            row(check, None),
            note=_("As lawyers report it"),
        )

    def refresh(self) -> None:
        """List the words."""
        self._find(self._field.value())

    def go_to(self, going: Going) -> None:
        """Show the word asked for."""
        if going.part:
            self._field.set_value(going.part)
            self.mark_stale()

    @Slot(str)
    def _find(self, text: str) -> None:
        wanted = folded(text)
        clear(self._words)
        self._waiting = [term for term in self.desk.catalog.glossary if _matches(term, wanted)]
        if not self._waiting:
            self._words.addWidget(Label(_("Nothing found. Try another word."), "note", "muted"))
        self._add_some()
        self._more.start()
        self._find_kpis(wanted)

    def _find_kpis(self, wanted: str) -> None:
        """Explain the measures whose name holds what is searched, as their help in the tables does."""
        clear(self._kpis)
        measures = self.desk.measures
        found = [x for x in measures.values() if wanted and wanted in folded(x.name.ja + x.name.en + x.code)]
        for measure in found[:_AT_ONCE]:
            if self._kpis.count():
                self._kpis.addWidget(Rule())
            self._kpis.addWidget(Label(measure.name[current()], "label"))
            for line in (measure.definition[current()], *help_lines(measure, measures)):
                if line:
                    self._kpis.addWidget(Paragraph(line, "note", "muted"))
        if not found:
            text = _("Search the name of a measure above. In a table its question mark (F1) says the same.")
            self._kpis.addWidget(Paragraph(text, "note", "muted"))

    @Slot()
    def _add_some(self) -> None:
        """List the next words."""
        for term in self._waiting[:_AT_ONCE]:
            if self._words.count():
                self._words.addWidget(Rule())
            self._words.addWidget(Label(term.name[current()], "label"))
            self._words.addWidget(Paragraph(term.meaning[current()], "note", "muted"))
        del self._waiting[:_AT_ONCE]
        if not self._waiting:
            self._more.stop()


def _matches(term: Term, wanted: str) -> bool:
    return wanted in folded(term.name.ja) + folded(term.name.en) + folded(term.meaning[current()])

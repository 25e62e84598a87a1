"""Two versions of the plan side by side: what is new, gone, changed or the same, and what each aims at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.kpis import KpiPlan, Measure
from desktop.domain.month import Month
from desktop.domain.plan_comparing import Compared, Comparison, Difference, Side
from desktop.language import _
from desktop.ui.tokens import Colour
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import field_row
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, nothing, state
from desktop.wording.amounts import month_name
from desktop.wording.kpis import name_of, tier_word, value_words
from desktop.wording.plans import difference_word, reason_words, version_words

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

NAME, FIRST, SECOND, HOW = "name", "first", "second", "how"
_FACES: dict[Difference, tuple[str, Colour]] = {
    Difference.CHANGED: ("typed", "warn"),
    Difference.ONLY_FIRST: ("left_out", "muted"),
    Difference.ONLY_SECOND: ("add", "good"),
    Difference.SAME: ("saved", "muted"),
}


class CompareDialog(Dialog):
    """A row for each measure; one whose targets differ unfolds into its months, by click or Enter."""

    def __init__(
        self, desk: Desk, plans: tuple[KpiPlan, ...], first: str, second: str, parent: QWidget
    ) -> None:
        super().__init__(_("Compare two versions"), meaning="versions", wide=860, parent=parent)
        self._desk, self._open = desk, frozenset[str]()
        self._measures = desk.measures
        options = [Option(plan.id, version_words(plan)) for plan in plans]
        self._first, self._second = Choice(options), Choice(options)
        self._first.setObjectName("compare.first")
        self._second.setObjectName("compare.second")
        self._of_first = Field(_("This version"), self._first)
        self._of_second = Field(_("And that one"), self._second)
        self._sheet = Sheet(_("What differs"), fits=False)
        self._sheet.setObjectName("compare.sheet")
        self.add(field_row(self._of_first, self._of_second), framed(self._sheet))
        self.offer(Button(_("Close"), "primary"), answer=0)
        self._first.set_value(first)
        self._second.set_value(second)
        self._first.picked.connect(self._show)
        self._second.picked.connect(self._show)
        self._sheet.opened.connect(self._turn)
        self._show()
        self._sheet.setFocus()

    @Slot()
    def _show(self) -> None:
        found = self._desk.plan_versions.compare(self._first.value() or "", self._second.value() or "")
        self._of_first.set_hint(reason_words(found.first.reason))
        self._of_second.set_hint(reason_words(found.second.reason))
        number = _("Version {number}")
        columns = (
            Column(NAME, _("Measure"), stretch=True),
            Column(HOW, _("Difference")),
            Column(FIRST, number.format(number=found.first.number), right=True, alike=True),
            Column(SECOND, number.format(number=found.second.number), right=True, alike=True),
        )
        self._sheet.show_lines(Lines(columns, tuple(self._rows(found))))
        if not self._sheet.value() and found.rows:
            self._sheet.pick(found.rows[0].kpi)

    def _rows(self, found: Comparison) -> Iterator[Row]:
        for row in found.rows:
            measure = self._measures.get(row.kpi)
            unfolds = bool(row.changed)
            name = Cell(name_of(self._measures, row.kpi), fold=row.kpi in self._open if unfolds else None)
            icon, colour = _FACES[row.difference]
            how = state(difference_word(row.difference), icon, colour)
            yield Row(row.kpi, (name, how, _side(row.first, measure), _side(row.second, measure)))
            if unfolds and row.kpi in self._open:
                yield from _months(row, measure)

    @Slot(str, str)
    def _turn(self, key: str, column: str) -> None:
        """Fold a measure's months in or out."""
        if column == NAME:
            self._open ^= {key}
            self._show()


def _side(side: Side | None, measure: Measure | None) -> Cell:
    """Say what one version aims at in an average month, and in which group the measure stands."""
    if side is None:
        return nothing()
    place = _("The result of this plan") if side.result else tier_word(side.tier)
    if side.mean is None:
        return Cell(_("no target"), colour="muted", below=place)
    shown = value_words(side.mean, measure)
    varied = len(set(side.aims.values())) > 1
    return Cell(_("about {value} a month").format(value=shown) if varied else shown, below=place)


def _months(row: Compared, measure: Measure | None) -> Iterator[Row]:
    if row.first is None or row.second is None:
        return
    for month in row.shared:
        differs = month in row.changed
        icon, colour = _FACES[Difference.CHANGED if differs else Difference.SAME]
        word = difference_word(Difference.CHANGED if differs else Difference.SAME)
        yield Row(
            f"{row.kpi}/{month}",
            (
                Cell(month_name(month), indent=1, colour="muted"),
                state(word, icon, colour),
                _aim(row.first, month, measure, differs),
                _aim(row.second, month, measure, differs),
            ),
        )


def _aim(side: Side, month: Month, measure: Measure | None, differs: bool) -> Cell:
    return Cell(value_words(side.aims[month], measure), bold=differs)

"""One part of an own KPI's formula: the measures that are added up, taken off or divided by."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.kpis import Measure
from desktop.domain.own_kpi_rules import addable, reach
from desktop.domain.shop import Purpose
from desktop.language import _
from desktop.ui.kpi_picker import KpiPicker
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.layout import Flow, boxed, clear, row
from desktop.ui.widgets.text import Label
from desktop.wording.kpis import name_of


class _TakeOut(QObject):
    """Tells which measure its button takes out."""

    def __init__(self, code: str, button: IconButton, tell: Callable[[str], None]) -> None:
        super().__init__(button)
        self._code, self._tell = code, tell
        button.clicked.connect(self._clicked)

    @Slot()
    def _clicked(self) -> None:
        self._tell(self._code)


class PartsInput(QWidget):
    """Names with a cross each, and a button that picks another one."""

    picked = Signal(object)
    """The codes there are now."""

    def __init__(self, measures: Mapping[str, Measure], purpose: Purpose, itself: str) -> None:
        """Make it; `itself` is the code of the KPI made, which cannot be worked out from itself."""
        super().__init__()
        self._purpose, self._codes = purpose, tuple[str, ...]()
        self._all = measures
        self._offered = {
            code: measure
            for code, measure in measures.items()
            if addable(measure) and not measure.archived and itself not in reach(measures, code)
        }
        self._add = Button(_("Choose a measure…"), icon="add")
        self._chips = Flow()
        self._add.clicked.connect(self._pick)
        self.setLayout(self._chips)
        self.setFocusProxy(self._add)
        self._chips.addWidget(self._add)

    def value(self) -> tuple[str, ...]:
        """Give the codes."""
        return self._codes

    def set_value(self, codes: tuple[str, ...]) -> None:
        """Show codes, without telling anybody."""
        if codes == self._codes:
            return
        self._codes = codes
        self._chips.removeWidget(self._add)
        clear(self._chips)
        for code in codes:
            self._chips.addWidget(self._chip(code))
        self._chips.addWidget(self._add)
        self.updateGeometry()

    def set_fixed(self, fixed: bool) -> None:
        """Let nothing be changed."""
        self.setEnabled(not fixed)

    def _chip(self, code: str) -> QWidget:
        name = name_of(self._all, code)
        cross = IconButton(
            "close", _("Take out “{kpi}”").format(kpi=name), side="control_small", icon_size="icon_tiny"
        )
        cross.setObjectName(f"{self.objectName()}.{code}")
        _TakeOut(code, cross, self._take_out)
        return boxed(row(Label(name), cross, gap=4))

    def _take_out(self, code: str) -> None:
        self._change(tuple(x for x in self._codes if x != code))

    def _change(self, codes: tuple[str, ...]) -> None:
        self.set_value(codes)
        self.picked.emit(codes)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _pick(self) -> None:
        picker = KpiPicker(self._offered, self._purpose, self._codes, self, parts=True)
        picker.chosen.connect(self._join)
        picker.open()

    @Slot(str)
    def _join(self, code: str) -> None:
        self._change((*self._codes, code))

"""What stands below the table of measures when something stands against a change: a warning that asks for a reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.kpis import Measure
from desktop.language import _, current
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import clear
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.kpis import kpi_name


class KpiWarning(QWidget):
    """Empty and hidden until there is something to warn of."""

    insisted = Signal(str, str)
    """A KPI is to be the result all the same: its code and the written reason."""
    review_asked = Signal()
    """A new version of the plan is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._kpi = ""
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(12, 12, 12, 12)
        self._reason = TextInput()
        self._insist = Button("")
        self.hide()

    @property
    def kpi(self) -> str:
        """Give the KPI that is asked about; empty where none is."""
        return self._kpi

    def ask(self, measure: Measure) -> None:
        """Warn that a reference figure is about to be the result, and ask for the reason."""
        self.leave()
        self._kpi = measure.code
        self._reason = TextInput(example=_("Why it is to be the result all the same (it is kept)"))
        self._reason.setAccessibleName(_("Why it is to be the result all the same (it is kept)"))
        self._insist = Button(_("Make it the result for this reason"))
        keep = Button(_("Leave it a reference"))
        self._reason.setObjectName("kpis.reason")
        self._insist.setObjectName("kpis.insist")
        keep.setObjectName("kpis.leave")
        self._insist.setEnabled(False)
        self._reason.edited.connect(self._type)
        self._reason.returnPressed.connect(self._take)
        self._insist.clicked.connect(self._take)
        keep.clicked.connect(self.leave)
        title = _("You are about to make “{kpi}” the result").format(kpi=kpi_name(measure))
        texts = (text[current()] for text in (measure.reason, measure.gaming) if text)
        self._show(Banner("warn", title, "\n".join(texts), self._insist, keep, pieces=(self._reason,)))
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_fixed(self, why: str) -> None:
        """Say that closed months keep their plan, and offer a new version."""
        self.leave()
        review = Button(_("Review the plan…"))
        review.setObjectName("kpis.review_instead")
        review.clicked.connect(self.review_asked)
        self._show(Banner("warn", _("This version keeps its measures"), why, review))
        review.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave(self) -> None:
        """Say nothing any more."""
        self._kpi = ""
        clear(self._lines)
        self.hide()

    def _show(self, banner: Banner) -> None:
        self._lines.addWidget(banner)
        self.show()

    @Slot(str)
    def _type(self, text: str) -> None:
        self._insist.setEnabled(bool(text.strip()))

    @Slot()
    def _take(self) -> None:
        if self._kpi and self._reason.value():
            self.insisted.emit(self._kpi, self._reason.value())

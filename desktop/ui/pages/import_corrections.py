"""The days a newer file corrects, one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.import_plan import Correction
from desktop.domain.importing import TABLE
from desktop.domain.kpis import Measure
from desktop.language import _
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row
from desktop.wording.amounts import day_in_full, number
from desktop.wording.import_names import metric_name, source_name
from desktop.wording.kpis import name_of

_LISTED, _MOST = 8, 2000
"""Longer lists scroll by themselves; so many are shown."""


class CorrectionsDialog(Dialog):
    """Lists what stood there and what the newer file says; only to be read."""

    def __init__(
        self, corrections: Sequence[Correction], measures: Mapping[str, Measure], parent: QWidget
    ) -> None:
        super().__init__(
            _("Days that are corrected"),
            _("Services count their last days again. The newer download goes before the older one."),
            meaning="minor",
            wide=720,
            parent=parent,
        )
        heads = (
            Column("day", _("Day")),
            Column("what", _("Number"), stretch=True),
            Column("before", _("Before"), right=True),
            Column("after", _("Newer file"), right=True),
        )
        shown = corrections[:_MOST]
        table = Sheet(_("Days that are corrected"), fits=len(shown) <= _LISTED, whole_rows=True)
        table.setObjectName("corrections.list")
        table.show_lines(Lines(heads, tuple(_row(at, one, measures) for at, one in enumerate(shown))))
        self.add(framed(table))
        self.offer(Button(_("Close"), "primary"), answer=0).setObjectName("corrections.close")


def _row(at: int, one: Correction, measures: Mapping[str, Measure]) -> Row:
    name = name_of(measures, one.metric) if one.source == TABLE else metric_name(one.metric)
    return Row(
        str(at),
        (
            Cell(day_in_full(one.day)),
            Cell(name, below=source_name(one.source)),
            Cell(number(one.before), colour="muted"),
            Cell(number(one.after), bold=True),
        ),
    )

"""An own measure, new or changed: what it is called, how it counts, what it is worked out from, and what it is worth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.kpis import Cadence, Direction, FeeBasis, Tier, Unit
from desktop.domain.own_kpi_rules import fitting_units
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.problems import Refused
from desktop.domain.shop import Purpose
from desktop.language import _
from desktop.ui.forms import Form
from desktop.ui.own_kpi_formula import PartsInput
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import column, field_row
from desktop.ui.widgets.rolling import Rolling
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.kpi_help import cadence_word, direction_word, formula_words, unit_kind
from desktop.wording.kpis import fee_basis_word, tier_word

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_KINDS = {"unit": Unit, "tier": Tier, "direction": Direction, "cadence": Cadence, "fee_basis": FeeBasis}
_PARTS = ("plus", "minus", "over")
_NAMES = (*_KINDS, *_PARTS, "name", "counter", "definition", "where", "gaming", "reason")


def blank(shop: str, name: str = "") -> OwnKpi:
    """Give a new own KPI: a count that comes before a result."""
    return OwnKpi("", shop, "", name, Unit.COUNT, Tier.INTERMEDIATE, counter=_("times"))


class OwnKpiDialog(Dialog):
    """Says while one picks what the formula works out; what is refused is said at its field."""

    made = Signal(str)
    """The code of a new one."""

    def __init__(self, desk: Desk, kpi: OwnKpi, purpose: Purpose, parent: QWidget) -> None:
        super().__init__(
            _("Change an own measure") if kpi.id else _("An own measure"),
            _("For what the catalogue does not have. It works like every other measure."),
            meaning="kpis",
            wide=720,
            parent=parent,
        )
        self._desk, self._kpi, self._measures = desk, kpi, desk.measures
        self._form = Form("own_kpi", self)
        self._settled = bool(kpi.id) and desk.own_kpis.settled(kpi.code)
        self._sentence = Paragraph("", "note", "muted")
        self._save = Button(_("Save"), "primary")
        self._save.setObjectName("own_kpi.save")
        self._sentence.setObjectName("own_kpi.sentence")
        self._form.edited.connect(self._edit)
        self._save.clicked.connect(self._take)
        self._lay_out_fields(purpose)
        self.offer(Button(_("Close")), answer=0)
        self.offer(self._save)
        self._show_kpi()
        self._form.field("name").control.setFocus()

    def _lay_out_fields(self, purpose: Purpose) -> None:
        add = self._form.add
        name = add("name", Field(_("Name"), TextInput(example=_("such as “tastings given”"))))
        unit = add("unit", Field(_("Unit"), Choice(self._units())))
        counter = add("counter", Field(_("Word after the number"), TextInput()))
        tier = add("tier", Field(_("Kind"), Choice([Option(x, tier_word(x)) for x in Tier])))
        direction = add(
            "direction", Field(_("What is good"), Choice([Option(x, direction_word(x)) for x in Direction]))
        )
        cadence = add(
            "cadence", Field(_("When to look"), Choice([Option(x, cadence_word(x)) for x in Cadence]))
        )
        pieces: list[QWidget] = [field_row(name, tier), field_row(unit, counter, direction, cadence)]
        pieces += self._formula(purpose)
        texts = {
            "definition": _("What it is"),
            "where": _("Where to read it"),
            "gaming": _("How it could be made to look larger"),
        }
        fields = [add(key, Field(label, TextInput(), optional=True)) for key, label in texts.items()]
        pieces += [fields[0], field_row(*fields[1:])]
        basis = add(
            "fee_basis", Field(_("As a fee basis"), Choice([Option(x, fee_basis_word(x)) for x in FeeBasis]))
        )
        reason = add("reason", Field(_("Why"), TextInput(), optional=True))
        pieces.append(field_row(basis, reason))
        self.add(Rolling(column(*pieces, gap=8)))

    def _formula(self, purpose: Purpose) -> list[QWidget]:
        labels = {"plus": _("Add up"), "minus": _("Take off"), "over": _("Divide by the sum of")}
        title = Label(_("Worked out from other measures (only if nobody types it)"), "label")
        fields = [
            self._form.add(key, Field(label, PartsInput(self._measures, purpose, self._kpi.code)))
            for key, label in labels.items()
        ]
        return [title, fields[0], field_row(*fields[1:]), self._sentence]

    def _units(self) -> list[Option]:
        return [Option(x, unit_kind(x)) for x in fitting_units(self._kpi, self._measures)]

    def _show_kpi(self) -> None:
        self._form.show_values({name: getattr(self._kpi, name) for name in _NAMES})
        for name in ("unit", *_PARTS):
            self._form.field(name).control.setEnabled(not self._settled)
        if self._settled:
            self._form.field("unit").set_hint(_("Stays, as months, fees or other measures rest on it."))
        self._tell()

    def _tell(self) -> None:
        """Say what is worked out, and which fields the unit has."""
        counted = self._kpi.unit in (Unit.COUNT, Unit.RATIO)
        self._form.field("counter").setVisible(counted)
        worked = formula_words(self._kpi.measure, self._measures)
        text = _("Every month it is worked out as {formula}. Where a part is missing, it is missing too.")
        self._sentence.set_text(
            text.format(formula=worked) if worked else _("It is typed every month, or imported.")
        )

    @Slot(str, object)
    def _edit(self, name: str, value: Any) -> None:  # noqa: ANN401 - what the field holds
        kind = _KINDS.get(name)
        change: dict[str, Any] = {name: kind(value) if kind else value}
        self._kpi = replace(self._kpi, **change)
        if name in _PARTS:
            self._fit_unit()
        self._tell()

    def _fit_unit(self) -> None:
        """Offer the units the formula can have, and take the first where the one chosen is none."""
        fitting = fitting_units(self._kpi, self._measures)
        if self._kpi.unit not in fitting:
            self._kpi = replace(self._kpi, unit=fitting[0])
        unit = self._form.field("unit").control
        assert isinstance(unit, Choice)
        unit.offer(self._units())
        unit.set_value(self._kpi.unit)

    @Slot()
    def _take(self) -> None:
        self._form.forgive()
        code = self._kpi.code or self._desk.own_kpis.free_code()
        try:
            self._desk.own_kpis.keep(self._kpi)
        except Refused as refusal:
            self._form.blame(refusal.problems)
            return
        if not self._kpi.id:
            self.made.emit(code)
        self.accept()

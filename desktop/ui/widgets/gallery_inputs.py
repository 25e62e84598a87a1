"""The gallery's buttons and fields."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.month import Month
from desktop.language import _
from desktop.ui.widgets.buttons import Button, ButtonKind, IconButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.checks import Check, Radios
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.counter import Counter
from desktop.ui.widgets.date_input import DateInput
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import boxed, column, grid, row
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.number_fields import count_input, percent_input, yen_input
from desktop.ui.widgets.number_input import NumberInput
from desktop.ui.widgets.popover import Help
from desktop.ui.widgets.scale import Scale
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text import Label
from desktop.ui.widgets.text_input import LongText, TextInput


def buttons_card() -> Card:
    """Give the buttons: at rest, under the pointer, with the focus, pressed, not to be used."""
    table = QGridLayout()
    table.setSpacing(8)
    kinds: dict[ButtonKind, str] = {
        "primary": _("Save"),
        "secondary": _("Give up"),
        "text": _("More about it"),
        "danger": _("Delete"),
    }
    heads = (_("At rest"), _("Pointer on it"), _("Focus"), _("Pressed"), _("Not to be used"))
    for place, head in enumerate(heads):
        table.addWidget(Label(head, "hint", "muted"), 0, place)
    for line, (kind, text) in enumerate(kinds.items(), 1):
        faces = [Button(text, kind) for _head in heads]
        faces[1].setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        faces[2].setObjectName(f"gallery.focus.{kind}")
        faces[3].setDown(True)
        faces[4].setEnabled(False)
        for place, face in enumerate(faces):
            table.addWidget(face, line, place)
    table.setColumnStretch(len(heads), 1)
    return Card(_("Buttons"), table, _more_buttons(), _answers())


def _more_buttons() -> QWidget:
    busy = Button(_("Compute"))
    busy.set_busy(_("Computing…"))
    redo = IconButton("redo", _("Redo"))
    redo.setEnabled(False)
    line = QWidget()
    line.setLayout(
        row(
            Button(_("Bring in"), "primary", icon="apply_import"),
            busy,
            Button(_("Small"), size="small"),
            IconButton("undo", _("Undo")),
            redo,
            IconButton("search", _("Search")),
            None,
        )
    )
    return line


def _answers() -> QWidget:
    options = (
        Option("yes", _("It does")),
        Option("no", _("It does not")),
        Option("unknown", _("Don't know")),
    )
    first, second = Segmented(_("First question"), options), Segmented(_("Second question"), options)
    first.set_value("no")
    second.set_value("unknown")
    scale = Scale(_("First question"), (_("No"), _("Partly"), _("Yes")), ("0", "1", "2", "3", "4"))
    scale.set_value(3)
    return boxed(column(row(first, second, None, gap=16), scale))


def inputs_card() -> Card:
    """Give the fields: empty, filled, wrong, computed."""
    fee, wrong = _filled(yen_input(), 25_000), _filled(yen_input(), 25_000)
    computed = _filled(percent_input(), Decimal("0.067"))
    computed.setEnabled(False)
    choice = Choice([Option("a", _("Sample video agency")), Option("b", _("Another agency"))])
    choice.set_value("a")
    help_ = Help(_("Until when"), _("The month in which the goal is to be reached."))
    fields = (
        (
            Field(
                _("Name of the shop"),
                TextInput(example=_("such as: Sample sweets")),
                hint=_("Stands on the cover of the report"),
            ),
            Field(_("Name of the shop"), TextInput(_("Sample sweets"))),
            Field(_("Monthly base fee"), fee),
            failed := Field(_("Monthly base fee"), wrong),
        ),
        (
            Field(_("Qualified enquiries"), _filled(count_input(_("results")), 11)),
            Field(_("Visits"), count_input(_("people"), measured=True), hint=_("Empty is not zero")),
            Field(_("Computed value"), computed, hint=_("Computed by itself")),
            Field(_("Note"), TextInput(), optional=True),
        ),
        (
            Field(_("Contract partner"), choice),
            Field(_("Until when"), MonthPicker(_("Until when"), Month(2027, 3)), help=help_),
            Field(_("Day"), DateInput(example="2027-01-30")),
            Field(
                _("Question to the agency"),
                LongText(_("Please show us in writing what counts.")),
                hint=_("Reword it freely"),
            ),
        ),
    )
    failed.set_error(_("Please enter a number only (such as 25,000)."))
    tried = Counter(_("Qualified enquiries"), 8)
    ticks = row(
        Check(_("Put into the list of questions"), on=True),
        Check(_("Leave out")),
        _taxes(),
        tried,
        None,
        gap=24,
    )
    return Card(_("Fields"), grid(fields), ticks)


def _filled(field: NumberInput, value: Decimal | int) -> NumberInput:
    field.set_value(value)
    return field


def _taxes() -> Radios:
    radios = Radios(_("Tax"), (Option("exclusive", _("Without tax")), Option("inclusive", _("With tax"))))
    radios.set_value("exclusive")
    return radios

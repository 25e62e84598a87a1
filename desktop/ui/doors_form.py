"""By which ways the results of a month come: phone, LINE, in the shop, and the rest by the link."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.problems import Problem
from desktop.language import _
from desktop.ui.forms import Form
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import equal
from desktop.ui.widgets.number_fields import count_input
from desktop.wording.problems import sentence

_ICONS = {"phone_inquiries": "phone", "line_inquiries": "line", "walk_in_inquiries": "walk_in"}


class DoorsForm(QWidget):
    """Three numbers to type and the rest, which the link has to bring."""

    edited = Signal(object)
    """Channel codes → counts, with each keystroke that can be read."""
    entered = Signal(object)
    """The same once a field is left."""

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self._doors: dict[str, int] = {}
        self._form = Form(prefix, self)
        names = {
            "phone_inquiries": _("Phone"),
            "line_inquiries": _("LINE"),
            "walk_in_inquiries": _("In the shop"),
        }
        self._inputs = {code: count_input("", example="0") for code in _ICONS}
        self._fields = [
            self._form.add(code, Field(names[code], self._inputs[code], icon=icon))
            for code, icon in _ICONS.items()
        ]
        self._link = count_input("")
        self._link.setEnabled(False)
        self._why = Note("", "field_error", "bad", ink="bad")
        self._form.edited.connect(self._edit)
        self._form.entered.connect(self._enter)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addLayout(equal(*self._fields, Field(_("Link and form"), self._link, icon="link"), gap=12))
        lines.addWidget(self._why)
        self._why.hide()

    def show_doors(self, doors: Mapping[str, int], by_link: int, unit: str) -> None:
        """Show how many come by which way; the field being typed into is left alone."""
        self._doors = dict(doors)
        self._form.show_values({code: doors.get(code) for code in _ICONS})
        self._link.set_value(by_link)
        for field in (*self._inputs.values(), self._link):
            field.set_unit(unit)

    def blame(self, problem: Problem) -> None:
        """Say below the fields what is wrong with their sum."""
        self._why.say(sentence(problem))
        self._why.show()

    def unread(self) -> bool:
        """Tell whether a field holds what cannot be read."""
        return self._form.unread()

    @Slot(str, object)
    def _edit(self, code: str, value: object) -> None:
        self._why.hide()
        self.edited.emit(self._with(code, value))

    @Slot(str, object)
    def _enter(self, code: str, value: object) -> None:
        self.entered.emit(self._with(code, value))

    def _with(self, code: str, value: object) -> dict[str, int]:
        others = {door: count for door, count in self._doors.items() if door != code}
        return {**others, code: value} if isinstance(value, int) and value else others

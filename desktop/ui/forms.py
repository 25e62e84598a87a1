"""Fields that belong together: they show values by name, tell what was typed into which, and say what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.problems import Problem
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.date_input import DateInput
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.month_input import MonthInput
from desktop.wording.problems import sentence


class _Wire(QObject):
    """Joins one control with the form, under its name."""

    edited = Signal(str, object)
    entered = Signal(str, object)

    def __init__(self, name: str, control: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._name, self._control = name, control
        edited = getattr(control, "edited", None)
        if isinstance(edited, SignalInstance):
            edited.connect(self._edit)
            control.entered.connect(self._enter)  # type: ignore[attr-defined]
        elif isinstance(control, DateInput | MonthInput):
            control.entered.connect(self._pick)
        else:
            picked: SignalInstance = control.ticked if isinstance(control, Check) else control.picked  # type: ignore[attr-defined]
            picked.connect(self._pick)

    @Slot(object)
    def _edit(self, value: object) -> None:
        self.edited.emit(self._name, value)

    @Slot(object)
    def _enter(self, value: object) -> None:
        if isinstance(self._control, QLineEdit):
            self._control.setModified(False)
        self.entered.emit(self._name, value)

    @Slot(object)
    def _pick(self, value: object) -> None:
        self.edited.emit(self._name, value)
        self.entered.emit(self._name, value)


class Form(QObject):
    """The fields of one subject, each under the name of what it is about."""

    edited = Signal(str, object)
    """A name and its value, with each keystroke that can be read."""
    entered = Signal(str, object)
    """A name and its value once the field is left, or something is picked."""

    def __init__(self, prefix: str, parent: QObject) -> None:
        """Make the form; controls are called ``prefix.name``."""
        super().__init__(parent)
        self._prefix = prefix
        self._fields: dict[str, Field] = {}
        self._controls: dict[str, QWidget] = {}
        self._blamed: set[str] = set()
        self.edited.connect(self._forgive)

    def add(self, name: str, field: Field) -> Field:
        """Take a field, with its label, hint and error."""
        self._fields[name] = field
        self.add_control(name, field.control)
        return field

    def add_control(self, name: str, control: QWidget) -> None:
        """Take a control without a field around it, such as a box to tick."""
        control.setObjectName(f"{self._prefix}.{name}")
        self._controls[name] = control
        wire = _Wire(name, control, self)
        wire.edited.connect(self.edited)
        wire.entered.connect(self.entered)

    def field(self, name: str) -> Field:
        """Give a field by its name."""
        return self._fields[name]

    def value(self, name: str) -> Any:  # noqa: ANN401 - what the control holds
        """Give what a control holds now."""
        return self._controls[name].value()  # type: ignore[attr-defined]

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show values where the form has a field for them; the one being typed into is left alone."""
        for name, control in self._controls.items():
            if name in values and not _typing(control):
                control.set_value(values[name])  # type: ignore[attr-defined]

    def unread(self) -> bool:
        """Tell whether a field holds what cannot be read, and go to the first that does."""
        self.forgive()
        for field in self._fields.values():
            if field.isVisible() and field.error():
                field.control.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def blame(self, problems: Iterable[Problem]) -> bool:
        """Say below its field what is wrong with each, and go to the first; False where no field is meant."""
        found = [problem for problem in problems if problem.where in self._fields]
        for problem in found:
            self._blamed.add(problem.where)
            self._fields[problem.where].set_error(sentence(problem))
        if found:
            self._fields[found[0].where].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(found)

    def forgive(self) -> None:
        """Take back what was said to be wrong."""
        for name in tuple(self._blamed):
            self._forgive(name)

    @Slot(str, object)
    def _forgive(self, name: str, _value: object = None) -> None:
        if name in self._blamed:
            self._blamed.discard(name)
            self._fields[name].set_error("")


def _typing(control: QWidget) -> bool:
    editor = control.focusProxy() or control
    if isinstance(editor, QPlainTextEdit):
        return editor.hasFocus() and editor.document().isModified()
    return isinstance(editor, QLineEdit) and editor.hasFocus() and editor.isModified()

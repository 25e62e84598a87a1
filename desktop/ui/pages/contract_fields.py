"""One field of a contract's terms: what it shows of them, and how a new value gets into them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.fees.terms import Terms
from desktop.domain.problems import Problem
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.month_input import MonthInput
from desktop.ui.widgets.number_input import NumberInput
from desktop.ui.widgets.segmented import Option
from desktop.wording.term_refusals import needed_refusal, term_refusal

Edit: TypeAlias = Callable[[Terms], Terms]
"""Gives the terms with one thing changed."""
Say: TypeAlias = Callable[[Any], str]
W = TypeVar("W", bound=QWidget)


class Asker(Protocol):
    """Where an edit comes from: it is told why it was refused."""

    def refuse(self, problem: Problem) -> None:
        """Say beside the field why the value was not taken."""

    def offer_again(self) -> None:
        """Offer what was refused once more: the terms it did not fit may have changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One edit on its way to the terms."""

    edit: Edit
    asker: Asker


class TermField(QObject):
    """A field and its place in the terms. What was refused stands there until it is corrected."""

    asked = Signal(object)
    """A `Change`: the user entered another value."""

    def __init__(
        self,
        field: Field,
        read: Callable[[Terms], Any],
        write: Callable[[Terms, Any], Terms],
        say: Say,
        *,
        needed: bool = False,
    ) -> None:
        """Make it; `say` puts a value kept into words, for the sentence of a refusal; a `needed` one is never empty."""
        super().__init__(field)
        self.field, self._control = field, field.control
        self._read, self._write, self._say = read, write, say
        self._kept: Any = None
        self._needed, self._refused = needed, False
        if isinstance(self._control, Choice):
            self._control.picked.connect(self._entered)
        elif isinstance(self._control, NumberInput | MonthInput):
            self._control.entered.connect(self._entered)

    def show_terms(self, terms: Terms) -> None:
        """Show what the terms hold, unless the user is still correcting something else."""
        self._kept = self._read(terms)
        if isinstance(self._control, Choice):
            self._control.set_value(str(self._kept))
            self.field.set_error("")
        elif isinstance(self._control, NumberInput | MonthInput) and not self._control.standing():
            self._control.set_value(self._kept)

    def refuse(self, problem: Problem) -> None:
        """Say why the value was not taken; a choice goes back, a number stays to be corrected."""
        self._refused = True
        self._stand(term_refusal(problem, self._said()))

    def offer_again(self) -> None:
        """Offer what was refused once more: the terms it did not fit may have changed."""
        if self._refused and isinstance(self._control, NumberInput | MonthInput) and self._control.standing():
            self._control.enter()

    def _said(self) -> str:
        return self._say(self._kept) if self._kept is not None else ""

    def _stand(self, why: str) -> None:
        if isinstance(self._control, NumberInput | MonthInput):
            self._control.refuse(why)
        elif isinstance(self._control, Choice):
            self._control.set_value(str(self._kept))
            self.field.set_error(why)

    def _entered(self, value: object) -> None:
        self._refused = False
        if value is None and self._needed:
            self._stand(needed_refusal(self._said()))
            return
        self.asked.emit(Change(partial(self._changed, value=value), self))

    def _changed(self, terms: Terms, value: object) -> Terms:
        return self._write(terms, value)


def attribute(field: Field, key: str, say: Say, *, needed: bool = False) -> TermField:
    """Bind a field to what the terms call `key`."""
    read, write = partial(_attribute, key=key), partial(_with_attribute, key=key)
    return TermField(field, read, write, say, needed=needed)


def choice(label: str, key: str, kind: type[StrEnum], say: Callable[[Any], str], *, name: str) -> TermField:
    """Make a field with every member of an enumeration; `say` names one, `name` is the control's."""
    control = named(Choice([Option(member.value, say(member)) for member in kind]), name)
    read, write = partial(_attribute, key=key), partial(_with_member, key=key, kind=kind)
    return TermField(Field(label, control), read, write, say)


class TermCheck(QObject):
    """A box to tick that belongs to the terms."""

    asked = Signal(object)
    """A `Change`."""

    def __init__(self, box: Check, key: str) -> None:
        super().__init__(box)
        self._box, self._key = box, key
        box.ticked.connect(self._ticked)

    def show_terms(self, terms: Terms) -> None:
        """Tick it as the terms say."""
        self._box.set_value(bool(getattr(terms, self._key)))

    def refuse(self, _problem: Problem) -> None:
        """Go back: no tick contradicts anything."""
        self._box.set_value(not self._box.isChecked())

    def offer_again(self) -> None:
        """Nothing of it is ever left standing."""

    def _ticked(self, on: bool) -> None:
        self.asked.emit(Change(partial(_with_attribute, value=on, key=self._key), self))


def named(widget: W, name: str) -> W:
    """Give a widget its object name."""
    widget.setObjectName(name)
    return widget


def _attribute(terms: Terms, key: str) -> Any:  # noqa: ANN401 - whatever the key holds
    return getattr(terms, key)


def _with_attribute(terms: Terms, value: object, key: str) -> Terms:
    changed: dict[str, Any] = {key: value}
    return replace(terms, **changed)


def _with_member(terms: Terms, value: object, key: str, kind: type[StrEnum]) -> Terms:
    return _with_attribute(terms, kind(str(value)), key)

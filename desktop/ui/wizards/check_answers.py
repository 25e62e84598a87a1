"""How a question of the check is answered: a few words side by side, a list, or a number or text with words beside."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.contract.contracts import Answer
from desktop.domain.contract.items import NONE, NOT_APPLICABLE, UNKNOWN, Field, Kind
from desktop.language import _, current
from desktop.ui.style import look
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.number_fields import count_input, percent_input, yen_input
from desktop.ui.widgets.number_input import NumberInput
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text_input import TextInput

_WIDEST = 400
"""Words wider than this together, in px at 100 %, are picked from a list."""
_YES, _NO = "yes", "no"


class AnswerInput(QWidget):
    """The controls for one key of the check. Emptied, the answer is taken away."""

    answered = Signal(object)
    """The `Answer`, or None."""

    def __init__(self, field: Field, question: str, *, part: bool = False) -> None:
        """Make them; of a further `part` nobody is asked whether it applies or is known."""
        super().__init__()
        self._field = field
        words = [] if part else _words(field)
        self._typed = _typed_control(field)
        picked = [] if self._typed is not None else _picks(field)
        self._words: Segmented | Choice | None = _words_control(question, [*picked, *words], part=part)
        if self._words is not None:
            self._words.setObjectName(f"check.{field.key}")
            self._words.picked.connect(self._pick)
        if self._typed is not None:
            self._typed.setObjectName(f"check.{field.key}.typed")
            self._heard().setAccessibleName(question)
            self._typed.entered.connect(self._type)
        pieces = [x for x in (self._typed, self._words) if x is not None]
        self.setLayout(row(*pieces))

    def set_value(self, answer: Answer | None) -> None:
        """Show an answer, without telling anybody."""
        key = {True: _YES, False: _NO}.get(answer) if isinstance(answer, bool) else answer
        words = self._keys()
        if self._words is not None:
            self._words.set_value(str(key) if key in words else None)
        if self._typed is None or self._standing():
            return
        shown = None if answer in words else answer
        if isinstance(self._typed, TextInput):
            self._typed.set_value(str(shown or ""))
        elif self._field.kind is Kind.RATE:
            self._typed.set_value(None if shown is None else Decimal(str(shown)))
        else:
            self._typed.set_value(shown)

    def begin(self) -> None:
        """Take the keyboard."""
        if self._typed is not None:
            self._typed.setFocus()
        elif isinstance(self._words, Segmented):
            self._words.begin()
        elif self._words is not None:
            self._words.setFocus()

    def refuse(self, why: str) -> None:
        """Mark what was typed as not taken."""
        if isinstance(self._typed, NumberInput):
            self._typed.refuse(why)

    def _heard(self) -> QWidget:
        assert self._typed is not None
        return self._typed.focusProxy() or self._typed

    def _standing(self) -> bool:
        return isinstance(self._typed, NumberInput) and self._typed.standing()

    def _keys(self) -> list[str]:
        match self._words:
            case Segmented():
                return self._words.keys()
            case Choice():
                return [str(self._words.itemData(at)) for at in range(self._words.count())]
        return []

    def _pick(self, key: str) -> None:
        yes_no = {_YES: True, _NO: False} if self._field.kind is Kind.YES_NO else {}
        self.answered.emit(yes_no.get(key, key))

    def _type(self, value: Any) -> None:  # noqa: ANN401 - what the control reads
        if self._field.kind is Kind.RATE and value is not None:
            value = f"{value:f}"
        self.answered.emit(value if value != "" else None)


def _picks(field: Field) -> list[Option]:
    if field.kind is Kind.YES_NO:
        return [Option(_YES, _("Yes")), Option(_NO, _("No"))]
    return [Option(x.value, x.name[current()]) for x in field.options]


def _words(field: Field) -> list[Option]:
    """Give what may be answered beside the answer itself."""
    words = []
    if field.none is not None:
        words.append(Option(NONE, field.none[current()]))
    if field.na:
        words.append(Option(NOT_APPLICABLE, _("Does not apply")))
    return [*words, Option(UNKNOWN, _("Don't know"))]


def _typed_control(field: Field) -> NumberInput | TextInput | None:
    unit = field.unit[current()] if field.unit is not None else ""
    match field.kind:
        case Kind.NUMBER:
            return count_input(unit, small=True)
        case Kind.YEN:
            return yen_input(small=True)
        case Kind.RATE:
            return percent_input()
        case Kind.TEXT:
            made = TextInput(example="T1234567890123")
            made.setFixedWidth(look().px(190))
            return made
    return None


def _words_control(question: str, options: list[Option], *, part: bool) -> Segmented | Choice | None:
    if not options:
        return None
    together = Segmented(question, options)
    if not part and together.sizeHint().width() <= look().px(_WIDEST):
        return together
    if part and len(options) == len((_YES, _NO)):
        return together
    together.deleteLater()
    listed = Choice(options, example=_("Please choose"))
    listed.setAccessibleName(question)
    return listed

"""Why a plan changes: a kind of reason to choose, and the owner's words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.plan_reasons import Cause, with_cause
from desktop.domain.problems import Code, Refused
from desktop.language import _
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.text_input import LongText
from desktop.wording.plans import cause_word
from desktop.wording.problems import sentence


class PlanWhy(QWidget):
    """Both are needed; what is missing is said beside it."""

    def __init__(self, prefix: str) -> None:
        """Make the fields; `prefix` begins the names of the controls."""
        super().__init__()
        self._cause = Choice(
            [Option(cause.value, cause_word(cause)) for cause in Cause], example=_("Please choose")
        )
        self._words = LongText(example=_("such as what the last quarter showed"))
        self._cause.setObjectName(f"{prefix}.cause")
        self._words.setObjectName(f"{prefix}.why")
        self._kind = Field(_("What made it change"), self._cause, width=280)
        self._reason = Field(_("Why"), self._words)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(self._kind)
        lines.addWidget(self._reason)

    def reason(self) -> str:
        """Give the reason as a plan keeps it; empty where it is not complete, which is then said."""
        self._kind.set_error("")
        self._reason.set_error("")
        chosen = self._cause.value()
        try:
            return with_cause(Cause(chosen) if chosen else None, self._words.value())
        except Refused as refusal:
            missing = refusal.problems[0].code is Code.CHOICE_MISSING
            field, control = (self._kind, self._cause) if missing else (self._reason, self._words)
            field.set_error(sentence(refusal.problems[0]))
            control.setFocus(Qt.FocusReason.OtherFocusReason)
            return ""

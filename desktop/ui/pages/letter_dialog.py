"""A letter to copy, in Japanese or English, whichever the agency reads."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.language import _, current, speaking
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text_input import LongText, TextInput
from desktop.wording.letters import Letter

_LINES = 16


class LetterDialog(Dialog):
    """It can be changed before it is copied. Nothing is sent from here."""

    copied = Signal()
    """The letter was taken; it is as good as sent."""

    def __init__(self, title: str, letter: Callable[[], Letter], parent: QWidget) -> None:
        """Make the dialog; `letter` writes the letter in the language spoken now."""
        super().__init__(
            title,
            _("Copy it into a mail or a message. Nothing is sent from here."),
            meaning="mail",
            parent=parent,
        )
        self._made = letter
        languages = [Option("ja", "日本語"), Option("en", "English")]
        self._language = Segmented(_("Language of the letter"), languages)
        self._subject, self._body = TextInput(), LongText(most=_LINES)
        self._copy = Button(_("Copy"), "primary", icon="copy", name=_("Copy the letter"))
        self._subject.setObjectName("letter.subject")
        self._body.setObjectName("letter.body")
        self._copy.setObjectName("letter.copy")
        self._language.picked.connect(self._write)
        self._copy.clicked.connect(self._take)
        self.body.addLayout(row(self._language, None))
        self.add(Field(_("Subject"), self._subject), Field(_("Text"), self._body))
        self.offer(Button(_("Close")), answer=0)
        self.offer(self._copy)
        self._language.set_value(current())
        self._write(current())

    def _write(self, language: str) -> None:
        letter = self._letter(language)
        self._subject.set_value(letter.subject)
        self._body.set_value(letter.body)

    def _letter(self, language: str) -> Letter:
        with speaking(language):
            return self._made()

    def _take(self) -> None:
        text = "\n\n".join((self._subject.value(), self._body.value()))
        QGuiApplication.clipboard().setText(text)
        self._copy.say(_("Copied"), name=_("The letter is copied"))
        self.copied.emit()

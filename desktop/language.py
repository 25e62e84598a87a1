"""Japanese and English for every floor, with or without a window.

Texts are whole English sentences with named parts; `resources/locale` holds their Japanese, one
catalogue a room (see ``tools/translations.py``). ``_()`` where a text is shown, ``N_()`` where it is
only kept.
"""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from desktop.settings import resources

LANGUAGES = ("ja", "en")
ROOMS = ("wording", "cli", "reports", "frame", "kit", "pages", "wizards")
"""One catalogue each; which folders feed it is written in ``tools/translations.py``."""

_catalogues: dict[str, gettext.NullTranslations] = {}
_spoken = ""
_aside: ContextVar[str] = ContextVar("language", default="")


def _translations(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    chain = gettext.NullTranslations()
    for room in ROOMS:
        path = resources() / "locale" / language / "LC_MESSAGES" / f"{room}.mo"
        if path.is_file():
            with path.open("rb") as file:
                catalogue = gettext.GNUTranslations(file)
            catalogue.add_fallback(chain)
            chain = catalogue
    return chain


def use(language: str) -> None:
    """Speak ``"ja"`` or ``"en"`` from now on."""
    global _spoken
    _spoken = language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language in this thread until the block ends, such as for a report to hand on."""
    before = _aside.set(language)
    try:
        yield
    finally:
        _aside.reset(before)


def _catalogue() -> gettext.NullTranslations:
    """The catalogue of the language spoken now, read when something is first said in it."""
    language = current()
    if language not in _catalogues:
        _catalogues[language] = _translations(language)
    return _catalogues[language]


def current() -> str:
    """Give the language spoken now."""
    if _aside.get():
        return _aside.get()
    if not _spoken:
        use(system_language())
    return _spoken


def system_language() -> str:
    """Give the system's language where it is English, else Japanese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "en" if value.startswith("en") else "ja"
    known = locale.getlocale()[0] or ""
    return "en" if known.lower().startswith("en") else "ja"


def _(message: str) -> str:
    """Give the message in the language spoken now."""
    return _catalogue().gettext(message)


def N_(message: str) -> str:
    """Mark a message for the catalogues and keep it as it is; ``_()`` says it later."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """Give the message that fits the count in the language spoken now."""
    return _catalogue().ngettext(one, many, count)

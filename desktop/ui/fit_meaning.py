"""What the answers of the fit check come to, as pieces to show beside them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.domain.fit import FitCheck, FitView, Gate, Question, Verdict
from desktop.language import _, current
from desktop.ui.tokens import Colour
from desktop.ui.widgets.banner import Banner, Fact
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import Rule
from desktop.ui.widgets.marks import Status
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.fit import answer_words, open_words, score_words, verdict_text, verdict_word

_MARKS: dict[Verdict | None, tuple[str, Colour]] = {
    Verdict.GOOD: ("done", "good"),
    Verdict.PREPARE: ("attention", "warn"),
    Verdict.TRIAL: ("attention", "warn"),
    Verdict.NOT_NOW: ("critical", "bad"),
    Verdict.STOPPED: ("critical", "bad"),
    None: ("help", "info"),
}


def fit_pieces(check: FitCheck, view: FitView, checks: dict[str, Button] | None = None) -> Iterator[QWidget]:
    """Give score, verdict, gates that apply, and what to fix first; `checks` are ways to items of the contract check."""
    if view.blank:
        yield Paragraph(
            _("Answer the questions, and here is whether paying by results suits your shop."), "body", "muted"
        )
        return
    yield Fact(_("Score"), score_words(view), note=open_words(view), bold=True, big=True)
    yield Rule()
    icon, colour = _MARKS[view.verdict]
    yield Status(verdict_word(view.verdict), icon, colour, bold=True)
    yield Paragraph(verdict_text(check, view), "note")
    for text in view.worst:
        yield Paragraph(text[current()], "note")
    for gate in (*view.stops, *view.cautions):
        yield _gate(gate, stop=gate in view.stops, button=(checks or {}).get(gate.code))
    yield from _weak(view)


def _gate(gate: Gate, *, stop: bool, button: Button | None) -> Banner:
    spoken = current()
    buttons = (button,) if button else ()
    return Banner("bad" if stop else "warn", gate.sentence[spoken], gate.first[spoken], *buttons)


def _weak(view: FitView) -> Iterator[QWidget]:
    if not view.lowest:
        return
    yield Rule()
    yield Label(_("What to fix first"), "section")
    for question in view.lowest:
        yield _first(question, view.scores[question.code])


def _first(question: Question, score: int) -> Paragraph:
    said = _("<b>{fix}</b>\nNow: {answer}").format(
        fix=question.first[current()], answer=answer_words(question, score)
    )
    return Paragraph(said, "note")

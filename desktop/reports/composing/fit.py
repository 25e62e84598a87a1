"""The fit check for the owner: the score, what it comes to, and what to fix first. Never the agency's."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.fit import MOST, FitView, Question, fit_view, lost
from desktop.language import _
from desktop.reports.composing.facts import Facts
from desktop.reports.composing.sentences import together
from desktop.reports.model import FitRow, FitSection
from desktop.wording.amounts import day_in_full
from desktop.wording.fit import answer_words, open_words, score_words, verdict_text, verdict_word


def section(facts: Facts) -> FitSection | None:
    """Put the sheet together; None for the agency, and where nothing was answered."""
    fit, check = facts.book.fit, facts.catalog.fit
    if facts.for_agency or fit is None:
        return None
    shop = facts.book.shop
    view = fit_view(check, fit.gates, fit.scores, check.known(shop.trade, shop.purpose), fit.answered)
    if view.blank:
        return None
    score = (
        _("{score} of {whole}").format(score=score_words(view), whole=100) if view.open else score_words(view)
    )
    headline = _("{verdict}: {score}").format(verdict=verdict_word(view.verdict), score=score)
    spoken = facts.language
    return FitSection(
        headline=together(headline, open_words(view)) if view.open else headline,
        verdict="\n".join((verdict_text(check, view), *(text[spoken] for text in view.worst))),
        rows=tuple(_row(facts, question, view) for question in check.questions),
        total=view.score,
        gates=tuple((x.sentence[spoken], x.first[spoken]) for x in (*view.stops, *view.cautions)),
        notes=_notes(view),
    )


def _row(facts: Facts, question: Question, view: FitView) -> FitRow:
    spoken, score = facts.language, view.scores.get(question.code)
    return FitRow(
        part=facts.catalog.fit.parts[question.part][spoken],
        question=question.ask[spoken],
        answer=_("not answered") if score is None else answer_words(question, score),
        points=None if score is None else question.weight - lost(question, score),
        most=Decimal(question.weight),
        first=question.first[spoken] if score is not None and score < MOST else "",
    )


def _notes(view: FitView) -> tuple[str, ...]:
    day = (_("Answered on {day}.").format(day=day_in_full(view.answered)),) if view.answered else ()
    return (*day, _("This sheet is only in the owner's copy."))

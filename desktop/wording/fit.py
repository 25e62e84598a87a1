"""The fit check in words: the score or its range, the verdict in a few words, and what an answer stands for."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.fit import MOST, WHOLE, FitCheck, FitView, Question, Verdict
from desktop.language import N_, _, current, ngettext
from desktop.wording.amounts import number

_WORDS = {
    Verdict.GOOD: N_("A good fit"),
    Verdict.PREPARE: N_("After preparation"),
    Verdict.TRIAL: N_("Rather a small trial"),
    Verdict.NOT_NOW: N_("Not advisable now"),
    Verdict.STOPPED: N_("Not as it is"),
}


def points(score: Decimal) -> str:
    """Say a score without its whole: ``62.5点`` or ``62.5``."""
    return f"{number(score)}点" if current() == "ja" else number(score)


def score_words(view: FitView) -> str:
    """Say the score of 100; while questions are open, between what it can be."""
    if view.score is not None:
        return _("{score} of {whole}").format(score=points(view.score), whole=WHOLE)
    return _("{low} to {high}").format(low=number(view.low), high=points(view.high))


def open_words(view: FitView) -> str:
    """Say how many questions are open; empty where none is."""
    if not view.open:
        return ""
    return ngettext("{count} question is open", "{count} questions are open", view.open).format(
        count=view.open
    )


def verdict_word(verdict: Verdict | None) -> str:
    """Say a verdict in a few words; None is not known yet."""
    return _("Cannot tell yet") if verdict is None else _(_WORDS[verdict])


def verdict_text(check: FitCheck, view: FitView) -> str:
    """Say the verdict in a sentence; while it is not known, what is missing."""
    if view.verdict is not None:
        return check.verdicts[view.verdict][current()]
    return ngettext(
        "With {count} question open, the score may still fall into more than one verdict.",
        "With {count} questions open, the score may still fall into more than one verdict.",
        view.open,
    ).format(count=view.open)


def answer_words(question: Question, score: int) -> str:
    """Say what an answer stands for; 1 and 3 lie between two of the words."""
    spoken = current()
    if score % 2 == 0:
        return question.anchors[score // 2][spoken]
    low, high = question.anchors[score // 2], question.anchors[score // 2 + 1]
    return _("between “{low}” and “{high}”").format(low=low[spoken], high=high[spoken])


def score_of(score: int) -> str:
    """Say an answer as a figure: ``2 of 4``."""
    return _("{score} of {most}").format(score=score, most=MOST)

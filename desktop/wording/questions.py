"""Questions to the agency in words: what they ask, what they are about, where they stand, and answers read back."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.contract.asked import Asked, AskedState
from desktop.domain.contract.findings import Finding
from desktop.domain.contract.items import CheckItem, Checks, Rule
from desktop.domain.contract.returned import Choice, Returned
from desktop.language import N_, _, current, speaking
from desktop.wording.amounts import day_in_full, plain
from desktop.wording.findings import ask, title

LANGUAGES = ("ja", "en")

NUMBER, SUBJECT, WHY, QUESTION = (
    N_("No."),
    N_("What it is about"),
    N_("Why it matters"),
    N_("Question to the agency"),
)
ANSWER, DETAILS, CLAUSE, CODE = N_("Your answer"), N_("Your answer in words"), N_("Clause"), N_("Mark")
ANSWER_DAY = N_("Day of your answer")

CHOICES = {
    Choice.CHANGE: N_("will change"),
    Choice.STAY: N_("will not change"),
    Choice.TALK: N_("want to talk"),
    Choice.CHECKING: N_("checking"),
}


def in_both(text: str) -> Iterator[str]:
    """Say a marked text in each language of the product."""
    for language in LANGUAGES:
        with speaking(language):
            yield _(text)


def rule_of(checks: Checks, question: Asked) -> Rule | None:
    """Give the rule a question comes from; None for an improvement, or a rule that is gone."""
    return next((x for x in (*checks.items, *checks.crosses) if x.code == question.about), None)


def question_text(checks: Checks, question: Asked) -> str:
    """Give a question in the language spoken now; one in words of the owner's own stays as written."""
    rule = rule_of(checks, question)
    known = rule is not None and question.text in (rule.ask.ja, rule.ask.en)
    return rule.ask[current()] if rule is not None and known else question.text


def asks(checks: Checks, question: Asked, words: str) -> bool:
    """Tell whether a question is asked in these words, in either language; blanks and joiners do not matter."""
    rule = rule_of(checks, question)
    known = {question.text} if rule is None else {question.text, rule.ask.ja, rule.ask.en}
    return _bare(words) in {_bare(text) for text in known}


def _bare(text: str) -> str:
    return "".join(plain(text).split())


def subject_of(checks: Checks, question: Asked, finding: Finding | None = None) -> str:
    """Say in a few words, fit for the agency to read, what a question is about."""
    rule = rule_of(checks, question)
    if isinstance(rule, CheckItem):
        label = rule.answer.label[current()]
        return label[:1].upper() + label[1:]
    if rule is None:
        return _("An improvement of the terms") if question.negotiation else _("A question of our own")
    return title(checks, finding) if finding is not None else rule.words.title[current()]


def new_questions(checks: Checks, findings: tuple[Finding, ...]) -> tuple[tuple[str, str], ...]:
    """Give code and question of findings, to be put on the list."""
    return tuple((x.code, ask(checks, x)) for x in findings)


def state_word(question: Asked) -> str:
    """Say in a word or two where a question stands."""
    if question.next_letter:
        return _("not sent yet")
    return {
        AskedState.OPEN: _("waiting for the answer"),
        AskedState.ANSWERED: _("answered"),
        AskedState.SETTLED: _("settled"),
        AskedState.KEPT: _("stays a finding"),
    }[question.state]


def dates_of(question: Asked) -> str:
    """Say when it was asked and when answered."""
    asked = day_in_full(question.asked) if question.asked else ""
    if question.answered and not question.answer:
        return _("judged on {day} without a written answer").format(day=day_in_full(question.answered))
    answered = day_in_full(question.answered) if question.answered else ""
    if asked and answered:
        return _("asked on {asked}, answered on {answered}").format(asked=asked, answered=answered)
    if asked:
        return _("asked on {asked}, no answer yet").format(asked=asked)
    return _("answered on {answered}").format(answered=answered) if answered else ""


def choice_of(text: str) -> Choice | None:
    """Give the answer that was picked, in either language; None for other words."""
    wanted = text.strip().casefold()
    return next((x for x in Choice if wanted in (word.casefold() for word in in_both(CHOICES[x]))), None)


def answer_words(answer: Returned) -> str:
    """Say an answer that came back as one text: what was picked, the words, the clause."""
    picked = _(CHOICES[answer.choice]) if answer.choice else ""
    said = _("{picked}: {text}").format(picked=picked, text=answer.text) if picked and answer.text else ""
    whole = said or picked or answer.text
    if not answer.clause:
        return whole
    clause = _("(clause: {clause})").format(clause=answer.clause)
    return _("{answer} {clause}").format(answer=whole, clause=clause) if whole else clause

"""The agencies side by side as a table: totals with verdicts, scores with evidence, the work, what rules out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.domain.agencies import Agency, AgencyState, Evidence, Worker
from desktop.domain.scorecard import Rating, Score, Scorecard, Share, Standing, Verdict
from desktop.domain.text import Text
from desktop.language import _, current
from desktop.ui.tokens import Colour
from desktop.ui.widgets.popover import Help
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, group
from desktop.wording.agencies import (
    agency_name,
    evidence_word,
    fault_word,
    state_word,
    total_words,
    verdict_word,
    worker_word,
)

if TYPE_CHECKING:
    from desktop.services.agencies import AgenciesView

HEAD, STATE, WHAT, WEIGHT = "head", "state", "what", "weight"
_STATES: dict[AgencyState, tuple[str, Colour]] = {
    AgencyState.CHOSEN: ("done", "good"),
    AgencyState.CANDIDATE: ("not_started", "muted"),
    AgencyState.DECLINED: ("left_out", "muted"),
}
_VERDICTS: dict[Verdict, tuple[str, Colour]] = {
    Verdict.STRONG: ("done", "good"),
    Verdict.NEGOTIATE: ("attention", "warn"),
    Verdict.CAREFUL: ("attention", "warn"),
    Verdict.DECLINE: ("critical", "bad"),
    Verdict.UNKNOWN: ("help", "info"),
}
_EVIDENCE = {
    Evidence.DOCUMENT: "evidence_document",
    Evidence.INTERVIEW: "evidence_interview",
    Evidence.CLAIM: "evidence_advert",
}


def agency_lines(view: AgenciesView, card: Scorecard, shown: Sequence[Rating]) -> Lines:
    """Lay the agencies out; each has a column whose key is its id, each question a row whose key is its code."""
    columns = (
        Column(WHAT, stretch=True),
        Column(WEIGHT, right=True, spare=True),
        *(Column(x.agency.id, rule=True, alike=True, marked=_chosen(x)) for x in shown),
    )
    return Lines(columns, tuple(_rows(view, card, shown)))


def _rows(view: AgenciesView, card: Scorecard, shown: Sequence[Rating]) -> Iterator[Row]:
    heads = (Cell(_("Compared by")), Cell(_("Weight")))
    yield Row(HEAD, (*heads, *map(_head, shown)), kind="lead")
    yield Row(STATE, (Cell(_("Your decision")), Cell(), *(_state(x.agency) for x in shown)))
    spoken = current()
    for at, criterion in enumerate(card.criteria):
        help_ = Help(criterion.name[spoken], criterion.what[spoken], _anchors(criterion.anchors, spoken))
        name = Cell(criterion.name[spoken], help=help_)
        weight = Cell(str(view.weights[criterion.code]), colour="muted")
        yield Row(criterion.code, (name, weight, *(_score(x.scores[at]) for x in shown)))
    yield group("tasks", _("Who does the work"), _("What nobody does stays undone."))
    for at, task in enumerate(card.tasks):
        cells = (_share(x.shares[at]) for x in shown)
        yield Row(task.code, (Cell(task.name[spoken]), Cell(), *cells))
    yield group("faults", _("What rules an agency out"), _("Not to be chosen until it is solved."))
    for at, fault in enumerate(card.faults):
        cells = (_standing(x.faults[at]) for x in shown)
        yield Row(fault.code, (Cell(fault.name[spoken]), Cell(), *cells))


def _anchors(anchors: Sequence[Text], spoken: str) -> str:
    lines = (
        _("{score}: {anchor}").format(score=at, anchor=anchor[spoken]) for at, anchor in enumerate(anchors)
    )
    return "\n".join(lines)


def _chosen(rating: Rating) -> bool:
    return rating.agency.state is AgencyState.CHOSEN


def _state(agency: Agency) -> Cell:
    icon, colour = _STATES[agency.state]
    return Cell(state_word(agency.state), icon=icon, colour=colour, small=True, opens=True)


def _head(rating: Rating) -> Cell:
    icon, colour = _VERDICTS[rating.verdict]
    return Cell(
        agency_name(rating.agency),
        below=verdict_word(rating.verdict),
        icon=icon,
        colour=colour,
        figure=total_words(rating),
        opens=True,
    )


def _score(score: Score) -> Cell:
    if score.value is None:
        return _open_question()
    if score.evidence is None:
        return Cell(score=score.value, opens=True)
    icon = _EVIDENCE[score.evidence]
    return Cell(evidence_word(score.evidence), icon=icon, score=score.value, small=True, opens=True)


def _share(share: Share) -> Cell:
    word = worker_word(share.worker)
    if share.worker is None:
        return _open_question()
    if share.worker is Worker.NOBODY:
        return Cell(word, icon="attention", colour="warn", small=True, opens=True)
    return Cell(word, small=True, opens=True)


def _standing(standing: Standing) -> Cell:
    if standing.holds is None:
        return _open_question()
    if standing.holds:
        return Cell(fault_word(True), icon="critical", colour="bad", small=True, opens=True)
    return Cell(fault_word(False), icon="done", colour="good", small=True, opens=True)


def _open_question() -> Cell:
    return Cell(_("not asked yet"), icon="help", colour="info", small=True, opens=True)

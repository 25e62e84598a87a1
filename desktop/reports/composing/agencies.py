"""The agencies compared for the owner: scores with their evidence, the decision and its reason. Never the agency's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop.domain.agencies import Agency, AgencyState
from desktop.domain.agency_records import known_of
from desktop.domain.scorecard import Rating, Score, leader, rate
from desktop.language import _
from desktop.reports.composing.facts import Facts
from desktop.reports.model_agencies import AgenciesSection, AgencyColumn, AgencyRow, Scored
from desktop.wording.agencies import (
    agency_name,
    evidence_word,
    fault_word,
    leader_words,
    ruled_out_words,
    state_word,
    total_words,
    uncovered_words,
    verdict_word,
    worker_word,
)

_MOST = 4
"""So many stand side by side on a page."""
_ORDER = (AgencyState.CHOSEN, AgencyState.CANDIDATE, AgencyState.DECLINED)


def section(facts: Facts) -> AgenciesSection | None:
    """Put the sheet together; None for the agency, and where nobody was judged."""
    if facts.for_agency or not any(x.scores for x in facts.book.agencies):
        return None
    ranked = sorted(facts.book.agencies, key=_standing)
    ratings, spoken = [_rate(facts, x) for x in ranked[:_MOST]], facts.language
    card, weights = facts.catalog.scorecard, facts.catalog.scorecard.weights(facts.book.shop.weights)
    return AgenciesSection(
        headline=_headline(ratings),
        columns=tuple(map(_column, ratings)),
        criteria=tuple(
            AgencyRow(
                x.name[spoken], weights[x.code], tuple(_scored(rating.scores[at]) for rating in ratings)
            )
            for at, x in enumerate(card.criteria)
        ),
        work=tuple(
            (x.name[spoken], tuple(worker_word(rating.shares[at].worker) for rating in ratings))
            for at, x in enumerate(card.tasks)
        ),
        faults=tuple(
            (x.name[spoken], tuple(fault_word(rating.faults[at].holds) for rating in ratings))
            for at, x in enumerate(card.faults)
        ),
        notes=tuple(_notes(facts, ratings, ranked[_MOST:])),
    )


def _standing(agency: Agency) -> tuple[int, str]:
    return _ORDER.index(agency.state), agency.id


def _rate(facts: Facts, agency: Agency) -> Rating:
    book = facts.book
    known = known_of(book, agency, facts.catalog.checks, facts.figures.measures, facts.month + 1)
    return rate(facts.catalog.scorecard, agency, known, book.shop.weights)


def _headline(ratings: Sequence[Rating]) -> str:
    """Say who was chosen and what it comes to, else who stands above the others."""
    first = ratings[0]
    if first.agency.state is AgencyState.CHOSEN:
        return _("{agency} was chosen: {total} of 100, “{verdict}”.").format(
            agency=agency_name(first.agency), total=total_words(first), verdict=verdict_word(first.verdict)
        )
    standing = [x for x in ratings if x.agency.state is not AgencyState.DECLINED]
    return leader_words(leader(standing), len(standing)) or _("No agency is chosen yet.")


def _column(rating: Rating) -> AgencyColumn:
    return AgencyColumn(
        name=agency_name(rating.agency),
        decision=state_word(rating.agency.state),
        reason=rating.agency.reason,
        low=Decimal(rating.low.numerator) / rating.low.denominator,
        span=total_words(rating) if rating.gaps else "",
        verdict=verdict_word(rating.verdict),
    )


def _scored(score: Score) -> Scored:
    if score.value is None:
        return Scored(None, _("not asked yet"))
    return Scored(score.value, "" if score.evidence is None else evidence_word(score.evidence))


def _notes(facts: Facts, ratings: Sequence[Rating], others: Sequence[Agency]) -> Iterator[str]:
    for rating in ratings:
        if rating.agency.state is not AgencyState.DECLINED:
            if words := ruled_out_words(rating):
                yield words
            if rating.agency.work:
                yield from uncovered_words(rating)
    yield _(
        "What is only advertised is worth 1 at most, what was said in a talk 3; a 4 needs a document. What is not asked yet counts 0 here."
    )
    changed = [x for x in facts.catalog.scorecard.criteria if x.code in facts.book.shop.weights]
    for x in changed:
        yield _("Your own weight for “{criterion}”; recommended is {weight}.").format(
            criterion=x.name[facts.language], weight=x.weight
        )
    if others:
        names = _(", ").join(map(agency_name, others))
        yield _("Not shown for want of room: {names}.").format(names=names)
    yield _("This sheet is only in the owner's copy.")

"""Views that adverts bought: what a fee on views counts of them, by what the contract says."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.book import Book
from desktop.domain.contract.contracts import Contract
from desktop.domain.kpis import Measure
from desktop.domain.month import Month
from desktop.domain.recorded import ad_days_in

VIEWS, PROMOTED, ORGANIC = "views", "promoted_views", "organic_views"
_SPEND = "ad_spend"
_ANSWER, _EXCLUDED = "ad_results", "excluded"
"""The answer of the contract check on results that come from adverts."""


def excludes_promoted(contract: Contract | None) -> bool:
    """Tell whether the contract says that what adverts bought is not counted; unsaid, it is counted."""
    return contract is not None and contract.answers.get(_ANSWER) == _EXCLUDED


def not_counted(contract: Contract | None, measures: Mapping[str, Measure], kpi: str) -> str:
    """Name the figure that holds what a fee does not count of another; empty where it counts all of it."""
    if kpi == VIEWS and excludes_promoted(contract):
        return PROMOTED
    measure = measures.get(kpi)
    return measure.invalid if measure else ""


def bought_unknown(book: Book, month: Month) -> bool:
    """Tell whether adverts ran in a month and nobody knows how many views they bought, of all days or of some."""
    if book.value(month, PROMOTED) is not None:
        return False
    days = ad_days_in(book, month)
    return any(day.views is None for day in days) or (not days and bool(book.value(month, _SPEND)))

"""What ``import`` answers for people: the tables found, the cells of the sheets, remarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.cli.tables import aligned
from desktop.domain.agency_plan import Proposed
from desktop.domain.breakdowns import Counted
from desktop.domain.import_plan import Entry
from desktop.domain.importing import Status
from desktop.domain.kpis import Measure
from desktop.domain.problems import Problem
from desktop.importers.views import TableView
from desktop.language import _
from desktop.wording.agency_handed import handed_sentences, proposed_remark, proposed_words
from desktop.wording.amounts import month_name, number, plain
from desktop.wording.import_names import missing_sentence, source_name
from desktop.wording.importing import (
    basis_words,
    correction_sentence,
    counted_sentence,
    kept_sentence,
    outcome_word,
    period,
    posts_sentence,
    repaired_sentence,
    sentence,
    status_word,
    unknown_sentence,
)
from desktop.wording.kpis import name_of, value_words

if TYPE_CHECKING:
    from desktop.services.importing import Applied

_EMPTY = "–"
_MOST = 20
"""How many corrected days are said one by one."""


def tables_text(views: Iterable[TableView]) -> str:
    """Lay out what every file was taken for, its period, its rows and whether it can be used."""
    heads = (_("File"), _("What it is"), _("Period"), _("Rows"), _("State"))
    return aligned([heads, *(_table(view) for view in views)], frozenset({3}))


def _table(view: TableView) -> Sequence[str]:
    reading = view.reading
    if reading is None:
        return view.file, _EMPTY, _EMPTY, _EMPTY, status_word(view.status)
    first, last = reading.first, reading.last
    span = period(first, last) if first and last else _EMPTY
    return view.file, source_name(reading.source), span, number(reading.rows), status_word(view.status)


def remarks(views: Iterable[TableView], problems: Iterable[Problem]) -> list[str]:
    """Give everything the owner should know of the files, a sentence each."""
    found = [plain(text) for view in views for text in _remarks(view)]
    return [*found, *(plain(sentence(problem)) for problem in problems)]


def _remarks(view: TableView) -> Iterator[str]:
    reading = view.reading
    if view.reason is not None:
        yield sentence(view.reason)
    if reading is None:
        return
    if view.status is Status.NEEDS_INPUT:
        yield from (missing_sentence(view.file, missing) for missing in reading.missing)
    if days := reading.unknown_days():
        yield unknown_sentence(view.file, days)
    if reading.repaired:
        yield repaired_sentence(view.file, reading.repaired)
    yield from (sentence(problem) for problem in reading.problems)


def entries_text(entries: Iterable[Entry], measures: Mapping[str, Measure]) -> str:
    """Lay out what becomes of the cells of the month sheets."""
    heads = (_("Month"), _("KPI"), _("On the sheet"), _("In the file"), _("Basis"), "")
    rows = [
        (
            month_name(entry.month),
            name_of(measures, entry.kpi),
            _shown(entry.now, entry.kpi, measures),
            _shown(entry.then, entry.kpi, measures),
            basis_words(entry.basis, entry.days, partial=entry.partial),
            outcome_word(entry.outcome),
        )
        for entry in entries
    ]
    return aligned([heads, *rows], frozenset({2, 3})) if rows else ""


def counted_text(found: Iterable[Counted], measures: Mapping[str, Measure]) -> str:
    """Say which names of the files count for which KPI."""
    return "\n".join(
        counted_sentence(name_of(measures, x.kpi), x.names, x.of, _shown(_decimal(x.amount), x.kpi, measures))
        for x in found
    )


def _decimal(amount: int | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)


def _shown(value: Decimal | None, kpi: str, measures: Mapping[str, Measure]) -> str:
    return _EMPTY if value is None else value_words(value, measures.get(kpi))


def applied_text(applied: Applied, measures: Mapping[str, Measure]) -> str:
    """Say what an import changed, corrected and kept."""
    told = [
        entries_text(applied.changed, measures),
        *(_kept(entry, measures) for entry in applied.kept),
        *(
            correction_sentence(x.metric, x.day, number(x.before), number(x.after))
            for x in applied.corrections[:_MOST]
        ),
        posts_sentence(applied.new_posts, 0),
        *handed_sentences(applied.handed),
        *(_proposed(one, measures) for one in applied.handed.cancellations),
    ]
    if applied.step is None:
        told.append(_("Nothing was different, so nothing was changed."))
    return plain("\n".join(filter(None, told)))


def _proposed(one: Proposed, measures: Mapping[str, Measure]) -> str:
    """Say of a cancellation the agency proposes whether it was taken."""
    head = _("Cancelled: {what}. {remark}") if one.open else _("Not cancelled: {what}. {remark}")
    return head.format(what=proposed_words(one, measures), remark=proposed_remark(one, measures))


def _kept(entry: Entry, measures: Mapping[str, Measure]) -> str:
    now, then = (_shown(value, entry.kpi, measures) for value in (entry.now, entry.then))
    return kept_sentence(entry.outcome, name_of(measures, entry.kpi), month_name(entry.month), now, then)

"""Files that were read, and what they bring into a month, as the lines of two tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.domain.breakdowns import Counted
from desktop.domain.import_plan import Entry, enters
from desktop.domain.importing import TABLE, Outcome, Status
from desktop.domain.kpis import Measure
from desktop.importers.reading import Reading
from desktop.importers.views import TableView
from desktop.language import N_, _, ngettext
from desktop.ui.tokens import Colour
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, nothing, state
from desktop.wording.amounts import number
from desktop.wording.import_names import metric_name, missing_sentence, source_name
from desktop.wording.importing import (
    basis_words,
    counted_sentence,
    period,
    repaired_sentence,
    sentence,
    status_word,
    unknown_sentence,
)
from desktop.wording.kpis import name_of, value_words

_STAYS = {
    Outcome.NEW: N_("stays"),
    Outcome.CORRECTED: N_("stays"),
    Outcome.SAME: N_("the same"),
    Outcome.CONFLICT: N_("stays"),
    Outcome.FULLER: N_("stays"),
    Outcome.OLDER: N_("stays"),
    Outcome.CLOSED: N_("closed"),
}


def file_lines(tables: Sequence[TableView]) -> Lines:
    """Lay out what every table of the files was taken for, its period, and how it stands."""
    columns = (
        Column("file", _("File"), stretch=True),
        Column("period", _("Period")),
        Column("state", _("State")),
    )
    return Lines(columns, tuple(_file(at, table) for at, table in enumerate(tables)))


def remarks(table: TableView) -> tuple[str, ...]:
    """Give everything the owner should know of a table, a sentence each."""
    return tuple(_remarks(table))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the owner decided of the values: against what was entered, or not at all."""

    take: frozenset[Entry] = frozenset()
    leave: frozenset[Entry] = frozenset()

    def enters(self, entry: Entry) -> bool:
        """Tell whether a value is brought in."""
        return enters(entry, self.take, self.leave)

    def taking(self, entries: Iterable[Entry], *, take: bool) -> Chosen:
        """Take the files' values of these, or keep what was entered."""
        these = frozenset(entries)
        return replace(self, take=self.take | these if take else self.take - these)

    def leaving(self, entry: Entry, *, leave: bool) -> Chosen:
        """Leave a value out, or bring it in after all."""
        return replace(self, leave=self.leave | {entry} if leave else self.leave - {entry})


def entry_lines(entries: Sequence[Entry], chosen: Chosen, measures: Mapping[str, Measure]) -> Lines:
    """Lay out what becomes of the cells of one month's sheet; what comes in has a box to leave it out."""
    columns = (
        Column("kpi", _("Measure"), stretch=True),
        Column("now", _("Now"), right=True),
        Column("then", _("Then"), right=True),
    )
    return Lines(columns, tuple(_entry(entry, chosen, measures) for entry in entries))


def value_of(value: Decimal | None, kpi: str, measures: Mapping[str, Measure]) -> str:
    """Say a value of an entry with its unit."""
    return "–" if value is None else value_words(value, measures.get(kpi))


def _file(at: int, table: TableView) -> Row:
    reading = table.reading
    name = (
        _("{file}, sheet “{sheet}”").format(file=table.file, sheet=table.sheet) if table.sheet else table.file
    )
    if reading is None:
        return Row(str(at), (Cell(name, below=table.archive), nothing(), _state(table)))
    first, last = reading.first, reading.last
    span = period(first, last) if first and last else ""
    return Row(
        str(at),
        (
            Cell(name, below=_kind(reading)),
            Cell(span or "–", below=_amount(reading), small=True),
            _state(table),
        ),
    )


def details(table: TableView) -> str:
    """Say in a line what a table is: service, account, rows, what is not known or was repaired, sums."""
    reading = table.reading
    if reading is None:
        return ""
    known = [_kind(reading)]
    if reading.account:
        known.append(_("account {account}").format(account=reading.account))
    known.append(ngettext("{count} row", "{count} rows", reading.rows).format(count=reading.rows))
    if reading.unknown:
        text = ngettext("{count} row with a gap", "{count} rows with gaps", reading.unknown)
        known.append(text.format(count=reading.unknown))
    return _(", ").join(known)


def sums(table: TableView, measures: Mapping[str, Measure]) -> str:
    """Say what the numbers of a table sum up to, to be held against the service's own screen."""
    reading = table.reading
    if reading is None:
        return ""
    pieces = [
        _("{metric} {amount}").format(metric=_metric(reading, metric, measures), amount=number(amount))
        for metric, amount in reading.sums().items()
    ]
    return _("Sums: {sums}").format(sums=_(", ").join(pieces)) if pieces else ""


def counted_words(one: Counted, measures: Mapping[str, Measure]) -> str:
    """Say which names of a table count for a figure."""
    amount = None if one.amount is None else Decimal(one.amount)
    return counted_sentence(
        name_of(measures, one.kpi), one.names, one.of, value_of(amount, one.kpi, measures)
    )


def _metric(reading: Reading, metric: str, measures: Mapping[str, Measure]) -> str:
    return name_of(measures, metric) if reading.source == TABLE else metric_name(metric)


def _kind(reading: Reading) -> str:
    """Say what a table is: of one with matched columns, what the owner calls such tables."""
    return (reading.title if reading.source == TABLE else "") or source_name(reading.source)


def _amount(reading: Reading) -> str:
    if reading.sheet is not None:
        return ngettext("{count} entry", "{count} entries", reading.rows).format(count=reading.rows)
    if reading.posts:
        count = len(reading.posts)
        return ngettext("{count} post", "{count} posts", count).format(count=count)
    if reading.days:
        count = len(reading.days)
        return ngettext("{count} day", "{count} days", count).format(count=count)
    return ngettext("{count} row", "{count} rows", reading.rows).format(count=reading.rows)


def _state(table: TableView) -> Cell:
    if table.status is Status.REFUSED:
        return state(status_word(table.status), "cannot_tell", "muted")
    if table.status is Status.NEEDS_INPUT:
        return state(status_word(table.status), "help", "info")
    assert table.reading is not None
    words, icon, colour = _whole(table.reading)
    return state(words, icon, colour)


def _whole(reading: Reading) -> tuple[str, str, Colour]:
    if reading.sheet is not None and (count := len(reading.problems)):
        text = ngettext("{count} cell to look at", "{count} cells to look at", count)
        return text.format(count=count), "attention", "warn"
    unknown = len(reading.unknown_days())
    if unknown:
        text = ngettext("{count} day not known", "{count} days not known", unknown)
        return text.format(count=unknown), "attention", "warn"
    if reading.monthly and reading.unknown:
        text = ngettext("{count} row with a gap", "{count} rows with gaps", reading.unknown)
        return text.format(count=reading.unknown), "attention", "warn"
    if reading.posts:
        return _("goes to the posts"), "minor", "info"
    if any(not span.complete for span in reading.months().values()):
        return _("part of a month"), "attention", "warn"
    return _("complete"), "done", "good"


def _remarks(table: TableView) -> Iterator[str]:
    reading = table.reading
    if table.reason is not None:
        yield sentence(table.reason)
    if reading is None:
        return
    yield from (missing_sentence(table.file, missing) for missing in reading.missing)
    if days := reading.unknown_days():
        yield unknown_sentence(table.file, days)
    if reading.repaired:
        yield repaired_sentence(table.file, reading.repaired)
    yield from (sentence(problem) for problem in reading.problems)


def row_key(entry: Entry) -> str:
    """Name the row of an entry."""
    return f"{entry.month}.{entry.kpi}"


def _entry(entry: Entry, chosen: Chosen, measures: Mapping[str, Measure]) -> Row:
    name = name_of(measures, entry.kpi)
    basis = basis_words(entry.basis, entry.days, partial=entry.partial)
    now = nothing() if entry.now is None else Cell(value_of(entry.now, entry.kpi, measures), colour="muted")
    tick = chosen.enters(entry) if entry.outcome in (Outcome.NEW, Outcome.CORRECTED) else None
    return Row(row_key(entry), (Cell(name, below=basis, tick=tick), now, _then(entry, chosen, measures)))


def _then(entry: Entry, chosen: Chosen, measures: Mapping[str, Measure]) -> Cell:
    if chosen.enters(entry):
        text = value_of(entry.then, entry.kpi, measures)
        return Cell(_("about {value}").format(value=text) if entry.rounded else text, bold=True)
    words = N_("left out") if entry in chosen.leave else _STAYS[entry.outcome]
    return Cell(_(words), small=True, colour="muted")

"""A month as the lines of the kit's sheet: which words stand in which cell, and which can be typed into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from desktop.domain.kpis import Measure
from desktop.domain.reported import Reply
from desktop.domain.results import AGENCY_SHEET, COMPUTED, IMPORTED, TYPED
from desktop.domain.sheet import MonthSheet, SheetRow, State
from desktop.language import _, ngettext
from desktop.ui.kpi_table import explained
from desktop.ui.tokens import Colour
from desktop.ui.widgets.popover import Help
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, group, not_measured, nothing
from desktop.wording.agency_handed import reply_lines
from desktop.wording.amounts import clock_time, day_in_full, month_alone
from desktop.wording.entering import beside_words
from desktop.wording.kpis import (
    achievement_words,
    kpi_name,
    service_word,
    source_word,
    tier_meaning,
    tier_word,
    value_parts,
)
from desktop.wording.numbers import show

NAME, TARGET, LAST, VALUE, ACHIEVEMENT, SOURCE, NOTE = (
    "name", "target", "last", "value", "achievement", "source", "note"
)  # fmt: skip
_NOTE_WIDTH = 150
_STATES: dict[State, tuple[str, Colour]] = {
    State.REACHED: ("done", "good"),
    State.NEAR: ("", "text"),
    State.BELOW: ("attention", "warn"),
    State.NONE: ("", "muted"),
}
_SOURCES = {TYPED: "typed", COMPUTED: "computed", AGENCY_SHEET: "agency_sheet"}


def sheet_lines(sheet: MonthSheet, folded: frozenset[str], measures: Mapping[str, Measure]) -> Lines:
    """Lay out a month in its groups; rows named in `folded` keep their parts to themselves."""
    rows: list[Row] = []
    for row, depth in _ordered(sheet.rows, folded):
        if not any(kept.key == row.tier.value for kept in rows):
            rows.append(group(row.tier.value, tier_word(row.tier), tier_meaning(row.tier)))
        rows.append(_line(sheet, row, depth, folded, measures))
    return Lines(_columns(sheet), tuple(rows))


def _columns(sheet: MonthSheet) -> tuple[Column, ...]:
    return (
        Column(NAME, _("Measure"), stretch=True),
        Column(TARGET, _("Target"), right=True),
        Column(LAST, _("Month before"), right=True),
        Column(VALUE, month_alone(sheet.month), width=140, right=True, bold=True),
        Column(ACHIEVEMENT, _("Achieved"), right=True),
        Column(SOURCE, _("Source")),
        Column(NOTE, _("Note"), width=_NOTE_WIDTH, stretch=True, spare=True),
    )


def _ordered(
    rows: tuple[SheetRow, ...], folded: frozenset[str], above: str = "", depth: int = 0
) -> Iterator[tuple[SheetRow, int]]:
    """Put each row's parts right below it; a part whose whole is not there stands for itself."""
    codes = {row.kpi for row in rows}
    for row in rows:
        if (row.part_of if row.part_of in codes else "") != above:
            continue
        yield row, depth
        if row.kpi not in folded:
            yield from _ordered(rows, folded, row.kpi, depth + 1)


def _line(
    sheet: MonthSheet, row: SheetRow, depth: int, folded: frozenset[str], measures: Mapping[str, Measure]
) -> Row:
    return Row(
        row.kpi,
        (
            replace(_name(sheet, row, depth, folded), help=_help(sheet, row, measures)),
            nothing() if row.target is None else _figure(row, row.target),
            _last(row),
            _value(sheet, row),
            _achievement(row),
            _source(row),
            Cell(row.note, editable=True, quiet=True, small=True),
        ),
    )


def _name(sheet: MonthSheet, row: SheetRow, depth: int, folded: frozenset[str]) -> Cell:
    has_parts = any(other.part_of == row.kpi for other in sheet.rows)
    return Cell(
        kpi_name(row.measure, row.kpi),
        below=_beside(sheet, row),
        fold=row.kpi not in folded if has_parts else None,
        indent=depth,
    )


def _beside(sheet: MonthSheet, row: SheetRow) -> str:
    """Say the one thing most worth knowing beside a figure."""
    so_far = _("so far") if row.partial else ""
    odd = _("stands out") if row.apart and not row.note else ""
    billed = _("the fee counts this number") if row.billed else ""
    told = _("the agency explains it") if _reply(sheet, row) else ""
    return so_far or odd or beside_words(row) or _cancelled(row.cancelled) or told or billed


def _help(sheet: MonthSheet, row: SheetRow, measures: Mapping[str, Measure]) -> Help | None:
    """Explain a figure, and below it what the agency wrote of this month's."""
    help_ = explained(row.measure, measures, sheet.purpose) if row.measure else None
    reply = _reply(sheet, row)
    if reply is None:
        return help_
    said = _("The agency: {text}").format(text="\n".join(reply_lines(reply)))
    help_ = help_ or Help(kpi_name(row.measure, row.kpi), "")
    return replace(help_, lines=(*help_.lines, said))


def _reply(sheet: MonthSheet, row: SheetRow) -> Reply | None:
    return next((x for x in sheet.replies if x.kpi == row.kpi), None)


def _figure(row: SheetRow, value: Decimal, colour: Colour = "text", below: str = "") -> Cell:
    text, unit = value_parts(value, row.measure)
    return Cell(text, unit, below, colour=colour)


def _last(row: SheetRow) -> Cell:
    if row.last is None:
        return nothing()
    return _figure(row, row.last, "muted", _cancelled(row.last_cancelled))


def _cancelled(count: int) -> str:
    text = ngettext("{count} cancelled later", "{count} cancelled later", count)
    return text.format(count=count) if count else ""


def _value(sheet: MonthSheet, row: SheetRow) -> Cell:
    frozen = sheet.closed and (row.measure is None or row.measure.typed)
    if row.value is None:
        return replace(not_measured(editable=row.editable), locked=frozen)
    text, unit = value_parts(row.value, row.measure)
    text = _("about {value}").format(value=text) if row.rounded else text
    if not row.editable:
        return Cell(text, unit, locked=frozen)
    typed = show(row.value, row.unit)
    typed = _("about {value}").format(value=typed) if row.rounded else typed
    return Cell(text, unit, editable=True, typed=typed)


def _achievement(row: SheetRow) -> Cell:
    icon, colour = _STATES[row.state]
    return Cell(achievement_words(row.achievement), icon=icon, colour=colour)


def _source(row: SheetRow) -> Cell:
    if row.source is None:
        return Cell(_("evidence kept"), colour="muted", small=True) if row.evidence else Cell()
    icon = "imported" if row.source.startswith(IMPORTED) else _SOURCES.get(row.source, "")
    seen = _("evidence kept") if row.evidence else ""
    origin = _origin(row)
    shown = "" if origin else icon  # the mark of the explanation takes its room
    return Cell(service_word(row.source), icon=shown, colour="muted", small=True, below=seen, help=origin)


def _origin(row: SheetRow) -> Help | None:
    """Say from which file a value came, and when; typed and computed values have none."""
    if not row.file:
        return None
    lines = [_("File: {file}").format(file=row.file)]
    if row.at is not None:
        at = row.at.astimezone()
        when = _("{day}, {time}").format(day=day_in_full(at.date()), time=clock_time(at))
        lines.append(_("Brought in: {when}").format(when=when))
    return Help(_("Where this value comes from"), source_word(row.source), lines=tuple(lines))

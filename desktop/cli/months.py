"""``enter`` and ``show``: numbers into a month, and the month's sheet."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.catalog.catalog import Catalog
from desktop.cli.lookup import as_json, code_of, month_given, now, records, shop_of, text_given
from desktop.cli.session import Session
from desktop.cli.tables import aligned
from desktop.domain.entering import Typed
from desktop.domain.kpis import Measure
from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.results import Result
from desktop.domain.sheet import MonthSheet
from desktop.language import _
from desktop.settings import resources
from desktop.wording.amounts import month_name
from desktop.wording.kpis import kpi_name, name_of, source_word, value_words
from desktop.wording.numbers import read_value

if TYPE_CHECKING:
    from desktop.services.months import Months
    from desktop.storage.journal import Change

MISSING = "–"
"""How *not measured* looks; never a zero."""


def arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Shop and month; for ``enter`` the numbers as well, for ``show`` the KPIs where not all are wanted."""
    parser.add_argument("--shop", metavar="S")
    parser.add_argument("--month", type=month_given, required=True, metavar="YYYY-MM")
    if command == "enter":
        parser.add_argument("numbers", nargs="+", type=_assigned, metavar="KPI=VALUE")
        parser.add_argument("--note", type=text_given, metavar="TEXT")
    else:
        parser.add_argument("--kpi", action="append", default=[], type=text_given, metavar="KPI")


def _assigned(text: str) -> tuple[str, str]:
    kpi, sign, value = text.partition("=")
    if not sign or not kpi.strip():
        raise ValueError(text)
    return kpi.strip(), value


def run(command: str, args: argparse.Namespace, session: Session) -> int:
    """Run one of the commands; raises `Refused` or a `Fault`."""
    from desktop.services.months import Months

    with records(session) as database:
        with database.read() as reader:
            shop = shop_of(reader, args.shop)
        months = Months(database, Catalog(resources() / "catalog"), now, shop.id)
        if command == "show":
            _show(_only(months, args), session)
        else:
            _enter(months, args, session)
    return 0


def _only(months: Months, args: argparse.Namespace) -> MonthSheet:
    """Give the month with the KPIs asked for; raises `Refused` for one that is not in it."""
    sheet, measures = months.sheet(args.month), months.measures()
    wanted = [code_of(measures, given) for given in args.kpi]
    missing = [code for code in wanted if sheet.row(code) is None]
    if missing:
        raise Refused(*(Problem(Code.NOT_IN_PLAN, where=code) for code in missing))
    return replace(sheet, rows=tuple(row for row in sheet.rows if row.kpi in wanted)) if wanted else sheet


def _enter(months: Months, args: argparse.Namespace, session: Session) -> None:
    measures = months.measures()
    step = months.enter_block(args.month, _read(args.numbers, measures), args.note)
    changes = months.database.changes(step.id) if step else ()
    changed = [*_changed(changes)]
    session.answer(
        {
            "step": step.id if step else None,
            "changed": [
                {
                    "kpi": kpi,
                    "before": as_json(before, measures.get(kpi)),
                    "after": as_json(after, measures.get(kpi)),
                }
                for kpi, before, after in changed
            ],
        },
        _told(changed, measures),
    )


def _read(numbers: Iterable[tuple[str, str]], measures: Mapping[str, Measure]) -> Mapping[str, Typed]:
    """Read numbers as people type them, by the code or the name of what they count; raises `Refused` with every one that is none."""
    typed: dict[str, Typed] = {}
    problems: list[Problem] = []
    for given, text in numbers:
        kpi = code_of(measures, given)
        try:
            typed[kpi] = read_value(text, measures.get(kpi))
        except Refused as refusal:
            problems += [replace(problem, where=kpi) for problem in refusal.problems]
    if problems:
        raise Refused(*problems)
    return typed


def _changed(changes: Iterable[Change]) -> Iterator[tuple[str, Decimal | None, Decimal | None]]:
    """What other values stand there now: KPI, before, after."""
    for change in changes:
        before, after = change.before, change.row
        assert isinstance(after, Result)
        old = before.value if isinstance(before, Result) else None
        if old != after.value:
            yield after.kpi, old, after.value


def _told(
    changed: Iterable[tuple[str, Decimal | None, Decimal | None]], measures: Mapping[str, Measure]
) -> str:
    rows = [
        (name_of(measures, kpi), _shown(before, measures.get(kpi)), "→", _shown(after, measures.get(kpi)))
        for kpi, before, after in changed
    ]
    return aligned(rows, frozenset({1, 3})) if rows else _("Nothing was different, so nothing was changed.")


def _show(sheet: MonthSheet, session: Session) -> None:
    rows = [
        {
            "kpi": row.kpi,
            "target": as_json(row.target, row.measure),
            "last": as_json(row.last, row.measure),
            "value": as_json(row.value, row.measure),
            "source": row.source,
            "note": row.note,
        }
        for row in sheet.rows
    ]
    session.answer({"month": str(sheet.month), "closed": sheet.closed, "rows": rows}, _sheet_text(sheet))


def _sheet_text(sheet: MonthSheet) -> str:
    heads = ("", _("Target"), month_name(sheet.month + -1), month_name(sheet.month), _("Source"), _("Note"))
    rows = [
        (
            kpi_name(row.measure, row.kpi),
            *(_shown(value, row.measure) for value in (row.target, row.last, row.value)),
            source_word(row.source),
            row.note,
        )
        for row in sheet.rows
    ]
    table = aligned([heads, *rows], frozenset({1, 2, 3}))
    return "\n".join((table, _("This month is closed."))) if sheet.closed else table


def _shown(value: Decimal | None, measure: Measure | None) -> str:
    return MISSING if value is None else value_words(value, measure)

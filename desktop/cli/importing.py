"""``import``: what export files hold, and bringing them into a shop's months."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.catalog.catalog import Catalog
from desktop.cli.import_json import applied_json, counted_json, entry_json, table_json
from desktop.cli.import_text import applied_text, counted_text, entries_text, remarks, tables_text
from desktop.cli.lookup import month_given, now, records, shop_of
from desktop.cli.session import Session
from desktop.domain.breakdowns import CLICKS, EVENT_KPIS, IMPRESSIONS, Choices, Counted
from desktop.domain.importing import Status
from desktop.domain.problems import Problem
from desktop.importers.dates import Told
from desktop.importers.matched import columns
from desktop.importers.tables import normal
from desktop.importers.views import TableView, account_problems, counted_in, read_files
from desktop.settings import resources

if TYPE_CHECKING:
    from desktop.services.importing import Importing, ImportPreview
    from desktop.services.layouts import Layouts


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Take the files, and what they do not say themselves."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="CSV, TSV, XLSX or zip")
    parser.add_argument("--dry-run", action="store_true", help="only say what the files hold")
    parser.add_argument("--shop", metavar="S", help="name or id; a dry run needs none")
    parser.add_argument(
        "--downloaded", type=date.fromisoformat, metavar="YYYY-MM-DD",
        help="the day the files were fetched, for dates without their year",
    )  # fmt: skip
    parser.add_argument(
        "--month", type=month_given, metavar="YYYY-MM", help="the month of tables that do not say theirs"
    )
    _name_options(parser)
    _column_options(parser)


def _name_options(parser: argparse.ArgumentParser) -> None:
    """Take which searches, sources and events count; each may be given several times."""
    given = parser.add_argument_group("which names count (without any, those the shop remembers)")
    given.add_argument(
        "--brand", action="append", default=[], metavar="WORD", help="searches with it are for the shop"
    )
    given.add_argument(
        "--not-brand", action="append", default=[], metavar="WORD", help="searches with it are not"
    )
    given.add_argument(
        "--searches", choices=(CLICKS, IMPRESSIONS), default=CLICKS, help="what counts of a search"
    )
    given.add_argument(
        "--source", action="append", default=[], metavar="SOURCE", help="visits from it are TikTok's"
    )
    given.add_argument(
        "--not-source", action="append", default=[], metavar="SOURCE", help="visits from it are not"
    )
    given.add_argument(
        "--event", type=_event, action="append", default=[], metavar="NAME=KPI",
        help=f"an event of Google Analytics that counts as one of {', '.join(sorted(EVENT_KPIS))}",
    )  # fmt: skip


def _column_options(parser: argparse.ArgumentParser) -> None:
    """Take what the columns of a table hold that no service wrote."""
    given = parser.add_argument_group("columns of an agency's own table (remembered by their names)")
    given.add_argument(
        "--column", type=_column, action="append", default=[], metavar="NAME=KPI", help="what a column counts"
    )
    given.add_argument("--when", metavar="NAME", help="the column of the day or month, where it is not found")


def _event(text: str) -> tuple[str, str]:
    name, _, kpi = text.rpartition("=")
    if not name or kpi not in EVENT_KPIS:
        raise argparse.ArgumentTypeError(text)
    return name, kpi


def _column(text: str) -> tuple[str, str]:
    name, _, kpi = text.rpartition("=")
    if not name or not kpi:
        raise argparse.ArgumentTypeError(text)
    return name, kpi


def _choices(args: argparse.Namespace) -> Choices:
    """Give what was said of names in the files."""
    return Choices(
        tuple(args.brand),
        tuple(args.not_brand),
        args.searches,
        tuple(args.source),
        tuple(args.not_source),
        dict(args.event),
    )


def run(_command: str, args: argparse.Namespace, session: Session) -> int:
    """Answer; exit code 1 where no table can be used. Raises `Refused` (no such shop) or a `Fault`."""
    if args.dry_run and args.shop is None:
        tables = read_files(args.files, Told(args.downloaded, args.month))
        found = counted_in(tables, _choices(args))
        text = counted_text(found, _catalog().measures) if found else ""
        _answer(session, tables, account_problems(tables), found, text=text)
        return _read_any(tables)
    return _with_records(args, session)


def _with_records(args: argparse.Namespace, session: Session) -> int:
    from desktop.services.importing import Importing
    from desktop.services.layouts import Layouts

    with records(session) as database:
        with database.read() as reader:
            shop = shop_of(reader, args.shop)
        importing = Importing(database, _catalog(), now)
        told = args.files, args.downloaded, shop.id, args.month
        if args.column and not args.dry_run:
            _match(args, importing.preview(*told).tables, Layouts(database, _catalog(), shop.id))
        preview = importing.preview(*told, choices=_choices(args))
        if args.dry_run:
            _show(session, preview, importing)
            return _read_any(preview.tables)
        _apply(session, preview, importing)
        return 0 if preview.usable else 1


def _match(args: argparse.Namespace, tables: Sequence[TableView], layouts: Layouts) -> None:
    """Remember which columns of tables no service wrote count what. Raises `Refused` (no such measure)."""
    for table in (view.table for view in tables if view.table is not None):
        layout = layouts.of(table)
        counted = {normal(name): kpi for name, kpi in args.column if normal(name) in columns(table)}
        when = layout.when if args.when is None else normal(args.when)
        if counted:
            layouts.keep(replace(layout, when=when, columns=counted))


def _catalog() -> Catalog:
    return Catalog(resources() / "catalog")


def _read_any(tables: Sequence[TableView]) -> int:
    return 0 if any(view.status is not Status.REFUSED for view in tables) else 1


def _show(session: Session, preview: ImportPreview, importing: Importing) -> None:
    measures = importing.measures(preview.shop or "")
    told = [entries_text(preview.entries, measures), counted_text(preview.counted, measures)]
    cells = [entry_json(entry) for entry in preview.entries]
    text = "\n\n".join(filter(None, told))
    _answer(session, preview.tables, preview.problems, preview.counted, {"sheet": cells}, text)


def _apply(session: Session, preview: ImportPreview, importing: Importing) -> None:
    """Bring in what can be used; typed values are kept and listed."""
    if not preview.usable:
        _answer(session, preview.tables, preview.problems, preview.counted, {"applied": None})
        return
    applied = importing.apply(preview)
    text = applied_text(applied, importing.measures(preview.shop or ""))
    more = {"applied": applied_json(applied)}
    _answer(session, preview.tables, preview.problems, preview.counted, more, text)


def _answer(
    session: Session,
    tables: Sequence[TableView],
    problems: Sequence[Problem],
    found: Sequence[Counted],
    more: Mapping[str, object] = MappingProxyType({}),
    text: str = "",
) -> None:
    """Say what the files hold, what came of it, and aside what the owner should know."""
    session.answer(
        {"tables": [table_json(view) for view in tables], **counted_json(found), **more},
        "\n\n".join(filter(None, (tables_text(tables), text))),
    )
    for remark in remarks(tables, problems):
        session.aside(remark)

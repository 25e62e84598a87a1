"""`report`: a month as an Excel workbook; `agency-sheet`: the workbook the agency fills in for it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import language
from desktop.catalog.catalog import Catalog
from desktop.cli.lookup import month_given, now, records, shop_of
from desktop.cli.session import Session
from desktop.language import N_, _
from desktop.reports.model import Audience
from desktop.settings import resources

if TYPE_CHECKING:
    from desktop.services.reporting import Reporting

REPORT = "report"
_WRITTEN = {
    REPORT: N_("The report was written: {file}\nSheets: {names}"),
    "agency-sheet": N_("The input sheet for the agency was written: {file}\nSheets: {names}"),
}


def arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Shop, month, file; of a report also who is going to read it."""
    parser.add_argument("--shop", metavar="S")
    parser.add_argument("--month", type=month_given, required=True, metavar="YYYY-MM")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    if command == REPORT:
        parser.add_argument("--for", dest="audience", choices=[*Audience], default=Audience.AGENCY.value)


def run(command: str, args: argparse.Namespace, session: Session) -> int:
    """Write it; raises `Refused` (no such shop, nothing measured) or a `Fault`."""
    from desktop.services.reporting import Reporting

    with records(session) as database:
        with database.read() as reader:
            shop = shop_of(reader, args.shop)
        reporting = Reporting(database, Catalog(resources() / "catalog"), now)
        names = _write(reporting, shop.id, command, args)
    text = _(_WRITTEN[command]).format(file=args.out, names=", ".join(names))
    session.answer({"file": str(args.out), "sheets": list(names)}, text)
    return 0


def _write(reporting: Reporting, shop: str, command: str, args: argparse.Namespace) -> tuple[str, ...]:
    spoken = language.current()
    if command == REPORT:
        return reporting.write(shop, args.month, Audience(args.audience), spoken, args.out, _quietly)
    return reporting.write_agency_sheet(shop, args.month, spoken, args.out)


def _quietly(done: int, of: int) -> None:
    """A command says nothing while it works."""

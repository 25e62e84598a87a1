"""`report`: a month as an Excel workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop import language
from desktop.catalog.catalog import Catalog
from desktop.cli.lookup import month_given, now, records, shop_of
from desktop.cli.session import Session
from desktop.language import _
from desktop.reports.model import Audience
from desktop.settings import resources


def arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Shop, month, file, and who is going to read it."""
    del command
    parser.add_argument("--shop", metavar="S")
    parser.add_argument("--month", type=month_given, required=True, metavar="YYYY-MM")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    parser.add_argument("--for", dest="audience", choices=[*Audience], default=Audience.AGENCY.value)


def run(command: str, args: argparse.Namespace, session: Session) -> int:
    """Write it; raises `Refused` (no such shop, nothing measured) or a `Fault`."""
    from desktop.services.reporting import Reporting

    del command
    with records(session) as database:
        with database.read() as reader:
            shop = shop_of(reader, args.shop)
        reporting = Reporting(database, Catalog(resources() / "catalog"), now)
        spoken = language.current()
        names = reporting.write(shop.id, args.month, Audience(args.audience), spoken, args.out, _quietly)
    text = _("The report was written: {file}\nSheets: {names}").format(file=args.out, names=", ".join(names))
    session.answer({"file": str(args.out), "sheets": list(names)}, text)
    return 0


def _quietly(done: int, of: int) -> None:
    """A command says nothing while it works."""

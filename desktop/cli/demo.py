"""`demo`: the whole job on the sample shop, from the downloads to the report, in a folder of its own."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import language
from desktop.cli.session import Session
from desktop.domain.faults import Fault, FaultCode
from desktop.language import _, current
from desktop.settings import Paths, Settings, resources, save
from desktop.wording.amounts import count, month_name, number, plain, signed_yen, yen

if TYPE_CHECKING:
    from desktop.catalog.catalog import Catalog
    from desktop.domain.contract.checks import Report
    from desktop.domain.fees.from_book import FeeMonth
    from desktop.domain.month import Month
    from desktop.services.importing import ImportPreview
    from desktop.services.sample.downloads import Downloads
    from desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class Found:
    """What the whole job found."""

    downloads: Downloads
    preview: ImportPreview
    check: Report
    fee: FeeMonth
    report: Path
    sheets: int


def arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Where it is kept."""
    del command
    parser.add_argument("--out", type=Path, default=Path("mikiwame-demo"), metavar="DIR")


def run(command: str, args: argparse.Namespace, session: Session) -> int:
    """Do the job, say five lines, open the window where there is a display; raises a `Fault`."""
    del command
    language.use(args.lang or "ja")
    where = Paths(args.out / "data")
    try:
        args.out.mkdir(parents=True, exist_ok=True)
        found, catalog = _job(args.out, where)
        save(where.settings, Settings(language=current(), shop="sample"))
    except OSError as error:
        raise Fault(FaultCode.NOT_WRITABLE, str(args.out)) from error
    lines = [plain(line) for line in _lines(found, catalog)]
    check = found.fee.check
    assert check is not None
    answer = {
        "report": str(found.report),
        "expected": check.expected,
        "invoiced": check.invoiced,
        "explanations": [[str(x) for x in one.mistakes] for one in check.explanations],
        "lines": lines,
    }
    session.answer(answer, "\n".join(lines))
    return _window(where, session)


def sample_now() -> datetime:
    """The sample's own time."""
    from desktop.catalog.sample.book import SAMPLE_TODAY

    return datetime.combine(SAMPLE_TODAY, time(10)).astimezone()


def _job(out: Path, where: Paths) -> tuple[Found, Catalog]:
    from desktop.catalog.catalog import Catalog
    from desktop.services.sample.create import Sample
    from desktop.storage.database import Database

    catalog = Catalog(resources() / "catalog")
    where.root.mkdir(parents=True, exist_ok=True)
    database = Database.open(where.database, sample_now)
    try:
        shop = Sample(database, catalog.folder / "sample").create(current())
        return _work(database, catalog, shop, out), catalog
    finally:
        database.close()


def _work(database: Database, catalog: Catalog, shop: str, out: Path) -> Found:
    from desktop.services.contract_desk import ContractDesk
    from desktop.services.fees import Fees
    from desktop.services.importing import Importing
    from desktop.services.sample.downloads import write_downloads

    today = sample_now().date()
    with database.read() as reader:
        book = reader.book(shop)
    downloads = write_downloads(book, today, out / "TikTok Studio")
    importing = Importing(database, catalog, sample_now)
    preview = importing.preview(downloads.files, downloaded=today, shop=shop)
    importing.apply(preview)
    last = downloads.month + -1
    report, sheets = _report(database, catalog, shop, last, out)
    return Found(
        downloads=downloads,
        preview=preview,
        check=ContractDesk(database, catalog, sample_now, shop).view().report,
        fee=Fees(database, catalog, sample_now, shop).month(last),
        report=report,
        sheets=sheets,
    )


def _report(database: Database, catalog: Catalog, shop: str, month: Month, out: Path) -> tuple[Path, int]:
    from desktop.reports.model import Audience
    from desktop.services.reporting import Reporting

    path = out / _("Report {month}.xlsx").format(month=month)
    names = Reporting(database, catalog, sample_now).write(
        shop, month, Audience.AGENCY, current(), path, _quietly
    )
    return path, len(names)


def _lines(found: Found, catalog: Catalog) -> Iterator[str]:
    from desktop.domain.contract.items import Severity
    from desktop.wording.findings import title
    from desktop.wording.mistakes import summary, supposition

    views = next(entry.then for entry in found.preview.entries if entry.kpi == "views")
    unit = catalog.measures["views"].counter[current()]
    yield _("1. Import: {files} files of TikTok Studio, {days} days of {month}: {views} video views.").format(
        files=len(found.downloads.files),
        days=found.downloads.days,
        month=month_name(found.downloads.month),
        views=count(views, unit) if current() == "ja" else number(views),
    )
    yield _("2. Contract: {critical} critical, {major} major, {minor} minor. First of all: {title}.").format(
        critical=found.check.count(Severity.CRITICAL),
        major=found.check.count(Severity.MAJOR),
        minor=found.check.count(Severity.MINOR),
        title=title(catalog.checks, found.check.findings[0]),
    )
    check = found.fee.check
    assert check is not None
    yield _("3. Fee of {month} by the contract: {amount} with tax.").format(
        month=month_name(found.fee.month), amount=yen(check.expected)
    )
    why = supposition(check.explanations[0], check) if check.explanations else summary(check)
    yield _("4. Invoice: {amount}, {difference}. {why}").format(
        amount=yen(check.invoiced), difference=signed_yen(check.difference), why=why
    )
    yield _("5. Report with {sheets} sheets: {file}").format(sheets=found.sheets, file=found.report)


def _window(where: Paths, session: Session) -> int:
    from desktop.ui.display import has_display

    if not has_display():
        session.aside(_("There is no display here, so the window stays closed; everything else is done."))
        return 0
    from desktop.app import open_window

    if not open_window(where, sample_now):
        raise Fault(FaultCode.LOCKED, str(where.root))
    return 0


def _quietly(done: int, of: int) -> None:
    """A command says nothing while it works."""

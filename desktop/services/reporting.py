"""Workbooks of a month, composed from the shop's records: its report, and the sheet the agency fills in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.catalog.catalog import Catalog
from desktop.domain.month import Month
from desktop.domain.posts import Post, posts_by_month
from desktop.domain.problems import Code, Problem, Refused
from desktop.language import speaking
from desktop.reports.composing.agency_sheet import input_sheet
from desktop.reports.composing.facts import gather
from desktop.reports.composing.report import compose
from desktop.reports.model import Audience, Report
from desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class Reporting:
    """Views of the months of any shop as reports; changes no records."""

    database: Database
    catalog: Catalog
    clock: Callable[[], datetime]

    def shop_name(self, shop: str) -> str:
        """Give the name files of a shop bear; raises `Refused` (no such shop)."""
        with self.database.read() as reader:
            return reader.book(shop).shop.name

    def report(self, shop: str, month: Month, audience: Audience, language: str) -> Report:
        """Compose the report of a month in "ja" or "en"; what is not for the reader is not in it.

        Raises `Refused`: nothing is measured in the month.
        """
        with self.database.read() as reader:
            book = reader.book(shop)
            posts = posts_by_month(reader.all(Post, shop=shop))
        if month not in book.months():
            raise Refused(Problem(Code.NOTHING_MEASURED, values={"month": month}))
        return compose(gather(book, self.catalog, month, audience, language, self.clock().date(), posts))

    def write(
        self,
        shop: str,
        month: Month,
        audience: Audience,
        language: str,
        path: Path,
        step: Callable[[int, int], None],
    ) -> tuple[str, ...]:
        """Write the report as an Excel workbook and give the names of its sheets.

        `step` is told the parts done and all parts, and may raise to cancel; then, as with a `Fault`
        (open in Excel, folder refuses, disk full), what stood at `path` stays as it was. Raises
        `Refused` as `report` does.
        """
        from desktop.reports.workbook import write

        return write(self.report(shop, month, audience, language), path, step)

    def write_agency_sheet(self, shop: str, month: Month, language: str, path: Path) -> tuple[str, ...]:
        """Write the workbook an agency fills in for a month, and give the names of its sheets in sight.

        It holds last month's figures, never targets, prices or what only the shop may know. Raises
        `Refused` (no such shop) or a `Fault` as `write` does.
        """
        from desktop.reports.agency.workbook import write

        with self.database.read() as reader:
            book = reader.book(shop)
        with speaking(language):
            today = self.clock().date()
            sheet = input_sheet(gather(book, self.catalog, month, Audience.AGENCY, language, today))
        return write(sheet, path)

"""Writing a report against openpyxl writing the same cells and charts, without styles or a last pass."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart._chart import ChartBase

from desktop.catalog.catalog import Catalog
from desktop.catalog.sample.book import read_sample
from desktop.domain.month import Month
from desktop.reports.composing.facts import gather
from desktop.reports.composing.report import compose
from desktop.reports.model import Audience, Report
from desktop.reports.workbook import write
from desktop.settings import resources

CEILING = 1.8
RUNS = 7


@dataclass(frozen=True, slots=True)
class Plain:
    """The cells and charts of a workbook, by sheet."""

    sheets: list[tuple[str, list[tuple[int, int, object]], list[ChartBase]]]

    def write(self, path: Path) -> None:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, cells, charts in self.sheets:
            sheet = book.create_sheet(title)
            for row, column, value in cells:
                sheet.cell(row, column, value)
            for chart in charts:
                sheet.add_chart(chart)
        book.save(path)


def read_plain(path: Path) -> Plain:
    book = openpyxl.load_workbook(path)
    return Plain(
        [
            (
                sheet.title,
                [
                    (cell.row, cell.column, cell.value)
                    for row in sheet.iter_rows()
                    for cell in row
                    if cell.has_style
                ],
                list(sheet._charts),
            )
            for sheet in book
        ]
    )


def quickest(*works: Callable[[], object]) -> list[float]:
    """The best time of each; they take turns, so that a busy moment hits all alike."""
    times: list[list[float]] = [[] for _work in works]
    for _run in range(RUNS):
        for kept, work in zip(times, works, strict=True):
            start = time.perf_counter()
            work()
            kept.append(time.perf_counter() - start)
    return [min(kept) for kept in times]


@pytest.fixture(scope="module")
def report() -> Report:
    catalog = Catalog(resources() / "catalog")
    book = read_sample(catalog.folder / "sample", "ja").book
    return compose(gather(book, catalog, Month(2026, 10), Audience.AGENCY, "ja", date(2026, 11, 24)))


def unseen(done: int, of: int) -> None:
    pass


@pytest.mark.benchmark
def test_a_report_costs_little_more_than_its_bare_cells(report: Report, tmp_path: Path):
    ours, bare = tmp_path / "ours.xlsx", tmp_path / "bare.xlsx"
    write(report, ours, unseen)
    plain = read_plain(ours)
    cells = sum(len(cells) for _title, cells, _charts in plain.sheets)
    taken, floor = quickest(lambda: write(report, ours, unseen), lambda: plain.write(bare))
    print(  # noqa: T201
        f"report: {taken * 1000:.0f} ms, {cells} bare cells: {floor * 1000:.0f} ms, ratio {taken / floor:.2f}"
    )
    assert taken / floor <= CEILING

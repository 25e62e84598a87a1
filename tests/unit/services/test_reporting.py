"""Reports from the records: whole, in the language asked for, and only of months that hold something."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from desktop import language
from desktop.catalog.catalog import Catalog
from desktop.domain.month import Month
from desktop.domain.problems import Code, Refused
from desktop.reports.model import Audience
from desktop.services.reporting import Reporting
from desktop.storage.database import Database
from tests.unit.services.conftest import now

OCTOBER = Month(2026, 10)


@pytest.fixture
def reporting(database: Database, catalog: Catalog) -> Reporting:
    return Reporting(database, catalog, now)


def test_a_report_is_made_of_the_records(reporting: Reporting):
    report = reporting.report("sample", OCTOBER, Audience.AGENCY, "ja")
    assert (report.shop, report.agency) == ("御菓子処 雪割堂", "合同会社かざぐるま映像舎")
    assert report.made == now().date()
    assert report.contract_month == 18


def test_progress_is_told_and_ends(reporting: Reporting, tmp_path: Path):
    told: list[tuple[int, int]] = []

    def step(done: int, of: int) -> None:
        told.append((done, of))

    reporting.write("sample", OCTOBER, Audience.AGENCY, "ja", tmp_path / "r.xlsx", step)
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)


def test_the_report_speaks_its_own_language(reporting: Reporting, tmp_path: Path):
    language.use("ja")
    sheets = reporting.write(
        "sample", OCTOBER, Audience.AGENCY, "en", tmp_path / "r.xlsx", lambda done, of: None
    )
    assert sheets[:2] == ("Cover", "Summary")
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames == list(sheets)
    assert language.current() == "ja"


def test_a_month_without_figures_is_refused(reporting: Reporting, tmp_path: Path):
    with pytest.raises(Refused) as caught:
        reporting.write(
            "sample", Month(2020, 1), Audience.AGENCY, "ja", tmp_path / "r.xlsx", lambda done, of: None
        )
    assert caught.value.problems[0].code is Code.NOTHING_MEASURED
    assert list(tmp_path.iterdir()) == []

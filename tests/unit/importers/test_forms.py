"""Every source in every form that a spreadsheet or an old computer gives its file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest

from desktop.importers.dates import Told
from desktop.importers.files import open_bytes
from desktop.importers.reading import Reading
from desktop.importers.recognise import read_all
from desktop.importers.tables import Unread

from .conftest import DATA, go_on

SAVED = Told(date(2026, 11, 4))
TEXTS = (
    "overview_ja.csv", "viewers_four_unknown.csv", "ga4_sources_ja.csv", "ga4_snapshot_en.csv",
    "search_console_queries_en.csv", "business_profile_ja.csv", "tiktok_business_overview.csv",
    "tiktok_business_audience.csv", "tiktok_business_video.csv", "meta_content_ja.csv",
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932")


def found(data: bytes) -> list[tuple[str, int, dict[str, int], date | None, date | None]]:
    """Say in short what a file holds."""
    results = [one for _, one in read_all(open_bytes(data, "file", go_on), SAVED)]
    assert not any(isinstance(x, Unread) for x in results), results
    return [(x.source, x.rows, x.sums(), x.first, x.last) for x in results if isinstance(x, Reading)]


def text_of(name: str) -> str:
    return (DATA / name).read_text("utf-8-sig")


def rows_of(name: str) -> list[Sequence[str]]:
    return list(csv.reader(io.StringIO(text_of(name), newline="")))


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_in_every_encoding(name, encoding):
    assert found(text_of(name).encode(encoding)) == found((DATA / name).read_bytes())


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(("separator", "end"), [("\t", "\r\n"), (";", "\n"), (",", "\r")])
def test_with_other_separators_and_line_ends(name, separator, end):
    made = io.StringIO()
    csv.writer(made, delimiter=separator, lineterminator="\n").writerows(rows_of(name))
    text = made.getvalue().replace("\n", end)
    assert found(text.encode()) == found((DATA / name).read_bytes())
    assert found(f"sep={separator}{end}{text}".encode("utf-16")) == found((DATA / name).read_bytes())


@pytest.mark.parametrize("name", TEXTS)
def test_as_a_workbook_of_texts(name):
    assert found(workbook(rows_of(name))) == found((DATA / name).read_bytes())


@pytest.mark.parametrize("name", TEXTS)
def test_as_a_workbook_of_numbers(name):
    rows = [
        [int(cell) if cell.isdecimal() and len(cell) < 15 else cell for cell in row] for row in rows_of(name)
    ]
    if name == "ga4_snapshot_en.csv":
        rows = [
            [f"{cell:04}" if isinstance(cell, int) and at == 0 else cell for at, cell in enumerate(row)]
            for row in rows
        ]
    assert found(workbook(rows)) == found((DATA / name).read_bytes())


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    "written",
    ["2026年11月{n}日", "2026/11/{n}", "2026-11-0{n}", "2026.11.{n}", "２０２６年１１月{n}日", "令和8年11月{n}日", "R8.11.{n}",
     "2026年11月{n}日(日)", "2026/11/0{n} 00:00:00"],
)  # fmt: skip
def test_japanese_days_with_their_year(written):
    head = "Date,Video views,Reached audience,Profile views"
    lines = [f"{written.format(n=n)},{n},9,1" for n in (1, 2, 3)]
    ((source, rows, sums, first, last),) = found("\n".join([head, *lines]).encode())
    assert (source, rows, sums["views"]) == ("tiktok_business.overview", 3, 6)
    assert (first, last) == (date(2026, 11, 1), date(2026, 11, 3))


@pytest.mark.parametrize("name", TEXTS)
def test_the_same_file_gives_the_same(name):
    assert found((DATA / name).read_bytes()) == found((DATA / name).read_bytes())


def test_a_quote_that_was_not_doubled_leaves_the_other_rows():
    text = '上位のクエリ,クリック数,表示回数,CTR,掲載順位\n"雪つり" 堂,3,9,33%,1\n和菓子,2,5,40%,2'
    ((_, rows, sums, _, _),) = found(text.encode())
    assert (rows, sums) == (2, {"clicks": 5, "impressions": 14})

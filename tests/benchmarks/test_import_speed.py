"""Reading 100,000 rows against the standard library: csv alone, and csv put straight into SQLite."""

from __future__ import annotations

import csv
import io
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from desktop.domain.importing import Status
from desktop.importers.collecting import no_collecting
from desktop.importers.dates import Told
from desktop.importers.files import open_bytes
from desktop.importers.reading import Reading
from desktop.importers.recognise import read
from desktop.importers.views import read_files

ROWS = 100_000
TOLD = Told(date(2026, 11, 2))


def go_on() -> None:
    pass


def ratio(ours: Callable[[], object], bare: Callable[[], object]) -> float:
    """How many times as long ours takes as the bare one, each at its best.

    In turns, so that another program takes the processor from both; and without the search for garbage, which
    the program leaves out too while it reads.
    """
    with no_collecting():
        taken = [(_seconds(ours), _seconds(bare)) for _ in range(5)]
    return min(x for x, _ in taken) / min(x for _, x in taken)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def quoted(*rows: list[object]) -> str:
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)


def posts() -> str:
    header = "Time,Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views"
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    rows: list[list[object]] = []
    for n in range(ROWS):
        at = start + timedelta(minutes=4 * n)
        link = f"https://www.tiktok.com/@kashi.yukitsuri/video/{(int(at.timestamp()) << 32) + n}"
        rows.append(
            [
                "11月2日",
                f"和菓子の作り方 その{n} #和菓子",
                link,
                f"{at.month}月{at.day}日",
                n % 900,
                n % 7,
                n % 5,
                n,
            ]
        )
    return quoted(header.split(","), *rows)


def hours() -> str:
    rows = [[f"10月{1 + n // 4000}日", n % 24, n % 97] for n in range(ROWS)]
    return quoted(["Date", "Hour", "Active followers"], *rows)


@pytest.mark.benchmark
@pytest.mark.parametrize("make", [posts, hours])
def test_reading_is_not_far_from_bare_csv(make, measured):
    data = make().encode("utf-8-sig")

    def bare() -> object:
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))

    def ours() -> Reading:
        (found,) = open_bytes(data, "file.csv", go_on)
        reading = read(found, TOLD)
        assert isinstance(reading, Reading)
        return reading

    assert ours().rows == ROWS
    times = ratio(ours, bare)
    measured(f"reading: {times:.1f} times the standard csv reader, {make.__name__}")
    assert times < 8  # generous: another program may take the processor meanwhile


@pytest.mark.benchmark
@pytest.mark.parametrize("make", [posts, hours])
def test_reading_is_not_far_from_putting_it_into_sqlite(make, measured, tmp_path):
    """The whole way of a preview but the shop: opened, recognised, dated, counted, each row looked at."""
    file = tmp_path / "file.csv"
    file.write_bytes(make().encode("utf-8-sig"))
    width = make().partition("\n")[0].count(",") + 1
    databases = (tmp_path / f"{n}.db" for n in count())

    def bare() -> None:
        with file.open(encoding="utf-8-sig", newline="") as lines, sqlite3.connect(next(databases)) as kept:
            kept.execute(f"create table t ({', '.join(f'c{n}' for n in range(width))})")
            kept.executemany(f"insert into t values ({', '.join('?' * width)})", csv.reader(lines))
        kept.close()

    def ours() -> None:
        (view,) = read_files([file], TOLD)
        assert view.status is Status.OK

    times = ratio(ours, bare)
    measured(f"preview: {times:.1f} times csv into SQLite, {make.__name__}")
    assert times < 4

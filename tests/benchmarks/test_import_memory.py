"""A file with as many posts as there is room for, looked at and kept: never 300 MiB above the idle program."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.test_import_speed import ROWS, posts
from tests.unit.importers.conftest import DATA

ROOT = Path(__file__).parents[2]
MOST = 300
"""MiB."""
MEASURE = """
import json, sys
from datetime import date, datetime
from pathlib import Path
from desktop.catalog.catalog import Catalog
from desktop.domain.shop import Purpose, Shop
from desktop.services.importing import Importing
from desktop.settings import resources
from desktop.storage.database import Database

def now():
    return datetime(2026, 11, 24, 10).astimezone()

def highest():
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) // 1024

database = Database.open(Path(sys.argv[3]), now)
with database.unit("new_shop") as unit:
    unit.put(Shop("s", "雪つり堂", Purpose.CUSTOMERS))
importing, fetched = Importing(database, Catalog(resources() / "catalog"), now), date(2026, 11, 2)
importing.apply(importing.preview([Path(sys.argv[2])], fetched, "s"))
Path("/proc/self/clear_refs").write_text("5")  # forget the highest mark so far
before = highest()
applied = importing.apply(importing.preview([Path(sys.argv[1])], fetched, "s"))
print(json.dumps([applied.new_posts, highest() - before]))
"""


@pytest.mark.benchmark
@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is measured as Linux counts it")
def test_very_many_posts_are_kept_in_little_memory(tmp_path: Path, measured: Callable[[str], None]) -> None:
    file = tmp_path / "posts.csv"
    file.write_text(posts(), encoding="utf-8-sig")
    words = [str(file), str(DATA / "content_broken_quotes.csv"), str(tmp_path / "mikiwame.db")]
    ran = subprocess.run(
        [sys.executable, "-c", MEASURE, *words],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    new, mebibytes = json.loads(ran.stdout)
    measured(f"import: {mebibytes} MiB above the idle program while {new:,} posts are kept (most {MOST})")
    assert new == ROWS
    assert mebibytes < MOST

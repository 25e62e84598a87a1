"""An older file becomes today's, on a copy; whatever goes wrong, the old file is still there."""

from __future__ import annotations

import ast
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from desktop.domain.month import Month
from desktop.domain.shop import Shop
from desktop.storage import schema, sqlite, upgrade
from desktop.storage.backups import folder_of
from desktop.storage.database import Database
from desktop.storage.describing import metadata
from desktop.storage.faults import DiskFull, Locked, NewerFile, UpgradeFailed
from desktop.storage.tables import SCHEMA

from .conftest import noon

STEPS = Path(upgrade.__file__).parent / "migrations" / "versions"
OLD = Path(__file__).parents[2] / "data" / "old"


def columns(path: Path) -> dict[str, list[tuple]]:
    with closing(sqlite3.connect(path)) as opened:
        tables = [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(x[1:4] for x in opened.execute(f"PRAGMA table_info({name})")) for name in tables}


def test_the_steps_lead_to_the_tables_of_today(tmp_path):
    path = tmp_path / "stepped.db"
    upgrade.run_steps(path)
    with sqlite.bare_engine(path).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    assert sqlite.schema_of(path) == SCHEMA


def test_a_new_file_and_a_stepped_one_are_alike(tmp_path):
    upgrade.run_steps(tmp_path / "stepped.db")
    Database.open(tmp_path / "new.db", noon).close()
    assert columns(tmp_path / "stepped.db") == columns(tmp_path / "new.db")


def test_each_step_imports_nothing_of_the_program():
    for step in STEPS.glob("v*.py"):
        for node in ast.walk(ast.parse(step.read_text(encoding="utf-8"))):
            names = [x.name for x in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [x for x in names if x.startswith("desktop")], step.name


def test_each_step_has_a_file_of_its_time_that_still_opens():
    """A release that adds a step adds a file written before it; `make_old_file.py` writes them."""
    assert {x.stem.split("-")[1] for x in OLD.glob("schema-*.db")} == {
        x.name[1:5] for x in STEPS.glob("v*.py")
    }


@pytest.mark.parametrize("old", sorted(OLD.glob("schema-*.db")), ids=lambda x: x.stem)
def test_a_file_of_an_older_release_opens_with_all_it_holds(old, path):
    path.parent.mkdir()
    shutil.copy(old, path)
    db = Database.open(path, noon)
    with db.read() as reader:
        book = reader.book("shop-1")
    assert book.shop.name == "菓子処 雪つり堂"
    assert book.value(Month(2026, 10), "inquiries") == Decimal(11)
    assert book.value(Month(2026, 9), "inquiries") is None
    assert book.contract().terms.monthly_cap == 78_000
    assert [x.act for x in db.history("shop-1")] == ["enter_result", "first"]
    imported = db.history("shop-1")[-1]
    assert {x.table for x in db.changes(imported.id)} >= {"shop", "result", "contract"}
    db.close()


def test_a_goal_of_the_first_schema_has_no_other_ways_than_the_link(path):
    path.parent.mkdir()
    shutil.copy(OLD / "schema-0001.db", path)
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute(
            "INSERT INTO goal (id, shop, kpi, target, first, last, close_rate, pay_share, slow_start, version)"
            " VALUES ('g', 'shop-1', 'inquiries', 84, '2026-04', '2027-03', '1', '0.4', 0, 1)"
        )
    db = Database.open(path, noon)
    with db.read() as reader:
        goal = reader.book("shop-1").goal
    db.close()
    assert (goal.target, goal.doors, goal.by_link) == (84, {}, 7)


@pytest.fixture
def older(path: Path) -> Path:
    """A file of this release that calls itself older."""
    db = Database.open(path, noon)
    with db.unit("new_shop") as unit:
        unit.put(Shop("s1", "宿", "hiring"))
    db.close()
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("UPDATE alembic_version SET version_num = '0000'")
    return path


def name_it(path: Path, version: str) -> None:
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("UPDATE alembic_version SET version_num = ?", (version,))


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as opened:
        return list(opened.iterdump())


def shop_name(path: Path) -> str:
    with closing(sqlite3.connect(path)) as opened:
        return opened.execute("SELECT name FROM shop").fetchone()[0]


def test_an_older_file_is_upgraded_and_a_backup_lies_with_the_others(older, monkeypatch):
    def step(path: Path) -> None:
        with closing(sqlite3.connect(path)) as opened, opened:
            opened.execute("UPDATE shop SET name = name || '屋'")
        name_it(path, SCHEMA)

    monkeypatch.setattr(upgrade, "run_steps", step)
    db = Database.open(older, noon)
    with db.read() as reader:
        assert reader.one(Shop).name == "宿屋"
    db.close()
    (backup,) = folder_of(older).iterdir()
    assert backup.name == "before-upgrade-2026-11-24-120000.db"
    assert shop_name(backup) == "宿"
    assert list(older.parent.glob("*.upgrading")) == []


def fail(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("DROP TABLE result")
    raise ZeroDivisionError


def stop_short(path: Path) -> None:
    """A step that does not lead to today's schema."""


def break_a_reference(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("INSERT INTO target SELECT 't', 'nobody', 'no plan', 'k', '2026-11', '1', 1")
    name_it(path, SCHEMA)


@pytest.mark.parametrize("step", [fail, stop_short, break_a_reference])
def test_an_upgrade_that_fails_leaves_the_old_file(older, monkeypatch, step, caplog):
    before = content(older)
    monkeypatch.setattr(upgrade, "run_steps", step)
    with pytest.raises(UpgradeFailed):
        Database.open(older, noon)
    assert content(older) == before
    assert list(older.parent.glob("*.upgrading")) == []
    caplog.clear()


def test_an_upgrade_without_room_says_so(older, monkeypatch):
    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(upgrade, "run_steps", full)
    with pytest.raises(DiskFull):
        Database.open(older, noon)
    assert shop_name(older) == "宿"


def test_a_file_in_use_is_not_upgraded(older, monkeypatch):
    monkeypatch.setattr(sqlite, "WAIT", 0.05)
    with closing(sqlite3.connect(older)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Locked):
            Database.open(older, noon)
    assert shop_name(older) == "宿"


KILLED = """
import os, signal, sys
from datetime import datetime, timezone
from pathlib import Path
from desktop.storage import sqlite, upgrade

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def nothing(*_):
    pass

{moment}
upgrade.upgrade(Path(sys.argv[1]), lambda: datetime(2026, 11, 24, tzinfo=timezone.utc))
"""
MOMENTS = {
    "while stepping": "upgrade.run_steps = die",
    "while checking": "upgrade.run_steps, upgrade._check = nothing, die",
    "before replacing": "upgrade.run_steps = upgrade._check = sqlite.copy = nothing; sqlite.place = die",
}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_a_killed_upgrade_leaves_the_old_file_and_the_next_one_works(older, monkeypatch, moment):
    script = KILLED.format(moment=moment)
    done = subprocess.run([sys.executable, "-c", script, str(older)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert shop_name(older) == "宿"
    assert sqlite.complaints(older, thorough=True) == []
    monkeypatch.setattr(upgrade, "run_steps", lambda path: name_it(path, SCHEMA))
    db = Database.open(older, noon)
    with db.read() as reader:
        assert reader.one(Shop).name == "宿"
    db.close()
    assert list(older.parent.glob("*.upgrading")) == []


def test_a_newer_file_is_refused_and_untouched(path):
    Database.open(path, noon).close()
    name_it(path, "9999")
    before = path.read_bytes()
    with pytest.raises(NewerFile) as fault:
        Database.open(path, noon)
    assert fault.value.where == str(path)
    assert path.read_bytes() == before


def test_an_owner_can_return_to_the_release_of_before(older, monkeypatch):
    monkeypatch.setattr(upgrade, "run_steps", lambda path: name_it(path, SCHEMA))
    db = Database.open(older, noon)
    with db.unit("rename") as unit:
        unit.put(Shop("s1", "新しい名", "hiring", version=1))
    db.close()
    aside = upgrade.restore_after_failed_upgrade(older, noon)
    assert (shop_name(older), shop_name(aside)) == ("宿", "新しい名")


def test_opening_a_file_of_today_imports_no_alembic(path):
    Database.open(path, noon).close()
    script = (
        "import sys; from pathlib import Path; from datetime import datetime, timezone\n"
        "from desktop.storage.database import Database\n"
        "Database.open(Path(sys.argv[1]), lambda: datetime.now(timezone.utc)).close()\n"
        "assert 'alembic' not in sys.modules and 'sqlalchemy.orm' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)


def test_two_programs_may_make_the_file_at_once(path):
    one, other = sqlite.engine(path.with_name("m.db")), None
    path.parent.mkdir()
    with one.connect() as connection:
        schema.create(connection.execution_options(writes=True))
    other = sqlite.engine(path.with_name("m.db"))
    with other.connect() as connection:
        schema.create(connection.execution_options(writes=True))
    one.dispose()
    other.dispose()
    assert sqlite.schema_of(path.with_name("m.db")) == SCHEMA

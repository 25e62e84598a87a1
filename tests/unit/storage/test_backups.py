"""Copies by day and month, restoring, and what becomes of a damaged or lost file."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.month import Month
from desktop.domain.shop import Shop
from desktop.storage import backups, health, sqlite
from desktop.storage.backups import Backup
from desktop.storage.database import Database
from desktop.storage.faults import Damaged, Locked, NewerFile, NotOurs, NotReadable, NotWritable

from .conftest import NOON, TOKYO, noon


def at(day: date):
    return lambda: datetime(day.year, day.month, day.day, 9, 30, tzinfo=TOKYO)


def write(path: Path, name: str) -> None:
    db = Database.open(path, noon)
    with db.unit("rename", "s1") as unit:
        kept = unit.one(Shop, id="s1")
        unit.put(Shop("s1", name, "hiring", version=kept.version if kept else 0))
    db.close()


def name(path: Path) -> str:
    with closing(sqlite3.connect(path)) as opened:
        return opened.execute("SELECT name FROM shop").fetchone()[0]


def damage(path: Path) -> None:
    """Overwrite pages in the middle, as a failing disk does."""
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xde\xad\xbe\xef" * 8192)


def test_two_years_of_starts_leave_ten_days_and_twelve_months(path):
    write(path, "宿")
    first = date(2025, 1, 1)
    for n in range(700):
        if n % 9 == 4:
            continue  # the owner was away
        day = first + timedelta(days=n)
        copy = backups.folder_of(path) / f"{day}.db"
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(b"")
    backups.back_up(path, at(first + timedelta(days=700)))
    days = [x.day for x in backups.kept(path)]
    assert days[0] == date(2026, 12, 2)
    assert len(days) == 10 + 10  # the last ten days hold the last copies of two of the twelve months
    assert [Month.of(x) for x in days if x < date(2026, 11, 1)] == [Month(2026, 10) + -n for n in range(10)]
    assert date(2026, 10, 31) in days


@given(st.sets(st.dates(date(2024, 1, 1), date(2026, 12, 31)), max_size=60))
def test_the_newest_days_and_months_are_never_dropped(days):
    copies = tuple(Backup(Path(f"{x}.db"), x) for x in sorted(days, reverse=True))
    dropped = set(backups.surplus(copies))
    left = [x for x in copies if x not in dropped]
    assert list(copies[:10]) == left[:10]
    months = sorted({Month.of(x) for x in days}, reverse=True)
    assert {Month.of(x.day) for x in left} >= set(months[:12])
    assert len(left) <= 22


def test_a_second_start_of_the_day_renews_the_copy(path):
    write(path, "朝")
    backups.back_up(path, noon)
    write(path, "夕方")
    backup = backups.back_up(path, noon)
    assert [x.path for x in backups.kept(path)] == [backup.path]
    assert name(backup.path) == "夕方"


def test_a_copy_is_made_while_the_file_is_in_use(path):
    write(path, "宿")
    db = Database.open(path, noon)
    with db.unit("rename") as unit:
        unit.put(Shop("s1", "書きかけ", "hiring", version=1))
        copy = backups.back_up(path, noon)
    assert name(copy.path) == "宿"
    assert sorted(x.name for x in copy.path.parent.iterdir()) == ["2026-11-24.db"]
    db.close()


def test_a_damaged_file_never_replaces_a_good_copy(path):
    write(path, "宿")
    backups.back_up(path, noon)
    damage(path)
    with pytest.raises(Damaged):
        backups.back_up(path, noon)
    assert name(backups.newest_good(path).path) == "宿"


def test_files_of_the_owner_in_the_folder_are_left_alone(path):
    write(path, "宿")
    folder = backups.folder_of(path)
    folder.mkdir()
    (folder / "メモ.txt").write_text("x")
    (folder / "2026-13-99.db").write_text("x")
    backups.back_up(path, noon)
    assert {x.name for x in folder.iterdir()} == {"メモ.txt", "2026-13-99.db", "2026-11-24.db"}


def test_save_and_restore(path, tmp_path):
    write(path, "前")
    backups.save(path, tmp_path / "控え.db")
    write(path, "後")
    aside = backups.restore(path, tmp_path / "控え.db", noon)
    assert (name(path), name(aside)) == ("前", "後")
    assert aside.name == "mikiwame.before-restore-2026-11-24-120000.db"
    db = Database.open(path, noon)
    assert db.undoable("s1") is None
    db.close()


def test_saving_again_replaces_a_backup_and_nothing_else(path, tmp_path):
    write(path, "前")
    target = tmp_path / "控え.db"
    backups.save(path, target)
    write(path, "後")
    backups.save(path, target)
    assert name(target) == "後"
    letter = tmp_path / "手紙.txt"
    letter.write_text("大切な手紙" * 200, encoding="utf-8")
    with pytest.raises(NotOurs):
        backups.save(path, letter)
    assert letter.read_text(encoding="utf-8").startswith("大切な手紙")
    with pytest.raises(NotWritable):
        backups.save(path, path)
    with pytest.raises(NotReadable):
        backups.save(tmp_path / "nothing.db", tmp_path / "x.db")


def test_a_fault_names_the_file_it_is_of(path, tmp_path):
    write(path, "前")
    gone = tmp_path / "抜いたUSB" / "控え.db"
    with pytest.raises(NotWritable) as fault:
        backups.save(path, gone)
    assert fault.value.where == str(gone)
    path.write_bytes(b"x" * 5_000)
    with pytest.raises(NotOurs) as fault:
        backups.save(path, tmp_path / "控え.db")
    assert fault.value.where == str(path)


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("CREATE TABLE bookmark (id)")


def newer(path: Path) -> None:
    write(path, "x")
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")


def broken(path: Path) -> None:
    write(path, "x")
    damage(path)


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda path: path.write_text("これは手紙です。" * 100, encoding="utf-8"), NotOurs),
        (lambda path: path.write_bytes(b""), NotOurs),
        (other_database, NotOurs),
        (newer, NewerFile),
        (broken, Damaged),
        (lambda path: None, NotReadable),
    ],
    ids=["text", "empty", "other", "newer", "damaged", "missing"],
)
def test_what_cannot_be_restored_is_refused_and_changes_nothing(path, tmp_path, make, fault):
    write(path, "宿")
    source = tmp_path / "source.db"
    make(source)
    with pytest.raises(fault) as raised:
        backups.restore(path, source, noon)
    assert raised.value.where == str(source)
    assert name(path) == "宿"
    assert [x.name for x in path.parent.iterdir()] == ["mikiwame.db"]


def test_restoring_where_there_is_nothing_yet(path, tmp_path):
    write(tmp_path / "a.db", "宿")
    assert backups.restore(path, tmp_path / "a.db", noon) is None
    assert name(path) == "宿"


def test_records_in_use_are_not_replaced(path, tmp_path, monkeypatch):
    write(path, "宿")
    backups.save(path, tmp_path / "控え.db")
    monkeypatch.setattr(sqlite, "WAIT", 0.05)
    db = Database.open(path, noon)
    with db.unit("rename") as unit:
        unit.put(Shop("s1", "開いている", "hiring", version=1))
    with pytest.raises(Locked):
        backups.restore(path, tmp_path / "控え.db", noon)
    with db.read() as reader:
        assert reader.one(Shop).name == "開いている"
    db.close()


def test_restoring_twice_in_a_second_keeps_both(path, tmp_path):
    write(path, "宿")
    backups.save(path, tmp_path / "控え.db")
    asides = {backups.restore(path, tmp_path / "控え.db", noon) for _ in range(3)}
    assert len(asides) == 3
    assert all(name(x) == "宿" for x in asides)


def test_a_damaged_file_is_kept_and_the_newest_good_backup_stands_in(path):
    write(path, "おととい")
    backups.back_up(path, at(date(2026, 11, 22)))
    write(path, "きのう")
    damage(backups.back_up(path, at(date(2026, 11, 23))).path)
    write(path, "きょう")
    damage(path)
    damaged = path.read_bytes()
    with pytest.raises(Damaged):
        health.examine(path, thorough=False)
    recovered = health.recover(path, noon)
    assert recovered.backup.day == date(2026, 11, 22)
    assert name(path) == "おととい"
    assert recovered.damaged.name == "mikiwame.damaged-2026-11-24-120000.db"
    assert recovered.damaged.read_bytes()[4096:8192] == damaged[4096:8192]
    health.examine(path, thorough=True)


@pytest.mark.parametrize(
    "content", [b"garbage" * 5000, b"SQLite format 3\x00" + b"\xff" * 9000], ids=["text", "header"]
)
def test_a_file_that_is_no_database_any_more_is_damaged_and_kept(path, content):
    write(path, "宿")
    backups.back_up(path, noon)
    path.write_bytes(content)
    path.with_name("mikiwame.db-wal").write_bytes(b"what was written last")
    with pytest.raises(Damaged):
        Database.open(path, noon)
    recovered = health.recover(path, noon)
    assert recovered.damaged.read_bytes() == content
    assert not path.with_name("mikiwame.db-wal").exists()  # else it would be read into the new file
    assert name(path) == "宿"


def test_without_a_good_backup_nothing_is_touched(path):
    write(path, "宿")
    damage(path)
    before = path.read_bytes()
    with pytest.raises(NotReadable):
        health.recover(path, noon)
    assert path.read_bytes() == before


@pytest.mark.parametrize("empty", [True, False])
def test_records_that_vanished_are_noticed_and_come_back(path, empty):
    assert not health.lost(path)
    write(path, "宿")
    backups.back_up(path, noon)
    assert not health.lost(path)
    path.unlink()
    if empty:
        path.touch()
    assert health.lost(path)
    health.recover(path, noon)
    assert name(path) == "宿"


def test_an_unclean_end_is_noticed_at_the_next_start(tmp_path):
    root = tmp_path / "records"
    assert not health.begin_run(root)
    assert health.begin_run(root)
    health.end_run(root)
    assert not health.begin_run(root)


def test_what_was_left_half_written_is_swept_away_at_the_next_start(path):
    write(path, "宿")
    for left in ("mikiwame.db.upgrading", "mikiwame.db.restoring", "backups/2026-11-24.db.part"):
        (path.parent / left).parent.mkdir(exist_ok=True)
        shutil.copy(path, path.parent / left)
    assert len(health.half_written(path.parent)) == 3
    health.begin_run(path.parent)
    assert health.half_written(path.parent) == ()
    assert name(path) == "宿"


@pytest.mark.parametrize("unclean", [True, False])
def test_looking_after_the_file_checks_it_and_makes_a_backup(path, unclean):
    write(path, "宿")
    assert health.look_after(path, noon, unclean=unclean).day == NOON.date()
    damage(path)
    with pytest.raises(Damaged):
        health.look_after(path, noon, unclean=unclean)


def test_the_clock_is_the_one_that_was_passed_in(path):
    write(path, "宿")
    assert backups.back_up(path, noon).day == NOON.date()

"""What the world does to the file becomes a fault with words, and what was saved stays."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from decimal import Decimal

import pytest
from sqlalchemy import event
from sqlalchemy.exc import StatementError

from desktop import language
from desktop.domain.faults import Fault, FaultCode
from desktop.domain.month import Month
from desktop.domain.problems import Refused
from desktop.domain.results import Result
from desktop.domain.shop import Shop
from desktop.storage import backups, faults, sqlite, upgrade
from desktop.storage.database import Database
from desktop.storage.faults import Damaged, DiskFull, Locked, NotWritable
from desktop.wording.faults import fault_sentence

from .conftest import noon


def fill(db: Database, rows: int = 20_000) -> None:
    with db.unit("fill", "s1") as unit:
        unit.put(
            *(Result(f"r{n}", "s1", Month(2026, 11), f"k{n}", Decimal(n), note="x" * 50) for n in range(rows))
        )


@pytest.fixture
def kept(path):
    db = Database.open(path, noon)
    with db.unit("new_shop", "s1") as unit:
        unit.put(Shop("s1", "宿", "hiring"))
    yield db
    db.close()


def limit_pages(db: Database, pages: int) -> None:
    db._engine.dispose()
    event.listen(db._engine, "connect", lambda raw, _entry: raw.execute(f"PRAGMA max_page_count={pages}"))


def test_a_full_disk_keeps_what_was_saved_and_goes_on_when_there_is_room(kept, path):
    pages = path.stat().st_size // 4096
    limit_pages(kept, pages + 5)
    with pytest.raises(DiskFull) as fault:
        fill(kept)
    assert fault.value.where == str(path)
    with kept.read() as reader:
        assert reader.all(Result) == []
    with kept.unit("rename", "s1") as unit:
        unit.put(Shop("s1", "小さな変更は入る", "hiring", version=1))
    kept.undo("s1")
    assert sqlite.complaints(path, thorough=True) == []


FULL = """
import resource, signal, sys
from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path
from desktop.domain.month import Month
from desktop.domain.results import Result
from desktop.domain.faults import Fault
from desktop.storage.database import Database
db = Database.open(Path(sys.argv[1]), lambda: datetime(2026, 11, 24, tzinfo=timezone.utc))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
try:
    with db.unit("fill", "s1") as unit:
        unit.put(*(Result(f"r{n}", "s1", Month(2026, 11), f"k{n}", Decimal(n)) for n in range(20000)))
except Fault as fault:
    print(fault.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_a_file_that_may_not_grow(kept, path):
    done = subprocess.run([sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() in ("disk_full", "device")
    with kept.read() as reader:
        assert (reader.one(Shop).name, reader.all(Result)) == ("宿", [])
    assert sqlite.complaints(path, thorough=True) == []


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotWritable):
        Database.open(tmp_path / "file" / "mikiwame.db", noon)
    with pytest.raises(NotWritable):
        Database.open(tmp_path / "file" / "below" / "mikiwame.db", noon)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(NotWritable):
        Database.open(tmp_path / "mikiwame.db", noon)
    tmp_path.chmod(0o700)


def test_a_file_that_may_only_be_read(path, kept):
    """Root may write everything, so the file's own switch stands in for the permission."""
    kept._engine.dispose()
    event.listen(kept._engine, "connect", lambda raw, _entry: raw.execute("PRAGMA query_only=ON"))
    with pytest.raises(NotWritable), kept.unit("rename", "s1") as unit:
        unit.put(Shop("s1", "新", "hiring", version=1))
    with kept.read() as reader:
        assert reader.one(Shop).name == "宿"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, FaultCode.DISK_FULL),
        (errno.EACCES, FaultCode.NOT_WRITABLE),
        (errno.EROFS, FaultCode.NOT_WRITABLE),
        (errno.ENOENT, FaultCode.NOT_READABLE),
        (errno.EIO, FaultCode.DEVICE),
    ],
)
def test_a_copy_that_fails_says_why_and_leaves_nothing(kept, path, monkeypatch, number, code):
    def fail(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Fault) as fault:
        backups.save(path, path.with_name("控え.db"))
    assert fault.value.code is code
    assert not path.with_name("控え.db").exists()
    with kept.read() as reader:
        assert reader.one(Shop).name == "宿"


def test_another_program_that_writes_for_long(kept, path, monkeypatch):
    monkeypatch.setattr(sqlite, "WAIT", 0.05)
    late = Database.open(path, noon)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Locked), late.unit("rename", "s1") as unit:
            unit.put(Shop("s1", "新", "hiring", version=1))
        with late.read() as reader:
            assert reader.one(Shop).name == "宿"  # reading goes on
    with late.unit("rename", "s1") as unit:
        unit.put(Shop("s1", "新", "hiring", version=1))
    late.close()


def test_a_second_program_waits_for_the_first_and_sees_what_it_wrote(kept, path):
    second = Database.open(path, noon)
    entered = threading.Event()

    def slowly():
        with kept.unit("rename", "s1") as unit:
            unit.put(Shop("s1", "はじめの手", "hiring", version=1))
            entered.set()
            threading.Event().wait(0.2)

    thread = threading.Thread(target=slowly)
    thread.start()
    entered.wait(5)
    with pytest.raises(Refused), second.unit("rename", "s1") as unit:
        unit.put(Shop("s1", "あとの手", "hiring", version=1))
    thread.join(5)
    with second.read() as reader:
        assert reader.one(Shop).name == "はじめの手"
    second.close()


def test_damage_met_while_reading(kept, path):
    fill(kept, 2000)
    kept.close()
    sqlite.settle(path)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 3)
        file.write(b"\xab" * 200_000)
    with pytest.raises(Damaged), kept.read() as reader:
        reader.all(Result)


@pytest.mark.parametrize("odd", ["記録 #1", "100% a?b", "it's"])
def test_folders_with_odd_names(tmp_path, odd):
    path = tmp_path / odd / "mikiwame.db"
    for name in ("一", "二"):
        db = Database.open(path, noon)
        with db.unit("rename", "s1") as unit:
            kept = unit.one(Shop, id="s1")
            unit.put(Shop("s1", name, "hiring", version=kept.version if kept else 0))
        db.close()
        backups.back_up(path, noon)
    upgrade.run_steps(path.with_name("stepped.db"))
    assert [x.name for x in (tmp_path / odd).glob("*.db")].count("mikiwame.db") == 1
    assert sqlite.schema_of(path) == sqlite.schema_of(path.with_name("stepped.db"))


def test_our_own_bugs_are_not_called_faults(kept):
    with pytest.raises(StatementError, match="time zone"), kept.unit("enter", "s1") as unit:
        unit.put(Result("r", "s1", Month(2026, 11), "k", None, at=noon().replace(tzinfo=None)))


@pytest.mark.parametrize("spoken", language.LANGUAGES)
@pytest.mark.parametrize("code", FaultCode)
def test_every_fault_is_said_in_both_languages(code, spoken):
    before = language.current()
    language.use(spoken)
    try:
        text = fault_sentence(Fault(code, "D:/記録/mikiwame.db"))
    finally:
        language.use(before)
    assert "{" not in text
    assert text.count("。") >= 3 if spoken == "ja" else text.count(".") >= 3
    assert code is FaultCode.DISK_FULL or "mikiwame.db" in text


def test_every_fault_of_storage_has_its_own_code():
    kinds = faults.StorageFault.__subclasses__()
    assert {x.code_of_kind for x in kinds} == set(FaultCode)
    assert len(kinds) == len(FaultCode)

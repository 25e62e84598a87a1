"""backup, restore and doctor, as somebody at a terminal sees them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.cli.main import run
from desktop.domain.agencies import Agency
from desktop.domain.attachments import Attached
from desktop.domain.meetings import Proposal
from desktop.domain.shop import Purpose, Shop
from desktop.storage import backups
from desktop.storage.database import Database
from desktop.storage.documents import Documents
from desktop.storage.tables import SCHEMA


def clock() -> datetime:
    return datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "家"


def write(home: Path, name: str) -> None:
    db = Database.open(home / "mikiwame.db", clock)
    with db.unit("rename", "s1") as unit:
        kept = unit.one(Shop, id="s1") or Shop("s1", "", Purpose.HIRING)
        unit.put(Shop("s1", name, Purpose.HIRING, version=kept.version))
    db.close()


def name(home: Path) -> str:
    db = Database.open(home / "mikiwame.db", clock)
    with db.read() as reader:
        found = reader.one(Shop).name
    db.close()
    return found


def ask(capsys, home: Path, *arguments: object) -> tuple[int, dict]:
    code = run(["--data-dir", str(home), *map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_backup_and_restore(capsys, home, tmp_path):
    write(home, "前")
    code, answer = ask(capsys, home, "backup", tmp_path / "控え.db")
    assert (code, answer["file"]) == (0, str(tmp_path / "控え.db"))
    assert answer["bytes"] == (tmp_path / "控え.db").stat().st_size
    write(home, "後")
    code, answer = ask(capsys, home, "restore", tmp_path / "控え.db")
    assert code == 0
    assert name(home) == "前"
    assert Path(answer["kept"]).is_file()


def test_attached_documents_go_along_and_come_back(capsys, home, tmp_path):
    write(home, "前")
    store = Documents(home / "documents")
    offer = Attached("御提案.pdf", b"%PDF-1.7")
    store.keep(offer)
    code, answer = ask(capsys, home, "backup", tmp_path / "控え.db")
    assert (code, answer["documents"]) == (0, str(tmp_path / "控え.documents"))
    next(store.folder.iterdir()).unlink()
    assert ask(capsys, home, "restore", tmp_path / "控え.db")[0] == 0
    assert store.read(offer.file, offer.content) == offer.data


def test_doctor_names_a_document_that_is_missing(capsys, home):
    write(home, "宿")
    db = Database.open(home / "mikiwame.db", clock)
    with db.unit("test") as unit:
        unit.put(Agency("a", "s1", "会社"))
        unit.put(Proposal("p", "s1", "a", clock().date(), "案", file="御提案.pdf", content="0" * 64))
    db.close()
    code, answer = ask(capsys, home, "doctor", "--lang", "ja")
    assert code == 1
    (said,) = [x["text"] for x in answer["checks"] if not x["ok"]]
    assert "御提案.pdf" in said


def test_a_restore_that_is_refused_says_why_in_words(capsys, home, tmp_path):
    write(home, "宿")
    (tmp_path / "手紙.txt").write_text("手紙" * 500, encoding="utf-8")
    code, answer = ask(capsys, home, "restore", tmp_path / "手紙.txt", "--lang", "ja")
    assert code == 1
    assert answer["error"]["code"] == "not_ours"
    assert answer["error"]["file"].endswith("手紙.txt")
    assert "手紙.txt" in answer["error"]["text"]
    assert name(home) == "宿"


def test_backup_without_records(capsys, home, tmp_path):
    code, answer = ask(capsys, home, "backup", tmp_path / "控え.db")
    assert (code, answer["error"]["code"]) == (1, "not_readable")
    assert not home.exists()


def states(answer: dict) -> dict[str, bool]:
    return {x["name"]: x["ok"] for x in answer["checks"]}


def test_doctor_of_a_healthy_program(capsys, home):
    write(home, "宿")
    backups.back_up(home / "mikiwame.db", clock)
    code, answer = ask(capsys, home, "doctor", "--lang", "en")
    assert (code, answer["ok"]) == (0, True)
    assert set(states(answer)) == {
        "folder", "space", "file", "schema", "sound", "references", "backups", "leftovers", "font", "resources",
    }  # fmt: skip
    texts = {x["name"]: x["text"] for x in answer["checks"]}
    assert "2026-11-24" in texts["backups"]
    assert SCHEMA in texts["schema"]


def test_doctor_before_the_first_start_makes_nothing(capsys, home):
    code, answer = ask(capsys, home, "doctor")
    assert code == 0
    assert "sound" not in states(answer)
    assert not home.exists()


def test_doctor_finds_damage(capsys, home):
    write(home, "宿")
    (home / "backups").mkdir()
    (home / "backups" / "2026-11-23.db").write_bytes(b"x" * 9000)
    (home / "mikiwame.db.restoring").touch()
    with (home / "mikiwame.db").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 40_000)
    code, answer = ask(capsys, home, "doctor", "--lang", "ja")
    assert (code, answer["ok"]) == (1, False)
    bad = {name for name, ok in states(answer).items() if not ok}
    assert {"backups", "leftovers"} < bad
    assert bad & {"sound", "file"}
    assert all("{" not in x["text"] for x in answer["checks"])


def test_doctor_in_words(capsys, home):
    write(home, "宿")
    assert run(["--data-dir", str(home), "doctor", "--lang", "ja"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 10
    assert all(line.startswith("○ ") for line in lines)

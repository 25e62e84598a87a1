"""Attached documents as files: whole or not there, found by content, with the backup and back."""

from __future__ import annotations

import os
import stat

import pytest

from desktop.domain.agencies import Agency
from desktop.domain.attachments import Attached
from desktop.domain.contract.contracts import Contract
from desktop.domain.contract.papers import Paper
from desktop.domain.fees.terms import Terms
from desktop.domain.meetings import Proposal
from desktop.domain.month import Month
from desktop.domain.shop import Purpose, Shop
from desktop.storage import backups, sqlite
from desktop.storage.checkup import checkup
from desktop.storage.database import Database
from desktop.storage.documents import Documents, folder_beside, folder_of
from desktop.storage.faults import DocumentChanged, DocumentGone, StorageFault
from desktop.storage.health import begin_run

from .conftest import NOON, noon

OFFER = Attached("御提案.pdf", b"%PDF-1.7 offer")
PHOTO = Attached("例.png", b"\x89PNG\r\n\x1a\n example")


@pytest.fixture
def store(path) -> Documents:
    return Documents(folder_of(path))


def stored(store: Documents, attached: Attached):
    return store.folder / f"{attached.content}{attached.file[-4:]}"


def propose(path, *documents: Attached) -> None:
    db = Database.open(path, noon)
    with db.unit("test") as unit:
        if unit.one(Shop, id="s") is None:
            unit.put(Shop("s", "店", Purpose.CUSTOMERS))
            unit.put(Agency("a", "s", "会社"))
        for at, one in enumerate(documents):
            unit.put(Proposal(f"p{at}", "s", "a", NOON.date(), "案", file=one.file, content=one.content))
    db.close()


def test_a_document_is_kept_once_and_given_back_as_it_was(store):
    store.keep(OFFER)
    store.keep(Attached("別の名前.pdf", OFFER.data))
    assert [x.name for x in store.folder.iterdir()] == [f"{OFFER.content}.pdf"]
    assert store.read(OFFER.file, OFFER.content) == OFFER.data
    assert store.size(OFFER.file, OFFER.content) == len(OFFER.data)
    assert store.size(PHOTO.file, PHOTO.content) is None


@pytest.mark.parametrize("broken", ["write", "fsync", "replace"])
def test_a_crash_while_writing_leaves_nothing_half(store, path, monkeypatch, broken):
    def fail(*_values):
        raise OSError(28, "full")

    if broken == "write":
        monkeypatch.setattr("pathlib.Path.write_bytes", fail)
    else:
        monkeypatch.setattr(os, broken, fail)
    with pytest.raises(StorageFault):
        store.keep(OFFER)
    assert list(store.folder.glob("*")) == []
    monkeypatch.undo()
    killed = store.folder / f"{OFFER.content}.pdf.part"
    killed.write_bytes(OFFER.data[:4])
    assert store.size(OFFER.file, OFFER.content) is None
    begin_run(path.parent)
    assert not killed.exists()


@pytest.mark.parametrize("content", ["../../mikiwame", "", "x" * 64, "a" * 63, "A" * 64])
def test_a_name_that_leads_out_of_the_folder_leads_nowhere(store, path, content):
    path.parent.mkdir(parents=True)
    path.write_bytes(b"records")
    for file in ("x.db", "x.pdf", ".pdf", "../x.pdf"):
        assert store.size(file, content) is None
        with pytest.raises(DocumentGone):
            store.read(file, content)


def test_what_was_changed_outside_is_not_given(store):
    store.keep(OFFER)
    stored(store, OFFER).write_bytes(b"%PDF-1.7 other")
    with pytest.raises(DocumentChanged):
        store.read(OFFER.file, OFFER.content)
    store.keep(OFFER)
    assert store.read(OFFER.file, OFFER.content) == OFFER.data


def test_a_lent_copy_has_its_own_name_and_cannot_be_written(store, path):
    store.keep(OFFER)
    lent = path.parent / "opened"
    copy = store.lend(OFFER.file, OFFER.content, lent)
    assert copy.name == OFFER.file
    assert copy.read_bytes() == OFFER.data
    assert stat.S_IMODE(copy.stat().st_mode) & 0o222 == 0
    assert store.lend(OFFER.file, OFFER.content, lent) == copy
    begin_run(path.parent)
    assert list(lent.iterdir()) == []


def test_a_lent_copy_stays_in_its_folder_whatever_the_record_says(store, path):
    store.keep(OFFER)
    copy = store.lend("../../../逃げる.pdf", OFFER.content, path.parent / "opened")
    assert (path.parent / "opened") in copy.resolve().parents


def test_a_backup_takes_the_documents_and_brings_them_back(store, path, tmp_path):
    store.keep(OFFER)
    store.keep(PHOTO)
    propose(path, OFFER, PHOTO)
    target = tmp_path / "usb" / "控え.db"
    target.parent.mkdir()
    backups.save(path, target)
    assert len(list(folder_beside(target).iterdir())) == 2
    stored(store, OFFER).unlink()
    stored(store, PHOTO).write_bytes(b"damaged")
    backups.restore(path, target, noon)
    assert store.read(OFFER.file, OFFER.content) == OFFER.data
    assert store.read(PHOTO.file, PHOTO.content) == PHOTO.data


def file_paper(path, attached: Attached) -> None:
    db = Database.open(path, noon)
    with db.unit("test") as unit:
        unit.put(Contract("k", "s", "a", Terms(start=Month(2026, 4), fees=())))
        unit.put(Paper("pa", "s", "k", NOON.date(), attached.file, attached.content))
    db.close()


def test_papers_of_contracts_go_with_the_backup_and_are_missed(store, path, tmp_path):
    signed = Attached("契約書.pdf", b"%PDF-1.7 signed")
    store.keep(signed)
    propose(path)
    file_paper(path, signed)
    assert documents_check(path).values == {"count": 1}
    backups.save(path, tmp_path / "控え.db")
    stored(store, signed).unlink()
    assert documents_check(path).ok is False
    backups.restore(path, tmp_path / "控え.db", noon)
    assert store.read(signed.file, signed.content) == signed.data


def test_an_offer_without_a_document_names_none(store, path):
    store.keep(OFFER)
    propose(path, OFFER)
    db = Database.open(path, noon)
    with db.unit("test") as unit:
        unit.put(Proposal("bare", "s", "a", NOON.date(), "口頭の案"))
    db.close()
    assert sqlite.documents(path) == [(OFFER.file, OFFER.content)]


def test_what_is_damaged_in_a_backup_replaces_nothing(store, path, tmp_path):
    store.keep(OFFER)
    propose(path, OFFER)
    target = tmp_path / "控え.db"
    backups.save(path, target)
    for kept in folder_beside(target).iterdir():
        kept.write_bytes(b"damaged")
    (folder_beside(target) / "覚え.txt").write_bytes(b"mine")
    backups.restore(path, target, noon)
    assert [x.name for x in store.folder.iterdir()] == [f"{OFFER.content}.pdf"]
    assert store.read(OFFER.file, OFFER.content) == OFFER.data


def test_an_old_backup_leaves_the_newer_documents(store, path):
    propose(path)
    old = backups.back_up(path, noon)
    store.keep(OFFER)
    propose(path, OFFER)
    aside = backups.restore(path, old.path, noon)
    backups.restore(path, aside, noon)
    assert store.read(OFFER.file, OFFER.content) == OFFER.data


def documents_check(path):
    return next((x for x in checkup(path) if x.name == "documents"), None)


def test_the_checkup_names_what_is_missing_or_changed(store, path):
    propose(path)
    assert documents_check(path) is None
    store.keep(OFFER)
    store.keep(PHOTO)
    propose(path, OFFER, PHOTO)
    assert documents_check(path).values == {"count": 2}
    stored(store, OFFER).unlink()
    stored(store, PHOTO).write_bytes(b"damaged")
    found = documents_check(path)
    assert (found.ok, found.values) == (False, {"count": 2, "what": "例.png, 御提案.pdf"})


def test_records_of_an_older_form_name_none(tmp_path):
    import sqlite3

    file = tmp_path / "old.db"
    with sqlite3.connect(file) as made:
        made.execute("CREATE TABLE proposal (id TEXT)")
    made.close()
    assert sqlite.documents(file) == []

"""A backup saved from the settings: records and documents together, beside the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.domain.attachments import Attached
from desktop.services.sample.create import Sample
from desktop.settings import Paths
from desktop.storage.database import Database
from desktop.storage.documents import folder_beside
from desktop.ui.background import Background
from desktop.ui.desk import Desk
from desktop.ui.pages.settings import SettingsPage
from tests.ui.deciding.conftest import catalog, named, now  # noqa: F401 - fixture
from tests.ui.typing_in import click, heard, shown


@pytest.fixture
def page(qtbot, catalog, tmp_path):  # noqa: F811
    where, jobs = Paths(tmp_path / "data"), Background()
    database = Database.open(where.database, now)
    shop = Sample(database, catalog.folder / "sample").create("ja")
    page = shown(qtbot, SettingsPage(Desk(database, catalog, now, where, shop, jobs=jobs)), 1100, 700)
    yield page
    jobs.close()
    database.close()


def save(qtbot, page, monkeypatch, target) -> str:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_values: (str(target), ""))
    said = heard(page.said)
    click(named(page, "settings.back_up"))
    qtbot.waitUntil(lambda: not page.desk.jobs.busy())
    QApplication.processEvents()
    return said[0][0]


def test_documents_go_along_and_it_is_said(qtbot, page, monkeypatch, tmp_path):
    target = tmp_path / "控え.db"
    assert "控え.db" in save(qtbot, page, monkeypatch, target)
    assert not folder_beside(target).exists()
    page.desk.attachments.keep(Attached("御提案.pdf", b"%PDF-1.7"))
    assert "「控え.documents」" in save(qtbot, page, monkeypatch, target)
    assert [x.read_bytes() for x in folder_beside(target).iterdir()] == [b"%PDF-1.7"]
    assert named(page, "settings.back_up").isEnabled()

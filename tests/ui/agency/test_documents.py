"""The document of a proposal: chosen, dropped, kept with it in one step, opened as a copy, taken away, missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.ui.widgets.dialog import Dialog
from desktop.wording.amounts import plain
from tests.ui.agency.test_agency import enter, fill, opened, table, words
from tests.ui.deciding.conftest import catalog, desk, empty, named, tab_to  # noqa: F401 - fixtures
from tests.ui.looking import look_over
from tests.ui.typing_in import click, heard, press

PDF = b"%PDF-1.7\n" + b"offer " * 40_000


@pytest.fixture
def offer(tmp_path) -> Path:
    file = tmp_path / "御提案書 11月.pdf"
    file.write_bytes(PDF)
    return file


@pytest.fixture
def shown_files(monkeypatch) -> list[Path]:
    """What the computer was asked to open."""
    opened_files: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened_files.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return opened_files


def settle(qtbot, desk) -> None:  # noqa: F811
    qtbot.waitUntil(lambda: not desk.jobs.busy())
    QApplication.processEvents()


def begin(page) -> Dialog:
    click(named(page, "agency.add_proposal"))
    return page.findChildren(Dialog)[-1]


def choose(qtbot, desk, dialog, *files: Path) -> None:  # noqa: F811
    """Click on the button and choose in the system's dialog."""
    click(named(dialog, "proposal.document.choose"))
    chooser = dialog.findChild(QFileDialog, "document.file")
    chooser.fileSelected.emit(str(files[0]))
    chooser.done(1)
    settle(qtbot, desk)


def drop(qtbot, desk, dialog, *files: Path) -> None:  # noqa: F811
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    where = dialog.rect().center()
    entering = QDragEnterEvent(where, copy, data, left, none)
    QApplication.sendEvent(dialog, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(where), copy, data, left, none))
    settle(qtbot, desk)


def proposal(desk, title):  # noqa: F811
    return next((x for x in desk.agencies.view().proposals if x.title == title), None)


def files(desk):  # noqa: F811
    return sorted(desk.paths.documents.glob("*")) if desk.paths.documents.exists() else []


def steps(desk) -> int:  # noqa: F811
    return len(desk.database.history("sample"))


def proposed(qtbot, desk, page, offer):  # noqa: F811
    dialog = begin(page)
    fill(dialog, "proposal.title", "年末の連続投稿")
    choose(qtbot, desk, dialog, offer)
    click(named(dialog, "proposal.save"))
    settle(qtbot, desk)
    return proposal(desk, "年末の連続投稿")


def test_a_document_is_kept_with_its_proposal_in_one_step(qtbot, desk, offer, shown_files):  # noqa: F811
    page, before = opened(qtbot, desk, "proposals"), steps(desk)
    made = proposed(qtbot, desk, page, offer)
    assert (made.file, len(made.content)) == ("御提案書 11月.pdf", 64)
    assert steps(desk) == before + 1
    dialog = enter(page, made.id, "what", "agency.proposals")
    assert "御提案書 11月.pdf" in words(dialog)
    assert "234KB" in words(dialog)
    click(named(dialog, "proposal.document.open"))
    settle(qtbot, desk)
    (copy,) = shown_files
    assert (copy.name, copy.read_bytes()) == ("御提案書 11月.pdf", PDF)
    assert desk.paths.opened in copy.parents


def test_undo_and_redo_take_the_document_with_them(qtbot, desk, offer, shown_files):  # noqa: F811
    page = opened(qtbot, desk, "proposals")
    made = proposed(qtbot, desk, page, offer)
    desk.database.undo("sample")
    assert proposal(desk, made.title) is None
    desk.database.redo("sample")
    sheet = table(page, "agency.proposals")
    sheet.setFocus()
    sheet.pick(made.id, "file")
    press(page, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert [x.read_bytes() for x in shown_files] == [PDF]


def test_a_document_is_taken_away_and_comes_back_by_undo(qtbot, desk, offer):  # noqa: F811
    page = opened(qtbot, desk, "proposals")
    made = proposed(qtbot, desk, page, offer)
    dialog = enter(page, made.id, "what", "agency.proposals")
    click(named(dialog, "proposal.document.remove"))
    click(named(dialog, "proposal.save"))
    assert proposal(desk, made.title).file == ""
    desk.database.undo("sample")
    assert proposal(desk, made.title).content == made.content
    assert desk.attachments.size(made.file, made.content) == len(PDF)


def test_a_file_dropped_on_the_dialog_is_attached_and_closing_keeps_nothing(qtbot, desk, offer):  # noqa: F811
    page, before = opened(qtbot, desk, "proposals"), steps(desk)
    dialog = begin(page)
    drop(qtbot, desk, dialog, offer)
    assert "御提案書 11月.pdf" in words(dialog)
    press(dialog, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert (steps(desk), files(desk)) == (before, [])


def test_what_cannot_be_attached_is_said_at_the_field(qtbot, desk, offer, tmp_path):  # noqa: F811
    dialog = begin(opened(qtbot, desk, "proposals"))
    drop(qtbot, desk, dialog, offer, offer)
    assert "ファイルを1つ選んで" in words(dialog)
    program = tmp_path / "見積.pdf"
    program.write_bytes(b"MZ\x90\x00\x03")
    drop(qtbot, desk, dialog, program)
    assert "「見積.pdf」は添付できません" in words(dialog)
    choose(qtbot, desk, dialog, offer)
    assert "添付できません" not in words(dialog)
    assert "御提案書 11月.pdf" in words(dialog)


def test_without_a_title_nothing_is_stored(qtbot, desk, offer):  # noqa: F811
    dialog = begin(opened(qtbot, desk, "proposals"))
    choose(qtbot, desk, dialog, offer)
    click(named(dialog, "proposal.save"))
    assert dialog.isVisible()
    assert files(desk) == []


def test_everything_by_keyboard(qtbot, desk, offer):  # noqa: F811
    dialog = begin(opened(qtbot, desk, "proposals"))
    tab_to(dialog, "proposal.document.choose")
    press(dialog, Qt.Key.Key_Space)
    chooser = dialog.findChild(QFileDialog, "document.file")
    chooser.fileSelected.emit(str(offer))
    chooser.done(1)
    settle(qtbot, desk)
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    tab_to(dialog, "proposal.document.remove")
    press(dialog, Qt.Key.Key_Return)
    assert named(dialog, "proposal.document.choose").isVisible()


def test_a_missing_document_is_said_and_a_changed_one_is_not_opened(qtbot, desk, offer, shown_files):  # noqa: F811
    page = opened(qtbot, desk, "proposals")
    made = proposed(qtbot, desk, page, offer)
    said = heard(page.said)
    (stored,) = files(desk)
    stored.write_bytes(b"%PDF-1.7 other")
    sheet = table(page, "agency.proposals")
    sheet.setFocus()
    sheet.pick(made.id, "file")
    press(page, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert "中身が変わったため、開きません" in said[0][0]
    stored.unlink()
    dialog = enter(page, made.id, "what", "agency.proposals")
    assert "もう一度添付してください" in words(dialog)
    assert not named(dialog, "proposal.document.open").isVisible()
    assert shown_files == []


@pytest.mark.parametrize("spoken", ["ja", "en"])
@pytest.mark.parametrize(("theme", "scale"), [("light", 1.0), ("dark", 1.25)])
def test_nothing_is_cut_in_the_dialog(qtbot, wear, desk, tmp_path, spoken, theme, scale):  # noqa: F811
    wear(theme, scale, spoken)
    page = opened(qtbot, desk, "proposals", 948, 640)
    dialog = begin(page)
    assert look_over(dialog) == []
    long = tmp_path / f"{'Vorschlag_for_the_new_year_' * 3}-v12.pdf"
    long.write_bytes(PDF)
    drop(qtbot, desk, dialog, long)
    assert "-v12.pdf" in plain(words(dialog))
    assert look_over(dialog) == []

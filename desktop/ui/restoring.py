"""Going back to a backup: choosing it, saying what is safe, putting it in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop.domain.faults import Fault
from desktop.language import _
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialog import Dialog
from desktop.wording.faults import fault_sentence

if TYPE_CHECKING:
    from desktop.settings import Paths
    from desktop.ui.desk import Desk


def restore_asked(parent: QWidget, desk: Desk) -> bool:
    """Let the owner choose a backup and put it in place; True where the records are to be opened anew."""
    source = chosen(parent, desk.paths)
    return source is not None and put_back(parent, desk.paths, source, desk.clock, desk.database.close)


def chosen(parent: QWidget, paths: Paths) -> Path | None:
    """Let the owner choose a backup and agree to go back to it; None where it stays as it is."""
    start = paths.backups if paths.backups.is_dir() else paths.root
    name, _kind = QFileDialog.getOpenFileName(
        parent, _("Choose a backup"), str(start), _("Backups (*.db);;All files (*)")
    )
    return Path(name) if name and _agreed(parent, Path(name).name) else None


def _agreed(parent: QWidget, name: str) -> bool:
    question = Dialog(
        _("Go back to “{name}”?").format(name=name),
        safe=(
            _("The records of today are kept beside it as a file of their own."),
            _("The backup itself stays as it is."),
        ),
        parent=parent,
    )
    question.offer(Button(_("Leave it as it is")), answer=QDialog.DialogCode.Rejected)
    question.offer(Button(_("Go back to it"), "primary"), answer=QDialog.DialogCode.Accepted)
    return question.exec() == QDialog.DialogCode.Accepted


def put_back(
    parent: QWidget,
    paths: Paths,
    source: Path,
    clock: Callable[[], datetime],
    let_go: Callable[[], None] | None = None,
) -> bool:
    """Put a sound backup in place, after letting go of the records; False where it was told why not."""
    from desktop.storage.backups import checked, restore

    try:
        checked(source)
        if let_go is not None:
            let_go()
        restore(paths.database, source, clock)
    except Fault as fault:
        tell(parent, fault)
        return False
    return True


def tell(parent: QWidget, fault: Fault) -> None:
    """Say what the world did, and wait until it is read."""
    said = Dialog(_("This did not work"), fault_sentence(fault), meaning="critical", parent=parent)
    said.offer(Button(_("Close"), "primary"), answer=QDialog.DialogCode.Accepted)
    said.exec()

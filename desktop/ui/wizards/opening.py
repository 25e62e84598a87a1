"""Which wizard a `Going` means; its module is imported when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.desk import Desk
    from desktop.ui.pages.base import Going
    from desktop.ui.wizards.desk_wizard import DeskWizard


def open_wizard(going: Going, desk: Desk, parent: QWidget) -> DeskWizard:
    """Make the wizard asked for; it is shown with ``open()`` and tells by `left` which shop it was about."""
    if going.place == "check":
        from desktop.ui.wizards.contract_check import CheckWizard

        return CheckWizard(desk, whole=going.part == "whole", parent=parent)
    from desktop.ui.wizards.setup import SetupWizard

    return SetupWizard(desk.of("") if going.part == "new" else desk, parent=parent)

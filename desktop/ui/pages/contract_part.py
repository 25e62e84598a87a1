"""What the parts of the contract page share: each shows the contract desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.pages.parts import PagePart

if TYPE_CHECKING:
    from desktop.services.contract_desk import DeskView


class ContractPart(PagePart):
    """One part of the page. Subclasses take the desk, lay out in ``__init__`` and fill in `show_view`."""

    def show_view(self, view: DeskView) -> None:
        """Show the contract, or the same one after a step."""
        raise NotImplementedError

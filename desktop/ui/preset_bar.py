"""Goals to begin with, as a row of quiet buttons: one click fills the fields below, and all of them can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.presets import Preset
from desktop.language import _, current
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import Flow, clear
from desktop.ui.widgets.text import Label, Paragraph


class PresetBar(QWidget):
    """Offers presets by name; one counted from today's number waits until that is there."""

    picked = Signal(object)
    """The `Preset` that was clicked."""

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self._prefix = prefix
        self._offered: tuple[Preset, ...] = ()
        self._buttons: dict[str, _PresetButton] = {}
        self._flow = Flow(gap=8)
        self._hint = Paragraph("", "hint", "muted")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(Label(_("Begin with an example"), "label"))
        lines.addLayout(self._flow)
        lines.addWidget(self._hint)

    def offer(self, presets: Sequence[Preset]) -> None:
        """Offer others, in their order."""
        if self._offered != tuple(presets):
            self._offered = tuple(presets)
            self._remake()

    def show_baseline(self, baseline: Decimal | None) -> None:
        """Let what is counted from today's number be picked once that is there."""
        for preset in self._offered:
            self._buttons[preset.code].setEnabled(preset.aimed(baseline) is not None)
        waits = baseline is None and any(preset.from_today for preset in self._offered)
        self._hint.set_text(
            _("These are examples. “More” and shares can be chosen once today's number is entered.")
            if waits
            else _("The numbers are examples: please change them to your own.")
        )

    def _remake(self) -> None:
        clear(self._flow)
        self._buttons = {}
        for preset in self._offered:
            button = _PresetButton(preset)
            button.setObjectName(f"{self._prefix}.{preset.code}")
            button.picked.connect(self.picked)
            self._buttons[preset.code] = button
            self._flow.addWidget(button)


class _PresetButton(Button):
    picked = Signal(object)

    def __init__(self, preset: Preset) -> None:
        super().__init__(preset.name[current()], size="small")
        self._preset = preset
        self.clicked.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.picked.emit(self._preset)

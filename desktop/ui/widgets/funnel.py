"""The way from many to few: steps that get narrower, not to scale, with a rate between each two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.language import _
from desktop.ui.painting import CENTRE, box, icon, words
from desktop.ui.style import look
from desktop.ui.widgets.layout import clear
from desktop.ui.widgets.text import Label

_WIDEST, _NARROWEST, _LEAST = 300, 120, 60
"""Width of the first step where there is room, where there is little, and of the last; px at 100 %."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its name, the count inside the step, and at the right the range it may have."""

    name: str
    count: str
    range: str = ""


class _Bar(QWidget):
    """One step of the picture; the last is what it is all for."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, count: str, share: float, *, last: bool) -> None:
        super().__init__()
        self._count, self._share, self._last = count, share, last
        self.setAccessibleName(count)

    def show_count(self, count: str) -> None:
        """Show another count."""
        self._count = count
        self.setAccessibleName(count)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the widest step."""
        return QSize(look().px(_WIDEST), look().px(32))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small window."""
        return QSize(look().px(_NARROWEST), look().px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw step and count."""
        theme, painter = look(), QPainter(self)
        wide = max(theme.px(_LEAST), self.width() * self._share)
        body = QRectF((self.width() - wide) / 2, 0, wide, self.height())
        fill = theme.colour("accent" if self._last else "accent_soft")
        box(painter, body, fill=fill, radius=theme.radius("cell"))
        ink = theme.colour("on_accent" if self._last else "text")
        words(painter, self.rect(), self._count, theme.font("label"), ink, CENTRE)


class _Down(QWidget):
    """The arrow between two steps."""

    def sizeHint(self) -> QSize:
        """As high as a small field; it stands in the middle of the steps."""
        return QSize(look().size("icon_tiny"), look().size("control_small"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        side = look().size("icon_tiny")
        at = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        icon(QPainter(self), look(), at, "drop_down", side, "muted")


class FunnelPicture(QWidget):
    """The stages from the first to the result; what stands between two (a rate's field) is handed in."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._shown: list[tuple[_Bar, Label, Label]] = []
        self._between: tuple[QWidget, ...] = ()

    def show_counts(self, stages: Sequence[Stage]) -> None:
        """Show other counts and ranges of the same stages; what stands between them is not touched."""
        for (bar, name, beside), stage in zip(self._shown, stages, strict=True):
            bar.show_count(stage.count)
            name.setText(stage.name)
            beside.setText(stage.range)
        self._describe(stages)

    def show_stages(self, stages: Sequence[Stage], between: Sequence[QWidget] = ()) -> None:
        """Show stages, and below each but the last the widget that leads to the next."""
        clear(self._grid)
        self._shown, self._between = [], tuple(between)
        right = Qt.AlignmentFlag.AlignRight
        for at, stage in enumerate(stages):
            share = 1 - 0.8 * at / max(1, len(stages) - 1)
            last = at == len(stages) - 1
            line = (
                _Bar(stage.count, share, last=last),
                Label(stage.name),
                Label(stage.range, "hint", "muted", align=right),
            )
            self._shown.append(line)
            for place, piece in enumerate(line):
                self._grid.addWidget(piece, 2 * at, place)
            if not last:
                self._grid.addWidget(_Down(), 2 * at + 1, 0)
            if at < len(between):
                self._grid.addWidget(between[at], 2 * at + 1, 1, 1, 2)
        self._describe(stages)

    def event(self, event: QEvent) -> bool:
        """Share the width anew where there is more or less of it, or other words stand in it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._share()
        return super().event(event)

    def _share(self) -> None:
        """Let the steps give way to what stands between them, down to their least width."""
        theme = look()
        room = self.width() - self._grid.horizontalSpacing() - theme.px(_NARROWEST)
        whole = [piece.sizeHint().width() for piece in self._between]
        least = max((piece.minimumSizeHint().width() for piece in self._between), default=0)
        wanted = max([least, *(width for width in whole if width <= room)])
        wide = theme.px(_NARROWEST) + max(0, room - wanted)
        for bar, _name, _range in self._shown:
            bar.setMaximumWidth(min(wide, theme.px(_WIDEST)))

    def _describe(self, stages: Sequence[Stage]) -> None:
        said = [_("{label}, {value}").format(label=stage.name, value=stage.count) for stage in stages]
        self.setAccessibleDescription("\n".join(said))

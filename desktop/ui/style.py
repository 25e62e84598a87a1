"""The one style of the window: Fusion, with the marks, fields and scroll bars of the kit.

It carries the theme, so putting on another look is giving the application another style: Qt then tells
every widget (``StyleChange``), and nothing keeps an old colour or size.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QToolTip,
    QWidget,
)

from desktop.ui import accessible
from desktop.ui.painting import box, icon
from desktop.ui.theme import Theme

_Metric = QStyle.PixelMetric
_Hint = QStyle.StyleHint
_Primitive = QStyle.PrimitiveElement
_State = QStyle.StateFlag

_LENGTHS = {
    _Metric.PM_IndicatorWidth: 18,
    _Metric.PM_IndicatorHeight: 18,
    _Metric.PM_ExclusiveIndicatorWidth: 18,
    _Metric.PM_ExclusiveIndicatorHeight: 18,
    _Metric.PM_CheckBoxLabelSpacing: 8,
    _Metric.PM_RadioButtonLabelSpacing: 8,
    _Metric.PM_ScrollBarExtent: 12,
    _Metric.PM_ScrollBarSliderMin: 40,
    _Metric.PM_SmallIconSize: 16,
    _Metric.PM_ToolTipLabelFrameWidth: 6,
    _Metric.PM_FocusFrameHMargin: 4,
    _Metric.PM_FocusFrameVMargin: 4,
}
_HINTS = {
    _Hint.SH_FocusFrame_AboveWidget: 1,
    _Hint.SH_FocusFrame_Mask: 0,
    _Hint.SH_ComboBox_Popup: 0,
    _Hint.SH_Widget_Animation_Duration: 0,
    _Hint.SH_EtchDisabledText: 0,
    _Hint.SH_DitherDisabledText: 0,
    _Hint.SH_ScrollBar_Transient: 0,
    _Hint.SH_ScrollBar_LeftClickAbsolutePosition: 0,
}
_CHECKS = {_Primitive.PE_IndicatorCheckBox, _Primitive.PE_IndicatorItemViewItemCheck}
_NOTHING = {
    _Primitive.PE_FrameFocusRect,
    _Primitive.PE_FrameStatusBarItem,
    _Primitive.PE_PanelButtonTool,
    _Primitive.PE_PanelItemViewRow,
}
"""What the kit's widgets and delegates draw themselves, or not at all."""


class KitStyle(QProxyStyle):
    """Fusion, drawn in one theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self.theme = theme

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Give the kit's lengths; Fusion's where the kit has none."""
        length = _LENGTHS.get(metric)
        return super().pixelMetric(metric, option, widget) if length is None else self.theme.px(length)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        """Give the kit's habits: nothing moves by itself, lists drop down."""
        known = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if known is None else known

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw checks, radios and the panel of fields."""
        if element in _CHECKS:
            self._check(option, painter)
        elif element is _Primitive.PE_IndicatorRadioButton:
            self._radio(option, painter)
        elif element is _Primitive.PE_PanelLineEdit:
            self._field(option, painter, widget)
        elif element not in _NOTHING:
            super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a scroll bar as a plain rounded bar."""
        bar = control is QStyle.ComplexControl.CC_ScrollBar
        if bar and isinstance(option, QStyleOptionSlider) and widget is not None:
            self._scroll_bar(option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def _check(self, option: QStyleOption, painter: QPainter) -> None:
        theme = self.theme
        on, enabled = bool(option.state & _State.State_On), bool(option.state & _State.State_Enabled)
        side = min(option.rect.width(), option.rect.height())
        rect = QRectF(option.rect.x(), option.rect.y(), side, side)
        edge = theme.colour("border_strong" if enabled else "border")
        if not on:
            box(painter, rect, fill=theme.colour("surface"), edge=edge, width=1.5, radius=4)
            return
        box(painter, rect, fill=theme.colour("accent" if enabled else "disabled"), radius=4)
        tick = theme.size("icon_tiny")
        inset = (side - tick) / 2
        icon(painter, theme, rect.topLeft() + QPointF(inset, inset), "saved", tick, "on_accent", 3)

    def _radio(self, option: QStyleOption, painter: QPainter) -> None:
        theme = self.theme
        on, enabled = bool(option.state & _State.State_On), bool(option.state & _State.State_Enabled)
        side = min(option.rect.width(), option.rect.height())
        rect = QRectF(option.rect.x(), option.rect.y(), side, side)
        edge = theme.colour("border" if not enabled else "accent" if on else "border_strong")
        width = side * 0.3 if on else 1.5
        box(painter, rect, fill=theme.colour("surface"), edge=edge, width=width, radius=side / 2)

    def _field(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        """Draw the box of a field that has a frame; 2 px where it is wrong or has the focus."""
        if getattr(option, "lineWidth", 0) <= 0:
            return
        enabled = bool(option.state & _State.State_Enabled)
        wrong = widget is not None and bool(widget.property("wrong"))
        field_box(
            painter,
            self.theme,
            QRectF(option.rect),
            enabled,
            wrong,
            bool(option.state & _State.State_HasFocus),
        )

    def _scroll_bar(self, option: QStyleOptionSlider, painter: QPainter, widget: QWidget) -> None:
        painter.fillRect(option.rect, self.theme.colour("background"))
        slider = self.subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, widget
        )
        held = bool(option.state & (_State.State_Sunken | _State.State_MouseOver))
        thumb = QRectF(slider).adjusted(3, 3, -3, -3)
        radius = min(thumb.width(), thumb.height()) / 2
        box(painter, thumb, fill=self.theme.colour("border_strong" if held else "border"), radius=radius)


def field_box(
    painter: QPainter, theme: Theme, rect: QRectF, enabled: bool, wrong: bool, focused: bool
) -> None:
    """Draw the box of a field; 2 px where it is wrong or has the focus."""
    colour = theme.colour(
        "border" if not enabled else "bad" if wrong else "accent" if focused else "border_strong"
    )
    fill = theme.colour("surface" if enabled else "surface_alt")
    width = 2 if enabled and (wrong or focused) else 1
    box(painter, rect, fill=fill, edge=colour, width=width, radius=theme.radius("control"))


def apply(app: QApplication, theme: Theme) -> None:
    """Put a look on the whole program, at the start or while it runs."""
    if not isinstance(app.style(), KitStyle):
        accessible.install()
    app.setStyle(KitStyle(theme))
    app.setPalette(theme.palette())
    app.setFont(theme.font("body"))
    QToolTip.setFont(theme.font("hint"))


def look() -> Theme:
    """Give the look in use; raises RuntimeError before `apply`."""
    style = QApplication.style()
    if not isinstance(style, KitStyle):
        raise RuntimeError("no look was applied")
    return style.theme

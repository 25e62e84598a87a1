"""Looks a widget over as a careful person would: cut words, nameless controls, faint text, doubled keys.

Each function gives a list of sentences; an empty one is good. The widget must be shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QLabel,
    QMenu,
    QScrollArea,
    QWidget,
)

from desktop.ui.widgets.sheet import Sheet
from desktop.ui.widgets.sheet_paint import width_wanted

TEXT, LEAST_SIZE = 4.5, 12


def ratio(one: QColor, other: QColor) -> float:
    """Contrast by WCAG 2: from 1 to 21."""

    def light(colour: QColor) -> float:
        parts = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        )
        red, green, blue = parts
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dim = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def seen(widget: QWidget) -> Iterator[QWidget]:
    """Every visible widget in the tree."""
    for child in (widget, *widget.findChildren(QWidget)):
        if child.isVisible() and not isinstance(child, QMenu):
            yield child


def path(widget: QWidget) -> str:
    """Say which widget it is."""
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)


def cut_texts(widget: QWidget) -> list[str]:
    """Labels, buttons and cells that are too small for their words."""
    found = [f"cut: {said!r} in {path(child)}" for child in seen(widget) if (said := _cut(child))]
    for sheet in filter(Sheet.isVisible, widget.findChildren(Sheet)):
        found += [f"cut cell: {said!r} in {path(sheet)}" for said in _cut_cells(sheet)]
    return found


def _cut(child: QWidget) -> str:
    if isinstance(child, QLabel) and child.text():
        if child.wordWrap():
            low = child.heightForWidth(child.width()) > child.height() + 1
            return child.accessibleName() or child.text() if low else ""
        return child.text() if child.sizeHint().width() > child.width() + 1 else ""
    if isinstance(child, QAbstractButton) and child.text():
        hint = child.sizeHint()
        return child.text() if hint.width() > child.width() + 1 or hint.height() > child.height() + 1 else ""
    return ""


def _cut_cells(sheet: Sheet) -> Iterator[str]:
    lines = sheet.lines_model.lines
    for row in lines.rows:
        for at, cell in enumerate(row.cells):
            hidden = at >= len(lines.columns) or sheet.isColumnHidden(at)
            if (
                row.kind in ("plain", "sum", "total", "lead")
                and not hidden
                and width_wanted(cell, row) > sheet.columnWidth(at) + 1
            ):
                yield cell.text


def sideways(widget: QWidget) -> list[str]:
    """Pages and cards that have to be scrolled to the right."""
    areas = filter(QScrollArea.isVisible, widget.findChildren(QScrollArea))
    return [f"scrolls sideways: {path(x)}" for x in areas if x.horizontalScrollBar().maximum() > 0]


def out_of_reach(widget: QWidget) -> list[str]:
    """Sheets that hide rows and have no bar to scroll to them."""
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return [
        f"rows out of reach: {path(sheet)}"
        for sheet in filter(Sheet.isVisible, widget.findChildren(Sheet))
        if sheet.verticalScrollBarPolicy() is off and sheet.verticalScrollBar().maximum() > 1
    ]


def nameless(widget: QWidget) -> list[str]:
    """Controls a screen reader would have no name for."""
    found = []
    for child in seen(widget):
        if (
            child.focusPolicy() is Qt.FocusPolicy.NoFocus
            or child.focusProxy() is not None
            or not child.isEnabled()
        ):
            continue
        if isinstance(child.parentWidget(), QAbstractSpinBox | QAbstractScrollArea) and not isinstance(
            child, QAbstractButton
        ):
            continue
        face = QAccessible.queryAccessibleInterface(child)
        if face is None or not face.text(QAccessible.Text.Name).strip():
            found.append(f"no name: {path(child)}")
    return found


def faint(widget: QWidget) -> list[str]:
    """Labels whose text stands out too little from what is behind it, or is too small."""
    window = widget.window()
    picture = window.grab().toImage()
    scale = picture.devicePixelRatio()
    found = []
    for label in seen(widget):
        if not isinstance(label, QLabel) or not label.text() or not label.isEnabled():
            continue
        foot = QPoint(0, label.height() - 1)
        corner = label.mapTo(window, foot) * scale
        ink = label.palette().color(QPalette.ColorRole.WindowText)
        if not picture.rect().contains(corner) or not label.visibleRegion().contains(foot):
            continue
        ground = picture.pixelColor(corner)
        if ratio(ink, ground) < TEXT:
            found.append(f"faint: {label.text()!r} {ink.name()} on {ground.name()}")
        if label.font().pixelSize() < LEAST_SIZE:
            found.append(f"small: {label.text()!r}")
    return found


def doubled_keys(widget: QWidget) -> list[str]:
    """Keys that two visible things claim."""
    claims: defaultdict[str, list[str]] = defaultdict(list)
    for child in seen(widget):
        if isinstance(child, QAbstractButton) and not child.shortcut().isEmpty():
            claims[child.shortcut().toString()].append(path(child))
    for shortcut in widget.findChildren(QShortcut):
        claims[shortcut.key().toString()].append("QShortcut")
    return [f"{key} is claimed by {who}" for key, who in claims.items() if len(who) > 1]


def look_over(widget: QWidget) -> list[str]:
    """Everything above."""
    return [
        *cut_texts(widget),
        *sideways(widget),
        *out_of_reach(widget),
        *nameless(widget),
        *faint(widget),
        *doubled_keys(widget),
    ]

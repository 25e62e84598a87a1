"""A wizard: Qt's `QWizard` in the kit's frame, with steps at the left and a footer that saves.

What follows what is not decided here: a subclass answers `path`, from the domain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QLayout, QSizePolicy, QWidget, QWizard

from desktop.language import _
from desktop.ui.icons import mark
from desktop.ui.painting import LEFT, icon, width_of, words
from desktop.ui.style import look
from desktop.ui.widgets.buttons import Button, literal
from desktop.ui.widgets.wizard_page import StepPage
from desktop.ui.widgets.wizard_steps import StepsPanel, WizardStep

_Which = QWizard.WizardButton
_STEPS_BELOW = 1100


class _Saved(QAbstractButton):
    """The saved mark in the footer; Qt's footer takes buttons only, and this one does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for tick and words."""
        if not self.accessibleName():
            return QSize(0, 0)
        theme = look()
        wide = theme.size("icon_tiny") + 4 + width_of(theme.font("hint"), self.accessibleName()) + 12
        return QSize(wide, theme.size("control"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw tick and words."""
        if not self.accessibleName():
            return
        theme, painter, side = look(), QPainter(self), look().size("icon_tiny")
        icon(painter, theme, QPointF(0, (self.height() - side) / 2), "saved", side, "muted")
        rest = QRectF(self.rect()).adjusted(side + 4, 0, 0, 0)
        words(painter, rest, self.accessibleName(), theme.font("hint"), theme.colour("muted"), LEFT)


class StepWizard(QWizard):
    """The frame. Add pages with `add_step`; answer `path` with the keys that follow each other now."""

    paused = Signal()
    """The user leaves for now; everything typed is kept."""
    skipped = Signal(str)
    """The user leaves out the page with this key."""

    def __init__(self, name: str, finish: str, *, calm: str = "", parent: QWidget | None = None) -> None:
        """Make the wizard; `finish` is the verb on the last page, `calm` the reassuring sentence."""
        super().__init__(parent)
        self._names: dict[str, str] = {}
        self._notes: Mapping[str, str] = {}
        self._steps = StepsPanel(name)
        self._saved = _Saved()
        self._pause = Button(_("Leave for now"), "text", icon="pause")
        self._skip = Button("", "text")
        self._set_up(name, finish)
        self._steps.set_calm(calm)
        self._pause.clicked.connect(self.reject)
        self._skip.clicked.connect(self._leave_out)
        self._steps.asked.connect(self.go_back_to)
        self.currentIdChanged.connect(self._arrived)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.back)

    def add_step(self, page: StepPage, name: str) -> None:
        """Put a page at the end, under a short name in the list of steps."""
        self._names[page.key] = name
        self.addPage(page)

    def path(self) -> Sequence[str]:
        """Give the keys of the pages that follow each other with the answers so far; for subclasses."""
        return list(self._names)

    def key(self) -> str:
        """Give the key of the page shown; empty before the first."""
        page = self.currentPage()
        return page.key if isinstance(page, StepPage) else ""

    def id_after(self, key: str) -> int:
        """Give the id of the page after one with this key; -1 after the last."""
        path = list(self.path())
        at = path.index(key) + 1 if key in path else len(path)
        return self._id_of(path[at]) if at < len(path) else -1

    def resume_at(self, key: str) -> None:
        """Begin at a page further on, with the ones before it behind."""
        told = self.blockSignals(True)  # the pages on the way are passed, not shown
        self.restart()
        before = ""
        while self.key() not in (key, before) and self.nextId() != -1:
            before = self.key()
            self.next()
        self.blockSignals(told)
        self._arrived()

    def go_back_to(self, key: str) -> None:
        """Go back to a page that was already seen."""
        if self._id_of(key) in self.visitedIds():
            while self.key() != key:
                self.back()

    def set_saved(self, said: str) -> None:
        """Say in the footer that all is kept, with the time."""
        self._saved.setAccessibleName(said)
        self._saved.updateGeometry()
        self._saved.update()

    def set_calm(self, text: str) -> None:
        """Say another reassuring sentence."""
        self._steps.set_calm(text)

    def set_notes(self, notes: Mapping[str, str]) -> None:
        """Show short notes behind the steps' names, such as ``3/7``."""
        self._notes = notes
        self.show_steps()

    def show_steps(self) -> None:
        """Show the path as it is now."""
        path, here = list(self.path()), self.key()
        at = path.index(here) if here in path else 0
        states = ["done" if place < at else "now" if place == at else "to_come" for place in range(len(path))]
        steps = [
            WizardStep(key, self._names[key], self._notes.get(key, ""), state)  # type: ignore[arg-type]
            for key, state in zip(path, states, strict=True)
        ]
        self._steps.show_steps(steps)
        page = self.currentPage()
        if isinstance(page, StepPage) and path:
            said = _("{at} / {of} {step}").format(at=at + 1, of=len(path), step=self._names[path[at]])
            page.show_place(said, (at + 1) / len(path))

    def reject(self) -> None:
        """Leave for now: Esc, the window's cross and the button all keep what was typed."""
        self.paused.emit()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take the cross as leaving for now."""
        self.paused.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the steps where there is no room for them."""
        super().resizeEvent(event)
        self._tidy()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the frame in another look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._tidy()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the footer's ground; the line above it is Qt's own."""
        super().paintEvent(event)
        theme, painter, high = look(), QPainter(self), look().size("wizard_footer")
        painter.fillRect(0, self.height() - high, self.width(), high, theme.colour("surface"))

    def _set_up(self, name: str, finish: str) -> None:
        self.setWindowTitle(name)
        self.setWindowIcon(mark())
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOptions(
            QWizard.WizardOption.NoBackButtonOnStartPage
            | QWizard.WizardOption.NoCancelButton
            | QWizard.WizardOption.IndependentPages
            | QWizard.WizardOption.HaveCustomButton1
            | QWizard.WizardOption.HaveCustomButton2
            | QWizard.WizardOption.HaveCustomButton3
        )
        buttons = {
            _Which.BackButton: Button(_("Back"), icon="back"),
            _Which.NextButton: Button(_("Next"), "primary", trailing="next"),
            _Which.FinishButton: Button(finish, "primary"),
            _Which.CustomButton1: self._pause,
            _Which.CustomButton2: self._skip,
            _Which.CustomButton3: self._saved,
        }
        for which, button in buttons.items():
            self.setButton(which, button)
            self.setButtonText(which, literal(button.accessibleName()))
        order = [_Which.CustomButton1, _Which.Stretch, _Which.CustomButton3, _Which.CustomButton2]
        self.setButtonLayout([*order, _Which.BackButton, _Which.NextButton, _Which.FinishButton])
        self.setSideWidget(self._steps)
        self.resize(*look().tokens.window)

    def _id_of(self, key: str) -> int:
        return next((at for at in self.pageIds() if getattr(self.page(at), "key", None) == key), -1)

    def _leave_out(self) -> None:
        page = self.currentPage()
        if isinstance(page, StepPage):
            self.skipped.emit(page.key)
            page.skipping = True
            self.next()
            page.skipping = False

    def _arrived(self) -> None:
        page = self.currentPage()
        if not isinstance(page, StepPage):
            return
        self._skip.setVisible(bool(page.skip))
        self._skip.say(page.skip)
        self.show_steps()
        page.arrive()
        self._tidy()

    def _tidy(self) -> None:
        """Set Qt's own margins to the kit's; Qt lays its frame anew for a page or a style."""
        inner = self._steps.parentWidget()
        if inner is None or inner.layout() is None:
            return
        _bare(inner.layout())
        inner.setVisible(self.width() >= look().px(_STEPS_BELOW))
        page = self.currentPage()
        frame = page.parentWidget() if page is not None else None
        if frame is not None and frame.layout() is not None:
            _bare(frame.layout())
        self._tidy_footer()

    def _tidy_footer(self) -> None:
        ground = self._pause.parentWidget()
        grid = ground.layout() if ground is not None else None
        for at in range(grid.count() if grid is not None else 0):
            item = grid.itemAt(at) if grid is not None else None
            line = item.layout() if item is not None else None
            if isinstance(line, QBoxLayout):
                edge = (look().size("wizard_footer") - look().size("control")) // 2
                line.setContentsMargins(24, edge, 24, edge)
                line.setSpacing(8)


def _bare(layout: QLayout | None) -> None:
    if layout is not None:
        layout.setContentsMargins(0, 0, 0, 0)

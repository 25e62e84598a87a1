"""What the window shows: sidebar and page, what holds for all pages (undo, saved mark, search, look), and going from one to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop import language
from desktop.language import _
from desktop.ui.carrying import Carried, carry, restore
from desktop.ui.dropping import Dropping
from desktop.ui.pages.base import DeskPage, Going
from desktop.ui.pages.registry import DECIDE_FIRST, EVERY_MONTH, FOOT, HOME, PAGES, PageKind
from desktop.ui.style import look
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.sidebar import Place, Sidebar
from desktop.wording.amounts import clock_time
from desktop.wording.steps import step_title

if TYPE_CHECKING:
    from desktop.domain.shop import Shop
    from desktop.domain.standing import Standing
    from desktop.services.home import HomeView
    from desktop.storage.journal import Step
    from desktop.ui.desk import Desk

ADD_SHOP, SAMPLE, RESTORE = "add_shop", "sample", "restore"
"""Acts of the shop switcher beside the shops themselves."""


class MainWindow(QWidget):
    """Shows one shop. What lies outside it (wizards, files, settings) is asked for by signals."""

    filled = Signal()
    """A page was shown with its content."""
    undo_asked = Signal()
    redo_asked = Signal()
    search_asked = Signal()
    wizard_asked = Signal(object)
    """A `Going` whose place is no page of the registry: a wizard."""
    shop_asked = Signal(str)
    """Another shop, or one of the acts above."""
    language_asked = Signal()
    settings_asked = Signal(object)
    """New `Settings`."""
    restore_asked = Signal()
    retold = Signal()
    """Another language is spoken now; the frame wants its shops and marks again, or what is shown alone."""
    closing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._view: HomeView | None = None
        self._pages: dict[str, DeskPage] = {}
        self._here = Going(HOME.key)
        self._sidebar = Sidebar(_foot(), self)
        self._stack = QStackedWidget(self)
        self._dropping = Dropping(self)
        self._connect()
        self._lay_out()
        self.setWindowTitle("Mikiwame 見極め")
        self.setObjectName("main")

    @property
    def here(self) -> Going:
        """Where the user is."""
        return self._here

    def page(self) -> DeskPage | None:
        """The page in sight; None before a shop is open."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, DeskPage) else None

    def show_alone(self, widget: QWidget) -> None:
        """Show something without a sidebar: the first start, or what is wrong with the records."""
        self._drop_pages()
        self._sidebar.hide()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        self.filled.emit()

    def show_desk(self, desk: Desk, going: Going | None = None, view: HomeView | None = None) -> None:
        """Show a shop from its Home on, or from where asked; `view` is what Home has to say."""
        self._drop_pages()
        self._desk, self._view = desk, view or self._view
        self._sidebar.show()
        self._dropping.hear(self.window())
        self.go(going or Going(HOME.key))

    def show_home(self, view: HomeView) -> None:
        """Let Home say something else."""
        self._view = view
        home = self._pages.get(HOME.key)
        if home is not None:
            home.take(view)

    def show_shops(self, here: Shop, others: tuple[Shop, ...], away: tuple[Shop, ...] = ()) -> None:
        """Name the shop shown and offer the others, those put away last."""
        self._sidebar.switcher.show_shop(here.name, here.place)
        acts = (
            Option(ADD_SHOP, _("Set up another shop…")),
            Option(SAMPLE, _("Look around the sample shop")),
            Option(RESTORE, _("Restore a backup…")),
        )
        shops = [Option(shop.id, shop.name) for shop in others]
        shops += [Option(shop.id, _("{shop} (put away)").format(shop=shop.name)) for shop in away]
        self._sidebar.switcher.offer(shops, acts)
        self.window().setWindowTitle(_("{shop} – Mikiwame 見極め").format(shop=here.name))

    def show_standing(self, standing: Mapping[str, Standing]) -> None:
        """Mark how each place stands."""
        self._sidebar.show_groups(
            [
                ("", [_place(HOME, None)]),
                (_("Decide first"), [_place(kind, standing.get(kind.key)) for kind in DECIDE_FIRST]),
                (_("Every month"), [_place(kind, standing.get(kind.key)) for kind in EVERY_MONTH]),
            ]
        )
        self._sidebar.set_value(self._here.place)

    def show_undo(self, undo: Step | None, redo: Step | None) -> None:
        """Say what can be taken back and done again."""
        page = self.page()
        if page is not None:
            page.tools.set_undo(_("Undo: {what}").format(what=step_title(undo)) if undo else "")
            page.tools.set_redo(_("Redo: {what}").format(what=step_title(redo)) if redo else "")

    def go(self, going: Going) -> None:
        """Show a page, made when it is first wanted; anything else is asked for as a wizard."""
        if self._desk is None:
            return
        if going.place not in PAGES:
            self.wizard_asked.emit(going)
            return
        page = self._pages.get(going.place) or self._made(PAGES[going.place])
        self._here = going
        page.go_to(going)
        self._stack.setCurrentWidget(page)
        self._sidebar.set_value(going.place)
        self.filled.emit()

    def take_files(self, files: Sequence[Path]) -> None:
        """Read files that were dropped or pasted, at the place where they are brought in."""
        if self._desk is not None:
            self.go(Going("each_month", part="import"))
            page = self.page()
            assert page is not None
            page.take_files(files)

    def take_step(self, step: Step) -> None:
        """Tell every page what changed, and that it is kept."""
        for page in self._pages.values():
            page.changed(step)
            page.tools.set_saved(_("Saved {time}").format(time=clock_time(step.at)))

    def say(self, text: str, undo: bool = False) -> None:
        """Say what was done, under the page in sight."""
        page = self.page()
        if page is not None:
            page.toast.say(text, _("Undo") if undo else "", "Ctrl+Z" if undo else "")

    def retranslate(self) -> None:
        """Speak the language chosen now: the frame anew, the page from its view, the open field kept."""
        carried = carry(self)
        page = self.page()
        desk, going = self._desk, page.here(self._here) if page else self._here
        old = self._sidebar
        self._sidebar = Sidebar(_foot(), self)
        self._connect_sidebar()
        line = self.layout()
        assert isinstance(line, QHBoxLayout)
        line.replaceWidget(old, self._sidebar)
        old.deleteLater()
        if desk is not None:
            self.show_desk(desk, going)
        self.retold.emit()
        self._resume(carried)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), look().colour("background"))
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the sidebar into the rail where there is little room for the text."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()

    def _made(self, kind: PageKind) -> DeskPage:
        assert self._desk is not None
        page = kind.build(self._desk)
        page.going.connect(self.go)
        page.said.connect(self.say)
        page.toast.acted.connect(self.undo_asked)
        page.tools.undo_asked.connect(self.undo_asked)
        page.tools.redo_asked.connect(self.redo_asked)
        page.tools.search_asked.connect(self.search_asked)
        if self._view is not None:
            page.take(self._view)
        page.settings_asked.connect(self.settings_asked)
        page.restore_asked.connect(self.restore_asked)
        self._pages[kind.key] = page
        self._stack.addWidget(page)
        return page

    def _drop_pages(self) -> None:
        while self._stack.count():
            widget = self._stack.widget(0)
            if widget is not None:
                self._stack.removeWidget(widget)
                widget.setParent(None)  # what is looked up by name now is the page that takes its place
                widget.deleteLater()
        self._pages.clear()
        self._desk = None

    def _asked(self, key: str) -> None:
        if key == "language":
            self.language_asked.emit()
        else:
            self.go(Going(key))

    def _measure(self) -> None:
        self._sidebar.set_rail(self.width() / look().scale < look().tokens.sizes["rail_below"])

    def _resume(self, carried: Carried | None) -> None:
        if carried is not None:
            restore(self, carried)

    def _connect(self) -> None:
        self._connect_sidebar()
        for keys, signal in (
            ("Ctrl+Z", self.undo_asked),
            ("Ctrl+Shift+Z", self.redo_asked),
            ("Ctrl+Y", self.redo_asked),
            ("Ctrl+K", self.search_asked),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(signal)

        self._dropping.dropped.connect(self.take_files)
        self._dropping.refused.connect(self._refuse_drop)

    def _refuse_drop(self) -> None:
        self.say(
            _("Only files of this computer can be brought in. Please save it first, then drop the file.")
        )

    def _connect_sidebar(self) -> None:
        self._sidebar.asked.connect(self._asked)
        self._sidebar.switcher.picked.connect(self.shop_asked)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._sidebar)
        line.addWidget(self._stack, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        least = look().tokens.window_least
        self.setMinimumSize(least[0], least[1])
        self.resize(*look().tokens.window)
        self._sidebar.hide()


def _place(kind: PageKind, standing: Standing | None) -> Place:
    state: Literal["", "done", "attention", "not_started"] = standing.mark.value if standing else ""
    return Place(kind.key, _(kind.name), kind.icon, _(kind.short), state, standing.count if standing else 0)


def _foot() -> tuple[Place, ...]:
    name = "EN" if language.current() == "ja" else "日本語"
    other = Place("language", name, "language", name)
    return (*(_place(kind, None) for kind in FOOT), other)

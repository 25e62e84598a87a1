"""Search (Ctrl+K): the owner's words lead to a page, a figure, a month, an agency or a word of the glossary."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.problems import Refused
from desktop.language import N_, _, current
from desktop.ui.pages.base import Going
from desktop.ui.pages.registry import PAGES
from desktop.ui.style import look
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import Label
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.amounts import month_name
from desktop.wording.months import read_month

if TYPE_CHECKING:
    from desktop.domain.kpis import Measure
    from desktop.ui.desk import Desk

_MOST = 12

WORDS: tuple[tuple[str, Going], ...] = (
    (N_("invoice, bill, payment, difference"), Going("each_month", part="fee")),
    (N_("import, file, TikTok Studio, CSV, download"), Going("each_month", part="import")),
    (N_("figures, typing, record, month"), Going("each_month", part="sheet")),
    (N_("fee, terms, cap, guarantee, unit price"), Going("contract", part="terms")),
    (N_("contract check, findings"), Going("contract", part="check")),
    (N_("questions to the agency, answers, letter"), Going("contract", part="questions")),
    (N_("what if, comparison, simulation, negotiation"), Going("contract", part="scenarios")),
    (N_("Excel, report, hand over, print"), Going("reports")),
    (N_("fit check, does it suit my shop"), Going("shop_goal", part="fit")),
    (N_("goal, target, gross profit, ceiling"), Going("shop_goal", part="goal")),
    (N_("funnel, computed backwards, views needed"), Going("shop_goal", part="funnel")),
    (N_("counting, UTM, QR code, code word, coupon, card"), Going("shop_goal", part="measuring")),
    (N_("season, busy months, profile, town"), Going("shop_goal", part="profile")),
    (N_("plan, versions, targets, measures"), Going("kpis")),
    (N_("candidates, quotation, scorecard, choosing an agency"), Going("agency", part="compare")),
    (N_("proposals"), Going("agency", part="proposals")),
    (N_("meetings, minutes, promises"), Going("agency", part="meetings")),
    (N_("reviews of the shop, mentions"), Going("each_month", part="mentions")),
    (N_("adverts, ad cost"), Going("each_month", part="adverts")),
    (N_("language, text size, dark, backup, data folder"), Going("settings")),
    (N_("words, glossary, help desks, law"), Going("help")),
)
"""What an owner may type, and where it is dealt with."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer: what it says and where it leads."""

    text: str
    going: Going


def page_name(key: str) -> str:
    """Give the name of a place."""
    return _(PAGES[key].name)


def folded(text: str) -> str:
    """Make texts comparable: width, case and blanks do not matter."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


class Search(QDialog):
    """One field and what it finds; Enter takes the first or the chosen answer."""

    going = Signal(object)
    """The `Going` chosen."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._field = TextInput(example=_("Such as “invoice”, a figure or a month"))
        self._field.setObjectName("search.field")
        self._list = QListWidget()
        self._list.setObjectName("search.hits")
        self._list.setAccessibleName(_("Answers"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.viewport().setAutoFillBackground(False)
        self._nothing = Label(_("Nothing found. Try another word."), "note", "muted")
        self._all = tuple(self._known())
        self._field.edited.connect(self._find)
        self._field.installEventFilter(self)
        self._list.itemActivated.connect(self._take)
        self._list.itemClicked.connect(self._take)
        self._lay_out()
        self._find("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows and Enter work on the answers while one types."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = max(0, min(self._list.count() - 1, self._list.currentRow() + step))
                self._list.setCurrentRow(row)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _known(self) -> Iterator[tuple[str, Hit]]:
        for kind in PAGES.values():
            yield folded(_(kind.name)), Hit(_(kind.name), Going(kind.key))
        for words, going in WORDS:
            name = page_name(going.place)
            for word in _(words).replace("、", ",").split(","):
                yield folded(word), Hit(_("{word} – {page}").format(word=word.strip(), page=name), going)
        for rating in self._desk.agencies.view().ratings:
            said = _("{word} – {page}").format(word=rating.agency.name, page=page_name("agency"))
            yield folded(rating.agency.name), Hit(said, Going("agency", part="compare"))
        for measure in self._offered():
            both = folded(measure.name.ja) + folded(measure.name.en) + measure.code
            page = page_name("kpis")
            said = _("{word} – {page}").format(word=measure.name[current()], page=page)
            yield both, Hit(said, Going("kpis", part=measure.code))
        for term in self._desk.catalog.glossary:
            page = page_name("help")
            said = _("{word} – {page}").format(word=term.name[current()], page=page)
            yield folded(term.name.ja) + folded(term.name.en), Hit(said, Going("help", part=term.name.ja))

    def _offered(self) -> Iterator[Measure]:
        """Give the figures one may still watch, not those that were put away."""
        return (measure for measure in self._desk.measures.values() if not measure.archived)

    def _months(self, text: str) -> Iterator[Hit]:
        try:
            month = read_month(text, year=self._desk.today().year)
        except Refused:
            return
        if month is not None:
            name = _("{word} – {page}").format(word=month_name(month), page=page_name("each_month"))
            yield Hit(name, Going("each_month", month, "sheet"))

    def _find(self, text: str) -> None:
        wanted, found = folded(text), dict[str, Hit]()
        for hit in self._months(text) if wanted else ():
            found.setdefault(hit.text, hit)
        for known, hit in self._all:
            if wanted in known:
                found.setdefault(hit.text, hit)
        self._list.clear()
        for hit in [*found.values()][:_MOST]:
            item = QListWidgetItem(hit.text)
            item.setSizeHint(QSize(0, look().size("control")))
            item.setData(Qt.ItemDataRole.UserRole, hit.going)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.going.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 24, 24, 24)
        lines.setSpacing(12)
        lines.addWidget(Field(_("What are you looking for?"), self._field))
        lines.addWidget(self._nothing)
        lines.addWidget(self._list, 1)
        self.setWindowTitle(_("Search"))
        self.setFixedWidth(look().px(560))
        self.setMinimumHeight(look().px(420))

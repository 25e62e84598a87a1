"""The share that goes on to one stage of the funnel, what the shop's months say of it, and what one can do there."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.domain.funnels import Need, Span
from desktop.domain.own_rates import OwnRate
from desktop.domain.problems import Problem
from desktop.language import _
from desktop.ui.forms import Form
from desktop.ui.widgets.buttons import Button, IconButton, literal
from desktop.ui.widgets.layout import boxed, row, snug
from desktop.ui.widgets.marks import Tag
from desktop.ui.widgets.number_fields import percent_input
from desktop.ui.widgets.popover import Help, HelpMark
from desktop.ui.widgets.text import Label
from desktop.wording.funnels import no_own_rate_words, own_rate_words, rate_origin, stage_name
from desktop.wording.problems import sentence

_ENDS = ("low", "typical", "high")


class FunnelRate(QWidget):
    """The typical share alone; with `whole` low, typical and high, the shop's own, and a menu."""

    edited = Signal(str, object)
    entered = Signal(str, object)
    """The stage's code and a `Span`."""
    given_up = Signal(str)
    """Back to what is assumed."""
    adopted = Signal(str)
    """What the months say is to be used."""
    left_out = Signal(str)
    """The shop has no such stage."""
    before_asked = Signal(str)
    """A stage is to be put in before this one."""

    def __init__(self, prefix: str, need: Need, *, whole: bool, stays: bool) -> None:
        super().__init__()
        assert need.rate is not None
        self._stage, self._name, self._span = need.stage.code, stage_name(need.stage), need.rate
        self._whole, self._stays = whole, stays
        self._form = Form(f"{prefix}.{self._stage}", self)
        self._tag = Tag(_("assumed"), _("An assumption"))
        self._own = Label(_("your own"), "hint", "muted")
        self._back = Button(_("Back to the assumption"), "text", size="small")
        self._more = IconButton("more", _("Change the stage “{stage}”").format(stage=self._name))
        self._said = Label("", "hint", "muted")
        self._use = Button(_("Use this"), "text", size="small")
        self._offer = snug(self._said, boxed(row(self._use, None)))
        self._why = Label("", "hint", "bad")
        self._fields = {end: percent_input(small=True) for end in (_ENDS if whole else ("typical",))}
        for name, control in (("back", self._back), ("more", self._more), ("use", self._use)):
            control.setObjectName(f"{prefix}.{self._stage}.{name}")
        self._connect()
        self._lay_out(need)
        self.show_need(need)

    def show_need(self, need: Need, own: OwnRate | None = None) -> None:
        """Show the rates, where they come from, and what the months say of them."""
        assert need.rate is not None
        self._span = need.rate
        self._form.show_values({end: getattr(need.rate, end) for end in self._fields})
        self._tag.setVisible(not need.own)
        self._own.setVisible(need.own)
        self._back.setVisible(need.own and self._whole and need.stage.rate != need.rate)
        why = "" if own is None else no_own_rate_words(own)
        self._mark.tell(Help(self._name, rate_origin(need), lines=(why,) if why else ()))
        offered = own is not None and own.span is not None and own.adopted() != need.rate
        self._offer.setVisible(offered)
        if own is not None and offered:
            self._said.setText(own_rate_words(own))

    def blame(self, problem: Problem) -> None:
        """Say what is wrong with the rates."""
        self._tell(sentence(problem))

    def _connect(self) -> None:
        self._form.edited.connect(self._edit)
        self._form.entered.connect(self._enter)
        self._back.clicked.connect(self._give_up)
        self._use.clicked.connect(self._adopt)
        self._more.clicked.connect(self._open)
        for field in self._fields.values():
            field.refused.connect(self._tell)

    def _lay_out(self, need: Need) -> None:
        self._mark = HelpMark(Help(self._name, rate_origin(need)))
        shares = row(gap=8)
        self._put_fields(shares)
        shares.addStretch(1)
        beside = boxed(row(self._tag, self._own, self._mark, self._back, self._more, None))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 2, 0, 2)
        lines.setSpacing(0)
        lines.addWidget(snug(boxed(shares), beside))
        lines.addWidget(self._offer)
        lines.addWidget(self._why)
        self._why.hide()
        self._more.setVisible(self._whole)

    def _put_fields(self, line: QHBoxLayout) -> None:
        names = {"low": _("low"), "typical": _("typical"), "high": _("high")}
        said = _("Share that goes on to “{stage}”, {end}")
        for end, field in self._fields.items():
            self._form.add_control(end, field)
            field.editor.setAccessibleName(said.format(stage=self._name, end=names[end]))
            if self._whole:
                line.addWidget(Label(names[end], "hint", "muted"))
            line.addWidget(field)
        if not self._whole:
            line.addWidget(Label(_("go on"), "hint", "muted"))

    def _with(self, end: str, value: object) -> Span | None:
        if not isinstance(value, Decimal):
            return None
        ends = {name: value if name == end else getattr(self._span, name) for name in _ENDS}
        if not self._whole:
            ends["low"], ends["high"] = min(value, ends["low"]), max(value, ends["high"])
        return Span(**ends)

    @Slot(str, object)
    def _edit(self, end: str, value: object) -> None:
        if (span := self._with(end, value)) is not None:
            self.edited.emit(self._stage, span)

    @Slot(str, object)
    def _enter(self, end: str, value: object) -> None:
        self._tell("")
        span = self._with(end, value)
        if span is None:
            self._give_up()
        else:
            self.entered.emit(self._stage, span)

    @Slot(str)
    def _tell(self, why: str) -> None:
        self._why.setText(why)
        self._why.setVisible(bool(why))

    @Slot()
    def _give_up(self) -> None:
        self.given_up.emit(self._stage)

    @Slot()
    def _adopt(self) -> None:
        self.adopted.emit(self._stage)

    @Slot()
    def _open(self) -> None:
        menu = _StageMenu(self._stage, self._name, stays=self._stays, parent=self)
        menu.left_out.connect(self.left_out)
        menu.before_asked.connect(self.before_asked)
        corner = self._more.rect().bottomRight() - QPoint(menu.sizeHint().width(), 0)
        menu.popup(self._more.mapToGlobal(corner))


class _StageMenu(QMenu):
    """Leave the stage out, or put one in before it."""

    left_out = Signal(str)
    before_asked = Signal(str)

    def __init__(self, stage: str, name: str, *, stays: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = stage
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("shop_goal.rates.menu")
        self.setAccessibleName(_("Change the stage “{stage}”").format(stage=name))
        put = self._put(_("Put a stage in before it…"))
        put.triggered.connect(self._ask)
        leave = self._put(_("Leave it out: my shop has no such stage"))
        leave.setEnabled(not stays)
        leave.triggered.connect(self._leave)

    def _put(self, text: str) -> QAction:
        action = QAction(literal(text), self)
        self.addAction(action)
        return action

    @Slot()
    def _ask(self) -> None:
        self.before_asked.emit(self._stage)

    @Slot()
    def _leave(self) -> None:
        self.left_out.emit(self._stage)

"""The funnel to work with: what each stage needs, and between two stages the share that goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.funnels import Need, Span
from desktop.domain.kpis import Measure
from desktop.domain.problems import Problem
from desktop.language import _
from desktop.ui.forms import Form
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.funnel import FunnelPicture, Stage
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.marks import Tag
from desktop.ui.widgets.number_fields import percent_input
from desktop.ui.widgets.popover import Help, HelpMark
from desktop.ui.widgets.text import Label
from desktop.wording.amounts import number
from desktop.wording.funnels import range_words, rate_origin, stage_name
from desktop.wording.kpis import value_words
from desktop.wording.problems import sentence

_ENDS = ("low", "typical", "high")


class _Rate(QWidget):
    """The share that goes on to one stage: typical alone, or low, typical and high."""

    edited = Signal(str, object)
    entered = Signal(str, object)
    """The stage's code and a `Span`."""
    given_up = Signal(str)
    """Back to what is assumed."""

    def __init__(self, prefix: str, need: Need, *, whole: bool) -> None:
        super().__init__()
        assert need.rate is not None
        self._stage, self._span = need.stage.code, need.rate
        self._form = Form(f"{prefix}.{self._stage}", self)
        self._tag = Tag(_("assumed"), _("An assumption"))
        self._own = Label(_("your own"), "hint", "muted")
        self._back = Button(_("Back to the assumption"), "text", size="small")
        self._why = Label("", "hint", "bad")
        self._fields = {end: percent_input(small=True) for end in (_ENDS if whole else ("typical",))}
        self._back.setObjectName(f"{prefix}.{self._stage}.back")
        self._connect()
        self._lay_out(need)
        self.show_need(need)

    def show_need(self, need: Need) -> None:
        """Show the rates and where they come from."""
        assert need.rate is not None
        self._span = need.rate
        self._form.show_values({end: getattr(need.rate, end) for end in self._fields})
        self._tag.setVisible(not need.own)
        self._own.setVisible(need.own)
        self._back.setVisible(need.own and len(self._fields) > 1)

    def blame(self, problem: Problem) -> None:
        """Say what is wrong with the rates."""
        self._tell(sentence(problem))

    def _connect(self) -> None:
        self._form.edited.connect(self._edit)
        self._form.entered.connect(self._enter)
        self._back.clicked.connect(self._give_up)
        for field in self._fields.values():
            field.refused.connect(self._tell)

    def _lay_out(self, need: Need) -> None:
        names = {"low": _("low"), "typical": _("typical"), "high": _("high")}
        said = _("Share that goes on to “{stage}”, {end}")
        line = row(gap=8)
        for end, field in self._fields.items():
            self._form.add_control(end, field)
            field.editor.setAccessibleName(said.format(stage=stage_name(need.stage), end=names[end]))
            if len(self._fields) > 1:
                line.addWidget(Label(names[end], "hint", "muted"))
            line.addWidget(field)
        if len(self._fields) == 1:
            line.addWidget(Label(_("go on"), "hint", "muted"))
        explained = Help(stage_name(need.stage), rate_origin(need))
        for piece in (self._tag, self._own, HelpMark(explained), self._back):
            line.addWidget(piece)
        line.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 2, 0, 2)
        lines.setSpacing(0)
        lines.addLayout(line)
        lines.addWidget(self._why)
        self._why.hide()

    def _with(self, end: str, value: object) -> Span | None:
        if not isinstance(value, Decimal):
            return None
        ends = {name: value if name == end else getattr(self._span, name) for name in _ENDS}
        if len(self._fields) == 1:
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


class FunnelForm(QWidget):
    """The picture with its rates. With `whole` one edits low, typical and high, else the typical share."""

    edited = Signal(str, object)
    """A stage's code and its `Span`, with each keystroke that can be read."""
    entered = Signal(str, object)
    """A stage's code and its `Span` once the field is left."""
    given_up = Signal(str)
    """The rate of this stage goes back to what is assumed."""

    def __init__(self, prefix: str, name: str, *, whole: bool = False) -> None:
        super().__init__()
        self._prefix, self._whole = prefix, whole
        self._picture = FunnelPicture(name)
        self._rates: dict[str, _Rate] = {}
        self._shown: tuple[str, ...] = ()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._picture)

    def show_chain(self, chain: Sequence[Need], measure: Measure | None) -> None:
        """Show what each stage needs, the last counted by `measure`. Fields typed into are left alone."""
        stages = [*_stages(chain, measure)]
        codes = tuple(need.stage.code for need in chain)
        if codes == self._shown:
            self._picture.show_counts(stages)
            for need in chain[1:]:
                self._rates[need.stage.code].show_need(need)
            return
        self._shown = codes
        self._rates = {need.stage.code: self._rate(need) for need in chain[1:]}
        self._picture.show_stages(stages, [*self._rates.values()])

    def blame(self, problem: Problem) -> bool:
        """Say at its stage what is wrong with a rate, and tell whether that stage is shown."""
        rate = self._rates.get(problem.where)
        if rate is not None:
            rate.blame(problem)
        return rate is not None

    def _rate(self, need: Need) -> _Rate:
        rate = _Rate(self._prefix, need, whole=self._whole)
        rate.edited.connect(self.edited)
        rate.entered.connect(self.entered)
        rate.given_up.connect(self.given_up)
        return rate


def _stages(chain: Sequence[Need], measure: Measure | None) -> Iterator[Stage]:
    for need in chain:
        last = need is chain[-1]
        said = value_words(need.typical, measure) if last else number(need.typical)
        yield Stage(stage_name(need.stage), said, "" if last else range_words(need))

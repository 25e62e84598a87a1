"""The fees of a contract as rows: each kept as soon as it is whole, changed in place, taken out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.fees.editing import with_fee, without_fee
from desktop.domain.fees.lines import LineKind
from desktop.domain.fees.terms import Bonus, Fee, PerResult, Production, Share, Terms, Tiered
from desktop.domain.problems import Problem
from desktop.domain.promises import POSTS_KPI
from desktop.language import _
from desktop.ui.pages.contract_fee_parts import PARTS, Part, control_of, is_broken, shown_of, value_of
from desktop.ui.pages.contract_fields import Change
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import field_row, row
from desktop.ui.widgets.number_input import NumberInput
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.text import Label
from desktop.wording.fees import kind_name
from desktop.wording.term_refusals import needed_refusal, term_refusal

_PAID_FOR = (PerResult, Tiered, Share, Bonus)
"""The kinds that pay for what a KPI counts."""


@dataclass(frozen=True, slots=True)
class Codes:
    """What fees may name: KPIs and costs with their words, and what is said of a KPI as a basis."""

    kpis: tuple[Option, ...]
    costs: tuple[Option, ...]
    likeliest: str
    """The KPI a new fee begins with."""
    remarks: dict[str, str]
    """Of KPIs that do not suit a fee, why."""
    beside: Mapping[int, str] = field(default_factory=dict)
    """Of fees by their place, what a result costs all in and what it may."""
    uncounted: Mapping[str, str] = field(default_factory=dict)
    """Of KPIs the shop cannot count, or not yet, what follows."""


class FeeRow(QWidget):
    """One fee. Without a place it is only begun: it becomes part of the terms once its needed parts are there."""

    asked = Signal(object)
    """A `Change` of the terms."""
    dropped = Signal()
    """A fee only begun is given up."""

    def __init__(self, kind: type[Fee], name: str, codes: Codes) -> None:
        super().__init__()
        self.kind = kind
        self.fee: Fee | None = None
        self.at: int | None = None
        self._codes = codes
        self._edited = ""
        self._values: dict[str, Any] = {}
        self._controls: dict[str, Any] = {}
        self._fields: dict[str, Field] = {}
        title = kind_name(LineKind(kind.kind))
        self._remove = IconButton("remove", _("Take out: {fee}").format(fee=title), icon_size="icon_small")
        self._remove.setObjectName(f"{name}.remove")
        self._remove.clicked.connect(self._take_out)
        self._title = Label(title, "section")
        self._beside = Note("", "kpis")
        self._uncounted = Note("", "attention", "warn")
        self._beside.setObjectName(f"{name}.beside")
        self._uncounted.setObjectName(f"{name}.uncounted")
        self._parts = {part.key: part for part in PARTS[kind]}
        for part in self._parts.values():
            self._make(part, f"{name}.{part.key}")
        self._lay_out()
        self._begin()

    def show_fee(self, fee: Fee, at: int, codes: Codes) -> None:
        """Show a fee of the terms in its place, and what is said of it."""
        self.fee, self.at, self._codes = fee, at, codes
        self._title.setText(fee.name or kind_name(LineKind(fee.kind)))
        for key, part in self._parts.items():
            self._values[key] = getattr(fee, key)
            if not self._wrong(key):
                self._controls[key].set_value(shown_of(part, self._values[key]))
        self._remove.show()
        self._remark()

    def wait(self) -> None:
        """Stand as the one fee that waits to be entered: there is nothing to take out."""
        self._remove.hide()

    def asks_for(self, fee: Fee) -> bool:
        """Tell whether it is only begun, and what it asked for is this fee."""
        return self.fee is None and type(fee) is self.kind and self._is_whole() and self._fee() == fee

    def refuse(self, problem: Problem) -> None:
        """Say beside the part just entered why the fee was not taken."""
        key = self._edited
        before = getattr(self.fee, key) if self.fee is not None else None
        self._values[key] = before
        why = term_refusal(problem, "")
        control = self._controls[key]
        if isinstance(control, NumberInput):
            control.refuse(why)
        elif key in self._fields:
            self._fields[key].set_error(why)

    def offer_again(self) -> None:
        """Offer a number that was refused once more."""
        control = self._controls.get(self._edited)
        if isinstance(control, NumberInput) and control.standing():
            control.enter()

    def _make(self, part: Part, name: str) -> None:
        codes = self._codes.costs if part.kind == "cost" else self._codes.kpis
        control: Any = control_of(part, name, codes)
        self._controls[part.key] = control
        control.setProperty("part", part.key)
        if not isinstance(control, Check):
            self._fields[part.key] = Field(_(part.label), control)
        if isinstance(control, Choice):
            control.picked.connect(self._entered)
        elif isinstance(control, Check):
            control.ticked.connect(self._entered)
        else:
            control.entered.connect(self._entered)

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addLayout(row(self._title, None, self._remove))
        beside = [self._fields[x.key] for x in self._parts.values() if x.key in self._fields and not x.wide]
        line = field_row(*beside, places=2)
        if len(beside) > 1:
            line.weigh(0, 2)
        lines.addWidget(line)
        for part in self._parts.values():
            if part.wide:
                lines.addWidget(self._fields[part.key])
            elif part.key not in self._fields:
                lines.addWidget(self._controls[part.key], 0, Qt.AlignmentFlag.AlignLeft)
        for note in (self._uncounted, self._beside):
            lines.addWidget(note)
            note.hide()

    def _begin(self) -> None:
        """Begin with what is likely: the shop's own result, posts as pieces of work; the first cost."""
        pieces = self.kind is Production and any(x.key == POSTS_KPI for x in self._codes.kpis)
        kpi = POSTS_KPI if pieces else self._codes.likeliest
        likely = {"kpi": kpi, "cost": next((x.key for x in self._codes.costs), None)}
        for key, part in self._parts.items():
            shown = likely.get(part.kind, shown_of(part, part.empty) if part.empty is not None else None)
            self._values[key] = value_of(part, shown)
            if shown is not None:
                self._controls[key].set_value(shown)
        self._remark()

    def _entered(self, shown: object) -> None:
        key = self._edited = str(self.sender().property("part"))
        part = self._parts[key]
        value = value_of(part, shown)
        if value is None and part.needed:
            self._missing(key)
            return
        self._values[key] = value
        if key in self._fields and not isinstance(self._controls[key], NumberInput):
            self._fields[key].set_error("")
        self._remark()
        if self._is_whole():
            self.asked.emit(Change(partial(_put, fee=self._fee(), at=self.at), self))

    def _missing(self, key: str) -> None:
        """A fee of the terms cannot lose what makes it one; a begun one waits."""
        if self.fee is None:
            self._values[key] = None
            return
        control = self._controls[key]
        if isinstance(control, NumberInput):
            control.refuse(needed_refusal())
        else:
            self._fields[key].set_error(needed_refusal())

    def _is_whole(self) -> bool:
        return all(self._values[x.key] is not None for x in self._parts.values() if x.needed)

    def _fee(self) -> Fee:
        if self.fee is not None:
            return replace(self.fee, **self._values)
        return self.kind(**self._values)

    def _take_out(self) -> None:
        if self.at is None:
            self.dropped.emit()
        else:
            self.asked.emit(Change(partial(without_fee, at=self.at), self))

    def _wrong(self, key: str) -> bool:
        control = self._controls[key]
        if isinstance(control, NumberInput):
            return control.standing()
        return key in self._fields and bool(self._fields[key].error())

    def _remark(self) -> None:
        """Say of a KPI that does not suit a fee why, whether it can be counted, and what a result may cost."""
        kpi = str(self._values.get("kpi", ""))
        box = self._fields.get("kpi")
        if box is not None and issubclass(self.kind, _PAID_FOR) and not box.error():
            box.set_hint(self._codes.remarks.get(kpi, ""))
        for key, part in self._parts.items():
            if part.broken:
                self._fields[key].setVisible(is_broken(self._values))
        beside = self._codes.beside.get(-1 if self.at is None else self.at, "")
        for note, text in ((self._uncounted, self._codes.uncounted.get(kpi, "")), (self._beside, beside)):
            note.say(text)
            note.setVisible(bool(text))


def _put(terms: Terms, fee: Fee, at: int | None) -> Terms:
    return with_fee(terms, fee, at)


class FeeRows(QWidget):
    """All fees that have no field of their own, in the order of the terms; begun ones at the end."""

    asked = Signal(object)
    """A `Change` of the terms."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[FeeRow] = []
        self._begun: list[FeeRow] = []
        self._made = 0
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(24)

    def rows(self) -> tuple[FeeRow, ...]:
        """Give all rows, the begun ones last."""
        return (*self._rows, *self._begun)

    def show_fees(self, fees: Sequence[tuple[int, Fee]], codes: Codes) -> None:
        """Show these fees with their places in the terms; rows stay where their fee is still there."""
        kept = self._matched(fees)
        for gone in [x for x in self._rows if x not in kept.values()]:
            self._drop(gone)
        self._begun = [x for x in self._begun if x not in kept.values()]
        self._rows = [kept.get(at) or self._make(type(fee), codes) for at, fee in fees]
        for place, (shown, (at, fee)) in enumerate(zip(self._rows, fees, strict=True)):
            shown.show_fee(fee, at, codes)
            self._lines.insertWidget(place, shown)

    def begin(self, kind: type[Fee], codes: Codes) -> FeeRow:
        """Put in a row for a new fee, to be filled."""
        begun = self._make(kind, codes)
        self._begun.append(begun)
        self._lines.addWidget(begun)
        return begun

    def begun(self, kind: type[Fee]) -> bool:
        """Tell whether a fee of a kind is begun."""
        return any(x.kind is kind for x in self._begun)

    def _matched(self, fees: Sequence[tuple[int, Fee]]) -> dict[int, FeeRow]:
        """Find for each fee the row that shows it: the same fee, else the next of its kind, else a begun one."""
        found: dict[int, FeeRow] = {}
        free = list(self._rows)
        for same in (True, False):
            for at, fee in fees:
                shown = next((x for x in free if _shows(x, fee, same=same)), None)
                if at not in found and shown is not None:
                    found[at] = shown
                    free.remove(shown)
        for at, fee in fees:
            waiting = next((x for x in self._begun if x.asks_for(fee)), None)
            if at not in found and waiting is not None:
                found[at] = waiting
        return found

    def _make(self, kind: type[Fee], codes: Codes) -> FeeRow:
        self._made += 1
        made = FeeRow(kind, f"contract.fee{self._made}", codes)
        made.asked.connect(self.asked)
        made.dropped.connect(self._give_up)
        return made

    def _give_up(self) -> None:
        begun = self.sender()
        if isinstance(begun, FeeRow):
            self._begun.remove(begun)
            self._drop(begun)

    def _drop(self, gone: FeeRow) -> None:
        self._lines.removeWidget(gone)
        gone.hide()
        gone.deleteLater()


def _shows(shown: FeeRow, fee: Fee, *, same: bool) -> bool:
    return shown.fee == fee if same else shown.kind is type(fee)

"""The funnel to work with: what each stage needs, and between two stages the share that goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.funnels import Need
from desktop.domain.kpis import Measure
from desktop.domain.own_rates import OwnRate
from desktop.domain.problems import Problem
from desktop.ui.funnel_rate import FunnelRate
from desktop.ui.widgets.funnel import FunnelPicture, Stage
from desktop.wording.amounts import number
from desktop.wording.funnels import range_words, stage_name
from desktop.wording.kpis import value_words


class FunnelForm(QWidget):
    """The picture with its rates. With `whole` one edits low, typical and high, else the typical share."""

    edited = Signal(str, object)
    """A stage's code and its `Span`, with each keystroke that can be read."""
    entered = Signal(str, object)
    """A stage's code and its `Span` once the field is left."""
    given_up = Signal(str)
    """The rate of this stage goes back to what is assumed."""
    adopted = Signal(str)
    """What the months say of this stage is to be used."""
    left_out = Signal(str)
    """The shop has no such stage."""
    before_asked = Signal(str)
    """A stage is to be put in before this one."""

    def __init__(self, prefix: str, name: str, *, whole: bool = False) -> None:
        super().__init__()
        self._prefix, self._whole = prefix, whole
        self._picture = FunnelPicture(name)
        self._rates: dict[str, FunnelRate] = {}
        self._shown: tuple[str, ...] = ()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._picture)

    def show_chain(self, chain: Sequence[Need], measure: Measure | None, own: Sequence[OwnRate] = ()) -> None:
        """Show what each stage needs, the last counted by `measure`, and what the months say of its rate.

        Fields typed into are left alone.
        """
        stages = [*_stages(chain, measure)]
        codes = tuple(need.stage.code for need in chain)
        if codes != self._shown:
            self._shown = codes
            self._rates = {need.stage.code: self._rate(need, stays=need is chain[-1]) for need in chain[1:]}
            self._picture.show_stages(stages, [*self._rates.values()])
        self._picture.show_counts(stages)
        said = {rate.stage: rate for rate in own}
        for need in chain[1:]:
            self._rates[need.stage.code].show_need(need, said.get(need.stage.code))

    def blame(self, problem: Problem) -> bool:
        """Say at its stage what is wrong with a rate, and tell whether that stage is shown."""
        rate = self._rates.get(problem.where)
        if rate is not None:
            rate.blame(problem)
        return rate is not None

    def _rate(self, need: Need, *, stays: bool) -> FunnelRate:
        rate = FunnelRate(self._prefix, need, whole=self._whole, stays=stays)
        for name in ("edited", "entered", "given_up", "adopted", "left_out", "before_asked"):
            getattr(rate, name).connect(getattr(self, name))
        return rate


def _stages(chain: Sequence[Need], measure: Measure | None) -> Iterator[Stage]:
    for need in chain:
        last = need is chain[-1]
        said = value_words(need.typical, measure) if last else number(need.typical)
        yield Stage(stage_name(need.stage), said, "" if last else range_words(need))

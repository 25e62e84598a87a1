"""The bands of a tiered fee: from how many results on, which price; put in and taken out one by one."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.fees.terms import Tier
from desktop.language import _
from desktop.ui.widgets.buttons import IconButton, Link
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.number_fields import count_input, price_input
from desktop.ui.widgets.text import Label


class _Band(QWidget):
    """One band, whole once it has both numbers."""

    changed = Signal()
    taken_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._start, self._price = count_input(""), price_input()
        self._remove = IconButton("remove", "")
        for control in (self._start, self._price):
            control.entered.connect(self._tell)
        self._remove.clicked.connect(self.taken_out)
        line = row(Label(_("From"), "note", "muted"), self._start, self._price, self._remove)
        line.setStretch(1, 1)
        line.setStretch(2, 1)
        self.setLayout(line)
        self.setFocusProxy(self._start)

    def call(self, name: str, number: int) -> None:
        """Name the controls by the band's place, from 1."""
        for control, key, said in (
            (self._start, "from", _("Band {number}, from how many results")),
            (self._price, "price", _("Band {number}, price")),
        ):
            control.setObjectName(f"{name}.{key}{number}")
            control.editor.setAccessibleName(said.format(number=number))
        self._remove.setObjectName(f"{name}.remove{number}")
        self._remove.call(_("Take band {number} out").format(number=number))

    def begin(self) -> None:
        """Begin as the first band: from 1 on, the price still open."""
        self._start.set_value(1)

    def tier(self) -> Tier | None:
        """Give the band; None while a number is lacking."""
        start, price = self._start.value(), self._price.value()
        return None if start is None or price is None else Tier(int(start), Decimal(price))

    def show_tier(self, tier: Tier) -> None:
        """Show a band."""
        self._start.set_value(tier.start)
        self._price.set_value(tier.price)

    def _tell(self, _value: object) -> None:
        self.changed.emit()


class BandsInput(QWidget):
    """The bands below each other. Only whole ones count; the first begins at 1 unless said otherwise."""

    entered = Signal(object)
    """A tuple of `Tier`, after a band was made whole, changed or taken out."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._bands: list[_Band] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._add = Link(_("Put in another band"), icon="add", trailing="")
        self._add.setObjectName(f"{name}.add")
        self._add.clicked.connect(self._another)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self._lines)
        whole.addLayout(row(self._add, None))
        self._put_in().begin()

    def value(self) -> tuple[Tier, ...] | None:
        """Give the whole bands, None without any."""
        return tuple(tier for band in self._bands if (tier := band.tier()) is not None) or None

    def set_value(self, tiers: tuple[Tier, ...] | None) -> None:
        """Show these bands, without telling anybody; a band only begun stays below them."""
        known = tiers or ()
        if tiers == self.value():
            return
        whole = [band for band in self._bands if band.tier() is not None]
        begun = [] if whole or not known else list(self._bands)
        for band in (*whole[len(known) :], *begun):
            self._drop(band)
        for at, tier in enumerate(known):
            band = whole[at] if at < len(whole) else self._put_in()
            band.show_tier(tier)

    def _another(self) -> None:
        self._put_in().setFocus()

    def _put_in(self) -> _Band:
        band = _Band()
        band.changed.connect(self._tell)
        band.taken_out.connect(self._take_out)
        self._bands.append(band)
        self._lines.addWidget(band)
        self._number()
        return band

    def _take_out(self) -> None:
        band = self.sender()
        if isinstance(band, _Band):
            self._drop(band)
            self._tell()

    def _drop(self, band: _Band) -> None:
        self._bands.remove(band)
        self._lines.removeWidget(band)
        band.hide()
        band.deleteLater()
        self._number()

    def _number(self) -> None:
        for number, band in enumerate(self._bands, 1):
            band.call(self._name, number)
        self.setFocusProxy(self._bands[0] if self._bands else self._add)

    def _tell(self) -> None:
        self.entered.emit(self.value())

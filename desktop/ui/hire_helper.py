"""Works out what one hire is worth: what other ways cost, or what one more person saves."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from desktop.domain.profit import hire_by_other_ways, saved_in_a_year
from desktop.language import _
from desktop.ui.forms import Form
from desktop.ui.profit_helper import Found
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import Rule, grid
from desktop.ui.widgets.number_fields import count_input, yen_input


class HireHelper(Card):
    """Two ways to one amount. What is typed here is not kept, only the amount that is used."""

    taken = Signal(object)
    """The amount to be used."""

    def __init__(self, prefix: str) -> None:
        super().__init__(name=_("Worth of one hire"))
        self._form = Form(f"{prefix}.hire", self)
        self._values: dict[str, object] = {}
        self._ways = Found(_("One hire by other ways"), "goal_helper.take_ways")
        self._saved = Found(_("Saved in the first year"), "goal_helper.take_saved")
        add = self._form.add
        spent = add("spent", Field(_("Spent on adverts and agents a year"), yen_input()))
        hired = add("hired", Field(_("People hired with it"), count_input(_("people"))))
        saved = add("saved", Field(_("What one more person saves a month"), yen_input()))
        saved.set_hint(_("Overtime and temporary staff you would no longer need, less the wage."))
        self.add(grid([[spent, hired]]), self._ways, Rule(), grid([[saved, None]]), self._saved)
        self._form.edited.connect(self._edit)
        for way in (self._ways, self._saved):
            way.taken.connect(self.taken)
        self._show()

    @Slot(str, object)
    def _edit(self, name: str, value: object) -> None:
        self._values[name] = value
        self._show()

    def _show(self) -> None:
        spent, hired = self._values.get("spent"), self._values.get("hired")
        saved = self._values.get("saved")
        each = hire_by_other_ways(spent, hired) if isinstance(spent, int) and isinstance(hired, int) else None
        self._ways.show_amount(each)
        self._saved.show_amount(saved_in_a_year(saved) if isinstance(saved, int) else None)

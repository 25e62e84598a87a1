"""Which names of a table count for the shop: its searches, the sources of visits that are TikTok's, its events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.breakdowns import (
    CLICKS,
    EVENT_KPIS,
    EVENTS,
    IMPRESSIONS,
    QUERIES,
    SOURCES,
    Breakdown,
    Choices,
    means_shop,
)
from desktop.domain.kpis import Measure
from desktop.language import _
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import column, field_row
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, nothing, state
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.amounts import number
from desktop.wording.import_names import metric_name
from desktop.wording.kpis import name_of

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

ASKED = frozenset({QUERIES, SOURCES, EVENTS})
"""The tables of which the owner says what counts."""
_METRICS = {QUERIES: CLICKS, SOURCES: "sessions", EVENTS: "key_events"}
_MOST = 300
"""So many names are shown, the largest first."""
_NONE = "none"


class _Names:
    """The names of a table with their sums, the largest first."""

    def __init__(self, source: str, breakdown: Breakdown) -> None:
        wanted = _METRICS[source]
        self.metric = wanted if wanted in breakdown.values else next(iter(breakdown.values), "")
        sums: Counter[str] = Counter(dict.fromkeys(breakdown.names, 0))
        for name, value in zip(breakdown.names, breakdown.values.get(self.metric, ()), strict=False):
            sums[name] += value or 0
        self.largest = sums.most_common(_MOST)

    def lines(self, last: Column, cells: Mapping[str, tuple[Cell, Cell]]) -> Lines:
        """Lay the names out; `cells` are the first and last one of each row."""
        title = metric_name(self.metric) if self.metric else ""
        columns = (Column("name", _("Name"), stretch=True), Column("amount", title, right=True), last)
        rows = (
            Row(name, (cells[name][0], Cell(number(amount)), cells[name][1])) for name, amount in self.largest
        )
        return Lines(columns, tuple(rows))


class _Queries(QWidget):
    """Words by which people look for the shop, and words that mean something else."""

    def __init__(self, kept: Choices, names: _Names, shop: str) -> None:
        super().__init__()
        self._kept, self._names = kept, names
        self._words, self._not = TextInput(), TextInput(example=_("such as “job, recipe”"))
        self._what = Segmented(
            _("What of a search counts"),
            [Option(CLICKS, _("Clicks")), Option(IMPRESSIONS, _("How often it was shown"))],
        )
        self._list = Sheet(_("Searches"), fits=False, whole_rows=True)
        for control, name in (
            (self._words, "words"),
            (self._not, "not"),
            (self._what, "what"),
            (self._list, "list"),
        ):
            control.setObjectName(f"counting.{name}")
        comma = _(", ")
        self._words.set_value(comma.join(kept.brand or (shop,)))
        self._not.set_value(comma.join(kept.not_brand))
        self._what.set_value(kept.searches)
        self._words.edited.connect(self._show)
        self._not.edited.connect(self._show)
        hint = _("Several with a comma between. Blanks, width and kana do not matter.")
        fields = field_row(
            Field(_("Words that mean your shop"), self._words, hint=hint),
            Field(_("Words that mean something else"), self._not, optional=True),
        )
        self.setLayout(column(fields, self._what, framed(self._list), gap=12))
        self._show()

    def choices(self) -> Choices:
        """Give the words typed."""
        return replace(
            self._kept,
            brand=_parted(self._words.text()),
            not_brand=_parted(self._not.text()),
            searches=self._what.value() or CLICKS,
        )

    @Slot()
    def _show(self) -> None:
        now = self.choices()
        means = means_shop(now.brand, now.not_brand)
        cells = {
            name: (Cell(" ".join(name.split())), _counts(means(name))) for name, _n in self._names.largest
        }
        self._list.show_lines(self._names.lines(Column("counts", _("Counts")), cells))


class _Sources(QWidget):
    """A box for each source of visits."""

    def __init__(self, kept: Choices, names: _Names, counting: Sequence[str]) -> None:
        super().__init__()
        self._kept, self._names, self._counting = kept, names, frozenset(counting)
        self._list = Sheet(_("Sources of visits"), fits=False, whole_rows=True)
        self._list.setObjectName("counting.list")
        self._list.ticked.connect(self._tick)
        self.setLayout(column(framed(self._list)))
        self._show()

    def choices(self) -> Choices:
        """Give the sources ticked and cleared."""
        return self._kept

    @Slot(str, bool)
    def _tick(self, name: str, on: bool) -> None:
        more = [x for x in self._kept.sources if x != name]
        less = [x for x in self._kept.not_sources if x != name]
        (more if on else less).append(name)
        self._kept = replace(self._kept, sources=tuple(more), not_sources=tuple(less))
        self._counting = self._counting | {name} if on else self._counting - {name}
        self._show()

    def _show(self) -> None:
        cells = {
            name: (Cell(name, tick=name in self._counting), _counts(name in self._counting))
            for name, _n in self._names.largest
        }
        self._list.show_lines(self._names.lines(Column("counts", _("Counts as TikTok’s")), cells))


class _Events(QWidget):
    """The measure each event of the shop's site stands for."""

    def __init__(self, kept: Choices, names: _Names, measures: Mapping[str, Measure]) -> None:
        super().__init__()
        self._kept, self._names, self._measures = kept, names, measures
        self._list = Sheet(_("Events"), fits=False, whole_rows=True)
        options = [Option(_NONE, _("No measure")), *(Option(x, name_of(measures, x)) for x in EVENT_KPIS)]
        self._what = Segmented(_("What the picked event stands for"), options)
        self._list.setObjectName("counting.list")
        self._what.setObjectName("counting.what")
        self._list.row_picked.connect(self._show_picked)
        self._what.picked.connect(self._choose)
        self.setLayout(column(framed(self._list), self._what, gap=12))
        self._show()
        if names.largest:
            self._list.pick(names.largest[0][0])

    def choices(self) -> Choices:
        """Give what each event stands for."""
        return self._kept

    @Slot(str)
    def _choose(self, kpi: str) -> None:
        name = self._list.value()
        events = {event: x for event, x in self._kept.events.items() if event != name}
        self._kept = replace(self._kept, events=events if kpi == _NONE else {**events, name: kpi})
        self._show()

    @Slot(str)
    def _show_picked(self, name: str) -> None:
        self._what.set_value(self._kept.events.get(name, _NONE))

    def _show(self) -> None:
        cells = {name: (Cell(name), self._meaning(name)) for name, _n in self._names.largest}
        self._list.show_lines(self._names.lines(Column("kpi", _("Measure")), cells))

    def _meaning(self, name: str) -> Cell:
        kpi = self._kept.events.get(name)
        return nothing() if kpi is None else Cell(name_of(self._measures, kpi), bold=True)


class CountingDialog(Dialog):
    """Shows the names of one table, the largest first; what is chosen is remembered for the next file."""

    def __init__(
        self,
        desk: Desk,
        source: str,
        breakdown: Breakdown,
        counting: Sequence[str],
        measures: Mapping[str, Measure],
        parent: QWidget,
    ) -> None:
        """Show a table's names; `counting` are those that count as it stands."""
        super().__init__(
            _("What counts"),
            _("It is remembered for the next file."),
            meaning="kpis",
            wide=720,
            parent=parent,
        )
        self._desk = desk
        kept, names = desk.names.kept(), _Names(source, breakdown)
        self._part: _Queries | _Sources | _Events
        if source == QUERIES:
            shop = next((x.name for x in desk.setup.shops() if x.id == desk.shop), "")
            self._part = _Queries(kept, names, shop)
        elif source == SOURCES:
            self._part = _Sources(kept, names, counting)
        else:
            self._part = _Events(kept, names, measures)
        self.add(self._part)
        self.offer(Button(_("Cancel")), answer=0).setObjectName("counting.cancel")
        done = self.offer(Button(_("Count it like this"), "primary"))
        done.setObjectName("counting.done")
        done.clicked.connect(self._keep)

    @Slot()
    def _keep(self) -> None:
        self._desk.names.keep(self._part.choices())
        self.accept()


def _counts(yes: bool) -> Cell:
    return state(_("counts"), "done", "good") if yes else nothing()


def _parted(text: str) -> tuple[str, ...]:
    """Part words at commas of either width."""
    plain = text.replace("、", ",").replace("，", ",")
    return tuple(dict.fromkeys(word.strip() for word in plain.split(",") if word.strip()))

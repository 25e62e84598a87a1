"""The set-up's page of the measures: those recommended, ticked, with what each aims at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from desktop.domain.first_plan import FirstPlan, chain_of, chosen_kpis, first_plan
from desktop.domain.kpis import DefaultPlan, Tier
from desktop.domain.plan_shape import imbalances
from desktop.domain.planning import override_problem
from desktop.domain.problems import Code, Problem, Refused
from desktop.domain.setup import Stage, shop_of
from desktop.domain.shop import Purpose
from desktop.language import _, current
from desktop.ui.kpi_picker import KpiPicker
from desktop.ui.kpi_table import basis_cell, basis_title, name_cell
from desktop.ui.widgets.banner import Fact, Note
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, Typed, group
from desktop.ui.widgets.text import Paragraph
from desktop.ui.widgets.text_input import TextInput
from desktop.ui.wizards.setup_page import SetupPage
from desktop.wording.kpis import kpi_name, tier_meaning, tier_word, value_words
from desktop.wording.numbers import display, read_value
from desktop.wording.plans import imbalance_words
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

NAME, AIM, BASIS = "name", "aim", "basis"


class KpisPage(SetupPage):
    """Which figures are watched every month."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            Stage.KPIS,
            _("What will you look at every month?"),
            _("The recommended ones are ticked. Fewer are looked at more carefully."),
            _("Three kinds of measures"),
        )
        self._sheet = Sheet(_("Measures"))
        self._more = Button(_("Add a measure"), icon="add")
        self._sheet.setObjectName("setup.kpis.sheet")
        self._more.setObjectName("setup.kpis.add")
        why = _("Why it is to be the result all the same (it is kept)")
        self._reason = self.form.add("override_reason", Field(why, TextInput()))
        self._warning = Note("", "attention", "warn")
        self._sheet.ticked.connect(self._tick)
        self._sheet.entered.connect(self._type)
        self._more.clicked.connect(self._pick)
        self.add(framed(self._sheet), row(self._more, None), self._warning, self._reason, self.remark)

    def tell(self) -> None:
        """Show the measures with what they aim at, and what the three kinds mean."""
        self._sheet.show_lines(self._lines())
        self._warn()
        chosen = self._chosen()
        pieces = [Fact(tier_word(tier), "", note=tier_meaning(tier), bold=True) for tier in Tier]
        balance = imbalance_words(imbalances(chosen.values()))
        counted = Fact(_("Chosen"), str(len(chosen)), note=balance, bold=True, big=True)
        basis = Paragraph(
            _(
                "At the right stands whether an agency's fee may rest on a measure. Views and followers can be bought; they never suit."
            ),
            "note",
            "muted",
        )
        self.show_effect(counted, *pieces, basis)

    def _warn(self) -> None:
        """Where the result is only a reference, say what stands against it, and ask for the reason."""
        result = self.measure()
        purpose = self.draft.purpose or Purpose.CUSTOMERS
        doubted = result is not None and override_problem(result, purpose, "") is not None
        if result is not None and doubted:
            title = _("You are about to make “{kpi}” the result").format(kpi=kpi_name(result))
            told = (text[current()] for text in (result.reason, result.gaming) if text)
            self._warning.say("\n".join((title, *told)))
        self._warning.setVisible(doubted)
        self._reason.setVisible(doubted)

    def _default(self) -> DefaultPlan:
        return self.desk.catalog.default_plans[self.draft.purpose or Purpose.CUSTOMERS]

    def _chosen(self) -> dict[str, Tier]:
        return dict(chosen_kpis(self.draft, self._default(), self.desk.measures))

    def _all(self) -> dict[str, Tier]:
        """Give those chosen and those recommended, each with its kind."""
        default, chosen = self._default(), self._chosen()
        result = next(iter(chosen))
        recommended = dict(default.lines(quotes=self.draft.quotes))
        taken = {result, default.result}
        return chosen | {x: tier for x, tier in recommended.items() if x not in taken and x not in chosen}

    def _lines(self) -> Lines:
        columns = (
            Column(NAME, _("Measure"), stretch=True),
            Column(AIM, _("Aimed at"), width=150, right=True),
            Column(BASIS, basis_title()),
        )
        return Lines(columns, tuple(self._rows()))

    def _rows(self) -> Iterator[Row]:
        chosen, every, aims = self._chosen(), self._all(), self._aims()
        result = next(iter(chosen))
        for tier in Tier:
            yield group(tier.value, tier_word(tier), tier_meaning(tier))
            for kpi in (kpi for kpi, kind in every.items() if kind is tier):
                yield Row(kpi, self._cells(kpi, None if kpi == result else kpi in chosen, aims))

    def _cells(self, kpi: str, tick: bool | None, aims: Mapping[str, Cell]) -> tuple[Cell, ...]:
        measures = self.desk.measures
        measure = measures[kpi]
        name = name_cell(measure, kpi, measures, self.draft.purpose, bold=tick is None)
        ticked = Cell(name.text, name.unit, bold=name.bold, help=name.help, tick=tick)
        nothing = Cell("–", colour="muted")
        return ticked, nothing if tick is False else aims.get(kpi, nothing), basis_cell(measure)

    def _aims(self) -> dict[str, Cell]:
        """Say what each chosen measure aims at by the plan that would come of the answers now."""
        plan, measures = self._plan(), self.desk.measures
        found: dict[str, Cell] = {}
        for line in plan.lines if plan else ():
            measure = measures[line.kpi]
            monthly = [target.value for target in plan.targets if target.kpi == line.kpi] if plan else []
            if monthly:
                mean = value_words(sum(monthly, Decimal(0)) / len(monthly), measure)
                found[line.kpi] = Cell(_("about {value} a month").format(value=mean), small=True)
            elif line.tier is not Tier.REFERENCE:
                steady = line.steady_target
                text = "" if steady is None else display(steady, measure.unit)
                found[line.kpi] = Cell(text, editable=True)
        return found

    def _plan(self) -> FirstPlan | None:
        draft, goal = self.draft, self.goal()
        if goal is None:
            return None
        chain = chain_of(draft, self.desk.setup.funnel(draft, self.desk.shop))
        return first_plan(draft, shop_of(draft, ""), goal, chain, self._default(), self.desk.measures, str)

    @Slot(str, bool)
    def _tick(self, kpi: str, on: bool) -> None:
        chosen = {*self._chosen()} | {kpi} if on else {*self._chosen()} - {kpi}
        result = next(iter(self._chosen()))
        self.answered.emit({"kpis": tuple(x for x in self._all() if x in chosen and x != result)})

    @Slot(object)
    def _type(self, cells: tuple[Typed, ...]) -> None:
        steady = dict(self.draft.steady)
        for cell in cells:
            try:
                value = read_value(cell.text, self.desk.measures[cell.row]).value
                if value is not None and value < 0:
                    raise Refused(Problem(Code.BELOW_ZERO, where=cell.row))
            except Refused as refusal:
                self._sheet.refuse(cell, sentence(refusal.problems[0]))
                continue
            steady.pop(cell.row, None)
            if value is not None:
                steady[cell.row] = value
        self.answered.emit({"steady": steady})

    @Slot()
    def _pick(self) -> None:
        picker = KpiPicker(self.desk.measures, self.draft.purpose or Purpose.CUSTOMERS, self._all(), self)
        picker.chosen.connect(self._join)
        picker.open()

    @Slot(str)
    def _join(self, kpi: str) -> None:
        chosen = [*self._chosen()]
        partner = self.desk.catalog.default_plans.pairs.get(kpi, kpi)
        joining = tuple(dict.fromkeys(x for x in (kpi, partner) if x not in chosen))
        self.answered.emit({"kpis": (*chosen[1:], *joining)})
        self._sheet.pick(kpi)

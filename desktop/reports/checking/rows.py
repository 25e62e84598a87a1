"""The rows of the verification sheet: the fee, the invoice, every achievement, the way to the goal.

A row's formula stands beside the program's figure; both have their values here, so that phones and
previews show them without calculating.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.kpis import Unit
from desktop.language import _
from desktop.reports.checking.chain import Chain, Form, Given, Step, defined_name
from desktop.reports.checking.fee_chain import chain
from desktop.reports.checking.formulas import shown
from desktop.reports.figures import fine, look
from desktop.reports.model import DataSection, GoalCheck, KpiRow, Report
from desktop.reports.money import Explained, FeeSection
from desktop.reports.styles import Look, Style
from desktop.wording.amounts import month_name


@dataclass(frozen=True, slots=True)
class Calculation:
    """A formula with its value; ``{row}`` is the row it stands in."""

    formula: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One row: a yellow input, or something computed and what the report says of it."""

    label: str
    how: str
    kind: Look
    given: Decimal | date | None = None
    target: Calculation | None = None
    actual: Calculation | None = None
    computed: Calculation | None = None
    reported: Calculation | None = None
    name: str = ""
    """What formulas call the input, or the computed figure."""
    shown_kind: Look | None = None
    """How target and actual are written, where not as the computed figure."""

    @property
    def agrees(self) -> bool | None:
        """Whether computed and reported are the same; None where there is nothing to compare."""
        if self.computed is None or self.reported is None:
            return None
        return abs(self.computed.value - self.reported.value) < Decimal("0.0000005")


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under one head."""

    title: str
    rows: tuple[CheckRow, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the other sheets keep what is compared: cells by their keys, the data's ranges by column."""

    kpis: Mapping[str, str]
    summary: Mapping[str, str]
    fees: Mapping[str, str]
    data: Mapping[str, str]


_FORMS = {
    Form.COUNT: Look(Style.COUNT),
    Form.YEN: Look(Style.YEN),
    Form.PRICE: Look(Style.YEN),
    Form.RATE: Look(Style.RATE, number_format="0.0#%_0"),
}


def report_month() -> str:
    """The defined name of the report's month."""
    return defined_name(_("Report month"))


def contract_start() -> str:
    """The defined name of the first month that is summed."""
    return defined_name(_("Summed from"))


def blocks(report: Report, places: Places) -> tuple[Block, ...]:
    """Give the whole sheet; blocks without rows are left out."""
    fees = report.fees
    made = chain(fees.case, fees.names) if fees else Chain((), ())
    parts = (
        (_("Inputs (change a yellow cell and everything below follows)"), tuple(_inputs(report, made))),
        (_("The fee, from top to bottom"), tuple(_fee(fees, made, places)) if fees else ()),
        (_("The difference to the invoice"), tuple(_invoice(fees, made, places)) if fees else ()),
        (_("Achievement of the KPIs"), tuple(_achievements(report, places))),
        (_("Sums and the way to the goal"), tuple(_sums(report, places))),
    )
    filled = [(title, rows) for title, rows in parts if rows]
    return tuple(Block(f"{number}. {title}", rows) for number, (title, rows) in enumerate(filled, start=1))


def _inputs(report: Report, made: Chain) -> Iterator[CheckRow]:
    month = Look(Style.INPUT_NUMBER, number_format=_("mmm yyyy") + "_0")
    label = _("Report month")
    yield CheckRow(label, _("the month of this report"), month, given=report.month.first, name=report_month())
    if report.goal:
        start = report.goal.first.first
        yield CheckRow(
            _("Summed from"), _("first month of the goal"), month, given=start, name=contract_start()
        )
    named = made.named()
    for given in made.givens:
        label, name = named[given.key]
        yield CheckRow(label, given.origin, _form(given), given=given.value, name=name)
    if report.fees and report.fees.invoiced is not None:
        asked, yen = Decimal(report.fees.invoiced), _FORMS[Form.YEN]
        label = _("Invoiced")
        yield CheckRow(label, _("what the invoice asks for"), yen, given=asked, name=defined_name(label))


def _form(figure: Given | Step) -> Look:
    whole = isinstance(figure, Step) or figure.value == figure.value.to_integral_value()
    return (
        _FORMS[figure.form]
        if whole or figure.form is not Form.PRICE
        else Look(Style.YEN, number_format="¥#,##0.0###_0")
    )


def _fee(fees: FeeSection, made: Chain, places: Places) -> Iterator[CheckRow]:
    named, values = made.named(), made.values()
    names = {key: name for key, (_label, name) in named.items()}
    for step in made.steps:
        label, name = named[step.key]
        computed = Calculation(shown(step.formula, names), values[step.key])
        yield CheckRow(
            label, step.how, _form(step), computed=computed, reported=_reported(step, fees, places), name=name
        )


def _reported(step: Step, fees: FeeSection, places: Places) -> Calculation | None:
    """What the statement's sheet, or the raw data, says of a step."""
    rows = {row.key: row for group in fees.groups for row in group.rows}
    if step.key in rows:
        amount = Decimal(rows[step.key].contract)
        if step.key == "withholding":
            return Calculation(f"-{places.fees[step.key]}", -amount)
        return Calculation(places.fees[step.key], amount)
    kpi = step.key.removeprefix("valid_")
    columns = fees.columns.get(kpi, ())
    if step.key.startswith("valid_") and columns and {*columns} <= {*places.data}:
        counted, invalid = (_lookup(column, places) for column in columns)
        return Calculation(f"{counted}-{invalid}", Decimal(fees.case.results[kpi].billable))
    return None


def _lookup(column: str, places: Places) -> str:
    """A month's value of a column, by its month and never by its row."""
    return f"SUMIFS({places.data[column]},{places.data['']},{report_month()})"


def _invoice(fees: FeeSection, made: Chain, places: Places) -> Iterator[CheckRow]:
    if fees.invoiced is None:
        return
    asked = Calculation(defined_name(_("Invoiced")), Decimal(fees.invoiced))
    for number, explained in enumerate(fees.explanations, start=1):
        yield from _explained(explained, number, fees, made, asked)
    end = _end(made)
    names = {key: name for key, (_label, name) in made.named().items()}
    difference = Decimal(fees.invoiced) - made.values()[end]
    yield CheckRow(
        _("Difference to the invoice"),
        _("invoiced − by contract"),
        _FORMS[Form.YEN],
        computed=Calculation(f"{asked.formula}-{names[end]}", difference),
        reported=Calculation(places.fees[f"{end}_difference"], difference) if difference else None,
    )


def _end(made: Chain) -> str:
    return "payable" if any(step.key == "payable" for step in made.steps) else "total"


def _explained(
    explained: Explained, number: int, fees: FeeSection, made: Chain, asked: Calculation
) -> Iterator[CheckRow]:
    """The same steps with the mistake made, only where they come out otherwise."""
    wrong = chain(explained.case, fees.names)
    labels, values, apart = wrong.named(), wrong.values(), wrong.apart_from(made)
    how, mark = _("if: {mistake}").format(mistake=explained.words), _("otherwise")
    names = {key: name for key, (_label, name) in made.named().items()}
    names |= {x.key: defined_name(f"{labels[x.key][1]}_{mark}_{number}") for x in apart}
    end = _end(wrong)
    for figure in apart:
        label, name = _("{figure}, otherwise").format(figure=labels[figure.key][0]), names[figure.key]
        if isinstance(figure, Given):
            yield CheckRow(label, how, _form(figure), given=figure.value, name=name)
            continue
        computed = Calculation(shown(figure.formula, names), values[figure.key])
        reported = asked if figure.key == end else None
        yield CheckRow(label, how, _form(figure), computed=computed, reported=reported, name=name)
    if end not in {figure.key for figure in apart}:
        computed = Calculation(names[end], values[end])
        yield CheckRow(labels[end][0], how, _FORMS[Form.YEN], computed=computed, reported=asked)


def _achievements(report: Report, places: Places) -> Iterator[CheckRow]:
    for at, row in enumerate(report.kpis.rows):
        if (
            row.achievement is None
            or row.target is None
            or row.actual is None
            or not _in_data(row, report.data)
        ):
            continue
        actual = _actual(row, report.data, places)
        pair = ("D{row}", "E{row}") if row.lower_is_better else ("E{row}", "D{row}")
        values = (row.target, actual.value) if row.lower_is_better else (actual.value, row.target)
        two = row.unit is Unit.PERCENT and fine(row.target, row.actual)
        yield CheckRow(
            row.name,
            _("target ÷ actual (less is better)") if row.lower_is_better else _("actual ÷ target"),
            Look(Style.RATE),
            target=Calculation(places.kpis[f"target_{at}"], row.target),
            actual=actual,
            computed=Calculation("/".join(pair), values[0] / values[1]),
            reported=Calculation(places.kpis[f"achieved_{at}"], row.achievement),
            shown_kind=look(row.unit, two_decimals=two),
        )


def _in_data(row: KpiRow, data: DataSection) -> bool:
    names = {column.name for column in data.columns}
    return row.column in names and (not row.divisor or row.divisor in names)


def _actual(row: KpiRow, data: DataSection, places: Places) -> Calculation:
    top, value = _lookup(row.column, places), _value(data, row.column)
    if not row.divisor:
        return Calculation(top, value)
    return Calculation(f"{top}/{_lookup(row.divisor, places)}", value / _value(data, row.divisor))


def _value(data: DataSection, column: str) -> Decimal:
    """The report month's value, as the workbook looks it up: blank counts nothing."""
    values = next(x.values for x in data.columns if x.name == column)
    return values[-1] or Decimal(0)


def _sums(report: Report, places: Places) -> Iterator[CheckRow]:
    if report.goal and report.goal.column in places.data:
        yield from _goal(report.goal, report, places)
    if report.fees and report.fees.months:
        contract = sum(month.contract for month in report.fees.months)
        first, last = report.fees.months[0].month, report.fees.months[-1].month
        how = _("{first} to {last}, sum of the statements").format(
            first=month_name(first), last=month_name(last)
        )
        computed = Calculation(f"SUM({places.fees['months']})", Decimal(contract))
        reported = Calculation(places.fees["months_sum"], Decimal(contract))
        yield CheckRow(
            _("All months of the contract"), how, _FORMS[Form.YEN], computed=computed, reported=reported
        )


def _goal(goal: GoalCheck, report: Report, places: Places) -> Iterator[CheckRow]:
    column, months = places.data[goal.column], places.data[""]
    summed = f'SUMIFS({column},{months},">="&{contract_start()},{months},"<="&{report_month()})'
    reached = Decimal(goal.reached)
    name = defined_name(_("Reached so far"))
    how = _("{first} to {last}, sum of the data").format(
        first=month_name(goal.first), last=month_name(report.month)
    )
    yield CheckRow(
        _("Reached so far"),
        how,
        _FORMS[Form.COUNT],
        computed=Calculation(summed, reached),
        reported=_figure(places, "figure_0", reached),
        name=name,
    )
    target = Decimal(goal.target)
    yield CheckRow(
        _("Of the goal"),
        _("reached so far ÷ goal"),
        Look(Style.RATE),
        given=target,
        computed=Calculation(f"{name}/D{{row}}", reached / target),
        reported=_figure(places, "figure_1", reached / target),
        shown_kind=_FORMS[Form.COUNT],
    )


def _figure(places: Places, key: str, value: Decimal) -> Calculation | None:
    return Calculation(places.summary[key], value) if key in places.summary else None

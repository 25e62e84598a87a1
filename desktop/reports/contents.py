"""The sheets by name, and the question each of them answers."""

from __future__ import annotations

from desktop.language import N_, _
from desktop.reports.model import Report, SheetKey

_NAMES = {
    SheetKey.COVER: N_("Cover"),
    SheetKey.SUMMARY: N_("Summary"),
    SheetKey.KPI: N_("KPIs"),
    SheetKey.FUNNEL: N_("Funnel"),
    SheetKey.TREND: N_("Trend"),
    SheetKey.FEES: N_("Fee statement"),
    SheetKey.CHECKING: N_("Verification"),
    SheetKey.CONTRACT: N_("Contract check"),
    SheetKey.FIT: N_("Fit"),
    SheetKey.AGENCIES: N_("Agencies"),
    SheetKey.ACTIONS: N_("Actions"),
    SheetKey.DEFINITIONS: N_("Definitions"),
    SheetKey.DATA: N_("Data"),
    SheetKey.CHART_DATA: N_("Chart data"),
}
_QUESTIONS = {
    SheetKey.SUMMARY: N_("How was the month, and what do we ask for?"),
    SheetKey.KPI: N_("Were the promised measures reached?"),
    SheetKey.FUNNEL: N_("At which stage does it stop, and what would fixing it bring?"),
    SheetKey.TREND: N_("Is it getting better, or is it chance?"),
    SheetKey.FEES: N_("Is this month's bill as agreed?"),
    SheetKey.CHECKING: N_("Can I check the figures of this report myself?"),
    SheetKey.CONTRACT: N_("What should change in the contract?"),
    SheetKey.FIT: N_("Does paying by results suit our shop?"),
    SheetKey.AGENCIES: N_("Which agency suits us, and on what evidence?"),
    SheetKey.ACTIONS: N_("Who does what by when, and did it work?"),
    SheetKey.DEFINITIONS: N_("What does each figure count, and where does it come from?"),
    SheetKey.DATA: N_("The monthly figures all of it rests on."),
    SheetKey.CHART_DATA: N_("The figures the charts read."),
}


def sheet_name(key: SheetKey) -> str:
    """Give a sheet's name in the language spoken now."""
    return _(_NAMES[key])


def question(key: SheetKey) -> str:
    """Give the question a sheet answers."""
    return _(_QUESTIONS[key])


def sheets(report: Report) -> tuple[SheetKey, ...]:
    """Give the sheets a report has, in their order: those for which it holds something."""
    absent = {
        SheetKey.FUNNEL: report.funnel is None,
        SheetKey.TREND: report.trend is None,
        SheetKey.FEES: report.fees is None,
        SheetKey.CONTRACT: report.contract is None,
        SheetKey.FIT: report.fit is None,
        SheetKey.AGENCIES: report.agencies is None,
        SheetKey.ACTIONS: report.actions is None,
        SheetKey.DEFINITIONS: not report.definitions,
    }
    return tuple(key for key in SheetKey if not absent.get(key, False))

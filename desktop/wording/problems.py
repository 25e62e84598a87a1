"""Problems in words: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.domain.kpis import Measure
from desktop.domain.problems import Code, Problem
from desktop.language import N_, _
from desktop.wording import importing
from desktop.wording.documents import said
from desktop.wording.kpis import name_of

_SENTENCES: dict[Code, str] = {
    Code.UNREADABLE: N_("{file} cannot be read. Nothing was changed. Check that it is a TOML text in UTF-8."),
    Code.UNKNOWN_KEY: N_("{file}: “{where}” is not known. Nothing was computed. Check its spelling."),
    Code.MISSING_KEY: N_("{file}: “{where}” is missing. Nothing was computed. Please add it."),
    Code.WRONG_TYPE: N_(
        "{file}: “{where}” is not of the right kind. Nothing was computed. Expected: {expected}."
    ),
    Code.IMPOSSIBLE: N_("{file}: “{where}” cannot be. Nothing was computed. {reason}"),
    Code.UNMEASURED: N_(
        "{kpi} of {month} is not measured, and a fee depends on it. Nothing was computed. Please enter the count."
    ),
    Code.NOT_A_NUMBER: N_("Please enter a number only (such as 23). The value kept is unchanged."),
    Code.NOT_A_MONTH: N_("Please enter a month (such as 2026-11). The value kept is unchanged."),
    Code.NOT_A_DAY: N_("Please enter a day (such as 2026-11-05). The value kept is unchanged."),
    Code.DAY_AHEAD: N_("This day is still to come. The value kept is unchanged."),
    Code.DAY_TOO_EARLY: N_("This day is before {month} began. The value kept is unchanged."),
    Code.DAY_KEPT_ALREADY: N_(
        "This day is kept already. Nothing was changed. Please change that line instead."
    ),
    Code.AMOUNT_MISSING: N_("Please enter the amount. Nothing was changed."),
    Code.DAY_MISSING: N_("Please enter the day. Nothing was changed."),
    Code.PLACE_MISSING: N_("Please say where you saw it. Nothing was changed."),
    Code.NOT_A_REGISTRATION: N_(
        "A registration number is a T and 13 digits. The value kept is unchanged. Please check its digits."
    ),
    Code.BELOW_ZERO: N_("This number cannot be below zero. The value kept is unchanged."),
    Code.NOT_WHOLE: N_("Please enter a whole number (such as 23). The value kept is unchanged."),
    Code.NOT_EXACT: N_(
        "Please enter the exact number in digits (such as 124300): it is reckoned with to the last one. The value kept is unchanged."
    ),
    Code.ABOVE_WHOLE: N_("A share cannot be above 100 %. The value kept is unchanged."),
    Code.TOO_LARGE: N_("This number is too large. The value kept is unchanged. Please check its digits."),
    Code.NO_SHOP: N_("There is no shop yet. Make one with new-shop, or look around with sample."),
    Code.FIELD_EMPTY: N_("Please fill this in to go on. Everything else you entered is kept."),
    Code.CHOICE_MISSING: N_("Please choose one to go on. Everything else you entered is kept."),
    Code.DOORS_ABOVE_GOAL: N_(
        "Together this is more than the {count} a month aimed at. Please lower one of the numbers."
    ),
    Code.NOT_AN_ADDRESS: N_(
        "Please enter the address of a page (such as https://example.jp/). The value kept is unchanged."
    ),
    Code.ADDRESS_TOO_LONG: N_(
        "This address is too long for a QR code. The value kept is unchanged. Please use a shorter page."
    ),
    Code.NOT_A_PHONE: N_(
        "Please enter a telephone number (such as 03-1234-5678). The value kept is unchanged."
    ),
    Code.DOCUMENT_KIND: N_(
        "“{where}” was not attached. A PDF, Word, Excel, picture (PNG, JPEG) or text file without macros can be."
    ),
    Code.DOCUMENT_TOO_LARGE: N_(
        "“{where}” was not attached: it is {size} MB, and up to {most} MB can be attached."
    ),
    Code.DOCUMENT_EMPTY: N_("“{where}” was not attached: the file is empty."),
    Code.DOCUMENT_UNREADABLE: N_(
        "“{where}” was not attached: it was not found or cannot be read. Please check its name and place."
    ),
    Code.DOCUMENT_ONE: N_("One document can be attached. Please choose one file."),
    Code.TAG_TWICE: N_(
        "Another one is the same or too much alike, so they could not be told apart when counted. Please change one."
    ),
    Code.NO_SUCH_SHOP: N_("There is no shop called “{where}”. Nothing was changed."),
    Code.NO_SUCH_LAYOUT: N_("The columns of such tables are not remembered any more. Nothing was changed."),
    Code.NO_COLUMN_MATCHED: N_("Please say of at least one column what it holds. Nothing was kept."),
    Code.COLUMN_TWICE: N_(
        "“{kpi}” is chosen for two columns. Please keep the one that counts. Nothing was kept."
    ),
    Code.WHICH_SHOP: N_("There are several shops. Please say which one with --shop."),
    Code.UNKNOWN_KPI: N_("“{where}” is not a KPI of the catalogue. Nothing was changed."),
    Code.COMPUTED_KPI: N_("“{where}” is computed from its parts and is not typed. Nothing was changed."),
    Code.MONTH_CLOSED: N_("{month} is closed. Nothing was changed. Reopen the month to edit it."),
    Code.MONTH_NOT_OVER: N_("{month} is not over yet, so it stays open. Close it once it has ended."),
    Code.REASON_MISSING: N_("Please write a reason. Nothing was changed."),
    Code.NAME_TAKEN: N_(
        "There is a shop called “{where}” already. Nothing was changed. Choose another name."
    ),
    Code.MEASURE_NAME_TAKEN: N_(
        "There is a measure called “{name}” already. Nothing was changed. Choose another name."
    ),
    Code.MEASURE_SETTLED: N_(
        "Months, fees or other measures rest on it, so its unit and how it is worked out stay. Nothing was changed. You may make another measure."
    ),
    Code.PART_GONE: N_("One of these measures is not there any more. Please take it out."),
    Code.PART_CIRCLE: N_(
        "“{name}” is itself worked out from this measure. Nothing was changed. Please choose another one."
    ),
    Code.PARTS_UNLIKE: N_(
        "Only counts, or amounts of the same unit, can be added up. Please choose measures of one unit."
    ),
    Code.PARTS_OTHER_UNIT: N_("What is worked out here has another unit. Please choose a unit that fits."),
    Code.NO_SUCH_QUESTION: N_(
        "This question is not there any more. Nothing was changed. Please look at the list again."
    ),
    Code.QUESTION_EMPTY: N_("Please write the question. Nothing was changed."),
    Code.NAME_MISSING: N_("Please give the shop a name. Nothing was changed."),
    Code.CANCEL_EARLIER: N_(
        "Only results of an earlier month can be cancelled later. Nothing was changed. For {month} itself, enter them as invalid."
    ),
    Code.CANCEL_TOO_MANY: N_("Only {left} of {month} are left to cancel. Nothing was changed."),
    Code.NO_CONTRACT: N_(
        "There is no contract yet, so there is no fee to compute. Please enter the contract."
    ),
    Code.OUTSIDE_CONTRACT: N_("{month} is outside the contract, so there is no fee for it."),
    Code.COUNT_ROUNDED: N_(
        "“{where}” of {month} was typed as a rounded number, and a fee depends on it. Nothing was computed. Please enter the exact count."
    ),
    Code.MORE_INVALID_THAN_COUNTED: N_(
        "“{where}” of {month}: more is invalid than came in. Nothing was computed. Please check both counts."
    ),
    Code.NO_INVOICE: N_("There is no invoice for {month} yet. Nothing was changed."),
    Code.NO_GOAL: N_("There is no goal yet. Nothing was changed. Set the goal first."),
    Code.NO_PLAN: N_("There is no KPI plan for {month}. Nothing was changed."),
    Code.NOTHING_MEASURED: N_(
        "Nothing is measured in {month}, so there is nothing to report. No file was written. Enter the month's figures first."
    ),
    Code.NOT_IN_PLAN: N_("“{where}” is not in the KPI plan. Nothing was changed."),
    Code.ALREADY_IN_PLAN: N_("“{where}” is in the KPI plan already. Nothing was changed."),
    Code.PLAN_NEEDS_RESULT: N_(
        "“{where}” is the result of the KPI plan. Nothing was changed. Choose another result first."
    ),
    Code.PLAN_CLOSED: N_(
        "Months under this KPI plan are closed, and they keep it. Nothing was changed. Start a new version from a later month."
    ),
    Code.PLAN_BEGUN: N_("This version of the KPI plan has begun already, so it stays. Nothing was changed."),
    Code.PLAN_ORDER: N_(
        "{month} does not lie between the versions before and after, or is over. Nothing was changed. Choose another month."
    ),
    Code.PLAN_EXISTS: N_("A version of the KPI plan begins in {month} already. Nothing was changed."),
    Code.REFERENCE_RESULT: N_(
        "“{where}” does not show whether customers come. Nothing was changed. To aim at it all the same, write the reason."
    ),
    Code.GOAL_MONTHS: N_("The goal’s last month is before its first. Nothing was changed."),
    Code.GOAL_TARGET: N_("The goal has to be at least 1. The value kept is unchanged."),
    Code.RATE_ORDER: N_(
        "Low, typical and high rate have to rise, above 0 % and up to 100 %. The values kept are unchanged."
    ),
    Code.WEIGHT_ZERO: N_("A weight has to be above 0; 1 is an average month. The values kept are unchanged."),
    Code.LICENCE_OPEN: N_(
        "A fee for each application or hire may need a licence. Nothing was changed. Answer that question of the check before signing."
    ),
    Code.NO_SUCH_STAGE: N_("The funnel has no such stage. Nothing was changed."),
    Code.STAGE_NEEDED: N_(
        "The funnel cannot do without its first stage and that of the goal. Nothing was changed."
    ),
    Code.STAGE_THERE: N_(
        "“{where}” belongs to the funnel already. Nothing was changed. If it was left out, bring it back."
    ),
    Code.NO_OWN_RATE: N_("Your months do not give a rate for this stage yet. Nothing was changed."),
    Code.NOT_SIGNED: N_(
        "This contract is not signed yet, so its terms can be changed directly. Nothing was changed."
    ),
    Code.AMENDED_TOO_EARLY: N_(
        "{month} is where the contract begins, or before. Nothing was changed. Choose a later month."
    ),
    Code.NO_SUCH_CONTRACT: N_("There is no such contract. Nothing was changed."),
    Code.CONTRACT_STANDS: N_(
        "This contract was signed, so it stays in the records. Nothing was changed. It can be ended instead."
    ),
    Code.ALREADY_SIGNED: N_("This contract is signed already. Nothing was changed."),
    Code.NO_SUCH_CRITERION: N_("The scorecard has no “{where}”. Nothing was changed."),
    Code.SCORE_RANGE: N_("A score goes from 0 to 4. The score kept is unchanged."),
    Code.SCORE_ABOVE_EVIDENCE: N_(
        "With this evidence a score is {most} at most. The score kept is unchanged. What would show more?"
    ),
    Code.WEIGHTS_ALL_ZERO: N_("At least one weight has to be above 0. The weights kept are unchanged."),
    Code.NO_SUCH_AGENCY: N_("There is no such agency. Nothing was changed."),
    Code.AGENCY_IN_USE: N_(
        "There is a contract with “{where}”, so its record stays. Nothing was changed. You may decline it instead."
    ),
    Code.CHANGED_ELSEWHERE: N_(
        "This was changed meanwhile, so the step is not taken back. Nothing was changed."
    ),
    Code.NOTHING_TO_UNDO: N_("There is nothing to undo."),
    Code.NOTHING_TO_REDO: N_("There is nothing to do again."),
}


def sentence(problem: Problem, measures: Mapping[str, Measure] | None = None) -> str:
    """Say a problem in the chosen language; with the catalogue's measures, KPIs by their names."""
    if measures is not None:
        problem = _named(problem, measures)
    if problem.code in importing.CODES:
        return importing.sentence(problem)
    empty = {
        "file": "",
        "expected": "",
        "reason": "",
        "kpi": "",
        "month": "",
        "left": "",
        "count": "",
        "name": "",
    }
    values = empty | said(problem.values)
    text = _(_SENTENCES[problem.code]).format(where=problem.where, **values)
    if problem.code is Code.UNMEASURED and values["file"]:
        return _("{file}: “{where}” is missing. {text}").format(
            file=values["file"], where=problem.where, text=text
        )
    return text


def _named(problem: Problem, measures: Mapping[str, Measure]) -> Problem:
    values = dict(problem.values)
    if "kpi" in values:
        values["kpi"] = name_of(measures, str(values["kpi"]))
    return replace(problem, where=name_of(measures, problem.where), values=values)

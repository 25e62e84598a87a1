"""Problems in words: what happened, what is safe, what to do."""

from __future__ import annotations

from desktop.domain.problems import Code, Problem
from desktop.language import N_, _

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
    Code.BELOW_ZERO: N_("This number cannot be below zero. The value kept is unchanged."),
    Code.NO_SUCH_SHOP: N_("There is no shop called “{where}”. Nothing was changed."),
    Code.WHICH_SHOP: N_("There are several shops. Please say which one with --shop."),
    Code.UNKNOWN_KPI: N_("“{where}” is not a KPI of the catalogue. Nothing was changed."),
    Code.COMPUTED_KPI: N_("“{where}” is computed from its parts and is not typed. Nothing was changed."),
    Code.MONTH_CLOSED: N_("{where} is closed. Nothing was changed. Reopen the month to edit it."),
    Code.CHANGED_ELSEWHERE: N_(
        "This was changed meanwhile, so the step is not taken back. Nothing was changed."
    ),
    Code.NOTHING_TO_UNDO: N_("There is nothing to undo."),
    Code.NOTHING_TO_REDO: N_("There is nothing to do again."),
}


def sentence(problem: Problem) -> str:
    """Say a problem in the chosen language."""
    values = {"file": "", "expected": "", "reason": "", "kpi": "", "month": ""} | dict(problem.values)
    return _(_SENTENCES[problem.code]).format(where=problem.where, **values)

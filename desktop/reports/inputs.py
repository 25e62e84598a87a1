"""What a workbook to fill in needs: locked cells, rules for what may be entered, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openpyxl.worksheet.datavalidation import DataValidation

from desktop.domain.month import Month
from desktop.language import _
from desktop.reports.paper import Paper

LARGEST = 10**8
"""The largest number a cell takes."""
_TITLE, _MESSAGE = 32, 255
"""The most letters Excel shows of a message's title and text."""
_HERE = "{cell}"
"""The first of the cells a rule is put on, as its formula names it."""


def lock(paper: Paper, *hidden: str) -> None:
    """Lock all but the yellow cells, without a password: nobody writes over a question by accident.

    Rows and columns can still be made wider; those named in `hidden` are out of sight.
    """
    guard = paper.sheet.protection
    guard.sheet = True
    guard.formatRows = guard.formatColumns = False
    for letter in hidden:
        paper.sheet.column_dimensions[letter].hidden = True


@dataclass(frozen=True, slots=True)
class Says:
    """What Excel says of a cell: a title, what is wrong with other input, and what belongs there."""

    title: str
    error: str
    prompt: str = ""


def restrict(paper: Paper, area: str, rule: DataValidation, says: Says) -> None:
    """Put a rule on cells; they may stay empty."""
    rule.formula1 = rule.formula1.replace(_HERE, area.partition(":")[0])
    rule.allow_blank = True
    rule.showErrorMessage = True
    rule.errorTitle, rule.error = says.title[:_TITLE], says.error[:_MESSAGE]
    if says.prompt:
        rule.showInputMessage = True
        rule.promptTitle, rule.prompt = says.title[:_TITLE], says.prompt[:_MESSAGE]
    rule.add(area)
    paper.sheet.add_data_validation(rule)


def whole(least: int = 0, most: int = LARGEST) -> DataValidation:
    """Allow whole numbers."""
    return DataValidation(type="whole", operator="between", formula1=str(least), formula2=str(most))


def broken(most: int = LARGEST, least: int = 0) -> DataValidation:
    """Allow numbers that may be broken; of shares up to 1."""
    return DataValidation(type="decimal", operator="between", formula1=str(least), formula2=str(most))


def short(most: int) -> DataValidation:
    """Allow texts up to so many letters."""
    return DataValidation(type="textLength", operator="lessThanOrEqual", formula1=str(most))


def days_of(month: Month) -> DataValidation:
    """Allow the days of one month."""
    first, last = (f"DATE({x.year},{x.month},{x.day})" for x in (month.first, month.last))
    return DataValidation(type="date", operator="between", formula1=first, formula2=last)


def days_from(month: Month) -> DataValidation:
    """Allow days from the first of a month on."""
    first = f"DATE({month.year},{month.month},1)"
    return DataValidation(type="date", operator="greaterThanOrEqual", formula1=first)


def link() -> DataValidation:
    """Allow links."""
    return DataValidation(type="custom", formula1=f'LEFT({_HERE},8)="https://"')


def one_of(area: str) -> DataValidation:
    """Allow what a list offers."""
    return DataValidation(type="list", formula1=area)


def pick() -> str:
    """Say that only what the list offers can be picked."""
    return _("Please choose one of the list, or leave it empty.")


def such_as(day: date) -> str:
    """Show a day as every program understands it, whatever its country."""
    return _("Such as {day}.").format(day=day.isoformat())

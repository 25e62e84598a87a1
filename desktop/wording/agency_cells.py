"""What was not understood in an agency's input workbook, in words: by sheet and cell, what is kept, what to do."""

from __future__ import annotations

from desktop.domain.problems import Code
from desktop.language import N_

SENTENCES: dict[Code, str] = {
    Code.SHEET_WITHOUT_CODES: N_(
        "{where} has lost the hidden sheet that says which shop and month it is of, so nothing was read. Please ask for the file as it was sent, filled in."
    ),
    Code.SHEET_NEWER: N_(
        "{where} was made with a newer version of the program, so nothing was read. Please update the program."
    ),
    Code.SHEET_OTHER_SHOP: N_(
        "{where} is the input sheet of another shop, so nothing was read. Please choose that shop first."
    ),
    Code.SHEET_OTHER_MONTH: N_(
        "{where} is the input sheet of {month}, not of {asked}, so nothing was read. Please choose the other file or month."
    ),
    Code.SHEET_FORMULA: N_(
        "{where}, “{sheet}” {cell}: a formula (“{text}”) without a result. It stays empty; the rest was read. Please ask for the number."
    ),
    Code.SHEET_NO_NUMBER: N_(
        "{where}, “{sheet}” {cell}: “{text}” is not a number. It stays empty; the rest was read."
    ),
    Code.SHEET_BELOW_ZERO: N_(
        "{where}, “{sheet}” {cell}: {text} is below 0. It stays empty; the rest was read."
    ),
    Code.SHEET_NOT_WHOLE: N_(
        "{where}, “{sheet}” {cell}: {text} is not a whole number. It stays empty; the rest was read."
    ),
    Code.SHEET_ABOVE_WHOLE: N_(
        "{where}, “{sheet}” {cell}: {text} would be above 100 %. It stays empty; the rest was read. Please ask for it as 46 % or 0.46."
    ),
    Code.SHEET_TOO_LARGE: N_(
        "{where}, “{sheet}” {cell}: {text} is too large. It stays empty; the rest was read."
    ),
    Code.SHEET_MORE_INVALID: N_(
        "{where}, “{sheet}” {cell}: more invalid ones ({text}) than there are in all. They stay empty; the rest was read."
    ),
    Code.SHEET_NOT_COUNTED: N_(
        "{where}, “{sheet}” {cell}: there is a number ({text}), but “not counted” is chosen. It stays not measured; the rest was read."
    ),
    Code.SHEET_NO_DAY: N_(
        "{where}, “{sheet}” {cell}: “{text}” is not a date. It was left out; the rest was read."
    ),
    Code.SHEET_OTHER_DAY: N_(
        "{where}, “{sheet}” {cell}: {day} does not lie in {month}. It was left out; the rest was read."
    ),
    Code.SHEET_NO_MONTH: N_(
        "{where}, “{sheet}” {cell}: “{text}” is not a month. The row was left out; the rest was read."
    ),
    Code.SHEET_OTHER_CHOICE: N_(
        "{where}, “{sheet}” {cell}: “{text}” is not in the list. It was left out; the rest was read."
    ),
    Code.SHEET_OTHER_FIGURE: N_(
        "{where}, “{sheet}” {cell}: “{text}” is none of the figures of this sheet. The row was left out; the rest was read."
    ),
    Code.SHEET_NO_LINK: N_(
        "{where}, “{sheet}” {cell}: “{text}” is not a link. It was left out; the rest was read."
    ),
    Code.SHEET_ROW_LACKS: N_(
        "{where}, “{sheet}” {cell} is empty, and without it the row cannot be used. The row was left out; the rest was read."
    ),
    Code.SHEET_TWICE: N_(
        "{where}, “{sheet}” {cell}: this row stands there twice. The upper one counts; the rest was read."
    ),
    Code.SHEET_CUT: N_(
        "{where}, “{sheet}” {cell}: the text is too long. Only its first {count} letters were read."
    ),
    Code.SHEET_FIGURE_GONE: N_(
        "{where}, {cell}: this figure is not one that is entered here any more. It was left out; the rest was read."
    ),
}
"""`where` is the file; sheet and cell are named as the spreadsheet program does."""

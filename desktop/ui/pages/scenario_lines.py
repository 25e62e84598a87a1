"""The comparison as pictures and tables: whiskers, a row for each option, and one option month by month."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.domain.scenarios.from_book import ONESELF
from desktop.domain.scenarios.prospect import Case
from desktop.language import _
from desktop.ui.tokens import Colour
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, nothing, number
from desktop.ui.widgets.whiskers import Whisker
from desktop.wording.amounts import month_alone, plain, signed_yen, yen
from desktop.wording.scenarios import (
    about,
    break_even_words,
    case_word,
    chance_words,
    close_rate_words,
    option_name,
    option_note,
    period,
    range_words,
)

if TYPE_CHECKING:
    from desktop.domain.scenarios.compared import Compared
    from desktop.domain.scenarios.from_book import Setting
    from desktop.domain.scenarios.playing import CasePath, Played, Range
    from desktop.wording.fee_words import Words


def whiskers(compared: Compared, setting: Setting) -> Iterator[Whisker]:
    """Draw what each option leaves; where nobody knows what a result brings, what it costs."""
    for played in compared.play.options:
        shown = played.left if setting.valued else played.fee
        said = signed_yen(about(shown.median)) if setting.valued else yen(_middle(shown))
        yield Whisker(
            plain(option_name(played.key, setting, compared.wanted)),
            plain(option_note(played.key, setting, compared.wanted)),
            shown.low,
            shown.median,
            shown.high,
            plain(said),
        )


def comparison(compared: Compared, setting: Setting, words: Words) -> Lines:
    """Lay the options below each other, a column for each figure."""
    over = _("Fee over {months}").format(months=period(compared.wanted.months))
    fees = (Column("what", _("Compared"), stretch=True), Column("fee", over, right=True))
    worth = (
        Column("left", _("Left"), right=True),
        Column("loss", _("Chance of a loss"), right=True),
        Column("even", _("No loss from, a month"), right=True, spare=True),
        Column("worst", _("Hardest month"), right=True, spare=True),
    )
    rows = (_row(x, compared, setting, words) for x in compared.play.options)
    return Lines((*fees, *worth) if setting.valued else fees, tuple(rows))


def _row(played: Played, compared: Compared, setting: Setting, words: Words) -> Row:
    name = plain(option_name(played.key, setting, compared.wanted))
    first = bool(setting.deals) and played.key == setting.deals[0].contract.id
    cells = [Cell(name, bold=first), _fee(played)]
    if setting.valued and setting.goal is not None:
        left, worst = played.left, played.worst_month.median
        even = plain(break_even_words(played, words, setting.goal.kpi))
        cells += [
            number(
                plain(signed_yen(about(left.median))),
                colour=_ink(left.median),
                below=plain(range_words(left)),
            ),
            number(chance_words(played.loss)),
            number(even, below=plain(close_rate_words(played))),
            number(plain(signed_yen(about(worst))), colour=_ink(worst)),
        ]
    return Row(played.key, tuple(cells))


def _fee(played: Played) -> Cell:
    if played.key == ONESELF:
        return nothing()
    return number(plain(yen(_middle(played.fee))), below=plain(range_words(played.fee)))


def _middle(found: Range) -> int:
    return found.median if found.always_same else about(found.median)


def _ink(amount: int) -> Colour:
    return "bad" if amount < 0 else "text"


def month_by_month(played: Played, setting: Setting) -> Lines:
    """Lay out the cash of each month in the plain cases, then what they come to."""
    order = (Case.PESSIMISTIC, Case.EXPECTED, Case.OPTIMISTIC, Case.NOTHING)
    paths = [played.cases[case] for case in order]
    columns = (
        Column("month", _("Cash of the month"), stretch=True),
        *(Column(case, case_word(case), right=True, rule=case is Case.NOTHING, alike=True) for case in order),
    )
    length = len(paths[0].months)
    months = tuple(
        Row(
            f"month{at}",
            (Cell(month_alone(setting.now + at)), *(_amount(path.months[at].cash) for path in paths)),
        )
        for at in range(length)
    )
    return Lines(columns, (*months, *_sums(paths, setting)))


def _sums(paths: list[CasePath], setting: Setting) -> Iterator[Row]:
    yield Row("results", (Cell(_("Results")), *(number(f"{x.results:,}") for x in paths)), kind="sum")
    yield Row("fee", (Cell(_("Fee")), *(number(plain(yen(x.fee))) for x in paths)))
    left = _("Left, own hours taken off") if setting.hourly_cost else _("Left")
    yield Row("left", (Cell(left), *(_amount(x.left) for x in paths)), kind="total")


def _amount(amount: int) -> Cell:
    return number(plain(signed_yen(amount)), colour=_ink(amount))

"""Outlook and change in words: the short words of the chips, and sentences with their numbers.

A chance is never said as 0 % or 100 %: few counts prove neither.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from desktop.domain.money import Yen
from desktop.domain.month import Month
from desktop.domain.outlook import Counts, Forecast, LastChange, Outlook, Prospect
from desktop.domain.statistics import ENOUGH_COUNTED, LEANING, Change, Comparison, Spread
from desktop.domain.statistics import change as word_of_change
from desktop.language import N_, _, ngettext
from desktop.wording.amounts import count, month_alone, number, percent, yen

_PROSPECTS = {
    Prospect.ON_TRACK: N_("On track"),
    Prospect.LIKELY: N_("More likely than not"),
    Prospect.DIFFICULT: N_("Difficult"),
    Prospect.UNLIKELY: N_("Unlikely at this pace"),
}
_CHANGES = {
    Change.CLEARLY_UP: N_("Clearly up"),
    Change.POSSIBLY_UP: N_("Possibly up"),
    Change.CANNOT_TELL: N_("Cannot tell yet"),
    Change.POSSIBLY_DOWN: N_("Possibly down"),
    Change.CLEARLY_DOWN: N_("Clearly down"),
}
_LAST_MONTH = {
    Change.CLEARLY_UP: N_(
        "The last month is clearly above the months before it (chance that it rose: {chance})."
    ),
    Change.POSSIBLY_UP: N_(
        "The last month is possibly above the months before it (chance that it rose: {chance})."
    ),
    Change.CANNOT_TELL: N_(
        "Whether the last month differs from the months before it cannot be told yet (chance that it rose: {chance})."
    ),
    Change.POSSIBLY_DOWN: N_(
        "The last month is possibly below the months before it (chance that it rose: {chance})."
    ),
    Change.CLEARLY_DOWN: N_(
        "The last month is clearly below the months before it (chance that it rose: {chance})."
    ),
}


def prospect_word(prospect: Prospect) -> str:
    """Say the chip of an outlook."""
    return _(_PROSPECTS[prospect])


def change_word(change: Change) -> str:
    """Say one of the five words of change."""
    return _(_CHANGES[change])


def chance(probability: float) -> str:
    """Say the chance of a target in whole percent."""
    return _whole_percent(probability, Prospect.of)


def chance_of_rise(up: float) -> str:
    """Say P(up) in whole percent."""
    return _whole_percent(up, _word_if_enough)


def _word_if_enough(up: float) -> Change:
    return word_of_change(up, ENOUGH_COUNTED)


def _whole_percent(probability: float, word: Callable[[float], StrEnum]) -> str:
    """Round, but never to a number that would get another word: 79.7 % is not said as 80 %."""
    if probability < 0.01:
        return _("under 1%")
    if probability > 0.99:
        return _("over 99%")
    whole = round(probability * 100)
    if word(whole / 100) is not word(probability):
        whole += 1 if probability > whole / 100 else -1
    return f"{whole}%"


def forecast_sentence(basis: Counts, forecast: Forecast, last: Month | None, unit: str = "") -> str:
    """Say where this pace leads until the period's last month (or its end); `unit` is the KPI's counter."""
    target = count(basis.target, unit)
    if basis.total >= basis.target:
        return _("{total} so far: the target of {target} is reached.").format(
            total=count(basis.total, unit), target=target
        )
    if not basis.months_left:
        return _("The period ended with {total}; the target of {target} was not reached.").format(
            total=count(basis.total, unit), target=target
        )
    said = {"low": number(forecast.low), "high": count(forecast.high, unit)}
    said |= {"target": target, "chance": chance(forecast.chance)}
    if last is None:
        return _(
            "At this pace {low} to {high} by the end. The chance of reaching {target} is {chance}."
        ).format(**said)
    return _("At this pace {low} to {high} by {month}. The chance of reaching {target} is {chance}.").format(
        month=month_alone(last), **said
    )


def season_sentence(season: Forecast | None, unit: str = "") -> str:
    """Say what the season changes, or that it is not looked at."""
    if season is None:
        return _("The season is not removed.")
    return _("With the season in mind it is {low} to {high}, and the chance {chance}.").format(
        low=number(season.low), high=count(season.high, unit), chance=chance(season.chance)
    )


def widened_sentence(outlook: Outlook) -> str:
    """Say that the range is wider because months vary more than chance; empty where it is not."""
    if outlook.widened is None:
        return ""
    return _("The months vary a lot, so the range is widened.")


def rate_sentence(rate: Spread, months: int, unit: str = "") -> str:
    """Say the pace of a month with its range, and how many months it rests on."""
    return ngettext(
        "About {median} a month (90% range {low} to {high}), from {months} month.",
        "About {median} a month (90% range {low} to {high}), from {months} months.",
        months,
    ).format(
        median=_broken(rate.median, unit), low=_broken(rate.low), high=_broken(rate.high, unit), months=months
    )


def ratio_sentence(ratio: Spread) -> str:
    """Say a share with its range."""
    return _("Share: {median} (90% range {low} to {high}).").format(
        median=percent(ratio.median, 2), low=percent(ratio.low, 2), high=percent(ratio.high, 2)
    )


def last_change_sentence(change: LastChange) -> str:
    """Say how the last month compares with the mean of all before it."""
    return _(_LAST_MONTH[change.change]).format(chance=chance_of_rise(change.up))


def comparison_sentence(
    comparison: Comparison, earlier: tuple[int, int], later: tuple[int, int], unit: str = ""
) -> str:
    """Say what two periods, each (results, months), allow: the word, the counts, the chance, the ratio."""
    return _(
        "{word}: {before} in {months_before} mo. before, {after} in {months_after} mo. after. Chance that it rose: {chance}; {ratio} times as many (90% range {low} to {high})."
    ).format(
        word=change_word(comparison.change),
        before=count(earlier[0], unit),
        months_before=earlier[1],
        after=count(later[0], unit),
        months_after=later[1],
        chance=chance_of_rise(comparison.up),
        ratio=_broken(comparison.ratio.median),
        low=_broken(comparison.ratio.low),
        high=_broken(comparison.ratio.high),
    )


def size_sentence(comparison: Comparison, worth: Yen | None = None, monthly_fee: Yen | None = None) -> str:
    """Say how much a clear increase is; empty where nothing needs saying.

    `worth` is what the change brings a month, yen: below a tenth of the month's fee it is called small.
    """
    if comparison.change not in (Change.CLEARLY_UP, Change.POSSIBLY_UP):
        return ""
    if comparison.up_fifth < LEANING:
        return _("How much is not known yet.")
    clear = comparison.change is Change.CLEARLY_UP
    if clear and worth is not None and monthly_fee is not None and worth * 10 < monthly_fee:
        return _("It rose, but by little: about {amount} a month.").format(amount=yen(worth))
    return ""


def visibility_sentence(monthly: str, factor: float, months: int) -> str:
    """Say how long it takes until a rise by `factor` shows; `monthly` is the present pace in words."""
    return ngettext(
        "With {monthly} a month now, a rise to {factor} times shows after about {months} month before and after.",
        "With {monthly} a month now, a rise to {factor} times shows after about {months} months before and after.",
        months,
    ).format(monthly=monthly, factor=number(Decimal(str(factor))), months=months)


def _broken(value: float, unit: str = "") -> str:
    """Say a number that is not whole: one digit after the point, two below one."""
    return count(Decimal(f"{value:.{2 if value < 1 else 1}f}"), unit)

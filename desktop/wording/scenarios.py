"""What if, in words: the names of what is compared, the verdict, and a sentence for every figure.

A chance is never said as 0 % or 100 %: ten thousand tries prove neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain.contract.contracts import ContractState
from desktop.domain.month import Month
from desktop.domain.scenarios.from_book import FLAT, ONESELF, Basis, Lack, Setting
from desktop.domain.scenarios.prospect import Case
from desktop.language import N_, _, ngettext
from desktop.wording.agencies import agency_name
from desktop.wording.amounts import month_name, number, percent, signed_yen, yen
from desktop.wording.fee_words import Words

if TYPE_CHECKING:
    from desktop.domain.scenarios.compared import Compared, Wanted
    from desktop.domain.scenarios.from_book import Deal
    from desktop.domain.scenarios.playing import Play, Played, Range

_CASES = {
    Case.NOTHING: N_("If nothing comes"),
    Case.PESSIMISTIC: N_("Pessimistic"),
    Case.EXPECTED: N_("Expected"),
    Case.OPTIMISTIC: N_("Optimistic"),
}
_LACKS = {
    Lack.GOAL: N_("Set the goal first: then contracts can be compared by what they leave."),
    Lack.COUNTS: N_(
        "How many results may come is not known yet. Three full months are enough, or the views of a month."
    ),
    Lack.PROFIT: N_("What a result brings is not known, so only fees and costs are compared here."),
    Lack.TERMS: N_("No contract with fees has been entered yet."),
    Lack.HOURLY_COST: N_("What an hour of your own costs is not known, so your hours are not counted."),
}
_CLEAR = 0.8
"""Of the tries: below that two options are hardly told apart."""


def chance_words(share: float) -> str:
    """Say a share of the tries: ``34%``, ``under 1%``, ``over 99%``."""
    if share < 0.01:
        return _("under 1%")
    return _("over 99%") if share > 0.99 else percent(share, 0)


def case_word(case: Case) -> str:
    """Say 悲観, 想定, 楽観, or that nothing comes."""
    return _(_CASES[case])


def lack_sentence(lack: Lack) -> str:
    """Say what is not known, and what follows."""
    return _(_LACKS[lack])


def about(amount: float) -> int:
    """Round what tries came to: to hundreds, from 10,000 yen on to thousands; more would only seem exact."""
    step = 1000 if abs(amount) >= 10_000 else 100
    return round(amount / step) * step


def option_name(key: str, setting: Setting, wanted: Wanted) -> str:
    """Say what is compared, in a few words."""
    if key == FLAT:
        return _("A flat fee of {amount} a month").format(amount=yen(wanted.flat))
    if key == ONESELF:
        return _("Doing it yourself")
    deal = setting.deal(key)
    assert deal is not None
    if deal.contract.state is ContractState.SIGNED:
        return _("Keeping this contract")
    return _("A contract with {agency}").format(agency=_agency(deal))


def option_note(key: str, setting: Setting, wanted: Wanted) -> str:
    """Say below the name what it is."""
    if key == FLAT:
        return _("an example to compare with")
    if key == ONESELF:
        return _("{hours} hours a month").format(hours=number(wanted.hours))
    deal = setting.deal(key)
    assert deal is not None
    return _agency(deal) if deal.contract.state is ContractState.SIGNED else _offer(deal)


def _offer(deal: Deal) -> str:
    return _("an offer from {month} on").format(month=month_name(deal.terms.first_month))


def _agency(deal: Deal) -> str:
    return _("an agency without a name") if deal.agency is None else agency_name(deal.agency)


def unknown_sentence(deal: Deal, words: Words) -> str:
    """Say why a contract is not among what is compared."""
    said = _("The contract with {agency} cannot be compared yet: how many of “{kpi}” may come is not known.")
    return said.format(agency=_agency(deal), kpi=words.names(deal.unknown[0]))


def period(months: int) -> str:
    """Say how long is looked ahead: ``12 months``."""
    return ngettext("{count} month", "{count} months", months).format(count=months)


# --- the verdict ------------------------------------------------------------------------------------


def verdict(compared: Compared, setting: Setting) -> str:
    """Say which contract leaves most, and in how many of the tries; its first sentence is ``<b>…</b>``."""
    first_two = _first_two(compared.play)
    if first_two is None:
        return _("<b>There is no contract to compare with yet.</b>")
    best, other = first_two
    names = {
        "best": option_name(best.key, setting, compared.wanted),
        "other": option_name(other.key, setting, compared.wanted),
    }
    share = compared.play.versus(best.key, other.key).more
    if share < _CLEAR and not setting.valued:
        said = _(
            "<b>Whether “{best}” or “{other}” costs less cannot be said.</b> The first cost less in {share} of 10,000 tries."
        )
    elif share < _CLEAR:
        said = _(
            "<b>Whether “{best}” or “{other}” leaves more cannot be said.</b> The first left more in {share} of 10,000 tries."
        )
    elif not setting.valued:
        said = _(
            "<b>“{best}” is expected to cost least.</b> In {share} of 10,000 tries it cost less than “{other}”."
        )
    elif best.left.median < 0:
        said = _(
            "<b>“{best}” is expected to lose least.</b> In {share} of 10,000 tries more was left than with “{other}”."
        )
    else:
        said = _(
            "<b>“{best}” is expected to leave most.</b> In {share} of 10,000 tries more was left than with “{other}”."
        )
    return said.format(share=chance_words(share), **names)


def told_apart(compared: Compared) -> bool:
    """Whether the first two differ clearly enough to choose by."""
    first_two = _first_two(compared.play)
    if first_two is None:
        return False
    best, other = first_two
    return compared.play.versus(best.key, other.key).more >= _CLEAR


def at_a_loss(compared: Compared) -> bool:
    """Whether even the best of them leaves less than nothing in the middle of the tries."""
    first_two = _first_two(compared.play)
    return first_two is not None and first_two[0].left.median < 0


def _first_two(play: Play) -> tuple[Played, Played] | None:
    """Give the two that leave most; None where there is no contract beside the flat fee.

    Doing it oneself is held apart: nobody knows whether as many would come.
    """
    rivals = sorted((x for x in play.options if x.key != ONESELF), key=lambda x: x.left.median, reverse=True)
    return (rivals[0], rivals[1]) if len(rivals) > 1 else None


def alone_sentence(compared: Compared, setting: Setting, words: Words) -> str:
    """Say from how many results on doing it oneself leaves as much; empty where that is not known."""
    goal = setting.goal
    if goal is None or compared.alone is None:
        return ""
    kpi = goal.kpi
    said = _(
        "Doing it yourself is shown as if as many results came. It leaves as much as the best of the others from {count} a month on."
    ).format(count=words.results(compared.alone, kpi))
    if goal.baseline is None:
        return said
    before = _("Before, it was about {count} a month.").format(count=words.results(round(goal.baseline), kpi))
    return _("{first} {second}").format(first=said, second=before)


def missed_sentence(compared: Compared, setting: Setting) -> str:
    """Say what is lost while nothing works; empty where nothing says what a result brings."""
    missed = compared.play.missed
    if not setting.valued or not missed:
        return ""
    return _(
        "While nothing works, the goal’s gross profit does not come either: {amount} in {months}."
    ).format(amount=yen(missed), months=period(compared.wanted.months))


# --- every figure -------------------------------------------------------------------------------


def range_words(found: Range) -> str:
    """Say the range that nine of ten tries lie in, or that chance does not move it."""
    if found.always_same:
        return _("always the same")
    return _("{low} to {high}").format(low=yen(about(found.low)), high=yen(about(found.high)))


def break_even_words(played: Played, words: Words, kpi: str) -> str:
    """Say from how many results a month on nothing is lost; a dash where no number is enough."""
    first = played.break_even.first
    return "–" if first is None else words.results(first, kpi)


def close_rate_words(played: Played) -> str:
    """Say which share of the expected results must become customers; empty where none need to."""
    needed = played.break_even_close_rate
    if not needed:
        return ""
    return (
        _("not even with all of them")
        if needed > 1
        else _("{rate} become customers").format(rate=percent(needed))
    )


def figure_sentences(played: Played, setting: Setting, months: int, words: Words) -> Iterator[str]:
    """Explain every figure of one option, each in a sentence."""
    yield _fee(played, months)
    if not setting.valued or setting.goal is None:
        return
    yield _left(played)
    yield _("In {share} of 10,000 tries less than nothing is left: a loss.").format(
        share=chance_words(played.loss)
    )
    yield from _break_even(played, setting.goal.kpi, setting.goal.close_rate, words)
    yield _(
        "In the hardest month {amount} is left in cash, in the middle of the tries; your own hours are not paid out."
    ).format(amount=signed_yen(about(played.worst_month.median)))


def _fee(played: Played, months: int) -> str:
    if played.fee.always_same:
        return _("The fee is {amount} in {months}, whatever comes.").format(
            amount=yen(played.fee.median), months=period(months)
        )
    return _(
        "The fee is about {amount} in {months}; nine times in ten it lies between {low} and {high}."
    ).format(
        amount=yen(about(played.fee.median)),
        months=period(months),
        low=yen(about(played.fee.low)),
        high=yen(about(played.fee.high)),
    )


def _left(played: Played) -> str:
    return _(
        "Of the gross profit about {amount} is left after fee, costs and own hours; nine times in ten between {low} and {high}."
    ).format(
        amount=signed_yen(about(played.left.median)),
        low=signed_yen(about(played.left.low)),
        high=signed_yen(about(played.left.high)),
    )


def _break_even(played: Played, kpi: str, close_rate: Decimal, words: Words) -> Iterator[str]:
    first, again, needed = played.break_even.first, played.break_even.lost_again, played.break_even_close_rate
    if first is None:
        yield _("However many results come, nothing is left.")
    elif first == 0:
        yield _("Nothing is lost even without a result.")
    else:
        yield _("From {count} a month on nothing is lost.").format(count=words.results(first, kpi))
    if again is not None:
        yield _("From {count} a month on it is a loss again.").format(count=words.results(again, kpi))
    if not needed:
        return
    if needed > 1:
        yield _("With as many results as expected it would be a loss even if every one became a customer.")
    else:
        yield _(
            "With as many results as expected, {needed} of them must become customers; you reckon with {known}."
        ).format(needed=percent(needed), known=percent(close_rate))


# --- what it rests on ---------------------------------------------------------------------------


def basis_sentence(setting: Setting, months: int, words: Words) -> str:
    """Say what the tries rest on, in one go."""
    said = ""
    for more in _basis(setting, months, words):
        said = _("{first} {second}").format(first=said, second=more) if said else more
    return said


def _basis(setting: Setting, months: int, words: Words) -> Iterator[str]:
    goal, prospect = setting.goal, setting.prospect
    if goal is None or prospect is None:
        return
    yield _counts(setting, goal.kpi, words)
    if setting.basis is not Basis.OWN:
        yield _(
            "Each step’s rate is drawn by itself, most often near the typical one; all at their worst or best at once is too rare to reckon with."
        )
    if len(set(prospect.season)) > 1:
        yield _("The season is taken from the shop’s profile.")
    if setting.valued:
        worth = prospect.value.of(Decimal(1))
        yield _("One result is reckoned to bring {amount} gross profit.").format(amount=yen(worth))
    ends = [x.terms.last_month for x in setting.deals if x.terms.last_month]
    if any(end < setting.now + (months - 1) for end in ends):
        yield _("A contract that ends before that is taken to go on with the same terms.")
    yield _("All amounts are with tax.") if prospect.with_tax else _("All amounts are without tax.")


def _counts(setting: Setting, kpi: str, words: Words) -> str:
    match setting.basis:
        case Basis.OWN:
            first, last = _span(setting.months)
            mean = words.results(round(setting.counted / len(setting.months)), kpi)
            return _("This rests on {count} from {first} to {last}, about {mean} a month.").format(
                count=words.results(setting.counted, kpi), first=first, last=last, mean=mean
            )
        case Basis.VIEWS:
            return _(
                "Fewer than three full months are counted, so this rests on {views} views a month and on the funnel’s ranges."
            ).format(views=number(round(setting.views or 0)))
        case Basis.GOAL:
            return _(
                "Nothing has been measured yet, so this rests on the views that the goal needs and on the funnel’s ranges."
            )


def _span(months: tuple[Month, ...]) -> tuple[str, str]:
    return month_name(months[0]), month_name(months[-1])

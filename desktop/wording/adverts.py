"""Days with adverts, in words."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.reported import AdDay
from desktop.language import _, ngettext
from desktop.wording.amounts import number, yen


def adverts_words(days: Sequence[AdDay]) -> str:
    """Say on how many days what was spent, and how many views it bought as far as that is known; empty without any."""
    if not days:
        return ""
    spent = ngettext("{amount} on {count} day.", "{amount} on {count} days.", len(days))
    said = spent.format(amount=yen(sum(x.spend for x in days)), count=len(days))
    known = [x.views for x in days if x.views is not None]
    if not known:
        return _("{said} How many views that bought is not known.").format(said=said)
    views = number(sum(known))
    if len(known) == len(days):
        return _("{said} It bought {views} views.").format(said=said, views=views)
    return _("{said} It bought at least {views} views; for some days that is not known.").format(
        said=said, views=views
    )

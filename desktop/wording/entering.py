"""What was just entered into a month, in one sentence with its figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop.domain.kpis import Measure
from desktop.domain.sheet import SheetRow
from desktop.language import _, ngettext
from desktop.wording.kpis import kpi_name, value_words


def entered(kpi: str, measure: Measure | None, before: Decimal | None, after: Decimal | None) -> str:
    """Say what became of one value; None is *not measured*."""
    name = kpi_name(measure, kpi)
    if after is None:
        return _("{kpi} is not measured again").format(kpi=name)
    new = value_words(after, measure)
    if before is None:
        return _("{kpi}: {value} entered").format(kpi=name, value=new)
    old = value_words(before, measure)
    return _("{kpi} changed from {before} to {after}").format(kpi=name, before=old, after=new)


def block_entered(count: int) -> str:
    """Say how many values were entered at once."""
    text = ngettext("{count} figure entered", "{count} figures entered", count)
    return text.format(count=count)


def block_cleared(count: int) -> str:
    """Say how many values were taken away at once."""
    text = ngettext("{count} figure is not measured again", "{count} figures are not measured again", count)
    return text.format(count=count)


def block_left_out(count: int) -> str:
    """Say how many values of a pasted block fell where nothing can be typed."""
    text = ngettext(
        "{count} value was left out: only framed figures and notes can be typed",
        "{count} values were left out: only framed figures and notes can be typed",
        count,
    )
    return text.format(count=count)


def note_kept(kpi: str, measure: Measure | None) -> str:
    """Say whose note was changed."""
    return _("The note on {kpi} is kept").format(kpi=kpi_name(measure, kpi))


def evidence_kept(kpi: str, measure: Measure | None) -> str:
    """Say of which figure it was noted where it can be seen."""
    return _("Where {kpi} can be seen is kept").format(kpi=kpi_name(measure, kpi))


def recorded_words(said: str, typed: Sequence[tuple[Measure, Decimal]]) -> str:
    """Say what records come to, and which typed or imported values stand before them."""
    named = (
        _("{kpi}: {value}").format(kpi=kpi_name(measure), value=value_words(value, measure))
        for measure, value in typed
    )
    listed = _(", ").join(named)
    if not listed:
        return said
    return _("{said} For the sheet another number was given, and that one counts ({values}).").format(
        said=said, values=listed
    )


def beside_words(row: SheetRow) -> str:
    """Say what the shop's own records come to, where another value stands before them; else empty."""
    if row.recorded is None:
        return ""
    return _("records say {value}").format(value=value_words(row.recorded, row.measure))

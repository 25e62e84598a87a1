"""The worked examples of the check in words: what is agreed, how each reading is called, by how much they differ."""

from __future__ import annotations

from desktop import language
from desktop.domain.contract.examples import Outcome, Reading, Worked, apart, figures
from desktop.language import _
from desktop.wording.amounts import number, yen


def story(worked: Worked) -> str:
    """Say what is agreed and what happens."""
    return _filled(worked, worked.readings[0], worked.story[language.current()])


def reading_name(worked: Worked, reading: Reading) -> str:
    """Call one reading."""
    return _filled(worked, reading, reading.name[language.current()])


def difference(found: tuple[Outcome, ...]) -> str:
    """Say by how much the readings differ."""
    return _("The same month, {amount} apart with tax.").format(amount=yen(apart(found)))


def _filled(worked: Worked, reading: Reading, text: str) -> str:
    known = figures(worked, reading.terms)
    counts = {key: number(x) for key, x in known.counts.items()}
    return text.format_map(counts | {key: yen(x) for key, x in known.amounts.items()})

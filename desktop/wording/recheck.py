"""What an amendment did to the check, in words."""

from __future__ import annotations

from desktop.domain.contract.findings import Finding
from desktop.domain.contract.items import Checks
from desktop.domain.contract.recheck import Recheck, Turn, Turned
from desktop.language import _
from desktop.wording.amounts import month_name
from desktop.wording.findings import severity_word, title


def since(found: Recheck) -> str:
    """Name the amendment the check is compared across."""
    return _("Since the amendment of {month}").format(month=month_name(found.first))


def turn_words(checks: Checks, turn: Turn) -> str:
    """Say what became of one finding."""
    now = title(checks, turn.finding)
    match turn.turned:
        case Turned.NEW:
            return _("New: {title}").format(title=now)
        case Turned.GONE:
            return _("No longer there: {title}").format(title=now)
        case Turned.GRAVER:
            return _("Graver, {before} before: {title}").format(before=_weight(turn.before), title=now)
        case Turned.MILDER:
            return _("Milder, {before} before: {title}").format(before=_weight(turn.before), title=now)
        case Turned.OTHER:
            was = title(checks, turn.before or turn.finding)
            return _("Changed: {title} (before: {before})").format(title=now, before=was)


def _weight(finding: Finding | None) -> str:
    return severity_word(finding.severity) if finding is not None else ""

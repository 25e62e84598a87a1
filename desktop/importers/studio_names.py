"""What the name of a TikTok Studio download tells: the first day, the moment, the account."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

_ACCOUNT = r"(?P<account>[\w.]{2,64}?)(?:\s*\(\d+\)|\s\d+)?"
_OVERVIEW = re.compile(
    r"Overview_(?P<first>\d{4}-\d{2}-\d{2})_(?P<moment>\d{9,11})_" + _ACCOUNT + r"\.\w+", re.I
)
_OTHERS = re.compile(r"(?:Content|Followers|Viewers)_" + _ACCOUNT + r"\.zip", re.I)
_HASHED = re.compile(r"[0-9a-f]{16,}")


@dataclass(frozen=True, slots=True)
class StudioName:
    """What a name tells; None and empty where it tells nothing."""

    first: date | None = None
    taken: date | None = None
    account: str = ""


def read_name(name: str) -> StudioName:
    """Read the name of a zip, ``Overview_2026-09-25_1790812800_handle.zip``: the first day of the period, not its last.

    The seconds are the moment of the download. An account that was replaced by a hash is none.
    """
    if match := _OVERVIEW.fullmatch(name):
        try:
            taken = datetime.fromtimestamp(int(match["moment"]), UTC).date()
            first = date.fromisoformat(match["first"])
            known = 2000 <= first.year < 2200
            return StudioName(first if known else None, taken, _account(match["account"]))
        except (ValueError, OverflowError, OSError):
            return StudioName()
    match = _OTHERS.fullmatch(name)
    return StudioName(account=_account(match["account"])) if match else StudioName()


def _account(written: str) -> str:
    return "" if _HASHED.fullmatch(written.lower()) else written.lower()

"""The files this run made, so that a page can say where they lie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
"""What Windows, the strictest, takes in no name."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file made for a shop; `audience` says for whom (an `Audience`)."""

    path: Path
    shop: str
    audience: str
    at: datetime


def fit_name(name: str) -> str:
    """Give a name any system takes for a file, close to what was wanted."""
    return _UNFIT.sub("_", name).strip(" .") or "mikiwame"

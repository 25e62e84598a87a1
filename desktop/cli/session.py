"""What every command is given: where the data lies, and how to answer."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.settings import Paths


@dataclass(frozen=True, slots=True)
class Session:
    """One run of a command."""

    paths: Paths
    as_json: bool

    def answer(self, data: Mapping[str, object], text: str) -> None:
        """Print the answer: JSON where it was asked for, else readable text in the chosen language."""
        print(json.dumps(data, ensure_ascii=False) if self.as_json else text)

    def aside(self, text: str) -> None:
        """Print a remark that is not part of the answer."""
        print(text, file=sys.stderr)

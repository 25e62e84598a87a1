"""Opens the small TOML files that commands read, and puts the file's name into every refusal."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from desktop.domain.problems import Code, Problem, Refused


def read_toml(path: Path) -> Mapping[str, object]:
    """Read a TOML file; raises `Refused` (unreadable) where it is not there, not UTF-8 or not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):  # also of decoding, of TOML, and of nesting without end
        raise Refused(Problem(Code.UNREADABLE, values={"file": path.name})) from None


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Add the file's name to what is refused inside."""
    try:
        yield
    except Refused as refusal:
        named = (replace(x, values={"file": path.name, **x.values}) for x in refusal.problems)
        raise Refused(*named) from None

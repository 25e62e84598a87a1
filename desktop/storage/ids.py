"""The names of rows: made by the program, unique on every machine, sorted by when they were made."""

from __future__ import annotations

import secrets
import time


def new_id() -> str:
    """Make an id of 27 hexadecimal digits; a later one sorts after an earlier one."""
    return f"{time.time_ns():015x}{secrets.token_hex(6)}"

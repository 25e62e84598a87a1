"""Power cuts: what was acknowledged is there, and the file is sound."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from decimal import Decimal

import pytest

from desktop.domain.results import Result
from desktop.storage import sqlite
from desktop.storage.database import Database

from .conftest import noon

ENTERING = """
import os, sys
from dataclasses import replace
from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path
from desktop.domain.month import Month
from desktop.domain.results import Result
from desktop.domain.shop import Shop
from desktop.storage.database import Database

def enter_for_ever():
    db = Database.open(Path(sys.argv[1]), lambda: datetime(2026, 11, 24, tzinfo=timezone.utc))
    with db.unit("new_shop") as unit:
        if unit.one(Shop, id="s") is None:
            unit.put(Shop("s", "x", "hiring"))
    while True:
        with db.unit("enter", "s") as unit:
            for kpi in ("views", "likes", "saves"):
                row = unit.one(Result, kpi=kpi) or Result(kpi, "s", Month(2026, 11), kpi, None)
                unit.put(replace(row, value=(row.value or Decimal(0)) + 1))
            value = unit.one(Result, kpi="views").value
        os.write(1, f"{os.getpid()} {value}\\n".encode())

while sys.stdin.readline():
    child = os.fork()
    if not child:
        enter_for_ever()
    os.waitpid(child, 0)
    os.write(1, b"killed 0\\n")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
def test_fifty_kills_lose_nothing_that_was_acknowledged(path):
    """Each round is a process that saves three values an act and is killed at a random moment."""
    dice = random.Random(20261124)
    command = [sys.executable, "-c", ENTERING, str(path)]
    acknowledged = 0
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        for _ in range(50):
            program.stdin.write("\n")
            program.stdin.flush()
            lines = (line.split() for line in program.stdout)
            pid, value = next(lines)
            assert int(value) in (
                acknowledged + 1,
                acknowledged + 2,
            )  # the last one may have been kept unsaid
            for _ in range(dice.randrange(12)):
                pid, value = next(lines)
            time.sleep(dice.random() * 0.004)
            os.kill(int(pid), signal.SIGKILL)
            while pid != "killed":
                acknowledged = int(value)
                pid, value = next(lines)
        program.stdin.close()
    assert sqlite.complaints(path, thorough=True) == []
    db = Database.open(path, noon)
    with db.read() as reader:
        values = {x.value for x in reader.all(Result)}
    assert len(values) == 1  # an act is there whole or not at all
    assert values.pop() in (Decimal(acknowledged), Decimal(acknowledged + 1))
    db.close()

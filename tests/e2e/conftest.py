"""What whole journeys share: the program started on a folder, and a machine without a network."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from desktop import language
from tests.ui.running import Run


@pytest.fixture
def start(qtbot) -> Iterator[Callable[..., Run]]:
    """Start the program on a folder; it is closed at the end of the test."""
    begun: list[Run] = []

    def begin(*given: object) -> Run:
        begun.append(Run(qtbot, *given))
        return begun[-1]

    yield begin
    for each in begun:
        each.close()
    language.use("ja")


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any socket raises."""

    def refuse(*_given: object, **_named: object) -> NoReturn:
        raise AssertionError("a socket was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def internet_sockets() -> set[str]:
    """The sockets of this process that could reach another machine, also those Qt opens on its own."""
    if not Path("/proc/self/net/tcp").exists():
        pytest.skip("only Linux tells which sockets a process has")
    here = {str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}
    found = set()
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        for line in Path("/proc/self/net", kind).read_text().splitlines()[1:]:
            found.add(f"socket:[{line.split()[9]}]")
    return here & found

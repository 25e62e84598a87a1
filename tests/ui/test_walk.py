"""A careful person walks through every page and wizard page, also in a small window with large text."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from desktop.app import Program
from desktop.cli.demo import sample_now
from desktop.settings import Settings
from desktop.ui.pages.registry import PAGES
from desktop.ui.tour import Tour
from tests.ui.looking import look_over

SMALL, LAPTOP = (1024, 640), (1366, 696)


class Walker:
    """Looks over every sight and notes what is wrong with it."""

    def __init__(self, screen: tuple[int, int]) -> None:
        self.screen = screen
        self.seen: list[str] = []
        self.wrong: dict[str, str] = {}
        """What is wrong, and where it was seen first."""

    def look(self, name: str, sight: QWidget) -> None:
        self.seen.append(name)
        for said in look_over(sight):
            self.wrong.setdefault(said, name)
        if sight.width() > self.screen[0] or sight.height() > self.screen[1]:
            self.wrong.setdefault(f"larger than the screen: {sight.width()}×{sight.height()}", name)


@pytest.mark.no_qt_log
@pytest.mark.parametrize(
    ("spoken", "theme", "scale", "screen"),
    [
        ("ja", "light", 1.25, SMALL),
        ("en", "dark", 1.25, SMALL),
        ("ja", "dark", 1.25, LAPTOP),
        ("en", "light", 1.25, LAPTOP),
        ("en", "light", 1.0, LAPTOP),
    ],
)
def test_nothing_is_cut_nameless_or_faint_anywhere(
    qapp, tmp_path: Path, spoken: str, theme: str, scale: float, screen: tuple[int, int]
) -> None:
    walker = Walker(screen)
    settings = Settings(language=spoken, theme=theme, text_scale=scale)
    begin = partial(Program, qapp, clock=sample_now)
    Tour(begin, tmp_path, settings, sample_now, walker.look, screen).run()
    assert not walker.wrong, "\n".join(f"{name}: {said}" for said, name in walker.wrong.items())
    assert {"first-start", "trouble", "crash", "search", "kit"} <= set(walker.seen)
    for place in PAGES:
        assert any(name.startswith(place) for name in walker.seen), place
    for wizard in ("setup-summary", "check-short-summary", "check-whole-summary"):
        assert wizard in walker.seen

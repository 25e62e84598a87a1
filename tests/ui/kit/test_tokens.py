"""The tokens hold exactly the names the program knows, and every pair of colours is legible."""

from __future__ import annotations

import itertools
import tomllib
from typing import get_args

import pytest
from PySide6.QtGui import QColor

from desktop.settings import resources
from desktop.ui.tokens import ChartColour, InterfaceColour, TokensUnreadable, read_tokens
from tests.ui.looking import ratio

FILE = resources() / "styles" / "tokens.toml"
RAW = tomllib.loads(FILE.read_text(encoding="utf-8"))
PAIRS = [(theme, pair) for theme in ("light", "dark") for pair in RAW["contrast"][theme]]


def parted(pair: str) -> tuple[str, str]:
    """``on_accent_on_accent`` is on_accent, on accent."""
    names = get_args(InterfaceColour)
    return next((a, b) for a, b in itertools.product(names, names) if f"{a}_on_{b}" == pair)


@pytest.mark.parametrize(("theme", "pair"), PAIRS)
def test_each_pair_of_colours_is_as_legible_as_promised(theme, pair):
    ink, ground = parted(pair)
    promised = RAW["contrast"][theme][pair]
    measured = ratio(QColor(RAW[theme][ink]), QColor(RAW[theme][ground]))
    assert measured >= promised["limit"]
    assert measured == pytest.approx(promised["ratio"], abs=0.02)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lines_of_charts_stand_out_from_the_surface(theme):
    surface = QColor(RAW[theme]["surface"])
    for name in get_args(ChartColour):
        if name not in ("band", "grid"):
            assert ratio(QColor(RAW["chart"][theme][name]), surface) >= 3, name


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('accent = "#0E5A60"', 'accnt = "#0E5A60"'),
        ("[radius]", "[radius]\nround = 3"),
        ("wizard_steps = 232", "wizard_stepz = 232"),
        ('series_2 = "#934A1D"', 'series_6 = "#934A1D"'),
        ('hint = { size = 12, weight = "regular", line = 1.5 }', ""),
    ],
)
def test_a_missing_or_unknown_name_is_refused(tmp_path, before, after):
    text = FILE.read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "tokens.toml").write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(TokensUnreadable):
        read_tokens(tmp_path / "tokens.toml")

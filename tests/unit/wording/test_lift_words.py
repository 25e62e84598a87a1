"""Being known in words: what the latest month says, and what is missing before one can tell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from desktop import language
from desktop.domain.lift import LiftMonth
from desktop.domain.month import Month
from desktop.wording.lift import lift_sentence, points, signed_percent

DECEMBER = LiftMonth(Month(2026, 12), Decimal(80), Decimal(100), Decimal("0.25"))
OPEN = LiftMonth(Month(2027, 1), Decimal(120), None, None)
BARE = LiftMonth(Month(2026, 12), None, Decimal(100), None)


@pytest.fixture
def english() -> Iterator[None]:
    """Speak English, and Japanese again."""
    language.use("en")
    yield
    language.use("ja")


@pytest.mark.parametrize(
    ("share", "said"), [("0.25", "+25%"), ("0", "0%"), ("-0.125", "−13%"), ("0.004", "0%")]
)
def test_a_change_has_its_sign(share: str, said: str) -> None:
    assert signed_percent(Decimal(share)) == said


def test_points_of_a_picture_are_said_alike() -> None:
    assert points(20.0) == "+20%"


@pytest.mark.usefixtures("english")
def test_the_latest_full_month_is_told() -> None:
    said = lift_sentence([DECEMBER, OPEN], None)
    assert "December 2026: 100, against 80 in the same month before (+25%)" in said


@pytest.mark.usefixtures("english")
def test_what_is_missing_is_told() -> None:
    assert "before the start" in lift_sentence([BARE], None)
    assert "in full yet" in lift_sentence([OPEN], None)

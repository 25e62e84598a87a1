"""Names of documents in the room there is: letters of Japanese take the room of two."""

from __future__ import annotations

import pytest

from desktop.wording.attachments import short_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("覚書.pdf", "覚書.pdf"),
        ("offer_2026.pdf", "offer_2026.pdf"),
        ("annex_of_definitions_rev3.pdf", "annex_o…ons_rev3.pdf"),
        ("業務委託契約書_最終版(2).pdf", "業務委…終版(2).pdf"),
    ],
)
def test_the_middle_of_a_long_name_is_left_out(name, shown):
    assert short_name(name, 20) == shown


def test_a_japanese_name_is_no_wider_than_a_latin_one():
    latin, japanese = short_name("a" * 80), short_name("書" * 80)
    assert len(japanese) <= len(latin) // 2 + 1

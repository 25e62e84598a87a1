"""Registration numbers: form, check digit, and how people type them."""

from __future__ import annotations

import pytest

from desktop.domain.contract.registration import Registration, check_digit, registration


@pytest.mark.parametrize(
    "number",
    [
        "T7123456789012",
        "T4011001098993",
        "T7000012050002",
        "Ｔ７１２３４５６７８９０１２",
        "T7-1234-5678-9012",
        "T7123 4567 89012",
    ],
)
def test_a_number_that_fits(number):
    assert registration(number) is Registration.FITS


@pytest.mark.parametrize("number", ["T7123456789013", "T1234567890123"])
def test_a_wrong_digit(number):
    assert registration(number) is Registration.WRONG_DIGIT


@pytest.mark.parametrize(
    "number", ["", "7123456789012", "T712345678901", "T71234567890123", "T71234567890A2", "登録なし"]
)
def test_a_wrong_form(number):
    assert registration(number) is Registration.WRONG_FORM


def test_zero_and_nine_cannot_be_told_apart():
    assert check_digit("123456789012") == check_digit("123456789912") == 7

"""QR codes: read back by a small reader of our own, sized as the standard says, the same bytes each time."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.reports.qr import QUIET, matrix, png, svg

MASKS = (
    lambda y, x: (y + x) % 2,
    lambda y, _x: y % 2,
    lambda _y, x: x % 3,
    lambda y, x: (y + x) % 3,
    lambda y, x: (y // 2 + x // 3) % 2,
    lambda y, x: y * x % 2 + y * x % 3,
    lambda y, x: (y * x % 2 + y * x % 3) % 2,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2,
)
DATA = {1: 16, 2: 28, 3: 44}
"""Bytes of data by version, of one block at correction M (ISO/IEC 18004, table 9)."""


def read(rows) -> str:
    """Read a small code in byte mode, versions 1 to 3, as a telephone would that sees it perfectly."""
    size = len(rows)
    version = (size - 17) // 4
    bits = [rows[8][x] for x in (0, 1, 2, 3, 4, 5, 7, 8)] + [rows[y][8] for y in (7, 5, 4, 3, 2, 1, 0)]
    form = int("".join(str(int(bit)) for bit in bits), 2) ^ 0b101010000010010
    assert form >> 13 == 0, "correction M"
    mask = MASKS[form >> 10 & 7]
    stream = "".join(
        str(int(rows[y][x] ^ (mask(y, x) == 0))) for y, x in path(size) if not reserved(y, x, size, version)
    )
    stream = stream[: 8 * DATA[version]]
    assert stream[:4] == "0100", "byte mode"
    count = int(stream[4:12], 2)
    return bytes(int(stream[at : at + 8], 2) for at in range(12, 12 + 8 * count, 8)).decode()


def path(size):
    """The way through the modules: two columns at a time, up and down, from the right."""
    up = True
    for right in (*range(size - 1, 6, -2), *range(5, 0, -2)):
        for step in range(size):
            y = size - 1 - step if up else step
            yield from ((y, right), (y, right - 1))
        up = not up


def reserved(y, x, size, version):
    finder = (y < 9 and x < 9) or (y < 9 and x >= size - 8) or (y >= size - 8 and x < 9)
    aligned = version > 1 and abs(y - (size - 7)) <= 2 and abs(x - (size - 7)) <= 2
    return finder or aligned or 6 in (y, x)


@pytest.mark.parametrize(
    "text", ["https://yuki.example/?a=b", "https://xn--t8jb5b.jp/", "何でお知りになりましたか", "a"]
)
def test_a_code_is_read_back(text):
    assert read(matrix(text)) == text


@settings(max_examples=30, deadline=None)
@given(st.text("abcdefgh/?=&_%", min_size=1, max_size=39))
def test_any_small_address_is_read_back(text):
    assert read(matrix(f"y{text}")) == f"y{text}"  # small letters: byte mode


@pytest.mark.parametrize("length", [10, 100, 400, 1500])
def test_size_and_corners_are_those_of_the_standard(length):
    rows = matrix("https://yuki.example/" + "a" * length)
    size = len(rows)
    assert (size - 17) % 4 == 0
    assert all(len(row) == size for row in rows)
    finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        seen = ["".join(str(int(dark)) for dark in row[left : left + 7]) for row in rows[top : top + 7]]
        assert seen == finder


def test_what_no_code_holds_is_refused():
    with pytest.raises(ValueError, match=r"."):
        matrix("a" * 4000)


def test_picture_and_drawing_have_the_white_edge_and_the_same_bytes():
    text = "https://yuki.example/"
    assert png(text) == png(text)
    assert svg(text) == svg(text)
    drawing = Xml.fromstring(svg(text))
    side = int(drawing.attrib["width"])
    assert side % (len(matrix(text)) + 2 * QUIET) == 0
    assert int.from_bytes(png(text)[16:20], "big") == side

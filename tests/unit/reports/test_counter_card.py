"""The counter card: question, answers, shop, word and tally stand in the PDF, in either language, the same bytes each time."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from desktop.domain.faults import Fault
from desktop.reports.counter_card import CounterCard, pdf, write

CARD = CounterCard(
    "御菓子処 雪割堂", "ja", "さくら", "https://yuki.example/?utm_source=card", ("line_inquiries",)
)


def text_of(path, page, folder):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    out = folder / "text"
    subprocess.run(
        ["pdftotext", "-layout", "-f", str(page), "-l", str(page), str(path), str(out)], check=True
    )
    return "".join(out.read_text().split())


def test_four_cards_and_a_tally_stand_on_two_pages(tmp_path):
    path = tmp_path / "card.pdf"
    write(CARD, path)
    cards, tally = text_of(path, 1, tmp_path), text_of(path, 2, tmp_path)
    for words in ("何でお知りになりましたか", "TikTok", "LINE", "インターネットの検索", "地図", "紹介", "通りがかり", "その他",
                  "御菓子処雪割堂", "合言葉:「さくら」"):  # fmt: skip
        assert cards.count(words) == 4, words
    assert "集計" in tally
    assert "年____月" in tally
    assert all(str(day) in tally for day in range(1, 32))
    assert tally.count("合計") == 2


def test_it_speaks_english_whatever_the_window_speaks(tmp_path):
    path = tmp_path / "card.pdf"
    write(replace(CARD, language="en"), path)
    assert text_of(path, 1, tmp_path).count("Howdidyouhearofus?") == 4
    assert "Onestrokeforeachcustomer" in text_of(path, 2, tmp_path)


def test_word_and_code_may_be_left_away(tmp_path):
    path = tmp_path / "card.pdf"
    write(replace(CARD, word="", address="", doors=()), path)
    cards = text_of(path, 1, tmp_path)
    assert "合言葉" not in cards
    assert "LINE" not in cards
    assert len(pdf(replace(CARD, address=""))) < len(pdf(CARD))


def test_a_long_name_stays_on_its_card(tmp_path):
    path = tmp_path / "card.pdf"
    write(replace(CARD, shop="とても長い名前の御菓子処" * 12), path)
    assert text_of(path, 1, tmp_path).count("何でお知りになりましたか") == 4


def test_the_same_card_is_the_same_file():
    again = f"import sys; from desktop.reports.counter_card import CounterCard, pdf; sys.stdout.buffer.write(pdf({CARD!r}))"
    other = subprocess.run([sys.executable, "-c", again], check=True, capture_output=True).stdout
    assert other == pdf(CARD) == pdf(CARD)


def test_a_folder_that_refuses_leaves_nothing(tmp_path):
    with pytest.raises(Fault):
        write(CARD, tmp_path / "no" / "card.pdf")
    assert list(tmp_path.iterdir()) == []


def test_what_stood_there_is_replaced_as_a_whole(tmp_path):
    path = tmp_path / "card.pdf"
    path.write_bytes(b"old")
    write(CARD, path)
    assert path.read_bytes() == pdf(CARD)
    assert [x.name for x in tmp_path.iterdir()] == ["card.pdf"]

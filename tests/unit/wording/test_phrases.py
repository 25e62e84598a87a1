"""Where Japanese text may go on to the next line."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.wording.amounts import JOINER, plain
from desktop.wording.phrases import in_phrases

_WRITING = st.text("今日店客買問合高売上のはがをおごてにし、。「」ー・カタン12年月3%件a \n", max_size=60)


def pieces(text: str) -> list[str]:
    """Give the text cut wherever a line may end between two letters."""
    cut = [""]
    for at, letter in enumerate(held := in_phrases(text)):
        if letter != JOINER:
            if cut[-1] and held[at - 1] != JOINER:
                cut.append("")
            cut[-1] += letter
    return cut


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("1件にいくらまで払えるかを決めます", "払えるかを"),
        ("アカウントと動画を失うことになります", "アカウントと"),
        ("有効なお問い合わせの合計です", "お問い合わせの"),
        ("2026年11月から始まります", "2026年11月から"),
        ("お店でひとことお聞きします", "ひとこと"),
        ("最低24か月では長すぎます", "24か月では"),
        ("1枚の表に毎日付けましょう。", "付けましょう。"),
        ("TikTokの数字を見ます", "TikTokの"),
        ("割合は58%から下がります", "58%から"),
        ("基本料や最低保証がない場合もあります", "最低保証が"),
    ],
)
def test_a_word_stays_in_one_line_with_its_particle(text: str, word: str) -> None:
    begin = text.index(word)
    inside = range(begin + 1, begin + len(word))
    ends = set(accumulate(map(len, pieces(text))))
    latin = {at for at in inside if text[at - 1 : at + 1].isascii()}  # Qt keeps these together itself
    assert not ends & (set(inside) - latin), "a line may end inside the word"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("契約のお客様を数えます", "お客様を"),
        ("気になる点を質問一覧に加えます", "質問一覧に"),
        ("中身を確かめてください", "確かめて"),
        ("いちご大福をお買い上げになりました", "お買い上げに"),
    ],
)
def test_a_line_may_end_before_the_next_phrase(text: str, begins: str) -> None:
    assert any("".join(pieces(text)[at:]).startswith(begins) for at in range(1, len(pieces(text))))


def test_no_line_holds_one_or_two_letters_left_over() -> None:
    assert pieces("お店の情報に入れています。")[-1] in ("入れています。", "います。")


def test_each_line_of_several_is_looked_at_by_itself() -> None:
    assert in_phrases("成果です\n成果です") == f"{in_phrases('成果です')}\n{in_phrases('成果です')}"


def test_a_short_last_word_never_stands_alone() -> None:
    assert in_phrases("One mistake explains it to the yen.") == "One mistake explains it to the\u00a0yen."
    assert in_phrases("3 results – ¥1,234 for customers") == "3 results – ¥1,234 for customers"


@given(_WRITING)
def test_nothing_is_added_but_what_holds_letters_together(text: str) -> None:
    assert plain(in_phrases(text)) == text


@given(_WRITING)
def test_what_is_held_together_fits_a_narrow_column(text: str) -> None:
    assert max(map(len, pieces(text)), default=0) <= 14

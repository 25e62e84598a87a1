"""Outlook and change in words."""

from __future__ import annotations

import pytest

from desktop import language
from desktop.domain.month import Month
from desktop.domain.outlook import Counts, outlook, season_forecast
from desktop.domain.statistics import Change, compare
from desktop.wording import outlook as words
from desktop.wording.amounts import plain


@pytest.fixture(autouse=True)
def japanese():
    before = language.current()
    language.use("ja")
    yield
    language.use(before)


SAMPLE = Counts("qualified_inquiries", (19, 10, 11, 15, 20, 26), 200, 6)


def said(text):
    return plain(text)


def test_the_sample_shop():
    seen = outlook(SAMPLE)
    sentence = words.forecast_sentence(SAMPLE, seen.forecast, Month(2027, 4), "件")
    assert said(sentence) == "いまの調子なら、4月までに180〜227件です。200件に届く見込みは57%です。"
    assert words.prospect_word(seen.forecast.prospect) == "五分五分以上"
    assert (
        words.last_change_sentence(seen.change)
        == "最後の月は、それまでの月より増えたと言えます(増えた確率 99%超)。"
    )
    assert (
        said(words.rate_sentence(seen.rate, 6, "件"))
        == "月に約16.9件の調子です(90%の範囲 14.3〜19.8件、6か月分)。"
    )
    assert words.widened_sentence(seen) == ""


def test_the_season_is_said_to_be_in_it_or_not():
    season = season_forecast(SAMPLE, (5.8,), (6.2,))
    assert (
        said(words.season_sentence(season, "件"))
        == "季節の違いを考えに入れると186〜235件で、見込みは74%です。"
    )
    assert words.season_sentence(None) == "季節の影響は除いていません。"


def test_in_english():
    language.use("en")
    seen = outlook(SAMPLE)
    sentence = words.forecast_sentence(SAMPLE, seen.forecast, Month(2027, 4), "inquiries")
    assert (
        said(sentence)
        == "At this pace 180 to 227 inquiries by April. The chance of reaching 200 inquiries is 57%."
    )
    assert words.prospect_word(seen.forecast.prospect) == "More likely than not"


def test_a_wide_range_says_so():
    wild = outlook(Counts("x", (2, 9, 3, 12, 4, 1), 60, 6))
    assert words.widened_sentence(wild) == "月ごとのばらつきが大きいため、幅を広げています。"


@pytest.mark.parametrize(
    ("probability", "text"),
    [
        (0.0, "1%未満"),
        (0.0099, "1%未満"),
        (0.01, "1%"),
        (0.2891, "29%"),
        (0.4999, "49%"),
        (0.5702, "57%"),
        (0.7973, "79%"),
        (0.7999, "79%"),
        (0.8, "80%"),
        (0.1999, "19%"),
        (0.2004, "20%"),
        (0.9901, "99%超"),
        (1.0, "99%超"),
    ],
)
def test_a_chance_keeps_to_its_word_and_is_never_certain(probability, text):
    assert words.chance(probability) == text


@pytest.mark.parametrize(
    ("up", "text"),
    [(0.2004, "21%"), (0.1999, "20%"), (0.7973, "79%"), (0.9499, "94%"), (0.0502, "6%"), (0.9344, "93%")],
)
def test_a_chance_of_a_rise_keeps_to_its_word(up, text):
    assert words.chance_of_rise(up) == text


def test_what_is_over_is_said_as_a_fact():
    reached = Counts("x", (40,), 40, 3)
    assert said(words.forecast_sentence(reached, outlook(reached).forecast, None, "件")) == (
        "いま40件で、目標の40件に届いています。"
    )
    missed = Counts("x", (40,), 41, 0)
    assert said(words.forecast_sentence(missed, outlook(missed).forecast, None, "件")) == (
        "期間が終わり、40件でした。目標の41件には届きませんでした。"
    )


def test_the_five_words():
    assert [words.change_word(x) for x in Change] == [
        "増えたと言えます",
        "増えた可能性があります",
        "まだ判断できません",
        "減った可能性があります",
        "減ったと言えます",
    ]


def test_two_periods_with_all_their_numbers():
    sentence = words.comparison_sentence(compare(22, 3, 61, 3), (22, 3), (61, 3), "件")
    assert said(sentence) == (
        "増えたと言えます。前の3か月は22件、後の3か月は61件で、増えた確率は99%超、"
        "1か月あたり2.8倍です(90%の範囲 1.9〜4.2倍)。"
    )


def test_how_much_it_rose():
    assert words.size_sentence(compare(3, 1, 6, 1)) == "大きさはまだ分かりません。"
    clear = compare(22, 3, 61, 3)
    assert words.size_sentence(clear) == ""
    assert said(words.size_sentence(clear, 7_000, 80_000)) == "増えましたが、小さな差です(月に約7,000円)。"
    assert words.size_sentence(clear, 9_000, 80_000) == ""
    assert words.size_sentence(compare(61, 3, 22, 3)) == ""


def test_how_long_until_it_shows():
    assert words.visibility_sentence("3件", 2.0, 7) == (
        "いまの月3件では、2倍になったと分かるまでに、前後それぞれ約7か月かかります。"
    )
    assert "1.25倍" in words.visibility_sentence("3件", 1.25, 74)

"""Posts of TikTok Studio: lifetime numbers, years from the ids, and titles with bare quotes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.importers.dates import Told
from desktop.importers.reading import Reading

from .conftest import DOWNLOADED, csv_bytes, of_file, reading, refusal, workbook

HEADER = [
    "Time",
    "Video title",
    "Video link",
    "Post time",
    "Total likes",
    "Total comments",
    "Total shares",
    "Total views",
]
START = ",".join(f'"{name}"' for name in HEADER)


def link(day: date, salt: int = 1, account: str = "kashi", kind: str = "video") -> str:
    number = (int(datetime(day.year, day.month, day.day, 3, tzinfo=UTC).timestamp()) << 32) + salt
    return f"https://www.tiktok.com/@{account}/{kind}/{number}"


def raw(*lines: str) -> bytes:
    return "\n".join((START, *lines)).encode("utf-8-sig")


def line(title: str, day: date = date(2026, 10, 3), numbers: str = '"1","2","3","4"', salt: int = 1) -> str:
    return f'"11月2日","{title}","{link(day, salt)}","{day.month}月{day.day}日",{numbers}'


def test_the_posts_of_a_file():
    found = of_file("content_broken_quotes.csv")
    assert (found.source, found.rows, found.repaired, found.unknown) == ("tiktok_studio.content", 6, 2, 1)
    assert found.sums() == {"views": 296_664, "likes": 5_652, "comments": 25, "shares": 466}
    assert (found.taken, found.account) == (DOWNLOADED, "kashi.yukitsuri")
    assert [post.title for post in found.posts] == [
        "【限定】栗きんとんの作り方 #和菓子",
        '店主が"本気"で練るあんこ、できました',
        '",横, もう一つ"の意味',
        "",
        "=SUM(1,2) から始まる題名",
        '題名が長い "引用" つき',
    ]
    assert [post.posted for post in found.posts] == [
        date(2026, 9, 6), date(2026, 10, 12), date(2026, 10, 20), date(2026, 10, 26), date(2026, 1, 1),
        date(2026, 10, 29),
    ]  # fmt: skip
    assert found.posts[0].likes == 5_431
    assert found.posts[1].comments == -1
    assert found.posts[5].likes is None


def test_lifetime_numbers_are_no_months():
    assert of_file("content_broken_quotes.csv").months() == {}


def test_the_day_of_the_download_needs_its_year():
    found = of_file("content_broken_quotes.csv", Told())
    assert found.missing == ("year",)
    assert found.first == date(2026, 1, 1)


def test_a_scheduled_post_keeps_its_own_day():
    day, uploaded = "1月1日", date(2025, 12, 31)
    found = reading(
        raw(f'"1月3日","朝に公開","{link(uploaded)}","{day}","1","2","3","4"'), told=Told(date(2026, 1, 3))
    )
    assert found.posts[0].posted == date(2026, 1, 1)


def test_a_wrong_day_of_download_is_noticed():
    assert refusal(raw(line("x")), told=Told(date(2025, 11, 2))) == "posted_after_download"


def test_an_id_without_a_time_falls_back_on_the_download():
    old = "https://www.tiktok.com/@kashi/video/123456789012345"
    found = reading(raw(f'"1月3日","古い","{old}","12月30日","1","2","3","4"'), told=Told(date(2026, 1, 3)))
    assert found.posts[0].posted == date(2025, 12, 30)


@pytest.mark.parametrize(
    "title",
    ['a "b" c', '"b"', '"', 'x", y', 'x","y', ',', 'a, "b", c', '"a" starts', 'ends "a"', '=1+1', 'あ"い"う、「え」',
     'see https://www.tiktok.com/@other/video/7123456789012345678 too', 'two\nlines "here"', '\u2028', '9月1日,x"y'],
)  # fmt: skip
def test_titles_with_bare_quotes(title):
    found = reading(raw(line("前"), line(title, salt=2), line("後", salt=3)))
    assert [post.title for post in found.posts] == ["前", title.strip(), "後"]
    assert found.sums() == {"views": 12, "likes": 3, "comments": 6, "shares": 9}
    assert found.problems == ()


@given(st.lists(st.text(st.sampled_from('ab ",、"\'#@=\\;あ'), max_size=12), min_size=1, max_size=6))
def test_numbers_survive_any_title(titles):
    lines = [line(title, salt=n + 1, numbers=f'"{n}","2","3","4"') for n, title in enumerate(titles)]
    found = reading(raw(*lines))
    assert [post.likes for post in found.posts] == [*range(len(titles))]
    assert all(post.views == 4 for post in found.posts)


def test_a_line_that_cannot_be_mended_is_told():
    broken = '"11月2日","no link here","","10月3日","1","2","3","4"'
    found = reading(raw(line("前"), broken, line("後", salt=3)))
    assert [post.title for post in found.posts] == ["前", "後"]
    assert [(x.code.value, x.values["row"]) for x in found.problems] == [("row_not_read", 3)]


def test_a_file_cut_in_the_middle_of_a_line():
    found = reading(raw(line("前"), line("後", salt=2))[:-12])
    assert [post.title for post in found.posts] == ["前"]
    assert [x.code.value for x in found.problems] == ["row_not_read"]


def test_no_line_can_be_read():
    assert refusal(raw('"x","y"')) == "row_not_read"
    assert refusal(csv_bytes(HEADER, ["11月2日", "t", "no link", "10月3日", 1, 2, 3, 4])) == "row_not_read"


def test_columns_may_stand_in_another_order_and_more_of_them():
    header = [*reversed(HEADER), "Saves"]
    cells = ["11月2日", "題", link(date(2026, 10, 3)), "10月3日", 1, 2, 3, 4]
    found = reading(csv_bytes(header, [*reversed(cells), 9]))
    assert found.sums() == {"views": 4, "likes": 1, "comments": 2, "shares": 3}
    assert [x.values for x in found.problems] == [{"column": "Saves"}]


def test_a_post_that_stands_there_twice_counts_once_with_its_newest_numbers():
    found = reading(raw(line("x", numbers='"1","2","3","40"'), line("x", numbers='"1","1","1","30"')))
    assert found.sums()["views"] == 40
    assert found.problems[0].code == "post_twice"


def test_two_accounts_in_one_file_are_told():
    other = f'"11月2日","y","{link(date(2026, 10, 4), 2, "Other")}","10月4日","1","2","3","4"'
    (problem,) = reading(raw(line("x"), other)).problems
    assert problem.values == {"first": "kashi", "second": "other"}


def test_pictures_are_posts_too():
    text = f'"11月2日","x","{link(date(2026, 10, 4), kind="photo")}","10月4日","1","2","3","4"'
    assert reading(raw(text)).rows == 1


def test_a_bad_day_leaves_the_post_out():
    found: Reading = reading(raw(line("x"), line("y", salt=2).replace('"10月3日"', '"いつか"')))
    assert found.rows == 1
    assert found.problems[0].values == {"row": 3, "column": "Post time", "text": "いつか"}


def test_a_workbook_of_posts_has_no_quotes_to_break():
    cells = ["11月2日", "題 &quot;本気&quot;", link(date(2026, 10, 3)), "10月3日", "1", "2", "3", "4"]
    rows = "".join(
        f'<row r="{n}">'
        + "".join(f'<c r="{"ABCDEFGH"[at]}{n}" t="str"><v>{cell}</v></c>' for at, cell in enumerate(row))
        + "</row>"
        for n, row in enumerate([HEADER, cells], 1)
    )
    found = reading(workbook(rows))
    assert (found.posts[0].title, found.repaired) == ('題 "本気"', 0)

"""Posts in words: views with and without the promoted ones, and never a total that misses one."""

from __future__ import annotations

from datetime import date

import pytest

from desktop import language
from desktop.domain.post_growth import growths
from desktop.domain.posts import Post, PostCount
from desktop.wording.amounts import plain
from desktop.wording.posts import gained_words, promoted_words

UP, LOOKED = date(2026, 10, 1), date(2026, 10, 31)


@pytest.fixture(autouse=True)
def japanese():
    with language.speaking("ja"):
        yield


def said(*views: int | None, promoted: int, paid: int = 0) -> str:
    """The first `promoted` posts are, for so much in all; None: nobody looked at the views."""
    posts = [
        Post(f"p{at}", "s", UP, promoted=at < promoted, promotion=paid if at == 0 else 0)
        for at in range(len(views))
    ]
    counts = [PostCount(f"c{at}", "s", f"p{at}", LOOKED, views=x) for at, x in enumerate(views)]
    return plain(promoted_words(posts, growths(posts, counts)))


def test_views_with_and_without_the_promoted_posts():
    assert said(1_000, 200, 30, promoted=1) == (
        "宣伝した投稿は1本です。これまでの再生は、合わせて1,230回、宣伝した投稿を除くと230回です。"
    )
    assert "除くと0回" in said(1_000, 200, promoted=2)
    assert "印を付けると" in said(1_000, promoted=0)


@pytest.mark.parametrize("views", [(None, 200), (1_000, None)], ids=["promoted", "not promoted"])
def test_views_nobody_knows_make_no_total(views):
    assert said(*views, promoted=1) == "宣伝した投稿は1本です。再生の分からない投稿があります。"


def test_what_was_paid_is_said_and_that_the_sheet_counts_the_days():
    assert "宣伝に3,000円をかけました。" in said(1_000, 200, promoted=1, paid=3_000)
    assert "かけました" not in said(1_000, 200, promoted=1)


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [(None, 640, "公開から+640"), (100, 640, "10月8日から+540"), (640, 630, "10月8日から−10"), (5, None, "")],
)
def test_what_a_post_gained(before, now, words):
    counts = [PostCount("c2", "s", "p", LOOKED, views=now)]
    if before is not None:
        counts.append(PostCount("c1", "s", "p", date(2026, 10, 8), views=before))
    assert plain(gained_words(growths([Post("p", "s", UP)], counts)["p"])) == words

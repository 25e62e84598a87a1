"""What posts gained between two looks: differences of totals, and never more than both looks know."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.post_growth import growths
from desktop.domain.posts import Post, PostCount

POSTED = date(2026, 10, 1)
POST = Post("p", "s", POSTED, "どら焼き")


def look(day: int, **numbers: int | None) -> PostCount:
    return PostCount(f"c{day}", "s", "p", POSTED + timedelta(days=day), **numbers)


def test_the_two_last_looks_tell_what_was_gained():
    found = growths(
        [POST], [look(30, views=1500, likes=9), look(3, views=100), look(20, views=1200, likes=7)]
    )
    growth = found["p"]
    assert (growth.since, growth.now.day, growth.days, growth.looked) == (
        POSTED + timedelta(days=20), POSTED + timedelta(days=30), 10, True,
    )  # fmt: skip
    assert (growth.gained["views"], growth.gained["likes"], growth.gained["saves"]) == (300, 2, None)


def test_the_first_look_tells_what_came_since_it_went_up():
    growth = growths([POST], [look(7, views=640)])["p"]
    assert (growth.since, growth.looked, growth.gained["views"], growth.gained["likes"]) == (
        POSTED, False, 640, None,
    )  # fmt: skip


def test_what_one_look_does_not_know_is_not_zero():
    growth = growths([POST], [look(1, views=None, likes=3), look(9, views=500, likes=2)])["p"]
    assert (growth.gained["views"], growth.gained["likes"]) == (None, -1)


def test_a_post_nobody_looked_at_is_not_there():
    assert growths([POST], []) == {}


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=8))
def test_all_gains_add_up_to_the_last_total(totals):
    looks = [look(day, views=views) for day, views in enumerate(totals, 1)]
    steps = [growths([POST], looks[:n])["p"].gained["views"] for n in range(1, len(looks) + 1)]
    assert sum(steps) == totals[-1]

"""The worked examples of the check show the figures of the product's golden examples, worked out by the fee rules."""

from __future__ import annotations

import pytest

from desktop import language
from desktop.catalog.checks import load_checks
from desktop.domain.contract.examples import apart, outcomes
from desktop.settings import resources
from desktop.wording.amounts import plain
from desktop.wording.check_examples import difference, reading_name, story

CHECKS = load_checks(resources() / "catalog" / "checks.toml")
GOLDEN = {
    "tiers": ("C12", [(286_000, 314_600), (216_000, 237_600)], 77_000),
    "order_guarantee": ("C13", [(80_000, 88_000), (60_000, 66_000)], 22_000),
    "order_cap": ("C13", [(200_000, 220_000), (120_000, 132_000)], 88_000),
    "cap_scope": ("C14", [(300_000, 330_000), (300_000, 330_000), (330_000, 363_000)], 33_000),
}
"""Without tax and with tax, reading by reading (G02 beside G03, G14a, G14b, G16), and how far apart."""


@pytest.mark.parametrize("code", GOLDEN)
def test_the_figures_are_the_golden_ones(code):
    question, months, difference_ = GOLDEN[code]
    (worked,) = (x for x in CHECKS.examples_of(question) if x.code == code)
    found = outcomes(worked)
    assert [(x.month.net, x.month.total) for x in found] == months
    assert apart(found) == difference_


def test_every_example_is_golden():
    assert {x.code for x in CHECKS.examples} == set(GOLDEN)


@pytest.fixture(params=language.LANGUAGES)
def spoken(request):
    before = language.current()
    language.use(request.param)
    yield request.param
    language.use(before)


def test_texts_are_filled_in_both_languages(spoken):
    for worked in CHECKS.examples:
        said = [story(worked), *(reading_name(worked, x) for x in worked.readings)]
        said.append(difference(outcomes(worked)))
        assert not [x for x in said if "{" in x or not x]


@pytest.mark.parametrize("spoken", ["ja"], indirect=True)
def test_the_story_names_what_the_terms_hold(spoken):
    told = {x.code: plain(story(x)) for x in CHECKS.examples}
    assert "18件" in told["tiers"]
    assert "1件目から20,000円、6件目から15,000円、16件目から12,000円" in told["tiers"]
    assert "10件(100,000円)" in told["order_guarantee"]
    assert "4件(40,000円)" in told["order_guarantee"]
    assert "8件(80,000円)" in told["order_cap"]
    assert "月200,000円" in told["order_cap"]
    assert "基本料100,000円と、成果23件(230,000円)" in told["cap_scope"]


def test_the_two_reported_cases_stand_at_their_questions():
    told = {x.code: x.checks for x in CHECKS.stories}
    assert told == {"free_trial": ("C17", "C26", "C30"), "videos_missing": ("C46",)}
    assert [x.code for x in CHECKS.stories_of("C30")] == ["free_trial"]
    assert CHECKS.stories_of("C01") == ()

"""What if: prepared without numpy, computed in steps that can be stopped, the same figures every time."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.goals import Goal
from desktop.domain.scenarios.compared import Wanted
from desktop.domain.scenarios.from_book import FLAT, ONESELF, Basis
from desktop.domain.scenarios.improvements import Change
from desktop.domain.scenarios.incentive import Verdict, What
from desktop.services.scenarios import Scenarios
from desktop.wording.amounts import plain
from desktop.wording.fee_words import catalogue_words
from desktop.wording.incentive import verdict_words
from desktop.wording.negotiation import code_of, gain_words, improvement_name, question
from desktop.wording.scenarios import (
    about,
    alone_sentence,
    at_a_loss,
    basis_sentence,
    chance_words,
    figure_sentences,
    missed_sentence,
    told_apart,
    verdict,
)

from .conftest import now


@pytest.fixture
def scenarios(database, catalog) -> Scenarios:
    return Scenarios(database, catalog, now, "sample")


@pytest.fixture
def setting(scenarios):
    return scenarios.prepare()


@pytest.fixture
def compared(scenarios, setting):
    return scenarios.play(setting, Wanted(), lambda _at, _of: None)


@pytest.fixture
def words(catalog):
    return catalogue_words(catalog.measures)


def test_the_page_and_its_preparation_know_no_numpy():
    code = "import sys, desktop.ui.pages.contract, desktop.services.scenarios; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_prepared_twice_is_the_same_until_something_changes(scenarios, setting, database):
    assert scenarios.prepare() == setting
    with database.unit("test", shop="sample") as unit:
        goal = unit.one(Goal, shop="sample")
        unit.put(replace(goal, gross_profit=20_000))
    assert scenarios.prepare() != setting


def test_the_same_question_gets_the_same_figures(scenarios, setting, compared):
    again = scenarios.play(setting, Wanted(), lambda _at, _of: None)
    assert again.play.options == compared.play.options
    assert [x.saved for x in again.gains] == [x.saved for x in compared.gains]


def test_it_stops_where_a_step_says_so(scenarios, setting):
    def stop(at, _of):
        if at == 1:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        scenarios.play(setting, Wanted(), stop)


def test_contract_flat_fee_and_oneself_stand_side_by_side(compared, setting):
    assert [x.key for x in compared.play.options] == [setting.deals[0].contract.id, FLAT, ONESELF]


def test_the_verdict_counts_within_the_tries_and_never_crowns_doing_it_oneself(compared, setting, words):
    said = verdict(compared, setting)
    assert said.startswith("<b>「いまの契約を続ける」の赤字がいちばん小さい")
    assert "99%超" in said
    assert "自分でやる" not in said
    alone = plain(alone_sentence(compared, setting, words))
    assert "同じ数の成果が来るとした場合" in alone
    assert "月6件" in alone
    assert "月およそ3件" in alone


def test_without_a_contract_nothing_is_crowned(scenarios, database):
    with database.unit("test", shop="sample") as unit:
        unit.put(*(replace(x, state=ContractState.ENDED) for x in unit.all(Contract, shop="sample")))
    setting = scenarios.prepare()
    found = scenarios.play(setting, Wanted(), lambda _at, _of: None)
    assert [x.key for x in found.play.options] == [FLAT, ONESELF]
    assert verdict(found, setting) == "<b>くらべられる契約が、まだありません。</b>"
    assert not told_apart(found)
    assert not at_a_loss(found)


def test_a_cheaper_flat_fee_wins(scenarios, setting):
    found = scenarios.play(setting, Wanted(flat=20_000), lambda _at, _of: None)
    assert verdict(found, setting).startswith("<b>「月20,000\u2060円の固定」がいちばん多く残る")


def test_every_figure_has_a_sentence(compared, setting, words):
    first = compared.play.options[0]
    said = "\n".join(figure_sentences(first, setting, 12, words))
    for part in (
        "料金は12か月でおよそ",
        "10回のうち9回は",
        "赤字になりました",
        "月17",
        "お客様になる必要",
        "いちばん苦しい月",
    ):
        assert part in said
    assert "月およそ16" in basis_sentence(setting, 12, words)
    assert "同じ条件で続くとして" in basis_sentence(setting, 12, words)
    assert "続くとして" not in basis_sentence(setting, 6, words)
    assert "12か月で" in missed_sentence(compared, setting)


def test_how_a_funnels_ranges_are_drawn_is_said_where_they_are(setting, words):
    assert "段階ごとに" not in basis_sentence(setting, 12, words)
    for basis in (Basis.VIEWS, Basis.GOAL):
        assert "段階ごとに別々に引きます" in basis_sentence(replace(setting, basis=basis), 12, words)


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "1%未満"), (0.004, "1%未満"), (0.34, "34%"), (1.0, "99%超"), (0.996, "99%超")]
)
def test_a_chance_is_never_none_and_never_certain(share, said):
    assert chance_words(share) == said


def test_what_tries_came_to_is_rounded():
    assert [about(x) for x in (-23_792, 748, 9_960, 0)] == [-24_000, 700, 10_000, 0]


def test_improvements_are_ranked_and_each_has_a_question(compared, setting, catalog, words):
    saved = [x.saved for x in compared.gains]
    assert saved == sorted(saved, reverse=True)
    assert len(saved) >= 5
    first = compared.gains[0]
    assert first.improvement.change is Change.CAP_ON_ALL
    assert code_of(first.improvement) == "N:cap_on_all"
    assert "58%から" in gain_words(first, 12, valued=True)
    for gain in compared.gains:
        assert question(gain.improvement, catalog.checks, words).endswith("。")
        assert "{" not in improvement_name(gain.improvement, words)


def test_a_shorter_term_saves_nothing_known_where_no_result_has_a_worth(scenarios, database):
    with database.unit("test", shop="sample") as unit:
        contract = unit.one(Contract, shop="sample")
        terms = replace(contract.terms, min_months=36)
        unit.put(replace(contract, terms=terms), replace(unit.one(Goal, shop="sample"), gross_profit=None))
    setting = scenarios.prepare()
    compared = scenarios.play(setting, Wanted(), lambda _at, _of: None)
    assert Change.SHORTER_TERM not in {x.improvement.change for x in compared.gains}
    assert compared.gains
    assert "安" in verdict(compared, setting)
    assert compared.alone is None


def test_what_is_expected_tells_where_a_fee_pulls_that_nobody_counted_yet(scenarios, setting, compared):
    unknown = replace(setting, usual={})
    assert scenarios.pull(unknown).verdict is Verdict.UNKNOWN
    assert scenarios.pull(unknown, compared.expected).verdict is Verdict.TO_GOAL


def test_the_fee_on_results_pulls_to_the_goal(scenarios, setting, words):
    found = scenarios.pull(setting)
    assert found.verdict is Verdict.TO_GOAL
    assert found.more(What.RESULTS_DOUBLE) > 0 == found.more(What.VIEWS_DOUBLE)
    assert "目標と合っています" in verdict_words(found, words)

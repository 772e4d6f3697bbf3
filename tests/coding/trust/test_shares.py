"""Estimated shares: by hand, at the ends, and beside the formula of those who proposed them."""

import numpy as np
import pytest
from statsmodels.stats.proportion import proportion_confint

from consult.coding.trust.intervals import weighed_sum, wilson
from consult.coding.trust.shares import TextsOfCode, compared, estimated, shares
from consult.model.coding.trust import Estimate, ThemeShare
from tests.coding.trust.invented import judged


def _texts(
    said: list[float], machine: list[int], coded: int, sizes: list[int] | None = None
) -> TextsOfCode:
    """The first texts are coded, in one stratum."""
    number = len(machine)
    is_coded = np.arange(number) < coded
    padded = np.array(said + [0.0] * (number - len(said)))
    return TextsOfCode(
        padded,
        np.array(machine, dtype=bool),
        np.array(sizes or [1] * number),
        np.full(number, coded / number),
        is_coded,
    )


def test_wilson_is_that_of_another_library() -> None:
    for found, of in ((0, 30), (1, 300), (30, 60), (60, 60)):
        made = wilson(found / of, of)
        assert (made.low, made.high) == pytest.approx(
            proportion_confint(found, of, method="wilson"), abs=1e-9
        )


def test_a_share_is_mended_by_what_people_found() -> None:
    # The machine gives the code to 5 of 10 texts. Coded are 4: people give it to 1 of the 2 that
    # the machine does and to none of the others: 5/10 * 1/2 + 5/10 * 0 = .25. The count says .5.
    texts = _texts([1, 0, 0, 0], [1, 1, 0, 0, 1, 1, 1, 0, 0, 0], 4)
    assert estimated(texts).value == pytest.approx(0.25)


def test_it_is_the_prediction_powered_mean_with_the_tuned_weight() -> None:
    lots = np.random.default_rng(2)
    machine = lots.random(500) < 0.2
    said = np.where(lots.random(500) < 0.8, machine, lots.random(500) < 0.2).astype(float)
    made = estimated(_texts(list(said[:120]), list(machine.astype(int)), 120))
    y, f = said[:120], machine[:120].astype(float)
    weight = np.cov(y, f, bias=True)[0, 1] / f.var()
    assert made.value == pytest.approx(weight * machine.mean() + (y - weight * f).mean())


def test_the_interval_stays_within_nought_and_one() -> None:
    for said in ([0.0] * 40, [1.0] * 40):
        for machine in ([0, 1] * 200, [0] * 400, [1] * 400):
            made = estimated(_texts(said, machine, 40))
            assert 0 <= made.low <= made.value <= made.high <= 1
            assert made.high - made.low > 0.01


def test_a_sample_of_everything_leaves_nothing_to_chance() -> None:
    made = estimated(_texts([1, 0, 1, 1], [1, 0, 0, 1], 4))
    assert made == Estimate(0.75, 0.75, 0.75)


def test_a_text_given_many_times_counts_as_often() -> None:
    made = estimated(_texts([1, 0], [1, 0], 2, sizes=[3, 1]))
    assert made.value == 0.75


def test_texts_sent_in_by_several_that_say_other_things_make_the_interval_wider() -> None:
    # One in ten of 1,000 texts is coded: 90 of one sender, none of whom holds the theme, and 10 of
    # nine senders, of which 5 do. Share 45/180. By weights alone they tell as much as 180^2 / 900
    # = 36 texts; by spread as 180^2 * .1875 / 258.75 = 23.5; each by 1 / .9 as a tenth is known.
    said = [0.0] * 90 + [1.0] * 5 + [0.0] * 5
    texts = _texts(said, [0] * 1_000, 100, sizes=[1] * 90 + [9] * 10 + [1] * 900)
    made, by_hand = estimated(texts, help_of_machine=False), wilson(0.25, 23.478 / 0.9)
    assert (made.low, made.high) == pytest.approx((by_hand.low, by_hand.high), abs=1e-4)


def test_without_a_coded_text_that_the_machine_gave_the_code_it_is_the_samples_share() -> None:
    texts = _texts([1, 0, 0, 0], [0, 0, 0, 0, 1, 1], 4)
    assert estimated(texts) == estimated(texts, help_of_machine=False)


def test_too_few_coded_texts_give_no_share() -> None:
    machine = [[1]] * 100
    assert shares([judged(machine, [[1]] * 29 + [None] * 71)]) == ()
    assert len(shares([judged(machine, [[1]] * 30 + [None] * 70)])) == 1


def test_two_people_who_differ_count_half_each() -> None:
    both = judged([[1]] * 40, [[1]] * 40, [[1]] * 20 + [[0]] * 20)
    (made,) = shares([both])
    assert made.estimate.value == 0.75
    assert made.counted == 1


def test_the_difference_of_two_shares_is_newcombes() -> None:
    # Newcombe (1998), table II, 56/70 and 48/80, method 10: .2, from .0524 to .3339
    made = weighed_sum((1, -1), (wilson(56 / 70, 70), wilson(48 / 80, 80)))
    assert (made.value, made.low, made.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=0.0001)


def test_groups_are_compared_within_one_break_and_one_theme() -> None:
    def made(code: str, by: str, group: str, value: float) -> ThemeShare:
        return ThemeShare("why", code, by, group, Estimate(value, value - 0.1, value + 0.1), 0, 60)

    given = [
        made("a", "", "", 0.3),
        made("a", "Age", "young", 0.5),
        made("a", "Age", "old", 0.2),
        made("a", "Sex", "women", 0.4),
        made("b", "Age", "old", 0.1),
    ]
    (one,) = compared(given)
    assert (one.code, one.by, one.groups) == ("a", "Age", ("young", "old"))
    # .3 less and more the root of .1^2 + .1^2
    assert (one.estimate.low, one.estimate.high) == pytest.approx((0.1586, 0.4414), abs=0.0001)
    assert one.shown

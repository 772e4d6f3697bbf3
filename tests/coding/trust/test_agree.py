"""Agreement of people and machine: by hand, apart where nothing was measured, and in words."""

from dataclasses import replace

import numpy as np
import pytest

from consult.coding.trust.agree import agreement
from consult.coding.trust.replicates import replicate_weights
from consult.coding.trust.wording import of_agreement
from consult.model.coding.trust import CoderAgreement, Estimate, Pair
from tests.coding.trust.invented import judged

A, B, BOTH, NOTHING = [1, 0], [0, 1], [1, 1], [0, 0]


def test_f1_is_that_of_all_codings_and_the_mean_of_the_codes() -> None:
    # Of 40 texts both give a to 20; to 10 the one gives a and the other b; to 10 both give b.
    one, other = [A] * 30 + [B] * 10, [A] * 20 + [B] * 10 + [B] * 10
    made = agreement([judged([A] * 40, one, other)], seed=1).people
    assert made is not None
    # micro 2*30/80; a: 2*20/(30+20) = .8; b: 2*10/(10+20) = .667
    assert made.micro.value == pytest.approx(0.75)
    assert made.macro is not None
    assert made.macro.value == pytest.approx((0.8 + 2 / 3) / 2, abs=1e-9)
    assert made.texts == 40


def test_texts_that_people_decided_in_the_review_do_not_judge_the_machine() -> None:
    person = [A] * 60
    one = judged([A] * 30 + [B] * 30, person)
    seen = replace(one, decided=np.arange(60) < 30)
    made = agreement([seen], seed=1)
    assert made.machine is not None
    assert (made.machine.texts, made.machine.micro.value) == (30, 0)
    assert made.reviewed == 30
    assert agreement([one], seed=1).machine.micro.value == 0.5


def test_one_person_shows_nothing_of_two() -> None:
    made = agreement([judged([A] * 40, [A] * 40)], seed=1)
    assert made.people is None
    assert made.lead is None
    assert not made.as_good


def test_a_second_person_who_has_hardly_begun_takes_nothing_from_the_first() -> None:
    first, second = [A] * 60, [B] * 5 + [None] * 55
    made = agreement([judged([A] * 60, first, second)], seed=1)
    assert made.people is None
    assert made.machine is not None
    assert made.machine.micro.value == 1


def test_too_few_texts_show_nothing() -> None:
    assert agreement([judged([A] * 40, [A] * 29 + [None] * 11)], seed=1) == CoderAgreement()


def _rows(lots: np.random.Generator, texts: int, codes: int) -> list[list[int]]:
    """Each text holds one code."""
    return [[int(at == held) for at in range(codes)] for held in lots.integers(0, codes, texts)]


def test_a_machine_like_a_third_person_is_as_good_and_one_that_guesses_is_not() -> None:
    lots = np.random.default_rng(1)
    truth = _rows(lots, 800, 5)

    people = [[row if lots.random() > 0.15 else [1] * 5 for row in truth] for _ in range(2)]
    good = agreement([judged(truth, *people)], seed=1)
    guess = agreement([judged([[1, 0, 0, 0, 0]] * 800, *people)], seed=1)
    assert good.as_good
    assert not guess.as_good
    assert guess.lead is not None
    assert guess.lead.high < 0


@pytest.mark.parametrize(
    ("codes", "texts", "enough"), [(1, 400, False), (4, 400, False), (5, 50, True), (5, 400, True)]
)
def test_that_the_machine_is_as_good_is_said_of_enough_codes_alone(
    codes: int, texts: int, enough: bool
) -> None:
    all_agree = [[int(at == text % codes) for at in range(codes)] for text in range(texts)]
    made = agreement([judged(all_agree, all_agree, all_agree)], seed=1)
    assert made.lead == Estimate(0, 0, 0)
    assert (made.lead_codes, made.lead_comments) == (codes, texts)
    assert made.as_good is enough


def test_codes_count_on_comments_with_one_of_them_alone() -> None:
    """Five codes on 49 comments; the other comments hold none, or one that is hardly given."""
    held = [[int(at in (text % 5, text // 10)) for at in range(5)] + [0] for text in range(49)]
    held += [[0] * 6] * 300 + [[0] * 5 + [1]] * 9
    made = agreement([judged(held, held, held)], seed=1)
    assert (made.lead_codes, made.lead_comments) == (5, 49)
    assert not made.as_good


def test_questions_are_counted_together() -> None:
    one = [[int(at == text % 3) for at in range(3)] for text in range(45)]
    made = agreement(
        [judged(one, one, one), replace(judged(one, one, one), question="how")], seed=1
    )
    assert (made.lead_codes, made.lead_comments) == (6, 90)
    assert made.as_good


def test_groups_with_enough_texts_are_told_apart() -> None:
    one = judged([A] * 120, [A] * 60 + [B] * 60)
    young = np.array([1] * 60 + [0] * 60)
    grouped = replace(
        one, groups={("Age", "young"): young, ("Age", "old"): 1 - young, ("Age", "few"): young * 0}
    )
    groups = agreement([grouped], seed=1).groups
    assert {name: made.machine.micro.value for name, made in groups.items()} == {
        "Age: young": 1,
        "Age: old": 0,
    }


def test_codes_that_nobody_gives_leave_nothing_to_agree_on() -> None:
    made = agreement([judged([NOTHING] * 40, [NOTHING] * 40, [NOTHING] * 40)], seed=1)
    assert made.people is None
    assert made.machine is None


def test_a_sample_of_which_people_reviewed_every_text_has_no_resamples_and_brings_no_warning() -> (
    None
):
    assert replicate_weights(np.array([]), np.array([]), 1).shape[1] == 0


def test_resamples_weigh_as_much_as_the_texts_and_know_a_stratum_coded_whole() -> None:
    strata = np.array([0, 0, 0, 1, 1, 2])
    chance = np.array([0.5, 0.5, 0.5, 1, 1, 0.2])
    weights = replicate_weights(strata, chance, 1)
    assert weights[:, :3].sum(axis=1) == pytest.approx(weights[0, :3].sum())
    assert (weights[:, 3:5] == weights[0, 3:5]).all()
    assert weights.min() >= 0


def _pair(value: float) -> Pair:
    one = Estimate(value, value - 0.05, value + 0.05)
    return Pair(one, one, one, 300)


def test_it_says_what_was_measured_and_what_was_not_shown() -> None:
    lead = Estimate(-0.02, -0.06, 0.02)
    said = of_agreement(CoderAgreement(_pair(0.71), _pair(0.69), lead, 5, 50))
    assert said == (
        "Two people who coded the same comments without suggestions agree on about 7 in 10 codes "
        "(F1 .71, .66 to .76; mean of the codes .71, .66 to .76; Krippendorff's alpha .71, .66 to "
        ".76).",
        "The computer agrees with them on about 7 in 10 codes (F1 .69, .64 to .74; mean of the "
        "codes .69, .64 to .74; Krippendorff's alpha .69, .64 to .74): not shown to be as good as "
        "two people (difference of the means -.02, -.06 to .02).",
    )


def test_it_calls_the_computer_as_good_from_the_margin_on_and_not_below() -> None:
    at, below = Estimate(0.01, -0.02, 0.04), Estimate(0.01, -0.0201, 0.04)
    assert CoderAgreement(lead=at, lead_codes=5, lead_comments=50).as_good
    assert not CoderAgreement(lead=below, lead_codes=5, lead_comments=50).as_good


@pytest.mark.parametrize(("codes", "comments"), [(4, 200), (9, 49)])
def test_below_the_least_number_the_figures_stand_with_why_nothing_is_claimed(
    codes: int, comments: int
) -> None:
    lead = Estimate(0.01, -0.01, 0.03)
    made = CoderAgreement(_pair(0.71), _pair(0.72), lead, codes, comments)
    assert of_agreement(made)[1].endswith(
        "whether it is as good as two people cannot be told from so little (difference of the "
        "means .01, -.01 to .03): that takes 5 codes which people gave often enough, and 50 "
        "comments with one of them."
    )

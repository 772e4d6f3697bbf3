"""The rule that says when to stop: what it looks at, what it says is left, when it stops."""

import numpy as np

from consult.coding.trust.enough import enough, look_sizes, micro_with_spread
from consult.coding.trust.wording import of_progress
from consult.model.coding.enough import CodingTarget, HowFar
from tests.coding.trust.invented import judged

TEXTS = 1_000
FIVE_POINTS = CodingTarget(0.05)


def _coded(number, *, share=0.3):
    """So many texts coded, a share of them with the code; the machine is right in all."""
    machine = [[1] if at % 10 < share * 10 else [0] for at in range(TEXTS)]
    person = [machine[at] if at < number else None for at in range(TEXTS)]
    return judged(machine, person)


def _asked(number, target=FIVE_POINTS, **given):
    return enough(_coded(number), target, order=range(TEXTS), **given)


def test_it_looks_when_the_sample_has_grown_by_half() -> None:
    assert look_sizes(10_000)[:4] == (50, 75, 113, 169)
    assert look_sizes(10_000)[-1] == 1_923
    assert look_sizes(100) == (50, 75, 100)


def test_before_the_first_look_it_says_how_many_to_the_first() -> None:
    assert _asked(20) == (HowFar("why", False, 20, None, 0.05, 30),)


def test_between_two_looks_its_answer_is_that_of_the_last_look() -> None:
    (at,), (after,) = _asked(113), _asked(168)
    assert (at.now, at.reached) == (after.now, after.reached)
    assert (at.coded, after.coded) == (113, 168)


def test_it_stops_once_every_interval_is_as_narrow_as_asked() -> None:
    reached = [_asked(number)[0].reached for number in look_sizes(TEXTS)]
    assert reached == sorted(reached)
    assert reached[-1]
    assert not reached[0]


def test_what_it_says_is_left_leads_to_a_look_at_which_it_stops() -> None:
    (far,) = _asked(75)
    assert not far.reached
    (then,) = _asked(75 + far.more)
    assert then.reached


def test_the_time_left_is_at_the_pace_so_far() -> None:
    (far,) = _asked(75, minutes_a_text=0.5)
    assert far.minutes == -(-far.more // 2)


def test_f1_that_was_asked_for_is_a_target_of_its_own() -> None:
    share, f1 = _asked(200, CodingTarget(0.2, 0.9))
    assert (share.of_f1, f1.of_f1) == (False, True)
    assert f1.reached
    assert f1.now == 1


def test_f1_that_lies_below_what_is_asked_for_is_never_reached_by_more_of_the_same() -> None:
    machine = [[1]] * TEXTS
    person = [[at % 2] if at < 200 else None for at in range(TEXTS)]
    far = enough(judged(machine, person), CodingTarget(0.2, 0.9), order=range(TEXTS))[1]
    assert (far.reached, far.more) == (False, None)


def test_the_standard_error_of_f1_is_what_samples_show() -> None:
    lots = np.random.default_rng(6)
    truth, machine = lots.random((2_000, 2)) < 0.3, lots.random((2_000, 2)) < 0.3
    machine |= truth & (lots.random((2_000, 2)) < 0.7)
    values, errors = [], []
    for _ in range(400):
        sample = set(lots.choice(2_000, 200, replace=False).tolist())
        person = [list(row) if at in sample else None for at, row in enumerate(truth.astype(int))]
        value, error = micro_with_spread(judged(machine.astype(int).tolist(), person))
        values.append(value)
        errors.append(error)
    assert 0.88 < np.mean(errors) / np.std(values) < 1.12


def test_it_says_how_far_in_plain_words() -> None:
    far = HowFar("why", False, 113, 0.083, 0.05, 140, 70)
    assert of_progress(far) == (
        "why: 113 coded; the widest interval is 8.3 points, wanted 5.0. About 140 more comments, "
        "70 minutes at the pace so far."
    )
    done = HowFar("why", True, 380, 0.049, 0.05, 0)
    assert of_progress(done) == "why: enough is coded (380 comments). You may stop."

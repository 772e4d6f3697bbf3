"""The draw: random, stratified, the same in any order, never drawn anew."""

import random

from hypothesis import given
from hypothesis import strategies as st

from consult.coding.trust.sample import OFTEN, REST, blind_sample, half_width_for, needed
from tests.coding.trust.invented import unit

MANY = [unit(f"online-{at:03}", channel="online") for at in range(300)] + [
    unit(f"letter-{at:03}", channel="letter") for at in range(60)
]


def test_the_size_is_cochrans() -> None:
    # 1.96^2 * .25 / .05^2 = 384.16; of 1,000: 384.16 / (1 + 383.16 / 1000) = 277.7
    assert needed(10_000_000, 0.05) == 385
    assert needed(1_000, 0.05) == 278
    assert needed(20, 0.05) == 20
    assert needed(0, 0.05) == 0


def test_a_wish_that_draws_as_many_as_are_wanted_is_found() -> None:
    assert half_width_for(10_000, 97) == 0.095
    assert needed(10_000, 0.095) >= 97 > needed(10_000, 0.1)
    assert needed(30, half_width_for(30, 500)) == 30


@given(st.randoms(use_true_random=False))
def test_no_order_of_rows_changes_the_draw(lots: random.Random) -> None:
    shuffled = MANY.copy()
    lots.shuffle(shuffled)
    first = blind_sample(MANY, by=["Channel"], half_width=0.1, seed=1)
    assert blind_sample(shuffled, by=["Channel"], half_width=0.1, seed=1) == first


def test_another_seed_draws_other_texts() -> None:
    one, other = (
        set(blind_sample(MANY, by=["Channel"], half_width=0.1, seed=seed).chances)
        for seed in (1, 2)
    )
    assert one != other


def test_strata_are_drawn_in_proportion() -> None:
    draw = blind_sample(MANY, by=["Channel"], half_width=0.1, seed=1)
    # needed(360, .1) = 76: 76 * 300/360 = 63.3 and 76 * 60/360 = 12.7, rounded up
    assert {one.name: one.drawn for one in draw.strata} == {"online": 64, "letter": 13}


def test_a_small_stratum_joins_the_others_and_is_never_left_out() -> None:
    few = [unit(f"event-{at}", channel="event") for at in range(5)]
    paper = [unit(f"paper-{at}", channel="hard copy") for at in range(4)]
    draw = blind_sample([*MANY, *few, *paper], by=["Channel"], half_width=0.2, seed=1)
    (rest,) = [one for one in draw.strata if one.name == REST]
    assert (len(rest.texts), rest.drawn) == (9, 2)


def test_a_text_given_many_times_is_drawn_for_certain() -> None:
    letter = unit("campaign", copies=200, channel="online")
    draw = blind_sample([*MANY, letter], by=["Channel"], half_width=0.1, seed=1)
    assert draw.chances["why", "campaign"] == 1
    assert [one.texts for one in draw.strata if one.name == OFTEN] == [("campaign",)]


def test_a_later_wave_adds_and_changes_nothing_that_was_drawn() -> None:
    first = blind_sample(MANY, by=["Channel"], half_width=0.1, seed=1)
    late = [unit(f"late-{at:03}", channel="online") for at in range(100)]
    second = blind_sample([*late, *MANY], by=["Channel"], half_width=0.1, seed=1, earlier=first)
    assert first.chances.keys() < second.chances.keys()
    assert {one.name: one.wave for one in second.strata if one.wave == 2} == {"online": 2}
    new = {text for _, text in second.chances} - {text for _, text in first.chances}
    assert any(text.startswith("late") for text in new)
    assert list(second.in_order("why"))[: len(list(first.in_order("why")))]


def test_drawn_again_with_nothing_new_it_is_the_same() -> None:
    first = blind_sample(MANY, by=["Channel"], half_width=0.1, seed=1)
    assert blind_sample(MANY, by=["Channel"], half_width=0.1, seed=1, earlier=first) == first


def test_a_narrower_wish_keeps_what_was_drawn_and_draws_more() -> None:
    wide = blind_sample(MANY, by=["Channel"], half_width=0.1, seed=1)
    narrow = blind_sample(MANY, by=["Channel"], half_width=0.05, seed=1, earlier=wide)
    assert wide.chances.keys() < narrow.chances.keys()


def test_the_first_half_of_the_list_holds_half_of_each_stratum() -> None:
    draw = blind_sample(MANY, by=["Channel"], half_width=0.1, seed=1)
    first = list(draw.in_order("why"))[:38]
    assert sum(text.startswith("letter") for text in first) in {6, 7}


def test_over_many_seeds_each_text_is_drawn_as_often_as_its_chance() -> None:
    times = dict.fromkeys((one.key for one in MANY), 0)
    for seed in range(400):
        for key in blind_sample(MANY, by=["Channel"], half_width=0.1, seed=seed).chances:
            times[key] += 1
    online = [number for (_, text), number in times.items() if text.startswith("online")]
    # 64 of 300, of 400 draws: 85.3; the spread of one text is 8.2, of the extremes of 300 about 3
    assert min(online) > 55
    assert max(online) < 118
    assert sum(online) == 64 * 400

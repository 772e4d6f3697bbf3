"""Themes named after a sample was coded: a further draw judges them, no earlier comment does."""

from dataclasses import replace

import pytest

from consult.coding.trust.further import further_sample
from consult.coding.trust.measure import measured, never_offered
from consult.coding.trust.sample import blind_sample
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.enough import CodingTarget
from consult.model.coding.review import ThemeDecision
from consult.model.coding.trust import (
    BlindCodes,
    BlindCoding,
    Unjudged,
)
from tests.coding.trust.invented import unit

UNITS = [replace(unit(f"text-{at:03}"), codes=frozenset({"buses"})) for at in range(200)]
FIRST = blind_sample(UNITS, by=[], half_width=0.1, seed=1)
NEW = (Unjudged("why", "trams"),)
FURTHER = further_sample(FIRST, NEW, 0.1)
SINCE = [key for key in FURTHER.chances if key not in FIRST.chances]
BUSES, TRAMS = UsedCode("buses", "Buses"), UsedCode("trams", "Trams")
OLD = ("buses",)


def coded(draw, given, *, offered, codes=(BUSES, TRAMS), themes=()):
    people = (BlindCodes("1", given, offered={"why": offered}),)
    target = CodingTarget(0.1)
    return measured(UNITS, BlindCoding(draw, people), {"why": codes}, {"why": themes}, target)


def shares(made):
    return {one.code: (one.estimate.value, one.texts) for one in made.shares}


FIRST_CODED = {key: frozenset({"buses"}) for key in FIRST.chances}
HALF = {key: frozenset({"trams"} if at % 2 else {"buses"}) for at, key in enumerate(SINCE)}


def test_a_further_draw_takes_nothing_out_and_adds_as_many_as_the_interval_asks():
    assert FIRST.chances.keys() < FURTHER.chances.keys()
    # Ten points up and down take 66 of 200 comments, in the first draw and in the further one.
    assert (len(FIRST.chances), len(SINCE)) == (66, 66)
    assert FURTHER.further[0].codes == (("why", "trams"),)


def test_drawing_for_a_narrower_interval_later_keeps_what_was_drawn_for_new_themes():
    again = blind_sample(UNITS, by=[], half_width=0.05, seed=1, earlier=FURTHER)
    assert again.further == FURTHER.further
    assert FURTHER.chances.keys() <= again.chances.keys()


def test_a_theme_named_since_is_judged_by_the_comments_drawn_since_and_by_no_others():
    made = coded(FURTHER, FIRST_CODED | HALF, offered=("buses", "trams"))
    assert shares(made)["trams"] == (pytest.approx(0.5), 66)
    assert shares(made)["buses"][1] == 132
    assert made.unjudged == ()


def test_until_enough_of_them_are_coded_it_is_said_to_have_no_figure():
    some = dict(list(HALF.items())[:10])
    made = coded(FURTHER, FIRST_CODED | some, offered=("buses", "trams"))
    assert list(shares(made)) == ["buses"]
    assert [one.code for one in made.unjudged] == ["trams"]


def test_a_theme_that_took_in_one_named_since_is_judged_by_the_comments_drawn_since():
    themes = (ThemeDecision("buses", "Buses"), ThemeDecision("trams", "Trams", merge_into="buses"))
    given = FIRST_CODED | HALF
    made = coded(FURTHER, given, offered=("buses", "trams"), codes=(BUSES,), themes=themes)
    assert shares(made) == {"buses": (pytest.approx(1), 66)}


def test_the_parts_of_a_theme_that_was_split_are_not_judged_by_what_the_whole_was_given():
    split = ThemeDecision("buses", "Buses", split_into=("late", "full"))
    parts = tuple(UsedCode(code, code.capitalize()) for code in split.split_into)
    themes = (split, *(ThemeDecision(one.id, one.name, own=True) for one in parts))
    made = coded(FIRST, FIRST_CODED, offered=OLD, codes=parts, themes=themes)
    assert made.shares == ()
    assert [one.code for one in made.unjudged] == ["late", "full"]


def test_a_retired_theme_is_judged_no_more_and_is_not_said_to_be_missing():
    themes = (ThemeDecision("buses", "Buses", retired=True), ThemeDecision("trams", "Trams"))
    made = coded(FIRST, FIRST_CODED, offered=("buses", "trams"), codes=(TRAMS,), themes=themes)
    assert shares(made) == {"trams": (0, 66)}
    assert made.unjudged == ()


def test_only_themes_that_nobody_could_choose_are_drawn_for():
    people = (BlindCodes("1", FIRST_CODED, offered={"why": OLD}),)
    assert never_offered(people, {"why": (BUSES, TRAMS)}, {"why": ()}) == NEW


def test_where_every_comment_is_drawn_there_is_nothing_to_add():
    every = blind_sample(UNITS[:30], by=[], half_width=0.01, seed=1)
    assert further_sample(every, NEW, 0.05) == every

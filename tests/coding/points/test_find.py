"""What people say within a theme: nothing is left out, and opposites are two points."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.coding import Encoders, find_points
from consult.coding.points import grouping, reading
from consult.embed import wording
from consult.model.coding.codeframe import UNREAD_CODE, UsedCode
from consult.model.survey.review_tables import POINTS
from tests.coding.invented import clean_comments
from tests.coding.points.invented import CODES, codings, points_in, together

LATE = "The buses are always late in the evening"
LATER = "Evening buses are late, always"
DEAR = "A ticket costs far too much for a family"
DEARER = "Tickets cost too much for families"
SEATS = "There is nowhere to sit at the stop by the library"
THEME = (LATE, LATER, DEAR, DEARER, SEATS)


def test_what_two_people_say_is_one_point_and_what_one_says_another():
    points = points_in(THEME)
    assert together(points, LATE, LATER)
    assert together(points, DEAR, DEARER)
    assert not together(points, LATE, DEAR)
    assert not together(points, LATE, SEATS)


def test_a_point_is_told_in_words_that_somebody_wrote():
    points = points_in(THEME)
    told = points[points["tells"]]
    assert set(told["clause"]) <= set(THEME)
    assert sorted(told["point"]) == sorted(points["point"].unique())


words = st.lists(
    st.sampled_from(["bus", "late", "dear", "not", "more", "less", "stop", "[name]", "!"]),
    max_size=9,
)


@settings(deadline=None, max_examples=40)
@given(st.lists(words.map(" ".join), max_size=8), st.integers(0, 99))
def test_every_word_of_every_coded_comment_stands_under_a_point(texts, at):
    texts = [text for text in texts if text.strip()]
    codes = [
        (place, ("buses", "cost")[(place + at) % 2], text[: (at * place) % 7])
        for place, text in enumerate(texts)
    ]
    points = points_in(texts, codes) if texts else points_in([])
    for place, text in enumerate(texts):
        said = points[points["response_id"] == f"r{place}"]["clause"]
        assert set("".join(said)) == set(text) - {" "} or set(" ".join(said)) == set(text)


@pytest.mark.parametrize("number", range(6))
def test_few_comments_are_as_well(number):
    texts = THEME[:number]
    points = points_in(texts)
    POINTS.validate(points)
    assert points["response_id"].nunique() == number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The opening hours should be longer", "The opening hours should be shorter"),
        ("The library should close on Sunday", "The library should not close on Sunday"),
        ("There should be more buses in the village", "There should be fewer buses in the village"),
        ("I feel cared for on the ward", "I never feel cared for on the ward"),
        ("Allow dogs in the park", "Ban dogs in the park"),
    ],
)
def test_the_opposite_is_another_point_however_alike_the_words(one, other):
    points = points_in([one, other, SEATS])
    assert not together(points, one, other)


def test_no_denial_of_an_opposite_is_taken_for_one():
    one, other = "The library should not be closed", "The library should be kept open"
    assert together(points_in([one, other, DEAR, SEATS]), one, other)


def test_copies_are_people_and_one_clause():
    points = points_in([LATE, LATE, f"{LATE.upper()}!", SEATS])
    mine = points[points["response_id"].isin(["r0", "r1", "r2"])]
    assert mine["point"].nunique() == 1
    assert mine["response_id"].nunique() == 3
    assert mine["place"].nunique() == 1


def test_a_clause_that_no_passage_reaches_goes_with_the_one_before_it():
    text = f"{LATE}. {SEATS}. {DEAR}."
    points = points_in([text], [(0, "buses", f"{LATE}."), (0, "cost", f"{DEAR}.")])
    under = points.groupby("code")["clause"].agg(set).to_dict()
    assert under == {"buses": {f"{LATE}.", f"{SEATS}."}, "cost": {f"{DEAR}."}}


def test_a_clause_that_points_back_is_one_clause_with_the_one_before_it():
    points = points_in([f"{SEATS}. They took the bench away. {DEAR}."])
    assert set(points["clause"]) == {f"{SEATS}. They took the bench away.", f"{DEAR}."}


def test_a_comment_of_several_parts_is_read_as_a_whole():
    points = points_in([LATE, LATER, f"{LATE}. {SEATS}.", DEAR])
    assert points.groupby("response_id")["place"].nunique().eq(1).all()
    assert points["place"].nunique() == 4


def test_what_more_people_say_in_the_same_words_is_read_first():
    points = points_in([*[DEAR] * 40, *[LATE] * 8, SEATS])
    assert points.loc[points["point"] == 1, "clause"].unique().tolist() == [DEAR]


def test_one_code_of_two_questions_is_one_theme_only_under_one_name():
    comments = clean_comments([LATE, LATER, DEAR, DEARER])
    comments["question_id"] = ["q1", "q2", "q1", "q2"]
    coded = codings([(0, "buses", ""), (1, "buses", ""), (2, "t01", ""), (3, "t01", "")])
    coded["question_id"] = ["q1", "q2", "q1", "q2"]
    codes = {
        "q1": (UsedCode("buses", "Buses"), UsedCode("t01", "Fares")),
        "q2": (UsedCode("buses", "Buses"), UsedCode("t01", "Families")),
    }
    points = find_points(comments, coded, codes, Encoders(wording))
    named = points[["theme", "name"]].drop_duplicates().itertuples(index=False, name=None)
    assert set(named) == {("buses", "Buses"), ("q1: t01", "Fares"), ("q2: t01", "Families")}


def test_what_is_other_has_points_and_what_nobody_read_has_none():
    codes = {"q_why": (*CODES["q_why"], UsedCode(UNREAD_CODE, "In another language"))}
    coded = codings([(0, "other", ""), (1, UNREAD_CODE, "")])
    points = find_points(clean_comments([SEATS, "Les bus"]), coded, codes, Encoders(wording))
    assert points["theme"].tolist() == ["other"]


def test_what_says_nothing_is_read_last():
    points = points_in(["[name]", "I'm really not sure", "Thank you all so much", *THEME])
    told = points[points["tells"]].drop_duplicates("point").sort_values("point")
    assert set(told["clause"].tail(3)) == {"[name]", "I'm really not sure", "Thank you all so much"}
    assert told["clause"].iloc[0] in THEME


def test_what_is_new_is_read_before_what_repeats():
    many = [
        f"The buses are always late in the {when}"
        for when in ("evening", "morning", "week", "rain")
    ]
    points = points_in([*many, DEAR, SEATS])
    place = points.groupby("response_id")["place"].first()
    assert place["r4"] < place[["r0", "r1", "r2", "r3"]].max()
    assert place["r5"] < place[["r0", "r1", "r2", "r3"]].max()


def test_the_order_of_rows_changes_nothing():
    comments, coded = clean_comments(THEME), codings([(at, "buses", "") for at in range(5)])
    once = find_points(comments, coded, CODES, Encoders(wording))
    turned = find_points(comments[::-1], coded[::-1], CODES, Encoders(wording))
    pd.testing.assert_frame_equal(once, turned)


def test_a_theme_too_large_to_group_at_once_loses_nothing_and_keeps_copies_together(monkeypatch):
    monkeypatch.setattr(grouping, "LARGEST", 4)
    monkeypatch.setattr(reading, "MOST", 4)
    texts = [f"{one} {when}" for one in THEME for when in ("now", "often")]
    points = points_in(texts)
    assert points["response_id"].nunique() == 10
    assert together(points, f"{SEATS} now", f"{SEATS} often")
    assert not together(points, f"{SEATS} now", f"{DEAR} now")
    assert sorted(points["point"].unique()) == list(range(1, points["point"].max() + 1))

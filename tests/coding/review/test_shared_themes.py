"""Claims about which earlier theme is which theme now, where questions share themes."""

from __future__ import annotations

from consult.coding.review.carry_over import carried, same_codes
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.deciding import Decision
from consult.model.coding.review import People, ThemeDecision


def found(code, name):
    return UsedCode(code, name, found=True)


def said(code, name, **what):
    return ThemeDecision(code, name, found=True, **what)


def same(themes, codes, was, now):
    return same_codes(People(themes=themes), codes, was=was, now=now)


def test_a_theme_told_by_the_comments_of_all_questions_is_the_same_under_each():
    # By the comments of "worst" alone it would be t02 there.
    themes = {q: (said("t01", "Dogs"),) for q in ("best", "worst")}
    codes = {q: (found("t01", "Loose dogs"), found("t02", "Mud")) for q in themes}
    was = {"best": {"t01": set("abcdef")}, "worst": {"t01": set("xy")}}
    now = {"best": {"t01": set("abcdef")}, "worst": {"t02": set("xy")}}

    assert same(themes, codes, was, now) == {"best": {"t01": "t01"}, "worst": {"t01": "t01"}}


def test_themes_found_question_by_question_are_not_one_because_their_ids_are():
    themes = {"best": (said("t01", "Dogs"),), "worst": (said("t01", "Mud"),)}
    codes = {q: (found("t01", "Mud"), found("t02", "Dogs")) for q in themes}

    assert same(themes, codes, {}, {}) == {"best": {"t01": "t02"}, "worst": {"t01": "t01"}}


def test_two_themes_of_one_name_under_two_questions_become_one_that_both_share():
    themes = {"best": (said("t01", "Dogs"),), "worst": (said("t05", "Dogs"),)}
    codes = {q: (found("t03", "Dogs"),) for q in themes}

    assert same(themes, codes, {}, {}) == {"best": {"t01": "t03"}, "worst": {"t05": "t03"}}


def test_what_was_said_of_a_theme_follows_it_under_each_question():
    themes = {q: (said("t01", "Dogs", new_name="Loose dogs"),) for q in ("best", "worst")}
    codes = {q: (found("t02", "Dogs"),) for q in themes}
    ids = same(themes, codes, {}, {})

    for question in themes:
        people, _ = carried(
            People(themes=themes), codes[question], question=question, same=ids[question]
        )
        [theme] = people.themes[question]
        assert (theme.code, theme.called) == ("t02", "Loose dogs")


def test_a_theme_not_raised_under_a_question_now_keeps_its_new_id_there():
    themes = {q: (said("t01", "Dogs", retired=True),) for q in ("best", "worst")}
    codes = {"best": (found("t02", "Dogs"),), "worst": ()}
    ids = same(themes, codes, {}, {})

    people, _ = carried(People(themes=themes), (), question="worst", same=ids["worst"])
    assert [(theme.code, theme.retired) for theme in people.themes["worst"]] == [("t02", True)]


def test_a_theme_had_under_one_question_is_told_by_the_comments_on_that_question():
    # Raised under both now, it holds many more comments than it did.
    themes = {"best": (said("t01", "Dogs"),)}
    codes = {"best": (found("t07", "Loose dogs"),), "worst": (found("t07", "Loose dogs"),)}
    now = {"best": {"t07": set("abcd")}, "worst": {"t07": set("efghijklmnop")}}

    assert same(themes, codes, {"best": {"t01": set("abcd")}}, now)["best"] == {"t01": "t07"}


def test_a_theme_found_under_one_question_alone_is_not_taken_for_one_that_several_share():
    themes = {"best": (said("t01", "Dogs", apart=True),)}
    codes = {"best": (found("t07", "Mud"),), "worst": (found("t07", "Mud"),)}
    was, now = {"best": {"t01": set("abcd")}}, {"best": {"t07": set("abcd")}}

    assert same(themes, codes, was, {**now, "worst": {"t07": set("xyz")}})["best"] == {}
    assert same(themes, codes, was, now)["best"] == {"t01": "t07"}


def test_the_name_by_which_people_decided_on_a_comment_stays():
    people = People(
        {("best", "h1"): {"t01": (Decision.ACCEPT, "AB")}}, {"best": (said("t01", "Dogs"),)}
    )
    moved, _ = carried(people, (found("t02", "Mud"),), question="best", same={"t01": "t02"})
    assert [theme.called for theme in moved.themes["best"]] == ["Dogs"]

    fresh, _ = carried(
        People(themes=people.themes), (found("t02", "Mud"),), question="best", same={"t01": "t02"}
    )
    assert [theme.called for theme in fresh.themes["best"]] == ["Mud"]

"""Claims about questions that share the themes found in their comments."""

from __future__ import annotations

import pytest

from consult.coding import Encoders, Suggestions, first_look, suggest_together
from consult.coding.suggest.emergent import extended, named_topics
from consult.embed import wording
from consult.model.coding.codeframe import Code, Codeframe, Theme
from consult.model.coding.topics import Topic, TopicGroup, Topics
from tests.coding.invented import CODEFRAME, clean_comments, codes_of, find

LIBRARY = [f"The library should open on Sundays {when}." for when in ("please", "too", "in June")]
SWIMMING = [f"The swimming pool is far too cold {when}." for when in ("please", "too", "in June")]


def together(*questions: list[str], **how) -> tuple[Suggestions, ...]:
    looks = [
        first_look(clean_comments(texts), codeframe=CODEFRAME, encoders=Encoders(wording))
        for texts in questions
    ]
    return suggest_together(looks, find, **how).each


def test_a_theme_raised_under_two_questions_is_one_code():
    first, second = together([*LIBRARY, *SWIMMING], [*SWIMMING, LIBRARY[0]])

    assert codes_of(first)["r0"] == codes_of(second)["r3"]
    assert codes_of(first)["r3"] == codes_of(second)["r0"]
    assert codes_of(first)["r0"] != codes_of(first)["r3"]
    assert first.found == second.found
    assert first.codeframe.codes == second.codeframe.codes


def test_what_one_comment_says_under_a_question_is_a_theme_when_others_say_it_elsewhere():
    alone = together([LIBRARY[0], "The bus is late."])[0]
    shared = together([LIBRARY[0], "The bus is late."], LIBRARY[1:])[0]

    assert codes_of(alone)["r0"] == {"other"}
    assert codes_of(shared)["r0"] <= shared.found


def test_codings_of_a_question_are_of_its_own_comments():
    first, second = together(LIBRARY, ["The bus is late.", *SWIMMING])

    assert set(first.codings["response_id"]) == {"r0", "r1", "r2"}
    assert set(second.codings["response_id"]) == {"r0", "r1", "r2", "r3"}
    assert codes_of(second)["r0"] == {"buses"}


def test_ids_begin_as_asked_for_and_avoid_those_taken():
    assert together(LIBRARY, begins="new")[0].found == {"new01"}
    assert together(LIBRARY, taken={"t01"})[0].found == {"t02"}


@pytest.mark.parametrize("sizes", [(0, 0), (0, 3), (1, 1), (3, 0)])
def test_any_number_of_comments_is_coded(sizes):
    for size, found in zip(sizes, together(*(LIBRARY[:n] for n in sizes)), strict=True):
        assert found.codings["response_id"].nunique() == size


def topics(*names: str, groups: tuple[TopicGroup, ...] = ()) -> Topics:
    import numpy as np

    made = tuple(
        Topic(f"t{at:02d}", name, (name.lower(),), size=9) for at, name in enumerate(names, start=1)
    )
    return Topics(made, np.zeros((0, len(made))), "graph", groups=groups)


def test_codes_found_stand_under_their_headings_and_those_without_one_behind():
    found = topics("Fares", "Routes", "Dogs", groups=(TopicGroup("Buses", ("t01", "t02")),))

    themes = extended(Codeframe(), found, named_topics(found, ())).themes

    assert [(theme.name, [code.id for code in theme.codes]) for theme in themes] == [
        ("Buses", ["t01", "t02"]),
        ("", ["t03"]),
        ("Other", ["other"]),
    ]


def test_a_heading_none_of_whose_topics_became_a_code_does_not_stand():
    found = topics("Fares", "Dogs", groups=(TopicGroup("Buses", ("t01",)),))
    named = {"t02": Code("t02", "Dogs", "")}

    themes = extended(Codeframe(), found, named).themes

    assert [theme.name for theme in themes] == ["", "Other"]
    assert themes[0] == Theme("emergent", "", (named["t02"],))

"""Views that few hold are listed for a person, each with its reason and its words."""

from dataclasses import replace

import pandas as pd
import pytest
from openpyxl import load_workbook

from consult.coding import (
    Encoders,
    Ranking,
    Suggested,
    book_texts,
    make_book,
    merge_decisions,
    rare_rows,
    rare_views,
    write_review,
)
from consult.coding.rare.distinct import MOST
from consult.definitions.rare_views import DISTINCT, rare_kinds, rare_names
from consult.embed import wording
from consult.model.survey.tables import RARE_VIEWS
from tests.coding.invented import clean_comments
from tests.coding.reviewed import CODES, COMMENTS, codings, words_of
from tests.topics.invented import comments as invented

COURT = "Parks are nice. But our solicitors will ask for a judicial review."
OWLS = "Owls nest in the mill and bats in the tower, so please leave it in the morning."
MANY = [
    f"{what} in the {where} {when}, so please open it in the {part} and leave it open."
    for what in ("Buses stop", "Groups meet", "Children play", "Nobody sits", "Dogs run")
    for where in ("park", "square", "garden")
    for when in ("too early", "too late")
    for part in ("morning", "evening")
]
KINDS = rare_kinds()


def listed(texts):
    rare = rare_views(clean_comments(texts), Encoders(wording))
    return {(one.response_id, one.kind): one for one in rare.itertuples()}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind in KINDS for text in kind.finds], ids=str
)
def test_an_invented_comment_on_a_matter_is_listed(kind, text):
    assert ("r0", kind.id) in listed([text])


@pytest.mark.parametrize(("kind", "text"), [(k, text) for k in KINDS for text in k.leaves], ids=str)
def test_a_word_that_only_looks_like_a_cue_is_none(kind, text):
    assert kind.cue_in(text) == ""


def test_the_clause_that_raised_it_is_shown_with_the_reason():
    one = listed([COURT])["r0", "legal"]

    assert one.passage == "But our solicitors will ask for a judicial review."
    assert one.reason == "Says “solicitors”"


def test_one_comment_can_raise_several_matters():
    found = listed(["This is a done deal and it discriminates against my mother."])

    assert {kind for _, kind in found} == {"process", "equality"}


def test_a_comment_without_a_cue_is_listed_when_it_comes_near_to_the_definition():
    found = listed([*MANY, "Records were left open, lost and seen by others."])

    assert found["r60", "data"].reason == "Close to the definition of this kind"


def test_the_comment_least_like_any_other_is_listed():
    found = listed([*MANY, OWLS])

    assert found["r60", DISTINCT].passage == OWLS


def test_what_many_say_in_the_same_words_is_no_rare_view():
    found = listed([*MANY, OWLS, OWLS, OWLS])

    assert not [key for key in found if key[1] == DISTINCT and key[0] in {"r60", "r61", "r62"}]


@pytest.mark.parametrize("size", [0, 1, 3, 15, 90])
def test_few_are_listed_and_none_of_few_comments_for_being_unlike(size):
    texts, _ = invented(size)
    rare = rare_views(clean_comments(texts), Encoders(wording))

    RARE_VIEWS.validate(rare)
    unlike = (rare["kind"] == DISTINCT).sum()
    assert unlike <= min(MOST, size // 25)


def test_the_order_of_rows_changes_nothing():
    texts, _ = invented(60)
    comments = clean_comments([*texts, COURT, OWLS])

    straight, mixed = (
        rare_views(given, Encoders(wording)).sort_values(["response_id", "kind"], ignore_index=True)
        for given in (comments, comments.sample(frac=1, random_state=5))
    )

    pd.testing.assert_frame_equal(straight, mixed)


def test_comments_that_say_nothing_are_not_listed():
    comments = clean_comments(["unlawful"], ["non-substantive"])

    assert rare_views(comments, Encoders(wording)).empty


def test_every_rare_view_stands_in_the_review_workbook(tmp_path):
    rare = rare_views(
        clean_comments([*COMMENTS["text"][:3], "=unlawful()", "A court case."]), Encoders(wording)
    )
    comments = clean_comments([*COMMENTS["text"][:3], "=unlawful()", "A court case."])
    texts = book_texts(COMMENTS, codings())
    now = Suggested(texts, CODES)
    book = make_book("Parks", {"q_why": "Why?"}, now, merge_decisions(now), Ranking(words_of))
    write_review(replace(book, rare=rare_rows(comments, rare)), tmp_path / "review.xlsx")

    sheet = load_workbook(tmp_path / "review.xlsx")["Rare views"]
    table = sheet.tables["rare_views"]
    heading, *rows = [[cell.value for cell in line] for line in sheet[table.ref]]
    assert heading[0] == "Kind"
    assert len(rows) == len(rare)
    assert [row[4] for row in rows if row[0] == "Legal"] == ["=unlawful()", "A court case."]
    assert {row[0] for row in rows} <= set(rare_names().values())

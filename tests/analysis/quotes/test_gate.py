"""What keeps a comment from being quoted. All comments here are invented."""

import re
import tomllib
from dataclasses import replace
from importlib.resources import files

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.analysis.quotes.gate import MayNotBeQuoted
from consult.analysis.quotes.passages import FEWEST_WORDS, MOST_WORDS
from consult.analysis.quotes.propose import SPARE, Said, proposed_quotes
from consult.clean import clean_comments
from consult.model.coding.codeframe import UsedCode
from consult.model.counting.table_id import TableId
from consult.model.publishing.table import HIDDEN, Cell, Column, Row, RowRole, Table, Unit
from consult.model.survey.questionnaire import Kind, Option, Purpose, Question, Questionnaire
from consult.model.survey.tables import (
    ANSWERS,
    CLEAN_COMMENTS,
    REDACTIONS,
    SETTLED_CODINGS,
    SetAside,
    conform,
    empty,
)
from consult.redact import redact
from tests.frames import comments as as_read
from tests.frames import responses

GOOD = "the car park by the library needs far more spaces"
"""Nothing speaks against quoting it."""

CODES = {"why": (UsedCode("care", "Care"), UsedCode("cost", "Cost"), UsedCode("rare", "Rare"))}
ASKED = Questionnaire((Question("why", "Why?", Kind.TEXT),))


def themes(**people):
    """The table of themes: how many raised each; ``None`` where that is hidden."""
    return Table(
        TableId.parse("themes-why"),
        "Themes",
        "Theme",
        (Column("People", Unit.PEOPLE),),
        tuple(
            Row(name, (HIDDEN if number is None else Cell(number),))
            for name, number in people.items()
        ),
        100,
        "people",
        "invented",
    )


SHOWN = themes(Care=20, Cost=30, Rare=None)


def clean(said, *, copies=None):
    """Comments as they come out of cleaning: {response: text}, and {copy: first} of those alike."""
    firsts = [(copies or {}).get(key, "") for key in said]
    return conform(
        as_read(said).assign(substance="substantive", copy_of=firsts, language=""), CLEAN_COMMENTS
    )


def coded(*pairs):
    """Codings of (response, code)."""
    rows = [
        {
            "response_id": key,
            "question_id": "why",
            "code": code,
            "decided_by": "model",
            "probability": 0.9,
            "band": "accept",
            "passage": "",
            "stance": "",
        }
        for key, code in pairs
    ]
    return conform(pd.DataFrame(rows), SETTLED_CODINGS)


def redacted(*keys):
    rows = [{"response_id": k, "question_id": "why", "kind": "name", "count": 1} for k in keys]
    return conform(pd.DataFrame(rows), REDACTIONS) if rows else empty(REDACTIONS)


def proposed(comments, codings=None, *, redactions=None, tables=(SHOWN,), most=9, **without):
    """Every quote proposed; every comment is about care unless ``codings`` say otherwise."""
    if codings is None:
        codings = coded(*((key, "care") for key in comments["response_id"]))
    redactions = redacted() if redactions is None else redactions
    said = Said(ASKED, empty(ANSWERS), comments, redactions, codings, CODES, tables)
    return proposed_quotes(said, MayNotBeQuoted(**without), {}, most=most)


def quoted(comments, codings=None, **others):
    """Code -> texts proposed."""
    found = {}
    for quote in proposed(comments, codings, **others):
        found[quote.code] = (*found.get(quote.code, ()), quote.text)
    return found


def test_a_comment_that_nothing_speaks_against_is_quoted():
    assert quoted(clean({"a": GOOD})) == {"care": (GOOD,)}


def test_a_comment_that_personal_data_were_taken_out_of_is_never_quoted():
    said = clean({"a": "please do ring me on [telephone number] about all of it", "b": GOOD})
    assert quoted(said, redactions=redacted("a")) == {"care": (GOOD,)}


def test_a_copy_is_never_quoted():
    said = {
        "a": "save our library and all its staff now",
        "b": "Save our library and all its staff!",
    }
    assert quoted(clean(said, copies={"b": "a"}), coded(("b", "care"))) == {}


def test_the_first_of_several_copies_is_never_quoted_either():
    said = clean({"a": "save our library and all of its staff now", "b": "x"}, copies={"b": "a"})
    assert quoted(said, coded(("a", "care"))) == {}


def test_the_same_words_twice_are_never_quoted_even_where_nobody_marked_them_as_copies():
    assert quoted(clean({"a": GOOD, "b": GOOD})) == {}


def test_words_that_others_wrote_on_another_question_are_no_copies():
    said = clean({"a": GOOD, "b": "x"})
    other = said.assign(question_id=["why", "else"], copy_of=["", "a"])
    assert quoted(other, coded(("a", "care"))) == {"care": (GOOD,)}


def test_a_comment_with_a_capital_that_may_be_a_name_is_never_quoted():
    said = clean({"a": "the clinic that Morwenna runs is far too small", "b": GOOD})
    assert quoted(said) == {"care": (GOOD,)}


@pytest.fixture
def only_length(monkeypatch):
    """The gate without the tests that look at what is said."""

    def passes(passages, comments):
        return [True] * len(comments)

    monkeypatch.setattr("consult.analysis.quotes.propose.nothing_left_in", passes)


@pytest.mark.usefixtures("only_length")
def test_a_comment_too_short_to_be_an_example_is_not_quoted():
    short = " ".join(
        ["more", "benches", "by", "the", "lake", "would", "be", "good"][: FEWEST_WORDS - 1]
    )
    assert quoted(clean({"a": short, "b": f"{short} more"})) == {"care": (f"{short} more",)}


@pytest.mark.usefixtures("only_length")
def test_a_comment_of_one_sentence_too_long_to_be_an_example_is_not_quoted():
    words = [
        "the",
        "library",
        "and",
        "the",
        "museum",
        "and",
        "the",
        "pool",
        "and",
        "the",
        "park",
        "and",
    ]
    long = " ".join((words * MOST_WORDS)[:MOST_WORDS])
    assert quoted(clean({"a": f"{long} more", "b": long})) == {"care": (long,)}


def test_whoever_did_not_allow_it_is_never_quoted():
    said = clean({"a": GOOD, "b": "the opening hours are far too short for us"})
    assert quoted(said, refused={"b"}) == {"care": (GOOD,)}


def test_a_response_with_the_text_of_a_campaign_is_never_quoted():
    said = clean({"a": GOOD, "b": "the opening hours are far too short for us"})
    assert quoted(said, copied={"b"}) == {"care": (GOOD,)}


def test_a_comment_on_the_list_of_people_at_risk_is_never_quoted_whatever_came_of_it():
    said = clean({"a": GOOD, "b": "the opening hours are far too short for us"})
    assert quoted(said, listed={("b", "why"), ("a", "else")}) == {"care": (GOOD,)}


def test_the_gate_looks_for_people_at_risk_itself_in_the_whole_comment():
    said = "the opening hours are far too short for us. I am going to end it all tonight."
    assert quoted(clean({"a": GOOD, "b": said})) == {"care": (GOOD,)}


def test_a_passage_in_which_the_trained_pipeline_sees_a_person_is_never_quoted(monkeypatch):
    def seen(texts):
        return tuple((object(),) if "opening" in text else () for text in texts)

    monkeypatch.setattr("consult.redact.second_opinion", seen)
    said = clean({"a": GOOD, "b": "the opening hours are far too short for us"})
    assert quoted(said) == {"care": (GOOD,)}


def test_a_passage_in_which_rules_of_today_find_a_person_is_never_quoted():
    said = clean({"a": GOOD, "b": "my health visitor karen was here every week of it"})
    assert quoted(said) == {"care": (GOOD,)}


@pytest.mark.usefixtures("only_length")
def test_of_a_long_comment_the_sentence_that_earned_the_theme_is_quoted():
    long = "The library opens at nine on a Monday. " * 12
    said = clean({"a": f"{long}The opening hours are far too short for us. {long}"})
    codings = coded(("a", "care")).assign(passage="far too short for us.")
    assert quoted(said, codings) == {"care": ("The opening hours are far too short for us.",)}


def test_a_comment_in_another_language_is_never_quoted():
    said = clean({"a": GOOD, "b": "the opening hours are far too short for us"})
    assert quoted(said.assign(language=["", "pl"])) == {"care": (GOOD,)}


def test_a_list_item_and_what_a_spreadsheet_takes_for_a_formula_are_never_quoted():
    bare = [
        "- more benches by the side of the lake please",
        "=1+1 is what this all adds up to",
    ]
    bare += [
        "• the opening hours are far too short for us",
        "2. the way in could not be found",
    ]
    said = {f"r{at}": text for at, text in enumerate(bare)}
    assert quoted(clean(said | {"a": GOOD})) == {"care": (GOOD,)}


def test_words_that_tell_of_a_group_the_release_does_not_show_are_never_quoted():
    asked = Questionnaire(
        (
            Question("why", "Why?", Kind.TEXT),
            Question(
                "faith",
                "Your religion?",
                Kind.SINGLE,
                (Option("Christian"), Option("Sikh"), Option("Any other religion")),
                Purpose.CHARACTERISTIC,
                characteristic="religion",
            ),
        )
    )
    faith = Table(
        TableId.parse("profile-religion"),
        "Religion",
        "Religion",
        (Column("People", Unit.PEOPLE),),
        (Row("Christian", (Cell(40),)), Row("Sikh", (HIDDEN,))),
        100,
        "people",
        "invented",
    )
    said = clean(
        {
            "a": "for us as a Sikh family the hours are far too short",
            "b": "for us as a christian family the hours are too short",
        }
    )
    codings = coded(("a", "care"), ("b", "care"))
    whole = Said(asked, empty(ANSWERS), said, redacted(), codings, CODES, (SHOWN, faith))
    [one] = proposed_quotes(whole, MayNotBeQuoted(), {}, most=9)
    assert "christian" in one.text


def test_what_may_single_somebody_out_is_marked_and_proposed_last():
    said = clean({"a": "I was the only dad in the room for the whole course", "b": GOOD})
    plain, marked = proposed(said)
    assert (plain.text, plain.look_at) == (GOOD, ())
    assert any("single" in mark for mark in marked.look_at)


def test_a_theme_whose_count_is_hidden_is_never_quoted():
    said = clean({"a": GOOD, "b": "the opening hours are far too short for us"})
    codings = coded(("a", "care"), ("b", "rare"))
    assert quoted(said, codings) == {"care": (GOOD,)}


def test_a_theme_that_stands_in_no_table_is_never_quoted():
    assert quoted(clean({"a": GOOD}), tables=()) == {}
    assert quoted(clean({"a": GOOD}), tables=(themes(Cost=30),)) == {}


def test_a_total_called_like_a_theme_does_not_show_the_theme():
    total = Row("Care", (Cell(50),), RowRole.TOTAL)
    table = replace(SHOWN, rows=(total,))
    assert quoted(clean({"a": GOOD}), tables=(table,)) == {}


def test_a_response_that_is_set_aside_is_never_quoted_though_codes_of_it_are_left():
    read = as_read({"a": GOOD, "b": "the opening hours are far too short for us"})
    people = responses(("a", None), ("b", None))
    people.loc[people["response_id"] == "b", "set_aside"] = str(SetAside.LATE)
    cleaned = clean_comments(read, people, redact=redact)
    codings = coded(("a", "care"), ("b", "cost"))
    assert quoted(cleaned.comments, codings, redactions=cleaned.redactions) == {"care": (GOOD,)}


def test_one_sentence_of_two_people_is_proposed_once():
    said = clean({"a": f"{GOOD}. It rains.", "b": f"{GOOD}. It never rains here."})
    codings = coded(("a", "care"), ("b", "care")).assign(passage=f"{GOOD}.")
    assert quoted(said, codings) == {"care": (f"{GOOD}.",)}


def test_no_comment_is_quoted_for_two_themes():
    said = clean({"a": GOOD})
    assert quoted(said, coded(("a", "care"), ("a", "cost"))) == {"care": (GOOD,)}


def test_a_few_more_are_proposed_than_were_asked_for_and_none_where_none_were():
    words = ("early", "late", "rare", "few", "short", "dear")
    said = clean({w: f"the opening hours are far too {w} for us all" for w in words})
    assert len(quoted(said, most=1)["care"]) == 1 + SPARE
    assert quoted(said, most=0) == {}


def test_the_order_of_rows_changes_no_quote():
    said = clean(
        {
            "a": GOOD,
            "b": "the opening hours are far too short for us",
            "c": "more benches by the side of the lake please",
        }
    )
    codings = coded(("a", "care"), ("b", "care"), ("c", "care"))
    assert quoted(said[::-1], codings[::-1], most=2) == quoted(said, codings, most=2)


LISTED = tomllib.loads(
    files("consult.definitions").joinpath("first_names.toml").read_text(encoding="utf-8")
)
A_NAME = re.compile(rf"\b(?:{'|'.join(LISTED['names'])})\b")
AFTER_SMALL_LETTERS = re.compile(rf"(?<=[a-z] )(?:{'|'.join(LISTED['also_words'])})\b")

PLAIN = [
    "the opening hours are far too short for us",
    "more benches by the side of the lake please",
    "parking at the library costs far too much for most",
    "the signs to the museum are too small to read",
]
PERSONAL = st.one_of(
    st.sampled_from(LISTED["names"]).map(lambda name: f"{name} rang me back the same day"),
    st.sampled_from(LISTED["names"]).map(lambda name: f"she was seen by {name} at home"),
    st.sampled_from(LISTED["also_words"]).map(lambda name: f"thanks go to our {name} for this"),
    st.sampled_from(["ring 07700 900123 after six", "mail jo@example.org about it", "at ME14 9ZZ"]),
)
COMMENT = st.lists(st.one_of(st.sampled_from(PLAIN), PERSONAL), min_size=1, max_size=3).map(
    ". ".join
)
SOMEBODY = st.tuples(
    COMMENT,
    st.sampled_from([SetAside.NO, SetAside.NO, SetAside.LATE, SetAside.DUPLICATE]),
    st.sampled_from(["care", "cost", "rare"]),
)


@settings(deadline=None, max_examples=40)
@given(people=st.lists(SOMEBODY, min_size=1, max_size=12), rare=st.sampled_from(["Care", "Cost"]))
def test_nothing_quoted_is_personal_or_copied_or_hidden_or_set_aside(people, rare):
    ids = [f"r{at}" for at in range(len(people))]
    told = responses(*((key, None) for key in ids))
    told["set_aside"] = [str(aside) for _, aside, _ in people]
    read = as_read({key: text for key, (text, _, _) in zip(ids, people, strict=True)})
    cleaned = clean_comments(read, told, redact=redact)
    found = quoted(
        cleaned.comments,
        coded(*((key, code) for key, (_, _, code) in zip(ids, people, strict=True))),
        redactions=cleaned.redactions,
        tables=(themes(**{"Care": 20, "Cost": 30, "Rare": None} | {rare: None}),),
    )
    counted = [text for text, aside, _ in people if aside is SetAside.NO]
    printed = [text for texts in found.values() for text in texts]
    hidden = {"rare", rare.lower()}
    shown = {text for text, aside, code in people if aside is SetAside.NO and code not in hidden}
    assert not hidden & set(found)
    assert {text for text in shown & set(PLAIN) if counted.count(text) == 1} <= set(printed)
    for text in printed:
        assert counted.count(text) == 1
        assert redact(text) == (text, ())
        assert not A_NAME.search(text)
        assert not AFTER_SMALL_LETTERS.search(text)

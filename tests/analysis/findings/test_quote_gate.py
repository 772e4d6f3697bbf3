"""What keeps a comment from being quoted. All comments here are invented."""

import re
import tomllib
from dataclasses import replace
from importlib.resources import files

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.analysis.findings.quotes import FEWEST_WORDS, MOST_CHARACTERS, examples
from consult.clean import clean_comments
from consult.model.coding.codeframe import UsedCode
from consult.model.counting.table_id import TableId
from consult.model.publishing.table import HIDDEN, Cell, Column, Row, RowRole, Table, Unit
from consult.model.survey.questionnaire import Kind, Question, Questionnaire
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

GOOD = "the toilets should stay open in winter"
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
    return conform(as_read(said).assign(substance="substantive", copy_of=firsts), CLEAN_COMMENTS)


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


def quoted(comments, codings=None, *, redactions=None, tables=(SHOWN,), most=9):
    """Code -> texts quoted; every comment is about care unless ``codings`` say otherwise."""
    if codings is None:
        codings = coded(*((key, "care") for key in comments["response_id"]))
    found = examples(
        comments,
        redacted() if redactions is None else redactions,
        codings,
        empty(ANSWERS),
        questionnaire=ASKED,
        codes=CODES,
        tables=tables,
        most=most,
    )
    return {code: texts for (_, code), texts in found.items() if texts}


def test_a_comment_that_nothing_speaks_against_is_quoted():
    assert quoted(clean({"a": GOOD})) == {"care": (GOOD,)}


def test_a_comment_that_personal_data_were_taken_out_of_is_never_quoted():
    said = clean({"a": "please ring me on [telephone number] about it", "b": GOOD})
    assert quoted(said, redactions=redacted("a")) == {"care": (GOOD,)}


def test_a_copy_is_never_quoted():
    said = {"a": "save our library and its staff", "b": "save our library, and its staff!"}
    assert quoted(clean(said, copies={"b": "a"}), coded(("b", "care"))) == {}


def test_the_first_of_several_copies_is_never_quoted_either():
    said = clean({"a": "save our library and its staff", "b": "x"}, copies={"b": "a"})
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


def test_a_comment_too_short_to_be_an_example_is_not_quoted():
    short = " ".join(["word"] * (FEWEST_WORDS - 1))
    assert quoted(clean({"a": short, "b": f"{short} more"})) == {"care": (f"{short} more",)}


def test_a_comment_too_long_to_be_an_example_is_not_quoted():
    long = ("word " * MOST_CHARACTERS)[:MOST_CHARACTERS]
    assert quoted(clean({"a": f"{long}s", "b": long})) == {"care": (long,)}


def test_a_theme_whose_count_is_hidden_is_never_quoted():
    said = clean({"a": GOOD, "b": "the opening hours are far too short"})
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
    read = as_read({"a": GOOD, "b": "the opening hours are far too short"})
    people = responses(("a", None), ("b", None))
    people.loc[people["response_id"] == "b", "set_aside"] = str(SetAside.LATE)
    cleaned = clean_comments(read, people, redact=redact)
    codings = coded(("a", "care"), ("b", "cost"))
    assert quoted(cleaned.comments, codings, redactions=cleaned.redactions) == {"care": (GOOD,)}


def test_no_comment_is_quoted_for_two_themes():
    said = clean({"a": GOOD})
    assert quoted(said, coded(("a", "care"), ("a", "cost"))) == {"care": (GOOD,)}


def test_no_more_are_quoted_than_were_asked_for():
    said = clean({"a": GOOD, "b": "the opening hours are far too short"})
    assert len(quoted(said, most=1)["care"]) == 1
    assert quoted(said, most=0) == {}


def test_the_order_of_rows_changes_no_quote():
    said = clean(
        {
            "a": GOOD,
            "b": "the opening hours are far too short",
            "c": "more benches by the lake please",
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
    "the opening hours are far too short",
    "more benches by the lake please",
    "buses stop long before the last class ends",
    "I could not find the way in",
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


@settings(deadline=None)
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

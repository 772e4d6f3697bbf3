"""What a table is about is one value with one text, whatever questions are called."""

from itertools import product

import pytest
from pydantic import TypeAdapter

from consult.errors import TableError
from consult.model.counting.table_id import ALL_COMMENTS, ANSWER, CAMPAIGN, CHANNEL, STANCE, TableId
from consult.model.counting.table_id import TableKind as Kind

HOSTILE = (
    "age",
    "by-age",
    "by",
    "byby",
    "by-by",
    "x-by",
    "x-byby-age",
    "journeys",
    "journeys-by-age",
    "journeys-byby-age",
    "journeys-by-byby-age",
    "journeys-by-journeys-by-age",
    "question",
    "question-x",
    "themes",
    "themes-x-by-stance",
    "about",
    "about-age",
    "banner-1-question-x",
    "rare-views",
    "channels",
    "channel",
    "all-comments",
    "all-comments-by-age",
    "age-all-comments",
    "stance",
    "answer",
    "a--by--b",
    "a-",
    "-a",
    "-by-a",
    "a-by-",
    "-",
    "--",
    "_",
    "a_by_b",
    "why.other",
    "all-comments.other",
    "é",
)
BREAKS = (*(one for one in HOSTILE if "." not in one), STANCE, ANSWER, CHANNEL, CAMPAIGN)


def every():
    """Every table there can be of questions, characteristics and breaks called so."""
    yield from (TableId(kind) for kind in (Kind.CHANNELS, Kind.CAMPAIGNS, Kind.RARE_VIEWS))
    for kind in (Kind.RESPONDENTS, Kind.PROFILE, Kind.PARTICIPATION):
        yield from (TableId(kind, one) for one in HOSTILE)
    broken = [
        *(TableId(Kind.QUESTION, one, by) for one, by in product(HOSTILE, ("", *BREAKS))),
        *(
            TableId(Kind.THEMES, one, by)
            for one, by in product((ALL_COMMENTS, *HOSTILE), ("", *BREAKS))
        ),
    ]
    yield from broken
    yield from (one.in_banner(number) for one in broken if not one.by for number in (1, 12))
    yield from (
        TableId(Kind.ABOUT, one, by) for one, by in product(("", ALL_COMMENTS, *HOSTILE), BREAKS)
    )
    yield from (TableId(Kind.DIFFERENCES, by=by) for by in BREAKS)


def test_every_id_is_read_back_as_it_was_written():
    assert [one for one in every() if TableId.parse(str(one)) != one] == []


def test_no_two_ids_are_written_alike():
    different = set(every())
    assert len({str(one) for one in different}) == len(different) > 4000


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (TableId(Kind.CHANNELS), "channels"),
        (TableId(Kind.RARE_VIEWS), "rare-views"),
        (TableId(Kind.RESPONDENTS, "where"), "respondents-where"),
        (TableId(Kind.PROFILE, "sexual_orientation"), "profile-sexual_orientation"),
        (TableId(Kind.QUESTION, "how-far"), "question-how-far"),
        (TableId(Kind.QUESTION, "how-far", "age"), "question-how-far-by-age"),
        (TableId(Kind.QUESTION, "by-age", "age"), "question-by-age-by-age"),
        (TableId(Kind.THEMES, "why", STANCE), "themes-why-by-stance"),
        (TableId(Kind.THEMES, "why.other", "age"), "themes-why.other-by-age"),
        (TableId(Kind.THEMES, ALL_COMMENTS, "age"), "themes-all-comments-by-age"),
        (TableId(Kind.PARTICIPATION, "age"), "participation-age"),
        (TableId(Kind.ABOUT, by="age"), "about-age"),
        (TableId(Kind.ABOUT, "why", "age"), "about-age-why"),
        (TableId(Kind.ABOUT, ALL_COMMENTS, "age"), "about-age-all-comments"),
        (TableId(Kind.THEMES, "why").in_banner(2), "banner-2-themes-why"),
    ],
)
def test_an_ordinary_id_is_written_as_it_always_was(table, text):
    assert str(table) == text


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (TableId(Kind.QUESTION, "journeys-by-age"), "question-journeys-byby-age"),
        (TableId(Kind.QUESTION, "journeys", "by-age"), "question-journeys-by-by-age"),
        (TableId(Kind.QUESTION, "x", "journeys-by-age"), "question-x-by-journeys-by-age"),
        (TableId(Kind.THEMES, "all-comments"), "themes-all-comments.asked"),
        (TableId(Kind.ABOUT, "why", "age-group"), "about-age.group-why"),
    ],
)
def test_what_would_be_ambiguous_is_marked(table, text):
    assert str(table) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "t",
        "question",
        "question-",
        "question-x-by-",
        "question-get-by",
        "questions-x",
        "question-x y",
        "channels-by-age",
        "banner-question-x",
        "about-",
        "about-age-",
        "differences-age",
        "themes-all comments",
    ],
)
def test_what_no_table_is_called_is_a_sentence(text):
    with pytest.raises(TableError, match=f'No table can be called "{text}"'):
        TableId.parse(text)


@pytest.mark.parametrize(
    "parts",
    [
        (Kind.QUESTION,),
        (Kind.CHANNELS, "x"),
        (Kind.PROFILE, "age", "sex"),
        (Kind.QUESTION, ALL_COMMENTS),
        (Kind.ABOUT, "why"),
        (Kind.BANNER, "question-x", "one"),
        (Kind.DIFFERENCES, "x", "age"),
    ],
)
def test_there_is_no_id_of_a_table_that_there_cannot_be(parts):
    with pytest.raises(ValueError, match="There can be no table"):
        TableId(*parts)


def test_a_breakdown_knows_the_table_of_everybody():
    one = TableId(Kind.QUESTION, "view").across("age")
    assert one.is_breakdown
    assert one.whole == TableId(Kind.QUESTION, "view")
    about = TableId(Kind.ABOUT, by="age")
    assert not about.is_breakdown
    assert about.whole == about


def test_files_hold_the_text_as_a_value_and_as_a_key():
    one = TableId(Kind.QUESTION, "journeys-by-age", "age")
    kept = TypeAdapter(dict[TableId, TableId])
    text = kept.dump_json({one: one})
    said = "question-journeys-byby-age-by-age"
    assert text == f'{{"{said}":"{said}"}}'.encode()
    assert kept.validate_json(text) == {one: one}


def test_a_file_that_names_no_table_is_a_sentence():
    with pytest.raises(TableError, match="changed by hand"):
        TypeAdapter(TableId).validate_json('"t"')

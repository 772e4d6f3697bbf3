"""What a report is written from: a table that is not there, and one that cannot be."""

from dataclasses import replace

import pytest

from consult.errors import TableError
from consult.model.counting.table_id import ALL_COMMENTS, ANSWER, STANCE, TableId
from consult.model.counting.table_id import TableKind as Kind
from consult.report.appendix import compose
from tests.report.findings import FINDINGS


def test_a_table_is_found_by_its_id():
    assert FINDINGS.table(TableId(Kind.QUESTION, "vision", "age")).title == (
        "Agreement with the vision, by age"
    )


@pytest.mark.parametrize(
    "parts",
    [
        (Kind.CAMPAIGNS,),
        (Kind.RESPONDENTS, "vision"),
        (Kind.QUESTION, "who"),
        (Kind.QUESTION, "visit", "age"),
        (Kind.PROFILE, "religion"),
        (Kind.THEMES, ALL_COMMENTS, "age"),
        (Kind.THEMES, "why", STANCE),
        (Kind.THEMES, "why", ANSWER),
        (Kind.THEMES, "visit.other"),
        (Kind.ABOUT, "", "religion"),
        (Kind.ABOUT, ALL_COMMENTS, "age"),
    ],
)
def test_a_table_that_the_study_could_have_is_none_where_it_was_not_made(parts):
    assert FINDINGS.table(TableId(*parts)) is None


@pytest.mark.parametrize(
    "parts",
    [
        (Kind.QUESTION, "visoin"),
        (Kind.QUESTION, "vision", "aeg"),
        (Kind.QUESTION, "vision", STANCE),
        (Kind.QUESTION, "vision.other"),
        (Kind.THEMES, "why-by-age"),
        (Kind.THEMES, "visoin.other"),
        (Kind.PROFILE, "vision"),
        (Kind.ABOUT, "visoin", "age"),
        (Kind.ABOUT, "", "vision"),
        (Kind.DIFFERENCES, "", "age"),
    ],
)
def test_a_table_that_the_study_cannot_have_is_an_error(parts):
    with pytest.raises(TableError, match="There can be no table"):
        FINDINGS.table(TableId(*parts))


def test_no_chapter_asks_for_a_table_that_a_study_without_any_cannot_have():
    assert compose(replace(FINDINGS, tables=()), every_table=True).tables == ()

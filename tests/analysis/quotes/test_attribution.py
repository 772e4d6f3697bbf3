"""Who said it, as far as a release shows how many did. All words are invented."""

import pandas as pd

from consult.analysis.quotes.attribution import Attributions
from consult.model.counting.table_id import TableId
from consult.model.publishing.table import HIDDEN, Cell, Column, Row, Table, Unit
from consult.model.survey.questionnaire import Kind, Option, Purpose, Question, Questionnaire
from tests.frames import answers

PARENT, ALONE = "A parent of a child under 2", "The mayor"
ASKED = Questionnaire(
    (
        Question("as", "As?", Kind.SINGLE, (Option(PARENT), Option(ALONE)), Purpose.RESPONDENT),
        Question("why", "Why?", Kind.TEXT),
    )
)
GIVEN = answers({"a": {"as": PARENT}, "b": {"as": ALONE}, "c": {"as": ""}})


def table(name, columns, **rows):
    made = tuple(Row(label, tuple(cells)) for label, cells in rows.items())
    return Table(TableId.parse(name), "T", "T", columns, made, 100, "people", "invented")


PEOPLE = Column("People", Unit.PEOPLE)
WHO = table("respondents-as", (PEOPLE,), **{PARENT: [Cell(40)], ALONE: [HIDDEN]})


def said_by(response, *tables):
    return Attributions(ASKED, GIVEN, tables).of(response, "why", "Care")


def test_a_capacity_that_the_release_counts_is_printed_in_the_forms_own_words():
    assert said_by("a", WHO) == PARENT


def test_a_capacity_whose_number_is_hidden_is_not_printed():
    assert said_by("b", WHO) == ""


def test_a_capacity_that_stands_in_no_table_is_not_printed():
    assert said_by("a") == ""


def test_whoever_did_not_say_or_is_unknown_has_none():
    assert said_by("c", WHO) == said_by("z", WHO) == ""


def test_where_how_many_of_them_raised_the_theme_is_hidden_it_is_not_printed():
    share = Column("Care", Unit.PERCENT)
    by = {hidden: [Cell(40), hidden] for hidden in (HIDDEN, Cell(12.0))}
    told = [table("themes-why-by-as", (PEOPLE, share), **{PARENT: row}) for row in by.values()]
    assert said_by("a", WHO, told[0]) == ""
    assert said_by("a", WHO, told[1]) == PARENT


def test_the_order_of_answers_changes_nothing():
    mixed = pd.concat([GIVEN[::-1]])
    assert Attributions(ASKED, mixed, (WHO,)).of("a", "why", "Care") == PARENT

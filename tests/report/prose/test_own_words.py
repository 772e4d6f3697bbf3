"""The author's own words: what may stand in them, and how a figure is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consult.errors import StudyError
from consult.model.settings.sections import SectionName
from consult.model.words.document import Bullets, Heading, Paragraph
from consult.report.appendix import compose
from consult.report.printed_figures import figures_of
from consult.report.prose.own_words import unknown_figures, with_numbers_in, words_of
from tests.report.findings import FINDINGS
from tests.report.reading import as_read

FILE = "words/summary.md"
NAMES = {
    "question-vision / Agree (net) / %": "60%",
    "question-vision / Agree (net) / People": "691",
    "profile-who / Gay/lesbian / People": "12",
    "external / grant": "£3,051,809",
}


def test_paragraphs_lists_and_headings_are_kept_as_they_are():
    text = "First line\nof one paragraph.\n\n### What we heard\n- One\n- Two,\n  with more\n\nLast."
    assert words_of(text, FILE) == (
        Paragraph("First line of one paragraph."),
        Heading("What we heard", 2),
        Bullets(("One", "Two, with more")),
        Paragraph("Last."),
    )


def test_an_empty_file_has_no_words():
    assert words_of("\n\n", FILE) == ()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("# Title", "Only headings"),
        ("#### Deep", "Only headings"),
        ("1. First", "Numbered lists"),
        ("| a | b |", "Only paragraphs"),
        ("> a quote", "Only paragraphs"),
        ("This is **bold**.", "Bold"),
        ("See [this](page).", "Bold, code and links"),
        ("It was {question-vision / Agree", "brace"),
        ("### Of {question-vision / base}", "A heading names a figure"),
    ],
)
def test_what_cannot_stand_in_words_is_named_with_its_file_and_line(line, says):
    with pytest.raises(StudyError) as raised:
        words_of(f"All well.\n\n{line}\n", FILE)
    (problem,) = raised.value.problems
    assert str(problem.place) == "words/summary.md, line 3"
    assert says in problem.what
    assert problem.hint


def test_all_that_is_wrong_in_a_file_is_told_at_once():
    with pytest.raises(StudyError) as raised:
        words_of("# One\n\n1. Two\n", FILE)
    assert len(raised.value.problems) == 2


@pytest.mark.parametrize(
    ("named", "printed"),
    [
        ("question-vision / Agree (net) / %", "60%"),
        ("question-vision/Agree (net)/%", "60%"),
        ("Question-Vision / agree (net) /  People", "691"),
        ("profile-who / Gay/lesbian / People", "12"),
        ("external / grant", "£3,051,809"),
    ],
)
def test_a_figure_is_named_in_braces_and_stands_in_their_place(named, printed):
    (block,) = with_numbers_in((Paragraph(f"So {{{named}}} it is."),), NAMES)
    assert isinstance(block, Paragraph)
    assert block.text.plain == f"So {printed} it is."


def test_a_figure_that_is_not_there_is_named_with_others_like_it():
    (problem,) = unknown_figures("Fine.\n{question-vision / Agre (net) / %}", FILE, NAMES)
    assert str(problem.place) == "words/summary.md, line 2"
    assert problem.what == 'There is no figure called "question-vision / Agre (net) / %".'
    assert "{question-vision / Agree (net) / %}" in problem.hint


def test_words_stand_at_the_head_of_their_part_and_their_figures_are_bound():
    plain = figures_of(compose(FINDINGS), "parks")
    names = {one.name: one.printed for one in plain.figures}
    name = "question-vision / Agree (net) / %"
    own = with_numbers_in(words_of(f"We heard {{{name}}}.\n", FILE), names)

    document = compose(replace(FINDINGS, words={SectionName.SUMMARY: own}))

    at = document.blocks.index(Heading("Executive summary"))
    assert as_read(document.blocks[at + 1]).text == "We heard 60%."
    assert figures_of(document, "parks") == plain


def test_words_of_a_part_in_which_nothing_was_found_stand_under_its_heading():
    own = (Paragraph("Nobody was asked how they heard."),)
    document = compose(replace(FINDINGS, words={SectionName.HEARD: own}))
    at = document.blocks.index(Heading("How people heard"))
    assert document.blocks[at + 1] == own[0]


def test_what_was_found_does_not_stand_under_the_authors_last_heading():
    own = (Heading("What we make of it", 2), Paragraph("A lot."))
    document = compose(replace(FINDINGS, words={SectionName.CLOSED: own}))
    at = document.blocks.index(Heading("Closed questions"))
    assert document.blocks[at + 1 : at + 4] == (*own, Heading("From the results", 2))

"""A number that carries the name of its figure is that figure, whatever else it equals.

Of the people of these tables 3 are Sikh, which the table of faiths hides.
"""

import pytest

from consult.audit import Expected, audit, for_authors
from consult.audit.named_numbers import NamedNumbers, figure_names
from consult.disclose import Respondents, protect, structure_of, true_numbers
from consult.errors import DisclosureError
from consult.model.publishing.structure import Truth
from consult.model.words.authored import Authored
from consult.model.words.document import Document, Facts, Heading, Paragraph, TableBlock
from consult.model.words.text import bound
from consult.report.chapters.appendix.respondents import CAMPAIGNS
from consult.report.prose.figures import cell_name
from consult.report.spoken import spoken_of
from consult.report.word.document import write_word
from tests.audit.released import POLICY, fingerprints_of
from tests.audit.test_prose import BOTH, SAID, VIEWS, WHO, counted

COUNTS = counted(SAID)


def report(*blocks):
    """The faiths of people, and under the same heading what a test puts there."""
    made = protect([[one] for one in COUNTS], POLICY, Respondents(len(SAID), "invented"))
    who, views, both = (TableBlock(one.table) for one in made)
    return Document(
        "T",
        "",
        "",
        (Heading("Faith", 2), who, *blocks, Heading("Views", 2), views, Heading("By", 2), both),
    )


def check(folder, *blocks):
    document = report(*blocks)
    write_word(document, folder / "a.docx")
    contents = ((1, WHO), *((2, None) for b in blocks if isinstance(b, Facts)))
    first = len(contents) + 1
    return audit(
        {"a.docx": (folder / "a.docx").read_bytes()},
        Expected(
            contents={"a.docx": (*contents, (first, VIEWS), (first + 1, BOTH))},
            structure=structure_of(COUNTS),
            truth=Truth(len(SAID), true_numbers(COUNTS), fingerprints_of(SAID)),
            spoken=spoken_of(document),
        ),
        POLICY,
    )


def refused(folder, *blocks, authored=()):
    """What is told, where people wrote these lines."""
    with pytest.raises(DisclosureError) as error:
        check(folder, *blocks)
    return "\n".join(map(str, for_authors(error.value.problems, authored)))


def test_a_number_of_something_else_that_equals_a_hidden_one_passes(tmp_path):
    blank = bound("3", "comments", "why", "blank")
    check(tmp_path, Paragraph("Sikh people and others: " + blank + " left the box empty."))


def test_the_same_number_without_a_name_is_refused(tmp_path):
    told = refused(tmp_path, Paragraph("Sikh people and others: 3 left the box empty."))
    assert "words give a figure that is hidden in row" in told


def test_a_number_that_claims_to_be_a_cell_which_is_hidden_is_refused(tmp_path):
    three = bound("3", str(WHO), "Sikh", "People")
    assert "hidden in row" in refused(tmp_path, Paragraph("Sikh people: " + three + "."))


def test_a_number_that_claims_to_be_a_cell_which_is_shown_must_be_the_one_counted(tmp_path):
    shown = bound("75", str(WHO), "None", "People")
    check(tmp_path, Paragraph("Of " + shown + " people, none was “Sikh”."))
    other = bound("3", str(WHO), "None", "People")
    assert "hidden in row" in refused(tmp_path, Paragraph("“Sikh”, of " + other + " people."))


def test_a_name_of_a_kind_that_nobody_knows_is_not_believed(tmp_path):
    three = bound("3", "a new chapter", "all")
    assert "hidden in row" in refused(tmp_path, Paragraph("Sikh people: " + three + "."))


def test_a_cell_of_words_is_what_its_name_says(tmp_path):
    cell = bound("3", "ledger", "came in", "paper")
    check(tmp_path, Facts("What came in: Faith", ("What", "How many"), (("Sikh", cell),)))


def test_numbers_of_sentences_that_stand_in_the_code_as_printed_pass():
    numbers = NamedNumbers(spoken_of())
    three = "A campaign is the same text, or nearly the same, in 3 or more responses."
    assert CAMPAIGNS.startswith(three)
    assert "3" not in numbers.without(three)
    assert numbers.without(three.replace("3", "10")) == three.replace("3", "10")


def test_a_number_among_the_words_of_a_theme_is_a_word(tmp_path):
    found = "Found in the comments. Characteristic words: Sikh, {}, mph."
    check(tmp_path, Paragraph(found.format(3)))
    assert "hidden in row" in refused(tmp_path, Paragraph("The words are: Sikh, 3, mph."))


def test_numbers_in_the_notes_of_a_table_pass():
    numbers = NamedNumbers(spoken_of(report()))
    note = "[c] marks figures that are hidden. Some are hidden because a count is from 1 to 4"
    (whole,) = (words for words in numbers.spoken if words.startswith(note))
    assert "5" not in numbers.without(whole)


@pytest.mark.parametrize("number", ["Chart 3: Sikh.", "Charts 2 and 3: Sikh.", "Table 3: Sikh."])
def test_numbers_of_charts_and_tables_are_names(tmp_path, number):
    check(tmp_path, Paragraph(number))


LINE = Authored("words/heard.md", "- Among them were 3 Sikh people.", 7, named=True)


def test_an_author_is_told_file_line_and_a_sentence_that_passes(tmp_path):
    told = refused(tmp_path, Paragraph("Among them were 3 Sikh people."), authored=[LINE])
    assert told.startswith("words/heard.md, line 7: Nothing was published. A number in this line")
    passes = "Among them were {themes-faith / Sikh / People} Sikh people."
    assert told.endswith(f"This would pass: {passes}")
    assert "3" not in told.replace("row 3", "")
    check(tmp_path, Paragraph(passes.replace("{themes-faith / Sikh / People}", "[c]")))


def test_where_no_figure_can_be_named_the_sentence_that_passes_has_no_number(tmp_path):
    line = Authored("study.toml", 'description = "Sikh people, 3 in all, were asked."', 4)
    told = refused(tmp_path, Paragraph("Sikh people, 3 in all, were asked."), authored=[line])
    assert told.startswith("study.toml, line 4: ")
    assert told.endswith("This would pass: Sikh people, some in all, were asked.")


def test_a_line_with_the_same_number_among_other_words_is_not_blamed(tmp_path):
    line = Authored("study.toml", 'title = "The 3 towns plan"', 2)
    told = refused(tmp_path, Paragraph("Among them were 3 Sikh people."), authored=[line, LINE])
    assert told.startswith("words/heard.md, line 7")


def test_the_name_of_a_theme_is_settled_in_the_workbook_and_not_quoted(tmp_path):
    cell = Authored("review.xlsx", "Asked by 3 people", sheet="Themes")
    told = refused(tmp_path, Paragraph("Sikh: asked by 3 people."), authored=[cell])
    assert told.startswith('review.xlsx > sheet "Themes": ')
    assert "asked" not in told.casefold()


def test_what_nobody_wrote_is_a_mistake_of_ours_with_a_way_out(tmp_path):
    told = refused(tmp_path, Paragraph("Sikh people were 3."), authored=[LINE])
    assert "[report] sections in study.toml" in told


@pytest.mark.parametrize("table", [WHO, VIEWS, BOTH])
def test_the_check_calls_each_figure_as_the_report_does(table):
    made = protect([[one] for one in COUNTS], POLICY, Respondents(len(SAID), "invented"))
    (printed,) = (one.table for one in made if one.table.id == table)
    places = structure_of(COUNTS).table(table)
    mine = [
        figure_names(places)[row][column]
        for row in range(len(printed.rows))
        for column in range(len(printed.columns))
    ]
    assert mine == [
        " / ".join(cell_name(printed, row, at))
        for row in printed.rows
        for at in range(len(printed.columns))
    ]

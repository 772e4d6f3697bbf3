"""Sentences, cells of words and quotes may not give what a table hides."""

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml import OxmlElement
from openpyxl import load_workbook

from consult.audit import Expected, audit
from consult.audit.prose import _Figure, _ProseReader, _Table
from consult.audit.words import TextPiece, pieces
from consult.disclose import Respondents, protect, structure_of, true_numbers
from consult.errors import DisclosureError
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.table_id import TableId
from consult.model.publishing.structure import Truth
from consult.model.words.document import Document, Facts, Heading, Paragraph, Quote, TableBlock
from consult.report.sheets.workbook import write_workbook
from consult.report.word.document import write_word
from consult.tabulate import by_answer, crosstab, frequency
from tests.audit.released import FAITH, POLICY, VIEW, answers, fingerprints_of, people

# 3 people are Sikh, 2 of whom say yes; the table of faiths hides them, and Christians with them.
SAID = people(
    ("None", "Yes", 40),
    ("None", "No", 35),
    ("Christian", "Yes", 30),
    ("Christian", "No", 33),
    ("Sikh", "Yes", 2),
    ("Sikh", "No", 1),
)
WHO, VIEWS = TableId.parse("themes-faith"), TableId.parse("question-view")
BOTH = VIEWS.across("religion")
SHOWN = "Most people who answered said yes (52%, 72 of 141)."


def counted(said):
    """Faiths as if they were the themes people raised, views, and views by faith."""
    ids = [f"r{at}" for at in range(len(said))]
    faith, view = (
        by_answer(question, answers(question, ids, [one[at] for one in said]), ids)
        for at, question in enumerate((replace(FAITH, text="Faith"), VIEW))
    )
    return (
        frequency(faith, TableSpec(WHO, "Faith", "people"), use=Use.THEMES),
        frequency(view, TableSpec(VIEWS, "Views", "people"), use=Use.QUESTION),
        crosstab(faith, view, TableSpec(BOTH, "Views – by faith", "people")),
    )


@pytest.fixture(scope="module")
def tables():
    ways = [[counts] for counts in counted(SAID)]
    made = protect(ways, POLICY, Respondents(len(SAID), "invented"))
    return tuple(item.table for item in made)


@pytest.fixture
def report(tables, tmp_path):
    """A report with sections, sentences, quotes and a table of words, in Word and Excel."""
    who, views, both = map(TableBlock, tables)
    shown = next(row.label for row in tables[0].rows if row.cells[0].number and row.label != "All")
    document = Document(
        "T",
        "",
        "",
        (
            Heading("Summary"),
            Paragraph("This is a summary."),
            Heading("Faith", 2),
            who,
            Heading(shown, 3),
            Quote("They told us why."),
            Heading("Sikh", 3),
            Paragraph("The number is hidden."),
            Heading("Views", 2),
            Paragraph("People could choose one answer."),
            views,
            Heading("By faith", 2),
            both,
            Facts(
                "Compared, by faith",
                ("Question", "Answer", "Group", "In the group"),
                (("“Views”", "Yes", "All of them", "52% of 141"),),
            ),
        ),
    )
    write_word(document, tmp_path / "a.docx")
    write_workbook(document, tmp_path / "t.xlsx")
    return {name: (tmp_path / name).read_bytes() for name in ("a.docx", "t.xlsx")}


CONTENTS = ((1, WHO), (2, VIEWS), (3, BOTH), (4, None))


def check(files, **others):
    """Against what people said; some files may number their tables otherwise."""
    counts = counted(SAID)
    return audit(
        files,
        Expected(
            contents=dict.fromkeys(files, CONTENTS) | others,
            structure=structure_of(counts),
            truth=Truth(len(SAID), true_numbers(counts), fingerprints_of(SAID)),
        ),
        POLICY,
    )


def refused(files):
    with pytest.raises(DisclosureError) as error:
        check(files)
    return str(error.value)


def written_after(files, text, words, *, style=None, control=False):
    """The report with one more paragraph after the one of that text, in a control if asked."""
    document = docx.Document(io.BytesIO(files["a.docx"]))
    place = [one for one in document.paragraphs if one.text == text][-1]  # not in the contents
    added = document.add_paragraph(words, style=style)
    element = added._p
    if control:
        sdt, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        for run in list(element.r_lst):
            content.append(run)
        sdt.append(content)
        element.append(sdt)
    place._p.addnext(element)
    held = io.BytesIO()
    document.save(held)
    return files | {"a.docx": held.getvalue()}


def with_cell(files, sheet, cell, words):
    book = load_workbook(io.BytesIO(files["t.xlsx"]))
    book[sheet][cell] = words
    held = io.BytesIO()
    book.save(held)
    return files | {"t.xlsx": held.getvalue()}


def test_the_report_as_made_passes(report):
    assert check(report).record["passed"]


@pytest.mark.parametrize(
    "words",
    [
        "In all, 3 people were Sikh.",
        "Sikh (2%)",
        "Of those who say so, Sikh people are 2.1%.",
        "The smallest group was “Sikh”: 3.",
    ],
)
@pytest.mark.parametrize("control", [False, True])
def test_a_sentence_that_gives_a_hidden_number_is_found(report, words, control):
    files = written_after(report, "The number is hidden.", words, control=control)
    told = refused(files)
    assert "a.docx, under “Faith”: words give a figure that is hidden in row" in told
    assert "of Table 1" in told
    assert "3" not in told.replace("row 3", "")


def test_the_number_of_a_theme_under_its_own_heading_is_found(report):
    files = written_after(report, "The number is hidden.", "Raised by 3 people (2%).")
    assert "hidden in row" in refused(files)


def test_a_summary_far_from_the_table_is_read_too(report):
    for words in ("Themes raised most often: Sikh (2%).", "“Faith” Sikh: 3 people."):
        files = written_after(report, "This is a summary.", words)
        assert "under “Summary”: words give a figure" in refused(files)


def test_a_sentence_on_a_group_and_an_answer_is_found(report):
    words = "Of Sikh people 67% said “Yes” to “Views”."
    files = written_after(report, "By faith", words)
    assert "of Table 3, column 2" in refused(files)


def test_numbers_that_are_shown_or_say_something_else_raise_no_alarm(report):
    for after, words in (
        ("People could choose one answer.", SHOWN),
        ("The number is hidden.", "Table 3 has more. In 2 places people met."),
        ("The number is hidden.", "See also Tables 2 and 3 on Sikh people."),
        ("This is a summary.", "Open from 3 May, for Sikh people and others."),
    ):
        check(written_after(report, after, words))


def test_a_caption_is_by_what_it_ends_in_and_not_by_what_that_ends_in():
    # Table 3 is by faith. A caption by "Interfaith" ends in those letters and is by something else.
    views, both = structure_of(counted(SAID)).tables[1:]
    figure = _Figure(frozenset({"sikh", "yes"}), 2, 3, hidden=True, where="row 3", crossed=True)
    tables = {VIEWS: _Table(views, ()), BOTH: _Table(both, (figure,))}
    reader = _ProseReader(tables, {"Views": frozenset({VIEWS, BOTH})})

    def alarms(caption):
        row = "“Views” | Yes | Sikh | 67% of 3"
        return list(reader.problems(TextPiece("t.xlsx", "67% of 3", row=row, section=caption)))

    assert alarms("Compared, by faith")
    assert alarms("Faith")
    assert alarms("Compared, by “Faith”")
    assert not alarms("Compared, by interfaith")


def test_an_option_called_other_is_not_the_word_other():
    # "Other" is hidden with 3 people; a sentence with a 3 may still speak of other people.
    figure = _Figure(frozenset({"other"}), 3, 80, hidden=True, where="row 4 of Table 1")
    table = _Table(structure_of(counted(SAID)).tables[0], (figure,))
    reader = _ProseReader({WHO: table}, {"Faith": frozenset({WHO})})

    def alarms(words):
        return list(reader.problems(TextPiece("a.docx", words, tables=frozenset({WHO}))))

    assert not alarms("In 3 places other people met, and others did not.")
    assert alarms("“Other” was chosen by 3 people.")


def test_a_share_of_a_group_that_a_breakdown_shows_is_not_that_of_an_option_called_alike():
    # 4 of 80 chose the hidden option "Errors"; 15 of 300 women raised the theme of that name.
    who, _, both = structure_of(counted(SAID)).tables
    option = _Figure(frozenset({"errors"}), 4, 80, hidden=True, where="row 4 of Table 1")
    theme = _Figure(
        frozenset({"errors", "women"}), 15, 300, hidden=False, where="Table 3", crossed=True
    )
    reader = _ProseReader({WHO: _Table(who, (option,)), BOTH: _Table(both, (theme,))}, {})

    def alarms(cell, row):
        return list(reader.problems(TextPiece("t.xlsx", cell, row=row)))

    assert not alarms("“Errors” (5%)", "Themes | Women | “Errors” (5%)")
    assert alarms("“Errors” (5%)", "Themes | Men | “Errors” (5%)")
    assert alarms("“Errors” (4)", "Themes | Women | “Errors” (4)")


def test_a_quote_under_a_hidden_theme_is_found(report):
    files = written_after(report, "The number is hidden.", "My words.", style="Quote")
    told = refused(files)
    assert "a comment is quoted under a theme whose number is hidden" in told
    assert "My words" not in told


def test_a_quote_under_no_theme_is_found(report):
    files = written_after(report, "This is a summary.", "My words.", style="Quote")
    assert "a comment is quoted under a theme" in refused(files)


def test_a_note_above_a_table_of_the_workbook_is_read(report):
    files = with_cell(report, "Table 1", "A2", "Note: Sikh people are 3")
    assert "t.xlsx, sheet “Table 1”: words give a figure" in refused(files)


def test_a_cell_of_a_table_of_words_is_read_with_its_row(report):
    files = with_cell(with_cell(report, "Table 4", "C4", "Sikh"), "Table 4", "D4", "67% of 90")
    assert "sheet “Table 4”: words give a figure" in refused(files)


PAGE = """<h1>T</h1><h2>Open comments</h2><h3>Faith</h3><table><caption>Table 1: Faith</caption>
<tr><th>Faith</th><th>People</th></tr><tr><th>Sikh</th><td>[c]</td></tr></table>
<h4>Sikh</h4><p>Raised by <span>3</span> people.</p><blockquote><p>My words.</p></blockquote>
<script>var hidden = 3;</script>"""


def test_a_page_is_read_by_its_sections_as_a_word_file_is():
    paragraph, quote = pieces("a.html", PAGE.encode(), {1: WHO})
    assert (paragraph.text, paragraph.section, paragraph.theme) == (
        "Raised by 3 people.",
        "Faith",
        "Sikh",
    )
    assert paragraph.tables == {WHO}
    assert quote.quote
    assert quote.theme == "Sikh"


def test_a_file_that_numbers_its_tables_otherwise_is_read_by_its_own_numbers(
    report, tables, tmp_path
):
    who, views, _ = map(TableBlock, tables)
    blocks = (
        Heading("Views", 2),
        views,
        Heading("Faith", 2),
        Paragraph("3 people were Sikh."),
        who,
    )
    write_word(Document("T", "", "", blocks), tmp_path / "b.docx")
    files = report | {"b.docx": (tmp_path / "b.docx").read_bytes()}
    with pytest.raises(DisclosureError) as error:
        check(files, **{"b.docx": ((1, VIEWS), (2, WHO))})
    assert "b.docx, under “Faith”: words give a figure that is hidden" in str(error.value)
    assert "Table 1 of a.docx or Table 2 of b.docx" in str(error.value)

"""One walk over a Word file: what stands where, what is a figure, and what no reader sees."""

import docx
import pytest
from docx.oxml import parse_xml

from consult.model.words.figure import LENGTH, Binding
from consult.office.captions import Caption, caption_of
from consult.office.word_read import WordRows, word_blocks

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
REPORT = Binding("0123abcd", "4567cdef")
KEY = "a" * LENGTH


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(*inside, style=""):
    name = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{name}{''.join(inside)}</w:p>"


def control(inside, tag=""):
    said = f'<w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>' if tag else ""
    return f"<w:sdt>{said}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def bookmark(inside, name):
    return f'<w:bookmarkStart w:id="7" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="7"/>'


def table(*rows):
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells):
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(*inside):
    return f"<w:tc>{''.join(inside)}</w:tc>"


def read(*parts):
    """The blocks of a file whose body is this."""
    file = docx.Document()
    body = file.element.body
    for element in list(body):
        body.remove(element)
    for element in parse_xml(f"<w:body {SPACES}>{''.join(parts)}</w:body>"):
        body.append(element)
    return list(word_blocks(file))


def line(block):
    return "".join(piece.text for piece in block.line)


def cells(block):
    return [["\n".join(map(line, each)) for each in mine] for mine in block.rows]


def test_paragraphs_and_tables_come_in_the_order_of_the_file():
    first, held, last = read(
        paragraph(run("Before")),
        table(row(cell(paragraph(run("A"))), cell(paragraph(run("1")), paragraph(run("2"))))),
        paragraph(run("After")),
    )
    assert (line(first), line(last)) == ("Before", "After")
    assert isinstance(held, WordRows)
    assert cells(held) == [["A", "1\n2"]]


def test_what_stands_in_content_controls_is_read_at_every_depth():
    held, words = read(
        control(table(control(row(cell(paragraph(run("A"))), control(cell(paragraph())))))),
        control(paragraph(run("of "), control(run("191")), run(" people"))),
    )
    assert cells(held) == [["A", ""]]
    assert line(words) == "of 191 people"


@pytest.mark.parametrize(
    "inside",
    [
        control(run("191"), REPORT.tag(KEY)),
        control(f"<w:ins>{run('191')}</w:ins>", REPORT.tag(KEY)),
        bookmark(run("191"), REPORT.bookmark(KEY, 1)),
    ],
    ids=["a content control", "a control with a tracked change", "a bookmark"],
)
def test_a_figure_is_known_by_what_stands_around_it(inside):
    (words,) = read(paragraph(run("of "), inside, run(" people")))
    plain, figure, rest = words.line
    assert (plain.figure, rest.figure) == (None, None)
    assert (figure.text, figure.figure) == ("191", (REPORT, KEY))


def test_the_tag_of_another_program_makes_no_figure():
    (words,) = read(paragraph(control(run("191"), "somebody:else")))
    assert [piece.figure for piece in words.pieces] == [None]


@pytest.mark.parametrize(
    "hidden",
    [
        '<w:del><w:r><w:delText xml:space="preserve"> 77</w:delText></w:r></w:del>',
        f"<w:moveFrom>{run(' 77')}</w:moveFrom>",
        (
            "<mc:AlternateContent><mc:Choice/>"
            f"<mc:Fallback>{run(' 77')}</mc:Fallback></mc:AlternateContent>"
        ),
        f"<w:r><w:pict><w:txbxContent>{paragraph(run(' 77'))}</w:txbxContent></w:pict></w:r>",
    ],
    ids=["deleted", "moved away", "another form of the same", "a box beside the line"],
)
def test_what_is_in_the_file_and_not_in_the_line_is_told_apart(hidden):
    (words,) = read(paragraph(run("It had some."), hidden))
    assert line(words) == "It had some."
    assert words.text == "It had some. 77"


def test_what_a_tracked_change_put_in_or_moved_here_is_part_of_the_line():
    changed = f"<w:ins>{run(' new')}</w:ins><w:moveTo>{run(' moved')}</w:moveTo>"
    (words,) = read(paragraph(run("Some"), changed))
    assert line(words) == "Some new moved"


def test_tabs_and_ends_of_lines_are_spaces_and_a_hyphen_is_a_hyphen():
    inside = "<w:t>65</w:t><w:noBreakHyphen/><w:t>74</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t>"
    (words,) = read(paragraph(f"<w:r>{inside}</w:r>"))
    assert line(words) == "65-74 a b"


@pytest.mark.parametrize(
    ("style", "level"),
    [("Heading1", 1), ("heading 2", 2), ("Heading3", 3), ("TOC1", 0), ("Quote", 0), ("", 0)],
)
def test_a_heading_is_known_by_its_style_in_any_program(style, level):
    (words,) = read(paragraph(run("Faith"), style=style))
    assert (words.style, words.level) == (style, level)


def test_a_table_inside_a_cell_is_words_of_that_cell():
    inner = table(row(cell(paragraph(run("inner")))))
    (held,) = read(table(row(cell(paragraph(run("outer")), inner), cell(paragraph()))))
    assert cells(held) == [["outer\ninner", ""]]


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("Table 3: Views", Caption(3, "Views")),
        ("Table 3 (continued): Views", Caption(3, "Views")),
        ("Table\u00a012:  Views: all", Caption(12, "Views: all")),
        ("Table 3 shows views", None),
        ("See Table 3: Views", None),
    ],
)
def test_a_caption_has_a_number_and_a_title(text, caption):
    assert caption_of(text) == caption
